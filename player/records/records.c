/*
 * The records file as a whole: opening it, setting a damaged one aside, and the small tables around the chain
 * of events. Rows are overwritten only where they would change, so that looking at a slide again costs no
 * write.
 */
#include "records/store.h"

#include "learning/form.h"

static void id_make(char id[RECORD_ID])
{
	unsigned char random[(RECORD_ID - 1) / 2];
	os_random(random, sizeof random);
	hex_encode(id, random, sizeof random);
}

static const char *const file_ends[] = { "", "-wal", "-journal", "-shm" };

/* The first number under which nothing was set aside yet. */
static int aside_number(struct arena *a, const char *dir)
{
	for (int n = 1;; n++) {
		bool taken = false;
		for (size_t i = 0; i < COUNT(file_ends); i++) {
			const char *name = arena_printf(a, "records-damaged-%d.db%s", n, file_ends[i]);
			taken = taken || os_stat(path_join(a, dir, name), NULL) != OS_NONE;
		}
		if (!taken)
			return n;
	}
}

/* The file with its log and journal gets another name: nothing is thrown away that a person might still read. */
static bool file_aside(struct arena *a, const char *dir, const char **name, struct err *e)
{
	int n = aside_number(a, dir);
	for (size_t i = 0; i < COUNT(file_ends); i++) {
		const char *from = path_join(a, dir, arena_printf(a, "records.db%s", file_ends[i]));
		const char *to = arena_printf(a, "records-damaged-%d.db%s", n, file_ends[i]);
		if (os_stat(from, NULL) == OS_NONE)
			continue;
		if (!os_replace(from, path_join(a, dir, to)))
			return fail(
			    e, ERR_IO, from, 0, "is damaged and cannot be renamed: close other programs that use it");
	}
	os_sync_dir(dir);
	*name = arena_printf(a, "records-damaged-%d.db", n);
	return true;
}

bool records_open_on(
    struct records **out, struct arena *a, const char *dir, const char *vfs, const char **note, struct err *e)
{
	*note = NULL;
	if (strlen(dir) >= sizeof((struct records *)0)->dir)
		return fail(e, ERR_LIMIT, NULL, 0, "the name of the records folder is too long: choose a shorter one");
	if (!os_mkdirs(dir, e))
		return false;
	const char *path = path_join(a, dir, "records.db"), *kept = NULL;
	/* A log without its file is what a cut in the middle of setting aside leaves; SQLite would delete it. */
	bool orphan = os_stat(path, NULL) == OS_NONE && os_stat(arena_printf(a, "%s-wal", path), NULL) != OS_NONE;
	if (orphan && !file_aside(a, dir, &kept, e))
		return false;
	struct db *db = NULL;
	struct err why = { 0 };
	enum db_open_result result = db_open(&db, path, vfs, &why);
	if (result == DB_DAMAGED) {
		if (!file_aside(a, dir, &kept, e))
			return false;
		why = (struct err){ 0 };
		result = db_open(&db, path, vfs, &why);
	}
	if (result != DB_OPENED)
		return fail(e, why.kind, why.file, why.line, "%s", why.text);
	struct records *r = calloc(1, sizeof *r);
	if (r == NULL)
		abort();
	r->db = db;
	snprintf(r->dir, sizeof r->dir, "%s", dir);
	if (!db_migrate(db, records_schema, records_version, e)) {
		records_close(r);
		return false;
	}
	/* Someone else may be holding it: then it stays due, and the learner is not kept from learning. */
	struct err later = { 0 };
	erase_finish(r, &later);
	if (kept != NULL)
		*note = arena_printf(a,
		    "The records on this laptop were damaged. They are kept as %s in %s, and a new "
		    "record was started. Results already handed in are not affected.",
		    kept, dir);
	*out = r;
	return true;
}

bool records_open(struct records **out, struct arena *a, const char *dir, const char **note, struct err *e)
{
	return records_open_on(out, a, dir, NULL, note, e);
}

void records_close(struct records *r)
{
	if (r == NULL)
		return;
	db_close(r->db);
	free(r);
}

bool records_begin(struct records *r, struct err *e)
{
	return db_begin(r->db, e);
}

bool records_end(struct records *r, bool ok, struct err *e)
{
	return db_end(r->db, ok, e);
}

/* --- learners --- */

