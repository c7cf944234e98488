/*
 * coursepack's verbs: a library without main, so that the trainer's desk can call them. Each takes its own arguments
 * (argv[0] is the verb), writes results to out and talk to talk, and returns the exit code: 0 yes/done, 1 the answer is
 * no, 2 could not answer.
 */
#ifndef PACKAGER_VERBS_H
#define PACKAGER_VERBS_H

#include "base/base.h"

struct io {
	FILE *out, *talk;
	const char *today; /* "2026-11-25" */
	bool terminal;     /* talk is a terminal: progress may be shown, a passphrase asked */
};

struct verb {
	const char *name, *usage, *help, *example;
	int (*run)(const struct io *io, int argc, char **argv);
};
/* In the order of a trainer's work, ends with a NULL name. */
extern const struct verb verbs[];

int verb_new(const struct io *io, int argc, char **argv);
int verb_check(const struct io *io, int argc, char **argv);
int verb_build(const struct io *io, int argc, char **argv);
int verb_inspect(const struct io *io, int argc, char **argv);
int verb_keygen(const struct io *io, int argc, char **argv);
int verb_sign(const struct io *io, int argc, char **argv);
int verb_verify(const struct io *io, int argc, char **argv);
int verb_local(const struct io *io, int argc, char **argv);
int verb_import(const struct io *io, int argc, char **argv);
int verb_export(const struct io *io, int argc, char **argv);
int verb_results(const struct io *io, int argc, char **argv);

#endif
