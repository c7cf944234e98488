/*
 * The pen: puts points through the element's transform and rounds them to 1/100 unit, once. Curves of every kind
 * are cubics here: an affine map of a cubic's points is the map of the cubic, so nothing else needs to know of
 * transforms.
 */
#include "course/figure_in.h"

#include "course/limits.h"

/* The control length of a quarter circle, 4/3 (sqrt 2 - 1). */
static const double QUARTER = 0.55228474983079340;

bool pen_full(const struct pen *p)
{
	return p->points > LIMIT_SVG_POINTS;
}

static void op_add(struct pen *p, int value)
{
	if (p->n == p->cap) {
		size_t cap = p->cap == 0 ? 64 : 2 * p->cap;
		int *op = arena_array(p->arena, cap, sizeof *op);
		if (p->n > 0)
			memcpy(op, p->op, p->n * sizeof *op);
		p->op = op;
		p->cap = cap;
	}
	p->op[p->n++] = value;
}

/* A million units at most, so that sums of two fit an int; what is no number is outside as well. */
static int hundredths(struct pen *p, double v)
{
	if (!(v >= -1e6 && v <= 1e6)) {
		p->outside = true;
		return 0;
	}
	return (int)(v * 100 + (v < 0 ? -0.5 : 0.5));
}

static void point_add(struct pen *p, double x, double y)
{
	p->points++;
	op_add(p, hundredths(p, p->m.a * x + p->m.c * y + p->m.e));
	op_add(p, hundredths(p, p->m.b * x + p->m.d * y + p->m.f));
}

void pen_move(struct pen *p, double x, double y)
{
	if (pen_full(p))
		return;
	if (p->moved == p->n && p->n > 0)
		p->n -= 3; /* a move after a move: the first draws nothing */
	op_add(p, 'M');
	point_add(p, x, y);
	p->moved = p->n;
}

void pen_line(struct pen *p, double x, double y)
{
	if (pen_full(p))
		return;
	op_add(p, 'L');
	point_add(p, x, y);
}

void pen_cubic(struct pen *p, double x1, double y1, double x2, double y2, double x, double y)
{
	if (pen_full(p))
		return;
	op_add(p, 'C');
	point_add(p, x1, y1);
	point_add(p, x2, y2);
	point_add(p, x, y);
}

void pen_close(struct pen *p)
{
	if (!pen_full(p))
		op_add(p, 'Z');
}

void pen_ellipse(struct pen *p, double cx, double cy, double rx, double ry)
{
	double kx = QUARTER * rx, ky = QUARTER * ry;
	pen_move(p, cx + rx, cy);
	pen_cubic(p, cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry);
	pen_cubic(p, cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy);
	pen_cubic(p, cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry);
	pen_cubic(p, cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy);
	pen_close(p);
}

/* The ellipse of an arc, and how a point of the unit circle lies on it. */
struct ellipse {
	double cx, cy, rx, ry, sine, cosine;
	double sense; /* 1: towards growing angles, -1: the other way */
};

static double on_x(const struct ellipse *e, double ux, double uy)
{
	return e->cx + e->cosine * e->rx * ux - e->sine * e->ry * uy;
}

static double on_y(const struct ellipse *e, double ux, double uy)
{
	return e->cy + e->sine * e->rx * ux + e->cosine * e->ry * uy;
}

/* At most a quarter, between two points of the unit circle. */
static void part_draw(struct pen *p, const struct ellipse *e, const double u[2], const double v[2])
{
	double cosine = u[0] * v[0] + u[1] * v[1];
	double half_cosine = root((1 + cosine) / 2), half_sine = root((1 - cosine) / 2);
	double k = e->sense * 4 / 3 * half_sine / (1 + half_cosine);
	double x1 = u[0] - k * u[1], y1 = u[1] + k * u[0], x2 = v[0] + k * v[1], y2 = v[1] - k * v[0];
	pen_cubic(p, on_x(e, x1, y1), on_y(e, x1, y1), on_x(e, x2, y2), on_y(e, x2, y2), on_x(e, v[0], v[1]),
	    on_y(e, v[0], v[1]));
}

/* From u to v in quarters and a rest. A large arc is more than two quarters; that is known and need not be measured. */
static void arc_draw(struct pen *p, const struct ellipse *e, double u[2], const double v[2], bool large)
{
	for (int quarter = 0; quarter < 4; quarter++) {
		bool more = quarter < 2 ? large : false;
		if (!more && u[0] * v[0] + u[1] * v[1] >= 0)
			break;
		double next[2] = { -e->sense * u[1], e->sense * u[0] };
		part_draw(p, e, u, next);
		u[0] = next[0];
		u[1] = next[1];
	}
	if (e->sense * (u[0] * v[1] - u[1] * v[0]) > 1e-9)
		part_draw(p, e, u, v);
}

/* SVG 1.1, F.6.5 and F.6.6: from end points to the middle, radii grown when they are too small. */
void pen_arc(struct pen *p, double x1, double y1, double rx, double ry, double angle, bool large, bool sweep, double x2,
    double y2)
{
	if (x1 == x2 && y1 == y2)
		return;
	rx = rx < 0 ? -rx : rx;
	ry = ry < 0 ? -ry : ry;
	if (rx < 1e-9 || ry < 1e-9) {
		pen_line(p, x2, y2);
		return;
	}
	struct ellipse e = { .sense = sweep ? 1 : -1 };
	turn(angle, &e.sine, &e.cosine);
	double hx = (x1 - x2) / 2, hy = (y1 - y2) / 2;
	double x = (e.cosine * hx + e.sine * hy) / rx, y = (-e.sine * hx + e.cosine * hy) / ry;
	double size = x * x + y * y; /* (half the chord / radius) squared */
	double grow = size > 1 ? root(size) : 1;
	e.rx = rx * grow;
	e.ry = ry * grow;
	x /= grow;
	y /= grow;
	double factor = size < 1 ? root((1 - size) / size) : 0;
	if (large == sweep)
		factor = -factor;
	double mx = factor * y, my = -factor * x; /* the middle, on the unit circle's scale */
	e.cx = e.cosine * e.rx * mx - e.sine * e.ry * my + (x1 + x2) / 2;
	e.cy = e.sine * e.rx * mx + e.cosine * e.ry * my + (y1 + y2) / 2;
	double u[2] = { x - mx, y - my }, v[2] = { -x - mx, -y - my };
	size_t before = p->n;
	arc_draw(p, &e, u, v, large);
	if (p->n == before) { /* too flat to bend */
		pen_line(p, x2, y2);
	} else if (!pen_full(p)) { /* end exactly where the author said */
		p->n -= 2;
		p->points--;
		point_add(p, x2, y2);
	}
}
