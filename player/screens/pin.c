/* Asking for a PIN, and setting one. Until it is right only initials show, as in the library. */
#include "screens/screen.h"

static void said(const struct app *app, struct ui *u, struct node *parent)
{
	static const char *const words[] = {
		[PIN_SAYS_NOTHING] = "",
		[PIN_SAYS_SHORT] = "Four letters or digits at least.",
		[PIN_SAYS_OTHER] = "The two are not the same. Type the second one again.",
	};
	struct node *n = ui_node(u, parent, ROLE_STATUS, "said");
	n->flags = NODE_LIVE;
	n->type = TYPE_BODY;
	n->ink = COLOUR_BAD;
	n->text = app->pin.said == PIN_SAYS_WRONG ? arena_printf(u->a, "That is not the PIN. %d wrong tr%s so far.",
							app->pin.wrong, app->pin.wrong == 1 ? "y" : "ies")
						  : words[app->pin.said];
}

static void ask(const struct app *app, struct ui *u)
{
	const char *who = w_initials(u->a, app->pin.who.name);
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = "Your PIN",
		.back = "Courses",
		.back_act = ACTION_LIBRARY,
		.where_strong = "Who is learning?",
		.permille = -1 });
	w_heading(u, f.body, "title", 1, TYPE_H1, arena_printf(u->a, "PIN of %s", who));
	struct node *card = w_card(u, f.body, "form");
	card->max_w = 620 * app->view.scale / 100;
	card->gap = 12;
	struct node *field = w_field(&f, card, FIELD_OF_PIN, "Your PIN", FIELD_SECRET);
	field->flags |= NODE_FIRST;
	field->act[ACT_ACTIVATE] = act_of(ACTION_PIN_TRY);
	said(app, u, card);
	struct node *b = frame_bottom(&f);
	w_button(u, b, "forgotten", BUTTON_QUIET, "Forgotten?", act_of(ACTION_PIN_FORGOTTEN));
	w_space(u, b, "space");
	w_icon_button(u, b, "next", BUTTON_PRIMARY, "check", "That's me", act_of(ACTION_PIN_TRY));
}

static void set(const struct app *app, struct ui *u)
{
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = "Set a PIN",
		.back = "Back",
		.back_act = ACTION_BACK,
		.where_strong = "Reading and sound",
		.permille = -1 });
	w_heading(u, f.body, "title", 1, TYPE_H1, "Set a PIN");
	w_text(u, f.body, "why", TYPE_BODY, COLOUR_SOFT,
	    "It is asked for when you are chosen in the list of learners. Nobody can read it, and nobody can tell it "
	    "to you: if you forget it, "
	    "your record can only be erased.")
	    ->max_w = 860;
	struct node *card = w_card(u, f.body, "form");
	card->max_w = 620 * app->view.scale / 100;
	card->gap = 12;
	w_field(&f, card, FIELD_OF_PIN, "New PIN, four letters or digits at least", FIELD_SECRET)->flags |= NODE_FIRST;
	struct node *again = w_field(&f, card, FIELD_OF_PIN_AGAIN, "The same again", FIELD_SECRET);
	again->act[ACT_ACTIVATE] = act_of(ACTION_PIN_KEEP);
	said(app, u, card);
	struct node *b = frame_bottom(&f);
	w_space(u, b, "space");
	w_icon_button(u, b, "next", BUTTON_PRIMARY, "lock", "Keep this PIN", act_of(ACTION_PIN_KEEP));
}

void screen_pin(const struct app *app, struct ui *u)
{
	if (app->pin.setting)
		set(app, u);
	else
		ask(app, u);
}
