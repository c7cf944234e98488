/*
 * The loop's body, without a loop: inputs in, a tree, a picture and speech out. The window and a drive script run this
 * same code, so that a test is not a second program. Focus, scroll and scanning live here: they belong to the tree, not
 * to the course.
 */
#ifndef PLAYER_SESSION_H
#define PLAYER_SESSION_H

#include "app.h"
#include "ui/draw.h"
#include "ui/input.h"
#include "ui/say.h"
#include "ui/scan.h"
#include "ui/tree.h"

/* Where speech goes. say may be NULL: then nothing speaks. */
struct session_voice {
	void *context;
	void (*say)(void *context, const char *text, const struct say_how *how);
	void (*stop)(void *context);
	/* A recorded word, its text where it can't be played; NULL: the text is always said. */
	void (*play)(void *context, const struct bytes *sound, const char *text, const struct say_how *how);
	bool always; /* the log: all that full self-voicing would say, whatever F2 is */
};

/* How words measure, and the typeface they are measured in, which a setting changes. */
struct session_fonts {
	struct ui_fonts measure;
	void *context;
	void (*face)(void *context, enum face face); /* NULL: there is only one */
};

struct session {
	struct app *app;
	struct session_voice voice;
	struct session_fonts fonts;
	enum face face;
	struct arena arena[2]; /* this tree's and the one before */
	struct ui ui[2];
	int now; /* which of the two is on the screen */
	char focus[160], focus_behind[160], pressed[160];
	bool focus_visible;
	int scroll;
	struct {
		enum { DRAG_NONE, DRAG_READY /* pressed, not yet moved far */, DRAG_PAGE, DRAG_BAR } how;
		int y, scroll; /* where it was pressed, and the offset then */
	} drag;
	unsigned visit;
	enum dialog dialog;
	bool hidden, reading;
	struct scan scan;
	const struct scan_settings *scan_set; /* what it goes by, and how many switches that had */
	int scan_switches;
	struct dwell dwell;
	int64_t hold_due; /* when what is pressed is held long enough (TOUCH_HOLD); 0 not */
	int64_t clock;    /* ms; given with each input */
	int pointer_x, pointer_y;
	struct draw_list drawn; /* in the arena of ui[now] */
};

/* view in logical px; the text size comes from the settings. */
void session_start(struct session *s, struct app *app, struct session_fonts fonts, struct session_voice voice, int w,
    int h, int64_t clock);
void session_release(struct session *s);

/* One input. True when there may be something new to paint. */
bool session_input(struct session *s, const struct input *in, int64_t clock);
/* When the session wants an INPUT_TIMEOUT, in its clock; 0 never. */
int64_t session_due(const struct session *s);
/* Builds again without an input, as after the fonts changed. */
void session_refresh(struct session *s);
/* The picture of what is there; lent until the next input. */
const struct draw_list *session_draw(struct session *s);
const struct ui *session_ui(const struct session *s);
/* Scrolls so that this node is in view, as a person would before pointing at it. */
void session_reveal(struct session *s, const char *id);

#endif
