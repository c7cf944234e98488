/*
 * Scanning, to the millisecond: one switch automatic by rows and linear, two switches by step; the first item waits
 * longer; loops, then waiting; a back stop ends each group; bounces are ignored; a rebuilt tree keeps the place.
 */
#include "tests/test.h"
#include "tests/unit/samples.h"
#include "ui/scan.h"

static const struct scan_settings one = {
	.switches = 1, .step_ms = 2000, .first_permille = 1500, .loops = 3, .debounce_ms = 300
};
static const struct scan_settings two = {
	.switches = 2, .step_ms = 2000, .first_permille = 1500, .loops = 3, .debounce_ms = 300
};

static struct node *none; /* what a tick chose: nothing, in most of these */

#define CELL(word) "screen/content/board/cells/" word
#define STRIP(word) "screen/content/board/strip/" word

/* Lets time pass, step by step as the session does. */
static void pass(struct scan *s, const struct ui *u, const struct scan_settings *set, int64_t now)
{
	struct node *chosen;
	while (scan_tick(s, u, set, now, &chosen)) {
	}
}

static const char *press(struct scan *s, const struct ui *u, const struct scan_settings *set, int which, int64_t now)
{
	struct node *chosen;
	pass(s, u, set, now);
	if (!scan_press(s, u, set, which, now, &chosen))
		return "bounce";
	return chosen != NULL ? chosen->id : NULL;
}

TEST(scan_one_switch_goes_by_groups_then_items)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	struct scan s = { 0 };
	sample_board(&u, false);
	scan_start(&s, &u, &one, 1000);
	/* bar (2), strip (10), four rows of four */
	EXPECT_INT(s.level, SCAN_GROUPS);
	EXPECT_STR(s.at, "screen/content/message/home");
	EXPECT_INT(s.due, 4000); /* the first waits 1.5 steps */
	EXPECT(!scan_tick(&s, &u, &one, 3999, &none));
	EXPECT(scan_tick(&s, &u, &one, 4000, &none));
	EXPECT_STR(s.at, STRIP("yes"));
	EXPECT_INT(s.due, 6000);
	EXPECT_STR(scan_cue(&a, &s, &u),
	    "Always there: yes, no, I don't know, I don't understand, not on here, I want to stop, "
	    "help, wait, I'm thinking, not finished, you got it wrong");
	pass(&s, &u, &one, 8000);
	EXPECT_STR(s.at, CELL("excited"));
	EXPECT_STR(scan_cue(&a, &s, &u), "row: excited, scared, okay, worried");
	const char *const *lit = scan_highlight(&a, &s, &u);
	EXPECT_STR(lit[3], CELL("worried"));
	EXPECT_STR(lit[4], NULL);
	EXPECT_STR(press(&s, &u, &one, 1, 8500), NULL); /* into the row */
	EXPECT_INT(s.level, SCAN_ITEMS);
	EXPECT_STR(s.at, CELL("excited"));
	EXPECT_INT(s.due, 11500);
	pass(&s, &u, &one, 13499);
	EXPECT_STR(s.at, CELL("scared"));
	EXPECT_STR(scan_cue(&a, &s, &u), "scared");
	pass(&s, &u, &one, 13500);
	EXPECT_STR(s.at, CELL("okay"));
	EXPECT_STR(press(&s, &u, &one, 1, 13600), CELL("okay"));
	EXPECT_INT(s.level, SCAN_GROUPS); /* and again from the first */
	EXPECT_STR(s.at, "screen/content/message/home");
	EXPECT_INT(s.due, 16600);
	arena_release(&a);
}

TEST(scan_strip_is_its_own_group_within_two_presses)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	struct scan s = { 0 };
	sample_board(&u, false);
	scan_start(&s, &u, &one, 0);
	EXPECT_STR(press(&s, &u, &one, 1, 3500), NULL);
	/* yes 3000, then 2000 each: 'I want to stop' is the sixth */
	EXPECT_STR(press(&s, &u, &one, 1, 3500 + 3000 + 4 * 2000), STRIP("I want to stop"));
	arena_release(&a);
}