bool learner_list(struct records *r, struct arena *a, const struct learner **out, size_t *n, struct err *e)
{
	static const char count_sql[] = "SELECT count(*) FROM learner";
	static const char sql[] = "SELECT number, id, name FROM learner ORDER BY number";
	struct db_query *q = db_query(r->db, count_sql, e);
	struct err why = { 0 };
	if (q == NULL || !query_row(q, e))
		return false;
	size_t room = (size_t)column_int(q, 0);
	query_done(q);
	struct learner *list = arena_array(a, room, sizeof *list);
	size_t found = 0;
	if ((q = db_query(r->db, sql, e)) == NULL)
		return false;
	while (found < room && query_row(q, &why)) {
		struct learner *l = &list[found++];
		l->number = (int)column_int(q, 0) - 1;
		snprintf(l->id, sizeof l->id, "%s", column_text(q, a, 1));
		l->name = column_text(q, a, 2);
	}
	query_done(q);
	if (why.kind != ERR_NONE)
		return fail(e, why.kind, NULL, 0, "%s", why.text);
	*out = list;
	*n = found;
	return true;
}

bool learner_add(struct records *r, struct arena *a, const char *name, struct learner *out, struct err *e)
{
	static const char sql[] = "INSERT INTO learner(id, name) VALUES(?, ?) RETURNING number";
	struct learner l = { .name = arena_string(a, name) };
	id_make(l.id);
	if (!db_begin(r->db, e))
		return false;
	struct db_query *q = db_query(r->db, sql, e);
	bool ok = q != NULL;
	if (ok) {
		bind_text(q, 1, l.id);
		bind_text(q, 2, name);
		ok = query_row(q, e);
		l.number = ok ? (int)column_int(q, 0) - 1 : 0;
		query_done(q);
	}
	if (!db_end(r->db, ok, e))
		return false;
	*out = l;
	return true;
}

const char *setting_get(struct records *r, struct arena *a, const char *learner, const char *key)
{
	static const char sql[] = "SELECT value FROM setting WHERE learner = ? AND key = ?";
	struct err e = { 0 };
	struct db_query *q = db_query(r->db, sql, &e);
	if (q == NULL)
		return NULL;
	bind_text(q, 1, learner);
	bind_text(q, 2, key);
	const char *value = query_row(q, &e) ? column_text(q, a, 0) : NULL;
	query_done(q);
	return value;
}

bool setting_list(
    struct records *r, struct arena *a, const char *learner, const struct setting **out, size_t *n, struct err *e)
{
	static const char sql[] = "SELECT key, value FROM setting WHERE learner = ? ORDER BY key";
	struct err why = { 0 };
	struct setting *list = NULL;
	size_t count = 0, cap = 0;
	struct db_query *q = db_query(r->db, sql, e);
	if (q == NULL)
		return false;
	bind_text(q, 1, learner);
	while (query_row(q, &why)) {
		if (count == cap) {
			struct setting *grown = arena_array(a, cap = cap == 0 ? 32 : cap * 2, sizeof *grown);
			if (count > 0)
				memcpy(grown, list, count * sizeof *grown);
			list = grown;
		}
		list[count++] = (struct setting){ column_text(q, a, 0), column_text(q, a, 1) };
	}
	query_done(q);
	*out = list;
	*n = count;
	return why.kind == ERR_NONE || fail(e, why.kind, NULL, 0, "%s", why.text);
}

bool setting_set(struct records *r, const char *learner, const char *key, const char *value, struct err *e)
{
	/*
	 * No row for a learner who is not there, so that an erased one does not come back through another
	 * window.
	 */
	static const char sql[] =
	    "INSERT INTO setting SELECT ?1, ?2, ?3 WHERE ?1 = '' OR EXISTS (SELECT * FROM learner WHERE id = ?1)"
	    " ON CONFLICT DO UPDATE SET value = excluded.value WHERE value <> excluded.value";
	struct db_query *q = db_query(r->db, sql, e);
	if (q == NULL)
		return false;
	bind_text(q, 1, learner);
	bind_text(q, 2, key);
	bind_text(q, 3, value);
	return query_run(q, e);
}

/* --- registrations --- */

static bool registration_find(struct records *r, struct arena *a, const char *learner, const char *course,
    struct registration *out, struct err *e)
{
	static const char sql[] = "SELECT id, first_form FROM registration WHERE learner = ? AND course = ?";
	struct db_query *q = db_query(r->db, sql, e);
	if (q == NULL)
		return false;
	bind_text(q, 1, learner);
	bind_text(q, 2, course);
	bool found = query_row(q, e);
	if (found) {
		snprintf(out->id, sizeof out->id, "%s", column_text(q, a, 0));
		out->first_form = (int)column_int(q, 1);
	}
	query_done(q);
	return found;
}

