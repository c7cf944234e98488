/*
 * Figures are checked shapes. SVG is a source format for shapes only (decisions.md, 'Content mechanics'): svg, g,
 * path, rect, circle, ellipse, line, polyline, polygon, title (dropped); transform, viewBox; fill and stroke from
 * the named palette. Anything else is an error that names the element. What is read is kept as canonical paths in
 * 1/100 of a viewBox unit.
 */
#ifndef COURSE_FIGURE_H
#define COURSE_FIGURE_H

#include "base/base.h"
#include "course/findings.h"

/* The palette, in the order of its names: none ink soft paper card line accent accent-weak accent-ink warm
 * warm-weak good good-weak bad bad-weak focus white black skin. They share their order with ui/theme.h's enum colour.
 * skin is the card's colour unless a tone is chosen: it fills heads and hands. */
enum { FIGURE_COLOURS = 19, FIGURE_SKIN = 18 };
extern const char *const figure_colour_names[FIGURE_COLOURS + 1];

struct shape {
	int fill, stroke; /* index into the palette, 0 none */
	int stroke_width; /* 1/100 unit */
	bool round;       /* round caps and joins, else butt and miter */
	bool even_odd;
	const int *op; /* 'M' x y, 'L' x y, 'C' x1 y1 x2 y2 x y, 'Z'; absolute, 1/100 unit */
	size_t op_n;   /* ints in op */
};

struct figure {
	int width, height; /* of the viewBox, 1/100 unit */
	const struct shape *shape;
	size_t n;
};

/* The figure in the arena, or NULL with findings (errors) added for file. */
struct figure *figure_parse(struct arena *a, const char *file, const struct bytes *svg, struct findings *f);

/*
 * Canonical SVG text for the renderer, in the arena. Each colour is written as the seven characters "#pal" and
 * three digits, the palette's index; sdl/image.c overwrites them in a copy with the theme's "#rrggbb". stroke_extra
 * (1/100 unit) thickens every stroke: the thick-line variant.
 */
const char *figure_svg(struct arena *a, const struct figure *figure, int stroke_extra);
/* As figure_svg, with what is filled with skin in the colour of that number instead, and the lines that lie on it in
 * another, since a line that is plain to see on the card may be lost on the tone. */
struct figure_look {
	int stroke_extra;
	int skin, on_skin; /* colours by number, as "#pal" and three digits; 0: as written */
};
const char *figure_svg_look(struct arena *a, const struct figure *figure, const struct figure_look *look);

#endif
