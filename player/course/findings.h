/*
 * What a reader has to say about an author's course: a list, not an error, so that one check names everything at once.
 * The player plays a course whose findings hold no error; 'coursepack check' prints them all, sorted by file and line.
 */
#ifndef COURSE_FINDINGS_H
#define COURSE_FINDINGS_H

#include "base/base.h"

enum severity { SEVERITY_WARNING, SEVERITY_ERROR };

struct finding {
	enum severity severity;
	const char *file; /* as in the course folder, "modules/05-telling/module.xml" */
	int line;         /* 1-based; 0 for the file as a whole */
	const char *text; /* what is wrong; what to do. No capital, no full stop */
	const char *code; /* short, stable, "no-right-answer" */
};

/* Zeroed but for the arena it is empty. At most LIMIT_FINDINGS are kept; the count goes on. */
struct findings {
	struct arena *a;
	struct finding *list;
	size_t n, cap;
	size_t errors, warnings;
};

void findings_add(struct findings *f, enum severity severity, const char *file, int line, const char *code,
    const char *format, ...) __attribute__((format(printf, 6, 7)));
/* By file, then line, then text; equal ones once. */
void findings_sort(struct findings *f);

#endif
