/*
 * Switch scanning is a reader of the tree: it works on every screen. Pure: the time is given, the state is plain data that the app
 * keeps. One switch: automatic; two: switch 1 steps, switch 2 chooses. Defaults of communication-boards.md 2.1: 2.0 s, row-column
 * when more than 10 targets, first item x 1.5, three loops then wait, 'back' as last stop of a row, debounce 0.3 s capped at half.
 */
#ifndef UI_SCAN_H
#define UI_SCAN_H

#include "ui/tree.h"

struct scan_settings {
	int switches;         /* 0 off, 1, 2 */
	int step_ms;          /* 2000 */
	int first_permille;   /* 1500 */
	int loops;            /* 3 */
	int debounce_ms;      /* 300, used capped at step_ms / 2 */
};
enum scan_level { SCAN_WAITING, SCAN_GROUPS, SCAN_ITEMS };
struct scan {
	enum scan_level level;
	char group[160];      /* id of the first item of the group while in SCAN_ITEMS; "" when linear */
	char at[160];         /* id of the item highlighted, or of the first of a group; "" = the back stop */
	int loop;
	int64_t due;          /* when the next automatic step happens; 0 none */
	int64_t last_press;
};

/*
 * Groups of targets: rows of a ROLE_GRID, radiogroups, and what else stands together under one parent (bars, a board's strip, which
 * is therefore a ROLE_GROUP); linear (one group, no back stop) when <= 10 targets. A group of one is chosen without going in.
 */
void scan_start(struct scan *s, const struct ui *u, const struct scan_settings *set, int64_t now);
/* A rebuilt tree: keeps the place when it is still there, else starts again. */
void scan_keep(struct scan *s, const struct ui *u, const struct scan_settings *set, int64_t now);
/* One automatic step when due; the next is due exactly one step after this one was, so a late caller calls until false. */
bool scan_tick(struct scan *s, const struct ui *u, const struct scan_settings *set, int64_t now);
/* A press of switch 1 or 2: *chosen gets the node to activate, NULL when it only moved on or went in. False: debounced. */
bool scan_press(struct scan *s, const struct ui *u, const struct scan_settings *set, int which, int64_t now,
    struct node **chosen);
/* The ids to highlight (NULL-terminated, in the arena), and what the cue says ("row: excited, scared"; "back"). */
const char *const *scan_highlight(struct arena *a, const struct scan *s, const struct ui *u);
const char *scan_cue(struct arena *a, const struct scan *s, const struct ui *u);

#endif
