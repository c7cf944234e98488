/* image: the header of whatever claims to be a picture; what passes is within the limits. */
#include "fuzz.h"

#include "course/image.h"
#include "course/limits.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct image_head head;
	struct bytes b = { arena_alloc(&a, size + 1), size };
	if (size > 0)
		memcpy(b.p, data, size);
	bool ok = image_head(&b, "fuzz.png", &head, &e);
	if (ok == (e.kind != ERR_NONE))
		abort();
	if (ok &&
	    (head.width < 1 || head.height < 1 || head.width > LIMIT_IMAGE_SIDE || head.height > LIMIT_IMAGE_SIDE))
		abort();
	arena_release(&a);
	return 0;
}
