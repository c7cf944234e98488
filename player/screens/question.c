/*
 * A question, with feedback that says why (mockups/4-question.png), and the test, which shows none. The answer part is
 * one for both.
 */
#include "learning/score.h"
#include "screens/screen.h"

static const char *instruction(const struct question *q)
{
	switch (q->kind) {
	case QUESTION_SINGLE:
		return "Choose one answer";
	case QUESTION_MULTIPLE:
		return "Choose all that are right";
	case QUESTION_TRUE_FALSE:
		return "True or false?";
	case QUESTION_ORDER:
		return "Put these in order, first at the top";
	case QUESTION_MATCH:
		return "For each line, choose what belongs with it";
	case QUESTION_SCALE:
		return "Choose a place on the scale; this is not scored";
	case QUESTION_REFLECTION:
		return "For you alone: what you write here is never kept";
	}
	return "";
}

/* Checked and done with: it stays to be read as it was given, and can't be chosen again. */
static void answer_lock(struct node *n)
{
	n->flags &= ~(unsigned)NODE_FOCUSABLE;
	n->act[ACT_ACTIVATE] = act_of(ACTION_NONE);
}

struct node *w_answer(struct frame *f, struct node *group, enum role role, const char *key, const char *disc,
    const char *text, bool chosen, bool locked, struct act act)
{
	struct ui *u = f->u;
	struct node *n = ui_node(u, group, role, key);
	n->box = BOX_ROW;
	n->align = ALIGN_CENTER;
	n->gap = 18;
	n->pad_x = 20;
	n->pad_y = 14;
	n->min_h = 64;
	n->name = text;
	n->radius_px = 12;
	n->border_px = chosen ? 2 : 1;
	n->border = chosen ? COLOUR_ACCENT : COLOUR_SOFT;
	n->fill = chosen ? COLOUR_ACCENT_WEAK : COLOUR_CARD;
	n->act[ACT_ACTIVATE] = act;
	n->flags = NODE_FOCUSABLE | (chosen ? NODE_CHECKED : 0u);
	if (locked)
		answer_lock(n);
	struct node *d = ui_node(u, n, ROLE_FIGURE, "disc");
	d->flags = NODE_DECORATIVE | NODE_GRAPHIC | NODE_ROUND;
	d->fixed_w = d->fixed_h = 34;
	d->border = chosen ? COLOUR_ACCENT : COLOUR_SOFT;
	d->border_px = 2;
	d->fill = chosen ? COLOUR_ACCENT : COLOUR_CARD;
	d->ink = chosen ? COLOUR_ACCENT_INK : COLOUR_INK;
	d->type = TYPE_TAG;
	d->text = disc != NULL ? disc : "?";
	d->text_align = ALIGN_CENTER;
	if (chosen && (disc == NULL || role == ROLE_CHECK)) {
		d->text = NULL;
		d->picture = icon(u->a, "check");
		d->picture_w = d->picture_h = 20;
		d->picture_ink = d->ink;
	}
	struct node *words = w_text(u, n, "words", TYPE_BODY, COLOUR_INK, text);
	words->grow = 1;
	return n;
}

static struct node *answer_group(
    struct frame *f, struct node *parent, enum role role, const char *key, const char *name)
{
	struct node *g = ui_node(f->u, parent, role, key);
	g->name = name;
	g->box = BOX_COLUMN;
	g->align = ALIGN_STRETCH;
	g->gap = 14;
	return g;
}

static void choices(struct frame *f, struct node *parent, const struct question *q, bool locked)
{
	const struct app *app = f->app;
	struct ui *u = f->u;
	bool many = q->kind == QUESTION_MULTIPLE;
	struct node *g = answer_group(f, parent, many ? ROLE_GROUP : ROLE_RADIOGROUP, "answers", "Answers");
	for (size_t i = 0; i < q->choice_n; i++) {
		const struct choice *c = &q->choice[app->order[i]];
		struct node *n = w_answer(f, g, many ? ROLE_CHECK : ROLE_RADIO, c->id, arena_printf(u->a, "%zu", i + 1),
		    c->text.plain, response_has(app->response, c->id), locked, act_s(ACTION_CHOOSE, c->id));
		if (i == 0)
			n->flags |= NODE_FIRST;
	}
	if (question_is_scored(q))
		w_answer(f, g, many ? ROLE_CHECK : ROLE_RADIO, "unsure", arena_printf(u->a, "%zu", q->choice_n + 1),
		    "Not sure", streq(app->response, RESPONSE_UNSURE), locked, act_of(ACTION_UNSURE));
}

