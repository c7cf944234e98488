/*
 * SQLite, opened so that what is reported as written is on the disk: WAL with synchronous FULL, read back and
 * tried with a real write, since some file systems say 'wal' and fail at the first one; where that fails,
 * DELETE with EXTRA. Both lost nothing in the power-cut measurements of security.md 4.1; the settings between
 * them did.
 */
#include "records/db.h"

#include <sqlite3.h>

enum { QUERIES_MAX = 64, WAIT_MS = 2000 };

struct db_query {
	struct db *db;
	const char *sql; /* whose address is the key */
	sqlite3_stmt *statement;
};

struct db {
	sqlite3 *handle;
	const char *journal;
	int depth;   /* open db_begin calls */
	bool broken; /* a part of the open transaction failed */
	size_t query_n;
	struct db_query query[QUERIES_MAX];
};

/* SQLite's code as a sentence. What was acknowledged before stays; only this change did not happen. */
static bool db_fail(struct db *d, int rc, struct err *e)
{
	switch (rc & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return fail(e, ERR_IO, NULL, 0,
		    "the records are in use by another program: close the other player and try again; "
		    "nothing was lost");
	case SQLITE_FULL:
		return fail(e, ERR_IO, NULL, 0,
		    "the disk is full, so this was not saved: free some space and try again; what was saved "
		    "before is kept");
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_CANTOPEN:
		return fail(e, ERR_IO, NULL, 0,
		    "the records cannot be written: check that the folder exists and that you may write in it");
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return fail(
		    e, ERR_FORMAT, NULL, 0, "the records are damaged (%s): start the player again", sqlite3_errstr(rc));
	case SQLITE_CONSTRAINT:
		return fail(e, ERR_FORMAT, NULL, 0,
		    "the record this belongs to is not here any more: choose who is learning again");
	}
	const char *why = d != NULL ? sqlite3_errmsg(d->handle) : sqlite3_errstr(rc);
	return fail(e, ERR_IO, NULL, 0, "this was not saved (%s): check the disk and try again", why);
}

bool db_run(struct db *d, const char *sql, struct err *e)
{
	int rc = sqlite3_exec(d->handle, sql, NULL, NULL, NULL);
	return rc == SQLITE_OK || db_fail(d, rc, e);
}

