/*
 * What lies under a point: the deepest node that acts, later nodes on top of earlier ones. An inline link is hit on
 * its words only, so that the box around a link of two lines does not cover its neighbours.
 */
#include "ui/tree.h"

static bool rect_holds(struct rect r, int x, int y)
{
	return x >= r.x && x < r.x + r.w && y >= r.y && y < r.y + r.h;
}

static bool inline_holds(const struct node *n, int x, int y)
{
	const struct node *p = n->parent;
	for (size_t i = 0; p != NULL && i < p->fragment_n; i++) {
		const struct fragment *f = &p->fragment[i];
		if (f->node == n && rect_holds((struct rect){ p->text_x + f->x, p->text_y + f->y, f->w, f->h }, x, y))
			return true;
	}
	return false;
}

static struct node *hit(struct node *n, int x, int y)
{
	if (!rect_holds(n->clip, x, y) || (n->flags & NODE_INERT))
		return NULL;
	struct node *found = NULL;
	for (struct node *c = n->first; c != NULL; c = c->next) {
		struct node *deeper = hit(c, x, y);
		found = deeper != NULL ? deeper : found;
	}
	if (found != NULL)
		return found;
	bool holds = n->flags & NODE_INLINE ? inline_holds(n, x, y) : rect_holds(n->rect, x, y);
	return holds && node_enabled_target(n) ? n : NULL;
}

struct node *ui_hit(const struct ui *u, int x, int y)
{
	return u->root != NULL ? hit(ui_top(u), x, y) : NULL;
}
