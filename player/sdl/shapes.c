/*
 * The painter: boxes, rings, tabs, words and pictures onto 32-bit pixels, with integers only, so that the
 * same list gives the same pixels on every machine (SDL's own blitters choose by processor). One idea:
 * everything is a colour through coverage, and round corners are one small table a radius.
 */
#include "sdl/internal.h"

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int most(int a, int b)
{
	return a > b ? a : b;
}

struct area area_meet(struct area a, struct area b)
{
	return (struct area){ most(a.x0, b.x0), most(a.y0, b.y0), least(a.x1, b.x1), least(a.y1, b.y1) };
}

/* over: 0 nothing to 255 all. Two channels at a time. */
static uint32_t blend(uint32_t under, uint32_t colour, uint32_t over)
{
	uint32_t k = over + (over >> 7);
	uint32_t rb = under & 0xff00ff, g = under & 0x00ff00;
	rb = (rb + ((((colour & 0xff00ff) - rb) * k) >> 8)) & 0xff00ff;
	g = (g + ((((colour & 0x00ff00) - g) * k) >> 8)) & 0x00ff00;
	return rb | g;
}

static void row_fill(uint32_t *row, int x0, int x1, uint32_t colour)
{
	enum { FIRST = 64 };
	int n = x1 - x0, i = 0;
	uint32_t *to = row + x0;
	for (; i < n && i < FIRST; i++)
		to[i] = colour;
	/* memcpy is the quickest way there is to write memory, whatever the processor. */
	for (int k; i < n; i += k) {
		k = n - i < i ? n - i : i;
		memcpy(to + i, to, (size_t)k * sizeof *to);
	}
}

/* --- round corners --- */

void corners_release(struct corners *c)
{
	for (int i = 0; i < c->n; i++)
		free(c->at[i].cover);
	c->n = 0;
}

static int64_t root(int64_t n)
{
	int64_t r = 0;
	for (int64_t bit = (int64_t)1 << 30; bit != 0; bit >>= 1)
		if ((r + bit) * (r + bit) <= n)
			r += bit;
	return r;
}

/* Sixteen lines a pixel; along a line the edge is exact to 1/256 pixel. */
static void corner_fill(uint8_t *cover, int radius)
{
	enum { LINES = 16 };
	int64_t whole = (int64_t)radius * 256;
	for (int y = 0; y < radius; y++)
		for (int line = 0; line < LINES; line++) {
			int64_t up = whole - y * 256 - line * (256 / LINES) - 256 / LINES / 2;
			int64_t edge = whole - root(whole * whole - up * up);
			int x = (int)(edge / 256);
			if (x < radius)
				cover[y * radius + x] = (uint8_t)(cover[y * radius + x] + (255 - edge % 256) / LINES);
			for (x++; x < radius; x++)
				cover[y * radius + x] = (uint8_t)(cover[y * radius + x] + 255 / LINES);
		}
	/* 16 x 15 is 240: stretch to the full range. */
	for (int i = 0; i < radius * radius; i++)
		cover[i] = (uint8_t)least(255, cover[i] * 255 / 240);
}

static const uint8_t *corner_get(struct corners *c, int radius)
{
	for (int i = 0; i < c->n; i++)
		if (c->at[i].radius == radius)
			return c->at[i].cover;
	if (c->n == CORNERS)
		corners_release(c);
	uint8_t *cover = calloc((size_t)radius, (size_t)radius);
	if (cover == NULL)
		return NULL;
	corner_fill(cover, radius);
	c->at[c->n++] = (struct corner){ radius, cover };
	return cover;
}

/* A round box as something that answers: how much of pixel (x, y) is inside? */
struct round {
	struct area r;
	int radius;
	const uint8_t *cover;
};

