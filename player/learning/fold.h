/*
 * Letters as people look for them: small, without accents. A word is letters and digits; apostrophes and marks on
 * letters belong to it and are left out, so that "child's", "childs" and "CHILD’S" are one.
 */
#ifndef LEARNING_FOLD_H
#define LEARNING_FOLD_H

#include "base/base.h"

enum { FOLD_WORD = 64 /* bytes of a folded word with its NUL; what is longer is cut */ };

/* The next word of text from *at on, folded into out; its place and length in bytes. False: there is none. */
bool fold_next(const char *text, size_t *at, char out[FOLD_WORD], size_t *start, size_t *length);

#endif
