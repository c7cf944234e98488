/*
 * One learner in one course: where they are, what they answered, what is done. Every answer is on the disk before
 * 'Saved' shows; of slides nothing is kept but the furthest place in each module and where to go on (decisions.md,
 * 'Records and privacy').
 */
#include "app_parts.h"
#include "learning/form.h"
#include "learning/score.h"
#include "trust.h"

const struct module *app_module(const struct app *app)
{
	return app->course != NULL && app->module < app->course->module_n ? &app->course->module[app->module] : NULL;
}

const struct item *app_item(const struct app *app)
{
	const struct module *m = app_module(app);
	return m != NULL && app->item < m->item_n ? &m->item[app->item] : NULL;
}

const struct question *app_question(const struct app *app)
{
	if (app->screen == SCREEN_TEST)
		return &app->course->test->pair[app->sitting.pair].form[app->sitting.form];
	const struct item *i = app_item(app);
	return i != NULL && i->kind == ITEM_QUESTION ? i->question : NULL;
}

struct course_progress app_progress(const struct app *app)
{
	return course_progress(app->course, app->progress, app->history.pre_done, app->history.post_done);
}

/* --- what the record holds --- */

/* The answers of one finished sitting, for its score. */
static struct test_score sitting_score(struct app *app, const char *attempt, int form)
{
	struct arena *a = &app->history_arena;
	const struct test *t = app->course->test;
	const char **response = arena_array(a, t->pair_n, sizeof *response);
	for (size_t i = 0; i < t->pair_n; i++) {
		response[i] = "";
		for (size_t k = 0; k < app->history.event_n; k++) {
			const struct event *ev = &app->history.event[k];
			if (streq(ev->attempt, attempt) && streq(ev->verb, "answered") &&
			    streq(ev->item, t->pair[i].form[form].id))
				response[i] = ev->response;
		}
	}
	return test_score(a, app->course, form, response);
}

/* Of an attempt "survey-6-weeks"; the last place of the list for what is none of ours. */
static enum occasion occasion_named(const char *attempt)
{
	enum occasion o = 0;
	while (o < OCCASION_COUNT && !streq(attempt + strlen(SURVEY_ATTEMPT), occasion_name(o)))
		o++;
	return o;
}

void course_history(struct app *app)
{
	struct err e = { 0 };
	struct history *h = &app->history;
	arena_reset(&app->history_arena);
	memset(h, 0, sizeof *h);
	if (!event_list(app->with.records, &app->history_arena, app->registration.id, &h->event, &h->event_n, &e)) {
		h->event_n = 0;
		app_saved(app, false, &e);
		return;
	}
	for (size_t i = 0; i < h->event_n; i++) {
		const struct event *ev = &h->event[i];
		if (!streq(ev->verb, "completed"))
			continue;
		if (streq(ev->item, app->course->id)) {
			h->complete = true;
			h->completed_on = ev->date;
		} else if (str_starts(ev->attempt, SURVEY_ATTEMPT))
			h->surveyed[occasion_named(ev->attempt)] = true;
		else if (streq(ev->attempt, "pre"))
			h->pre_done = true;
		else if (streq(ev->attempt, "post"))
			h->post_done = true;
		else if (str_starts(ev->attempt, "practice"))
			h->practice++;
	}
	if (app->course->test == NULL || app->course->test->pair_n == 0)
		return;
	if (h->pre_done)
		h->pre = sitting_score(app, "pre", app->registration.first_form);
	if (h->post_done)
		h->post = sitting_score(app, "post", 1 - app->registration.first_form);
}

/* Nobody is registered for boards by themselves, and nothing is remembered of them. */
static bool boards_enter(struct app *app, struct shelf_item *shelf)
{
	app->open = shelf;
	app->course = shelf->course;
	app->progress = arena_array(&app->course_arena, 1, sizeof *app->progress);
	app->module = app->item = 0;
	if (app->course->board_n == 1)
		board_enter(app, 0);
	else
		app_show(app, SCREEN_BOARDS);
	return true;
}

