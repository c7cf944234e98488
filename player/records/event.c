/*
 * The chain of events: what a learner answered, in order, each event carrying the hash of the one before. It
 * shows a lost, doubled or edited event to whoever reads the record later; it is no signature, since the
 * laptop's owner could write a new chain.
 *
 * The hash is SHA-256 over these lines, each "LENGTH:TEXT" and a line feed, LENGTH the bytes of TEXT in
 * decimal: "coursepack-event 1", previous hash (64 zeros for the first), registration, seq, course, release,
 * item, verb, response, success, score, score_max, attempt, date, "signed" or "unsigned". Numbers are
 * decimal. Lengths first, so that no field can pass for two.
 */
#include "records/store.h"

static const char first_previous[] = "0000000000000000000000000000000000000000000000000000000000000000";

static const char *text_or_empty(const char *s)
{
	return s != NULL ? s : "";
}

static void hash_text(struct seal_hasher *h, const char *s)
{
	char length[24];
	size_t n = strlen(text_or_empty(s));
	snprintf(length, sizeof length, "%llu:", (unsigned long long)n);
	seal_hasher_add(h, length, strlen(length));
	seal_hasher_add(h, text_or_empty(s), n);
	seal_hasher_add(h, "\n", 1);
}

static void hash_int(struct seal_hasher *h, int64_t v)
{
	char text[24];
	snprintf(text, sizeof text, "%lld", (long long)v);
	hash_text(h, text);
}

void event_hash(const char *registration, const struct event *ev, char out[SEAL_HEX])
{
	struct seal_hasher h;
	unsigned char hash[SEAL_HASH];
	seal_hasher_start(&h);
	hash_text(&h, "coursepack-event 1");
	hash_text(&h, ev->previous);
	hash_text(&h, registration);
	hash_int(&h, ev->seq);
	hash_text(&h, ev->course);
	hash_int(&h, ev->release);
	hash_text(&h, ev->item);
	hash_text(&h, ev->verb);
	hash_text(&h, ev->response);
	hash_int(&h, ev->success);
	hash_int(&h, ev->score);
	hash_int(&h, ev->score_max);
	hash_text(&h, ev->attempt);
	hash_text(&h, ev->date);
	hash_text(&h, ev->unsigned_pack ? "unsigned" : "signed");
	seal_hasher_end(&h, hash);
	hex_encode(out, hash, sizeof hash);
}

bool event_follows(const char *registration, const struct event *before, const struct event *ev)
{
	char want[SEAL_HEX];
	event_hash(registration, ev, want);
	const char *previous = before != NULL ? before->hash : first_previous;
	return ev->seq == (before != NULL ? before->seq : 0) + 1 && streq(ev->previous, previous) &&
	    streq(ev->hash, want);
}

bool event_is_practice(const struct event *ev)
{
	return ev->attempt != NULL && str_starts(ev->attempt, "practice");
}

static bool verb_known(const char *verb)
{
	static const char *const verbs[] = { "initialized", "answered", "completed", "passed", "failed" };
	for (size_t i = 0; i < COUNT(verbs); i++)
		if (streq(verb, verbs[i]))
			return true;
	return false;
}

static bool hash_column(struct db_query *q, int i, char out[SEAL_HEX])
{
	unsigned char hash[SEAL_HASH];
	if (!column_bytes(q, i, hash, sizeof hash))
		return false;
	hex_encode(out, hash, sizeof hash);
	return true;
}

/* Sets seq and previous from the end of the chain. */
static bool chain_end(struct records *r, const char *registration, struct event *ev, struct err *e)
{
	static const char sql[] =
	    "SELECT seq, hash FROM event WHERE registration = ? AND practice = ? ORDER BY seq DESC LIMIT 1";
	struct err why = { 0 };
	struct db_query *q = db_query(r->db, sql, e);
	if (q == NULL)
		return false;
	bind_text(q, 1, registration);
	bind_int(q, 2, event_is_practice(ev));
	ev->seq = 1;
	memcpy(ev->previous, first_previous, sizeof first_previous);
	bool sound = true;
	if (query_row(q, &why)) {
		ev->seq = column_int(q, 0) + 1;
		sound = hash_column(q, 1, ev->previous);
	}
	query_done(q);
	if (why.kind != ERR_NONE)
		return fail(e, why.kind, NULL, 0, "%s", why.text);
	return sound || fail(e, ERR_FORMAT, NULL, 0, "the records are damaged: start the player again");
}

