/*
 * Which form first, and in which order: drawn from the registration's random id, so that it is the same after
 * a restart and can be told again from the record (decisions.md, 'Tests and scores').
 */
#ifndef LEARNING_FORM_H
#define LEARNING_FORM_H

#include "base/base.h"
#include "course/model.h"

/*
 * The form (0 = a, 1 = b) of the pre-test: the n-th learner of a laptop (0-based) draws a coin from the own
 * random id when n is even, and takes what the one before did not when n is odd (blocks of two). previous:
 * the form drawn by learner n-1.
 */
int form_draw(const char *registration, int n, int previous);

/*
 * A fixed shuffle of 0..n-1 by seed and id: a permutation into order[]. 'Not sure' is not among them: it
 * stands last.
 */
void shuffle_order(const char *seed, const char *id, size_t n, size_t *order);
/*
 * The order the choices of q are shown in: shuffled, but a true-false, a scale stay; an order question never
 * starts right.
 */
void question_order(const char *seed, const struct question *q, size_t *order);

#endif
