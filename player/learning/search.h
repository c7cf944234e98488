/*
 * Finding a word in a course: an index over every word of it, built once, asked at each key. Words are compared folded:
 * small letters, without accents, apostrophes left out; a word that is typed finds all that start with it. The test's
 * questions are not in it, nor what tells an answer.
 */
#ifndef LEARNING_SEARCH_H
#define LEARNING_SEARCH_H

#include "base/base.h"
#include "course/model.h"

enum search_kind { SEARCH_ITEM, SEARCH_TERM, SEARCH_RESOURCE };
struct search_entry {
	enum search_kind kind;
	size_t module, item; /* SEARCH_ITEM; of a resource its module, module_n when it has none */
	const char *id;      /* of the item, term or resource */
	const char *title;
	const char *text; /* all its words, parts with a dot between them */
	bool guarded;     /* a sensitive slide: its words are found, and not shown out of their place */
};
struct search;

/* Lives in the arena, and so does what it finds; the course must outlive it. */
struct search *search_build(struct arena *a, const struct course *c);

struct search_hit {
	const struct search_entry *entry;
	size_t at; /* where in its text the first word was found; 0 when only in the title */
};
/*
 * Entries that hold every word asked for, those with the words in their title first, then in the course's order; in a.
 */
size_t search_find(const struct search *s, struct arena *a, const char *query, const struct search_hit **out);

/* The words around a hit, in pieces: what was asked for apart from the rest. Lent from text. */
struct search_piece {
	const char *p;
	size_t n;
	bool found;
};
size_t search_around(struct arena *a, const char *text, size_t at, const char *query, const struct search_piece **out);

/* Words in a dictionary's order, whatever their case and accents: below, at or above 0. */
int search_compare(const char *a, const char *b);

#endif
