/*
 * Local sheets on the shelf. A sheet is a pack of its own, laid over any version of the courses it names; which one
 * counts is found anew each time it is asked for, so that a sheet that is added while a course is open counts at once,
 * and nothing points at what has moved.
 */
#include "app_parts.h"
#include "trust.h"

#define SETTING_SHEET "local-sheet" /* the laptop's, not a learner's: the id of the one added last */

/* A course's id has no colon. */
const char *local_seen_name(struct arena *a, const struct local *l)
{
	return arena_printf(a, "local:%s", l->id);
}

/* Whether x is the better of two that serve. preferred: the id of the one added last, NULL none. */
static bool sheet_better(const struct shelf_item *x, const struct shelf_item *y, const char *preferred)
{
	if (x->unsigned_preview != y->unsigned_preview)
		return !x->unsigned_preview;
	bool wanted = preferred != NULL && streq(x->local->id, preferred);
	if (preferred != NULL && wanted != streq(y->local->id, preferred))
		return wanted;
	return !streq(x->local->id, y->local->id) || x->local->release >= y->local->release;
}

const struct shelf_item *app_sheet(const struct app *app, const struct course *course)
{
	const struct shelf_item *found = NULL;
	const char *preferred = NULL;
	struct arena a = { 0 };
	for (size_t i = 0; i < app->shelf_n; i++) {
		const struct shelf_item *s = &app->shelf[i];
		if (s->local == NULL || !s->openable || (course != NULL && !local_serves(s->local, course->id)))
			continue;
		if (found != NULL &&
		    preferred == NULL) /* asked only when there is a choice: this runs for every picture */
			preferred = setting_get(app->with.records, &a, "", SETTING_SHEET);
		if (found == NULL || sheet_better(s, found, preferred))
			found = s;
	}
	arena_release(&a);
	return found;
}

/* A school's own boards have no sheet of their own, but are used where some sheet is. */
const struct local *app_local(const struct app *app)
{
	bool any = app->course == NULL || (app->open != NULL && app->open->boards_only);
	const struct shelf_item *s = app_sheet(app, any ? NULL : app->course);
	return s != NULL ? s->local : NULL;
}

int app_retention(const struct app *app, const char **who)
{
	int days = app->with.policy != NULL ? app->with.policy->retention_days : 0;
	*who = "your organisation";
	for (size_t i = 0; days == 0 && i < app->shelf_n; i++) {
		const struct shelf_item *s = app->shelf[i].course != NULL && app->shelf[i].openable
		    ? app_sheet(app, app->shelf[i].course)
		    : NULL;
		/* nobody's records are offered for erasing because of a paper that nobody signed */
		if (s != NULL && !s->unsigned_preview && s->local->retention_days > 0) {
			days = s->local->retention_days;
			*who = s->local->authority;
		}
	}
	return days;
}

bool app_body_words_off(const struct app *app)
{
	const struct local *l = app_local(app);
	return l != NULL && l->body_words == LOCAL_BODY_NEVER;
}

void local_remember(struct app *app)
{
	struct seen seen;
	struct err e = { 0 };
	struct arena a = { 0 };
	const struct shelf_item *s = app->course != NULL ? app_sheet(app, app->course) : NULL;
	if (s != NULL && trust_remember(pack_info(s->pack), s->local->release, &seen) &&
	    !seen_set(app->with.records, local_seen_name(&a, s->local), &seen, &e))
		app_saved(app, false, &e);
	arena_release(&a);
}

void local_added(struct app *app, const struct shelf_item *s)
{
	struct err e = { 0 };
	const char *id = s->local->id;
	if (!setting_set(app->with.records, "", SETTING_SHEET, id, &e))
		app_saved(app, false, &e);
	local_remember(app);
	learners_read(app); /* it may say how long records are kept */
}
