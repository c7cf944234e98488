/*
 * check/boards.c and board_words.c promise: a board that pairs people with acts, says who did what, weighs feelings or
 * people, or colours answers is an error (tests/bad/board-* has one board a rule); ordinary words of ordinary boards,
 * refusals and wishes among them, are none.
 */
#include "packager/check/board_words.h"
#include "packager/check/check.h"
#include "test.h"

TEST(sentences_of_who_did_what_are_told_from_others)
{
	static const char *const accuse[] = { "he hit me", "she hurt me", "Dad touched me", "my uncle kissed my mouth",
		"they hit", "someone touched me", "Sam hit me", "Mr Jones touches me", "touched me", "hugged my sister",
		"my dad is mean to me", "the teacher made me cry", "he did it to me", "she\u2019s hurting me",
		"somebody did something bad", "grandad was tickling me", "she washes my hair" };
	static const char *const fine[] = { "don't touch me", "don\u2019t hit me", "stop hitting me", "please hug me",
		"I want my mum", "help me", "can you wash me", "mum or dad or carer", "without them here",
		"talk to someone else", "friend at my school", "doctor or nurse", "carer or helper", "it hurts", "hit",
		"touch", "wash my hands", "I hit my head", "I want to tell you something", "you got it wrong",
		"get dressed", "cuddle", "something happened", "not okay with me", "they", "no one", "grandma's house",
		"I have my own word for it" };
	struct arena a = { 0 };
	for (size_t i = 0; i < COUNT(accuse); i++)
		if (!words_accuse(&a, accuse[i]))
			test_fail(__FILE__, __LINE__, "\"%s\" passes", accuse[i]);
	for (size_t i = 0; i < COUNT(fine); i++)
		if (words_accuse(&a, fine[i]))
			test_fail(__FILE__, __LINE__, "\"%s\" does not pass", fine[i]);
	arena_release(&a);
}

TEST(words_are_of_their_kind)
{
	static const struct {
		const char *label;
		enum word_kind kind;
		bool is;
	} rows[] = { { "happy", WORD_PLEASANT, true }, { "unhappy", WORD_PLEASANT, false },
		{ "cared for", WORD_PLEASANT, true }, { "for", WORD_PLEASANT, false }, { "sad", WORD_UNPLEASANT, true },
		{ "sadly", WORD_UNPLEASANT, false }, { "illness", WORD_UNPLEASANT, false },
		{ "mixed up", WORD_NEITHER, true }, { "up", WORD_NEITHER, false },
		{ "carer or helper", WORD_SCHOOL, true }, { "care", WORD_SCHOOL, false },
		{ "my dad", WORD_FAMILY, true }, { "Mum's", WORD_FAMILY, true }, { "mumble", WORD_FAMILY, false },
		{ "no one", WORD_OPEN, true }, { "one", WORD_OPEN, false }, { "touching", WORD_ACT, true },
		{ "hugged", WORD_ACT, true }, { "biting", WORD_ACT, true }, { "bathroom", WORD_ACT, false },
		{ "get dressed", WORD_ACT, true }, { "get", WORD_ACT, false }, { "eyes", WORD_BODY, true },
		{ "early", WORD_BODY, false }, { "legs", WORD_BODY, true }, { "sexual", WORD_GRAVE, true },
		{ "six", WORD_GRAVE, false }, { "", WORD_ACT, false } };
	struct arena a = { 0 };
	for (size_t i = 0; i < COUNT(rows); i++)
		if (word_is(&a, rows[i].label, rows[i].kind) != rows[i].is)
			test_fail(__FILE__, __LINE__, "\"%s\" is %sof kind %d", rows[i].label, rows[i].is ? "not " : "",
			    rows[i].kind);
	EXPECT_INT(word_pair(&a, "Yes"), -word_pair(&a, "no"));
	EXPECT(word_pair(&a, "don\u2019t like") < 0 && word_pair(&a, "yes please") == 0);
	EXPECT(word_is_else(&a, "Something else") && word_is_else(&a, "somewhere else") && !word_is_else(&a, "else"));
	arena_release(&a);
}

/* A board of words, one a cell. */
struct sample {
	struct arena a;
	struct findings findings;
	struct button button[8];
	int cell[8];
	struct board board;
	struct board_ref ref;
	struct course course;
	struct check check;
};

static void sample_init(struct sample *s, const char *locale, const char *const *labels)
{
	*s = (struct sample){ .a = { 0 } };
	size_t n = 0;
	for (; labels[n] != NULL; n++) {
		s->button[n] = (struct button){
			.id = labels[n], .label = labels[n], .say = labels[n], .background = -1, .border = -1
		};
		s->cell[n] = (int)n;
	}
	s->board = (struct board){ .id = "b",
		.locale = locale,
		.button = s->button,
		.button_n = n,
		.rows = 1,
		.columns = n,
		.cell = s->cell };
	s->ref = (struct board_ref){ .id = "b", .src = "b.obf", .board = &s->board };
	s->course = (struct course){ .id = "c", .board = &s->ref, .board_n = 1 };
	s->findings.a = &s->a;
	s->check = (struct check){ .a = &s->a, .course = &s->course, .findings = &s->findings, .today = "2026-11-25" };
}

static size_t said(const struct sample *s, const char *code)
{
	size_t n = 0;
	for (size_t i = 0; i < s->findings.n; i++)
		n += streq(s->findings.list[i].code, code);
	return n;
}

TEST(check_boards_leaves_ways_and_keys_aside)
{
	static const char *const labels[] = { "mum", "touch", NULL };
	struct sample s;
	sample_init(&s, "en-GB", labels);
	check_boards(&s.check);
	EXPECT_INT(said(&s, "board-pairs"), 1);
	s.findings = (struct findings){ .a = &s.a };
	s.button[1].load_board = "boards/touch.obf";
	check_boards(&s.check);
	EXPECT_INT(s.findings.n, 0);
	arena_release(&s.a);
}

TEST(check_boards_takes_family_after_school)
{
	static const char *const labels[] = { "teacher", "driver", "mum", "brother", "someone else", "no one", NULL };
	struct sample s;
	sample_init(&s, "en", labels);
	check_boards(&s.check);
	EXPECT_INT(said(&s, "people-order"), 0);
	EXPECT_INT(said(&s, "people-few"), 1);
	EXPECT_INT(said(&s, "list-blank"), 1);
	arena_release(&s.a);
}

TEST(check_boards_knows_words_in_english_only)
{
	static const char *const labels[] = { "mum", "touch", "he hit me", NULL };
	struct sample s;
	sample_init(&s, "cy", labels);
	check_boards(&s.check);
	EXPECT_INT(s.findings.n, 0);
	arena_release(&s.a);
}

TEST(check_boards_wants_a_way_home_for_every_program)
{
	static const char *const labels[] = { "first page", NULL };
	struct sample s;
	sample_init(&s, "en", labels);
	s.button[0].action = BOARD_HOME;
	check_boards(&s.check);
	EXPECT_INT(said(&s, "home-link"), 1);
	EXPECT_INT(s.findings.errors, 0);
	arena_release(&s.a);
}
