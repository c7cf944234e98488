/*
 * What leads nowhere: a source no slide cites, an outcome nobody is asked about. Each is either a leftover or
 * something forgotten on a slide. While modules are in preparation their sources may wait; a glossary may hold words
 * that no slide marks.
 */
#include "packager/check/check.h"

/* What the course's texts refer to. */
struct uses {
	const struct course *course;
	bool *source, *outcome;
};

static void use_source(struct uses *u, const char *id)
{
	for (size_t i = 0; id != NULL && i < u->course->source_n; i++)
		if (streq(u->course->source[i].id, id))
			u->source[i] = true;
}

static void use_runs(struct uses *u, const struct rich *text)
{
	for (size_t i = 0; i < text->n; i++) {
		if (text->run[i].kind == RUN_CITE)
			use_source(u, text->run[i].ref);
	}
}

static void use_block(void *context, const char *file, const struct block *b)
{
	(void)file;
	use_runs(context, &b->text);
	use_source(context, b->ref);
}

static void use_slide(void *context, const struct slide *s)
{
	for (size_t i = 0; i < s->source_n; i++)
		use_source(context, s->source[i]);
	use_runs(context, &s->summary);
}

static void use_question(void *context, const struct module *m, const struct question *q)
{
	struct uses *u = context;
	(void)m;
	for (size_t i = 0; q->outcome != NULL && i < u->course->outcome_n; i++)
		if (streq(u->course->outcome[i].id, q->outcome))
			u->outcome[i] = true;
	use_runs(u, &q->stem);
	for (size_t i = 0; i < q->choice_n; i++)
		use_runs(u, &q->choice[i].text);
}

/* An outcome is asked for only once the module that teaches it is ready. */
static bool is_taught(const struct course *course, const char *outcome)
{
	for (size_t m = 0; m < course->module_n; m++)
		for (size_t i = 0; course->module[m].ready && i < course->module[m].outcome_n; i++)
			if (streq(course->module[m].outcome[i], outcome))
				return true;
	return false;
}

static bool all_ready(const struct course *course)
{
	for (size_t m = 0; m < course->module_n; m++)
		if (!course->module[m].ready)
			return false;
	return true;
}

static void sources_report(struct check *c, const struct uses *u)
{
	for (size_t i = 0; i < c->course->source_n && all_ready(c->course); i++)
		if (!u->source[i] && c->course->source[i].id != NULL)
			findings_add(c->findings, SEVERITY_WARNING, "course.xml",
			    check_line(c, "course.xml", "source", c->course->source[i].id), "unused-source",
			    "no slide cites source %s; cite it or take it out", c->course->source[i].id);
}

static void outcomes_report(struct check *c, const struct uses *u)
{
	for (size_t i = 0; i < c->course->outcome_n; i++)
		if (!u->outcome[i] && c->course->outcome[i].id != NULL &&
		    is_taught(c->course, c->course->outcome[i].id))
			findings_add(c->findings, SEVERITY_WARNING, "course.xml",
			    check_line(c, "course.xml", "outcome", c->course->outcome[i].id), "outcome-not-asked",
			    "no question asks for outcome %s; write one, or take the outcome out",
			    c->course->outcome[i].id);
}

void check_unused(struct check *c)
{
	struct uses u = {
		.course = c->course,
		.source = arena_array(c->a, c->course->source_n, sizeof(bool)),
		.outcome = arena_array(c->a, c->course->outcome_n, sizeof(bool)),
	};
	check_each_slide(c->course, use_slide, &u);
	check_each_course_block(c->course, use_block, &u);
	check_each_question(c->course, use_question, &u);
	for (size_t i = 0; i < c->course->contact_n; i++)
		use_source(&u, c->course->contact[i].source);
	sources_report(c, &u);
	outcomes_report(c, &u);
}
