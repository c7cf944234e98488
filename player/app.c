/*
 * Start and screens: the part of the state that every course shares, and the one switch over all actions. What belongs
 * to people, settings, a course, a test, a board or saving stands in the files beside this one.
 */
#include "app_parts.h"

void app_init(struct app *app, const struct app_services *with)
{
	memset(app, 0, sizeof *app);
	app->with = *with;
	typing_limits(app);
	app_settings_load(app);
}

void app_release(struct app *app)
{
	(void)app_keep_place(app);
	for (size_t i = 0; i < app->shelf_n; i++) {
		pack_close(app->shelf[i].pack);
		arena_release(&app->shelf[i].arena);
	}
	arena_release(&app->permanent);
	arena_release(&app->course_arena);
	arena_release(&app->case_arena);
	arena_release(&app->history_arena);
	arena_release(&app->place_arena);
	fields_release(&app->fields);
}

/* --- screens --- */

static void screen_enter(struct app *app, enum screen screen)
{
	/* a sentence for the library or the settings is gone once they are left */
	if (app->screen != screen && (app->screen == SCREEN_LIBRARY || app->screen == SCREEN_SETTINGS))
		app->note = NULL;
	app->screen = screen;
	app->dialog = DIALOG_NONE;
	app->nudge = false;
	app->capitals_turned = false;
	app_field(app, typing_first(app));
	app->visit++;
}

void app_show(struct app *app, enum screen screen)
{
	/* boards by themselves have no course to go home to */
	if (screen == SCREEN_HOME && app->open != NULL && app->open->boards_only)
		screen = SCREEN_LIBRARY;
	app->behind_n = 0;
	if (pin_asks(app) && screen != SCREEN_PIN)
		pin_leave(app);
	screen_enter(app, screen);
}

void app_show_over(struct app *app, enum screen screen)
{
	if (app->screen == screen)
		return;
	if (app->behind_n < COUNT(app->behind))
		app->behind[app->behind_n++].screen = app->screen;
	screen_enter(app, screen);
}

void app_fail(struct app *app, const struct err *e)
{
	app->error = *e;
	app_show_over(app, SCREEN_ERROR);
}

void app_saved(struct app *app, bool ok, const struct err *e)
{
	app->saved = ok;
	if (ok)
		app->error = (struct err){ 0 };
	else
		app->error = *e;
}

void app_say(struct app *app, const char *text)
{
	app_sound(app, NULL, text);
}

void app_sound(struct app *app, const char *sound, const char *text)
{
	struct effects *fx = &app->effects;
	if (fx->say_n == COUNT(fx->say))
		return;
	fx->sound[fx->say_n] = sound;
	fx->say[fx->say_n++] = text;
}

void dialog_open(struct app *app, enum dialog dialog, const char *arg)
{
	app->dialog = dialog;
	app->dialog_arg = arg;
}

/* Where 'back' leads from a screen that was not opened over another one. */
void screen_back(struct app *app)
{
	if (app->screen == SCREEN_PARTNER && app->partner.part != PARTNER_LIST) {
		partner_open(&app->partner, PARTNER_LIST);
		app->visit++;
		return;
	}
	if (app->behind_n > 0) {
		enum screen to = app->behind[--app->behind_n].screen;
		screen_enter(app, to);
		return;
	}
	switch (app->screen) {
	case SCREEN_HOME:
		app_show(app, SCREEN_LIBRARY);
		break;
	case SCREEN_BOARD:
		board_escape(app);
		break;
	case SCREEN_PARTNER:
		app_show(app, app->course != NULL ? SCREEN_HOME : SCREEN_LIBRARY);
		break;
	case SCREEN_LARGE:
		app_show(app, SCREEN_BOARD);
		break;
	case SCREEN_PLACES:
	case SCREEN_REVIEW:
		app_show(app, SCREEN_RESULTS);
		break;
	case SCREEN_SLIDE:
	case SCREEN_QUESTION:
	case SCREEN_SCENARIO:
	case SCREEN_WORKSHEET:
	case SCREEN_TEST:
	case SCREEN_SURVEY:
	case SCREEN_BOARDS:
	case SCREEN_RESULTS:
	case SCREEN_SEARCH:
	case SCREEN_GLOSSARY:
	case SCREEN_RESOURCES:
	case SCREEN_REFERENCES:
	case SCREEN_CHANGES:
		app_show(app, app->course != NULL ? SCREEN_HOME : SCREEN_LIBRARY);
		break;
	case SCREEN_PIN:
	case SCREEN_OPEN:
	case SCREEN_ABOUT:
		app_show(app, SCREEN_LIBRARY);
		break;
	case SCREEN_LEARNER:
		if (app->learner_n > 0)
			app_show(app, SCREEN_LIBRARY);
		break;
	case SCREEN_SUPPORT:
	case SCREEN_LOCAL:
	case SCREEN_SETTINGS:
	case SCREEN_ACCESS:
	case SCREEN_LOOKS:
	case SCREEN_REACTION:
	case SCREEN_HELP:
	case SCREEN_ERROR:
		app_show(app, SCREEN_LIBRARY);
		break;
	case SCREEN_PRIVACY:
	case SCREEN_LIBRARY:
	case SCREEN_COUNT:
		break;
	}
}

