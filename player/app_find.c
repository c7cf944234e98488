/*
 * Finding one's way in a course: search, bookmarks, the lists of words, resources and sources. Bookmarks are kept with
 * the learner's drafts: never an event, never handed in, gone with the learner.
 */
#include "app_parts.h"
#include "learning/score.h"

/* No item is called so: ids have no stroke. */
static const char bookmarks_key[] = "/bookmarks";

/* While a test is sat nothing is looked up: it would tell what the course adds. */
bool app_may_look_up(const struct app *app)
{
	if (app->course == NULL || app->screen == SCREEN_TEST || app->screen == SCREEN_LIBRARY ||
	    app->screen == SCREEN_LEARNER)
		return false;
	for (size_t i = 0; i < app->behind_n; i++)
		if (app->behind[i].screen == SCREEN_TEST)
			return false;
	return true;
}

static void search_open(struct app *app)
{
	if (app->search == NULL)
		app->search = search_build(&app->course_arena, app->course);
	field_forget(&app->fields, FIELD_OF_SEARCH);
	app_show_over(app, SCREEN_SEARCH);
}

/* Opened from a list of places: the way back leads to that list again. */
static void go_from(struct app *app, enum screen list, const char *id)
{
	course_go_to(app, id);
	if (app->screen != list) {
		app->behind[0].screen = list;
		app->behind_n = 1;
	}
}

void find_go_to(struct app *app, const char *id)
{
	if (app->screen == SCREEN_SEARCH || app->screen == SCREEN_REVIEW || app->screen == SCREEN_CHANGES)
		go_from(app, app->screen, id);
	else
		course_go_to(app, id);
}

/* --- bookmarks --- */

void bookmarks_read(struct app *app)
{
	const char *kept = draft_get(app->with.records, &app->course_arena, app->registration.id, bookmarks_key);
	app->bookmarks = kept != NULL ? kept : "";
}

bool app_bookmarked(const struct app *app, const char *id)
{
	return response_has(app->bookmarks, id);
}

/* The list with id put in or taken out, in the course's order. */
static const char *bookmarks_turned(struct app *app, const char *id)
{
	struct buf b = { .a = &app->course_arena };
	for (size_t m = 0; m < app->course->module_n; m++)
		for (size_t i = 0; i < app->course->module[m].item_n; i++) {
			const char *at = item_id(&app->course->module[m].item[i]);
			if (app_bookmarked(app, at) != streq(at, id))
				buf_addf(&b, "%s%s", b.n > 0 ? "[,]" : "", at);
		}
	return buf_text(&b);
}

static void bookmark_turn(struct app *app)
{
	struct err e = { 0 };
	const struct item *it = app_item(app);
	bool course_item = app->screen == SCREEN_SLIDE || app->screen == SCREEN_QUESTION ||
	    app->screen == SCREEN_SCENARIO || app->screen == SCREEN_WORKSHEET;
	if (!course_item || it == NULL)
		return;
	const char *list = bookmarks_turned(app, item_id(it));
	bool ok = list[0] != '\0' ? draft_set(app->with.records, app->registration.id, bookmarks_key, list, &e)
				  : draft_clear(app->with.records, app->registration.id, bookmarks_key, &e);
	if (ok)
		app->bookmarks = list;
	app_saved(app, ok, &e);
	if (ok && app->settings.speech)
		app_say(app, app_bookmarked(app, item_id(it)) ? "Bookmark set." : "Bookmark taken away.");
}

void find_act(struct app *app, const struct act *act)
{
	if (act->what == ACTION_FOCUS)
		snprintf(app->focus_wish, sizeof app->focus_wish, "%s", act->s);
	if (!app_may_look_up(app))
		return;
	switch (act->what) {
	case ACTION_SEARCH:
		search_open(app);
		break;
	case ACTION_BOOKMARK:
		bookmark_turn(app);
		break;
	case ACTION_GLOSSARY:
		app_show_over(app, SCREEN_GLOSSARY);
		break;
	case ACTION_RESOURCES:
		app_show_over(app, SCREEN_RESOURCES);
		break;
	case ACTION_REFERENCES:
		app_show_over(app, SCREEN_REFERENCES);
		break;
	case ACTION_RESOURCE:
		dialog_open(app, DIALOG_RESOURCE, act->s);
		break;
	default:
		break;
	}
}
