/*
 * A sheet must be able to stand alone: whoever finds it in a file years later sees which board it was, which
 * version and exactly which pictures (the code), and what it must not be used for (communication-boards.md 2.5,
 * rule 10).
 */
#include "paper/sheet.h"

#include "course/limits.h"
#include "embedded.h"

static const char not_evidence[] = "Not for investigative interviewing. Presence or absence of a picture is "
				   "not evidence of anything.";

const char *date_words(struct arena *a, const char *date)
{
	static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July", "August",
		"September", "October", "November", "December" };
	int64_t year, month, day;
	if (strlen(date) != 10 || !parse_int(arena_copy(a, date, 4), 0, 9999, &year) ||
	    !parse_int(arena_copy(a, date + 5, 2), 1, 12, &month) ||
	    !parse_int(arena_copy(a, date + 8, 2), 1, 31, &day))
		return date;
	return arena_printf(a, "%d %s %d", (int)day, months[month - 1], (int)year);
}

void missing_note(struct paper_note *note, const struct pdf *p)
{
	uint32_t first;
	size_t n = pdf_missing(p, &first);
	note->text[0] = '\0';
	if (n > 0)
		snprintf(note->text, sizeof note->text,
		    "%zu characters are not in the typeface and are printed as empty boxes; the first is "
		    "U+%04X",
		    n, (unsigned)first);
}

int sheet_text(struct sheets *s, struct style style, const char *text, int x, int y, int width, enum text_align align)
{
	struct lines l = text_wrap_one(s->a, s->pdf, style, text, width);
	pdf_tag(s->pdf, TAG_P, NULL);
	lines_draw(s->pdf, &l, 0, l.n, x, y, width, align);
	pdf_tag_end(s->pdf);
	return lines_height(&l);
}

/* --- the page --- */

static void head_draw(struct sheets *s, const char *kind, int w)
{
	struct style title = style_of(WEIGHT_DISPLAY_BOLD, 150, 190, COLOUR_INK);
	struct style small = style_of(WEIGHT_REGULAR, 85, 110, COLOUR_SOFT);
	int width = w - 2 * SHEET_EDGE;
	const char *what = arena_printf(
	    s->a, "version %s \u00B7 code %s \u00B7 printed %s", s->version, s->code, date_words(s->a, s->job->date));
	int right = pdf_text_width(s->pdf, small.weight, small.size, what, strlen(what));
	struct lines l = text_fit(
	    s->a, s->pdf, title, 10 * PT, arena_printf(s->a, "%s: %s", s->name, kind), width - right - 6 * MM, 1);
	pdf_tag(s->pdf, TAG_H1, NULL);
	lines_draw(s->pdf, &l, 0, l.n, SHEET_EDGE, SHEET_EDGE - MM, width, TEXT_START);
	pdf_tag_end(s->pdf);
	sheet_text(s, small, what, SHEET_EDGE, SHEET_EDGE + 1500, width, TEXT_END);
}

static void foot_draw(struct sheets *s, int w, int h)
{
	struct style strong = style_of(WEIGHT_SEMIBOLD, 85, 110, COLOUR_INK);
	struct style small = style_of(WEIGHT_REGULAR, 75, 100, COLOUR_SOFT);
	int width = w - 2 * SHEET_EDGE, y = h - SHEET_EDGE - SHEET_FOOT + 3 * MM;
	y += sheet_text(s, strong, not_evidence, SHEET_EDGE, y, width, TEXT_START);
	const char *owner = s->job->course->publisher;
	sheet_text(s, small,
	    arena_printf(s->a,
		"Owner: %s \u00B7 This copy belongs to: "
		"________________________________ \u00B7 Symbols: draft, not yet tested with children",
		owner != NULL ? owner : "not named"),
	    SHEET_EDGE, y + 500, width, TEXT_START);
}

struct area sheet_begin(struct sheets *s, const char *kind, int w, int h)
{
	pdf_page_begin(s->pdf, w, h);
	pdf_tag(s->pdf, TAG_SECTION, NULL);
	s->page_w = w;
	s->page_h = h;
	head_draw(s, kind, w);
	return (struct area){ SHEET_EDGE, SHEET_EDGE + SHEET_HEAD, w - 2 * SHEET_EDGE,
		h - 2 * SHEET_EDGE - SHEET_HEAD - SHEET_FOOT };
}

void sheet_end(struct sheets *s)
{
	foot_draw(s, s->page_w, s->page_h);
	pdf_tag_end(s->pdf);
	pdf_page_end(s->pdf);
}

/* --- pictures --- */

struct picture {
	const struct figure *figure;
	struct bytes bytes;
	struct image_head head;
};

static const struct figure *symbol_find(struct arena *a, const char *file)
{
	size_t n = strlen(file);
	n -= str_ends(file, ".svg") ? 4 : 0;
	for (const struct embedded_picture *p = embedded_pictures; p->name != NULL; p++) {
		if (!streq(p->folder, "symbols") || strlen(p->name) != n || memcmp(p->name, file, n) != 0)
			continue;
		struct findings f = { .a = a };
		size_t size = strlen(p->text);
		struct bytes b = { (unsigned char *)arena_copy(a, p->text, size), size };
		return figure_parse(a, p->name, &b, &f);
	}
	return NULL;
}

/* As on screen (screens/board.c): our symbol, or the board's own picture, or none. */
static bool picture_of(struct sheets *s, const struct button *b, struct picture *out)
{
	struct err e = { 0 };
	*out = (struct picture){ .figure = NULL };
	if (b->symbol != NULL && streq(b->symbol_set, "coursepack"))
		out->figure = symbol_find(s->a, b->symbol);
	if (out->figure != NULL)
		return true;
	if (b->image_data != NULL)
		out->bytes = *b->image_data;
	else if (b->image_path == NULL || s->job->pack == NULL ||
	    !pack_read(s->job->pack, s->a, b->image_path, LIMIT_IMAGE_BYTES, &out->bytes, &e))
		return false;
	return image_head(&out->bytes, b->label, &out->head, &e);
}

