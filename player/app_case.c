/*
 * A case in view. The way through it is a draft while the case is open, so that it goes on where it was left, and is
 * taken away when the learner turns past it: whoever took a case and whoever left it out leave the same record. No
 * decision is ever scored.
 */
#include "app_parts.h"
#include "learning/scenario.h"

static const struct item *case_item(const struct app *app)
{
	const struct item *it = app_item(app);
	return it != NULL && it->kind == ITEM_SCENARIO ? it : NULL;
}

void case_enter(struct app *app, const struct scenario *scenario)
{
	arena_reset(&app->case_arena);
	app->scenario = scenario_named(&app->case_arena, app->course, scenario, app->registration.id);
	const char *draft = draft_get(app->with.records, &app->case_arena, app->registration.id, scenario->id);
	app->path = draft != NULL ? draft : "";
}

/* The new path is the state once it is on the disk, as every other answer. */
static void path_keep(struct app *app, const char *path)
{
	struct err e = { 0 };
	if (streq(path, app->path))
		return;
	app->saved = false;
	bool ok = path[0] == '\0' ? draft_clear(app->with.records, app->registration.id, app->scenario->id, &e)
				  : draft_set(app->with.records, app->registration.id, app->scenario->id, path, &e);
	if (ok)
		app->path = path;
	app_saved(app, ok, &e);
}

/* As a new screen: focus and speech start afresh. */
static void path_move(struct app *app, const char *path)
{
	app->nudge = false;
	if (streq(path, app->path))
		return;
	path_keep(app, path);
	app->visit++;
}

bool case_forget(struct app *app, const struct module *m, struct err *e)
{
	for (size_t i = 0; i < m->item_n; i++)
		if (m->item[i].kind == ITEM_SCENARIO &&
		    !draft_clear(app->with.records, app->registration.id, m->item[i].scenario->id, e))
			return false;
	return true;
}

/* On to what follows the case, with no trace of the way through it. */
static void case_pass(struct app *app)
{
	struct err e = { 0 };
	if (!draft_clear(app->with.records, app->registration.id, app->scenario->id, &e)) {
		app_saved(app, false, &e);
		return;
	}
	app->path = "";
	course_turn(app, 1);
}

void case_turn(struct app *app, int by)
{
	struct arena *a = &app->case_arena;
	struct scenario_state state;
	if (case_item(app) == NULL)
		return;
	scenario_follow(app->scenario, app->path, &state);
	if (by < 0 && app->short_way) {
		app->short_way = false;
		app->visit++;
	} else if (by < 0 && !state.begun)
		course_turn(app, -1);
	else if (by < 0)
		path_move(app, scenario_back(a, app->scenario, app->path));
	else if (app->short_way || (state.scene != NULL && state.scene->ending))
		case_pass(app);
	else if (!state.begun)
		path_move(app, scenario_begin(a, app->path));
	else if (state.chosen != NULL)
		path_move(app, scenario_go_on(a, app->scenario, app->path));
	else
		case_decide(app);
}

void case_decide(struct app *app)
{
	struct scenario_state state;
	if (case_item(app) == NULL)
		return;
	scenario_follow(app->scenario, app->path, &state);
	if (!state.begun || state.chosen != NULL || state.scene->ending) {
		case_turn(app, 1);
		return;
	}
	app->nudge = state.marked == NULL;
	if (state.marked == NULL)
		return;
	path_keep(app, scenario_decide(&app->case_arena, app->scenario, app->path));
	snprintf(app->focus_wish, sizeof app->focus_wish, "bottom/next");
}

void case_act(struct app *app, const struct act *act)
{
	switch (act->what) {
	case ACTION_CHOOSE:
		app->nudge = false;
		path_keep(app, scenario_mark(&app->case_arena, app->scenario, app->path, act->s));
		break;
	case ACTION_BEGIN:
		app->short_way = false;
		path_move(app, ">");
		break;
	case ACTION_SHORT_WAY:
		app->visit++;
		break; /* turned by course_act: the whole screen is another */
	default:
		break;
	}
}
