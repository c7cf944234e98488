/*
 * A communication board from an .obf file. Boards in the wild are not tidy (communication-boards.md 1.3: numeric
 * ids, no locale, hex colours, absolute layouts), so what can be understood is, with a warning; only what would
 * lose or change a word is an error.
 */
#include "course/board_in.h"

#include <stdarg.h>

#include "course/limits.h"

enum { LINES_SOUGHT = 100 };

/* The line of "id": "x" in the file: jansson keeps no lines, and authors need one. 0 when it is not found. */
static int line_of(const struct bytes *obf, const char *id)
{
	static const char key[] = "\"id\"";
	const char *p = (const char *)obf->p, *end = p + obf->n;
	size_t id_n = strlen(id);
	for (int line = 1; p < end; p++) {
		line += *p == '\n' ? 1 : 0;
		if ((size_t)(end - p) < sizeof key || memcmp(p, key, sizeof key - 1) != 0)
			continue;
		const char *q = p + sizeof key - 1;
		while (q < end && (*q == ' ' || *q == '\t' || *q == ':'))
			q++;
		q += q < end && *q == '"' ? 1 : 0;
		bool same = (size_t)(end - q) > id_n && memcmp(q, id, id_n) == 0;
		if (same && (q[id_n] == '"' || q[id_n] == ',' || q[id_n] == ' ' || q[id_n] == '}' || q[id_n] == '\n'))
			return line;
	}
	return 0;
}

void board_say(
    struct board_reader *r, enum severity severity, const char *id, const char *code, const char *format, ...)
{
	char text[1024];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	int line = id != NULL && r->lines_sought++ < LINES_SOUGHT ? line_of(r->obf, id) : 0;
	findings_add(r->f, severity, r->file, line, code, "%s", text);
}

static int named_order(const void *p, const void *q)
{
	const struct named *x = p, *y = q;
	int by = strcmp(x->id, y->id);
	return by != 0 ? by : x->index < y->index ? -1 : 1;
}

struct named_list named_read(struct board_reader *r, const struct json *array, const char *what)
{
	struct named_list l = { 0 };
	if (array == NULL || array->kind != JSON_ARRAY)
		return l;
	l.list = arena_array(r->a, array->n, sizeof *l.list);
	size_t place = 0;
	for (const struct json *j = array->first; j != NULL; j = j->next, place++) {
		const char *id = json_text(j, "id");
		if (id == NULL || *id == '\0') {
			board_say(r, SEVERITY_ERROR, NULL, "board-id", "%s number %zu has no id: give it one", what,
			    place + 1);
			continue;
		}
		l.list[l.n] = (struct named){ .id = id, .index = l.n, .json = j };
		l.n++;
	}
	qsort(l.list, l.n, sizeof *l.list, named_order);
	for (size_t i = 1; i < l.n; i++)
		if (streq(l.list[i].id, l.list[i - 1].id))
			board_say(r, SEVERITY_ERROR, l.list[i].id, "board-id-twice",
			    "two %ss have the id \"%s\": give each its own", what, l.list[i].id);
	return l;
}

