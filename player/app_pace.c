/*
 * Pace: minutes of today, from input alone, and a break that is suggested once they are many; and the short way through
 * a module whose questions were known before. All of it is in memory only (decisions.md, 'Records and privacy').
 */
#include "app_parts.h"
#include "learning/known.h"

void app_here(struct app *app, int64_t now)
{
	if (app->registration.id[0] == '\0' || app->hidden)
		pace_leave(&app->pace);
	else
		pace_input(&app->pace, now);
}

/* Only between screens, so that no line moves while it is read, and only where nothing is being answered. */
void pace_suggest(struct app *app)
{
	bool calm = (app->screen == SCREEN_SLIDE || app->screen == SCREEN_HOME) && app->dialog == DIALOG_NONE;
	if (calm && app->registration.id[0] != '\0' && app->settings.breaks != 0 && pace_break_due(&app->pace))
		app->pace.suggested = true;
}

bool app_known(const struct app *app, size_t module)
{
	/* the frame is about oneself and where help is: nobody knows that from before */
	return app->history.pre_done && module < app->course->module_n && app->course->module[module].number > 0 &&
	    module_known(app->course, &app->course->module[module], &app->history.pre);
}

bool app_skims(const struct app *app)
{
	return app->skims && app->skimmed == app->module;
}

size_t app_step(const struct app *app, int by)
{
	const struct module *m = app_module(app);
	if (app_skims(app))
		return known_step(m, app->item, by);
	if ((by < 0 && app->item == 0) || (by > 0 && app->item + 1 >= m->item_n))
		return m->item_n;
	return by < 0 ? app->item - 1 : app->item + 1;
}

void pace_act(struct app *app, const struct act *act)
{
	switch (act->what) {
	case ACTION_REST_TAKEN:
		pace_rested(&app->pace);
		break;
	case ACTION_REST_LATER:
		pace_later(&app->pace);
		break;
	case ACTION_SKIM:
		if (app->course == NULL || !app_known(app, app->module))
			break;
		app->skims = !app_skims(app);
		app->skimmed = app->module;
		break;
	default:
		break;
	}
}
