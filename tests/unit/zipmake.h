/*
 * Zips for tests, byte by byte, with no library: canonical unless an entry says otherwise, so that each lie a hostile
 * zip can tell is one field here. Content is stored, or 'deflated' into stored blocks, which any inflater reads.
 */
#ifndef UNIT_ZIPMAKE_H
#define UNIT_ZIPMAKE_H

#include "base/base.h"
#include "base/seal.h"

struct zip_entry {
	const char *name;
	const void *p;
	size_t n;
	bool deflate;
	/* The lies; 0 or NULL: the truth. */
	uint32_t claim_size, claim_packed; /* unpacked and packed size in the directory */
	uint16_t method, flags;            /* in the directory */
	const char *local_name;            /* in front of the content, of the same length */
	size_t extra;                      /* bytes of extra field in the directory */
};

/* The zip's bytes, in the arena. */
struct bytes zipmake(struct arena *a, const struct zip_entry *entry, size_t n);

/*
 * The entries given, with their hash list and, when key is not NULL, its signature, in byte order: as 'coursepack
 * build' writes a pack. The entries must be sorted.
 */
struct bytes packmake(struct arena *a, const struct zip_entry *entry, size_t n, const struct seal_secret *key);

/* A new key pair; false when there is none. */
bool keymake(struct seal_secret *secret, struct seal_public *public);

#endif
