/*
 * pack: the bytes of a zip, as a pack and as a foreign zip. What opens has good names, and reading any entry either
 * fails with a sentence or gives as many bytes as were promised.
 */
#include "fuzz.h"

#include <unistd.h>

#include "base/base.h"
#include "course/name.h"
#include "course/pack.h"

enum { ENTRY_MOST = 1 << 20 };

static void pack_walk(struct pack *p, bool ours)
{
	for (size_t i = 0; i < pack_count(p); i++) {
		struct arena a = { 0 };
		struct err e = { 0 };
		struct bytes b;
		const char *name = pack_name(p, i);
		if (ours && !name_ok(name, NULL))
			abort();
		bool ok = pack_read(p, &a, name, ENTRY_MOST, &b, &e);
		if (ok ? (int64_t)b.n != pack_size(p, name) : e.kind == ERR_NONE)
			abort();
		arena_release(&a);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char path[600];
	struct err e = { 0 }, f = { 0 };
	struct pack *p = NULL;
	if (path[0] == '\0')
		snprintf(path, sizeof path, "%s/coursepack-fuzz-%d.zip",
		    getenv("TMPDIR") != NULL ? getenv("TMPDIR") : "/tmp", (int)getpid());
	if (!file_write(path, data, size, false, &e))
		abort();
	if (pack_open(&p, path, NULL, &e)) {
		pack_walk(p, true);
		pack_close(p);
	} else if (e.kind == ERR_NONE) {
		abort();
	}
	p = NULL;
	if (zip_import(&p, path, &f)) {
		pack_walk(p, false);
		pack_close(p);
	} else if (f.kind == ERR_NONE) {
		abort();
	}
	unlink(path);
	return 0;
}
