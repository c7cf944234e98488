/*
 * Where buttons stand. A board without a grid but with absolute places becomes the nearest grid; then the strip is
 * taken out. What is left keeps its order: a word must not move (motor plan).
 */
#include "course/board_in.h"

#include "course/limits.h"

/* The whole grid as written, strip and all. */
struct grid {
	size_t rows, columns;
	int *cell; /* index into button, -1 empty */
};

static void grid_make(struct board_reader *r, struct grid *g, size_t rows, size_t columns)
{
	g->rows = rows;
	g->columns = columns;
	g->cell = arena_array(r->a, rows * columns, sizeof *g->cell);
	for (size_t i = 0; i < rows * columns; i++)
		g->cell[i] = -1;
}

static size_t side_read(struct board_reader *r, const struct json *grid, const char *key, size_t otherwise)
{
	int64_t n = 0;
	const char *text = json_text(grid, key);
	if (parse_int(text, 1, LIMIT_BOARD_SIDE, &n))
		return (size_t)n;
	board_say(r, SEVERITY_ERROR, NULL, "board-grid", "grid \"%s\": write a whole number from 1 to %d", key,
	    LIMIT_BOARD_SIDE);
	return otherwise < 1 ? 1 : otherwise > LIMIT_BOARD_SIDE ? LIMIT_BOARD_SIDE : otherwise;
}

static void cell_read(struct board_reader *r, const struct json *j, int *cell)
{
	if (j->kind == JSON_NULL)
		return;
	const char *id = j->kind == JSON_STRING || j->kind == JSON_NUMBER ? j->text : NULL;
	const struct named *button = id == NULL ? NULL : named_find(&r->buttons, id);
	if (button != NULL)
		*cell = (int)button->index;
	else
		board_say(r, SEVERITY_ERROR, NULL, "board-cell", "the grid names a button \"%s\", which there is not",
		    id == NULL ? "?" : id);
}

static void order_read(struct board_reader *r, const struct json *order, struct grid *g)
{
	size_t row = 0;
	for (const struct json *line = order->first; line != NULL; line = line->next, row++) {
		if (line->kind != JSON_ARRAY) {
			board_say(r, SEVERITY_ERROR, NULL, "board-grid", "row %zu of the grid is no list", row + 1);
			continue;
		}
		if (line->n != g->columns)
			board_say(r, SEVERITY_ERROR, NULL, "board-grid",
			    "row %zu of the grid has %zu cells, not %zu: write null for an empty one", row + 1, line->n,
			    g->columns);
		size_t column = 0;
		for (const struct json *j = line->first; j != NULL && row < g->rows && column < g->columns;
		     j = j->next, column++)
			cell_read(r, j, &g->cell[row * g->columns + column]);
	}
	if (order->n != g->rows)
		board_say(r, SEVERITY_ERROR, NULL, "board-grid",
		    "the grid has %zu rows, not %zu: write null in each empty cell", order->n, g->rows);
}

static bool grid_written(struct board_reader *r, struct grid *g)
{
	const struct json *grid = json_get(r->root, "grid"), *order = json_get(grid, "order");
	if (order == NULL || order->kind != JSON_ARRAY || order->n == 0)
		return false;
	size_t columns = order->first->kind == JSON_ARRAY ? order->first->n : 1;
	size_t rows = side_read(r, grid, "rows", order->n);
	grid_make(r, g, rows, side_read(r, grid, "columns", columns));
	order_read(r, order, g);
	return true;
}

/* The middle of a button along one axis, in thousandths of the screen; its size in *size. False when it has no
 * place. */
static bool place_read(const struct json *j, bool across, int *middle, int *size)
{
	const struct json *from = json_get(j, across ? "left" : "top"),
			  *length = json_get(j, across ? "width" : "height");
	if (from == NULL || length == NULL || from->kind != JSON_NUMBER || length->kind != JSON_NUMBER)
		return false;
	double start = from->number, extent = length->number;
	if (!(start >= 0 && start <= 1 && extent > 0 && extent <= 1))
		return false;
	*size = (int)(extent * 1000);
	*middle = (int)((start + extent / 2) * 1000);
	return *size > 0;
}

/* The rows or columns that the middles of buttons fall into: middles nearer than half the smallest button are one. */
struct axis {
	int from[LIMIT_BOARD_SIDE]; /* the first middle of each */
	size_t n;
};

static int int_order(const void *p, const void *q)
{
	const int *x = p, *y = q;
	return *x < *y ? -1 : *x > *y;
}

/* False when a button has no place. */
static bool axis_read(struct board_reader *r, bool across, struct axis *out)
{
	int size, least = 1000;
	int *middle = arena_array(r->a, r->buttons.n, sizeof *middle);
	for (size_t i = 0; i < r->buttons.n; i++) {
		if (!place_read(r->buttons.list[i].json, across, &middle[i], &size))
			return false;
		least = size < least ? size : least;
	}
	qsort(middle, r->buttons.n, sizeof *middle, int_order);
	out->n = 0;
	for (size_t i = 0; i < r->buttons.n && out->n < LIMIT_BOARD_SIDE; i++)
		if (i == 0 || middle[i] - out->from[out->n - 1] > least / 2)
			out->from[out->n++] = middle[i];
	return out->n > 0;
}

static size_t axis_place(const struct axis *x, int middle)
{
	size_t i = 0;
	while (i + 1 < x->n && x->from[i + 1] <= middle)
		i++;
	return i;
}

