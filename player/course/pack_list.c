/*
 * The hash list META-INF/contents.sha256: what sha256sum -c reads, in one strict spelling. Names stand in byte order,
 * so they are unique, and the same content always gives the same list, whose hash names the release.
 */
#include "base/base.h"
#include "course/limits.h"
#include "course/name.h"
#include "course/pack_inside.h"

enum { HEX = 2 * SEAL_HASH, LINE_LEAST = HEX + 2 + 1 + 1 };

static int by_name(const void *x, const void *y)
{
	const struct manifest_entry *p = x, *q = y;
	return strcmp(p->name, q->name);
}

const char *manifest_text(struct arena *a, const struct manifest_entry *entry, size_t n)
{
	struct arena scratch = { 0 };
	struct buf b = { .a = a };
	struct manifest_entry *sorted = arena_array(&scratch, n, sizeof *sorted);
	if (n != 0)
		memcpy(sorted, entry, n * sizeof *sorted);
	qsort(sorted, n, sizeof *sorted, by_name);
	for (size_t i = 0; i < n; i++)
		buf_addf(&b, "%s  %s\n", sorted[i].hash, sorted[i].name);
	arena_release(&scratch);
	return buf_text(&b);
}

/* One line, its end replaced by a NUL; true when it is 64 lower-case hex digits, two blanks and something. */
static bool line_parse(const char *p, size_t n, struct manifest_entry *out)
{
	unsigned bad = 0;
	if (n < LINE_LEAST - 1 || strlen(p) != n || p[HEX] != ' ' || p[HEX + 1] != ' ')
		return false;
	for (size_t i = 0; i < HEX; i++) {
		unsigned c = (unsigned char)p[i];
		bad |= (c - '0' > 9) & (c - 'a' > 5);
	}
	if (bad)
		return false;
	memcpy(out->hash, p, HEX);
	out->hash[HEX] = '\0';
	out->name = p + HEX + 2;
	return true;
}

bool manifest_split(struct arena *a, struct bytes *text, const struct manifest_entry **out, size_t *n, struct err *e)
{
	char *p = (char *)text->p, *end = p + text->n;
	struct manifest_entry *entry = arena_array(a, text->n / LINE_LEAST + 1, sizeof *entry);
	size_t lines = 0;
	for (char *stop; p < end && (stop = memchr(p, '\n', (size_t)(end - p))) != NULL; p = stop + 1) {
		int line = (int)lines + 1;
		if (line > LIMIT_ENTRIES)
			return fail(e, ERR_LIMIT, NAME_MANIFEST, 0, "names more than %d entries", LIMIT_ENTRIES);
		*stop = '\0';
		if (!line_parse(p, (size_t)(stop - p), &entry[lines]))
			return fail(e, ERR_FORMAT, NAME_MANIFEST, line, "is not '64 hex digits, two blanks, name'");
		if (lines > 0 && strcmp(entry[lines - 1].name, entry[lines].name) >= 0)
			return fail(e, ERR_FORMAT, NAME_MANIFEST, line, "is out of order or doubled");
		lines++;
	}
	if (p != end)
		return fail(e, ERR_FORMAT, NAME_MANIFEST, (int)lines + 1, "has no line end");
	*out = entry;
	*n = lines;
	return true;
}

bool manifest_parse(
    struct arena *a, const struct bytes *text, const struct manifest_entry **out, size_t *n, struct err *e)
{
	if (text->n > LIMIT_MANIFEST_BYTES)
		return fail(e, ERR_LIMIT, NAME_MANIFEST, 0, "is larger than %u bytes", LIMIT_MANIFEST_BYTES);
	struct bytes own = { (unsigned char *)arena_copy(a, (const char *)text->p, text->n), text->n };
	const struct manifest_entry *entry = NULL;
	size_t count = 0;
	if (!manifest_split(a, &own, &entry, &count, e))
		return false;
	for (size_t i = 0; i < count; i++) {
		const char *why = "is a file of META-INF, which the list does not name";
		if (!name_ok(entry[i].name, &why) || str_starts(entry[i].name, "META-INF/"))
			return fail(e, ERR_FORMAT, NAME_MANIFEST, (int)i + 1, "%s: %s", entry[i].name, why);
	}
	*out = entry;
	*n = count;
	return true;
}
