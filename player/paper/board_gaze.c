/*
 * A frame to look through (e-tran): places round a cut-out centre; the child looks at a word, then at the
 * partner through the hole to confirm. The back, printed on the same sheet, has every word behind its own
 * picture, so that the partner reads what the child looks at. The last place of every frame is 'not on here':
 * no list without a way out.
 */
#include "paper/sheet.h"

enum { GAP = 5 * MM };

struct gaze {
	int places, columns, rows;
	int cell_w, cell_h;
};

/* Place i of 4 (corners) or 8 (corners and the middle of each side), in reading order. */
static struct area place_at(struct area in, const struct gaze *g, int i, bool mirrored)
{
	static const int four[][2] = { { 0, 0 }, { 2, 0 }, { 0, 2 }, { 2, 2 } };
	static const int eight[][2] = { { 0, 0 }, { 1, 0 }, { 2, 0 }, { 0, 1 }, { 2, 1 }, { 0, 2 }, { 1, 2 },
		{ 2, 2 } };
	const int *at = g->places == 4 ? four[i] : eight[i];
	int column = mirrored ? 2 - at[0] : at[0];
	return (struct area){ in.x + (in.w - g->cell_w) * column / 2, in.y + (in.h - g->cell_h) * at[1] / 2, g->cell_w,
		g->cell_h };
}

static struct gaze gaze_of(int places, struct area in)
{
	struct gaze g = { .places = places };
	g.cell_w = places == 4 ? (in.w - 70 * MM) / 2 : (in.w - 2 * GAP) / 3;
	g.cell_h = places == 4 ? (in.h - 2 * GAP) * 46 / 100 : (in.h - 2 * GAP) / 3;
	return g;
}

/* The hole between the places. */
static struct area hole_of(struct area in, const struct gaze *g)
{
	if (g->places == 4)
		return (struct area){ in.x + g->cell_w + GAP, in.y + in.h / 6, in.w - 2 * g->cell_w - 2 * GAP,
			in.h * 2 / 3 };
	return (struct area){ in.x + g->cell_w + GAP, in.y + g->cell_h + GAP, in.w - 2 * g->cell_w - 2 * GAP,
		in.h - 2 * g->cell_h - 2 * GAP };
}

static void side_draw(struct sheets *s, const struct gaze *g, struct area in, const int *list, int n, bool back)
{
	const struct board *b = s->board;
	struct cell_style style = { CELL_WORD, 12 * PT, 6 * PT, 2, 1 };
	if (n > 0)
		style = cells_style(s, b, CELL_WORD, list, (size_t)n, g->cell_w, g->cell_h);
	for (int i = 0; i < g->places; i++) {
		bool last = i == g->places - 1;
		int index = last ? n - 1 : i < n - 1 ? i : -1; /* 'not on here' always stands last */
		cell_draw(s, &style, index >= 0 ? &b->button[list[index]] : NULL, place_at(in, g, i, back));
	}
	struct area hole = hole_of(in, g);
	pdf_box(s->pdf, hole, CELL_RADIUS, COLOUR_NONE, COLOUR_INK, 300, LINE_DASHED);
	struct style style_hole = style_of(WEIGHT_REGULAR, 90, 120, COLOUR_SOFT);
	int y = hole.y + hole.h / 2 - style_hole.line;
	y += sheet_text(s, style_hole, "Cut this out", hole.x, y, hole.w, TEXT_MIDDLE);
	sheet_text(s, style_hole, back ? "partner\u2019s side" : "child\u2019s side", hole.x, y, hole.w, TEXT_MIDDLE);
}

static void frame_sheets(struct sheets *s, int places, const int *list, int n, const char *which)
{
	for (int back = 0; back < 2; back++) {
		const char *kind = arena_printf(s->a, "look-through frame, %d places%s, %s", places, which,
		    back ? "partner\u2019s side" : "child\u2019s side");
		struct area in = sheet_begin(s, kind, A4_LONG, A4_SHORT);
		struct area strip = { in.x, in.y + in.h - SHEET_STRIP, in.w, SHEET_STRIP };
		in.h -= SHEET_STRIP + GAP;
		struct gaze g = gaze_of(places, in);
		side_draw(s, &g, in, list, n, back == 1);
		strip_draw(s, strip, back == 1);
		sheet_end(s);
	}
}

void sheets_gaze(struct sheets *s, int places)
{
	const struct board *b = s->board;
	int list[8], each = places - 1, words = (int)s->word_n, frames = (words + each - 1) / each;
	if (b == NULL || b->strip[4] < 0) {
		frame_sheets(s, places, NULL, 0, "");
		return;
	}
	for (int frame = 0; frame < frames; frame++) {
		int n = 0;
		for (int i = frame * each; i < words && n < each; i++)
			list[n++] = s->word[i];
		list[n++] = b->strip[4];
		frame_sheets(
		    s, places, list, n, frames > 1 ? arena_printf(s->a, " (%d of %d)", frame + 1, frames) : "");
	}
}
