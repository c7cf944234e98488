/*
 * Canonical SVG to pixels. course/figure.c writes the text (one path a shape, absolute M, L, C, Z, palette
 * colours as "#pal001"), so only that is read here. We draw it ourselves because SDL2_image costs 5 ms and
 * 1.6 MB at start (it pulls TIFF, WebP and more) and every screen has icons; with integers the pixels are
 * also the same everywhere. One idea: fills and strokes both become edges, a line of samples at a time.
 */
#include "sdl/internal.h"

enum {
	UNIT = 256, /* steps in a pixel */
	LINES = 16, /* samples down a pixel */
	STEP = UNIT / LINES,
	CURVE_MAX = 48, /* pieces of a curve */
	SIDE_MAX = 8192,
	WIDTH_MAX = 1 << 20,
	SMOOTH = 40, /* a gap at a bend too small to see */
};

struct point {
	int64_t x, y; /* 1/256 pixel */
};
struct edge {
	int64_t x0, y0, x1, y1; /* y0 < y1 */
	int turn;
};
struct drawing {
	struct arena a;
	uint32_t *px;
	int w, h;
	int64_t scale, left, top; /* view units x 1000 to 1/256 pixel: n * scale / 1000000 */
	struct edge *edge;
	size_t edge_n, edge_cap;
	struct point *point; /* the present sub-path, flattened */
	size_t point_n, point_cap;
	int *cover; /* one line */
	const uint32_t *palette;
};
struct style {
	bool fill, stroke, round, even_odd;
	uint32_t fill_colour, stroke_colour;
	int64_t width; /* 1/256 pixel */
};

/* --- edges --- */

static void edge_add(struct drawing *d, struct point p, struct point q)
{
	if (p.y == q.y)
		return;
	if (d->edge_n == d->edge_cap) {
		size_t cap = d->edge_cap == 0 ? 256 : 2 * d->edge_cap;
		struct edge *bigger = arena_array(&d->a, cap, sizeof *bigger);
		if (d->edge_n > 0)
			memcpy(bigger, d->edge, d->edge_n * sizeof *bigger);
		d->edge = bigger;
		d->edge_cap = cap;
	}
	struct edge down = { p.x, p.y, q.x, q.y, 1 }, up = { q.x, q.y, p.x, p.y, -1 };
	d->edge[d->edge_n++] = p.y < q.y ? down : up;
}

static void polygon_add(struct drawing *d, const struct point *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		edge_add(d, p[i], p[(i + 1) % n]);
}

/* Convex pieces of a stroke all turn the same way, so that where they overlap they add and never cancel. */
static void piece_add(struct drawing *d, struct point *p, size_t n)
{
	int64_t area = 0;
	for (size_t i = 0; i < n; i++) {
		struct point q = p[(i + 1) % n];
		area += (p[i].x - p[0].x) * (q.y - p[0].y) - (q.x - p[0].x) * (p[i].y - p[0].y);
	}
	if (area < 0)
		for (size_t i = 0; i < n / 2; i++) {
			struct point keep = p[i];
			p[i] = p[n - 1 - i];
			p[n - 1 - i] = keep;
		}
	polygon_add(d, p, n);
}

static void point_add(struct drawing *d, struct point p)
{
	if (d->point_n > 0 && d->point[d->point_n - 1].x == p.x && d->point[d->point_n - 1].y == p.y)
		return;
	if (d->point_n == d->point_cap) {
		size_t cap = d->point_cap == 0 ? 128 : 2 * d->point_cap;
		struct point *bigger = arena_array(&d->a, cap, sizeof *bigger);
		if (d->point_n > 0)
			memcpy(bigger, d->point, d->point_n * sizeof *bigger);
		d->point = bigger;
		d->point_cap = cap;
	}
	d->point[d->point_n++] = p;
}

static int64_t root(int64_t n)
{
	int64_t r = 0;
	for (int64_t bit = (int64_t)1 << 30; bit != 0; bit >>= 1)
		if ((r + bit) * (r + bit) <= n)
			r += bit;
	return r;
}

