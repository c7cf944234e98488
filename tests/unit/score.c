/*
 * learning/score promises: a response is xAPI text; right is right and nothing else is; every change gives
 * text that fits the question again, whatever was there before.
 */
#include "course/model.h"
#include "tests/test.h"

#include "learning/score.h"

static const struct choice abc[] = {
	{ .id = "a", .match = "one", .right = true },
	{ .id = "b", .match = "two" },
	{ .id = "c", .match = "three", .right = true },
};

static struct question question_of(enum question_kind kind)
{
	return (struct question){ .id = "q", .kind = kind, .choice = abc, .choice_n = COUNT(abc) };
}

static struct question true_false(void)
{
	static const struct choice choice[] = { { .id = "true", .right = true }, { .id = "false" } };
	return (struct question){ .id = "q", .kind = QUESTION_TRUE_FALSE, .choice = choice, .choice_n = 2 };
}

TEST(score_single_is_right_for_the_right_choice_only)
{
	static const struct choice choice[] = { { .id = "a" }, { .id = "b", .right = true }, { .id = "bb" } };
	struct question q = { .id = "q", .kind = QUESTION_SINGLE, .choice = choice, .choice_n = 3 };
	EXPECT(question_right(&q, "b"));
	const char *const wrong[] = { "a", "bb", "", "?", "b[,]a", "b[,]", "[,]b", "b[.]b", "B", " b" };
	for (size_t i = 0; i < COUNT(wrong); i++)
		EXPECT(!question_right(&q, wrong[i]));
}

TEST(score_multiple_is_all_or_nothing_in_any_order)
{
	struct question q = question_of(QUESTION_MULTIPLE);
	EXPECT(question_right(&q, "a[,]c"));
	EXPECT(question_right(&q, "c[,]a"));
	const char *const wrong[] = { "a", "c", "b", "a[,]b", "a[,]b[,]c", "a[,]a", "a[,]c[,]c", "a[,]c[,]", "a,c", "?",
		"" };
	for (size_t i = 0; i < COUNT(wrong); i++)
		EXPECT(!question_right(&q, wrong[i]));
}

TEST(score_true_false_order_match)
{
	struct question tf = true_false(), order = question_of(QUESTION_ORDER), match = question_of(QUESTION_MATCH);
	EXPECT(question_right(&tf, "true") && !question_right(&tf, "false") && !question_right(&tf, "?"));
	EXPECT(question_right(&order, "a[,]b[,]c"));
	EXPECT(
	    !question_right(&order, "b[,]a[,]c") && !question_right(&order, "a[,]b") && !question_right(&order, "?"));
	EXPECT(question_right(&match, "a[.]a[,]b[.]b[,]c[.]c"));
	EXPECT(question_right(&match, "c[.]c[,]a[.]a[,]b[.]b"));
	EXPECT(!question_right(&match, "a[.]b[,]b[.]a[,]c[.]c") && !question_right(&match, "a[.]a[,]b[.]b"));
}

TEST(score_match_goes_by_the_words)
{
	static const struct choice choice[] = { { .id = "a", .match = "police" }, { .id = "b", .match = "police" } };
	struct question q = { .id = "q", .kind = QUESTION_MATCH, .choice = choice, .choice_n = 2 };
	EXPECT(question_right(&q, "a[.]b[,]b[.]a"));
}

TEST(score_unscored_kinds_are_never_right)
{
	struct question scale = question_of(QUESTION_SCALE), reflection = { .id = "r", .kind = QUESTION_REFLECTION };
	EXPECT(!question_right(&scale, "a") && !question_right(&reflection, "words") && !question_right(&scale, "?"));
}

TEST(score_fits_what_the_question_has)
{
	struct question single = question_of(QUESTION_SINGLE), multiple = question_of(QUESTION_MULTIPLE);
	struct question order = question_of(QUESTION_ORDER), match = question_of(QUESTION_MATCH);
	struct question scale = question_of(QUESTION_SCALE), reflection = { .id = "r", .kind = QUESTION_REFLECTION };
	EXPECT(response_fits(&single, "") && response_fits(&single, "?") && response_fits(&single, "c"));
	EXPECT(!response_fits(&single, "d") && !response_fits(&single, "a[,]b"));
	EXPECT(response_fits(&multiple, "a[,]b") && !response_fits(&multiple, "a[,]z") &&
	    !response_fits(&multiple, "a[,]a"));
	EXPECT(response_fits(&order, "c[,]b[,]a") && !response_fits(&order, "c[,]b") &&
	    !response_fits(&order, "c[,]b[,]b"));
	EXPECT(response_fits(&match, "a[.]b") && !response_fits(&match, "a") && !response_fits(&match, "a[.]z"));
	EXPECT(!response_fits(&match, "a[.]b[,]b[.]b") && !response_fits(&match, "a[.]b[,]a[.]c"));
	EXPECT(response_fits(&scale, "b") && !response_fits(&scale, "?"));
	EXPECT(!response_fits(&reflection, "words") && response_fits(&reflection, ""));
}

