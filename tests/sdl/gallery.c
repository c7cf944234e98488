/*
 * A picture to look at, for designers and for whoever changes an icon, a colour or the painter: every icon,
 * symbol, type style and kind of control, in all four themes, as build/gallery-THEME.png. Usage: gallery
 * FOLDER [density]
 */
#include "course/figure.h"
#include "embedded.h"
#include "sdl/internal.h"

enum { WIDE = 1366, SYMBOLS_Y = 940, SYMBOL_ROW = 10, SYMBOL_H = 130, OPS = 4000 };

struct board {
	struct arena a;
	struct draw_list list;
	struct ui_fonts fonts;
	const struct theme *theme;
	int high;
};

static struct draw_op *add(struct board *b, enum draw_kind kind, int x, int y, int w, int h)
{
	assert(b->list.n < OPS);
	struct draw_op *o = &b->list.op[b->list.n++];
	*o = (struct draw_op){ .kind = kind, .rect = { x, y, w, h }, .clip = { 0, 0, WIDE, b->high } };
	return o;
}

static void box(
    struct board *b, int x, int y, int w, int h, enum colour fill, enum colour border, int border_px, int radius)
{
	struct draw_op *o = add(b, DRAW_BOX, x, y, w, h);
	o->has_fill = fill != COLOUR_NONE;
	o->fill = b->theme->colour[fill];
	o->has_border = border != COLOUR_NONE;
	o->border = b->theme->colour[border];
	o->border_px = border_px;
	o->radius_px = radius;
}

static int text(struct board *b, int x, int y, enum type type, enum colour ink, const char *words)
{
	const struct type_style *s = type_style(type);
	int w = b->fonts.width(b->fonts.context, type, 100, words, strlen(words));
	struct draw_op *o = add(b, DRAW_TEXT, x, y, w, s->line_px);
	o->type = type;
	o->ink = b->theme->colour[ink];
	o->p = words;
	o->n = strlen(words);
	return w;
}

static void text_middle(struct board *b, int x, int y, enum type type, enum colour ink, const char *words)
{
	int w = b->fonts.width(b->fonts.context, type, 100, words, strlen(words));
	text(b, x - (w + 1) / 2, y, type, ink, words);
}

static void picture(struct board *b, const char *svg, int x, int y, int size, enum colour ink)
{
	struct draw_op *o = add(b, DRAW_PICTURE, x, y, size, size);
	o->picture = svg;
	o->has_ink = ink != COLOUR_NONE;
	o->picture_ink = b->theme->colour[ink];
}

static const char *canonical(struct board *b, const struct embedded_picture *p)
{
	struct findings found = { .a = &b->a };
	size_t n = strlen(p->text);
	struct bytes svg = { (unsigned char *)arena_copy(&b->a, p->text, n), n };
	struct figure *f = figure_parse(&b->a, p->name, &svg, &found);
	if (f == NULL)
		printf("%s/%s is not a figure\n", p->folder, p->name);
	return f == NULL ? "" : figure_svg(&b->a, f, 0);
}

static const char *named(struct board *b, const char *name)
{
	for (const struct embedded_picture *p = embedded_pictures; p->name != NULL; p++)
		if (streq(p->name, name))
			return canonical(b, p);
	return "";
}

static void icons(struct board *b)
{
	int i = 0, j = 0;
	for (const struct embedded_picture *p = embedded_pictures; p->name != NULL; p++) {
		const char *svg = canonical(b, p);
		if (streq(p->folder, "icons")) {
			int x = 32 + i % 15 * 88, y = 24 + i / 15 * 96;
			picture(b, svg, x, y, 48, COLOUR_NONE);
			picture(b, svg, x + 52, y, 24, COLOUR_ACCENT);
			text(b, x, y + 54, TYPE_HINT, COLOUR_SOFT, p->name);
			i++;
		} else {
			int x = 32 + j % SYMBOL_ROW * 131, y = SYMBOLS_Y + j / SYMBOL_ROW * SYMBOL_H;
			box(b, x, y, 122, 116, COLOUR_CARD, COLOUR_SOFT, 3, 10);
			struct draw_op *tab = add(b, DRAW_CORNER, x + 96, y, 26, 26);
			tab->fill = b->theme->colour[COLOUR_FOCUS];
			tab->radius_px = 10;
			picture(b, svg, x + 29, y + 12, 64, COLOUR_NONE);
			text_middle(b, x + 61, y + 84, TYPE_HINT, COLOUR_INK, p->name);
			j++;
		}
	}
}

