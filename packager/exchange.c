/*
 * One board written again. The tree that was read is changed where others would stumble and then written out, member
 * by member in its order, so that what we do not know (other languages, other programs' own fields) goes along; what a
 * value means is taken from the board as the player reads it, never worked out a second time.
 */
#include "packager/exchange.h"

#include "course/limits.h"
#include "packager/json_edit.h"

struct rewrite {
	struct exchange_work w;
	struct json *root;
	const struct board *board;
};

/* --- the set --- */

static const char *board_id(struct exchange *x, struct map *used, size_t i)
{
	const char *id = x->board[i].board->id;
	if (streq(id, x->board[i].src)) /* it has none */
		id = exchange_slug(x->a, x->to[i]);
	const char *name = streq(id, "root") ? "root-board" : id; /* a word of the manifest's own */
	for (int number = 2; map_get(used, name) >= 0; number++)
		name = arena_printf(x->a, "%s-%d", id, number);
	map_put(used, name, 0);
	return name;
}

void exchange_start(struct exchange *x)
{
	struct map used = { .a = x->a };
	x->files.a = x->tos.a = x->taken.a = x->places.a = x->a;
	x->to = arena_array(x->a, x->n, sizeof *x->to);
	x->id = arena_array(x->a, x->n, sizeof *x->id);
	for (size_t kind = 0; kind < EXCHANGE_KINDS; kind++) {
		x->ids[kind].a = x->a;
		x->media[kind] = json_new(x->a, JSON_OBJECT);
	}
	for (size_t i = 0; i < x->n; i++) {
		x->to[i] = exchange_name(x, "boards/", x->board[i].src, ".obf");
		x->id[i] = board_id(x, &used, i);
	}
	/* Of two with one id the first counts, and a file before an id: what is put last stays. */
	for (size_t i = x->n; i-- > 0;)
		map_put(&x->places, x->board[i].board->id, (int64_t)i);
	for (size_t i = x->n; i-- > 0;)
		map_put(&x->places, x->board[i].src, (int64_t)i);
}

/* --- buttons --- */

static void colour_write(struct rewrite *r, struct json *button, const char *key, int colour)
{
	if (colour < 0)
		json_drop(button, key);
	else
		json_set_text(r->w.scratch, button, key,
		    arena_printf(r->w.scratch, "rgb(%d, %d, %d)", colour >> 16 & 255, colour >> 8 & 255, colour & 255));
}

static void media_write(struct rewrite *r, struct json *button, const char *key, enum exchange_kind kind)
{
	const char *id = json_text(button, key);
	const char *now = exchange_media_id(&r->w, kind, id);
	if (now != NULL)
		json_set_text(r->w.scratch, button, key, now);
	else
		json_drop(button, key);
}

static void link_set(struct rewrite *r, struct json *button, size_t to)
{
	struct exchange *x = r->w.x;
	struct json *link = json_member(button, "load_board");
	if (link == NULL || link->kind != JSON_OBJECT) {
		json_set(r->w.scratch, button, "load_board", json_new(r->w.scratch, JSON_OBJECT));
		link = json_member(button, "load_board");
	}
	json_set_text(r->w.scratch, link, "id", x->id[to]);
	json_set_text(r->w.scratch, link, "name", x->board[to].board->name);
	json_set_text(r->w.scratch, link, "path", x->to[to]);
}

/* A lone board keeps its links as they are: they lead to boards that may come after it. */
static void link_write(struct rewrite *r, struct json *button, const struct button *b)
{
	struct exchange *x = r->w.x;
	struct json *link = json_member(button, "load_board");
	const char *id = json_text(link, "id");
	int64_t to = b->load_board != NULL ? map_get(&x->places, b->load_board) : -1;
	if (link != NULL && id != NULL)
		json_set_text(r->w.scratch, link, "id", id);
	if (x->way == EXCHANGE_ALONE)
		return;
	if (to >= 0)
		link_set(r, button, (size_t)to);
	else if (b->load_board != NULL && !str_starts(b->load_board, "special::"))
		json_drop(button, "load_board");
	else if (b->load_board == NULL && b->action == BOARD_HOME && x->way == EXCHANGE_OUT)
		link_set(r, button, x->root); /* not all programs know :home */
}

