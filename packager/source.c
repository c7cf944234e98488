/*
 * Walking a course folder. The walk is bounded (depth, number) since a folder, too, may be anything; links are never
 * followed, so that a pack cannot pick up a file from elsewhere.
 */
#include "packager/source.h"

#include "course/limits.h"
#include "course/name.h"
#include "course/xml.h"

enum { DEPTH_MOST = 16, FILES_DEEP = 4 }; /* course.xml names a module, which may name a scenario */

struct walk {
	struct arena *a;
	const char *root;
	struct source_file *file;
	size_t n, cap;
	struct findings *findings;
};

static void walk_add(struct walk *w, const char *name, const char *path, int64_t size)
{
	if (w->n == w->cap) {
		size_t cap = w->cap == 0 ? 64 : 2 * w->cap;
		struct source_file *larger = arena_array(w->a, cap, sizeof *larger);
		if (w->n != 0)
			memcpy(larger, w->file, w->n * sizeof *larger);
		w->file = larger;
		w->cap = cap;
	}
	w->file[w->n++] = (struct source_file){ name, path, size, false };
}

/* Hidden files and backups are the editor's; local/ is a pack of its own (decisions.md, 'Trust'); META-INF is made,
 * not written. */
static bool is_left_out(const char *below, const char *part)
{
	bool top = below[0] == '\0';
	return part[0] == '.' || str_ends(part, "~") || (top && (streq(part, "local") || streq(part, "META-INF")));
}

static bool walk_folder(struct walk *w, const char *below, int depth, struct err *e);

static bool walk_one(struct walk *w, const char *below, const char *part, int depth, struct err *e)
{
	const char *name = below[0] == '\0' ? part : path_join(w->a, below, part);
	const char *path = path_join(w->a, w->root, name);
	const char *why = "";
	int64_t size = 0;
	enum os_kind kind = os_lstat(path, &size);
	if (kind == OS_FOLDER)
		return walk_folder(w, name, depth + 1, e);
	if (kind != OS_FILE)
		findings_add(w->findings, SEVERITY_ERROR, name, 0, "not-a-file",
		    "a link or device cannot be packed; put the file itself here");
	else if (!name_ok(name, &why))
		findings_add(w->findings, SEVERITY_ERROR, name, 0, "file-name", "%s; rename the file", why);
	else if (w->n >= LIMIT_ENTRIES)
		return fail(e, ERR_LIMIT, name, 0, "there are more than %d files; split the course", LIMIT_ENTRIES);
	else
		walk_add(w, name, path, size);
	return true;
}

static bool walk_folder(struct walk *w, const char *below, int depth, struct err *e)
{
	const char *const *parts;
	size_t n;
	if (depth > DEPTH_MOST)
		return fail(e, ERR_LIMIT, below, 0, "folders lie more than %d deep; lift them up", DEPTH_MOST);
	const char *path = below[0] == '\0' ? w->root : path_join(w->a, w->root, below);
	if (!os_list(w->a, path, &parts, &n, e))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!is_left_out(below, parts[i]) && !walk_one(w, below, parts[i], depth, e))
			return false;
	return true;
}

/* course.xml leads: whoever opens the pack sees at once what it is. */
static int by_place(const void *x, const void *y)
{
	const struct source_file *a = x, *b = y;
	bool first_a = streq(a->name, "course.xml"), first_b = streq(b->name, "course.xml");
	if (first_a != first_b)
		return first_a ? -1 : 1;
	return strcmp(a->name, b->name);
}

bool source_read(struct arena *a, const char *folder, struct source_list *out, struct findings *f, struct err *e)
{
	struct walk w = { .a = a, .root = folder, .findings = f };
	if (!walk_folder(&w, "", 0, e))
		return false;
	if (w.n != 0)
		qsort(w.file, w.n, sizeof *w.file, by_place);
	*out = (struct source_list){ w.file, w.n };
	return true;
}

struct source_file *source_find(const struct source_list *s, const char *name)
{
	struct source_file wanted = { .name = name };
	return name == NULL || s->n == 0 ? NULL : bsearch(&wanted, s->file, s->n, sizeof *s->file, by_place);
}

static void mark(struct source_list *s, const char *name)
{
	struct source_file *file = source_find(s, name);
	if (file != NULL)
		file->used = true;
}

static void mark_xml(struct source_list *s, struct pack *p, const char *name, int depth);

/* Every src below x, whatever the element, so that a new kind of element needs nothing here. */
static void mark_sources(struct source_list *s, struct pack *p, const struct xml *x, int depth)
{
	const char *src = xml_attr(x, "src");
	struct source_file *file = source_find(s, src);
	if (file != NULL && !file->used) {
		file->used = true;
		if (str_ends(src, ".xml"))
			mark_xml(s, p, src, depth + 1);
	}
	for (const struct xml *child = xml_child(x, NULL); child != NULL; child = xml_next(child, NULL))
		mark_sources(s, p, child, depth);
}

/* A file that cannot be read was already said by the course's reader. */
static void mark_xml(struct source_list *s, struct pack *p, const char *name, int depth)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct bytes text;
	const struct xml *root = NULL;
	if (depth <= FILES_DEEP && pack_read(p, &a, name, LIMIT_XML_BYTES, &text, &e))
		root = xml_parse(&a, name, &text, &e);
	if (root != NULL)
		mark_sources(s, p, root, depth);
	arena_release(&a);
}

static void mark_board(struct source_list *s, const struct board *board)
{
	for (size_t i = 0; i < board->button_n; i++) {
		mark(s, board->button[i].image_path);
		mark(s, board->button[i].sound_path);
		mark(s, board->button[i].load_board);
	}
}

void source_mark_used(struct source_list *s, struct pack *p, const struct course *c)
{
	mark(s, "course.xml");
	mark_xml(s, p, "course.xml", 0);
	for (size_t i = 0; c != NULL && i < c->board_n; i++)
		if (c->board[i].board != NULL)
			mark_board(s, c->board[i].board);
}
