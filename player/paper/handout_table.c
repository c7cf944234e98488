/*
 * Tables, whose head stands again on each page, and charts: bars to look at, and below them the same numbers as
 * a table.
 */
#include "paper/handout.h"

enum { PAD_X = 2 * MM, PAD_Y = 1500, BAR_ROW = 7 * MM, BAR = 4500 };

/* --- tables --- */

struct grid {
	const struct table *t;
	int *width, *at;
	size_t columns;
	bool rtl; /* read from the right: starts there */
};

static struct style cell_style(bool head)
{
	return style_of(head ? WEIGHT_SEMIBOLD : WEIGHT_REGULAR, 90, 120, COLOUR_INK);
}

static const char *cell_text(const struct grid *g, size_t row, size_t column)
{
	return row == 0 ? g->t->head[column] : g->t->cell[(row - 1) * g->t->columns + column];
}

static bool is_head(const struct grid *g, size_t row, size_t column)
{
	return row == 0 || (column == 0 && g->t->row_heads);
}

/* The widest word, and the whole, of a column. */
static void column_measure(struct flow *f, const struct grid *g, size_t column, int *least, int *natural)
{
	*least = *natural = 0;
	for (size_t row = 0; row <= g->t->rows; row++) {
		struct style style = cell_style(is_head(g, row, column));
		for (const char *s = cell_text(g, row, column), *word = s; *word != '\0';) {
			size_t n = strcspn(word, " ");
			int w = pdf_text_width(f->pdf, style.weight, style.size, word, n), all = 0;
			word += n + (word[n] == ' ');
			if (*word == '\0')
				all = pdf_text_width(f->pdf, style.weight, style.size, s, strlen(s));
			*least = w > *least ? w : *least;
			*natural = all > *natural ? all : *natural;
		}
	}
	*least += 2 * PAD_X + 200; /* rounding must not cut a word */
	*natural += 2 * PAD_X + 200;
}

/* Each column its least, and of the rest as much as its text would like. */
static void columns_share(struct flow *f, struct grid *g)
{
	int *least = arena_array(f->a, g->columns, sizeof *least),
	    *natural = arena_array(f->a, g->columns, sizeof *natural);
	int64_t sum_least = 0, want = 0;
	for (size_t c = 0; c < g->columns; c++) {
		column_measure(f, g, c, &least[c], &natural[c]);
		sum_least += least[c];
		want += natural[c] - least[c] + MM;
	}
	int64_t spare = f->width - sum_least;
	for (size_t c = 0; c < g->columns; c++) {
		int64_t w = spare >= 0 ? least[c] + spare * (natural[c] - least[c] + MM) / want
				       : (int64_t)f->width * least[c] / sum_least;
		g->width[c] = (int)w;
		g->at[c] = c > 0 ? g->at[c - 1] + g->width[c - 1] : 0;
	}
	for (size_t c = 0; c < g->columns && g->rtl; c++)
		g->at[c] = f->width - g->at[c] - g->width[c];
}

static int row_height(struct flow *f, const struct grid *g, size_t row)
{
	int h = 0;
	for (size_t c = 0; c < g->columns; c++) {
		struct lines l = text_wrap_one(
		    f->a, f->pdf, cell_style(is_head(g, row, c)), cell_text(g, row, c), g->width[c] - 2 * PAD_X);
		h = lines_height(&l) > h ? lines_height(&l) : h;
	}
	return h + 2 * PAD_Y;
}

/* tagged false: a head that only the eye needs again. */
static void row_draw(struct flow *f, const struct grid *g, size_t row, int h, bool tagged)
{
	if (row == 0)
		pdf_box(f->pdf, (struct area){ f->x, f->y, f->width, h }, 0, COLOUR_ACCENT_WEAK, COLOUR_NONE, 0,
		    LINE_PLAIN);
	if (tagged)
		pdf_tag(f->pdf, TAG_ROW, NULL);
	for (size_t c = 0; c < g->columns; c++) {
		struct lines l = text_wrap_one(
		    f->a, f->pdf, cell_style(is_head(g, row, c)), cell_text(g, row, c), g->width[c] - 2 * PAD_X);
		if (tagged)
			pdf_tag(f->pdf,
			    row == 0                 ? TAG_HEAD_COLUMN
				: is_head(g, row, c) ? TAG_HEAD_ROW
						     : TAG_CELL,
			    NULL);
		lines_draw(
		    f->pdf, &l, 0, l.n, f->x + g->at[c] + PAD_X, f->y + PAD_Y, g->width[c] - 2 * PAD_X, TEXT_START);
		if (tagged)
			pdf_tag_end(f->pdf);
	}
	if (tagged)
		pdf_tag_end(f->pdf);
	f->y += h;
	pdf_line(f->pdf, f->x, f->y, f->x + f->width, f->y, 150, COLOUR_LINE, LINE_PLAIN);
}

