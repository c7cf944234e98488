/*
 * Forms: worksheets and the survey. What is filled in stands in the store of fields, by the form's name and the
 * field's. Where it goes from there depends on the form: a case worksheet nowhere; an own worksheet to this laptop's
 * records once the learner says so; the survey's choices into drafts and then events, its words to this laptop's
 * records only (decisions.md, 'Records and privacy').
 */
#include "app_parts.h"
#include "learning/scenario.h"
#include "learning/score.h"

static bool form_is_survey(const struct app *app)
{
	return app->screen == SCREEN_SURVEY;
}

const struct section *form_sections(const struct app *app, size_t *n)
{
	*n = 0;
	if (app->screen == SCREEN_WORKSHEET && app->worksheet != NULL) {
		*n = app->worksheet->section_n;
		return app->worksheet->section;
	}
	if (!form_is_survey(app))
		return NULL;
	size_t page = 0;
	for (size_t i = 0; i < app->course->survey->part_n; i++)
		if (app->course->survey->part[i].when == app->survey.when && page++ == app->survey.page) {
			*n = 1;
			return &app->course->survey->part[i];
		}
	return NULL;
}

const struct field *form_field(const struct app *app, size_t index)
{
	size_t n;
	const struct section *s = form_sections(app, &n);
	for (size_t i = 0; i < n; i++) {
		if (index < s[i].field_n)
			return &s[i].field[index];
		index -= s[i].field_n;
	}
	return NULL;
}

/* "m8-plan/first", "survey-end/sector": the name in the store; a draft's item is the same. */
const char *form_name(const struct app *app, struct arena *a, const struct field *f)
{
	if (form_is_survey(app))
		return arena_printf(a, SURVEY_ATTEMPT "%s/%s", occasion_name(app->survey.when), f->id);
	return arena_printf(a, "%s/%s", app->worksheet->id, f->id);
}

const char *form_value(const struct app *app, struct arena *a, const struct field *f)
{
	return field_text(&app->fields, form_name(app, a, f));
}

/* The worksheet's name in the records. */
static const char *form_id(const struct app *app, struct arena *a)
{
	return form_is_survey(app) ? arena_printf(a, SURVEY_ATTEMPT "%s", occasion_name(app->survey.when))
				   : app->worksheet->id;
}

static bool form_keeps(const struct app *app)
{
	return form_is_survey(app) || (app->worksheet->kind == WORKSHEET_OWN && app->form_kept);
}

/* Whether each id of a kept value still stands in the field: a newer version may have others. */
bool form_value_fits(const struct field *f, const char *value)
{
	if (field_is_words(f) || value[0] == '\0')
		return true;
	if (f->kind == FIELD_CHECK)
		return streq(value, "yes");
	const struct question q = { .kind = f->kind == FIELD_MANY ? QUESTION_MULTIPLE : QUESTION_SCALE,
		.choice = f->choice,
		.choice_n = f->choice_n };
	return !streq(value, RESPONSE_UNSURE) && response_fits(&q, value);
}

/* --- in --- */

static void field_load(struct app *app, const struct field *f)
{
	struct arena *a = &app->case_arena;
	const char *name = form_name(app, a, f), *value = NULL;
	if (field_text(&app->fields, name)[0] != '\0')
		return;
	if (form_is_survey(app) && !field_is_words(f))
		value = draft_get(app->with.records, a, app->registration.id, name);
	else if (form_keeps(app))
		value = worksheet_get(app->with.records, a, app->registration.id, form_id(app, a), f->id);
	if (value != NULL && form_value_fits(f, value))
		field_set(&app->fields, name, value);
}

const char *form_first(const struct app *app, struct arena *a)
{
	const struct field *f;
	for (size_t i = 0; (f = form_field(app, i)) != NULL; i++)
		if (field_is_words(f))
			return form_name(app, a, f);
	return "";
}

void form_load(struct app *app)
{
	const struct field *f;
	for (size_t i = 0; (f = form_field(app, i)) != NULL; i++)
		field_load(app, f);
	app->form_changed = false;
	app_field(app, form_first(app, &app->case_arena));
}

