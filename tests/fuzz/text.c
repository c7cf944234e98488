/*
 * text: any words in a narrow column and a wide one, in one run and cut into two with other type, and in a row with a
 * mark. No letter is lost, none stands outside its line's width, nothing overlaps, whatever way the words run.
 */
#include "fuzz.h"

#include "ui/tree.h"

static int width(void *context, enum type t, int scale, const char *p, size_t n, bool rtl)
{
	int letters = 0;
	(void)context;
	(void)rtl;
	for (size_t i = 0; i < n; i++)
		letters += ((unsigned char)p[i] & 0xC0) != 0x80;
	return (letters * type_style(t)->size_px * scale * 55 + 5000) / 10000;
}

static bool blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static size_t letters(const char *p, size_t n)
{
	size_t count = 0;
	for (size_t i = 0; i < n; i++)
		count += !blank(p[i]);
	return count;
}

static void check(const struct node *n, size_t want)
{
	size_t got = 0;
	for (size_t i = 0; i < n->fragment_n; i++) {
		const struct fragment *f = &n->fragment[i], *g = f + 1;
		got += letters(f->p, f->n);
		if (f->x < 0 || f->w < 0)
			abort();
		if (i + 1 < n->fragment_n && f->y == g->y && f->w > 0 && g->w > 0 && f->x < g->x + g->w &&
		    g->x < f->x + f->w)
			abort();
	}
	if (got != want)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const int widths[] = { 60, 333, 2000 };
	struct arena a = { 0 };
	const struct ui_fonts fonts = { NULL, width };
	if (size > 4096 || !utf8_ok(data, size))
		return 0;
	char *text = arena_copy(&a, (const char *)data, size), *second = text + size / 2;
	while (((unsigned char)*second & 0xC0) == 0x80)
		second++;
	for (size_t i = 0; i < COUNT(widths); i++) {
		struct ui u = { &a, NULL };
		struct node *root = ui_node(&u, NULL, ROLE_WINDOW, "root");
		root->align = ALIGN_STRETCH;
		struct node *p = ui_node(&u, root, ROLE_PARAGRAPH, "p");
		p->text = text;
		struct node *row = ui_node(&u, root, ROLE_ITEM, "row"),
			    *mark = ui_node(&u, row, ROLE_PARAGRAPH, "mark");
		row->box = BOX_ROW;
		mark->text = "1.";
		struct node *words = ui_node(&u, row, ROLE_PARAGRAPH, "words");
		words->text = arena_copy(&a, text, (size_t)(second - text));
		words->grow = 1;
		struct node *rest = ui_node(&u, words, ROLE_PARAGRAPH, "rest");
		rest->flags = NODE_INLINE;
		rest->type = TYPE_STRONG;
		rest->text = second;
		ui_layout(&u, &fonts, (struct ui_view){ widths[i], 400, 100, 100 }, NULL, 0);
		check(p, letters(text, size));
		check(words, letters(text, size));
	}
	arena_release(&a);
	return 0;
}
