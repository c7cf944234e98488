/*
 * The one adapter to SQLite, private to this room. Statements are prepared once and found again by the
 * address of their SQL text, so that a saved answer costs the write and little else. Every failure becomes a
 * sentence that says what was kept.
 */
#ifndef RECORDS_DB_H
#define RECORDS_DB_H

#include "base/base.h"

struct db;
struct db_query;

enum db_open_result { DB_OPENED, DB_DAMAGED, DB_FAILED };

/*
 * Opens or makes the file (0600) with the settings of security.md 4.2. vfs NULL: the system's own.
 * DB_DAMAGED: the file is not a sound database, nothing is held open, e says how it was seen. DB_FAILED: it
 * may be sound, but can't be used now.
 */
enum db_open_result db_open(struct db **out, const char *path, const char *vfs, struct err *e);
void db_close(struct db *d);
/* How long a call waits for another program's write before it says 'in use'. */
void db_wait_ms(struct db *d, int ms);
/* "wal" or "delete": what was granted. */
const char *db_journal(const struct db *d);

/*
 * Brings the file from PRAGMA user_version to n: step[i] is SQL text that makes version i+1. All in one
 * transaction. A file of a newer version is ERR_FORMAT and left as it is.
 */
bool db_migrate(struct db *d, const char *const *step, int n, struct err *e);

/* A write transaction; begins inside one another are counted, and only the outermost writes. */
bool db_begin(struct db *d, struct err *e);
/* ok false, or a failed part before: all of it is undone. Returns whether it is on the disk. */
bool db_end(struct db *d, bool ok, struct err *e);

/* Runs SQL without parameters or results. */
bool db_run(struct db *d, const char *sql, struct err *e);
/* Rewrites the file without its free pages and empties the log: nothing erased is left in either. */
bool db_scrub(struct db *d, struct err *e);

/* The statement for this text (a static string: found again by address), ready to bind. NULL: e says why. */
struct db_query *db_query(struct db *d, const char *sql, struct err *e);
/* Parameters from 1. Text and bytes must live until the statement has run. */
void bind_text(struct db_query *q, int i, const char *s);
void bind_int(struct db_query *q, int i, int64_t v);
void bind_bytes(struct db_query *q, int i, const void *p, size_t n);
/*
 * True: a row is there. False: the end, or a failure when e is filled. Call query_done after the last row
 * wanted.
 */
bool query_row(struct db_query *q, struct err *e);
void query_done(struct db_query *q);
/* Steps a statement without rows to its end. */
bool query_run(struct db_query *q, struct err *e);
/* Columns from 0, copied into the arena; never NULL. */
const char *column_text(struct db_query *q, struct arena *a, int i);
int64_t column_int(struct db_query *q, int i);
/* Exactly n bytes, else false. */
bool column_bytes(struct db_query *q, int i, void *p, size_t n);

#endif
