/* Looking things up in a course. The lists are short, so a walk is enough. */
#include "course/model.h"

bool question_is_scored(const struct question *q)
{
	return q->kind != QUESTION_SCALE && q->kind != QUESTION_REFLECTION;
}

const struct module *course_module(const struct course *c, const char *id)
{
	for (size_t i = 0; i < c->module_n; i++)
		if (id != NULL && streq(c->module[i].id, id))
			return &c->module[i];
	return NULL;
}

const struct source *course_source(const struct course *c, const char *id)
{
	for (size_t i = 0; i < c->source_n; i++)
		if (id != NULL && streq(c->source[i].id, id))
			return &c->source[i];
	return NULL;
}

const struct term *course_term(const struct course *c, const char *id)
{
	for (size_t i = 0; i < c->term_n; i++)
		if (id != NULL && streq(c->term[i].id, id))
			return &c->term[i];
	return NULL;
}

const struct outcome *course_outcome(const struct course *c, const char *id)
{
	for (size_t i = 0; i < c->outcome_n; i++)
		if (id != NULL && streq(c->outcome[i].id, id))
			return &c->outcome[i];
	return NULL;
}

bool course_find(const struct course *c, const char *id, size_t *module, size_t *item)
{
	for (size_t m = 0; m < c->module_n && id != NULL; m++) {
		for (size_t i = 0; i < c->module[m].item_n; i++) {
			const struct item *it = &c->module[m].item[i];
			if (!streq(it->kind == ITEM_SLIDE ? it->slide->id : it->question->id, id))
				continue;
			*module = m;
			*item = i;
			return true;
		}
	}
	return false;
}
