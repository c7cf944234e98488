/*
 * The board itself, and the outlines of its cells to cut a keyguard from: both from the one layout, so that a
 * hole lies over its cell.
 */
#include "paper/sheet.h"

/* A group of cells in one style: those that have a place. */
static void group_draw(struct sheets *s, enum cell_look look, const int *button, const struct area *at, size_t n)
{
	int *list = arena_array(s->a, n, sizeof *list);
	size_t have = 0, last = 0;
	for (size_t i = 0; i < n; i++)
		if (at[i].w > 0) {
			list[have++] = button[i];
			last = i;
		}
	if (have == 0)
		return;
	struct cell_style style = cells_style(s, s->board, look, list, have, at[last].w, at[last].h);
	for (size_t i = 0; i < n; i++)
		if (at[i].w > 0)
			cell_draw(s, &style, &s->board->button[button[i]], at[i]);
}

void sheets_board(struct sheets *s, int w, int h)
{
	const struct board *b = s->board;
	struct area in = sheet_begin(s, "board", w, h);
	struct board_places at = board_places(s->a, b, in, s->job->body_words);
	/* Reading order: the strip first, as on screen. */
	group_draw(s, CELL_STRIP, b->strip, at.strip, COUNT(at.strip));
	group_draw(s, CELL_WORD, b->cell, at.cell, b->rows * b->columns);
	sheet_end(s);
}

/* A hole a little smaller than its cell, so that the border guides a finger in. */
static void hole_draw(struct sheets *s, const struct button *b, struct area at)
{
	enum { RIM = 1500 };
	struct area hole = { at.x + RIM, at.y + RIM, at.w - 2 * RIM, at.h - 2 * RIM };
	struct style style = style_of(WEIGHT_REGULAR, 80, 100, COLOUR_SOFT);
	pdf_box(s->pdf, hole, CELL_RADIUS, COLOUR_NONE, COLOUR_INK, 250, LINE_PLAIN);
	struct lines l = text_fit(s->a, s->pdf, style, 5 * PT, b->label, hole.w - 2 * MM, 2);
	pdf_tag(s->pdf, TAG_P, NULL);
	lines_draw(
	    s->pdf, &l, 0, l.n, hole.x + MM, hole.y + (hole.h - lines_height(&l)) / 2, hole.w - 2 * MM, TEXT_MIDDLE);
	pdf_tag_end(s->pdf);
}

static void ruler_draw(struct sheets *s, int x, int y)
{
	pdf_line(s->pdf, x, y, x + 100 * MM, y, 250, COLOUR_INK, LINE_PLAIN);
	for (int i = 0; i <= 10; i++)
		pdf_line(s->pdf, x + i * 10 * MM, y - (i % 10 == 0 ? 1500 : 800), x + i * 10 * MM, y, 250, COLOUR_INK,
		    LINE_PLAIN);
}

void sheets_keyguard(struct sheets *s, int w, int h)
{
	const struct board *b = s->board;
	bool large = w > A4_LONG;
	struct area in = sheet_begin(s, large ? "keyguard for the A3 board" : "keyguard for the A4 board", w, h);
	struct board_places at = board_places(s->a, b, in, s->job->body_words);
	for (size_t i = 0; i < COUNT(b->strip); i++)
		if (at.strip[i].w > 0)
			hole_draw(s, &b->button[b->strip[i]], at.strip[i]);
	for (size_t i = 0; i < b->rows * b->columns; i++)
		if (at.cell[i].w > 0)
			hole_draw(s, &b->button[b->cell[i]], at.cell[i]);
	/* In the margin beside the foot, where nothing else stands. */
	int x = w - SHEET_EDGE - 100 * MM, y = h - SHEET_EDGE - 4 * MM;
	ruler_draw(s, x, y);
	sheet_text(s, style_of(WEIGHT_REGULAR, 75, 95, COLOUR_SOFT),
	    "This line is 100 mm long when the sheet was printed at 100%.", x, y + 500, 100 * MM, TEXT_END);
	sheet_end(s);
}
