/*
 * A three-point mat: three answers above, a topic below, cards between. For everyday views only. Its words are
 * plain and its marks are shapes, not faces, so that no answer looks better than another; a second mat is blank
 * for the child's own words.
 */
#include "paper/sheet.h"

enum { COLUMNS = 3, GAP = 4 * MM, SCALE = 26 * MM, TOPIC = 20 * MM };

/* A disc: full, half or empty. */
static void mark_draw(struct sheets *s, int x, int y, int place)
{
	enum { RADIUS = 5 * MM };
	static const int left[] = { 'M', 5000, 0, 'C', 2239, 0, 0, 2239, 0, 5000, 'C', 0, 7761, 2239, 10000, 5000,
		10000, 'Z' };
	static const struct shape half = { .fill = COLOUR_INK, .op = left, .op_n = COUNT(left) };
	static const struct figure disc = { 10000, 10000, &half, 1 };
	if (place == 1)
		pdf_figure(s->pdf, (struct area){ x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS }, &disc);
	pdf_circle(s->pdf, x, y, RADIUS, place == 0 ? COLOUR_INK : COLOUR_NONE, COLOUR_INK, 600);
}

static void scale_draw(struct sheets *s, struct area at, int place, bool blank)
{
	static const char *const words[COLUMNS] = { "this is me", "sometimes", "this is not me" };
	pdf_box(s->pdf, at, CELL_RADIUS, COLOUR_NONE, COLOUR_INK, 500, LINE_PLAIN);
	if (blank)
		return;
	mark_draw(s, at.x + at.w / 2, at.y + 9 * MM, place);
	sheet_text(
	    s, style_of(WEIGHT_SEMIBOLD, 140, 170, COLOUR_INK), words[place], at.x, at.y + 17 * MM, at.w, TEXT_MIDDLE);
}

static void mat_draw(struct sheets *s, bool blank)
{
	struct style small = style_of(WEIGHT_REGULAR, 90, 120, COLOUR_SOFT);
	struct area in = sheet_begin(s, blank ? "your own words" : "three answers", A4_LONG, A4_SHORT);
	int w = (in.w - (COLUMNS - 1) * GAP) / COLUMNS, y = in.y;
	y += sheet_text(s, small,
		 "For everyday views, not for investigating: food, lessons, clubs, journeys. As many pleasant "
		 "cards as unpleasant ones, and "
		 "blank cards always. The child puts each card under an answer, or leaves it out.",
		 in.x, y, in.w, TEXT_START) +
	    2 * MM;
	for (int i = 0; i < COLUMNS; i++)
		scale_draw(s, (struct area){ in.x + i * (w + GAP), y, w, SCALE }, i, blank);
	y += SCALE + GAP;
	int bottom = in.y + in.h - SHEET_STRIP - GAP - TOPIC - GAP;
	for (int i = 0; i < COLUMNS; i++)
		pdf_box(s->pdf, (struct area){ in.x + i * (w + GAP), y, w, bottom - y }, CELL_RADIUS, COLOUR_NONE,
		    COLOUR_SOFT, 300, LINE_DASHED);
	struct area topic = { in.x, bottom + GAP, in.w, TOPIC };
	pdf_box(s->pdf, topic, CELL_RADIUS, COLOUR_NONE, COLOUR_INK, 500, LINE_PLAIN);
	sheet_text(s, small, "What we are talking about", topic.x + 4 * MM, topic.y + 2 * MM, topic.w, TEXT_START);
	strip_draw(s, (struct area){ in.x, in.y + in.h - SHEET_STRIP, in.w, SHEET_STRIP }, false);
	sheet_end(s);
}

void sheets_mat(struct sheets *s)
{
	mat_draw(s, false);
	mat_draw(s, true);
}
