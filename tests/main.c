/* Runs every registered TEST, or those whose name contains the argument. */
#include "test.h"

static struct test_case *first, *current;
static int failed_checks;
static struct arena folders; /* of the whole run */
static struct folder {
	const char *path;
	struct folder *next;
} * made;

void test_add(struct test_case *t)
{
	t->next = first;
	first = t;
}

bool test_fail(const char *file, int line, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	printf("%s:%d: FAIL %s: ", file, line, current != NULL ? current->name : "?");
	vprintf(format, args);
	printf("\n");
	va_end(args);
	failed_checks++;
	return false;
}

const char *test_root(void)
{
	const char *root = getenv("ROOT");
	return root != NULL ? root : ".";
}

const char *test_dir(void)
{
	struct err e = { 0 };
	const char *tmp = getenv("TMPDIR");
	unsigned char r[6];
	char hex[13];
	os_random(r, sizeof r);
	hex_encode(hex, r, sizeof r);
	struct folder *f = arena_alloc(&folders, sizeof *f);
	f->path = path_join(&folders, tmp != NULL ? tmp : "/tmp", arena_printf(&folders, "coursepack-test-%s", hex));
	f->next = made;
	made = f;
	if (!os_mkdirs(f->path, &e))
		printf("cannot make %s\n", f->path);
	return f->path;
}

/* A link is removed, not followed. */
static void remove_tree(const char *path)
{
	struct arena a = { 0 };
	const char *const *names = NULL;
	size_t n = 0;
	if (os_lstat(path, NULL) == OS_FOLDER && os_list(&a, path, &names, &n, NULL))
		for (size_t i = 0; i < n; i++)
			remove_tree(path_join(&a, path, names[i]));
	os_remove(path, NULL);
	arena_release(&a);
}

int main(int argc, char **argv)
{
	int passed = 0, failed = 0;
	setvbuf(stdout, NULL, _IOLBF, BUFSIZ); /* a crash must not swallow what failed before it */
	for (struct test_case *t = first; t != NULL; t = t->next) {
		if (argc > 1 && strstr(t->name, argv[1]) == NULL)
			continue;
		int before = failed_checks;
		current = t;
		t->run();
		if (failed_checks == before)
			passed++;
		else
			failed++;
	}
	for (struct folder *f = made; f != NULL; f = f->next)
		remove_tree(f->path);
	arena_release(&folders);
	printf("%d passed, %d failed\n", passed, failed);
	return failed != 0;
}
