/* Members keep their order, so that a file that goes through here twice is the same as once. */
#include "packager/json_edit.h"

struct json *json_new(struct arena *a, enum json_kind kind)
{
	struct json *j = arena_alloc(a, sizeof *j);
	j->kind = kind;
	return j;
}

struct json *json_new_text(struct arena *a, const char *text)
{
	struct json *j = json_new(a, JSON_STRING);
	j->text = text;
	return j;
}

struct json *json_member(struct json *object, const char *key)
{
	for (struct json *m = object->kind == JSON_OBJECT ? object->first : NULL; m != NULL; m = m->next)
		if (streq(m->key, key))
			return m;
	return NULL;
}

void json_set(struct arena *a, struct json *object, const char *key, struct json *value)
{
	struct json **link = &object->first;
	while (*link != NULL && !streq((*link)->key, key))
		link = &(*link)->next;
	struct json *next = *link != NULL ? (*link)->next : NULL;
	object->n += *link == NULL ? 1 : 0;
	value->key = arena_string(a, key);
	value->next = next;
	*link = value;
}

void json_set_text(struct arena *a, struct json *object, const char *key, const char *text)
{
	json_set(a, object, key, json_new_text(a, text));
}

void json_set_number(struct arena *a, struct json *object, const char *key, int64_t number)
{
	struct json *j = json_new(a, JSON_NUMBER);
	j->number = (double)number;
	j->text = arena_printf(a, "%lld", (long long)number);
	json_set(a, object, key, j);
}

void json_set_yes(struct arena *a, struct json *object, const char *key)
{
	struct json *j = json_new(a, JSON_BOOL);
	j->yes = true;
	json_set(a, object, key, j);
}

void json_drop(struct json *object, const char *key)
{
	for (struct json **link = &object->first; *link != NULL; link = &(*link)->next)
		if (streq((*link)->key, key)) {
			*link = (*link)->next;
			object->n--;
			return;
		}
}

void json_append(struct json *array, struct json **last, struct json *value)
{
	if (*last == NULL)
		array->first = value;
	else
		(*last)->next = value;
	value->next = NULL;
	*last = value;
	array->n++;
}

/* Recursion is bounded by LIMIT_JSON_DEPTH, which what was read keeps. */
void json_write(struct buf *out, const struct json *j)
{
	switch (j->kind) {
	case JSON_NULL:
		buf_add(out, "null");
		break;
	case JSON_BOOL:
		buf_add(out, j->yes ? "true" : "false");
		break;
	case JSON_NUMBER:
		buf_add(out, j->text);
		break;
	case JSON_STRING:
		buf_add(out, json_quote(out->a, j->text));
		break;
	case JSON_ARRAY:
	case JSON_OBJECT:
		buf_add(out, j->kind == JSON_ARRAY ? "[" : "{");
		for (const struct json *m = j->first; m != NULL; m = m->next) {
			if (j->kind == JSON_OBJECT)
				buf_addf(out, "%s: ", json_quote(out->a, m->key));
			json_write(out, m);
			buf_add(out, m->next != NULL ? ", " : "");
		}
		buf_add(out, j->kind == JSON_ARRAY ? "]" : "}");
		break;
	}
}