static void button_write(struct rewrite *r, struct json *button, const struct button *b)
{
	struct arena *a = r->w.scratch;
	const char *label = json_text(button, "label"), *say = json_text(button, "vocalization");
	bool no_label = label == NULL || *label == '\0', no_say = say == NULL || *say == '\0';
	json_set_text(a, button, "id", b->id);
	json_set_text(a, button, "label", !no_label ? label : !no_say ? say : b->label);
	if (!no_say)
		json_set_text(a, button, "vocalization", say);
	else if (b->stop && !no_label) /* so that it is spoken everywhere, whatever else a program makes of it */
		json_set_text(a, button, "vocalization", label);
	else
		json_drop(button, "vocalization");
	if (b->action_text != NULL)
		json_set_text(a, button, "action", b->action_text);
	else
		json_drop(button, "action");
	colour_write(r, button, "background_color", b->background);
	colour_write(r, button, "border_color", b->border);
	media_write(r, button, "image_id", EXCHANGE_PICTURE);
	media_write(r, button, "sound_id", EXCHANGE_SOUND);
	link_write(r, button, b);
}

static void buttons_write(struct rewrite *r)
{
	struct json *list = json_member(r->root, "buttons"), *next;
	struct json *out = json_new(r->w.scratch, JSON_ARRAY), *last = NULL;
	size_t i = 0;
	for (struct json *j = list->first; j != NULL && i < r->board->button_n; j = next) {
		next = j->next;
		if (json_text(j, "id") == NULL)
			continue; /* no button, as the reader has it */
		button_write(r, j, &r->board->button[i++]);
		json_append(out, &last, j);
	}
	json_set(r->w.scratch, r->root, "buttons", out);
}

/* --- the grid --- */

static struct json *cell_new(struct rewrite *r, int index)
{
	return index < 0 ? json_new(r->w.scratch, JSON_NULL) : json_new_text(r->w.scratch, r->board->button[index].id);
}

/* Of a board with absolute places: the grid that they were read as, the strip in two columns before it. */
static void grid_make(struct rewrite *r)
{
	const struct board *b = r->board;
	size_t beside = b->strip_n > 0 ? 2 : 0, rows = beside > 0 && b->rows < 5 ? 5 : b->rows;
	struct json *grid = json_new(r->w.scratch, JSON_OBJECT), *order = json_new(r->w.scratch, JSON_ARRAY);
	struct json *last_row = NULL;
	for (size_t row = 0; row < rows; row++) {
		struct json *line = json_new(r->w.scratch, JSON_ARRAY), *last = NULL;
		for (size_t i = 0; i < beside; i++)
			json_append(line, &last, cell_new(r, row < 5 ? b->strip[2 * row + i] : -1));
		for (size_t column = 0; column < b->columns; column++)
			json_append(line, &last, cell_new(r, row < b->rows ? b->cell[row * b->columns + column] : -1));
		json_append(order, &last_row, line);
	}
	json_set_number(r->w.scratch, grid, "rows", (int64_t)rows);
	json_set_number(r->w.scratch, grid, "columns", (int64_t)(beside + b->columns));
	json_set(r->w.scratch, grid, "order", order);
	json_set(r->w.scratch, r->root, "grid", grid);
}

static void grid_write(struct rewrite *r)
{
	struct json *grid = json_member(r->root, "grid"), *order = grid != NULL ? json_member(grid, "order") : NULL;
	if (order == NULL || order->kind != JSON_ARRAY || order->n == 0) {
		grid_make(r);
		return;
	}
	for (struct json *row = order->first; row != NULL; row = row->next)
		for (struct json *cell = row->first; cell != NULL; cell = cell->next)
			if (cell->kind == JSON_NUMBER)
				cell->kind = JSON_STRING;
	json_set_number(r->w.scratch, grid, "rows", (int64_t)order->n);
	json_set_number(r->w.scratch, grid, "columns", (int64_t)order->first->n);
}

/* --- the board --- */

static const char *html_of(struct arena *a, const char *words)
{
	struct buf b = { .a = a };
	for (; *words != '\0'; words++) {
		if (*words == '<' || *words == '&')
			buf_add(&b, *words == '<' ? "&lt;" : "&amp;");
		else
			buf_add_n(&b, words, 1);
	}
	return buf_text(&b);
}

static void head_write(struct rewrite *r)
{
	struct arena *a = r->w.scratch;
	const struct json *licence = json_get(r->root, "license");
	const char *html = json_text(r->root, "description_html");
	json_set_text(a, r->root, "format", "open-board-0.1");
	json_set_text(a, r->root, "id", r->w.x->id[r->w.index]);
	json_set_text(a, r->root, "locale", r->board->locale);
	json_set_text(a, r->root, "name", r->board->name);
	json_set_text(
	    a, r->root, "description_html", html != NULL && *html != '\0' ? html : html_of(a, r->board->name));
	if (licence == NULL || licence->kind != JSON_OBJECT) { /* the same as none, said aloud */
		struct json *none = json_new(a, JSON_OBJECT);
		json_set_text(a, none, "type", "private");
		json_set(a, r->root, "license", none);
	}
}