void app_start(struct app *app, const char *learner)
{
	learners_read(app);
	if (app->screen == SCREEN_ERROR)
		return;
	if (learner != NULL) {
		app->privacy_seen = true;
		field_set(&app->fields, FIELD_OF_NAME, learner);
		learner_save(app);
		return;
	}
	if (!app->privacy_seen)
		app_show(app, SCREEN_PRIVACY);
	else if (app->learner_n == 0)
		app_show(app, SCREEN_LEARNER);
	else
		app_show(app, SCREEN_LIBRARY);
}

/* --- acting --- */

static void next_or_previous(struct app *app, int by)
{
	if (app->dialog != DIALOG_NONE)
		return;
	if (app->screen == SCREEN_SLIDE || app->screen == SCREEN_QUESTION || app->screen == SCREEN_WORKSHEET)
		course_turn(app, by);
	else if (app->screen == SCREEN_SCENARIO)
		case_turn(app, by);
	else if (app->screen == SCREEN_TEST)
		sitting_turn(app, by);
	else if (app->screen == SCREEN_SURVEY)
		survey_turn(app, by);
}

static void course_act(struct app *app, const struct act *act)
{
	switch (act->what) {
	case ACTION_OPEN_COURSE:
		if (act->n >= 0 && (size_t)act->n < app->shelf_n &&
		    (app->learner.id[0] != '\0' || app->shelf[act->n].boards_only))
			(void)course_enter(app, &app->shelf[act->n]);
		else if (app->learner.id[0] == '\0')
			app_show(app, SCREEN_LEARNER);
		break;
	case ACTION_CONTINUE:
		course_continue(app);
		break;
	case ACTION_MODULE:
		course_open_module(app, (size_t)act->n);
		break;
	case ACTION_GO_TO:
		find_go_to(app, act->s);
		break;
	case ACTION_TEST:
		sitting_start(app, act->s);
		break;
	case ACTION_SURVEY:
		survey_start(app, (enum occasion)act->n, 0);
		break;
	case ACTION_LATER:
		survey_leave(app);
		break;
	case ACTION_CHECK:
		if (app->screen == SCREEN_TEST)
			sitting_turn(app, 1);
		else if (app->screen == SCREEN_SURVEY)
			survey_turn(app, 1);
		else if (app->screen == SCREEN_SCENARIO)
			case_decide(app);
		else
			answer_check(app);
		break;
	case ACTION_STEP:
		app->step = act->n;
		break;
	case ACTION_PAUSE:
		pause_stop(&app->pause);
		if (act->n > 0)
			pause_start(&app->pause, act->n, app->clock);
		break;
	case ACTION_TABLE:
		app->table_shown = !app->table_shown;
		break;
	case ACTION_SHORT_WAY:
		app->short_way = !app->short_way;
		break;
	case ACTION_TERM:
		dialog_open(app, DIALOG_TERM, act->s);
		break;
	case ACTION_NOTES:
		dialog_open(app, DIALOG_NOTES, NULL);
		break;
	case ACTION_SOURCES:
		dialog_open(app, DIALOG_SOURCES, NULL);
		break;
	case ACTION_RESULTS:
		app_show(app, SCREEN_RESULTS);
		break;
	case ACTION_REVIEW:
		app_show(app, SCREEN_REVIEW);
		break;
	default:
		break;
	}
}

bool app_off(const struct app *app, enum policy_feature feature)
{
	return app->with.policy != NULL && app->with.policy->off[feature];
}

