/* The blocks of a slide: prose, lists, pictures, tables, charts and what holds them. One reader for each row of the
 * table in content/README.md. */
#include "course/read_in.h"

#include "course/limits.h"
#include "course/local.h"

const char *const block_tags[] = { "heading", "p", "list", "image", "figure", "table", "chart", "quote", "callout",
	"columns", "definition", "what-if", "pause", "local", NULL };

bool block_tag(const char *tag)
{
	for (size_t i = 0; block_tags[i] != NULL; i++)
		if (streq(tag, block_tags[i]))
			return true;
	return false;
}

/*
 * A decimal number in units of 10^-places: "-1,234.5" is -1234500 thousandths with places 3. Commas may stand where
 * English puts them. False when it is none, has more places, or is beyond a million million.
 */
static bool decimal_parse(const char *s, int places, bool commas, int64_t *out)
{
	bool minus = *s == '-';
	int64_t n = 0;
	int digits = 0, since_comma = -1, after = -1;
	for (s += minus ? 1 : 0; *s != '\0'; s++) {
		if (*s == '.' && after < 0 && digits > 0) {
			after = 0;
		} else if (*s == ',' && commas && after < 0 && digits > 0 &&
		    (since_comma < 0 ? digits <= 3 : since_comma == 3)) {
			since_comma = 0;
		} else if (*s >= '0' && *s <= '9' && n < 1000000000000) {
			n = n * 10 + (*s - '0');
			digits++;
			if (after >= 0)
				after++;
			else if (since_comma >= 0)
				since_comma++;
		} else {
			return false;
		}
	}
	if (digits == 0 || after == 0 || after > places || (since_comma >= 0 && since_comma != 3))
		return false;
	for (int i = after < 0 ? 0 : after; i < places; i++)
		n *= 10;
	*out = minus ? -n : n;
	return true;
}

static const struct block *list_read(struct reader *r, const struct xml *x, struct block *b);

static void item_read(struct reader *r, const struct xml *x, struct block *b, bool nested)
{
	b->kind = BLOCK_ITEM;
	b->line = x->line;
	attrs_known(r, x, no_attributes);
	b->text = rich_read(r, x, "list");
	const struct xml *list = xml_child(x, "list");
	if (list == NULL)
		return;
	if (nested) {
		wrong(r, list->line, "list-deep", "a list stands in a list in a list: two levels are enough");
		return;
	}
	struct block *inner = arena_alloc(r->a, sizeof *inner);
	b->child = list_read(r, list, inner);
	b->child_n = 1;
}

static const struct block *list_read(struct reader *r, const struct xml *x, struct block *b)
{
	static const char *const attributes[] = { "kind", NULL };
	static const char *const children[] = { "item", NULL };
	static const char *const kinds[] = { "bullets", "numbers", NULL };
	b->kind = BLOCK_LIST;
	b->line = x->line;
	attrs_known(r, x, attributes);
	children_known(r, x, children);
	b->ordered = attr_word(r, x, "kind", kinds, 0) == 1;
	size_t n = child_count(x, "item"), i = 0;
	if (n == 0)
		wrong(r, x->line, "list-empty", "<list> has no <item>");
	bool nested = x->parent != NULL && streq(x->parent->tag, "item");
	struct block *item = arena_array(r->a, n, sizeof *item);
	for (const struct xml *c = xml_child(x, "item"); c != NULL; c = xml_next(c, "item"))
		item_read(r, c, &item[i++], nested);
	b->child = item;
	b->child_n = n;
	return b;
}

static void image_read(struct reader *r, const struct xml *x, struct block *b)
{
	static const char *const attributes[] = { "src", "alt", "decorative", "caption", NULL };
	attrs_known(r, x, attributes);
	children_known(r, x, no_attributes);
	b->src = attr_file(r, x, "src");
	b->decorative = attr_yes(r, x, "decorative", false);
	b->caption = attr_text(r, x, "caption", MAYBE);
	b->alt = attr_text(r, x, "alt", MAYBE);
	if (b->alt == NULL && !b->decorative && xml_attr(x, "alt") == NULL)
		wrong(r, x->line, "alt-missing", "<image> needs alt=\"what it shows\", or decorative=\"yes\"");
	if (b->alt != NULL && b->decorative)
		wrong(r, x->line, "alt-decorative", "a decorative image has no alt=: keep one of the two");
}

