/*
 * How wide a node wants to be, from the leaves up: its natural width (everything on one line) and its least (what
 * it needs to read well). Nothing is placed here. Lengths scale with the text only where there is text.
 */
#include "ui/layout.h"

int scaled(const struct layout *l, const struct node *n, int px)
{
	return n->words != NULL ? (px * l->view.scale + 50) / 100 : px;
}

int inset_x(const struct node *n)
{
	return n->pad_x + n->border_px;
}

int inset_y(const struct node *n)
{
	return n->pad_y + n->border_px;
}

bool has_picture(const struct node *n)
{
	return n->picture != NULL || n->image != NULL;
}

bool picture_beside(const struct node *n)
{
	if (n->flags & NODE_PICTURE_ABOVE)
		return false;
	switch (n->role) {
	case ROLE_BUTTON:
	case ROLE_LINK:
	case ROLE_RADIO:
	case ROLE_CHECK:
	case ROLE_STATUS:
	case ROLE_HEADING:
	case ROLE_PARAGRAPH:
		return true;
	case ROLE_WINDOW:
	case ROLE_DIALOG:
	case ROLE_GROUP:
	case ROLE_LIST:
	case ROLE_ITEM:
	case ROLE_TABLE:
	case ROLE_ROW:
	case ROLE_CELL:
	case ROLE_COLUMNHEADER:
	case ROLE_ROWHEADER:
	case ROLE_GRID:
	case ROLE_GRIDCELL:
	case ROLE_FIGURE:
	case ROLE_RADIOGROUP:
	case ROLE_FIELD:
	case ROLE_SLIDER:
	case ROLE_PROGRESS:
	case ROLE_SEPARATOR:
	case ROLE_MENU:
	case ROLE_COUNT:
		break;
	}
	return n->box == BOX_ROW && n->words != NULL;
}

int icon_h(const struct layout *l, const struct node *n)
{
	return (type_style(n->type)->size_px * l->view.scale * 5 / 4 + 50) / 100;
}

int icon_w(const struct layout *l, const struct node *n)
{
	if (n->picture_w <= 0 || n->picture_h <= 0)
		return icon_h(l, n);
	return (int)((int64_t)icon_h(l, n) * n->picture_w / n->picture_h);
}

int icon_gap(const struct node *n)
{
	return n->gap > 0 ? n->gap : LAYOUT_ICON_GAP;
}

struct node *box_from(struct node *n)
{
	while (n != NULL && (n->flags & NODE_INLINE))
		n = n->next;
	return n;
}

bool has_boxes(const struct node *n)
{
	return box_from(n->first) != NULL;
}

struct width {
	int least, natural;
};

/* The node's own picture and words. */
static struct width width_label(const struct layout *l, const struct node *n)
{
	struct width w = { 0, 0 };
	if (n->words != NULL)
		w = (struct width){ text_least(l, n), text_natural(l, n) };
	if (!has_picture(n))
		return w;
	if (picture_beside(n)) {
		int icon = icon_w(l, n);
		w.natural += icon + (n->words != NULL ? icon_gap(n) : 0);
		w.least = most_of(w.least, icon);
	} else if (n->words != NULL) {
		w.natural = most_of(w.natural, LAYOUT_PICTURE_LEAST);
		w.least = most_of(w.least, LAYOUT_PICTURE_LEAST);
	} else {
		int natural = LAYOUT_FILL;
		if (n->fixed_h > 0 && n->picture_h > 0)
			natural = (int)((int64_t)n->fixed_h * n->picture_w / n->picture_h);
		else if (n->image != NULL && n->picture_w > 0)
			natural = n->picture_w;
		w = (struct width){ least_of(natural, 2 * TARGET_PX), natural };
	}
	return w;
}

/* The children by the box's direction. */
static struct width width_boxes(const struct node *n)
{
	struct width w = { 0, 0 };
	int count = 0, sum_least = 0, sum_natural = 0;
	bool fill = false;
	for (struct node *c = box_from(n->first); c != NULL; c = box_from(c->next), count++) {
		w.least = most_of(w.least, c->least_w);
		w.natural = most_of(w.natural, c->natural_w);
		sum_least += c->least_w;
		sum_natural = least_of(sum_natural + c->natural_w, LAYOUT_FILL);
		fill =
		    fill || c->natural_w >= LAYOUT_FILL || c->permille_w > 0 || (c->grow > 0 && n->box != BOX_COLUMN);
	}
	int gaps = count > 1 ? n->gap * (count - 1) : 0;
	switch (n->box) {
	case BOX_COLUMN:
	case BOX_LAYER:
		break;
	case BOX_ROW:
		if (n->stack_below == 0)
			w.least = sum_least + gaps;
		w.natural = sum_natural + gaps;
		break;
	case BOX_WRAP:
		w.natural = sum_natural + gaps;
		break;
	case BOX_GRID: {
		int columns = n->columns > 0 ? n->columns : 1;
		w.least = w.least * columns + n->gap * (columns - 1);
		fill = fill || count > 0;
		break;
	}
	}
	if (fill)
		w.natural = LAYOUT_FILL;
	return w;
}

/* What its kind and its own wishes make of it, outer width. */
static void width_limits(const struct layout *l, struct node *n, struct width w)
{
	bool bar = n->role == ROLE_PROGRESS || n->role == ROLE_FIELD || n->role == ROLE_SLIDER;
	w.least += 2 * inset_x(n);
	w.natural += 2 * inset_x(n);
	if (bar) {
		w.natural = LAYOUT_FILL;
		w.least = most_of(least_of(w.least, 4 * TARGET_PX), 2 * TARGET_PX);
	} else if (n->role == ROLE_SEPARATOR) {
		w = (struct width){ 1, LAYOUT_FILL };
	}
	if (n->flags & NODE_SCROLL)
		w.natural = LAYOUT_FILL;
	if (n->permille_w > 0)
		w = (struct width){ 0, 0 };
	if (n->fixed_w > 0) {
		int fixed = scaled(l, n, n->fixed_w);
		w.least = n->words != NULL ? least_of(w.least, fixed) : fixed;
		w.natural = fixed;
	}
	if (n->max_w > 0) {
		w.natural = least_of(w.natural, scaled(l, n, n->max_w));
		w.least = least_of(w.least, scaled(l, n, n->max_w));
	}
	w.least = most_of(w.least, scaled(l, n, n->min_w));
	if (n->flags & NODE_FOCUSABLE)
		w.least = most_of(w.least, TARGET_PX);
	n->least_w = w.least;
	n->natural_w = most_of(w.natural, w.least);
}

void measure(const struct layout *l, struct node *n)
{
	n->at_w = -1;
	n->fragment = NULL;
	n->fragment_n = 0;
	n->words = NULL;
	n->picture_rect = n->bar_rect = n->rect = (struct rect){ 0, 0, 0, 0 };
	n->holds_scroll = n->flags & NODE_SCROLL;
	n->scroll = n->content_h = 0;
	if (n->flags & NODE_INLINE)
		return; /* measured as words of its parent */
	for (struct node *c = n->first; c != NULL; c = c->next) {
		measure(l, c);
		n->holds_scroll = n->holds_scroll || c->holds_scroll;
	}
	text_prepare(l, n);
	struct width label = width_label(l, n), boxes = width_boxes(n);
	width_limits(l, n, (struct width){ most_of(label.least, boxes.least), most_of(label.natural, boxes.natural) });
}
