/*
 * A sorted list of all words with their places; what starts with a word stands together in it, so that a key typed
 * costs two searches by halves and a walk over what is found.
 */
#include "learning/search.h"

#include "learning/fold.h"

enum { ASKED_MOST = 8, AROUND_BEFORE = 60, AROUND_BYTES = 190, EXACT = 100 /* a title that is what was asked for */ };

struct posting {
	const char *word; /* folded */
	uint32_t entry;
	int32_t at; /* in the text; in the title -1 less its place */
};
struct search {
	struct search_entry *entry;
	size_t entry_n, entry_cap;
	struct posting *posting;
	size_t posting_n;
};
struct builder {
	struct arena *a;
	struct search *s;
	char *word; /* where the next folded word goes */
};

/* --- gathering --- */

static void join(struct buf *b, const char *text)
{
	if (text != NULL && text[0] != '\0')
		buf_addf(b, "%s%s", b->n > 0 ? " \xC2\xB7 " : "", text);
}

static void join_table(struct buf *b, const struct table *t)
{
	for (size_t i = 0; i < t->columns; i++)
		join(b, t->head[i]);
	for (size_t i = 0; i < t->columns * t->rows; i++)
		join(b, t->cell[i]);
}

static void join_blocks(struct buf *b, const struct block *block, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct block *x = &block[i];
		join(b, x->title);
		join(b, x->text.plain);
		join(b, x->by);
		for (size_t k = 0; k < x->label_n; k++)
			join(b, x->label[k].text);
		if (x->table != NULL)
			join_table(b, x->table);
		for (size_t k = 0; x->chart != NULL && k < x->chart->point_n; k++)
			join(b, x->chart->point[k]);
		join(b, x->caption);
		join_blocks(b, x->child, x->child_n);
	}
}

static struct search_entry *entry_add(struct builder *k, enum search_kind kind, const char *id, const char *title)
{
	struct search *s = k->s;
	if (s->entry_n == s->entry_cap) {
		size_t cap = s->entry_cap == 0 ? 256 : s->entry_cap * 2;
		struct search_entry *grown = arena_array(k->a, cap, sizeof *grown);
		if (s->entry_n > 0)
			memcpy(grown, s->entry, s->entry_n * sizeof *grown);
		s->entry = grown;
		s->entry_cap = cap;
	}
	struct search_entry *e = &s->entry[s->entry_n++];
	*e = (struct search_entry){ .kind = kind, .id = id, .title = title != NULL ? title : "", .text = "" };
	return e;
}

static void item_add(struct builder *k, const struct item *it, size_t module, size_t item)
{
	struct buf b = { .a = k->a };
	struct search_entry *e = entry_add(k, SEARCH_ITEM, item_id(it), item_title(it));
	e->module = module;
	e->item = item;
	switch (it->kind) {
	case ITEM_SLIDE:
		e->guarded = it->slide->sensitive;
		join_blocks(&b, it->slide->block, it->slide->block_n);
		join(&b, it->slide->summary.plain);
		join(&b, it->slide->notes);
		break;
	case ITEM_QUESTION:
		break; /* its stem is its title; its choices and what is said of them are for those who answer it */
	case ITEM_SCENARIO:
		break; /* a case unfolds: only what it is called is found */
	case ITEM_WORKSHEET:
		join_blocks(&b, it->worksheet->intro, it->worksheet->intro_n);
		for (size_t i = 0; i < it->worksheet->section_n; i++) {
			join(&b, it->worksheet->section[i].title);
			join_blocks(&b, it->worksheet->section[i].block, it->worksheet->section[i].block_n);
			for (size_t f = 0; f < it->worksheet->section[i].field_n; f++)
				join(&b, it->worksheet->section[i].field[f].label.plain);
		}
		break;
	}
	e->text = buf_text(&b);
}

static void resource_add(struct builder *k, const struct course *c, const struct resource *r)
{
	struct buf b = { .a = k->a };
	struct search_entry *e = entry_add(k, SEARCH_RESOURCE, r->id, r->title);
	join(&b, r->text);
	join(&b, r->publisher);
	join(&b, r->year);
	e->text = buf_text(&b);
	for (e->module = 0; e->module < c->module_n && !streq(c->module[e->module].id, r->module); e->module++)
		;
}

