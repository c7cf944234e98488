/*
 * What the local sheet says, where it is needed: on the slides that ask for one of its fields, on the Support screen,
 * and all together as 'Local procedures'. Where no sheet says it, a plain sentence does; no number is ever made up.
 */
#include "course/image.h"
#include "course/limits.h"
#include "screens/screen.h"

const char *local_sentence(const struct local_field *field)
{
	return field->kind == LOCAL_CONTACT
	    ? "Ask your safeguarding lead for this number and write it down. If a child is in danger now, ring 999."
	    : "Ask your safeguarding lead where to find this, and write it down.";
}

static void line(struct ui *u, struct node *parent, const char *key, const char *text)
{
	if (text != NULL)
		w_text(u, parent, key, TYPE_SMALL, COLOUR_INK, text);
}

/* An entry below its title. */
static void entry_lines(struct ui *u, struct node *parent, const struct local_entry *x)
{
	if (x->name != NULL)
		w_text(u, parent, "name", TYPE_STRONG, COLOUR_INK, x->name);
	if (x->number != NULL)
		w_text(u, parent, "number", TYPE_H2, COLOUR_ACCENT, x->number);
	line(u, parent, "hours", x->hours);
	line(u, parent, "email", x->email);
	line(u, parent, "web", x->web);
	line(u, parent, "note", x->note);
	for (size_t i = 0; i < x->step_n; i++)
		line(u, parent, arena_printf(u->a, "s%zu", i), arena_printf(u->a, "%zu. %s", i + 1, x->step[i]));
}

/* "Local sheet of Example, checked on 2026-11-20", and plainly when the next check is overdue. */
static void source_line(const struct app *app, struct ui *u, struct node *parent, const struct local *l)
{
	bool past = local_is_past(l, app->with.today);
	w_text(u, parent, "sheet", TYPE_SMALL, COLOUR_SOFT,
	    arena_printf(u->a, "Local sheet of %s, checked on %s%s", l->authority, l->checked,
		past ? ". Its next check is overdue" : ""));
}

void w_local(struct frame *f, struct node *parent, const char *key, const char *id)
{
	struct ui *u = f->u;
	const struct local *l = app_local(f->app);
	size_t at = local_field_of(id);
	if (at == LOCAL_FIELDS)
		return;
	struct node *note = w_note(u, parent, key, COLOUR_ACCENT_WEAK, local_fields[at].title);
	if (!local_says(l, at)) {
		w_text(u, note, "ask", TYPE_BODY, COLOUR_INK, local_sentence(&local_fields[at]));
		return;
	}
	entry_lines(u, note, &l->entry[at]);
	source_line(f->app, u, note, l);
}

static struct node *entry_card(struct ui *u, struct node *parent, const struct local *l, size_t at)
{
	struct node *card = w_card(u, parent, arena_printf(u->a, "local-%s", local_fields[at].id));
	card->role = ROLE_ITEM;
	card->gap = 4;
	w_text(u, card, "title", TYPE_SMALL_STRONG, COLOUR_INK, local_fields[at].title);
	w_text(u, card, "use", TYPE_SMALL, COLOUR_SOFT, local_fields[at].use);
	entry_lines(u, card, &l->entry[at]);
	return card;
}

static struct node *grid(struct frame *f, struct node *parent, const char *key, const char *name)
{
	struct node *list = ui_node(f->u, parent, ROLE_LIST, key);
	list->name = name;
	list->box = BOX_GRID;
	list->columns = f->narrow ? 1 : 2;
	list->gap = 16;
	return list;
}

/* What whoever reads numbers must know of the sheet: by whom, how old, and that it is overdue. */
static void overdue_note(const struct app *app, struct ui *u, struct node *parent, const struct local *l)
{
	if (!local_is_past(l, app->with.today))
		return;
	struct node *note = w_note(u, parent, "overdue", COLOUR_WARM_WEAK, "These numbers may have changed");
	note->max_w = 900 * app->view.scale / 100;
	w_text(u, note, "text", TYPE_BODY, COLOUR_INK,
	    arena_printf(u->a,
		"They were to be checked again by %s. Ask %s, or your safeguarding lead, before you rely on them.",
		l->by, l->owner));
}

