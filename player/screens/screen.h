/*
 * Screens: state -> tree, one file a screen. No SDL, no pixels; a screen function writes words and acts, layout does
 * the rest. The widgets below are the only place where a look is composed, so that every screen is one hand.
 */
#ifndef SCREENS_SCREEN_H
#define SCREENS_SCREEN_H

#include "app.h"
#include "ui/tree.h"

/* The tree of the present screen in a (reset by the caller). */
void screen_build(const struct app *app, struct ui *ui, struct arena *a);

/* --- screens, each adds to the frame it is given or builds its own --- */
void screen_privacy(const struct app *app, struct ui *u);
void screen_learner(const struct app *app, struct ui *u);
void screen_library(const struct app *app, struct ui *u);
void screen_home(const struct app *app, struct ui *u);
void screen_slide(const struct app *app, struct ui *u);
void screen_question(const struct app *app, struct ui *u);
void screen_scenario(const struct app *app, struct ui *u);
void screen_worksheet(const struct app *app, struct ui *u);
void screen_survey(const struct app *app, struct ui *u);
void screen_test(const struct app *app, struct ui *u);
void screen_boards(const struct app *app, struct ui *u);
void screen_board(const struct app *app, struct ui *u);
void screen_large(const struct app *app, struct ui *u);
void screen_results(const struct app *app, struct ui *u);
void screen_pin(const struct app *app, struct ui *u);
void screen_open(const struct app *app, struct ui *u);
void screen_about(const struct app *app, struct ui *u);
void screen_changes(const struct app *app, struct ui *u);
void screen_review(const struct app *app, struct ui *u);
void screen_search(const struct app *app, struct ui *u);
void screen_glossary(const struct app *app, struct ui *u);
void screen_resources(const struct app *app, struct ui *u);
void screen_references(const struct app *app, struct ui *u);
void screen_places(const struct app *app, struct ui *u);
void screen_support(const struct app *app, struct ui *u);
void screen_local(const struct app *app, struct ui *u);
void screen_settings(const struct app *app, struct ui *u);
void screen_access(const struct app *app, struct ui *u);
void screen_looks(const struct app *app, struct ui *u);
void screen_reaction(const struct app *app, struct ui *u);
void screen_partner(const struct app *app, struct ui *u);
void screen_help(const struct app *app, struct ui *u);
void screen_error(const struct app *app, struct ui *u);
void screen_hidden(const struct app *app, struct ui *u);
void screen_dialog(const struct app *app, struct ui *u);

/* --- the frame: bar above, content that scrolls, bar below; one column when the window is small (decisions.md) --- */
struct frame {
	struct ui *u;
	const struct app *app;
	struct node *root, *top, *body, *bottom;
	bool compact; /* below 480 logical px high or 640 wide, text size counted in */
	bool narrow;  /* one column */
};
struct frame_options {
	const char *title; /* window name in the tree: what the screen is */
	const char *back;  /* "Course"; NULL none */
	enum action back_act;
	const char *where,
	    *where_strong; /* "Module 5 · ", "Helping children to tell"; where_strong NULL: the course, or the laptop */
	const char *where_after; /* " · slide 5 of 14" */
	int permille;            /* progress line under the bar, -1 none */
	bool read_aloud;
	bool flush; /* body without its own padding */
};
#define FRAME_LAPTOP "Courses on this laptop"
struct frame frame_begin(const struct app *app, struct ui *u, const struct frame_options *o);
/* The lower bar, made when first asked for; in a compact window the end of the content. */
struct node *frame_bottom(struct frame *f);
/* "Saved", or why not, as a live status in parent. */
void frame_saved(struct frame *f, struct node *parent);

/* --- widgets --- */
struct act act_of(enum action what);
struct act act_n(enum action what, int n);
struct act act_s(enum action what, const char *s);

enum button_kind { BUTTON_PLAIN, BUTTON_PRIMARY, BUTTON_QUIET, BUTTON_DANGER };
struct node *w_column(struct ui *u, struct node *parent, const char *key, int gap);
struct node *w_row(struct ui *u, struct node *parent, const char *key, int gap);
struct node *w_wrap(struct ui *u, struct node *parent, const char *key, int gap);
struct node *w_heading(struct ui *u, struct node *parent, const char *key, int level, enum type type, const char *text);
struct node *w_text(
    struct ui *u, struct node *parent, const char *key, enum type type, enum colour ink, const char *text);
struct node *w_button(
    struct ui *u, struct node *parent, const char *key, enum button_kind kind, const char *text, struct act act);
struct node *w_icon_button(struct ui *u, struct node *parent, const char *key, enum button_kind kind, const char *icon,
    const char *text, struct act act);
struct node *w_card(struct ui *u, struct node *parent, const char *key);
struct node *w_note(struct ui *u, struct node *parent, const char *key, enum colour fill, const char *title);
struct node *w_tag(struct ui *u, struct node *parent, const char *key, enum colour ink, enum colour fill,
    const char *icon, const char *text);
