/*
 * figure promises: shapes and nothing else; the whole grammar of path data; transforms and curves of every kind end
 * as cubics in whole hundredths; what is written as SVG is read back as the same figure; anything not understood is
 * an error at its line.
 */
#include "tests/test.h"

#include "course/figure.h"
#include "course/limits.h"

static struct figure *parse(struct arena *a, const char *s, struct findings *f)
{
	struct bytes b = { (unsigned char *)arena_string(a, s), strlen(s) };
	return figure_parse(a, "t.svg", &b, f);
}

/* The operations of a figure of one path, "M0 0L100 0Z". */
static const char *ops(struct arena *a, const char *d)
{
	struct findings f = { .a = a };
	struct figure *g = parse(a, arena_printf(a, "<svg viewBox='0 0 100 100'><path d='%s'/></svg>", d), &f);
	if (g == NULL)
		return f.n > 0 ? f.list[0].text : "?";
	struct buf b = { .a = a };
	for (size_t i = 0; i < g->shape[0].op_n;) {
		int op = g->shape[0].op[i++];
		buf_addf(&b, "%c", op);
		for (int k = 0; k < (op == 'Z' ? 0 : op == 'C' ? 6 : 2); k++, i++)
			buf_addf(&b, k == 0 ? "%d" : " %d", g->shape[0].op[i]);
	}
	return buf_text(&b);
}

TEST(figure_reads_the_path_grammar)
{
	static const struct {
		const char *d, *ops;
	} rows[] = {
		{ "M1 2L3 4", "M100 200L300 400" },
		{ "M1,2,3,4-5-6", "M100 200L300 400L-500 -600" },
		{ " M 1.5.5-2e0+3 ", "M150 50L-200 300" },
		{ "m1 2 3 4l1 1", "M100 200L400 600L500 700" },
		{ "M1 1H5V6h-1v-2", "M100 100L500 100L500 600L400 600L400 400" },
		{ "M0 0C1 2 3 4 5 6S7 8 9 10", "M0 0C100 200 300 400 500 600C700 800 700 800 900 1000" },
		{ "M0 0c1 2 3 4 5 6s1 1 2 2", "M0 0C100 200 300 400 500 600C700 800 600 700 700 800" },
		{ "M1 1S3 3 4 4", "M100 100C100 100 300 300 400 400" },
		{ "M0 0Q3 0 3 3T6 6", "M0 0C200 0 300 100 300 300C300 500 400 600 600 600" },
		{ "M0 0T3 3", "M0 0C0 0 100 100 300 300" },
		{ "M0 0L1 0L1 1zL5 5", "M0 0L100 0L100 100ZM0 0L500 500" },
		{ "M1 1h1zm1 1h1z", "M100 100L200 100ZM200 200L300 200Z" },
		{ "M1 1M2 2L3 3", "M200 200L300 300" },
		{ "M0 0L.77 .9L.77 .9", "M0 0L77 90L77 90" },
		{ "M10 0A10 10 0 0 1 0 10", "M1000 0C1000 552 552 1000 0 1000" },
		{ "M10 0A10 10 0 010 10", "M1000 0C1000 552 552 1000 0 1000" },
		{ "M10 0a10 10 0 1 0-10 10",
		    "M1000 0C1000 -552 552 -1000 0 -1000C-552 -1000 -1000 -552 -1000 0C-1000 552 -552 1000 0 "
		    "1000" },
		{ "M0 0A5 5 0 0 1 20 0", "M0 0C0 -552 448 -1000 1000 -1000C1552 -1000 2000 -552 2000 0" },
		{ "M0 0A0 5 0 0 1 20 0", "M0 0L2000 0" },
		{ "M3 3A5 5 0 0 1 3 3L4 4", "M300 300L400 400" },
		{ "M0 0A9e8 9e8 0 0 1 1 0", "M0 0C0 0 100 0 100 0" },
		{ "M0 0A9e8 9e8 0 0 1 .1 0", "M0 0L10 0" },
		{ "M20 0A20 10 90 0 1 0 0", "M2000 0C2000 1105 1552 2000 1000 2000C448 2000 0 1105 0 0" },
		{ "L1 1", "d= cannot be read from character 1 on: \"L1 1\"" },
		{ "M1 1L", "d= cannot be read from character 6 on: \"\"" },
		{ "M1 1 B2", "d= cannot be read from character 6 on: \"B2\"" },
		{ "M1 1L2", "d= cannot be read from character 7 on: \"\"" },
		{ "M0 0A1 1 0 2 0 3 3", "d= cannot be read from character 12 on: \"2 0 3 3\"" },
		{ "M1e99 0", "d= cannot be read from character 2 on: \"1e99 0\"" },
		{ "M1 1,", "d= cannot be read from character 5 on: \",\"" },
		{ "M2e6 0L1 1", "<path> goes beyond a million units: draw it within the viewBox" },
		{ "", "the figure shows nothing: draw something in it" },
	};
	struct arena a = { 0 };
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *got = ops(&a, rows[i].d);
		if (!streq(got, rows[i].ops))
			test_fail(__FILE__, __LINE__, "%s gives %s, expected %s", rows[i].d, got, rows[i].ops);
	}
	arena_release(&a);
}

