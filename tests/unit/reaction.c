/*
 * Promises: five presses give mean / 0.65 as the step, rounded up to 10 ms; a press before the sign does not count;
 * nobody there: it stops.
 */
#include "learning/reaction.h"
#include "test.h"

/* Lets the sign come and presses ms after it. */
static void press_after(struct reaction *r, int ms)
{
	int64_t at = reaction_due(r);
	(void)reaction_tick(r, at);
	reaction_press(r, at + ms);
}

TEST(reaction_step_is_mean_by_065)
{
	static const int ms[] = { 600, 700, 650, 640, 660 };
	struct reaction r;
	reaction_start(&r, 1000);
	EXPECT_INT(reaction_due(&r), 3000);
	EXPECT(!reaction_tick(&r, 2999));
	for (size_t i = 0; i < COUNT(ms); i++) {
		EXPECT(!reaction_done(&r));
		EXPECT_INT(reaction_step_ms(&r), 0);
		press_after(&r, ms[i]);
	}
	EXPECT(reaction_done(&r));
	EXPECT(!r.running);
	EXPECT_INT(reaction_mean_ms(&r), 650);
	EXPECT_INT(reaction_step_ms(&r), 1000); /* 650 / 0.65 */
	EXPECT_INT(reaction_due(&r), 0);
}

TEST(reaction_step_rounds_up_and_stays_in_range)
{
	static const int ms[][3] = { { 651, 651, 1010 }, { 20, 20, 200 }, { 5999, 5999, 9230 } };
	for (size_t k = 0; k < COUNT(ms); k++) {
		struct reaction r;
		reaction_start(&r, 0);
		for (int i = 0; i < REACTION_PRESSES; i++)
			press_after(&r, ms[k][0]);
		EXPECT_INT(reaction_mean_ms(&r), ms[k][1]);
		EXPECT_INT(reaction_step_ms(&r), ms[k][2]);
	}
}

TEST(reaction_counts_no_press_before_the_sign)
{
	struct reaction r;
	reaction_start(&r, 0);
	reaction_press(&r, 1500);
	EXPECT(r.early);
	EXPECT_INT(r.n, 0);
	EXPECT_INT(reaction_due(&r), 3500); /* and the wait begins again */
	press_after(&r, 500);
	EXPECT(!r.early);
	EXPECT_INT(r.n, 1);
}

TEST(reaction_stops_when_nobody_presses)
{
	struct reaction r;
	int ticks = 0;
	reaction_start(&r, 0);
	for (int64_t due = reaction_due(&r); due != 0 && ticks < 100; due = reaction_due(&r), ticks++)
		EXPECT(reaction_tick(&r, due));
	EXPECT_INT(ticks, 2 * REACTION_MISSES);
	EXPECT(!r.running);
	EXPECT_INT(r.n, 0);
}
