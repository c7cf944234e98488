/*
 * Opens a file as a pack and as a foreign zip, reads every entry of what opens, and says what came of it, how long it
 * took and how much memory. One process a file, so that the memory is that file's. A refusal is a good answer; exit 1
 * is over the limits.
 */
#include <sys/resource.h>

#include "course/limits.h"
#include "course/pack.h"

enum { TIME_MS = 1000, MEMORY_KB = 256 << 10 };

static void read_all(struct pack *p, const char *how)
{
	struct arena a = { 0 };
	struct bytes b;
	char line[1024];
	size_t whole = 0, refused = 0;
	for (size_t i = 0; i < pack_count(p); i++) {
		struct err e = { 0 };
		if (pack_read(p, &a, pack_name(p, i), LIMIT_AUDIO_BYTES, &b, &e))
			whole++;
		else if (refused++ == 0)
			printf("\t%s: %s\n", how, err_sentence(&e, line, sizeof line));
		arena_reset(&a);
	}
	struct err e = { 0 };
	bool verified = pack_verify_all(p, NULL, NULL, &e);
	printf("\t%s: opened, %zu read, %zu refused%s\n", how, whole, refused, verified ? "" : ", not all verified");
	arena_release(&a);
}

static void try_as(const char *path, bool foreign)
{
	struct pack *p = NULL;
	struct err e = { 0 };
	char line[1024];
	const char *how = foreign ? "zip" : "pack";
	if (foreign ? !zip_import(&p, path, &e) : !pack_open(&p, path, NULL, &e)) {
		printf("\t%s: refused: %s\n", how, err_sentence(&e, line, sizeof line));
		return;
	}
	read_all(p, how);
	pack_close(p);
}

int main(int argc, char **argv)
{
	struct rusage use;
	if (argc != 2 || !seal_start()) {
		fprintf(stderr, "usage: ziptry FILE\n");
		return 2;
	}
	os_start();
	printf("%s\n", path_base(argv[1]));
	int64_t start = os_ms();
	try_as(argv[1], false);
	try_as(argv[1], true);
	int64_t ms = os_ms() - start;
	getrusage(RUSAGE_SELF, &use);
	bool over = ms > TIME_MS || use.ru_maxrss > MEMORY_KB;
	printf("\t%lld ms, %ld KB%s\n", (long long)ms, use.ru_maxrss, over ? ", OVER THE LIMITS" : "");
	return over;
}
