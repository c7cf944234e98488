/*
 * Boards that do not lead (communication-boards.md 2.5). A board is a question put without words: what stands on it,
 * beside what, in which colour and order, can put an answer into a child's mouth. Each rule is an error with a
 * sentence; the strip of ten has a file of its own. Left aside are cells that say nothing of their own: ways to other
 * boards, keys that spell, and the strip's words where they stand once more (boards of yes and no).
 */
#include "packager/check/board_words.h"
#include "packager/check/check.h"

#include "embedded.h"

enum {
	LIST_LEAST = 4,    /* from so many words on a page is a list */
	PEOPLE_LEAST = 12, /* whom a page of people offers at least */
	PEOPLE_PAGE = 3,   /* from so many people on it is a page of people */
	FEELINGS_PAGE = 4,
};

/* One page: its words in reading order. */
struct page {
	struct check *c;
	const struct board_ref *ref;
	const struct board *board;
	const struct button **word;
	size_t n;
};

static void say(struct page *p, enum severity severity, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
static void say(struct page *p, enum severity severity, const char *code, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	findings_add(p->c->findings, severity, p->ref->src, 0, code, "%s", arena_vprintf(p->c->a, format, args));
	va_end(args);
}

static bool is_word(const struct button *b)
{
	return b->action == BOARD_SAY && b->load_board == NULL && !b->strip;
}

static void page_fill(struct page *p)
{
	const struct board *b = p->board;
	p->word = arena_array(p->c->a, b->rows * b->columns, sizeof *p->word);
	for (size_t i = 0; i < b->rows * b->columns; i++)
		if (b->cell[i] >= 0 && is_word(&b->button[b->cell[i]]))
			p->word[p->n++] = &b->button[b->cell[i]];
}

static const struct button *first_of(struct page *p, enum word_kind kind)
{
	for (size_t i = 0; i < p->n; i++)
		if (word_is(p->c->a, p->word[i]->label, kind))
			return p->word[i];
	return NULL;
}

static const struct button *first_person(struct page *p)
{
	for (size_t i = 0; i < p->n; i++)
		if (word_is_person(p->c->a, p->word[i]->label))
			return p->word[i];
	return NULL;
}

/* --- rules 2 and 3: no sentence of who did what, ready-made or from one page --- */

static void sentences_check(struct page *p)
{
	for (size_t i = 0; i < p->board->button_n; i++) {
		const struct button *b = &p->board->button[i];
		if (words_accuse(p->c->a, b->label) || words_accuse(p->c->a, b->say))
			say(p, SEVERITY_ERROR, "board-accuses",
			    "\"%s\" says who did what; a child must be able to say it, but no cell may say it for them",
			    words_accuse(p->c->a, b->label) ? b->label : b->say);
		if (word_is(p->c->a, b->label, WORD_GRAVE) || word_is(p->c->a, b->say, WORD_GRAVE))
			say(p, SEVERITY_ERROR, "board-act",
			    "\"%s\" is more than an everyday word; keep to touch, hug, hit, wash", b->label);
	}
}

static void pair_check(struct page *p, const struct button *one, const struct button *other, const char *what)
{
	if (one != NULL && other != NULL)
		say(p, SEVERITY_ERROR, "board-pairs",
		    "\"%s\" and \"%s\" stand on one page; keep %s on pages of their own, so that no page leads to an "
		    "answer",
		    one->label, other->label, what);
}

static void pairs_check(struct page *p)
{
	const struct button *person = first_person(p), *act = first_of(p, WORD_ACT), *body = first_of(p, WORD_BODY);
	pair_check(p, person, act, "people and what is done");
	pair_check(p, person, body, "people and the body");
	pair_check(p, body, act, "the body and what is done");
}

/* --- rule 4: people --- */

static void people_order(struct page *p, const struct button *const *person, size_t n)
{
	struct arena *a = p->c->a;
	const struct button *before = NULL; /* the first that does not follow the alphabet */
	bool family = false, mixed = false;
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && before == NULL &&
		    strcmp(str_lower(a, person[i - 1]->label), str_lower(a, person[i]->label)) > 0)
			before = person[i];
		bool relative = word_is(a, person[i]->label, WORD_FAMILY);
		mixed = mixed || (family && !relative);
		family = family || relative;
	}
	if (before != NULL && mixed)
		say(p, SEVERITY_ERROR, "people-order",
		    "\"%s\" breaks the order; put people by the alphabet, or those from school first and family after "
		    "them",
		    before->label);
}

