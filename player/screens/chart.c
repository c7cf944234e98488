/*
 * Charts, drawn from their data as nodes: bars, bars of parts, dots on a line, a curve. Every number stands beside its
 * mark in words, the colour of a mark never says anything alone, and all can be read as a table.
 */
#include "course/figure.h"
#include "screens/screen.h"

enum {
	COLUMN_PX = 76 /* a curve's label at 100% */,
	CURVE_W = 1000,
	CURVE_H = 220,
	CURVE_TOP = 16,
	CURVE_FOOT = 204,
	TRACK_LEAST_PX = 60 /* narrower, and the row goes into two lines */,
	GAP_PX = 3 /* between parts of a bar */,
	STACK_PERMILLE = 960 /* what the parts take, so that the gaps fit */
};

/* In this order; a legend names them. */
static const struct {
	enum colour colour;
	const char *name; /* in the palette of figures */
} fills[] = { { COLOUR_ACCENT, "accent" }, { COLOUR_WARM, "warm" }, { COLOUR_GOOD, "good" }, { COLOUR_SOFT, "soft" } };

static enum colour fill_of(size_t series)
{
	return fills[series % COUNT(fills)].colour;
}

/* The chart's data as a table of the model, so that one drawing of tables serves both. */
static const struct table *chart_table(struct arena *a, const struct chart *c)
{
	struct table *t = arena_alloc(a, sizeof *t);
	t->columns = c->series_n + 1;
	t->rows = c->point_n;
	t->row_heads = true;
	const char **head = arena_array(a, t->columns, sizeof *head);
	const char **cells = arena_array(a, t->columns * t->rows, sizeof *cells);
	head[0] = "";
	for (size_t s = 0; s < c->series_n; s++)
		head[s + 1] = c->series[s][0] != '\0' ? c->series[s] : c->unit[0] != '\0' ? c->unit : "Value";
	for (size_t p = 0; p < c->point_n; p++) {
		cells[p * t->columns] = c->point[p];
		for (size_t s = 0; s < c->series_n; s++)
			cells[p * t->columns + s + 1] = c->shown[p * c->series_n + s];
	}
	t->head = head;
	t->cell = cells;
	return t;
}

/* 0 where there is none: it has no length. */
static int64_t value_of(const struct chart *c, size_t point, size_t series)
{
	int64_t v = c->value_milli[point * c->series_n + series];
	return v > 0 ? v : 0;
}

static bool has_value(const struct chart *c, size_t point, size_t series)
{
	return c->value_milli[point * c->series_n + series] != INT64_MIN;
}

int64_t chart_top(const struct chart *c)
{
	int64_t top = 1;
	for (size_t p = 0; p < c->point_n; p++) {
		int64_t sum = 0;
		for (size_t s = 0; s < c->series_n; s++) {
			sum = c->kind == CHART_STACKED ? sum + value_of(c, p, s) : value_of(c, p, s);
			top = sum > top ? sum : top;
		}
	}
	return top;
}

static const char *value_text(struct arena *a, const struct chart *c, size_t point, size_t series)
{
	if (!has_value(c, point, series))
		return "\xE2\x80\x93";
	return arena_printf(a, "%s%s", c->shown[point * c->series_n + series], streq(c->unit, "%") ? "%" : "");
}

/* All numbers of a row, in the order of the legend. */
static const char *values_text(struct arena *a, const struct chart *c, size_t point)
{
	struct buf b = { .a = a };
	for (size_t s = 0; s < c->series_n; s++)
		buf_addf(&b, "%s%s", s > 0 ? " \xC2\xB7 " : "", value_text(a, c, point, s));
	return buf_text(&b);
}

/* Room for the longest, so that all rows' tracks begin and end alike. */
static int values_room(struct arena *a, const struct chart *c)
{
	int most = 5;
	for (size_t p = 0; p < c->point_n; p++) {
		int n = (int)strlen(values_text(a, c, p));
		most = n > most ? n : most;
	}
	return most * 13;
}

