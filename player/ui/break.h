/*
 * What Unicode says about a run of words, for every room that sets type: where a line may break, where a letter ends,
 * and which way it runs. A text is kept in the order it is read; only its places on a line are turned.
 */
#ifndef UI_BREAK_H
#define UI_BREAK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/*
 * Through libunibreak: brk[i] 1 = may break after byte i, 2 = must; never at a soft hyphen. language may be NULL.
 */
void ui_breaks(const char *text, size_t n, const char *language, char *brk);

/* The first byte after the letter at text + at, with the marks and signs that belong to it. */
size_t ui_letter_end(const char *text, size_t n, size_t at);

/* The way of the first letter that has one (digits and signs have none). */
enum direction { DIRECTION_NONE, DIRECTION_LEFT_TO_RIGHT, DIRECTION_RIGHT_TO_LEFT };
enum direction ui_direction(const char *text, size_t n);

/* Whether anything in it may run from right to left; most texts are told in passing. */
bool ui_turns(const char *text, size_t n);
/*
 * Unicode's bidirectional algorithm through fribidi: the level of each byte, even from left to right, odd from right to
 * left, in a paragraph that runs as rtl says.
 */
void ui_levels(struct arena *a, const char *text, size_t n, bool rtl, unsigned char *level);

/* Pieces of one line, in the order they are read, with their levels: order[k] is the piece that stands k-th from the
 * left. */
void ui_visual_order(struct arena *a, const unsigned char *level, size_t n, bool rtl, size_t *order);

#endif
