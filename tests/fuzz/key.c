/* key: public and secret keys from whatever files, a failure with a sentence or a key. */
#include "fuzz.h"

#include "base/base.h"
#include "base/seal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { 0 };
	struct err e = { 0 }, f = { 0 };
	struct seal_public public;
	struct seal_secret secret;
	char *text = arena_alloc(&a, size + 1), id[17];
	if (size > 0)
		memcpy(text, data, size);
	if (!seal_start())
		abort();
	if (seal_public_parse(text, size, "fuzz.pub", &public, &e))
		seal_public_id(&public, id);
	else if (e.kind == ERR_NONE)
		abort();
	/* without a passphrase, so that no input can ask for a gigabyte */
	if (!seal_secret_parse(text, size, "fuzz.key", NULL, &secret, &f) && f.kind == ERR_NONE)
		abort();
	arena_release(&a);
	return 0;
}
