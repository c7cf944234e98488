/* The course's home: go on where you were; what there is, with its state; boards and support always at hand
 * (mockups/2-home.png). */
#include "screens/screen.h"

/* One row of the list: a disc with a number, an icon or a tick, the title, what it takes, its state. The whole row is
 * the target. */
static struct node *row(struct ui *u, int scale, struct node *list, const char *key, const char *disc, bool done,
    const char *title, struct act act)
{
	struct node *n = ui_node(u, list, ROLE_BUTTON, key);
	n->box = BOX_ROW;
	n->align = ALIGN_CENTER;
	n->gap = 18;
	n->pad_x = 18;
	n->pad_y = 6;
	n->min_h = 50;
	n->name = title;
	n->act[ACT_ACTIVATE] = act;
	n->flags = NODE_FOCUSABLE;
	struct node *d = ui_node(u, n, ROLE_FIGURE, "disc");
	d->flags = NODE_DECORATIVE | NODE_GRAPHIC | NODE_ROUND;
	d->fixed_w = d->fixed_h = 34;
	d->border = done ? COLOUR_GOOD : COLOUR_SOFT;
	d->border_px = 2;
	d->fill = done ? COLOUR_GOOD_WEAK : COLOUR_CARD;
	d->ink = done ? COLOUR_GOOD : COLOUR_SOFT;
	if (done || strlen(disc) > 2) {
		d->picture = icon(u->a, done ? "check" : disc);
		d->picture_w = d->picture_h = 20;
		d->picture_ink = done ? COLOUR_GOOD : COLOUR_SOFT;
		d->fixed_w = d->fixed_h = 34 * scale / 100;
	} else {
		d->text = disc;
		d->type = TYPE_TAG;
		d->text_align = ALIGN_CENTER;
	}
	struct node *t = w_text(u, n, "title", TYPE_LABEL, COLOUR_INK, title);
	t->grow = 1;
	return n;
}

static void row_state(
    struct ui *u, struct node *row_node, const char *takes, const char *state, enum colour ink, enum colour fill)
{
	w_text(u, row_node, "takes", TYPE_SMALL, COLOUR_SOFT, takes);
	if (state != NULL)
		w_tag(u, row_node, "state", ink, fill, NULL, state);
	row_node->value = state != NULL ? arena_printf(u->a, "%s, %s", takes, state) : takes;
}

static void rule(struct ui *u, struct node *list, const char *key)
{
	struct node *n = ui_node(u, list, ROLE_SEPARATOR, key);
	n->flags = NODE_DECORATIVE | NODE_GRAPHIC;
	n->fill = COLOUR_LINE;
	n->fixed_h = 1;
}

static void module_row(const struct app *app, struct ui *u, struct node *list, size_t i)
{
	const struct module *m = &app->course->module[i];
	const struct module_progress *p = &app->progress[i];
	bool locked =
	    m->number > 0 && app->course->test != NULL && app->course->test->pair_n > 0 && !app->history.pre_done;
	bool current = i == app->module && p->furthest > 0 && !p->done;
	if (list->first != NULL)
		rule(u, list, arena_printf(u->a, "rule%zu", i));
	struct node *n = row(u, app->view.scale, list, m->id, arena_printf(u->a, "%d", m->number), p->done, m->title,
	    act_n(ACTION_MODULE, (int)i));
	const char *takes = arena_printf(u->a, "%d min", m->minutes);
	if (!m->ready) {
		n->flags = NODE_DISABLED;
		row_state(u, n, takes, "In preparation", COLOUR_SOFT, COLOUR_PAPER);
	} else if (p->done)
		row_state(u, n, takes, "Done", COLOUR_GOOD, COLOUR_GOOD_WEAK);
	else if (locked) {
		n->flags |= NODE_DISABLED;
		n->flags &= ~(unsigned)NODE_FOCUSABLE;
		row_state(u, n, takes, "After the starting questions", COLOUR_SOFT, COLOUR_PAPER);
	} else if (p->furthest > 0)
		row_state(u, n, takes, arena_printf(u->a, "%d of %zu", p->furthest, m->item_n), COLOUR_ACCENT,
		    COLOUR_ACCENT_WEAK);
	else if (app_known(app, i))
		row_state(u, n, takes, "You knew this: the short way", COLOUR_GOOD, COLOUR_GOOD_WEAK);
	else
		row_state(u, n, takes, NULL, COLOUR_NONE, COLOUR_NONE);
	if (current) {
		n->flags |= NODE_CURRENT;
		n->fill = COLOUR_ACCENT_WEAK;
	}
}

