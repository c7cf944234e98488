/*
 * Collected results: hand-in files read, each event's chain checked, merged by (registration, seq), so that the same stick collected
 * twice counts once. Same seq with another hash is set aside and named. Used by 'coursepack results' and later by the desk.
 */
#ifndef RESULTS_RESULTS_H
#define RESULTS_RESULTS_H

#include "records/records.h"

struct result_topic {
	const char *topic;
	int before, now, of;
};
struct result_row {
	const char *registration, *course, *version;
	int release;
	bool unsigned_pack, completed;
	const char *completed_on;          /* "" not yet */
	int pre, pre_max, post, post_max;  /* -1: not taken */
	char pre_form, post_form;          /* 'a', 'b', 0 */
	size_t answers;                    /* events of scored answers */
};
struct results;

bool results_open(struct results **out);
void results_close(struct results *s);
/* Adds one hand-in file. ERR_FORMAT, ERR_TRUST with the reason; the results stay as they were. */
bool results_add(struct results *s, const char *file, const struct bytes *text, struct err *e);
/* One row a registration, sorted by registration; in the arena. */
bool results_rows(struct results *s, struct arena *a, const struct result_row **out, size_t *n, struct err *e);
/* Registrations with two histories for one place: named, not counted. */
size_t results_conflicts(struct results *s, struct arena *a, const char *const **registration);

#endif
