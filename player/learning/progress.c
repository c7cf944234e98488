/*
 * Sums over what a record holds. Minutes are added as exact fractions of the modules' items and rounded once,
 * at the end: the share done down, so that 100% means all, the minutes left up, so that 0 means none.
 */
#include "learning/progress.h"

#include "learning/score.h"

static bool has_test(const struct course *c)
{
	return c->test != NULL && c->test->pair_n > 0;
}

/* Thousandths of a minute done in a module that is not finished yet. */
static int64_t module_milli(const struct module *m, struct module_progress p)
{
	if (m->item_n == 0 || p.furthest <= 0)
		return 0;
	int64_t items = (int64_t)m->item_n;
	int64_t seen = p.furthest < items ? p.furthest : items;
	return (int64_t)m->minutes * 1000 * seen / items;
}

struct course_progress course_progress(
    const struct course *c, const struct module_progress *m, bool pre_done, bool post_done)
{
	struct course_progress p = { .pre_done = pre_done, .post_done = post_done };
	int64_t total = 0, done = 0; /* thousandths of a minute */
	for (size_t i = 0; i < c->module_n; i++) {
		const struct module *module = &c->module[i];
		if (!module->ready)
			continue;
		p.modules_counted++;
		p.modules_done += m[i].done;
		total += (int64_t)module->minutes * 1000;
		done += m[i].done ? (int64_t)module->minutes * 1000 : module_milli(module, m[i]);
	}
	bool test = has_test(c);
	if (test) {
		int64_t sitting = (int64_t)c->test->minutes * 1000;
		/* After the post-test a missed pre-test can't be taken any more: its minutes are nobody's to do. */
		total += pre_done || !post_done ? 2 * sitting : sitting;
		done += sitting * ((pre_done ? 1 : 0) + (post_done ? 1 : 0));
	}
	p.complete = (p.modules_counted > 0 || test) && p.modules_done == p.modules_counted && (!test || post_done);
	p.minutes_left = (int)((total - done + 999) / 1000);
	if (p.complete)
		p.permille = 1000;
	else if (total > 0)
		p.permille = (int)(done * 1000 / total);
	if (!p.complete && p.permille > 999)
		p.permille = 999; /* all seen, but something still to finish */
	return p;
}

static const char *pair_topic(const struct course *c, const struct test_pair *pair)
{
	const struct outcome *o = course_outcome(c, pair->outcome);
	return o != NULL ? o->topic : NULL;
}

static struct topic_score topic_sum(const struct course *c, const char *topic, const bool *right)
{
	struct topic_score t = { .topic = topic };
	for (size_t i = 0; i < c->test->pair_n; i++) {
		const char *of = pair_topic(c, &c->test->pair[i]);
		if (of == NULL || !streq(of, topic))
			continue;
		t.of++;
		t.right += right[i];
	}
	return t;
}

struct test_score test_score(struct arena *a, const struct course *c, int form, const char *const *response)
{
	struct test_score s = { 0 };
	if (!has_test(c))
		return s;
	const struct test *test = c->test;
	bool *right = arena_array(a, test->pair_n, sizeof *right);
	const char **wrong = arena_array(a, test->pair_n, sizeof *wrong);
	for (size_t i = 0; i < test->pair_n; i++) {
		right[i] = response[i] != NULL && question_right(&test->pair[i].form[form], response[i]);
		s.right += right[i];
		if (test->pair[i].critical && !right[i])
			wrong[s.wrong_critical_n++] = test->pair[i].id;
	}
	s.of = (int)test->pair_n;
	s.wrong_critical = wrong;
	struct topic_score *topics = arena_array(a, c->topic_n, sizeof *topics);
	for (size_t i = 0; i < c->topic_n; i++) {
		struct topic_score t = topic_sum(c, c->topic[i].id, right);
		if (t.of > 0)
			topics[s.topic_n++] = t;
	}
	s.topic = topics;
	return s;
}

int gain_permille(int before, int now, int of)
{
	if (before < 0 || before >= of)
		return -1;
	int64_t left = of - before, learned = (int64_t)(now - before) * 1000;
	int64_t half = learned < 0 ? -left / 2 : left / 2;
	return (int)((learned + half) / left);
}