static void test_row(const struct app *app, struct ui *u, struct node *list, bool pre)
{
	const struct test *t = app->course->test;
	const struct history *h = &app->history;
	bool done = pre ? h->pre_done : h->post_done;
	const char *title = pre ? "Before you start: what you know now" : "What you know now";
	if (list->first != NULL)
		rule(u, list, pre ? "rule-pre" : "rule-post");
	struct node *n = row(u, app->view.scale, list, pre ? "pre" : "post", "pencil", done, title,
	    act_s(ACTION_TEST, pre ? "pre" : "post"));
	const char *takes = arena_printf(u->a, "%zu questions, %d min", t->pair_n, t->minutes);
	if (pre && done) {
		n->flags = NODE_DISABLED;
		row_state(u, n, takes, "Done", COLOUR_GOOD, COLOUR_GOOD_WEAK);
	} else if (done)
		row_state(u, n, takes, arena_printf(u->a, "%d of %d", h->post.right, h->post.of), COLOUR_GOOD,
		    COLOUR_GOOD_WEAK);
	else if (!pre && !h->pre_done) {
		n->flags = NODE_DISABLED;
		row_state(u, n, takes, "At the end", COLOUR_SOFT, COLOUR_PAPER);
	} else
		row_state(u, n, takes, NULL, COLOUR_NONE, COLOUR_NONE);
}

static void look_up_card(const struct app *app, struct ui *u, struct node *side_node)
{
	const struct course *c = app->course;
	struct node *card = w_card(u, side_node, "look-up");
	w_heading(u, card, "title", 2, TYPE_H3, "Look things up");
	if (c->resource_n > 0)
		w_text(u, card, "text", TYPE_SMALL, COLOUR_SOFT,
		    arena_printf(
			u->a, "%zu resource%s, each beside its module.", c->resource_n, c->resource_n == 1 ? "" : "s"));
	struct node *grid = ui_node(u, card, ROLE_GROUP, "grid");
	grid->box = BOX_GRID;
	grid->columns = 2;
	grid->gap = 8;
	w_icon_button(u, grid, "search", BUTTON_PLAIN, "search", "Search", act_of(ACTION_SEARCH));
	if (c->resource_n > 0)
		w_button(u, grid, "resources", BUTTON_PLAIN, "Resources", act_of(ACTION_RESOURCES));
	if (c->term_n > 0)
		w_button(u, grid, "glossary", BUTTON_PLAIN, "Words", act_of(ACTION_GLOSSARY))->name = "Words explained";
	if (c->source_n > 0)
		w_button(u, grid, "sources", BUTTON_PLAIN, "Sources", act_of(ACTION_REFERENCES));
	for (struct node *n = grid->first; n != NULL; n = n->next)
		n->pad_x = 8;
}

/* "Course by X, local sheet by Y": two hands, never mistaken for one another. */
static void local_card(const struct app *app, struct ui *u, struct node *side_node)
{
	const struct local *l = app_local(app);
	struct node *card = w_card(u, side_node, "local");
	w_heading(u, card, "title", 2, TYPE_H3, "Local procedures");
	w_text(u, card, "text", TYPE_SMALL, COLOUR_SOFT,
	    l == NULL
		? "There is no local sheet on this laptop. Ask your safeguarding lead for the numbers of your area."
		: arena_printf(u->a, "Course by %s \xC2\xB7 local sheet by %s", app->course->publisher, l->authority));
	if (l == NULL)
		return;
	if (local_is_past(l, app->with.today))
		w_text(u, card, "overdue", TYPE_SMALL_STRONG, COLOUR_WARM, "Its next check is overdue");
	w_button(u, w_wrap(u, card, "row", 8), "open", BUTTON_PLAIN, "Local procedures", act_of(ACTION_LOCAL));
}

static void bookmarks_card(const struct app *app, struct ui *u, struct node *side_node)
{
	const struct course *c = app->course;
	if (app->bookmarks[0] == '\0')
		return;
	struct node *card = w_card(u, side_node, "bookmarks");
	w_heading(u, card, "title", 2, TYPE_H3, "Bookmarks");
	for (size_t m = 0; m < c->module_n; m++)
		for (size_t i = 0; i < c->module[m].item_n; i++) {
			const struct item *it = &c->module[m].item[i];
			if (!app_bookmarked(app, item_id(it)))
				continue;
			struct node *n = w_button(u, card, item_id(it), BUTTON_QUIET,
			    arena_printf(u->a, "%d \xC2\xB7 %s", c->module[m].number, item_title(it)),
			    act_s(ACTION_GO_TO, item_id(it)));
			n->name = arena_printf(u->a, "Module %d, %s", c->module[m].number, item_title(it));
			n->text_align = ALIGN_START;
			n->pad_x = 8;
		}
}

