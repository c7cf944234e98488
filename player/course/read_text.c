/*
 * Text of elements. Running text is squeezed across its marks ("a <em> b</em>" has one blank before b), so that
 * what is shown and spoken does not depend on how an author broke the lines. Marks are not nested.
 */
#include "course/read_in.h"

#include "course/limits.h"

/* The runs as they grow. */
struct writer {
	struct reader *r;
	struct run *run;
	size_t n, cap;
	bool gap;   /* a blank is due before the next character */
	bool names; /* <name> may stand here */
};

static const char *const mark_tags[] = { "strong", "em", "term", "cite", "name", NULL };
static const char *const ref_attributes[] = { "ref", NULL };

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void run_add(struct writer *w, enum run_kind kind, const char *text, const char *ref)
{
	if (w->n == w->cap) {
		size_t cap = w->cap == 0 ? 1 : 2 * w->cap; /* most texts are one run */
		struct run *list = arena_array(w->r->a, cap, sizeof *list);
		if (w->n > 0)
			memcpy(list, w->run, w->n * sizeof *list);
		w->run = list;
		w->cap = cap;
	}
	w->run[w->n++] = (struct run){ kind, text, ref };
}

/* "end ." is written when a citation stood before the full stop: the blank goes. */
static bool closes_up(char c)
{
	return c == '.' || c == ',' || c == ';' || c == ':' || c == ')' || c == '!' || c == '?';
}

/* A blank that is due belongs to plain text, never to a mark, which may be underlined. */
static void gap_close(struct writer *w, enum run_kind kind, struct buf *b)
{
	w->gap = false;
	if (kind == RUN_TEXT)
		buf_add(b, " ");
	else if (w->run[w->n - 1].kind == RUN_TEXT)
		w->run[w->n - 1].text = arena_printf(w->r->a, "%s ", w->run[w->n - 1].text);
	else
		run_add(w, RUN_TEXT, " ", NULL);
}

/* So many bytes at once, where they are known: a buffer that grows leaves twice its size behind. */
static void buf_room(struct buf *b, size_t n)
{
	b->p = arena_alloc(b->a, n);
	b->cap = n;
}

/* Adds words as one run, squeezed. */
static void words_add(struct writer *w, enum run_kind kind, const char *text, int line, const char *ref)
{
	struct buf b = { .a = w->r->a };
	for (const char *p = text, *end; *p != '\0'; p = end) {
		for (end = p; *end != '\0' && !is_space(*end);)
			end++;
		if (end == p) {
			w->gap = w->n > 0 || b.n > 0;
			end++;
			continue;
		}
		if (b.p == NULL)
			buf_room(&b, strlen(p) + 2);
		if (w->gap && b.n > 0)
			buf_add(&b, " ");
		else if (w->gap && !closes_up(*p))
			gap_close(w, kind, &b);
		w->gap = false;
		buf_add_n(&b, p, (size_t)(end - p));
	}
	if (b.n == 0)
		return;
	if (b.n > LIMIT_TEXT_RUN)
		wrong(w->r, line, "text-long", "more than %d bytes of text without a break: divide the paragraph",
		    LIMIT_TEXT_RUN);
	run_add(w, kind, buf_text(&b), ref);
}

void sources_start(struct reader *r, const void *item)
{
	r->citing = item;
	r->source_n = 0;
	r->source_cap = 4;
	r->source = arena_array(r->a, r->source_cap, sizeof *r->source);
}

const char *const *sources_end(struct reader *r, size_t *n)
{
	r->citing = NULL;
	*n = r->source_n;
	return r->source;
}

void source_used(struct reader *r, const char *id)
{
	const struct id_entry *entry = id_find(r, id, ID_SOURCE);
	if (entry == NULL || r->citing == NULL || !id_first_use(r, entry, r->citing))
		return;
	if (r->source_n == r->source_cap) {
		size_t cap = 2 * r->source_cap;
		const char **list = arena_array(r->a, cap, sizeof *list);
		memcpy(list, r->source, r->source_n * sizeof *list);
		r->source = list;
		r->source_cap = cap;
	}
	r->source[r->source_n++] = id;
}

static void cite_add(struct writer *w, const struct xml *x)
{
	struct reader *r = w->r;
	attrs_known(r, x, ref_attributes);
	if (x->first != NULL)
		wrong(r, x->line, "cite-empty", "<cite> holds no words: write <cite ref=\"...\"/>");
	const char *id = attr_ref(r, x, "ref", ID_SOURCE, NEED);
	const struct id_entry *source = id_find(r, id, ID_SOURCE);
	if (source == NULL)
		return;
	source_used(r, id);
	run_add(w, RUN_CITE, arena_printf(r->a, "%zu", source->index + 1), id);
}

/* The first name of its set, until a learner's draw chooses (learning/names.h). */
static void name_add(struct writer *w, const struct xml *x)
{
	struct reader *r = w->r;
	attrs_known(r, x, ref_attributes);
	if (x->first != NULL)
		wrong(r, x->line, "name-empty", "<name> holds no words: write <name ref=\"...\"/>");
	if (!w->names) {
		wrong(r, x->line, "name-place",
		    "<name> stands only in the running text of a scenario or a case worksheet");
		return;
	}
	const char *id = attr_ref(r, x, "ref", ID_NAMES, NEED);
	const struct name_set *set = id != NULL ? course_names(r->course, id) : NULL;
	if (set != NULL && set->n > 0)
		words_add(w, RUN_NAME, set->name[0], x->line, id);
}