/* The steps side by side, with what the ends mean. */
static void scale(struct frame *f, struct node *parent, const struct question *q)
{
	struct ui *u = f->u;
	struct node *g = ui_node(u, parent, ROLE_RADIOGROUP, "answers");
	g->name = "Answers";
	g->box = BOX_WRAP;
	g->gap = 10;
	for (size_t i = 0; i < q->choice_n; i++) {
		const struct choice *c = &q->choice[i];
		struct node *n = w_option(
		    u, g, c->id, c->text.plain, response_has(f->app->response, c->id), act_s(ACTION_CHOOSE, c->id));
		n->min_w = TARGET_PX;
		if (f->app->checked)
			answer_lock(n);
	}
	if (q->low != NULL)
		w_text(u, parent, "low", TYPE_SMALL, COLOUR_SOFT,
		    arena_printf(u->a, "%s: %s", q->choice[0].text.plain, q->low));
	if (q->high != NULL)
		w_text(u, parent, "high", TYPE_SMALL, COLOUR_SOFT,
		    arena_printf(u->a, "%s: %s", q->choice[q->choice_n - 1].text.plain, q->high));
}

static void unsure_button(struct frame *f, struct node *parent, bool locked)
{
	bool chosen = streq(f->app->response, RESPONSE_UNSURE);
	struct node *n =
	    w_answer(f, parent, ROLE_CHECK, "unsure", NULL, "Not sure", chosen, locked, act_of(ACTION_UNSURE));
	n->max_w = 360;
}

static const struct choice *choice_of(const struct question *q, const char *id, size_t n)
{
	for (size_t i = 0; i < q->choice_n; i++)
		if (strlen(q->choice[i].id) == n && strncmp(q->choice[i].id, id, n) == 0)
			return &q->choice[i];
	return NULL;
}

static void order_row(struct frame *f, struct node *list, const struct choice *c, size_t i, size_t n, bool locked)
{
	struct ui *u = f->u;
	struct node *row = ui_node(u, list, ROLE_ITEM, c->id);
	row->box = BOX_ROW;
	row->align = ALIGN_CENTER;
	row->gap = 12;
	row->pad_x = 20;
	row->pad_y = 8;
	row->fill = COLOUR_CARD;
	row->border = COLOUR_SOFT;
	row->border_px = 2;
	row->radius_px = 12;
	w_text(u, row, "number", TYPE_STRONG, COLOUR_ACCENT, arena_printf(u->a, "%zu", i + 1));
	struct node *words = w_text(u, row, "words", TYPE_BODY, COLOUR_INK, c->text.plain);
	words->grow = 1;
	if (locked)
		return;
	struct node *up = w_icon_button(u, row, "up", BUTTON_PLAIN, "up", NULL, act_s(ACTION_MOVE_UP, c->id));
	up->name = arena_printf(u->a, "Move up: %s", c->text.plain);
	up->pad_x = 12;
	struct node *down = w_icon_button(u, row, "down", BUTTON_PLAIN, "down", NULL, act_s(ACTION_MOVE_DOWN, c->id));
	down->name = arena_printf(u->a, "Move down: %s", c->text.plain);
	down->pad_x = 12;
	if (i == 0)
		up->flags = NODE_DISABLED;
	if (i + 1 == n)
		down->flags = NODE_DISABLED;
}

