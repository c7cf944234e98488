/* Letters are whole: a caret never stands inside one, nor between a letter and the marks that stand on it. */
#include "field.h"

static struct typed *find(const struct fields *f, const char *name)
{
	for (size_t i = 0; i < f->n; i++)
		if (streq(f->list[i].name, name))
			return &f->list[i];
	return NULL;
}

static struct typed *found_or_made(struct fields *f, const char *name)
{
	struct typed *t = find(f, name);
	if (t != NULL)
		return t;
	if (f->n == f->cap) {
		size_t cap = f->cap == 0 ? 8 : f->cap * 2;
		struct typed *grown = arena_array(&f->a, cap, sizeof *grown);
		if (f->n > 0)
			memcpy(grown, f->list, f->n * sizeof *grown);
		f->list = grown;
		f->cap = cap;
	}
	t = &f->list[f->n++];
	memset(t, 0, sizeof *t);
	snprintf(t->name, sizeof t->name, "%s", name);
	t->limit = FIELD_LIMIT;
	return t;
}

/* Its bytes, made when they are first needed. */
static char *text_of(struct fields *f, struct typed *t)
{
	if (t->text == NULL)
		t->text = arena_alloc(&f->a, t->limit + 1);
	return t->text;
}

const char *field_text(const struct fields *f, const char *name)
{
	const struct typed *t = find(f, name);
	return t != NULL && t->text != NULL ? t->text : "";
}

size_t field_caret(const struct fields *f, const char *name)
{
	const struct typed *t = find(f, name);
	return t != NULL ? t->caret : 0;
}

void field_limit(struct fields *f, const char *name, size_t limit)
{
	struct typed *t = found_or_made(f, name);
	if (t->text == NULL)
		t->limit = limit;
}

void field_set(struct fields *f, const char *name, const char *text)
{
	struct typed *t = found_or_made(f, name);
	char *to = text_of(f, t);
	size_t n = strlen(text);
	if (n > t->limit)
		n = t->limit;
	while (n > 0 && text[n] != '\0' && ((unsigned char)text[n] & 0xC0) == 0x80)
		n--;
	memset(to, 0, t->limit + 1);
	memcpy(to, text, n);
	t->caret = n;
}

void field_at(struct fields *f, const char *name)
{
	snprintf(f->at, sizeof f->at, "%s", name);
}

/* --- editing --- */

static bool is_mark(uint32_t c)
{
	return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x20D0 && c <= 0x20FF) ||
	    (c >= 0xFE00 && c <= 0xFE0F) || c == 0x200D;
}

/* Where the letter that starts at i ends, with its marks. */
static size_t letter_after(const char *s, size_t i)
{
	size_t n;
	if (utf8_next(s + i, &n) == 0)
		return i;
	i += n;
	while (is_mark(utf8_next(s + i, &n)))
		i += n;
	return i;
}

static size_t letter_before(const char *s, size_t i)
{
	size_t n;
	while (i > 0) {
		do
			i--;
		while (i > 0 && ((unsigned char)s[i] & 0xC0) == 0x80);
		if (!is_mark(utf8_next(s + i, &n)))
			break;
	}
	return i;
}

static struct typed *typed_in(struct fields *f)
{
	if (f->at[0] == '\0')
		return NULL;
	struct typed *t = found_or_made(f, f->at);
	(void)text_of(f, t);
	return t;
}

/* Takes out the bytes from..to; what was there is wiped, not only shifted. */
static bool cut(struct typed *t, size_t from, size_t to)
{
	size_t n = strlen(t->text);
	if (from == to)
		return false;
	memmove(t->text + from, t->text + to, n - to + 1);
	memset(t->text + n - (to - from) + 1, 0, to - from);
	t->caret = from;
	return true;
}

bool field_insert(struct fields *f, const char *text)
{
	struct typed *t = typed_in(f);
	size_t n = strlen(text);
	if (t == NULL || n == 0 || !utf8_ok(text, n))
		return false;
	size_t have = strlen(t->text);
	if (n > t->limit - have)
		return false;
	memmove(t->text + t->caret + n, t->text + t->caret, have - t->caret + 1);
	memcpy(t->text + t->caret, text, n);
	t->caret += n;
	return true;
}

bool field_rub_out(struct fields *f)
{
	struct typed *t = typed_in(f);
	return t != NULL && cut(t, letter_before(t->text, t->caret), t->caret);
}

bool field_delete(struct fields *f)
{
	struct typed *t = typed_in(f);
	return t != NULL && cut(t, t->caret, letter_after(t->text, t->caret));
}

bool field_move(struct fields *f, enum field_move move)
{
	struct typed *t = typed_in(f);
	size_t before = t != NULL ? t->caret : 0;
	if (t == NULL)
		return false;
	switch (move) {
	case FIELD_LEFT:
		t->caret = letter_before(t->text, t->caret);
		break;
	case FIELD_RIGHT:
		t->caret = letter_after(t->text, t->caret);
		break;
	case FIELD_START:
		t->caret = 0;
		break;
	case FIELD_END:
		t->caret = strlen(t->text);
		break;
	}
	return t->caret != before;
}

bool field_wants_capital(const struct fields *f)
{
	const struct typed *t = find(f, f->at);
	size_t i = t != NULL ? t->caret : 0;
	if (t == NULL || t->text == NULL)
		return true;
	bool space = false;
	while (i > 0 && t->text[i - 1] == ' ') {
		space = true;
		i--;
	}
	if (i == 0 || t->text[i - 1] == '\n')
		return true;
	return space && strchr(".?!", t->text[i - 1]) != NULL;
}

/* --- forgetting --- */

void field_forget(struct fields *f, const char *name)
{
	bool many = name[0] == '\0' || str_ends(name, "/");
	for (size_t i = 0; i < f->n; i++) {
		struct typed *t = &f->list[i];
		if (!(many ? str_starts(t->name, name) : streq(t->name, name)))
			continue;
		if (t->text != NULL)
			memset(t->text, 0, t->limit + 1);
		t->caret = 0;
	}
}

void fields_release(struct fields *f)
{
	field_forget(f, "");
	arena_release(&f->a);
	memset(f, 0, sizeof *f);
}
