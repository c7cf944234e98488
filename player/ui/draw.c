/*
 * The tree as a list of plain operations, back to front: box, picture, bar, words, then the children; the scrollbar
 * over what scrolls; focus ring and scan highlight last, on top of everything. Adds no words. What lies wholly
 * outside its clip is left out.
 */
#include "ui/draw.h"

enum {
	RING_PX = 4,
	RING_GAP_PX = 3, /* mockups: outline 4 px, offset 3 px */
	SCAN_PX = 6,
	INLINE_RING_PX = 3,
	CORNER_PX = 22,
	CARET_PX = 2,
	KNOB_PX = 24,
	TRACK_PX = 6,
	BAR_PX = 8,
	BAR_INSET_PX = 3,
	BAR_LEAST_PX = 32,
};

/* What a node inherits. */
struct look {
	enum colour ink, back;
	bool disabled;
	const struct node *turned; /* the node whose middle everything in it is turned around; NULL upright */
};
struct drawer {
	struct arena *a;
	const struct theme *theme;
	struct ui_view view;
	const char *focus;
	struct draw_op *op;
	size_t n, cap;
	const struct node *focused; /* found on the way */
	enum colour focused_back;
};

static uint32_t rgb(const struct drawer *d, enum colour c)
{
	return d->theme->colour[c];
}

static int most_of(int a, int b)
{
	return a > b ? a : b;
}

static int least_of(int a, int b)
{
	return a < b ? a : b;
}

