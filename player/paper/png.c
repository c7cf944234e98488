/*
 * Shapes through cairo, for the pages of pdf.c and here for pixels: a figure as a PNG, for programs that cannot draw
 * our shapes. On white and in the colours of paper, since nobody knows what colour another program's cells have.
 */
#include <cairo.h>

#include "paper/png.h"

void ink_set(void *cairo, enum colour c)
{
	cairo_t *cr = cairo;
	uint32_t rgb = c == COLOUR_PAPER ? 0xFFFFFF : theme_get(THEME_PAPER)->colour[c];
	cairo_set_source_rgb(cr, (rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0);
}

static void shape_path(cairo_t *cr, const struct shape *s)
{
	for (size_t i = 0; i < s->op_n;) {
		int op = s->op[i++];
		const int *v = s->op + i;
		if (op == 'M')
			cairo_move_to(cr, v[0], v[1]);
		else if (op == 'L')
			cairo_line_to(cr, v[0], v[1]);
		else if (op == 'C')
			cairo_curve_to(cr, v[0], v[1], v[2], v[3], v[4], v[5]);
		else
			cairo_close_path(cr);
		i += op == 'C' ? 6 : op == 'Z' ? 0 : 2;
	}
}

/* The palette's order is the theme's (course/figure.h). */
void shape_draw(void *cairo, const struct shape *s)
{
	cairo_t *cr = cairo;
	shape_path(cr, s);
	cairo_set_fill_rule(cr, s->even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
	if (s->fill != COLOUR_NONE) {
		ink_set(cr, (enum colour)s->fill);
		cairo_fill_preserve(cr);
	}
	if (s->stroke != COLOUR_NONE) {
		ink_set(cr, (enum colour)s->stroke);
		cairo_set_line_width(cr, s->stroke_width);
		cairo_set_line_cap(cr, s->round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
		cairo_set_line_join(cr, s->round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
		cairo_stroke_preserve(cr);
	}
	cairo_new_path(cr);
}

static cairo_status_t write_out(void *context, const unsigned char *data, unsigned n)
{
	buf_add_n(context, (const char *)data, n);
	return CAIRO_STATUS_SUCCESS;
}

bool png_figure(struct arena *a, const struct figure *figure, int side, struct bytes *out, struct err *e)
{
	struct buf b = { .a = a };
	int longer = figure->width > figure->height ? figure->width : figure->height;
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, side, side);
	cairo_t *cr = cairo_create(surface);
	ink_set(cr, COLOUR_WHITE);
	cairo_paint(cr);
	double scale = longer > 0 ? (double)side / longer : 1;
	cairo_scale(cr, scale, scale);
	cairo_translate(cr, (longer - figure->width) / 2.0, (longer - figure->height) / 2.0);
	for (size_t i = 0; i < figure->n; i++)
		shape_draw(cr, &figure->shape[i]);
	cairo_status_t status = cairo_status(cr);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_write_to_png_stream(surface, write_out, &b);
	cairo_destroy(cr);
	cairo_surface_destroy(surface);
	if (status != CAIRO_STATUS_SUCCESS)
		return fail(
		    e, ERR_FORMAT, NULL, 0, "the picture could not be drawn: %s", cairo_status_to_string(status));
	*out = (struct bytes){ (unsigned char *)b.p, b.n };
	return true;
}
