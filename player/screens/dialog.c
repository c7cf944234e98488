/* What lies over a screen: a word explained, notes, sources, the menu of a small window, and the few questions that
 * must be asked. */
#include "screens/screen.h"

static struct node *box(const struct app *app, struct ui *u, const char *name)
{
	struct node *d = ui_node(u, u->root, ROLE_DIALOG, "/dialog");
	d->name = name;
	d->box = BOX_COLUMN;
	d->align = ALIGN_STRETCH;
	d->fill = COLOUR_PAPER;
	d->border = COLOUR_SOFT;
	d->border_px = 2;
	d->radius_px = 16;
	int scale = app->view.scale;
	bool small = app->view.h * 100 / scale < 480 || app->view.w * 100 / scale < 640;
	/* a small window gives it all its room; else it stands in the middle */
	int wide = 720 * scale / 100;
	d->fixed_w = small ? app->view.w - 8 : app->view.w < wide + 40 ? app->view.w - 40 : wide;
	struct node *body = ui_node(u, d, ROLE_GROUP, "/dialog-body");
	body->flags = NODE_SCROLL;
	body->box = BOX_COLUMN;
	body->align = ALIGN_STRETCH;
	body->gap = 12;
	body->grow = 1;
	body->pad_x = small ? 12 : 28;
	body->pad_y = small ? 10 : 22;
	w_heading(u, body, "title", 1, TYPE_H2, name);
	return body;
}

static struct node *buttons(struct ui *u, struct node *body)
{
	struct node *row = w_wrap(u, body, "/dialog-buttons", 12);
	row->name = "Choices";
	return row;
}

static void close_button(struct ui *u, struct node *body)
{
	w_button(u, buttons(u, body), "close", BUTTON_PRIMARY, "Close", act_of(ACTION_CLOSE))->flags |= NODE_FIRST;
}

static void term(const struct app *app, struct ui *u)
{
	const struct term *t = course_term(app->course, app->dialog_arg);
	struct node *body = box(app, u, t != NULL ? t->word : "Not in the glossary");
	if (t != NULL)
		w_text(u, body, "text", TYPE_BODY, COLOUR_INK, t->text);
	close_button(u, body);
}

static void resource(const struct app *app, struct ui *u)
{
	const struct course *c = app->course;
	struct node *body = box(app, u, "Resource");
	for (size_t i = 0; i < c->resource_n; i++)
		if (streq(c->resource[i].id, app->dialog_arg))
			w_resource(u, body, &c->resource[i]);
	struct node *row = buttons(u, body);
	w_button(u, row, "close", BUTTON_PRIMARY, "Close", act_of(ACTION_CLOSE))->flags |= NODE_FIRST;
	w_button(u, row, "all", BUTTON_PLAIN, "All resources", act_of(ACTION_RESOURCES));
}

static void notes(const struct app *app, struct ui *u)
{
	struct node *body = box(app, u, "Notes for presenters");
	const struct item *i = app_item(app);
	if (i != NULL && i->kind == ITEM_SLIDE && i->slide->notes != NULL)
		w_text(u, body, "text", TYPE_BODY, COLOUR_INK, i->slide->notes);
	close_button(u, body);
}

static void sources(const struct app *app, struct ui *u)
{
	struct node *body = box(app, u, "Sources");
	const struct item *it = app_item(app);
	size_t n = 0;
	const char *const *id = it != NULL ? item_sources(it, &n) : NULL;
	for (size_t i = 0; i < n; i++) {
		const struct source *s = course_source(app->course, id[i]);
		if (s != NULL)
			w_text(u, body, s->id, TYPE_BODY, COLOUR_INK,
			    arena_printf(u->a, "[%d] %s, %s. %s%s%s", s->number, s->publisher, s->year, s->title,
				s->url != NULL ? ". " : "", s->url != NULL ? s->url : ""));
	}
	close_button(u, body);
}

static void menu(const struct app *app, struct ui *u)
{
	static const struct {
		const char *key, *text;
		enum action what;
	} rows[] = {
		{ "read", "Read aloud", ACTION_READ },
		{ "settings", "Reading and sound", ACTION_SETTINGS },
		{ "support", "Support", ACTION_SUPPORT },
		{ "help", "Help", ACTION_HELP },
		{ "hide", "Hide screen", ACTION_HIDE },
	};
	struct node *body = box(app, u, "Menu");
	if (app->dialog_arg != NULL)
		w_button(u, body, "back", BUTTON_PLAIN, app->dialog_arg, act_of(ACTION_BACK));
	if (app_may_look_up(app))
		w_button(u, body, "search", BUTTON_PLAIN, "Search", act_of(ACTION_SEARCH))->shortcut = "Ctrl+F";
	for (size_t i = 0; i < COUNT(rows); i++)
		w_button(u, body, rows[i].key, BUTTON_PLAIN, rows[i].text, act_of(rows[i].what));
	w_button(u, body, "close", BUTTON_PRIMARY, "Close", act_of(ACTION_CLOSE));
}

static void leave_board(const struct app *app, struct ui *u)
{
	struct node *body = box(app, u, "Leave the board?");
	w_text(u, body, "text", TYPE_BODY, COLOUR_INK,
	    "The message will be gone: nothing said on a board is kept. Write it down first, in the child's own "
	    "words.");
	struct node *row = buttons(u, body);
	w_button(u, row, "stay", BUTTON_PRIMARY, "Stay", act_of(ACTION_CLOSE))->flags |= NODE_FIRST;
	w_button(u, row, "leave", BUTTON_PLAIN, "Leave and clear", act_of(ACTION_LEAVE_BOARD));
}

