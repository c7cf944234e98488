/*
 * The layout room promises: integers only and the same tree gives the same rectangles; text wraps where Unicode
 * lets it and is never cut; rows break rather than overlap; targets are 44 px; one node scrolls and shows the
 * focus; the invariants hold at every size and text scale, and a page turn costs a small part of a frame.
 */
#include "tests/test.h"
#include "tests/unit/invariants.h"
#include "tests/unit/samples.h"
#include "ui/draw.h"
#include "ui/say.h"

static const struct ui_view plain = { 800, 600, 100, 100 };

static struct node *root_of(struct ui *u, struct arena *a, enum box box)
{
	*u = (struct ui){ a, NULL };
	struct node *root = ui_node(u, NULL, ROLE_WINDOW, "root");
	root->box = box;
	return root;
}

static void lay(struct ui *u, int w, int h, int scale)
{
	struct ui_fonts fonts = fake_fonts();
	ui_layout(u, &fonts, (struct ui_view){ w, h, scale, 100 }, NULL, 0);
}

#define EXPECT_RECT(node, X, Y, W, H)                                                                                  \
	do {                                                                                                           \
		EXPECT_INT((node)->rect.x, X);                                                                         \
		EXPECT_INT((node)->rect.y, Y);                                                                         \
		EXPECT_INT((node)->rect.w, W);                                                                         \
		EXPECT_INT((node)->rect.h, H);                                                                         \
	} while (0)

TEST(layout_text_wraps_into_lines_and_keeps_every_word)
{
	struct arena a = { 0 };
	struct ui u;
	struct node *root = root_of(&u, &a, BOX_COLUMN);
	/* 20 px body: 11 px a letter; 220 px hold 20 letters. */
	struct node *p = sample_text(&u, root, ROLE_PARAGRAPH, "p", "children tell when somebody asks", TYPE_BODY);
	lay(&u, 220, 600, 100);
	EXPECT_INT(p->fragment_n, 2);
	EXPECT_INT(p->fragment[0].n, strlen("children tell when"));
	EXPECT(strncmp(p->fragment[1].p, "somebody asks", 13) == 0);
	EXPECT_INT(p->rect.h, 60);
	EXPECT_INT(p->fragment[1].y, 30);
	arena_release(&a);
}

TEST(layout_places_the_caret_of_a_field)
{
	static const struct {
		const char *value;
		int at, x, y, h;
	} cases[] = {
		{ "", 0, 0, 0, 30 },
		{ "abc", 0, 0, 0, 30 },
		{ "abc", 2, 22, 0, 30 },
		{ "abc ", 4, 44, 0, 30 },
		{ "abc\n", 4, 0, 30, 60 },
		{ "abc\n\nd", 4, 0, 30, 90 },
		{ "abc\n\nd", 6, 11, 60, 90 },
		{ "\n\n", 1, 0, 30, 90 },
		{ "children tell when somebody asks", 21, 22, 30, 60 },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena a = { 0 };
		struct ui u;
		struct node *root = root_of(&u, &a, BOX_COLUMN);
		struct node *n = ui_node(&u, root, ROLE_FIELD, "f");
		n->type = TYPE_BODY;
		n->value = cases[i].value;
		n->value_n = cases[i].at;
		n->flags = NODE_FOCUSABLE | NODE_MULTILINE;
		lay(&u, 220, 600, 100);
		if (n->caret_x != cases[i].x || n->caret_y != cases[i].y)
			test_fail(__FILE__, __LINE__, "\"%s\" at %d: caret at %d,%d", cases[i].value, cases[i].at,
			    n->caret_x, n->caret_y);
		EXPECT(n->rect.h >= cases[i].h);
		arena_release(&a);
	}
}

TEST(layout_long_word_breaks_between_letters)
{
	struct arena a = { 0 };
	struct ui u;
	struct node *root = root_of(&u, &a, BOX_COLUMN);
	struct node *p =
	    sample_text(&u, root, ROLE_PARAGRAPH, "p", "Llanfairpwllgwyngyllgogerychwyrn e\xCC\x81", TYPE_BODY);
	lay(&u, 110, 600, 100);
	EXPECT_INT(p->fragment_n, 4);
	for (size_t i = 0; i < p->fragment_n; i++)
		EXPECT(p->fragment[i].w <= 110);
	/* 10 letters, 10, 10, then what is left with the accented letter whole. */
	EXPECT_INT(p->fragment[0].n, 10);
	arena_release(&a);
}