static void order(struct frame *f, struct node *parent, const struct question *q, bool locked)
{
	struct ui *u = f->u;
	const char *r = f->app->response;
	if (streq(r, RESPONSE_UNSURE))
		r = response_initial(u->a, q, f->app->order);
	struct node *list = answer_group(f, parent, ROLE_LIST, "order", "In this order");
	list->flags |= NODE_LIVE;
	for (size_t i = 0; r[0] != '\0'; i++) {
		const char *end = strstr(r, "[,]");
		size_t n = end != NULL ? (size_t)(end - r) : strlen(r);
		const struct choice *c = choice_of(q, r, n);
		if (c != NULL)
			order_row(f, list, c, i, q->choice_n, locked);
		r += n + (end != NULL ? 3 : 0);
	}
	unsure_button(f, parent, locked);
}

static void match(struct frame *f, struct node *parent, const struct question *q, bool locked)
{
	struct ui *u = f->u;
	for (size_t i = 0; i < q->choice_n; i++) {
		const struct choice *left = &q->choice[i];
		const char *joined = response_match(u->a, f->app->response, left->id);
		struct node *card = w_card(u, parent, left->id);
		card->pad_y = 14;
		w_text(u, card, "left", TYPE_STRONG, COLOUR_INK, left->text.plain);
		struct node *g = ui_node(u, card, ROLE_RADIOGROUP, "right");
		g->name = left->text.plain;
		g->box = BOX_WRAP;
		g->gap = 10;
		for (size_t k = 0; k < q->choice_n; k++) {
			const struct choice *right = &q->choice[f->app->order[k]];
			struct node *n =
			    w_option(u, g, right->id, right->match, joined != NULL && streq(joined, right->id),
				act_s(ACTION_JOIN, arena_printf(u->a, "%s=%s", left->id, right->id)));
			if (locked)
				answer_lock(n);
			n->name = arena_printf(u->a, "%s: %s", left->text.plain, right->match);
		}
	}
	unsure_button(f, parent, locked);
}

static void reflection(struct frame *f, struct node *parent)
{
	(void)w_field(f, parent, FIELD_OF_REFLECTION, "Your thoughts", FIELD_LINES);
	w_text(f->u, parent, "care", TYPE_SMALL, COLOUR_SOFT,
	    "Do not name or describe a real child, family or colleague. It is gone when you leave this question.");
}

void w_answers(struct frame *f, struct node *parent, const struct question *q, bool locked)
{
	switch (q->kind) {
	case QUESTION_SINGLE:
	case QUESTION_MULTIPLE:
	case QUESTION_TRUE_FALSE:
		choices(f, parent, q, locked);
		break;
	case QUESTION_SCALE:
		scale(f, parent, q);
		break;
	case QUESTION_ORDER:
		order(f, parent, q, locked);
		break;
	case QUESTION_MATCH:
		match(f, parent, q, locked);
		break;
	case QUESTION_REFLECTION:
		reflection(f, parent);
		break;
	}
}

/* --- feedback --- */

static void feedback_choice(struct ui *u, struct node *panel, const struct choice *c, size_t shown, bool right)
{
	struct node *p = w_text(u, panel, arena_printf(u->a, "why-%s", c->id), TYPE_SMALL, COLOUR_INK, NULL);
	struct node *head = ui_node(u, p, ROLE_PARAGRAPH, "head");
	head->flags = NODE_INLINE;
	head->type = TYPE_SMALL_STRONG;
	head->text = arena_printf(u->a, right ? "Why %zu? " : "Why not %zu? ", shown);
	struct node *text = ui_node(u, p, ROLE_PARAGRAPH, "text");
	text->flags = NODE_INLINE;
	text->type = TYPE_SMALL;
	text->text = c->feedback;
}

/* Right choices first in what is explained: the learner's own, then what would have been right, then the others. */
static void feedback_choices(struct frame *f, struct node *panel, const struct question *q)
{
	const struct app *app = f->app;
	for (int pass = 0; pass < 3; pass++)
		for (size_t i = 0; i < q->choice_n; i++) {
			const struct choice *c = &q->choice[app->order[i]];
			bool own = response_has(app->response, c->id);
			int turn = own ? 0 : c->right ? 1 : 2;
			if (turn == pass && c->feedback != NULL)
				feedback_choice(f->u, panel, c, i + 1, c->right);
		}
}