void worksheet_enter(struct app *app, const struct worksheet *w)
{
	arena_reset(&app->case_arena);
	app->worksheet = worksheet_named(&app->case_arena, app->course, w, app->registration.id);
	app->form_kept = app_keeps(app, w);
	app->compared = false;
	form_load(app);
}

/* --- out --- */

static bool field_write(struct app *app, const struct field *f, struct err *e)
{
	struct arena *a = &app->case_arena;
	const char *name = form_name(app, a, f), *value = field_text(&app->fields, name);
	if (form_is_survey(app) && !field_is_words(f))
		return draft_set(app->with.records, app->registration.id, name, value, e);
	return worksheet_set(app->with.records, app->registration.id, form_id(app, a), f->id, value, e);
}

static bool words_write(struct app *app, bool choices, struct err *e)
{
	const struct field *f;
	bool ok = records_begin(app->with.records, e);
	if (!ok)
		return false;
	for (size_t i = 0; ok && (f = form_field(app, i)) != NULL; i++)
		if (choices || field_is_words(f))
			ok = field_write(app, f, e);
	return records_end(app->with.records, ok, e) && ok;
}

/* Words are written when the learner turns to something else; until then the screen does not say 'Saved'. */
bool app_settle(struct app *app)
{
	struct err e = { 0 };
	bool in_form = app->screen == SCREEN_WORKSHEET || form_is_survey(app);
	if (!app->form_changed || !in_form)
		return false;
	app->form_changed = false;
	if (!form_keeps(app))
		return false;
	bool ok = words_write(app, false, &e);
	app_saved(app, ok, &e);
	return true;
}

bool app_keeps(const struct app *app, const struct worksheet *w)
{
	return w->kind == WORKSHEET_OWN && worksheet_kept(app->with.records, app->registration.id, w->id);
}

void form_typed(struct app *app)
{
	app->form_changed = true;
	app->saved = false;
}

static void form_fill(struct app *app, const struct field *f, const char *choice)
{
	struct err e = { 0 };
	struct arena *a = &app->case_arena;
	const char *name = form_name(app, a, f), *before = arena_string(a, field_text(&app->fields, name)),
		   *value = choice;
	const struct question q = { .kind = QUESTION_MULTIPLE, .choice = f->choice, .choice_n = f->choice_n };
	if (f->kind == FIELD_CHECK)
		value = before[0] == '\0' ? "yes" : "";
	else if (f->kind == FIELD_MANY)
		value = response_choose(a, &q, before, choice);
	field_set(&app->fields, name, value);
	if (!form_keeps(app))
		return;
	app->saved = false;
	bool ok = field_write(app, f, &e);
	if (!ok)
		field_set(&app->fields, name, before);
	app_saved(app, ok, &e);
}

static void form_keep(struct app *app)
{
	struct err e = { 0 };
	if (app->worksheet->kind != WORKSHEET_OWN)
		return;
	bool ok = words_write(app, true, &e);
	app->form_kept = ok;
	app->form_changed = false;
	app_saved(app, ok, &e);
}

/* Off the screen and off the disk. */
static void form_erase(struct app *app)
{
	struct err e = { 0 };
	bool ok = app->worksheet->kind != WORKSHEET_OWN ||
	    worksheet_clear(app->with.records, app->registration.id, app->worksheet->id, &e);
	app_saved(app, ok, &e);
	app->saved = false;
	app->dialog = DIALOG_NONE;
	if (!ok)
		return;
	app->form_kept = app->form_changed = false;
	field_forget(&app->fields, arena_printf(&app->case_arena, "%s/", app->worksheet->id));
	app->visit++;
}

void form_act(struct app *app, const struct act *act)
{
	const struct field *f;
	switch (act->what) {
	case ACTION_FILL:
		f = form_field(app, (size_t)act->n);
		if (f != NULL && !field_is_words(f))
			form_fill(app, f, act->s);
		break;
	case ACTION_KEEP:
		form_keep(app);
		break;
	case ACTION_FORGET_ASK:
		dialog_open(app, DIALOG_FORGET, NULL);
		break;
	case ACTION_FORGET:
		form_erase(app);
		break;
	case ACTION_COMPARE:
		app->compared = !app->compared;
		break;
	default:
		break;
	}
}
