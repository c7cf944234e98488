/*
 * A case (mockups/8-scenario.png): the scene and its choices, and beside them what we know, which grows with the way
 * taken. After a choice its feedback says what it does for the child; the others can be tried by going back.
 */
#include "learning/scenario.h"
#include "screens/screen.h"

static const struct {
	const char *verdict, *icon;
	enum colour ink, fill;
} judged[] = {
	[QUALITY_STRONG] = { "A strong choice", "check", COLOUR_GOOD, COLOUR_GOOD_WEAK },
	[QUALITY_PARTIAL] = { "Part of the way", NULL, COLOUR_WARM, COLOUR_WARM_WEAK },
	[QUALITY_POOR] = { "Not quite, and here is why it matters", NULL, COLOUR_WARM, COLOUR_WARM_WEAK },
};

/* One dash a decision, those behind and the present one filled: said in the bar above, so only drawn here. Beside them
 * whose place it is. */
static void steps_line(struct frame *f, struct node *parent, int step, int steps, const char *role)
{
	struct node *line = w_wrap(f->u, parent, "line", 20);
	struct node *row = w_row(f->u, line, "steps", 8);
	row->flags = NODE_DECORATIVE | NODE_GRAPHIC;
	for (int i = 1; i <= steps; i++) {
		struct node *dash = ui_node(f->u, row, ROLE_FIGURE, arena_printf(f->u->a, "dash%d", i));
		dash->flags = NODE_DECORATIVE | NODE_GRAPHIC;
		dash->fixed_w = steps > 6 || f->narrow ? 28 : 56;
		dash->fixed_h = 6;
		dash->radius_px = 3;
		dash->fill = i <= step ? COLOUR_ACCENT : COLOUR_LINE;
	}
	if (role != NULL)
		w_text(f->u, line, "role", TYPE_SMALL_STRONG, COLOUR_ACCENT,
		    arena_printf(f->u->a, "Your place: %s", role));
}

/* --- what we know --- */

/* holder: whose line stood above, so that three lines of one person name them once; NULL: name each. */
static void known_line(
    struct frame *f, struct node *list, const char *key, const struct known *k, bool is_new, const char **holder)
{
	struct ui *u = f->u;
	int line = type_line(TYPE_SMALL, f->app->view.scale, f->app->view.spacing);
	struct node *row = ui_node(u, list, ROLE_ITEM, key);
	row->box = BOX_ROW;
	row->align = ALIGN_START;
	row->gap = 14;
	struct node *room = ui_node(u, row, ROLE_FIGURE, "mark");
	room->flags = NODE_DECORATIVE | NODE_GRAPHIC;
	room->box = BOX_LAYER;
	room->fixed_w = 14;
	room->fixed_h = line;
	struct node *dot = ui_node(u, room, ROLE_FIGURE, "dot");
	dot->flags = NODE_DECORATIVE | NODE_GRAPHIC | NODE_ROUND;
	dot->placed = true;
	dot->place_x = dot->place_y = 500;
	dot->text_align = ALIGN_CENTER;
	dot->fixed_w = dot->fixed_h = 12;
	dot->fill = is_new ? COLOUR_WARM : COLOUR_ACCENT;
	struct node *p = w_text(u, row, "text", TYPE_SMALL, COLOUR_INK, NULL);
	p->grow = 1;
	bool named = k->by != NULL && !(holder != NULL && *holder != NULL && streq(*holder, k->by));
	const char *head = arena_printf(u->a, "%s%s%s", is_new ? "New: " : "", named ? k->by : "", named ? ": " : "");
	if (holder != NULL)
		*holder = k->by;
	const char *const part[] = { head, k->text.plain };
	for (size_t i = 0; i < COUNT(part); i++) {
		if (part[i][0] == '\0')
			continue;
		struct node *n = ui_node(u, p, ROLE_PARAGRAPH, i == 0 ? "head" : "words");
		n->flags = NODE_INLINE;
		n->type = i == 0 ? TYPE_SMALL_STRONG : TYPE_SMALL;
		n->text = part[i];
	}
}

