/* Before, now and the gain by topic (mockups/6-results.png); then where to save what is handed in. */
#include "screens/screen.h"

static const struct topic_score *score_of(const struct test_score *s, const char *topic)
{
	for (size_t i = 0; i < s->topic_n; i++)
		if (streq(s->topic[i].topic, topic))
			return &s->topic[i];
	return NULL;
}

static void track(struct ui *u, struct node *row, int before, int now, int of)
{
	struct node *t = ui_node(u, row, ROLE_FIGURE, "track");
	t->flags = NODE_DECORATIVE | NODE_GRAPHIC;
	t->box = BOX_LAYER;
	t->grow = 3;
	t->min_h = 24;
	t->min_w = 160;
	const struct {
		const char *key;
		int at;
		enum colour fill;
	} dot[] = { { "before", before, COLOUR_CARD }, { "now", now, COLOUR_ACCENT } };
	struct node *line = ui_node(u, t, ROLE_FIGURE, "line");
	line->flags = NODE_DECORATIVE | NODE_GRAPHIC;
	line->placed = true;
	line->place_x = 500;
	line->place_y = 500;
	line->text_align = ALIGN_CENTER;
	line->fill = COLOUR_LINE;
	line->permille_w = 1000;
	line->fixed_h = 3;
	for (size_t i = 0; i < COUNT(dot); i++) {
		struct node *n = ui_node(u, t, ROLE_FIGURE, dot[i].key);
		n->flags = NODE_DECORATIVE | NODE_GRAPHIC | NODE_ROUND;
		n->placed = true;
		n->place_x = of > 0 ? 40 + dot[i].at * 920 / of : 40;
		n->place_y = 500;
		n->text_align = ALIGN_CENTER;
		n->fixed_w = n->fixed_h = i == 0 ? 18 : 16;
		n->fill = dot[i].fill;
		n->border = i == 0 ? COLOUR_SOFT : COLOUR_ACCENT;
		n->border_px = 3;
	}
}

static void topics(const struct app *app, struct ui *u, struct node *parent)
{
	const struct history *h = &app->history;
	struct node *card = w_card(u, parent, "topics");
	card->gap = 14;
	w_heading(u, card, "title", 2, TYPE_H3, "By topic: before (ring) and now (disc)");
	for (size_t i = 0; i < app->course->topic_n; i++) {
		const struct topic *t = &app->course->topic[i];
		const struct topic_score *now = score_of(&h->post, t->id), *before = score_of(&h->pre, t->id);
		if (now == NULL || before == NULL)
			continue;
		struct node *row = ui_node(u, card, ROLE_ITEM, t->id);
		row->box = BOX_ROW;
		row->align = ALIGN_CENTER;
		row->gap = 16;
		row->stack_below = 420;
		struct node *name = w_text(u, row, "name", TYPE_BODY, COLOUR_INK, t->title);
		name->grow = 4;
		name->min_w = 130;
		track(u, row, before->right, now->right, now->of);
		w_text(u, row, "numbers", TYPE_SMALL_STRONG, COLOUR_INK,
		    arena_printf(u->a, "before %d, now %d of %d", before->right, now->right, now->of));
	}
}

/* Where to look at a question's matter again: a button to its slide, nothing when the question names none. */
static void see_slide(const struct app *app, struct ui *u, struct node *parent, const struct question *q)
{
	size_t m, i;
	if (q->see == NULL || !course_find(app->course, q->see, &m, &i))
		return;
	const struct module *module = &app->course->module[m];
	struct node *n = w_button(u, w_wrap(u, parent, "row", 8), "see", BUTTON_PLAIN,
	    arena_printf(u->a, "See slide %zu of module %d", i + 1, module->number), act_s(ACTION_GO_TO, q->see));
	n->name = arena_printf(u->a, "%s: %s", n->text, item_title(&module->item[i]));
}

static void review_card(const struct app *app, struct ui *u, struct node *list, const struct test_pair *pair)
{
	const struct question *q = &pair->form[1 - app->registration.first_form];
	struct node *card = w_card(u, list, pair->id);
	card->role = ROLE_ITEM;
	card->gap = 10;
	w_text(u, card, "stem", TYPE_STRONG, COLOUR_INK, q->stem.plain);
	for (size_t i = 0; i < q->choice_n; i++)
		if (q->choice[i].right && q->kind != QUESTION_ORDER && q->kind != QUESTION_MATCH)
			w_text(u, card, arena_printf(u->a, "right-%s", q->choice[i].id), TYPE_BODY, COLOUR_GOOD,
			    arena_printf(u->a, "Right answer: %s", q->choice[i].text.plain));
	if (q->feedback_wrong != NULL)
		w_text(u, card, "why", TYPE_BODY, COLOUR_INK, q->feedback_wrong);
	see_slide(app, u, card, q);
}

