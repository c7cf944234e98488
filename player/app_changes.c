/* What has changed since the learner finished a module under an older release: read when the course is opened. */
#include "app_parts.h"

bool taken_keep(struct app *app, const struct module *m, struct err *e)
{
	struct arena a = { 0 };
	bool ok =
	    taken_set(app->with.records, app->registration.id, m->id, app->course->release, taken_write(&a, m), e);
	arena_release(&a);
	return ok;
}

static const struct taken *taken_of(const struct taken *t, size_t n, const char *module)
{
	for (size_t i = 0; i < n; i++)
		if (streq(t[i].module, module))
			return &t[i];
	return NULL;
}

void changes_read(struct app *app)
{
	struct arena *a = &app->course_arena;
	struct err ignored = { 0 };
	const struct taken *taken = NULL;
	size_t n = 0;
	struct buf all = { .a = a };
	app->change_n = 0;
	app->change = arena_array(a, app->course->module_n + 1, sizeof *app->change);
	if (!taken_list(app->with.records, a, app->registration.id, &taken, &n, &ignored))
		return;
	for (size_t i = 0; i < n; i++)
		buf_add(&all, taken[i].items);
	for (size_t i = 0; i < app->course->module_n; i++) {
		const struct taken *was = taken_of(taken, n, app->course->module[i].id);
		struct module_changes *change = &app->change[app->change_n];
		if (was == NULL || was->release >= app->course->release)
			continue;
		change->module = i;
		change->n =
		    taken_compare(a, was->items, buf_text(&all), app->course, &app->course->module[i], &change->list);
		app->change_n += change->n > 0;
	}
}

/* From now on this release is what was taken, of the modules that are done. */
static void changes_seen(struct app *app)
{
	struct err e = { 0 };
	bool ok = records_begin(app->with.records, &e);
	if (ok) {
		for (size_t i = 0; ok && i < app->change_n; i++)
			ok = taken_keep(app, &app->course->module[app->change[i].module], &e);
		ok = records_end(app->with.records, ok, &e) && ok;
	}
	app_saved(app, ok, &e);
	if (!ok)
		return;
	changes_read(app);
	app_show(app, SCREEN_HOME);
}

void changes_act(struct app *app, const struct act *act)
{
	if (app->course == NULL || app->change_n == 0)
		return;
	if (act->what == ACTION_CHANGES)
		app_show(app, SCREEN_CHANGES);
	else if (act->what == ACTION_CHANGES_SEEN)
		changes_seen(app);
}