/* Everything on the way here, once each: who went back and forth does not learn it twice. */
struct panel {
	struct node *list;
	const char *holder;
	const struct rich *unknown;
};
static void known_scene(
    struct frame *f, struct panel *p, const struct scenario_state *state, size_t at, const struct scene *scene)
{
	for (size_t i = 0; i < at; i++)
		if (state->past[i].scene == scene)
			return;
	bool here = scene == state->scene;
	for (size_t i = 0; i < scene->know_n; i++)
		known_line(f, p->list, arena_printf(f->u->a, "k-%s-%zu", scene->id, i), &scene->know[i], here && at > 0,
		    &p->holder);
	if (scene->unknown.n > 0)
		p->unknown = &scene->unknown;
}

static void known_panel(struct frame *f, struct node *parent, const struct scenario_state *state)
{
	struct ui *u = f->u;
	struct node *card = w_card(u, parent, "known");
	card->gap = 14;
	w_heading(u, card, "title", 2, TYPE_H3, "What we know");
	struct node *list = ui_node(u, card, ROLE_LIST, "list");
	list->name = "What we know";
	list->box = BOX_COLUMN;
	list->align = ALIGN_STRETCH;
	list->gap = 10;
	struct panel p = { .list = list };
	for (size_t i = 0; i < state->past_n; i++)
		known_scene(f, &p, state, i, state->past[i].scene);
	known_scene(f, &p, state, state->past_n, state->scene);
	if (p.unknown == NULL || state->scene->ending)
		return;
	w_heading(u, card, "not-known", 2, TYPE_H3, "What we do not know");
	w_text(u, card, "unknown", TYPE_SMALL, COLOUR_INK, p.unknown->plain);
}

/* --- the introduction, and the short way --- */

static void people(struct frame *f, struct node *parent, const struct scenario *s)
{
	struct node *card = w_card(f->u, parent, "people");
	card->gap = 12;
	w_heading(f->u, card, "title", 2, TYPE_H3, "People in this case");
	for (size_t i = 0; i < s->person_n; i++) {
		const struct known k = { s->person[i].name.plain, s->person[i].text };
		known_line(f, card, arena_printf(f->u->a, "person%zu", i), &k, false, NULL);
	}
	w_text(f->u, card, "invented", TYPE_SMALL, COLOUR_SOFT,
	    "The people and the names are invented. Another learner meets other names.");
}

static void introduction(struct frame *f, struct node *left, struct node *right)
{
	const struct scenario *s = f->app->scenario;
	struct ui *u = f->u;
	w_heading(u, left, "title", 1, TYPE_H1, s->title);
	w_blocks(
	    f, left, f->app->short_way ? s->summary : s->intro, f->app->short_way ? s->summary_n : s->intro_n, true);
	if (s->person_n > 0 && !f->app->short_way)
		people(f, right, s);
	struct node *b = frame_bottom(f);
	w_icon_button(u, b, "previous", BUTTON_PLAIN, "back", "Back", act_of(ACTION_PREVIOUS));
	w_bookmark(f, b);
	w_button(u, b, "turn", BUTTON_QUIET, f->app->short_way ? "Take the case after all" : "Leave this case out",
	    act_of(ACTION_SHORT_WAY));
	w_space(u, b, "space");
	frame_saved(f, b);
	struct node *next = w_icon_button(
	    u, b, "next", BUTTON_PRIMARY, "next", f->app->short_way ? "Next" : "Begin", act_of(ACTION_NEXT));
	next->flags |= NODE_FIRST;
}

/* Where what is said can be read: offered once something cited may have been said. */
static void sources_button(struct frame *f, struct node *bottom)
{
	const struct scenario *s = f->app->scenario;
	if (s->source_n > 0)
		w_button(f->u, bottom, "sources", BUTTON_QUIET, arena_printf(f->u->a, "Sources (%zu)", s->source_n),
		    act_of(ACTION_SOURCES));
}

