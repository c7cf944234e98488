/*
 * Figures nobody can trace. A number in a slide's prose, table or chart needs a source on that slide. Not every digit
 * is a claim: ages, steps, modules, the year in the name of a law and telephone numbers of the support page are let
 * pass.
 */
#include "packager/check/check.h"

enum { CONTACT_LEAST = 3 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

/* Whether the word before the number says that it counts nothing: 'under 18', 'module 5', 'Act 1989'. */
static bool is_label_before(const char *text, const char *number)
{
	static const char *const words[] = { "age", "aged", "ages", "under", "over", "module", "modules", "step",
		"part", "section", "slide", "page", "question", "number", "year", "act", "regulations", "form", "level",
		"key" };
	const char *end = number;
	while (end > text && (end[-1] == ' ' || end[-1] == '('))
		end--;
	const char *word = end;
	while (word > text && is_letter(word[-1]))
		word--;
	size_t n = (size_t)(end - word);
	for (size_t i = 0; i < COUNT(words); i++) {
		size_t k = 0;
		while (k < n && words[i][k] != '\0' && (word[k] | 0x20) == words[i][k])
			k++;
		if (k == n && words[i][k] == '\0')
			return true;
	}
	return false;
}

/* The digits at the start of s, over the blanks within a telephone number. */
static void digits_of(const char *s, char out[32])
{
	size_t n = 0;
	for (; n < 31 && (is_digit(*s) || (*s == ' ' && is_digit(s[1]))); s++)
		if (*s != ' ')
			out[n++] = *s;
	out[n] = '\0';
}

/* The numbers of the support page, as digits alone. */
struct contacts {
	struct check_name *number;
	size_t n;
};

static struct contacts contacts_of(struct check *c)
{
	struct contacts list = { .number = arena_array(c->a, c->course->contact_n, sizeof *list.number) };
	for (size_t i = 0; i < c->course->contact_n; i++) {
		char digits[32];
		digits_of(c->course->contact[i].number != NULL ? c->course->contact[i].number : "", digits);
		if (strlen(digits) >= CONTACT_LEAST)
			list.number[list.n++] = (struct check_name){ arena_string(c->a, digits), i };
	}
	check_names_sort(list.number, list.n);
	return list;
}

/* A number to ring claims nothing; what follows it may look like more of it. */
static bool is_contact(const struct contacts *contacts, const char *number)
{
	static const char *const emergency[] = { "999", "101", "111", "112" };
	char digits[32];
	digits_of(number, digits);
	for (size_t i = 0; i < COUNT(emergency); i++)
		if (streq(digits, emergency[i]))
			return true;
	for (size_t n = strlen(digits); n >= CONTACT_LEAST; n--) {
		digits[n] = '\0';
		if (check_names_find(contacts->number, contacts->n, digits) != NULL)
			return true;
	}
	return false;
}

/* The last character of the number at p, with the thousands and ranges that belong to it. */
static const char *number_end(const char *p)
{
	while (is_digit(p[1]) || ((p[1] == ' ' || p[1] == '-' || p[1] == ',' || p[1] == '.') && is_digit(p[2])))
		p++;
	return p;
}

/* The first number from from on that claims something, NULL when there is none; text is what stands before it, too. */
static const char *claim_find(const struct contacts *contacts, const char *text, const char *from)
{
	for (const char *p = from; *p != '\0'; p++) {
		if (!is_digit(*p))
			continue;
		bool in_word = p > text && is_letter(p[-1]);
		bool let_pass = in_word || is_label_before(text, p) || is_contact(contacts, p);
		if (!let_pass)
			return p;
		p = number_end(p);
	}
	return NULL;
}

struct claim {
	struct check *c;
	const struct contacts *contacts;
	int line;
	const char *found; /* NULL: none yet */
};

static void claim_look(struct claim *claim, int line, const char *text)
{
	if (claim->found != NULL || text == NULL)
		return;
	const char *at = claim_find(claim->contacts, text, text);
	if (at == NULL)
		return;
	size_t n = 0;
	while (is_digit(at[n]) || ((at[n] == ',' || at[n] == '.') && is_digit(at[n + 1])) || at[n] == '%')
		n++;
	claim->found = arena_copy(claim->c->a, at, n);
	claim->line = line;
}

static void block_look(void *context, const char *file, const struct block *b)
{
	struct claim *claim = context;
	(void)file;
	claim_look(claim, b->line, b->text.plain);
	claim_look(claim, b->line, b->caption);
	for (size_t i = 0; b->table != NULL && i < b->table->rows * b->table->columns; i++)
		claim_look(claim, b->line, b->table->cell[i]);
	if (b->chart != NULL && claim->found == NULL) {
		claim->found = "the chart's values";
		claim->line = b->line;
	}
}

struct numbers {
	struct check *c;
	struct contacts contacts;
};

static void slide_check(void *context, const struct slide *s)
{
	struct numbers *numbers = context;
	struct claim claim = { .c = numbers->c, .contacts = &numbers->contacts };
	if (s->source_n != 0)
		return;
	check_each_block(s, block_look, &claim);
	if (claim.found != NULL)
		findings_add(claim.c->findings, SEVERITY_WARNING, s->file, claim.line, "number-no-source",
		    "%s: the slide names no source for it; add <cite ref=\"...\"/> or <source ref=\"...\"/>",
		    claim.found);
}

struct claims {
	const struct contacts *contacts;
	size_t n;
};

static void claims_add(struct claims *claims, const char *text)
{
	for (const char *p = text; p != NULL && (p = claim_find(claims->contacts, text, p)) != NULL;
	     p = number_end(p) + 1)
		claims->n++;
}

static void block_count(void *context, const char *file, const struct block *b)
{
	struct claims *claims = context;
	(void)file;
	claims_add(claims, b->text.plain);
	claims_add(claims, b->caption);
	for (size_t i = 0; b->table != NULL && i < b->table->rows * b->table->columns; i++)
		claims_add(claims, b->table->cell[i]);
	for (size_t i = 0; b->chart != NULL && i < b->chart->point_n * b->chart->series_n; i++)
		claims->n += b->chart->value_milli[i] != INT64_MIN;
}

size_t check_claims(struct check *c, const struct slide *s)
{
	struct contacts contacts = contacts_of(c);
	struct claims claims = { &contacts, 0 };
	check_each_block(s, block_count, &claims);
	return claims.n;
}

void check_numbers(struct check *c)
{
	struct numbers numbers = { c, contacts_of(c) };
	check_each_slide(c->course, slide_check, &numbers);
}
