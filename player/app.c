/*
 * Start, screens and settings: the part of the state that every course shares, and the one switch over all actions. What belongs to
 * a course, a test, a board or saving stands in the files beside this one.
 */
#include "app_parts.h"

static const struct settings first_settings = {
	.theme = THEME_PAPER, .face = FACE_INTER, .text = 100, .spacing = 100, .speed = 165, .letters = true,
	.scan = { .switches = 0, .step_ms = 2000, .first_permille = 1500, .loops = 3, .debounce_ms = 300 },
};

void app_init(struct app *app, const struct app_services *with)
{
	memset(app, 0, sizeof *app);
	app->with = *with;
	app->settings = first_settings;
	app_settings_load(app);
}

void app_release(struct app *app)
{
	for (size_t i = 0; i < app->shelf_n; i++) {
		pack_close(app->shelf[i].pack);
		arena_release(&app->shelf[i].arena);
	}
	arena_release(&app->permanent);
	arena_release(&app->course_arena);
	arena_release(&app->history_arena);
	arena_release(&app->place_arena);
}

/* --- settings: the learner's own, else the laptop's --- */

static const char *setting_read(struct app *app, const char *key)
{
	const char *v = NULL;
	if (app->learner.id[0] != '\0')
		v = setting_get(app->with.records, &app->permanent, app->learner.id, key);
	return v != NULL ? v : setting_get(app->with.records, &app->permanent, "", key);
}

static int setting_number(struct app *app, const char *key, int low, int high, int otherwise)
{
	int64_t n = otherwise;
	const char *v = setting_read(app, key);
	if (v != NULL)
		(void)parse_int(v, low, high, &n);
	return (int)n;
}

void app_settings_load(struct app *app)
{
	struct settings *s = &app->settings;
	const struct settings *d = &first_settings;
	if (app->with.records == NULL)
		return;
	s->theme = (enum theme_id)setting_number(app, "theme", 0, THEME_COUNT - 1, (int)d->theme);
	s->face = (enum face)setting_number(app, "face", 0, FACE_COUNT - 1, (int)d->face);
	s->text = setting_number(app, "text", 100, 300, d->text);
	s->spacing = setting_number(app, "spacing", 90, 140, d->spacing);
	s->speed = setting_number(app, "speed", 80, 400, d->speed);
	s->speech = setting_number(app, "speech", 0, 1, d->speech) != 0;
	s->letters = setting_number(app, "letters", 0, 1, d->letters) != 0;
	s->scan.switches = setting_number(app, "switches", 0, 2, d->scan.switches);
	s->scan.step_ms = setting_number(app, "scan-step", 200, 20000, d->scan.step_ms);
	app->privacy_seen = setting_number(app, "privacy-seen", 0, 1, 0) != 0;
	s->theme = app->with.theme != THEME_COUNT ? app->with.theme : s->theme;
	s->face = app->with.face != FACE_COUNT ? app->with.face : s->face;
	s->text = app->with.text > 0 ? app->with.text : s->text;
}

void app_settings_save(struct app *app)
{
	const struct settings *s = &app->settings;
	const struct {
		const char *key;
		int n;
	} rows[] = {
		{ "theme", (int)s->theme }, { "face", (int)s->face }, { "text", s->text }, { "spacing", s->spacing },
		{ "speed", s->speed }, { "speech", s->speech }, { "letters", s->letters }, { "switches", s->scan.switches },
		{ "scan-step", s->scan.step_ms },
	};
	struct err e = { 0 };
	bool ok = true;
	for (size_t i = 0; ok && i < COUNT(rows); i++) {
		char number[24];
		snprintf(number, sizeof number, "%d", rows[i].n);
		ok = setting_set(app->with.records, app->learner.id, rows[i].key, number, &e);
	}
	if (!ok)
		app_saved(app, false, &e);
}

/* --- screens --- */

static void screen_enter(struct app *app, enum screen screen)
{
	app->screen = screen;
	app->dialog = DIALOG_NONE;
	app->nudge = false;
	app->visit++;
}