static struct round round_box(struct corners *c, struct area r, int radius)
{
	radius = least(radius, least(r.x1 - r.x0, r.y1 - r.y0) / 2);
	radius = least(radius, CORNER_RADIUS_MAX);
	struct round o = { r, most(radius, 0), NULL };
	if (o.radius > 0)
		o.cover = corner_get(c, o.radius);
	if (o.cover == NULL)
		o.radius = 0;
	return o;
}

/* The corner table's row for line y, NULL where the sides are straight. */
static const uint8_t *round_row(const struct round *o, int y)
{
	int from_top = y - o->r.y0, from_bottom = o->r.y1 - 1 - y;
	int in = least(from_top, from_bottom);
	return in < o->radius ? o->cover + (ptrdiff_t)in * o->radius : NULL;
}

static uint32_t round_at(const struct round *o, const uint8_t *row, int x)
{
	if (x < o->r.x0 || x >= o->r.x1)
		return 0;
	int in = least(x - o->r.x0, o->r.x1 - 1 - x);
	return row != NULL && in < o->radius ? row[in] : 255;
}

static struct area canvas_clip(const struct canvas *to, struct area clip, struct area r)
{
	return area_meet(area_meet(clip, r), (struct area){ 0, 0, to->w, to->h });
}

void shape_box(struct canvas *to, struct corners *c, struct area clip, struct area r, int radius, uint32_t colour)
{
	struct area k = canvas_clip(to, clip, r);
	struct round o = round_box(c, r, radius);
	for (int y = k.y0; y < k.y1; y++) {
		uint32_t *row = to->px + (ptrdiff_t)y * to->stride;
		const uint8_t *cover = round_row(&o, y);
		int left = k.x0, right = k.x1;
		if (cover != NULL) {
			left = least(most(k.x0, r.x0 + o.radius), k.x1);
			right = most(least(k.x1, r.x1 - o.radius), left);
			for (int x = k.x0; x < left; x++)
				row[x] = blend(row[x], colour, round_at(&o, cover, x));
			for (int x = right; x < k.x1; x++)
				row[x] = blend(row[x], colour, round_at(&o, cover, x));
		}
		row_fill(row, left, right, colour);
	}
}

void shape_ring(
    struct canvas *to, struct corners *c, struct area clip, struct area r, int radius, int border, uint32_t colour)
{
	struct area k = canvas_clip(to, clip, r);
	struct area in = { r.x0 + border, r.y0 + border, r.x1 - border, r.y1 - border };
	if (in.x0 >= in.x1 || in.y0 >= in.y1) {
		shape_box(to, c, clip, r, radius, colour);
		return;
	}
	struct round outer = round_box(c, r, radius);
	struct round inner = round_box(c, in, outer.radius - border);
	/* A full table throws all out, so the outer one may be gone: ask again, it is there now. */
	outer = round_box(c, r, radius);
	int side = most(outer.radius, border);
	for (int y = k.y0; y < k.y1; y++) {
		uint32_t *row = to->px + (ptrdiff_t)y * to->stride;
		const uint8_t *out = round_row(&outer, y);
		bool edge = y < in.y0 || y >= in.y1;
		const uint8_t *hole = edge ? NULL : round_row(&inner, y);
		int left = least(most(k.x0, r.x0 + side), k.x1);
		int right = most(least(k.x1, r.x1 - side), left);
		for (int x = k.x0; x < k.x1; x++) {
			if (x == left && edge)
				row_fill(row, left, right, colour);
			if (x == left && right > left)
				x = right;
			if (x >= k.x1)
				break;
			uint32_t cut = edge ? 0 : round_at(&inner, hole, x);
			uint32_t all = round_at(&outer, out, x);
			row[x] = blend(row[x], colour, all > cut ? all - cut : 0);
		}
	}
}

