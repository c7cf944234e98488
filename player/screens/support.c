/* Always one key away: people to talk to, the keys, what went wrong, and the plain screen of F9. */
#include "screens/screen.h"

static struct node *contact_grid(struct frame *f, const char *key, const char *name)
{
	struct node *list = ui_node(f->u, f->body, ROLE_LIST, key);
	list->name = name;
	list->box = BOX_GRID;
	list->columns = f->narrow ? 1 : 2;
	list->gap = 16;
	return list;
}

/* The course's contacts, those for a child in danger or the others; how many. */
static size_t contacts(struct frame *f, struct node *list, bool emergency)
{
	struct ui *u = f->u;
	size_t shown = 0;
	for (size_t i = 0; f->app->course != NULL && i < f->app->course->contact_n; i++) {
		const struct contact *c = &f->app->course->contact[i];
		if (!c->shown || c->emergency != emergency)
			continue;
		struct node *card = w_card(u, list, c->id);
		card->role = ROLE_ITEM;
		card->gap = 4;
		w_text(u, card, "name", TYPE_STRONG, COLOUR_INK, c->name);
		w_text(u, card, "for", TYPE_SMALL, COLOUR_SOFT, c->audience);
		w_text(u, card, "number", TYPE_H2, c->emergency ? COLOUR_BAD : COLOUR_ACCENT, c->number);
		w_text(
		    u, card, "checked", TYPE_SMALL, COLOUR_SOFT, arena_printf(u->a, "Number read on %s", c->checked));
		shown++;
	}
	return shown;
}

/* In danger now comes first, then who is near, then who answers from anywhere. */
void screen_support(const struct app *app, struct ui *u)
{
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){
		.title = "Support", .back = "Back", .back_act = ACTION_BACK, .permille = -1, .read_aloud = true });
	w_heading(u, f.body, "title", 1, TYPE_H1, "People to talk to");
	w_text(u, f.body, "lead", TYPE_BODY, COLOUR_SOFT,
	    "If a real child comes to mind, stop here and follow your own procedure now. The course can wait.")
	    ->max_w = 900;
	struct node *first = contact_grid(&f, "emergency", "In danger now");
	if (contacts(&f, first, true) == 0) {
		struct node *card = w_card(u, first, "police");
		card->role = ROLE_ITEM;
		w_text(u, card, "name", TYPE_STRONG, COLOUR_INK, "Police, emergency: a child in danger now");
		w_text(u, card, "number", TYPE_H2, COLOUR_BAD, "999");
	}
	w_local_contacts(&f, f.body);
	if (app->course == NULL || app->course->contact_n == 0)
		return;
	w_heading(u, f.body, "anywhere", 2, TYPE_H2, "From anywhere");
	(void)contacts(&f, contact_grid(&f, "contacts", "People to talk to"), false);
}

void screen_help(const struct app *app, struct ui *u)
{
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){
		.title = "Help", .back = "Back", .back_act = ACTION_BACK, .permille = -1, .read_aloud = true });
	w_heading(u, f.body, "title", 1, TYPE_H1, "Keys");
	w_text(u, f.body, "lead", TYPE_BODY, COLOUR_SOFT,
	    "Tab moves on, Shift and Tab move back, Enter or the space bar choose. Digits choose answers.");
	struct node *card = w_card(u, f.body, "keys");
	card->gap = 10;
	for (const struct action_row *r = action_table; r->action != ACTION_NONE; r++) {
		struct node *row = ui_node(u, card, ROLE_ITEM, arena_printf(u->a, "k%d", (int)r->action));
		row->box = BOX_ROW;
		row->align = ALIGN_START;
		row->gap = 16;
		row->stack_below = 520;
		struct buf keys = { .a = u->a };
		for (size_t i = 0; i < COUNT(r->keys) && r->keys[i] != NULL; i++)
			buf_addf(&keys, "%s%s", i > 0 ? " or " : "", r->keys[i]);
		struct node *k = w_text(u, row, "key", TYPE_SMALL_STRONG, COLOUR_ACCENT, buf_text(&keys));
		k->min_w = 220;
		struct node *what =
		    w_text(u, row, "what", TYPE_SMALL, COLOUR_INK, arena_printf(u->a, "%s. %s", r->name, r->help));
		what->grow = 1;
	}
}

void screen_error(const struct app *app, struct ui *u)
{
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = "Something went wrong",
		.back = "Courses",
		.back_act = ACTION_LIBRARY,
		.permille = -1,
		.read_aloud = true });
	char *sentence = arena_alloc(u->a, 1024);
	w_heading(u, f.body, "title", 1, TYPE_H1, "That did not work");
	struct node *note = w_note(u, f.body, "what", COLOUR_WARM_WEAK, NULL);
	note->max_w = 900 * app->view.scale / 100;
	w_text(u, note, "sentence", TYPE_BODY, COLOUR_INK, err_sentence(&app->error, sentence, 1024));
	w_text(u, note, "kept", TYPE_BODY, COLOUR_INK, "Your answers and your place are as they were.");
	struct node *b = frame_bottom(&f);
	w_space(u, b, "space");
	w_button(u, b, "next", BUTTON_PRIMARY, "Go back", act_of(ACTION_BACK))->flags |= NODE_FIRST;
}

/* Neutral: no course, no name, nothing to read but the way back. */
void screen_hidden(const struct app *app, struct ui *u)
{
	(void)app;
	u->root = ui_node(u, NULL, ROLE_WINDOW, "/window");
	u->root->name = "Notes";
	u->root->fill = COLOUR_PAPER;
	u->root->box = BOX_COLUMN;
	u->root->align = ALIGN_STRETCH;
	u->root->pad_x = 40;
	u->root->pad_y = 40;
	w_heading(u, u->root, "title", 1, TYPE_H2, "Notes");
	struct node *n =
	    w_button(u, w_row(u, u->root, "row", 8), "return", BUTTON_QUIET, "Return", act_of(ACTION_HIDE));
	n->shortcut = "F9";
}
