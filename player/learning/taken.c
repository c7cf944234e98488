/*
 * The hash is over the words, choices, marks and names of pictures in the order of the model, each ended by a NUL, so
 * that another layout of the author's file changes nothing. A drawing that changed under its old name is not told.
 */
#include "learning/taken.h"

#include "base/seal.h"

enum { HASH_LETTERS = 16 };

static void add(struct seal_hasher *h, const char *text)
{
	seal_hasher_add(h, text != NULL ? text : "", text != NULL ? strlen(text) + 1 : 1);
}

static void add_number(struct seal_hasher *h, int64_t n)
{
	char text[24];
	snprintf(text, sizeof text, "%lld", (long long)n);
	add(h, text);
}

static void add_blocks(struct seal_hasher *h, const struct block *b, size_t n)
{
	add_number(h, (int64_t)n);
	for (size_t i = 0; i < n; i++) {
		const char *words[] = { b[i].text.plain, b[i].title, b[i].caption, b[i].by, b[i].ref, b[i].src,
			b[i].alt };
		add_number(h, b[i].kind);
		for (size_t k = 0; k < COUNT(words); k++)
			add(h, words[k]);
		for (size_t k = 0; k < b[i].label_n; k++)
			add(h, b[i].label[k].text);
		const struct table *t = b[i].table;
		for (size_t k = 0; t != NULL && k < t->columns; k++)
			add(h, t->head[k]);
		for (size_t k = 0; t != NULL && k < t->rows * t->columns; k++)
			add(h, t->cell[k]);
		const struct chart *c = b[i].chart;
		for (size_t k = 0; c != NULL && k < c->point_n * c->series_n; k++)
			add(h, c->shown[k]);
		add_blocks(h, b[i].child, b[i].child_n);
	}
}

static void add_choices(struct seal_hasher *h, const struct choice *c, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		add(h, c[i].text.plain);
		add(h, c[i].match);
		add(h, c[i].feedback);
		add_number(h, c[i].right);
	}
}

static void add_question(struct seal_hasher *h, const struct question *q)
{
	const char *words[] = { q->stem.plain, q->feedback_right, q->feedback_wrong, q->feedback_unsure, q->low,
		q->high };
	for (size_t i = 0; i < COUNT(words); i++)
		add(h, words[i]);
	add_choices(h, q->choice, q->choice_n);
}

static void add_scenario(struct seal_hasher *h, const struct scenario *s)
{
	add_blocks(h, s->intro, s->intro_n);
	add_blocks(h, s->summary, s->summary_n);
	for (size_t i = 0; i < s->scene_n; i++) {
		const struct scene *scene = &s->scene[i];
		add(h, scene->title);
		add_blocks(h, scene->block, scene->block_n);
		for (size_t k = 0; k < scene->know_n; k++)
			add(h, scene->know[k].text.plain);
		for (size_t k = 0; k < scene->option_n; k++) {
			add(h, scene->option[k].text.plain);
			add(h, scene->option[k].feedback.plain);
			add(h, scene->option[k].to);
		}
		add_blocks(h, scene->debrief, scene->debrief_n);
	}
}

static void add_worksheet(struct seal_hasher *h, const struct worksheet *w)
{
	add_blocks(h, w->intro, w->intro_n);
	for (size_t i = 0; i < w->section_n; i++) {
		add(h, w->section[i].title);
		add_blocks(h, w->section[i].block, w->section[i].block_n);
		for (size_t k = 0; k < w->section[i].field_n; k++) {
			add(h, w->section[i].field[k].label.plain);
			add_choices(h, w->section[i].field[k].choice, w->section[i].field[k].choice_n);
		}
	}
}

static const char *item_line(struct arena *a, const struct item *it)
{
	struct seal_hasher h;
	unsigned char hash[SEAL_HASH];
	char hex[HASH_LETTERS + 1];
	seal_hasher_start(&h);
	add(&h, item_title(it));
	switch (it->kind) {
	case ITEM_SLIDE:
		add_blocks(&h, it->slide->block, it->slide->block_n);
		add(&h, it->slide->summary.plain);
		break;
	case ITEM_QUESTION:
		add_question(&h, it->question);
		break;
	case ITEM_SCENARIO:
		add_scenario(&h, it->scenario);
		break;
	case ITEM_WORKSHEET:
		add_worksheet(&h, it->worksheet);
		break;
	}
	seal_hasher_end(&h, hash);
	for (size_t i = 0; i < HASH_LETTERS / 2; i++)
		snprintf(hex + 2 * i, 3, "%02x", hash[i]);
	return arena_printf(a, "%s %s %s\n", item_id(it), hex, item_title(it));
}

const char *taken_write(struct arena *a, const struct module *m)
{
	struct buf b = { .a = a };
	for (size_t i = 0; i < m->item_n; i++)
		buf_add(&b, item_line(a, &m->item[i]));
	return buf_text(&b);
}

/* The line of this id in what was written; NULL when it has none. */
static const char *line_of(const char *was, const char *id)
{
	size_t n = strlen(id);
	for (const char *s = was; s != NULL && *s != '\0'; s = strchr(s, '\n'), s = s != NULL ? s + 1 : NULL)
		if (strncmp(s, id, n) == 0 && s[n] == ' ')
			return s;
	return NULL;
}

/* A line of what was, its parts in a; what follows it, NULL when it is none of ours. */
static const char *line_read(struct arena *a, const char *s, const char **id, const char **title)
{
	const char *end = strchr(s, '\n'), *blank = strchr(s, ' ');
	if (end == NULL || blank == NULL || end - blank < HASH_LETTERS + 2)
		return NULL;
	*id = arena_copy(a, s, (size_t)(blank - s));
	*title = arena_copy(a, blank + HASH_LETTERS + 2, (size_t)(end - blank) - HASH_LETTERS - 2);
	return end + 1;
}

size_t taken_compare(struct arena *a, const char *was, const char *all, const struct course *c, const struct module *m,
    const struct changed **out)
{
	size_t lines = 0, n = 0, module, item;
	for (const char *s = was; s != NULL && *s != '\0'; s++)
		lines += *s == '\n';
	struct changed *list = arena_array(a, m->item_n + lines + 1, sizeof *list);
	for (size_t i = 0; i < m->item_n; i++) {
		const char *now = item_line(a, &m->item[i]), *before = line_of(all, item_id(&m->item[i]));
		size_t head = strlen(item_id(&m->item[i])) + 1 + HASH_LETTERS;
		if (before == NULL || strncmp(before, now, head) != 0)
			list[n++] = (struct changed){ before == NULL ? CHANGE_NEW : CHANGE_CHANGED,
				item_id(&m->item[i]), item_title(&m->item[i]) };
	}
	const char *id, *title;
	for (const char *s = was; s != NULL && *s != '\0' && (s = line_read(a, s, &id, &title)) != NULL;)
		if (!course_find(c, id, &module, &item))
			list[n++] = (struct changed){ CHANGE_REMOVED, id, title };
	*out = list;
	return n;
}