/* How many words a text has, and the room they take folded. */
static void words_count(const char *text, size_t *n, size_t *bytes)
{
	char word[FOLD_WORD];
	size_t at = 0, start = 0, length;
	while (fold_next(text, &at, word, &start, &length)) {
		(*n)++;
		*bytes += strlen(word) + 1;
	}
}

static void postings_add(struct builder *k, uint32_t entry, const char *text, bool title)
{
	struct search *s = k->s;
	char word[FOLD_WORD];
	size_t at = 0, start = 0, length;
	while (fold_next(text, &at, word, &start, &length)) {
		size_t n = strlen(word) + 1;
		memcpy(k->word, word, n);
		s->posting[s->posting_n++] =
		    (struct posting){ k->word, entry, title ? -1 - (int32_t)start : (int32_t)start };
		k->word += n;
	}
}

static int posting_order(const void *a, const void *b)
{
	const struct posting *x = a, *y = b;
	int by_word = strcmp(x->word, y->word);
	if (by_word != 0)
		return by_word;
	if (x->entry != y->entry)
		return x->entry < y->entry ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

/* Counted first, so that nothing grows: an index is kept as long as its course is open. */
static void postings_build(struct builder *k)
{
	struct search *s = k->s;
	size_t n = 0, bytes = 0;
	for (size_t i = 0; i < s->entry_n; i++) {
		words_count(s->entry[i].title, &n, &bytes);
		words_count(s->entry[i].text, &n, &bytes);
	}
	s->posting = arena_array(k->a, n + 1, sizeof *s->posting);
	k->word = arena_alloc(k->a, bytes + 1);
	for (size_t i = 0; i < s->entry_n; i++) {
		postings_add(k, (uint32_t)i, s->entry[i].title, true);
		postings_add(k, (uint32_t)i, s->entry[i].text, false);
	}
	if (s->posting_n > 0)
		qsort(s->posting, s->posting_n, sizeof *s->posting, posting_order);
}

struct search *search_build(struct arena *a, const struct course *c)
{
	struct search *s = arena_alloc(a, sizeof *s);
	struct builder k = { .a = a, .s = s };
	for (size_t m = 0; m < c->module_n; m++)
		for (size_t i = 0; i < c->module[m].item_n; i++)
			item_add(&k, &c->module[m].item[i], m, i);
	for (size_t i = 0; i < c->term_n; i++)
		entry_add(&k, SEARCH_TERM, c->term[i].id, c->term[i].word)->text = c->term[i].text;
	for (size_t i = 0; i < c->resource_n; i++)
		resource_add(&k, c, &c->resource[i]);
	postings_build(&k);
	return s;
}

/* --- finding --- */

struct asked {
	char word[ASKED_MOST][FOLD_WORD];
	size_t n;
};
struct score {
	unsigned found; /* a bit for each word asked for */
	int in_title, whole;
	size_t at;
	bool in_text;
	size_t entry;
};

static struct asked asked_read(const char *query)
{
	struct asked k = { .n = 0 };
	size_t at = 0, start = 0, length;
	while (k.n < ASKED_MOST && fold_next(query, &at, k.word[k.n], &start, &length))
		k.n++;
	return k;
}

/* The first word that is not below this one. */
static size_t first_from(const struct search *s, const char *word)
{
	size_t low = 0, high = s->posting_n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(s->posting[middle].word, word) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void mark(const struct search *s, struct score *score, const char *word, unsigned bit)
{
	size_t n = strlen(word);
	for (size_t i = first_from(s, word); i < s->posting_n && strncmp(s->posting[i].word, word, n) == 0; i++) {
		const struct posting *p = &s->posting[i];
		struct score *x = &score[p->entry];
		bool whole = p->word[n] == '\0';
		if (p->at < 0 && (x->found & bit) == 0)
			x->in_title += whole ? 2 : 1;
		else if (p->at >= 0 && (!x->in_text || (size_t)p->at < x->at)) {
			x->at = (size_t)p->at;
			x->in_text = true;
		}
		x->whole += whole;
		x->found |= bit;
	}
}

static int score_order(const void *a, const void *b)
{
	const struct score *x = a, *y = b;
	if (x->in_title != y->in_title)
		return x->in_title > y->in_title ? -1 : 1;
	if ((x->whole > 0) != (y->whole > 0))
		return x->whole > 0 ? -1 : 1;
	return x->entry < y->entry ? -1 : x->entry > y->entry;
}

size_t search_find(const struct search *s, struct arena *a, const char *query, const struct search_hit **out)
{
	struct asked k = asked_read(query);
	size_t n = 0;
	*out = NULL;
	if (k.n == 0 || s->entry_n == 0)
		return 0;
	struct score *score = arena_array(a, s->entry_n, sizeof *score);
	unsigned all = (1U << k.n) - 1;
	for (size_t i = 0; i < k.n; i++)
		mark(s, score, k.word[i], 1U << i);
	for (size_t i = 0; i < s->entry_n; i++)
		if (score[i].found == all) {
			score[n] = score[i];
			if (search_compare(s->entry[i].title, query) == 0)
				score[n].in_title += EXACT;
			score[n++].entry = i;
		}
	if (n > 0)
		qsort(score, n, sizeof *score, score_order);
	struct search_hit *hit = arena_array(a, n + 1, sizeof *hit);
	for (size_t i = 0; i < n; i++)
		hit[i] = (struct search_hit){ &s->entry[score[i].entry], score[i].at };
	*out = hit;
	return n;
}

/* --- showing --- */

static bool asks_for(const struct asked *k, const char *word)
{
	for (size_t i = 0; i < k->n; i++)
		if (str_starts(word, k->word[i]))
			return true;
	return false;
}

/* From the hit back to a word's start some way before it, and on to a word's end; parts_at 0: from the text's start. */
static void window(const char *text, size_t at, size_t *from, size_t *to)
{
	size_t n = strlen(text);
	*from = at > AROUND_BEFORE ? at - AROUND_BEFORE : 0;
	while (*from > 0 && *from < at && text[*from - 1] != ' ')
		(*from)++;
	*to = *from + AROUND_BYTES < n ? *from + AROUND_BYTES : n;
	while (*to > *from && *to < n && text[*to] != ' ')
		(*to)--;
	if (*to == *from)
		*to = n;
}

size_t search_around(struct arena *a, const char *text, size_t at, const char *query, const struct search_piece **out)
{
	struct asked k = asked_read(query);
	char word[FOLD_WORD];
	size_t from, to, n = 0, start = 0, length;
	window(text, at, &from, &to);
	char *part = arena_copy(a, text + from, to - from);
	struct search_piece *piece = arena_array(a, (to - from) + 4, sizeof *piece);
	if (from > 0)
		piece[n++] = (struct search_piece){ "\xE2\x80\xA6 ", 4, false };
	size_t done = 0, i = 0;
	while (fold_next(part, &i, word, &start, &length)) {
		if (!asks_for(&k, word))
			continue;
		if (start > done)
			piece[n++] = (struct search_piece){ part + done, start - done, false };
		piece[n++] = (struct search_piece){ part + start, length, true };
		done = start + length;
	}
	if (part[done] != '\0')
		piece[n++] = (struct search_piece){ part + done, strlen(part + done), false };
	if (text[to] != '\0')
		piece[n++] = (struct search_piece){ " \xE2\x80\xA6", 4, false };
	*out = piece;
	return n;
}

int search_compare(const char *a, const char *b)
{
	char x[FOLD_WORD], y[FOLD_WORD];
	size_t i = 0, k = 0, start = 0, length;
	for (;;) {
		bool more = fold_next(a, &i, x, &start, &length), other = fold_next(b, &k, y, &start, &length);
		if (!more || !other)
			return (int)more - (int)other;
		int order = strcmp(x, y);
		if (order != 0)
			return order;
	}
}
