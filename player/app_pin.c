/*
 * A PIN for a learner who wants one. It keeps their record from others who use this laptop; it does not keep the record
 * from being erased, so a forgotten PIN costs the record and not the laptop. Wrong ones cost no waiting; how many there
 * were is told to whoever has the right one.
 */
#include "app_parts.h"

static const char pin_key[] = "pin", wrong_key[] = "pin-wrong";

bool app_has_pin(const struct app *app, const char *learner)
{
	struct arena a = { 0 };
	const char *hash = learner[0] != '\0' ? setting_get(app->with.records, &a, learner, pin_key) : NULL;
	bool has = hash != NULL && hash[0] != '\0';
	arena_release(&a);
	return has;
}

static int wrong_read(struct app *app, const char *learner)
{
	struct arena a = { 0 };
	int64_t n = 0;
	(void)parse_int(setting_get(app->with.records, &a, learner, wrong_key), 0, 1000000, &n);
	arena_release(&a);
	return (int)n;
}

static void wrong_write(struct app *app, const char *learner, int n)
{
	char number[24];
	struct err e = { 0 };
	snprintf(number, sizeof number, "%d", n);
	if (!setting_set(app->with.records, learner, wrong_key, number, &e))
		app_saved(app, false, &e);
}

static void pin_forget(struct app *app)
{
	field_forget(&app->fields, FIELD_OF_PIN);
	field_forget(&app->fields, FIELD_OF_PIN_AGAIN);
}

void pin_ask(struct app *app, const struct learner *l)
{
	pin_forget(app);
	app->pin = (struct pin_state){ .who = *l };
	app_show(app, SCREEN_PIN);
	app_settings_load(app);
}

bool pin_asks(const struct app *app)
{
	return app->pin.who.id[0] != '\0' && !app->pin.setting;
}

void pin_leave(struct app *app)
{
	pin_forget(app);
	app->pin = (struct pin_state){ 0 };
	app_settings_load(app);
}

/* The right PIN: in, and told of the wrong ones. */
static void pin_right(struct app *app)
{
	int wrong = wrong_read(app, app->pin.who.id);
	if (wrong > 0) {
		app->note = arena_printf(&app->permanent, "Since you were here last, a wrong PIN was tried %s.",
		    wrong == 1 ? "once" : arena_printf(&app->permanent, "%d times", wrong));
		wrong_write(app, app->pin.who.id, 0);
	}
	learner_enter(app, &app->pin.who);
}

/* Says what is wrong, and goes back to where it can be put right. */
static void pin_says(struct app *app, enum pin_says said, const char *field)
{
	app->pin.said = said;
	snprintf(app->focus_wish, sizeof app->focus_wish, FIELD_ID "%s", field);
}

static void pin_try(struct app *app)
{
	struct arena a = { 0 };
	const char *typed = field_text(&app->fields, FIELD_OF_PIN),
		   *hash = setting_get(app->with.records, &a, app->pin.who.id, pin_key);
	bool right = typed[0] != '\0' && hash != NULL && seal_pin_fits(hash, typed);
	bool empty = typed[0] == '\0';
	arena_release(&a);
	pin_forget(app);
	app->pin.said = PIN_SAYS_NOTHING;
	if (right)
		pin_right(app);
	else if (!empty) {
		app->pin.wrong++;
		pin_says(app, PIN_SAYS_WRONG, FIELD_OF_PIN);
		wrong_write(app, app->pin.who.id, wrong_read(app, app->pin.who.id) + 1);
	}
}

static void pin_keep(struct app *app)
{
	char hash[SEAL_PIN];
	struct err e = { 0 };
	const char *one = field_text(&app->fields, FIELD_OF_PIN), *two = field_text(&app->fields, FIELD_OF_PIN_AGAIN);
	if (utf8_count(one) < PIN_LEAST) {
		pin_says(app, PIN_SAYS_SHORT, FIELD_OF_PIN);
		return;
	}
	if (!streq(one, two)) {
		field_forget(&app->fields, FIELD_OF_PIN_AGAIN);
		pin_says(app, PIN_SAYS_OTHER, FIELD_OF_PIN_AGAIN);
		return;
	}
	bool ok = seal_pin_hash(hash, one) ||
	    fail(&e, ERR_IO, NULL, 0, "there is too little memory now to keep a PIN: close other programs");
	ok = ok && setting_set(app->with.records, app->learner.id, pin_key, hash, &e);
	pin_forget(app);
	app_saved(app, ok, &e);
	if (!ok) {
		app_fail(app, &e);
		return;
	}
	wrong_write(app, app->learner.id, 0);
	screen_back(app);
}

static void pin_take_away(struct app *app)
{
	struct err e = { 0 };
	bool ok = setting_set(app->with.records, app->learner.id, pin_key, "", &e);
	app_saved(app, ok, &e);
}

/* The record of somebody whose PIN is forgotten; what a trainer does for them. */
static void forgotten_erase(struct app *app)
{
	struct err e = { 0 };
	app->dialog = DIALOG_NONE;
	if (!learner_erase(app->with.records, app->pin.who.id, &e)) {
		app_fail(app, &e);
		return;
	}
	learners_read(app);
	app_show(app, app->learner_n > 0 ? SCREEN_LIBRARY : SCREEN_LEARNER);
}

void pin_act(struct app *app, const struct act *act)
{
	bool asks = app->screen == SCREEN_PIN && !app->pin.setting, may = !app_off(app, POLICY_PINS);
	switch (act->what) {
	case ACTION_PIN_TRY:
		if (asks)
			pin_try(app);
		break;
	case ACTION_PIN_SET:
		if (may && app->learner.id[0] != '\0') {
			pin_forget(app);
			app->pin = (struct pin_state){ .setting = true, .who = app->learner };
			app_show_over(app, SCREEN_PIN);
		}
		break;
	case ACTION_PIN_KEEP:
		if (may && app->screen == SCREEN_PIN && app->pin.setting)
			pin_keep(app);
		break;
	case ACTION_PIN_NONE:
		pin_take_away(app);
		break;
	case ACTION_PIN_FORGOTTEN:
		if (asks)
			dialog_open(app, DIALOG_FORGOTTEN, NULL);
		break;
	case ACTION_PIN_ERASE:
		if (app->dialog == DIALOG_FORGOTTEN && !app_off(app, POLICY_ERASE))
			forgotten_erase(app);
		break;
	case ACTION_LOCK:
		learner_none(app);
		break;
	default:
		break;
	}
}
