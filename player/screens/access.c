/*
 * Switches and pointing: how touch, dwelling and switches choose. Every choice acts at once, so who sets them needs no
 * 'save'; which key is a switch is found by pressing it.
 */
#include "screens/screen.h"

static const struct setting_value off_on[] = { { "Off", 0 }, { "On", 1 } };

static void section(struct frame *f, const char *key, const char *title, const char *lead)
{
	struct node *column = w_column(f->u, f->body, key, 2);
	w_heading(f->u, column, "title", 2, TYPE_H2, title);
	w_text(f->u, column, "lead", TYPE_SMALL, COLOUR_SOFT, lead)->max_w = 900;
}

static void touch(struct frame *f, const struct reach *r)
{
	static const struct setting_value modes[] = { { "When I let go", TOUCH_RELEASE }, { "At once", TOUCH_PRESS },
		{ "When I hold", TOUCH_HOLD } };
	static const struct setting_value holds[] = { { "0.4 s", 400 }, { "0.7 s", 700 }, { "1 s", 1000 },
		{ "2 s", 2000 } };
	section(f, "/touch", "Touch and mouse",
	    "Letting go is safest: slide off to change your mind. Holding helps a hand that shakes.");
	w_options_set(f, "touch", "A touch chooses", modes, COUNT(modes), r->touch);
	if (r->touch == TOUCH_HOLD)
		w_options_set(f, "touch-hold", "Hold for", holds, COUNT(holds), r->hold_ms);
}

static void dwell(struct frame *f, const struct reach *r)
{
	static const struct setting_value times[] = { { "0.6 s", 600 }, { "0.8 s", 800 }, { "1.25 s", 1250 },
		{ "2 s", 2000 }, { "4 s", 4000 }, { "8 s", 8000 } };
	static const struct setting_value locks[] = { { "At once", 0 }, { "After 0.25 s", 250 }, { "After 0.5 s", 500 },
		{ "After 1 s", 1000 } };
	section(f, "/dwell", "Dwelling",
	    "For a mouse, a head pointer or an eye tracker that moves the pointer: what it rests on is chosen. A ring "
	    "shows how far it is. A short glance away is forgiven. Look elsewhere before you choose the same again.");
	w_options_set(f, "dwell", "Choose by resting", off_on, COUNT(off_on), r->dwell.on);
	if (!r->dwell.on)
		return;
	w_options_set(f, "dwell-time", "Rest for", times, COUNT(times), r->dwell.complete_ms);
	w_options_set(f, "dwell-lock", "The ring starts", locks, COUNT(locks), r->dwell.lock_ms);
}

static void scan_ways(struct frame *f, const struct scan_settings *s)
{
	static const struct setting_value usual[] = { { "By itself", SCAN_USUAL },
		{ "A press moves, resting chooses", SCAN_STEP }, { "Moves while held", SCAN_INVERSE } };
	static const struct setting_value two[] = { { "One moves, one chooses", SCAN_USUAL },
		{ "By itself, second goes back", SCAN_AUTOMATIC },
		{ "Moves while held, second goes back", SCAN_INVERSE } };
	static const struct setting_value patterns[] = { { "By how many there are", SCAN_BY_NUMBER },
		{ "One by one", SCAN_LINEAR }, { "Row, then cell", SCAN_ROWS }, { "Column, then cell", SCAN_COLUMNS } };
	if (s->switches == 1)
		w_options_set(f, "scan-kind", "How it moves", usual, COUNT(usual),
		    s->kind == SCAN_AUTOMATIC ? SCAN_USUAL : s->kind);
	else
		w_options_set(
		    f, "scan-kind", "How it moves", two, COUNT(two), s->kind == SCAN_STEP ? SCAN_USUAL : s->kind);
	w_options_set(f, "scan-pattern", "In what order", patterns, COUNT(patterns), s->pattern);
}

