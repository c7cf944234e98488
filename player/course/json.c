/*
 * The one adapter to jansson. jansson is strict (UTF-8, no trailing text, doubled keys on request) but recursive
 * and generous with memory, so depth and number of nodes are counted here first. A number keeps a text, since
 * boards in the wild have numeric ids; control characters in strings are refused, because the texts go to screens
 * and to a voice.
 */
#include "course/json.h"

/* Both headers name these kinds; jansson's are renamed, since ours are what the rest of the program reads. */
#define JSON_OBJECT JANSSON_OBJECT
#define JSON_ARRAY JANSSON_ARRAY
#define JSON_STRING JANSSON_STRING
#define JSON_NULL JANSSON_NULL
#include <jansson.h>
#undef JSON_OBJECT
#undef JSON_ARRAY
#undef JSON_STRING
#undef JSON_NULL

#include "course/limits.h"

/* Brackets and commas outside strings; jansson finds everything else that is wrong. */
static bool size_ok(const char *file, const char *p, size_t n, struct err *e)
{
	int depth = 0, line = 1;
	size_t nodes = 1;
	bool quoted = false;
	for (size_t i = 0; i < n; i++) {
		char c = p[i];
		line += c == '\n' ? 1 : 0;
		if (quoted && c == '\\')
			i++;
		else if (c == '"')
			quoted = !quoted;
		if (quoted)
			continue;
		if ((c == '[' || c == '{') && ++depth > LIMIT_JSON_DEPTH)
			return fail(e, ERR_LIMIT, file, line, "lists and objects are nested more than %d deep",
			    LIMIT_JSON_DEPTH);
		depth -= c == ']' || c == '}' ? 1 : 0;
		nodes += c == '[' || c == '{' || c == ',' ? 1 : 0;
		if (nodes > LIMIT_JSON_NODES)
			return fail(e, ERR_LIMIT, file, line, "more than %d values", LIMIT_JSON_NODES);
	}
	return true;
}

struct copy {
	struct arena *a;
	bool control; /* a string with a control character was met */
	bool marks;   /* one with a tower of accents */
};

static const char *text_copy(struct copy *c, const char *s, size_t n)
{
	const char *text = arena_copy(c->a, s, n);
	c->control = c->control || !utf8_ok(s, n);
	c->marks = c->marks || (!c->control && utf8_marks(text) > LIMIT_TEXT_MARKS);
	return text;
}

static struct json *node_copy(struct copy *c, json_t *from, const char *key);

static void object_copy(struct copy *c, json_t *from, struct json *to)
{
	struct json **link = &to->first;
	for (void *it = json_object_iter(from); it != NULL; it = json_object_iter_next(from, it)) {
		const char *key = json_object_iter_key(it);
		*link = node_copy(c, json_object_iter_value(it), text_copy(c, key, strlen(key)));
		link = &(*link)->next;
		to->n++;
	}
}

static void array_copy(struct copy *c, const json_t *from, struct json *to)
{
	struct json **link = &to->first;
	for (size_t i = 0; i < json_array_size(from); i++) {
		*link = node_copy(c, json_array_get(from, i), NULL);
		link = &(*link)->next;
		to->n++;
	}
}

/* "7" and "0.1" as one would write them: %.17g alone would make 0.1 into 0.10000000000000001. */
static const char *real_text(struct arena *a, double number)
{
	char *text = arena_printf(a, "%.15g", number);
	return strtod(text, NULL) == number ? text : arena_printf(a, "%.17g", number);
}

/* Recursion is bounded by LIMIT_JSON_DEPTH. */
static struct json *node_copy(struct copy *c, json_t *from, const char *key)
{
	struct json *to = arena_alloc(c->a, sizeof *to);
	to->key = key;
	switch (json_typeof(from)) {
	case JANSSON_OBJECT:
		to->kind = JSON_OBJECT;
		object_copy(c, from, to);
		break;
	case JANSSON_ARRAY:
		to->kind = JSON_ARRAY;
		array_copy(c, from, to);
		break;
	case JANSSON_STRING:
		to->kind = JSON_STRING;
		to->text = text_copy(c, json_string_value(from), json_string_length(from));
		break;
	case JSON_INTEGER:
		to->kind = JSON_NUMBER;
		to->number = (double)json_integer_value(from);
		to->text = arena_printf(c->a, "%lld", (long long)json_integer_value(from));
		break;
	case JSON_REAL:
		to->kind = JSON_NUMBER;
		to->number = json_real_value(from);
		to->text = real_text(c->a, to->number);
		break;
	case JSON_TRUE:
	case JSON_FALSE:
		to->kind = JSON_BOOL;
		to->yes = json_typeof(from) == JSON_TRUE;
		break;
	case JANSSON_NULL:
		to->kind = JSON_NULL;
		break;
	}
	return to;
}

struct json *json_parse(struct arena *a, const char *file, const struct bytes *text, struct err *e)
{
	if (text->n > LIMIT_JSON_BYTES) {
		fail(e, ERR_LIMIT, file, 0, "the file is larger than %u MB", LIMIT_JSON_BYTES >> 20);
		return NULL;
	}
	const char *p = (const char *)text->p;
	size_t n = text->n;
	if (n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0) {
		p += 3;
		n -= 3;
	}
	if (!size_ok(file, p, n, e))
		return NULL;
	json_error_t why;
	json_t *root = json_loadb(p, n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &why);
	if (root == NULL) {
		fail(e, ERR_FORMAT, file, why.line > 0 ? why.line : 1, "this is not JSON: %s", why.text);
		return NULL;
	}
	struct copy copy = { .a = a };
	struct json *tree = node_copy(&copy, root, NULL);
	json_decref(root);
	if (copy.control) {
		fail(e, ERR_FORMAT, file, 0, "a text holds a control character: take it out");
		return NULL;
	}
	if (copy.marks) {
		fail(e, ERR_LIMIT, file, 0, "more than %d accents or signs stand on one letter: take some away",
		    LIMIT_TEXT_MARKS);
		return NULL;
	}
	return tree;
}

const struct json *json_get(const struct json *object, const char *key)
{
	if (object == NULL || object->kind != JSON_OBJECT)
		return NULL;
	for (const struct json *m = object->first; m != NULL; m = m->next)
		if (streq(m->key, key))
			return m;
	return NULL;
}

const char *json_text(const struct json *object, const char *key)
{
	const struct json *m = json_get(object, key);
	return m != NULL && (m->kind == JSON_STRING || m->kind == JSON_NUMBER) ? m->text : NULL;
}

const char *json_quote(struct arena *a, const char *s)
{
	struct buf b = { .a = a };
	buf_add(&b, "\"");
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;
		if (c == '"' || c == '\\')
			buf_addf(&b, "\\%c", c);
		else if (c == '\n')
			buf_add(&b, "\\n");
		else if (c == '\t')
			buf_add(&b, "\\t");
		else if (c < 0x20 || c == 0x7f)
			buf_addf(&b, "\\u%04x", c);
		else
			buf_add_n(&b, s, 1);
	}
	buf_add(&b, "\"");
	return buf_text(&b);
}
