/* Runs a fuzz target over the files and folders named: seeds and what was once found. Linked with one target; a
 * crash is the failure. */
#include "fuzz.h"

#include "base/base.h"

enum { INPUT_MOST = 8 << 20 };

static bool replay_file(const char *path)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct bytes b;
	bool ok = file_read(&a, path, INPUT_MOST, &b, &e);
	if (ok)
		LLVMFuzzerTestOneInput(b.p, b.n);
	else
		fprintf(stderr, "%s: %s\n", path, e.text);
	arena_release(&a);
	return ok;
}

static bool replay(struct arena *a, const char *path, size_t *n)
{
	const char *const *names;
	size_t count;
	struct err e = { 0 };
	if (os_stat(path, NULL) != OS_FOLDER) {
		++*n;
		return replay_file(path);
	}
	if (!os_list(a, path, &names, &count, &e))
		return false;
	bool ok = true;
	for (size_t i = 0; i < count; i++)
		ok = replay(a, path_join(a, path, names[i]), n) && ok;
	return ok;
}

int main(int argc, char **argv)
{
	struct arena a = { 0 };
	size_t n = 0;
	bool ok = true;
	for (int i = 1; i < argc; i++)
		ok = replay(&a, argv[i], &n) && ok;
	arena_release(&a);
	printf("%zu inputs replayed\n", n);
	return ok && n > 0 ? 0 : 1;
}
