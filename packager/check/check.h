/*
 * Findings for authors beyond the grammar: what a course should not have although the player could play it. One file
 * a subject, one function each; every finding has a stable code and says what to do. None stops at the first, none
 * changes anything.
 */
#ifndef PACKAGER_CHECK_CHECK_H
#define PACKAGER_CHECK_CHECK_H

#include "course/findings.h"
#include "course/local.h"
#include "course/model.h"
#include "course/pack.h"
#include "packager/source.h"

struct check {
	struct arena *a;
	struct pack *pack; /* for files; NULL in tests that need none */
	const struct course *course;
	const struct source_list *source; /* NULL: files are not looked at */
	struct findings *findings;
	const char *today;           /* "2026-11-25" */
	bool release;                /* about to be published: a past review date is an error */
	struct check_places *places; /* of check_line; NULL at first */
};

void check_alt(struct check *c);      /* alt.c: words for those who do not see the picture */
void check_media(struct check *c);    /* media.c: files nobody uses, pictures too large for an old laptop */
void check_answers(struct check *c);  /* answers.c: a test that can be passed without knowing */
void check_feedback(struct check *c); /* feedback.c: questions that do not say why */
void check_length(struct check *c);   /* length.c: long slides, long sentences, too much reading in a row */
void check_review(struct check *c);   /* review.c: dates that have passed */
void check_numbers(struct check *c);  /* numbers.c: figures nobody can trace */
void check_order(struct check *c);    /* order.c: what no learner reaches, or reaches too late */
void check_twice(struct check *c);    /* twice.c: the same thing twice */
void check_unused(struct check *c);   /* unused.c: sources and outcomes that lead nowhere */
void check_contrast(struct check *c); /* contrast.c: figures that cannot be made out */
void check_strip(struct check *c);    /* strip.c: the ten cells that stand on every board */

void check_boards(struct check *c); /* boards.c: boards that put an answer into a child's mouth */

/* All of them. */
void check_all(struct check *c);

/* local.c: a local sheet, which is no course: its dates and numbers. */
void check_local(const struct local *l, const char *today, struct findings *f);
/* review.c: whether that date is over a year before today; NULL is not. */
bool check_is_old(const char *date, const char *today);

/* Helpers, in walk.c. Every block of a slide, parents before children. */
void check_each_block(
    const struct slide *s, void (*visit)(void *context, const char *file, const struct block *b), void *context);
/* Of a slide, scenario or worksheet. */
void check_each_item_block(
    const struct item *item, void (*visit)(void *context, const char *file, const struct block *b), void *context);
/* Every block of the course: of slides, scenarios, worksheets and the survey. */
void check_each_course_block(
    const struct course *course, void (*visit)(void *context, const char *file, const struct block *b), void *context);
/* Every slide; every question of the modules (m is its module), then of the test (m NULL). */
void check_each_slide(const struct course *course, void (*visit)(void *context, const struct slide *s), void *context);
void check_each_question(const struct course *course,
    void (*visit)(void *context, const struct module *m, const struct question *q), void *context);

/* The words of running text, "" when there are none. */
const char *check_plain(const struct rich *text);
bool check_blank(const char *s); /* NULL, or white space only */
size_t check_words(const char *s);
size_t check_words_n(const char *s, size_t n); /* in its first n bytes */
/* In length.c: the end of the sentence or clause that begins at s, after its mark and what closes a quotation, or the
 * end of the text. */
const char *check_sentence_end(const char *s);
/* In numbers.c: how many numbers of a slide claim something, the values of its charts among them. */
size_t check_claims(struct check *c, const struct slide *s);

/*
 * Names and where each stands, so that looking up a name among thousands is not a walk: a course of 4 MB that asks for
 * each of its names is checked in seconds.
 */
struct check_name {
	const char *name;
	size_t at;
};
/* By name; those of one name in the order of at. */
void check_names_sort(struct check_name *list, size_t n);
/* The first of this name in a sorted list, NULL: none. name may be NULL. */
const struct check_name *check_names_find(const struct check_name *list, size_t n, const char *name);

/* Where an element stands: the first with this tag (and, unless NULL, this id), 0 when it is not found or there is no
 * pack. */
int check_line(struct check *c, const char *file, const char *tag, const char *id);
/* The file that course.xml names by <tag src=...>, NULL when there is none. */
const char *check_file(struct check *c, const char *tag);

#endif
