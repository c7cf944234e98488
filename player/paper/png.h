/* Figures through cairo, whose header stays out of headers: cairo is a cairo_t. */
#ifndef PAPER_PNG_H
#define PAPER_PNG_H

#include "base/base.h"
#include "course/figure.h"
#include "ui/theme.h"

/* The theme 'paper', but the page itself stays unprinted. */
void ink_set(void *cairo, enum colour c);
/* One shape at cairo's present scale. */
void shape_draw(void *cairo, const struct shape *s);

/* A PNG of side x side pixels in the arena: the figure in its middle on white, in the colours of paper. The same bytes
 * each time. */
bool png_figure(struct arena *a, const struct figure *figure, int side, struct bytes *out, struct err *e);

#endif
