/*
 * What a course is, after reading: plain structs in one arena, text valid UTF-8, references resolved. The grammar is
 * content/README.md and content/course.rng. Every struct keeps file and line, so that a finding can name its place.
 */
#ifndef COURSE_MODEL_H
#define COURSE_MODEL_H

#include "base/base.h"
#include "course/board.h"

/* Running text: a list of runs. plain is all of it without marks, for speech and search. */
enum run_kind { RUN_TEXT, RUN_STRONG, RUN_EM, RUN_TERM, RUN_CITE, RUN_NAME };
struct run {
	enum run_kind kind;
	const char *text; /* of a citation: its number in the source list, "3"; of a name: the first of its set */
	const char *ref;  /* term, source or name set id */
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
	BLOCK_WHAT_IF,    /* title, child: BLOCK_STEP */
	BLOCK_STEP,       /* title (its label), text, child: none or a BLOCK_CHART */
	BLOCK_PAUSE,      /* title, minutes, child: blocks */
	BLOCK_LOCAL,      /* ref: a field of the local sheet (course/local.h) */
};
enum callout_kind { CALLOUT_THINK, CALLOUT_PRACTICE, CALLOUT_CAUTION };

struct label {
	int x, y;  /* 1/100 viewBox unit */
	int align; /* -1 start, 0 middle, 1 end */
	const char *text;
};
struct table {
	size_t columns, rows;    /* rows without the head */
	const char *const *head; /* columns cells */
	const char *const *cell; /* rows x columns */
	bool row_heads;          /* the first column heads its row */
};
enum chart_kind { CHART_BAR, CHART_STACKED, CHART_LINE, CHART_DOT };
struct chart {
	enum chart_kind kind;
	const char *unit; /* "%", "per 1,000", "" */
	size_t series_n, point_n;
	const char *const *series;  /* names; one may be "" */
	const char *const *point;   /* labels */
	const int64_t *value_milli; /* point_n x series_n, thousandths; INT64_MIN: no value */
	const char *const *shown;   /* the same as written by the author */
};
struct block {
	enum block_kind kind;
	int line;
	struct rich text;
	const char *title, *caption, *by, *ref, *src, *alt;
	bool ordered, decorative;
	int minutes;
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
	bool sensitive; /* may be taken as its summary */
	bool stretch;   /* 'going further': not counted in the minutes */
	bool practice;  /* leads to the practice for partners of children who use a board */
	const struct block *block;
	size_t block_n;
	struct rich summary;       /* of a sensitive slide; n 0 otherwise */
	const char *const *source; /* ids, in order of first use, citations and <source ref> alike */
	size_t source_n;
	const char *notes; /* presenter notes, NULL none */
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
	const char *id; /* unique in the question, stable: stands in records */
	int line;
	struct rich text;
	const char *match; /* QUESTION_MATCH: the right-hand side */
	bool right;
	const char *feedback; /* why, for this answer; NULL none */
};
struct question {
	const char *id, *file;
	int line;
	enum question_kind kind;
	const char *outcome; /* id of an <outcome> */
	const char *see;     /* id of the slide to look at again, NULL none */
	bool critical;
	struct rich stem;
	const struct choice *choice;
	size_t choice_n;
	const char *feedback_right, *feedback_wrong, *feedback_unsure; /* NULL none */
	const char *low, *high;                                        /* QUESTION_SCALE: what the ends mean */
};
/* Scored: everything but a scale and a reflection. */
bool question_is_scored(const struct question *q);

/*
 * A case that unfolds. Scenes are decisions, endings have none; the first scene is where it starts. In an arena of its
 * own after names_scenario: then every name is one the learner's own draw chose.
 */
enum quality { QUALITY_STRONG, QUALITY_PARTIAL, QUALITY_POOR };
struct option {
	const char *id; /* unique in its scene, stable: stands in a path */
	int line;
	enum quality quality; /* of the judgement; never a score */
	const char *to;
	size_t target; /* index of the scene it leads to; scene_n: nowhere, which is an error */
	struct rich text, feedback;
};
/* One line of 'what we know', and who holds it. */
struct known {
	const char *by; /* "School nurse"; NULL: everybody in the scene */
	struct rich text;
};
struct scene {
	const char *id, *title; /* title: what is asked, or what the ending is called */
	int line;
	bool ending;
	enum quality quality; /* of an ending: how soon the child was helped */
	int step;             /* which decision this is, 1..; a repair has its decision's own number */
	const char *role;     /* whose shoes the learner stands in: "class teacher"; NULL: nobody's in particular */
	const struct block *block;
	size_t block_n;
	const struct known *know; /* what is new here */
	size_t know_n;
	struct rich unknown; /* what we do not know, from here on; n 0: as before */
	const struct option *option;
	size_t option_n;
	const struct block *debrief; /* of an ending */
	size_t debrief_n;
};
struct case_person {
	const char *set;        /* name set id */
	struct rich name, text; /* "Ella", "8 years old, in Year 4" */
};
struct scenario {
	const char *id, *title, *file;
	int line;
	const char *outcome;
	int minutes;
	const struct block *intro; /* content note included */
	size_t intro_n;
	const struct block *summary; /* for those who leave the case out */
	size_t summary_n;
	const struct case_person *person;
	size_t person_n;
	const struct scene *scene; /* in the author's order, endings among them */
	size_t scene_n;
	int steps;                 /* the highest step */
	const char *const *source; /* ids, in order of first use */
	size_t source_n;
};

