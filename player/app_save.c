/* 'Choose a place': what is saved outside DATA. 'Saved to …, safe to remove' only after fsync and reading back. */
#include "app_parts.h"
#include "records/handin.h"

void save_choose(struct app *app)
{
	const char *what = app->dialog_arg;
	arena_reset(&app->place_arena);
	app->place_n = app->with.places != NULL ? app->with.places(app->with.context, &app->place_arena, &app->place) : 0;
	app->place_at = 0;
	const char *last = setting_get(app->with.records, &app->place_arena, app->learner.id, "last-place");
	for (size_t i = 0; last != NULL && i < app->place_n; i++)
		if (streq(app->place[i].path, last))
			app->place_at = i;
	app->saved_to[0] = '\0';
	app->error = (struct err){ 0 };
	app_show_over(app, SCREEN_PLACES);
	app->dialog_arg = what;
}

/* A name that is not taken yet, so that an earlier file is never written over. */
static char *free_name(struct arena *a, const char *folder, const char *name)
{
	const char *dot = strrchr(name, '.');
	size_t stem = dot != NULL ? (size_t)(dot - name) : strlen(name);
	for (int i = 1;; i++) {
		char *path = path_join(a, folder,
		    i == 1 ? name : arena_printf(a, "%.*s-%d%s", (int)stem, name, i, dot != NULL ? dot : ""));
		if (os_stat(path, NULL) == OS_NONE)
			return path;
	}
}

void save_here(struct app *app)
{
	struct err e = { 0 };
	struct arena *a = &app->place_arena;
	const char *text = NULL, *name = NULL;
	if (app->place_at >= app->place_n || app->course == NULL)
		return;
	const struct os_place *to = &app->place[app->place_at];
	bool ok = streq(app->dialog_arg, "export")
	    ? learner_export(app->with.records, a, app->learner.id, &text, &e)
	    : handin_build(app->with.records, a, app->registration.id, app->course, &text, &name, &e);
	if (ok && name == NULL)
		name = "my-learning-record.json";
	char *path = ok ? free_name(a, to->path, name) : NULL;
	ok = ok && file_write_checked(path, text, strlen(text), true, &e);
	if (ok) {
		snprintf(app->saved_to, sizeof app->saved_to, "%s", path);
		struct err ignored = { 0 };
		(void)setting_set(app->with.records, app->learner.id, "last-place", to->path, &ignored);
	} else
		app->saved_to[0] = '\0';
	app_saved(app, ok, &e);
}
