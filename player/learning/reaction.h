/*
 * How fast a person presses a switch, from five presses, and the scanning step that suits them: mean reaction time /
 * 0.65, "the .65 rule" (Simpson, Koester, LoPresti 2007). Pure: the time is given.
 */
#ifndef LEARNING_REACTION_H
#define LEARNING_REACTION_H

#include "base/base.h"

enum { REACTION_PRESSES = 5, REACTION_PATIENCE_MS = 6000, REACTION_MISSES = 3 };

struct reaction {
	bool running;
	int n; /* presses that counted */
	int ms[REACTION_PRESSES];
	int64_t next_at;  /* when the sign shows next; 0 while it shows */
	int64_t shown_at; /* since when it shows; 0 not now */
	bool early;       /* the last press came before the sign */
	int missed;       /* signs in a row that nobody answered */
};

void reaction_start(struct reaction *r, int64_t now);
/* When reaction_tick has something to do, 0 never. */
int64_t reaction_due(const struct reaction *r);
/* The sign comes, or goes unanswered; after three of these it stops. True: something changed. */
bool reaction_tick(struct reaction *r, int64_t now);
void reaction_press(struct reaction *r, int64_t now);
bool reaction_done(const struct reaction *r);
/* Of the presses so far, 0 with none. */
int reaction_mean_ms(const struct reaction *r);
/* The step that suits, rounded up to 10 ms, 200 to 20,000; 0 before all presses are there. */
int reaction_step_ms(const struct reaction *r);

#endif
