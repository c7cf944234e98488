/*
 * The grammar of path data (SVG 1.1, 8.3): all commands, absolute and relative, repeated without their letter,
 * numbers set as tightly as the grammar allows ("1.5.5-2"), the flags of an arc without a blank between.
 */
#include "course/figure_in.h"

struct path {
	struct pen *pen;
	const char *s;
	double x, y;           /* where the pen is */
	double from_x, from_y; /* where the subpath began */
	double cx, cy;         /* last control point, for S and T */
	char before;           /* the command before, upper case */
	bool begun;            /* the subpath has its move */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

void separator_skip(const char **s)
{
	while (is_space(**s))
		++*s;
	if (**s == ',')
		++*s;
	while (is_space(**s))
		++*s;
}

/* Digits at *s times ten to the power of places so far; how many in *n. */
static double digits_read(const char **s, double value, int *n)
{
	for (; is_digit(**s); ++*s, ++*n)
		if (*n < 17)
			value = value * 10 + (**s - '0');
	return value;
}

static double power_of_ten(int n)
{
	double p = 1;
	for (int i = 0; i < n; i++)
		p *= 10;
	return p;
}

static bool exponent_read(const char **s, int *out)
{
	const char *p = *s;
	if (*p != 'e' && *p != 'E')
		return true;
	p++;
	bool minus = *p == '-';
	if (*p == '-' || *p == '+')
		p++;
	if (!is_digit(*p))
		return true; /* the letter belongs to something else */
	int n = 0;
	for (; is_digit(*p); p++)
		n = n < 100 ? n * 10 + (*p - '0') : n;
	*s = p;
	*out = minus ? -n : n;
	return n <= 30;
}

bool number_read(const char **s, double *out)
{
	const char *p = *s;
	bool minus = *p == '-';
	if (*p == '-' || *p == '+')
		p++;
	int whole = 0, part = 0, exponent = 0;
	double value = digits_read(&p, 0, &whole);
	if (*p == '.') {
		p++;
		double fraction = digits_read(&p, 0, &part);
		value += fraction / power_of_ten(part < 17 ? part : 17);
	}
	if (whole + part == 0 || whole > 17 || !exponent_read(&p, &exponent))
		return false;
	value = exponent < 0 ? value / power_of_ten(-exponent) : value * power_of_ten(exponent);
	if (value > 1e9)
		return false;
	*s = p;
	*out = minus ? -value : value;
	return true;
}

static bool numbers(struct path *p, double *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *s = p->s;
		separator_skip(&s);
		if (!number_read(&s, &v[i]))
			return false;
		p->s = s;
	}
	return true;
}

static bool flag(struct path *p, bool *out)
{
	separator_skip(&p->s);
	if (*p->s != '0' && *p->s != '1')
		return false;
	*out = *p->s++ == '1';
	return true;
}

/* After Z a drawing command begins a new subpath where the last one began. */
static void begin(struct path *p)
{
	if (!p->begun)
		pen_move(p->pen, p->x, p->y);
	p->begun = true;
}

static void go(struct path *p, double x, double y)
{
	p->x = x;
	p->y = y;
}

static void cubic(struct path *p, double x1, double y1, double x2, double y2, double x, double y)
{
	begin(p);
	pen_cubic(p->pen, x1, y1, x2, y2, x, y);
	p->cx = x2;
	p->cy = y2;
	go(p, x, y);
}

static void quadratic(struct path *p, double qx, double qy, double x, double y)
{
	cubic(p, p->x + 2 * (qx - p->x) / 3, p->y + 2 * (qy - p->y) / 3, x + 2 * (qx - x) / 3, y + 2 * (qy - y) / 3, x,
	    y);
	p->cx = qx;
	p->cy = qy;
}

static void line_to(struct path *p, double x, double y)
{
	begin(p);
	pen_line(p->pen, x, y);
	go(p, x, y);
}

static bool move_to(struct path *p, double dx, double dy)
{
	double v[2];
	if (!numbers(p, v, 2))
		return false;
	go(p, v[0] + dx, v[1] + dy);
	p->from_x = p->x;
	p->from_y = p->y;
	pen_move(p->pen, p->x, p->y);
	p->begun = true;
	return true;
}

