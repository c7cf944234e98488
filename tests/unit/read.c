/*
 * read promises: the sample course, which uses every construct, becomes the model its grammar describes; everything
 * wrong is found in one run; a course for a newer player says so before anything else. The many ways to be wrong
 * stand in tests/bad.
 */
#include "course/model.h"
#include "tests/test.h"

#define test test
#include "course/read.h"
#undef test

/* The sample, opened; released by the caller. */
static struct course *sample(struct arena *a, struct pack **p, struct findings *f, struct err *e)
{
	struct keyring none = { NULL, 0 };
	f->a = a;
	if (!pack_open(p, path_join(a, test_root(), "content/sample"), &none, e))
		return NULL;
	return course_read(a, *p, f, e);
}

TEST(read_sample_is_clean)
{
	struct arena a = { 0 };
	struct pack *p = NULL;
	struct findings f = { 0 };
	struct err e = { 0 };
	struct course *c = sample(&a, &p, &f, &e);
	EXPECT_OK(c != NULL, e);
	EXPECT(course_read_media(&a, p, c, &f));
	EXPECT_INT(f.n, 0);
	EXPECT_STR(c->id, "sample-shop");
	EXPECT_INT(c->release, 1);
	EXPECT_STR(c->review_by, "2030-01-31");
	EXPECT_INT(c->notice_n, 2);
	EXPECT_INT(c->outcome_n, 3);
	EXPECT_STR(c->outcome[2].module, "sample-m2");
	EXPECT_INT(course_source(c, "sample-s3")->number, 3);
	EXPECT_STR(course_term(c, "sample-first-aider-term")->word, "first aider");
	EXPECT(!c->contact[1].shown && c->contact[0].emergency);
	EXPECT_STR(c->resource[0].module, "sample-m1");
	EXPECT_INT(c->module_n, 3);
	EXPECT(c->module[0].ready && !c->module[1].ready);
	EXPECT_STR(c->board[0].board->name, "At the counter");
	pack_close(p);
	arena_release(&a);
}

static const struct slide *slide_of(const struct course *c, const char *id)
{
	size_t m = 0, i = 0;
	return course_find(c, id, &m, &i) ? c->module[m].item[i].slide : NULL;
}

TEST(read_keeps_running_text)
{
	struct arena a = { 0 };
	struct pack *p = NULL;
	struct findings f = { 0 };
	struct err e = { 0 };
	struct course *c = sample(&a, &p, &f, &e);
	EXPECT_OK(c != NULL, e);
	const struct slide *s = slide_of(c, "sample-m1-first");
	EXPECT(s != NULL);
	const struct rich *t = &s->block[1].text;
	EXPECT_STR(t->plain,
	    "Look for danger before you go near. Call for help early. The first aider of the day is on the rota.");
	EXPECT_INT(t->n, 7);
	EXPECT_STR(t->run[0].text, "Look for danger before you go near");
	EXPECT_INT(t->run[1].kind, RUN_CITE);
	EXPECT_STR(t->run[1].text, "1");
	EXPECT_STR(t->run[2].text, ". ");
	EXPECT_INT(t->run[3].kind, RUN_STRONG);
	EXPECT_STR(t->run[3].text, "Call for help early.");
	EXPECT_STR(t->run[4].text, " The ");
	EXPECT_INT(t->run[5].kind, RUN_TERM);
	EXPECT_STR(t->run[5].ref, "sample-first-aider-term");
	EXPECT_INT(s->source_n, 2);
	EXPECT_STR(s->source[0], "sample-s1");
	EXPECT_STR(s->source[1], "sample-s2");
	const struct block *list = &s->block[2];
	EXPECT(list->ordered && list->child_n == 3);
	EXPECT_INT(list->child[1].child[0].child_n, 2);
	EXPECT_STR(list->child[1].text.plain, "Ask what happened.");
	const struct block *figure = &s->block[3];
	EXPECT_INT(figure->label_n, 3);
	EXPECT_INT(figure->label[2].x, 11200);
	EXPECT_INT(figure->label[2].align, 1);
	pack_close(p);
	arena_release(&a);
}

