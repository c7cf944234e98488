/* The one adapter to jansson: size, depth, strict UTF-8 and duplicate keys are checked; our own tree, lines are not
 * kept. */
#ifndef COURSE_JSON_H
#define COURSE_JSON_H

#include "base/base.h"

enum json_kind { JSON_NULL, JSON_BOOL, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };
struct json {
	enum json_kind kind;
	const char *key;  /* in an object */
	const char *text; /* string; a number as written (ids may be numbers) */
	bool yes;
	double number;
	struct json *first, *next;
	size_t n; /* children */
};

struct json *json_parse(struct arena *a, const char *file, const struct bytes *text, struct err *e);
const struct json *json_get(const struct json *object, const char *key); /* NULL when absent or not an object */
/* The string, or a number's text; NULL otherwise. */
const char *json_text(const struct json *object, const char *key);
/* A JSON string with quotes and escapes, for writing. */
const char *json_quote(struct arena *a, const char *s);

#endif
