/*
 * The picture on a window. Only what differs from what is there is painted and sent; and what probably comes next is
 * painted beside it while the reader reads, so that turning the page is little more than copying it. Both are shortcuts
 * to the same pixels: a picture that was not foreseen is painted as ever.
 */
#include "sdl/internal.h"

enum { AHEAD_BYTES = 12 << 20 }; /* a larger window paints when asked to */

struct show {
	struct window *window;
	struct paint *paint;
	struct trace now, next, ahead;
	struct damage ahead_damage;
	SDL_Surface *shown; /* what now is about; another one holds other pixels */
	uint32_t *pixels;   /* of the picture ahead: only where it is damaged */
	struct surface ahead_on;
	const struct theme *theme; /* of now */
	int scale, density, w, h;
};

bool show_open(struct show **out, struct window *w, struct paint *p, struct err *e)
{
	struct show *s = calloc(1, sizeof *s);
	if (s == NULL)
		return fail(e, ERR_LIMIT, NULL, 0, "out of memory");
	s->window = w;
	s->paint = p;
	*out = s;
	return true;
}

static void ahead_free(struct show *s)
{
	SDL_FreeSurface(s->ahead_on.s);
	free(s->pixels);
	s->ahead_on.s = NULL;
	s->pixels = NULL;
	s->ahead.n = 0;
}

void show_close(struct show *s)
{
	if (s == NULL)
		return;
	ahead_free(s);
	trace_release(&s->now);
	trace_release(&s->next);
	trace_release(&s->ahead);
	free(s);
}

void show_warm(struct show *s, uint32_t colour)
{
	SDL_FillRect(window_surface(s->window)->s, NULL, colour);
}

void show_forget(struct show *s)
{
	s->shown = NULL;
}

static bool known(const struct show *s, const struct surface *to, const struct theme *theme, int scale, int density)
{
	return s->shown == to->s && s->w == to->s->w && s->h == to->s->h && s->theme == theme && s->scale == scale &&
	    s->density == density;
}

static bool holds(struct rect outer, struct rect inner)
{
	return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
	    inner.y + inner.h <= outer.y + outer.h;
}

/* Whether the picture ahead is this one and was painted everywhere it is wanted now. */
static bool foreseen(const struct show *s, const struct damage *d)
{
	if (s->ahead_on.s == NULL || s->ahead.n == 0 || !trace_same(&s->ahead, &s->next))
		return false;
	for (int i = 0; i < d->n; i++) {
		bool painted = false;
		for (int k = 0; k < s->ahead_damage.n; k++)
			painted = painted || holds(s->ahead_damage.part[k], d->part[i]);
		if (!painted)
			return false;
	}
	return true;
}

static void pixels_copy(const struct surface *from, struct surface *to, struct area part)
{
	size_t n = (size_t)(part.x1 - part.x0) * sizeof(uint32_t);
	for (int y = part.y0; y < part.y1; y++) {
		ptrdiff_t x = part.x0 * (ptrdiff_t)sizeof(uint32_t);
		memcpy((uint8_t *)to->s->pixels + (ptrdiff_t)y * to->s->pitch + x,
		    (const uint8_t *)from->s->pixels + (ptrdiff_t)y * from->s->pitch + x, n);
	}
}

static void remember(struct show *s, struct surface *to, const struct theme *theme, int scale, int density)
{
	struct trace old = s->now;
	s->now = s->next;
	s->next = old;
	s->shown = to->s;
	s->w = to->s->w;
	s->h = to->s->h;
	s->theme = theme;
	s->scale = scale;
	s->density = density;
	s->ahead.n = 0;
}

void show_list(struct show *s, const struct draw_list *list, const struct theme *theme, int scale, int density)
{
	struct surface *to = window_surface(s->window);
	trace_set(&s->next, list);
	if (!known(s, to, theme, scale, density)) {
		paint_list(s->paint, to, list, theme, scale, density);
		window_present(s->window);
		ahead_free(s);
		remember(s, to, theme, scale, density);
		return;
	}
	struct damage d = trace_damage(&s->now, &s->next);
	bool copy = foreseen(s, &d);
	struct area part[DAMAGE_PARTS];
	for (int i = 0; i < d.n; i++) {
		part[i] = paint_area(to, d.part[i], density);
		if (copy)
			pixels_copy(&s->ahead_on, to, part[i]);
		else
			paint_part(s->paint, to, list, theme, scale, density, part[i]);
	}
	if (d.n > 0)
		window_present_parts(s->window, part, d.n);
	remember(s, to, theme, scale, density);
}

/* Zeroed memory that takes no room until it is painted on. */
static bool ahead_make(struct show *s)
{
	if (s->ahead_on.s != NULL)
		return true;
	s->pixels = calloc((size_t)s->w * (size_t)s->h, sizeof *s->pixels);
	if (s->pixels != NULL)
		s->ahead_on.s = SDL_CreateRGBSurfaceWithFormatFrom(
		    s->pixels, s->w, s->h, 32, s->w * (int)sizeof *s->pixels, SDL_PIXELFORMAT_RGB888);
	if (s->ahead_on.s == NULL)
		ahead_free(s);
	return s->ahead_on.s != NULL;
}

void show_ahead(struct show *s, const struct draw_list *list)
{
	if (s->shown == NULL || (int64_t)s->w * s->h * (int64_t)sizeof(uint32_t) > AHEAD_BYTES || !ahead_make(s))
		return;
	trace_set(&s->ahead, list);
	s->ahead_damage = trace_damage(&s->now, &s->ahead);
	for (int i = 0; i < s->ahead_damage.n; i++)
		paint_part(s->paint, &s->ahead_on, list, s->theme, s->scale, s->density,
		    paint_area(&s->ahead_on, s->ahead_damage.part[i], s->density));
}