static bool event_insert(struct records *r, const char *registration, const struct event *ev, struct err *e)
{
	static const char sql[] = "INSERT INTO event VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
	unsigned char previous[SEAL_HASH], hash[SEAL_HASH];
	struct db_query *q = db_query(r->db, sql, e);
	if (q == NULL)
		return false;
	hex_decode(previous, sizeof previous, ev->previous);
	hex_decode(hash, sizeof hash, ev->hash);
	bind_text(q, 1, registration);
	bind_int(q, 2, event_is_practice(ev));
	bind_int(q, 3, ev->seq);
	bind_text(q, 4, ev->course);
	bind_int(q, 5, ev->release);
	bind_text(q, 6, ev->item);
	bind_text(q, 7, ev->verb);
	bind_text(q, 8, ev->response);
	bind_int(q, 9, ev->success);
	bind_int(q, 10, ev->score);
	bind_int(q, 11, ev->score_max);
	bind_text(q, 12, ev->attempt);
	bind_text(q, 13, ev->date);
	bind_int(q, 14, ev->unsigned_pack);
	bind_bytes(q, 15, previous, sizeof previous);
	bind_bytes(q, 16, hash, sizeof hash);
	return query_run(q, e);
}

bool event_add(struct records *r, const char *registration, struct event *ev, struct err *e)
{
	assert(ev->course != NULL && ev->item != NULL && ev->date != NULL && verb_known(ev->verb));
	struct event next = *ev;
	if (!db_begin(r->db, e))
		return false;
	bool ok = chain_end(r, registration, &next, e);
	if (ok) {
		event_hash(registration, &next, next.hash);
		ok = event_insert(r, registration, &next, e);
	}
	if (!db_end(r->db, ok, e))
		return false;
	*ev = next;
	return true;
}

static bool event_column(struct db_query *q, struct arena *a, struct event *ev)
{
	ev->seq = column_int(q, 0);
	ev->course = column_text(q, a, 1);
	ev->release = (int)column_int(q, 2);
	ev->item = column_text(q, a, 3);
	ev->verb = column_text(q, a, 4);
	ev->response = column_text(q, a, 5);
	ev->success = (int)column_int(q, 6);
	ev->score = (int)column_int(q, 7);
	ev->score_max = (int)column_int(q, 8);
	ev->attempt = column_text(q, a, 9);
	ev->date = column_text(q, a, 10);
	ev->unsigned_pack = column_int(q, 11) != 0;
	return hash_column(q, 12, ev->previous) && hash_column(q, 13, ev->hash);
}

bool event_list(
    struct records *r, struct arena *a, const char *registration, const struct event **out, size_t *n, struct err *e)
{
	static const char sql[] =
	    "SELECT seq, course, release, item, verb, response, success, score, score_max, attempt, date, unsigned,"
	    " previous, hash FROM event WHERE registration = ? ORDER BY practice, seq";
	struct err why = { 0 };
	struct db_query *q = db_query(r->db, sql, e);
	if (q == NULL)
		return false;
	bind_text(q, 1, registration);
	size_t found = 0, room = 0;
	struct event *list = NULL;
	bool sound = true;
	while (sound && query_row(q, &why)) {
		if (found == room) {
			size_t more = room > 0 ? 2 * room : 64;
			struct event *grown = arena_array(a, more, sizeof *grown);
			if (found > 0)
				memcpy(grown, list, found * sizeof *list);
			list = grown;
			room = more;
		}
		sound = event_column(q, a, &list[found++]);
	}
	query_done(q);
	if (why.kind != ERR_NONE)
		return fail(e, why.kind, NULL, 0, "%s", why.text);
	if (!sound)
		return fail(e, ERR_FORMAT, NULL, 0, "the records are damaged: start the player again");
	*out = list;
	*n = found;
	return true;
}
