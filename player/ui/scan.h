/*
 * Switch scanning is a reader of the tree: it works on every screen. Pure: the time is given, the state is plain data
 * that the app keeps. Defaults of communication-boards.md 2.1: 2.0 s, row-column when more than 10 targets, first item
 * x 1.5, three loops then wait, 'back' as last stop of a row, debounce 0.3 s capped at half a step.
 */
#ifndef UI_SCAN_H
#define UI_SCAN_H

#include "ui/tree.h"

/*
 * How the highlight moves. USUAL is AUTOMATIC with one switch and STEP with two.
 * AUTOMATIC: by itself, a step at a time; switch 1 chooses, switch 2 goes back one level.
 * STEP: two switches: 1 moves on, 2 chooses. One switch: each press moves on, and resting for a step chooses.
 * INVERSE: it moves while the switch is held; letting go chooses. Switch 2 goes back one level.
 */
enum scan_kind { SCAN_USUAL, SCAN_AUTOMATIC, SCAN_STEP, SCAN_INVERSE, SCAN_KINDS };
/* BY_NUMBER: linear up to ten targets, else rows. In COLUMNS the groups of a grid are its columns. */
enum scan_pattern { SCAN_BY_NUMBER, SCAN_LINEAR, SCAN_ROWS, SCAN_COLUMNS, SCAN_PATTERNS };

struct scan_settings {
	int switches;       /* 0 off, 1, 2 */
	int step_ms;        /* 2000 */
	int first_permille; /* 1500: how long the first stop of a round waits */
	int loops;          /* 3; 0: until something is chosen */
	int debounce_ms;    /* 300, used capped at step_ms / 2 */
	int accept_ms;      /* 0: how long a switch must be held before it counts */
	int kind, pattern;  /* enum scan_kind, enum scan_pattern */
	int no_back;        /* 1: no 'back' stop at the end of a group */
	int cue;            /* 1: each stop is said, whether self-voicing is on or not */
};
enum scan_level { SCAN_WAITING, SCAN_GROUPS, SCAN_ITEMS };
struct scan {
	enum scan_level level;
	char group[160]; /* id of the first item of the group while in SCAN_ITEMS; "" when linear */
	char at[160];    /* id of the item highlighted, or of the first of a group; "" = the back stop */
	int loop;
	int64_t due;       /* when the next automatic step happens; 0 none */
	int64_t choose_at; /* when resting here chooses (STEP with one switch); 0 never */
	int held;          /* the switch that is down, 0 none */
	bool counted;      /* it was held long enough */
	int64_t held_since;
	int64_t last_press;
	bool linear, columns; /* as the tree and the settings had it last */
};

/*
 * Groups of targets: rows or columns of a ROLE_GRID, radiogroups, and what else stands together under one parent (bars,
 * a board's strip, which is therefore a ROLE_GROUP). A group of one is chosen without going in. What is NODE_UNSCANNED
 * is passed over.
 */
void scan_start(struct scan *s, const struct ui *u, const struct scan_settings *set, int64_t now);
/* A rebuilt tree: keeps the place when it is still there, else starts again. */
void scan_keep(struct scan *s, const struct ui *u, const struct scan_settings *set, int64_t now);
/* When scan_tick has something to do; 0 never. */
int64_t scan_next(const struct scan *s, const struct scan_settings *set);
/* What is due by now, one thing at a time: a step, a held switch that now counts, or a choice by resting (*chosen, else
 * NULL). The next step is due exactly one after this one was, so a late caller calls until false. */
bool scan_tick(struct scan *s, const struct ui *u, const struct scan_settings *set, int64_t now, struct node **chosen);
/* Switch 1 or 2 goes down or comes up: *chosen gets the node to activate, NULL when it only moved on or went in. False:
 * nothing happened (yet), as while it bounces. */
bool scan_switch(struct scan *s, const struct ui *u, const struct scan_settings *set, int which, bool down, int64_t now,
    struct node **chosen);
/* Down and up at once. */
bool scan_press(
    struct scan *s, const struct ui *u, const struct scan_settings *set, int which, int64_t now, struct node **chosen);
/* The ids to highlight (NULL-terminated, in the arena), and what the cue says ("row: excited, scared"; "back"). */
const char *const *scan_highlight(struct arena *a, const struct scan *s, const struct ui *u);
const char *scan_cue(struct arena *a, const struct scan *s, const struct ui *u);

#endif
