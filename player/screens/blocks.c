/*
 * The blocks of a slide as nodes. A figure's words are labels drawn by the font code over its shapes, so that they
 * scale, re-theme and speak. Charts stand in chart.c.
 */
#include "course/figure.h"
#include "course/image.h"
#include "course/limits.h"
#include "screens/screen.h"

bool block_stands_beside(const struct block *b)
{
	return b->kind == BLOCK_FIGURE || b->kind == BLOCK_IMAGE || b->kind == BLOCK_CHART;
}

static const char *key_of(struct frame *f, size_t i)
{
	return arena_printf(f->u->a, "b%zu", i);
}

/* A dot in the middle of the item's first line: a shape, so that nothing reads it out. */
static void bullet(struct frame *f, struct node *item)
{
	int line = type_line(TYPE_BODY, f->app->view.scale, f->app->view.spacing);
	struct node *room = ui_node(f->u, item, ROLE_FIGURE, "mark");
	room->flags = NODE_DECORATIVE | NODE_GRAPHIC;
	room->box = BOX_LAYER;
	room->fixed_w = line / 3;
	room->fixed_h = line;
	struct node *dot = ui_node(f->u, room, ROLE_FIGURE, "dot");
	dot->flags = NODE_DECORATIVE | NODE_GRAPHIC | NODE_ROUND;
	dot->placed = true;
	dot->place_x = dot->place_y = 500;
	dot->text_align = ALIGN_CENTER;
	dot->fixed_w = dot->fixed_h = line / 5;
	dot->fill = COLOUR_ACCENT;
}

static void list(struct frame *f, struct node *parent, const char *key, const struct block *b)
{
	struct ui *u = f->u;
	struct node *l = ui_node(u, parent, ROLE_LIST, key);
	l->box = BOX_COLUMN;
	l->align = ALIGN_STRETCH;
	l->gap = 10;
	for (size_t i = 0; i < b->child_n; i++) {
		const struct block *item = &b->child[i];
		struct node *n = ui_node(u, l, ROLE_ITEM, key_of(f, i));
		n->box = BOX_ROW;
		n->align = ALIGN_START;
		n->gap = 12;
		if (b->ordered)
			w_text(u, n, "mark", TYPE_BODY, COLOUR_INK, arena_printf(u->a, "%zu.", i + 1));
		else
			bullet(f, n);
		struct node *words = w_column(u, n, "words", 8);
		words->grow = 1;
		w_rich(u, words, "text", TYPE_BODY, &item->text);
		if (item->child_n > 0)
			list(f, words, "nested", &item->child[0]);
	}
}

static void caption(struct frame *f, struct node *parent, const char *text)
{
	if (text != NULL)
		w_text(f->u, parent, "caption", TYPE_SMALL, COLOUR_SOFT, text);
}

static int permille_of(int part, int whole)
{
	return whole > 0 ? part * 1000 / whole : 0;
}

/*
 * Whether a number at each label would touch no other, in a picture as narrow as it may become: beside prose in a wide
 * window, in one column of two in any.
 */
static bool numbers_fit(const struct frame *f, const struct block *b, const struct figure *figure)
{
	int scale = f->app->view.scale, window = f->app->view.w;
	int width = window * 100 / scale >= 1080 ? (window - 170) * 4 / 9 - 50 : window < 1010 ? window - 160 : 850;
	if (figure->width <= 0 || figure->height <= 0)
		return false;
	/* layout gives a picture three fifths of the window's height at most */
	int height = (int)((int64_t)width * figure->height / figure->width), most = f->app->view.h * 3 / 5;
	if (height > most) {
		height = most;
		width = (int)((int64_t)height * figure->width / figure->height);
	}
	int w = (b->label_n > 9 ? 23 : 13) * scale / 100, h = 24 * scale / 100;
	for (size_t i = 0; i < b->label_n; i++)
		for (size_t k = 0; k < i; k++) {
			int dx = permille_of(b->label[i].x - b->label[k].x, figure->width) * width / 1000;
			int dy = permille_of(b->label[i].y - b->label[k].y, figure->height) * height / 1000;
			if (abs(dx) < w + 2 && abs(dy) < h + 2)
				return false;
		}
	return width > 4 * w && height > 2 * h;
}

/*
 * Labels lie over the shapes: a layer of nodes placed by permille of the picture's box. Large text would lie over its
 * neighbours, so then a number stands there and the words in a list below; where even numbers would touch, the list
 * alone. No word is ever made smaller than the learner asked for.
 */