static void label_read(struct reader *r, const struct xml *x, struct label *l)
{
	static const char *const attributes[] = { "x", "y", "align", NULL };
	static const char *const aligns[] = { "start", "middle", "end", NULL };
	static const char *const axes[] = { "x", "y" };
	int *place[] = { &l->x, &l->y };
	for (size_t i = 0; i < COUNT(axes); i++) {
		const char *value = attr_text(r, x, axes[i], NEED);
		int64_t n = 0;
		if (value != NULL && (!decimal_parse(value, 2, false, &n) || n < -10000000 || n > 10000000))
			wrong(r, x->line, "attribute-value",
			    "%s=\"%s\": write a number in the figure's units, at most two decimal places", axes[i],
			    value);
		else
			*place[i] = (int)n;
	}
	int align = attr_word(r, x, "align", aligns, 0);
	l->align = align < 0 ? -1 : align - 1;
	l->text = words_read(r, x, attributes);
}

static void figure_read(struct reader *r, const struct xml *x, struct block *b)
{
	static const char *const attributes[] = { "src", "alt", "caption", NULL };
	static const char *const children[] = { "label", NULL };
	attrs_known(r, x, attributes);
	children_known(r, x, children);
	b->src = attr_file(r, x, "src");
	b->alt = attr_text(r, x, "alt", NEED);
	b->caption = attr_text(r, x, "caption", MAYBE);
	struct label *label = arena_array(r->a, child_count(x, "label"), sizeof *label);
	for (const struct xml *c = xml_child(x, "label"); c != NULL; c = xml_next(c, "label"))
		label_read(r, c, &label[b->label_n++]);
	b->label = label;
}

/* Reads a row's cells into out, columns of them; a row of another length is an error. */
static void cells_read(struct reader *r, const struct xml *row, const char **out, size_t columns)
{
	static const char *const children[] = { "cell", NULL };
	attrs_known(r, row, no_attributes);
	children_known(r, row, children);
	size_t n = 0;
	for (const struct xml *c = xml_child(row, "cell"); c != NULL; c = xml_next(c, "cell"), n++) {
		if (c->first == NULL)
			attrs_known(r, c, no_attributes);
		if (n < columns)
			out[n] = c->first == NULL ? "" : prose_read(r, c, no_attributes);
	}
	if (n != columns)
		wrong(r, row->line, "table-cells",
		    "this row has %zu cells and the head %zu: make them equal (an empty one is <cell/>)", n, columns);
}

static void table_read(struct reader *r, const struct xml *x, struct block *b)
{
	static const char *const attributes[] = { "caption", "row-heads", NULL };
	static const char *const children[] = { "head", "row", NULL };
	struct table *t = arena_alloc(r->a, sizeof *t);
	attrs_known(r, x, attributes);
	children_known(r, x, children);
	b->table = t;
	b->caption = attr_text(r, x, "caption", NEED);
	t->row_heads = attr_yes(r, x, "row-heads", false);
	const struct xml *head = child_one(r, x, "head", NEED);
	size_t rows = child_count(x, "row");
	if (rows == 0)
		wrong(r, x->line, "table-empty", "<table> has no <row>");
	if (head == NULL)
		return;
	t->columns = child_count(head, "cell");
	if (t->columns == 0)
		wrong(r, head->line, "table-empty", "<head> has no <cell>");
	const char **cells = arena_array(r->a, t->columns, sizeof *cells);
	cells_read(r, head, cells, t->columns);
	t->head = cells;
	/* both factors are bounded by the file's size, but not their product */
	if (t->columns != 0 && rows > LIMIT_XML_TAGS / t->columns) {
		wrong(r, x->line, "table-large", "<table> has more than %d cells: divide it", LIMIT_XML_TAGS);
		return;
	}
	cells = arena_array(r->a, rows * t->columns, sizeof *cells);
	for (const struct xml *c = xml_child(x, "row"); c != NULL; c = xml_next(c, "row"))
		cells_read(r, c, cells + t->rows++ * t->columns, t->columns);
	for (size_t i = 0; i < rows * t->columns; i++)
		if (cells[i] == NULL)
			cells[i] = "";
	t->cell = cells;
}

