/*
 * What must hold of every screen, at every size and text scale: one function that a test calls with a built tree.
 * Also the fake fonts that layout is tested with: every letter 55% of the type's size, so that rectangles do not
 * hang on a font file.
 */
#ifndef TESTS_INVARIANTS_H
#define TESTS_INVARIANTS_H

#include "ui/theme.h"
#include "ui/tree.h"

struct ui_fonts fake_fonts(void);
/* As wide as the face is on average: a hundred letters of prose, measured. */
struct ui_fonts fake_fonts_of(enum face face);

/*
 * How many of these do not hold, with one line each in report (as many as fit): ids are there and unique; targets,
 * pictures and fields have names; rectangles lie inside their parents or a scroller, and all in the window;
 * siblings do not overlap; text lies inside its node and none of it is lost; targets measure 44 px, show when
 * focused, and their middle hits them; Tab goes to each stop once, both ways, arrows reach the other radios, and
 * scanning reaches all; words, control borders and the focus ring keep the theme's promise; every word drawn is in
 * the dump, unless its node has another name or it is the bullet or number of a graphic. Lays the tree out several
 * times; its last layout is without focus.
 */
size_t ui_invariants(struct ui *u, const struct ui_fonts *fonts, struct ui_view view, const struct theme *theme,
    char *report, size_t size);

#endif
