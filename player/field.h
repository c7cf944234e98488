/*
 * What a person types: one text and one caret for each field, found by the field's name, and which of them is typed in
 * now. A field is made when it is first named, so that a screen only says what it is called. Pure text: what a text is
 * for, and whether it is kept, is for those who read it. Forgetting wipes the memory.
 */
#ifndef PLAYER_FIELD_H
#define PLAYER_FIELD_H

#include "base/base.h"

enum {
	FIELD_NAME = 64 + 1 + 64 + 1 /* a form's id, a slash, a field's id, NUL */,
	FIELD_LIMIT = 4000 /* bytes of a text */
};

struct typed {
	char name[FIELD_NAME];
	char *text; /* limit + 1 bytes in the store's arena */
	size_t limit, caret;
};
/* A zeroed struct is an empty store. */
struct fields {
	struct arena a;
	struct typed *list;
	size_t n, cap;
	char at[FIELD_NAME]; /* the one that is typed in; "" none */
};
enum field_move { FIELD_LEFT, FIELD_RIGHT, FIELD_START, FIELD_END };

/* "" and 0 for a field that nobody named yet. */
const char *field_text(const struct fields *f, const char *name);
size_t field_caret(const struct fields *f, const char *name);
/* How many bytes it may hold: FIELD_LIMIT unless said otherwise, before anything is typed. */
void field_limit(struct fields *f, const char *name, size_t limit);
/* Puts a text in place of what is there, cut at a whole letter to its limit, the caret behind it. */
void field_set(struct fields *f, const char *name, const char *text);

/* From here on: the field that is typed in. */
void field_at(struct fields *f, const char *name);
/* Each of these says whether it changed anything; a text that does not fit is not taken at all. */
bool field_insert(struct fields *f, const char *text);
bool field_rub_out(struct fields *f); /* the letter before the caret */
bool field_delete(struct fields *f);  /* the letter after it */
bool field_move(struct fields *f, enum field_move move);
/* Whether a capital letter belongs at the caret: at the start, after a full stop, question or exclamation mark, on a
 * new line. */
bool field_wants_capital(const struct fields *f);

/* Wipes the field of this name, or with a name that ends in '/' all that start with it; "" wipes all. */
void field_forget(struct fields *f, const char *name);
void fields_release(struct fields *f);

#endif