bool course_enter(struct app *app, struct shelf_item *shelf)
{
	struct err e = { 0 };
	struct seen seen;
	struct place place = { "", "", "", 0 };
	course_leave(app);
	if (!shelf->openable || shelf->course == NULL) {
		app_fail(app, &shelf->problem);
		return false;
	}
	if (shelf->boards_only)
		return boards_enter(app, shelf);
	if (trust_remember(pack_info(shelf->pack), shelf->course->release, &seen) &&
	    !seen_set(app->with.records, shelf->course->id, &seen, &e)) {
		app_fail(app, &e);
		return false;
	}
	if (!registration_open(
		app->with.records, &app->course_arena, &app->learner, shelf->course->id, &app->registration, &e)) {
		app_fail(app, &e);
		return false;
	}
	app->open = shelf;
	app->course = shelf->course;
	local_remember(app);
	app->progress = arena_array(&app->course_arena, app->course->module_n + 1, sizeof *app->progress);
	for (size_t i = 0; i < app->course->module_n; i++)
		(void)progress_get(
		    app->with.records, app->registration.id, app->course->module[i].id, &app->progress[i]);
	course_history(app);
	bookmarks_read(app);
	changes_read(app);
	app->module = app->course->module_n;
	app->item = 0;
	if (place_get(app->with.records, &app->course_arena, app->registration.id, &place))
		(void)course_find(app->course, place.item, &app->module, &app->item);
	if (place.attempt != NULL && str_starts(place.attempt, SURVEY_ATTEMPT)) {
		app->survey = (struct survey_state){ true, occasion_named(place.attempt),
			place.pair > 0 ? (size_t)place.pair : 0 };
		app->survey.open = app->survey.when < OCCASION_COUNT && survey_pages(app->course, app->survey.when) > 0;
	} else if (place.attempt != NULL && place.attempt[0] != '\0') {
		snprintf(app->sitting.attempt, sizeof app->sitting.attempt, "%s", place.attempt);
		app->sitting.pair = place.pair > 0 ? (size_t)place.pair : 0;
	}
	app_show(app, SCREEN_HOME);
	return true;
}

void course_leave(struct app *app)
{
	(void)app_keep_place(app);
	app->open = NULL;
	app->course = NULL;
	app->response = "";
	app->scenario = NULL;
	app->search = NULL;
	app->bookmarks = "";
	app->change_n = 0;
	app->worksheet = NULL;
	memset(&app->sitting, 0, sizeof app->sitting);
	memset(&app->survey, 0, sizeof app->survey);
	memset(&app->registration, 0, sizeof app->registration);
	memset(&app->history, 0, sizeof app->history);
	field_forget(&app->fields, "");
	arena_reset(&app->course_arena);
	arena_reset(&app->case_arena);
}

/* --- where to go on --- */

static size_t first_open_module(const struct app *app)
{
	for (size_t i = 0; i < app->course->module_n; i++)
		if (app->course->module[i].ready && !app->progress[i].done)
			return i;
	return app->course->module_n;
}

static bool has_test(const struct app *app)
{
	return app->course->test != NULL && app->course->test->pair_n > 0;
}

/* The pre-test comes before any module that teaches; the frame (module 0) may be read before it. */
static bool pre_test_first(const struct app *app, size_t module)
{
	return has_test(app) && !app->history.pre_done &&
	    (module >= app->course->module_n || app->course->module[module].number > 0);
}

bool app_locked(const struct app *app, size_t module)
{
	return pre_test_first(app, module);
}

const char *app_continue(const struct app *app, struct arena *a)
{
	const struct test *t = app->course->test;
	if (app->sitting.attempt[0] != '\0')
		return arena_printf(a, "Continue: question %zu of %zu", app->sitting.pair + 1, t->pair_n);
	if (app->survey.open)
		return arena_printf(
		    a, "Continue: page %zu of %zu", app->survey.page + 1, survey_pages(app->course, app->survey.when));
	size_t m = app->module, next = first_open_module(app);
	if (pre_test_first(app, next))
		return "Start: what you know now";
	if (m < app->course->module_n && !app->progress[m].done && app->course->module[m].item_n > 0)
		return arena_printf(a, "Continue: Module %d, %zu of %zu", app->course->module[m].number, app->item + 1,
		    app->course->module[m].item_n);
	if (next < app->course->module_n)
		return arena_printf(a, "Start: %s", app->course->module[next].title);
	if (has_test(app) && !app->history.post_done)
		return "Closing questions: what you know now";
	if (app_survey_due(app) != OCCASION_COUNT)
		return app->course->survey->title;
	return "Your results";
}

void course_continue(struct app *app)
{
	size_t next = first_open_module(app);
	if (app->sitting.attempt[0] != '\0') {
		char attempt[sizeof app->sitting.attempt];
		memcpy(attempt, app->sitting.attempt, sizeof attempt);
		sitting_start(app, attempt);
	} else if (app->survey.open)
		survey_start(app, app->survey.when, app->survey.page);
	else if (pre_test_first(app, next))
		sitting_start(app, "pre");
	else if (app->module < app->course->module_n && !app->progress[app->module].done &&
	    app->course->module[app->module].item_n > 0)
		course_show_item(app, app->module, app->item);
	else if (next < app->course->module_n)
		course_open_module(app, next);
	else if (has_test(app) && !app->history.post_done)
		sitting_start(app, "post");
	else if (app_survey_due(app) != OCCASION_COUNT)
		survey_start(app, app_survey_due(app), 0);
	else
		app_show(app, SCREEN_RESULTS);
}