static void people_check(struct page *p)
{
	struct arena *a = p->c->a;
	const struct button **person = arena_array(a, p->n, sizeof *person);
	const struct button *early = NULL;
	size_t n = 0, open = 0;
	for (size_t i = 0; i < p->n; i++) {
		const char *label = p->word[i]->label;
		if (word_is(a, label, WORD_OPEN)) {
			open++;
			early = early == NULL ? p->word[i] : early;
		} else if (word_is_person(a, label)) {
			if (early != NULL)
				say(p, SEVERITY_ERROR, "people-open",
				    "\"%s\" stands before \"%s\"; the open ones come after all people", early->label,
				    label);
			person[n++] = p->word[i];
		}
	}
	if (n < PEOPLE_PAGE)
		return;
	people_order(p, person, n);
	if (open < 2)
		say(p, SEVERITY_ERROR, "people-open",
		    "the page has %zu people but not both \"someone else\" and \"no one\"; add them after the last", n);
	if (n < PEOPLE_LEAST)
		say(p, SEVERITY_ERROR, "people-few",
		    "the page offers %zu people; a page of people has %d or more, so that none of them is suggested", n,
		    PEOPLE_LEAST);
}

/* --- rule 5: feelings --- */

struct feelings {
	size_t n[3];              /* by kind */
	size_t first[3], last[3]; /* place of the first and last of each kind */
	bool mixed, guilty;
	const struct button *sample; /* whose colours all have */
	const struct button *other;  /* one that has not */
};

static bool same_colours(const struct button *x, const struct button *y)
{
	return x->border == y->border && x->background == y->background;
}

static struct feelings feelings_of(struct page *p)
{
	struct feelings f = { .mixed = false };
	struct arena *a = p->c->a;
	for (size_t i = 0; i < p->n; i++) {
		const char *label = p->word[i]->label;
		enum word_kind kind = WORD_PLEASANT;
		while (kind <= WORD_NEITHER && !word_is(a, label, kind))
			kind++;
		if (kind > WORD_NEITHER || check_words(label) > 3)
			continue;
		if (f.n[kind]++ == 0)
			f.first[kind] = i;
		f.last[kind] = i;
		f.mixed = f.mixed || strstr(str_lower(a, label), "mixed") != NULL ||
		    strstr(str_lower(a, label), "confused") != NULL;
		f.guilty = f.guilty || strstr(str_lower(a, label), "guilty") != NULL ||
		    strstr(str_lower(a, label), "ashamed") != NULL;
		f.sample = f.sample == NULL ? p->word[i] : f.sample;
		f.other = f.other == NULL && !same_colours(f.sample, p->word[i]) ? p->word[i] : f.other;
	}
	return f;
}

static void feelings_check(struct page *p)
{
	struct feelings f = feelings_of(p);
	size_t good = f.n[WORD_PLEASANT], bad = f.n[WORD_UNPLEASANT], neither = f.n[WORD_NEITHER];
	if (good + bad < 2)
		return;
	/* Those of no side may make up for a difference, no more. */
	if ((good > bad ? good - bad : bad - good) > neither)
		say(p, SEVERITY_ERROR, "feelings-balance",
		    "%zu pleasant feelings stand beside %zu unpleasant ones and %zu of neither kind; make both sides "
		    "equal",
		    good, bad, neither);
	if (good + bad + neither >= FEELINGS_PAGE && (neither == 0 || !f.mixed))
		say(p, SEVERITY_ERROR, "feelings-between",
		    "a page of feelings also needs \"okay\" and \"mixed up\", for those that are neither good nor bad");
	if (good > 1 && bad > 1 &&
	    (f.last[WORD_PLEASANT] < f.first[WORD_UNPLEASANT] || f.last[WORD_UNPLEASANT] < f.first[WORD_PLEASANT]))
		say(p, SEVERITY_ERROR, "feelings-order",
		    "pleasant and unpleasant feelings stand in two blocks; mix them, so that no side is the first");
	if (f.guilty)
		say(p, SEVERITY_ERROR, "feelings-guilt",
		    "\"guilty\" and \"ashamed\" suggest blame; take them off the page");
	if (f.other != NULL)
		say(p, SEVERITY_ERROR, "board-colours",
		    "\"%s\" and \"%s\" have different colours; a colour must not say which feeling is the good one",
		    f.sample->label, f.other->label);
}

