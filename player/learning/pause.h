/*
 * A pause within a course: a few minutes that begin when the learner says so, and can be ended at any time. Pure: the
 * time is given. While none runs there is nothing to wait for, and nothing of it is kept.
 */
#ifndef LEARNING_PAUSE_H
#define LEARNING_PAUSE_H

#include "base/base.h"

enum { PAUSE_STEP_MS = 10000 /* how often the picture of it moves on */ };

struct pause {
	int64_t since; /* when it began, 0: none runs */
	int64_t length_ms;
	int64_t gone_ms; /* as shown last */
	bool over;       /* it ran to its end */
};

void pause_start(struct pause *p, int minutes, int64_t now);
void pause_stop(struct pause *p);
/* When pause_tick has something to do, 0 never. */
int64_t pause_due(const struct pause *p);
/* True: something changed. */
bool pause_tick(struct pause *p, int64_t now);
/* "about 2 minutes left", "less than a minute left". */
const char *pause_left(const struct pause *p, struct arena *a);

#endif
