/*
 * Rectangles for a whole screen. The tree is measured and arranged (layout_*.c), then placed from the root down:
 * what grows takes the spare height, the one scroller takes what is left and chooses its offset so that the focused
 * node shows, and every node gets its rectangle and its clip in window coordinates. Integers only: the same tree
 * always gives the same picture.
 */
#include "ui/layout.h"

static void place(const struct layout *l, struct node *n, struct rect rect);

static struct rect moved(struct rect r, int x, int y)
{
	return (struct rect){ r.x + x, r.y + y, r.w, r.h };
}

/* Kept aspect, centred in the box. */
static struct rect fitted(const struct node *n, struct rect box)
{
	if (n->picture_w <= 0 || n->picture_h <= 0) {
		int side = least_of(box.w, box.h);
		return (struct rect){ box.x + (box.w - side) / 2, box.y + (box.h - side) / 2, side, side };
	}
	int w = box.w, h = (int)((int64_t)w * n->picture_h / n->picture_w);
	if (h > box.h) {
		h = box.h;
		w = (int)((int64_t)h * n->picture_w / n->picture_h);
	}
	if (n->image != NULL && w > n->picture_w) { /* a photograph is not blown up */
		w = n->picture_w;
		h = n->picture_h;
	}
	return (struct rect){ box.x + (box.w - w) / 2, box.y + (box.h - h) / 2, w, h };
}

/* Controls, cells and tags carry their words in the middle of their height; prose starts at the top. */
static bool centres(const struct node *n)
{
	if (n->flags & NODE_ROUND)
		return true;
	if (n->flags & NODE_MULTILINE)
		return false;
	return (n->flags & NODE_FOCUSABLE) || n->role == ROLE_BUTTON || n->role == ROLE_RADIO ||
	    n->role == ROLE_CHECK || n->role == ROLE_GRIDCELL || n->role == ROLE_FIELD;
}

/* The bounding box of an inline node's pieces. */
static void place_inline(struct node *n)
{
	for (struct node *c = n->first; c != NULL; c = c->next) {
		if (!(c->flags & NODE_INLINE))
			continue;
		int left = 0, top = 0, right = 0, bottom = 0;
		bool any = false;
		for (size_t i = 0; i < n->fragment_n; i++) {
			const struct fragment *f = &n->fragment[i];
			if (f->node != c)
				continue;
			left = any ? least_of(left, f->x) : f->x;
			top = any ? least_of(top, f->y) : f->y;
			right = any ? most_of(right, f->x + f->w) : f->x + f->w;
			bottom = any ? most_of(bottom, f->y + f->h) : f->y + f->h;
			any = true;
		}
		c->rect = (struct rect){ n->text_x + left, n->text_y + top, right - left, bottom - top };
	}
}

/* Picture, words and bar of the node itself; spare: height beyond what it needs. */
static void place_label(struct node *n, struct rect inner, int spare)
{
	int down = !has_boxes(n) && centres(n) ? spare / 2 : 0;
	struct rect picture = moved(n->picture_rect, inner.x, inner.y);
	bool above = has_picture(n) && !picture_beside(n);
	if (above && !has_boxes(n)) {
		/* The picture takes what the words leave. */
		picture.h += spare;
		n->text_y += (n->flags & NODE_WORDS_ABOVE) != 0 ? 0 : spare;
		down = 0;
	} else if (above && n->box == BOX_LAYER) {
		picture.h = n->words == NULL ? inner.h : picture.h;
	}
	if (has_picture(n)) {
		picture.y += down;
		if (picture_beside(n) && n->words == NULL) {
			int h = least_of(picture.h, inner.h);
			picture = (struct rect){ inner.x, inner.y + (inner.h - h) / 2, inner.w, h };
		}
		n->picture_rect = fitted(n, picture);
	}
	n->text_x += inner.x;
	n->text_y += inner.y + down;
	n->bar_rect = moved(n->bar_rect, inner.x, inner.y + down);
	place_inline(n);
}

/* Spare height of a column goes to what grows; what is missing comes from the child that scrolls. */
static void column_heights(const struct layout *l, struct node *n, int room)
{
	size_t count = 0, i = 0;
	for (struct node *c = box_from(n->first); c != NULL; c = box_from(c->next))
		count++;
	struct share *s = arena_array(l->a, count, sizeof *s);
	int gaps = 0;
	bool first = true;
	for (struct node *c = box_from(n->first); c != NULL; c = box_from(c->next), i++) {
		int grow = c->grow > 0 ? c->grow : c->holds_scroll;
		s[i] = (struct share){ c->holds_scroll ? least_of(TARGET_PX, c->rect.h) : c->rect.h, c->rect.h, 0, grow,
			0 };
		if (!no_room(c)) {
			gaps += first ? 0 : n->gap;
			first = false;
		}
	}
	share_out(s, count, room - gaps);
	int y = 0;
	i = 0;
	first = true;
	for (struct node *c = box_from(n->first); c != NULL; c = box_from(c->next), i++) {
		bool gap = !first && !no_room(c);
		first = first && no_room(c);
		y += gap ? n->gap : 0;
		c->rect.y = y;
		c->rect.h = s[i].size;
		y += c->rect.h;
	}
}

