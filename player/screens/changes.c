/* What has changed since the learner took the course: by module, each slide or question that is new or changed a way to
 * it. */
#include "screens/screen.h"

static const struct {
	const char *word;
	enum colour ink, fill;
} looks[] = {
	[CHANGE_NEW] = { "New", COLOUR_GOOD, COLOUR_GOOD_WEAK },
	[CHANGE_CHANGED] = { "Changed", COLOUR_ACCENT, COLOUR_ACCENT_WEAK },
	[CHANGE_REMOVED] = { "No longer there", COLOUR_SOFT, COLOUR_PAPER },
};

struct node *w_changes_card(const struct app *app, struct ui *u, struct node *parent)
{
	size_t n = 0;
	for (size_t i = 0; i < app->change_n; i++)
		n += app->change[i].n;
	if (n == 0)
		return NULL;
	struct node *card = w_card(u, parent, "changes");
	w_heading(u, card, "title", 2, TYPE_H3, "What has changed since you took it");
	w_text(u, card, "text", TYPE_SMALL, COLOUR_SOFT,
	    arena_printf(u->a,
		"This is version %s. In what you finished, %zu part%s new, changed or gone. Your record stays as it "
		"is.",
		app->course->version, n, n == 1 ? " is" : "s are"));
	w_button(u, w_wrap(u, card, "row", 8), "open", BUTTON_PLAIN, "See what has changed", act_of(ACTION_CHANGES));
	return card;
}

static void change_row(struct frame *f, struct node *list, const struct changed *c)
{
	struct ui *u = f->u;
	struct node *row = ui_node(u, list, ROLE_ITEM, c->id);
	row->box = BOX_ROW;
	row->align = ALIGN_CENTER;
	row->gap = 12;
	row->stack_below = 640;
	w_tag(u, row, "how", looks[c->how].ink, looks[c->how].fill, NULL, looks[c->how].word);
	if (c->how == CHANGE_REMOVED) {
		w_text(u, row, "title", TYPE_BODY, COLOUR_SOFT, c->title)->grow = 1;
		return;
	}
	struct node *open = w_button(u, row, "open", BUTTON_QUIET, c->title, act_s(ACTION_GO_TO, c->id));
	open->text_align = ALIGN_START;
	open->pad_x = 0;
	open->grow = 1;
}

void screen_changes(const struct app *app, struct ui *u)
{
	const struct course *c = app->course;
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = "What has changed",
		.back = "Course",
		.back_act = ACTION_HOME,
		.where_strong = "What has changed",
		.permille = -1,
		.read_aloud = true });
	w_heading(u, f.body, "title", 1, TYPE_H1, "What has changed since you took it");
	w_text(u, f.body, "lead", TYPE_BODY, COLOUR_SOFT,
	    "Read what you like. Nothing has to be done again, and what you completed stays completed.");
	for (size_t i = 0; i < app->change_n; i++) {
		const struct module_changes *change = &app->change[i];
		const struct module *m = &c->module[change->module];
		struct node *card = w_card(u, f.body, m->id);
		card->max_w = 980 * app->view.scale / 100;
		w_heading(u, card, "title", 2, TYPE_H3, arena_printf(u->a, "Module %d: %s", m->number, m->title));
		struct node *list = ui_node(u, card, ROLE_LIST, "list");
		list->name = m->title;
		list->box = BOX_COLUMN;
		list->align = ALIGN_STRETCH;
		list->gap = 4;
		for (size_t k = 0; k < change->n; k++)
			change_row(&f, list, &change->list[k]);
	}
	struct node *b = frame_bottom(&f);
	w_space(u, b, "space");
	frame_saved(&f, b);
	w_icon_button(u, b, "seen", BUTTON_PRIMARY, "check", "I have seen this", act_of(ACTION_CHANGES_SEEN))->flags |=
	    NODE_FIRST;
}
