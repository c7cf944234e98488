/*
 * The picture of a screen: one pass over the draw list, from logical to device pixels. Adds nothing of its
 * own: what is shown is what the list says.
 */
#include "sdl/internal.h"

struct paint {
	struct fonts *fonts;
	struct pictures *pictures;
	struct corners corners;
};

/* What all operations of one list share. */
struct page {
	struct canvas to;
	const struct theme *theme;
	int scale, density;
	struct area part; /* nothing outside it */
};

bool paint_open(struct paint **out, struct fonts *f, struct err *e)
{
	struct paint *p = calloc(1, sizeof *p);
	if (p != NULL)
		p->pictures = pictures_new();
	if (p == NULL || p->pictures == NULL) {
		free(p);
		return fail(e, ERR_LIMIT, NULL, 0, "out of memory");
	}
	p->fonts = f;
	*out = p;
	return true;
}

void paint_close(struct paint *p)
{
	if (p == NULL)
		return;
	pictures_free(p->pictures);
	corners_release(&p->corners);
	free(p);
}

/* Edges are rounded, not sizes, so that what touches in logical pixels touches on the screen. */
static int device(const struct page *g, int logical)
{
	int n = logical * g->density;
	return (n + (n < 0 ? -50 : 50)) / 100;
}

static struct area device_area(const struct page *g, struct rect r)
{
	return (struct area){ device(g, r.x), device(g, r.y), device(g, r.x + r.w), device(g, r.y + r.h) };
}

/* A line that is there stays at least one pixel. */
static int device_line(const struct page *g, int logical)
{
	int n = device(g, logical);
	return n < 1 && logical > 0 ? 1 : n;
}

static void box_paint(struct paint *p, struct page *g, const struct draw_op *o, struct area r, struct area clip)
{
	int radius = device(g, o->radius_px), border = o->has_border ? device_line(g, o->border_px) : 0;
	if (border > 0 && !o->has_fill) {
		shape_ring(&g->to, &p->corners, clip, r, radius, border, o->border);
		return;
	}
	if (border > 0) {
		/* The border's colour below the fill: no hair of the background between them. */
		shape_ring(&g->to, &p->corners, clip, r, radius, border + 1, o->border);
		r = (struct area){ r.x0 + border, r.y0 + border, r.x1 - border, r.y1 - border };
		radius = radius > border ? radius - border : 0;
	}
	if (o->has_fill)
		shape_box(&g->to, &p->corners, clip, r, radius, o->fill);
}

/* A word pen quarters into r, on the base line; upside down it is the same place of r turned by half. */
static void word_paint(
    struct page *g, const struct word *w, int pen, int base, struct area r, struct area clip, const struct draw_op *o)
{
	enum { STEP = QUARTERS / STARTS };
	int steps = (pen > 0 ? pen + STEP / 2 : 0) / STEP;
	struct mask m = w->mask[steps % STARTS];
	int x = r.x0 + steps / STARTS, y = base + w->top;
	if (o->upside_down) {
		x = r.x0 + r.x1 - (x + m.w);
		y = r.y0 + r.y1 - (y + m.h);
	}
	shape_mask(&g->to, clip, x, y, m, o->ink, o->upside_down);
}

static void text_paint(struct paint *p, struct page *g, const struct draw_op *o, struct area r, struct area clip)
{
	int slot = fonts_slot(p->fonts, o->type, g->scale), size = fonts_size(p->fonts, slot), pen = 0, blank;
	/* As layout has it: capitals stand in the middle of the line box, in every face. */
	int base = r.y0 + (r.y1 - r.y0) / 2 + size * 36 / 100;
	const char *at = o->p, *end = o->p + o->n;
	int from_right = o->rtl ? (r.x1 - r.x0) * QUARTERS : 0;
	while (at < end) {
		const struct word *w = fonts_next(p->fonts, slot, o->rtl, &at, end, &blank);
		if (w != NULL)
			word_paint(g, w, o->rtl ? from_right - pen - w->width : pen, base, r, clip, o);
		pen += w != NULL ? w->width : blank;
	}
	if (o->underline && pen > 0) {
		int thick = size / 14 > 0 ? size / 14 : 1, y = base + (size / 9 > 1 ? size / 9 : 2);
		int x = r.x0 + (pen + QUARTERS / 2) / QUARTERS;
		struct area line = { r.x0, y, x, y + thick };
		if (o->upside_down)
			line = (struct area){ r.x0 + r.x1 - x, r.y0 + r.y1 - y - thick, r.x1, r.y0 + r.y1 - y };
		shape_box(&g->to, &p->corners, clip, line, 0, o->ink);
	}
}

/*
 * What cannot be shown keeps its place as an empty frame; its description is said and printed all the
 * same.
 */
static void picture_paint(struct paint *p, struct page *g, const struct draw_op *o, struct area r, struct area clip)
{
	int w = r.x1 - r.x0, h = r.y1 - r.y0;
	struct area seen = area_meet(area_meet(r, clip), (struct area){ 0, 0, g->to.w, g->to.h });
	if (seen.x0 >= seen.x1 || seen.y0 >= seen.y1)
		return;
	const uint32_t *argb = o->kind == DRAW_PICTURE
	    ? pictures_svg(p->pictures, o->picture, w, h, g->theme, o->has_ink, o->picture_ink)
	    : pictures_image(p->pictures, o->image, w, h);
	if (argb != NULL)
		shape_pixels(&g->to, clip, r.x0, r.y0, argb, w, h, o->upside_down);
	else
		shape_ring(&g->to, &p->corners, clip, r, 0, 1, g->theme->colour[COLOUR_LINE]);
}

static void op_paint(struct paint *p, struct page *g, const struct draw_op *o)
{
	struct area r = device_area(g, o->rect), clip = area_meet(device_area(g, o->clip), g->part);
	int reach = o->kind == DRAW_TEXT ? (r.y1 - r.y0) / 2 : 0; /* letters leave their line box */
	struct area seen = area_meet(clip, (struct area){ r.x0 - reach, r.y0 - reach, r.x1 + reach, r.y1 + reach });
	if (seen.x0 >= seen.x1 || seen.y0 >= seen.y1)
		return;
	switch (o->kind) {
	case DRAW_BOX:
		box_paint(p, g, o, r, clip);
		break;
	case DRAW_TEXT:
		text_paint(p, g, o, r, clip);
		break;
	case DRAW_PICTURE:
	case DRAW_IMAGE:
		picture_paint(p, g, o, r, clip);
		break;
	case DRAW_CORNER:
		shape_tab(&g->to, &p->corners, clip, r, device(g, o->radius_px), o->fill);
		break;
	}
}

struct area paint_area(const struct surface *s, struct rect r, int density)
{
	struct page g = { .density = density };
	struct area a = device_area(&g, r), all = { 0, 0, s->s->w, s->s->h };
	return area_meet((struct area){ a.x0 - 1, a.y0 - 1, a.x1 + 1, a.y1 + 1 }, all);
}

void paint_list(
    struct paint *p, struct surface *s, const struct draw_list *list, const struct theme *theme, int scale, int density)
{
	paint_part(p, s, list, theme, scale, density, (struct area){ 0, 0, s->s->w, s->s->h });
}

void paint_part(struct paint *p, struct surface *s, const struct draw_list *list, const struct theme *theme, int scale,
    int density, struct area part)
{
	struct canvas to = { s->s->pixels, s->s->pitch / (int)sizeof(uint32_t), s->s->w, s->s->h };
	struct page g = { to, theme, scale, density, part };
	for (size_t i = 0; i < list->n; i++)
		op_paint(p, &g, &list->op[i]);
}