void app_show(struct app *app, enum screen screen)
{
	app->behind_n = 0;
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
	if (app->effects.say_n < COUNT(app->effects.say))
		app->effects.say[app->effects.say_n++] = text;
}

static void dialog_open(struct app *app, enum dialog dialog, const char *arg)
{
	app->dialog = dialog;
	app->dialog_arg = arg;
}

/* Where 'back' leads from a screen that was not opened over another one. */
static void screen_back(struct app *app)
{
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
	case SCREEN_LARGE:
		app_show(app, SCREEN_BOARD);
		break;
	case SCREEN_PLACES:
		app_show(app, SCREEN_RESULTS);
		break;
	case SCREEN_SLIDE:
	case SCREEN_QUESTION:
	case SCREEN_TEST:
	case SCREEN_BOARDS:
	case SCREEN_RESULTS:
		app_show(app, app->course != NULL ? SCREEN_HOME : SCREEN_LIBRARY);
		break;
	case SCREEN_LEARNER:
		if (app->learner_n > 0)
			app_show(app, SCREEN_LIBRARY);
		break;
	case SCREEN_SUPPORT:
	case SCREEN_SETTINGS:
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

/* --- learners --- */

static void learners_read(struct app *app)
{
	struct err e = { 0 };
	if (!learner_list(app->with.records, &app->permanent, &app->learners, &app->learner_n, &e)) {
		app->learner_n = 0;
		app_fail(app, &e);
	}
}

static size_t openable(const struct app *app, size_t *only)
{
	size_t n = 0;
	for (size_t i = 0; i < app->shelf_n; i++)
		if (app->shelf[i].openable) {
			*only = i;
			n++;
		}
	return n;
}

static void learner_use(struct app *app, const struct learner *l)
{
	app->learner = *l;
	course_leave(app);
	app_settings_load(app);
}

/* After somebody is chosen: straight into the only course there is, else the library. */
static void after_learner(struct app *app)
{
	size_t only = 0;
	app_show(app, SCREEN_LIBRARY);
	if (openable(app, &only) == 1 && app->shelf_n == 1)
		(void)course_enter(app, &app->shelf[only]);
}

static void learner_save(struct app *app)
{
	struct err e = { 0 };
	struct learner l;
	char *name = str_squeeze(&app->permanent, app->typed, strlen(app->typed));
	if (name[0] == '\0') {
		app->nudge = true;
		return;
	}
	for (size_t i = 0; i < app->learner_n; i++)
		if (streq(app->learners[i].name, name)) {
			learner_use(app, &app->learners[i]);
			after_learner(app);
			return;
		}
	if (!learner_add(app->with.records, &app->permanent, name, &l, &e)) {
		app_fail(app, &e);
		return;
	}
	learners_read(app);
	app->typed[0] = '\0';
	app->keyboard = false;
	learner_use(app, &l);
	after_learner(app);
}

static void learner_erase_now(struct app *app)
{
	struct err e = { 0 };
	char id[RECORD_ID];
	memcpy(id, app->learner.id, sizeof id);
	course_leave(app);
	memset(&app->learner, 0, sizeof app->learner);
	if (!learner_erase(app->with.records, id, &e)) {
		app_fail(app, &e);
		return;
	}
	learners_read(app);
	app_settings_load(app);
	app_show(app, app->learner_n > 0 ? SCREEN_LIBRARY : SCREEN_LEARNER);
}

void app_start(struct app *app, const char *learner)
{
	learners_read(app);
	if (app->screen == SCREEN_ERROR)
		return;
	if (learner != NULL) {
		app->privacy_seen = true;
		snprintf(app->typed, sizeof app->typed, "%s", learner);
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

/* --- typing --- */

static char *typing_buffer(struct app *app, size_t *size)
{
	if (app->screen == SCREEN_LEARNER) {
		*size = sizeof app->typed;
		return app->typed;
	}
	if (app->screen == SCREEN_QUESTION) {
		*size = sizeof app->reflection;
		return app->reflection;
	}
	return NULL;
}

void app_type(struct app *app, const char *text)
{
	size_t size, n = strlen(text);
	char *to = typing_buffer(app, &size);
	if (to == NULL || !utf8_ok(text, n))
		return;
	size_t have = strlen(to);
	if (have + n + 1 > size)
		return;
	memcpy(to + have, text, n + 1);
	app->nudge = false;
}

void app_rub_out(struct app *app)
{
	size_t size;
	char *from = typing_buffer(app, &size);
	if (from == NULL)
		return;
	size_t n = strlen(from);
	while (n > 0 && ((unsigned char)from[n - 1] & 0xC0) == 0x80)
		n--;
	if (n > 0)
		n--;
	from[n] = '\0';
}

/* --- acting --- */

static void settings_act(struct app *app, const struct act *act)
{
	struct settings *s = &app->settings;
	switch (act->what) {
	case ACTION_THEME: s->theme = (enum theme_id)act->n; break;
	case ACTION_FACE: s->face = (enum face)act->n; break;
	case ACTION_SPACING: s->spacing = act->n; break;
	case ACTION_SPEED: s->speed = act->n; break;
	case ACTION_SWITCHES: s->scan.switches = act->n; break;
	case ACTION_SCAN_STEP: s->scan.step_ms = act->n; break;
	case ACTION_LETTER_KEYS: s->letters = act->n != 0; break;
	case ACTION_TEXT: s->text = act->n; break;
	case ACTION_BIGGER: s->text += s->text < 200 ? 10 : 25; break;
	case ACTION_SMALLER: s->text -= s->text <= 200 ? 10 : 25; break;
	case ACTION_SPEECH:
		s->speech = !s->speech;
		app->effects.stop_speech = true;
		app_say(app, !app->with.voice_ready ? "No voice was found on this laptop."
		        : s->speech         ? "Speech on."
		                            : "Speech off.");
		break;
	default: return;
	}
	/* the learner's own word outlasts the options of this run */
	app->with.theme = act->what == ACTION_THEME ? THEME_COUNT : app->with.theme;
	app->with.face = act->what == ACTION_FACE ? FACE_COUNT : app->with.face;
	app->with.text = act->what == ACTION_TEXT || act->what == ACTION_BIGGER || act->what == ACTION_SMALLER ? 0 : app->with.text;
	if (s->text < 100)
		s->text = 100;
	if (s->text > 300)
		s->text = 300;
	app_settings_save(app);
}

static void privacy_read(struct app *app)
{
	struct err e = { 0 };
	if (!setting_set(app->with.records, "", "privacy-seen", "1", &e)) {
		app_fail(app, &e);
		return;
	}
	bool first = !app->privacy_seen;
	app->privacy_seen = true;
	if (!first)
		screen_back(app);
	else
		app_show(app, app->learner_n > 0 ? SCREEN_LIBRARY : SCREEN_LEARNER);
}

static void next_or_previous(struct app *app, int by)
{
	if (app->dialog != DIALOG_NONE)
		return;
	if (app->screen == SCREEN_SLIDE || app->screen == SCREEN_QUESTION)
		course_turn(app, by);
	else if (app->screen == SCREEN_TEST)
		sitting_turn(app, by);
}

static void people_act(struct app *app, const struct act *act)
{
	switch (act->what) {
	case ACTION_LEARNER:
		if (act->n >= 0 && (size_t)act->n < app->learner_n)
			learner_use(app, &app->learners[act->n]);
		break;
	case ACTION_LEARNER_NEW:
		app->typed[0] = '\0';
		app_show(app, SCREEN_LEARNER);
		break;
	case ACTION_LEARNER_SAVE: learner_save(app); break;
	case ACTION_PRIVACY_READ: privacy_read(app); break;
	case ACTION_PRIVACY_SHOW: app_show_over(app, SCREEN_PRIVACY); break;
	case ACTION_ERASE_ASK: dialog_open(app, DIALOG_ERASE, NULL); break;
	case ACTION_ERASE: learner_erase_now(app); break;
	case ACTION_FIELD: app->keyboard = !app->keyboard; break;
	case ACTION_TYPE: app_type(app, act->s); break;
	case ACTION_RUB_OUT: app_rub_out(app); break;
	default: break;
	}
}

static void course_act(struct app *app, const struct act *act)
{
	switch (act->what) {
	case ACTION_OPEN_COURSE:
		if (act->n >= 0 && (size_t)act->n < app->shelf_n && app->learner.id[0] != '\0')
			(void)course_enter(app, &app->shelf[act->n]);
		else if (app->learner.id[0] == '\0')
			app_show(app, SCREEN_LEARNER);
		break;
	case ACTION_CONTINUE: course_continue(app); break;
	case ACTION_MODULE: course_open_module(app, (size_t)act->n); break;
	case ACTION_GO_TO: course_go_to(app, act->s); break;
	case ACTION_TEST: sitting_start(app, act->s); break;
	case ACTION_CHECK:
		if (app->screen == SCREEN_TEST)
			sitting_turn(app, 1);
		else
			answer_check(app);
		break;
	case ACTION_TABLE: app->table_shown = !app->table_shown; break;
	case ACTION_SHORT_WAY: app->short_way = !app->short_way; break;
	case ACTION_TERM: dialog_open(app, DIALOG_TERM, act->s); break;
	case ACTION_NOTES: dialog_open(app, DIALOG_NOTES, NULL); break;
	case ACTION_SOURCES: dialog_open(app, DIALOG_SOURCES, NULL); break;
	case ACTION_RESULTS: app_show(app, SCREEN_RESULTS); break;
	case ACTION_HAND_IN:
	case ACTION_EXPORT_ME: app->dialog_arg = act->what == ACTION_HAND_IN ? "hand-in" : "export"; save_choose(app); break;
	case ACTION_PLACE: app->place_at = (size_t)act->n; break;
	case ACTION_SAVE_HERE: save_here(app); break;
	default: break;
	}
}

static void everywhere_act(struct app *app, const struct act *act)
{
	switch (act->what) {
	case ACTION_NEXT: next_or_previous(app, 1); break;
	case ACTION_PREVIOUS: next_or_previous(app, -1); break;
	case ACTION_BACK:
		if (app->dialog != DIALOG_NONE && app->dialog != DIALOG_FROZEN)
			app->dialog = DIALOG_NONE;
		else if (app->dialog == DIALOG_NONE)
			screen_back(app);
		break;
	case ACTION_CLOSE: app->dialog = DIALOG_NONE; break;
	case ACTION_HELP: app_show_over(app, SCREEN_HELP); break;
	case ACTION_SETTINGS: app_show_over(app, SCREEN_SETTINGS); break;
	case ACTION_SUPPORT: app_show_over(app, SCREEN_SUPPORT); break;
	case ACTION_MENU: dialog_open(app, DIALOG_MENU, act->s); break;
	case ACTION_LIBRARY: app_show(app, SCREEN_LIBRARY); break;
	case ACTION_HOME: app_show(app, app->course != NULL ? SCREEN_HOME : SCREEN_LIBRARY); break;
	case ACTION_READ: app->effects.read_aloud = true; break;
	case ACTION_REPEAT: app->effects.repeat = true; break;
	case ACTION_FULLSCREEN: app->effects.fullscreen = true; break;
	case ACTION_QUIT: app->effects.quit = true; break;
	default: break;
	}
}

static void hide(struct app *app)
{
	app->hidden = !app->hidden;
	app->effects.stop_speech = true;
}

void app_update(struct app *app, struct act act)
{
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
	everywhere_act(app, &act);
	people_act(app, &act);
	course_act(app, &act);
	board_act(app, &act);
	if (app->screen == SCREEN_QUESTION)
		course_answer(app, &act);
	else if (app->screen == SCREEN_TEST)
		sitting_answer(app, &act);
}