TEST(score_complete_when_it_can_be_checked)
{
	struct question single = question_of(QUESTION_SINGLE), order = question_of(QUESTION_ORDER);
	struct question match = question_of(QUESTION_MATCH), scale = question_of(QUESTION_SCALE);
	EXPECT(!response_complete(&single, "") && response_complete(&single, "a") && response_complete(&single, "?"));
	EXPECT(!response_complete(&single, "gone") && response_complete(&order, "") && response_complete(&scale, "b"));
	EXPECT(!response_complete(&match, "a[.]b") && response_complete(&match, "a[.]b[,]b[.]a[,]c[.]c"));
	EXPECT(response_complete(&match, "?"));
}

TEST(score_choosing_replaces_or_toggles)
{
	struct arena a = { 0 };
	struct question single = question_of(QUESTION_SINGLE), multiple = question_of(QUESTION_MULTIPLE);
	EXPECT_STR(response_choose(&a, &single, "a", "b"), "b");
	EXPECT_STR(response_choose(&a, &single, "b", "b"), "b");
	EXPECT_STR(response_choose(&a, &single, "b", "?"), "?");
	EXPECT_STR(response_choose(&a, &single, "b", "not-there"), "b");
	EXPECT_STR(response_choose(&a, &multiple, "", "c"), "c");
	EXPECT_STR(response_choose(&a, &multiple, "c", "a"), "a[,]c");
	EXPECT_STR(response_choose(&a, &multiple, "a[,]c", "a"), "c");
	EXPECT_STR(response_choose(&a, &multiple, "c", "c"), "");
	EXPECT_STR(response_choose(&a, &multiple, "a[,]c", "?"), "?");
	EXPECT_STR(response_choose(&a, &multiple, "?", "b"), "b");
	EXPECT_STR(response_choose(&a, &multiple, "?", "?"), "");
	arena_release(&a);
}

TEST(score_joining_moves_a_right_hand_side)
{
	struct arena a = { 0 };
	struct question q = question_of(QUESTION_MATCH);
	EXPECT_STR(response_join(&a, &q, "", "b", "a"), "b[.]a");
	EXPECT_STR(response_join(&a, &q, "b[.]a", "a", "c"), "a[.]c[,]b[.]a");
	EXPECT_STR(response_join(&a, &q, "a[.]c[,]b[.]a", "a", "a"), "a[.]a");
	EXPECT_STR(response_join(&a, &q, "a[.]a", "a", NULL), "");
	EXPECT_STR(response_join(&a, &q, "?", "c", "b"), "c[.]b");
	EXPECT_STR(response_match(&a, "a[.]c[,]b[.]a", "b"), "a");
	EXPECT(response_match(&a, "a[.]c", "b") == NULL);
	EXPECT(response_has("a[.]c", "a") && !response_has("a[.]c", "c") && response_has("x[,]y", "y"));
	arena_release(&a);
}

TEST(score_moving_stops_at_the_ends)
{
	struct arena a = { 0 };
	EXPECT_STR(response_move(&a, "a[,]b[,]c", "c", -1), "a[,]c[,]b");
	EXPECT_STR(response_move(&a, "a[,]b[,]c", "a", -1), "a[,]b[,]c");
	EXPECT_STR(response_move(&a, "a[,]b[,]c", "a", 1), "b[,]a[,]c");
	EXPECT_STR(response_move(&a, "a[,]b[,]c", "c", 1), "a[,]b[,]c");
	EXPECT_STR(response_move(&a, "a[,]b", "z", 1), "a[,]b");
	EXPECT_STR(response_move(&a, "", "a", 1), "");
	arena_release(&a);
}

TEST(score_the_key_is_right_for_every_scored_kind)
{
	struct arena a = { 0 };
	const enum question_kind kinds[] = { QUESTION_MULTIPLE, QUESTION_ORDER, QUESTION_MATCH };
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct question q = question_of(kinds[i]);
		EXPECT(question_right(&q, response_key(&a, &q)) && response_complete(&q, response_key(&a, &q)));
	}
	struct question tf = true_false(), scale = question_of(QUESTION_SCALE);
	EXPECT_STR(response_key(&a, &tf), "true");
	EXPECT_STR(response_key(&a, &scale), "");
	struct question order = question_of(QUESTION_ORDER);
	EXPECT_STR(response_initial(&a, &order, (const size_t[]){ 2, 0, 1 }), "c[,]a[,]b");
	arena_release(&a);
}
