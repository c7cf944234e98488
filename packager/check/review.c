/*
 * Dates. Law and numbers change, so a course says by when somebody must look at it again; past that it warns, and is
 * not released. A support number that was last rung over a year ago is one that a frightened child may be sent to in
 * vain.
 */
#include "packager/check/check.h"

/* ISO dates compare as text; 'a year ago' is the same day of the year before. */
bool check_is_old(const char *date, const char *today)
{
	int64_t year, year_now;
	char part[5] = { 0 }, part_now[5] = { 0 };
	if (date == NULL || strlen(date) != 10 || strlen(today) != 10)
		return false;
	memcpy(part, date, 4);
	memcpy(part_now, today, 4);
	if (!parse_int(part, 1, 9999, &year) || !parse_int(part_now, 1, 9999, &year_now))
		return false;
	return year + 1 < year_now || (year + 1 == year_now && strcmp(date + 4, today + 4) < 0);
}

static void contacts_check(struct check *c)
{
	const char *file = NULL;
	for (size_t i = 0; i < c->course->contact_n; i++) {
		const struct contact *contact = &c->course->contact[i];
		if (!contact->shown || !check_is_old(contact->checked, c->today))
			continue;
		if (file == NULL)
			file = check_file(c, "support");
		findings_add(c->findings, SEVERITY_WARNING, file != NULL ? file : "course.xml",
		    check_line(c, file, "contact", contact->id), "contact-old",
		    "%s was last checked on %s, over a year ago; ring the number, then set checked", contact->name,
		    contact->checked);
	}
}

void check_review(struct check *c)
{
	const char *by = c->course->review_by;
	if (by != NULL && strcmp(by, c->today) < 0)
		findings_add(c->findings, c->release ? SEVERITY_ERROR : SEVERITY_WARNING, "course.xml",
		    check_line(c, "course.xml", "review", NULL), "review-past",
		    "the course was to be reviewed by %s; have %s review it, then set a new date", by,
		    check_blank(c->course->review_owner) ? "its owner" : c->course->review_owner);
	contacts_check(c);
}
