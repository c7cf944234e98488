/*
 * The checks promise: each finding has its stable code, the right place, and comes when the fault is there and only
 * then. Every test starts from a course without fault, so that it would fail if its check were taken out, or found
 * too much.
 */
#include "packager/check/check.h"

#include "test.h"

/* One module with a slide, a question and a slide, well written; tests spoil what they need. */
struct sample {
	struct arena a;
	struct findings findings;
	struct course course;
	struct module module;
	struct item item[8];
	struct slide slide[6];
	struct block block[6][4];
	struct question question[2];
	struct choice choice[2][3];
	struct outcome outcome;
	struct source source;
	const char *ids[1];
	struct check check;
};

static struct rich text(const char *plain)
{
	return (struct rich){ .plain = plain };
}

static void slide_fill(struct sample *s, size_t i, const char *title)
{
	s->block[i][0] =
	    (struct block){ .kind = BLOCK_PARAGRAPH, .line = 20 + (int)i, .text = text("A short sentence.") };
	s->slide[i] = (struct slide){
		.id = title, .title = title, .file = "m.xml", .line = 10 + (int)i, .block = s->block[i], .block_n = 1
	};
}

static void question_fill(struct sample *s, size_t i, const char *id)
{
	static const char *const words[] = { "one way", "other", "a third" };
	for (size_t k = 0; k < 3; k++)
		s->choice[i][k] = (struct choice){ .id = &"abc"[k],
			.line = 41 + (int)k,
			.text = text(words[k]),
			.right = k == 1,
			.feedback = "Because." };
	s->question[i] = (struct question){ .id = id,
		.file = "m.xml",
		.line = 40,
		.kind = QUESTION_SINGLE,
		.outcome = "lo1",
		.stem = text(id),
		.choice = s->choice[i],
		.choice_n = 3 };
}

static void sample_init(struct sample *s)
{
	*s = (struct sample){ .a = { 0 } };
	s->findings.a = &s->a;
	slide_fill(s, 0, "one");
	slide_fill(s, 1, "two");
	question_fill(s, 0, "q1");
	s->item[0] = (struct item){ .kind = ITEM_SLIDE, .slide = &s->slide[0] };
	s->item[1] = (struct item){ .kind = ITEM_QUESTION, .question = &s->question[0] };
	s->item[2] = (struct item){ .kind = ITEM_SLIDE, .slide = &s->slide[1] };
	s->ids[0] = "lo1";
	s->module = (struct module){ .id = "m1",
		.file = "m.xml",
		.ready = true,
		.outcome = s->ids,
		.outcome_n = 1,
		.item = s->item,
		.item_n = 3 };
	s->outcome = (struct outcome){ .id = "lo1" };
	s->course = (struct course){ .id = "c",
		.module = &s->module,
		.module_n = 1,
		.outcome = &s->outcome,
		.outcome_n = 1,
		.review_by = "2027-05-01",
		.review_owner = "Editor" };
	s->check = (struct check){ .a = &s->a, .course = &s->course, .findings = &s->findings, .today = "2026-11-25" };
}

/* How many findings have this code; *last gets one of them. */
static size_t found(const struct sample *s, const char *code, struct finding *last)
{
	size_t n = 0;
	for (size_t i = 0; i < s->findings.n; i++)
		if (streq(s->findings.list[i].code, code)) {
			n++;
			if (last != NULL)
				*last = s->findings.list[i];
		}
	return n;
}

TEST(checks_find_nothing_in_a_course_without_fault)
{
	struct sample s;
	sample_init(&s);
	check_all(&s.check);
	for (size_t i = 0; i < s.findings.n; i++)
		EXPECT_STR(s.findings.list[i].code, "");
	EXPECT_INT(s.findings.n, 0);
	arena_release(&s.a);
}

TEST(check_alt_wants_words_for_each_picture)
{
	struct sample s;
	struct finding f = { 0 };
	sample_init(&s);
	s.block[0][0] = (struct block){ .kind = BLOCK_IMAGE, .line = 33, .src = "a.png", .alt = "  " };
	check_alt(&s.check);
	EXPECT_INT(found(&s, "no-alt", &f), 1);
	EXPECT_INT(f.line, 33);
	EXPECT_INT(f.severity, SEVERITY_ERROR);
	s.block[0][0].decorative = true;
	s.findings.n = 0;
	check_alt(&s.check);
	EXPECT_INT(s.findings.n, 0);
	arena_release(&s.a);
}

