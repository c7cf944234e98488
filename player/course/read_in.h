/*
 * What the readers of the course's elements share; private to player/course/read*.c. A reader function takes its
 * element, reports everything wrong with it, and returns what could be read, so that reading goes on. Unknown names
 * get a hint.
 */
#ifndef COURSE_READ_IN_H
#define COURSE_READ_IN_H

#include "course/read.h"
#include "course/xml.h"

enum id_kind {
	ID_COURSE,
	ID_TOPIC,
	ID_OUTCOME,
	ID_SOURCE,
	ID_CONTACT,
	ID_TERM,
	ID_RESOURCE,
	ID_MODULE,
	ID_SLIDE,
	ID_QUESTION,
	ID_TEST,
	ID_PAIR,
	ID_BOARD,
	ID_NAMES,
	ID_SCENARIO,
	ID_WORKSHEET,
	ID_SURVEY,
};
/* Every id of the course, in the order met, found through a hash. */
struct id_entry {
	const char *id, *file;
	int line;
	enum id_kind kind;
	size_t index;        /* place in the course's list of its kind, where it has one */
	const void *used_by; /* who referred to it last, see id_first_use */
};
/* A reference to something that is read later. */
struct later {
	const char *file, *id, *where;
	int line;
	enum id_kind kind;
};

struct reader {
	struct arena *a;
	struct pack *pack;
	struct findings *f;
	struct course *course;
	const char *file; /* being read */
	struct id_entry *id;
	size_t id_n, id_cap;
	size_t *slot; /* hash of ids: index + 1, 0 empty; slot_n is a power of two */
	size_t slot_n;
	struct later *later;
	size_t later_n, later_cap;
	struct outcome *outcome; /* course->outcome, to note which module teaches each */
	bool names;              /* <name ref="..."/> may stand in running text: in a case */
	const void *citing;      /* the slide, scenario or worksheet being read; NULL outside one */
	const char **source;     /* that it cites */
	size_t source_n, source_cap;
	const struct module **numbered; /* by number; NULL where none has it */
	bool *opened; /* XML files listed so far, by their place in the pack: each may be listed once */
};

enum need { MAYBE, NEED };
enum { MODULE_NUMBER_MOST = 999 };

/* An error in the file being read. */
void wrong(struct reader *r, int line, const char *code, const char *format, ...) __attribute__((format(printf, 4, 5)));
/* " (did you mean X?)" or "". */
const char *hint(struct reader *r, const char *s, const char *const *names);

/* Each attribute must be one of known (NULL-terminated). */
void attrs_known(struct reader *r, const struct xml *x, const char *const *known);
/* The value with white space squeezed; NULL when absent. An empty value is an error. */
const char *attr_text(struct reader *r, const struct xml *x, const char *name, enum need need);
/* "yes" or "no"; fallback when absent. */
bool attr_yes(struct reader *r, const struct xml *x, const char *name, bool fallback);
/* A whole number; low when absent or wrong. */
int attr_int(struct reader *r, const struct xml *x, const char *name, int low, int high, enum need need);
/* The place of the value in words; fallback when absent, and when that is -1 absent is an error. -1 after an error. */
int attr_word(struct reader *r, const struct xml *x, const char *name, const char *const *words, int fallback);
/* A required date, "2026-11-20". */
const char *attr_date(struct reader *r, const struct xml *x, const char *name);
const char *attr_url(struct reader *r, const struct xml *x, const char *name, enum need need);
/* The root's lang=, which must be there. */
const char *attr_language(struct reader *r, const struct xml *x);
/* read.c. The root's format= and min-player=; false when what it is ("course") needs a newer player. */
bool format_read(
    struct reader *r, const struct xml *x, const char *what, int *out, const char **min_player, struct err *e);
