/*
 * What no learner reaches, or reaches too late: slides in a module that is in preparation, a question that sends back
 * to a slide still to come, a ready module with nothing in it.
 */
#include "packager/check/check.h"

/* Every item of the course by its id; at is its number, counted through all modules. */
struct order {
	struct check *c;
	struct check_name *item;
	size_t n;
	size_t *module; /* of each number */
};

static struct order order_of(struct check *c)
{
	struct order o = { .c = c };
	size_t all = 0, number = 0;
	for (size_t m = 0; m < c->course->module_n; m++)
		all += c->course->module[m].item_n;
	o.item = arena_array(c->a, all, sizeof *o.item);
	o.module = arena_array(c->a, all, sizeof *o.module);
	for (size_t m = 0; m < c->course->module_n; m++)
		for (size_t i = 0; i < c->course->module[m].item_n; i++, number++) {
			const char *id = item_id(&c->course->module[m].item[i]);
			o.module[number] = m;
			if (id != NULL)
				o.item[o.n++] = (struct check_name){ id, number };
		}
	check_names_sort(o.item, o.n);
	return o;
}

static void see_check(const struct order *o, size_t number, const struct question *q)
{
	struct check *c = o->c;
	const struct check_name *see = check_names_find(o->item, o->n, q->see);
	if (see == NULL)
		return;
	if (!c->course->module[o->module[see->at]].ready)
		findings_add(c->findings, SEVERITY_WARNING, q->file, q->line, "see-not-ready",
		    "see=\"%s\" is in a module in preparation, where no learner gets; name another slide", q->see);
	else if (see->at > number)
		findings_add(c->findings, SEVERITY_WARNING, q->file, q->line, "see-later",
		    "see=\"%s\" comes after the question; name a slide the learner has met, or move the question",
		    q->see);
}

/* first: the number of the module's first item. */
static void module_check(const struct order *o, const struct module *m, size_t first)
{
	struct check *c = o->c;
	size_t taught = 0; /* slides, cases, worksheets */
	for (size_t i = 0; i < m->item_n; i++) {
		if (m->item[i].kind == ITEM_QUESTION)
			see_check(o, first + i, m->item[i].question);
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
	struct order o = order_of(c);
	for (size_t i = 0, first = 0; i < c->course->module_n; first += c->course->module[i++].item_n)
		module_check(&o, &c->course->module[i], first);
}