static const char *right_order(struct frame *f, const struct question *q)
{
	struct buf b = { .a = f->u->a };
	buf_add(&b, q->kind == QUESTION_ORDER ? "One good order: " : "These belong together: ");
	for (size_t i = 0; i < q->choice_n; i++)
		if (q->kind == QUESTION_ORDER)
			buf_addf(&b, "%s%zu. %s", i > 0 ? "; " : "", i + 1, q->choice[i].text.plain);
		else
			buf_addf(&b, "%s%s: %s", i > 0 ? "; " : "", q->choice[i].text.plain, q->choice[i].match);
	buf_add(&b, ".");
	return buf_text(&b);
}

static void feedback(struct frame *f, struct node *parent, const struct question *q)
{
	struct ui *u = f->u;
	bool scored = question_is_scored(q);
	bool right = scored && question_right(q, f->app->response), unsure = streq(f->app->response, RESPONSE_UNSURE);
	enum colour ink = !scored ? COLOUR_ACCENT : right ? COLOUR_GOOD : COLOUR_WARM;
	struct node *panel = w_note(u, parent, "feedback",
	    !scored     ? COLOUR_ACCENT_WEAK
		: right ? COLOUR_GOOD_WEAK
			: COLOUR_WARM_WEAK,
	    NULL);
	panel->gap = 12;
	struct node *verdict = w_tag(u, panel, "verdict", ink, COLOUR_NONE, right ? "check" : NULL,
	    !scored      ? "Thank you"
		: right  ? "Right"
		: unsure ? "Good to know that you are not sure"
			 : "Not quite");
	verdict->role = ROLE_STATUS;
	verdict->type = TYPE_LABEL;
	verdict->pad_x = 0;
	verdict->flags |= NODE_LIVE;
	const char *whole = right                  ? q->feedback_right
	    : unsure && q->feedback_unsure != NULL ? q->feedback_unsure
						   : q->feedback_wrong;
	if (scored && whole != NULL)
		w_text(u, panel, "whole", TYPE_BODY, COLOUR_INK, whole);
	if (!scored)
		w_text(u, panel, "whole", TYPE_BODY, COLOUR_INK, "There is no right or wrong here.");
	if (q->kind == QUESTION_TRUE_FALSE && !right && scored)
		w_text(u, panel, "key", TYPE_SMALL_STRONG, COLOUR_INK,
		    arena_printf(u->a, "It is %s.", q->choice[0].right ? "true" : "false"));
	if ((q->kind == QUESTION_ORDER || q->kind == QUESTION_MATCH) && !right)
		w_text(u, panel, "key", TYPE_SMALL, COLOUR_INK, right_order(f, q));
	if (q->kind == QUESTION_SINGLE || q->kind == QUESTION_MULTIPLE)
		feedback_choices(f, panel, q);
	size_t module, item;
	if (q->see != NULL && course_find(f->app->course, q->see, &module, &item)) {
		const struct item *to = &f->app->course->module[module].item[item];
		if (to->kind == ITEM_SLIDE)
			w_button(u, panel, "see", BUTTON_QUIET,
			    arena_printf(u->a, "See slide %zu: %s", item + 1, to->slide->title),
			    act_s(ACTION_GO_TO, q->see))
			    ->text_align = ALIGN_START;
	}
}

static void nudge(struct frame *f, struct node *parent)
{
	struct node *n = ui_node(f->u, parent, ROLE_STATUS, "nudge");
	n->flags = NODE_LIVE;
	n->type = TYPE_SMALL;
	n->ink = COLOUR_WARM;
	n->text = f->app->nudge ? "Choose an answer first. 'Not sure' is an answer too." : "";
}

/* Two columns where there is room: the question, and beside it what is said about the answer. */
static struct node *question_column(struct frame *f, const struct question *q, struct node **side)
{
	struct ui *u = f->u;
	struct node *row = w_row(u, f->body, "row", 48);
	row->align = ALIGN_START;
	row->stack_below = 1080;
	struct node *column = w_column(u, row, "/question", 12);
	column->grow = 2;
	column->max_w = 900 * f->app->view.scale / 100;
	w_text(u, column, "how", TYPE_BODY, COLOUR_SOFT, instruction(q));
	w_heading(u, column, "stem", 1, TYPE_QUESTION, q->stem.plain);
	*side = row;
	return column;
}