static int64_t distance(struct point p, struct point q)
{
	return root((q.x - p.x) * (q.x - p.x) + (q.y - p.y) * (q.y - p.y));
}

static int64_t bezier(int64_t a, int64_t b, int64_t c, int64_t e, int64_t i, int64_t n)
{
	int64_t m = n - i, whole = n * n * n;
	int64_t sum = m * m * m * a + 3 * m * m * i * b + 3 * m * i * i * c + i * i * i * e;
	return (sum + (sum < 0 ? -whole : whole) / 2) / whole;
}

static void curve_add(struct drawing *d, struct point a, struct point b, struct point c, struct point e)
{
	int64_t length = distance(a, b) + distance(b, c) + distance(c, e);
	int64_t n = 4 + length / (3 * UNIT);
	if (n > CURVE_MAX)
		n = CURVE_MAX;
	for (int64_t i = 1; i <= n; i++)
		point_add(d, (struct point){ bezier(a.x, b.x, c.x, e.x, i, n), bezier(a.y, b.y, c.y, e.y, i, n) });
}

/* --- strokes --- */

static void disc_add(struct drawing *d, struct point at, int64_t radius)
{
	/* cos and sin of 0 to 7/8 of a quarter turn, x 1024; the rest by symmetry. */
	static const int16_t cosine[9] = { 1024, 1004, 946, 851, 724, 569, 392, 200, 0 };
	struct point p[32];
	for (int i = 0; i < 8; i++) {
		int64_t u = radius * cosine[i] / 1024, v = radius * cosine[8 - i] / 1024;
		p[i] = (struct point){ at.x + u, at.y + v };
		p[8 + i] = (struct point){ at.x - v, at.y + u };
		p[16 + i] = (struct point){ at.x - u, at.y - v };
		p[24 + i] = (struct point){ at.x + v, at.y - u };
	}
	piece_add(d, p, COUNT(p));
}

static struct point across(struct point p, struct point q, int64_t half)
{
	int64_t length = distance(p, q);
	if (length == 0)
		return (struct point){ 0, 0 };
	return (struct point){ (p.y - q.y) * half / length, (q.x - p.x) * half / length };
}

/* The outside of a corner without round joins: a mitre while it is short, else cut off. */
static void corner_add(struct drawing *d, struct point before, struct point at, struct point after, int64_t half)
{
	struct point m = across(before, at, half), n = across(at, after, half);
	int64_t turn = m.x * n.y - m.y * n.x, along = m.x * n.x + m.y * n.y;
	if (turn > 0) {
		m = (struct point){ -m.x, -m.y };
		n = (struct point){ -n.x, -n.y };
	}
	struct point tip = { m.x + n.x, m.y + n.y };
	int64_t long2 = tip.x * tip.x + tip.y * tip.y;
	struct point p[4] = { at, { at.x + m.x, at.y + m.y }, { at.x + m.x, at.y + m.y }, { at.x + n.x, at.y + n.y } };
	/* SVG's limit of 4: 2 half^2 / (half^2 + along) <= 16. */
	if (long2 > 0 && 8 * (half * half + along) >= half * half) {
		p[2].x = at.x + tip.x * 2 * half * half / long2;
		p[2].y = at.y + tip.y * 2 * half * half / long2;
	}
	piece_add(d, p, COUNT(p));
}

/* Whether a bend (of a flattened curve, mostly) leaves no gap worth filling. */
static bool straight(struct point before, struct point at, struct point after, int64_t half)
{
	struct point m = across(before, at, half), n = across(at, after, half);
	return llabs(m.x - n.x) < SMOOTH && llabs(m.y - n.y) < SMOOTH;
}

