/*
 * Settings of switches, pointing and boards: one table, so that what is kept, what is checked and what a screen may set
 * are the same list. Also the few acts that go with them: choosing a switch by pressing it, and measuring how fast it
 * is pressed.
 */
#include <stddef.h>

#include "app_parts.h"

static const struct row {
	const char *key;
	size_t at; /* of an int in struct settings */
	int low, high, first;
	bool kept;
} rows[] = {
	{ "scan-kind", offsetof(struct settings, scan.kind), 0, SCAN_KINDS - 1, SCAN_USUAL, true },
	{ "scan-pattern", offsetof(struct settings, scan.pattern), 0, SCAN_PATTERNS - 1, SCAN_BY_NUMBER, true },
	{ "scan-first", offsetof(struct settings, scan.first_permille), 1000, 4000, 1500, true },
	{ "scan-loops", offsetof(struct settings, scan.loops), 0, 20, 3, true },
	{ "scan-debounce", offsetof(struct settings, scan.debounce_ms), 0, 2000, 300, true },
	{ "scan-accept", offsetof(struct settings, scan.accept_ms), 0, 2000, 0, true },
	{ "scan-no-back", offsetof(struct settings, scan.no_back), 0, 1, 0, true },
	{ "scan-cue", offsetof(struct settings, scan.cue), 0, 1, 0, true },
	{ "touch", offsetof(struct settings, reach.touch), 0, TOUCH_MODES - 1, TOUCH_RELEASE, true },
	{ "touch-hold", offsetof(struct settings, reach.hold_ms), 100, 5000, 700, true },
	{ "dwell", offsetof(struct settings, reach.dwell.on), 0, 1, 0, true },
	{ "dwell-lock", offsetof(struct settings, reach.dwell.lock_ms), 0, 5000, 250, true },
	{ "dwell-time", offsetof(struct settings, reach.dwell.complete_ms), 200, 20000, 1250, true },
	{ "dwell-memory", offsetof(struct settings, reach.dwell.memory_ms), 0, 5000, 750, true },
	{ "gamepad", offsetof(struct settings, reach.gamepad), 0, 1, 0, true },
	{ "board-label", offsetof(struct settings, looks.label), 0, LABEL_PLACES - 1, LABEL_BELOW, true },
	{ "board-colour", offsetof(struct settings, looks.colour), 0, CELL_COLOURS - 1, CELL_BORDER, true },
	{ "board-skin", offsetof(struct settings, looks.skin), 0, 5, 0, true },
	{ "board-thick", offsetof(struct settings, looks.thick), 0, 1, 0, true },
	{ "breaks", offsetof(struct settings, breaks), 0, 1, 1, true },
	{ "plan", offsetof(struct settings, plan), 0, 1, 0, true },
	{ "board-mask", offsetof(struct settings, looks.mask), 0, 24, 0, false },
	{ "board-body", offsetof(struct settings, looks.body), 0, 1, 0, false },
};
static const char *const key_rows[SWITCHES_MOST] = { "switch-1", "switch-2" };

static int *value_at(struct settings *s, const struct row *r)
{
	return (int *)((char *)s + r->at);
}

static const struct row *row_find(const char *key)
{
	for (size_t i = 0; i < COUNT(rows); i++)
		if (streq(rows[i].key, key))
			return &rows[i];
	return NULL;
}

void access_load(struct app *app)
{
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct row *r = &rows[i];
		int kept = *value_at(&app->settings, r);
		*value_at(&app->settings, r) = !r->kept ? kept
		    : app->with.records == NULL         ? r->first
							: setting_number(app, r->key, r->low, r->high, r->first);
	}
	for (size_t i = 0; i < SWITCHES_MOST; i++) {
		const char *key = app->with.records != NULL ? setting_read(app, key_rows[i]) : NULL;
		snprintf(app->settings.reach.key[i], SWITCH_KEY_SIZE, "%s", key != NULL ? key : "");
	}
}

bool access_save(struct app *app, struct err *e)
{
	bool ok = true;
	for (size_t i = 0; ok && i < COUNT(rows); i++) {
		char number[24];
		snprintf(number, sizeof number, "%d", *value_at(&app->settings, &rows[i]));
		ok = !rows[i].kept || setting_set(app->with.records, app->learner.id, rows[i].key, number, e);
	}
	for (size_t i = 0; ok && i < SWITCHES_MOST; i++)
		ok = setting_set(app->with.records, app->learner.id, key_rows[i], app->settings.reach.key[i], e);
	return ok;
}

/* --- acting --- */

static void value_set(struct app *app, const char *key, int n)
{
	const struct row *r = key != NULL ? row_find(key) : NULL;
	if (r == NULL)
		return;
	*value_at(&app->settings, r) = n < r->low ? r->low : n > r->high ? r->high : n;
	if (r->kept)
		app_settings_save(app);
}

