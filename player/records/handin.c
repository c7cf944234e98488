/*
 * The hand-in file. One line a topic and one an event, so that two hand-ins can be compared with any tool. It
 * holds the whole chain of what counts, so the reader can check it link by link; practice attempts have their
 * own chain and stay. The same record always gives the same bytes: no clock, no machine, no name.
 */
#include "records/handin.h"

#include "course/json.h"
#include "records/store.h"

static void put_text(struct buf *b, const char *key, const char *value, const char *end)
{
	buf_addf(b, "\"%s\":%s%s", key, json_quote(b->a, value), end);
}

/* Which pairs of the test ask about which topic: what 'before' and 'now' by topic are summed from. */
static void put_topics(struct buf *b, const struct course *c)
{
	const char *between = "\n";
	buf_add(b, "\"topics\":[");
	for (size_t t = 0; t < c->topic_n && c->test != NULL; t++) {
		const char *comma = "";
		for (size_t i = 0; i < c->test->pair_n; i++) {
			const struct test_pair *pair = &c->test->pair[i];
			const struct outcome *o = course_outcome(c, pair->outcome);
			if (o == NULL || !streq(o->topic, c->topic[t].id))
				continue;
			if (*comma == '\0') {
				buf_addf(b, "%s{", between);
				put_text(b, "id", c->topic[t].id, ",\"pairs\":[");
				between = ",\n";
			}
			buf_addf(b, "%s%s", comma, json_quote(b->a, pair->id));
			comma = ",";
		}
		if (*comma != '\0')
			buf_add(b, "]}");
	}
	buf_add(b, "],\n");
}

static void put_event(struct buf *b, const struct event *ev)
{
	buf_addf(b, "{\"seq\":%lld,", (long long)ev->seq);
	put_text(b, "course", ev->course, ",");
	buf_addf(b, "\"release\":%d,", ev->release);
	put_text(b, "item", ev->item, ",");
	put_text(b, "verb", ev->verb, ",");
	put_text(b, "response", ev->response, ",");
	buf_addf(b, "\"success\":%d,\"score\":%d,\"score_max\":%d,", ev->success, ev->score, ev->score_max);
	put_text(b, "attempt", ev->attempt, ",");
	put_text(b, "date", ev->date, ",");
	buf_addf(b, "\"unsigned\":%s,", ev->unsigned_pack ? "true" : "false");
	put_text(b, "previous", ev->previous, ",");
	put_text(b, "hash", ev->hash, "}");
}

/* 1 known, 0 erased, -1 never here or not readable. */
static int registration_state(
    struct records *r, const char *registration, const char **course, struct arena *a, struct err *e)
{
	static const char sql[] = "SELECT course FROM registration WHERE id = ?";
	static const char tomb_sql[] = "SELECT 1 FROM tombstone WHERE registration = ?";
	struct db_query *q = db_query(r->db, sql, e);
	if (q == NULL)
		return -1;
	bind_text(q, 1, registration);
	bool known = query_row(q, e);
	if (known)
		*course = column_text(q, a, 0);
	query_done(q);
	if (known)
		return 1;
	if ((q = db_query(r->db, tomb_sql, e)) == NULL)
		return -1;
	bind_text(q, 1, registration);
	bool erased = query_row(q, e);
	query_done(q);
	return erased ? 0 : -1;
}

static bool events_counted(struct records *r, struct arena *a, const char *registration, const struct event **out,
    size_t *n, bool *unsigned_pack, struct err *e)
{
	size_t all = 0;
	if (!event_list(r, a, registration, out, &all, e))
		return false;
	*n = 0;
	*unsigned_pack = false;
	for (size_t i = 0; i < all && !event_is_practice(&(*out)[i]); i++) {
		const struct event *ev = &(*out)[i];
		if (!event_follows(registration, i > 0 ? ev - 1 : NULL, ev))
			return fail(e, ERR_FORMAT, NULL, 0,
			    "this record was changed outside the player at answer %d, so it "
			    "cannot be handed in: ask your trainer",
			    (int)i + 1);
		*unsigned_pack = *unsigned_pack || ev->unsigned_pack;
		*n = i + 1;
	}
	return true;
}

bool handin_build(struct records *r, struct arena *a, const char *registration, const struct course *c,
    const char **text, const char **file_name, struct err *e)
{
	const char *course = NULL;
	const struct event *ev = NULL;
	size_t n = 0;
	bool unsigned_pack = false;
	int state = registration_state(r, registration, &course, a, e);
	if (state == 0)
		return fail(e, ERR_FORMAT, NULL, 0, "this record was erased, so there is nothing to hand in");
	if (state < 0)
		return fail(e, ERR_FORMAT, NULL, 0, "this record is not on this laptop: choose who is learning again");
	if (!streq(course, c->id))
		return fail(
		    e, ERR_FORMAT, NULL, 0, "this record belongs to another course: open that one and hand in there");
	if (!events_counted(r, a, registration, &ev, &n, &unsigned_pack, e))
		return false;
	struct buf b = { .a = a };
	buf_add(&b, "{\"coursepack-results\":1,\n");
	put_text(&b, "registration", registration, ",\n");
	put_text(&b, "course", c->id, ",\n");
	put_text(&b, "version", c->version, ",\n");
	buf_addf(&b, "\"release\":%d,\n\"unsigned\":%s,\n", c->release, unsigned_pack ? "true" : "false");
	put_topics(&b, c);
	buf_add(&b, "\"events\":[");
	for (size_t i = 0; i < n; i++) {
		buf_add(&b, i > 0 ? ",\n" : "\n");
		put_event(&b, &ev[i]);
	}
	buf_add(&b, "]}\n");
	*text = buf_text(&b);
	*file_name = arena_printf(a, "results-%s-%.8s.json", c->id, registration);
	return true;
}
