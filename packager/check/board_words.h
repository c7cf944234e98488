/* What kind of word stands on a board's cell, in English: for the rules of boards.c. */
#ifndef PACKAGER_CHECK_BOARD_WORDS_H
#define PACKAGER_CHECK_BOARD_WORDS_H

#include "base/base.h"

enum word_kind {
	WORD_PLEASANT,
	WORD_UNPLEASANT,
	WORD_NEITHER, /* feelings; the last counts for no side */
	WORD_SCHOOL,  /* people who are not family: teacher, driver, friend */
	WORD_FAMILY,
	WORD_OPEN,  /* someone else, no one */
	WORD_ACT,   /* what one does to a body: touch, hit, wash */
	WORD_BODY,  /* a part of it */
	WORD_GRAVE, /* more than an everyday word */
	WORD_KINDS
};
/* Whether a label is a word of this kind, alone or with others ("carer or helper", "my dad"). */
bool word_is(struct arena *a, const char *label, enum word_kind kind);
bool word_is_person(struct arena *a, const char *label); /* school or family */

/* A sentence that says who did what: a person and an act in one cell, or a person with a verb and more. */
bool words_accuse(struct arena *a, const char *words);

/* "something else", "somewhere else", "not on here": the way out of a list. */
bool word_is_else(struct arena *a, const char *label);

/* Which question's answer a label is (yes and no, good and bad): n and -n are the two of one question, 0 is none. */
int word_pair(struct arena *a, const char *label);

#endif