TEST(read_keeps_tables_charts_and_questions)
{
	struct arena a = { 0 };
	struct pack *p = NULL;
	struct findings f = { 0 };
	struct err e = { 0 };
	struct course *c = sample(&a, &p, &f, &e);
	EXPECT_OK(c != NULL, e);
	const struct table *t = slide_of(c, "sample-m1-records")->block[2].table;
	EXPECT_INT(t->rows * 10 + t->columns, 23);
	EXPECT_STR(t->cell[5], "");
	EXPECT_STR(t->cell[1], "14:05, 3 March");
	const struct slide *numbers = slide_of(c, "sample-m1-numbers");
	EXPECT(numbers->stretch);
	const struct chart *bar = numbers->block[1].chart, *stacked = numbers->block[2].chart,
			   *line = numbers->block[3].chart;
	EXPECT_INT(bar->value_milli[0], 1250);
	EXPECT_STR(bar->series[0], "");
	EXPECT_INT(stacked->value_milli[3], 25000);
	EXPECT(line->value_milli[2] == INT64_MIN);
	EXPECT_INT(line->value_milli[3], 1240000);
	EXPECT_STR(line->shown[3], "1,240");
	size_t m = 0, i = 0;
	EXPECT(course_find(c, "sample-m1-q3", &m, &i));
	const struct question *q = c->module[m].item[i].question;
	EXPECT_INT(q->kind, QUESTION_TRUE_FALSE);
	EXPECT_STR(q->choice[1].id, "false");
	EXPECT(q->choice[1].right && !q->choice[0].right);
	EXPECT_STR(q->feedback_right, "Right: every injury is written down [2].");
	EXPECT_STR(c->test->pair[0].form[1].id, "sample-p1.b");
	EXPECT(c->test->pair[0].form[0].critical && c->test->pair[0].short_form);
	EXPECT_STR(c->test->pair[1].form[0].see, "sample-m1-records");
	EXPECT_INT(c->test->mastery, 1);
	EXPECT(!course_find(c, "sample-p1", &m, &i));
	pack_close(p);
	arena_release(&a);
}

/* A course.xml in a folder of this test's own. */
static struct course *read_text(struct arena *a, const char *text, struct pack **p, struct findings *f, struct err *e)
{
	struct keyring none = { NULL, 0 };
	const char *dir = arena_string(a, test_dir());
	f->a = a;
	if (!file_write(path_join(a, dir, "course.xml"), text, strlen(text), false, e) || !pack_open(p, dir, &none, e))
		return NULL;
	return course_read(a, *p, f, e);
}

TEST(read_says_first_that_a_newer_player_is_needed)
{
	static const char *const roots[] = { "<course min-player=\"1.10\"><new/></course>",
		"<course format=\"2\" min-player=\"7.3\"/>", "<course format=\"2\"/>" };
	struct arena a = { 0 };
	for (size_t i = 0; i < COUNT(roots); i++) {
		struct pack *p = NULL;
		struct findings f = { 0 };
		struct err e = { 0 };
		EXPECT(read_text(&a, roots[i], &p, &f, &e) == NULL);
		EXPECT_INT(e.kind, ERR_FORMAT);
		EXPECT(strstr(e.text, "newer") != NULL && strstr(e.text, "your records are untouched") != NULL);
		EXPECT_INT(f.n, 0);
		pack_close(p);
	}
	arena_release(&a);
}

TEST(read_finds_everything_at_once)
{
	struct arena a = { 0 };
	struct pack *p = NULL;
	struct findings f = { 0 };
	struct err e = { 0 };
	struct course *c = read_text(&a,
	    "<course id=\"X\" version=\"1\" release=\"0\" format=\"1\" min-player=\"1.0\" "
	    "lang=\"en-GB\">\n<title/>\n<topics/>\n"
	    "<support src=\"support.xml\"/>\n<modules><module src=\"../x.xml\"/></modules>\n<moduls/>\n</course>",
	    &p, &f, &e);
	EXPECT_OK(c != NULL, e);
	findings_sort(&f);
	const char *const codes[] = { "id-form", "attribute-value", "element-missing", "text-empty", "list-empty",
		"file-missing", "file-name", "unknown-element" };
	for (size_t i = 0; i < COUNT(codes); i++) {
		bool found = false;
		for (size_t k = 0; k < f.n; k++)
			found = found || streq(f.list[k].code, codes[i]);
		if (!found)
			test_fail(__FILE__, __LINE__, "no %s", codes[i]);
	}
	EXPECT_INT(f.warnings, 0);
	for (size_t i = 1; i < f.n; i++)
		EXPECT(f.list[i - 1].line <= f.list[i].line);
	pack_close(p);
	arena_release(&a);
}

TEST(findings_are_bounded_sorted_and_said_once)
{
	struct arena a = { 0 };
	struct findings f = { .a = &a };
	findings_add(&f, SEVERITY_ERROR, "b.xml", 2, "x", "second");
	findings_add(&f, SEVERITY_WARNING, "a.xml", 9, "x", "first \x1b[31m");
	findings_add(&f, SEVERITY_ERROR, "b.xml", 2, "x", "second");
	findings_sort(&f);
	EXPECT_INT(f.n, 2);
	EXPECT_INT(f.errors, 1);
	EXPECT_INT(f.warnings, 1);
	EXPECT_STR(f.list[0].text, "first ?[31m");
	for (int i = 0; i < 5000; i++)
		findings_add(&f, SEVERITY_ERROR, "c.xml", i, "x", "again");
	EXPECT(f.n <= 1000);
	EXPECT_INT(f.errors, 5001);
	arena_release(&a);
}
