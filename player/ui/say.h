/*
 * Speech is a difference between two trees: one function, no calls elsewhere. It invents no words but role and state
 * names. It returns strings; sdl/voice.c speaks them, the log writes them, tests read them.
 */
#ifndef UI_SAY_H
#define UI_SAY_H

#include "ui/tree.h"

/* How the voice sounds. */
enum accent { ACCENT_ENGLAND, ACCENT_SCOTLAND, ACCENT_RP, ACCENT_AMERICA, ACCENT_COUNT };
struct say_how {
	int speed;  /* words a minute */
	int pitch;  /* 0 to 100, 50 as the voice has it */
	int volume; /* percent; of recorded words, too */
	enum accent accent;
};

enum say_cause {
	SAY_SCREEN, /* another screen: its first heading, then the focus */
	SAY_CHANGE, /* the same screen again: focus moved, value changed, live text changed */
};
/*
 * What to say, in order; the caller stops running speech first when a person did something. In the arena; 0: nothing.
 */
size_t ui_say(struct arena *a, const struct ui *before, const char *focus_before, const struct ui *now,
    const char *focus_now, enum say_cause cause, const char *const **out);
/* One node as a screen reader says it: "Mercury, radio button, selected, 2 of 4. hint". */
const char *say_node(struct arena *a, const struct ui *u, const struct node *n);
/* Everything from a node on ('read from here'; NULL: the content's start), one string a block, chrome left out. */
size_t say_from(struct arena *a, const struct ui *u, const char *id, const char *const **out);

#endif
