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

/* The place that IT fixed for results comes before the learner's own. */
static void results_place(struct app *app)
{
	const struct policy *p = app->with.policy;
	if (p == NULL || p->results_folder == NULL || os_stat(p->results_folder, NULL) != OS_FOLDER)
		return;
	struct os_place *all = arena_array(&app->place_arena, app->place_n + 1, sizeof *all);
	all[0] = (struct os_place){ p->results_folder, "Your organisation's results folder", false,
		os_free_bytes(p->results_folder) };
	if (app->place_n > 0)
		memcpy(all + 1, app->place, app->place_n * sizeof *all);
	app->place = all;
	app->place_n++;
}

static void save_choose(struct app *app, const char *what)
{
	arena_reset(&app->place_arena);
	app->place_n =
	    app->with.places != NULL ? app->with.places(app->with.context, &app->place_arena, &app->place) : 0;
	app->place_at = 0;
	const char *last = setting_get(app->with.records, &app->place_arena, app->learner.id, "last-place");
	for (size_t i = 0; last != NULL && i < app->place_n; i++)
		if (streq(app->place[i].path, last))
			app->place_at = i;
	if (streq(what, "hand-in")) {
		size_t before = app->place_n;
		results_place(app);
		app->place_at = app->place_n > before ? 0 : app->place_at;
	}
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
	bool ok;
	if (streq(app->dialog_arg, "export")) {
		out->name = "my-learning-record.json";
		ok = learner_export(app->with.records, a, app->learner.id, &text, e);
	} else if (streq(app->dialog_arg, "settings")) {
		out->name = "my-coursepack-settings.txt";
		ok = carry_write(app, a, &text, e);
	} else
		ok = handin_build(app->with.records, a, app->registration.id, app->course, &text, &out->name, e);
	if (ok) {
		out->bytes.p = (unsigned char *)arena_string(a, text);
		out->bytes.n = strlen(text);
	}
	out->private_mode = true;
	return ok;
}

/* The worksheet in view: with what stands in it now when it is the learner's own; of a case only ever blank. */
static bool worksheet_make(
    struct app *app, struct arena *a, const struct paper_job *job, struct saving *out, struct err *e)
{
	const struct worksheet *w = app->worksheet;
	struct paper_note note = { 0 };
	size_t n = 0, at = 0;
	for (size_t i = 0; i < w->section_n; i++)
		n += w->section[i].field_n;
	const char **value = arena_array(a, n + 1, sizeof *value);
	for (size_t i = 0; i < w->section_n; i++)
		for (size_t k = 0; k < w->section[i].field_n; k++)
			value[at++] =
			    field_text(&app->fields, arena_printf(a, "%s/%s", w->id, w->section[i].field[k].id));
	bool own = w->kind == WORKSHEET_OWN;
	out->name = own ? "my-worksheet.pdf" : "blank-worksheet.pdf";
	out->private_mode = own;
	return paper_worksheets(a, job, &(struct paper_filled){ w, own ? value : NULL }, &out->bytes, &note, e);
}

/* Sheets are drawn when asked for; nothing about them is recorded. */
static bool paper_make(struct app *app, struct arena *a, struct saving *out, struct err *e)
{
	const struct paper_job job = { .assets = app->with.asset_dir,
		.date = app->with.today,
		.pack = app->open->pack,
		.local = app_local(app),
		.course = app->course };
	struct paper_note note = { 0 };
	if (streq(app->dialog_arg, "certificate")) {
		/*
		 * the learner's own id, which no hand-in file holds: a certificate and a row of results can't be joined
		 */
		const struct paper_certificate c = { app->learner.name, app->history.completed_on, app->learner.id,
			app->open->unsigned_preview };
		out->name = "certificate.pdf";
		out->private_mode = true;
		return paper_certificate(a, &job, &c, &out->bytes, e);
	}
	if (streq(app->dialog_arg, "worksheet"))
		return worksheet_make(app, a, &job, out, e);
	if (streq(app->dialog_arg, "worksheets")) {
		out->name = "worksheets.pdf";
		return paper_worksheets(a, &job, NULL, &out->bytes, &note, e);
	}
	if (streq(app->dialog_arg, "boards")) {
		out->name = "boards.pdf";
		return paper_boards(a, &job, NULL, &out->bytes, &note, e);
	}
	out->name = "handout.pdf";
	return paper_handout(a, &job, &out->bytes, &note, e);
}

static bool is_text(const char *what)
{
	return streq(what, "export") || streq(what, "hand-in") || streq(what, "settings");
}

/* Whether it is made from the open course; a record and settings are the learner's own. */
static bool needs_course(const char *what)
{
	return !streq(what, "export") && !streq(what, "settings");
}

static void save_here(struct app *app)
{
	struct err e = { 0 };
	struct arena *a = &app->place_arena;
	struct saving s = { 0 };
	if (app->place_at >= app->place_n || (needs_course(app->dialog_arg) && app->course == NULL))
		return;
	const struct os_place *to = &app->place[app->place_at];
	bool ok = is_text(app->dialog_arg) ? text_make(app, a, &s, &e) : paper_make(app, a, &s, &e);
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

void save_act(struct app *app, const struct act *act)
{
	switch (act->what) {
	case ACTION_SAVE:
		if (app->course != NULL && (!streq(act->s, "certificate") || app->history.complete) &&
		    (!streq(act->s, "worksheet") || app->worksheet != NULL))
			save_choose(app, act->s);
		break;
	case ACTION_HAND_IN:
		if (app->course != NULL)
			save_choose(app, "hand-in");
		break;
	case ACTION_EXPORT_ME:
		if (app->learner.id[0] != '\0' && !app_off(app, POLICY_EXPORT))
			save_choose(app, "export");
		break;
	case ACTION_CARRY_SETTINGS:
		save_choose(app, "settings");
		break;
	case ACTION_PLACE:
		app->place_at = (size_t)act->n;
		break;
	case ACTION_SAVE_HERE:
		if (app->screen == SCREEN_PLACES)
			save_here(app);
		break;
	default:
		break;
	}
}