void screen_question(const struct app *app, struct ui *u)
{
	const struct module *m = app_module(app);
	const struct question *q = app_question(app);
	size_t number = 0, of = 0;
	for (size_t i = 0; i < m->item_n; i++)
		if (m->item[i].kind == ITEM_QUESTION) {
			of++;
			number += i <= app->item;
		}
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = q->stem.plain,
		.back = "Course",
		.back_act = ACTION_HOME,
		.where = arena_printf(u->a, "Module %d \xC2\xB7 ", m->number),
		.where_strong = m->title,
		.where_after = arena_printf(u->a, " \xC2\xB7 check %zu of %zu", number, of),
		.permille = (int)((app->item + 1) * 1000 / m->item_n),
		.read_aloud = true });
	struct node *row;
	struct node *column = question_column(&f, q, &row);
	w_answers(&f, column, q, app->checked);
	nudge(&f, column);
	if (app->checked) {
		struct node *right = w_column(u, row, "/beside", 16);
		right->grow = 1;
		feedback(&f, right, q);
	}
	struct node *b = frame_bottom(&f);
	w_icon_button(u, b, "previous", BUTTON_PLAIN, "back", "Back", act_of(ACTION_PREVIOUS));
	w_bookmark(&f, b);
	bool digits = q->kind == QUESTION_SINGLE || q->kind == QUESTION_MULTIPLE || q->kind == QUESTION_TRUE_FALSE;
	if (!f.narrow && !app->checked && digits)
		w_text(u, b, "keys", TYPE_SMALL, COLOUR_SOFT,
		    arena_printf(u->a, "Keys 1 to %zu choose \xC2\xB7 Enter checks", q->choice_n + 1));
	w_space(u, b, "space");
	frame_saved(&f, b);
	if (!app->checked)
		w_button(u, b, "check", BUTTON_PRIMARY,
		    q->kind == QUESTION_REFLECTION || q->kind == QUESTION_SCALE ? "Done" : "Check answer",
		    act_of(ACTION_CHECK));
	bool last = app->item + 1 == m->item_n;
	w_icon_button(u, b, "next", app->checked ? BUTTON_PRIMARY : BUTTON_PLAIN, last ? "check" : "next",
	    last               ? "Finish module"
		: app->checked ? "Next"
			       : "Skip",
	    act_of(ACTION_NEXT));
}

void screen_test(const struct app *app, struct ui *u)
{
	const struct test *t = app->course->test;
	const struct sitting *s = &app->sitting;
	const struct question *q = app_question(app);
	const char *what = streq(s->attempt, "pre") ? "Before you start"
	    : streq(s->attempt, "post")             ? "What you know now"
						    : "Practice";
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = q->stem.plain,
		.back = "Course",
		.back_act = ACTION_HOME,
		.where_strong = what,
		.where_after = arena_printf(u->a, " \xC2\xB7 question %zu of %zu", s->pair + 1, t->pair_n),
		.permille = (int)((s->pair + 1) * 1000 / t->pair_n),
		.read_aloud = true });
	struct node *row;
	struct node *column = question_column(&f, q, &row);
	if (s->pair == 0 && streq(s->attempt, "pre")) {
		struct node *note = w_note(u, column, "first", COLOUR_ACCENT_WEAK, NULL);
		w_text(u, note, "text", TYPE_SMALL, COLOUR_INK,
		    "These questions show what the course adds for you. There is no pass mark, and no answers are "
		    "shown until the end. "
		    "If you do not know, say so: 'Not sure' is a good answer. You can stop and come back.");
	}
	w_answers(&f, column, q, false);
	nudge(&f, column);
	struct node *b = frame_bottom(&f);
	w_icon_button(u, b, "previous", BUTTON_PLAIN, "back", "Back", act_of(ACTION_PREVIOUS));
	w_space(u, b, "space");
	frame_saved(&f, b);
	bool last = s->pair + 1 == t->pair_n;
	w_icon_button(
	    u, b, "next", BUTTON_PRIMARY, last ? "check" : "next", last ? "Finish" : "Next", act_of(ACTION_NEXT));
}