/* A step of its own between the closing questions and the results: what matters most for a child's safety. */
void screen_review(const struct app *app, struct ui *u)
{
	const struct test *t = app->course->test;
	const struct history *h = &app->history;
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = "Worth another look",
		.back = "Course",
		.back_act = ACTION_HOME,
		.permille = -1,
		.read_aloud = true });
	w_heading(u, f.body, "title", 1, TYPE_H1, "Worth another look");
	w_text(u, f.body, "lead", TYPE_BODY, COLOUR_SOFT,
	    "These matter most for a child's safety. Your first answers stand; looking again changes no result.")
	    ->max_w = 900;
	struct node *list = ui_node(u, f.body, ROLE_LIST, "list");
	list->name = "Worth another look";
	list->box = BOX_COLUMN;
	list->align = ALIGN_STRETCH;
	list->gap = 16;
	list->max_w = 900 * app->view.scale / 100;
	for (size_t i = 0; i < h->post.wrong_critical_n; i++)
		for (size_t p = 0; p < t->pair_n; p++)
			if (streq(t->pair[p].id, h->post.wrong_critical[i]))
				review_card(app, u, list, &t->pair[p]);
	struct node *b = frame_bottom(&f);
	w_space(u, b, "space");
	w_icon_button(u, b, "next", BUTTON_PRIMARY, "next", "Your results", act_of(ACTION_RESULTS))->flags |=
	    NODE_FIRST;
}

static void look_again(const struct app *app, struct ui *u, struct node *parent)
{
	size_t n = app->history.post.wrong_critical_n;
	if (n == 0)
		return;
	struct node *note = w_note(u, parent, "again", COLOUR_WARM_WEAK, "Worth another look");
	w_text(u, note, "text", TYPE_SMALL, COLOUR_INK,
	    arena_printf(u->a, "%zu question%s that matter%s most for a child's safety.", n, n == 1 ? "" : "s",
		n == 1 ? "s" : ""));
	w_button(u, w_wrap(u, note, "row", 8), "open", BUTTON_PLAIN, "Look again", act_of(ACTION_REVIEW));
}

static void certificate(const struct app *app, struct ui *u, struct node *parent)
{
	if (!app->history.complete)
		return;
	struct node *card = w_card(u, parent, "certificate");
	w_heading(u, card, "title", 2, TYPE_H3, "Certificate");
	w_text(u, card, "text", TYPE_SMALL, COLOUR_SOFT,
	    arena_printf(u->a, "Completed on %s. It shows your name, the course and its hours; no score.",
		app->history.completed_on));
	w_button(u, w_wrap(u, card, "row", 8), "save", BUTTON_PLAIN, "Save certificate (PDF)\xE2\x80\xA6",
	    act_s(ACTION_SAVE, "certificate"));
	w_button(u, w_wrap(u, card, "row2", 8), "handout", BUTTON_QUIET, "Save the handout (PDF)\xE2\x80\xA6",
	    act_s(ACTION_SAVE, "handout"));
	for (size_t m = 0; m < app->course->module_n; m++)
		for (size_t i = 0; i < app->course->module[m].item_n; i++)
			if (app->course->module[m].item[i].kind == ITEM_WORKSHEET) {
				w_button(u, w_wrap(u, card, "row3", 8), "worksheets", BUTTON_QUIET,
				    "Save the blank worksheets (PDF)\xE2\x80\xA6", act_s(ACTION_SAVE, "worksheets"));
				return;
			}
}

static void side(const struct app *app, struct ui *u, struct node *parent)
{
	/* before handing in, so that what is thought of the course is in the file */
	(void)w_survey_card(app, u, parent);
	struct node *card = w_card(u, parent, "hand-in");
	w_heading(u, card, "title", 2, TYPE_H3, "Hand in your results");
	w_text(u, card, "text", TYPE_SMALL, COLOUR_SOFT,
	    "A file with your scores, your answers to the scored questions and the survey, and completion, under a "
	    "random number. Your name and "
	    "what you wrote in words are not in it.");
	w_icon_button(u, w_wrap(u, card, "row", 8), "save", BUTTON_PRIMARY, "usb", "Save results\xE2\x80\xA6",
	    act_of(ACTION_HAND_IN))
	    ->flags |= NODE_FIRST;
	struct node *practice = w_card(u, parent, "practice");
	w_heading(u, practice, "title", 2, TYPE_H3, "Practise again");
	w_text(u, practice, "text", TYPE_SMALL, COLOUR_SOFT,
	    "Later tries are practice. They stay on this laptop and change no result.");
	w_button(u, w_wrap(u, practice, "row", 8), "start", BUTTON_PLAIN, "Start practice", act_s(ACTION_TEST, "post"));
}

