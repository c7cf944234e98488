/*
 * What the packager says on standard error: mistakes, progress on a terminal, one line at the end. Whatever comes
 * from outside is stripped of control characters, since a terminal obeys them.
 */
#ifndef PACKAGER_TALK_H
#define PACKAGER_TALK_H

#include "packager/verbs.h"

/* "coursepack VERB: error: sentence", or without VERB when it is NULL. Returns false. */
bool talk_usage(const struct io *io, const char *verb, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* "FILE:LINE: error: sentence". Returns the exit code it deserves: 2 when the system said no, else 1. */
int talk_error(const struct io *io, const struct err *e);

/* "coursepack: sentence". */
void talk_say(const struct io *io, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* "packing 12 of 700", rewritten in place; nothing unless talk is a terminal. */
void talk_progress(const struct io *io, const char *what, size_t done, size_t of);
/* Wipes that line. */
void talk_progress_end(const struct io *io);

/* Flushes out; a full disk or a closed pipe turns the code into 2 and is said. The last act of every verb. */
int talk_end(const struct io *io, int code);

#endif
