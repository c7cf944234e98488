/*
 * One description of a screen, many readers (ui.md): a node says what it is, what it means and how big it wants to be.
 * A screen function builds a fresh tree in the screen arena after each change of state; layout writes the rectangles;
 * draw, hit, focus, scan, say and dump only read. Tree order is reading order is Tab order. No SDL, no course in this
 * room.
 */
#ifndef UI_TREE_H
#define UI_TREE_H

#include "base/base.h"
#include "ui/break.h"
#include "ui/theme.h"

enum role {
	ROLE_WINDOW,
	ROLE_DIALOG,
	ROLE_GROUP,
	ROLE_HEADING,
	ROLE_PARAGRAPH,
	ROLE_LIST,
	ROLE_ITEM,
	ROLE_TABLE,
	ROLE_ROW,
	ROLE_CELL,
	ROLE_COLUMNHEADER,
	ROLE_ROWHEADER,
	ROLE_GRID,
	ROLE_GRIDCELL,
	ROLE_FIGURE,
	ROLE_LINK,
	ROLE_BUTTON,
	ROLE_RADIOGROUP,
	ROLE_RADIO,
	ROLE_CHECK,
	ROLE_FIELD,
	ROLE_SLIDER,
	ROLE_PROGRESS,
	ROLE_STATUS,
	ROLE_SEPARATOR,
	ROLE_MENU,
	ROLE_COUNT,
};
/* The word commands.md's 'tree' and scripts use: "radiogroup". */
const char *role_name(enum role r);

enum {
	NODE_FOCUSABLE = 1 << 0,
	NODE_CHECKED = 1 << 1,
	NODE_DISABLED = 1 << 2,
	NODE_LIVE = 1 << 3,       /* a change of its text is spoken */
	NODE_DECORATIVE = 1 << 4, /* drawn, not said */
	NODE_CURRENT = 1 << 5,    /* the module one is in */
	NODE_EXPANDED = 1 << 6,
	NODE_INERT = 1 << 7,  /* behind a dialog: no focus, no hit, no speech */
	NODE_SCROLL = 1 << 8, /* clips and scrolls its children vertically */
	NODE_INLINE = 1 << 9, /* child of a paragraph: flows as words in its lines */
	NODE_ROUND = 1 << 10, /* fully round ends, whatever radius_px */
	NODE_GRAPHIC =
	    1 << 11, /* drawn part without words: bar of a chart, disc of a number; not in the dump unless named */
	NODE_MULTILINE = 1 << 12,     /* a field of several lines */
	NODE_PICTURE_ABOVE = 1 << 14, /* a target whose picture stands above its words: a board's cell */
	NODE_FIRST = 1 << 13,         /* where focus starts on a new screen, when not on the first focusable */
	NODE_WORDS_ABOVE = 1 << 15,   /* with NODE_PICTURE_ABOVE: the words stand above the picture instead */
	NODE_UNSCANNED = 1 << 16,     /* a target that switches do not come to: what stands for a switch itself */
};

enum box {
	BOX_COLUMN,
	BOX_ROW,
	BOX_WRAP /* row that breaks */,
	BOX_GRID /* columns, equal widths */,
	BOX_LAYER /* on top of each other */
};
enum align { ALIGN_START, ALIGN_CENTER, ALIGN_END, ALIGN_STRETCH };

/* What activation sends: a value. what is player/action.h's enum action (0: none), n and s its argument. */
struct act {
	int what;
	int n;
	const char *s;
};
enum act_slot { ACT_ACTIVATE, ACT_MOVE_UP, ACT_MOVE_DOWN, ACT_EXPLAIN, ACT_SLOTS };

struct rect {
	int x, y, w, h; /* logical px, window coordinates (scrolled) */
};

/* A piece of a wrapped line: written by layout, drawn by draw. Relative to the node's text_x, text_y. */
struct fragment {
	const struct node *node; /* the inline child it came from, or the node itself */
	const char *p;
	size_t n;
	int x, y, w, h;      /* y: top of the line box of its own type */
	enum type type;      /* the node's, or TYPE_HINT for a shortcut */
	unsigned char level; /* odd: runs from right to left. The list is in the order it is read, whatever x is */
};
struct words; /* layout's own: measured pieces of a text */