/* Rows of a grid become as equal as their contents allow. */
static void grid_heights(const struct layout *l, struct node *n, int room)
{
	size_t cells = 0, rows = 0;
	for (struct node *c = box_from(n->first); c != NULL; c = box_from(c->next))
		cells++;
	struct share *s = arena_array(l->a, cells, sizeof *s);
	int line = -1;
	for (struct node *c = box_from(n->first); c != NULL; c = box_from(c->next)) {
		if (c->rect.y != line) {
			line = c->rect.y;
			s[rows++] = (struct share){ 0, 0, 0, 1, 0 };
		}
		s[rows - 1].least = most_of(s[rows - 1].least, c->rect.h);
	}
	share_out(s, rows, room - n->gap * (int)(rows - 1));
	int y = 0;
	size_t row = 0;
	line = -1;
	for (struct node *c = box_from(n->first); c != NULL; c = box_from(c->next)) {
		if (c->rect.y != line) {
			if (line >= 0) {
				y += s[row].size + n->gap;
				row++;
			}
			line = c->rect.y;
		}
		c->rect.y = y;
		c->rect.h = most_of(s[row].size, 0);
	}
}

/* Across the row: each line's children stand by align in the line's height; a single line has all the room. */
static void row_heights(struct node *n, int room)
{
	for (struct node *first = box_from(n->first); first != NULL;) {
		struct node *end = first;
		int height = 0, y = first->rect.y;
		for (; end != NULL && end->rect.y == y; end = box_from(end->next))
			height = most_of(height, end->rect.h);
		if (end == NULL && y == 0)
			height = room;
		struct node *next = NULL;
		for (struct node *c = first; c != end; c = next) {
			next = box_from(c->next);
			bool whole = n->align == ALIGN_STRETCH || c->holds_scroll || c->role == ROLE_SEPARATOR;
			if (whole)
				c->rect.h = height;
			else if (n->align == ALIGN_CENTER)
				c->rect.y = y + most_of(height - c->rect.h, 0) / 2;
			else if (n->align == ALIGN_END)
				c->rect.y = y + most_of(height - c->rect.h, 0);
		}
		first = end;
	}
}

static void layer_heights(struct node *n, struct rect inner)
{
	struct rect base =
	    has_picture(n) ? moved(n->picture_rect, -inner.x, -inner.y) : (struct rect){ 0, 0, inner.w, inner.h };
	for (struct node *c = box_from(n->first); c != NULL; c = box_from(c->next)) {
		struct rect *r = &c->rect;
		if (c->placed) {
			r->x = base.x + base.w * c->place_x / 1000;
			r->y = base.y + base.h * c->place_y / 1000 - r->h / 2;
			if (c->text_align == ALIGN_CENTER)
				r->x -= r->w / 2;
			else if (c->text_align == ALIGN_END)
				r->x -= r->w;
			r->x = most_of(least_of(r->x, inner.w - r->w), 0);
			r->y = most_of(least_of(r->y, inner.h - r->h), 0);
			continue;
		}
		if (n->align == ALIGN_STRETCH || c->grow > 0)
			r->h = inner.h;
		else if (c->holds_scroll)
			r->h = least_of(r->h, inner.h);
		if (n->align == ALIGN_CENTER) {
			r->x = (inner.w - r->w) / 2;
			r->y = (inner.h - r->h) / 2;
		} else if (n->align == ALIGN_END) {
			r->x = inner.w - r->w;
			r->y = inner.h - r->h;
		}
	}
}

static bool column_grows(const struct node *n)
{
	for (struct node *c = box_from(n->first); c != NULL; c = box_from(c->next))
		if (c->grow > 0 || c->holds_scroll)
			return true;
	return false;
}

/*
 * What starts at the right has its children from the right, too: the bullet before its item, the first column of a
 * table. Places given by an author, in a figure or on a board, stay.
 */
static bool turns_round(const struct node *n)
{
	return n->rtl && n->box != BOX_LAYER && n->role != ROLE_GRID;
}

/* The children, in the room below the node's own words. */
static void place_boxes(const struct layout *l, struct node *n, struct rect inner, int width)
{
	int top = n->box == BOX_LAYER || n->label_h == 0 ? 0 : n->label_h + n->gap;
	struct rect room = { inner.x, inner.y + top, inner.w, inner.h - top };
	bool column = n->box == BOX_COLUMN;
	if (n->box == BOX_ROW && row_stacks(l, n, width)) {
		/* as arranged: a stacked row has its natural height */
	} else if (column && column_grows(n)) {
		column_heights(l, n, room.h);
	} else if (column && centres(n)) {
		int spare = room.h;
		for (struct node *c = box_from(n->first); c != NULL; c = box_from(c->next))
			spare = room.h - c->rect.y - c->rect.h;
		room.y += spare > 0 ? spare / 2 : 0;
	} else if (n->box == BOX_ROW || n->box == BOX_WRAP) {
		row_heights(n, room.h);
	} else if (n->box == BOX_GRID) {
		grid_heights(l, n, room.h);
	} else if (n->box == BOX_LAYER) {
		layer_heights(n, room);
	}
	bool turned = turns_round(n);
	for (struct node *c = box_from(n->first); c != NULL; c = box_from(c->next)) {
		if (turned)
			c->rect.x = room.w - c->rect.x - c->rect.w;
		place(l, c, moved(c->rect, room.x, room.y));
	}
}

