/*
 * The list of typefaces: one line a file, 'face weight package path'. The first path of a face and weight that exists
 * counts, so that a bundle's own fonts come before the system's.
 */
#include "ui/faces.h"

static const char *const face_names[] = { "inter", "andika", "opendyslexic", "arabic", "bengali", NULL };
static const char *const weight_names[] = { "regular", "italic", "medium", "semibold", "bold", "display-semibold",
	"display-bold", NULL };

static int name_index(const char *name, size_t n, const char *const *names)
{
	for (int i = 0; names[i] != NULL; i++)
		if (strlen(names[i]) == n && memcmp(names[i], name, n) == 0)
			return i;
	return -1;
}

/* The next field of a line; the last one is taken whole by the caller, since paths may hold blanks. */
static struct str field(const char **p)
{
	while (**p == ' ')
		(*p)++;
	struct str f = { *p, strcspn(*p, " \n\r") };
	*p += f.n;
	return f;
}

struct list {
	struct arena *a;
	const char *assets, *file;
	struct faces *faces;
};

static bool line_read(const struct list *l, int number, const char *p, struct err *e)
{
	struct str face = field(&p), weight = field(&p), package = field(&p);
	int i = name_index(face.p, face.n, face_names), j = name_index(weight.p, weight.n, weight_names);
	while (*p == ' ')
		p++;
	size_t n = strcspn(p, "\r\n");
	if (i < 0 || j < 0 || package.n == 0 || n == 0)
		return fail(e, ERR_FORMAT, l->file, number, "write: face, weight, package, path");
	if (l->faces->path[i][j] != NULL)
		return true;
	char *path = arena_copy(l->a, p, n);
	if (path[0] != '/' && strchr(path, ':') == NULL)
		path = path_join(l->a, l->assets, path);
	if (os_stat(path, NULL) == OS_FILE)
		l->faces->path[i][j] = path;
	return true;
}

bool faces_read(struct arena *a, const char *assets, struct faces *out, struct err *e)
{
	struct faces found = { { { NULL } } };
	struct list l = { a, assets, path_join(a, assets, "fonts.list"), &found };
	struct bytes text;
	if (!file_read(a, l.file, 1 << 16, &text, e))
		return false;
	int number = 1;
	for (const char *p = (const char *)text.p; *p != '\0'; number++) {
		if (*p != '#' && *p != '\n' && *p != '\r' && !line_read(&l, number, p, e))
			return false;
		p += strcspn(p, "\n");
		p += *p == '\n';
	}
	for (int j = 0; j < WEIGHT_COUNT; j++)
		if (found.path[FACE_INTER][j] == NULL)
			return fail(e, ERR_IO, NULL, 0,
			    "the typeface Inter (%s) is not on this computer: install the package fonts-inter",
			    weight_names[j]);
	*out = found;
	return true;
}

char *assets_find(struct arena *a, const char *program_dir)
{
	static const char *const tries[] = { "../share/coursepack", "../../assets", "assets", "../assets" };
	for (size_t i = 0; i < COUNT(tries); i++) {
		char *dir = path_join(a, program_dir, tries[i]);
		if (os_stat(path_join(a, dir, "fonts.list"), NULL) == OS_FILE)
			return dir;
	}
	return arena_string(a, "assets");
}
