/* A small course and learners who take it, for the tests of handing in and of collecting. Included once in each. */
#ifndef TESTS_UNIT_HANDIN_OF_H
#define TESTS_UNIT_HANDIN_OF_H

#include "course/model.h"
#include "tests/test.h"

#include "records/handin.h"

static const struct topic handin_topics[] = { { "signs", "Signs" }, { "telling", "Telling" } };
static const struct outcome handin_outcomes[] = { { .id = "lo1", .topic = "telling" },
	{ .id = "lo2", .topic = "signs" } };
static const struct test_pair handin_pairs[] = {
	{ .id = "p01", .outcome = "lo1" },
	{ .id = "p02", .outcome = "lo1" },
	{ .id = "p03", .outcome = "lo2" },
};
static const struct test handin_test = { .id = "knowledge", .minutes = 15, .pair = handin_pairs, .pair_n = 3 };
static const struct course handin_course = { .id = "csa",
	.version = "1.2.0",
	.release = 3,
	.topic = handin_topics,
	.topic_n = 2,
	.outcome = handin_outcomes,
	.outcome_n = 2,
	.test = &handin_test };

struct handin_learner {
	struct learner learner;
	struct registration registration;
};

static inline bool handin_learner_make(
    struct records *r, struct arena *a, const char *name, struct handin_learner *out, struct err *e)
{
	return learner_add(r, a, name, &out->learner, e) &&
	    registration_open(r, a, &out->learner, handin_course.id, &out->registration, e);
}

static inline bool handin_event(struct records *r, const struct handin_learner *l, const char *item, const char *verb,
    const char *attempt, int success, int score, int score_max, struct err *e)
{
	struct event ev = { .course = "csa",
		.release = 3,
		.item = item,
		.verb = verb,
		.response = success == 1 ? "a" : "?",
		.success = success,
		.score = score,
		.score_max = score_max,
		.attempt = attempt,
		.date = "2026-11-25" };
	return event_add(r, l->registration.id, &ev, e);
}

/* Sits the test: right is a bit a pair. */
static inline bool handin_sitting(struct records *r, struct arena *a, const struct handin_learner *l,
    const char *attempt, char form, unsigned right, struct err *e)
{
	int score = 0;
	bool ok = true;
	for (unsigned i = 0; ok && i < 3; i++) {
		bool yes = (right >> i & 1) != 0;
		score += yes;
		ok = handin_event(r, l, arena_printf(a, "p0%u.%c", i + 1, form), "answered", attempt, yes, -1, -1, e);
	}
	return ok &&
	    handin_event(r, l, arena_printf(a, "knowledge.%s", attempt), "completed", attempt, -1, score, 3, e);
}

static inline bool handin_bytes(
    struct records *r, struct arena *a, const struct handin_learner *l, struct bytes *out, struct err *e)
{
	const char *text = NULL, *name = NULL;
	if (!handin_build(r, a, l->registration.id, &handin_course, &text, &name, e))
		return false;
	out->n = strlen(text);
	out->p = arena_alloc(a, out->n + 1);
	memcpy(out->p, text, out->n);
	return true;
}

#endif