void course_open_module(struct app *app, size_t module)
{
	if (module >= app->course->module_n || app->course->module[module].item_n == 0 || pre_test_first(app, module))
		return;
	const struct module *m = &app->course->module[module];
	int at = app->progress[module].furthest;
	/* A finished module starts again at its first slide; a half-done one goes on where it was left. */
	if (app->progress[module].done || at < 1)
		at = 1;
	if ((size_t)at > m->item_n)
		at = (int)m->item_n;
	course_show_item(
	    app, module, app->module == module && !app->progress[module].done ? app->item : (size_t)at - 1);
}

void course_go_to(struct app *app, const char *id)
{
	size_t module, item;
	if (app->course != NULL && id != NULL && course_find(app->course, id, &module, &item))
		course_show_item(app, module, item);
}

/* --- slides and checks --- */

static const struct event *answer_recorded(const struct app *app, const char *question)
{
	const struct event *found = NULL;
	for (size_t i = 0; i < app->history.event_n; i++) {
		const struct event *ev = &app->history.event[i];
		if (streq(ev->item, question) && streq(ev->verb, "answered") && ev->attempt[0] == '\0')
			found = ev;
	}
	return found;
}

static void question_enter(struct app *app, const struct question *q)
{
	struct arena *a = &app->course_arena;
	const struct event *ev = answer_recorded(app, q->id);
	const char *draft = draft_get(app->with.records, a, app->registration.id, q->id);
	question_order(app->registration.id, q, app->order);
	app->checked = ev != NULL;
	app->response = ev != NULL ? arena_string(a, ev->response) : draft != NULL ? draft : "";
	if (!response_fits(q, app->response)) {
		app->response = "";
		app->checked = false;
	}
	if (q->kind == QUESTION_ORDER && app->response[0] == '\0')
		app->response = response_initial(a, q, app->order);
	field_forget(&app->fields, FIELD_OF_REFLECTION);
}

struct place place_of_item(const struct app *app)
{
	const struct item *it = app_item(app);
	return (struct place){ it != NULL ? app_module(app)->id : "", it != NULL ? item_id(it) : "", "", 0 };
}

void course_show_item(struct app *app, size_t module, size_t item)
{
	static const enum screen screens[] = { SCREEN_SLIDE, SCREEN_QUESTION, SCREEN_SCENARIO, SCREEN_WORKSHEET };
	const struct module *m = &app->course->module[module];
	const struct item *it = &m->item[item];
	app->module = module;
	app->item = item;
	app->table_shown = false;
	app->short_way = false;
	app->step = 0;
	pause_stop(&app->pause);
	app_show(app, screens[it->kind]);
	if (it->kind == ITEM_QUESTION)
		question_enter(app, it->question);
	else if (it->kind == ITEM_SCENARIO)
		case_enter(app, it->scenario);
	else if (it->kind == ITEM_WORKSHEET)
		worksheet_enter(app, it->worksheet);
	if ((int)item + 1 > app->progress[module].furthest)
		app->progress[module].furthest = (int)item + 1;
	app->place_due = true;
	app->saved = false;
}

bool app_keep_place(struct app *app)
{
	struct err e = { 0 };
	const struct module *m = app_module(app);
	if (!app->place_due || m == NULL)
		return false;
	app->place_due = false;
	struct place place = place_of_item(app);
	bool ok = records_begin(app->with.records, &e);
	if (ok) {
		ok = place_set(app->with.records, app->registration.id, &place, &e) &&
		    progress_set(app->with.records, app->registration.id, m->id, app->progress[app->module], &e);
		ok = records_end(app->with.records, ok, &e) && ok;
	}
	app_saved(app, ok, &e);
	return true;
}

bool app_ahead(const struct app *app, struct app *ahead)
{
	const struct module *m = app_module(app);
	bool reads = app->screen == SCREEN_SLIDE || app->screen == SCREEN_QUESTION;
	if (m == NULL || !reads || app->dialog != DIALOG_NONE || app->hidden || app_step(app, 1) >= m->item_n)
		return false;
	*ahead = *app;
	ahead->item = app_step(app, 1);
	const struct item *it = app_item(ahead);
	if (it->kind != ITEM_SLIDE && it->kind != ITEM_QUESTION)
		return false;
	ahead->screen = it->kind == ITEM_SLIDE ? SCREEN_SLIDE : SCREEN_QUESTION;
	ahead->table_shown = ahead->short_way = ahead->nudge = ahead->saved = ahead->checked = false;
	ahead->response = "";
	ahead->step = 0;
	pause_stop(&ahead->pause);
	if (it->kind == ITEM_QUESTION)
		question_order(app->registration.id, it->question, ahead->order);
	return true;
}