static void figure_labels(
    struct frame *f, struct node *layer, struct node *below, const struct block *b, const struct figure *figure)
{
	int scale = f->app->view.scale, width = f->app->view.w;
	bool numbers = scale >= 140 || width < 640, list_only = numbers && !numbers_fit(f, b, figure);
	for (size_t i = 0; i < b->label_n; i++) {
		const struct label *l = &b->label[i];
		const char *key = arena_printf(f->u->a, "label%zu", i), *number = arena_printf(f->u->a, "%zu", i + 1);
		/* a label may carry its number already, "1 Pause" */
		bool own = str_starts(l->text, number) && l->text[strlen(number)] == ' ';
		if (numbers)
			w_text(f->u, below, key, TYPE_SMALL, COLOUR_INK,
			    arena_printf(f->u->a, "%s. %s", number, own ? l->text + strlen(number) + 1 : l->text));
		if (list_only)
			continue;
		struct node *n = w_text(f->u, layer, key, TYPE_SMALL_STRONG, COLOUR_INK, numbers ? number : l->text);
		n->place_x = permille_of(l->x, figure->width);
		n->place_y = permille_of(l->y, figure->height);
		n->text_align = numbers || l->align == 0 ? ALIGN_CENTER : l->align < 0 ? ALIGN_START : ALIGN_END;
		n->placed = true;
	}
}

static void figure(struct frame *f, struct node *parent, const char *key, const struct block *b)
{
	struct ui *u = f->u;
	struct bytes svg;
	struct err e = { 0 };
	struct findings found = { .a = u->a };
	struct node *card = w_card(u, parent, key);
	struct node *n = ui_node(u, card, ROLE_FIGURE, "picture");
	n->name = b->alt;
	if (!pack_read(f->app->open->pack, u->a, b->src, LIMIT_SVG_BYTES, &svg, &e)) {
		n->text = arena_printf(u->a, "This figure cannot be shown: %s", e.text);
		return;
	}
	const struct figure *shapes = figure_parse(u->a, b->src, &svg, &found);
	if (shapes == NULL) {
		n->text = "This figure cannot be shown.";
		return;
	}
	n->picture = figure_svg(u->a, shapes, 0);
	n->picture_w = shapes->width / 100;
	n->picture_h = shapes->height / 100;
	n->box = BOX_LAYER;
	figure_labels(f, n, card, b, shapes);
	caption(f, card, b->caption);
}

static void image(struct frame *f, struct node *parent, const char *key, const struct block *b)
{
	struct ui *u = f->u;
	struct image_head head;
	struct err e = { 0 };
	struct bytes *bytes = arena_alloc(u->a, sizeof *bytes);
	struct node *card = w_card(u, parent, key);
	struct node *n = ui_node(u, card, ROLE_FIGURE, "picture");
	n->name = b->alt;
	if (b->decorative)
		n->flags |= NODE_DECORATIVE;
	if (!pack_read(f->app->open->pack, u->a, b->src, LIMIT_IMAGE_BYTES, bytes, &e) ||
	    !image_head(bytes, b->src, &head, &e)) {
		n->text = arena_printf(u->a, "This picture cannot be shown: %s", e.text);
		return;
	}
	n->image = bytes;
	n->picture_w = head.width;
	n->picture_h = head.height;
	n->max_w = head.width;
	caption(f, card, b->caption);
}

static void cell(struct frame *f, struct node *row, size_t c, const char *text, enum role role)
{
	struct node *n = ui_node(f->u, row, role, arena_printf(f->u->a, "c%zu", c));
	n->text = text;
	n->type = role == ROLE_CELL ? TYPE_SMALL : TYPE_SMALL_STRONG;
	n->ink = COLOUR_INK;
	n->pad_x = 12;
	n->pad_y = 8;
	n->grow = 1;
}

static struct node *table_row(struct frame *f, struct node *table, const char *key, bool head, size_t columns)
{
	struct node *r = ui_node(f->u, table, ROLE_ROW, key);
	r->box = BOX_GRID;
	r->columns = (int)columns;
	r->align = ALIGN_START;
	if (head)
		r->fill = COLOUR_ACCENT_WEAK;
	return r;
}

void w_table(struct frame *f, struct node *parent, const char *key, const struct table *t, const char *title)
{
	struct ui *u = f->u;
	struct node *card = w_card(u, parent, key);
	card->pad_x = card->pad_y = 2;
	card->gap = 0;
	if (title != NULL) {
		struct node *h = w_text(u, card, "caption", TYPE_SMALL_STRONG, COLOUR_INK, title);
		h->pad_x = 12;
		h->pad_y = 8;
	}
	struct node *grid = ui_node(u, card, ROLE_TABLE, "table");
	grid->name = title;
	grid->box = BOX_COLUMN;
	grid->align = ALIGN_STRETCH;
	struct node *head = table_row(f, grid, "head", true, t->columns);
	for (size_t c = 0; c < t->columns; c++)
		cell(f, head, c, t->head[c], ROLE_COLUMNHEADER);
	for (size_t r = 0; r < t->rows; r++) {
		if (r > 0) {
			struct node *line = ui_node(u, grid, ROLE_SEPARATOR, arena_printf(u->a, "line%zu", r));
			line->flags = NODE_DECORATIVE | NODE_GRAPHIC;
			line->fill = COLOUR_LINE;
			line->fixed_h = 1;
		}
		struct node *row = table_row(f, grid, arena_printf(u->a, "r%zu", r), false, t->columns);
		for (size_t c = 0; c < t->columns; c++)
			cell(f, row, c, t->cell[r * t->columns + c],
			    c == 0 && t->row_heads ? ROLE_ROWHEADER : ROLE_CELL);
	}
}