/* What stands beside a row; aloud each number with its name. */
static void values(struct ui *u, struct node *row, const struct chart *c, size_t point)
{
	struct buf said = { .a = u->a };
	for (size_t s = 0; s < c->series_n; s++) {
		const char *v = value_text(u->a, c, point, s);
		buf_addf(&said, "%s%s: %s", s > 0 ? ", " : "", c->series[s], has_value(c, point, s) ? v : "no number");
	}
	struct node *n = w_text(u, row, "value", TYPE_FIGURE, COLOUR_INK, values_text(u->a, c, point));
	if (c->series_n > 1)
		n->name = buf_text(&said);
}

static struct node *graphic(struct ui *u, struct node *parent, const char *key)
{
	struct node *n = ui_node(u, parent, ROLE_FIGURE, key);
	n->flags = NODE_DECORATIVE | NODE_GRAPHIC;
	return n;
}

/* Every second of them hollow where there is room for it: two marks differ by more than colour. */
static void mark_look(struct node *n, size_t series, bool rings)
{
	bool hollow = rings && series % 2 == 1;
	n->fill = hollow ? COLOUR_CARD : fill_of(series);
	n->border = fill_of(series);
	n->border_px = hollow ? 5 : 1;
}

/* A mark of each colour with its name. */
static void legend(struct ui *u, struct node *card, const struct chart *c)
{
	bool rings = c->kind == CHART_DOT;
	struct node *row = w_wrap(u, card, "legend", 20);
	for (size_t s = 0; s < c->series_n; s++) {
		struct node *one = w_row(u, row, arena_printf(u->a, "s%zu", s), 8);
		struct node *mark = graphic(u, one, "mark");
		mark->fixed_w = mark->fixed_h = 16;
		mark_look(mark, s, rings);
		mark->radius_px = 4;
		w_text(u, one, "name", TYPE_SMALL, COLOUR_INK, c->series[s]);
	}
}

static struct node *row_of(struct ui *u, struct node *card, const char *key, const char *label)
{
	struct node *row = ui_node(u, card, ROLE_ITEM, key);
	row->box = BOX_ROW;
	row->align = ALIGN_CENTER;
	row->gap = 12;
	struct node *l = w_text(u, row, "label", TYPE_SMALL, COLOUR_INK, label);
	l->grow = 2;
	l->min_w = 120;
	return row;
}

static void bar(struct ui *u, struct node *track, const char *key, int64_t value, int64_t top, enum colour fill)
{
	struct node *b = graphic(u, track, key);
	int permille = (int)(value * 1000 / top);
	b->permille_w = permille < 8 ? 8 : permille;
	b->fixed_h = 26;
	b->fill = fill;
	b->radius_px = 6;
}

static struct node *bar_track(struct ui *u, struct node *row)
{
	struct node *track = graphic(u, row, "track");
	track->box = BOX_ROW;
	track->grow = 2;
	track->min_w = TRACK_LEAST_PX;
	track->min_h = 28;
	return track;
}

static void bars(struct ui *u, struct node *card, const struct chart *c, int64_t top)
{
	for (size_t p = 0; p < c->point_n; p++)
		for (size_t s = 0; s < c->series_n; s++) {
			if (!has_value(c, p, s))
				continue;
			const char *label =
			    c->series_n > 1 ? arena_printf(u->a, "%s, %s", c->point[p], c->series[s]) : c->point[p];
			struct node *row = row_of(u, card, arena_printf(u->a, "p%zu-%zu", p, s), label);
			bar(u, bar_track(u, row), "bar", value_of(c, p, s), top, fill_of(s));
			w_text(u, row, "value", TYPE_FIGURE, COLOUR_INK, value_text(u->a, c, p, s))->min_w = 64;
		}
}