/* The first column of the first row of a PRAGMA. */
static bool pragma_text(struct db *d, const char *sql, char *out, size_t out_size, struct err *e)
{
	sqlite3_stmt *s = NULL;
	int rc = sqlite3_prepare_v2(d->handle, sql, -1, &s, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_step(s);
	const unsigned char *text = rc == SQLITE_ROW ? sqlite3_column_text(s, 0) : NULL;
	snprintf(out, out_size, "%s", text != NULL ? (const char *)text : "");
	sqlite3_finalize(s);
	return rc == SQLITE_ROW || rc == SQLITE_DONE || db_fail(d, rc, e);
}

static bool pragma_is(struct db *d, const char *sql, const char *want)
{
	char got[64];
	struct err ignored = { 0 };
	return pragma_text(d, sql, got, sizeof got, &ignored) && streq(got, want);
}

/* A write that changes nothing anyone reads, through the log and to the disk. */
static bool write_try(struct db *d, struct err *e)
{
	return db_run(d,
	    "BEGIN IMMEDIATE;"
	    "CREATE TABLE IF NOT EXISTS write_try(n INTEGER NOT NULL);"
	    "INSERT INTO write_try SELECT 0 WHERE NOT EXISTS (SELECT * FROM write_try);"
	    "UPDATE write_try SET n = 1 - n;"
	    "COMMIT",
	    e);
}

static void transaction_drop(struct db *d)
{
	if (!sqlite3_get_autocommit(d->handle))
		sqlite3_exec(d->handle, "ROLLBACK", NULL, NULL, NULL);
}

static bool wal_start(struct db *d, struct err *e)
{
	if (!pragma_is(d, "PRAGMA journal_mode=WAL", "wal") || !db_run(d, "PRAGMA synchronous=FULL", e) ||
	    !pragma_is(d, "PRAGMA synchronous", "2"))
		return false;
	d->journal = "wal";
	if (write_try(d, e))
		return true;
	transaction_drop(d);
	return false;
}

static bool journal_start(struct db *d, struct err *e)
{
	struct err first = { 0 };
	if (wal_start(d, &first))
		return true;
	/* Another program's lock says nothing about the file system: say so instead of falling back beside it. */
	int rc = sqlite3_errcode(d->handle) & 0xff;
	if (first.kind != ERR_NONE && (rc == SQLITE_BUSY || rc == SQLITE_FULL || rc == SQLITE_READONLY))
		return db_fail(d, rc, e);
	if (!pragma_is(d, "PRAGMA journal_mode=DELETE", "delete") || !db_run(d, "PRAGMA synchronous=EXTRA", e) ||
	    !pragma_is(d, "PRAGMA synchronous", "3"))
		return fail(
		    e, ERR_IO, NULL, 0, "the records cannot be written safely in this folder: choose another folder");
	d->journal = "delete";
	if (write_try(d, e))
		return true;
	transaction_drop(d);
	return false;
}

static bool settings_start(struct db *d, struct err *e)
{
	sqlite3_extended_result_codes(d->handle, 1);
	sqlite3_busy_timeout(d->handle, WAIT_MS);
	sqlite3_db_config(d->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(d->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	/* cache_spill off: nothing half-done reaches the disk before its commit. */
	return db_run(d,
	    "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF; PRAGMA cache_spill=OFF;"
	    "PRAGMA temp_store=MEMORY",
	    e);
}

static bool db_sound(struct db *d, struct err *e)
{
	char found[200];
	if (!pragma_text(d, "PRAGMA quick_check(1)", found, sizeof found, e))
		return false;
	return streq(found, "ok") || fail(e, ERR_FORMAT, NULL, 0, "the records are damaged (%s)", found);
}

enum db_open_result db_open(struct db **out, const char *path, const char *vfs, struct err *e)
{
	/*
	 * Made by us first, so that it and the log beside it, which takes the same rights, are for the owner
	 * alone.
	 */
	FILE *made = os_stat(path, NULL) == OS_NONE ? os_open_new(path, true) : NULL;
	if (made != NULL && !os_sync_close(made)) {
		fail(e, ERR_IO, path, 0, "cannot make the records file: check the disk");
		return DB_FAILED;
	}
	struct err why = { 0 };
	struct db *d = calloc(1, sizeof *d);
	if (d == NULL)
		abort();
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
	int rc = sqlite3_open_v2(path, &d->handle, flags, vfs);
	if (rc == SQLITE_OK ? settings_start(d, &why) && db_sound(d, &why) && journal_start(d, &why)
			    : db_fail(NULL, rc, &why)) {
		*out = d;
		return DB_OPENED;
	}
	fail(e, why.kind, path, 0, "%s", why.text);
	db_close(d);
	return why.kind == ERR_FORMAT ? DB_DAMAGED : DB_FAILED;
}

void db_close(struct db *d)
{
	if (d == NULL)
		return;
	for (size_t i = 0; i < d->query_n; i++)
		sqlite3_finalize(d->query[i].statement);
	sqlite3_close(d->handle);
	free(d);
}

void db_wait_ms(struct db *d, int ms)
{
	sqlite3_busy_timeout(d->handle, ms);
}

const char *db_journal(const struct db *d)
{
	return d->journal;
}

static bool version_get(struct db *d, int64_t *version, struct err *e)
{
	char text[32];
	return pragma_text(d, "PRAGMA user_version", text, sizeof text, e) &&
	    (parse_int(text, 0, INT32_MAX, version) || fail(e, ERR_FORMAT, NULL, 0, "the records have no version"));
}

bool db_migrate(struct db *d, const char *const *step, int n, struct err *e)
{
	int64_t version = 0;
	if (!version_get(d, &version, e))
		return false;
	if (version == n)
		return true;
	if (version > n)
		return fail(e, ERR_FORMAT, NULL, 0,
		    "the records were made by a newer player (format %d): use that one; nothing was changed",
		    (int)version);
	if (!db_begin(d, e))
		return false;
	/* Read again inside the transaction: another player may have done it meanwhile. */
	bool ok = version_get(d, &version, e);
	for (int i = (int)version; ok && i < n; i++) {
		char mark[40];
		snprintf(mark, sizeof mark, "PRAGMA user_version=%d", i + 1);
		ok = db_run(d, step[i], e) && db_run(d, mark, e);
	}
	return db_end(d, ok, e);
}

bool db_begin(struct db *d, struct err *e)
{
	if (d->depth > 0) {
		d->depth++;
		return true;
	}
	static const char sql[] = "BEGIN IMMEDIATE";
	struct db_query *q = db_query(d, sql, e);
	if (q == NULL || !query_run(q, e))
		return false;
	d->depth = 1;
	d->broken = false;
	return true;
}

bool db_end(struct db *d, bool ok, struct err *e)
{
	static const char commit[] = "COMMIT", rollback[] = "ROLLBACK";
	assert(d->depth > 0);
	d->broken = d->broken || !ok;
	if (--d->depth > 0)
		return ok;
	if (d->broken) {
		struct err ignored = { 0 };
		struct db_query *q = db_query(d, rollback, &ignored);
		/* SQLite may have rolled back by itself, after a full disk for one. */
		if (!sqlite3_get_autocommit(d->handle) && (q == NULL || !query_run(q, &ignored)))
			transaction_drop(d);
		return fail(e, ERR_IO, NULL, 0, "this was not saved: try again");
	}
	struct db_query *q = db_query(d, commit, e);
	if (q != NULL && query_run(q, e))
		return true;
	transaction_drop(d);
	return false;
}

/*
 * In WAL mode the log must be emptied too, and the new file is written through it: so before, to see that
 * nobody reads, and after.
 */
bool db_scrub(struct db *d, struct err *e)
{
	for (int round = 0; round < 2; round++) {
		if (round == 1 && !db_run(d, "VACUUM", e))
			return false;
		if (!streq(d->journal, "wal"))
			continue;
		int rc = sqlite3_wal_checkpoint_v2(d->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
		if (rc != SQLITE_OK)
			return db_fail(d, rc, e);
	}
	return true;
}

struct db_query *db_query(struct db *d, const char *sql, struct err *e)
{
	for (size_t i = 0; i < d->query_n; i++) {
		if (d->query[i].sql != sql)
			continue;
		sqlite3_reset(d->query[i].statement);
		sqlite3_clear_bindings(d->query[i].statement);
		return &d->query[i];
	}
	assert(d->query_n < QUERIES_MAX);
	struct db_query *q = &d->query[d->query_n];
	int rc = sqlite3_prepare_v3(d->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &q->statement, NULL);
	if (rc != SQLITE_OK) {
		db_fail(d, rc, e);
		return NULL;
	}
	q->db = d;
	q->sql = sql;
	d->query_n++;
	return q;
}

void bind_text(struct db_query *q, int i, const char *s)
{
	sqlite3_bind_text(q->statement, i, s != NULL ? s : "", -1, SQLITE_STATIC);
}

void bind_int(struct db_query *q, int i, int64_t v)
{
	sqlite3_bind_int64(q->statement, i, v);
}

void bind_bytes(struct db_query *q, int i, const void *p, size_t n)
{
	sqlite3_bind_blob64(q->statement, i, p, n, SQLITE_STATIC);
}

bool query_row(struct db_query *q, struct err *e)
{
	int rc = sqlite3_step(q->statement);
	if (rc == SQLITE_ROW)
		return true;
	sqlite3_reset(q->statement);
	return rc == SQLITE_DONE ? false : db_fail(q->db, rc, e);
}

void query_done(struct db_query *q)
{
	sqlite3_reset(q->statement);
}

bool query_run(struct db_query *q, struct err *e)
{
	int rc = sqlite3_step(q->statement);
	if (rc == SQLITE_DONE) {
		sqlite3_reset(q->statement);
		return true;
	}
	/* The sentence first: a reset may change what the library has to say. */
	db_fail(q->db, rc, e);
	sqlite3_reset(q->statement);
	return false;
}

const char *column_text(struct db_query *q, struct arena *a, int i)
{
	const unsigned char *text = sqlite3_column_text(q->statement, i);
	int n = sqlite3_column_bytes(q->statement, i);
	return text != NULL && n > 0 ? arena_copy(a, (const char *)text, (size_t)n) : "";
}

int64_t column_int(struct db_query *q, int i)
{
	return sqlite3_column_int64(q->statement, i);
}

bool column_bytes(struct db_query *q, int i, void *p, size_t n)
{
	const void *from = sqlite3_column_blob(q->statement, i);
	if (from == NULL || sqlite3_column_bytes(q->statement, i) != (int)n)
		return false;
	memcpy(p, from, n);
	return true;
}