struct node *w_progress(struct ui *u, struct node *parent, const char *key, const char *name, int permille);
struct node *w_space(struct ui *u, struct node *parent, const char *key);
/* A chooser of a few: radiogroup of buttons with a tick. */
struct node *w_option(struct ui *u, struct node *group, const char *key, const char *text, bool chosen, struct act act);
/* One row of a settings screen: its name, and beside it the group of its choices; and such a row of radio buttons,
 * which send act with their value, or set a setting of app_access.c. */
struct node *w_setting(struct frame *f, const char *key, const char *name, enum role role);
struct setting_value {
	const char *text;
	int value;
};
void w_options(struct frame *f, const char *key, const char *name, const struct setting_value *option, size_t n,
    int now, enum action what);
void w_options_set(
    struct frame *f, const char *setting, const char *name, const struct setting_value *option, size_t n, int now);
/* The bar of people who dwell or scan: a place to rest, pause, and the pages of what scrolls; below the screen or in
 * its dialog. */
void reach_bar(const struct app *app, struct ui *u);
/* "1.25 s". */
const char *minutes_text(struct arena *a, int minutes); /* "3 h 50 min" */
const char *seconds_text(struct arena *a, int ms);
/* Running text with its strong words, terms (links) and source numbers as inline children. */
struct node *w_rich(struct ui *u, struct node *parent, const char *key, enum type type, const struct rich *text);
/* Our own icon as canonical SVG, NULL when there is none of that name. */
const char *icon(struct arena *a, const char *name);
/* A drawing of the player's symbol set, canonical SVG; NULL when the set has none. */
const char *symbol(struct arena *a, const char *file, const struct looks *looks, int *w, int *h);
/* Blocks of a slide; all false: without those that stand beside the prose. */
void w_blocks(struct frame *f, struct node *parent, const struct block *block, size_t n, bool all);
bool block_stands_beside(const struct block *b);
/* A chart whose longest bar stands for top at the least, so that several can be compared; what the longest bar of one
 * stands for. */
void w_chart(struct frame *f, struct node *parent, const char *key, const struct block *b, int64_t top_milli);
int64_t chart_top(const struct chart *c);
void w_table(struct frame *f, struct node *parent, const char *key, const struct table *t, const char *title);
/* What is done on a slide and not read: screens/practice.c. */
void w_what_if(struct frame *f, struct node *parent, const char *key, const struct block *b);
void w_pause(struct frame *f, struct node *parent, const char *key, const struct block *b);
/* A card that asks for the part of the survey that is due, NULL when none is; and one with the worksheets the learner
 * keeps. */
struct node *w_survey_card(const struct app *app, struct ui *u, struct node *parent);
struct node *w_worksheets_card(const struct app *app, struct ui *u, struct node *parent);
/* A disc with a number (NULL: a question mark) and the words: the whole card is the target. */
struct node *w_answer(struct frame *f, struct node *group, enum role role, const char *key, const char *disc,
    const char *text, bool chosen, bool locked, struct act act);
/* The answer part of a question: shared by checks and the test. */
void w_answers(struct frame *f, struct node *parent, const struct question *q, bool locked);
/*
 * "Today: 25 min." or "". A break, where one is suggested; the plan; and the short way through what was known before.
 */
const char *pace_today(const struct app *app, struct arena *a);
void w_break(const struct app *app, struct ui *u, struct node *parent);
void w_pace_card(const struct app *app, struct ui *u, struct node *parent);
void w_known(const struct app *app, struct ui *u, struct node *parent);
/* A card that leads to what has changed, NULL when nothing has. */
struct node *w_changes_card(const struct app *app, struct ui *u, struct node *parent);
/* One resource: what it is, whose, where to find it; and all of a module's as a card, nothing when it has none. */
void w_resource(struct ui *u, struct node *parent, const struct resource *r);
void w_module_resources(struct frame *f, struct node *parent, const struct module *m);
/* local.c: what the local sheet says for a field, or whom to ask; and its contacts for the Support screen. */
void w_local(struct frame *f, struct node *parent, const char *key, const char *id);
void w_local_contacts(struct frame *f, struct node *parent);
const char *local_sentence(const struct local_field *field);
/* "AK": what others see of a learner's name. */
const char *w_initials(struct arena *a, const char *name);
/* 'Bookmark' in the lower bar of an item of the course. */
void w_bookmark(struct frame *f, struct node *bar);
/*
 * A field with its label above it, and under it the letters for people who type by switch or touch. Its text is that of
 * this name in the store of field.h; its node's id is FIELD_ID and the name. What Return does in it is the caller's to
 * set.
 */
enum field_look { FIELD_ONE_LINE, FIELD_LINES, FIELD_SECRET /* shown as stars, caret at the end */ };
struct node *w_field(struct frame *f, struct node *parent, const char *name, const char *label, enum field_look look);

#endif
