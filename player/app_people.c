/* Who is learning: the privacy notice before any name, choosing and making learners, and what is typed. */
#include "app_parts.h"

void learners_read(struct app *app)
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
	field_forget(&app->fields, FIELD_OF_NAME);
	app_show(app, SCREEN_LIBRARY);
	if (openable(app, &only) == 1 && app->shelf_n == 1)
		(void)course_enter(app, &app->shelf[only]);
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

void people_act(struct app *app, const struct act *act)
{
	switch (act->what) {
	case ACTION_LEARNER:
		if (act->n >= 0 && (size_t)act->n < app->learner_n)
			learner_use(app, &app->learners[act->n]);
		break;
	case ACTION_LEARNER_NEW:
		field_forget(&app->fields, FIELD_OF_NAME);
		app_show(app, SCREEN_LEARNER);
		break;
	case ACTION_LEARNER_SAVE: learner_save(app); break;
	case ACTION_PRIVACY_READ: privacy_read(app); break;
	case ACTION_PRIVACY_SHOW: app_show_over(app, SCREEN_PRIVACY); break;
	case ACTION_ERASE_ASK: dialog_open(app, DIALOG_ERASE, NULL); break;
	case ACTION_ERASE: learner_erase_now(app); break;
	default: break;
	}
}
