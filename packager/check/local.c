/*
 * What the keeper of a local sheet should know beyond its grammar: that a check is overdue, and that a number is one
 * nobody answers. A frightened colleague may ring it at night.
 */
#include "packager/check/check.h"

/* The invented authority of the course; its sheet is for looking at. */
#define INVENTED "example"

static void number_check(const struct local *l, size_t i, struct findings *f)
{
	const struct local_entry *x = &l->entry[i];
	if (x->number != NULL && phone_is_drama(x->number) && l->id != NULL && !streq(l->id, INVENTED))
		findings_add(f, SEVERITY_ERROR, LOCAL_FILE, x->line, "local-drama",
		    "%s: number=\"%s\" is one of the numbers kept for drama, which nobody answers: write the real one",
		    local_fields[i].id, x->number);
}

void check_local(const struct local *l, const char *today, struct findings *f)
{
	const char *owner = l->owner != NULL ? l->owner : "its owner";
	for (size_t i = 0; i < LOCAL_FIELDS; i++)
		number_check(l, i, f);
	if (local_is_past(l, today))
		findings_add(f, SEVERITY_WARNING, LOCAL_FILE, l->review_line, "local-review-past",
		    "every number was to be rung again by %s; have %s ring them, then set checked= and by=", l->by,
		    owner);
	else if (check_is_old(l->checked, today))
		findings_add(f, SEVERITY_WARNING, LOCAL_FILE, l->review_line, "local-old",
		    "the numbers were last rung on %s, over a year ago; have %s ring them, then set checked= and by=",
		    l->checked, owner);
	if (l->checked != NULL && strcmp(l->checked, today) > 0)
		findings_add(f, SEVERITY_WARNING, LOCAL_FILE, l->review_line, "local-checked-later",
		    "checked=\"%s\" is a day to come: write the day the numbers were rung", l->checked);
}