static void types(struct board *b)
{
	static const char *const words[TYPE_COUNT] = {
		"Body: the number of children who come to the notice of statutory services is small.",
		"Strong: \xE2\x80\x98What if I am right?\xE2\x80\x99 keeps the possibility open.",
		"Emphasis: it is honest, keeps the door open, and lets the child lead.",
		"Small: in your own work last month, where could a child have been trying to show you something?",
		"Small strong: NAPAC 0808 801 0331, Samaritans 116 123",
		"Label: Continue",
		"Hint: F9",
		"Tag: 15 of 28",
		"Heading one: most abuse is never seen",
		"Heading two: who is learning?",
		"Heading three: your pace today",
		"Question: what is the best reply?",
		"52 \xC2\xB7 9 \xC2\xB7 0.2",
		"Huge",
	};
	int y = 230;
	for (int t = 0; t < TYPE_HUGE; t++) {
		const struct type_style *s = type_style((enum type)t);
		text(b, 32, y, (enum type)t, COLOUR_INK, words[t]);
		y += s->line_px + 8;
	}
	text(b, 32, y, TYPE_HUGE, COLOUR_ACCENT, words[TYPE_HUGE]);
	struct draw_op *turned = add(b, DRAW_TEXT, 300, y, 260, 110);
	turned->type = TYPE_HUGE;
	turned->ink = b->theme->colour[COLOUR_ACCENT];
	turned->p = words[TYPE_HUGE];
	turned->n = strlen(turned->p);
	turned->upside_down = true;
	text(b, 32, y + 120, TYPE_BODY, COLOUR_ACCENT, "Module 2, slide 9");
	b->list.op[b->list.n - 1].underline = true;
	text(b, 220, y + 120, TYPE_BODY, COLOUR_SOFT,
	    "Soft: saved \xC2\xB7 caf\xC3\xA9, na\xC3\xAFve, \xC5\xB5y\xC5\xB5, \xE2\x86\x92 \xE2\x9C\x93");
}

static int button(struct board *b, int x, int y, const char *words, const char *icon, enum colour fill,
    enum colour border, enum colour ink)
{
	int w = b->fonts.width(b->fonts.context, TYPE_LABEL, 100, words, strlen(words)) + 44 + (icon != NULL ? 32 : 0);
	box(b, x, y, w, 48, fill, border, 2, 10);
	if (icon != NULL)
		picture(b, named(b, icon), x + 20, y + 12, 24, ink);
	text(b, x + 22 + (icon != NULL ? 32 : 0), y + 11, TYPE_LABEL, ink, words);
	return w;
}

static void tag(struct board *b, int x, int y, const char *words, enum colour weak, enum colour ink)
{
	int w = b->fonts.width(b->fonts.context, TYPE_TAG, 100, words, strlen(words));
	box(b, x, y, w + 24, 28, weak, COLOUR_NONE, 0, 14);
	text(b, x + 12, y + 3, TYPE_TAG, ink, words);
}

static void choices(struct board *b, int x, int y)
{
	static const char *const number[] = { "1", "2", "3", "4" };
	for (int i = 0; i < 4; i++, y += 81) {
		bool on = i == 1;
		if (on)
			box(b, x - 7, y - 7, 474, 81, COLOUR_NONE, COLOUR_FOCUS, 4, 17);
		enum colour edge = on ? COLOUR_ACCENT : COLOUR_SOFT;
		box(b, x, y, 460, 67, on ? COLOUR_ACCENT_WEAK : COLOUR_CARD, edge, 2, 12);
		box(b, x + 22, y + 16, 34, 34, on ? COLOUR_ACCENT : COLOUR_NONE, edge, 2, 17);
		text_middle(b, x + 39, y + 21, TYPE_SMALL_STRONG, on ? COLOUR_ACCENT_INK : COLOUR_INK, number[i]);
		text(b, x + 76, y + 18, TYPE_BODY, COLOUR_INK,
		    "\xE2\x80\x9CI can\xE2\x80\x99t promise that.\xE2\x80\x9D");
	}
}

