/*
 * Figures: from SVG to checked shapes. Each element is drawn with the pen through all the transforms above it;
 * paint is inherited as SVG has it, but a colour is a name of the palette, and what says nothing is drawn in ink,
 * so that it follows the theme.
 */
#include "course/figure_in.h"

#include <limits.h>

#include "course/limits.h"
#include "course/xml.h"

const char *const figure_colour_names[FIGURE_COLOURS + 1] = { "none", "ink", "soft", "paper", "card", "line", "accent",
	"accent-weak", "accent-ink", "warm", "warm-weak", "good", "good-weak", "bad", "bad-weak", "focus", "white",
	"black", "skin", NULL };

/* What an element hands to those inside it. */
struct paint {
	int fill, stroke;
	double stroke_width;
	bool round_cap, round_join, even_odd;
	struct matrix m;
};

struct figure_reader {
	struct arena *a;
	const char *file;
	struct findings *f;
	struct shape *shape;
	size_t n, cap, points;
	bool full;
};

static const char *const paint_attributes[] = { "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin",
	"fill-rule", "transform", "id", NULL };

static void wrong(struct figure_reader *r, const struct xml *x, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
static void wrong(struct figure_reader *r, const struct xml *x, const char *code, const char *format, ...)
{
	char text[1024];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	findings_add(r->f, SEVERITY_ERROR, r->file, x->line, code, "%s", text);
}

static const char *hint(struct figure_reader *r, const char *s, const char *const *names)
{
	const char *near = r->f->n < LIMIT_FINDINGS ? str_nearest(s, names) : NULL;
	return near == NULL ? "" : arena_printf(r->a, " (did you mean %s?)", near);
}

static bool listed(const char *s, const char *const *names)
{
	for (; *names != NULL; names++)
		if (streq(s, *names))
			return true;
	return false;
}

static void attrs_known(struct figure_reader *r, const struct xml *x, const char *const *own)
{
	for (size_t i = 0; i < x->attr_n; i++) {
		const char *name = x->attr[i].name;
		if (listed(name, paint_attributes) || listed(name, own))
			continue;
		if (streq(x->tag, "svg") && (streq(name, "xmlns") || str_starts(name, "xmlns:")))
			continue;
		if (streq(name, "style") || streq(name, "class"))
			wrong(r, x, "figure-attribute",
			    "%s= is not used in figures: write fill=\"...\" and stroke=\"...\"", name);
		else
			wrong(r, x, "figure-attribute", "<%s> has no attribute %s=%s in figures", x->tag, name,
			    hint(r, name, paint_attributes));
	}
}

static void colour_read(struct figure_reader *r, const struct xml *x, const char *name, int *out)
{
	const char *value = xml_attr(x, name);
	if (value == NULL)
		return;
	for (int i = 0; i < FIGURE_COLOURS; i++) {
		if (!streq(value, figure_colour_names[i]))
			continue;
		*out = i;
		return;
	}
	wrong(r, x, "figure-colour", "%s=\"%s\": write a colour of the palette, such as ink, accent or none%s", name,
	    value, hint(r, value, figure_colour_names));
}

/* One of two words; the second sets *out. */
static void word_read(
    struct figure_reader *r, const struct xml *x, const char *name, const char *no, const char *yes, bool *out)
{
	const char *value = xml_attr(x, name);
	if (value == NULL)
		return;
	if (streq(value, yes) || streq(value, no))
		*out = streq(value, yes);
	else
		wrong(r, x, "figure-attribute", "%s=\"%s\": write %s or %s", name, value, no, yes);
}

/* A plain number, no unit; false when absent or wrong. */
static bool number_attr(struct figure_reader *r, const struct xml *x, const char *name, double *out)
{
	const char *value = xml_attr(x, name);
	if (value == NULL)
		return false;
	const char *s = value;
	while (*s == ' ')
		s++;
	double n;
	bool good = number_read(&s, &n);
	while (good && *s == ' ')
		s++;
	if (good && *s == '\0') {
		*out = n;
		return true;
	}
	wrong(r, x, "figure-number", "%s=\"%s\": write a number without a unit", name, value);
	return false;
}

/* A length: a number that is not negative. */
static bool length_attr(struct figure_reader *r, const struct xml *x, const char *name, double *out)
{
	if (!number_attr(r, x, name, out))
		return false;
	if (*out >= 0)
		return true;
	wrong(r, x, "figure-number", "%s= is negative: write a length", name);
	*out = 0;
	return false;
}

static struct paint paint_read(struct figure_reader *r, const struct xml *x, const struct paint *outer)
{
	struct paint p = *outer;
	colour_read(r, x, "fill", &p.fill);
	colour_read(r, x, "stroke", &p.stroke);
	length_attr(r, x, "stroke-width", &p.stroke_width);
	word_read(r, x, "stroke-linecap", "butt", "round", &p.round_cap);
	word_read(r, x, "stroke-linejoin", "miter", "round", &p.round_join);
	word_read(r, x, "fill-rule", "nonzero", "evenodd", &p.even_odd);
	const char *transform = xml_attr(x, "transform");
	struct matrix m;
	if (transform == NULL)
		return p;
	if (transform_read(transform, &m))
		p.m = matrix_times(&p.m, &m);
	else
		wrong(r, x, "figure-transform",
		    "transform=\"%.60s\" cannot be read: write translate(x y), scale(s), rotate(degrees x y), "
		    "skewX(degrees), skewY(degrees) or matrix(a b c d e f)",
		    transform);
	return p;
}

static void path_shape(struct figure_reader *r, const struct xml *x, struct pen *pen)
{
	const char *d = xml_attr(x, "d");
	if (d == NULL) {
		wrong(r, x, "figure-attribute", "<path> needs d=\"...\"");
		return;
	}
	const char *stop = path_draw(pen, d);
	if (stop != NULL)
		wrong(r, x, "figure-path", "d= cannot be read from character %zu on: \"%.20s\"", (size_t)(stop - d) + 1,
		    stop);
}

static void rect_shape(struct figure_reader *r, const struct xml *x, struct pen *p)
{
	double left = 0, top = 0, w = 0, h = 0, rx = 0, ry = 0;
	number_attr(r, x, "x", &left);
	number_attr(r, x, "y", &top);
	bool sized = length_attr(r, x, "width", &w);
	sized = length_attr(r, x, "height", &h) && sized;
	if (!sized)
		wrong(r, x, "figure-attribute", "<rect> needs width= and height=");
	bool has_rx = length_attr(r, x, "rx", &rx), has_ry = length_attr(r, x, "ry", &ry);
	rx = has_rx ? rx : ry;
	ry = has_ry ? ry : rx;
	rx = rx > w / 2 ? w / 2 : rx;
	ry = ry > h / 2 ? h / 2 : ry;
	double right = left + w, bottom = top + h;
	if (!(w > 0 && h > 0))
		return;
	pen_move(p, left + rx, top);
	pen_line(p, right - rx, top);
	pen_arc(p, right - rx, top, rx, ry, 0, false, true, right, top + ry);
	pen_line(p, right, bottom - ry);
	pen_arc(p, right, bottom - ry, rx, ry, 0, false, true, right - rx, bottom);
	pen_line(p, left + rx, bottom);
	pen_arc(p, left + rx, bottom, rx, ry, 0, false, true, left, bottom - ry);
	pen_line(p, left, top + ry);
	pen_arc(p, left, top + ry, rx, ry, 0, false, true, left + rx, top);
	pen_close(p);
}

static void circle_shape(struct figure_reader *r, const struct xml *x, struct pen *p)
{
	bool circle = streq(x->tag, "circle");
	double cx = 0, cy = 0, rx = 0, ry = 0;
	number_attr(r, x, "cx", &cx);
	number_attr(r, x, "cy", &cy);
	bool sized = length_attr(r, x, circle ? "r" : "rx", &rx);
	if (!circle)
		sized = length_attr(r, x, "ry", &ry) && sized;
	if (!sized)
		wrong(r, x, "figure-attribute", circle ? "<circle> needs r=" : "<ellipse> needs rx= and ry=");
	if (rx > 0 && (circle || ry > 0))
		pen_ellipse(p, cx, cy, rx, circle ? rx : ry);
}

static void line_shape(struct figure_reader *r, const struct xml *x, struct pen *p)
{
	double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
	number_attr(r, x, "x1", &x1);
	number_attr(r, x, "y1", &y1);
	number_attr(r, x, "x2", &x2);
	number_attr(r, x, "y2", &y2);
	pen_move(p, x1, y1);
	pen_line(p, x2, y2);
}

static void poly_shape(struct figure_reader *r, const struct xml *x, struct pen *p)
{
	const char *s = xml_attr(x, "points");
	if (s == NULL) {
		wrong(r, x, "figure-attribute", "<%s> needs points=\"x,y x,y ...\"", x->tag);
		return;
	}
	size_t n = 0;
	for (separator_skip(&s); *s != '\0' && !pen_full(p); n++) {
		double px, py;
		bool good = number_read(&s, &px);
		separator_skip(&s);
		if (!good || !number_read(&s, &py)) {
			wrong(r, x, "figure-number", "points= cannot be read from \"%.20s\" on: write pairs of numbers",
			    s);
			return;
		}
		separator_skip(&s);
		(n == 0 ? pen_move : pen_line)(p, px, py);
	}
	if (n > 0 && streq(x->tag, "polygon"))
		pen_close(p);
}

struct element {
	const char *tag;
	const char *const *attributes;
	void (*draw)(struct figure_reader *, const struct xml *, struct pen *);
};
static const struct element elements[] = {
	{ "path", (const char *const[]){ "d", NULL }, path_shape },
	{ "rect", (const char *const[]){ "x", "y", "width", "height", "rx", "ry", NULL }, rect_shape },
	{ "circle", (const char *const[]){ "cx", "cy", "r", NULL }, circle_shape },
	{ "ellipse", (const char *const[]){ "cx", "cy", "rx", "ry", NULL }, circle_shape },
	{ "line", (const char *const[]){ "x1", "y1", "x2", "y2", NULL }, line_shape },
	{ "polyline", (const char *const[]){ "points", NULL }, poly_shape },
	{ "polygon", (const char *const[]){ "points", NULL }, poly_shape },
};

/* How much a transform enlarges, taken both ways together, in hundredths. */
static int stroke_of(const struct paint *p)
{
	double area = p->m.a * p->m.d - p->m.b * p->m.c;
	double width = p->stroke_width * root(area < 0 ? -area : area) * 100;
	return width < 1 ? 1 : width < 1e7 ? (int)(width + 0.5) : 10000000;
}

static void shape_add(struct figure_reader *r, const struct pen *pen, const struct paint *p)
{
	if (pen->n == 0 || (p->fill == 0 && (p->stroke == 0 || !(p->stroke_width > 0))))
		return; /* nothing to see */
	if (r->n == r->cap) {
		size_t cap = r->cap == 0 ? 16 : 2 * r->cap;
		struct shape *list = arena_array(r->a, cap, sizeof *list);
		if (r->n > 0)
			memcpy(list, r->shape, r->n * sizeof *list);
		r->shape = list;
		r->cap = cap;
	}
	bool stroked = p->stroke != 0 && p->stroke_width > 0;
	r->shape[r->n++] = (struct shape){ .fill = p->fill,
		.stroke = stroked ? p->stroke : 0,
		.stroke_width = stroked ? stroke_of(p) : 0,
		.round = p->round_cap || p->round_join,
		.even_odd = p->even_odd,
		.op = pen->op,
		.op_n = pen->n };
}

static void element_draw(
    struct figure_reader *r, const struct xml *x, const struct element *el, const struct paint *outer)
{
	attrs_known(r, x, el->attributes);
	for (const struct xml *c = xml_child(x, NULL); c != NULL; c = xml_next(c, NULL))
		if (!streq(c->tag, "title"))
			wrong(r, c, "figure-element", "<%s> cannot stand in <%s>: close <%s> first", c->tag, x->tag,
			    x->tag);
	struct paint paint = paint_read(r, x, outer);
	struct pen pen = { .arena = r->a, .m = paint.m, .points = r->points };
	el->draw(r, x, &pen);
	if (pen.outside)
		wrong(r, x, "figure-large", "<%s> goes beyond a million units: draw it within the viewBox", x->tag);
	r->points = pen.points;
	shape_add(r, &pen, &paint);
	r->full = r->n > LIMIT_SVG_SHAPES || pen_full(&pen);
	if (r->full)
		wrong(r, x, "figure-large", "the figure has more than %d shapes or %d points: make it simpler",
		    LIMIT_SVG_SHAPES, LIMIT_SVG_POINTS);
}

static void element_unknown(struct figure_reader *r, const struct xml *x)
{
	static const char *const known[] = { "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
		NULL };
	if (streq(x->tag, "text"))
		wrong(r, x, "figure-element",
		    "<text>: words never stand in a figure, since they must scale and be spoken: write <label "
		    "x=\"...\" y=\"...\"> in the course's <figure>");
	else
		wrong(r, x, "figure-element",
		    "<%s> is not used in figures, only g path rect circle ellipse line polyline polygon%s", x->tag,
		    hint(r, x->tag, known));
}

/* The children of svg or g, in drawing order. As deep as XML may be. */
static void group_draw(struct figure_reader *r, const struct xml *x, const struct paint *paint)
{
	static const char *const none[] = { NULL };
	for (const struct xml *c = x->first; c != NULL && !r->full; c = c->next) {
		if (c->tag == NULL) {
			if (*str_squeeze(r->a, c->text, strlen(c->text)) != '\0')
				wrong(r, c, "figure-text",
				    "words stand in the figure: write <label> in the course's <figure>");
			continue;
		}
		size_t i = 0;
		while (i < COUNT(elements) && !streq(c->tag, elements[i].tag))
			i++;
		if (i < COUNT(elements)) {
			element_draw(r, c, &elements[i], paint);
		} else if (streq(c->tag, "g")) {
			attrs_known(r, c, none);
			struct paint inner = paint_read(r, c, paint);
			group_draw(r, c, &inner);
		} else if (!streq(c->tag, "title")) {
			element_unknown(r, c);
		}
	}
}

static bool view_read(struct figure_reader *r, const struct xml *x, struct figure *out, struct paint *p)
{
	const char *s = xml_attr(x, "viewBox");
	double v[4] = { 0 };
	if (s == NULL) {
		wrong(r, x, "figure-viewbox", "<svg> needs viewBox=\"0 0 WIDTH HEIGHT\"");
		return false;
	}
	bool good = true;
	for (size_t i = 0; i < COUNT(v) && good; i++) {
		separator_skip(&s);
		good = number_read(&s, &v[i]);
	}
	separator_skip(&s);
	if (!good || *s != '\0' || !(v[2] >= 1 && v[2] <= 100000 && v[3] >= 1 && v[3] <= 100000)) {
		wrong(r, x, "figure-viewbox",
		    "viewBox=\"%s\": write four numbers, \"0 0 WIDTH HEIGHT\", sizes from 1 to 100000",
		    xml_attr(x, "viewBox"));
		return false;
	}
	out->width = (int)(v[2] * 100 + 0.5);
	out->height = (int)(v[3] * 100 + 0.5);
	p->m = (struct matrix){ 1, 0, 0, 1, -v[0], -v[1] };
	return true;
}

struct figure *figure_parse(struct arena *a, const char *file, const struct bytes *svg, struct findings *f)
{
	static const char *const attributes[] = { "viewBox", "width", "height", "version", NULL };
	struct figure_reader r = { .a = a, .file = file, .f = f };
	struct err e = { 0 };
	size_t errors = f->errors;
	if (svg->n > LIMIT_SVG_BYTES) {
		findings_add(f, SEVERITY_ERROR, file, 0, "figure-large", "the figure is larger than %u KB",
		    LIMIT_SVG_BYTES >> 10);
		return NULL;
	}
	const struct xml *x = xml_parse(a, file, svg, &e);
	if (x == NULL) {
		findings_add(f, SEVERITY_ERROR, file, e.line, "xml", "%s", e.text);
		return NULL;
	}
	if (!streq(x->tag, "svg")) {
		wrong(&r, x, "figure-element", "the root element is <%s>: a figure is <svg>", x->tag);
		return NULL;
	}
	struct figure *figure = arena_alloc(a, sizeof *figure);
	struct paint paint = { .fill = 1, .stroke_width = 1, .m = { 1, 0, 0, 1, 0, 0 } };
	attrs_known(&r, x, attributes);
	if (!view_read(&r, x, figure, &paint))
		return NULL;
	paint = paint_read(&r, x, &paint);
	group_draw(&r, x, &paint);
	if (r.n == 0 && f->errors == errors)
		wrong(&r, x, "figure-empty", "the figure shows nothing: draw something in it");
	figure->shape = r.shape;
	figure->n = r.n;
	return f->errors == errors ? figure : NULL;
}

/* The palette's number of ink. */
enum { COLOUR_OF_INK = 1 };

static void hundredths_add(struct buf *b, int v)
{
	unsigned size = v < 0 ? 0u - (unsigned)v : (unsigned)v;
	buf_addf(b, "%s%u", v < 0 ? "-" : "", size / 100);
	if (size % 100 != 0)
		buf_addf(b, size % 10 == 0 ? ".%u" : ".%02u", size % 10 == 0 ? size % 100 / 10 : size % 100);
}

static void colour_add(struct buf *b, const char *name, int colour)
{
	if (colour == 0)
		buf_addf(b, " %s=\"none\"", name);
	else
		buf_addf(b, " %s=\"#pal%03d\"", name, colour);
}

/* Where a shape is, without its stroke. */
struct extent {
	int left, top, right, bottom;
};

static struct extent extent_of(const struct shape *s)
{
	struct extent e = { INT_MAX, INT_MAX, INT_MIN, INT_MIN };
	for (size_t i = 0; i < s->op_n;) {
		size_t n = s->op[i] == 'Z' ? 0 : s->op[i] == 'C' ? 6 : 2;
		i++;
		for (size_t k = 0; k < n; k += 2, i += 2) {
			e.left = s->op[i] < e.left ? s->op[i] : e.left;
			e.right = s->op[i] > e.right ? s->op[i] : e.right;
			e.top = s->op[i + 1] < e.top ? s->op[i + 1] : e.top;
			e.bottom = s->op[i + 1] > e.bottom ? s->op[i + 1] : e.bottom;
		}
	}
	return e;
}

/* Whether a shape lies wholly within one drawn before it that is filled with skin: a mouth on a face, a finger's line
 * on a hand. */
static bool lies_on_skin(const struct figure *figure, size_t at)
{
	struct extent e = extent_of(&figure->shape[at]);
	for (size_t i = 0; i < at; i++) {
		struct extent s = extent_of(&figure->shape[i]);
		if (figure->shape[i].fill == FIGURE_SKIN && e.left >= s.left && e.right <= s.right && e.top >= s.top &&
		    e.bottom <= s.bottom)
			return true;
	}
	return false;
}

static void shape_write(struct buf *b, const struct shape *s, int stroke_extra)
{
	buf_add(b, "<path d=\"");
	for (size_t i = 0; i < s->op_n;) {
		int op = s->op[i++];
		size_t n = op == 'Z' ? 0 : op == 'C' ? 6 : 2;
		buf_addf(b, "%c", op);
		for (size_t k = 0; k < n; k++, i++) {
			if (k > 0)
				buf_add(b, " ");
			hundredths_add(b, s->op[i]);
		}
	}
	buf_add(b, "\"");
	colour_add(b, "fill", s->fill);
	colour_add(b, "stroke", s->stroke);
	if (s->stroke != 0) {
		buf_add(b, " stroke-width=\"");
		hundredths_add(b, s->stroke_width + stroke_extra);
		buf_add(b, s->round ? "\" stroke-linecap=\"round\" stroke-linejoin=\"round\"" : "\"");
	}
	buf_add(b, s->even_odd ? " fill-rule=\"evenodd\"/>\n" : "/>\n");
}

const char *figure_svg_look(struct arena *a, const struct figure *figure, const struct figure_look *look)
{
	struct buf b = { .a = a };
	const int size[] = { figure->width, figure->height };
	buf_add(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0");
	for (size_t i = 0; i < 2; i++) {
		buf_add(&b, " ");
		hundredths_add(&b, size[i]);
	}
	buf_add(&b, "\" width=\"");
	hundredths_add(&b, figure->width);
	buf_add(&b, "\" height=\"");
	hundredths_add(&b, figure->height);
	buf_add(&b, "\">\n");
	for (size_t i = 0; i < figure->n; i++) {
		struct shape s = figure->shape[i];
		if (look->on_skin != 0 && s.fill != FIGURE_SKIN && lies_on_skin(figure, i)) {
			s.stroke = s.stroke != 0 ? look->on_skin : 0;
			s.fill = s.fill == COLOUR_OF_INK ? look->on_skin : s.fill;
		}
		s.fill = s.fill == FIGURE_SKIN && look->skin != 0 ? look->skin : s.fill;
		shape_write(&b, &s, look->stroke_extra);
	}
	buf_add(&b, "</svg>\n");
	return buf_text(&b);
}

const char *figure_svg(struct arena *a, const struct figure *figure, int stroke_extra)
{
	return figure_svg_look(a, figure, &(struct figure_look){ .stroke_extra = stroke_extra });
}
