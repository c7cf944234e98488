/*
 * The terminal, for a passphrase that must not show. Two bodies, as base/os.h has: terminal_posix.c and
 * terminal_windows.c; the Makefile chooses.
 */
#ifndef PACKAGER_TERMINAL_H
#define PACKAGER_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Whether a person is at the other end. */
bool terminal_is(FILE *f);

/* Shows the question and reads one line without showing it. False: no terminal, given up with Ctrl-C, or longer than
 * fits. */
bool terminal_ask_hidden(const char *question, char *out, size_t out_size);

#endif
