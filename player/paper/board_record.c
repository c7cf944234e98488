/*
 * The record sheet: what was on offer, in the board's own places, and the words of both in the order they came.
 * It is printed empty and filled in by hand; the player keeps nothing said on a board.
 */
#include "paper/sheet.h"

enum { ROW = 9 * MM, BOARD = 82 * MM, BOX = 2600, LINE = 8 * MM };

/* "Label ______", the line up to the column's end. */
static void field(struct sheets *s, const char *label, int x, int y, int w)
{
	struct style style = style_of(WEIGHT_REGULAR, 90, 110, COLOUR_INK);
	int used = pdf_text_width(s->pdf, style.weight, style.size, label, strlen(label)) + 2 * MM;
	sheet_text(s, style, label, x, y, w, TEXT_START);
	pdf_line(s->pdf, x + used, y + 4 * MM, x + w, y + 4 * MM, 200, COLOUR_SOFT, LINE_PLAIN);
}

static int fields_draw(struct sheets *s, struct area in, int y)
{
	static const char *const pair[][2] = {
		{ "Date, from and until", "Place" },
		{ "Who was there", "Who held the board" },
		{ "How this child says yes", "How this child says no" },
	};
	int half = (in.w - 6 * MM) / 2;
	for (size_t i = 0; i < COUNT(pair); i++, y += ROW) {
		field(s, pair[i][0], in.x, y, half);
		field(s, pair[i][1], in.x + half + 6 * MM, y, half);
	}
	field(s, "How the child chose: pointing, looking, a switch, cards, another way", in.x, y, in.w);
	field(s, "What else this child uses to talk", in.x, y + ROW, in.w);
	return y + 2 * ROW;
}

static void small_cell(struct sheets *s, const struct button *b, struct area at)
{
	pdf_box(s->pdf, at, MM, COLOUR_NONE, COLOUR_SOFT, 250, LINE_PLAIN);
	pdf_box(s->pdf, (struct area){ at.x + MM, at.y + MM, BOX, BOX }, 300, COLOUR_NONE, COLOUR_INK, 250, LINE_PLAIN);
	struct lines l =
	    text_fit(s->a, s->pdf, style_of(WEIGHT_REGULAR, 75, 90, COLOUR_INK), 9 * PT / 2, b->label, at.w - 1500, 2);
	int top = at.y + MM + BOX, room = at.h - MM - BOX;
	pdf_tag(s->pdf, TAG_P, NULL);
	lines_draw(s->pdf, &l, 0, l.n, at.x + 750, top + (room - lines_height(&l)) / 2, at.w - 1500, TEXT_MIDDLE);
	pdf_tag_end(s->pdf);
}

static void offer_draw(struct sheets *s, struct area at)
{
	const struct board *b = s->board;
	struct board_places place = board_places(s->a, b, at, s->job->body_words);
	for (size_t i = 0; i < COUNT(b->strip); i++)
		if (place.strip[i].w > 0)
			small_cell(s, &b->button[b->strip[i]], place.strip[i]);
	for (size_t i = 0; i < b->rows * b->columns; i++)
		if (place.cell[i].w > 0)
			small_cell(s, &b->button[b->cell[i]], place.cell[i]);
}

/* Two columns of empty lines. */
static void words_draw(struct sheets *s, struct area in, int y, int bottom)
{
	struct style head = style_of(WEIGHT_SEMIBOLD, 90, 115, COLOUR_INK);
	int half = (in.w - 6 * MM) / 2, right = in.x + half + 6 * MM;
	sheet_text(s, head, "What I said or asked, in my exact words", in.x, y, half, TEXT_START);
	sheet_text(s, head, "What the child chose or did, in order, nothing added", right, y, half, TEXT_START);
	y += 5 * MM;
	for (y += LINE; y <= bottom; y += LINE) {
		pdf_line(s->pdf, in.x, y, in.x + half, y, 150, COLOUR_SOFT, LINE_PLAIN);
		pdf_line(s->pdf, right, y, right + half, y, 150, COLOUR_SOFT, LINE_PLAIN);
	}
}

void sheets_record(struct sheets *s)
{
	struct style body = style_of(WEIGHT_REGULAR, 90, 120, COLOUR_INK),
		     strong = style_of(WEIGHT_SEMIBOLD, 90, 120, COLOUR_INK);
	struct area in = sheet_begin(s, "what was on offer", A4_SHORT, A4_LONG);
	int bottom = in.y + in.h - 2 * ROW;
	int y = in.y;
	y += sheet_text(s, body,
		 "Fill this in straight after, in ink. If a child told you something that worries you: do not "
		 "ask more, follow your procedure now, and "
		 "hand this sheet to your safeguarding lead.",
		 in.x, y, in.w, TEXT_START) +
	    3 * MM;
	y = fields_draw(s, in, y);
	y += sheet_text(s, strong,
		 "Tick each cell the child could see. Cross out what was covered. The ten cells on the left "
		 "are never covered.",
		 in.x, y, in.w, TEXT_START) +
	    2 * MM;
	offer_draw(s, (struct area){ in.x, y, in.w, BOARD });
	y += BOARD + 4 * MM;
	words_draw(s, in, y, bottom);
	field(s, "What I did next, and when", in.x, bottom + 3 * MM, in.w);
	field(s, "Name and role", in.x, bottom + 3 * MM + ROW, (in.w - 6 * MM) / 2);
	field(s, "Signed", in.x + (in.w + 6 * MM) / 2, bottom + 3 * MM + ROW, (in.w - 6 * MM) / 2);
	sheet_end(s);
}
