/*
 * What a course is, after reading: plain structs in one arena, text valid UTF-8, references resolved. The grammar is
 * content/README.md and content/course.rng. Every struct keeps file and line, so that a finding can name its place.
 */
#ifndef COURSE_MODEL_H
#define COURSE_MODEL_H

#include "base/base.h"
#include "course/board.h"

/* Running text: a list of runs. plain is all of it without marks, for speech and search. */
enum run_kind { RUN_TEXT, RUN_STRONG, RUN_EM, RUN_TERM, RUN_CITE };
struct run {
	enum run_kind kind;
	const char *text;   /* of a citation: its number in the course's source list, as "3" */
	const char *ref;    /* term id or source id */
};
struct rich {
	const struct run *run;
	size_t n;
	const char *plain;
};

enum block_kind {
	BLOCK_HEADING,    /* text */
	BLOCK_PARAGRAPH,  /* text */
	BLOCK_LIST,       /* child: BLOCK_ITEM; ordered */
	BLOCK_ITEM,       /* text, child: nested BLOCK_LIST */
	BLOCK_IMAGE,      /* src, alt or decorative, caption */
	BLOCK_FIGURE,     /* src, alt, caption, label */
	BLOCK_TABLE,      /* table, caption */
	BLOCK_CHART,      /* chart, caption */
	BLOCK_QUOTE,      /* text, by, ref (source) */
	BLOCK_CALLOUT,    /* callout, title, child: blocks */
	BLOCK_COLUMNS,    /* child: two BLOCK_COLUMN */
	BLOCK_COLUMN,     /* child: blocks */
	BLOCK_DEFINITION, /* title (the word), text, ref (term id or NULL) */
};
enum callout_kind { CALLOUT_THINK, CALLOUT_PRACTICE, CALLOUT_CAUTION };

struct label {
	int x, y;         /* 1/100 viewBox unit */
	int align;        /* -1 start, 0 middle, 1 end */
	const char *text;
};
struct table {
	size_t columns, rows;      /* rows without the head */
	const char *const *head;   /* columns cells */
	const char *const *cell;   /* rows x columns */
	bool row_heads;            /* the first column heads its row */
};
enum chart_kind { CHART_BAR, CHART_STACKED, CHART_LINE, CHART_DOT };
struct chart {
	enum chart_kind kind;
	const char *unit;            /* "%", "per 1,000", "" */
	size_t series_n, point_n;
	const char *const *series;   /* names; one may be "" */
	const char *const *point;    /* labels */
	const int64_t *value_milli;  /* point_n x series_n, thousandths; INT64_MIN: no value */
	const char *const *shown;    /* the same as written by the author */
};
struct block {
	enum block_kind kind;
	int line;
	struct rich text;
	const char *title, *caption, *by, *ref, *src, *alt;
	bool ordered, decorative;
	enum callout_kind callout;
	const struct label *label;
	size_t label_n;
	const struct table *table;
	const struct chart *chart;
	const struct block *child;
	size_t child_n;
};

struct slide {
	const char *id, *title;
	const char *file;
	int line;
	bool sensitive;           /* may be taken as its summary */
	bool stretch;             /* 'going further': not counted in the minutes */
	const struct block *block;
	size_t block_n;
	struct rich summary;      /* of a sensitive slide; n 0 otherwise */
	const char *const *source;  /* ids, in order of first use, citations and <source ref> alike */
	size_t source_n;
	const char *notes;        /* presenter notes, NULL none */
};

enum question_kind {
	QUESTION_SINGLE,
	QUESTION_MULTIPLE,
	QUESTION_TRUE_FALSE, /* two choices, ids "true" and "false", in this order */
	QUESTION_ORDER,      /* choice[] stands in the right order */
	QUESTION_MATCH,      /* choice[i].text belongs with choice[i].match */
	QUESTION_SCALE,      /* choices are the steps, none right; unscored */
	QUESTION_REFLECTION, /* free text, unscored, never leaves */
};
struct choice {
	const char *id;       /* unique in the question, stable: stands in records */
	int line;
	struct rich text;
	const char *match;    /* QUESTION_MATCH: the right-hand side */
	bool right;
	const char *feedback; /* why, for this answer; NULL none */
};
struct question {
	const char *id, *file;
	int line;
	enum question_kind kind;
	const char *outcome;      /* id of an <outcome> */
	const char *see;          /* id of the slide to look at again, NULL none */
	bool critical;
	struct rich stem;
	const struct choice *choice;
	size_t choice_n;
	const char *feedback_right, *feedback_wrong, *feedback_unsure; /* NULL none */
	const char *low, *high;   /* QUESTION_SCALE: what the ends mean */
};
/* Scored: everything but a scale and a reflection. */
bool question_is_scored(const struct question *q);

enum item_kind { ITEM_SLIDE, ITEM_QUESTION };
struct item {
	enum item_kind kind;
	const struct slide *slide;
	const struct question *question;
};

struct module {
	const char *id, *title, *file, *note; /* note: what is covered, what is not, before it starts */
	int number, minutes;
	bool ready;               /* false: 'in preparation', listed but not counted */
	const char *const *outcome;
	size_t outcome_n;
	const struct item *item;
	size_t item_n;
};

/* One point tested twice: form A before and form B after, or the other way round. */
struct test_pair {
	const char *id;
	const char *outcome;
	bool short_form, critical;
	struct question form[2];
};
struct test {
	const char *id, *title, *file;
	int minutes;
	int mastery;              /* items right to pass, 0: no pass mark */
	const struct test_pair *pair;
	size_t pair_n;
};

struct topic {
	const char *id, *title;
};
struct outcome {
	const char *id, *topic, *text;
	const char *module;       /* id of the module that teaches it, NULL */
};
struct source {
	const char *id, *title, *publisher, *year, *url;
	int number;               /* 1-based place in the list */
};
struct term {
	const char *id, *word, *text;
};
struct contact {
	const char *id, *name, *audience, *number, *checked; /* checked: date the number was read */
	const char *source;       /* where the number was read */
	bool shown;               /* false: waits until a person has checked it */
	bool emergency;
};
struct resource {
	const char *id, *title, *publisher, *year, *url, *text;
	const char *module;       /* module id it belongs with */
};
struct board_ref {
	const char *id, *src;     /* .obf entry name */
	const struct board *board;
};

struct course {
	const char *id, *version, *title, *short_title, *summary, *publisher, *language;
	int release, format;
	const char *min_player;
	const char *review_by, *review_owner;  /* "2027-05-01" */
	const char *const *notice;             /* the cover's paragraphs */
	size_t notice_n;
	const struct topic *topic;
	size_t topic_n;
	const struct outcome *outcome;
	size_t outcome_n;
	const struct source *source;
	size_t source_n;
	const struct term *term;
	size_t term_n;
	const struct contact *contact;
	size_t contact_n;
	const struct resource *resource;
	size_t resource_n;
	const struct module *module;
	size_t module_n;
	const struct test *test; /* pair_n 0: the course has none */
	const struct board_ref *board;
	size_t board_n;
};

const struct module *course_module(const struct course *c, const char *id);
const struct source *course_source(const struct course *c, const char *id);
const struct term *course_term(const struct course *c, const char *id);
const struct outcome *course_outcome(const struct course *c, const char *id);
/* Where a slide or question stands; false when there is none. */
bool course_find(const struct course *c, const char *id, size_t *module, size_t *item);

#endif
