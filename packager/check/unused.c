/*
 * What leads nowhere: a source no slide cites, an outcome nobody is asked about. Each is either a leftover or
 * something forgotten on a slide. While modules are in preparation their sources may wait; a glossary may hold words
 * that no slide marks.
 */
#include "packager/check/check.h"

/* What the course's texts refer to. */
struct uses {
	struct check_name *source_name, *outcome_name;
	size_t source_n, outcome_n;
	bool *source, *outcome, *taught;
};

static void use(const struct check_name *list, size_t n, const char *id, bool *used)
{
	const struct check_name *found = check_names_find(list, n, id);
	if (found != NULL)
		used[found->at] = true;
}

static void use_source(struct uses *u, const char *id)
{
	use(u->source_name, u->source_n, id, u->source);
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
	use(u->outcome_name, u->outcome_n, q->outcome, u->outcome);
	use_runs(u, &q->stem);
	for (size_t i = 0; i < q->choice_n; i++)
		use_runs(u, &q->choice[i].text);
}

/* An outcome is asked for only once the module that teaches it is ready. */
static void taught_mark(struct uses *u, const struct course *course)
{
	for (size_t m = 0; m < course->module_n; m++)
		for (size_t i = 0; course->module[m].ready && i < course->module[m].outcome_n; i++)
			use(u->outcome_name, u->outcome_n, course->module[m].outcome[i], u->taught);
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
	bool whole = all_ready(c->course);
	for (size_t i = 0; whole && i < c->course->source_n; i++)
		if (!u->source[i] && c->course->source[i].id != NULL)
			findings_add(c->findings, SEVERITY_WARNING, "course.xml",
			    check_line(c, "course.xml", "source", c->course->source[i].id), "unused-source",
			    "no slide cites source %s; cite it or take it out", c->course->source[i].id);
}

static void outcomes_report(struct check *c, const struct uses *u)
{
	for (size_t i = 0; i < c->course->outcome_n; i++)
		if (!u->outcome[i] && u->taught[i])
			findings_add(c->findings, SEVERITY_WARNING, "course.xml",
			    check_line(c, "course.xml", "outcome", c->course->outcome[i].id), "outcome-not-asked",
			    "no question asks for outcome %s; write one, or take the outcome out",
			    c->course->outcome[i].id);
}

static struct uses uses_of(struct check *c)
{
	const struct course *course = c->course;
	struct uses u = {
		.source_name = arena_array(c->a, course->source_n, sizeof *u.source_name),
		.outcome_name = arena_array(c->a, course->outcome_n, sizeof *u.outcome_name),
		.source = arena_array(c->a, course->source_n, sizeof(bool)),
		.outcome = arena_array(c->a, course->outcome_n, sizeof(bool)),
		.taught = arena_array(c->a, course->outcome_n, sizeof(bool)),
	};
	for (size_t i = 0; i < course->source_n; i++)
		if (course->source[i].id != NULL)
			u.source_name[u.source_n++] = (struct check_name){ course->source[i].id, i };
	for (size_t i = 0; i < course->outcome_n; i++)
		if (course->outcome[i].id != NULL)
			u.outcome_name[u.outcome_n++] = (struct check_name){ course->outcome[i].id, i };
	check_names_sort(u.source_name, u.source_n);
	check_names_sort(u.outcome_name, u.outcome_n);
	return u;
}

void check_unused(struct check *c)
{
	struct uses u = uses_of(c);
	taught_mark(&u, c->course);
	check_each_slide(c->course, use_slide, &u);
	check_each_course_block(c->course, use_block, &u);
	check_each_question(c->course, use_question, &u);
	for (size_t i = 0; i < c->course->contact_n; i++)
		use_source(&u, c->course->contact[i].source);
	sources_report(c, &u);
	outcomes_report(c, &u);
}
