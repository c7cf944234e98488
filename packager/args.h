/*
 * The words after a verb: options from a table, the rest are operands. An option stands once, in any place; '--' ends
 * the options; what is not known is answered with the nearest name.
 */
#ifndef PACKAGER_ARGS_H
#define PACKAGER_ARGS_H

#include "packager/verbs.h"

/* A list of these ends with a NULL name. Exactly one of value and yes is set. */
struct args_option {
	const char *name;   /* "--json" */
	const char **value; /* gets the word that follows, which must be there */
	bool *yes;          /* gets true */
};

/*
 * Fills the options' targets and operand[0..most-1] (NULL where there is none), lent from argv. False after the
 * mistake was said on talk: the caller returns 2. what names the operands in that sentence, as "DIR".
 */
bool args_read(const struct io *io, int argc, char **argv, const struct args_option *options, const char *what,
    const char **operand, size_t least, size_t most);

/* The value of --on, which may be NULL: false after it was said that it is no date. */
bool args_on(const struct io *io, const char *verb, const char *on);
/* Whether s is a date that exists, "2026-11-25". */
bool args_date_ok(const char *s);

#endif