/* Puts a button into the cell nearest to its place; a taken cell gives way to the next empty one. */
static bool place_take(struct grid *g, size_t row, size_t column, int index)
{
	size_t all = g->rows * g->columns, at = row * g->columns + column;
	for (size_t i = 0; i < all; i++) {
		int *cell = &g->cell[(at + i) % all];
		if (*cell >= 0)
			continue;
		*cell = index;
		return true;
	}
	return false;
}

static bool grid_from_places(struct board_reader *r, struct grid *g)
{
	struct axis across, down;
	if (!axis_read(r, true, &across) || !axis_read(r, false, &down))
		return false;
	size_t columns = across.n, rows = down.n;
	while (rows * columns < r->buttons.n && rows < LIMIT_BOARD_SIDE)
		rows++;
	grid_make(r, g, rows, columns);
	const struct named **in_order =
	    arena_array(r->a, r->buttons.n, sizeof *in_order); /* the list is sorted by id */
	for (size_t i = 0; i < r->buttons.n; i++)
		in_order[r->buttons.list[i].index] = &r->buttons.list[i];
	for (size_t i = 0; i < r->buttons.n; i++) {
		const struct named *n = in_order[i];
		int x = 0, y = 0, size = 0;
		place_read(n->json, true, &x, &size);
		place_read(n->json, false, &y, &size);
		place_take(g, axis_place(&down, y), axis_place(&across, x), (int)n->index);
	}
	board_say(r, SEVERITY_WARNING, NULL, "board-places",
	    "the buttons have absolute places: they are shown in the nearest grid, %zu by %zu", rows, columns);
	return true;
}

/* No grid at all: the buttons in their order, as near to a square as may be. */
static void grid_square(struct board_reader *r, struct grid *g)
{
	size_t n = r->buttons.n, columns = 1;
	while (columns * columns < n)
		columns++;
	grid_make(r, g, n == 0 ? 1 : (n + columns - 1) / columns, columns);
	for (size_t i = 0; i < n && i < g->rows * g->columns; i++)
		g->cell[i] = (int)i;
	board_say(r, SEVERITY_ERROR, NULL, "board-grid",
	    "the board has no \"grid\" with an \"order\": say where each button stands");
}

/* The strip's cells, row by row. A board shows each of them once. */
static void strip_take(struct board_reader *r, const struct grid *g)
{
	struct board *b = r->board;
	for (size_t i = 0; i < COUNT(b->strip); i++)
		b->strip[i] = -1;
	size_t seen = 0;
	for (size_t i = 0; i < g->rows * g->columns; i++) {
		int index = g->cell[i];
		if (index < 0 || !r->button[index].strip)
			continue;
		if (seen < COUNT(b->strip))
			b->strip[seen] = index;
		b->strip_moved = b->strip_moved || i / g->columns != seen / 2 || i % g->columns != seen % 2;
		seen++;
	}
	b->strip_n = seen < COUNT(b->strip) ? seen : COUNT(b->strip);
	if (seen > COUNT(b->strip))
		board_say(r, SEVERITY_ERROR, NULL, "board-strip",
		    "the strip has %zu cells: it has ten, the same on every board", seen);
}

static bool is_word(const struct board_reader *r, const struct grid *g, size_t row, size_t column)
{
	int index = g->cell[row * g->columns + column];
	return index >= 0 && !r->button[index].strip;
}

/*
 * The words' own grid. With a strip, only rows and columns that hold a word are kept; without one the author's
 * empty rows are meant and stay.
 */
static void words_take(struct board_reader *r, const struct grid *g)
{
	struct board *b = r->board;
	bool keep_all = b->strip_n == 0;
	bool row_kept[LIMIT_BOARD_SIDE] = { false }, column_kept[LIMIT_BOARD_SIDE] = { false };
	for (size_t row = 0; row < g->rows; row++)
		for (size_t column = 0; column < g->columns; column++)
			if (keep_all || is_word(r, g, row, column))
				row_kept[row] = column_kept[column] = true;
	for (size_t row = 0; row < g->rows; row++)
		b->rows += row_kept[row] ? 1 : 0;
	for (size_t column = 0; column < g->columns; column++)
		b->columns += column_kept[column] ? 1 : 0;
	int *cell = arena_array(r->a, b->rows * b->columns, sizeof *cell);
	size_t at = 0;
	for (size_t row = 0; row < g->rows; row++)
		for (size_t column = 0; column < g->columns; column++)
			if (row_kept[row] && column_kept[column])
				cell[at++] = is_word(r, g, row, column) ? g->cell[row * g->columns + column] : -1;
	b->cell = cell;
}

/* A word that stands nowhere is lost to a child who looks for it. */
static void unplaced_say(struct board_reader *r, const struct grid *g)
{
	bool *placed = arena_array(r->a, r->buttons.n, sizeof *placed);
	for (size_t i = 0; i < g->rows * g->columns; i++)
		if (g->cell[i] >= 0)
			placed[g->cell[i]] = true;
	for (size_t i = 0; i < r->buttons.n; i++)
		if (!placed[i] && !r->button[i].hidden)
			board_say(r, SEVERITY_WARNING, r->button[i].id, "board-unplaced",
			    "button \"%s\" stands nowhere in the grid", r->button[i].id);
}

void grid_read(struct board_reader *r)
{
	struct grid g = { 0 };
	if (!grid_written(r, &g) && !grid_from_places(r, &g))
		grid_square(r, &g);
	strip_take(r, &g);
	words_take(r, &g);
	unplaced_say(r, &g);
}
