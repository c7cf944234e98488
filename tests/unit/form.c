/*
 * learning/form and learning/progress promise: chance that can be told again and favours nobody; sums that
 * are exact.
 */
#include "course/model.h"
#include "tests/test.h"

#include "learning/form.h"
#include "learning/progress.h"

/* The ids of simulated learners: spread out, and the same in every run. */
static void id_of(int n, char id[33])
{
	unsigned long long x = (unsigned long long)n * 0x9E3779B97F4A7C15ull + 0x1234567;
	snprintf(id, 33, "%016llx%016llx", x, x ^ 0xD1B54A32D192ED03ull);
}

TEST(form_one_learner_laptops_are_a_coin_toss)
{
	int a = 0;
	for (int i = 0; i < 10000; i++) {
		char id[33];
		id_of(i, id);
		a += form_draw(id, 0, 0) == 0;
	}
	EXPECT(a >= 4800 && a <= 5200);
}

TEST(form_blocks_of_two_hold_one_of_each)
{
	int first_after_a = 0;
	for (int i = 0; i < 2000; i += 2) {
		char id[33];
		id_of(i, id);
		int first = form_draw(id, i, i % 4 == 0), second;
		EXPECT_INT(first, form_draw(id, i, 1));
		id_of(i + 1, id);
		second = form_draw(id, i + 1, first);
		EXPECT_INT(first + second, 1);
		first_after_a += first == 0;
	}
	EXPECT(first_after_a > 400 && first_after_a < 600);
}

TEST(form_shuffles_are_fixed_and_differ_by_seed_and_item)
{
	size_t one[20], again[20], other[20], item[20];
	shuffle_order("seed", "q1", 20, one);
	shuffle_order("seed", "q1", 20, again);
	shuffle_order("seee", "q1", 20, other);
	shuffle_order("seed", "q2", 20, item);
	EXPECT(memcmp(one, again, sizeof one) == 0);
	EXPECT(memcmp(one, other, sizeof one) != 0 && memcmp(one, item, sizeof one) != 0);
	/*
	 * Told again by another program: SHA-256("coursepack order", NUL, seed, NUL, id, NUL, "0"), four
	 * bytes a draw.
	 */
	size_t few[4];
	shuffle_order("0123456789abcdef0123456789abcdef", "p01.a", 4, few);
	EXPECT(few[0] == 3 && few[1] == 1 && few[2] == 0 && few[3] == 2);
}

TEST(form_shuffles_are_permutations)
{
	for (size_t n = 0; n <= 40; n++) {
		size_t order[40];
		bool seen[40] = { false };
		shuffle_order("seed", "q", n, order);
		for (size_t i = 0; i < n; i++) {
			EXPECT(order[i] < n && !seen[order[i]]);
			seen[order[i]] = true;
		}
	}
}

/*
 * 24,000 draws over the 24 orders of four: chi-squared with 23 degrees of freedom is under 49.7 in 999 of
 * 1000 fair cases.
 */
TEST(form_shuffles_favour_no_order)
{
	int count[256] = { 0 };
	for (int i = 0; i < 24000; i++) {
		char id[33];
		size_t o[4];
		id_of(i, id);
		shuffle_order(id, "q", 4, o);
		count[o[0] << 6 | o[1] << 4 | o[2] << 2 | o[3]]++;
	}
	int orders = 0;
	long long squares = 0;
	for (int i = 0; i < 256; i++) {
		orders += count[i] > 0;
		squares += count[i] > 0 ? (long long)(count[i] - 1000) * (count[i] - 1000) : 0;
	}
	EXPECT_INT(orders, 24);
	EXPECT(squares < 49700);
}

TEST(form_question_order_keeps_and_mixes_what_it_should)
{
	static const struct choice choice[] = { { .id = "a" }, { .id = "b" } };
	struct question q = { .id = "q", .choice = choice, .choice_n = 2 };
	int swapped = 0;
	for (int i = 0; i < 1000; i++) {
		char id[33];
		size_t o[2];
		id_of(i, id);
		q.kind = QUESTION_TRUE_FALSE;
		question_order(id, &q, o);
		EXPECT(o[0] == 0 && o[1] == 1);
		q.kind = QUESTION_SCALE;
		question_order(id, &q, o);
		EXPECT(o[0] == 0 && o[1] == 1);
		q.kind = QUESTION_ORDER;
		question_order(id, &q, o);
		EXPECT(o[0] == 1 && o[1] == 0);
		q.kind = QUESTION_SINGLE;
		question_order(id, &q, o);
		swapped += o[0] == 1;
	}
	EXPECT(swapped > 430 && swapped < 570);
}

/* --- sums --- */

static const struct topic topics[] = { { "signs", "Signs" }, { "empty", "Empty" }, { "telling", "Telling" } };
static const struct outcome outcomes[] = { { .id = "lo1", .topic = "telling" }, { .id = "lo2", .topic = "signs" },
	{ .id = "lo3", .topic = "empty" } };
