/*
 * Focus: Tab order is tree order and comes round; a radio group is one stop and arrows move inside it; grids move
 * by row and column; a dialog keeps it in; after a rebuild it stays, or goes to what took its place.
 */
#include "tests/test.h"
#include "tests/unit/invariants.h"
#include "tests/unit/samples.h"

static void lay(struct ui *u)
{
	struct ui_fonts fonts = fake_fonts();
	ui_layout(u, &fonts, (struct ui_view){ 1366, 768, 100, 100 }, NULL, 0);
}

TEST(focus_tab_goes_round_with_a_radio_group_as_one_stop)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	sample_question(&u, false);
	EXPECT_STR(focus_first(&u), "screen/top/course");
	EXPECT_STR(focus_step(&u, "screen/top/hide", 1), "screen/content/answers/b"); /* the checked one */
	EXPECT_STR(focus_step(&u, "screen/content/answers/b", 1), "screen/bottom/back");
	EXPECT_STR(focus_step(&u, "screen/content/answers/d", 1), "screen/bottom/back");
	EXPECT_STR(focus_step(&u, "screen/content/answers/d", -1), "screen/top/hide");
	EXPECT_STR(focus_step(&u, "screen/bottom/back", -1), "screen/content/answers/b");
	EXPECT_STR(focus_step(&u, "screen/bottom/next", 1), "screen/top/course");
	EXPECT_STR(focus_step(&u, "screen/top/course", -1), "screen/bottom/next");
	node_find(u.root, "screen/content/answers/b")->flags &= ~(unsigned)NODE_CHECKED;
	EXPECT_STR(focus_step(&u, "screen/top/hide", 1), "screen/content/answers/a");
	/* From a heading the reader key went to, and from nowhere. */
	EXPECT_STR(focus_step(&u, "screen/content/title", 1), "screen/content/answers/a");
	EXPECT_STR(focus_step(&u, "screen/content/title", -1), "screen/top/hide");
	EXPECT_STR(focus_step(&u, "gone", 1), "screen/top/course");
	EXPECT_STR(focus_step(&u, NULL, -1), "screen/bottom/next");
	arena_release(&a);
}

TEST(focus_arrows_go_round_inside_a_radio_group)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	sample_question(&u, false);
	EXPECT_STR(focus_arrow(&u, "screen/content/answers/a", 0, 1), "screen/content/answers/b");
	EXPECT_STR(focus_arrow(&u, "screen/content/answers/a", 0, -1), "screen/content/answers/d");
	EXPECT_STR(focus_arrow(&u, "screen/content/answers/d", 1, 0), "screen/content/answers/a");
	EXPECT_STR(focus_arrow(&u, "screen/bottom/next", 1, 0), NULL);
	EXPECT_STR(focus_arrow(&u, NULL, 1, 0), NULL);
	arena_release(&a);
}

TEST(focus_arrows_move_by_row_and_column_in_a_grid)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	sample_board(&u, false);
	lay(&u);
	const char *grid = "screen/content/board/cells/";
	EXPECT_STR(focus_arrow(&u, arena_printf(&a, "%shappy", grid), 1, 0), arena_printf(&a, "%ssad", grid));
	EXPECT_STR(focus_arrow(&u, arena_printf(&a, "%shappy", grid), 0, 1), arena_printf(&a, "%sexcited", grid));
	EXPECT_STR(focus_arrow(&u, arena_printf(&a, "%sill", grid), 0, -1), arena_printf(&a, "%sembarrassed", grid));
	EXPECT_STR(focus_arrow(&u, arena_printf(&a, "%sill", grid), 1, 0), NULL);
	EXPECT_STR(focus_arrow(&u, arena_printf(&a, "%sangry", grid), 1, 0), NULL); /* not on to the next row */
	/* A cell that does not work is stepped over. */
	node_find(u.root, arena_printf(&a, "%ssad", grid))->flags |= NODE_DISABLED;
	EXPECT_STR(focus_arrow(&u, arena_printf(&a, "%shappy", grid), 1, 0), arena_printf(&a, "%scalm", grid));
	/* A strip that is a grid too is reached over the edge, and back. */
	node_find(u.root, "screen/content/board/strip")->role = ROLE_GRID;
	EXPECT_STR(focus_arrow(&u, arena_printf(&a, "%shappy", grid), -1, 0), "screen/content/board/strip/no");
	EXPECT_STR(focus_arrow(&u, "screen/content/board/strip/no", 1, 0), arena_printf(&a, "%shappy", grid));
	arena_release(&a);
}

TEST(focus_stays_inside_a_dialog)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	sample_dialog(&u, false);
	EXPECT_STR(focus_first(&u), "both/leave/text/row/stay");
	EXPECT_STR(focus_step(&u, "both/leave/text/row/stay", 1), "both/leave/text/row/go");
	EXPECT_STR(focus_step(&u, "both/leave/text/row/go", 1), "both/leave/text/row/stay");
	EXPECT_STR(focus_step(&u, "screen/bottom/next", -1), "both/leave/text/row/go");
	arena_release(&a);
}

TEST(focus_starts_where_the_screen_says)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	sample_question(&u, false);
	node_find(u.root, "screen/content/answers")->flags |= NODE_FIRST;
	EXPECT_STR(focus_first(&u), "screen/content/answers/b");
	arena_release(&a);
}

TEST(focus_after_a_rebuild_stays_or_goes_to_what_took_its_place)
{
	struct arena a = { 0 };
	struct ui before = { &a, NULL }, now = { &a, NULL };
	sample_question(&before, false);
	sample_question(&now, false);
	EXPECT_STR(focus_after(&before, &now, "screen/bottom/next"), "screen/bottom/next");
	struct node *b = node_find(now.root, "screen/content/answers/b"),
		    *d = node_find(now.root, "screen/content/answers/d");
	b->flags |= NODE_DISABLED;
	EXPECT_STR(focus_after(&before, &now, "screen/content/answers/b"), "screen/content/answers/c");
	d->flags |= NODE_DISABLED;
	EXPECT_STR(focus_after(&before, &now, "screen/content/answers/d"), "screen/content/answers/c");
	struct ui slide = { &a, NULL };
	sample_slide(&slide, false);
	EXPECT_STR(focus_after(&before, &slide, "screen/content/answers/a"), "screen/content/columns/left/p1/term");
	EXPECT_STR(focus_after(NULL, &slide, "gone"), "screen/top/course");
	struct ui empty = { &a, NULL };
	ui_node(&empty, NULL, ROLE_WINDOW, "empty");
	EXPECT_STR(focus_after(&before, &empty, "screen/bottom/next"), NULL);
	EXPECT_STR(focus_first(&empty), NULL);
	arena_release(&a);
}