TEST(check_alt_looks_into_columns_and_callouts)
{
	struct sample s;
	sample_init(&s);
	struct block image = { .kind = BLOCK_FIGURE, .line = 35, .src = "a.svg" };
	struct block column = { .kind = BLOCK_COLUMN, .child = &image, .child_n = 1 };
	s.block[0][0] = (struct block){ .kind = BLOCK_COLUMNS, .child = &column, .child_n = 1 };
	check_alt(&s.check);
	EXPECT_INT(found(&s, "no-alt", NULL), 1);
	arena_release(&s.a);
}

TEST(check_alt_refuses_words_that_say_nothing)
{
	static const struct {
		const char *alt, *code;
	} cases[] = { { "media/process.svg", "alt-file-name" }, { "Picture of a door", "alt-picture-of" },
		{ "A door stands open", NULL } };
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct sample s;
		sample_init(&s);
		s.block[0][0] = (struct block){ .kind = BLOCK_IMAGE, .src = "a.png", .alt = cases[i].alt };
		check_alt(&s.check);
		EXPECT_INT(s.findings.n, cases[i].code != NULL);
		EXPECT(cases[i].code == NULL || found(&s, cases[i].code, NULL) == 1);
		arena_release(&s.a);
	}
}

TEST(check_alt_keeps_a_long_description_in_the_text)
{
	struct sample s;
	char alt[302];
	sample_init(&s);
	memset(alt, 'a', 301);
	alt[301] = '\0';
	s.block[0][0] = (struct block){ .kind = BLOCK_IMAGE, .src = "a.png", .alt = alt };
	check_alt(&s.check);
	EXPECT_INT(found(&s, "alt-long", NULL), 1);
	alt[300] = '\0';
	s.findings.n = 0;
	check_alt(&s.check);
	EXPECT_INT(s.findings.n, 0);
	arena_release(&s.a);
}

TEST(check_alt_wants_a_caption_for_tables_and_charts)
{
	struct sample s;
	sample_init(&s);
	s.block[0][0] = (struct block){ .kind = BLOCK_TABLE };
	s.block[1][0] = (struct block){ .kind = BLOCK_CHART, .caption = "Plans by year" };
	check_alt(&s.check);
	EXPECT_INT(found(&s, "no-caption", NULL), 1);
	arena_release(&s.a);
}

TEST(check_media_names_what_nothing_refers_to)
{
	struct sample s;
	struct finding f = { 0 };
	struct source_file file[] = { { "course.xml", "x/course.xml", 9, true },
		{ "media/old.svg", "x/media/old.svg", 9, false } };
	struct source_list source = { file, 2 };
	sample_init(&s);
	s.check.source = &source;
	check_media(&s.check);
	EXPECT_INT(s.findings.n, 1);
	EXPECT_INT(found(&s, "unused-file", &f), 1);
	EXPECT_STR(f.file, "media/old.svg");
	arena_release(&s.a);
}

/* A test of n pairs whose right answers stand at a place and have a length. */
static void test_fill(struct sample *s, struct test *t, size_t n, size_t right_of(size_t i), bool longest)
{
	struct test_pair *pair = arena_array(&s->a, n, sizeof *pair);
	for (size_t i = 0; i < n; i++)
		for (size_t form = 0; form < 2; form++) {
			struct choice *choice = arena_array(&s->a, 3, sizeof *choice);
			for (size_t k = 0; k < 3; k++) {
				bool right = k == right_of(i);
				const char *words = right == longest ? "long words" : "short";
				choice[k] = (struct choice){ .id = "c",
					.right = right,
					.text = text(arena_printf(&s->a, "%s %zu%zu", words, i, k)) };
			}
			pair[i].form[form] =
			    (struct question){ .id = arena_printf(&s->a, "p%zu.%c", i, form == 0 ? 'a' : 'b'),
				    .file = "t.xml",
				    .line = (int)i + 1,
				    .kind = QUESTION_SINGLE,
				    .outcome = "lo1",
				    .stem = text(arena_printf(&s->a, "stem %zu %zu", i, form)),
				    .choice = choice,
				    .choice_n = 3 };
		}
	*t = (struct test){ .id = "t", .file = "t.xml", .pair = pair, .pair_n = n };
	s->course.test = t;
}

static size_t right_spread(size_t i)
{
	return i % 3;
}
static size_t right_second(size_t i)
{
	(void)i;
	return 1;
}