/* The times that people choose among; one found by the five presses stands among them as its own. */
static void scan_step(struct frame *f, const struct scan_settings *s)
{
	static const int times[] = { 500, 700, 1000, 1500, 2000, 3000, 5000, 10000 };
	struct setting_value option[COUNT(times) + 1];
	size_t n = 0;
	bool there = false;
	for (size_t i = 0; i < COUNT(times); i++) {
		if (!there && s->step_ms < times[i])
			option[n++].value = s->step_ms;
		there = there || s->step_ms <= times[i];
		option[n++].value = times[i];
	}
	if (!there)
		option[n++].value = s->step_ms;
	for (size_t i = 0; i < n; i++)
		option[i].text = seconds_text(f->u->a, option[i].value);
	w_options(f, "step", "Time for each step", option, n, s->step_ms, ACTION_SCAN_STEP);
	w_button(f->u, w_setting(f, "wizard", "Find my time", ROLE_GROUP), "open", BUTTON_PLAIN,
	    "Press five times\xE2\x80\xA6", act_of(ACTION_REACTION));
}

static void scan_times(struct frame *f, const struct scan_settings *s, bool steps)
{
	static const struct setting_value firsts[] = { { "The same", 1000 }, { "Half as long again", 1500 },
		{ "Twice as long", 2000 }, { "Three times", 3000 } };
	static const struct setting_value loops[] = { { "1", 1 }, { "2", 2 }, { "3", 3 }, { "5", 5 },
		{ "Until a choice", 0 } };
	static const struct setting_value accepts[] = { { "At once", 0 }, { "0.2 s", 200 }, { "0.5 s", 500 },
		{ "1 s", 1000 }, { "2 s", 2000 } };
	static const struct setting_value bounces[] = { { "0 s", 0 }, { "0.1 s", 100 }, { "0.3 s", 300 },
		{ "0.5 s", 500 }, { "1 s", 1000 } };
	static const struct setting_value backs[] = { { "Yes", 0 }, { "No", 1 } };
	if (!steps)
		w_options_set(f, "scan-loops", "Rounds, then wait", loops, COUNT(loops), s->loops);
	if (!steps || s->switches == 1)
		w_options_set(f, "scan-first", "The first stop lasts", firsts, COUNT(firsts), s->first_permille);
	w_options_set(f, "scan-accept", "A press counts after", accepts, COUNT(accepts), s->accept_ms);
	w_options_set(f, "scan-debounce", "Ignore another press for", bounces, COUNT(bounces), s->debounce_ms);
	if (s->debounce_ms > s->step_ms / 2)
		w_text(f->u, f->body, "/debounce-note", TYPE_SMALL, COLOUR_SOFT,
		    arena_printf(f->u->a, "Half a step at most: %s now.", seconds_text(f->u->a, s->step_ms / 2)));
	w_options_set(f, "scan-no-back",
	    "\xE2\x80\x98"
	    "Back\xE2\x80\x99 ends each row",
	    backs, COUNT(backs), s->no_back);
	w_options_set(f, "scan-cue", "Say each stop", off_on, COUNT(off_on), s->cue);
}

static void switch_keys(struct frame *f, const struct settings *s)
{
	static const char *const usual[] = { "Space", "Return" };
	struct ui *u = f->u;
	for (int i = 0; i < s->scan.switches; i++) {
		const char *key = s->reach.key[i][0] != '\0' ? s->reach.key[i] : usual[i];
		struct node *g = w_setting(
		    f, arena_printf(u->a, "/key%d", i + 1), arena_printf(u->a, "Switch %d is", i + 1), ROLE_GROUP);
		w_text(u, g, "now", TYPE_LABEL, COLOUR_ACCENT, key);
		w_button(u, g, "change", BUTTON_PLAIN, "Press another\xE2\x80\xA6", act_n(ACTION_CAPTURE, i + 1))
		    ->name = arena_printf(u->a, "Switch %d: press another", i + 1);
	}
	if (s->reach.key[0][0] != '\0' || s->reach.key[1][0] != '\0')
		w_button(u, w_setting(f, "/key-usual", "Both as usual", ROLE_GROUP), "usual", BUTTON_PLAIN,
		    "Space and Return", act_of(ACTION_CAPTURE_USUAL));
	w_options_set(f, "gamepad", "Gamepad buttons", off_on, COUNT(off_on), s->reach.gamepad);
}