struct node {
	/* what it is: screen functions write these */
	const char *id; /* path of author keys, "q3/answers/b"; unique; survives rebuilds */
	enum role role;
	int level;            /* of a heading, 1-6 */
	const char *name;     /* what it is called; NULL: its text */
	const char *text;     /* what is drawn; NULL: nothing */
	const char *hint;     /* said after the rest; never the only place of something needed */
	const char *value;    /* of a field or slider: shown and said; of a progress bar: said */
	const char *shortcut; /* key drawn small beside a button's text, "F9"; NULL none */
	unsigned flags;
	struct act act[ACT_SLOTS];
	const char *labelled_by, *described_by, *header; /* ids */
	int value_n, value_max; /* progress and slider; of a field value_n is where its caret stands, in bytes */

	/* how it looks */
	enum type type;
	enum colour ink; /* text; COLOUR_NONE inherits; of a progress bar: the done part */
	enum colour fill,
	    border; /* COLOUR_NONE: none. A control's border is COLOUR_SOFT or stronger, LINE only separates */
	int border_px, radius_px;
	enum colour corner; /* a corner tab (boards); COLOUR_NONE none */
	/* Beside the text for buttons, links, radios, checks, status, headings, paragraphs and where box is BOX_ROW;
	 * else above it, filling what the text leaves. Without text it fills the node, whose size is fixed_w, fixed_h
	 * or follows from the aspect. */
	const char *picture; /* canonical SVG text (course/figure.h) or NULL; picture_w x picture_h is its aspect */
	const struct bytes *image; /* PNG or JPEG whose header was checked, or NULL; picture_w x picture_h its pixels */
	int picture_w, picture_h;
	enum colour picture_ink; /* replaces palette 'ink' in the picture (icons); COLOUR_NONE: as the theme has it */
	bool mirrored, upside_down; /* 'show large' turned to a partner: draw only */

	/*
	 * How big it wants to be: logical px at 100% text; layout scales what is text. A node's own text stands above
	 * its children. Columns and layers give a child its natural width (ALIGN_START, the default) or all
	 * (ALIGN_STRETCH); a node fills the width anyway when it or something in it grows, is a grid, field, separator,
	 * progress bar or the scroller. A row gives each child its natural width and the growing ones what is left,
	 * down to their least; when even that is too much it breaks into lines.
	 */
	enum box box;
	enum align align; /* children across the box */
	enum align text_align;
	int gap, pad_x, pad_y;
	int grow; /* share of what is left along the parent's direction */
	int min_w, min_h,
	    max_w; /* 0 none; widths scale with the text when the node has text, min_h never (text makes its height) */
	int fixed_w,
	    fixed_h;     /* 0 none; e.g. a picture's box; scale when the node has text, and grow rather than cut it */
	int permille_w;  /* share of the parent's inner width, for chart bars; 0 none */
	int columns;     /* BOX_GRID */
	int stack_below; /* BOX_ROW: becomes a column when the width is less than this x text scale; 0 never */
	bool placed; /* child of a BOX_LAYER: stands at place_x, place_y, permille of the parent's inner box; text_align
	              */
	int place_x,
	    place_y; /* says which point of it: left edge, centre or right edge; vertically always its middle */

	/* the tree */
	struct node *parent, *first, *last, *next;

	/* written by layout only */
	struct rect rect;         /* where it is; of an inline node: the box around its fragments */
	struct rect clip;         /* what of the window it may draw in */
	struct rect picture_rect; /* where the picture or image is, aspect kept */
	struct rect bar_rect;     /* of a progress bar or slider: its track */
	int caret_x, caret_y;     /* of a field: its caret's top, counted as fragments are */
	int text_x, text_y;       /* where fragments are counted from, window coordinates */
	const struct fragment *fragment;
	size_t fragment_n;
	int content_h; /* of a scroll node: height of all its content */
	int scroll;    /* the offset used */
	const struct words *words;
	int least_w, natural_w, at_w, at_h, label_h;
	bool holds_scroll;
	bool rtl; /* its first letter runs from right to left, or what it stands in does: it starts at the right */
};