/* The first shape's first point under a transform. */
static bool moved(struct arena *a, const char *transform, int x, int y)
{
	struct findings f = { .a = a };
	struct figure *g = parse(a,
	    arena_printf(a,
		"<svg viewBox='0 0 9 9'><line x1='2' y1='1' x2='5' y2='5' stroke='ink' transform='%s'/>"
		"</svg>",
		transform),
	    &f);
	if (g != NULL && g->shape[0].op[1] == x && g->shape[0].op[2] == y)
		return true;
	return test_fail(__FILE__, __LINE__, "%s: %d %d", transform, g == NULL ? 0 : g->shape[0].op[1],
	    g == NULL ? 0 : g->shape[0].op[2]);
}

TEST(figure_flattens_transforms)
{
	struct arena a = { 0 };
	moved(&a, "translate(10)", 1200, 100);
	moved(&a, "translate(10 -3)", 1200, -200);
	moved(&a, "scale(2)", 400, 200);
	moved(&a, "scale(2,-1)", 400, -100);
	moved(&a, "rotate(90)", -100, 200);
	moved(&a, "rotate(-90)", 100, -200);
	moved(&a, "rotate(180 5 5)", 800, 900);
	moved(&a, "rotate(30)", 123, 187);
	moved(&a, "rotate(405)", 71, 212);
	moved(&a, "skewX(45)", 300, 100);
	moved(&a, "skewY(45)", 200, 300);
	moved(&a, "matrix(1 2 3 4 5 6)", 1000, 1400);
	moved(&a, "translate(10) scale(2)", 1400, 200);
	moved(&a, " scale ( 2 ), translate( 10 ) ", 2400, 200);
	struct findings f = { .a = &a };
	EXPECT(parse(&a, "<svg viewBox='0 0 9 9'>\n<g transform='spin(9)'><rect width='1' height='1'/></g></svg>",
		   &f) == NULL);
	EXPECT_STR(f.list[0].code, "figure-transform");
	EXPECT_INT(f.list[0].line, 2);
	EXPECT(
	    parse(&a, "<svg viewBox='0 0 9 9'><rect width='1' height='1' transform='skewX(90)'/></svg>", &f) == NULL);
	arena_release(&a);
}