static void side(const struct app *app, struct ui *u, struct node *side_node)
{
	(void)w_changes_card(app, u, side_node);
	if (app->course->board_n > 0 && !app_off(app, POLICY_BOARDS)) {
		struct node *card = w_card(u, side_node, "boards");
		w_heading(u, card, "title", 2, TYPE_H3, "Communication boards");
		w_text(u, card, "text", TYPE_SMALL, COLOUR_SOFT,
		    "For a child who points, looks or uses a switch. Touch, keys or switches.");
		w_button(u, w_wrap(u, card, "row", 8), "open", BUTTON_PLAIN, "Open boards", act_of(ACTION_BOARDS));
	}
	if (app->history.post_done) {
		struct node *card = w_card(u, side_node, "results");
		w_heading(u, card, "title", 2, TYPE_H3, "Your results");
		w_button(u, w_wrap(u, card, "row", 8), "open", BUTTON_PLAIN, "Open results", act_of(ACTION_RESULTS));
	}
	bookmarks_card(app, u, side_node);
	look_up_card(app, u, side_node);
	w_pace_card(app, u, side_node);
	local_card(app, u, side_node);
	struct node *note = w_note(u, side_node, "hard", COLOUR_WARM_WEAK, "If this is hard today");
	w_text(u, note, "text", TYPE_SMALL, COLOUR_INK,
	    "You can stop at any time and your place is kept. There are people to talk to.");
	w_button(u, w_wrap(u, note, "row", 8), "open", BUTTON_PLAIN, "Support", act_of(ACTION_SUPPORT));
	(void)w_survey_card(app, u, side_node);
	(void)w_worksheets_card(app, u, side_node);
}

static void notice(const struct app *app, struct ui *u, struct node *parent)
{
	struct node *note = w_column(u, parent, "/notice", 4);
	for (size_t i = 0; i < app->course->notice_n; i++)
		w_text(u, note, arena_printf(u->a, "p%zu", i), TYPE_SMALL, COLOUR_SOFT, app->course->notice[i]);
}

static void lead(const struct app *app, struct ui *u, struct node *left)
{
	struct course_progress p = app_progress(app);
	struct node *head = w_row(u, left, "head", 20);
	head->stack_below = 640;
	struct node *words = w_column(u, head, "words", 4);
	words->grow = 1;
	w_heading(u, words, "title", 1, TYPE_H1, arena_printf(u->a, "Welcome, %s", app->learner.name));
	const char *sentence = p.complete
	    ? arena_printf(u->a, "You have completed what is ready of this course%s%s.",
		  app->history.completed_on != NULL ? ", on " : "",
		  app->history.completed_on != NULL ? app->history.completed_on : "")
	    : arena_printf(u->a, "You are %d%% of the way. About %s left, at your own pace. %s", p.permille / 10,
		  minutes_text(u->a, p.minutes_left), pace_today(app, u->a));
	w_text(u, words, "text", TYPE_BODY, COLOUR_SOFT, sentence);
	struct node *go =
	    w_button(u, head, "continue", BUTTON_PRIMARY, app_continue(app, u->a), act_of(ACTION_CONTINUE));
	go->flags |= NODE_FIRST;
	go->min_h = 56;
	w_progress(u, left, "bar", "Course progress", p.permille);
}

void screen_home(const struct app *app, struct ui *u)
{
	const struct course *c = app->course;
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = c->title,
		.back = "Courses",
		.back_act = ACTION_LIBRARY,
		.where_strong = c->short_title != NULL ? c->short_title : c->title,
		.permille = -1 });
	struct node *both = w_row(u, f.body, "both", 32);
	both->align = ALIGN_START;
	both->stack_below = 940;
	struct node *left = w_column(u, both, "/course", 16);
	left->grow = 3;
	lead(app, u, left);
	w_break(app, u, left);
	struct node *list = ui_node(u, left, ROLE_LIST, "modules");
	list->name = "Parts of the course";
	list->box = BOX_COLUMN;
	list->align = ALIGN_STRETCH;
	list->fill = COLOUR_CARD;
	list->border = COLOUR_LINE;
	list->border_px = 1;
	list->radius_px = 14;
	list->pad_x = 1;
	list->pad_y = 1;
	bool test = c->test != NULL && c->test->pair_n > 0;
	/* the frame (module 0) says what is coming and where support is: before any question */
	size_t first = 0;
	while (first < c->module_n && c->module[first].number == 0)
		module_row(app, u, list, first++);
	if (test)
		test_row(app, u, list, true);
	for (size_t i = first; i < c->module_n; i++)
		module_row(app, u, list, i);
	if (test)
		test_row(app, u, list, false);
	notice(app, u, left);
	struct node *right = w_column(u, both, "/side", 16);
	right->grow = 1;
	side(app, u, right);
}