TEST(layout_inline_runs_share_lines_and_do_not_break_inside_a_word)
{
	struct arena a = { 0 };
	struct ui u;
	struct node *root = root_of(&u, &a, BOX_COLUMN);
	struct node *p = sample_text(&u, root, ROLE_PARAGRAPH, "p", "who asks ", TYPE_BODY);
	struct node *b = sample_text(&u, p, ROLE_GROUP, "b", "what if I am right", TYPE_STRONG);
	b->flags = NODE_INLINE;
	struct node *end = sample_text(&u, p, ROLE_GROUP, "end", ", keeps it open", TYPE_BODY);
	end->flags = NODE_INLINE;
	/* 'right' and its comma stay together: 'who asks what if I am right' is 27 letters, one more with the comma. */
	lay(&u, 27 * 11, 600, 100);
	EXPECT_INT(p->fragment_n, 4);
	EXPECT(p->fragment[1].node == b);
	EXPECT_INT(p->fragment[1].n, strlen("what if I am"));
	EXPECT_INT(p->fragment[1].x, 9 * 11);
	EXPECT_INT(p->fragment[2].y, 30);
	EXPECT(p->fragment[3].node == end);
	EXPECT_STR(node_name(&a, p), "who asks what if I am right, keeps it open");
	/* The inline node's box goes around both its pieces. */
	EXPECT_RECT(b, 0, 0, 9 * 11 + 12 * 11, 60);
	arena_release(&a);
}

TEST(layout_row_gives_what_is_left_to_what_grows)
{
	struct arena a = { 0 };
	struct ui u;
	struct node *root = root_of(&u, &a, BOX_ROW);
	root->gap = 10;
	struct node *back = sample_button(&u, root, "back", "Back"); /* 18 px: 40 + 44 = 84 with padding and border */
	struct node *space = ui_node(&u, root, ROLE_GROUP, "space");
	space->grow = 1;
	struct node *next = sample_button(&u, root, "next", "Next");
	lay(&u, 800, 600, 100);
	EXPECT_RECT(back, 0, 0, 84, 48);
	EXPECT_RECT(space, 94, 0, 612, 0);
	EXPECT_RECT(next, 716, 0, 84, 48);
	arena_release(&a);
}

TEST(layout_row_too_narrow_breaks_into_lines)
{
	struct arena a = { 0 };
	struct ui u;
	struct node *root = root_of(&u, &a, BOX_ROW);
	root->gap = 10;
	struct node *n[4];
	for (int i = 0; i < 4; i++)
		n[i] = sample_button(&u, root, arena_printf(&a, "%d", i), "Sources (3)");
	lay(&u, 400, 600, 100);
	EXPECT_INT(n[0]->rect.y, 0);
	EXPECT_INT(n[1]->rect.y, 0);
	EXPECT_INT(n[2]->rect.y, 58);
	EXPECT_INT(n[2]->rect.x, 0);
	EXPECT_INT(n[3]->rect.y, 58);
	arena_release(&a);
}

TEST(layout_two_columns_stack_when_narrow_for_the_text)
{
	struct arena a = { 0 };
	struct ui u;
	struct node *root = root_of(&u, &a, BOX_ROW);
	root->stack_below = 700;
	struct node *left = sample_text(&u, root, ROLE_PARAGRAPH, "left", "left", TYPE_BODY);
	struct node *right = sample_text(&u, root, ROLE_PARAGRAPH, "right", "right", TYPE_BODY);
	left->grow = right->grow = 1;
	lay(&u, 800, 600, 100);
	EXPECT_RECT(right, 400, 0, 400, 30);
	lay(&u, 800, 600, 200);
	EXPECT_RECT(left, 0, 0, 800, 60);
	EXPECT_RECT(right, 0, 60, 800, 60);
	arena_release(&a);
}

TEST(layout_column_leaves_no_gap_for_what_shows_nothing)
{
	struct arena a = { 0 };
	struct ui u;
	for (int grows = 0; grows < 2; grows++) {
		struct node *root = root_of(&u, &a, BOX_COLUMN);
		root->gap = 10;
		sample_text(&u, root, ROLE_PARAGRAPH, "p", "one", TYPE_BODY);
		ui_node(&u, root, ROLE_STATUS, "status")->flags = NODE_LIVE;
		struct node *q = sample_text(&u, root, ROLE_PARAGRAPH, "q", "two", TYPE_BODY);
		if (grows)
			ui_node(&u, root, ROLE_GROUP, "space")->grow = 1;
		struct node *last = sample_text(&u, root, ROLE_PARAGRAPH, "last", "three", TYPE_BODY);
		lay(&u, 400, 300, 100);
		EXPECT_INT(q->rect.y, 40);
		EXPECT_INT(last->rect.y, grows ? 270 : 80);
	}
	arena_release(&a);
}

