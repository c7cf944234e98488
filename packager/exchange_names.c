/*
 * Names for files that came from anywhere. What is left of a name are the letters that every system holds; when two
 * become alike, the later one gets a number.
 */
#include "course/limits.h"
#include "course/name.h"
#include "packager/exchange.h"

enum { STEM_MOST = 120 }; /* leaves room for folder, number and ending within LIMIT_NAME */

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Runs of other characters become one hyphen, none at the ends; keep: characters that stay as they are. */
static const char *plain(struct arena *a, const char *s, size_t n, const char *keep)
{
	struct buf b = { .a = a };
	for (size_t i = 0; i < n && b.n < STEM_MOST; i++) {
		char c = s[i] >= 'A' && s[i] <= 'Z' ? (char)(s[i] - 'A' + 'a') : s[i];
		if (is_plain(c) || (b.n > 0 && strchr(keep, c) != NULL))
			buf_add_n(&b, &c, 1);
		else if (b.n > 0 && b.p[b.n - 1] != '-')
			buf_add(&b, "-");
	}
	const char *text = buf_text(&b);
	size_t length = b.n;
	while (length > 0 && !is_plain(text[length - 1]))
		length--;
	return arena_copy(a, text, length);
}

const char *exchange_slug(struct arena *a, const char *s)
{
	return plain(a, s, strlen(s), "");
}

/* The folders that mean the same on either side. */
static const char *without_folder(const char *from)
{
	static const char *const known[] = { "boards/", "images/", "sounds/", "media/" };
	for (size_t i = 0; i < COUNT(known); i++)
		if (str_starts(from, known[i]))
			return from + strlen(known[i]);
	return from;
}

/* "a/b/name.png" in parts, each made plain, without the ending. */
static const char *stem_of(struct arena *a, const char *from)
{
	struct buf b = { .a = a };
	const char *part = without_folder(from), *slash;
	for (; (slash = strchr(part, '/')) != NULL && b.n < STEM_MOST / 2; part = slash + 1) {
		const char *folder = plain(a, part, (size_t)(slash - part), "_");
		if (folder[0] != '\0')
			buf_addf(&b, "%s/", folder);
	}
	const char *last = strrchr(part, '/') != NULL ? strrchr(part, '/') + 1 : part, *dot = strrchr(last, '.');
	const char *name = plain(a, last, dot != NULL && dot > last ? (size_t)(dot - last) : strlen(last), "_.");
	buf_add(&b, name[0] != '\0' ? name : "file");
	return buf_text(&b);
}

const char *exchange_name(struct exchange *x, const char *folder, const char *from, const char *ending)
{
	struct arena *a = x->a;
	const char *stem = arena_printf(a, "%s%s", folder, stem_of(a, from));
	const char *name = arena_printf(a, "%s%s", stem, ending);
	if (!name_ok(name, NULL)) { /* the name of a device, say */
		stem = arena_printf(a, "%sfile", folder);
		name = arena_printf(a, "%s%s", stem, ending);
	}
	const char *first = name;
	int64_t number = map_get(&x->taken, first);
	while (map_get(&x->taken, name) >= 0)
		name = arena_printf(a, "%s-%lld%s", stem, (long long)number++, ending);
	if (name != first)
		map_put(&x->taken, first, number);
	map_put(&x->taken, name, 2);
	return name;
}
