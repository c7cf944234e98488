/*
 * The learner's rights: 'Erase me' and 'Export me'. Erasing is done when no byte of the name is left under
 * the folder: rows deleted over with zeros, the file rewritten, the log emptied, and a damaged file set aside
 * earlier removed if it holds the learner. A mark in the same transaction makes the next start finish what a
 * power cut or another open player prevented.
 */
#include "records/store.h"

#include "course/json.h"

static bool query_with_id(struct records *r, const char *sql, const char *id, struct err *e)
{
	struct db_query *q = db_query(r->db, sql, e);
	if (q == NULL)
		return false;
	bind_text(q, 1, id);
	return query_run(q, e);
}

static const char *learner_name(struct records *r, struct arena *a, const char *learner, struct err *e)
{
	static const char sql[] = "SELECT name FROM learner WHERE id = ?";
	struct db_query *q = db_query(r->db, sql, e);
	if (q == NULL)
		return NULL;
	bind_text(q, 1, learner);
	const char *name = query_row(q, e) ? column_text(q, a, 0) : NULL;
	query_done(q);
	if (name == NULL)
		fail(e, ERR_FORMAT, NULL, 0, "there is no such learner on this laptop: choose who is learning again");
	return name;
}

static bool bytes_hold(const unsigned char *p, size_t n, const char *text)
{
	size_t length = strlen(text);
	for (size_t i = 0; length > 0 && i + length <= n; i++)
		if (p[i] == (unsigned char)text[0] && memcmp(p + i, text, length) == 0)
			return true;
	return false;
}

/* Read in overlapping pieces: a damaged file may be large, and the text may lie across two pieces. */
static bool file_holds(const char *path, const char *name, const char *id)
{
	enum { PIECE = 1 << 16, OVERLAP = 1024 };
	int64_t size = 0;
	struct err e = { 0 };
	struct os_file *f = os_file_open(path, &size, &e);
	if (f == NULL)
		return false;
	unsigned char *piece = malloc(PIECE);
	if (piece == NULL)
		abort();
	bool holds = false;
	for (int64_t at = 0; at < size && !holds; at += PIECE - OVERLAP) {
		size_t n = size - at < PIECE ? (size_t)(size - at) : PIECE;
		if (!os_file_read(f, at, piece, n))
			break;
		holds = bytes_hold(piece, n, name) || bytes_hold(piece, n, id);
	}
	free(piece);
	os_file_close(f);
	return holds;
}

static bool damaged_remove(struct records *r, const char *name, const char *id, struct err *e)
{
	struct arena a = { 0 };
	const char *const *names = NULL;
	size_t n = 0;
	bool ok = os_list(&a, r->dir, &names, &n, e);
	for (size_t i = 0; ok && i < n; i++) {
		const char *path = path_join(&a, r->dir, names[i]);
		if (str_starts(names[i], "records-damaged-") && file_holds(path, name, id))
			ok = os_remove(path, e);
	}
	arena_release(&a);
	return ok;
}

static bool learner_delete(struct records *r, const char *learner, struct err *e)
{
	static const char tomb_sql[] = "INSERT OR IGNORE INTO tombstone SELECT id FROM registration WHERE learner = ?";
	static const char setting_sql[] = "DELETE FROM setting WHERE learner = ? AND learner <> ''";
	static const char learner_sql[] = "DELETE FROM learner WHERE id = ?";
	static const char due_sql[] = "INSERT OR IGNORE INTO scrub_due VALUES(1)";
	if (!db_begin(r->db, e))
		return false;
	bool ok = query_with_id(r, tomb_sql, learner, e) && query_with_id(r, setting_sql, learner, e) &&
	    query_with_id(r, learner_sql, learner, e) && db_run(r->db, due_sql, e);
	return db_end(r->db, ok, e);
}