/* A file of the pack, there and well named. NULL after an error. */
const char *attr_file(struct reader *r, const struct xml *x, const char *name);
/* The element's own id: well formed and new in the course. NULL after an error. */
const char *attr_id(struct reader *r, const struct xml *x, enum id_kind kind, size_t index);
/* A reference to an id that has been read already; NULL when absent or wrong. */
const char *attr_ref(struct reader *r, const struct xml *x, const char *name, enum id_kind kind, enum need need);
/* A reference that refs_resolve checks when everything has been read. */
const char *attr_ref_later(struct reader *r, const struct xml *x, const char *name, enum id_kind kind);
void refs_resolve(struct reader *r);
const struct id_entry *id_find(const struct reader *r, const char *id, enum id_kind kind);
/*
 * Whether by (a slide, a module: any address) refers to it for the first time; without a walk, since lists may be long.
 */
bool id_first_use(struct reader *r, const struct id_entry *entry, const void *by);
bool id_formed(const char *id);

/* Every child element must be one of known, and no text may stand between them. */
void children_known(struct reader *r, const struct xml *x, const char *const *known);
/* The only child with this tag, NULL when absent. */
const struct xml *child_one(struct reader *r, const struct xml *x, const char *tag, enum need need);
size_t child_count(const struct xml *x, const char *tag);

/* read_text.c. Plain words of an element that takes nothing else, and no attributes unless known says so. Never
 * NULL. */
const char *words_read(struct reader *r, const struct xml *x, const char *const *known);
const char *child_words(struct reader *r, const struct xml *x, const char *tag, enum need need);
/* Running text, up to the child with tag tail (NULL: all). Attributes are the caller's to check. */
struct rich rich_read(struct reader *r, const struct xml *x, const char *tail);
/* Running text where the model keeps words only: marks fall away, a citation becomes "[3]". */
const char *prose_read(struct reader *r, const struct xml *x, const char *const *known);
/* Adds a source to the slide's list, unless it stands there. */
void source_used(struct reader *r, const char *id);
/* Around the reading of a slide, scenario or worksheet: its list starts empty, and is handed over. */
void sources_start(struct reader *r, const void *item);
const char *const *sources_end(struct reader *r, size_t *n);

/*
 * The root of a file of the pack, which must be <tag>; r->file is set. NULL after findings. The tree takes ten times
 * the text, so it lies in an arena of its own, given back when the file is read: no part of the model points into it.
 */
const struct xml *root_read(struct reader *r, struct arena *tree, const char *file, const char *tag);

/* read_block.c, read_slide.c, read_question.c, read_test.c, read_lists.c, read_scenario.c, read_form.c */
const struct block *blocks_read(struct reader *r, const struct xml *x, size_t *n);
bool block_tag(const char *tag);
void chart_read(struct reader *r, const struct xml *x, struct block *b);
/* read_practice.c */
void what_if_read(struct reader *r, const struct xml *x, struct block *b);
void pause_read(struct reader *r, const struct xml *x, struct block *b);
extern const char *const block_tags[];
const struct slide *slide_read(struct reader *r, const struct xml *x);
const struct question *question_read(struct reader *r, const struct xml *x);
/* The question of a pair: id, outcome and critical come from the pair. */
void question_read_form(struct reader *r, const struct xml *x, struct question *q);
/* module: its place among the course's. */
void module_read(struct reader *r, const struct xml *x, struct module *m, size_t index);
const struct test *test_read(struct reader *r, const struct xml *x);
const struct scenario *scenario_read(struct reader *r, const struct xml *x);
const struct worksheet *worksheet_read(struct reader *r, const struct xml *x);
void survey_read(struct reader *r, const struct xml *x);
void names_read(struct reader *r, const struct xml *x);
/* The element's own id, which need be unique only in its scenario, worksheet or question. NULL after an error. */
const char *attr_local_id(struct reader *r, const struct xml *x);
/* A child that holds nothing but blocks; NULL and n 0 when absent. */
const struct block *child_blocks(struct reader *r, const struct xml *x, const char *tag, enum need need, size_t *n);
void support_read(struct reader *r, const struct xml *x);
void glossary_read(struct reader *r, const struct xml *x);
void resources_read(struct reader *r, const struct xml *x);

extern const char *const no_attributes[];

#endif
