/* 'Choose a place': what is saved outside DATA. 'Saved to …, safe to remove' only after fsync and reading back. */
#include "app_parts.h"
#include "paper/paper.h"
#include "records/handin.h"

/* What can be saved, and the name it gets. */
struct saving {
	struct bytes bytes;
	const char *name;
	bool private_mode;
};

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

static bool text_make(struct app *app, struct arena *a, struct saving *out, struct err *e)
{
	const char *text = NULL;
	out->name = "my-learning-record.json";
	bool ok = streq(app->dialog_arg, "export")
	    ? learner_export(app->with.records, a, app->learner.id, &text, e)
	    : handin_build(app->with.records, a, app->registration.id, app->course, &text, &out->name, e);
	if (ok) {
		out->bytes.p = (unsigned char *)arena_string(a, text);
		out->bytes.n = strlen(text);
	}
	out->private_mode = true;
	return ok;
}

/* Sheets are drawn when asked for; nothing about them is recorded. */
static bool paper_make(struct app *app, struct arena *a, struct saving *out, struct err *e)
{
	const struct paper_job job = { .assets = app->with.asset_dir, .date = app->with.today, .pack = app->open->pack,
		.course = app->course };
	struct paper_note note = { 0 };
	if (streq(app->dialog_arg, "certificate")) {
		/* the learner's own id, which no hand-in file holds: a certificate and a row of results can't be joined */
		const struct paper_certificate c = { app->learner.name, app->history.completed_on, app->learner.id,
			app->open->unsigned_preview };
		out->name = "certificate.pdf";
		out->private_mode = true;
		return paper_certificate(a, &job, &c, &out->bytes, e);
	}
	if (streq(app->dialog_arg, "boards")) {
		out->name = "boards.pdf";
		return paper_boards(a, &job, NULL, &out->bytes, &note, e);
	}
	out->name = "handout.pdf";
	return paper_handout(a, &job, &out->bytes, &note, e);
}

void save_here(struct app *app)
{
	struct err e = { 0 };
	struct arena *a = &app->place_arena;
	struct saving s = { 0 };
	if (app->place_at >= app->place_n || app->course == NULL)
		return;
	const struct os_place *to = &app->place[app->place_at];
	bool text = streq(app->dialog_arg, "export") || streq(app->dialog_arg, "hand-in");
	bool ok = text ? text_make(app, a, &s, &e) : paper_make(app, a, &s, &e);
	char *path = ok ? free_name(a, to->path, s.name) : NULL;
	ok = ok && file_write_checked(path, s.bytes.p, s.bytes.n, s.private_mode, &e);
	if (ok) {
		snprintf(app->saved_to, sizeof app->saved_to, "%s", path);
		struct err ignored = { 0 };
		(void)setting_set(app->with.records, app->learner.id, "last-place", to->path, &ignored);
	} else
		app->saved_to[0] = '\0';
	app_saved(app, ok, &e);
}
