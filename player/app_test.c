/*
 * A sitting of the test: each answer is a draft on the disk at once, and becomes an event when the sitting is finished.
 * The pre-test is sat once, the first complete post-test counts, later ones are practice (decisions.md, 'Tests and
 * scores').
 */
#include "app_parts.h"
#include "learning/form.h"
#include "learning/score.h"

static void sitting_key(const struct app *app, size_t pair, char *out, size_t size)
{
	snprintf(out, size, "%s/%s", app->sitting.attempt, app->course->test->pair[pair].id);
}

static void sitting_show(struct app *app, size_t pair)
{
	struct err e = { 0 };
	struct sitting *s = &app->sitting;
	s->pair = pair;
	app_show(app, SCREEN_TEST);
	const struct question *q = app_question(app);
	question_order(app->registration.id, q, app->order);
	app->checked = false;
	app->response = s->response[pair];
	if (q->kind == QUESTION_ORDER && app->response[0] == '\0')
		app->response = response_initial(&app->course_arena, q, app->order);
	struct place place = place_of_item(app);
	place.attempt = s->attempt;
	place.pair = (int)pair;
	bool ok = place_set(app->with.records, app->registration.id, &place, &e);
	app_saved(app, ok, &e);
}

void sitting_start(struct app *app, const char *wanted)
{
	struct sitting *s = &app->sitting;
	const struct test *t = app->course->test;
	char attempt[24], key[320];
	if (t == NULL || t->pair_n == 0 || (streq(wanted, "pre") && app->history.pre_done))
		return;
	if (streq(wanted, "post") && app->history.post_done)
		snprintf(attempt, sizeof attempt, "practice-%d", app->history.practice + 1);
	else
		snprintf(attempt, sizeof attempt, "%s", wanted);
	size_t pair = streq(s->attempt, attempt) ? s->pair : 0;
	memcpy(s->attempt, attempt, sizeof attempt);
	s->form = str_starts(attempt, "post") ? 1 - app->registration.first_form : app->registration.first_form;
	s->response = arena_array(&app->course_arena, t->pair_n, sizeof *s->response);
	for (size_t i = 0; i < t->pair_n; i++) {
		sitting_key(app, i, key, sizeof key);
		const char *draft = draft_get(app->with.records, &app->course_arena, app->registration.id, key);
		s->response[i] = draft != NULL && response_fits(&t->pair[i].form[s->form], draft) ? draft : "";
	}
	sitting_show(app, pair < t->pair_n ? pair : 0);
}

static bool response_keep(struct app *app, const char *response)
{
	struct err e = { 0 };
	char key[320];
	sitting_key(app, app->sitting.pair, key, sizeof key);
	app->saved = false;
	bool ok = draft_set(app->with.records, app->registration.id, key, response, &e);
	if (ok)
		app->response = app->sitting.response[app->sitting.pair] = response;
	app_saved(app, ok, &e);
	return ok;
}

void sitting_answer(struct app *app, const struct act *act)
{
	const char *response = answered(app, app_question(app), act);
	if (response == NULL)
		return;
	app->nudge = false;
	(void)response_keep(app, response);
}

/* All answers and the result as one change: wholly there or wholly absent. */
static bool sitting_write(struct app *app, struct err *e)
{
	const struct test *t = app->course->test;
	const struct sitting *s = &app->sitting;
	struct test_score score = test_score(&app->course_arena, app->course, s->form, s->response);
	for (size_t i = 0; i < t->pair_n; i++) {
		const struct question *q = &t->pair[i].form[s->form];
		struct event ev = event_blank(app, q->id, "answered");
		ev.attempt = s->attempt;
		ev.response = s->response[i];
		ev.success = question_right(q, s->response[i]);
		if (!event_add(app->with.records, app->registration.id, &ev, e))
			return false;
	}
	struct event ev = event_blank(app, arena_printf(&app->course_arena, "%s.%s", t->id, s->attempt), "completed");
	ev.attempt = s->attempt;
	ev.score = score.right;
	ev.score_max = score.of;
	return event_add(app->with.records, app->registration.id, &ev, e);
}

static void sitting_finish(struct app *app)
{
	struct err e = { 0 };
	char attempt[sizeof app->sitting.attempt], prefix[40];
	memcpy(attempt, app->sitting.attempt, sizeof attempt);
	snprintf(prefix, sizeof prefix, "%s/", attempt);
	app->saved = false;
	struct place place = place_of_item(app);
	bool ok = records_begin(app->with.records, &e);
	if (ok) {
		ok = sitting_write(app, &e) && draft_clear(app->with.records, app->registration.id, prefix, &e) &&
		    place_set(app->with.records, app->registration.id, &place, &e);
		ok = records_end(app->with.records, ok, &e) && ok;
	}
	app_saved(app, ok, &e);
	if (!ok)
		return;
	memset(&app->sitting, 0, sizeof app->sitting);
	app_show(app, streq(attempt, "pre") ? SCREEN_HOME : SCREEN_RESULTS);
	course_history(app);
	course_complete_if_all_done(app);
	/* what matters most for a child's safety and was not right is looked at before any number is shown */
	if (streq(attempt, "post") && app->history.post.wrong_critical_n > 0)
		app_show(app, SCREEN_REVIEW);
	/* how sure one feels before the course is asked before it, and once */
	if (streq(attempt, "pre"))
		survey_start(app, OCCASION_START, 0);
}

void sitting_turn(struct app *app, int by)
{
	struct sitting *s = &app->sitting;
	if (by < 0) {
		if (s->pair > 0)
			sitting_show(app, s->pair - 1);
		else
			app_show(app, SCREEN_HOME);
		return;
	}
	if (!response_complete(app_question(app), app->response)) {
		app->nudge = true;
		return;
	}
	/* an order left as it was shown is an answer too */
	if (s->response[s->pair][0] == '\0' && !response_keep(app, app->response))
		return;
	if (s->pair + 1 < app->course->test->pair_n)
		sitting_show(app, s->pair + 1);
	else
		sitting_finish(app);
}
