/* Courses on this laptop and who is learning (mockups/1-library.png). A pack that can't be opened says why, on its own
 * card. */
#include "course/limits.h"
#include "screens/screen.h"

static int course_minutes(const struct course *c)
{
	int minutes = 0;
	for (size_t i = 0; i < c->module_n; i++)
		minutes += c->module[i].ready ? c->module[i].minutes : 0;
	return minutes + (c->test != NULL ? 2 * c->test->minutes : 0);
}

static void card_tags(const struct app *app, struct ui *u, struct node *card, const struct shelf_item *s)
{
	const struct pack_info *info = pack_info(s->pack);
	struct node *tags = w_wrap(u, card, "tags", 8);
	if (s->boards_only) {
		w_tag(u, tags, "boards", COLOUR_ACCENT, COLOUR_ACCENT_WEAK, NULL, "Boards only");
		if (!s->held_in_data)
			w_tag(u, tags, "place", COLOUR_SOFT, COLOUR_PAPER, NULL, "Read from where it lies");
		return;
	}
	if (info->trust == PACK_SIGNED)
		w_tag(u, tags, "signed", COLOUR_GOOD, COLOUR_GOOD_WEAK, "check",
		    arena_printf(u->a, "Signed by %s", info->signer));
	else
		w_tag(u, tags, "unsigned", COLOUR_WARM, COLOUR_WARM_WEAK, NULL, "Unsigned: preview only");
	w_tag(u, tags, "version", COLOUR_ACCENT, COLOUR_ACCENT_WEAK, NULL,
	    arena_printf(u->a, "Version %s", s->course->version));
	const struct shelf_item *old = app_updates(app, s);
	if (old != NULL)
		w_tag(u, tags, "update", COLOUR_WARM, COLOUR_WARM_WEAK, NULL,
		    arena_printf(u->a, "Update ready: %s to %s", old->course->version, s->course->version));
	if (!s->held_in_data)
		w_tag(u, tags, "place", COLOUR_SOFT, COLOUR_PAPER, NULL, "Read from where it lies");
}

static const char *boards_sentence(struct arena *a, const struct shelf_item *s)
{
	size_t n = s->course->board_n;
	const char *left_out =
	    s->boards_left_out == 0 ? "" : arena_printf(a, " \xC2\xB7 %zu could not be read", s->boards_left_out);
	return arena_printf(a, "%s: %zu board%s from another program%s. Nobody has checked them for this use.",
	    path_base(s->path), n, n == 1 ? "" : "s", left_out);
}

static const char *course_sentence(struct arena *a, const struct course *c)
{
	size_t ready = 0;
	for (size_t m = 0; m < c->module_n; m++)
		ready += c->module[m].ready;
	return arena_printf(a, "%zu module%s ready \xC2\xB7 about %s, in your own time", ready, ready == 1 ? "" : "s",
	    minutes_text(a, course_minutes(c)));
}

/* "Course by X · local sheet by Y", and plainly when the sheet is overdue or unsigned. */
static void sheet_line(const struct app *app, struct ui *u, struct node *card, const struct shelf_item *s)
{
	const struct shelf_item *sheet = s->boards_only ? NULL : app_sheet(app, s->course);
	if (sheet == NULL)
		return;
	const struct local *l = sheet->local;
	w_text(u, card, "by", TYPE_SMALL, COLOUR_INK,
	    arena_printf(u->a, "Course by %s \xC2\xB7 local sheet by %s", s->course->publisher, l->authority));
	struct node *tags = w_wrap(u, card, "sheet", 8);
	if (sheet->unsigned_preview)
		w_tag(u, tags, "unsigned", COLOUR_WARM, COLOUR_WARM_WEAK, NULL, "Local sheet unsigned: preview only");
	else
		w_tag(u, tags, "signed", COLOUR_GOOD, COLOUR_GOOD_WEAK, "check",
		    arena_printf(u->a, "Local sheet signed by %s", pack_info(sheet->pack)->signer));
	if (local_is_past(l, app->with.today))
		w_tag(u, tags, "overdue", COLOUR_WARM, COLOUR_WARM_WEAK, NULL, "Local sheet: next check overdue");
}

