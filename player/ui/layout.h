/*
 * Inside layout: what its files share. A node is measured from the leaves up (least and natural width), arranged at
 * a width (its height, its children relative to it), then placed (rectangles in the window). Each pass touches each
 * node about once.
 */
#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include "ui/tree.h"

enum {
	LAYOUT_FILL = 1 << 20,  /* a natural width that means: all there is */
	LAYOUT_ICON_GAP = 10,   /* between an icon, a text and its shortcut */
	LAYOUT_PICTURE_GAP = 6, /* between a picture and the label below it */
	LAYOUT_PICTURE_LEAST = 32,
	LAYOUT_BAR_H = 10, /* a progress bar */
	LAYOUT_SLIDER_H = 24,
	LAYOUT_SCROLLBAR = 20, /* right of a scroller's content: its bar, and a focus ring beside it */
	LAYOUT_RING = 12,      /* room kept around the focused node for its ring */
};

static inline int most_of(int a, int b)
{
	return a > b ? a : b;
}

static inline int least_of(int a, int b)
{
	return a < b ? a : b;
}

struct layout {
	struct arena *a;
	const struct ui_fonts *fonts;
	struct ui_view view;
	const char *focus;
	const struct node *scroller; /* the one the wish is for */
	int wish;
};

/* --- layout_text.c --- */
/* The direction of n and all below, from their words: the first letter says where a box starts, as in a paragraph.
 * around: of what it stands in, for what has no letters. */
void direction_set(struct node *n, bool around);
/* Cuts the node's words (text or value, inline children, shortcut) into measured pieces; leaves words NULL without
 * text. */
void text_prepare(const struct layout *l, struct node *n);
/* The whole on one line, and the narrowest that still reads well. */
int text_natural(const struct layout *l, const struct node *n);
int text_least(const struct layout *l, const struct node *n);
/* Writes the fragments for this width and gives their height. */
int text_lines(const struct layout *l, struct node *n, int width);

/* --- layout_caret.c --- */
/* Writes where the caret of a field stands; the height it needs, lines without letters included. */
int caret_place(const struct layout *l, struct node *n, int width, int height);

/* --- layout_measure.c --- */
/* Text scale applied to a length of a node that has text. */
int scaled(const struct layout *l, const struct node *n, int px);
int inset_x(const struct node *n);
int inset_y(const struct node *n);
bool has_picture(const struct node *n);
/* Whether the picture stands beside the text (or is an icon) rather than above it. */
bool picture_beside(const struct node *n);
int icon_h(const struct layout *l, const struct node *n);
int icon_w(const struct layout *l, const struct node *n);
int icon_gap(const struct node *n);   /* its gap, or LAYOUT_ICON_GAP */
bool has_boxes(const struct node *n); /* children that are not inline */
/* The next box from n on, n included: inline children are words, not boxes. */
struct node *box_from(struct node *n);
/* least_w and natural_w of n and all below; forgets what an earlier layout wrote. */
void measure(const struct layout *l, struct node *n);

/* --- layout_share.c --- */
struct share {
	int least, natural, most, grow; /* most 0: no limit; grow 0: natural, shrinking towards least when it must */
	int size;                       /* the answer */
};
/* Divides total among n; the sizes add up to total when something grows or must shrink. */
void share_out(struct share *s, size_t n, int total);

/* --- layout_arrange.c --- */
/* The height of n at an outer width; children get rectangles relative to n's inner box. Remembered until another
 * width. */
int arrange(const struct layout *l, struct node *n, int width);
bool row_stacks(const struct layout *l, const struct node *n, int width);
/* A child that only pushes others apart; left out of a stacked row. */
bool is_spacer(const struct node *n);
/* A child of a column that shows nothing now (a status without words): no gap goes with it. */
bool no_room(const struct node *n);

#endif