static void stroke_add(struct drawing *d, const struct style *s, bool closed)
{
	const struct point *p = d->point;
	size_t n = d->point_n;
	int64_t half = s->width / 2;
	if (closed && n > 1 && p[0].x == p[n - 1].x && p[0].y == p[n - 1].y)
		n--;
	if (n == 1 && s->round)
		disc_add(d, p[0], half);
	size_t pieces = closed && n > 1 ? n : n - (n > 0);
	for (size_t i = 0; i < pieces; i++) {
		struct point a = p[i], b = p[(i + 1) % n], o = across(a, b, half);
		struct point quad[4] = { { a.x + o.x, a.y + o.y }, { b.x + o.x, b.y + o.y }, { b.x - o.x, b.y - o.y },
			{ a.x - o.x, a.y - o.y } };
		piece_add(d, quad, COUNT(quad));
	}
	for (size_t i = 0; i < n; i++) {
		bool end = n < 3 || (!closed && (i == 0 || i == n - 1));
		struct point before = p[(i + n - 1) % n], after = p[(i + 1) % n];
		if (!end && straight(before, p[i], after, half))
			continue;
		if (s->round)
			disc_add(d, p[i], half);
		else if (!end)
			corner_add(d, before, p[i], after, half);
	}
}

/* --- edges to pixels --- */

static int edge_order(const void *a, const void *b)
{
	const struct edge *p = a, *q = b;
	return p->y0 < q->y0 ? -1 : p->y0 > q->y0;
}

/* Adds the part of a line between two places to the coverage, exact to 1/256 pixel. */
static void span_add(struct drawing *d, int64_t from, int64_t to)
{
	int64_t end = (int64_t)d->w * UNIT;
	from = from < 0 ? 0 : from;
	to = to > end ? end : to;
	if (from >= to)
		return;
	int64_t first = from / UNIT, last = to / UNIT;
	if (first == last) {
		d->cover[first] += (int)(to - from);
		return;
	}
	d->cover[first] += (int)(UNIT - from % UNIT);
	for (int64_t x = first + 1; x < last; x++)
		d->cover[x] += UNIT;
	if (last < d->w)
		d->cover[last] += (int)(to % UNIT);
}

struct crossing {
	int64_t x;
	int turn;
};

static void crossings_sort(struct crossing *c, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct crossing one = c[i];
		size_t j = i;
		for (; j > 0 && c[j - 1].x > one.x; j--)
			c[j] = c[j - 1];
		c[j] = one;
	}
}

static void line_add(struct drawing *d, const struct crossing *c, size_t n, bool even_odd)
{
	int turn = 0;
	for (size_t i = 0; i + 1 < n; i++) {
		turn += c[i].turn;
		if (even_odd ? (turn & 1) != 0 : turn != 0)
			span_add(d, c[i].x, c[i + 1].x);
	}
}

static void row_paint(struct drawing *d, int y, uint32_t colour)
{
	uint32_t *row = d->px + (ptrdiff_t)y * d->w;
	for (int x = 0; x < d->w; x++) {
		if (d->cover[x] == 0)
			continue;
		uint32_t a = (uint32_t)(d->cover[x] * 255 / (UNIT * LINES)), keep = 255 - a, under = row[x], sum = 0;
		uint32_t full = 0xff000000u | colour;
		for (int shift = 0; shift < 32; shift += 8)
			sum |= (((full >> shift & 255) * a + (under >> shift & 255) * keep + 127) / 255) << shift;
		row[x] = sum;
		d->cover[x] = 0;
	}
}

/* Paints what the edges enclose, then forgets them. */
static void edges_paint(struct drawing *d, uint32_t colour, bool even_odd)
{
	if (d->edge_n == 0)
		return;
	qsort(d->edge, d->edge_n, sizeof *d->edge, edge_order);
	size_t *live = arena_array(&d->a, d->edge_n, sizeof *live), live_n = 0, next = 0;
	struct crossing *c = arena_array(&d->a, d->edge_n, sizeof *c);
	int64_t y = d->edge[0].y0 < 0 ? 0 : d->edge[0].y0 / UNIT;
	for (; y < d->h && (next < d->edge_n || live_n > 0); y++) {
		for (int line = 0; line < LINES; line++) {
			int64_t at = y * UNIT + line * STEP + STEP / 2;
			while (next < d->edge_n && d->edge[next].y0 <= at)
				live[live_n++] = next++;
			size_t kept = 0, n = 0;
			for (size_t i = 0; i < live_n; i++) {
				const struct edge *e = &d->edge[live[i]];
				if (e->y1 <= at)
					continue;
				live[kept++] = live[i];
				int64_t x = e->x0 + (e->x1 - e->x0) * (at - e->y0) / (e->y1 - e->y0);
				c[n++] = (struct crossing){ x, e->turn };
			}
			live_n = kept;
			crossings_sort(c, n);
			line_add(d, c, n, even_odd);
		}
		row_paint(d, (int)y, colour);
	}
	d->edge_n = 0;
}

