/* The zip format by hand (APPNOTE 4.3.7, 4.3.12, 4.3.16), for tests that need exact bytes. */
#include "tests/unit/zipmake.h"

#include "course/name.h"
#include "course/pack.h"

static uint32_t crc32_of(const unsigned char *p, size_t n)
{
	uint32_t crc = 0xffffffffu;
	for (size_t i = 0; i < n; i++) {
		crc ^= p[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (0xedb88320u & (0u - (crc & 1)));
	}
	return ~crc;
}

static void put(struct buf *b, uint64_t v, int bytes)
{
	for (int i = 0; i < bytes; i++, v >>= 8) {
		char c = (char)(v & 0xff);
		buf_add_n(b, &c, 1);
	}
}

/* Stored blocks of at most 65,535 bytes. */
static struct bytes deflate_stored(struct arena *a, const unsigned char *p, size_t n)
{
	struct buf b = { .a = a };
	do {
		size_t block = n > 65535 ? 65535 : n;
		put(&b, block == n, 1);
		put(&b, block, 2);
		put(&b, ~block & 0xffff, 2);
		buf_add_n(&b, (const char *)p, block);
		p += block;
		n -= block;
	} while (n > 0);
	return (struct bytes){ (unsigned char *)b.p, b.n };
}

/* What both headers say, from the version needed to the name's length. */
static void shared_fields(
    struct buf *b, const struct zip_entry *e, uint16_t method, uint16_t flags, size_t packed, size_t size)
{
	put(b, 20, 2);
	put(b, flags, 2);
	put(b, method, 2);
	put(b, 0, 2);
	put(b, 33, 2); /* 1 January 1980 */
	put(b, crc32_of(e->p, e->n), 4);
	put(b, packed, 4);
	put(b, size, 4);
	put(b, strlen(e->name), 2);
}

static void directory_entry(struct buf *b, const struct zip_entry *e, size_t packed, size_t offset)
{
	uint16_t method = e->method != 0 ? e->method : e->deflate ? 8 : 0;
	buf_add_n(b, "PK\1\2\24\0", 6);
	shared_fields(b, e, method, e->flags, e->claim_packed != 0 ? e->claim_packed : packed,
	    e->claim_size != 0 ? e->claim_size : e->n);
	put(b, e->extra, 2);
	put(b, 0, 2 + 2 + 2 + 4);
	put(b, offset, 4);
	buf_add(b, e->name);
	/* One extra field of an unknown kind. */
	if (e->extra >= 4) {
		put(b, 0x7777, 2);
		put(b, e->extra - 4, 2);
		for (size_t i = 4; i < e->extra; i++)
			put(b, 0, 1);
	}
}

struct bytes zipmake(struct arena *a, const struct zip_entry *entry, size_t n)
{
	struct buf b = { .a = a }, directory = { .a = a };
	buf_add(&directory, "");
	for (size_t i = 0; i < n; i++) {
		const struct zip_entry *e = &entry[i];
		struct bytes packed = { NULL, e->n };
		size_t offset = b.n;
		if (e->deflate)
			packed = deflate_stored(a, e->p, e->n);
		buf_add_n(&b, "PK\3\4", 4);
		shared_fields(&b, e, e->deflate ? 8 : 0, 0, packed.n, e->n);
		put(&b, 0, 2);
		buf_add(&b, e->local_name != NULL ? e->local_name : e->name);
		buf_add_n(&b, e->deflate ? (const char *)packed.p : e->p, packed.n);
		directory_entry(&directory, e, packed.n, offset);
	}
	size_t at = b.n;
	buf_add_n(&b, directory.p, directory.n);
	buf_add_n(&b, "PK\5\6\0\0\0\0", 8);
	put(&b, n, 2);
	put(&b, n, 2);
	put(&b, directory.n, 4);
	put(&b, at, 4);
	put(&b, 0, 2);
	return (struct bytes){ (unsigned char *)b.p, b.n };
}

struct bytes packmake(struct arena *a, const struct zip_entry *entry, size_t n, const struct seal_secret *key)
{
	struct manifest_entry *listed = arena_array(a, n, sizeof *listed);
	struct zip_entry *all = arena_array(a, n + 2, sizeof *all);
	size_t before = 0;
	while (before < n && strcmp(entry[before].name, NAME_MANIFEST) < 0)
		before++;
	memcpy(all, entry, before * sizeof *all);
	size_t meta = before;
	for (size_t i = 0; i < n; i++) {
		listed[i].name = entry[i].name;
		seal_hash_hex(listed[i].hash, entry[i].p, entry[i].n);
	}
	const char *list = manifest_text(a, listed, n);
	all[meta++] = (struct zip_entry){ .name = NAME_MANIFEST, .p = list, .n = strlen(list) };
	if (key != NULL) {
		const char *signature = seal_sign(a, key, list, strlen(list), "course=test release=1");
		all[meta++] = (struct zip_entry){ .name = NAME_SIGNATURE, .p = signature, .n = strlen(signature) };
	}
	memcpy(all + meta, entry + before, (n - before) * sizeof *all);
	return zipmake(a, all, n + meta - before);
}

bool keymake(struct seal_secret *secret, struct seal_public *public)
{
	struct arena a = { 0 };
	const char *secret_text, *public_text;
	bool ok = seal_start();
	if (ok)
		seal_keygen(&a, "Test Publisher", NULL, &secret_text, &public_text);
	ok = ok && seal_secret_parse(secret_text, strlen(secret_text), "k", NULL, secret, NULL) &&
	    seal_public_parse(public_text, strlen(public_text), "k", public, NULL);
	arena_release(&a);
	return ok;
}
