/*
 * Colours, type and measures, as tables. Every text/background pair meets WCAG 2.2 AA (4.5:1; parts 3:1), 7:1 in the
 * two contrast themes; a test walks the tables. Colours' order is the palette's of course/figure.h, so that figures
 * re-theme.
 */
#ifndef UI_THEME_H
#define UI_THEME_H

#include "base/base.h"

enum colour {
	COLOUR_NONE,
	COLOUR_INK,
	COLOUR_SOFT,
	COLOUR_PAPER,
	COLOUR_CARD,
	COLOUR_LINE,
	COLOUR_ACCENT,
	COLOUR_ACCENT_WEAK,
	COLOUR_ACCENT_INK,
	COLOUR_WARM,
	COLOUR_WARM_WEAK,
	COLOUR_GOOD,
	COLOUR_GOOD_WEAK,
	COLOUR_BAD,
	COLOUR_BAD_WEAK,
	COLOUR_FOCUS,
	COLOUR_WHITE,
	COLOUR_BLACK,
	COLOUR_SKIN,
	/* from here on not in the palette of figures: five tones of skin, light to dark, and the groups of words on a
	 * board, each with the fill that goes with it. They sort words by kind; none of them means right or wrong. */
	COLOUR_TONE_1,
	COLOUR_TONE_2,
	COLOUR_TONE_3,
	COLOUR_TONE_4,
	COLOUR_TONE_5,
	COLOUR_PEOPLE,
	COLOUR_PEOPLE_WEAK,
	COLOUR_DOING,
	COLOUR_DOING_WEAK,
	COLOUR_DESCRIBING,
	COLOUR_DESCRIBING_WEAK,
	COLOUR_THING,
	COLOUR_THING_WEAK,
	COLOUR_SOCIAL,
	COLOUR_SOCIAL_WEAK,
	COLOUR_COUNT,
};
enum theme_id { THEME_PAPER, THEME_DUSK, THEME_CONTRAST, THEME_YELLOW, THEME_COUNT };

struct theme {
	const char *name;              /* "paper": --theme's word */
	const char *title;             /* "White on black" */
	uint32_t colour[COLOUR_COUNT]; /* 0xRRGGBB */
};
const struct theme *theme_get(enum theme_id id);
/* THEME_COUNT when there is none of that name. */
enum theme_id theme_find(const char *name);

/* Whether screens may put fore (text or, part: a control's border, a focus ring, a bar, an icon) on back; a test holds
 * every theme to it. COLOUR_LINE is promised for nothing: it only separates. */
bool theme_pair_promised(enum colour fore, enum colour back, bool part);
/* What a theme promises, x 1000: 4500 for text, 7000 in the two contrast themes; 3000 for parts. */
int theme_promise(const struct theme *t, bool part);

/*
 * A board's own colour as the nearest of five groups that each theme has a colour for, so that it keeps 3:1 everywhere;
 * COLOUR_NONE for a grey and for -1, none.
 */
enum colour colour_group(int rgb);

/* Contrast ratio x 1000 of two 0xRRGGBB colours (WCAG 2.2, relative luminance). */
int contrast_milli(uint32_t a, uint32_t b);

/* What a text is, which decides size, weight and leading (mockups/style.css). Sizes in logical px at 100%. */
enum type {
	TYPE_BODY,         /* 20/30 regular */
	TYPE_STRONG,       /* 20/30 semibold */
	TYPE_EM,           /* 20/30 italic */
	TYPE_SMALL,        /* 16/24 regular */
	TYPE_SMALL_STRONG, /* 16/24 semibold */
	TYPE_LABEL,        /* 18/26 semibold: buttons */
	TYPE_HINT,         /* 14/20 medium: a key's name on a button */
	TYPE_TAG,          /* 15/22 semibold */
	TYPE_H1,           /* 34/41 display bold */
	TYPE_H2,           /* 24/32 display semibold */
	TYPE_H3,           /* 19/26 semibold */
	TYPE_QUESTION,     /* 28/34 display bold */
	TYPE_FIGURE,       /* 20/26 bold: numbers in charts */
	TYPE_HUGE,         /* 96/110 display bold: 'show large' */
	TYPE_COUNT,
};
enum weight {
	WEIGHT_REGULAR,
	WEIGHT_ITALIC,
	WEIGHT_MEDIUM,
	WEIGHT_SEMIBOLD,
	WEIGHT_BOLD,
	WEIGHT_DISPLAY_SEMIBOLD,
	WEIGHT_DISPLAY_BOLD,
	WEIGHT_COUNT
};
struct type_style {
	int size_px, line_px;
	enum weight weight;
};
const struct type_style *type_style(enum type t);

enum face { FACE_INTER, FACE_ANDIKA, FACE_OPENDYSLEXIC, FACE_COUNT };

enum { TARGET_PX = 44 }; /* the least a target measures (WCAG 2.5.5) */

#endif
