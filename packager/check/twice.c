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

static const struct slide *titled(const struct module *m, size_t i)
{
	const struct slide *s = m->item[i].kind == ITEM_SLIDE ? m->item[i].slide : NULL;
	return s != NULL && s->title != NULL ? s : NULL;
}

/* Sorted, equal titles stand side by side, the first of them in front. */
static void titles_check(struct check *c, const struct module *m)
{
	struct arena scratch = { 0 };
	struct check_name *title = arena_array(&scratch, m->item_n, sizeof *title);
	size_t n = 0;
	for (size_t i = 0; i < m->item_n; i++)
		if (titled(m, i) != NULL)
			title[n++] = (struct check_name){ str_lower(&scratch, titled(m, i)->title), i };
	check_names_sort(title, n);
	for (size_t i = 1, first = 0; i < n; i++) {
		const struct slide *s = titled(m, title[i].at), *before = titled(m, title[first].at);
		if (streq(title[i].name, title[first].name))
			findings_add(c->findings, SEVERITY_WARNING, s->file, s->line, "title-twice",
			    "line %d has a slide titled '%s' too; give each slide of a module its own title",
			    before->line, s->title);
		else
			first = i;
	}
	arena_release(&scratch);
}

static void answers_check(struct check *c, struct arena *scratch, const struct question *q)
{
	for (size_t i = 0; i < q->choice_n; i++)
		for (size_t k = 0; k < i; k++)
			if (!check_blank(q->choice[i].text.plain) &&
			    same(scratch, check_plain(&q->choice[i].text), check_plain(&q->choice[k].text)))
				findings_add(c->findings, SEVERITY_WARNING, q->file, q->choice[i].line, "answer-twice",
				    "answer %s says the same as answer %s; change one", q->choice[i].id,
				    q->choice[k].id);
}

/* The text of the first right answer; "" when none is marked, as in an order. */
static const char *right_text(const struct question *q)
{
	for (size_t i = 0; i < q->choice_n; i++)
		if (q->choice[i].right)
			return check_plain(&q->choice[i].text);
	return "";
}

struct stems {
	struct check *c;
	struct arena a; /* for as long as the stems are compared */
	const struct question **question;
	struct check_name *stem; /* what is asked, and its right answer */
	size_t n, cap;
};

static void stem_add(void *context, const struct module *m, const struct question *q)
{
	struct stems *stems = context;
	(void)m;
	struct arena scratch = { 0 };
	answers_check(stems->c, &scratch, q);
	arena_release(&scratch);
	if (check_blank(q->stem.plain))
		return;
	const char *key = arena_printf(&stems->a, "%d\n%s\n%s", (int)q->kind, check_plain(&q->stem), right_text(q));
	stems->question[stems->n] = q;
	stems->stem[stems->n] = (struct check_name){ str_lower(&stems->a, key), stems->n };
	stems->n++;
}

static void stems_check(struct stems *stems)
{
	check_names_sort(stems->stem, stems->n);
	for (size_t i = 1, first = 0; i < stems->n; i++) {
		const struct question *q = stems->question[stems->stem[i].at];
		const struct question *before = stems->question[stems->stem[first].at];
		if (streq(stems->stem[i].name, stems->stem[first].name))
			findings_add(stems->c->findings, SEVERITY_WARNING, q->file, q->line, "question-twice",
			    "the question and its answer are those of %s (%s:%d); ask something else", before->id,
			    before->file, before->line);
		else
			first = i;
	}
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
	stems.question = arena_array(&stems.a, stems.cap, sizeof *stems.question);
	stems.stem = arena_array(&stems.a, stems.cap, sizeof *stems.stem);
	check_each_question(c->course, stem_add, &stems);
	stems_check(&stems);
	arena_release(&stems.a);
}
