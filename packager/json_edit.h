/* Changing a JSON tree that was read, and writing it out again. Everything is in the arena. */
#ifndef PACKAGER_JSON_EDIT_H
#define PACKAGER_JSON_EDIT_H

#include "course/json.h"

/* Sets a member, in place of what it was or after the last one. */
void json_set(struct arena *a, struct json *object, const char *key, struct json *value);
void json_set_text(struct arena *a, struct json *object, const char *key, const char *text);
void json_set_number(struct arena *a, struct json *object, const char *key, int64_t number);
void json_set_yes(struct arena *a, struct json *object, const char *key);
/* Takes a member away; none is fine. */
void json_drop(struct json *object, const char *key);
/* As json_get, to be changed. */
struct json *json_member(struct json *object, const char *key);

struct json *json_new(struct arena *a, enum json_kind kind);
struct json *json_new_text(struct arena *a, const char *text);
/* Adds to an array. */
void json_append(struct json *array, struct json **last, struct json *value);

/* {"a": 1, "b": [2, 3]} in one line. */
void json_write(struct buf *out, const struct json *j);

#endif