/*
 * How many drew before, and what the last one drew: kept apart from people, so that erasing one leaves the
 * blocks of two whole.
 */
static bool draw_next(struct records *r, const char *course, const char *registration, int *form, struct err *e)
{
	static const char get_sql[] = "SELECT n, last_form FROM draw WHERE course = ?";
	static const char set_sql[] = "INSERT OR REPLACE INTO draw VALUES(?, ?, ?)";
	int n = 0, last = 0;
	struct err why = { 0 };
	struct db_query *q = db_query(r->db, get_sql, e);
	if (q == NULL)
		return false;
	bind_text(q, 1, course);
	if (query_row(q, &why)) {
		n = (int)column_int(q, 0);
		last = (int)column_int(q, 1);
	}
	query_done(q);
	if (why.kind != ERR_NONE)
		return fail(e, why.kind, NULL, 0, "%s", why.text);
	*form = form_draw(registration, n, last);
	if ((q = db_query(r->db, set_sql, e)) == NULL)
		return false;
	bind_text(q, 1, course);
	bind_int(q, 2, n + 1);
	bind_int(q, 3, *form);
	return query_run(q, e);
}

static bool registration_make(
    struct records *r, const char *learner, const char *course, struct registration *out, struct err *e)
{
	static const char sql[] = "INSERT INTO registration VALUES(?, ?, ?, ?)";
	id_make(out->id);
	if (!draw_next(r, course, out->id, &out->first_form, e))
		return false;
	struct db_query *q = db_query(r->db, sql, e);
	if (q == NULL)
		return false;
	bind_text(q, 1, out->id);
	bind_text(q, 2, learner);
	bind_text(q, 3, course);
	bind_int(q, 4, out->first_form);
	return query_run(q, e);
}

bool registration_open(struct records *r, struct arena *a, const struct learner *l, const char *course,
    struct registration *out, struct err *e)
{
	struct err why = { 0 };
	struct registration got = { 0 };
	if (registration_find(r, a, l->id, course, &got, &why)) {
		*out = got;
		return true;
	}
	if (why.kind != ERR_NONE)
		return fail(e, why.kind, NULL, 0, "%s", why.text);
	if (!db_begin(r->db, e))
		return false;
	/* Looked for again inside the transaction: another player may have made it meanwhile. */
	bool ok = registration_find(r, a, l->id, course, &got, &why) ||
	    (why.kind == ERR_NONE && registration_make(r, l->id, course, &got, &why));
	if (!ok)
		fail(e, why.kind, NULL, 0, "%s", why.text);
	if (!db_end(r->db, ok, e))
		return false;
	*out = got;
	return true;
}

/* --- trust memory --- */

bool seen_get(struct records *r, const char *course, struct seen *out)
{
	static const char sql[] = "SELECT ever_signed, key_id, release, manifest_hash FROM seen WHERE course = ?";
	struct err e = { 0 };
	struct db_query *q = db_query(r->db, sql, &e);
	if (q == NULL)
		return false;
	bind_text(q, 1, course);
	bool found = query_row(q, &e);
	if (found) {
		struct arena a = { 0 };
		out->ever_signed = column_int(q, 0) != 0;
		snprintf(out->key_id, sizeof out->key_id, "%s", column_text(q, &a, 1));
		out->release = (int)column_int(q, 2);
		snprintf(out->manifest_hash, sizeof out->manifest_hash, "%s", column_text(q, &a, 3));
		arena_release(&a);
	}
	query_done(q);
	return found;
}

bool seen_set(struct records *r, const char *course, const struct seen *s, struct err *e)
{
	static const char sql[] =
	    "INSERT INTO seen VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET ever_signed = ?2, key_id = ?3,"
	    " release = ?4, manifest_hash = ?5"
	    " WHERE (ever_signed, key_id, release, manifest_hash) <> (?2, ?3, ?4, ?5)";
	struct db_query *q = db_query(r->db, sql, e);
	if (q == NULL)
		return false;
	bind_text(q, 1, course);
	bind_int(q, 2, s->ever_signed);
	bind_text(q, 3, s->key_id);
	bind_int(q, 4, s->release);
	bind_text(q, 5, s->manifest_hash);
	return query_run(q, e);
}