/* --- reading --- */

/*
 * A decimal number as thousandths, at most six digits before the point, so that products fit; false when
 * there is none.
 */
static bool number(const char **p, int64_t *out)
{
	const char *s = *p;
	while (*s == ' ' || *s == ',')
		s++;
	bool minus = *s == '-', any = false;
	if (minus)
		s++;
	int64_t n = 0, digits = 0;
	for (; *s >= '0' && *s <= '9' && n < 100000; s++, any = true)
		n = n * 10 + (*s - '0');
	n *= 1000;
	if (*s == '.')
		for (s++, digits = 100; *s >= '0' && *s <= '9'; s++, digits /= 10, any = true)
			n += (*s - '0') * digits;
	if (!any)
		return false;
	*p = s;
	*out = minus ? -n : n;
	return true;
}

static bool point_read(const struct drawing *d, const char **p, struct point *out)
{
	int64_t x, y;
	if (!number(p, &x) || !number(p, &y))
		return false;
	*out = (struct point){ d->left + x * d->scale / 1000000, d->top + y * d->scale / 1000000 };
	return out->x > -(1 << 26) && out->x < 1 << 26 && out->y > -(1 << 26) && out->y < 1 << 26;
}

/* The value of an attribute inside the tag [p, end), NULL when it has none. */
static const char *attribute(const char *p, const char *end, const char *name)
{
	size_t n = strlen(name);
	for (; p + n + 2 < end; p++)
		if (p[0] == ' ' && strncmp(p + 1, name, n) == 0 && p[1 + n] == '=' && p[2 + n] == '"')
			return p + n + 3;
	return NULL;
}

/* "#pal007" or "#rrggbb"; false for none. */
static bool colour_read(const struct drawing *d, const char *v, uint32_t *out)
{
	if (v == NULL || v[0] != '#')
		return false;
	char digits[7] = "";
	memcpy(digits, v + 1, strnlen(v + 1, 6));
	if (strncmp(digits, "pal", 3) == 0) {
		int64_t n;
		if (!parse_int(digits + 3, 1, COLOUR_COUNT - 1, &n))
			return false;
		*out = d->palette[n];
		return true;
	}
	unsigned char rgb[3];
	if (!hex_decode(rgb, 3, digits))
		return false;
	*out = (uint32_t)rgb[0] << 16 | (uint32_t)rgb[1] << 8 | rgb[2];
	return true;
}

static struct style style_read(const struct drawing *d, const char *tag, const char *end)
{
	struct style s = { 0 };
	const char *v = attribute(tag, end, "stroke-width"), *cap = attribute(tag, end, "stroke-linecap");
	const char *rule = attribute(tag, end, "fill-rule");
	int64_t width = 1000;
	s.fill = colour_read(d, attribute(tag, end, "fill"), &s.fill_colour);
	s.stroke = colour_read(d, attribute(tag, end, "stroke"), &s.stroke_colour);
	if (v != NULL && !number(&v, &width))
		s.stroke = false;
	s.width = width * d->scale / 1000000;
	/* A line thinner than half a pixel would fade away. */
	if (s.width < UNIT / 2)
		s.width = UNIT / 2;
	if (s.width > WIDTH_MAX)
		s.width = WIDTH_MAX;
	s.round = cap != NULL && strncmp(cap, "round", 5) == 0;
	s.even_odd = rule != NULL && strncmp(rule, "evenodd", 7) == 0;
	return s;
}