TEST(layout_grid_has_equal_columns_and_fills_its_height)
{
	struct arena a = { 0 };
	struct ui u;
	struct node *root = root_of(&u, &a, BOX_COLUMN);
	root->align = ALIGN_STRETCH;
	struct node *grid = ui_node(&u, root, ROLE_GRID, "g");
	grid->box = BOX_GRID;
	grid->columns = 3;
	grid->grow = 1;
	grid->gap = 10;
	struct node *n[6];
	for (int i = 0; i < 6; i++)
		n[i] = sample_button(&u, grid, arena_printf(&a, "%d", i), "yes");
	lay(&u, 620, 410, 100);
	EXPECT_RECT(n[0], 0, 0, 200, 200);
	EXPECT_RECT(n[5], 420, 210, 200, 200);
	EXPECT_INT(node_columns(grid), 3);
	/* No cell under 44 px: fewer columns instead. */
	lay(&u, 110, 600, 100);
	EXPECT_INT(node_columns(grid), 2);
	arena_release(&a);
}

TEST(layout_scales_text_and_its_widths_but_no_gaps)
{
	struct arena a = { 0 };
	struct ui u;
	struct node *root = root_of(&u, &a, BOX_COLUMN);
	root->gap = 10;
	struct node *p = sample_text(&u, root, ROLE_PARAGRAPH, "p", "tell", TYPE_BODY);
	p->min_w = 100;
	struct node *q = ui_node(&u, root, ROLE_GROUP, "q");
	q->min_w = q->fixed_h = 50;
	lay(&u, 800, 600, 200);
	EXPECT_RECT(p, 0, 0, 200, 60);
	EXPECT_RECT(q, 0, 70, 50, 50);
	EXPECT_INT(type_line(TYPE_BODY, 100, 130), 39);
	EXPECT_INT(type_line(TYPE_H1, 150, 100), 62);
	arena_release(&a);
}

TEST(layout_button_holds_icon_text_and_shortcut)
{
	struct arena a = { 0 };
	struct ui u;
	struct node *root = root_of(&u, &a, BOX_COLUMN);
	struct node *n = sample_button(&u, root, "hide", "Hide screen");
	n->shortcut = "F9";
	n->picture = "<svg/>";
	n->picture_w = n->picture_h = 24;
	lay(&u, 800, 600, 100);
	/* 23 icon, 10, 11 letters of 9.9, 10, 2 letters of 7.7; padding 20 and border 2 on both sides */
	EXPECT_INT(n->rect.w, 23 + 10 + 109 + 10 + 15 + 44);
	EXPECT_INT(n->picture_rect.x, 22);
	EXPECT_INT(n->fragment_n, 2);
	EXPECT_INT(n->fragment[1].type, TYPE_HINT);
	EXPECT_INT(n->fragment[1].x, 119);
	/* On its own line rather than cut. */
	lay(&u, 150, 600, 100);
	EXPECT(n->fragment[1].y > n->fragment[0].y);
	EXPECT(n->rect.w <= 150);
	arena_release(&a);
}

TEST(layout_picture_stands_above_the_label_of_a_cell)
{
	struct arena a = { 0 };
	struct ui u;
	struct node *root = root_of(&u, &a, BOX_GRID);
	struct node *n = sample_text(&u, root, ROLE_GRIDCELL, "sad", "sad", TYPE_LABEL);
	n->picture = "<svg/>";
	n->picture_w = n->picture_h = 96;
	n->text_align = ALIGN_CENTER;
	lay(&u, 200, 132, 100);
	EXPECT_RECT(n, 0, 0, 200, 132);
	/* 132 less the gap of 6 and the line of 26; square and centred. */
	EXPECT_INT(n->picture_rect.h, 100);
	EXPECT_INT(n->picture_rect.x, 50);
	EXPECT_INT(n->text_y + n->fragment[0].y, 106);
	arena_release(&a);
}

