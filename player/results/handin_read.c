/*
 * Reads a hand-in file. It comes from a stick and is not believed: every member is known and of its kind, ids
 * keep to the letters ids have, numbers have ranges, and the chain holds link by link. A new member needs a new
 * format number, since the old reader could not tell what it misses.
 */
#include "results/handin_read.h"

#include "course/json.h"
#include "course/limits.h"

/* More than any course has; they bound the sums by topic, which look each pair up among the events. */
enum { ID_MAX = 200, RESPONSE_MAX = 4096, SCORE_MAX = 1000000, TOPICS_MAX = 100, PAIRS_MAX = 500 };

struct reader {
	struct arena *a;
	const char *file;
	struct err *e;
};

static bool known_only(const struct reader *r, const struct json *object, const char *const *names)
{
	for (const struct json *m = object->first; m != NULL; m = m->next) {
		size_t i = 0;
		while (names[i] != NULL && !streq(names[i], m->key))
			i++;
		if (names[i] == NULL)
			return fail(r->e, ERR_FORMAT, r->file, 0,
			    "\"%.40s\" is not known here: the file is damaged or from a newer player; use a "
			    "newer coursepack",
			    str_printable(r->a, m->key));
	}
	return true;
}

static bool letters_ok(const char *s, const char *more)
{
	for (; *s != '\0'; s++)
		if (!((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9') || strchr(more, *s) != NULL))
			return false;
	return true;
}

/* An id of the course: letters, digits, '-', and what more allows inside; empty only where it may be. */
static bool read_id(const struct reader *r, const struct json *object, const char *key, const char *more,
    bool may_be_empty, const char **out)
{
	const struct json *m = json_get(object, key);
	if (m == NULL || m->kind != JSON_STRING)
		return fail(r->e, ERR_FORMAT, r->file, 0, "\"%s\" is missing: the file is damaged; hand in again", key);
	const char *s = m->text;
	bool empty_ok = *s != '\0' || may_be_empty;
	if (!empty_ok || strlen(s) > ID_MAX || !letters_ok(s, more))
		return fail(
		    r->e, ERR_FORMAT, r->file, 0, "\"%s\" is not an id: the file is damaged; hand in again", key);
	*out = s;
	return true;
}

static bool read_int(
    const struct reader *r, const struct json *object, const char *key, int64_t low, int64_t high, int64_t *out)
{
	const struct json *m = json_get(object, key);
	if (m == NULL || m->kind != JSON_NUMBER || !parse_int(m->text, low, high, out))
		return fail(r->e, ERR_FORMAT, r->file, 0,
		    "\"%s\" is not a number between %lld and %lld: the file is damaged; hand in again", key,
		    (long long)low, (long long)high);
	return true;
}

static bool read_bool(const struct reader *r, const struct json *object, const char *key, bool *out)
{
	const struct json *m = json_get(object, key);
	if (m == NULL || m->kind != JSON_BOOL)
		return fail(r->e, ERR_FORMAT, r->file, 0,
		    "\"%s\" is not true or false: the file is damaged; hand in again", key);
	*out = m->yes;
	return true;
}

static bool is_hex(const char *s, size_t n)
{
	if (strlen(s) != n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!((s[i] >= '0' && s[i] <= '9') || (s[i] >= 'a' && s[i] <= 'f')))
			return false;
	return true;
}

static bool read_hex(const struct reader *r, const struct json *object, const char *key, size_t n, const char **out)
{
	const struct json *m = json_get(object, key);
	if (m == NULL || m->kind != JSON_STRING || !is_hex(m->text, n))
		return fail(r->e, ERR_FORMAT, r->file, 0,
		    "\"%s\" is not %d hex digits: the file is damaged; hand in again", key, (int)n);
	*out = m->text;
	return true;
}

static bool date_ok(const char *s)
{
	if (strlen(s) != 10)
		return false;
	for (size_t i = 0; i < 10; i++)
		if (i == 4 || i == 7 ? s[i] != '-' : s[i] < '0' || s[i] > '9')
			return false;
	int64_t month = (s[5] - '0') * 10 + s[6] - '0', day = (s[8] - '0') * 10 + s[9] - '0';
	return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static bool read_date(const struct reader *r, const struct json *object, const char *key, const char **out)
{
	const char *s = json_text(object, key);
	if (s == NULL || !date_ok(s))
		return fail(
		    r->e, ERR_FORMAT, r->file, 0, "\"%s\" is not a date like 2026-11-25: the file is damaged", key);
	*out = s;
	return true;
}

static bool read_response(const struct reader *r, const struct json *object, const char **out)
{
	const struct json *m = json_get(object, "response");
	if (m == NULL || m->kind != JSON_STRING || strlen(m->text) > RESPONSE_MAX)
		return fail(r->e, ERR_FORMAT, r->file, 0, "\"response\" is missing or too long: the file is damaged");
	*out = m->text;
	return true;
}

static bool read_verb(const struct reader *r, const struct json *object, const char **out)
{
	static const char *const verbs[] = { "initialized", "answered", "completed", "passed", "failed" };
	const char *s = json_text(object, "verb");
	for (size_t i = 0; s != NULL && i < COUNT(verbs); i++) {
		if (streq(s, verbs[i])) {
			*out = s;
			return true;
		}
	}
	return fail(r->e, ERR_FORMAT, r->file, 0, "\"verb\" is not one this program knows: use a newer coursepack");
}

static bool event_read(const struct reader *r, const struct json *j, struct event *out)
{
	static const char *const names[] = { "seq", "course", "release", "item", "verb", "response", "success", "score",
		"score_max", "attempt", "date", "unsigned", "previous", "hash", NULL };
	int64_t seq = 0, release = 0, success = 0, score = 0, score_max = 0;
	const char *previous = NULL, *hash = NULL;
	if (j->kind != JSON_OBJECT)
		return fail(
		    r->e, ERR_FORMAT, r->file, 0, "an event is not an object: the file is damaged; hand in again");
	if (!known_only(r, j, names) || !read_int(r, j, "seq", 1, INT32_MAX, &seq) ||
	    !read_id(r, j, "course", "-", false, &out->course) || !read_int(r, j, "release", 0, INT32_MAX, &release) ||
	    !read_id(r, j, "item", "-._", false, &out->item) || !read_verb(r, j, &out->verb) ||
	    !read_response(r, j, &out->response) || !read_int(r, j, "success", -1, 1, &success) ||
	    !read_int(r, j, "score", -1, SCORE_MAX, &score) ||
	    !read_int(r, j, "score_max", -1, SCORE_MAX, &score_max) ||
	    !read_id(r, j, "attempt", "-", true, &out->attempt) || !read_date(r, j, "date", &out->date) ||
	    !read_bool(r, j, "unsigned", &out->unsigned_pack) || !read_hex(r, j, "previous", SEAL_HEX - 1, &previous) ||
	    !read_hex(r, j, "hash", SEAL_HEX - 1, &hash))
		return false;
	if (score > score_max)
		return fail(
		    r->e, ERR_FORMAT, r->file, 0, "a score is more than there was to score: the file is damaged");
	out->seq = seq;
	out->release = (int)release;
	out->success = (int)success;
	out->score = (int)score;
	out->score_max = (int)score_max;
	memcpy(out->previous, previous, SEAL_HEX);
	memcpy(out->hash, hash, SEAL_HEX);
	return true;
}

static bool events_read(const struct reader *r, const struct json *list, struct handin *h)
{
	if (list == NULL || list->kind != JSON_ARRAY)
		return fail(r->e, ERR_FORMAT, r->file, 0, "\"events\" is missing: the file is damaged; hand in again");
	struct event *event = arena_array(r->a, list->n, sizeof *event);
	size_t n = 0;
	for (const struct json *j = list->first; j != NULL; j = j->next, n++) {
		if (!event_read(r, j, &event[n]))
			return false;
		if (!streq(event[n].course, h->course))
			return fail(r->e, ERR_FORMAT, r->file, 0, "event %d is of another course: the file is damaged",
			    (int)n + 1);
		if (!event_follows(h->registration, n > 0 ? &event[n - 1] : NULL, &event[n]))
			return fail(r->e, ERR_TRUST, r->file, 0,
			    "event %d does not follow from the one before: something was changed or left out; ask "
			    "for a new hand-in",
			    (int)n + 1);
	}
	h->event = event;
	h->event_n = n;
	return true;
}

static bool topic_read(const struct reader *r, const struct json *j, struct handin_topic *out)
{
	static const char *const names[] = { "id", "pairs", NULL };
	const struct json *pairs = json_get(j, "pairs");
	if (j->kind != JSON_OBJECT || pairs == NULL || pairs->kind != JSON_ARRAY)
		return fail(r->e, ERR_FORMAT, r->file, 0, "a topic has no pairs: the file is damaged; hand in again");
	if (!known_only(r, j, names) || !read_id(r, j, "id", "-", false, &out->id))
		return false;
	if (pairs->n > PAIRS_MAX)
		return fail(
		    r->e, ERR_LIMIT, r->file, 0, "a topic has more than %d pairs: is it the right file?", PAIRS_MAX);
	const char **pair = arena_array(r->a, pairs->n, sizeof *pair);
	for (const struct json *p = pairs->first; p != NULL; p = p->next) {
		if (p->kind != JSON_STRING || *p->text == '\0' || strlen(p->text) > ID_MAX || !letters_ok(p->text, "-"))
			return fail(
			    r->e, ERR_FORMAT, r->file, 0, "a pair of a topic is not an id: the file is damaged");
		pair[out->pair_n++] = p->text;
	}
	out->pair = pair;
	return true;
}

static bool topics_read(const struct reader *r, const struct json *list, struct handin *h)
{
	if (list == NULL || list->kind != JSON_ARRAY)
		return fail(r->e, ERR_FORMAT, r->file, 0, "\"topics\" is missing: the file is damaged; hand in again");
	if (list->n > TOPICS_MAX)
		return fail(r->e, ERR_LIMIT, r->file, 0, "has more than %d topics: is it the right file?", TOPICS_MAX);
	struct handin_topic *topic = arena_array(r->a, list->n, sizeof *topic);
	size_t n = 0;
	for (const struct json *j = list->first; j != NULL; j = j->next, n++) {
		if (!topic_read(r, j, &topic[n]))
			return false;
		for (size_t i = 0; i < n; i++)
			if (streq(topic[i].id, topic[n].id))
				return fail(r->e, ERR_FORMAT, r->file, 0, "a topic stands twice: the file is damaged");
	}
	h->topic = topic;
	h->topic_n = n;
	return true;
}

static bool version_read(const struct reader *r, const struct json *root, const char **out)
{
	const struct json *m = json_get(root, "version");
	if (m == NULL || m->kind != JSON_STRING || *m->text == '\0' || strlen(m->text) > ID_MAX)
		return fail(r->e, ERR_FORMAT, r->file, 0, "\"version\" is missing: the file is damaged; hand in again");
	*out = m->text; /* free words of the author's: whoever writes them into a table takes care */
	return true;
}

bool handin_read(struct arena *a, const char *file, const struct bytes *text, struct handin *out, struct err *e)
{
	static const char *const names[] = { "coursepack-results", "registration", "course", "version", "release",
		"unsigned", "topics", "events", NULL };
	const struct reader r = { a, file, e };
	struct handin h = { 0 };
	int64_t release = 0;
	if (text->n > LIMIT_RESULT_BYTES)
		return fail(e, ERR_LIMIT, file, 0, "is larger than any hand-in file: is it the right file?");
	const struct json *root = json_parse(a, file, text, e);
	if (root == NULL)
		return false;
	const char *format = json_text(root, "coursepack-results");
	if (format == NULL)
		return fail(e, ERR_FORMAT, file, 0, "is not a hand-in file of the player: is it the right file?");
	if (!streq(format, "1"))
		return fail(e, ERR_FORMAT, file, 0,
		    "is of hand-in format %.10s, and this program reads 1: use a newer coursepack",
		    str_printable(a, format));
	if (!known_only(&r, root, names) || !read_hex(&r, root, "registration", RECORD_ID - 1, &h.registration) ||
	    !read_id(&r, root, "course", "-", false, &h.course) || !version_read(&r, root, &h.version) ||
	    !read_int(&r, root, "release", 0, INT32_MAX, &release) ||
	    !read_bool(&r, root, "unsigned", &h.unsigned_pack) || !topics_read(&r, json_get(root, "topics"), &h) ||
	    !events_read(&r, json_get(root, "events"), &h))
		return false;
	h.release = (int)release;
	*out = h;
	return true;
}