/* --- a decision --- */

static struct node *option_card(
    struct frame *f, struct node *group, const struct option *o, size_t number, bool chosen, bool locked)
{
	struct node *n = w_answer(f, group, ROLE_RADIO, o->id, arena_printf(f->u->a, "%zu", number), o->text.plain,
	    chosen, locked, act_s(ACTION_CHOOSE, o->id));
	if (number == 1)
		n->flags |= NODE_FIRST;
	return n;
}

static void options(struct frame *f, struct node *left, const struct scenario_state *state)
{
	struct ui *u = f->u;
	const struct scene *s = state->scene;
	struct node *g = ui_node(u, left, ROLE_RADIOGROUP, "answers");
	g->name = "Choices";
	g->box = BOX_COLUMN;
	g->align = ALIGN_STRETCH;
	g->gap = 12;
	size_t order[SCENARIO_OPTIONS];
	scenario_order(f->app->registration.id, f->app->scenario, s, order);
	for (size_t i = 0; i < s->option_n; i++) {
		const struct option *o = &s->option[order[i]];
		/* once chosen it stands alone, so that what is said about it is in view with it; going back shows the
		 * others */
		if (state->chosen != NULL && o != state->chosen)
			continue;
		option_card(f, g, o, i + 1, o == (state->chosen != NULL ? state->chosen : state->marked),
		    state->chosen != NULL);
	}
}

static void feedback(struct frame *f, struct node *left, const struct option *o)
{
	struct ui *u = f->u;
	struct node *panel = w_note(u, left, "feedback", judged[o->quality].fill, NULL);
	panel->gap = 10;
	struct node *verdict = w_tag(u, panel, "verdict", judged[o->quality].ink, COLOUR_NONE, judged[o->quality].icon,
	    judged[o->quality].verdict);
	verdict->role = ROLE_STATUS;
	verdict->type = TYPE_LABEL;
	verdict->pad_x = 0;
	verdict->flags |= NODE_LIVE;
	w_rich(u, panel, "why", TYPE_BODY, &o->feedback);
}

static void decision(struct frame *f, struct node *left, const struct scenario_state *state)
{
	struct ui *u = f->u;
	const struct scene *s = state->scene;
	w_blocks(f, left, s->block, s->block_n, true);
	w_heading(u, left, "title", 1, TYPE_QUESTION, s->title);
	options(f, left, state);
	struct node *nudge = ui_node(u, left, ROLE_STATUS, "nudge");
	nudge->flags = NODE_LIVE;
	nudge->type = TYPE_SMALL;
	nudge->ink = COLOUR_WARM;
	nudge->text = f->app->nudge ? "Choose one first. You can always come back." : "";
	if (state->chosen != NULL)
		feedback(f, left, state->chosen);
	else
		w_text(u, left, "no-trick", TYPE_SMALL, COLOUR_SOFT,
		    "There is no trick here. Whatever you choose, you can come back and see where the others lead.");
	struct node *b = frame_bottom(f);
	w_icon_button(u, b, "previous", BUTTON_PLAIN, "back", state->chosen != NULL ? "Choose again" : "Back",
	    act_of(ACTION_PREVIOUS));
	w_bookmark(f, b);
	if (state->chosen == NULL)
		w_button(u, b, "turn", BUTTON_QUIET, "Leave this case out", act_of(ACTION_SHORT_WAY));
	else
		sources_button(f, b);
	w_space(u, b, "space");
	frame_saved(f, b);
	if (state->chosen != NULL)
		w_icon_button(u, b, "next", BUTTON_PRIMARY, "next", "Go on", act_of(ACTION_NEXT));
	else
		w_button(u, b, "next", BUTTON_PRIMARY, "Choose", act_of(ACTION_CHECK));
}

/* --- an ending --- */

