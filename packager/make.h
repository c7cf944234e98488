/*
 * One pack made of files: what 'build' does for a course and 'local build' for a local sheet. The same folder gives the
 * same bytes.
 */
#ifndef PACKAGER_MAKE_H
#define PACKAGER_MAKE_H

#include "course/pack.h"
#include "packager/deflate.h"
#include "packager/source.h"
#include "packager/verbs.h"

struct making {
	const struct io *io;
	struct arena *a;
	struct deflate_job *job; /* its files, in the pack's order */
	size_t n;
	const char *name, *comment;    /* the file's usual name; the signature's trusted comment */
	const char *out, *base;        /* -o and --base, NULL none */
	const struct seal_secret *key; /* NULL: unsigned */
	int workers;                   /* 0: all processors */
	/* Whether the finished pack still holds what was checked: somebody may save a file in between. */
	bool (*same)(const void *context, struct pack *pack);
	const void *context;
	int64_t started, checked; /* by os_ms: what took how long */
};

/* The used files of the list, copied into the arena. */
void making_files(struct making *m, const struct source_list *source);
/* Makes the pack, proves it, gives it its name, says so. */
bool pack_make(const struct making *m, struct err *e);
/* A text as part of a file's name. */
const char *pack_file_safe(struct arena *a, const char *s);

#endif