void handout_table(struct flow *f, const struct table *t, const char *caption)
{
	struct grid g = { .t = t, .columns = t->columns, .rtl = text_rtl(t->head[0]) };
	g.width = arena_array(f->a, g.columns, sizeof *g.width);
	g.at = arena_array(f->a, g.columns, sizeof *g.at);
	columns_share(f, &g);
	int head = row_height(f, &g, 0), first = t->rows > 0 ? row_height(f, &g, 1) : 0;
	flow_need(f, head + first + (caption != NULL ? 8 * MM : 0));
	if (caption != NULL) {
		flow_text(f, TAG_P, style_of(WEIGHT_SEMIBOLD, 95, 130, COLOUR_INK), caption);
		f->y += MM;
	}
	pdf_tag(f->pdf, TAG_TABLE, NULL);
	row_draw(f, &g, 0, head, true);
	for (size_t row = 1; row <= t->rows; row++) {
		int h = row_height(f, &g, row);
		if (!f->measuring && f->y + h > FLOW_BOTTOM) {
			flow_page(f);
			row_draw(f, &g, 0, head, false);
		}
		row_draw(f, &g, row, h, true);
	}
	pdf_tag_end(f->pdf);
}

/* --- charts --- */

int64_t handout_chart_top(const struct chart *c)
{
	int64_t top = 1;
	for (size_t i = 0; i < c->point_n * c->series_n; i++)
		top = c->value_milli[i] != INT64_MIN && c->value_milli[i] > top ? c->value_milli[i] : top;
	return top;
}

static const char *value_text(struct arena *a, const struct chart *c, size_t i)
{
	return streq(c->unit, "%") ? arena_printf(a, "%s%%", c->shown[i]) : c->shown[i];
}

static void bar_draw(struct flow *f, const struct chart *c, size_t point, size_t series, int64_t top, int y)
{
	static const enum colour fills[] = { COLOUR_ACCENT, COLOUR_WARM, COLOUR_GOOD, COLOUR_SOFT };
	size_t i = point * c->series_n + series;
	struct style style = style_of(WEIGHT_REGULAR, 85, 105, COLOUR_INK);
	int label = f->width * 38 / 100, value = 18 * MM, room = f->width - label - value - 4 * MM;
	const char *name =
	    c->series_n > 1 ? arena_printf(f->a, "%s, %s", c->point[point], c->series[series]) : c->point[point];
	struct lines l = text_fit(f->a, f->pdf, style, 6 * PT, name, label, 2);
	lines_draw(f->pdf, &l, 0, l.n, f->x, y + (BAR_ROW - lines_height(&l)) / 2, label, TEXT_END);
	int64_t v = c->value_milli[i] > 0 ? c->value_milli[i] : 0;
	int w = (int)(v * room / top);
	w = w < 500 ? 500 : w;
	pdf_box(f->pdf, (struct area){ f->x + label + 2 * MM, y + (BAR_ROW - BAR) / 2, w, BAR }, 0,
	    fills[series % COUNT(fills)], COLOUR_NONE, 0, LINE_PLAIN);
	struct lines shown =
	    text_wrap_one(f->a, f->pdf, style_of(WEIGHT_SEMIBOLD, 90, 110, COLOUR_INK), value_text(f->a, c, i), value);
	lines_draw(f->pdf, &shown, 0, 1, f->x + label + 4 * MM + w, y + (BAR_ROW - shown.line) / 2, value, TEXT_START);
}

static void bars_draw(struct flow *f, const struct chart *c, const char *caption, int64_t top)
{
	pdf_tag(f->pdf, TAG_FIGURE,
	    arena_printf(
		f->a, "Bar chart: %s. The table that follows has its numbers.", caption != NULL ? caption : "numbers"));
	for (size_t point = 0; point < c->point_n; point++)
		for (size_t series = 0; series < c->series_n; series++) {
			if (c->value_milli[point * c->series_n + series] == INT64_MIN)
				continue;
			bar_draw(f, c, point, series, top, f->y);
			f->y += BAR_ROW;
		}
	pdf_tag_end(f->pdf);
}

static const struct table *chart_table(struct arena *a, const struct chart *c)
{
	struct table *t = arena_alloc(a, sizeof *t);
	t->columns = c->series_n + 1;
	t->rows = c->point_n;
	t->row_heads = true;
	const char **head = arena_array(a, t->columns, sizeof *head),
		   **cell = arena_array(a, t->columns * t->rows, sizeof *cell);
	head[0] = "";
	for (size_t s = 0; s < c->series_n; s++)
		head[s + 1] = c->series[s][0] != '\0' ? c->series[s] : c->unit[0] != '\0' ? c->unit : "Value";
	for (size_t p = 0; p < c->point_n; p++) {
		cell[p * t->columns] = c->point[p];
		for (size_t s = 0; s < c->series_n; s++)
			cell[p * t->columns + s + 1] = c->shown[p * c->series_n + s];
	}
	t->head = head;
	t->cell = cell;
	return t;
}

void handout_chart(struct flow *f, const struct chart *c, const char *caption, int64_t top_milli)
{
	int bars = (int)(c->point_n * c->series_n) * BAR_ROW + 14 * MM;
	flow_need(f, bars < FLOW_PAGE ? bars : FLOW_PAGE);
	if (caption != NULL)
		flow_text(f, TAG_P, style_of(WEIGHT_SEMIBOLD, 95, 130, COLOUR_INK), caption);
	if (c->unit[0] != '\0' && !streq(c->unit, "%"))
		flow_text(f, TAG_P, handout_small(COLOUR_SOFT), c->unit);
	f->y += MM;
	bars_draw(f, c, caption, top_milli);
	flow_space(f, 2 * MM);
	handout_table(f, chart_table(f->a, c), NULL);
}
