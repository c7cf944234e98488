/* First start: the privacy notice before any name is asked; then who is learning. */
#include "screens/screen.h"

void screen_privacy(const struct app *app, struct ui *u)
{
	static const char *const text[] = {
		"This program works without a connection. It has no way to send anything anywhere.",
		"You choose a name; it stays on this laptop, beside a random number. Your answers to scored questions, "
		"your scores and "
		"your place in each course are kept here, so that you can stop and come back.",
		"Never kept: which slides you paused at or passed by, when you hid the screen, what you write in a "
		"reflection, and "
		"anything said on a communication board.",
		"Your own worksheets and your answers to the survey are kept here too, if you fill them in.",
		"Results leave this laptop only when you hand them in yourself, as a file without your name: scores, "
		"answers to scored "
		"questions, what you chose in the survey. Nothing that you wrote in words.",
		"You can save everything kept about you, or erase it, from Reading and sound.",
	};
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = "Your privacy", .where_strong = "Before you start", .permille = -1 });
	w_heading(u, f.body, "title", 1, TYPE_H1, "Your privacy, in short");
	struct node *card = w_card(u, f.body, "notice");
	card->gap = 14;
	card->max_w = 860 * app->view.scale / 100;
	for (size_t i = 0; i < COUNT(text); i++)
		w_text(u, card, arena_printf(u->a, "p%zu", i), TYPE_BODY, COLOUR_INK, text[i]);
	struct node *bottom = frame_bottom(&f);
	w_text(u, bottom, "speech", TYPE_SMALL, COLOUR_SOFT,
	    app->with.voice_ready ? "Press F2 for speech."
				  : "No voice was found on this laptop: install espeak-ng for speech.");
	w_space(u, bottom, "space");
	w_button(u, bottom, "next", BUTTON_PRIMARY, app->privacy_seen ? "Close" : "I have read this",
	    act_of(ACTION_PRIVACY_READ))
	    ->flags |= NODE_FIRST;
}

void screen_learner(const struct app *app, struct ui *u)
{
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = "Who is learning?",
		.back = app->learner_n > 0 ? "Courses" : NULL,
		.back_act = ACTION_LIBRARY,
		.where_strong = app->learner_n > 0 ? "Someone new" : "Before you start",
		.permille = -1 });
	w_heading(u, f.body, "title", 1, TYPE_H1, "Who is learning?");
	w_text(u, f.body, "why", TYPE_BODY, COLOUR_SOFT,
	    "Choose a name for this laptop. It need not be your real one, and it is never handed in.")
	    ->max_w = 760;
	struct node *card = w_card(u, f.body, "form");
	card->max_w = 620 * app->view.scale / 100;
	card->gap = 12;
	struct node *field = w_field(&f, card, FIELD_OF_NAME, "Your name here", FIELD_ONE_LINE);
	field->flags |= NODE_FIRST;
	field->act[ACT_ACTIVATE] = act_of(ACTION_LEARNER_SAVE);
	struct node *status = ui_node(u, card, ROLE_STATUS, "nudge");
	status->flags = NODE_LIVE;
	status->type = TYPE_SMALL;
	status->ink = COLOUR_BAD;
	status->text = app->nudge ? "Type a name first; a letter is enough." : "";
	struct node *bottom = frame_bottom(&f);
	w_button(u, bottom, "privacy", BUTTON_QUIET, "Your privacy", act_of(ACTION_PRIVACY_SHOW));
	w_space(u, bottom, "space");
	w_icon_button(u, bottom, "next", BUTTON_PRIMARY, "check", "That's me", act_of(ACTION_LEARNER_SAVE));
}