bool erase_finish(struct records *r, struct err *e)
{
	static const char due_sql[] = "SELECT 1 FROM scrub_due";
	static const char done_sql[] = "DELETE FROM scrub_due";
	struct err why = { 0 };
	struct db_query *q = db_query(r->db, due_sql, e);
	if (q == NULL)
		return false;
	bool due = query_row(q, &why);
	query_done(q);
	if (why.kind != ERR_NONE)
		return fail(e, why.kind, NULL, 0, "%s", why.text);
	return !due || (db_scrub(r->db, e) && db_run(r->db, done_sql, e));
}

const char *learner_last_day(struct records *r, struct arena *a, const char *learner)
{
	static const char sql[] =
	    "SELECT coalesce(max(event.date), '') FROM event JOIN registration ON registration.id = event.registration"
	    " WHERE registration.learner = ?";
	struct err e = { 0 };
	struct db_query *q = db_query(r->db, sql, &e);
	if (q == NULL)
		return "";
	bind_text(q, 1, learner);
	const char *day = query_row(q, &e) ? column_text(q, a, 0) : "";
	query_done(q);
	return day;
}

bool learner_erase(struct records *r, const char *learner, struct err *e)
{
	struct arena a = { 0 };
	struct err later = { 0 };
	const char *name = learner_name(r, &a, learner, e);
	bool ok = name != NULL && damaged_remove(r, name, learner, e) && learner_delete(r, learner, e);
	if (ok && !erase_finish(r, &later))
		ok = fail(e, ERR_IO, NULL, 0,
		    "the learner is erased, but another program has the records open: close it "
		    "and start the player again, so that the last traces on the disk go too");
	arena_release(&a);
	return ok;
}

/* --- export --- */

struct export
{
	struct records *r;
	struct arena *a;
	struct buf out;
	struct err *e;
};

static void put_pair(struct export *x, const char *key, const char *value, const char *end)
{
	buf_addf(&x->out, "%s: %s%s", json_quote(x->a, key), json_quote(x->a, value), end);
}

/* "key": value pairs of a two-column query as the members of an object. */
static bool put_map(struct export *x, const char *title, const char *sql, const char *id)
{
	struct err why = { 0 };
	struct db_query *q = db_query(x->r->db, sql, x->e);
	if (q == NULL)
		return false;
	bind_text(q, 1, id);
	buf_addf(&x->out, "\"%s\": {", title);
	for (const char *comma = ""; query_row(q, &why); comma = ", ") {
		buf_add(&x->out, comma);
		put_pair(x, column_text(q, x->a, 0), column_text(q, x->a, 1), "");
	}
	query_done(q);
	buf_add(&x->out, "}");
	return why.kind == ERR_NONE || fail(x->e, why.kind, NULL, 0, "%s", why.text);
}

static void put_event(struct export *x, const struct event *ev)
{
	buf_addf(&x->out, "        {\"number\": %lld, ", (long long)ev->seq);
	put_pair(x, "date", ev->date, ", ");
	put_pair(x, "what", ev->verb, ", ");
	put_pair(x, "item", ev->item, ", ");
	put_pair(x, "attempt", ev->attempt, ", ");
	put_pair(x, "response", ev->response, "");
	if (ev->success >= 0)
		buf_addf(&x->out, ", \"right\": %s", ev->success > 0 ? "true" : "false");
	if (ev->score >= 0)
		buf_addf(&x->out, ", \"score\": %d, \"of\": %d", ev->score, ev->score_max);
	buf_addf(&x->out, ", \"release\": %d, \"unsigned\": %s, \"hash\": \"%s\"}", ev->release,
	    ev->unsigned_pack ? "true" : "false", ev->hash);
}

