/*
 * Promises of pace: time is silence between inputs, up to what reading takes; a long silence is a break and counts
 * nothing; a break falls due after 50 minutes, and 15 later when put off. A plan keeps the order and wastes no sitting.
 * A module is known when every tested topic of it was right; the short way keeps its questions, cases and worksheets.
 */
#include "learning/known.h"
#include "learning/pace.h"

#include "test.h"

enum { MINUTE = 60000 };

TEST(pace_counts_reading_and_no_absence)
{
	struct pace p = { 0 };
	pace_input(&p, 1000);
	EXPECT_INT(p.active_ms, 0);
	pace_input(&p, 1000 + 4 * MINUTE);
	EXPECT_INT(p.active_ms, 4 * MINUTE);
	/* of 8 minutes without a key, 5 can have been reading */
	pace_input(&p, 1000 + 12 * MINUTE);
	EXPECT_INT(p.active_ms, 9 * MINUTE);
	/* 10 are a break */
	pace_input(&p, 1000 + 22 * MINUTE);
	EXPECT_INT(p.active_ms, 9 * MINUTE);
	EXPECT_INT(p.since_ms, 0);
	pace_leave(&p);
	pace_input(&p, 1000 + 26 * MINUTE);
	EXPECT_INT(p.active_ms, 9 * MINUTE);
}

TEST(pace_suggests_a_break_after_fifty_minutes)
{
	struct pace p = { 0 };
	int64_t now = 1;
	pace_input(&p, now);
	for (int i = 0; i < 49; i++)
		pace_input(&p, now += MINUTE);
	EXPECT(!pace_break_due(&p));
	pace_input(&p, now += MINUTE);
	EXPECT(pace_break_due(&p));
	pace_later(&p);
	EXPECT(!pace_break_due(&p));
	for (int i = 0; i < 15; i++)
		pace_input(&p, now += MINUTE);
	EXPECT(pace_break_due(&p));
	pace_rested(&p);
	EXPECT(!pace_break_due(&p));
	EXPECT_INT(p.active_ms, 65 * MINUTE);
}

TEST(pace_plans_sittings_in_order)
{
	static const int minutes[] = { 15, 25, 30, 25, 40, 40, 40, 40, 20 };
	struct module module[COUNT(minutes)] = { 0 };
	static const struct test_pair pair;
	const struct test test = { .minutes = 15, .pair = &pair, .pair_n = 1 };
	const struct course c = { .module = module, .module_n = COUNT(minutes), .test = &test };
	struct planned p[SITTINGS_MOST];
	for (size_t i = 0; i < COUNT(minutes); i++)
		module[i] = (struct module){ .number = (int)i, .minutes = minutes[i], .ready = true };
	EXPECT_INT(pace_plan(&c, 3, p), 3);
	EXPECT_INT(p[0].first, 0);
	EXPECT(p[0].last == p[1].first && p[1].last == p[2].first && p[2].last == COUNT(minutes));
	EXPECT_INT(p[0].minutes + p[1].minutes + p[2].minutes, 275 + 30);
	for (size_t i = 0; i < 3; i++)
		EXPECT(p[i].minutes <= 115);
	EXPECT_INT(pace_plan(&c, 2, p), 2);
	EXPECT_INT(p[0].minutes + p[1].minutes, 305);
	EXPECT_INT(pace_plan(&c, 1, p), 1);
	EXPECT_INT(p[0].minutes, 305);
	const struct course one = { .module = module, .module_n = 1 };
	EXPECT_INT(pace_plan(&one, 3, p), 1);
	EXPECT_INT(pace_plan(&(const struct course){ 0 }, 3, p), 0);
}

TEST(known_needs_every_topic_right_and_asked_twice)
{
	static const struct outcome outcome[] = { { .id = "lo1", .topic = "t1" }, { .id = "lo2", .topic = "t2" } };
	static const char *const ids[] = { "lo1", "lo2" };
	const struct course c = { .outcome = outcome, .outcome_n = 2 };
	const struct module m = { .outcome = ids, .outcome_n = 2 };
	struct topic_score topic[] = { { "t1", 3, 3 }, { "t2", 2, 2 } };
	struct test_score s = { .topic = topic, .topic_n = 2 };
	EXPECT(module_known(&c, &m, &s));
	topic[0].right = 2;
	EXPECT(!module_known(&c, &m, &s));
	topic[0].right = 3;
	topic[1] = (struct topic_score){ "t2", 1, 1 };
	EXPECT(!module_known(&c, &m, &s));
	s.topic_n = 1;
	EXPECT(module_known(&c, &m, &s));
	s.topic_n = 0;
	EXPECT(!module_known(&c, &m, &s));
}

TEST(known_short_way_keeps_what_is_done)
{
	static const struct block block = { .kind = BLOCK_PARAGRAPH,
		.text = { .plain = "Few tell at once. Most wait." } };
	const struct slide slide = { .id = "s", .title = "S", .block = &block, .block_n = 1 };
	const struct question question = { .id = "q" };
	const struct worksheet sheet = { .id = "w" };
	const struct item item[] = { { ITEM_SLIDE, .slide = &slide }, { ITEM_SLIDE, .slide = &slide },
		{ ITEM_QUESTION, .question = &question }, { ITEM_SLIDE, .slide = &slide },
		{ ITEM_WORKSHEET, .worksheet = &sheet }, { ITEM_SLIDE, .slide = &slide } };
	const struct module m = { .item = item, .item_n = COUNT(item) };
	static const size_t way[] = { 0, 2, 4, 5, COUNT(item) };
	for (size_t i = 0; i + 1 < COUNT(way); i++)
		EXPECT_INT(known_step(&m, way[i], 1), way[i + 1]);
	EXPECT_INT(known_step(&m, 5, -1), 4);
	EXPECT_INT(known_step(&m, 2, -1), 0);
	EXPECT_INT(known_step(&m, 0, -1), m.item_n);
	struct arena a = { 0 };
	EXPECT_STR(known_gist(&a, &slide), "Few tell at once.");
	arena_release(&a);
}
