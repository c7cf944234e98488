/*
 * Copying entries raw keeps every byte of the hash list and of what it lists, so a signature over the list stays
 * true.
 */
#include "packager/copy.h"

#include "packager/pack_raw.h"
#include "packager/pack_write.h"

#include "course/name.h"

struct copy {
	struct pack_raw *raw;
	const size_t *index; /* in the old pack; SIZE_MAX: the new signature */
	const char *signature;
};

static bool copy_entry(void *context, size_t i, struct packed *out, struct err *e)
{
	struct copy *c = context;
	if (c->index[i] != SIZE_MAX)
		return pack_raw_start(c->raw, c->index[i], out, e);
	*out = deflate_stored(c->signature, strlen(c->signature));
	return true;
}

static int64_t copy_more(void *context, size_t i, void *p, size_t n, struct err *e)
{
	struct copy *c = context;
	(void)i;
	return pack_raw_more(c->raw, p, n, e);
}

bool pack_copy(const char *from, const char *to, const char *signature, struct err *e)
{
	struct arena a = { 0 };
	struct pack_raw *raw = pack_raw_open(from, e);
	if (raw == NULL)
		return false;
	size_t all = pack_raw_count(raw), n = 0;
	struct pack_part *part = arena_array(&a, all + 1, sizeof *part);
	size_t *index = arena_array(&a, all + 1, sizeof *index);
	for (size_t i = 0; i < all; i++) {
		if (streq(pack_raw_name(raw, i), NAME_SIGNATURE))
			continue;
		part[n] = (struct pack_part){ pack_raw_name(raw, i), pack_raw_deflated(raw, i) };
		index[n++] = i;
	}
	if (signature != NULL) {
		part[n] = (struct pack_part){ NAME_SIGNATURE, false };
		index[n++] = SIZE_MAX;
	}
	struct copy copy = { raw, index, signature };
	struct pack_feed feed = { &copy, copy_entry, copy_more };
	bool ok = pack_write(to, part, n, &feed, e);
	pack_raw_close(raw);
	arena_release(&a);
	return ok;
}
