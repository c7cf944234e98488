/*
 * Inputs of people who do not use keys and a quick touch: switches of any kind, dwelling, holding. They end in the same
 * acts as a click. All deadlines of a session are here, so that one wake-up serves the nearest of them.
 */
#include "session_in.h"

static struct ui *tree(struct session *s)
{
	return &s->ui[s->now];
}

static void draw_again(struct session *s)
{
	s->drawn = (struct draw_list){ 0 };
}

/* --- scanning --- */

/* What is lit comes into view, the first of a group first, and is said to those who hear it. */
static void scan_shown(struct session *s)
{
	const struct scan_settings *set = app_scan(s->app);
	const char *const *lit = scan_highlight(tree(s)->a, &s->scan, tree(s));
	if (lit[0] != NULL)
		session_lay(s, lit[0]);
	if (set->cue)
		session_hush(s); /* a cue longer than the step is cut off by the next */
	if (set->cue || session_speaks(s))
		session_say(s, scan_cue(tree(s)->a, &s->scan, tree(s)));
	draw_again(s);
}

static void scan_went(struct session *s, struct node *chosen)
{
	if (chosen != NULL)
		session_choose(s, chosen);
	else
		scan_shown(s);
}

bool access_switch(struct session *s, int which, bool down)
{
	struct app *app = s->app;
	struct node *chosen;
	if (app->screen == SCREEN_REACTION && app->reaction.running && !app->hidden) {
		if (down)
			session_act(s, (struct act){ ACTION_REACT, 0, NULL });
		return down;
	}
	if (app_scan(app)->switches == 0) {
		/* a switch that is pressed is there: scanning starts, and a settings screen can stop it */
		if (!down)
			return false;
		app->settings.scan.switches = s->scan_switches = which == 2 ? 2 : 1;
		scan_start(&s->scan, tree(s), &app->settings.scan, s->clock);
		scan_shown(s);
		return true;
	}
	if (!scan_switch(&s->scan, tree(s), app_scan(app), which, down, s->clock, &chosen))
		return false;
	scan_went(s, chosen);
	return true;
}

/* --- which switch a key or button is --- */

static bool is_enter(const char *key)
{
	return streq(key, "Return") || streq(key, "Keypad Enter");
}

/* 1 or 2; 0: none. A key that was chosen wins over those that are switches as long as nothing was. */
static int switch_of(const struct session *s, const char *key)
{
	const struct reach *reach = &s->app->settings.reach;
	int switches = app_scan(s->app)->switches;
	for (int i = 0; i < switches; i++)
		if (streq(reach->key[i], key))
			return i + 1;
	if (switches > 0 && reach->key[0][0] == '\0' && (streq(key, "Space") || (switches == 1 && is_enter(key))))
		return 1;
	return switches == 2 && reach->key[1][0] == '\0' && is_enter(key) ? 2 : 0;
}

static bool captures(struct session *s, const char *key)
{
	if (s->app->capture == 0 || s->app->dialog != DIALOG_SWITCH || streq(key, "Escape"))
		return false;
	app_switch_is(s->app, key);
	session_refresh(s);
	return true;
}

/* Buttons come with their number; the first two are switches even if nobody said so. */
static bool button(struct session *s, int n, bool down)
{
	char key[SWITCH_KEY_SIZE];
	snprintf(key, sizeof key, "Button %d", n);
	if (down && captures(s, key))
		return true;
	int which = switch_of(s, key);
	if (which == 0)
		which = n == 2 ? 2 : n == 1 ? 1 : 0;
	return which != 0 && access_switch(s, which, down);
}

bool access_key(struct session *s, const struct input *in, bool *changed)
{
	bool down = in->kind == INPUT_KEY || in->kind == INPUT_SWITCH;
	*changed = false;
	if (in->kind == INPUT_SWITCH || in->kind == INPUT_SWITCH_UP) {
		*changed = button(s, in->n, down);
		return true;
	}
	if (down && !in->repeat && captures(s, in->key))
		return *changed = true;
	int which = switch_of(s, in->key);
	if (which == 0)
		return !down;
	if (!in->repeat)
		*changed = access_switch(s, which, down);
	return true;
}

/* What a key that is a switch would type. */
bool access_text(const struct session *s, const char *text)
{
	char key[SWITCH_KEY_SIZE];
	size_t n = 0;
	while (text[n] != '\0' && n + 1 < sizeof key) {
		key[n] = text[n] >= 'a' && text[n] <= 'z' ? (char)(text[n] - 'a' + 'A') : text[n];
		n++;
	}
	key[n] = '\0';
	return switch_of(s, streq(key, " ") ? "Space" : key) != 0;
}

/* --- pointing --- */

/* While dwelling is paused only this goes on. */
static const char *dwell_only(const struct session *s)
{
	const struct node *n = s->app->resting ? node_find(s->ui[s->now].root, "reach/rest") : NULL;
	return n != NULL ? n->id : NULL;
}

static const struct dwell_settings *dwell_settings(const struct session *s)
{
	return &s->app->settings.reach.dwell;
}

