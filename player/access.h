/*
 * How people who do not use keys and a quick touch get at every screen, and how boards look: settings as plain numbers,
 * so that one table (app_access.c) keeps them, checks them and is what the settings screens set.
 */
#ifndef PLAYER_ACCESS_H
#define PLAYER_ACCESS_H

#include "ui/dwell.h"
#include "ui/scan.h"

/* When a touch or click chooses. */
enum touch_mode { TOUCH_RELEASE, TOUCH_PRESS, TOUCH_HOLD, TOUCH_MODES };
enum label_place { LABEL_BELOW, LABEL_ABOVE, LABEL_NONE, LABEL_PLACES };
enum cell_colour { CELL_BORDER, CELL_FULL, CELL_PLAIN, CELL_COLOURS };

enum { SWITCHES_MOST = 2, SWITCH_KEY_SIZE = 24 };

struct reach {
	int touch; /* enum touch_mode */
	int hold_ms;
	struct dwell_settings dwell;
	int gamepad; /* 1: the buttons of gamepads and joysticks are switches; nothing of them is opened otherwise */
	/* the key, button ("Button 2") or mouse button ("Mouse Left") that is the switch; "": Space and Return */
	char key[SWITCHES_MOST][SWITCH_KEY_SIZE];
};

struct looks {
	int mask;  /* how many words show: 2, 4, 6, 12 or 24; 0 all. Not kept: what is on offer is the adult's to decide
	              afresh */
	int label; /* enum label_place */
	int colour; /* enum cell_colour */
	int skin;   /* 0 none, 1-5 */
	int thick;  /* 1: thick lines */
	int body;   /* 1: body words show. Not kept */
};

#endif
