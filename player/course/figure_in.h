/* What the parts of the figure reader share; private to player/course/figure*.c. */
#ifndef COURSE_FIGURE_IN_H
#define COURSE_FIGURE_IN_H

#include "course/figure.h"

/* x' = a x + c y + e, y' = b x + d y + f, as SVG writes it. */
struct matrix {
	double a, b, c, d, e, f;
};

/* Draws into a list of operations: coordinates go in as the element has them and come out in 1/100 unit of the
 * viewBox. */
struct pen {
	struct arena *arena;
	struct matrix m;
	int *op;
	size_t n, cap;
	size_t moved;  /* n just after the last move */
	size_t points; /* of the figure so far */
	bool outside;  /* a coordinate was beyond what a figure may have */
};
void pen_move(struct pen *p, double x, double y);
void pen_line(struct pen *p, double x, double y);
void pen_cubic(struct pen *p, double x1, double y1, double x2, double y2, double x, double y);
void pen_close(struct pen *p);
/* An ellipse, as four cubics. */
void pen_ellipse(struct pen *p, double cx, double cy, double rx, double ry);
/* From (x1, y1) to (x2, y2), as the path command A has it; angle in degrees. */
void pen_arc(struct pen *p, double x1, double y1, double rx, double ry, double angle, bool large, bool sweep, double x2,
    double y2);
bool pen_full(const struct pen *p);

/* figure_path.c. The place in d where it can no longer be read, NULL when all is well. */
const char *path_draw(struct pen *p, const char *d);
/* A number at *s, which moves behind it. */
bool number_read(const char **s, double *out);
/* White space and at most one comma. */
void separator_skip(const char **s);

/* figure_math.c: no libm, so that every system rounds to the same figure. */
double root(double x);
void turn(double degrees, double *sine, double *cosine);
struct matrix matrix_times(const struct matrix *outer, const struct matrix *inner);
/* A list of transforms; false when it cannot be read. */
bool transform_read(const char *s, struct matrix *out);

#endif
