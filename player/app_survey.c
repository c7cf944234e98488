/*
 * The survey: a few pages before the course, after it, and when weeks have gone by. Choices are drafts at once and
 * become events when the occasion is finished, one change as a whole; words stay in this laptop's records. Whoever
 * leaves it out is asked again at home.
 */
#include "app_parts.h"
#include "learning/due.h"

size_t survey_pages(const struct course *c, enum occasion when)
{
	size_t n = 0;
	for (size_t i = 0; c->survey != NULL && i < c->survey->part_n; i++)
		n += c->survey->part[i].when == when;
	return n;
}

static void survey_show(struct app *app, size_t page)
{
	struct err e = { 0 };
	app->survey.page = page;
	app_show(app, SCREEN_SURVEY);
	arena_reset(&app->case_arena);
	form_load(app);
	struct place place = place_of_item(app);
	place.attempt = arena_printf(&app->case_arena, SURVEY_ATTEMPT "%s", occasion_name(app->survey.when));
	place.pair = (int)page;
	bool ok = place_set(app->with.records, app->registration.id, &place, &e);
	app_saved(app, ok, &e);
}

void survey_start(struct app *app, enum occasion when, size_t page)
{
	size_t pages = survey_pages(app->course, when);
	if (pages == 0 || app->history.surveyed[when])
		return;
	app->survey.when = when;
	app->survey.open = true;
	survey_show(app, page < pages ? page : 0);
}

static const char *survey_item(struct app *app, struct arena *a, const char *field)
{
	return arena_printf(a, "%s.%s", app->course->survey->id, field);
}

/* Each choice an event, then one that says it is done; nothing for what was left out, and no words. */
static bool survey_write(struct app *app, struct err *e)
{
	struct arena *a = &app->case_arena;
	const char *attempt = arena_printf(a, SURVEY_ATTEMPT "%s", occasion_name(app->survey.when));
	const struct survey *s = app->course->survey;
	for (size_t p = 0; p < s->part_n; p++)
		for (size_t i = 0; s->part[p].when == app->survey.when && i < s->part[p].field_n; i++) {
			const struct field *f = &s->part[p].field[i];
			const char *value = draft_get(app->with.records, a, app->registration.id, form_name(app, a, f));
			if (field_is_words(f) || value == NULL || value[0] == '\0' || !form_value_fits(f, value))
				continue;
			struct event ev = event_blank(app, survey_item(app, a, f->id), "answered");
			ev.attempt = attempt;
			ev.response = value;
			if (!event_add(app->with.records, app->registration.id, &ev, e))
				return false;
		}
	struct event ev = event_blank(app, survey_item(app, a, occasion_name(app->survey.when)), "completed");
	ev.attempt = attempt;
	return event_add(app->with.records, app->registration.id, &ev, e);
}

static void survey_finish(struct app *app)
{
	struct err e = { 0 };
	struct place place = place_of_item(app);
	const char *drafts = arena_printf(&app->case_arena, SURVEY_ATTEMPT "%s/", occasion_name(app->survey.when));
	app->saved = false;
	bool ok = records_begin(app->with.records, &e);
	if (ok) {
		ok = survey_write(app, &e) && draft_clear(app->with.records, app->registration.id, drafts, &e) &&
		    place_set(app->with.records, app->registration.id, &place, &e);
		ok = records_end(app->with.records, ok, &e) && ok;
	}
	app_saved(app, ok, &e);
	if (!ok)
		return;
	enum occasion when = app->survey.when;
	field_forget(&app->fields, drafts);
	app->survey.open = false;
	course_history(app);
	app_show(app, when == OCCASION_END ? SCREEN_RESULTS : SCREEN_HOME);
}

/* 'Not now': what was given stays, and the home screen offers it again. */
void survey_leave(struct app *app)
{
	struct err e = { 0 };
	struct place place = place_of_item(app);
	bool ok = place_set(app->with.records, app->registration.id, &place, &e);
	app->survey.open = false;
	app_show(app, SCREEN_HOME);
	app_saved(app, ok, &e);
}

void survey_turn(struct app *app, int by)
{
	if (by < 0 && app->survey.page == 0)
		survey_leave(app);
	else if (by < 0)
		survey_show(app, app->survey.page - 1);
	else if (app->survey.page + 1 < survey_pages(app->course, app->survey.when))
		survey_show(app, app->survey.page + 1);
	else
		survey_finish(app);
}

enum occasion app_survey_due(const struct app *app)
{
	const struct history *h = &app->history;
	enum occasion due = OCCASION_COUNT;
	if (app->course == NULL)
		return OCCASION_COUNT;
	if (!h->post_done)
		due = h->pre_done ? OCCASION_START : OCCASION_COUNT;
	else if (!h->surveyed[OCCASION_END])
		due = OCCASION_END;
	else if (h->completed_on != NULL)
		due = occasion_due(h->completed_on, app->with.today);
	bool open = due != OCCASION_COUNT && !h->surveyed[due] && survey_pages(app->course, due) > 0;
	return open ? due : OCCASION_COUNT;
}
