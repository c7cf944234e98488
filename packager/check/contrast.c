/*
 * Figures that cannot be made out. Colours are names of the palette, which each theme paints in its own way, so
 * contrast is judged by name: labels are drawn in ink, so under a label there may be paper or a weak tint but never a
 * full colour; and a figure all of weak tints has no line that reaches 3:1 against the page in any theme.
 */
#include "packager/check/check.h"

#include "course/figure.h"
#include "course/limits.h"

enum { POINTS_MOST = 512 };
#define LOOKED_MOST 200000000LL /* points looked at for labels in a course: a hundred times what a real one needs */

/* Too near to the paper to be seen as a shape. */
static bool is_faint(int colour)
{
	static const char *const faint[] = { "none", "paper", "card", "skin", "line", "accent-weak", "warm-weak",
		"good-weak", "bad-weak" };
	for (size_t i = 0; i < COUNT(faint); i++)
		if (streq(figure_colour_names[colour], faint[i]))
			return true;
	return false;
}

/* Under ink: 'accent-ink', 'white' and 'black' are fixed or turn with accent, so ink vanishes on them in one theme or
 * another. */
static bool hides_ink(int colour)
{
	return !is_faint(colour);
}

struct outline {
	int x[POINTS_MOST], y[POINTS_MOST];
	size_t n;
};

static bool outline_holds(const struct outline *o, int x, int y)
{
	bool in = false;
	for (size_t i = 0, k = o->n - 1; i < o->n; k = i++) {
		if ((o->y[i] > y) == (o->y[k] > y))
			continue;
		int64_t left = (int64_t)(o->x[k] - o->x[i]) * (y - o->y[i]), dy = o->y[k] - o->y[i];
		int64_t at = o->x[i] + left / dy;
		if (x < at)
			in = !in;
	}
	return in;
}

/* Whether the shape's fill covers the point. Curves count as the polygon of their points, which is near enough for a
 * label. */
static bool shape_covers(const struct shape *s, int x, int y)
{
	struct outline o = { .n = 0 };
	bool in = false;
	for (size_t i = 0; i < s->op_n;) {
		int op = s->op[i++];
		size_t pairs = op == 'C' ? 3 : op == 'Z' ? 0 : 1;
		if ((op == 'M' || op == 'Z') && o.n > 2)
			in = in != outline_holds(&o, x, y);
		if (op == 'M' || op == 'Z')
			o.n = 0;
		for (size_t k = 0; k < pairs && i + 1 < s->op_n; k++, i += 2) {
			bool skipped = op == 'C' && k == 0;
			if (skipped || o.n == POINTS_MOST)
				continue;
			o.x[o.n] = s->op[i];
			o.y[o.n++] = s->op[i + 1];
		}
	}
	return o.n > 2 ? in != outline_holds(&o, x, y) : in;
}

static int colour_under(const struct figure *figure, const struct label *l)
{
	int colour = 0;
	for (size_t i = 0; i < figure->n; i++)
		if (figure->shape[i].fill != 0 && shape_covers(&figure->shape[i], l->x, l->y))
			colour = figure->shape[i].fill;
	return colour;
}

static void figure_check(
    struct check *c, const char *file, const struct block *b, const struct figure *figure, int64_t *looked)
{
	int64_t points = 0;
	bool seen = figure->n == 0;
	for (size_t i = 0; i < figure->n; i++)
		seen = seen || !is_faint(figure->shape[i].fill) ||
		    (!is_faint(figure->shape[i].stroke) && figure->shape[i].stroke_width > 0);
	if (!seen)
		findings_add(c->findings, SEVERITY_WARNING, file, b->line, "figure-faint",
		    "%s is all weak tints; draw what matters in ink, soft or a full colour", b->src);
	for (size_t i = 0; i < figure->n; i++)
		points += (int64_t)figure->shape[i].op_n;
	for (size_t i = 0; i < b->label_n && *looked < LOOKED_MOST; i++, *looked += points) {
		int under = colour_under(figure, &b->label[i]);
		if (under != 0 && hides_ink(under))
			findings_add(c->findings, SEVERITY_WARNING, file, b->line, "label-contrast",
			    "the label '%s' stands on %s, where ink is hard to read; move it or use a weak tint",
			    b->label[i].text, figure_colour_names[under]);
	}
}

/* The figures shown anywhere, so that one that is shown often is read once. */
struct shown {
	struct check *c;
	const struct block **block;
	const char **file;
	struct check_name *src; /* at: index into the two */
	size_t n, cap;
	int64_t looked;
};

static void block_count(void *context, const char *file, const struct block *b)
{
	struct shown *shown = context;
	(void)file;
	shown->cap += b->kind == BLOCK_FIGURE && b->src != NULL;
}

static void block_add(void *context, const char *file, const struct block *b)
{
	struct shown *shown = context;
	if (b->kind != BLOCK_FIGURE || b->src == NULL)
		return;
	shown->block[shown->n] = b;
	shown->file[shown->n] = file;
	shown->src[shown->n] = (struct check_name){ b->src, shown->n };
	shown->n++;
}

/* All blocks of one source, from first up to end. */
static void source_check(struct shown *shown, size_t first, size_t end)
{
	struct arena scratch = { 0 };
	struct findings said = { .a = &scratch }; /* by the course's reader already */
	struct err e = { 0 };
	struct bytes svg;
	const char *src = shown->src[first].name;
	const struct figure *figure = NULL;
	if (pack_read(shown->c->pack, &scratch, src, LIMIT_SVG_BYTES, &svg, &e))
		figure = figure_parse(&scratch, src, &svg, &said);
	for (size_t i = first; figure != NULL && i < end; i++)
		figure_check(
		    shown->c, shown->file[shown->src[i].at], shown->block[shown->src[i].at], figure, &shown->looked);
	arena_release(&scratch);
}

void check_contrast(struct check *c)
{
	struct shown shown = { .c = c };
	if (c->pack == NULL)
		return;
	check_each_course_block(c->course, block_count, &shown);
	shown.block = arena_array(c->a, shown.cap, sizeof *shown.block);
	shown.file = arena_array(c->a, shown.cap, sizeof *shown.file);
	shown.src = arena_array(c->a, shown.cap, sizeof *shown.src);
	check_each_course_block(c->course, block_add, &shown);
	check_names_sort(shown.src, shown.n);
	for (size_t first = 0, end; first < shown.n; first = end) {
		for (end = first + 1; end < shown.n && streq(shown.src[end].name, shown.src[first].name);)
			end++;
		source_check(&shown, first, end);
	}
}
