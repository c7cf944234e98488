/*
 * A course folder as a pack: the author's preview. The same names as in a zip, so that what plays here also builds.
 * Links are refused, since a build would silently take in what they point to; hidden files and editors' backups are
 * passed over.
 */
#include "base/base.h"
#include "course/limits.h"
#include "course/name.h"
#include "course/pack_inside.h"

struct walk {
	struct arena *a;
	const char *root;
	struct pack_entry *entry;
	size_t n, cap;
};

static void entry_add(struct walk *w, const char *name, int64_t size)
{
	if (w->n == w->cap) {
		size_t cap = w->cap == 0 ? 64 : 2 * w->cap;
		struct pack_entry *larger = arena_array(w->a, cap, sizeof *larger);
		if (w->n != 0)
			memcpy(larger, w->entry, w->n * sizeof *larger);
		w->entry = larger;
		w->cap = cap;
	}
	w->entry[w->n++] = (struct pack_entry){ .name = name, .size = size };
}

static bool kind_fail(const char *path, const char *name, struct err *e)
{
	enum os_kind behind = os_stat(path, NULL);
	if (behind == OS_FILE || behind == OS_FOLDER)
		return fail(e, ERR_FORMAT, name, 0, "is a link; put the file itself in the course folder");
	return fail(e, ERR_FORMAT, name, 0, "is neither a file nor a folder; remove it");
}

static bool folder_read(struct walk *w, const char *inside, struct err *e);

/* name is relative to the root. Depth ends where names are too long. */
static bool thing_read(struct walk *w, const char *name, struct err *e)
{
	const char *path = path_join(w->a, w->root, name), *why = NULL;
	int64_t size = 0;
	enum os_kind kind = os_lstat(path, &size);
	if (kind == OS_NONE)
		return fail(e, ERR_IO, name, 0, "cannot be looked at");
	if (kind == OS_OTHER)
		return kind_fail(path, name, e);
	if (kind == OS_FOLDER && streq(name, "META-INF"))
		return folder_read(w, name, e);
	if (!name_ok(name, &why))
		return fail(e, ERR_FORMAT, name, 0, "%s", why);
	if (kind == OS_FOLDER)
		return folder_read(w, name, e);
	if (str_starts(name, "META-INF/")) /* an unpacked pack's own list is no content */
		return true;
	if (w->n == LIMIT_ENTRIES)
		return fail(e, ERR_LIMIT, w->root, 0, "holds more than %d files", LIMIT_ENTRIES);
	entry_add(w, name, size);
	return true;
}

static bool folder_read(struct walk *w, const char *inside, struct err *e)
{
	const char *const *names = NULL;
	size_t n = 0;
	const char *path = inside[0] == '\0' ? w->root : path_join(w->a, w->root, inside);
	if (!os_list(w->a, path, &names, &n, e))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (names[i][0] == '.' || str_ends(names[i], "~"))
			continue;
		if (!thing_read(w, inside[0] == '\0' ? names[i] : path_join(w->a, inside, names[i]), e))
			return false;
	}
	return true;
}

bool folder_walk(struct arena *a, const char *path, struct pack_entry **entry, size_t *n, struct err *e)
{
	struct walk w = { .a = a, .root = path };
	if (!folder_read(&w, "", e))
		return false;
	entries_sort(w.entry, w.n);
	*entry = w.entry;
	*n = w.n;
	return true;
}
