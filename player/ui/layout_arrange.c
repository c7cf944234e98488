/*
 * How high a node is at a width, and where its children stand in it: the four directions. Rectangles are relative
 * to the node's inner box (inside border and padding) here; layout.c shares out spare height and moves them into
 * the window.
 */
#include "ui/layout.h"

bool is_spacer(const struct node *n)
{
	return n->first == NULL && n->words == NULL && !has_picture(n) && n->fill == COLOUR_NONE &&
	    n->border == COLOUR_NONE && n->fixed_w == 0 && n->min_w == 0 && n->fixed_h == 0 && n->min_h == 0 &&
	    n->permille_w == 0 && n->role == ROLE_GROUP && !(n->flags & NODE_FOCUSABLE);
}

bool no_room(const struct node *n)
{
	return n->rect.h == 0 && n->grow == 0 && !n->holds_scroll;
}

bool row_stacks(const struct layout *l, const struct node *n, int width)
{
	return n->box == BOX_ROW && n->stack_below > 0 && width < n->stack_below * l->view.scale / 100;
}

/* --- the node's own picture and words --- */

static int picture_h_at(const struct layout *l, const struct node *n, int inner)
{
	if (n->fixed_h > 0)
		return n->fixed_h - 2 * inset_y(n);
	int width = n->image != NULL && n->picture_w > 0 ? least_of(inner, n->picture_w) : inner;
	int height = n->picture_w > 0 ? (int)((int64_t)width * n->picture_h / n->picture_w) : width;
	return most_of(least_of(height, most_of(l->view.h * 3 / 5, 2 * TARGET_PX)), 1);
}

/* The icon's box and the fragments' origin for text beside it; false when they do not fit side by side. */
static bool label_beside(const struct layout *l, struct node *n, int inner, int *height)
{
	int iw = icon_w(l, n), ih = icon_h(l, n), gap = icon_gap(n);
	int room = inner - iw - gap;
	if (room < least_of(text_least(l, n), inner / 2))
		return false;
	int width = least_of(room, text_natural(l, n));
	int spare = inner - iw - gap - width;
	int shift = n->text_align == ALIGN_CENTER ? spare / 2 : n->text_align == ALIGN_END ? spare : 0;
	int text_w = n->text_align == ALIGN_START ? room : width, text_h = text_lines(l, n, text_w);
	*height = most_of(ih, text_h);
	n->picture_rect = (struct rect){ n->rtl ? inner - shift - iw : shift, (*height - ih) / 2, iw, ih };
	n->text_x = n->rtl ? inner - shift - iw - gap - text_w : shift + iw + gap;
	n->text_y = (*height - text_h) / 2;
	return true;
}

static int label_above(const struct layout *l, struct node *n, int inner, int picture_h)
{
	int text_h = text_lines(l, n, inner);
	bool words_first = (n->flags & NODE_WORDS_ABOVE) != 0;
	n->picture_rect = (struct rect){ 0, words_first ? text_h + LAYOUT_PICTURE_GAP : 0, inner, picture_h };
	n->text_x = 0;
	n->text_y = words_first ? 0 : picture_h + LAYOUT_PICTURE_GAP;
	return picture_h + LAYOUT_PICTURE_GAP + text_h;
}

/* Everything relative to the inner box; 0 when the node has neither words nor picture. */
static int label_arrange(const struct layout *l, struct node *n, int inner)
{
	int height = 0;
	n->text_x = n->text_y = 0;
	if (!has_picture(n))
		return n->words != NULL ? text_lines(l, n, inner) : 0;
	if (n->words == NULL) {
		bool icon = picture_beside(n);
		height = icon ? icon_h(l, n) : picture_h_at(l, n, inner);
		n->picture_rect = (struct rect){ 0, 0, inner, height };
		return height;
	}
	if (picture_beside(n)) {
		if (label_beside(l, n, inner, &height))
			return height;
		return label_above(l, n, inner, icon_h(l, n));
	}
	return label_above(l, n, inner, LAYOUT_PICTURE_LEAST);
}

/* --- directions --- */

