/*
 * The ring of a dwell, drawn over a picture that is there already: a part of a circle around the middle of what is rested on, clear of
 * the words, wider in the paper's colour below so that it shows on anything. It goes in steps, not smoothly: each step is one repaint.
 */
#include "ui/draw.h"
#include "ui/dwell.h"

enum { RING_POINTS = 40, RING_MOST = 84, RING_LEAST = 40 };

/* Points of a circle of radius 40 around 48,48, in 1/100, from the top clockwise. */
static const int circle[RING_POINTS + 1][2] = {
	{ 4800, 800 }, { 5426, 849 }, { 6036, 996 }, { 6616, 1236 }, { 7151, 1564 }, { 7628, 1972 }, { 8036, 2449 },
	{ 8364, 2984 }, { 8604, 3564 }, { 8751, 4174 }, { 8800, 4800 }, { 8751, 5426 }, { 8604, 6036 },
	{ 8364, 6616 }, { 8036, 7151 }, { 7628, 7628 }, { 7151, 8036 }, { 6616, 8364 }, { 6036, 8604 },
	{ 5426, 8751 }, { 4800, 8800 }, { 4174, 8751 }, { 3564, 8604 }, { 2984, 8364 }, { 2449, 8036 },
	{ 1972, 7628 }, { 1564, 7151 }, { 1236, 6616 }, { 996, 6036 }, { 849, 5426 }, { 800, 4800 }, { 849, 4174 },
	{ 996, 3564 }, { 1236, 2984 }, { 1564, 2449 }, { 1972, 1972 }, { 2449, 1564 }, { 2984, 1236 }, { 3564, 996 },
	{ 4174, 849 }, { 4800, 800 }
};

static void arc_add(struct buf *b, int points, enum colour colour, int width)
{
	buf_add(b, "<path d=\"");
	for (int i = 0; i <= points; i++)
		buf_addf(b, "%s%d.%02d %d.%02d", i == 0 ? "M" : "L", circle[i][0] / 100, circle[i][0] % 100, circle[i][1] / 100,
		    circle[i][1] % 100);
	buf_addf(b, "\" fill=\"none\" stroke=\"#pal%03d\" stroke-width=\"%d\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\n",
	    (int)colour, width);
}

struct draw_list ui_draw_ring(struct arena *a, struct draw_list list, const struct ui *u, const char *id, int steps)
{
	const struct node *n = node_find(u->root, id);
	int x, y;
	if (n == NULL || steps <= 0)
		return list;
	struct buf b = { .a = a };
	int points = RING_POINTS * (steps < DWELL_RING_STEPS ? steps : DWELL_RING_STEPS) / DWELL_RING_STEPS;
	buf_add(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 96 96\" width=\"96\" height=\"96\">\n");
	arc_add(&b, points, COLOUR_PAPER, 14);
	arc_add(&b, points, COLOUR_FOCUS, 8);
	buf_add(&b, "</svg>\n");
	node_point(n, &x, &y);
	int least = n->rect.w < n->rect.h ? n->rect.w : n->rect.h;
	int size = least < RING_LEAST ? RING_LEAST : least > RING_MOST ? RING_MOST : least;
	struct draw_op *op = arena_array(a, list.n + 1, sizeof *op);
	memcpy(op, list.op, list.n * sizeof *op);
	op[list.n] = (struct draw_op){ .kind = DRAW_PICTURE, .rect = { x - size / 2, y - size / 2, size, size }, .clip = n->clip };
	op[list.n].picture = buf_text(&b);
	return (struct draw_list){ op, list.n + 1 };
}