TEST(scan_back_stop_ends_a_group_and_leads_out)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	struct scan s = { 0 };
	sample_board(&u, false);
	scan_start(&s, &u, &one, 0);
	press(&s, &u, &one, 1, 5000); /* third group: happy's row */
	EXPECT_STR(s.group, CELL("happy"));
	pass(&s, &u, &one, 5000 + 3000 + 3 * 2000);
	EXPECT_STR(s.at, "");
	EXPECT_STR(scan_cue(&a, &s, &u), "back");
	EXPECT_STR(scan_highlight(&a, &s, &u)[3], CELL("angry"));
	EXPECT_STR(press(&s, &u, &one, 1, 14500), NULL);
	EXPECT_INT(s.level, SCAN_GROUPS);
	EXPECT_STR(s.at, CELL("happy"));
	EXPECT_INT(s.due, 17500);
	arena_release(&a);
}

TEST(scan_waits_after_its_loops_and_the_next_press_starts_again)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	struct scan s = { 0 };
	sample_board(&u, false);
	scan_start(&s, &u, &one, 0);
	int64_t loop = 3000 + 5 * 2000; /* six groups, the first longer */
	pass(&s, &u, &one, 3 * loop - 1);
	EXPECT_INT(s.level, SCAN_GROUPS);
	pass(&s, &u, &one, 3 * loop);
	EXPECT_INT(s.level, SCAN_WAITING);
	EXPECT_INT(s.due, 0);
	EXPECT_STR(scan_highlight(&a, &s, &u)[0], NULL);
	EXPECT_STR(scan_cue(&a, &s, &u), "");
	EXPECT(!scan_tick(&s, &u, &one, 10 * loop, &none));
	EXPECT_STR(press(&s, &u, &one, 1, 100000), NULL);
	EXPECT_INT(s.level, SCAN_GROUPS);
	EXPECT_INT(s.due, 103000);
	/* Inside a group too. */
	press(&s, &u, &one, 1, 105000);
	EXPECT_INT(s.level, SCAN_ITEMS);
	pass(&s, &u, &one, 105000 + 3 * (3000 + 10 * 2000));
	EXPECT_INT(s.level, SCAN_WAITING);
	arena_release(&a);
}

TEST(scan_is_linear_for_ten_targets_or_fewer)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	struct scan s = { 0 };
	sample_dialog(&u, false);
	scan_start(&s, &u, &one, 0);
	EXPECT_INT(s.level, SCAN_ITEMS);
	EXPECT_STR(s.group, "");
	EXPECT_STR(s.at, "both/leave/text/row/stay");
	pass(&s, &u, &one, 3000);
	EXPECT_STR(s.at, "both/leave/text/row/go");
	pass(&s, &u, &one, 5000); /* no back stop: round again, the first longer */
	EXPECT_STR(s.at, "both/leave/text/row/stay");
	EXPECT_INT(s.due, 8000);
	EXPECT_STR(press(&s, &u, &one, 1, 9000), "both/leave/text/row/go");
	arena_release(&a);
}

TEST(scan_two_switches_step_and_choose_without_time)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	struct scan s = { 0 };
	sample_board(&u, false);
	scan_start(&s, &u, &two, 0);
	EXPECT_INT(s.due, 0);
	EXPECT(!scan_tick(&s, &u, &two, 1000000, &none));
	EXPECT_STR(press(&s, &u, &two, 1, 1000), NULL);
	EXPECT_STR(s.at, STRIP("yes"));
	press(&s, &u, &two, 2, 2000);
	EXPECT_INT(s.level, SCAN_ITEMS);
	press(&s, &u, &two, 1, 3000);
	EXPECT_STR(press(&s, &u, &two, 2, 4000), STRIP("no"));
	for (int i = 0; i < 60; i++) /* steps never tire */
		press(&s, &u, &two, 1, 5000 + i * 1000);
	EXPECT_INT(s.level, SCAN_GROUPS);
	arena_release(&a);
}