/* Keys that must keep what they do, so that nobody is locked in or out: leaving, moving, speech, hiding and help. */
static bool key_is_needed(const char *key)
{
	static const char *const needed[] = { "Escape", "Tab", "Shift+Tab", "Shift+Escape" };
	for (size_t i = 0; i < COUNT(needed); i++)
		if (streq(key, needed[i]))
			return true;
	return str_starts(key, "Ctrl+") || str_starts(key, "Alt+") || (key[0] == 'F' && key[1] >= '1' && key[1] <= '9');
}

void app_switch_is(struct app *app, const char *key)
{
	struct reach *reach = &app->settings.reach;
	int which = app->capture;
	if (which < 1 || which > SWITCHES_MOST || app->dialog != DIALOG_SWITCH)
		return;
	bool taken = streq(reach->key[2 - which], key);
	app->capture_refused = key_is_needed(key) || taken || strlen(key) >= SWITCH_KEY_SIZE;
	if (app->capture_refused)
		return;
	snprintf(reach->key[which - 1], SWITCH_KEY_SIZE, "%s", key);
	app->capture = 0;
	app->dialog = DIALOG_NONE;
	app_settings_save(app);
}

static void capture_start(struct app *app, int which)
{
	app->capture = which;
	app->capture_refused = false;
	dialog_open(app, DIALOG_SWITCH, NULL);
}

static void reaction_act(struct app *app, const struct act *act)
{
	if (act->what == ACTION_REACT && app->reaction.running)
		reaction_press(&app->reaction, app->clock);
	else if (act->what == ACTION_REACTION_START)
		reaction_start(&app->reaction, app->clock);
	else if (act->what == ACTION_REACTION_USE && reaction_done(&app->reaction)) {
		app->settings.scan.step_ms = reaction_step_ms(&app->reaction);
		app_settings_save(app);
		screen_back(app);
	}
}

void access_act(struct app *app, const struct act *act)
{
	if (app->dialog != DIALOG_SWITCH)
		app->capture = 0;
	switch (act->what) {
	case ACTION_SET:
		value_set(app, act->s, act->n);
		break;
	case ACTION_ACCESS:
		app_show_over(app, SCREEN_ACCESS);
		break;
	case ACTION_LOOKS:
		app_show_over(app, SCREEN_LOOKS);
		break;
	case ACTION_CAPTURE:
		capture_start(app, act->n);
		break;
	case ACTION_CAPTURE_USUAL:
		memset(app->settings.reach.key, 0, sizeof app->settings.reach.key);
		app_settings_save(app);
		break;
	case ACTION_REACTION:
		app->reaction = (struct reaction){ 0 };
		app_show_over(app, SCREEN_REACTION);
		break;
	case ACTION_REST:
		app->resting = !app->resting;
		break;
	case ACTION_PARTNER:
		partner_open(&app->partner, PARTNER_LIST);
		app_show_over(app, SCREEN_PARTNER);
		break;
	case ACTION_PARTNER_PART:
		partner_open(&app->partner, (enum partner_part)act->n);
		app->visit++;
		break;
	case ACTION_PARTNER_DO:
		partner_do(&app->partner, act->n, app->clock);
		break;
	default:
		reaction_act(app, act);
		break;
	}
	if (app->screen != SCREEN_REACTION)
		app->reaction.running = false;
}

/* --- time, and what the session asks --- */

static bool partner_in_view(const struct app *app)
{
	return app->screen == SCREEN_PARTNER && app->dialog == DIALOG_NONE && !app->hidden;
}

static bool reading_in_view(const struct app *app)
{
	return (app->screen == SCREEN_SLIDE || app->screen == SCREEN_SCENARIO) && app->dialog == DIALOG_NONE &&
	    !app->hidden;
}

int64_t app_due(const struct app *app)
{
	if (app->screen == SCREEN_REACTION && !app->hidden)
		return reaction_due(&app->reaction);
	if (reading_in_view(app))
		return pause_due(&app->pause);
	return partner_in_view(app) ? partner_due(&app->partner) : 0;
}

bool app_time(struct app *app, int64_t now)
{
	if (app->screen == SCREEN_REACTION && !app->hidden) {
		bool changed = reaction_tick(&app->reaction, now);
		if (changed && app->reaction.shown_at != 0 && app->settings.speech)
			app_say(app, "Now");
		return changed;
	}
	if (reading_in_view(app))
		return pause_tick(&app->pause, now);
	return partner_in_view(app) && partner_tick(&app->partner, now);
}

const struct scan_settings *app_scan(const struct app *app)
{
	static const struct scan_settings felt = {
		.switches = 1, .step_ms = 1500, .first_permille = 1500, .debounce_ms = 300, .pattern = SCAN_ROWS
	};
	return partner_in_view(app) && partner_feels(&app->partner) ? &felt : &app->settings.scan;
}