static int child_width(const struct layout *l, const struct node *c, int inner, bool stretch)
{
	if (c->permille_w > 0)
		return most_of(inner * c->permille_w / 1000, 1);
	if (!stretch || c->fixed_w > 0)
		return least_of(c->natural_w, inner);
	return c->max_w > 0 ? least_of(inner, most_of(scaled(l, c, c->max_w), c->least_w)) : inner;
}

static int aligned(enum align align, int room, int size)
{
	switch (align) {
	case ALIGN_START:
	case ALIGN_STRETCH:
		return 0;
	case ALIGN_CENTER:
		return (room - size) / 2;
	case ALIGN_END:
		return room - size;
	}
	return 0;
}

static int arrange_column(const struct layout *l, struct node *n, int inner, bool stacked)
{
	int y = 0;
	bool first = true;
	for (struct node *c = box_from(n->first); c != NULL; c = box_from(c->next)) {
		if (stacked && is_spacer(c)) {
			c->rect = (struct rect){ 0, y, 0, 0 };
			continue;
		}
		bool stretch = stacked ? !(c->flags & NODE_FOCUSABLE) || c->grow > 0 : n->align == ALIGN_STRETCH;
		int w = child_width(l, c, inner, stretch), h = arrange(l, c, w);
		c->rect.h = h;
		if (!no_room(c)) {
			y += first ? 0 : n->gap;
			first = false;
		}
		c->rect = (struct rect){ stacked ? 0 : aligned(n->align, inner, w), y, w, h };
		y += h;
	}
	return y;
}

static int arrange_layer(const struct layout *l, struct node *n, int inner)
{
	int most = 0;
	for (struct node *c = box_from(n->first); c != NULL; c = box_from(c->next)) {
		int w = child_width(l, c, inner, !c->placed && (n->align == ALIGN_STRETCH || c->grow > 0));
		if (c->placed) {
			int at = inner * c->place_x / 1000;
			int room = c->text_align == ALIGN_END ? at : inner - at;
			if (c->text_align == ALIGN_CENTER)
				room = 2 * least_of(at, inner - at);
			w = least_of(w, most_of(room, least_of(c->least_w, inner)));
		}
		int h = arrange(l, c, w);
		c->rect = (struct rect){ 0, 0, w, h };
		most = most_of(most, h);
	}
	return most;
}

static int arrange_grid(const struct layout *l, struct node *n, int inner)
{
	int columns = n->columns > 0 ? n->columns : 1, i = 0, y = 0, row_h = 0;
	while (columns > 1 && (inner + n->gap) / columns - n->gap < TARGET_PX)
		columns--;
	for (struct node *c = box_from(n->first); c != NULL; c = box_from(c->next), i++) {
		int column = i % columns;
		if (column == 0 && i > 0) {
			y += row_h + n->gap;
			row_h = 0;
		}
		int x = (inner + n->gap) * column / columns;
		int w = (inner + n->gap) * (column + 1) / columns - n->gap - x;
		int h = arrange(l, c, most_of(w, 1));
		c->rect = (struct rect){ x, y, most_of(w, 1), h };
		row_h = most_of(row_h, h);
	}
	return y + row_h;
}

/* What a child asks of the row it stands in. */
static struct share row_share(const struct layout *l, const struct node *n, const struct node *c, int inner)
{
	struct share s = { least_of(c->least_w, inner), least_of(c->natural_w, inner), 0, c->grow, 0 };
	if (c->role == ROLE_SEPARATOR && c->fixed_w == 0) {
		s.least = s.natural = 1;
		s.grow = 0;
	} else if (c->permille_w > 0) {
		s.least = s.natural = most_of(inner * c->permille_w / 1000, 1);
		s.grow = 0;
	} else if (c->grow == 0 && c->natural_w >= LAYOUT_FILL) {
		s.grow = 1;
	} else if (c->fixed_w > 0) {
		s.grow = 0;
	}
	if (c->max_w > 0)
		s.most = most_of(scaled(l, c, c->max_w), s.least);
	/* Where lines may break, what does not grow keeps its natural width and the next one goes to the next line. */
	if (n->box == BOX_WRAP && s.grow == 0)
		s.least = s.natural;
	return s;
}