static bool rects_meet(struct rect a, struct rect b)
{
	return a.w > 0 && a.h > 0 && a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* Adds an operation unless nothing of it would show. */
static void op_add(struct drawer *d, const struct look *look, struct draw_op op)
{
	if (look != NULL && look->turned != NULL) {
		struct rect t = look->turned->rect;
		op.rect.x = 2 * t.x + t.w - op.rect.x - op.rect.w;
		op.rect.y = 2 * t.y + t.h - op.rect.y - op.rect.h;
		op.upside_down = true;
	}
	if (!rects_meet(op.rect, op.clip))
		return;
	if (d->n == d->cap) {
		size_t cap = d->cap > 0 ? 2 * d->cap : 64;
		struct draw_op *bigger = arena_array(d->a, cap, sizeof *bigger);
		if (d->n > 0)
			memcpy(bigger, d->op, d->n * sizeof *bigger);
		d->op = bigger;
		d->cap = cap;
	}
	d->op[d->n++] = op;
}

static struct draw_op box_op(const struct drawer *d, struct rect rect, struct rect clip, enum colour fill, int radius)
{
	struct draw_op op = { .kind = DRAW_BOX, .rect = rect, .clip = clip, .radius_px = radius };
	op.has_fill = fill != COLOUR_NONE;
	op.fill = rgb(d, fill);
	return op;
}

static int radius_of(const struct node *n)
{
	int most = least_of(n->rect.w, n->rect.h) / 2;
	return n->flags & NODE_ROUND ? most : least_of(n->radius_px, most);
}

static enum colour fill_of(const struct node *n, const struct look *look)
{
	if (n->role == ROLE_SEPARATOR && n->fill == COLOUR_NONE && n->border == COLOUR_NONE)
		return COLOUR_LINE;
	/* A control that does not work now loses its strong colour; its words keep 4.5:1. */
	if (look->disabled && n->fill != COLOUR_NONE && (n->flags & NODE_DISABLED))
		return COLOUR_CARD;
	return n->fill;
}

static void draw_box(struct drawer *d, const struct node *n, const struct look *look)
{
	enum colour fill = n->role == ROLE_PROGRESS ? COLOUR_NONE : fill_of(n, look);
	bool border = n->border != COLOUR_NONE && n->border_px > 0;
	if (fill == COLOUR_NONE && !border)
		return;
	struct draw_op op = box_op(d, n->rect, n->clip, fill, radius_of(n));
	op.has_border = border;
	op.border_px = border ? n->border_px : 0;
	op.border = rgb(d, look->disabled ? COLOUR_LINE : n->border);
	op_add(d, look, op);
}

static void draw_picture(struct drawer *d, const struct node *n, const struct look *look)
{
	if (n->picture == NULL && n->image == NULL)
		return;
	struct draw_op op = {
		.kind = n->picture != NULL ? DRAW_PICTURE : DRAW_IMAGE, .rect = n->picture_rect, .clip = n->clip
	};
	op.picture = n->picture;
	op.image = n->picture != NULL ? NULL : n->image;
	op.has_ink = n->picture_ink != COLOUR_NONE;
	op.picture_ink = rgb(d, op.has_ink && look->disabled ? COLOUR_SOFT : n->picture_ink);
	op_add(d, look, op);
}

static void draw_bar(struct drawer *d, const struct node *n, const struct look *look)
{
	struct rect bar = n->bar_rect;
	if (bar.h == 0)
		return;
	enum colour ink = n->ink != COLOUR_NONE ? n->ink : COLOUR_ACCENT;
	int value = n->value_max > 0 ? least_of(most_of(n->value_n, 0), n->value_max) : 0;
	int most = n->value_max > 0 ? n->value_max : 1;
	struct rect track = bar;
	if (n->role == ROLE_SLIDER)
		track = (struct rect){ bar.x, bar.y + (bar.h - TRACK_PX) / 2, bar.w, TRACK_PX };
	int radius = track.h / 2;
	enum colour ground = n->role == ROLE_SLIDER ? COLOUR_SOFT : n->fill != COLOUR_NONE ? n->fill : COLOUR_LINE;
	op_add(d, look, box_op(d, track, n->clip, ground, radius));
	if (n->role == ROLE_SLIDER) {
		int x = bar.x + (int)((int64_t)(bar.w - KNOB_PX) * value / most);
		op_add(d, look, box_op(d, (struct rect){ x, bar.y, KNOB_PX, bar.h }, n->clip, ink, KNOB_PX / 2));
		return;
	}
	int done = (int)((int64_t)track.w * value / most);
	if (done > 0)
		op_add(d, look,
		    box_op(
			d, (struct rect){ track.x, track.y, most_of(done, track.h), track.h }, n->clip, ink, radius));
}

static enum colour ink_of(const struct node *n, const struct look *look)
{
	if (look->disabled)
		return COLOUR_SOFT;
	if (n->ink != COLOUR_NONE && n->role != ROLE_PROGRESS)
		return n->ink;
	return n->role == ROLE_LINK ? COLOUR_ACCENT : look->ink;
}

static void draw_words(struct drawer *d, const struct node *n, const struct look *look)
{
	for (size_t i = 0; i < n->fragment_n; i++) {
		const struct fragment *f = &n->fragment[i];
		struct draw_op op = { .kind = DRAW_TEXT, .clip = n->clip, .type = f->type, .p = f->p, .n = f->n };
		op.rect = (struct rect){ n->text_x + f->x, n->text_y + f->y, f->w, f->h };
		op.ink = rgb(d, f->node == n ? look->ink : ink_of(f->node, look));
		op.underline = f->node->role == ROLE_LINK && f->type != TYPE_HINT;
		op.rtl = f->level & 1;
		op_add(d, look, op);
	}
}

/* The caret stands still: blinking would be a timer. */
static void draw_caret(struct drawer *d, const struct node *n, const struct look *look)
{
	if (n->role != ROLE_FIELD || d->focus == NULL || !streq(n->id, d->focus))
		return;
	int h = type_line(n->type, d->view.scale, d->view.spacing);
	struct rect r = { n->text_x + n->caret_x, n->text_y + n->caret_y, CARET_PX, h };
	op_add(d, look, box_op(d, r, n->clip, look->ink, 0));
}

static void draw_corner(struct drawer *d, const struct node *n, const struct look *look)
{
	if (n->corner == COLOUR_NONE)
		return;
	struct draw_op op = { .kind = DRAW_CORNER, .clip = n->clip, .has_fill = true, .fill = rgb(d, n->corner) };
	op.rect = (struct rect){ n->rect.x + n->rect.w - n->border_px - CORNER_PX, n->rect.y + n->border_px, CORNER_PX,
		CORNER_PX };
	op.radius_px = most_of(radius_of(n) - n->border_px, 0);
	op_add(d, look, op);
}

static void draw_scrollbar(struct drawer *d, const struct node *n)
{
	if (!(n->flags & NODE_SCROLL) || n->content_h <= n->rect.h)
		return;
	int track = n->rect.h - 2 * BAR_INSET_PX;
	int thumb = least_of(most_of((int)((int64_t)track * n->rect.h / n->content_h), BAR_LEAST_PX), track);
	int y = (int)((int64_t)(track - thumb) * n->scroll / (n->content_h - n->rect.h));
	struct rect r = { n->rect.x + n->rect.w - BAR_INSET_PX - BAR_PX, n->rect.y + BAR_INSET_PX + y, BAR_PX, thumb };
	op_add(d, NULL, box_op(d, r, n->clip, COLOUR_SOFT, BAR_PX / 2));
}

static void draw_node(struct drawer *d, const struct node *n, struct look look)
{
	if (n->flags & NODE_INLINE)
		return; /* drawn with its paragraph */
	if (d->focus != NULL && streq(n->id, d->focus)) {
		d->focused = n;
		d->focused_back = look.back;
	}
	look.disabled = look.disabled || (n->flags & NODE_DISABLED);
	look.ink = ink_of(n, &look);
	enum colour fill = fill_of(n, &look);
	if (fill != COLOUR_NONE && n->role != ROLE_PROGRESS)
		look.back = fill;
	if (n->upside_down && look.turned == NULL)
		look.turned = n;
	draw_box(d, n, &look);
	draw_picture(d, n, &look);
	draw_bar(d, n, &look);
	draw_words(d, n, &look);
	draw_caret(d, n, &look);
	for (const struct node *c = n->first; c != NULL; c = c->next)
		draw_node(d, c, look);
	draw_corner(d, n, &look);
	draw_scrollbar(d, n);
}

/* --- rings --- */

static struct rect grown(struct rect r, int by, struct rect clip)
{
	int x = most_of(r.x - by, clip.x), y = most_of(r.y - by, clip.y);
	int right = least_of(r.x + r.w + by, clip.x + clip.w), bottom = least_of(r.y + r.h + by, clip.y + clip.h);
	return (struct rect){ x, y, most_of(right - x, 0), most_of(bottom - y, 0) };
}

/* A hollow box around r, kept inside clip so that all four sides always show. */
static void ring(struct drawer *d, struct rect r, struct rect clip, int by, int px, enum colour colour, int radius)
{
	struct draw_op op = { .kind = DRAW_BOX, .rect = grown(r, by, clip), .clip = clip, .has_border = true };
	op.border = rgb(d, colour);
	op.border_px = px;
	op.radius_px = radius + by;
	op_add(d, NULL, op);
}

static void ring_inline(struct drawer *d, const struct node *n)
{
	const struct node *p = n->parent;
	for (size_t i = 0; p != NULL && i < p->fragment_n; i++) {
		const struct fragment *f = &p->fragment[i];
		struct rect r = { p->text_x + f->x, p->text_y + f->y, f->w, f->h };
		if (f->node == n)
			ring(d, r, n->clip, INLINE_RING_PX, INLINE_RING_PX, COLOUR_FOCUS, INLINE_RING_PX);
	}
}

static void draw_focus(struct drawer *d, const struct ui *u)
{
	const struct node *n = d->focused;
	if (n != NULL) {
		/* The gap is painted in what lies behind, so that the ring stands clear of near neighbours too. */
		int radius = radius_of(n);
		ring(d, n->rect, n->clip, RING_GAP_PX, RING_GAP_PX, d->focused_back, radius);
		ring(d, n->rect, n->clip, RING_GAP_PX + RING_PX, RING_PX, COLOUR_FOCUS, radius);
		return;
	}
	n = node_find(u->root, d->focus);
	if (n != NULL && (n->flags & NODE_INLINE))
		ring_inline(d, n);
}

struct draw_list ui_draw(struct arena *a, const struct ui *u, const struct theme *theme, struct ui_view view,
    const char *focus, bool focus_visible, const char *const *scan)
{
	struct drawer d = { .a = a, .theme = theme, .view = view, .focus = focus };
	struct rect window = { 0, 0, view.w, view.h };
	op_add(&d, NULL, box_op(&d, window, window, COLOUR_PAPER, 0));
	if (u->root != NULL) {
		draw_node(&d, u->root, (struct look){ COLOUR_INK, COLOUR_PAPER, false, NULL });
		/* a field that takes what is typed shows it, however it was come to */
		if (focus != NULL && (focus_visible || (d.focused != NULL && d.focused->role == ROLE_FIELD)))
			draw_focus(&d, u);
		for (size_t i = 0; scan != NULL && scan[i] != NULL; i++) {
			const struct node *n = node_find(u->root, scan[i]);
			if (n != NULL)
				ring(&d, n->rect, n->clip, RING_GAP_PX + SCAN_PX, SCAN_PX, COLOUR_FOCUS, radius_of(n));
		}
	}
	return (struct draw_list){ d.op, d.n };
}

/* --- comparing --- */

static bool same_rect(struct rect a, struct rect b)
{
	return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

static bool same_look(const struct draw_op *a, const struct draw_op *b)
{
	return a->fill == b->fill && a->border == b->border && a->ink == b->ink && a->has_fill == b->has_fill &&
	    a->has_border == b->has_border && a->border_px == b->border_px && a->radius_px == b->radius_px &&
	    a->type == b->type && a->underline == b->underline && a->upside_down == b->upside_down &&
	    a->rtl == b->rtl && a->has_ink == b->has_ink && a->picture_ink == b->picture_ink;
}

static bool same_image(const struct bytes *a, const struct bytes *b)
{
	if (a == NULL || b == NULL || a == b)
		return a == b;
	return a->p == b->p && a->n == b->n;
}

bool draw_same(const struct draw_list *a, const struct draw_list *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++) {
		const struct draw_op *x = &a->op[i], *y = &b->op[i];
		if (x->kind != y->kind || !same_rect(x->rect, y->rect) || !same_rect(x->clip, y->clip) ||
		    !same_look(x, y))
			return false;
		if (x->n != y->n || (x->n > 0 && memcmp(x->p, y->p, x->n) != 0))
			return false;
		bool picture = x->picture == y->picture || streq(x->picture, y->picture);
		if (!picture || !same_image(x->image, y->image))
			return false;
	}
	return true;
}