TEST(scan_bounce_is_ignored_for_at_most_half_a_step)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	struct scan s = { 0 };
	struct scan_settings fast = {
		.switches = 2, .step_ms = 400, .first_permille = 1500, .loops = 3, .debounce_ms = 300
	};
	sample_board(&u, false);
	scan_start(&s, &u, &two, 0);
	EXPECT_STR(press(&s, &u, &two, 1, 1000), NULL);
	EXPECT_STR(press(&s, &u, &two, 1, 1299), "bounce");
	EXPECT_STR(press(&s, &u, &two, 1, 1300), NULL);
	scan_start(&s, &u, &fast, 2000);
	EXPECT_STR(press(&s, &u, &fast, 1, 2000), NULL);
	EXPECT_STR(press(&s, &u, &fast, 1, 2199), "bounce");
	EXPECT_STR(press(&s, &u, &fast, 1, 2200), NULL);
	arena_release(&a);
}

TEST(scan_keeps_its_place_in_a_rebuilt_tree)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL }, v = { &a, NULL };
	struct scan s = { 0 };
	sample_board(&u, false);
	sample_board(&v, false);
	scan_start(&s, &u, &one, 0);
	press(&s, &u, &one, 1, 5000);
	pass(&s, &u, &one, 8000);
	int64_t due = s.due;
	EXPECT_STR(s.at, CELL("sad"));
	scan_keep(&s, &v, &one, 8100);
	EXPECT_STR(s.at, CELL("sad"));
	EXPECT_INT(s.due, due);
	/* The first of the row no longer acts: the row goes by its new first. */
	node_find(v.root, CELL("happy"))->flags |= NODE_DISABLED;
	scan_keep(&s, &v, &one, 8200);
	EXPECT_STR(s.at, CELL("sad"));
	EXPECT_STR(s.group, CELL("sad"));
	/* What was lit has gone: from the start. */
	node_find(v.root, CELL("sad"))->flags |= NODE_DISABLED;
	scan_keep(&s, &v, &one, 8300);
	EXPECT_INT(s.level, SCAN_GROUPS);
	EXPECT_INT(s.due, 11300);
	/* Another screen of few targets is linear. */
	struct ui d = { &a, NULL };
	sample_dialog(&d, false);
	scan_keep(&s, &d, &one, 9000);
	EXPECT_STR(s.at, "both/leave/text/row/stay");
	struct scan_settings off = {
		.switches = 0, .step_ms = 2000, .first_permille = 1500, .loops = 3, .debounce_ms = 300
	};
	scan_keep(&s, &d, &off, 9000);
	EXPECT_INT(s.level, SCAN_WAITING);
	arena_release(&a);
}

TEST(scan_radio_groups_and_lone_targets_are_groups)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	struct scan s = { 0 };
	sample_question(&u, false); /* 3 in the top bar, 4 radios, 4 below: 11 */
	scan_start(&s, &u, &two, 0);
	EXPECT_INT(s.level, SCAN_GROUPS);
	press(&s, &u, &two, 1, 1000);
	EXPECT_STR(s.at, "screen/content/answers/a");
	press(&s, &u, &two, 1, 2000);
	EXPECT_STR(s.at, "screen/bottom/back");
	/* Modules each alone in their item scan as one group under the list. */
	struct ui h = { &a, NULL };
	sample_home(&h, false);
	scan_start(&s, &h, &two, 3000);
	press(&s, &h, &two, 1, 4000);
	EXPECT_STR(scan_highlight(&a, &s, &h)[8], "screen/content/modules/m8/open");
	/* The link is the only one of its kind on a slide: choosing its group chooses it. */
	struct ui l = { &a, NULL };
	sample_slide(&l, false);
	for (int i = 0; i < 4; i++)
		sample_button(&l, node_find(l.root, "screen/bottom"), arena_printf(&a, "more%d", i), "More");
	scan_start(&s, &l, &two, 5000);
	press(&s, &l, &two, 1, 6000);
	EXPECT_STR(press(&s, &l, &two, 2, 7000), "screen/content/columns/left/p1/term");
	arena_release(&a);
}

/* --- other ways --- */

