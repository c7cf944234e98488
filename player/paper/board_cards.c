/*
 * Cards for partner-assisted scanning: the partner shows or reads them one by one, in the board's own order,
 * and waits. Every set ends with 'not on here' and has blanks, since a list without them forces a choice; the
 * strip is cut out whole and lies beside them.
 */
#include "paper/sheet.h"

enum { ACROSS = 4, DOWN = 2, ON_SHEET = ACROSS * DOWN, BLANKS_LEAST = 3, STRIP_GAP = 5 * MM };

/* The foot of a card: cut from its sheet it still says where it belongs. */
static void card_foot(struct sheets *s, struct area at, const char *text)
{
	struct style style = style_of(WEIGHT_REGULAR, 60, 80, COLOUR_SOFT);
	struct lines l = text_fit(s->a, s->pdf, style, 4 * PT, text, at.w - 4 * MM, 1);
	pdf_tag(s->pdf, TAG_P, NULL);
	lines_draw(s->pdf, &l, 0, l.n, at.x + 2 * MM, at.y + at.h - 4 * MM, at.w - 4 * MM, TEXT_MIDDLE);
	pdf_tag_end(s->pdf);
}

static void card_draw(
    struct sheets *s, const struct cell_style *style, struct area at, const struct button *b, size_t number, size_t of)
{
	struct area cell = at;
	cell.h -= 3 * MM;
	if (b == NULL) {
		pdf_box(s->pdf, (struct area){ at.x + 5 * MM, at.y + 5 * MM, at.w - 10 * MM, at.h - 13 * MM },
		    CELL_RADIUS, COLOUR_NONE, COLOUR_LINE, 300, LINE_PLAIN);
		card_foot(s, at, arena_printf(s->a, "%s \u00B7 %s \u00B7 blank", s->name, s->code));
		return;
	}
	cell_draw(s, style, b, cell);
	card_foot(s, at, arena_printf(s->a, "%s \u00B7 %s \u00B7 %zu of %zu", s->name, s->code, number, of));
}

static void cuts_draw(struct sheets *s, struct area in, int w, int h)
{
	for (int i = 0; i <= ACROSS; i++)
		pdf_line(s->pdf, in.x + i * w, in.y, in.x + i * w, in.y + DOWN * h, 200, COLOUR_SOFT, LINE_DASHED);
	for (int i = 0; i <= DOWN; i++)
		pdf_line(s->pdf, in.x, in.y + i * h, in.x + ACROSS * w, in.y + i * h, 200, COLOUR_SOFT, LINE_DASHED);
}

void sheets_cards(struct sheets *s)
{
	const struct board *b = s->board;
	size_t words = b != NULL ? s->word_n : 0, last = b != NULL && b->strip[4] >= 0 ? 1 : 0, cards = words + last;
	size_t sheets = (cards + BLANKS_LEAST + ON_SHEET - 1) / ON_SHEET;
	int *list = arena_array(s->a, cards + 1, sizeof *list);
	for (size_t i = 0; i < words; i++)
		list[i] = s->word[i];
	if (last == 1)
		list[words] = b->strip[4];
	struct cell_style style = { CELL_CARD, 0, 6 * PT, 2, 1 };
	for (size_t sheet = 0; sheet < sheets; sheet++) {
		struct area in =
		    sheet_begin(s, arena_printf(s->a, "cards, %zu of %zu", sheet + 1, sheets), A4_LONG, A4_SHORT);
		int w = in.w / ACROSS, h = (in.h - SHEET_STRIP - STRIP_GAP) / DOWN;
		if (sheet == 0 && cards > 0)
			style = cells_style(s, b, CELL_CARD, list, cards, w, h - 3 * MM);
		cuts_draw(s, in, w, h);
		for (size_t i = 0; i < ON_SHEET; i++) {
			size_t card = sheet * ON_SHEET + i;
			struct area at = { in.x + (int)(i % ACROSS) * w, in.y + (int)(i / ACROSS) * h, w, h };
			card_draw(s, &style, at, card < cards ? &b->button[list[card]] : NULL, card + 1, cards);
		}
		strip_draw(s, (struct area){ in.x, in.y + in.h - SHEET_STRIP, in.w, SHEET_STRIP }, false);
		sheet_end(s);
	}
}
