/*
 * Scoring: pure, whole numbers. A response is text in the xAPI form (xAPI 1.0.3, 4.1.1.6): choice and sequencing ids
 * joined by
 * "[,]", matching "left[.]right" joined by "[,]", a true-false as "true"; "" is no answer, "?" is 'not sure'. Ids in a
 * multiple choice are written in the question's own order, so that equal answers are equal bytes.
 */
#ifndef LEARNING_SCORE_H
#define LEARNING_SCORE_H

#include "base/base.h"
#include "course/model.h"

#define RESPONSE_UNSURE "?"

/* 1 mark each, all or nothing (content-facts.md E.2). 'Not sure', no answer, unscored kinds: false. */
bool question_right(const struct question *q, const char *response);
/* Whether the response is complete enough to be checked (every pair matched, something chosen; an order always is). */
bool response_complete(const struct question *q, const char *response);
/* Whether each id stands in the question: what is read back from a record must still fit it. */
bool response_fits(const struct question *q, const char *response);

/* Whether the choice with this id is chosen; for a match the id it is joined with or NULL (lent from a). */
bool response_has(const char *response, const char *id);
const char *response_match(struct arena *a, const char *response, const char *left);
/* The new response after choosing, unchoosing, joining or moving. Results lie in the arena. */
const char *response_choose(struct arena *a, const struct question *q, const char *response, const char *id);
const char *response_join(
    struct arena *a, const struct question *q, const char *response, const char *left, const char *right);
/* by: -1 up, 1 down. shown is the current order's response (never ""). */
const char *response_move(struct arena *a, const char *response, const char *id, int by);
/* The right response, as the record would hold it. */
const char *response_key(struct arena *a, const struct question *q);
/* Choice ids in the order shown, as a response: for a QUESTION_ORDER before anything was moved. */
const char *response_initial(struct arena *a, const struct question *q, const size_t *order);

#endif
