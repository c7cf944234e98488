/*
 * The learner's record: SQLite in DATA/records.db (decisions.md, 'Records and privacy'). Append-only events in a hash
 * chain per registration; one overwritten row per module for progress and one for the place; nothing about slides,
 * pauses, hiding, skipping. A function that returns true has its change on the disk: only then may the screen say
 * 'Saved'.
 */
#ifndef RECORDS_RECORDS_H
#define RECORDS_RECORDS_H

#include "base/base.h"
#include "base/seal.h"
#include "course/model.h"
#include "learning/progress.h"

enum { RECORD_ID = 33 }; /* 128 random bits as hex, and NUL */

struct records;

/* Opens or makes dir/records.db; a damaged one is renamed aside and *note (in the arena) says so in a sentence; else
 * NULL. */
bool records_open(struct records **out, struct arena *a, const char *dir, const char **note, struct err *e);
void records_close(struct records *r);

/*
 * Several changes as one, with one wait for the disk: between begin and end each function below still says whether it
 * went well; end with ok false undoes them all, and its return says whether they are on the disk. May stand inside one
 * another.
 */
bool records_begin(struct records *r, struct err *e);
bool records_end(struct records *r, bool ok, struct err *e);

/* --- learners: a name they choose and a random id --- */
struct learner {
	char id[RECORD_ID];
	const char *name; /* in the arena */
	int number;       /* 0-based, in order of making on this laptop */
};
bool learner_list(struct records *r, struct arena *a, const struct learner **out, size_t *n, struct err *e);
bool learner_add(struct records *r, struct arena *a, const char *name, struct learner *out, struct err *e);
/* A learner's and the laptop's settings ("theme" = "dusk"); learner "" is the laptop. NULL when never set. */
const char *setting_get(struct records *r, struct arena *a, const char *learner, const char *key);
struct setting {
	const char *key, *value;
};
/* All of them, by key; in the arena. */
bool setting_list(
    struct records *r, struct arena *a, const char *learner, const struct setting **out, size_t *n, struct err *e);
bool setting_set(struct records *r, const char *learner, const char *key, const char *value, struct err *e);

/* --- registration: one random id per learner and course --- */
struct registration {
	char id[RECORD_ID];
	int first_form; /* of the pre-test: 0 a, 1 b */
};
/* Finds or makes it. n counts registrations of this course made here before. */
bool registration_open(struct records *r, struct arena *a, const struct learner *l, const char *course,
    struct registration *out, struct err *e);

/*
 * --- events ---
 * Only answers to scored questions and to the survey, test results and completion become events: a scale in a module, a
 * reflection, a decision in a case, a look at a slide never do, so the chain can be handed in and checked whole.
 * Attempts called "practice..." have a chain of their own, which stays on the laptop.
 */
/* Verbs are xAPI's, the last part of http://adlnet.gov/expapi/verbs/...: initialized, answered, completed, passed,
 * failed. */
struct event {
	int64_t seq; /* set by event_add: 1, 2, ... per registration */
	const char *course;
	int release;
	const char *item; /* question id, pair id + form ("p01.a"), test id ("knowledge.pre"), survey id + field, module
	                     or course id */
	const char *verb;
	const char *response; /* "" none */
	int success;          /* 1 right, 0 wrong, -1 does not apply */
	int score, score_max; /* of a test or course; -1 none */
	const char *attempt;  /* "pre", "post", "practice-N", of a survey "survey-start", "survey-2-weeks"; else "" */
	const char *date;     /* local, "2026-11-25": no clock time */
	bool unsigned_pack;
	char previous[SEAL_HEX], hash[SEAL_HEX]; /* set by event_add */
};
bool event_add(struct records *r, const char *registration, struct event *ev, struct err *e);
/* All events of a registration in order, practice attempts after the rest; in the arena. */
bool event_list(
    struct records *r, struct arena *a, const char *registration, const struct event **out, size_t *n, struct err *e);
/* The hash an event must have: SHA-256 over its fields and the previous hash, as records/event.c writes them. */
void event_hash(const char *registration, const struct event *ev, char out[SEAL_HEX]);
/* Whether ev is the next of its chain after before (NULL: the first): its number, the link and its own hash. */
bool event_follows(const char *registration, const struct event *before, const struct event *ev);
/* Whether it belongs to a practice attempt. */
bool event_is_practice(const struct event *ev);

/* --- progress and place: overwritten rows --- */
bool progress_get(struct records *r, const char *registration, const char *module, struct module_progress *out);
bool progress_set(
    struct records *r, const char *registration, const char *module, struct module_progress p, struct err *e);
/* Where to go on: module and item ids, or a test's attempt and the pair index. In the arena; "" for none. */
struct place {
	const char *module, *item; /* item: of a slide, question, scenario or worksheet */
	const char *attempt;       /* "pre" or "post" while a test is half done, "survey-end" of a survey, else "" */
	int pair;                  /* of a survey: the page */
};
bool place_get(struct records *r, struct arena *a, const char *registration, struct place *out);
bool place_set(struct records *r, const char *registration, const struct place *p, struct err *e);
/*
 * A finished module as it was in the release it was finished in (learning/taken.h); one overwritten row a module. In a.
 */
struct taken {
	const char *module, *items;
	int release;
};
bool taken_list(
    struct records *r, struct arena *a, const char *registration, const struct taken **out, size_t *n, struct err *e);
bool taken_set(
    struct records *r, const char *registration, const char *module, int release, const char *items, struct err *e);
/* Half-given answers (an order half sorted) and a test's answers so far: item -> response, overwritten. */
const char *draft_get(struct records *r, struct arena *a, const char *registration, const char *item);
bool draft_set(struct records *r, const char *registration, const char *item, const char *response, struct err *e);
/* The one named so; where prefix ends in '/', all whose item starts with it ("pre/"): never q10 with q1. */
bool draft_clear(struct records *r, const char *registration, const char *prefix, struct err *e);

/* --- the learner's own worksheets and the words written in a survey: on this laptop only, in 'Export me', never handed
 * in --- */
const char *worksheet_get(struct records *r, struct arena *a, const char *registration, const char *worksheet,
    const char *field); /* NULL: nothing kept */
/* "" takes the row away. */
bool worksheet_set(struct records *r, const char *registration, const char *worksheet, const char *field,
    const char *value, struct err *e);
/* Whether anything of it is kept. */
bool worksheet_kept(struct records *r, const char *registration, const char *worksheet);
bool worksheet_clear(struct records *r, const char *registration, const char *worksheet, struct err *e);

/* --- trust memory: rollback and equivocation (decisions.md, 'Trust') --- */
struct seen {
	bool ever_signed;
	char key_id[17];
	int release; /* newest seen from that key */
	char manifest_hash[SEAL_HEX];
};
bool seen_get(struct records *r, const char *course, struct seen *out); /* false: never seen */
bool seen_set(struct records *r, const char *course, const struct seen *s, struct err *e);

/* --- rights --- */
/* The day of the learner's latest event, "" when there is none. In the arena. */
const char *learner_last_day(struct records *r, struct arena *a, const char *learner);
/* Deletes the learner, every registration, event, place and setting; leaves a tombstone per registration; checkpoint +
 * VACUUM. */
bool learner_erase(struct records *r, const char *learner, struct err *e);
/* 'Export me': everything kept about the learner as readable JSON text in the arena. */
bool learner_export(struct records *r, struct arena *a, const char *learner, const char **json, struct err *e);

#endif
