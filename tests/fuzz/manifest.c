/*
 * manifest: whatever comes, either a failure with a sentence or a list that says the same when written and read again.
 */
#include "fuzz.h"

#include "base/base.h"
#include "course/name.h"
#include "course/pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct bytes b = { arena_alloc(&a, size + 1), size };
	const struct manifest_entry *entry, *again;
	size_t n = 0, m = 0;
	if (size > 0)
		memcpy(b.p, data, size);
	bool ok = manifest_parse(&a, &b, &entry, &n, &e);
	if (ok == (e.kind != ERR_NONE))
		abort();
	if (ok) {
		const char *text = manifest_text(&a, entry, n);
		struct bytes written = { (unsigned char *)arena_string(&a, text), strlen(text) };
		if (!manifest_parse(&a, &written, &again, &m, &e) || m != n)
			abort();
		for (size_t i = 0; i < n; i++)
			if (strlen(entry[i].hash) != SEAL_HEX - 1 || strlen(entry[i].name) == 0)
				abort();
	}
	arena_release(&a);
	return 0;
}
