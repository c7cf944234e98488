/*
 * The same thing twice: two slides of a module under one title (a screen reader's user cannot tell them apart), one
 * question asked again, one answer offered twice. 'Which of these is true?' may be asked often, so a question is the
 * same only with its answer.
 */
#include "packager/check/check.h"

static bool same(struct arena *a, const char *x, const char *y)
{
	return streq(str_lower(a, x), str_lower(a, y));
}

static void titles_check(struct check *c, const struct module *m)
{
	for (size_t i = 0; i < m->item_n; i++) {
		const struct slide *s = m->item[i].kind == ITEM_SLIDE ? m->item[i].slide : NULL;
		for (size_t k = 0; s != NULL && s->title != NULL && k < i; k++) {
			const struct slide *before = m->item[k].kind == ITEM_SLIDE ? m->item[k].slide : NULL;
			if (before == NULL || before->title == NULL || !same(c->a, s->title, before->title))
				continue;
			findings_add(c->findings, SEVERITY_WARNING, s->file, s->line, "title-twice",
			    "line %d has a slide titled '%s' too; give each slide of a module its own title",
			    before->line, s->title);
			break;
		}
	}
}

struct stems {
	struct check *c;
	const struct question **question;
	size_t n, cap;
};

static void answers_check(struct check *c, const struct question *q)
{
	for (size_t i = 0; i < q->choice_n; i++)
		for (size_t k = 0; k < i; k++)
			if (!check_blank(q->choice[i].text.plain) &&
			    same(c->a, check_plain(&q->choice[i].text), check_plain(&q->choice[k].text)))
				findings_add(c->findings, SEVERITY_WARNING, q->file, q->choice[i].line,
				    "answer-twice", "answer %s says the same as answer %s; change one",
				    q->choice[i].id, q->choice[k].id);
}

/* The text of the first right answer; "" when none is marked, as in an order. */
static const char *right_text(const struct question *q)
{
	for (size_t i = 0; i < q->choice_n; i++)
		if (q->choice[i].right)
			return check_plain(&q->choice[i].text);
	return "";
}

static bool same_question(struct arena *a, const struct question *x, const struct question *y)
{
	return x->kind == y->kind && same(a, check_plain(&x->stem), check_plain(&y->stem)) &&
	       same(a, right_text(x), right_text(y));
}

static void stem_check(void *context, const struct module *m, const struct question *q)
{
	struct stems *stems = context;
	bool asks = !check_blank(q->stem.plain);
	(void)m;
	answers_check(stems->c, q);
	for (size_t i = 0; asks && i < stems->n; i++) {
		const struct question *before = stems->question[i];
		if (!same_question(stems->c->a, q, before))
			continue;
		findings_add(stems->c->findings, SEVERITY_WARNING, q->file, q->line, "question-twice",
		    "the question and its answer are those of %s (%s:%d); ask something else", before->id,
		    before->file, before->line);
		break;
	}
	if (stems->n < stems->cap)
		stems->question[stems->n++] = q;
}

static void question_count(void *context, const struct module *m, const struct question *q)
{
	size_t *n = context;
	(void)m;
	(void)q;
	++*n;
}

void check_twice(struct check *c)
{
	struct stems stems = { .c = c };
	for (size_t i = 0; i < c->course->module_n; i++)
		titles_check(c, &c->course->module[i]);
	check_each_question(c->course, question_count, &stems.cap);
	stems.question = arena_array(c->a, stems.cap, sizeof *stems.question);
	check_each_question(c->course, stem_check, &stems);
}
