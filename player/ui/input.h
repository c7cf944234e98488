/*
 * One thing a person did, without SDL's words: what the window, a drive script and the tests all hand to the session.
 */
#ifndef UI_INPUT_H
#define UI_INPUT_H

#include "base/base.h"

enum input_kind {
	INPUT_NONE,
	INPUT_KEY,
	INPUT_TEXT,
	INPUT_MOVE,
	INPUT_PRESS,
	INPUT_RELEASE,
	INPUT_WHEEL,
	INPUT_RESIZE,
	INPUT_EXPOSE,
	INPUT_DROP,
	INPUT_QUIT,
	INPUT_SPOKEN /* an utterance ended */,
	INPUT_TIMEOUT,
	INPUT_KEY_UP,
	INPUT_SWITCH,
	INPUT_SWITCH_UP
};
struct input {
	enum input_kind kind;
	char key[48];   /* SDL's name with modifiers before it: "Ctrl+F", "Shift+Tab", "PageDown" */
	char text[256]; /* INPUT_TEXT, INPUT_DROP (path) */
	int x, y, n;    /* logical px; wheel steps up positive; number of a switch or button, from 1 */
	bool repeat;
	bool touch; /* a press or release by a finger */
};

#endif
