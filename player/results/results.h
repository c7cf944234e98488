/*
 * Collected results: hand-in files read, each event's chain checked, merged by (registration, seq), so that the same
 * stick collected twice counts once. Same seq with another hash is set aside and named. Used by 'coursepack results'
 * and later by the desk.
 */
#ifndef RESULTS_RESULTS_H
#define RESULTS_RESULTS_H

#include "records/records.h"

/* Under this many learners no mean is shown: it could point at a person (decisions.md). The one place for report, desk
 * and CSV. */
enum { RESULTS_SMALL_BASE = 10 };

struct result_topic {
	const char *topic;
	int before, now, of; /* -1: not taken */
};
/* One choice of the survey. */
struct result_answer {
	const char *occasion; /* "start", "end", "2-weeks" */
	const char *field;    /* "sector" */
	const char *response; /* choice ids joined by "[,]" */
};
struct result_row {
	const char *registration, *course, *version;
	int release;
	bool unsigned_pack, completed;
	const char *completed_on;         /* "" not yet */
	int pre, pre_max, post, post_max; /* -1: not taken */
	char pre_form, post_form;         /* 'a', 'b', 0 */
	size_t answers;                   /* events of scored answers */
	const struct result_topic *topic; /* of the test, in the course's order */
	size_t topic_n;
	const struct result_answer *survey; /* in the order they were asked; each field once an occasion */
	size_t survey_n;
};
struct results;

bool results_open(struct results **out);
void results_close(struct results *s);
/* Adds one hand-in file. False: ERR_FORMAT, ERR_LIMIT, ERR_TRUST (broken chain) with the reason; the results stay as
 * they were. */
bool results_add(struct results *s, const char *file, const struct bytes *text, struct err *e);
/*
 * One row a registration, sorted by registration; in the arena. The same whatever the order and number of times the
 * files came in. First complete sitting of each kind counts, practice never does.
 */
bool results_rows(struct results *s, struct arena *a, const struct result_row **out, size_t *n, struct err *e);
/* Registrations with two histories for one place: named, not counted. */
size_t results_conflicts(struct results *s, struct arena *a, const char *const **registration);

#endif
