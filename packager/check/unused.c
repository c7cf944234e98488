/*
 * What leads nowhere: a glossary word no slide explains, a source no slide cites, an outcome nobody is asked about. Each is either a
 * leftover or something forgotten on a slide.
 */
#include "packager/check/check.h"

/* What the course's texts refer to. */
struct uses {
	const struct course *course;
	bool *term, *source, *outcome;
};

static void use_term(struct uses *u, const char *id)
{
	for (size_t i = 0; id != NULL && i < u->course->term_n; i++)
		if (streq(u->course->term[i].id, id))
			u->term[i] = true;
}

static void use_source(struct uses *u, const char *id)
{
	for (size_t i = 0; id != NULL && i < u->course->source_n; i++)
		if (streq(u->course->source[i].id, id))
			u->source[i] = true;
}

static void use_runs(struct uses *u, const struct rich *text)
{
	for (size_t i = 0; i < text->n; i++) {
		if (text->run[i].kind == RUN_TERM)
			use_term(u, text->run[i].ref);
		if (text->run[i].kind == RUN_CITE)
			use_source(u, text->run[i].ref);
	}
}

static void use_block(void *context, const struct slide *s, const struct block *b)
{
	(void)s;
	use_runs(context, &b->text);
	use_term(context, b->ref);
	use_source(context, b->ref);
}

static void use_slide(void *context, const struct slide *s)
{
	for (size_t i = 0; i < s->source_n; i++)
		use_source(context, s->source[i]);
	use_runs(context, &s->summary);
	check_each_block(s, use_block, context);
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

static void unused_report(struct check *c, const struct uses *u)
{
	const struct course *course = c->course;
	const char *glossary = NULL;
	for (size_t i = 0; i < course->term_n; i++) {
		if (u->term[i])
			continue;
		if (glossary == NULL)
			glossary = check_file(c, "glossary");
		findings_add(c->findings, SEVERITY_WARNING, glossary != NULL ? glossary : "course.xml",
		    check_line(c, glossary, "term", course->term[i].id), "unused-term",
		    "no slide explains the word '%s'; mark it with <term ref=\"%s\"> or take it out", course->term[i].word,
		    course->term[i].id);
	}
	for (size_t i = 0; i < course->source_n; i++)
		if (!u->source[i])
			findings_add(c->findings, SEVERITY_WARNING, "course.xml",
			    check_line(c, "course.xml", "source", course->source[i].id), "unused-source",
			    "no slide cites source %s; cite it or take it out", course->source[i].id);
	for (size_t i = 0; i < course->outcome_n; i++)
		if (!u->outcome[i] && is_taught(course, course->outcome[i].id))
			findings_add(c->findings, SEVERITY_WARNING, "course.xml",
			    check_line(c, "course.xml", "outcome", course->outcome[i].id), "outcome-not-asked",
			    "no question asks for outcome %s; write one, or take the outcome out", course->outcome[i].id);
}

void check_unused(struct check *c)
{
	struct uses u = {
		.course = c->course,
		.term = arena_array(c->a, c->course->term_n, sizeof(bool)),
		.source = arena_array(c->a, c->course->source_n, sizeof(bool)),
		.outcome = arena_array(c->a, c->course->outcome_n, sizeof(bool)),
	};
	check_each_slide(c->course, use_slide, &u);
	check_each_question(c->course, use_question, &u);
	unused_report(c, &u);
}
