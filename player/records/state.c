/*
 * Where a learner is: one row a module, one row for the place, half-given answers. All overwritten, so that
 * nothing tells how often or in which order something was looked at. A row is written only when it changes.
 */
#include "records/store.h"

bool progress_get(struct records *r, const char *registration, const char *module, struct module_progress *out)
{
	static const char sql[] = "SELECT furthest, done FROM progress WHERE registration = ? AND module = ?";
	struct err e = { 0 };
	struct db_query *q = db_query(r->db, sql, &e);
	if (q == NULL)
		return false;
	bind_text(q, 1, registration);
	bind_text(q, 2, module);
	bool found = query_row(q, &e);
	*out = (struct module_progress){ 0 };
	if (found) {
		out->furthest = (int)column_int(q, 0);
		out->done = column_int(q, 1) != 0;
	}
	query_done(q);
	return found;
}

bool progress_set(
    struct records *r, const char *registration, const char *module, struct module_progress p, struct err *e)
{
	static const char sql[] =
	    "INSERT INTO progress VALUES(?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET furthest = ?3, done = ?4"
	    " WHERE (furthest, done) <> (?3, ?4)";
	struct db_query *q = db_query(r->db, sql, e);
	if (q == NULL)
		return false;
	bind_text(q, 1, registration);
	bind_text(q, 2, module);
	bind_int(q, 3, p.furthest);
	bind_int(q, 4, p.done);
	return query_run(q, e);
}

bool place_get(struct records *r, struct arena *a, const char *registration, struct place *out)
{
	static const char sql[] = "SELECT module, item, attempt, pair FROM place WHERE registration = ?";
	struct err e = { 0 };
	*out = (struct place){ .module = "", .item = "", .attempt = "" };
	struct db_query *q = db_query(r->db, sql, &e);
	if (q == NULL)
		return false;
	bind_text(q, 1, registration);
	bool found = query_row(q, &e);
	if (found)
		*out = (struct place){ column_text(q, a, 0), column_text(q, a, 1), column_text(q, a, 2),
			(int)column_int(q, 3) };
	query_done(q);
	return found;
}

bool place_set(struct records *r, const char *registration, const struct place *p, struct err *e)
{
	static const char sql[] = "INSERT INTO place VALUES(?1, ?2, ?3, ?4, ?5)"
				  " ON CONFLICT DO UPDATE SET module = ?2, item = ?3, attempt = ?4, pair = ?5"
				  " WHERE (module, item, attempt, pair) <> (?2, ?3, ?4, ?5)";
	struct db_query *q = db_query(r->db, sql, e);
	if (q == NULL)
		return false;
	bind_text(q, 1, registration);
	bind_text(q, 2, p->module);
	bind_text(q, 3, p->item);
	bind_text(q, 4, p->attempt);
	bind_int(q, 5, p->pair);
	return query_run(q, e);
}

const char *draft_get(struct records *r, struct arena *a, const char *registration, const char *item)
{
	static const char sql[] = "SELECT response FROM draft WHERE registration = ? AND item = ?";
	struct err e = { 0 };
	struct db_query *q = db_query(r->db, sql, &e);
	if (q == NULL)
		return NULL;
	bind_text(q, 1, registration);
	bind_text(q, 2, item);
	const char *response = query_row(q, &e) ? column_text(q, a, 0) : NULL;
	query_done(q);
	return response;
}

bool draft_set(struct records *r, const char *registration, const char *item, const char *response, struct err *e)
{
	static const char sql[] =
	    "INSERT INTO draft VALUES(?1, ?2, ?3) ON CONFLICT DO UPDATE SET response = ?3 WHERE response <> ?3";
	struct db_query *q = db_query(r->db, sql, e);
	if (q == NULL)
		return false;
	bind_text(q, 1, registration);
	bind_text(q, 2, item);
	bind_text(q, 3, response);
	return query_run(q, e);
}

bool draft_clear(struct records *r, const char *registration, const char *prefix, struct err *e)
{
	/* substr and not LIKE: an id may not act as a pattern. */
	static const char sql[] = "DELETE FROM draft WHERE registration = ?1 AND (item = ?2 OR"
				  " (substr(?2, -1) = '/' AND substr(item, 1, length(?2)) = ?2))";
	struct db_query *q = db_query(r->db, sql, e);
	if (q == NULL)
		return false;
	bind_text(q, 1, registration);
	bind_text(q, 2, prefix);
	return query_run(q, e);
}

bool taken_set(
    struct records *r, const char *registration, const char *module, int release, const char *items, struct err *e)
{
	static const char sql[] =
	    "INSERT INTO taken VALUES(?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET release = ?3, items = ?4"
	    " WHERE (release, items) <> (?3, ?4)";
	struct db_query *q = db_query(r->db, sql, e);
	if (q == NULL)
		return false;
	bind_text(q, 1, registration);
	bind_text(q, 2, module);
	bind_int(q, 3, release);
	bind_text(q, 4, items);
	return query_run(q, e);
}

bool taken_list(
    struct records *r, struct arena *a, const char *registration, const struct taken **out, size_t *n, struct err *e)
{
	static const char sql[] = "SELECT module, release, items FROM taken WHERE registration = ? ORDER BY module";
	struct err why = { 0 };
	struct db_query *q = db_query(r->db, sql, e);
	if (q == NULL)
		return false;
	bind_text(q, 1, registration);
	struct taken *list = NULL;
	size_t cap = 0, got = 0;
	for (; query_row(q, &why); got++) {
		if (got == cap) {
			cap = cap == 0 ? 16 : 2 * cap;
			struct taken *more = arena_array(a, cap, sizeof *more);
			if (got > 0)
				memcpy(more, list, got * sizeof *more);
			list = more;
		}
		list[got] = (struct taken){ column_text(q, a, 0), column_text(q, a, 2), (int)column_int(q, 1) };
	}
	query_done(q);
	*out = list;
	*n = got;
	return why.kind == ERR_NONE || fail(e, why.kind, NULL, 0, "%s", why.text);
}