TEST(layout_places_labels_in_a_layer)
{
	struct arena a = { 0 };
	struct ui u;
	struct node *root = root_of(&u, &a, BOX_COLUMN);
	root->align = ALIGN_STRETCH;
	struct node *figure = ui_node(&u, root, ROLE_FIGURE, "f");
	figure->box = BOX_LAYER;
	figure->picture = "<svg/>";
	figure->picture_w = 200;
	figure->picture_h = 100;
	struct node *middle = sample_text(&u, figure, ROLE_PARAGRAPH, "m", "ask", TYPE_SMALL);
	middle->placed = true;
	middle->place_x = 500;
	middle->place_y = 500;
	middle->text_align = ALIGN_CENTER;
	struct node *end = sample_text(&u, figure, ROLE_PARAGRAPH, "e", "listen", TYPE_SMALL);
	end->placed = true;
	end->place_x = end->place_y = 1000;
	end->text_align = ALIGN_END;
	lay(&u, 400, 600, 100);
	EXPECT_RECT(figure, 0, 0, 400, 200);
	EXPECT_RECT(middle, 187, 88, 26, 24);
	EXPECT_RECT(end, 347, 176, 53, 24);
	arena_release(&a);
}

TEST(layout_scrolls_to_the_focus_and_no_further_than_it_must)
{
	struct arena a = { 0 };
	struct ui u;
	struct ui_fonts fonts = fake_fonts();
	struct node *root = root_of(&u, &a, BOX_COLUMN);
	root->align = ALIGN_STRETCH;
	struct node *top = sample_button(&u, root, "top", "Top");
	struct node *page = ui_node(&u, root, ROLE_GROUP, "page");
	page->flags = NODE_SCROLL;
	struct node *n[20];
	for (int i = 0; i < 20; i++)
		n[i] = sample_button(&u, page, arena_printf(&a, "%d", i), "Line");
	ui_layout(&u, &fonts, plain, NULL, 0);
	EXPECT_RECT(page, 0, 48, 800, 552);
	EXPECT_INT(page->content_h, 20 * 48);
	EXPECT(ui_scroller(&u) == page);
	EXPECT_INT(n[0]->rect.y, 48);
	ui_layout(&u, &fonts, plain, NULL, 100);
	EXPECT_INT(page->scroll, 100);
	EXPECT_INT(n[0]->rect.y, -52);
	ui_layout(&u, &fonts, plain, NULL, 100000);
	EXPECT_INT(page->scroll, 960 - 552);
	/* Twelve px of air around the focus, for its ring. */
	ui_layout(&u, &fonts, plain, "root/page/15", 0);
	EXPECT_INT(page->scroll, 16 * 48 + 12 - 552);
	ui_layout(&u, &fonts, plain, "root/page/15", 300);
	EXPECT_INT(page->scroll, 300);
	ui_layout(&u, &fonts, plain, "root/top", 0);
	EXPECT_INT(page->scroll, 0);
	EXPECT_INT(top->rect.y, 0);
	EXPECT_INT(n[3]->clip.y, 48);
	arena_release(&a);
}

TEST(layout_of_a_dialog_keeps_the_page_behind_where_it_was)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	struct ui_fonts fonts = fake_fonts();
	sample_dialog(&u, false);
	ui_layout(&u, &fonts, (struct ui_view){ 800, 600, 200, 100 }, NULL, 120);
	const struct node *dialog = node_find(u.root, "both/leave"), *behind = node_find(u.root, "screen/content");
	EXPECT_INT(behind->scroll, 0); /* the dialog's own text takes the wish */
	EXPECT_INT(dialog->rect.w, 520);
	EXPECT_INT(dialog->rect.x, 140);
	EXPECT(dialog->rect.h <= 600);
	EXPECT(ui_hit(&u, 5, 5) == NULL);
	EXPECT(ui_top(&u) == dialog);
	arena_release(&a);
}

TEST(layout_is_the_same_every_time)
{
	struct arena a = { 0 }, b = { 0 };
	struct ui_fonts fonts = fake_fonts();
	for (size_t i = 0; i < samples_n; i++) {
		struct ui u = { &a, NULL }, v = { &b, NULL };
		samples[i](&u, false);
		samples[i](&v, false);
		ui_layout(&v, &fonts, (struct ui_view){ 500, 300, 300, 130 }, NULL, 70);
		ui_layout(&u, &fonts, plain, NULL, 0);
		ui_layout(&v, &fonts, plain, NULL, 0);
		EXPECT_STR(ui_dump(&a, &u, NULL), ui_dump(&b, &v, NULL));
		arena_reset(&a);
		arena_reset(&b);
	}
	arena_release(&a);
	arena_release(&b);
}

