/*
 * The little mathematics of figures. Only sums, products and quotients of doubles, which every system rounds alike,
 * so that a figure has the same bytes on all of them; sines by their series, roots by Newton.
 */
#include "course/figure_in.h"

double root(double x)
{
	if (!(x > 0))
		return 0;
	double y = x > 1 ? x : 1;
	for (int i = 0; i < 200; i++) {
		double next = (y + x / y) / 2;
		if (!(next < y))
			break;
		y = next;
	}
	return y;
}

/* 0 to 45 degrees, as radians: the next term is under 1e-16. */
static double sine_series(double x)
{
	double term = x, sum = x;
	for (int i = 1; i < 8; i++) {
		term *= -x * x / (2 * i * (2 * i + 1));
		sum += term;
	}
	return sum;
}

static double cosine_series(double x)
{
	double term = 1, sum = 1;
	for (int i = 1; i < 9; i++) {
		term *= -x * x / ((2 * i - 1) * 2 * i);
		sum += term;
	}
	return sum;
}

void turn(double degrees, double *sine, double *cosine)
{
	const double radian = 3.14159265358979323846 / 180;
	double rest = degrees - 360 * (double)(int64_t)(degrees / 360);
	if (rest < 0)
		rest += 360;
	int quarter = (int)(rest / 90);
	rest -= 90 * quarter;
	bool swap = rest > 45;
	double x = (swap ? 90 - rest : rest) * radian;
	double s = swap ? cosine_series(x) : sine_series(x), c = swap ? sine_series(x) : cosine_series(x);
	for (int i = 0; i < quarter; i++) {
		double t = s;
		s = c;
		c = -t;
	}
	*sine = s;
	*cosine = c;
}

struct matrix matrix_times(const struct matrix *o, const struct matrix *i)
{
	return (struct matrix){ o->a * i->a + o->c * i->b, o->b * i->a + o->d * i->b, o->a * i->c + o->c * i->d,
		o->b * i->c + o->d * i->d, o->a * i->e + o->c * i->f + o->e, o->b * i->e + o->d * i->f + o->f };
}

static struct matrix turned(const double *v, size_t n)
{
	double s, c;
	turn(v[0], &s, &c);
	double x = n == 3 ? v[1] : 0, y = n == 3 ? v[2] : 0;
	return (struct matrix){ c, s, -s, c, x - c * x + s * y, y - s * x - c * y };
}

static double tangent(double degrees)
{
	double s, c;
	turn(degrees, &s, &c);
	return s / c; /* infinite at 90: coordinates are checked after */
}

/* name(v...), n numbers. */
static bool transform_make(const char *name, size_t name_n, const double *v, size_t n, struct matrix *out)
{
	static const char *const names[] = { "matrix", "translate", "scale", "rotate", "skewX", "skewY" };
	size_t i = 0;
	while (i < COUNT(names) && (strlen(names[i]) != name_n || memcmp(names[i], name, name_n) != 0))
		i++;
	*out = (struct matrix){ 1, 0, 0, 1, 0, 0 };
	if (i == 0 && n == 6)
		*out = (struct matrix){ v[0], v[1], v[2], v[3], v[4], v[5] };
	else if (i == 1 && (n == 1 || n == 2))
		*out = (struct matrix){ 1, 0, 0, 1, v[0], n == 2 ? v[1] : 0 };
	else if (i == 2 && (n == 1 || n == 2))
		*out = (struct matrix){ v[0], 0, 0, n == 2 ? v[1] : v[0], 0, 0 };
	else if (i == 3 && (n == 1 || n == 3))
		*out = turned(v, n);
	else if (i == 4 && n == 1)
		out->c = tangent(v[0]);
	else if (i == 5 && n == 1)
		out->b = tangent(v[0]);
	else
		return false;
	return true;
}

bool transform_read(const char *s, struct matrix *out)
{
	*out = (struct matrix){ 1, 0, 0, 1, 0, 0 };
	for (separator_skip(&s); *s != '\0'; separator_skip(&s)) {
		const char *name = s;
		while ((*s >= 'a' && *s <= 'z') || *s == 'X' || *s == 'Y')
			s++;
		size_t name_n = (size_t)(s - name), n = 0;
		while (*s == ' ' || *s == '\n' || *s == '\t')
			s++;
		if (*s != '(')
			return false;
		s++;
		double v[6];
		for (separator_skip(&s); *s != ')'; separator_skip(&s))
			if (n == COUNT(v) || !number_read(&s, &v[n++]))
				return false;
		s++;
		struct matrix one;
		if (!transform_make(name, name_n, v, n, &one))
			return false;
		*out = matrix_times(out, &one);
	}
	return true;
}
