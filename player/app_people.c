/* Who is learning: the privacy notice before any name, choosing and making learners, and what is typed. */
#include "app_parts.h"
#include "learning/due.h"

bool app_overdue(const struct app *app, struct arena *a, const struct learner *l)
{
	const char *who;
	int days = 0, most = app_retention(app, &who);
	return most > 0 && days_between(learner_last_day(app->with.records, a, l->id), app->with.today, &days) &&
	    days > most;
}

void learners_read(struct app *app)
{
	struct err e = { 0 };
	struct arena a = { 0 };
	app->overdue_n = 0;
	if (!learner_list(app->with.records, &app->permanent, &app->learners, &app->learner_n, &e)) {
		app->learner_n = 0;
		app_fail(app, &e);
	}
	for (size_t i = 0; i < app->learner_n; i++)
		app->overdue_n += app_overdue(app, &a, &app->learners[i]);
	arena_release(&a);
}

/* The only course there is, and nothing on the shelf that needs to be read first; its local sheet opens with it. */
static struct shelf_item *only_course(const struct app *app)
{
	struct shelf_item *only = NULL;
	for (size_t i = 0; i < app->shelf_n; i++) {
		struct shelf_item *s = &app->shelf[i];
		if (!s->openable || (s->course != NULL && only != NULL))
			return NULL;
		if (s->course != NULL)
			only = s;
	}
	return only;
}

static void learner_use(struct app *app, const struct learner *l)
{
	app->learner = *l;
	app->pace = (struct pace){ 0 };
	course_leave(app);
	app_settings_load(app);
}

/* With the right PIN: to the library, where what is to be told stands. */
void learner_enter(struct app *app, const struct learner *l)
{
	learner_use(app, l);
	app_show(app, SCREEN_LIBRARY);
}

/* Nobody is chosen any more: initials again. */
void learner_none(struct app *app)
{
	course_leave(app);
	memset(&app->learner, 0, sizeof app->learner);
	app_settings_load(app);
	app_show(app, app->learner_n > 0 ? SCREEN_LIBRARY : SCREEN_LEARNER);
}

/* After somebody is chosen: straight into the only course there is, else the library. */
static void after_learner(struct app *app)
{
	struct shelf_item *only = only_course(app);
	field_forget(&app->fields, FIELD_OF_NAME);
	app_show(app, SCREEN_LIBRARY);
	if (only != NULL)
		(void)course_enter(app, only);
}

void learner_save(struct app *app)
{
	struct err e = { 0 };
	struct learner l;
	const char *typed = field_text(&app->fields, FIELD_OF_NAME);
	char *name = str_squeeze(&app->permanent, typed, strlen(typed));
	if (name[0] == '\0') {
		app->nudge = true;
		return;
	}
	for (size_t i = 0; i < app->learner_n; i++)
		if (streq(app->learners[i].name, name)) {
			if (app_has_pin(app, app->learners[i].id)) {
				pin_ask(app, &app->learners[i]);
				return;
			}
			learner_use(app, &app->learners[i]);
			after_learner(app);
			return;
		}
	if (!learner_add(app->with.records, &app->permanent, name, &l, &e)) {
		app_fail(app, &e);
		return;
	}
	learners_read(app);
	learner_use(app, &l);
	after_learner(app);
}

static void learner_erase_now(struct app *app)
{
	struct err e = { 0 };
	char id[RECORD_ID];
	if (app_off(app, POLICY_ERASE) || app->dialog != DIALOG_ERASE)
		return;
	memcpy(id, app->learner.id, sizeof id);
	course_leave(app);
	memset(&app->learner, 0, sizeof app->learner);
	if (!learner_erase(app->with.records, id, &e)) {
		app_fail(app, &e);
		return;
	}
	learners_read(app);
	learner_none(app);
}

/* Somebody said so: a wrong clock alone must not erase anything. */
static void overdue_erase(struct app *app)
{
	struct err e = { 0 };
	struct arena a = { 0 };
	bool ok = app->dialog == DIALOG_OVERDUE, self = false;
	for (size_t i = 0; ok && i < app->learner_n; i++)
		if (app_overdue(app, &a, &app->learners[i])) {
			self = self || streq(app->learners[i].id, app->learner.id);
			ok = learner_erase(app->with.records, app->learners[i].id, &e);
		}
	arena_release(&a);
	app->dialog = DIALOG_NONE;
	learners_read(app);
	if (self)
		learner_none(app);
	if (!ok && e.kind != ERR_NONE)
		app_fail(app, &e);
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

static void learner_choose(struct app *app, const struct learner *l)
{
	if (streq(l->id, app->learner.id))
		return;
	if (app_has_pin(app, l->id))
		pin_ask(app, l);
	else
		learner_use(app, l);
}

void people_act(struct app *app, const struct act *act)
{
	switch (act->what) {
	case ACTION_LEARNER:
		if (act->n >= 0 && (size_t)act->n < app->learner_n)
			learner_choose(app, &app->learners[act->n]);
		break;
	case ACTION_LEARNER_NEW:
		field_forget(&app->fields, FIELD_OF_NAME);
		app_show(app, SCREEN_LEARNER);
		break;
	case ACTION_LEARNER_SAVE:
		learner_save(app);
		break;
	case ACTION_PRIVACY_READ:
		privacy_read(app);
		break;
	case ACTION_PRIVACY_SHOW:
		app_show_over(app, SCREEN_PRIVACY);
		break;
	case ACTION_ERASE_ASK:
		if (!app_off(app, POLICY_ERASE))
			dialog_open(app, DIALOG_ERASE, NULL);
		break;
	case ACTION_OVERDUE_ASK:
		dialog_open(app, DIALOG_OVERDUE, NULL);
		break;
	case ACTION_OVERDUE_ERASE:
		overdue_erase(app);
		break;
	case ACTION_ERASE:
		learner_erase_now(app);
		break;
	default:
		break;
	}
}