/* What a form asks: worksheets and surveys are made of these. A value is text as in learning/score.h: choice ids joined
 * by "[,]". */
enum field_kind {
	FIELD_LINE,   /* a line of words */
	FIELD_TEXT,   /* several lines */
	FIELD_CHOICE, /* one of its choices */
	FIELD_MANY,   /* any of its choices */
	FIELD_CHECK,  /* "yes" or nothing */
	FIELD_SCALE,  /* choices "0" to "10", or as its from and to say */
};
struct field {
	const char *id; /* unique in its worksheet, or its survey's occasion; stable */
	int line;
	enum field_kind kind;
	struct rich label;
	struct rich model;           /* one good answer to compare with, of a case worksheet; n 0 none */
	const struct choice *choice; /* id and text only */
	size_t choice_n;
	const char *low, *high; /* FIELD_SCALE: what the ends mean */
};
bool field_is_words(const struct field *f);
enum occasion {
	OCCASION_START,
	OCCASION_END,
	OCCASION_TWO_WEEKS,
	OCCASION_SIX_WEEKS,
	OCCASION_SIX_MONTHS,
	OCCASION_COUNT,
};
/* As files and records write it: "start", "end", "2-weeks", "6-weeks", "6-months". */
const char *occasion_name(enum occasion o);
struct section {
	const char *title; /* NULL: none */
	int line;
	enum occasion when; /* of a survey's part */
	const char *see;    /* of a survey's part: a worksheet to look at again, NULL none */
	const struct block *block;
	size_t block_n;
	const struct field *field;
	size_t field_n;
};
enum worksheet_kind {
	WORKSHEET_CASE, /* practised on the course's fictional case: never kept */
	WORKSHEET_OWN,  /* the learner's own: may be kept on this laptop, never handed in */
};
struct worksheet {
	const char *id, *title, *file;
	int line;
	enum worksheet_kind kind;
	const struct block *intro;
	size_t intro_n;
	const struct section *section;
	size_t section_n;
	const char *const *source; /* ids, in order of first use */
	size_t source_n;
};
struct survey {
	const char *id, *title, *file;
	int line;
	int minutes;
	const struct section *part; /* a page each, in order; those of one occasion are asked together */
	size_t part_n;              /* 0: the course has none */
};
/* Names that stand for one person of the cases; each learner's draw chooses one. */
struct name_set {
	const char *id;
	const char *const *name;
	size_t n;
};

enum item_kind { ITEM_SLIDE, ITEM_QUESTION, ITEM_SCENARIO, ITEM_WORKSHEET };
struct item {
	enum item_kind kind;
	const struct slide *slide;
	const struct question *question;
	const struct scenario *scenario;
	const struct worksheet *worksheet;
};
/* Its id, and its title or question. */
const char *item_id(const struct item *it);
const char *item_title(const struct item *it);
/* The ids of the sources it cites; a question has none of its own. */
const char *const *item_sources(const struct item *it, size_t *n);

struct module {
	const char *id, *title, *file, *note; /* note: what is covered, what is not, before it starts */
	int number, minutes;
	bool ready; /* false: 'in preparation', listed but not counted */
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
	int mastery; /* items right to pass, 0: no pass mark */
	const struct test_pair *pair;
	size_t pair_n;
};

struct topic {
	const char *id, *title;
};
struct outcome {
	const char *id, *topic, *text;
	const char *module; /* id of the module that teaches it, NULL */
};
struct source {
	const char *id, *title, *publisher, *year, *url;
	int number; /* 1-based place in the list */
};
struct term {
	const char *id, *word, *text;
};
struct contact {
	const char *id, *name, *audience, *number, *checked; /* checked: date the number was read */
	const char *source;                                  /* where the number was read */
	bool shown;                                          /* false: waits until a person has checked it */
	bool emergency;
};
struct resource {
	const char *id, *title, *publisher, *year, *url, *text;
	const char *module; /* module id it belongs with */
};
struct board_ref {
	const char *id, *src; /* .obf entry name */
	const struct board *board;
};

struct course {
	const char *id, *version, *title, *short_title, *summary, *publisher, *language;
	int release, format;
	const char *min_player;
	const char *review_by, *review_owner; /* "2027-05-01" */
	const char *const *notice;            /* the cover's paragraphs */
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
	const struct test *test;     /* pair_n 0: the course has none */
	const struct survey *survey; /* part_n 0: the course has none */
	const struct name_set *name_set;
	size_t name_set_n;
	const struct board_ref *board;
	size_t board_n;
};

const struct module *course_module(const struct course *c, const char *id);
const struct source *course_source(const struct course *c, const char *id);
const struct term *course_term(const struct course *c, const char *id);
const struct outcome *course_outcome(const struct course *c, const char *id);
const struct name_set *course_names(const struct course *c, const char *id);
/* Where a slide, question, scenario or worksheet stands; false when there is none. */
bool course_find(const struct course *c, const char *id, size_t *module, size_t *item);

#endif