TEST(check_answers_finds_the_right_answer_always_longest)
{
	struct sample s;
	struct test t;
	struct finding f = { 0 };
	sample_init(&s);
	test_fill(&s, &t, 9, right_spread, true);
	check_answers(&s.check);
	EXPECT_INT(found(&s, "guess-longest", &f), 2);
	EXPECT_INT(found(&s, "guess-position", NULL), 0);
	EXPECT(strstr(f.text, "100%") != NULL && strstr(f.text, "form b") != NULL && strstr(f.text, "p8.b") != NULL);
	arena_release(&s.a);
}

TEST(check_answers_finds_the_right_answer_always_at_one_place)
{
	struct sample s;
	struct test t;
	sample_init(&s);
	test_fill(&s, &t, 9, right_second, false);
	check_answers(&s.check);
	EXPECT_INT(found(&s, "guess-position", NULL), 2);
	EXPECT_INT(found(&s, "guess-longest", NULL), 0);
	arena_release(&s.a);
}

TEST(check_answers_says_nothing_of_a_balanced_test_or_a_small_one)
{
	struct sample s;
	struct test t;
	sample_init(&s);
	test_fill(&s, &t, 9, right_spread, false);
	check_answers(&s.check);
	test_fill(&s, &t, 7, right_second, true);
	check_answers(&s.check);
	EXPECT_INT(s.findings.n, 0);
	arena_release(&s.a);
}

TEST(check_feedback_wants_a_reason_for_each_answer)
{
	struct sample s;
	struct finding f = { 0 };
	sample_init(&s);
	s.choice[0][2].feedback = NULL;
	check_feedback(&s.check);
	EXPECT_INT(found(&s, "no-feedback", &f), 1);
	EXPECT_INT(f.line, 43);
	s.question[0].feedback_wrong = "Think of the child.";
	s.findings.n = 0;
	check_feedback(&s.check);
	EXPECT_INT(s.findings.n, 0);
	arena_release(&s.a);
}

TEST(check_feedback_wants_both_sides_of_true_and_false)
{
	struct sample s;
	sample_init(&s);
	s.question[0].kind = QUESTION_TRUE_FALSE;
	s.question[0].feedback_right = "Yes.";
	check_feedback(&s.check);
	EXPECT_INT(found(&s, "no-feedback", NULL), 1);
	s.question[0].kind = QUESTION_REFLECTION;
	s.findings.n = 0;
	check_feedback(&s.check);
	EXPECT_INT(s.findings.n, 0);
	arena_release(&s.a);
}

TEST(check_feedback_sends_a_critical_mistake_back_to_a_slide)
{
	struct sample s;
	sample_init(&s);
	s.question[0].critical = true;
	check_feedback(&s.check);
	EXPECT_INT(found(&s, "critical-no-see", NULL), 1);
	arena_release(&s.a);
}

static const char *words(struct arena *a, size_t n, const char *end)
{
	struct buf b = { .a = a };
	for (size_t i = 0; i < n; i++)
		buf_addf(&b, "%sword", i == 0 ? "" : " ");
	buf_add(&b, end);
	return buf_text(&b);
}

TEST(check_length_counts_the_words_of_a_sentence)
{
	struct sample s;
	struct finding f = { 0 };
	sample_init(&s);
	s.block[0][0].text = text(words(&s.a, 26, "."));
	s.block[1][0].text = text(words(&s.a, 25, "."));
	check_length(&s.check);
	EXPECT_INT(found(&s, "long-sentence", &f), 1);
	EXPECT_INT(f.line, 20);
	arena_release(&s.a);
}

TEST(check_length_does_not_end_a_sentence_at_an_abbreviation)
{
	struct sample s;
	sample_init(&s);
	s.block[0][0].text = text(arena_printf(&s.a, "%s e.g. %s", words(&s.a, 14, ""), words(&s.a, 14, ".")));
	s.block[1][0].text =
	    text(arena_printf(&s.a, "%s They said \u2018no.\u2019 %s", words(&s.a, 14, "."), words(&s.a, 20, ".")));
	check_length(&s.check);
	EXPECT_INT(found(&s, "long-sentence", NULL), 1);
	arena_release(&s.a);
}

TEST(check_length_reads_questions_too)
{
	struct sample s;
	sample_init(&s);
	s.question[0].stem = text(words(&s.a, 30, "?"));
	s.choice[0][0].text = text(words(&s.a, 31, "."));
	s.choice[0][1].feedback = words(&s.a, 32, ".");
	s.question[0].feedback_unsure = words(&s.a, 33, ".");
	check_length(&s.check);
	EXPECT_INT(found(&s, "long-sentence", NULL), 4);
	arena_release(&s.a);
}

