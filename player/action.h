/*
 * Everything a person can make the program do, as one table: the action, its name, what it does in a sentence, its keys. The help
 * screen and the manual's key list are printed from it. Screens put actions into nodes as values; app_update alone acts on them.
 */
#ifndef PLAYER_ACTION_H
#define PLAYER_ACTION_H

#include "base/base.h"

enum action {
	ACTION_NONE,
	/* everywhere */
	ACTION_NEXT, ACTION_PREVIOUS, ACTION_BACK, ACTION_HELP, ACTION_HIDE, ACTION_SPEECH, ACTION_READ, ACTION_REPEAT,
	ACTION_BIGGER, ACTION_SMALLER, ACTION_FULLSCREEN, ACTION_SETTINGS, ACTION_SUPPORT, ACTION_MENU, ACTION_QUIT,
	ACTION_CHECK, ACTION_SEARCH, ACTION_BOOKMARK,
	/* from here on without keys of their own */
	ACTION_CLOSE,          /* the dialog */
	ACTION_PRIVACY_READ, ACTION_PRIVACY_SHOW,
	ACTION_LIBRARY, ACTION_OPEN_COURSE /* n: shelf */, ACTION_ADD_PACK, ACTION_BRING_SETTINGS, ACTION_LOOK_AGAIN,
	ACTION_FOUND /* n */, ACTION_OPEN_HERE, ACTION_LOCAL,
	ACTION_LEARNER /* n */, ACTION_LEARNER_NEW, ACTION_LEARNER_SAVE, ACTION_LOCK,
	ACTION_PIN_TRY, ACTION_PIN_SET, ACTION_PIN_KEEP, ACTION_PIN_NONE, ACTION_PIN_FORGOTTEN, ACTION_PIN_ERASE,
	ACTION_CARRY_SETTINGS, ACTION_OVERDUE_ASK, ACTION_OVERDUE_ERASE, ACTION_ABOUT, ACTION_TRY_VOICE,
	ACTION_HOME, ACTION_CONTINUE, ACTION_MODULE /* n */, ACTION_TEST /* s: pre, post */, ACTION_GO_TO /* s: item id */,
	ACTION_CHOOSE /* s: choice or option id */, ACTION_UNSURE, ACTION_JOIN /* s: "left=right" */, ACTION_MOVE_UP, ACTION_MOVE_DOWN,
	ACTION_STEP /* n: of the what-if in view */, ACTION_PAUSE /* n: minutes; 0 ends it */,
	ACTION_TABLE /* n: block's place; chart as table */, ACTION_TERM /* s */, ACTION_NOTES, ACTION_SOURCES, ACTION_SHORT_WAY,
	ACTION_CHANGES, ACTION_CHANGES_SEEN,
	ACTION_SKIM /* the short way through a known module */, ACTION_REST_TAKEN, ACTION_REST_LATER /* the suggested break */,
	ACTION_BEGIN /* the case, from its first scene */,
	ACTION_FILL /* n: field of the form, s: choice id */, ACTION_KEEP, ACTION_FORGET_ASK, ACTION_FORGET, ACTION_COMPARE,
	ACTION_SURVEY /* n: enum occasion */, ACTION_LATER,
	ACTION_GLOSSARY, ACTION_RESOURCES, ACTION_REFERENCES, ACTION_RESOURCE /* s: its id */, ACTION_REVIEW,
	ACTION_FOCUS /* s: a node's id */,
	ACTION_BOARDS, ACTION_BOARD /* n */, ACTION_PRESS /* n: button */, ACTION_SAY_MESSAGE, ACTION_UNDO, ACTION_CLEAR,
	ACTION_LARGE, ACTION_TURN, ACTION_UNFREEZE, ACTION_LEAVE_BOARD,
	ACTION_RESULTS, ACTION_HAND_IN, ACTION_SAVE /* s: certificate, boards, handout, worksheet, worksheets */, ACTION_PLACE /* n */, ACTION_SAVE_HERE,
	ACTION_FIELD /* s: its name */, ACTION_KEYBOARD, ACTION_TYPE /* s: letters of the on-screen keyboard */, ACTION_CAPITALS,
	ACTION_RUB_OUT, ACTION_CARET /* n: enum field_move */,
	ACTION_THEME /* n */, ACTION_TEXT /* n: percent */, ACTION_FACE, ACTION_SPACING, ACTION_SPEED, ACTION_PITCH, ACTION_VOLUME, ACTION_ACCENT, ACTION_SWITCHES,
	ACTION_SCAN_STEP, ACTION_LETTER_KEYS,
	ACTION_SET /* s: a setting of app_access.c, n: its value */, ACTION_ACCESS, ACTION_LOOKS, ACTION_CAPTURE /* n: which switch */,
	ACTION_CAPTURE_USUAL, ACTION_REACTION, ACTION_REACTION_START, ACTION_REACT, ACTION_REACTION_USE, ACTION_REST /* dwelling pauses */,
	ACTION_SCROLL /* n: pages; the session's own */, ACTION_AS_SWITCH /* the session's own: what is pressed is switch 1 */,
	ACTION_SAY_AGAIN, ACTION_PAGE_BACK /* of boards */,
	ACTION_PARTNER, ACTION_PARTNER_PART /* n */, ACTION_PARTNER_DO /* n */,
	ACTION_ERASE_ASK, ACTION_ERASE, ACTION_EXPORT_ME,
	ACTION_COUNT,
};

struct action_row {
	enum action action;
	const char *name;      /* "Next slide" */
	const char *help;      /* "Turns to the next slide or question." */
	const char *keys[4];   /* SDL's names, NULL after the last */
	bool single_letter;    /* acts only outside fields and can be turned off */
};
/* Rows of the actions that have keys, ends with ACTION_NONE. */
extern const struct action_row action_table[];

/* The action of a key; ACTION_NONE when it has none. letters: whether single-letter keys act. */
enum action action_of_key(const char *key, bool letters);

#endif