/* communication-boards.md 2.5, rule 8: speaks, freezes the page, and shows the adult a plain prompt. */
static void frozen(const struct app *app, struct ui *u)
{
	struct node *body = box(app, u, "The child wants to stop");
	w_text(u, body, "text", TYPE_BODY, COLOUR_INK, "Stop. Thank them. Do not ask again. Follow your procedure.");
	struct node *row = buttons(u, body);
	w_button(u, row, "open", BUTTON_PLAIN, "Open the board again", act_of(ACTION_UNFREEZE))->flags |= NODE_FIRST;
}

static void erase(const struct app *app, struct ui *u)
{
	struct node *body = box(app, u, "Erase everything about you?");
	w_text(u, body, "text", TYPE_BODY, COLOUR_INK,
	    arena_printf(u->a,
		"This erases the name %s, every answer, score and place from this laptop. It cannot be undone. "
		"Copies that you handed in already stay with the authority.",
		app->learner.name));
	struct node *row = buttons(u, body);
	w_button(u, row, "keep", BUTTON_PRIMARY, "Keep my record", act_of(ACTION_CLOSE))->flags |= NODE_FIRST;
	w_button(u, row, "erase", BUTTON_DANGER, "Erase me", act_of(ACTION_ERASE));
}

static void forget(const struct app *app, struct ui *u)
{
	struct node *body = box(app, u, "Erase this worksheet?");
	w_text(u, body, "text", TYPE_BODY, COLOUR_INK,
	    "What you wrote in it goes from the screen and from this laptop. Nobody else has a copy, so it cannot be "
	    "brought back.");
	struct node *row = buttons(u, body);
	w_button(u, row, "keep", BUTTON_PRIMARY, "Keep it", act_of(ACTION_CLOSE))->flags |= NODE_FIRST;
	w_button(u, row, "erase", BUTTON_DANGER, "Erase it", act_of(ACTION_FORGET));
}

/* A switch is found by pressing it, whatever it says it is. */
static void switch_find(const struct app *app, struct ui *u)
{
	struct node *body = box(app, u, arena_printf(u->a, "Press switch %d now", app->capture));
	w_text(u, body, "text", TYPE_BODY, COLOUR_INK,
	    "Press the key, the button or the mouse button that is to be the switch.");
	struct node *n = ui_node(u, body, ROLE_STATUS, "refused");
	n->flags = NODE_LIVE;
	n->type = TYPE_BODY;
	n->ink = COLOUR_WARM;
	n->text = app->capture_refused ? "That one must keep what it does now. Press another." : "";
	w_button(u, buttons(u, body), "close", BUTTON_PLAIN, "Leave it as it is", act_of(ACTION_CLOSE))->flags |=
	    NODE_FIRST;
}

static void forgotten(const struct app *app, struct ui *u)
{
	struct node *body = box(app, u, "Forgotten the PIN?");
	w_text(u, body, "text", TYPE_BODY, COLOUR_INK,
	    "Nobody can read a PIN or take it away without the record. Ask your trainer: the record can be erased, and "
	    "you start again under the "
	    "same name. Copies that were handed in already stay with the authority.");
	struct node *row = buttons(u, body);
	w_button(u, row, "keep", BUTTON_PRIMARY, "Try again", act_of(ACTION_CLOSE))->flags |= NODE_FIRST;
	if (!app_off(app, POLICY_ERASE))
		w_button(u, row, "erase", BUTTON_DANGER,
		    arena_printf(u->a, "Erase the record of %s", w_initials(u->a, app->pin.who.name)),
		    act_of(ACTION_PIN_ERASE));
}

static void overdue(const struct app *app, struct ui *u)
{
	struct node *body = box(app, u, "Erase old records?");
	struct buf who = { .a = u->a };
	for (size_t i = 0; i < app->learner_n; i++)
		if (app_overdue(app, u->a, &app->learners[i]))
			buf_addf(&who, "%s%s", who.n > 0 ? ", " : "", w_initials(u->a, app->learners[i].name));
	w_text(u, body, "text", TYPE_BODY, COLOUR_INK,
	    arena_printf(u->a,
		"This erases everything about %s from this laptop. By its clock today is %s: if that is wrong, keep "
		"them and set "
		"the clock first.",
		buf_text(&who), app->with.today));
	struct node *row = buttons(u, body);
	w_button(u, row, "keep", BUTTON_PRIMARY, "Keep them", act_of(ACTION_CLOSE))->flags |= NODE_FIRST;
	w_button(u, row, "erase", BUTTON_DANGER, "Erase them", act_of(ACTION_OVERDUE_ERASE));
}

void screen_dialog(const struct app *app, struct ui *u)
{
	switch (app->dialog) {
	case DIALOG_TERM:
		term(app, u);
		break;
	case DIALOG_FORGOTTEN:
		forgotten(app, u);
		break;
	case DIALOG_OVERDUE:
		overdue(app, u);
		break;
	case DIALOG_RESOURCE:
		resource(app, u);
		break;
	case DIALOG_NOTES:
		notes(app, u);
		break;
	case DIALOG_SOURCES:
		sources(app, u);
		break;
	case DIALOG_MENU:
		menu(app, u);
		break;
	case DIALOG_LEAVE_BOARD:
		leave_board(app, u);
		break;
	case DIALOG_FROZEN:
		frozen(app, u);
		break;
	case DIALOG_ERASE:
		erase(app, u);
		break;
	case DIALOG_FORGET:
		forget(app, u);
		break;
	case DIALOG_SWITCH:
		switch_find(app, u);
		break;
	case DIALOG_NONE:
	case DIALOG_COUNT:
		break;
	}
}