/* One button, one row, one picture a line, so that a changed word is one changed line. */
static void lines_write(struct buf *out, const struct json *j, const char *indent)
{
	bool object = j->kind == JSON_OBJECT;
	buf_add(out, object ? "{" : "[");
	for (const struct json *m = j->first; m != NULL; m = m->next) {
		buf_addf(out, "\n%s  ", indent);
		if (object)
			buf_addf(out, "%s: ", json_quote(out->a, m->key));
		if (object && streq(m->key, "order") && m->kind == JSON_ARRAY)
			lines_write(out, m, "    ");
		else
			json_write(out, m);
		buf_add(out, m->next != NULL ? "," : "");
	}
	if (j->first != NULL)
		buf_addf(out, "\n%s", indent);
	buf_add(out, object ? "}" : "]");
}

static void member_write(struct buf *out, const struct json *m, bool *first)
{
	bool lines =
	    streq(m->key, "buttons") || streq(m->key, "images") || streq(m->key, "sounds") || streq(m->key, "grid");
	buf_addf(out, "%s\n  %s: ", *first ? "" : ",", json_quote(out->a, m->key));
	*first = false;
	if (lines)
		lines_write(out, m, "  ");
	else
		json_write(out, m);
}

/* What a board is comes first, whatever order it was written in. */
static const char *board_text(struct rewrite *r)
{
	static const char *const head[] = { "format", "id", "locale", "name", "description_html" };
	struct buf out = { .a = r->w.scratch };
	bool first = true;
	buf_add(&out, "{");
	for (size_t i = 0; i < COUNT(head); i++)
		member_write(&out, json_get(r->root, head[i]), &first);
	for (const struct json *m = r->root->first; m != NULL; m = m->next) {
		bool done = false;
		for (size_t i = 0; i < COUNT(head); i++)
			done = done || streq(m->key, head[i]);
		if (!done)
			member_write(&out, m, &first);
	}
	buf_add(&out, "\n}\n");
	return buf_text(&out);
}

static struct json *root_read(struct exchange *x, struct arena *scratch, size_t i, struct err *e)
{
	struct bytes text;
	if (x->pack == NULL)
		return json_parse(scratch, x->board[i].src, x->text, e);
	if (!pack_read(x->pack, scratch, x->board[i].src, LIMIT_JSON_BYTES, &text, e))
		return NULL;
	return json_parse(scratch, x->board[i].src, &text, e);
}

bool exchange_board(struct exchange *x, size_t i, const char **text, struct err *e)
{
	struct arena scratch = { 0 };
	struct rewrite r = { .w = { .x = x, .scratch = &scratch, .index = i }, .board = x->board[i].board };
	r.root = root_read(x, &scratch, i, e);
	bool ok = r.root != NULL && exchange_media(&r.w, r.root, EXCHANGE_PICTURE, e) &&
	    exchange_media(&r.w, r.root, EXCHANGE_SOUND, e);
	if (ok) {
		head_write(&r);
		buttons_write(&r);
		grid_write(&r);
		*text = arena_string(x->a, board_text(&r));
	}
	arena_release(&scratch);
	return ok;
}

const char *exchange_manifest(struct exchange *x)
{
	static const char *const name[EXCHANGE_KINDS] = { "images", "sounds" };
	struct json *boards = json_new(x->a, JSON_OBJECT), *last = NULL;
	for (size_t i = 0; i < x->n; i++) {
		struct json *j = json_new_text(x->a, x->to[i]);
		j->key = x->id[i];
		json_append(boards, &last, j);
	}
	struct buf out = { .a = x->a };
	buf_addf(&out, "{\n  \"format\": \"open-board-0.1\",\n  \"root\": %s,\n  \"paths\": {\n    \"boards\": ",
	    json_quote(x->a, x->to[x->root]));
	lines_write(&out, boards, "    ");
	for (size_t kind = 0; kind < EXCHANGE_KINDS; kind++) {
		buf_addf(&out, ",\n    \"%s\": ", name[kind]);
		lines_write(&out, x->media[kind], "    ");
	}
	buf_add(&out, "\n  }\n}\n");
	return buf_text(&out);
}