static void stacks(struct ui *u, struct node *card, const struct chart *c, int64_t top)
{
	for (size_t p = 0; p < c->point_n; p++) {
		struct node *row = row_of(u, card, arena_printf(u->a, "p%zu", p), c->point[p]);
		struct node *track = bar_track(u, row);
		track->gap = GAP_PX;
		for (size_t s = 0; s < c->series_n; s++)
			if (value_of(c, p, s) > 0)
				bar(u, track, arena_printf(u->a, "part%zu", s),
				    value_of(c, p, s) * STACK_PERMILLE / 1000, top, fill_of(s));
		values(u, row, c, p);
		row->last->min_w = values_room(u->a, c);
	}
}

static struct node *on_track(struct ui *u, struct node *track, const char *key, int x)
{
	struct node *n = graphic(u, track, key);
	n->placed = true;
	n->place_x = x;
	n->place_y = 500;
	n->text_align = ALIGN_CENTER;
	return n;
}

/* Room at both ends, so that a dot at 0 or at the top is whole. */
static int dot_place(int64_t value, int64_t top)
{
	return 30 + (int)(value * 940 / top);
}

static void dots(struct ui *u, struct node *card, const struct chart *c, int64_t top)
{
	for (size_t p = 0; p < c->point_n; p++) {
		struct node *row = row_of(u, card, arena_printf(u->a, "p%zu", p), c->point[p]);
		struct node *track = graphic(u, row, "track");
		int from = 1000, to = 0;
		track->box = BOX_LAYER;
		track->grow = 2;
		track->min_w = TRACK_LEAST_PX;
		track->min_h = 28;
		struct node *line = on_track(u, track, "line", 500);
		line->permille_w = 1000;
		line->fixed_h = 2;
		line->fill = COLOUR_LINE;
		for (size_t s = 0; s < c->series_n; s++) {
			int at = dot_place(value_of(c, p, s), top);
			from = has_value(c, p, s) && at < from ? at : from;
			to = has_value(c, p, s) && at > to ? at : to;
		}
		if (to > from) {
			struct node *between = on_track(u, track, "between", (from + to) / 2);
			between->permille_w = to - from;
			between->fixed_h = 6;
			between->fill = COLOUR_SOFT;
		}
		for (size_t s = 0; s < c->series_n; s++) {
			if (!has_value(c, p, s))
				continue;
			struct node *dot =
			    on_track(u, track, arena_printf(u->a, "dot%zu", s), dot_place(value_of(c, p, s), top));
			dot->flags |= NODE_ROUND;
			dot->fixed_w = dot->fixed_h = 20;
			mark_look(dot, s, true);
		}
		values(u, row, c, p);
		row->last->min_w = values_room(u->a, c);
	}
}

/* --- a curve --- */

static int curve_x(const struct chart *c, size_t point)
{
	return (int)((2 * point + 1) * CURVE_W / (2 * c->point_n));
}

static int curve_y(const struct chart *c, size_t point, size_t series, int64_t top)
{
	return CURVE_FOOT - (int)(value_of(c, point, series) * (CURVE_FOOT - CURVE_TOP) / top);
}

/* As a source figure: it goes through the same reader as an author's. Where there is no number the curve is broken. */
static const struct figure *curve_figure(struct arena *a, const struct chart *c, int64_t top)
{
	struct buf b = { .a = a };
	struct findings found = { .a = a };
	buf_addf(&b,
	    "<svg viewBox=\"0 0 %d %d\"><path d=\"M0 %d L%d %d\" stroke=\"soft\" stroke-width=\"2\" fill=\"none\"/>",
	    CURVE_W, CURVE_H, CURVE_FOOT, CURVE_W, CURVE_FOOT);
	for (size_t s = 0; s < c->series_n; s++) {
		const char *colour = fills[s % COUNT(fills)].name;
		for (size_t p = 0; p < c->point_n; p++) {
			if (!has_value(c, p, s))
				continue;
			int x = curve_x(c, p), y = curve_y(c, p, s, top);
			if (p > 0 && has_value(c, p - 1, s))
				buf_addf(&b,
				    "<path d=\"M%d %d L%d %d\" stroke=\"%s\" stroke-width=\"5\" fill=\"none\"/>",
				    curve_x(c, p - 1), curve_y(c, p - 1, s, top), x, y, colour);
			buf_addf(&b, "<circle cx=\"%d\" cy=\"%d\" r=\"9\" fill=\"%s\"/>", x, y, colour);
		}
	}
	buf_add(&b, "</svg>");
	struct bytes svg = { arena_alloc(a, b.n + 1), b.n };
	memcpy(svg.p, buf_text(&b), b.n);
	return figure_parse(a, "chart", &svg, &found);
}

