/*
 * The ring of a dwell, drawn over a picture that is there already: it grows around the target from the middle of its
 * upper edge, clockwise, and so never covers its words or picture; wider in the paper's colour below, so that it shows
 * on anything. It goes in steps, not smoothly: each step is one repaint.
 */
#include "ui/draw.h"
#include "ui/dwell.h"

enum { RING_PX = 7, HALO_PX = 11, INSET_PX = 5 };

/* The way around, as far as it goes. */
static void path_add(struct buf *b, int w, int h, int length)
{
	const int corner[][2] = { { w - INSET_PX, INSET_PX }, { w - INSET_PX, h - INSET_PX },
		{ INSET_PX, h - INSET_PX }, { INSET_PX, INSET_PX }, { w / 2, INSET_PX } };
	int x = w / 2, y = INSET_PX;
	buf_addf(b, "M%d %d", x, y);
	for (size_t i = 0; i < COUNT(corner) && length > 0; i++) {
		int dx = corner[i][0] - x, dy = corner[i][1] - y, whole = abs(dx) + abs(dy),
		    part = whole < length ? whole : length;
		x += dx > 0 ? (dx < part ? dx : part) : dx < 0 ? (-dx < part ? dx : -part) : 0;
		y += dy > 0 ? (dy < part ? dy : part) : dy < 0 ? (-dy < part ? dy : -part) : 0;
		length -= part;
		buf_addf(b, "L%d %d", x, y);
	}
}

static void line_add(struct buf *b, int w, int h, int length, enum colour colour, int width)
{
	buf_add(b, "<path d=\"");
	path_add(b, w, h, length);
	buf_addf(b,
	    "\" fill=\"none\" stroke=\"#pal%03d\" stroke-width=\"%d\" stroke-linecap=\"round\" "
	    "stroke-linejoin=\"round\"/>\n",
	    (int)colour, width);
}

/* An inline link's first piece, or the node. */
static struct rect rect_of(const struct node *n)
{
	const struct node *p = n->parent;
	for (size_t i = 0; (n->flags & NODE_INLINE) != 0 && p != NULL && i < p->fragment_n; i++) {
		const struct fragment *f = &p->fragment[i];
		if (f->node == n)
			return (struct rect){ p->text_x + f->x - INSET_PX, p->text_y + f->y - INSET_PX,
				f->w + 2 * INSET_PX, f->h + 2 * INSET_PX };
	}
	return n->rect;
}

struct draw_list ui_draw_ring(struct arena *a, struct draw_list list, const struct ui *u, const char *id, int steps)
{
	const struct node *n = node_find(u->root, id);
	if (n == NULL || steps <= 0)
		return list;
	struct rect r = rect_of(n);
	struct buf b = { .a = a };
	int around = 2 * (r.w - 2 * INSET_PX) + 2 * (r.h - 2 * INSET_PX);
	int length = steps < DWELL_RING_STEPS ? around * steps / DWELL_RING_STEPS : around;
	buf_addf(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">\n",
	    r.w, r.h, r.w, r.h);
	line_add(&b, r.w, r.h, length, COLOUR_PAPER, HALO_PX);
	line_add(&b, r.w, r.h, length, COLOUR_FOCUS, RING_PX);
	buf_add(&b, "</svg>\n");
	struct draw_op *op = arena_array(a, list.n + 1, sizeof *op);
	memcpy(op, list.op, list.n * sizeof *op);
	op[list.n] = (struct draw_op){ .kind = DRAW_PICTURE, .rect = r, .clip = n->clip };
	op[list.n].picture = buf_text(&b);
	return (struct draw_list){ op, list.n + 1 };
}