/* The values of one point, one a series. */
static void point_read(
    struct reader *r, const struct xml *x, size_t series_n, const char **label, int64_t *milli, const char **shown)
{
	static const char *const attributes[] = { "label", NULL };
	static const char *const children[] = { "value", NULL };
	attrs_known(r, x, attributes);
	children_known(r, x, children);
	*label = attr_text(r, x, "label", NEED);
	size_t n = 0;
	for (size_t i = 0; i < series_n; i++) {
		milli[i] = INT64_MIN;
		shown[i] = "";
	}
	for (const struct xml *c = xml_child(x, "value"); c != NULL; c = xml_next(c, "value"), n++) {
		if (c->first == NULL)
			attrs_known(r, c, no_attributes); /* <value/>: not known */
		if (n >= series_n || c->first == NULL)
			continue;
		shown[n] = words_read(r, c, no_attributes);
		if (!decimal_parse(shown[n], 3, true, &milli[n]))
			wrong(r, c->line, "chart-value",
			    "<value>%s</value> is no number: write one like 15, 1,234 or 0.5", shown[n]);
	}
	if (n != series_n)
		wrong(r, x->line, "chart-values",
		    "<point> has %zu values and needs %zu: one for each <series>, <value/> where there is none", n,
		    series_n);
}

void chart_read(struct reader *r, const struct xml *x, struct block *b)
{
	static const char *const attributes[] = { "kind", "unit", "caption", NULL };
	static const char *const children[] = { "series", "point", NULL };
	static const char *const kinds[] = { "bar", "stacked", "line", "dot", NULL };
	struct chart *chart = arena_alloc(r->a, sizeof *chart);
	attrs_known(r, x, attributes);
	children_known(r, x, children);
	b->chart = chart;
	b->caption = attr_text(r, x, "caption", NEED);
	int kind = attr_word(r, x, "kind", kinds, -1);
	chart->kind = kind < 0 ? CHART_BAR : (enum chart_kind)kind;
	chart->unit = xml_attr(x, "unit") == NULL ? "" : attr_text(r, x, "unit", MAYBE);
	size_t series_n = child_count(x, "series"), point_n = child_count(x, "point"), i = 0;
	const char **series = arena_array(r->a, series_n == 0 ? 1 : series_n, sizeof *series);
	series[0] = "";
	for (const struct xml *c = xml_child(x, "series"); c != NULL; c = xml_next(c, "series"))
		series[i++] = words_read(r, c, no_attributes);
	series_n = series_n == 0 ? 1 : series_n;
	if (point_n == 0)
		wrong(r, x->line, "chart-empty", "<chart> has no <point>");
	if (point_n > LIMIT_XML_TAGS / series_n) {
		wrong(r, x->line, "chart-large", "<chart> has more than %d values: divide it", LIMIT_XML_TAGS);
		return;
	}
	const char **label = arena_array(r->a, point_n, sizeof *label);
	const char **shown = arena_array(r->a, point_n * series_n, sizeof *shown);
	int64_t *milli = arena_array(r->a, point_n * series_n, sizeof *milli);
	i = 0;
	for (const struct xml *c = xml_child(x, "point"); c != NULL; c = xml_next(c, "point"), i++)
		point_read(r, c, series_n, &label[i], milli + i * series_n, shown + i * series_n);
	chart->series = series;
	chart->series_n = series_n;
	chart->point = label;
	chart->point_n = point_n;
	chart->shown = shown;
	chart->value_milli = milli;
}

static void quote_read(struct reader *r, const struct xml *x, struct block *b)
{
	static const char *const attributes[] = { "by", "ref", NULL };
	attrs_known(r, x, attributes);
	b->by = attr_text(r, x, "by", NEED);
	b->ref = attr_ref(r, x, "ref", ID_SOURCE, MAYBE);
	source_used(r, b->ref);
	b->text = rich_read(r, x, NULL);
}

static void callout_read(struct reader *r, const struct xml *x, struct block *b)
{
	static const char *const attributes[] = { "kind", "title", NULL };
	static const char *const children[] = { "p", "list", NULL };
	static const char *const kinds[] = { "think", "practice", "caution", NULL };
	attrs_known(r, x, attributes);
	children_known(r, x, children);
	int kind = attr_word(r, x, "kind", kinds, -1);
	b->callout = kind < 0 ? CALLOUT_THINK : (enum callout_kind)kind;
	b->title = attr_text(r, x, "title", MAYBE);
	b->child = blocks_read(r, x, &b->child_n);
	if (b->child_n == 0)
		wrong(r, x->line, "callout-empty", "<callout> is empty: write a <p> in it or take it out");
}