static bool arc_to(struct path *p, double dx, double dy)
{
	double r[3], to[2];
	bool large, sweep;
	if (!numbers(p, r, 3) || !flag(p, &large) || !flag(p, &sweep) || !numbers(p, to, 2))
		return false;
	begin(p);
	pen_arc(p->pen, p->x, p->y, r[0], r[1], r[2], large, sweep, to[0] + dx, to[1] + dy);
	go(p, to[0] + dx, to[1] + dy);
	return true;
}

/* C S Q T. The first control of S and T is the last one of a like command, mirrored in the point. */
static bool curve_to(struct path *p, char command, double dx, double dy)
{
	double v[6];
	size_t n = command == 'C' ? 6 : command == 'T' ? 2 : 4;
	if (!numbers(p, v, n))
		return false;
	for (size_t i = 0; i < n; i += 2) {
		v[i] += dx;
		v[i + 1] += dy;
	}
	bool cubic_before = p->before == 'C' || p->before == 'S',
	     quadratic_before = p->before == 'Q' || p->before == 'T';
	bool mirror = command == 'S' ? cubic_before : quadratic_before;
	double mx = mirror ? 2 * p->x - p->cx : p->x, my = mirror ? 2 * p->y - p->cy : p->y;
	if (command == 'C')
		cubic(p, v[0], v[1], v[2], v[3], v[4], v[5]);
	else if (command == 'S')
		cubic(p, mx, my, v[0], v[1], v[2], v[3]);
	else if (command == 'Q')
		quadratic(p, v[0], v[1], v[2], v[3]);
	else
		quadratic(p, mx, my, v[0], v[1]);
	return true;
}

/* L H V. */
static bool straight_to(struct path *p, char command, double dx, double dy)
{
	double v[2];
	if (!numbers(p, v, command == 'L' ? 2 : 1))
		return false;
	if (command == 'H')
		line_to(p, v[0] + dx, p->y);
	else if (command == 'V')
		line_to(p, p->x, v[0] + dy);
	else
		line_to(p, v[0] + dx, v[1] + dy);
	return true;
}

/* One set of numbers of a command. */
static bool command_once(struct path *p, char command, bool relative)
{
	double dx = relative ? p->x : 0, dy = relative ? p->y : 0;
	bool done;
	if (command == 'M')
		done = move_to(p, dx, dy);
	else if (command == 'A')
		done = arc_to(p, dx, dy);
	else if (command == 'L' || command == 'H' || command == 'V')
		done = straight_to(p, command, dx, dy);
	else
		done = curve_to(p, command, dx, dy);
	p->before = command;
	return done;
}

static bool begins_number(const char *s)
{
	separator_skip(&s);
	return is_digit(*s) || *s == '.' || *s == '-' || *s == '+';
}

static bool command(struct path *p)
{
	char letter = *p->s;
	bool relative = letter >= 'a' && letter <= 'z';
	char upper = relative ? (char)(letter - 'a' + 'A') : letter;
	if (letter == '\0' || strchr("MLHVCSQTAZ", upper) == NULL || (p->before == '\0' && upper != 'M'))
		return false;
	p->s++;
	if (upper == 'Z') {
		if (p->begun)
			pen_close(p->pen);
		p->begun = false;
		p->before = 'Z';
		go(p, p->from_x, p->from_y);
		return true;
	}
	do {
		if (!command_once(p, upper, relative))
			return false;
		upper = upper == 'M' ? 'L' : upper; /* further pairs of a move are lines */
	} while (begins_number(p->s) && !pen_full(p->pen));
	return true;
}

const char *path_draw(struct pen *pen, const char *d)
{
	struct path p = { .pen = pen, .s = d };
	while (is_space(*p.s))
		p.s++;
	while (*p.s != '\0' && !pen_full(pen)) {
		if (!command(&p))
			return p.s;
		while (is_space(*p.s))
			p.s++;
	}
	return NULL;
}
