/*
 * The picture as a list of plain operations, in painting order: what sdl/paint.c puts on a surface. Adds no words of
 * its own.
 */
#ifndef UI_DRAW_H
#define UI_DRAW_H

#include "ui/tree.h"

/* DRAW_CORNER: a triangle of fill in the top right half of rect, its corner rounded by radius_px. upside_down: turned
 * half round within rect. A border lies inside rect; text stands on the line box rect, whose height is its type's. */
enum draw_kind { DRAW_BOX, DRAW_TEXT, DRAW_PICTURE, DRAW_IMAGE, DRAW_CORNER };
struct draw_op {
	enum draw_kind kind;
	struct rect rect, clip;
	uint32_t fill, border, ink; /* 0xRRGGBB */
	bool has_fill, has_border;
	int border_px, radius_px;
	enum type type; /* DRAW_TEXT */
	const char *p;
	size_t n;
	bool underline, upside_down;
	bool rtl;             /* DRAW_TEXT: its words follow each other from the right */
	const char *picture;  /* DRAW_PICTURE: canonical SVG */
	uint32_t picture_ink; /* replaces 'ink' when has_ink */
	bool has_ink;
	const struct bytes *image; /* DRAW_IMAGE */
};
struct draw_list {
	struct draw_op *op;
	size_t n;
};
/* scan: ids in the scan highlight (a whole row), NULL-terminated, may be NULL. focus is drawn as the double ring of the
 * mockups. */
struct draw_list ui_draw(struct arena *a, const struct ui *u, const struct theme *theme, struct ui_view view,
    const char *focus, bool focus_visible, const char *const *scan);
/* The list with the ring of a dwell on the target id: steps of DWELL_RING_STEPS (ui/dwell.h); as it is with none. */
struct draw_list ui_draw_ring(struct arena *a, struct draw_list list, const struct ui *u, const char *id, int steps);
bool draw_same(const struct draw_list *a, const struct draw_list *b);

#endif
