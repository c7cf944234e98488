/* The table of actions with keys: product.md, 'Behaviour that users expect', and decisions.md, 'Screens and keys'. */
#include "action.h"

const struct action_row action_table[] = {
	{ ACTION_NEXT, "Next", "Turns to the next slide or question.", { "Right", "PageDown" }, false },
	{ ACTION_PREVIOUS, "Back", "Turns to the one before.", { "Left", "PageUp" }, false },
	{ ACTION_CHECK, "Check answer", "Checks the answer you have chosen.", { "Ctrl+Return" }, false },
	{ ACTION_BACK, "Leave", "Closes what is open, or goes one screen back.", { "Escape" }, false },
	{ ACTION_HIDE, "Hide screen", "Shows a plain screen at once and stops the sound. The same key comes back.",
	    { "F9", "Shift+Escape" }, false },
	{ ACTION_SPEECH, "Speech", "Turns speech on or off: every screen reads itself aloud.", { "F2" }, false },
	{ ACTION_READ, "Read aloud", "Reads this screen aloud; again to stop.", { "R" }, true },
	{ ACTION_REPEAT, "Say again", "Says again where you are.", { "W" }, true },
	{ ACTION_BIGGER, "Larger text", "Makes all text larger, up to 300%.", { "Ctrl+=", "Ctrl++", "Ctrl+Keypad +" },
	    false },
	{ ACTION_SMALLER, "Smaller text", "Makes all text smaller, down to 100%.", { "Ctrl+-", "Ctrl+Keypad -" },
	    false },
	{ ACTION_SEARCH, "Search", "Finds a word anywhere in the course.", { "Ctrl+F" }, false },
	{ ACTION_BOOKMARK, "Bookmark",
	    "Marks this place, or takes the mark away. Marks stand on the course's first page.", { "Ctrl+D" }, false },
	{ ACTION_SETTINGS, "Reading and sound", "Text, colours, typeface, speech and switches.", { "F4" }, false },
	{ ACTION_SUPPORT, "Support", "People to talk to, now.", { "F3" }, false },
	{ ACTION_HELP, "Help", "Shows these keys.", { "F1" }, false },
	{ ACTION_FULLSCREEN, "Full screen", "Fills the screen, or goes back to a window.", { "F11" }, false },
	{ ACTION_MENU, "Menu", "Opens the menu, when the window is small.", { "F10" }, false },
	{ ACTION_QUIT, "Leave the program", "Closes the program. Your place is kept.", { "Ctrl+Q" }, false },
	{ ACTION_NONE, NULL, NULL, { NULL }, false },
};

enum action action_of_key(const char *key, bool letters)
{
	for (const struct action_row *r = action_table; r->action != ACTION_NONE; r++)
		for (size_t i = 0; i < COUNT(r->keys) && r->keys[i] != NULL; i++)
			if (streq(r->keys[i], key) && (letters || !r->single_letter))
				return r->action;
	return ACTION_NONE;
}
