/*
 * Checking a course folder: the player's own reader first, then the findings for authors. 'check' shows what comes of
 * it; 'build' packs only what passes.
 */
#ifndef PACKAGER_CHECK_VERB_H
#define PACKAGER_CHECK_VERB_H

#include "course/findings.h"
#include "course/model.h"
#include "course/pack.h"
#include "packager/source.h"
#include "packager/verbs.h"

struct checked {
	const struct course *course; /* NULL when course.xml could not be read: then there are error findings */
	struct source_list source;   /* used is marked */
	struct findings findings;    /* sorted */
};

/* Reads and checks the folder; all in the arena. False: it could not be looked at (e says why). */
bool course_check(
    struct arena *a, const char *folder, const char *today, bool release, struct checked *out, struct err *e);

/* "FILE:LINE: error|warning: sentence [code]", one a line. */
void findings_print(FILE *out, const struct findings *f);

/* What 'check' says of them: as lines or JSON, and a summary on talk. Gives the exit code. */
int findings_report(
    const struct io *io, struct arena *a, struct findings *f, const char *folder, bool json, bool strict);

#endif
