/*
 * The hand-in file: learning data under the random registration id, no name (decisions.md). JSON, "coursepack-results"
 * 1, plain for now; the sealed file of the roadmap will hold these bytes. Only events of scored questions, tests,
 * completion are in it.
 */
#ifndef RECORDS_HANDIN_H
#define RECORDS_HANDIN_H

#include "records/records.h"

/* The file's bytes in the arena, and a name for it: "results-COURSE-XXXXXXXX.json". */
bool handin_build(struct records *r, struct arena *a, const char *registration, const struct course *c,
    const char **text, const char **file_name, struct err *e);

#endif