struct event event_blank(const struct app *app, const char *item, const char *verb)
{
	return (struct event){
		.course = app->course->id,
		.release = app->course->release,
		.item = item,
		.verb = verb,
		.response = "",
		.success = -1,
		.score = -1,
		.score_max = -1,
		.attempt = "",
		.date = app->with.today,
		.unsigned_pack = app->open->unsigned_preview,
	};
}

void course_complete_if_all_done(struct app *app)
{
	struct err e = { 0 };
	if (app->history.complete || !app_progress(app).complete)
		return;
	struct event ev = event_blank(app, app->course->id, "completed");
	bool ok = event_add(app->with.records, app->registration.id, &ev, &e);
	app_saved(app, ok, &e);
	course_history(app);
}

static void module_finish(struct app *app)
{
	struct err e = { 0 };
	const struct module *m = app_module(app);
	if (m == NULL)
		return;
	struct module_progress *p = &app->progress[app->module], done = { (int)m->item_n, true };
	struct event ev = event_blank(app, m->id, "completed");
	bool ok = records_begin(app->with.records, &e);
	if (ok) {
		ok = (p->done ||
			 (event_add(app->with.records, app->registration.id, &ev, &e) &&
			     progress_set(app->with.records, app->registration.id, m->id, done, &e) &&
			     case_forget(app, m, &e))) &&
		    taken_keep(app, m, &e);
		ok = records_end(app->with.records, ok, &e) && ok;
	}
	if (ok)
		*p = done;
	app_saved(app, ok, &e);
	if (!ok)
		return;
	app_show(app, SCREEN_HOME);
	course_history(app);
	changes_read(app);
	course_complete_if_all_done(app);
}

void course_turn(struct app *app, int by)
{
	const struct module *m = app_module(app);
	size_t to = app_step(app, by);
	if (m != NULL && to < m->item_n)
		course_show_item(app, app->module, to);
	else if (by < 0)
		app_show(app, SCREEN_HOME);
	else
		module_finish(app);
}

const char *answered(struct app *app, const struct question *q, const struct act *act)
{
	struct arena *a = &app->course_arena;
	char left[128];
	const char *sign;
	switch (act->what) {
	case ACTION_UNSURE:
		return RESPONSE_UNSURE;
	case ACTION_CHOOSE:
		return response_choose(a, q, app->response, act->s);
	case ACTION_JOIN:
		sign = strchr(act->s, '=');
		if (sign == NULL || (size_t)(sign - act->s) >= sizeof left)
			return NULL;
		memcpy(left, act->s, (size_t)(sign - act->s));
		left[sign - act->s] = '\0';
		return response_join(a, q, app->response, left, sign + 1);
	case ACTION_MOVE_UP:
	case ACTION_MOVE_DOWN:
		/* 'Not sure' about an order is taken back by moving something */
		return response_move(a,
		    streq(app->response, RESPONSE_UNSURE) ? response_initial(a, q, app->order) : app->response, act->s,
		    act->what == ACTION_MOVE_UP ? -1 : 1);
	default:
		return NULL;
	}
}

void course_answer(struct app *app, const struct act *act)
{
	struct err e = { 0 };
	const struct question *q = app_question(app);
	const char *response = q != NULL && !app->checked ? answered(app, q, act) : NULL;
	if (response == NULL)
		return;
	app->nudge = false;
	app->saved = false;
	bool ok = draft_set(app->with.records, app->registration.id, q->id, response, &e);
	if (ok)
		app->response = response;
	app_saved(app, ok, &e);
}

void answer_check(struct app *app)
{
	struct err e = { 0 };
	const struct question *q = app_question(app);
	if (q == NULL || app->checked)
		return;
	if (q->kind != QUESTION_REFLECTION && !response_complete(q, app->response)) {
		app->nudge = true;
		return;
	}
	bool ok = true;
	if (question_is_scored(q)) {
		struct event ev = event_blank(app, q->id, "answered");
		ev.response = app->response;
		ev.success = question_right(q, app->response);
		app->saved = false;
		ok = records_begin(app->with.records, &e);
		if (ok) {
			ok = event_add(app->with.records, app->registration.id, &ev, &e) &&
			    draft_clear(app->with.records, app->registration.id, q->id, &e);
			ok = records_end(app->with.records, ok, &e) && ok;
		}
		if (ok)
			course_history(app);
	}
	app->nudge = false;
	app->checked = ok;
	app_saved(app, ok, &e);
	snprintf(app->focus_wish, sizeof app->focus_wish, "bottom/next");
}