bool access_move(struct session *s, int x, int y)
{
	bool changed = dwell_move(&s->dwell, tree(s), dwell_settings(s), dwell_only(s), x, y, s->clock);
	if (changed)
		draw_again(s);
	return changed;
}

static bool is_press_anywhere(const struct session *s, const struct input *in)
{
	return !in->touch && switch_of(s, "Mouse Left") != 0;
}

bool access_pointer(struct session *s, const struct input *in, bool *changed)
{
	bool down = in->kind == INPUT_PRESS;
	(void)access_move(s, in->x, in->y);
	dwell_spend(&s->dwell, tree(s));
	const struct node *hit = ui_hit(tree(s), in->x, in->y);
	*changed = true;
	/* 'Leave it as it is' can be clicked; a click anywhere else is the switch */
	if (down && !in->touch && hit == NULL && captures(s, "Mouse Left"))
		return true;
	if (is_press_anywhere(s, in)) {
		*changed = access_switch(s, switch_of(s, "Mouse Left"), down);
		return true;
	}
	if (hit != NULL && hit->act[ACT_ACTIVATE].what == ACTION_AS_SWITCH) {
		*changed = access_switch(s, 1, down);
		return true;
	}
	/* the time of a press counts here, not that of letting go */
	if (down && hit != NULL && hit->act[ACT_ACTIVATE].what == ACTION_REACT) {
		s->pressed[0] = '\0';
		session_activate(s, hit);
		return true;
	}
	return false;
}

bool access_touch(struct session *s, const struct input *in, const struct node *hit)
{
	int mode = s->app->settings.reach.touch;
	if (mode == TOUCH_RELEASE)
		return false;
	if (in->kind == INPUT_RELEASE) {
		s->hold_due = 0;
		return true;
	}
	if (mode == TOUCH_HOLD && hit != NULL)
		s->hold_due = s->clock + s->app->settings.reach.hold_ms;
	if (mode == TOUCH_PRESS && hit != NULL) {
		s->drag.how = DRAG_NONE;
		session_choose(s, hit);
	}
	return true;
}

/* Held long enough, and still on what was pressed. */
static bool held(struct session *s)
{
	const struct node *hit = ui_hit(tree(s), s->pointer_x, s->pointer_y);
	s->hold_due = 0;
	s->drag.how = DRAG_NONE;
	if (hit == NULL || !streq(hit->id, s->pressed))
		return false;
	session_choose(s, hit);
	return true;
}

/* --- the tree, and time --- */

void access_rebuilt(struct session *s, bool fresh)
{
	const struct scan_settings *set = app_scan(s->app);
	/* scanning that was switched on just now, or is another's, begins at once */
	bool other = set != s->scan_set || set->switches != s->scan_switches;
	s->scan_set = set;
	s->scan_switches = set->switches;
	if (set->switches == 0)
		s->scan.level = SCAN_WAITING;
	else if (fresh || other)
		scan_start(&s->scan, tree(s), set, s->clock);
	else
		scan_keep(&s->scan, tree(s), set, s->clock);
	dwell_keep(&s->dwell, tree(s), dwell_settings(s), dwell_only(s), s->clock);
}

bool access_overflow(struct session *s)
{
	const struct node *n = ui_scroller(tree(s));
	bool over = n != NULL && n->content_h > n->rect.h;
	bool changed = over != s->app->overflow && (app_scan(s->app)->switches > 0 || s->app->settings.reach.dwell.on);
	s->app->overflow = over;
	return changed;
}

static bool scan_time(struct session *s)
{
	struct node *chosen;
	if (!scan_tick(&s->scan, tree(s), app_scan(s->app), s->clock, &chosen))
		return false;
	scan_went(s, chosen);
	return true;
}

static bool dwell_time(struct session *s)
{
	struct node *chosen;
	if (!dwell_tick(&s->dwell, tree(s), dwell_settings(s), s->clock, &chosen))
		return false;
	if (chosen != NULL && chosen->act[ACT_ACTIVATE].what == ACTION_AS_SWITCH) {
		(void)access_switch(s, 1, true);
		(void)access_switch(s, 1, false);
	} else if (chosen != NULL)
		session_choose(s, chosen);
	draw_again(s);
	return true;
}

bool access_time(struct session *s)
{
	bool changed = false;
	if (app_due(s->app) != 0 && app_time(s->app, s->clock)) {
		session_refresh(s);
		changed = true;
	}
	if (s->hold_due != 0 && s->clock >= s->hold_due)
		changed = held(s) || changed;
	changed = scan_time(s) || changed;
	return dwell_time(s) || changed;
}

static int64_t sooner(int64_t a, int64_t b)
{
	return a == 0 || (b != 0 && b < a) ? b : a;
}

int64_t access_due(const struct session *s)
{
	int64_t due = sooner(scan_next(&s->scan, app_scan(s->app)), dwell_next(&s->dwell, dwell_settings(s)));
	return sooner(sooner(due, s->hold_due), app_due(s->app));
}
