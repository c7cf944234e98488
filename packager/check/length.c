/*
 * Reading load. A slide is read on a small screen, often aloud: over 130 words is two slides, over 25 words is two
 * sentences, and after three screens of reading a learner should be asked something.
 */
#include "packager/check/check.h"

enum { SLIDE_WORDS = 130, SENTENCE_WORDS = 25, READING_RUN = 3, QUOTED_WORDS = 5 };

static bool is_prose(const struct block *b)
{
	return b->kind == BLOCK_PARAGRAPH || b->kind == BLOCK_ITEM || b->kind == BLOCK_STEP || b->kind == BLOCK_QUOTE ||
	    b->kind == BLOCK_DEFINITION || b->kind == BLOCK_HEADING;
}

/* A full stop that ends no sentence: 'e.g.', 'i.e.', 'Dr.', 'J.'. */
static bool is_abbreviation(const char *start, const char *stop)
{
	static const char *const known[] = { "e.g", "i.e", "etc", "Dr", "Mr", "Mrs", "Ms", "St", "No", "vs", "al" };
	const char *word = stop;
	while (word > start && word[-1] != ' ' && word[-1] != '(')
		word--;
	size_t n = (size_t)(stop - word);
	if (n == 1 && *word >= 'A' && *word <= 'Z')
		return true;
	for (size_t i = 0; i < COUNT(known); i++)
		if (strlen(known[i]) == n && strncmp(known[i], word, n) == 0)
			return true;
	return false;
}

const char *check_sentence_end(const char *s)
{
	for (const char *p = s; *p != '\0'; p++) {
		if (*p != '.' && *p != '!' && *p != '?' && *p != ':' && *p != ';')
			continue;
		const char *after = p + 1;
		while (*after == '"' || *after == '\'' || *after == ')' || str_starts(after, "\u2019") ||
		    str_starts(after, "\u201d"))
			after += *after == '"' || *after == '\'' || *after == ')' ? 1 : 3;
		if ((*after == ' ' || *after == '\0') && !(*p == '.' && is_abbreviation(s, p)))
			return after;
	}
	return s + strlen(s);
}

/* The first few words of s, to find the sentence by. */
static const char *words_first(struct arena *a, const char *s, size_t n)
{
	size_t end = 0;
	for (size_t words = 0; s[end] != '\0'; end++)
		if (s[end] == ' ' && ++words == n)
			break;
	return arena_copy(a, s, end);
}

static void sentences_check(struct check *c, const char *file, int line, const char *text)
{
	for (const char *s = text, *end; *s != '\0'; s = end) {
		end = check_sentence_end(s);
		while (*s == ' ')
			s++;
		size_t n = check_words_n(s, (size_t)(end - s));
		if (n > SENTENCE_WORDS)
			findings_add(c->findings, SEVERITY_WARNING, file, line, "long-sentence",
			    "a sentence of %zu words ('%s ...'); over %d tires readers, so make it two", n,
			    words_first(c->a, s, QUOTED_WORDS), SENTENCE_WORDS);
	}
}

static void words_count(void *context, const char *file, const struct block *b)
{
	size_t *words = context;
	(void)file;
	if (is_prose(b))
		*words += check_words(check_plain(&b->text));
}

static void block_check(void *context, const char *file, const struct block *b)
{
	if (is_prose(b))
		sentences_check(context, file, b->line, check_plain(&b->text));
}

static void slide_check(void *context, const struct slide *s)
{
	struct check *c = context;
	size_t words = 0;
	check_each_block(s, words_count, &words);
	sentences_check(c, s->file, s->line, check_plain(&s->summary));
	if (words > SLIDE_WORDS)
		findings_add(c->findings, SEVERITY_WARNING, s->file, s->line, "long-slide",
		    "the slide has %zu words, over %d; make it two, or move detail to the notes", words, SLIDE_WORDS);
}

/* What is said of a choice in a case, and what comes of it. */
static void scenario_check(struct check *c, const struct scenario *s)
{
	for (size_t i = 0; i < s->scene_n; i++)
		for (size_t k = 0; k < s->scene[i].option_n; k++) {
			const struct option *o = &s->scene[i].option[k];
			sentences_check(c, s->file, o->line, check_plain(&o->text));
			sentences_check(c, s->file, o->line, check_plain(&o->feedback));
		}
}

static void question_check(void *context, const struct module *m, const struct question *q)
{
	struct check *c = context;
	(void)m;
	const char *whole[] = { q->feedback_right, q->feedback_wrong, q->feedback_unsure };
	sentences_check(c, q->file, q->line, check_plain(&q->stem));
	for (size_t i = 0; i < COUNT(whole); i++)
		if (whole[i] != NULL)
			sentences_check(c, q->file, q->line, whole[i]);
	for (size_t i = 0; i < q->choice_n; i++) {
		sentences_check(c, q->file, q->choice[i].line, check_plain(&q->choice[i].text));
		if (q->choice[i].feedback != NULL)
			sentences_check(c, q->file, q->choice[i].line, q->choice[i].feedback);
	}
}

static void module_check(struct check *c, const struct module *m)
{
	for (size_t i = 0; i < m->item_n; i++)
		if (m->item[i].kind == ITEM_SCENARIO)
			scenario_check(c, m->item[i].scenario);
}

static void runs_check(struct check *c, const struct module *m)
{
	const struct slide *first_over = NULL;
	size_t run = 0;
	for (size_t i = 0; i <= m->item_n; i++) {
		if (i < m->item_n && m->item[i].kind == ITEM_SLIDE) {
			if (++run == READING_RUN + 1)
				first_over = m->item[i].slide;
			continue;
		}
		if (first_over != NULL)
			findings_add(c->findings, SEVERITY_WARNING, first_over->file, first_over->line, "reading-run",
			    "the fourth of %zu reading screens in a row; put a question before it", run);
		first_over = NULL;
		run = 0;
	}
}

void check_length(struct check *c)
{
	check_each_slide(c->course, slide_check, c);
	check_each_course_block(c->course, block_check, c);
	check_each_question(c->course, question_check, c);
	for (size_t i = 0; i < c->course->module_n; i++) {
		module_check(c, &c->course->module[i]);
		runs_check(c, &c->course->module[i]);
	}
}