static void columns_read(struct reader *r, const struct xml *x, struct block *b)
{
	static const char *const children[] = { "column", NULL };
	attrs_known(r, x, no_attributes);
	children_known(r, x, children);
	if (child_count(x, "column") != 2)
		wrong(r, x->line, "columns-two", "<columns> has %zu <column>s: it needs two", child_count(x, "column"));
	struct block *column = arena_array(r->a, 2, sizeof *column);
	for (const struct xml *c = xml_child(x, "column"); c != NULL && b->child_n < 2; c = xml_next(c, "column")) {
		struct block *into = &column[b->child_n++];
		into->kind = BLOCK_COLUMN;
		into->line = c->line;
		attrs_known(r, c, no_attributes);
		children_known(r, c, block_tags);
		for (const struct xml *inner = xml_child(c, "columns"); inner != NULL;
		     inner = xml_next(inner, "columns"))
			wrong(r, inner->line, "columns-deep", "<columns> stand in a <column>: use one level");
		into->child = blocks_read(r, c, &into->child_n);
		if (into->child_n == 0)
			wrong(r, c->line, "column-empty", "<column> is empty: write a block in it");
	}
	b->child = column;
}

static void definition_read(struct reader *r, const struct xml *x, struct block *b)
{
	static const char *const attributes[] = { "word", "ref", NULL };
	attrs_known(r, x, attributes);
	b->title = attr_text(r, x, "word", NEED);
	b->ref = attr_ref(r, x, "ref", ID_TERM, MAYBE);
	b->text = rich_read(r, x, NULL);
}

static void local_read_block(struct reader *r, const struct xml *x, struct block *b)
{
	static const char *const attributes[] = { "field", NULL };
	attrs_known(r, x, attributes);
	children_known(r, x, no_attributes);
	b->ref = attr_text(r, x, "field", NEED);
	if (b->ref != NULL && local_field_of(b->ref) == LOCAL_FIELDS)
		wrong(r, x->line, "local-field", "field=\"%s\" is no field of a local sheet%s", b->ref,
		    hint(r, b->ref, local_field_ids(r->a)));
}

static void paragraph_read(struct reader *r, const struct xml *x, struct block *b)
{
	attrs_known(r, x, no_attributes);
	b->text = rich_read(r, x, NULL);
}

static void list_block_read(struct reader *r, const struct xml *x, struct block *b)
{
	list_read(r, x, b);
}

/* Columns do not nest and lists are two deep, so the recursion is shallow. */
const struct block *blocks_read(struct reader *r, const struct xml *x, size_t *n)
{
	static const struct {
		enum block_kind kind;
		void (*read)(struct reader *, const struct xml *, struct block *);
	} readers[] = {
		/* in the order of block_tags */
		{ BLOCK_HEADING, paragraph_read },
		{ BLOCK_PARAGRAPH, paragraph_read },
		{ BLOCK_LIST, list_block_read },
		{ BLOCK_IMAGE, image_read },
		{ BLOCK_FIGURE, figure_read },
		{ BLOCK_TABLE, table_read },
		{ BLOCK_CHART, chart_read },
		{ BLOCK_QUOTE, quote_read },
		{ BLOCK_CALLOUT, callout_read },
		{ BLOCK_COLUMNS, columns_read },
		{ BLOCK_DEFINITION, definition_read },
		{ BLOCK_WHAT_IF, what_if_read },
		{ BLOCK_PAUSE, pause_read },
		{ BLOCK_LOCAL, local_read_block },
	};
	_Static_assert(COUNT(readers) + 1 == COUNT(block_tags), "each block has a tag and a reader");
	size_t count = 0;
	for (const struct xml *c = xml_child(x, NULL); c != NULL; c = xml_next(c, NULL))
		count += block_tag(c->tag) ? 1 : 0;
	struct block *b = arena_array(r->a, count, sizeof *b);
	*n = 0;
	for (const struct xml *c = xml_child(x, NULL); c != NULL; c = xml_next(c, NULL)) {
		for (size_t i = 0; i < COUNT(readers); i++) {
			if (!streq(c->tag, block_tags[i]))
				continue;
			bool nested =
			    streq(c->tag, "columns") && streq(x->tag, "column"); /* reported by columns_read */
			b[*n].kind = readers[i].kind;
			b[*n].line = c->line;
			if (!nested)
				readers[i].read(r, c, &b[*n]);
			++*n;
		}
	}
	return b;
}