static void controls(struct board *b)
{
	int x = 860, y = 240;
	x += button(b, x, y, "Next", "next", COLOUR_ACCENT, COLOUR_ACCENT, COLOUR_ACCENT_INK) + 16;
	x += button(b, x, y, "Back", "back", COLOUR_CARD, COLOUR_SOFT, COLOUR_INK) + 16;
	button(b, x, y, "Hide screen", "hide", COLOUR_CARD, COLOUR_BAD, COLOUR_BAD);
	button(b, 860, y + 64, "Read aloud", "speaker", COLOUR_NONE, COLOUR_NONE, COLOUR_ACCENT);
	int wide = button(b, 1060, y + 64, "Save to stick", "usb", COLOUR_CARD, COLOUR_SOFT, COLOUR_INK);
	box(b, 1053, y + 57, wide + 14, 62, COLOUR_NONE, COLOUR_FOCUS, 4, 17);
	tag(b, 860, y + 132, "Signed by Northborough", COLOUR_GOOD_WEAK, COLOUR_GOOD);
	tag(b, 1080, y + 132, "5 of 14", COLOUR_ACCENT_WEAK, COLOUR_ACCENT);
	tag(b, 1170, y + 132, "Update", COLOUR_WARM_WEAK, COLOUR_WARM);
	tag(b, 1260, y + 132, "Bad", COLOUR_BAD_WEAK, COLOUR_BAD);
	box(b, 860, y + 180, 460, 10, COLOUR_LINE, COLOUR_NONE, 0, 6);
	box(b, 860, y + 180, 175, 10, COLOUR_ACCENT, COLOUR_NONE, 0, 6);
	box(b, 860, y + 210, 460, 130, COLOUR_CARD, COLOUR_LINE, 1, 14);
	text(b, 880, y + 222, TYPE_H3, COLOUR_INK, "Communication boards");
	text(b, 880, y + 252, TYPE_SMALL, COLOUR_SOFT, "12 boards: touch, keys, switches or paper.");
	box(b, 880, y + 290, 204, 34, COLOUR_ACCENT, COLOUR_NONE, 0, 6);
	box(b, 1090, y + 290, 69, 34, COLOUR_SOFT, COLOUR_NONE, 0, 6);
	choices(b, 860, y + 380);
}

static int height(void)
{
	int n = 0;
	for (const struct embedded_picture *p = embedded_pictures; p->name != NULL; p++)
		n += streq(p->folder, "symbols");
	return SYMBOLS_Y + (n + SYMBOL_ROW - 1) / SYMBOL_ROW * SYMBOL_H + 10;
}

static bool theme_save(struct fonts *fonts, const char *folder, enum theme_id id, int density, struct err *e)
{
	struct board b = { .fonts = fonts_measure(fonts), .theme = theme_get(id), .high = height() };
	struct paint *paint = NULL;
	bool ok = false;
	struct surface *s = surface_new(WIDE * density / 100, b.high * density / 100, e);
	b.list.op = arena_array(&b.a, OPS, sizeof *b.list.op);
	if (s != NULL && paint_open(&paint, fonts, e)) {
		box(&b, 0, 0, WIDE, b.high, COLOUR_PAPER, COLOUR_NONE, 0, 0);
		icons(&b);
		types(&b);
		controls(&b);
		paint_list(paint, s, &b.list, b.theme, 100, density);
		ok = surface_save_png(s, arena_printf(&b.a, "%s/gallery-%s.png", folder, b.theme->name), e);
	}
	paint_close(paint);
	surface_free(s);
	arena_release(&b.a);
	return ok;
}

int main(int argc, char **argv)
{
	struct err e = { 0 };
	struct fonts *fonts = NULL;
	int64_t density = 100;
	char sentence[1024];
	if (argc > 2)
		parse_int(argv[2], 50, 400, &density);
	bool ok = sdl_start(false, &e) && fonts_open(&fonts, "assets", &e);
	for (int id = 0; ok && id < THEME_COUNT; id++) {
		fonts_set(fonts, FACE_INTER, (int)density);
		ok = theme_save(fonts, argc > 1 ? argv[1] : "build", (enum theme_id)id, (int)density, &e);
	}
	if (!ok)
		printf("%s\n", err_sentence(&e, sentence, sizeof sentence));
	fonts_close(fonts);
	sdl_stop();
	return !ok;
}