void shape_tab(struct canvas *to, struct corners *c, struct area clip, struct area r, int radius, uint32_t colour)
{
	struct area k = canvas_clip(to, clip, r);
	int w = r.x1 - r.x0, h = r.y1 - r.y0;
	if (w <= 0 || h <= 0)
		return;
	radius = least(radius, least(w, h));
	const uint8_t *cover = radius > 0 && radius <= CORNER_RADIUS_MAX ? corner_get(c, radius) : NULL;
	for (int y = k.y0; y < k.y1; y++) {
		uint32_t *row = to->px + (ptrdiff_t)y * to->stride;
		/* Where the slope crosses the middle of this line, in 1/256 pixel from the left. */
		int64_t slope = ((int64_t)(y - r.y0) * 2 + 1) * w * 128 / h;
		for (int x = k.x0; x < k.x1; x++) {
			int64_t inside = (int64_t)(x - r.x0 + 1) * 256 - slope;
			uint32_t over = inside <= 0 ? 0 : inside >= 256 ? 255 : (uint32_t)(inside * 255 / 256);
			int from_right = r.x1 - 1 - x, from_top = y - r.y0;
			if (cover != NULL && from_right < radius && from_top < radius)
				over = over * cover[from_top * radius + from_right] / 255;
			row[x] = blend(row[x], colour, over);
		}
	}
}

/* --- words and pictures --- */

enum { EIGHT = 8 };

/* A fixed count, so that compilers turn it into a few wide instructions. */
static void eight_blend(uint32_t *restrict row, const uint8_t *restrict cover, uint32_t colour)
{
	for (int i = 0; i < EIGHT; i++)
		row[i] = blend(row[i], colour, cover[i]);
}

static void mask_row(uint32_t *row, const uint8_t *cover, int n, uint32_t colour)
{
	int i = 0;
	for (; i + EIGHT <= n; i += EIGHT) {
		uint64_t any;
		memcpy(&any, cover + i, sizeof any);
		if (any != 0)
			eight_blend(row + i, cover + i, colour);
	}
	for (; i < n; i++)
		row[i] = blend(row[i], colour, cover[i]);
}

void shape_mask(struct canvas *to, struct area clip, int x, int y, struct mask m, uint32_t colour, bool turned)
{
	struct area k = canvas_clip(to, clip, (struct area){ x, y, x + m.w, y + m.h });
	if (k.x1 <= k.x0)
		return;
	for (int line = k.y0; line < k.y1; line++) {
		uint32_t *row = to->px + (ptrdiff_t)line * to->stride;
		if (!turned) {
			const uint8_t *cover = m.cover + (ptrdiff_t)(line - y) * m.w;
			mask_row(row + k.x0, cover + (k.x0 - x), k.x1 - k.x0, colour);
			continue;
		}
		const uint8_t *cover = m.cover + (ptrdiff_t)(m.h - 1 - (line - y)) * m.w;
		for (int i = k.x0; i < k.x1; i++)
			row[i] = blend(row[i], colour, cover[m.w - 1 - (i - x)]);
	}
}

static uint32_t over(uint32_t under, uint32_t argb)
{
	uint32_t k = 255 - (argb >> 24);
	k += k >> 7;
	uint32_t rb = ((under & 0xff00ff) * k >> 8) & 0xff00ff, g = ((under & 0x00ff00) * k >> 8) & 0x00ff00;
	return ((argb & 0xff00ff) + rb) | ((argb & 0x00ff00) + g);
}

void shape_pixels(struct canvas *to, struct area clip, int x, int y, const uint32_t *argb, int w, int h, bool turned)
{
	struct area k = canvas_clip(to, clip, (struct area){ x, y, x + w, y + h });
	for (int line = k.y0; line < k.y1; line++) {
		uint32_t *row = to->px + (ptrdiff_t)line * to->stride;
		int from_y = turned ? h - 1 - (line - y) : line - y;
		const uint32_t *from = argb + (ptrdiff_t)from_y * w;
		for (int i = k.x0; i < k.x1; i++) {
			uint32_t p = from[turned ? w - 1 - (i - x) : i - x];
			if (p >> 24 == 255)
				row[i] = p & 0xffffff;
			else if (p != 0)
				row[i] = over(row[i], p) & 0xffffff;
		}
	}
}
