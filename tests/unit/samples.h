/*
 * Trees in the shape of the mockups, for the tests of the ui room: a slide, a question, a board, a list with a side
 * column, and a dialog over a slide. Not the player's screens: those have their own tests.
 */
#ifndef TESTS_SAMPLES_H
#define TESTS_SAMPLES_H

#include "ui/tree.h"

struct node *sample_text(
    struct ui *u, struct node *parent, enum role role, const char *key, const char *text, enum type type);
struct node *sample_button(struct ui *u, struct node *parent, const char *key, const char *text);

/* small: as for windows under 480 px high: one menu button, Back and Next at the end of the content. */
void sample_slide(struct ui *u, bool small);
void sample_question(struct ui *u, bool small);
void sample_board(struct ui *u, bool small);
void sample_home(struct ui *u, bool small);
void sample_dialog(struct ui *u, bool small);

extern void (*const samples[])(struct ui *u, bool small);
extern const size_t samples_n;

#endif
