/*
 * A test that can be passed without knowing measures nothing. Two habits of writers give answers away: the right one
 * is the longest, since it was written with care; and it stands at the same place. No form may be guessable above 40%
 * by either (decisions.md). Looked at over the bank, since in one question it means nothing.
 */
#include "packager/check/check.h"

enum { BANK_LEAST = 8, GUESS_MOST_PERMILLE = 400, PLACES_MOST = 8 };

/* One bank: a form of the test, or all the formative questions. */
struct bank {
	const char *name, *file;
	int line;
	size_t n;
	int64_t longest_permille; /* sum over the questions */
	size_t place[PLACES_MOST];
	struct buf longest_ids;
	bool cut; /* more ids than a sentence holds */
};

static void bank_add(struct bank *b, const struct question *q)
{
	size_t right = 0, most = 0, ties = 0;
	if (q->kind != QUESTION_SINGLE || q->choice_n < 2)
		return;
	for (size_t i = 0; i < q->choice_n; i++) {
		size_t n = utf8_count(check_plain(&q->choice[i].text));
		if (q->choice[i].right)
			right = i;
		ties = n > most ? 1 : n == most ? ties + 1 : ties;
		most = n > most ? n : most;
	}
	if (b->file == NULL) {
		b->file = q->file;
		b->line = q->line;
	}
	b->n++;
	if (right < PLACES_MOST)
		b->place[right]++;
	if (utf8_count(check_plain(&q->choice[right].text)) < most)
		return;
	b->longest_permille += 1000 / (int64_t)ties;
	if (b->longest_ids.n < 120)
		buf_addf(&b->longest_ids, "%s%s", b->longest_ids.n == 0 ? "" : ", ", q->id != NULL ? q->id : "?");
	else
		b->cut = true;
}

static void bank_report(struct check *c, struct bank *b)
{
	if (b->n < BANK_LEAST)
		return;
	int64_t longest = b->longest_permille / (int64_t)b->n;
	if (longest > GUESS_MOST_PERMILLE)
		findings_add(c->findings, SEVERITY_WARNING, b->file, b->line, "guess-longest",
		    "choosing the longest answer gets %lld%% of %s right, over 40%%; lengthen wrong answers or shorten "
		    "right ones (%s%s)",
		    (long long)(longest / 10), b->name, buf_text(&b->longest_ids), b->cut ? " and more" : "");
	for (size_t i = 0; i < PLACES_MOST; i++) {
		int64_t share = (int64_t)b->place[i] * 1000 / (int64_t)b->n;
		if (share > GUESS_MOST_PERMILLE)
			findings_add(c->findings, SEVERITY_WARNING, b->file, b->line, "guess-position",
			    "choosing answer %zu gets %lld%% of %s right, over 40%%; move right answers about", i + 1,
			    (long long)(share / 10), b->name);
	}
}

static void form_check(struct check *c, const struct test *t, size_t form, bool short_only, const char *name)
{
	struct bank b = { .name = name, .longest_ids = { .a = c->a } };
	for (size_t i = 0; i < t->pair_n; i++)
		if (!short_only || t->pair[i].short_form)
			bank_add(&b, &t->pair[i].form[form]);
	bank_report(c, &b);
}

static void formative_add(void *context, const struct module *m, const struct question *q)
{
	if (m != NULL)
		bank_add(context, q);
}

void check_answers(struct check *c)
{
	struct bank formative = { .name = "the modules' questions", .longest_ids = { .a = c->a } };
	check_each_question(c->course, formative_add, &formative);
	bank_report(c, &formative);
	if (c->course->test == NULL)
		return;
	form_check(c, c->course->test, 0, false, "form a");
	form_check(c, c->course->test, 1, false, "form b");
	form_check(c, c->course->test, 0, true, "the short form a");
	form_check(c, c->course->test, 1, true, "the short form b");
}
