/*
 * The board itself, and the outlines of its cells to cut a keyguard from: both from the one layout, so that a
 * hole lies over its cell.
 */
#include "paper/sheet.h"

static size_t shown(const struct board *b, const int *list, size_t n, int *out)
{
	size_t have = 0;
	for (size_t i = 0; i < n; i++)
		if (list[i] >= 0 && !b->button[list[i]].hidden)
			out[have++] = list[i];
	return have;
}

void sheets_board(struct sheets *s, int w, int h)
{
	const struct board *b = s->board;
	struct area in = sheet_begin(s, "board", w, h);
	struct board_places at = board_places(s->a, b, in);
	size_t n = b->rows * b->columns;
	int *list = arena_array(s->a, n + COUNT(b->strip), sizeof *list);
	/* Reading order: the strip first, as on screen. */
	size_t have = shown(b, b->strip, COUNT(b->strip), list), i = 0;
	if (have > 0) {
		while (b->strip[i] < 0)
			i++;
		struct cell_style style =
		    cells_style(s, b, CELL_STRIP, list, have, at.strip[i].w, at.strip[i].h);
		for (i = 0; i < COUNT(b->strip); i++)
			if (b->strip[i] >= 0)
				cell_draw(s, &style, &b->button[b->strip[i]], at.strip[i]);
	}
	have = shown(b, b->cell, n, list);
	for (i = 0; i < n && at.cell[i].w == 0;)
		i++;
	if (have > 0) {
		struct cell_style style = cells_style(s, b, CELL_WORD, list, have, at.cell[i].w, at.cell[i].h);
		for (i = 0; i < n; i++)
			if (at.cell[i].w > 0)
				cell_draw(s, &style, &b->button[b->cell[i]], at.cell[i]);
	}
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
	lines_draw(s->pdf, &l, 0, l.n, hole.x + MM, hole.y + (hole.h - lines_height(&l)) / 2, hole.w - 2 * MM,
	    TEXT_MIDDLE);
	pdf_tag_end(s->pdf);
}

static void ruler_draw(struct sheets *s, int x, int y)
{
	pdf_line(s->pdf, x, y, x + 100 * MM, y, 250, COLOUR_INK, LINE_PLAIN);
	for (int i = 0; i <= 10; i++)
		pdf_line(s->pdf, x + i * 10 * MM, y - (i % 10 == 0 ? 1500 : 800), x + i * 10 * MM, y, 250,
		    COLOUR_INK, LINE_PLAIN);
}

void sheets_keyguard(struct sheets *s, int w, int h)
{
	const struct board *b = s->board;
	bool large = w > A4_LONG;
	struct area in =
	    sheet_begin(s, large ? "keyguard for the A3 board" : "keyguard for the A4 board", w, h);
	struct board_places at = board_places(s->a, b, in);
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