static const struct ui_view views[] = { { 1366, 768, 100, 100 }, { 1366, 768, 200, 100 }, { 800, 600, 100, 100 },
	{ 800, 600, 200, 130 }, { 800, 600, 300, 100 }, { 1024, 768, 150, 90 }, { 3840, 2160, 100, 100 },
	{ 320, 256, 100, 100 } };

TEST(layout_invariants_hold_at_every_size_and_scale)
{
	static char report[16000];
	struct arena a = { 0 };
	struct ui_fonts fonts = fake_fonts();
	size_t wrong = 0;
	for (size_t s = 0; s < samples_n; s++) {
		for (size_t v = 0; v < COUNT(views); v++) {
			struct ui u = { &a, NULL };
			samples[s](&u, views[v].h * 100 / views[v].scale < 480);
			enum theme_id theme = (enum theme_id)((s + v) % THEME_COUNT);
			wrong = ui_invariants(&u, &fonts, views[v], theme_get(theme), report, sizeof report);
			if (wrong > 0)
				test_fail(__FILE__, __LINE__, "sample %zu at %dx%d %d%%:\n%s", s, views[v].w,
				    views[v].h, views[v].scale, report);
			arena_reset(&a);
		}
	}
	arena_release(&a);
}

TEST(layout_invariants_notice_what_is_wrong)
{
	static char report[4000];
	struct arena a = { 0 };
	struct ui u;
	struct ui_fonts fonts = fake_fonts();
	struct node *root = root_of(&u, &a, BOX_COLUMN);
	struct node *n = sample_button(&u, root, "same", "Faint");
	n->ink = COLOUR_LINE;
	n->border = COLOUR_LINE;
	sample_button(&u, root, "same", "");
	sample_text(&u, root, ROLE_GROUP, "g", "never said", TYPE_BODY)->flags = NODE_GRAPHIC;
	sample_text(&u, root, ROLE_PARAGRAPH, "tall", "one two three", TYPE_HUGE)->max_w = 100;
	EXPECT(ui_invariants(&u, &fonts, (struct ui_view){ 320, 256, 100, 100 }, theme_get(THEME_PAPER), report,
		   sizeof report) > 6);
	EXPECT(strstr(report, "stands twice") != NULL);
	EXPECT(strstr(report, "without a name") != NULL);
	EXPECT(strstr(report, "outside the window") != NULL);
	EXPECT(strstr(report, "\"Faint\": contrast 1.43 in paper") != NULL);
	EXPECT(strstr(report, "its border's contrast is 1.3") != NULL);
	EXPECT(strstr(report, "\"never said\" is drawn but not in the dump") != NULL);
	arena_release(&a);
}

/* Everything a page turn does in this room, ten times, within a tenth of what ten frames may take. */
TEST(layout_page_turn_is_a_small_part_of_a_frame)
{
	struct arena a = { 0 };
	struct ui_fonts fonts = fake_fonts();
	int64_t best = 1000;
	for (int round = 0; round < 5; round++) {
		int64_t start = os_ms();
		for (int i = 0; i < 10; i++) {
			const char *const *said;
			struct ui u = { &a, NULL };
			sample_slide(&u, false);
			struct node *page = node_find(u.root, "screen/content");
			for (int p = 0; p < 20; p++) /* 2,000 characters more */
				sample_text(&u, page, ROLE_PARAGRAPH, arena_printf(&a, "long%d", p),
				    "A change that lasts is worth writing down, with the day and the words you "
				    "heard, as they were said.",
				    TYPE_BODY);
			ui_layout(&u, &fonts, (struct ui_view){ 1366, 768, 100, 100 }, focus_first(&u), 0);
			ui_draw(&a, &u, theme_get(THEME_PAPER), plain, focus_first(&u), true, NULL);
			ui_say(&a, NULL, NULL, &u, focus_first(&u), SAY_SCREEN, &said);
			arena_reset(&a);
		}
		int64_t took = os_ms() - start;
		best = took < best ? took : best;
	}
	EXPECT(best <= 80); /* half a frame each, also where a sanitizer watches; make bench measures */
	arena_release(&a);
}