/* --- rule 7: colours do not judge --- */

/* Two answers to one question, wherever on the board they stand, the strip among them. */
static void colours_check(struct page *p)
{
	const struct button *b = p->board->button;
	int *pair = arena_array(p->c->a, p->board->button_n, sizeof *pair);
	for (size_t i = 0; i < p->board->button_n; i++)
		pair[i] = word_pair(p->c->a, b[i].label);
	for (size_t i = 0; i < p->board->button_n; i++) {
		size_t k = i + 1;
		while (pair[i] != 0 && k < p->board->button_n && (pair[k] != -pair[i] || same_colours(&b[i], &b[k])))
			k++;
		if (pair[i] != 0 && k < p->board->button_n)
			say(p, SEVERITY_ERROR, "board-colours",
			    "\"%s\" and \"%s\" have different colours; a colour must not say which answer is the good "
			    "one",
			    b[i].label, b[k].label);
	}
}

/* --- rule 6: a way out of every list --- */

static bool is_strips(const struct page *p, const char *label)
{
	for (size_t i = 0; i < p->board->strip_n; i++)
		if (p->board->strip[i] >= 0 && streq(p->board->button[p->board->strip[i]].label, label))
			return true;
	return false;
}

static void list_check(struct page *p)
{
	size_t n = 0;
	bool other = false, blank = false;
	for (size_t i = 0; i < p->n; i++) {
		n += is_strips(p, p->word[i]->label) ? 0 : 1;
		other = other || word_is_else(p->c->a, p->word[i]->label);
		blank = blank || p->word[i]->blank;
	}
	if (n < LIST_LEAST)
		return;
	if (!other)
		say(p, SEVERITY_ERROR, "list-else",
		    "a page of %zu words needs \"something else\" among them, or a child must choose one of them", n);
	if (!blank)
		say(p, SEVERITY_WARNING, "list-blank",
		    "a page of %zu words should have a cell for the child's own word: \"ext_coursepack_blank\": true",
		    n);
}

/* --- what does not work --- */

static bool symbol_known(const char *file)
{
	size_t n = str_ends(file, ".svg") ? strlen(file) - 4 : strlen(file);
	for (const struct embedded_picture *s = embedded_pictures; s->name != NULL; s++)
		if (streq(s->folder, "symbols") && strlen(s->name) == n && memcmp(s->name, file, n) == 0)
			return true;
	return false;
}

static void cells_check(struct page *p)
{
	for (size_t i = 0; i < p->board->button_n; i++) {
		const struct button *b = &p->board->button[i];
		if (b->symbol != NULL && streq(b->symbol_set, "coursepack") && !symbol_known(b->symbol))
			say(p, SEVERITY_ERROR, "symbol-unknown",
			    "\"%s\" shows the symbol %s, which is not in our set; see assets/symbols, or leave the "
			    "picture out",
			    b->label, b->symbol);
		if (b->action == BOARD_HOME && b->load_board == NULL)
			say(p, SEVERITY_WARNING, "home-link",
			    "\"%s\" has the action :home only; add \"load_board\" with the path, since not every "
			    "program knows "
			    "the way",
			    b->label);
	}
}

void check_boards(struct check *c)
{
	for (size_t i = 0; i < c->course->board_n; i++) {
		struct page p = { .c = c, .ref = &c->course->board[i], .board = c->course->board[i].board };
		if (p.board == NULL)
			continue;
		page_fill(&p);
		cells_check(&p);
		colours_check(&p);
		list_check(&p);
		/* We know the words in English only. */
		if (p.board->locale != NULL && !str_starts(p.board->locale, "en"))
			continue;
		sentences_check(&p);
		pairs_check(&p);
		people_check(&p);
		feelings_check(&p);
	}
}