TEST(scan_goes_by_columns_where_that_is_chosen)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	struct scan s = { 0 };
	struct scan_settings set = one;
	set.pattern = SCAN_COLUMNS;
	sample_board(&u, false);
	scan_start(&s, &u, &set, 0);
	pass(&s, &u, &set, 5000); /* bar, strip, then the first column */
	EXPECT_STR(s.at, CELL("happy"));
	EXPECT(str_starts(scan_cue(&a, &s, &u), "column: happy, excited, "));
	pass(&s, &u, &set, 7000);
	EXPECT_STR(s.at, CELL("sad"));
	EXPECT_STR(press(&s, &u, &set, 1, 7500), NULL);
	EXPECT_STR(s.group, CELL("sad"));
	pass(&s, &u, &set, 10500);
	EXPECT_STR(s.at, CELL("scared"));
	/* four in the column, then back */
	pass(&s, &u, &set, 16500);
	EXPECT_STR(s.at, "");
	pass(&s, &u, &set, 18500);
	EXPECT_STR(s.at, CELL("sad"));
	/* after the last column the round begins again */
	scan_start(&s, &u, &set, 100000);
	pass(&s, &u, &set, 100000 + 3000 + 5 * 2000);
	EXPECT_STR(s.at, "screen/content/message/home");
	EXPECT_INT(s.loop, 1);
	arena_release(&a);
}

TEST(scan_is_linear_or_by_rows_as_asked)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL }, d = { &a, NULL };
	struct scan s = { 0 };
	struct scan_settings set = two;
	sample_board(&u, false);
	set.pattern = SCAN_LINEAR;
	scan_start(&s, &u, &set, 0);
	EXPECT_INT(s.level, SCAN_ITEMS);
	press(&s, &u, &set, 1, 1000);
	EXPECT_STR(s.at, "screen/content/message/say");
	sample_dialog(&d, false);
	set.pattern = SCAN_ROWS;
	scan_start(&s, &d, &set, 2000);
	EXPECT_INT(s.level, SCAN_GROUPS);
	arena_release(&a);
}

TEST(scan_press_counts_when_it_was_held_long_enough)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	struct scan s = { 0 };
	struct scan_settings set = one;
	struct node *chosen;
	set.accept_ms = 400;
	sample_board(&u, false);
	scan_start(&s, &u, &set, 0);
	/* a brush of the hand: nothing, and the stop keeps its time */
	EXPECT(!scan_switch(&s, &u, &set, 1, true, 2900, &chosen));
	EXPECT_INT(scan_next(&s, &set), 3300);
	EXPECT(!scan_tick(&s, &u, &set, 3100, &chosen));
	EXPECT(!scan_switch(&s, &u, &set, 1, false, 3299, &chosen));
	EXPECT_INT(s.due, 3399);
	/* held for 400 ms: it counts then, not when it comes up */
	EXPECT(!scan_switch(&s, &u, &set, 1, true, 3350, &chosen));
	EXPECT(!scan_tick(&s, &u, &set, 3749, &chosen));
	EXPECT_INT(s.level, SCAN_GROUPS);
	EXPECT(scan_tick(&s, &u, &set, 3750, &chosen));
	EXPECT_INT(s.level, SCAN_ITEMS);
	EXPECT_INT(s.due, 3750 + 3000);
	EXPECT(!scan_switch(&s, &u, &set, 1, false, 5000, &chosen));
	EXPECT_INT(s.due, 6750);
	/* pressed and let go at once it never counts */
	EXPECT(!scan_press(&s, &u, &set, 1, 6000, &chosen));
	arena_release(&a);
}

