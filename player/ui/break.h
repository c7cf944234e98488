/*
 * Where a line of text may break, for every room that wraps words: the screens' layout and the pages of paper.
 */
#ifndef UI_BREAK_H
#define UI_BREAK_H

#include <stddef.h>

/*
 * Through libunibreak: brk[i] 1 = may break after byte i, 2 = must; never at a soft hyphen. language may be NULL.
 */
void ui_breaks(const char *text, size_t n, const char *language, char *brk);

#endif
