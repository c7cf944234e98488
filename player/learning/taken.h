/*
 * What a module was when somebody finished it: each item's id, a hash of what it says, and its title, so that a later
 * release can name what is new, changed or gone. It is of the release, not of the learner: whoever finishes the same
 * module of the same release has the same bytes. Pure.
 */
#ifndef LEARNING_TAKEN_H
#define LEARNING_TAKEN_H

#include "base/base.h"
#include "course/model.h"

/* A line an item: "m5-process 0123456789abcdef Telling is a process"; in a. */
const char *taken_write(struct arena *a, const struct module *m);

enum change { CHANGE_NEW, CHANGE_CHANGED, CHANGE_REMOVED };
struct changed {
	enum change how;
	const char *id, *title; /* as it is now, or of what is gone as it was */
};
/* From what module m was, NULL not known, to what it is in c; new is what none of all (every module as it was, one
 * after another) has, so that what only moved is none. In a; gives how many. */
size_t taken_compare(struct arena *a, const char *was, const char *all, const struct course *c, const struct module *m,
    const struct changed **out);

#endif