static bool put_registration(struct export *x, const char *id, const char *course, int first_form)
{
	static const char progress_sql[] =
	    "SELECT module, furthest || CASE done WHEN 1 THEN ' (done)' ELSE '' END FROM progress"
	    " WHERE registration = ? ORDER BY module";
	/* bookmarks stand among the drafts under a name that no item has */
	static const char draft_sql[] =
	    "SELECT item, response FROM draft WHERE registration = ? AND item <> '/bookmarks' ORDER BY item";
	static const char bookmark_sql[] =
	    "SELECT 'items', response FROM draft WHERE registration = ? AND item = '/bookmarks'";
	static const char worksheet_sql[] =
	    "SELECT worksheet || '/' || field, value FROM worksheet WHERE registration = ? ORDER BY worksheet, field";
	static const char taken_sql[] =
	    "SELECT module, 'release ' || release FROM taken WHERE registration = ? ORDER BY module";
	const struct event *ev = NULL;
	size_t n = 0;
	struct place place;
	if (!event_list(x->r, x->a, id, &ev, &n, x->e))
		return false;
	place_get(x->r, x->a, id, &place);
	buf_add(&x->out, "    {\n      ");
	put_pair(x, "registration", id, ",\n      ");
	put_pair(x, "course", course, ",\n      ");
	put_pair(x, "first_form", first_form == 0 ? "a" : "b", ",\n      \"place\": {");
	put_pair(x, "module", place.module, ", ");
	put_pair(x, "item", place.item, ", ");
	put_pair(x, "attempt", place.attempt, ", ");
	buf_addf(&x->out, "\"pair\": %d},\n      ", place.pair);
	if (!put_map(x, "progress", progress_sql, id))
		return false;
	buf_add(&x->out, ",\n      ");
	if (!put_map(x, "unfinished_answers", draft_sql, id))
		return false;
	buf_add(&x->out, ",\n      ");
	if (!put_map(x, "bookmarks", bookmark_sql, id))
		return false;
	buf_add(&x->out, ",\n      ");
	if (!put_map(x, "worksheets", worksheet_sql, id))
		return false;
	buf_add(&x->out, ",\n      ");
	if (!put_map(x, "finished_in", taken_sql, id))
		return false;
	buf_add(&x->out, ",\n      \"events\": [");
	for (size_t i = 0; i < n; i++) {
		buf_add(&x->out, i > 0 ? ",\n" : "\n");
		put_event(x, &ev[i]);
	}
	buf_add(&x->out, n > 0 ? "\n      ]\n    }" : "]\n    }");
	return true;
}

static bool put_registrations(struct export *x, const char *learner)
{
	static const char sql[] =
	    "SELECT id, course, first_form FROM registration WHERE learner = ? ORDER BY course, id";
	struct err why = { 0 };
	struct db_query *q = db_query(x->r->db, sql, x->e);
	if (q == NULL)
		return false;
	bind_text(q, 1, learner);
	bool ok = true;
	buf_add(&x->out, "  \"courses\": [");
	for (const char *comma = "\n"; ok && query_row(q, &why); comma = ",\n") {
		buf_add(&x->out, comma);
		ok = put_registration(x, column_text(q, x->a, 0), column_text(q, x->a, 1), (int)column_int(q, 2));
	}
	query_done(q);
	buf_add(&x->out, "\n  ]\n}\n");
	return ok && (why.kind == ERR_NONE || fail(x->e, why.kind, NULL, 0, "%s", why.text));
}

bool learner_export(struct records *r, struct arena *a, const char *learner, const char **json, struct err *e)
{
	static const char setting_sql[] =
	    "SELECT key, CASE key WHEN 'pin' THEN 'set' ELSE value END FROM setting WHERE learner = ? ORDER BY key";
	const char *name = learner_name(r, a, learner, e);
	if (name == NULL)
		return false;
	struct export x = { .r = r, .a = a, .out = { .a = a }, .e = e };
	buf_add(&x.out, "{\n  ");
	put_pair(&x, "format", "coursepack-learner 1", ",\n  ");
	put_pair(&x, "name", name, ",\n  ");
	put_pair(&x, "id", learner, ",\n  ");
	if (!put_map(&x, "settings", setting_sql, learner))
		return false;
	buf_add(&x.out, ",\n");
	if (!put_registrations(&x, learner))
		return false;
	*json = buf_text(&x.out);
	return true;
}