TEST(figure_inherits_paint_and_scales_strokes)
{
	struct arena a = { 0 };
	struct findings f = { .a = &a };
	struct figure *g = parse(&a,
	    "<svg viewBox='10 20 100 50' fill='none' stroke-width='2'><title>words</title>"
	    "<g stroke='accent' stroke-linecap='round' transform='scale(3)'><rect x='10' y='20' width='1' "
	    "height='2'/>"
	    "<circle cx='10' cy='20' r='1' fill='bad-weak' stroke='none'/></g>"
	    "<polygon points='1,1 2,2 3,1' fill='black' fill-rule='evenodd'/><rect width='5' height='5'/>"
	    "<path d='M0 0h1'/></svg>",
	    &f);
	EXPECT(g != NULL);
	EXPECT_INT(g->width, 10000);
	EXPECT_INT(g->height, 5000);
	EXPECT_INT(g->n, 3);
	EXPECT_INT(g->shape[0].stroke, 6);
	EXPECT_INT(g->shape[0].stroke_width, 600);
	EXPECT(g->shape[0].round && g->shape[0].fill == 0);
	EXPECT_INT(g->shape[0].op[1], 2000);
	EXPECT_INT(g->shape[0].op[2], 4000);
	EXPECT_INT(g->shape[1].fill, 14);
	EXPECT_INT(g->shape[1].stroke, 0);
	EXPECT_INT(g->shape[2].fill, 17);
	EXPECT(g->shape[2].even_odd && !g->shape[0].even_odd);
	arena_release(&a);
}

TEST(figure_names_what_it_does_not_take)
{
	static const struct {
		const char *inside;
		int line;
		const char *code, *words;
	} rows[] = {
		{ "\n<text x='1'>hello</text>", 2, "figure-element", "<label" },
		{ "<recd/>", 1, "figure-element", "did you mean rect?" },
		{ "\n\n<script/>", 3, "figure-element", "<script> is not used" },
		{ "<use href='#a'/>", 1, "figure-element", "<use>" },
		{ "<rect width='1' height='1' style='fill:red'/>", 1, "figure-attribute", "style= is not used" },
		{ "<rect width='1' height='1' fil='ink'/>", 1, "figure-attribute", "did you mean fill?" },
		{ "<rect width='1' height='1' onclick='x'/>", 1, "figure-attribute", "onclick" },
		{ "<rect width='1' height='1' fill='#ff0000'/>", 1, "figure-colour", "palette" },
		{ "<rect width='1' height='1' fill='acent'/>", 1, "figure-colour", "did you mean accent?" },
		{ "<rect width='1' height='1' fill='currentColor'/>", 1, "figure-colour", "palette" },
		{ "<rect width='50%' height='1'/>", 1, "figure-number", "without a unit" },
		{ "<rect width='-1' height='1'/>", 1, "figure-number", "negative" },
		{ "<circle/>", 1, "figure-attribute", "<circle> needs r=" },
		{ "<polygon points='1 2 3'/>", 1, "figure-number", "pairs" },
		{ "<polyline/>", 1, "figure-attribute", "needs points=" },
		{ "<g stroke-linejoin='bevel'/>", 1, "figure-attribute", "write miter or round" },
		{ "words", 1, "figure-text", "<label>" },
		{ "<rect width='1' height='1'><animate/></rect>", 1, "figure-element",
		    "<animate> cannot stand in <rect>" },
		{ "", 1, "figure-empty", "shows nothing" },
	};
	struct arena a = { 0 };
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct findings f = { .a = &a };
		struct figure *g = parse(&a, arena_printf(&a, "<svg viewBox='0 0 9 9'>%s</svg>", rows[i].inside), &f);
		if (g != NULL || f.n == 0 || f.list[0].line != rows[i].line || !streq(f.list[0].code, rows[i].code) ||
		    strstr(f.list[0].text, rows[i].words) == NULL)
			test_fail(__FILE__, __LINE__, "row %zu: %s", i, f.n == 0 ? "accepted" : f.list[0].text);
	}
	struct findings f = { .a = &a };
	EXPECT(parse(&a, "<svg><rect width='1' height='1'/></svg>", &f) == NULL);
	EXPECT(parse(&a, "<svg viewBox='0 0 0 9'><rect width='1' height='1'/></svg>", &f) == NULL);
	EXPECT(parse(&a, "<svg viewBox='0 0 9'><rect width='1' height='1'/></svg>", &f) == NULL);
	EXPECT(parse(&a, "<html/>", &f) == NULL);
	EXPECT(parse(&a, "<svg", &f) == NULL);
	EXPECT_INT(f.errors, 5);
	arena_release(&a);
}

