/*
 * Drawing: paper first, then back to front; the ring last, on top, 4 px at a gap of 3; what lies outside its clip
 * is left out; two trees of the same screen give the same list.
 */
#include "tests/test.h"
#include "tests/unit/invariants.h"
#include "tests/unit/samples.h"
#include "ui/draw.h"

static const struct ui_view view = { 800, 600, 100, 100 };

static struct draw_list drawn(struct ui *u, const char *focus, bool visible, const char *const *scan)
{
	struct ui_fonts fonts = fake_fonts();
	ui_layout(u, &fonts, view, focus, 0);
	return ui_draw(u->a, u, theme_get(THEME_PAPER), view, focus, visible, scan);
}

static const struct draw_op *text_op(const struct draw_list *list, const char *text)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->op[i].kind == DRAW_TEXT && list->op[i].n == strlen(text) &&
		    memcmp(list->op[i].p, text, strlen(text)) == 0)
			return &list->op[i];
	return NULL;
}

TEST(draw_starts_with_paper_and_ends_with_the_ring)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	const struct theme *paper = theme_get(THEME_PAPER);
	sample_question(&u, false);
	struct draw_list list = drawn(&u, "screen/bottom/next", true, NULL);
	EXPECT_INT(list.op[0].kind, DRAW_BOX);
	EXPECT_INT(list.op[0].fill, paper->colour[COLOUR_PAPER]);
	const struct node *next = node_find(u.root, "screen/bottom/next");
	const struct draw_op *gap = &list.op[list.n - 2], *ring = &list.op[list.n - 1];
	EXPECT_INT(ring->border, paper->colour[COLOUR_FOCUS]);
	EXPECT_INT(ring->border_px, 4);
	EXPECT_INT(ring->rect.x, next->rect.x - 7);
	EXPECT_INT(ring->rect.h, next->rect.h + 14);
	EXPECT_INT(ring->radius_px, 17);
	EXPECT(!ring->has_fill);
	EXPECT_INT(gap->border, paper->colour[COLOUR_CARD]); /* the bar's colour behind the button */
	EXPECT_INT(gap->border_px, 3);
	struct draw_list none = drawn(&u, "screen/bottom/next", false, NULL);
	EXPECT_INT(none.n, list.n - 2);
	arena_release(&a);
}

TEST(draw_text_has_the_ink_of_its_run_and_links_are_underlined)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	const struct theme *paper = theme_get(THEME_PAPER);
	sample_slide(&u, false);
	struct draw_list list = drawn(&u, NULL, false, NULL);
	const struct draw_op *bold = text_op(&list, "is a small part");
	const struct draw_op *link = text_op(&list, "what a disclosure is");
	const struct draw_op *key = text_op(&list, "F9");
	EXPECT(bold != NULL && link != NULL && key != NULL);
	EXPECT_INT(bold->type, TYPE_STRONG);
	EXPECT_INT(bold->ink, paper->colour[COLOUR_INK]);
	EXPECT(!bold->underline);
	EXPECT_INT(link->ink, paper->colour[COLOUR_ACCENT]);
	EXPECT(link->underline);
	EXPECT_INT(key->type, TYPE_HINT);
	EXPECT_INT(key->ink, paper->colour[COLOUR_BAD]);
	arena_release(&a);
}

TEST(draw_shows_a_scrollbar_only_when_there_is_more)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	const struct theme *paper = theme_get(THEME_PAPER);
	sample_home(&u, false);
	struct draw_list list = drawn(&u, NULL, false, NULL);
	const struct node *page = node_find(u.root, "screen/content");
	const struct draw_op *bar = NULL;
	for (size_t i = 0; i < list.n; i++)
		if (list.op[i].kind == DRAW_BOX && list.op[i].rect.w == 8 &&
		    list.op[i].fill == paper->colour[COLOUR_SOFT])
			bar = &list.op[i];
	EXPECT(page->content_h > page->rect.h);
	EXPECT(bar != NULL);
	EXPECT_INT(bar->rect.x, 800 - 11);
	EXPECT_INT(bar->rect.y, page->rect.y + 3);
	/* Nothing of what lies below the window is in the list. */
	for (size_t i = 0; i < list.n; i++)
		EXPECT(list.op[i].rect.y < list.op[i].clip.y + list.op[i].clip.h);
	arena_release(&a);
}

TEST(draw_board_cells_have_picture_corner_and_scan_rings)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	sample_board(&u, false);
	static const char *const row[] = { "screen/content/board/cells/excited", "screen/content/board/cells/scared",
		NULL };
	struct ui_fonts fonts = fake_fonts();
	struct ui_view wide = { 1366, 768, 100, 100 };
	ui_layout(&u, &fonts, wide, NULL, 0);
	struct draw_list list = ui_draw(&a, &u, theme_get(THEME_PAPER), wide, NULL, false, row);
	size_t pictures = 0, corners = 0;
	for (size_t i = 0; i < list.n; i++) {
		pictures += list.op[i].kind == DRAW_PICTURE;
		corners += list.op[i].kind == DRAW_CORNER;
	}
	EXPECT_INT(pictures, corners);
	EXPECT(pictures >= 12);
	const struct node *cell = node_find(u.root, row[1]);
	EXPECT_INT(list.op[list.n - 1].border_px, 6);
	EXPECT_INT(list.op[list.n - 1].rect.x, cell->rect.x - 9);
	arena_release(&a);
}

TEST(draw_bars_carets_and_turned_words)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	const struct theme *paper = theme_get(THEME_PAPER);
	struct node *root = ui_node(&u, NULL, ROLE_WINDOW, "root");
	struct node *bar = ui_node(&u, root, ROLE_PROGRESS, "bar");
	bar->name = "Course";
	bar->value_n = 38;
	bar->value_max = 100;
	struct node *field = ui_node(&u, root, ROLE_FIELD, "field");
	field->name = "Your name";
	field->value = "Amina";
	field->value_n = 5;
	field->flags = NODE_FOCUSABLE;
	field->fixed_w = 200;
	struct node *large = sample_text(&u, root, ROLE_PARAGRAPH, "large", "stop", TYPE_HUGE);
	large->upside_down = true;
	struct draw_list list = drawn(&u, "root/field", false, NULL);
	EXPECT_INT(list.op[1].rect.w, 800);
	EXPECT_INT(list.op[1].fill, paper->colour[COLOUR_LINE]);
	EXPECT_INT(list.op[2].rect.w, 304);
	EXPECT_INT(list.op[2].fill, paper->colour[COLOUR_ACCENT]);
	EXPECT(text_op(&list, "Amina") != NULL);
	EXPECT_INT(list.op[4].rect.w, 2); /* the caret, after five letters */
	EXPECT_INT(list.op[4].rect.x, 55);
	const struct draw_op *stop = text_op(&list, "stop");
	EXPECT(stop->upside_down);
	EXPECT_INT(stop->rect.x, large->rect.x + large->rect.w - stop->rect.w);
	arena_release(&a);
}

TEST(draw_same_compares_what_would_be_seen)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL }, v = { &a, NULL };
	sample_question(&u, false);
	sample_question(&v, false);
	struct draw_list x = drawn(&u, NULL, false, NULL), y = drawn(&v, NULL, false, NULL);
	EXPECT(draw_same(&x, &y));
	node_find(v.root, "screen/bottom/saved")->text = "Savex";
	y = drawn(&v, NULL, false, NULL);
	EXPECT(!draw_same(&x, &y));
	y = drawn(&u, "screen/bottom/next", true, NULL);
	EXPECT(!draw_same(&x, &y));
	arena_release(&a);
}