void w_local_contacts(struct frame *f, struct node *parent)
{
	struct ui *u = f->u;
	const struct local *l = app_local(f->app);
	if (l == NULL) {
		struct node *note = w_note(u, parent, "no-sheet", COLOUR_ACCENT_WEAK, "In your area");
		note->max_w = 900 * f->app->view.scale / 100;
		w_text(u, note, "text", TYPE_BODY, COLOUR_INK,
		    "There is no local sheet on this laptop. Ask your safeguarding lead for the numbers of your area, "
		    "and write them down.");
		return;
	}
	w_heading(u, parent, "local-title", 2, TYPE_H2, arena_printf(u->a, "In your area: %s", l->authority));
	overdue_note(f->app, u, parent, l);
	struct node *list = grid(f, parent, "local", "In your area");
	for (size_t i = 0; i < LOCAL_FIELDS; i++)
		if (local_fields[i].support && local_says(l, i))
			entry_card(u, list, l, i);
	struct node *row = w_wrap(u, parent, "local-row", 16);
	w_button(u, row, "all", BUTTON_PLAIN, "All local procedures", act_of(ACTION_LOCAL));
	w_text(u, row, "checked", TYPE_SMALL, COLOUR_SOFT,
	    arena_printf(u->a, "Every number was checked on %s", l->checked));
}

/* The sheet's picture, when it has one that can be read. */
static void logo(struct frame *f, struct node *parent, const struct shelf_item *s)
{
	struct image_head head;
	struct err e = { 0 };
	struct bytes *b = arena_alloc(f->u->a, sizeof *b);
	if (s->local->logo == NULL || !image_look(s->pack, s->local->logo, &head, &e) ||
	    !pack_read(s->pack, f->u->a, s->local->logo, LIMIT_IMAGE_BYTES, b, &e))
		return;
	struct node *n = ui_node(f->u, parent, ROLE_FIGURE, "logo");
	n->name = s->local->logo_alt;
	n->image = b;
	n->picture_w = head.width;
	n->picture_h = head.height;
	n->fixed_h = 72;
	n->fixed_w = head.height > 0 ? 72 * head.width / head.height : 72;
	if (n->fixed_w > 280)
		n->fixed_w = 280;
}

static void kind_list(struct frame *f, const struct local *l, enum local_kind kind, const char *key, const char *title)
{
	struct node *list = NULL;
	for (size_t i = 0; i < LOCAL_FIELDS; i++) {
		if (local_fields[i].kind != kind || !local_says(l, i))
			continue;
		if (list == NULL) {
			w_heading(f->u, f->body, arena_printf(f->u->a, "%s-title", key), 2, TYPE_H2, title);
			list = grid(f, f->body, key, title);
		}
		entry_card(f->u, list, l, i);
	}
}

/* What the sheet leaves open, so that nobody looks for it in vain. */
static void gaps(struct frame *f, const struct local *l)
{
	struct buf b = { .a = f->u->a };
	for (size_t i = 0; i < LOCAL_FIELDS; i++)
		if (!local_says(l, i))
			buf_addf(&b, "%s%s", b.n > 0 ? "; " : "", local_fields[i].title);
	if (b.n == 0)
		return;
	struct node *note = w_note(f->u, f->body, "gaps", COLOUR_ACCENT_WEAK, "Not on the sheet");
	note->max_w = 900 * f->app->view.scale / 100;
	w_text(f->u, note, "text", TYPE_BODY, COLOUR_INK,
	    arena_printf(
		f->u->a, "%s. Ask your safeguarding lead. If a child is in danger now, ring 999.", buf_text(&b)));
}

void screen_local(const struct app *app, struct ui *u)
{
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = "Local procedures",
		.back = "Back",
		.back_act = ACTION_BACK,
		.permille = -1,
		.read_aloud = true });
	const struct local *l = app_local(app);
	w_heading(u, f.body, "title", 1, TYPE_H1, "Local procedures");
	if (l == NULL) {
		w_local_contacts(&f, f.body);
		return;
	}
	const struct shelf_item *s =
	    app_sheet(app, app->course != NULL && !app->open->boards_only ? app->course : NULL);
	struct node *head = w_row(u, f.body, "head", 24);
	struct node *words = w_column(u, head, "words", 2);
	words->grow = 1;
	w_text(u, words, "authority", TYPE_STRONG, COLOUR_INK, l->authority);
	w_text(u, words, "partnership", TYPE_BODY, COLOUR_INK, l->partnership);
	w_text(u, words, "checked", TYPE_SMALL, COLOUR_SOFT,
	    arena_printf(u->a, "Kept by %s. Every number was checked on %s; the next check %s due by %s.", l->owner,
		l->checked, local_is_past(l, app->with.today) ? "was" : "is", l->by));
	logo(&f, head, s);
	overdue_note(app, u, f.body, l);
	w_text(u, f.body, "first", TYPE_BODY, COLOUR_INK,
	    "Where your local procedure differs from the course, follow your local procedure. If a child is in danger "
	    "now, ring 999.")
	    ->max_w = 900;
	kind_list(&f, l, LOCAL_CONTACT, "contacts", "Whom to ring");
	kind_list(&f, l, LOCAL_PROCEDURE, "procedures", "What to follow");
	gaps(&f, l);
}