TEST(check_length_counts_the_words_of_a_slide)
{
	struct sample s;
	struct finding f = { 0 };
	sample_init(&s);
	struct block item = { .kind = BLOCK_ITEM, .text = text(words(&s.a, 11, ".")) };
	for (size_t i = 0; i < 3; i++)
		s.block[0][i] = (struct block){ .kind = BLOCK_PARAGRAPH,
			.text = text(arena_printf(&s.a, "%s %s", words(&s.a, 20, "."), words(&s.a, 20, "."))) };
	s.block[0][3] = (struct block){ .kind = BLOCK_LIST, .child = &item, .child_n = 1 };
	s.slide[0].block_n = 4;
	check_length(&s.check);
	EXPECT_INT(found(&s, "long-slide", &f), 1);
	EXPECT_INT(f.line, 10);
	item.text = text(words(&s.a, 10, "."));
	s.findings.n = 0;
	check_length(&s.check);
	EXPECT_INT(found(&s, "long-slide", NULL), 0);
	arena_release(&s.a);
}

TEST(check_length_counts_reading_screens_in_a_row)
{
	struct sample s;
	struct finding f = { 0 };
	sample_init(&s);
	for (size_t i = 0; i < 4; i++) {
		slide_fill(&s, i, &"abcd"[i]);
		s.item[i] = (struct item){ .kind = ITEM_SLIDE, .slide = &s.slide[i] };
	}
	s.module.item_n = 3;
	check_length(&s.check);
	EXPECT_INT(found(&s, "reading-run", NULL), 0);
	s.module.item_n = 4;
	check_length(&s.check);
	EXPECT_INT(found(&s, "reading-run", &f), 1);
	EXPECT_INT(f.line, 13);
	arena_release(&s.a);
}

TEST(check_review_warns_when_the_date_is_past_and_stops_a_release)
{
	struct sample s;
	struct finding f = { 0 };
	sample_init(&s);
	s.check.today = "2027-05-01";
	check_review(&s.check);
	EXPECT_INT(s.findings.n, 0);
	s.check.today = "2027-05-02";
	check_review(&s.check);
	EXPECT_INT(found(&s, "review-past", &f), 1);
	EXPECT_INT(f.severity, SEVERITY_WARNING);
	s.findings.n = 0;
	s.check.release = true;
	check_review(&s.check);
	EXPECT_INT(found(&s, "review-past", &f), 1);
	EXPECT_INT(f.severity, SEVERITY_ERROR);
	arena_release(&s.a);
}

TEST(check_numbers_wants_a_source_on_the_slide)
{
	struct sample s;
	struct finding f = { 0 };
	sample_init(&s);
	s.block[0][0].text = text("About 2,200 children had a plan.");
	check_numbers(&s.check);
	EXPECT_INT(found(&s, "number-no-source", &f), 1);
	EXPECT_INT(f.line, 20);
	EXPECT(str_starts(f.text, "2,200:"));
	s.slide[0].source = s.ids;
	s.slide[0].source_n = 1;
	s.findings.n = 0;
	check_numbers(&s.check);
	EXPECT_INT(s.findings.n, 0);
	arena_release(&s.a);
}

TEST(check_numbers_looks_into_tables_and_charts)
{
	struct sample s;
	const char *cells[] = { "Girls", "15%" };
	struct table table = { .columns = 2, .rows = 1, .cell = cells };
	struct chart chart = { .kind = CHART_BAR };
	sample_init(&s);
	s.block[0][0] = (struct block){ .kind = BLOCK_TABLE, .table = &table };
	s.block[1][0] = (struct block){ .kind = BLOCK_CHART, .chart = &chart };
	check_numbers(&s.check);
	EXPECT_INT(found(&s, "number-no-source", NULL), 2);
	arena_release(&s.a);
}

TEST(check_numbers_lets_pass_what_claims_nothing)
{
	static const char *const fine[] = { "a child under 18", "see module 5", "the Children Act 1989",
		"ring 999 at once", "ring 01632 960 123 today", "press F9", "(aged 12)" };
	static const char *const claims[] = { "18 children", "in 2023", "1 in 10", "ring 01632 960 999", "age 5 or 7" };
	struct contact contact = { .name = "Line", .number = "01632 960123" };
	for (size_t i = 0; i < COUNT(fine) + COUNT(claims); i++) {
		struct sample s;
		sample_init(&s);
		s.course.contact = &contact;
		s.course.contact_n = 1;
		s.block[0][0].text = text(i < COUNT(fine) ? fine[i] : claims[i - COUNT(fine)]);
		check_numbers(&s.check);
		if (s.findings.n != (i >= COUNT(fine)))
			test_fail(__FILE__, __LINE__, "%s", s.block[0][0].text.plain);
		arena_release(&s.a);
	}
}