/*
 * A sheet that was refused says why; one that no course here asks for says so. One in use stands on its course's card.
 */
static void sheet_card(const struct app *app, struct ui *u, struct node *parent, size_t i)
{
	const struct shelf_item *s = &app->shelf[i];
	const struct local *l = s->local;
	if (s->openable)
		for (size_t k = 0; k < app->shelf_n; k++)
			if (app->shelf[k].course != NULL && local_serves(l, app->shelf[k].course->id))
				return;
	struct node *card = w_card(u, parent, arena_printf(u->a, "sheet%zu", i));
	w_heading(u, card, "title", 2, TYPE_H2,
	    arena_printf(u->a, "Local sheet of %s", l->authority != NULL ? l->authority : path_base(s->path)));
	char *sentence = arena_alloc(u->a, 1024);
	if (!s->openable)
		w_tag(u, w_wrap(u, card, "tags", 8), "refused", COLOUR_BAD, COLOUR_BAD_WEAK, NULL, "Not opened");
	w_text(u, card, "why", TYPE_BODY, COLOUR_INK,
	    s->openable ? arena_printf(u->a, "It is for a course that is not on this laptop: %s.", l->course[0])
			: err_sentence(&s->problem, sentence, 1024));
}

static void course_card(const struct app *app, struct ui *u, struct node *parent, size_t i, bool first)
{
	const struct shelf_item *s = &app->shelf[i];
	const struct course *c = s->course;
	struct node *card = w_card(u, parent, arena_printf(u->a, "course%zu", i));
	card->gap = 12;
	if (!s->openable) {
		w_heading(u, card, "title", 2, TYPE_H2, c != NULL ? c->title : path_base(s->path));
		w_tag(u, w_wrap(u, card, "tags", 8), "refused", COLOUR_BAD, COLOUR_BAD_WEAK, NULL, "Not opened");
		char *sentence = arena_alloc(u->a, 1024);
		w_text(u, card, "why", TYPE_BODY, COLOUR_INK, err_sentence(&s->problem, sentence, 1024));
		return;
	}
	w_heading(u, card, "title", 2, TYPE_H2, c->title);
	w_text(u, card, "what", TYPE_BODY, COLOUR_SOFT,
	    s->boards_only ? boards_sentence(u->a, s) : course_sentence(u->a, c));
	card_tags(app, u, card, s);
	sheet_line(app, u, card, s);
	struct node *row = w_wrap(u, card, "go", 12);
	bool open = app->open == s && !s->boards_only;
	struct node *go =
	    w_button(u, row, "open", BUTTON_PRIMARY, open ? "Continue" : "Open", act_n(ACTION_OPEN_COURSE, (int)i));
	go->name = arena_printf(
	    u->a, "%s: %s", open ? "Continue" : "Open", c->short_title != NULL ? c->short_title : c->title);
	if (first)
		go->flags |= NODE_FIRST;
}

const char *w_initials(struct arena *a, const char *name)
{
	struct buf b = { .a = a };
	bool start = true;
	int letters = 0;
	for (size_t n; *name != '\0' && letters < 2; name += n) {
		(void)utf8_next(name, &n);
		if (start && *name != ' ') {
			buf_add_n(&b, name, n);
			letters++;
		}
		start = *name == ' ';
	}
	return buf_text(&b);
}

static void people(const struct app *app, struct ui *u, struct node *parent)
{
	w_heading(u, parent, "who", 2, TYPE_H2, "Who is learning?");
	struct node *group = ui_node(u, parent, ROLE_RADIOGROUP, "learners");
	group->name = "Who is learning?";
	group->box = BOX_COLUMN;
	group->align = ALIGN_STRETCH;
	group->gap = 12;
	for (size_t i = 0; i < app->learner_n; i++) {
		const struct learner *l = &app->learners[i];
		bool chosen = streq(l->id, app->learner.id);
		/* on a shared laptop a name is shown only to the one who chose it */
		const char *name = chosen ? l->name : w_initials(u->a, l->name);
		struct node *n = w_option(
		    u, group, arena_printf(u->a, "l%d", l->number), name, chosen, act_n(ACTION_LEARNER, (int)i));
		n->text_align = ALIGN_START;
		n->name = chosen ? l->name : arena_printf(u->a, "%s, learner %zu", name, i + 1);
	}
	struct node *add =
	    w_icon_button(u, parent, "new", BUTTON_PLAIN, "plus", "Someone new", act_of(ACTION_LEARNER_NEW));
	add->text_align = ALIGN_START;
	if (app->learner.id[0] != '\0' && app_has_pin(app, app->learner.id))
		w_icon_button(u, parent, "lock", BUTTON_PLAIN, "lock", "I have finished: lock", act_of(ACTION_LOCK))
		    ->text_align = ALIGN_START;
	w_button(u, parent, "about", BUTTON_QUIET, "About this laptop", act_of(ACTION_ABOUT))->text_align = ALIGN_START;
}