TEST(scan_inverse_moves_while_held_and_chooses_when_let_go)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	struct scan s = { 0 };
	struct scan_settings set = one;
	struct node *chosen;
	set.kind = SCAN_INVERSE;
	sample_board(&u, false);
	scan_start(&s, &u, &set, 0);
	EXPECT_INT(scan_next(&s, &set), 0); /* nothing moves by itself */
	EXPECT(scan_switch(&s, &u, &set, 1, true, 1000, &chosen));
	EXPECT_INT(scan_next(&s, &set), 4000);
	pass(&s, &u, &set, 6000);
	EXPECT_STR(s.at, CELL("happy"));
	EXPECT(scan_switch(&s, &u, &set, 1, false, 6500, &chosen));
	EXPECT(chosen == NULL);
	EXPECT_INT(s.level, SCAN_ITEMS);
	EXPECT_INT(scan_next(&s, &set), 0);
	EXPECT(scan_switch(&s, &u, &set, 1, true, 8000, &chosen));
	pass(&s, &u, &set, 13000);
	EXPECT_STR(s.at, CELL("calm"));
	EXPECT(scan_switch(&s, &u, &set, 1, false, 13100, &chosen));
	EXPECT_STR(chosen->id, CELL("calm"));
	/* held through all its rounds it tires, and letting go then chooses nothing */
	EXPECT(scan_switch(&s, &u, &set, 1, true, 20000, &chosen));
	pass(&s, &u, &set, 200000);
	EXPECT_INT(s.level, SCAN_WAITING);
	EXPECT(scan_switch(&s, &u, &set, 1, false, 200000, &chosen));
	EXPECT(chosen == NULL);
	arena_release(&a);
}

TEST(scan_one_switch_steps_and_resting_chooses)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	struct scan s = { 0 };
	struct scan_settings set = one;
	struct node *chosen;
	set.kind = SCAN_STEP;
	sample_board(&u, false);
	scan_start(&s, &u, &set, 0);
	EXPECT_INT(s.level, SCAN_WAITING); /* a new screen chooses nothing by itself */
	EXPECT_INT(scan_next(&s, &set), 0);
	press(&s, &u, &set, 1, 1000);
	EXPECT_STR(s.at, "screen/content/message/home");
	press(&s, &u, &set, 1, 2000);
	EXPECT_STR(s.at, STRIP("yes"));
	EXPECT_INT(scan_next(&s, &set), 4000);
	EXPECT(scan_tick(&s, &u, &set, 4000, &chosen));
	EXPECT(chosen == NULL);
	EXPECT_INT(s.level, SCAN_ITEMS);
	press(&s, &u, &set, 1, 5000);
	EXPECT_STR(s.at, STRIP("no"));
	EXPECT(!scan_tick(&s, &u, &set, 6999, &chosen));
	EXPECT(scan_tick(&s, &u, &set, 7000, &chosen));
	EXPECT_STR(chosen->id, STRIP("no"));
	EXPECT_INT(s.level, SCAN_WAITING);
	arena_release(&a);
}

TEST(scan_second_switch_goes_back_where_the_first_is_automatic)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	struct scan s = { 0 };
	struct scan_settings set = two;
	set.kind = SCAN_AUTOMATIC;
	set.no_back = 1;
	sample_board(&u, false);
	scan_start(&s, &u, &set, 0);
	press(&s, &u, &set, 1, 3500);
	EXPECT_STR(s.group, STRIP("yes"));
	/* without a back stop the group begins again after its last */
	pass(&s, &u, &set, 3500 + 3000 + 9 * 2000);
	EXPECT_STR(s.at, STRIP("yes"));
	EXPECT_STR(press(&s, &u, &set, 2, 25000), NULL);
	EXPECT_INT(s.level, SCAN_GROUPS);
	EXPECT_STR(s.at, STRIP("yes"));
	EXPECT_STR(press(&s, &u, &set, 2, 26000), NULL);
	EXPECT_STR(s.at, "screen/content/message/home");
	arena_release(&a);
}

TEST(scan_passes_over_what_stands_for_a_switch)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	struct scan s = { 0 };
	sample_dialog(&u, false);
	node_find(u.root, "both/leave/text/row/stay")->flags |= NODE_UNSCANNED;
	scan_start(&s, &u, &one, 0);
	EXPECT_STR(s.at, "both/leave/text/row/go");
	pass(&s, &u, &one, 3000);
	EXPECT_STR(s.at, "both/leave/text/row/go");
	arena_release(&a);
}