TEST(check_order_finds_what_no_learner_reaches)
{
	struct sample s;
	sample_init(&s);
	s.module.ready = false;
	check_order(&s.check);
	EXPECT_INT(found(&s, "unreachable", NULL), 1);
	s.module.ready = true;
	s.module.item_n = 0;
	s.findings.n = 0;
	check_order(&s.check);
	EXPECT_INT(found(&s, "module-empty", NULL), 1);
	arena_release(&s.a);
}

TEST(check_order_finds_a_question_that_sends_ahead)
{
	struct sample s;
	sample_init(&s);
	s.question[0].see = "one";
	check_order(&s.check);
	EXPECT_INT(s.findings.n, 0);
	s.question[0].see = "two";
	check_order(&s.check);
	EXPECT_INT(found(&s, "see-later", NULL), 1);
	arena_release(&s.a);
}

TEST(check_order_finds_a_question_that_sends_where_nobody_gets)
{
	struct sample s;
	sample_init(&s);
	struct item later = { .kind = ITEM_SLIDE, .slide = &s.slide[2] };
	slide_fill(&s, 2, "three");
	struct module modules[] = { s.module, { .id = "m2", .file = "n.xml", .item = &later, .item_n = 1 } };
	s.course.module = modules;
	s.course.module_n = 2;
	s.question[0].see = "three";
	check_order(&s.check);
	EXPECT_INT(found(&s, "see-not-ready", NULL), 1);
	arena_release(&s.a);
}

TEST(check_twice_finds_titles_questions_and_answers)
{
	struct sample s;
	struct finding f = { 0 };
	sample_init(&s);
	question_fill(&s, 1, "q2");
	s.item[3] = (struct item){ .kind = ITEM_QUESTION, .question = &s.question[1] };
	s.module.item_n = 4;
	check_twice(&s.check);
	EXPECT_INT(s.findings.n, 0);
	s.slide[1].title = "One";
	s.question[1].stem = s.question[0].stem;
	s.choice[0][2].text = text("One Way");
	check_twice(&s.check);
	EXPECT_INT(found(&s, "title-twice", &f), 1);
	EXPECT_INT(f.line, 11);
	EXPECT_INT(found(&s, "question-twice", NULL), 1);
	EXPECT_INT(found(&s, "answer-twice", &f), 1);
	EXPECT_INT(f.line, 43);
	arena_release(&s.a);
}

TEST(check_twice_lets_one_stem_have_two_answers)
{
	struct sample s;
	sample_init(&s);
	question_fill(&s, 1, "q2");
	s.question[1].stem = s.question[0].stem;
	s.choice[1][1].text = text("another");
	s.item[3] = (struct item){ .kind = ITEM_QUESTION, .question = &s.question[1] };
	s.module.item_n = 4;
	check_twice(&s.check);
	EXPECT_INT(s.findings.n, 0);
	arena_release(&s.a);
}

TEST(check_unused_finds_sources_and_outcomes_that_lead_nowhere)
{
	struct sample s;
	sample_init(&s);
	struct outcome outcome[] = { { .id = "lo1" }, { .id = "lo2" }, { .id = "lo3" } };
	const char *taught[] = { "lo1", "lo2" };
	s.source = (struct source){ .id = "v1" };
	s.course.source = &s.source;
	s.course.source_n = 1;
	s.course.outcome = outcome;
	s.course.outcome_n = 3;
	s.module.outcome = taught;
	s.module.outcome_n = 2;
	check_unused(&s.check);
	EXPECT_INT(found(&s, "unused-source", NULL), 1);
	EXPECT_INT(found(&s, "outcome-not-asked", NULL), 1);
	struct run cite = { .kind = RUN_CITE, .ref = "v1" };
	s.block[0][0].text.run = &cite;
	s.block[0][0].text.n = 1;
	s.findings.n = 0;
	check_unused(&s.check);
	EXPECT_INT(found(&s, "unused-source", NULL), 0);
	arena_release(&s.a);
}