/* Each label under its place of the curve. */
static void curve(struct ui *u, struct node *card, const struct chart *c, int64_t top)
{
	const struct figure *figure = curve_figure(u->a, c, top);
	struct node *both = w_column(u, card, "curve", 4);
	if (figure != NULL) {
		struct node *n = graphic(u, both, "picture");
		n->picture = figure_svg(u->a, figure, 0);
		n->picture_w = CURVE_W;
		n->picture_h = CURVE_H;
	}
	struct node *grid = ui_node(u, both, ROLE_LIST, "points");
	grid->box = BOX_GRID;
	grid->columns = (int)c->point_n;
	grid->align = ALIGN_START;
	for (size_t p = 0; p < c->point_n; p++) {
		struct node *one = w_column(u, grid, arena_printf(u->a, "p%zu", p), 0);
		one->role = ROLE_ITEM;
		w_text(u, one, "label", TYPE_SMALL, COLOUR_SOFT, c->point[p])->text_align = ALIGN_CENTER;
		values(u, one, c, p);
		one->last->text_align = ALIGN_CENTER;
		if (c->series_n == 1 && !has_value(c, p, 0))
			one->last->name = "no number";
	}
}

/*
 * Whether labels under a curve have room, in a card as narrow as it may be here: beside prose, or in a column of two.
 */
static bool curve_fits(const struct frame *f, const struct chart *c)
{
	int scale = f->app->view.scale, window = f->app->view.w;
	int width = window * 100 / scale >= 1080 ? (window - 170) * 4 / 9 - 50 : window - 160;
	size_t letters = 0;
	for (size_t p = 0; p < c->point_n; p++)
		letters = strlen(c->point[p]) > letters ? strlen(c->point[p]) : letters;
	int column = (int)letters * 10 + 16 > COLUMN_PX * (int)c->series_n ? (int)letters * 10 + 16
									   : COLUMN_PX * (int)c->series_n;
	return (int)c->point_n * column * scale / 100 <= width;
}

static void chart_draw(struct frame *f, struct node *card, const struct chart *c, int64_t top)
{
	bool as_bars = c->kind == CHART_BAR || (c->kind == CHART_LINE && !curve_fits(f, c));
	if (c->series_n > 1 && !as_bars)
		legend(f->u, card, c);
	if (as_bars)
		bars(f->u, card, c, top);
	else if (c->kind == CHART_STACKED)
		stacks(f->u, card, c, top);
	else if (c->kind == CHART_DOT)
		dots(f->u, card, c, top);
	else
		curve(f->u, card, c, top);
}

void w_chart(struct frame *f, struct node *parent, const char *key, const struct block *b, int64_t top_milli)
{
	struct ui *u = f->u;
	struct node *card = w_card(u, parent, key);
	card->gap = 12;
	if (b->caption != NULL)
		w_heading(u, card, "caption", 3, TYPE_H3, b->caption);
	if (b->chart->unit[0] != '\0' && !streq(b->chart->unit, "%"))
		w_text(u, card, "unit", TYPE_SMALL, COLOUR_SOFT, b->chart->unit);
	if (f->app->table_shown)
		w_table(f, card, "table", chart_table(u->a, b->chart), NULL);
	else
		chart_draw(f, card, b->chart, top_milli);
	w_button(u, w_wrap(u, card, "row", 8), "as-table", BUTTON_QUIET,
	    f->app->table_shown ? "Show as a chart" : "Show as a table", act_of(ACTION_TABLE));
}