struct ui {
	struct arena *a; /* the screen arena */
	struct node *root;
};

/* A new node, last child of parent (NULL: the root). id is "PARENT-ID/key" unless key starts with '/': then as it
 * stands without it. */
struct node *ui_node(struct ui *u, struct node *parent, enum role role, const char *key);

/* Walking in reading order: the next node of the tree below root, NULL at the end. */
struct node *node_after(const struct node *root, const struct node *n);
/* As node_after, but not into n's children. */
struct node *node_past(const struct node *root, const struct node *n);
struct node *node_find(const struct node *root, const char *id);
/* The nearest node above n of that role, NULL when there is none. */
struct node *node_up(const struct node *n, enum role role);
/* name, or text, or the words of the inline children ("" if nothing; of a target without a name: of all in it);
 * labelled_by wins over text. In the arena only when it must be joined. */
const char *node_name(struct arena *a, const struct node *n);
bool node_enabled_target(const struct node *n); /* focusable, has an action or is a field, not disabled, not inert */
bool node_inert(const struct node *n);          /* it or something above it is */
/* A point in the window that hits it: the centre of its rect, for an inline node of its first piece. */
void node_point(const struct node *n, int *x, int *y);
/* What takes part: the last dialog that is not inert, else the root. */
struct node *ui_top(const struct ui *u);
/* How many columns a BOX_GRID has as laid out (columns before layout), at least 1. */
int node_columns(const struct node *n);

/* How words measure: given by sdl/fonts.c, or a fixed-width fake in tests. Widths in logical px. scale in percent. rtl:
 * these words run from right to left, as their fragment says. */
struct ui_fonts {
	void *context;
	int (*width)(void *context, enum type t, int scale, const char *p, size_t n, bool rtl);
};
/* Line height of a type at a text scale: type_style x scale x spacing (percent, 100 normal), rounded. */
int type_line(enum type t, int scale, int spacing);

struct ui_view {
	int w, h;    /* logical px */
	int scale;   /* text size, percent */
	int spacing; /* line spacing, percent: 90, 100, 130 */
};

/* ui/layout.c: writes every rect; may be called again on the same tree. focus (may be NULL) is scrolled into view; wish
 * is the wanted offset of the scroller, clamped. */
void ui_layout(struct ui *u, const struct ui_fonts *fonts, struct ui_view view, const char *focus, int wish);
/* The one scrolling node that is not inert, NULL when all fits. */
struct node *ui_scroller(const struct ui *u);

/* ui/focus.c: ids. Radio groups are one Tab stop; arrows move inside; a dialog traps. */
const char *focus_first(const struct ui *u);
/* On a new screen: the target with NODE_FIRST, else the first. */
const char *focus_start(const struct ui *u);
const char *focus_step(const struct ui *u, const char *id, int by); /* Tab +1, Shift+Tab -1; wraps */
/* Arrow keys: dx, dy of -1, 0, 1. Inside radiogroups and menus (around), grids (and from one grid to the next beside
 * it); NULL when the arrow does not move focus there: bars leave the arrows to the slide. */
const char *focus_arrow(const struct ui *u, const char *id, int dx, int dy);
/* After a rebuild: same id if it still can take focus; else what took its place in the same parent; else the first. */
const char *focus_after(const struct ui *before, const struct ui *now, const char *id);

/* ui/hit.c: the deepest enabled target under the point, NULL none. */
struct node *ui_hit(const struct ui *u, int x, int y);

/* ui/dump.c: commands.md's 'tree' format; NODE_GRAPHIC and unnamed decoration left out. */
const char *ui_dump(struct arena *a, const struct ui *u, const char *focus);

#endif
