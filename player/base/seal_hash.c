/*
 * SHA-256 by nettle: every byte of a pack goes through it, and nettle uses the processor's own instructions where there
 * are some (five to seven times libsodium's speed there, measured).
 */
#include "base/seal.h"

#include <nettle/sha2.h>

#include "base/base.h"

_Static_assert(sizeof(struct sha256_ctx) <= sizeof(((struct seal_hasher *)NULL)->state), "the hasher holds nettle's");
_Static_assert(SHA256_DIGEST_SIZE == SEAL_HASH, "SHA-256");

void seal_hasher_start(struct seal_hasher *h)
{
	sha256_init((struct sha256_ctx *)h->state);
}

void seal_hasher_add(struct seal_hasher *h, const void *p, size_t n)
{
	sha256_update((struct sha256_ctx *)h->state, n, p);
}

void seal_hasher_end(struct seal_hasher *h, unsigned char out[SEAL_HASH])
{
	sha256_digest((struct sha256_ctx *)h->state, SEAL_HASH, out);
}

void seal_hash(unsigned char out[SEAL_HASH], const void *p, size_t n)
{
	struct seal_hasher h;
	seal_hasher_start(&h);
	seal_hasher_add(&h, p, n);
	seal_hasher_end(&h, out);
}

void seal_hash_hex(char out[SEAL_HEX], const void *p, size_t n)
{
	unsigned char hash[SEAL_HASH];
	seal_hash(hash, p, n);
	hex_encode(out, hash, sizeof hash);
}

void seal_code(char out[10], const void *p, size_t n)
{
	static const char digit[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	unsigned char hash[SEAL_HASH];
	uint64_t bits = 0;
	size_t at = 0;
	seal_hash(hash, p, n);
	for (size_t i = 0; i < 5; i++)
		bits = bits << 8 | hash[i];
	for (int i = 7; i >= 0; i--) {
		out[at++] = digit[bits >> (5 * i) & 31];
		if (i == 4)
			out[at++] = '-';
	}
	out[at] = '\0';
}
