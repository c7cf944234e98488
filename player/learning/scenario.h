/*
 * A way through a case, as text that is kept while the case is open: "" at the introduction, ">" at the first scene,
 * ">b" after option b with its feedback in view, ">b>" in the scene it leads to, ">b>?c" there with c marked but not
 * decided. Pure.
 */
#ifndef LEARNING_SCENARIO_H
#define LEARNING_SCENARIO_H

#include "base/base.h"
#include "course/model.h"

enum { SCENARIO_DECISIONS = 64 }; /* more than any case has; a loop walked round and round ends here */

struct scenario_decision {
	const struct scene *scene;
	const struct option *option;
};
struct scenario_state {
	bool begun;                  /* false: at the introduction */
	const struct scene *scene;   /* where the learner is; NULL at the introduction */
	const struct option *chosen; /* its feedback is in view; NULL: still to decide, or an ending */
	const struct option *marked;
	size_t past_n; /* decisions before this scene */
	struct scenario_decision past[SCENARIO_DECISIONS];
};

/* Follows a path. False when it does not fit the scenario (a newer version changed it): the state is then the
 * introduction. */
bool scenario_follow(const struct scenario *s, const char *path, struct scenario_state *out);

/* The path after an act; the same path when the act can't be done there. In the arena. */
const char *scenario_begin(struct arena *a, const char *path);
const char *scenario_mark(struct arena *a, const struct scenario *s, const char *path, const char *option);
const char *scenario_decide(struct arena *a, const struct scenario *s, const char *path);
const char *scenario_go_on(struct arena *a, const struct scenario *s, const char *path);
/* To the decision before, its option still marked: there the others can be tried. From the first scene: the
 * introduction. */
const char *scenario_back(struct arena *a, const struct scenario *s, const char *path);

/* The order a scene's options are shown in, by the learner's own draw; order has room for SCENARIO_OPTIONS. */
enum { SCENARIO_OPTIONS = 8 };
void scenario_order(const char *seed, const struct scenario *s, const struct scene *scene, size_t *order);

/* --- names --- */
/* The name of a set that this learner's draw chooses: the same after a restart. NULL when there is no such set. */
const char *name_drawn(const struct course *c, const char *set, const char *seed);
/* The same scenario or worksheet with each name as drawn; in the arena. */
const struct scenario *scenario_named(
    struct arena *a, const struct course *c, const struct scenario *s, const char *seed);
const struct worksheet *worksheet_named(
    struct arena *a, const struct course *c, const struct worksheet *w, const char *seed);

#endif