void screen_access(const struct app *app, struct ui *u)
{
	static const struct setting_value switches[] = { { "None", 0 }, { "One switch", 1 }, { "Two switches", 2 } };
	const struct settings *s = &app->settings;
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){
		.title = "Switches and pointing", .back = "Back", .back_act = ACTION_BACK, .permille = -1 });
	w_heading(u, f.body, "title", 1, TYPE_H1, "Switches and pointing");
	touch(&f, &s->reach);
	dwell(&f, &s->reach);
	section(&f, "/switches", "Switches",
	    "A highlight goes over what can be chosen, and a switch chooses. A switch may be any key, a "
	    "mouse button, or a button of a gamepad or switch box.");
	w_options(&f, "switches", "Switches", switches, COUNT(switches), s->scan.switches, ACTION_SWITCHES);
	if (s->scan.switches == 0)
		return;
	scan_ways(&f, &s->scan);
	/* two switches, one to move on and one to choose: then nothing is a matter of time */
	bool steps = s->scan.kind == SCAN_STEP || (s->scan.switches == 2 && s->scan.kind == SCAN_USUAL);
	if (!steps || s->scan.switches == 1)
		scan_step(&f, &s->scan);
	scan_times(&f, &s->scan, steps);
	switch_keys(&f, s);
}

void screen_reaction(const struct app *app, struct ui *u)
{
	const struct reaction *r = &app->reaction;
	bool sign = r->running && r->shown_at != 0;
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){
		.title = "Find my time", .back = "Back", .back_act = ACTION_BACK, .permille = -1 });
	w_heading(u, f.body, "title", 1, TYPE_H1, reaction_done(r) ? "Your time" : "Press when the square fills");
	if (reaction_done(r)) {
		const char *step = seconds_text(u->a, reaction_step_ms(r));
		w_text(u, f.body, "found", TYPE_BODY, COLOUR_INK,
		    arena_printf(u->a,
			"You pressed after %s on average. A step of %s leaves room for that: time divided by 0.65.",
			seconds_text(u->a, reaction_mean_ms(r)), step))
		    ->max_w = 900;
		struct node *b = frame_bottom(&f);
		w_button(u, b, "again", BUTTON_PLAIN, "Try again", act_of(ACTION_REACTION_START));
		w_space(u, b, "space");
		w_button(u, b, "use", BUTTON_PRIMARY, arena_printf(u->a, "Use %s", step), act_of(ACTION_REACTION_USE))
		    ->flags |= NODE_FIRST;
		return;
	}
	w_text(u, f.body, "lead", TYPE_BODY, COLOUR_SOFT,
	    "Five times, after a wait that is never the same. Press your switch, Space, or touch the square.")
	    ->max_w = 900;
	struct node *square = w_button(u, f.body, "square", BUTTON_PLAIN,
	    !r->running ? "Start"
		: sign  ? "Now"
			: "Wait",
	    act_of(r->running ? ACTION_REACT : ACTION_REACTION_START));
	square->flags |= NODE_FIRST;
	square->min_h = 180;
	square->type = TYPE_QUESTION;
	square->border_px = 4;
	square->grow = 1;
	if (sign) {
		square->fill = square->border = COLOUR_ACCENT;
		square->ink = COLOUR_ACCENT_INK;
	}
	struct node *n = ui_node(u, f.body, ROLE_STATUS, "count");
	n->flags = NODE_LIVE;
	n->type = TYPE_BODY;
	n->ink = COLOUR_SOFT;
	n->text = r->early                 ? "That was before the square filled. It does not count."
	    : !r->running && r->missed > 0 ? "Nobody pressed, so it stopped."
	    : r->n > 0                     ? arena_printf(u->a, "%d of %d", r->n, REACTION_PRESSES)
					   : "";
}