TEST(figure_is_bounded)
{
	struct arena a = { 0 };
	struct findings f = { .a = &a };
	struct buf shapes = { .a = &a }, points = { .a = &a };
	buf_add(&shapes, "<svg viewBox='0 0 9 9'>");
	for (int i = 0; i <= LIMIT_SVG_SHAPES; i++)
		buf_add(&shapes, "<line stroke='ink'/>\n");
	buf_add(&shapes, "</svg>");
	EXPECT(parse(&a, buf_text(&shapes), &f) == NULL);
	EXPECT_INT(f.n, 1);
	EXPECT_STR(f.list[0].code, "figure-large");
	buf_add(&points, "<svg viewBox='0 0 9 9'>");
	for (int i = 0; i < 40; i++) {
		buf_add(&points, "<path d='M0 0");
		for (int k = 0; k < 450; k++)
			buf_add(&points, "t1 1.5 ");
		buf_add(&points, "'/>");
	}
	buf_add(&points, "</svg>");
	f = (struct findings){ .a = &a };
	EXPECT(parse(&a, buf_text(&points), &f) == NULL);
	EXPECT_STR(f.list[0].code, "figure-large");
	struct bytes large = { arena_alloc(&a, LIMIT_SVG_BYTES + 2), LIMIT_SVG_BYTES + 1 };
	f = (struct findings){ .a = &a };
	EXPECT(figure_parse(&a, "t.svg", &large, &f) == NULL);
	EXPECT_INT(f.errors, 1);
	arena_release(&a);
}

TEST(figure_svg_is_canonical)
{
	struct arena a = { 0 };
	struct findings f = { .a = &a };
	struct figure *g = parse(&a,
	    "<svg viewBox='5 5 30.5 20'><rect x='5.25' y='6' width='10' height='3' fill='accent' stroke='ink' "
	    "stroke-width='1.5' stroke-linejoin='round'/><path d='M-1 5h2' stroke='soft'/></svg>",
	    &f);
	EXPECT(g != NULL);
	EXPECT_STR(figure_svg(&a, g, 50),
	    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30.5 20\" width=\"30.5\" height=\"20\">\n"
	    "<path d=\"M0.25 1L10.25 1L10.25 4L0.25 4L0.25 1Z\" fill=\"#pal006\" stroke=\"#pal001\" "
	    "stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\n"
	    "<path d=\"M-6 0L-4 0\" fill=\"#pal001\" stroke=\"#pal002\" stroke-width=\"1.5\"/>\n"
	    "</svg>\n");
	arena_release(&a);
}

/* Written, with the palette's names put back, and read again: the same shapes. */
TEST(figure_svg_is_read_back_the_same)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct bytes svg;
	struct findings f = { .a = &a };
	EXPECT_OK(
	    file_read(&a, path_join(&a, test_root(), "content/sample/media/kit.svg"), LIMIT_SVG_BYTES, &svg, &e), e);
	struct figure *g = figure_parse(&a, "kit.svg", &svg, &f);
	EXPECT(g != NULL);
	EXPECT_INT(g->n, 8);
	const char *text = figure_svg(&a, g, 0);
	struct buf named = { .a = &a };
	for (const char *p = text; *p != '\0';) {
		if (str_starts(p, "#pal")) {
			buf_add(&named, figure_colour_names[(p[5] - '0') * 10 + (p[6] - '0')]);
			p += 7;
		} else {
			buf_add_n(&named, p++, 1);
		}
	}
	struct figure *again = parse(&a, buf_text(&named), &f);
	EXPECT_INT(f.n, 0);
	EXPECT(again != NULL);
	EXPECT_STR(figure_svg(&a, again, 0), text);
	arena_release(&a);
}