static void sooner(struct frame *f, struct node *left, const struct scenario_state *state)
{
	struct ui *u = f->u;
	size_t n = 0;
	struct node *card = w_card(u, left, "sooner");
	card->gap = 12;
	w_heading(u, card, "title", 2, TYPE_H3, "Decisions you might make sooner");
	for (size_t i = 0; i < state->past_n; i++) {
		const struct option *o = state->past[i].option;
		if (o->quality == QUALITY_STRONG)
			continue;
		const struct run run[] = { { RUN_TEXT, o->text.plain, NULL } };
		const struct known k = { arena_printf(u->a, "Decision %d, you chose", state->past[i].scene->step),
			{ run, 1, o->text.plain } };
		known_line(f, card, arena_printf(u->a, "d%zu", i), &k, false, NULL);
		n++;
	}
	if (n == 0)
		w_text(u, card, "none", TYPE_SMALL, COLOUR_INK,
		    "You made a strong choice each time. Go back to see where the others would have led.");
}

static void ending(struct frame *f, struct node *left, const struct scenario_state *state)
{
	struct ui *u = f->u;
	const struct scene *s = state->scene;
	w_heading(u, left, "title", 1, TYPE_H1, s->title);
	w_blocks(f, left, s->block, s->block_n, true);
	sooner(f, left, state);
	struct node *debrief = w_note(u, left, "debrief", COLOUR_ACCENT_WEAK, "Looking back");
	debrief->gap = 12;
	w_blocks(f, debrief, s->debrief, s->debrief_n, true);
	struct node *b = frame_bottom(f);
	w_icon_button(u, b, "previous", BUTTON_PLAIN, "back", "Back", act_of(ACTION_PREVIOUS));
	w_bookmark(f, b);
	w_button(u, b, "again", BUTTON_QUIET, "Start again", act_of(ACTION_BEGIN));
	sources_button(f, b);
	w_space(u, b, "space");
	frame_saved(f, b);
	struct node *next = w_icon_button(u, b, "next", BUTTON_PRIMARY, "next", "Next", act_of(ACTION_NEXT));
	next->flags |= NODE_FIRST;
}

static const char *where_after(struct arena *a, const struct app *app, const struct scenario_state *state)
{
	if (!state->begun || app->short_way)
		return arena_printf(a, " \xC2\xB7 about %d min", app->scenario->minutes);
	if (state->scene->ending)
		return " \xC2\xB7 the end";
	return arena_printf(a, " \xC2\xB7 decision %d of %d", state->scene->step, app->scenario->steps);
}

void screen_scenario(const struct app *app, struct ui *u)
{
	const struct module *m = app_module(app);
	struct scenario_state state;
	scenario_follow(app->scenario, app->path, &state);
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = app->scenario->title,
		.back = "Course",
		.back_act = ACTION_HOME,
		.where = arena_printf(u->a, "Module %d \xC2\xB7 ", m->number),
		.where_strong = app->scenario->title,
		.where_after = where_after(u->a, app, &state),
		.permille = (int)((app->item + 1) * 1000 / m->item_n),
		.read_aloud = true });
	bool inside = state.begun && !app->short_way;
	struct node *row = w_row(u, f.body, "row", 48);
	row->align = ALIGN_START;
	row->stack_below = 1000;
	struct node *left = w_column(u, row, "/case", 16);
	left->grow = 2;
	left->max_w = 9 * app->view.scale;
	struct node *right = w_column(u, row, "/beside", 16);
	right->grow = 1;
	if (inside) {
		steps_line(&f, left, state.scene->ending ? app->scenario->steps : state.scene->step,
		    app->scenario->steps, state.scene->role);
		/* where one column holds all, what was said about a choice stands next to the way on */
		if (state.chosen == NULL || app->view.w * 100 / app->view.scale >= 1112)
			known_panel(&f, right, &state);
	}
	if (!inside)
		introduction(&f, left, right);
	else if (state.scene->ending)
		ending(&f, left, &state);
	else
		decision(&f, left, &state);
}
