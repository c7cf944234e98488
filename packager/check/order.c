/*
 * What no learner reaches, or reaches too late: slides in a module that is in preparation, a question that sends back
 * to a slide still to come, a ready module with nothing in it.
 */
#include "packager/check/check.h"

static void see_check(struct check *c, size_t module, size_t item, const struct question *q)
{
	size_t at_module, at_item;
	if (q->see == NULL || !course_find(c->course, q->see, &at_module, &at_item))
		return;
	if (!c->course->module[at_module].ready)
		findings_add(c->findings, SEVERITY_WARNING, q->file, q->line, "see-not-ready",
		    "see=\"%s\" is in a module in preparation, where no learner gets; name another slide",
		    q->see);
	else if (at_module > module || (at_module == module && at_item > item))
		findings_add(c->findings, SEVERITY_WARNING, q->file, q->line, "see-later",
		    "see=\"%s\" comes after the question; name a slide the learner has met, or move the question",
		    q->see);
}

static void module_check(struct check *c, size_t index)
{
	const struct module *m = &c->course->module[index];
	size_t taught = 0; /* slides, cases, worksheets */
	for (size_t i = 0; i < m->item_n; i++) {
		if (m->item[i].kind == ITEM_QUESTION)
			see_check(c, index, i, m->item[i].question);
		else
			taught++;
	}
	if (!m->ready && m->item_n != 0)
		findings_add(c->findings, SEVERITY_WARNING, m->file, check_line(c, m->file, "module", NULL),
		    "unreachable",
		    "the module is in preparation, so nobody reaches its %zu parts; write state=\"ready\" or "
		    "take them out",
		    m->item_n);
	if (m->ready && taught == 0)
		findings_add(c->findings, SEVERITY_WARNING, m->file, check_line(c, m->file, "module", NULL),
		    "module-empty", "a ready module without a slide; write one, or state=\"preparation\"");
}

void check_order(struct check *c)
{
	for (size_t i = 0; i < c->course->module_n; i++)
		module_check(c, i);
}