static void mark_add(struct writer *w, const struct xml *x)
{
	struct reader *r = w->r;
	enum run_kind kind = streq(x->tag, "strong") ? RUN_STRONG : streq(x->tag, "em") ? RUN_EM : RUN_TERM;
	const char *ref = NULL;
	attrs_known(r, x, kind == RUN_TERM ? ref_attributes : no_attributes);
	if (kind == RUN_TERM)
		ref = attr_ref(r, x, "ref", ID_TERM, NEED);
	bool any = false;
	for (const struct xml *c = x->first; c != NULL; c = c->next) {
		if (c->tag != NULL) {
			wrong(r, c->line, "nested-mark", "<%s> stands inside <%s>: close <%s> first", c->tag, x->tag,
			    x->tag);
			continue;
		}
		size_t before = w->n;
		words_add(w, kind, c->text, c->line, ref);
		any = any || w->n > before;
	}
	if (!any)
		wrong(r, x->line, "text-empty", "<%s> is empty: write words in it or take it out", x->tag);
}

/* The words of all runs; of one run its own. */
static const char *plain_of(const struct writer *w)
{
	struct buf b = { .a = w->r->a };
	size_t n = 1;
	if (w->n == 1 && w->run[0].kind != RUN_CITE)
		return w->run[0].text;
	for (size_t i = 0; i < w->n; i++)
		n += w->run[i].kind != RUN_CITE ? strlen(w->run[i].text) : 0;
	buf_room(&b, n);
	for (size_t i = 0; i < w->n; i++)
		if (w->run[i].kind != RUN_CITE)
			buf_add(&b, w->run[i].text);
	return buf_text(&b);
}

static struct rich runs_read(struct reader *r, const struct xml *x, const char *tail, bool names)
{
	struct writer w = { .r = r, .names = names };
	const struct xml *c = x->first;
	for (; c != NULL; c = c->next) {
		if (c->tag == NULL)
			words_add(&w, RUN_TEXT, c->text, c->line, NULL);
		else if (tail != NULL && streq(c->tag, tail))
			break;
		else if (streq(c->tag, "cite"))
			cite_add(&w, c);
		else if (streq(c->tag, "name"))
			name_add(&w, c);
		else if (streq(c->tag, "strong") || streq(c->tag, "em") || streq(c->tag, "term"))
			mark_add(&w, c);
		else
			wrong(r, c->line, "unknown-element", "<%s> cannot stand in the text of <%s>%s", c->tag, x->tag,
			    hint(r, c->tag, mark_tags));
	}
	for (bool first = true; c != NULL; c = c->next, first = false) {
		if (c->tag != NULL && !first)
			wrong(r, c->line, "element-last", "<%s> stands after <%s>, which must be the last in <%s>",
			    c->tag, tail, x->tag);
		else if (c->tag == NULL && *str_squeeze(r->a, c->text, strlen(c->text)) != '\0')
			wrong(r, c->line, "element-last", "words stand after <%s>, which must be the last in <%s>",
			    tail, x->tag);
	}
	if (w.n == 0)
		wrong(r, x->line, "text-empty", "<%s> is empty: write words in it or take it out", x->tag);
	return (struct rich){ w.run, w.n, plain_of(&w) };
}

struct rich rich_read(struct reader *r, const struct xml *x, const char *tail)
{
	return runs_read(r, x, tail, r->names);
}

const char *prose_read(struct reader *r, const struct xml *x, const char *const *known)
{
	attrs_known(r, x, known);
	struct rich text = runs_read(r, x, NULL, false);
	struct buf b = { .a = r->a };
	for (size_t i = 0; i < text.n; i++) {
		if (text.run[i].kind == RUN_CITE)
			buf_addf(&b, " [%s]", text.run[i].text);
		else
			buf_add(&b, text.run[i].text);
	}
	return buf_text(&b);
}

const char *words_read(struct reader *r, const struct xml *x, const char *const *known)
{
	attrs_known(r, x, known);
	for (const struct xml *c = xml_child(x, NULL); c != NULL; c = xml_next(c, NULL))
		wrong(r, c->line, "unknown-element", "<%s> takes plain words: take <%s> out", x->tag, c->tag);
	const char *text = xml_text(r->a, x);
	if (*text == '\0')
		wrong(r, x->line, "text-empty", "<%s> is empty: write words in it or take it out", x->tag);
	else if (strlen(text) > LIMIT_TEXT_RUN)
		wrong(r, x->line, "text-long", "more than %d bytes of text without a break: divide it", LIMIT_TEXT_RUN);
	return text;
}

const char *child_words(struct reader *r, const struct xml *x, const char *tag, enum need need)
{
	const struct xml *child = child_one(r, x, tag, need);
	return child == NULL ? NULL : words_read(r, child, no_attributes);
}
