/*
 * check/strip.c promises: a board without the ten cells, in their order, in sight, with a stop that stops, is an
 * error, so that no pack can put words into a child's mouth.
 */
#include "packager/check/check.h"
#include "test.h"

/* A course of one board. */
struct sample {
	struct arena a;
	struct findings findings;
	struct board board;
	struct button button[10];
	struct board_ref ref;
	struct course course;
	struct check check;
};

static size_t found(const struct sample *s, const char *code)
{
	size_t n = 0;
	for (size_t i = 0; i < s->findings.n; i++)
		n += streq(s->findings.list[i].code, code);
	return n;
}

/* The strip as content/README.md has it. */
static void sample_init(struct sample *s)
{
	static const char *const labels[] = { "yes", "no", "I don't know", "I don\u2019t understand", "something else",
		"I want to stop", "help", "wait", "not finished", "you got it wrong" };
	*s = (struct sample){ .a = { 0 } };
	s->board = (struct board){ .id = "b", .locale = "en-GB", .button = s->button, .button_n = 10, .strip_n = 10 };
	for (size_t i = 0; i < 10; i++) {
		s->button[i] = (struct button){ .id = labels[i], .label = labels[i], .strip = true, .stop = i == 5 };
		s->board.strip[i] = (int)i;
	}
	s->ref = (struct board_ref){ .id = "b", .src = "b.obf", .board = &s->board };
	s->course = (struct course){ .id = "c", .board = &s->ref, .board_n = 1 };
	s->findings.a = &s->a;
	s->check = (struct check){ .a = &s->a, .course = &s->course, .findings = &s->findings, .today = "2026-11-25" };
}

TEST(check_strip_takes_a_whole_strip)
{
	struct sample s;
	sample_init(&s);
	check_strip(&s.check);
	EXPECT_INT(s.findings.n, 0);
	arena_release(&s.a);
}

TEST(check_strip_wants_the_ten_cells_in_their_order)
{
	struct sample s;
	sample_init(&s);
	s.button[4].label = "more";
	s.board.strip[6] = 7;
	s.board.strip[7] = 6;
	check_strip(&s.check);
	EXPECT_INT(found(&s, "strip-missing"), 1);
	EXPECT_INT(found(&s, "strip-order"), 2);
	EXPECT_INT(s.findings.errors, 3);
	arena_release(&s.a);
}

TEST(check_strip_wants_cells_in_sight_and_a_stop_that_stops)
{
	struct sample s;
	sample_init(&s);
	s.button[5].stop = false;
	s.button[1].hidden = true;
	check_strip(&s.check);
	EXPECT_INT(found(&s, "strip-stop"), 1);
	EXPECT_INT(found(&s, "strip-hidden"), 1);
	EXPECT_INT(s.findings.errors, 2);
	arena_release(&s.a);
}

TEST(check_strip_counts_the_cells_of_a_board_in_another_language)
{
	struct sample s;
	sample_init(&s);
	s.board.locale = "cy";
	s.button[0].label = "ydw";
	check_strip(&s.check);
	EXPECT_INT(s.findings.n, 0);
	s.board.strip_n = 9;
	check_strip(&s.check);
	EXPECT_INT(found(&s, "strip-missing"), 1);
	arena_release(&s.a);
}
