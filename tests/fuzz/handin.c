/* handin: whatever is handed in, a failure with a sentence or a chain of events that holds. */
#include "fuzz.h"

#include "base/seal.h"
#include "results/handin_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct handin h = { 0 };
	struct bytes b = { arena_alloc(&a, size + 1), size };
	if (size > 0)
		memcpy(b.p, data, size);
	if (!seal_start() || handin_read(&a, "fuzz.json", &b, &h, &e) == (e.kind != ERR_NONE))
		abort();
	arena_release(&a);
	return 0;
}
