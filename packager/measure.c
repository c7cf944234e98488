/*
 * Counting prose. Headings, labels and cells are no sentences and are left out of the mean; a list's item is one
 * sentence even without its full stop. A colon ends no sentence here, since a mean that splits there flatters.
 */
#include "packager/measure.h"

#include "packager/check/check.h"

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_vowel(char c)
{
	return memchr("aeiouy", c | 0x20, 6) != NULL;
}

size_t measure_syllables(const char *word, size_t n)
{
	while (n > 0 && !is_letter(word[n - 1]))
		n--;
	size_t found = 0;
	bool before = false;
	for (size_t i = 0; i < n; i++) {
		bool vowel = is_letter(word[i]) && is_vowel(word[i]);
		found += vowel && !before;
		before = vowel;
	}
	/* 'made', 'asked', 'homes' end in an e that is not heard; 'able', 'wanted' and 'places' in one that is */
	char last = n > 0 ? (char)(word[n - 1] | 0x20) : '\0';
	size_t e = last == 'e' ? n - 1 : (last == 'd' || last == 's') && n > 1 ? n - 2 : 0;
	if (e > 1 && (word[e] | 0x20) == 'e' && !is_vowel(word[e - 1])) {
		const char *heard = last == 'e' ? "l" : last == 'd' ? "td" : "szcgx";
		found -= found > 1 && strchr(heard, word[e - 1] | 0x20) == NULL;
	}
	return found > 0 ? found : 1;
}

static void sentence_count(struct measure *m, const char *s, const char *end)
{
	size_t words = 0;
	while (s < end) {
		const char *word = s;
		while (s < end && *s != ' ')
			s++;
		if (s > word) {
			words++;
			m->syllables += measure_syllables(word, (size_t)(s - word));
		}
		while (s < end && *s == ' ')
			s++;
	}
	m->words += words;
	m->sentences += words > 0;
}

/* Whether what ends here is only a clause: 'Ask one thing: ...'. */
static bool is_clause(const char *start, const char *end)
{
	while (end > start && !is_letter(end[-1]) && memchr(".!?:;", end[-1], 5) == NULL)
		end--;
	return end > start && (end[-1] == ':' || end[-1] == ';');
}

static void prose_count(struct measure *m, const char *text)
{
	for (const char *s = text, *end; text != NULL && *s != '\0'; s = end) {
		while (*s == ' ')
			s++;
		end = check_sentence_end(s);
		while (*end != '\0' && is_clause(s, end))
			end = check_sentence_end(end);
		sentence_count(m, s, end);
	}
}

static bool is_prose(const struct block *b)
{
	return b->kind == BLOCK_PARAGRAPH || b->kind == BLOCK_ITEM || b->kind == BLOCK_STEP || b->kind == BLOCK_QUOTE ||
	    b->kind == BLOCK_DEFINITION;
}

static bool is_cited(const struct block *b)
{
	for (size_t i = 0; i < b->text.n; i++)
		if (b->text.run[i].kind == RUN_CITE)
			return true;
	return b->kind == BLOCK_QUOTE && b->ref != NULL;
}

static void block_count(void *context, const char *file, const struct block *b)
{
	struct measure *m = context;
	(void)file;
	if (is_prose(b))
		prose_count(m, b->text.plain);
	m->cited += is_cited(b);
	m->figures += b->kind == BLOCK_FIGURE || b->kind == BLOCK_IMAGE || b->kind == BLOCK_CHART;
}

static void question_count(struct measure *m, const struct question *q)
{
	const char *said[] = { q->stem.plain, q->feedback_right, q->feedback_wrong, q->feedback_unsure };
	m->questions++;
	for (size_t i = 0; i < COUNT(said); i++)
		prose_count(m, said[i]);
	for (size_t i = 0; i < q->choice_n; i++)
		prose_count(m, q->choice[i].feedback);
}

static void scenario_count(struct measure *m, const struct scenario *s)
{
	for (size_t i = 0; i < s->scene_n; i++)
		for (size_t k = 0; k < s->scene[i].option_n; k++) {
			prose_count(m, s->scene[i].option[k].text.plain);
			prose_count(m, s->scene[i].option[k].feedback.plain);
		}
}

static void slide_count(struct check *c, struct measure *m, const struct slide *s)
{
	size_t claims = check_claims(c, s);
	m->slides++;
	prose_count(m, s->summary.plain);
	*(s->source_n > 0 ? &m->sourced : &m->unsourced) += claims;
}

static void sum_add(struct measure *sum, const struct measure *m)
{
	sum->slides += m->slides;
	sum->questions += m->questions;
	sum->figures += m->figures;
	sum->words += m->words;
	sum->sentences += m->sentences;
	sum->syllables += m->syllables;
	sum->cited += m->cited;
	sum->sourced += m->sourced;
	sum->unsourced += m->unsourced;
	sum->minutes += m->minutes;
}

const struct measure *measure_course(struct arena *a, const struct course *c)
{
	struct check check = { .a = a, .course = c };
	struct measure *all = arena_array(a, c->module_n + 1, sizeof *all);
	for (size_t i = 0; i < c->module_n; i++) {
		const struct module *module = &c->module[i];
		struct measure *m = &all[i];
		m->minutes = module->minutes;
		for (size_t k = 0; k < module->item_n; k++) {
			const struct item *it = &module->item[k];
			check_each_item_block(it, block_count, m);
			if (it->kind == ITEM_SLIDE)
				slide_count(&check, m, it->slide);
			else if (it->kind == ITEM_QUESTION)
				question_count(m, it->question);
			else if (it->kind == ITEM_SCENARIO)
				scenario_count(m, it->scenario);
		}
		sum_add(&all[c->module_n], m);
	}
	return all;
}

int measure_sentence_tenths(const struct measure *m)
{
	return m->sentences > 0 ? (int)((m->words * 10 + m->sentences / 2) / m->sentences) : 0;
}

int measure_grade_tenths(const struct measure *m)
{
	if (m->sentences == 0 || m->words == 0)
		return 0;
	int64_t words = (int64_t)m->words;
	int64_t milli = 390 * words / (int64_t)m->sentences + 11800 * (int64_t)m->syllables / words - 15590;
	return (int)((milli + (milli < 0 ? -50 : 50)) / 100);
}