static const struct choice answers[] = { { .id = "x", .right = true }, { .id = "y" } };
#define ITEM(pair)                                                                                                     \
	{                                                                                                              \
		.id = pair, .kind = QUESTION_SINGLE, .choice = answers, .choice_n = 2                                  \
	}
static const struct test_pair pairs[] = {
	{ .id = "p1", .outcome = "lo1", .critical = true, .form = { ITEM("p1.a"), ITEM("p1.b") } },
	{ .id = "p2", .outcome = "lo1", .form = { ITEM("p2.a"), ITEM("p2.b") } },
	{ .id = "p3", .outcome = "lo2", .critical = true, .form = { ITEM("p3.a"), ITEM("p3.b") } },
};
static const struct test knowledge = { .id = "knowledge", .minutes = 15, .pair = pairs, .pair_n = 3 };
static const struct module modules[] = {
	{ .id = "m1", .minutes = 30, .ready = true, .item_n = 7 },
	{ .id = "m2", .minutes = 99, .ready = false, .item_n = 0 },
	{ .id = "m3", .minutes = 40, .ready = true, .item_n = 3 },
};

static struct course course_of(const struct test *t)
{
	return (struct course){ .id = "c",
		.module = modules,
		.module_n = 3,
		.test = t,
		.topic = topics,
		.topic_n = 3,
		.outcome = outcomes,
		.outcome_n = 3 };
}

TEST(progress_counts_minutes_of_ready_modules_and_both_tests)
{
	struct course c = course_of(&knowledge);
	struct module_progress m[3] = { { 0 } };
	struct course_progress p = course_progress(&c, m, false, false);
	EXPECT_INT(p.permille, 0);
	EXPECT_INT(p.minutes_left, 100);
	EXPECT_INT(p.modules_counted, 2);
	m[0].furthest = 1; /* 30/7 = 4.285... minutes */
	m[1] = (struct module_progress){ 5, true };
	p = course_progress(&c, m, true, false);
	EXPECT_INT(p.permille, 192);
	EXPECT_INT(p.minutes_left, 81);
	EXPECT_INT(p.modules_done, 0);
	m[0].furthest = 1000;
	m[2] = (struct module_progress){ 3, true };
	p = course_progress(&c, m, true, true);
	EXPECT_INT(p.permille, 999);
	EXPECT(!p.complete);
	m[0].done = true;
	p = course_progress(&c, m, true, true);
	EXPECT_INT(p.permille, 1000);
	EXPECT_INT(p.minutes_left, 0);
	EXPECT(p.complete && p.modules_done == 2);
	p = course_progress(&c, m, true, false);
	EXPECT_INT(p.permille, 850);
	EXPECT(!p.complete);
}

TEST(progress_without_a_test_or_with_a_missed_pretest)
{
	static const struct test none = { 0 };
	struct course without = course_of(&none), null = course_of(NULL), with = course_of(&knowledge);
	struct module_progress m[3] = { { 7, true }, { 0, false }, { 0, false } };
	EXPECT_INT(course_progress(&without, m, false, false).permille, 30 * 1000 / 70);
	EXPECT_INT(course_progress(&null, m, false, false).minutes_left, 40);
	m[2].done = true;
	EXPECT(course_progress(&without, m, false, false).complete);
	struct course_progress p = course_progress(&with, m, false, true);
	EXPECT(p.complete && p.permille == 1000 && p.minutes_left == 0);
	struct course nothing = { .id = "c" };
	p = course_progress(&nothing, NULL, false, false);
	EXPECT(!p.complete && p.permille == 0 && p.minutes_left == 0);
}

TEST(progress_test_score_by_topic_and_critical)
{
	struct arena a = { 0 };
	struct course c = course_of(&knowledge);
	const char *const response[] = { "y", "x", "" };
	struct test_score s = test_score(&a, &c, 1, response);
	EXPECT(s.right == 1 && s.of == 3);
	EXPECT_INT(s.topic_n, 2);
	EXPECT_STR(s.topic[0].topic, "signs");
	EXPECT(s.topic[0].right == 0 && s.topic[0].of == 1);
	EXPECT_STR(s.topic[1].topic, "telling");
	EXPECT(s.topic[1].right == 1 && s.topic[1].of == 2);
	EXPECT_INT(s.wrong_critical_n, 2);
	EXPECT_STR(s.wrong_critical[0], "p1");
	EXPECT_STR(s.wrong_critical[1], "p3");
	arena_release(&a);
}

TEST(progress_gain_is_the_share_of_what_was_left)
{
	EXPECT_INT(gain_permille(14, 21, 28), 500);
	EXPECT_INT(gain_permille(0, 28, 28), 1000);
	EXPECT_INT(gain_permille(28, 28, 28), -1);
	EXPECT_INT(gain_permille(-1, 20, 28), -1);
	EXPECT_INT(gain_permille(25, 26, 28), 333);
	EXPECT_INT(gain_permille(25, 27, 28), 667);
	EXPECT_INT(gain_permille(14, 7, 28), -500);
	EXPECT_INT(gain_permille(20, 20, 28), 0);
}