bool button_pictured(const struct button *b)
{
	return b->symbol != NULL || b->image_data != NULL || b->image_path != NULL;
}

/* --- cells --- */

static int pad_of(int w, int h)
{
	int pad = (w < h ? w : h) / 14;
	return pad < MM ? MM : pad;
}

static struct style label_style(int size)
{
	return (struct style){ WEIGHT_SEMIBOLD, size, size * 122 / 100, COLOUR_INK };
}

/* A single letter or figure is its own picture. */
static int bare_size(const struct cell_style *style, const char *label, struct area in)
{
	int small = in.w < in.h ? in.w : in.h;
	return utf8_count(label) == 1 && small * 45 / 100 > style->size ? small * 45 / 100 : style->size;
}

struct cell_style cells_style(
    struct sheets *s, const struct board *b, enum cell_look look, const int *button, size_t n, int w, int h)
{
	int most = h * 15 / 100, wide = w * 15 / 100;
	struct cell_style style = { look, most < wide ? most : wide, 6 * PT, 2, 1 };
	int inner = w - 2 * pad_of(w, h);
	for (size_t i = 0; i < n; i++) {
		struct lines l = text_fit(
		    s->a, s->pdf, label_style(style.size), style.least, b->button[button[i]].label, inner, style.most);
		int size = l.line * 100 / 122;
		style.size = size < style.size && l.n > 0 ? size : style.size;
	}
	for (size_t i = 0; i < n; i++) {
		struct lines l =
		    text_wrap_one(s->a, s->pdf, label_style(style.size), b->button[button[i]].label, inner);
		style.lines = l.n > style.lines && button_pictured(&b->button[button[i]]) ? l.n : style.lines;
	}
	return style;
}

/* As on screen: the strip is no group, and a way to another page has none of its own. */
static enum colour border_of(const struct button *b)
{
	enum colour group =
	    b == NULL || b->strip ? COLOUR_NONE : colour_group(b->border >= 0 ? b->border : b->background);
	if (group != COLOUR_NONE)
		return group;
	return b != NULL && !b->strip && b->load_board != NULL ? COLOUR_INK : COLOUR_SOFT;
}

static void frame_draw(struct sheets *s, enum cell_look look, const struct button *b, struct area at)
{
	if (look == CELL_CARD)
		return;
	enum colour c = border_of(b);
	int small = at.w < at.h ? at.w : at.h, radius = small / 9 < CELL_RADIUS ? small / 9 : CELL_RADIUS;
	pdf_corner(s->pdf, at, radius, small / 6 < 6 * MM ? small / 6 : 6 * MM, c);
	pdf_box(s->pdf, at, radius, COLOUR_NONE, c, CELL_BORDER, LINE_PLAIN);
}

void cell_draw(struct sheets *s, const struct cell_style *style, const struct button *b, struct area at)
{
	struct picture picture;
	frame_draw(s, style->look, b, at);
	if (b == NULL)
		return;
	int pad = pad_of(at.w, at.h);
	struct area in = { at.x + pad, at.y + pad, at.w - 2 * pad, at.h - 2 * pad };
	bool pictured = picture_of(s, b, &picture);
	struct lines l = text_fit(s->a, s->pdf, label_style(pictured ? style->size : bare_size(style, b->label, in)),
	    style->least, b->label, in.w, pictured ? style->most : 3);
	int label = lines_height(&l), gap = pad / 2;
	pdf_tag(s->pdf, TAG_P, NULL);
	if (!pictured) {
		lines_draw(s->pdf, &l, 0, l.n, in.x, in.y + (in.h - label) / 2, in.w, TEXT_MIDDLE);
		pdf_tag_end(s->pdf);
		return;
	}
	/* A label of one line leaves the room of the group's longest, so that pictures stand at one height. */
	int lines = (int)style->lines * l.line < in.h / 2 && (int)style->lines * l.line > label
	    ? (int)style->lines * l.line
	    : label;
	struct area room = { in.x, in.y, in.w, in.h - lines - gap };
	if (picture.figure != NULL)
		pdf_figure(s->pdf, room, picture.figure);
	else
		pdf_image(s->pdf, room, &picture.bytes, &picture.head);
	lines_draw(s->pdf, &l, 0, l.n, in.x, in.y + in.h - lines + (lines - label) / 4, in.w, TEXT_MIDDLE);
	pdf_tag_end(s->pdf);
}

void strip_draw(struct sheets *s, struct area at, bool mirrored)
{
	const struct board *b = s->strip;
	int button[COUNT(b->strip)], gap = 1500, n = (int)COUNT(b->strip);
	size_t have = 0;
	for (size_t i = 0; b != NULL && i < COUNT(b->strip); i++)
		if (b->strip[i] >= 0)
			button[have++] = b->strip[i];
	if (have == 0)
		return;
	struct cell_style style = cells_style(s, b, CELL_STRIP, button, have, (at.w + gap) / n - gap, at.h);
	for (int i = 0; i < n; i++) {
		int place = mirrored ? n - 1 - i : i;
		int x = (int)((int64_t)(at.w + gap) * place / n),
		    end = (int)((int64_t)(at.w + gap) * (place + 1) / n) - gap;
		if (b->strip[i] >= 0)
			cell_draw(s, &style, &b->button[b->strip[i]], (struct area){ at.x + x, at.y, end - x, at.h });
	}
}