/* One line of a row from first on: count children at y. Returns the line's height. */
static int row_line(
    const struct layout *l, struct node *n, struct node *first, struct share *s, size_t count, int inner, int y)
{
	share_out(s, count, inner - n->gap * (int)(count - 1));
	int x = 0, height = 0;
	struct node *c = first;
	for (size_t i = 0; i < count; i++, c = box_from(c->next)) {
		int w = least_of(most_of(s[i].size, 0), inner), h = arrange(l, c, w);
		c->rect = (struct rect){ x, y, w, h };
		x += w + n->gap;
		height = most_of(height, h);
	}
	return height;
}

static int arrange_row(const struct layout *l, struct node *n, int inner)
{
	size_t count = 0;
	for (struct node *c = box_from(n->first); c != NULL; c = box_from(c->next))
		count++;
	struct share few[16], *s = count <= COUNT(few) ? few : arena_array(l->a, count, sizeof *s);
	size_t in_line = 0;
	int used = 0, y = 0;
	struct node *first = box_from(n->first);
	for (struct node *c = first; c != NULL; c = box_from(c->next)) {
		struct share ask = row_share(l, n, c, inner);
		if (in_line > 0 && used + n->gap + ask.least > inner) {
			y += row_line(l, n, first, s, in_line, inner, y) + n->gap;
			first = c;
			in_line = 0;
			used = 0;
		}
		used += (in_line > 0 ? n->gap : 0) + ask.least;
		s[in_line++] = ask;
	}
	return in_line > 0 ? y + row_line(l, n, first, s, in_line, inner, y) : y;
}

static int boxes_arrange(const struct layout *l, struct node *n, int inner, int outer)
{
	switch (n->box) {
	case BOX_COLUMN:
		return arrange_column(l, n, inner, false);
	case BOX_ROW:
		return row_stacks(l, n, outer) ? arrange_column(l, n, inner, true) : arrange_row(l, n, inner);
	case BOX_WRAP:
		return arrange_row(l, n, inner);
	case BOX_GRID:
		return arrange_grid(l, n, inner);
	case BOX_LAYER:
		return arrange_layer(l, n, inner);
	}
	return 0;
}

static int bar_h(const struct node *n)
{
	if (n->role == ROLE_SLIDER)
		return LAYOUT_SLIDER_H;
	if (n->role != ROLE_PROGRESS)
		return 0;
	return n->words == NULL && n->fixed_h > 0 ? n->fixed_h : LAYOUT_BAR_H;
}

/* What its kind and its own wishes make of the content's height. */
static int height_limits(const struct layout *l, const struct node *n, int h)
{
	bool content = n->words != NULL || has_boxes(n);
	if (n->fixed_h > 0)
		h = content ? most_of(h, scaled(l, n, n->fixed_h)) : n->fixed_h;
	if (n->role == ROLE_SEPARATOR && n->fixed_h == 0)
		h = most_of(h, 1);
	h = most_of(h, n->min_h);
	return n->flags & NODE_FOCUSABLE ? most_of(h, TARGET_PX) : h;
}

int arrange(const struct layout *l, struct node *n, int width)
{
	if (n->at_w == width)
		return n->at_h;
	int inner = most_of(width - 2 * inset_x(n), 1), bar = bar_h(n);
	n->label_h = label_arrange(l, n, inner);
	int h = n->label_h;
	if (bar > 0) {
		h += h > 0 ? LAYOUT_PICTURE_GAP : 0;
		n->bar_rect = (struct rect){ 0, h, inner, bar };
		h += bar;
	}
	if (has_boxes(n)) {
		int boxes = boxes_arrange(l, n, inner, width);
		if (n->box == BOX_LAYER)
			h = most_of(h, boxes);
		else
			h += boxes + (h > 0 ? n->gap : 0);
	}
	n->at_w = width;
	n->at_h = height_limits(l, n, h + 2 * inset_y(n));
	return n->at_h;
}
