/*
 * A local sheet: what an authority's own people must know and a course cannot, in a small pack of its own
 * (decisions.md, 'Trust'). One table names every field it may have; a course asks for one by its id with <local
 * field="..."/>. The grammar is content/local.rng. Nothing here is made up: a field that is not filled has no words.
 */
#ifndef COURSE_LOCAL_H
#define COURSE_LOCAL_H

#include "course/findings.h"
#include "course/pack.h"

#define LOCAL_FILE "local.xml"

enum local_kind { LOCAL_CONTACT, LOCAL_PROCEDURE };
enum { LOCAL_FIELDS = 16 };
struct local_field {
	const char *id;
	enum local_kind kind;
	bool name_needed, number_needed; /* a sheet without it is not built and not opened */
	bool support;                    /* stands on the Support screen, too */
	const char *title, *use;         /* what it is, and when it is used */
};
extern const struct local_field local_fields[LOCAL_FIELDS];
/* The place of a field in that table; LOCAL_FIELDS when there is none. NULL is no field. */
size_t local_field_of(const char *id);
/* Its ids, NULL after the last, for hints. */
const char *const *local_field_ids(struct arena *a);

/* What a sheet says for one field; every text NULL where it says nothing. */
struct local_entry {
	const char *name; /* of a contact: who answers; of a procedure: its title */
	const char *number, *hours, *email, *web;
	const char *note;
	const char *const *step; /* of a procedure */
	size_t step_n;
	int line; /* 0: the sheet has no such element */
};

enum local_body_words {
	LOCAL_BODY_UNSAID,  /* an adult switches them on, as without a sheet */
	LOCAL_BODY_ALLOWED, /* the same; the policy allows it */
	LOCAL_BODY_NEVER,
};
struct local_key {
	const char *file;
	struct seal_public key;
};

struct local {
	const char *id, *language, *min_player;
	int release, format;
	const char *authority, *partnership;
	const char *owner, *checked, *by; /* who keeps it; when every number was rung; when that is due again */
	const char *const *course;        /* ids it is for */
	size_t course_n;
	const char *logo, *logo_alt; /* a picture of the pack; NULL none */
	struct local_entry entry[LOCAL_FIELDS];
	enum local_body_words body_words;
	int retention_days;                  /* 0: not said */
	const struct local_key *results_key; /* whom sealed results will be for; nothing uses them yet */
	size_t results_key_n;
	int review_line;
};

/* Whether this pack is a local sheet: it has a local.xml and no course.xml. */
bool local_is(const struct pack *p);
/* As course_read. With an error among the findings the sheet must not be used. */
struct local *local_read(struct arena *a, struct pack *p, struct findings *f, struct err *e);
bool local_serves(const struct local *l, const char *course);
/* Whether it says anything for this field. */
bool local_says(const struct local *l, size_t field);
/* Days are ISO, so they compare as text. */
bool local_is_past(const struct local *l, const char *today);

/* A number that somebody can ring: digits, blanks, + ( ) -, 'ext.' and an extension. *why says what is wrong. */
bool phone_ok(const char *number, const char **why);
/* One that Ofcom keeps for drama: nobody answers. */
bool phone_is_drama(const char *number);

#endif