static void shift_down(struct node *root, int y)
{
	for (struct node *n = node_after(root, root); n != NULL; n = node_after(root, n)) {
		n->rect.y += y;
		n->picture_rect.y += y;
		n->bar_rect.y += y;
		n->text_y += y;
	}
	root->picture_rect.y += y;
	root->text_y += y;
}

/* The offset: the wish, moved as little as shows the focused node, or its top when it is taller than the view. */
static int scroll_choose(const struct layout *l, const struct node *n)
{
	int most = most_of(n->content_h - n->rect.h, 0);
	int scroll = n == l->scroller ? most_of(least_of(l->wish, most), 0) : 0;
	const struct node *focused = l->focus != NULL ? node_find(n, l->focus) : NULL;
	if (focused == NULL || focused == n || focused->rect.h == 0)
		return scroll;
	int top = focused->rect.y - n->rect.y - LAYOUT_RING,
	    bottom = focused->rect.y - n->rect.y + focused->rect.h + LAYOUT_RING;
	if (bottom - top > n->rect.h && focused->rect.h <= n->rect.h) {
		top += LAYOUT_RING; /* it fits, its ring does not */
		bottom = top + focused->rect.h;
	}
	if (bottom > scroll + n->rect.h)
		scroll = bottom - n->rect.h;
	if (top < scroll)
		scroll = top;
	return most_of(least_of(scroll, most), 0);
}

static int bar_room(const struct node *n)
{
	return n->bar_rect.h + (n->bar_rect.h > 0 && n->label_h > 0 ? LAYOUT_PICTURE_GAP : 0);
}

static void place(const struct layout *l, struct node *n, struct rect rect)
{
	n->rect = rect;
	int width = rect.w;
	int height = arrange(l, n, width);
	bool scrolls = n->flags & NODE_SCROLL;
	if (scrolls && height > rect.h && inset_x(n) < LAYOUT_SCROLLBAR) {
		/* Room for the bar, where the padding has none. */
		width -= LAYOUT_SCROLLBAR - inset_x(n);
		height = arrange(l, n, width);
	}
	int whole = scrolls ? most_of(height, rect.h) : rect.h;
	struct rect inner = { rect.x + inset_x(n), rect.y + inset_y(n), most_of(width - 2 * inset_x(n), 1),
		whole - 2 * inset_y(n) };
	place_label(n, inner, most_of(inner.h - n->label_h - bar_room(n), 0));
	place_boxes(l, n, inner, width);
	if (!scrolls)
		return;
	n->content_h = whole;
	n->scroll = scroll_choose(l, n);
	if (n->scroll > 0)
		shift_down(n, -n->scroll);
}

static struct rect crossed(struct rect a, struct rect b)
{
	int x = most_of(a.x, b.x), y = most_of(a.y, b.y);
	int right = least_of(a.x + a.w, b.x + b.w), bottom = least_of(a.y + a.h, b.y + b.h);
	return (struct rect){ x, y, most_of(right - x, 0), most_of(bottom - y, 0) };
}

static void clip_below(struct node *n, struct rect clip)
{
	n->clip = clip;
	struct rect inside = n->flags & NODE_SCROLL ? crossed(clip, n->rect) : clip;
	for (struct node *c = n->first; c != NULL; c = c->next)
		clip_below(c, inside);
}

/* The scroller the wish is for: one that takes part, else one behind a dialog, which then stays where it was. */
static struct node *scroller_find(const struct ui *u)
{
	struct node *behind = NULL;
	for (struct node *n = u->root; n != NULL; n = node_after(u->root, n)) {
		if (!(n->flags & NODE_SCROLL))
			continue;
		if (!node_inert(n))
			return n;
		behind = n;
	}
	return behind;
}

struct node *ui_scroller(const struct ui *u)
{
	struct node *n = scroller_find(u);
	return n != NULL && !node_inert(n) && n->content_h > n->rect.h ? n : NULL;
}

void ui_layout(struct ui *u, const struct ui_fonts *fonts, struct ui_view view, const char *focus, int wish)
{
	struct layout l = { u->a, fonts, view, focus, scroller_find(u), wish };
	direction_set(u->root, false);
	measure(&l, u->root);
	struct rect window = { 0, 0, view.w, view.h };
	place(&l, u->root, window);
	clip_below(u->root, window);
}
