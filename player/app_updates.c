/*
 * Several releases of one course on the shelf: the newest that may be opened stands for all. 'Update ready' until it
 * was opened once; from then on the older ones are refused anyway (decisions.md, 'Trust'), and do not show.
 */
#include "app_parts.h"

static bool same_course(const struct shelf_item *a, const struct shelf_item *b)
{
	return a != b && a->course != NULL && b->course != NULL && !a->boards_only && !b->boards_only &&
	    streq(a->course->id, b->course->id);
}

/* A pack that was refused for another reason than being older stays in sight with that reason. */
static bool steps_back(const struct shelf_item *older, const struct shelf_item *newer)
{
	const struct pack_info *a = pack_info(older->pack), *b = pack_info(newer->pack);
	return older->openable || (a->trust == PACK_SIGNED && b->trust == PACK_SIGNED && streq(a->key_id, b->key_id));
}

bool app_superseded(const struct app *app, const struct shelf_item *s)
{
	for (size_t i = 0; i < app->shelf_n; i++) {
		const struct shelf_item *other = &app->shelf[i];
		if (same_course(s, other) && other->openable && other->course->release > s->course->release &&
		    steps_back(s, other))
			return true;
	}
	return false;
}

const struct shelf_item *app_updates(const struct app *app, const struct shelf_item *s)
{
	const struct shelf_item *found = NULL;
	struct seen seen;
	if (s->course == NULL || !s->openable || !seen_get(app->with.records, s->course->id, &seen) ||
	    seen.release >= s->course->release)
		return NULL;
	for (size_t i = 0; i < app->shelf_n; i++) {
		const struct shelf_item *other = &app->shelf[i];
		if (same_course(s, other) && other->openable && other->course->release < s->course->release &&
		    (found == NULL || other->course->release > found->course->release))
			found = other;
	}
	return found;
}
