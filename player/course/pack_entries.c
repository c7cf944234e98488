/*
 * The sorted table of a pack's entries: looked up by halving, and every name in it stands for one thing only.
 */
#include "base/base.h"
#include "course/pack_inside.h"

static int by_name(const void *x, const void *y)
{
	const struct pack_entry *p = x, *q = y;
	return strcmp(p->name, q->name);
}

/* Puts the last entry in its place among the sorted ones before it. */
static void last_insert(struct pack_entry *entry, size_t n)
{
	struct pack_entry last = entry[n - 1];
	size_t low = 0, high = n - 1;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (by_name(&entry[middle], &last) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	memmove(entry + low + 1, entry + low, (n - 1 - low) * sizeof *entry);
	entry[low] = last;
}

/* Packs are written sorted, but for the two of META-INF: they come last, being made from all the others. */
void entries_sort(struct pack_entry *entry, size_t n)
{
	enum { LATE = 2 };
	size_t i = 1;
	while (i < n && strcmp(entry[i - 1].name, entry[i].name) < 0)
		i++;
	if (i + LATE < n)
		qsort(entry, n, sizeof *entry, by_name);
	else
		for (; i < n; i++)
			last_insert(entry, i + 1);
}

/* The order of the first n bytes of name against a whole name. */
static int compare(const char *name, size_t n, const char *other)
{
	int order = strncmp(name, other, n);
	return order != 0 ? order : other[n] == '\0' ? 0 : -1;
}

const struct pack_entry *entries_find(const struct pack_entry *entry, size_t n, const char *name, size_t name_n)
{
	size_t low = 0, high = n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare(name, name_n, entry[middle].name);
		if (order == 0)
			return &entry[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

/* How many bytes two names share at their start. */
static size_t shared(const char *x, const char *y)
{
	size_t n = 0;
	while (x[n] != '\0' && x[n] == y[n])
		n++;
	return n;
}

bool entries_distinct(const struct pack_entry *entry, size_t n, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		const char *name = entry[i].name, *last = i > 0 ? entry[i - 1].name : "";
		size_t same = shared(last, name);
		if (i > 0 && name[same] == '\0' && last[same] == '\0')
			return fail(e, ERR_FORMAT, name, 0, "is in the pack twice");
		/* Folders within the shared part were asked about with the last name. */
		for (const char *slash = strchr(name + same, '/'); slash != NULL; slash = strchr(slash + 1, '/'))
			if (entries_find(entry, n, name, (size_t)(slash - name)) != NULL)
				return fail(
				    e, ERR_FORMAT, name, 0, "lies in a folder that is also a file; rename one of them");
	}
	return true;
}
