/* Which topics a module teaches stands in its outcomes; which were known, in the score of the starting questions. */
#include "learning/known.h"

static const struct topic_score *score_of(const struct test_score *s, const char *topic)
{
	for (size_t i = 0; topic != NULL && i < s->topic_n; i++)
		if (streq(s->topic[i].topic, topic))
			return &s->topic[i];
	return NULL;
}

bool module_known(const struct course *c, const struct module *m, const struct test_score *before)
{
	bool any = false;
	for (size_t i = 0; i < m->outcome_n; i++) {
		const struct outcome *o = course_outcome(c, m->outcome[i]);
		const struct topic_score *t = o != NULL ? score_of(before, o->topic) : NULL;
		if (t == NULL)
			continue;
		if (t->of < KNOWN_LEAST || t->right < t->of)
			return false;
		any = true;
	}
	return any;
}

bool known_passes_over(const struct module *m, size_t item)
{
	if (item == 0 || item >= m->item_n || m->item[item].kind != ITEM_SLIDE)
		return false;
	for (size_t i = item + 1; i < m->item_n; i++)
		if (m->item[i].kind == ITEM_SLIDE)
			return true;
	return false;
}

size_t known_step(const struct module *m, size_t item, int by)
{
	for (;;) {
		if ((by < 0 && item == 0) || (by > 0 && item + 1 >= m->item_n))
			return m->item_n;
		item = by < 0 ? item - 1 : item + 1;
		if (!known_passes_over(m, item))
			return item;
	}
}

static const char *first_words(const struct block *b, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool prose = b[i].kind == BLOCK_PARAGRAPH || b[i].kind == BLOCK_ITEM || b[i].kind == BLOCK_QUOTE;
		const char *found = prose ? b[i].text.plain : first_words(b[i].child, b[i].child_n);
		if (found != NULL && found[0] != '\0')
			return found;
	}
	return NULL;
}

const char *known_gist(struct arena *a, const struct slide *s)
{
	const char *text = s->summary.n > 0 ? s->summary.plain : first_words(s->block, s->block_n);
	if (text == NULL)
		return "";
	for (const char *p = text; s->summary.n == 0 && *p != '\0'; p++)
		if ((*p == '.' || *p == '?' || *p == '!') && p[1] == ' ' && p[2] >= 'A' && p[2] <= 'Z')
			return arena_copy(a, text, (size_t)(p + 1 - text));
	return text;
}
