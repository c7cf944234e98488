/* Looking things up in a course. The lists are short, so a walk is enough. */
#include "course/model.h"

bool question_is_scored(const struct question *q)
{
	return q->kind != QUESTION_SCALE && q->kind != QUESTION_REFLECTION;
}

bool field_is_words(const struct field *f)
{
	return f->kind == FIELD_LINE || f->kind == FIELD_TEXT;
}

const char *occasion_name(enum occasion o)
{
	static const char *const names[] = { "start", "end", "2-weeks", "6-weeks", "6-months" };
	return o < OCCASION_COUNT ? names[o] : "";
}

const char *item_id(const struct item *it)
{
	switch (it->kind) {
	case ITEM_SLIDE:
		return it->slide->id;
	case ITEM_QUESTION:
		return it->question->id;
	case ITEM_SCENARIO:
		return it->scenario->id;
	case ITEM_WORKSHEET:
		return it->worksheet->id;
	}
	return NULL;
}

const char *item_title(const struct item *it)
{
	const char *title = NULL;
	switch (it->kind) {
	case ITEM_SLIDE:
		title = it->slide->title;
		break;
	case ITEM_QUESTION:
		title = it->question->stem.plain;
		break;
	case ITEM_SCENARIO:
		title = it->scenario->title;
		break;
	case ITEM_WORKSHEET:
		title = it->worksheet->title;
		break;
	}
	return title != NULL ? title : "";
}

const char *const *item_sources(const struct item *it, size_t *n)
{
	*n = 0;
	switch (it->kind) {
	case ITEM_SLIDE:
		*n = it->slide->source_n;
		return it->slide->source;
	case ITEM_SCENARIO:
		*n = it->scenario->source_n;
		return it->scenario->source;
	case ITEM_WORKSHEET:
		*n = it->worksheet->source_n;
		return it->worksheet->source;
	case ITEM_QUESTION:
		break;
	}
	return NULL;
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

const struct name_set *course_names(const struct course *c, const char *id)
{
	for (size_t i = 0; i < c->name_set_n; i++)
		if (id != NULL && streq(c->name_set[i].id, id))
			return &c->name_set[i];
	return NULL;
}

bool course_find(const struct course *c, const char *id, size_t *module, size_t *item)
{
	for (size_t m = 0; m < c->module_n && id != NULL; m++) {
		for (size_t i = 0; i < c->module[m].item_n; i++) {
			const struct item *it = &c->module[m].item[i];
			const char *own = item_id(it);
			if (own == NULL || !streq(own, id))
				continue;
			*module = m;
			*item = i;
			return true;
		}
	}
	return false;
}
