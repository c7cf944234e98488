/*
 * One way to say what went wrong with the world: a kind, a place, a sentence. The sentence has no capital, no full
 * stop, and says what to do. A bug is an assert, not an error.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

enum err_kind {
	ERR_NONE,
	ERR_IO,     /* the operating system said no */
	ERR_FORMAT, /* the bytes are not what they should be */
	ERR_LIMIT,  /* larger than course/limits.h allows */
	ERR_TRUST,  /* a signature, a hash, a release number */
};

/* A zeroed struct is 'no error'. */
struct err {
	enum err_kind kind;
	int line;       /* 1-based, 0 when there is none */
	char file[256]; /* the file or entry it is about, "" when there is none */
	char text[640];
};

/* Fills e unless it is filled already (the first failure wins) and returns false. e may be NULL, file may be NULL. */
bool fail(struct err *e, enum err_kind kind, const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* "FILE:LINE: text", without the parts that are missing. Lent until e changes; not for two threads. */
const char *err_sentence(const struct err *e, char *out, unsigned out_size);

#endif