static int64_t folder_bytes(const char *folder)
{
	struct arena a = { 0 };
	struct err ignored = { 0 };
	const char *const *name;
	size_t n = 0;
	int64_t sum = 0, size = 0;
	if (os_stat(folder, NULL) != OS_FOLDER || !os_list(&a, folder, &name, &n, &ignored))
		n = 0;
	for (size_t i = 0; i < n; i++)
		if (os_stat(path_join(&a, folder, name[i]), &size) == OS_FILE)
			sum += size;
	arena_release(&a);
	return sum;
}

static void about_open(struct app *app)
{
	struct arena a = { 0 };
	app->about.used = folder_bytes(app->with.data_dir) + folder_bytes(path_join(&a, app->with.data_dir, "packs"));
	app->about.free = os_free_bytes(app->with.data_dir);
	arena_release(&a);
	app_show_over(app, SCREEN_ABOUT);
}

/* What the item in view makes of an act. */
static void item_act(struct app *app, const struct act *act)
{
	if (app->screen == SCREEN_QUESTION)
		course_answer(app, act);
	else if (app->screen == SCREEN_TEST)
		sitting_answer(app, act);
	else if (app->screen == SCREEN_SCENARIO)
		case_act(app, act);
	else if (app->screen == SCREEN_WORKSHEET || app->screen == SCREEN_SURVEY)
		form_act(app, act);
}

static void everywhere_act(struct app *app, const struct act *act)
{
	switch (act->what) {
	case ACTION_NEXT:
		next_or_previous(app, 1);
		break;
	case ACTION_PREVIOUS:
		next_or_previous(app, -1);
		break;
	case ACTION_BACK:
		if (app->dialog != DIALOG_NONE && app->dialog != DIALOG_FROZEN)
			app->dialog = DIALOG_NONE;
		else if (app->dialog == DIALOG_NONE)
			screen_back(app);
		break;
	case ACTION_CLOSE:
		app->dialog = DIALOG_NONE;
		break;
	case ACTION_HELP:
		app_show_over(app, SCREEN_HELP);
		break;
	case ACTION_SETTINGS:
		app_show_over(app, SCREEN_SETTINGS);
		break;
	case ACTION_SUPPORT:
		app_show_over(app, SCREEN_SUPPORT);
		break;
	case ACTION_LOCAL:
		app_show_over(app, SCREEN_LOCAL);
		break;
	case ACTION_ABOUT:
		about_open(app);
		break;
	case ACTION_MENU:
		dialog_open(app, DIALOG_MENU, act->s);
		break;
	case ACTION_LIBRARY:
		app_show(app, SCREEN_LIBRARY);
		break;
	case ACTION_HOME:
		app_show(app, app->course != NULL ? SCREEN_HOME : SCREEN_LIBRARY);
		break;
	case ACTION_READ:
		app->effects.read_aloud = true;
		break;
	case ACTION_REPEAT:
		app->effects.repeat = true;
		break;
	case ACTION_FULLSCREEN:
		app->effects.fullscreen = true;
		break;
	case ACTION_QUIT:
		app->effects.quit = true;
		break;
	default:
		break;
	}
}

static void hide(struct app *app)
{
	app->hidden = !app->hidden;
	app->effects.stop_speech = true;
}

void app_update(struct app *app, struct act act)
{
	unsigned visit = app->visit;
	(void)app_keep_place(app);
	if (act.what != ACTION_TYPE && act.what != ACTION_RUB_OUT && act.what != ACTION_CARET &&
	    act.what != ACTION_CAPITALS)
		(void)app_settle(app);
	if (act.what == ACTION_HIDE) {
		hide(app);
		return;
	}
	if (app->hidden && act.what != ACTION_QUIT)
		return;
	/* A screen opened from a dialog leaves none behind it. */
	if (app->dialog == DIALOG_MENU && act.what != ACTION_BACK)
		app->dialog = DIALOG_NONE;
	if (app->screen != SCREEN_BOARD || act.what != ACTION_BACK)
		app->board.escapes = 0;
	settings_act(app, &act);
	access_act(app, &act);
	everywhere_act(app, &act);
	people_act(app, &act);
	pin_act(app, &act);
	open_act(app, &act);
	typing_act(app, &act);
	find_act(app, &act);
	save_act(app, &act);
	course_act(app, &act);
	pace_act(app, &act);
	changes_act(app, &act);
	board_act(app, &act);
	item_act(app, &act);
	if (app->visit != visit)
		pace_suggest(app);
}
