/*
 * The author's folder as a list of files: course.xml first, then by name in byte order, so that everything made from
 * it is the same on every disk. Only what the course refers to is packed: a stray file in a folder about children
 * must not travel.
 */
#ifndef PACKAGER_SOURCE_H
#define PACKAGER_SOURCE_H

#include "course/findings.h"
#include "course/model.h"
#include "course/pack.h"

struct source_file {
	const char *name; /* as the entry will be called, "modules/05-telling/module.xml" */
	const char *path; /* where it lies */
	int64_t size;
	bool used; /* the course refers to it */
};
struct source_list {
	struct source_file *file;
	size_t n;
};

/*
 * Every file below folder but hidden ones, editors' backups (~) and the authority's own sheet in local/. A link, a
 * device, a name that a pack may not hold: an error finding. False when a folder cannot be listed.
 */
bool source_read(struct arena *a, const char *folder, struct source_list *out, struct findings *f, struct err *e);

/* The file of this name or NULL. */
struct source_file *source_find(const struct source_list *s, const char *name);

/* Marks what is referred to: course.xml, every src in it and in the files it names, and what its boards name. c may
 * be NULL. */
void source_mark_used(struct source_list *s, struct pack *p, const struct course *c);

#endif
