/* Completion and gain: pure sums over what a record holds. */
#ifndef LEARNING_PROGRESS_H
#define LEARNING_PROGRESS_H

#include "base/base.h"
#include "course/model.h"

struct module_progress {
	int furthest; /* items seen, 0..item_n */
	bool done;
};
struct course_progress {
	int permille; /* of the minutes of counted modules and tests */
	int minutes_left;
	int modules_done, modules_counted;
	bool pre_done, post_done,
	    complete; /* complete: every counted module done and the post-test, where there is one */
};
/* one module_progress per module of the course. */
struct course_progress course_progress(
    const struct course *c, const struct module_progress *m, bool pre_done, bool post_done);

/* A test sitting's answers, one response per pair, "" unanswered. */
struct topic_score {
	const char *topic; /* topic id */
	int right, of;
};
struct test_score {
	int right, of;
	size_t topic_n;
	const struct topic_score *topic;   /* in the course's order, topics with items only; in the arena */
	const char *const *wrong_critical; /* pair ids */
	size_t wrong_critical_n;
};
struct test_score test_score(struct arena *a, const struct course *c, int form, const char *const *response);

/*
 * Share of what there was left to learn that was learned, in permille to the nearest (Hake 1998); -1 when
 * before was full or not taken. Other negative values are a loss; none is -1 in a test of fewer than 600
 * items.
 */
int gain_permille(int before, int now, int of);

#endif