/* Ends a sub-path: its outline to the edges of the fill, or of the stroke. */
static void outline_end(struct drawing *d, const struct style *s, bool stroke, bool closed)
{
	if (d->point_n > 0 && stroke)
		stroke_add(d, s, closed);
	else if (d->point_n > 2)
		polygon_add(d, d->point, d->point_n);
	d->point_n = 0;
}

static bool path_read(struct drawing *d, const char *p, const struct style *s, bool stroke)
{
	struct point start = { 0, 0 }, at = { 0, 0 }, b, c, e;
	char op = 0;
	while (*p != '"' && *p != '\0') {
		if (*p == ' ' || *p == ',') {
			p++;
			continue;
		}
		if (*p == 'M' || *p == 'L' || *p == 'C' || *p == 'Z')
			op = *p++;
		if (op == 'Z') {
			outline_end(d, s, stroke, true);
			at = start;
			op = 0;
		} else if (op == 'M' && point_read(d, &p, &e)) {
			outline_end(d, s, stroke, false);
			start = at = e;
			point_add(d, at);
			op = 'L';
		} else if (op == 'L' && point_read(d, &p, &e)) {
			point_add(d, at);
			point_add(d, e);
			at = e;
		} else if (op == 'C' && point_read(d, &p, &b) && point_read(d, &p, &c) && point_read(d, &p, &e)) {
			point_add(d, at);
			curve_add(d, at, b, c, e);
			at = e;
		} else {
			return false;
		}
	}
	outline_end(d, s, stroke, false);
	return true;
}

/* The view box laid into w x h: as large as fits, in the middle. */
static bool view_read(struct drawing *d, const char *svg)
{
	const char *end = strchr(svg, '>');
	const char *v = end != NULL ? attribute(svg, end, "viewBox") : NULL;
	int64_t x, y, vw, vh;
	if (v == NULL || !number(&v, &x) || !number(&v, &y) || !number(&v, &vw) || !number(&v, &vh) || vw < 1000 ||
	    vh < 1000)
		return false;
	int64_t sx = (int64_t)d->w * UNIT * 1000000 / vw, sy = (int64_t)d->h * UNIT * 1000000 / vh;
	d->scale = sx < sy ? sx : sy;
	d->left = ((int64_t)d->w * UNIT - vw * d->scale / 1000000) / 2 - x * d->scale / 1000000;
	d->top = ((int64_t)d->h * UNIT - vh * d->scale / 1000000) / 2 - y * d->scale / 1000000;
	return true;
}

static bool svg_paint(struct drawing *d, const char *svg)
{
	const char *tag = strstr(svg, "<svg");
	if (tag == NULL || !view_read(d, tag))
		return false;
	for (tag = strstr(tag, "<path"); tag != NULL; tag = strstr(tag + 1, "<path")) {
		const char *end = strchr(tag, '>');
		const char *path = end != NULL ? attribute(tag, end, "d") : NULL;
		if (path == NULL)
			return false;
		struct style s = style_read(d, tag, end);
		if (s.fill) {
			if (!path_read(d, path, &s, false))
				return false;
			edges_paint(d, s.fill_colour, s.even_odd);
		}
		if (s.stroke) {
			if (!path_read(d, path, &s, true))
				return false;
			edges_paint(d, s.stroke_colour, false);
		}
	}
	return true;
}

uint32_t *vector_pixels(const char *svg, int w, int h, const uint32_t palette[COLOUR_COUNT])
{
	if (w < 1 || h < 1 || w > SIDE_MAX || h > SIDE_MAX)
		return NULL;
	struct drawing d = { .w = w, .h = h, .palette = palette };
	d.px = calloc((size_t)w * (size_t)h, sizeof *d.px);
	d.cover = arena_array(&d.a, (size_t)w + 1, sizeof *d.cover);
	if (d.px != NULL && !svg_paint(&d, svg)) {
		free(d.px);
		d.px = NULL;
	}
	arena_release(&d.a);
	return d.px;
}
