/*
 * The learner's own worksheets, and the words a survey asks for: kept because the learner said so, on this laptop only.
 * Nothing that hands in reads this table. A value that is emptied leaves no row.
 */
#include "records/store.h"

const char *worksheet_get(
    struct records *r, struct arena *a, const char *registration, const char *worksheet, const char *field)
{
	static const char sql[] = "SELECT value FROM worksheet WHERE registration = ? AND worksheet = ? AND field = ?";
	struct err e = { 0 };
	struct db_query *q = db_query(r->db, sql, &e);
	if (q == NULL)
		return NULL;
	bind_text(q, 1, registration);
	bind_text(q, 2, worksheet);
	bind_text(q, 3, field);
	const char *value = query_row(q, &e) ? column_text(q, a, 0) : NULL;
	query_done(q);
	return value;
}

static bool value_delete(
    struct records *r, const char *registration, const char *worksheet, const char *field, struct err *e)
{
	static const char sql[] = "DELETE FROM worksheet WHERE registration = ? AND worksheet = ? AND field = ?";
	struct db_query *q = db_query(r->db, sql, e);
	if (q == NULL)
		return false;
	bind_text(q, 1, registration);
	bind_text(q, 2, worksheet);
	bind_text(q, 3, field);
	return query_run(q, e);
}

bool worksheet_set(struct records *r, const char *registration, const char *worksheet, const char *field,
    const char *value, struct err *e)
{
	static const char sql[] =
	    "INSERT INTO worksheet VALUES(?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET value = ?4 WHERE value <> ?4";
	if (value[0] == '\0')
		return value_delete(r, registration, worksheet, field, e);
	struct db_query *q = db_query(r->db, sql, e);
	if (q == NULL)
		return false;
	bind_text(q, 1, registration);
	bind_text(q, 2, worksheet);
	bind_text(q, 3, field);
	bind_text(q, 4, value);
	return query_run(q, e);
}

bool worksheet_kept(struct records *r, const char *registration, const char *worksheet)
{
	static const char sql[] = "SELECT 1 FROM worksheet WHERE registration = ? AND worksheet = ? LIMIT 1";
	struct err e = { 0 };
	struct db_query *q = db_query(r->db, sql, &e);
	if (q == NULL)
		return false;
	bind_text(q, 1, registration);
	bind_text(q, 2, worksheet);
	bool kept = query_row(q, &e);
	query_done(q);
	return kept;
}

bool worksheet_clear(struct records *r, const char *registration, const char *worksheet, struct err *e)
{
	static const char sql[] = "DELETE FROM worksheet WHERE registration = ? AND worksheet = ?";
	struct db_query *q = db_query(r->db, sql, e);
	if (q == NULL)
		return false;
	bind_text(q, 1, registration);
	bind_text(q, 2, worksheet);
	return query_run(q, e);
}