struct named *named_find(const struct named_list *l, const char *id)
{
	size_t low = 0, high = l->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(l->list[middle].id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < l->n && streq(l->list[low].id, id) ? &l->list[low] : NULL;
}

/* Words of an HTML text: tags fall away, the commonest references are resolved. It is only ever shown as words. */
static const char *html_words(struct arena *a, const char *html)
{
	static const struct {
		const char *name, *text;
	} known[] = { { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&#39;", "'" },
		{ "&nbsp;", " " } };
	struct buf b = { .a = a };
	bool closed = true; /* some > is still to come */
	for (const char *p = html; *p != '\0';) {
		const char *end = closed && *p == '<' ? strchr(p, '>') : NULL;
		closed = closed && (*p != '<' || end != NULL);
		if (end != NULL) {
			buf_add(&b, " ");
			p = end + 1;
			continue;
		}
		size_t i = 0;
		while (i < COUNT(known) && !str_starts(p, known[i].name))
			i++;
		if (i < COUNT(known)) {
			buf_add(&b, known[i].text);
			p += strlen(known[i].name);
		} else {
			buf_add_n(&b, p++, 1);
		}
	}
	return str_squeeze(a, buf_text(&b), b.n);
}

/* The table of words for the board's language: "en-GB", else "en"; sorted, since every button looks into it twice. */
static struct named_list strings_of(struct arena *a, const struct json *root, const char *locale)
{
	struct named_list l = { 0 };
	const struct json *all = json_get(root, "strings"), *words = json_get(all, locale);
	const char *dash = strchr(locale, '-');
	if (words == NULL && dash != NULL)
		words = json_get(all, arena_copy(a, locale, (size_t)(dash - locale)));
	if (words == NULL || words->kind != JSON_OBJECT)
		return l;
	l.list = arena_array(a, words->n, sizeof *l.list);
	for (const struct json *j = words->first; j != NULL; j = j->next, l.n++)
		l.list[l.n] = (struct named){ .id = j->key, .index = l.n, .json = j };
	qsort(l.list, l.n, sizeof *l.list, named_order);
	return l;
}

static const char *text_or(const struct json *object, const char *key, const char *otherwise)
{
	const char *text = json_text(object, key);
	return text == NULL || *text == '\0' ? otherwise : text;
}

static void header_read(struct board_reader *r)
{
	struct board *b = r->board;
	const char *format = text_or(r->root, "format", "");
	if (!streq(format, "open-board-0.1"))
		board_say(r, SEVERITY_WARNING, NULL, "board-format", "\"format\" is \"%s\": write \"open-board-0.1\"",
		    format);
	b->file = r->file;
	b->id = text_or(r->root, "id", NULL);
	if (b->id == NULL) {
		board_say(r, SEVERITY_WARNING, NULL, "board-no-id", "the board has no \"id\": give it one of its own");
		b->id = r->file;
	}
	b->name = text_or(r->root, "name", NULL);
	if (b->name == NULL) {
		board_say(r, SEVERITY_WARNING, NULL, "board-no-name", "the board has no \"name\": say what it is for");
		b->name = b->id;
	}
	b->locale = text_or(r->root, "locale", NULL);
	if (b->locale == NULL) {
		board_say(r, SEVERITY_WARNING, NULL, "board-no-locale",
		    "the board has no \"locale\": write \"en-GB\", so that the right voice speaks");
		b->locale = "en";
	}
	b->version = text_or(r->root, "ext_coursepack_version", "");
	b->description = html_words(r->a, text_or(r->root, "description_html", ""));
	r->strings = strings_of(r->a, r->root, b->locale);
}

static struct board *board_read(
    struct arena *a, const char *file, const struct bytes *obf, bool foreign, struct findings *f)
{
	struct err e = { 0 };
	struct board_reader r = { .a = a, .file = file, .obf = obf, .f = f, .foreign = foreign };
	r.root = json_parse(a, file, obf, &e);
	if (r.root == NULL) {
		findings_add(f, SEVERITY_ERROR, file, e.line, "board-json", "%s", e.text);
		return NULL;
	}
	const struct json *buttons = json_get(r.root, "buttons");
	if (buttons == NULL || buttons->kind != JSON_ARRAY) {
		board_say(&r, SEVERITY_ERROR, NULL, "board-buttons", "this is no board: it has no \"buttons\": [...]");
		return NULL;
	}
	if (buttons->n > LIMIT_BOARD_SIDE * LIMIT_BOARD_SIDE) {
		board_say(&r, SEVERITY_ERROR, NULL, "board-large", "the board has more than %d buttons",
		    LIMIT_BOARD_SIDE * LIMIT_BOARD_SIDE);
		return NULL;
	}
	r.board = arena_alloc(a, sizeof *r.board);
	header_read(&r);
	buttons_read(&r);
	grid_read(&r);
	board_fingerprint(a, r.board);
	return r.board;
}

struct board *board_parse(struct arena *a, const char *file, const struct bytes *obf, struct findings *f)
{
	return board_read(a, file, obf, false, f);
}

struct board *board_parse_foreign(struct arena *a, const char *file, const struct bytes *obf, struct findings *f)
{
	return board_read(a, file, obf, true, f);
}