static void callout(struct frame *f, struct node *parent, const char *key, const struct block *b)
{
	static const struct {
		enum colour fill;
		const char *title;
	} look[] = {
		[CALLOUT_THINK] = { COLOUR_ACCENT_WEAK, "Stop and think" },
		[CALLOUT_PRACTICE] = { COLOUR_GOOD_WEAK, "In practice" },
		[CALLOUT_CAUTION] = { COLOUR_WARM_WEAK, "Take care" },
	};
	struct node *n =
	    w_note(f->u, parent, key, look[b->callout].fill, b->title != NULL ? b->title : look[b->callout].title);
	w_blocks(f, n, b->child, b->child_n, true);
}

static void quote(struct frame *f, struct node *parent, const char *key, const struct block *b)
{
	struct ui *u = f->u;
	struct node *n = w_row(u, parent, key, 16);
	n->align = ALIGN_STRETCH;
	struct node *line = ui_node(u, n, ROLE_FIGURE, "line");
	line->flags = NODE_DECORATIVE | NODE_GRAPHIC;
	line->fixed_w = 4;
	line->fill = COLOUR_ACCENT;
	struct node *words = w_column(u, n, "words", 4);
	words->grow = 1;
	w_rich(u, words, "text", TYPE_EM, &b->text);
	if (b->by != NULL)
		w_text(u, words, "by", TYPE_SMALL, COLOUR_SOFT, b->by);
}

static void definition(struct frame *f, struct node *parent, const char *key, const struct block *b)
{
	struct node *n = w_card(f->u, parent, key);
	w_heading(f->u, n, "word", 3, TYPE_H3, b->title);
	w_rich(f->u, n, "text", TYPE_BODY, &b->text);
}

static void columns(struct frame *f, struct node *parent, const char *key, const struct block *b)
{
	struct node *row = w_row(f->u, parent, key, 24);
	row->align = ALIGN_START;
	row->stack_below = 760;
	for (size_t i = 0; i < b->child_n; i++) {
		struct node *c = w_column(f->u, row, key_of(f, i), 14);
		c->grow = 1;
		w_blocks(f, c, b->child[i].child, b->child[i].child_n, true);
	}
}

void w_blocks(struct frame *f, struct node *parent, const struct block *block, size_t n, bool all)
{
	for (size_t i = 0; i < n; i++) {
		const struct block *b = &block[i];
		const char *key = key_of(f, i);
		if (!all && block_stands_beside(b))
			continue;
		switch (b->kind) {
		case BLOCK_HEADING:
			w_heading(f->u, parent, key, 2, TYPE_H2, b->text.plain);
			break;
		case BLOCK_PARAGRAPH:
			w_rich(f->u, parent, key, TYPE_BODY, &b->text);
			break;
		case BLOCK_LIST:
			list(f, parent, key, b);
			break;
		case BLOCK_IMAGE:
			image(f, parent, key, b);
			break;
		case BLOCK_FIGURE:
			figure(f, parent, key, b);
			break;
		case BLOCK_TABLE:
			w_table(f, parent, key, b->table, b->caption);
			break;
		case BLOCK_CHART:
			w_chart(f, parent, key, b, chart_top(b->chart));
			break;
		case BLOCK_QUOTE:
			quote(f, parent, key, b);
			break;
		case BLOCK_CALLOUT:
			callout(f, parent, key, b);
			break;
		case BLOCK_COLUMNS:
			columns(f, parent, key, b);
			break;
		case BLOCK_DEFINITION:
			definition(f, parent, key, b);
			break;
		case BLOCK_WHAT_IF:
			w_what_if(f, parent, key, b);
			break;
		case BLOCK_PAUSE:
			w_pause(f, parent, key, b);
			break;
		case BLOCK_LOCAL:
			w_local(f, parent, key, b->ref);
			break;
		case BLOCK_ITEM:
		case BLOCK_STEP:
		case BLOCK_COLUMN:
			break; /* inside their parents */
		}
	}
}