/* What whoever opens the library must know first: a repaired record, a policy that cannot be read, records that are too
 * old. */
static void notes(const struct app *app, struct ui *u, struct node *left)
{
	const struct policy *p = app->with.policy;
	if (app->note != NULL)
		w_text(u, w_note(u, left, "note", COLOUR_WARM_WEAK, NULL), "text", TYPE_BODY, COLOUR_INK, app->note);
	if (p != NULL && p->problem.kind != ERR_NONE) {
		char *sentence = arena_alloc(u->a, 1024);
		w_text(u, w_note(u, left, "policy", COLOUR_WARM_WEAK, NULL), "text", TYPE_BODY, COLOUR_INK,
		    arena_printf(u->a,
			"IT's policy file cannot be used, so only the keys of IT's own folder are trusted. Tell IT: %s",
			err_sentence(&p->problem, sentence, 1024)));
	}
	if (app->overdue_n > 0) {
		struct node *note = w_note(u, left, "overdue", COLOUR_WARM_WEAK, NULL);
		const char *who;
		int days = app_retention(app, &who);
		w_text(u, note, "text", TYPE_BODY, COLOUR_INK,
		    arena_printf(u->a, "The records of %zu learner%s are older than the %d days %s keeps them.",
			app->overdue_n, app->overdue_n == 1 ? "" : "s", days, who));
		w_button(u, w_wrap(u, note, "row", 8), "erase", BUTTON_PLAIN, "Erase old records\xE2\x80\xA6",
		    act_of(ACTION_OVERDUE_ASK));
	}
}

static void add_pack(const struct app *app, struct ui *u, struct node *left)
{
	if (app_off(app, POLICY_ADD_PACKS))
		return;
	struct node *row = w_wrap(u, left, "add", 14);
	w_button(u, row, "open", BUTTON_PLAIN, "Add a course pack\xE2\x80\xA6", act_of(ACTION_ADD_PACK));
	w_text(u, row, "drop", TYPE_SMALL, COLOUR_SOFT, "or drop a pack file on this window");
}

void screen_library(const struct app *app, struct ui *u)
{
	struct frame f = frame_begin(
	    app, u, &(struct frame_options){ .title = FRAME_LAPTOP, .where_strong = FRAME_LAPTOP, .permille = -1 });
	struct node *both = w_row(u, f.body, "both", 40);
	both->align = ALIGN_START;
	both->stack_below = 900;
	struct node *left = w_column(u, both, "/courses", 16);
	left->grow = 2;
	w_heading(u, left, "title", 1, TYPE_H1, "Choose a course");
	w_text(u, left, "lead", TYPE_BODY, COLOUR_SOFT,
	    "Everything here works without a connection. What you do is kept on this laptop only, until you hand it "
	    "in.");
	notes(app, u, left);
	for (size_t i = 0, shown = 0; i < app->shelf_n; i++)
		if (app->shelf[i].local == NULL && !app_superseded(app, &app->shelf[i]))
			course_card(app, u, left, i, shown++ == 0);
	for (size_t i = 0; i < app->shelf_n; i++)
		if (app->shelf[i].local != NULL)
			sheet_card(app, u, left, i);
	if (app->shelf_n == 0)
		w_text(u, left, "none", TYPE_BODY, COLOUR_INK, "There is no course here yet.");
	add_pack(app, u, left);
	struct node *right = w_column(u, both, "/people", 16);
	right->grow = 1;
	people(app, u, right);
}