void screen_results(const struct app *app, struct ui *u)
{
	const struct history *h = &app->history;
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = "Your results",
		.back = "Course",
		.back_act = ACTION_HOME,
		.permille = -1,
		.read_aloud = true });
	struct node *both = w_row(u, f.body, "both", 40);
	both->align = ALIGN_START;
	both->stack_below = 980;
	struct node *left = w_column(u, both, "/result", 16);
	left->grow = 2;
	w_heading(u, left, "title", 1, TYPE_H1,
	    arena_printf(
		u->a, "%s, %s", h->complete ? "You completed the course" : "Your results so far", app->learner.name));
	if (!h->post_done)
		w_text(u, left, "lead", TYPE_BODY, COLOUR_SOFT, "Your scores appear here after the closing questions.");
	else {
		int gain = gain_permille(h->pre.right, h->post.right, h->post.of);
		const char *learned = gain <= 0
		    ? ""
		    : arena_printf(u->a, " You learned %d%% of what there was left to learn.", (gain + 5) / 10);
		w_text(u, left, "lead", TYPE_BODY, COLOUR_SOFT,
		    arena_printf(u->a, "Before %d of %d \xC2\xB7 now %d of %d.%s", h->pre.right, h->pre.of,
			h->post.right, h->post.of, learned));
		topics(app, u, left);
		look_again(app, u, left);
	}
	struct node *right = w_column(u, both, "/side", 16);
	right->grow = 1;
	side(app, u, right);
	certificate(app, u, right);
	frame_saved(&f, left);
}

static const char *free_words(struct arena *a, const struct os_place *p)
{
	if (p->free_bytes < 0)
		return "";
	if (p->free_bytes >= 1000000000)
		return arena_printf(a, "%lld GB free", (long long)(p->free_bytes / 1000000000));
	return arena_printf(a, "%lld MB free", (long long)(p->free_bytes / 1000000));
}

void screen_places(const struct app *app, struct ui *u)
{
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){
		.title = "Choose a place", .back = "Back", .back_act = ACTION_BACK, .permille = -1 });
	w_heading(u, f.body, "title", 1, TYPE_H1, "Choose a place");
	struct node *group = ui_node(u, f.body, ROLE_RADIOGROUP, "places");
	group->name = "Places";
	group->box = BOX_COLUMN;
	group->align = ALIGN_STRETCH;
	group->gap = 12;
	group->max_w = 860 * app->view.scale / 100;
	for (size_t i = 0; i < app->place_n; i++) {
		const struct os_place *p = &app->place[i];
		const char *free_space = free_words(u->a, p);
		struct node *row = w_row(u, group, arena_printf(u->a, "row%zu", i), 14);
		struct node *n = w_option(u, row, "place", p->name, i == app->place_at, act_n(ACTION_PLACE, (int)i));
		n->grow = 1;
		if (free_space[0] != '\0')
			w_text(u, row, "free", TYPE_SMALL, COLOUR_SOFT, free_space)->min_w =
			    110; /* so that the places end alike */
		n->text_align = ALIGN_START;
		if (i == app->place_at)
			n->flags |= NODE_FIRST;
	}
	if (app->place_n == 0)
		w_text(u, f.body, "none", TYPE_BODY, COLOUR_INK,
		    "No place to save to was found. Put in a USB stick, then go back and try again.");
	struct node *status = ui_node(u, f.body, ROLE_STATUS, "result");
	status->flags = NODE_LIVE;
	status->type = TYPE_BODY;
	bool wrong = app->error.kind != ERR_NONE;
	status->ink = wrong ? COLOUR_BAD : COLOUR_GOOD;
	status->text = wrong
	    ? arena_printf(u->a, "Not saved: %s. Your record on this laptop is as it was.", app->error.text)
	    : app->saved_to[0] != '\0' ? arena_printf(u->a, "Saved to %s. %s", app->saved_to,
					     app->place_at < app->place_n && app->place[app->place_at].removable
						 ? "Safe to remove."
						 : "The file was read back and is whole.")
				       : "";
	struct node *b = frame_bottom(&f);
	w_space(u, b, "space");
	struct node *save = w_icon_button(u, b, "save", BUTTON_PRIMARY, "check", "Save here", act_of(ACTION_SAVE_HERE));
	if (app->place_n == 0)
		save->flags = NODE_DISABLED;
}
