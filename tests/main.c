/* Runs every registered TEST, or those whose name contains the argument. */
#include "test.h"

static struct test *first, *current;
static int failed_checks;
static char dir[512];

void test_add(struct test *t)
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
	snprintf(dir, sizeof dir, "%s/coursepack-test-%s", tmp != NULL ? tmp : "/tmp", hex);
	if (!os_mkdirs(dir, &e))
		printf("cannot make %s\n", dir);
	return dir;
}

int main(int argc, char **argv)
{
	int passed = 0, failed = 0;
	for (struct test *t = first; t != NULL; t = t->next) {
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
	printf("%d passed, %d failed\n", passed, failed);
	return failed != 0;
}
