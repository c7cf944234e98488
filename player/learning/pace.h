/*
 * How long somebody has been at a course, told from input alone: nothing ticks, and a laptop that is left counts
 * nothing. It lives in memory only, since minutes that were kept would tell who read a hard part and who passed it by.
 * Also how the modules part into sittings. Pure: the time is given.
 */
#ifndef LEARNING_PACE_H
#define LEARNING_PACE_H

#include "base/base.h"
#include "course/model.h"

enum {
	PACE_READING_MS = 5 * 60 * 1000, /* as long as anybody reads one screen: of a longer silence this much counts */
	PACE_REST_MS = 10 * 60 * 1000,   /* a silence as long as this is a break, and counts nothing */
	PACE_BREAK_MS = 50 * 60 * 1000,  /* after so long a break is suggested */
	PACE_LATER_MS = 15 * 60 * 1000,  /* and after so long again when it was put off */
};

struct pace {
	int64_t last;      /* the input before; 0: none yet */
	int64_t active_ms; /* all of today */
	int64_t since_ms;  /* since the last break */
	int64_t from_ms;   /* a break is suggested from here on; 0: PACE_BREAK_MS */
	bool suggested;    /* the suggestion is in view until it is answered */
};

void pace_input(struct pace *p, int64_t now);
/* No input of the course comes for a while: another screen, the screen is hidden. */
void pace_leave(struct pace *p);
bool pace_break_due(const struct pace *p);
void pace_rested(struct pace *p);
void pace_later(struct pace *p);

enum { SITTINGS_MOST = 3 };
/* Modules first to last - 1 of the course, and what they take with the test's minutes. */
struct planned {
	size_t first, last;
	int minutes;
};
/* The modules in order in n sittings (1 to SITTINGS_MOST), the longest as short as can be; fewer when there are fewer
 * modules. Gives how many. */
size_t pace_plan(const struct course *c, size_t n, struct planned out[SITTINGS_MOST]);

#endif
