/*
 * A pack: a canonical zip, or a folder (author's preview, as unsigned). Opening reads the directory, the hash list
 * and the signature, so a pack of any size opens at once. Each entry is read once, hashed, and those bytes are used
 * (security.md 1.3, findings 6 and 7). Nothing is ever extracted. One pack is not for two threads at once.
 */
#ifndef COURSE_PACK_H
#define COURSE_PACK_H

#include "base/base.h"
#include "base/seal.h"

struct pack;

enum pack_trust {
	PACK_FOLDER,      /* a folder: as unsigned */
	PACK_UNSIGNED,    /* a zip without a signature */
	PACK_UNKNOWN_KEY, /* a signature by a key not in the ring: key_id says which; nothing but the list was read */
	PACK_SIGNED,      /* signed by a key of the ring */
};

/* The keys that are trusted here. Plain data, lent to pack_open. */
struct keyring {
	const struct seal_public *key;
	size_t n;
};

struct pack_info {
	const char *path;
	enum pack_trust trust;
	const char *signer;           /* the trusted key's name, NULL unless PACK_SIGNED */
	char key_id[17];              /* "" without a signature */
	char manifest_hash[SEAL_HEX]; /* of META-INF/contents.sha256; of the entries' list for a folder: "" */
	int64_t bytes;                /* size of the zip; 0 for a folder */
	size_t entries;               /* without the two of META-INF */
};

/*
 * Opens a zip or a folder. The zip must be canonical: sum of (compressed + 76 + 2 x name) + 22 equals its size, names
 * by name_ok and unique, store or deflate, no encryption, no zip64, sizes under the limits; its hash list names
 * exactly its entries. A PACK_UNKNOWN_KEY pack opens (so that a card can be shown), but pack_read refuses
 * (ERR_TRUST). A wrong signature by a known key, or an entry not in the list, is ERR_TRUST; a broken zip ERR_FORMAT.
 */
bool pack_open(struct pack **out, const char *path, const struct keyring *ring, struct err *e);
void pack_close(struct pack *p); /* NULL is fine */

const struct pack_info *pack_info(const struct pack *p);

/* Entry names in byte order, course content only (no META-INF). */
size_t pack_count(const struct pack *p);
const char *pack_name(const struct pack *p, size_t i);
/* Uncompressed size, -1 when there is no such entry. */
int64_t pack_size(const struct pack *p, const char *name);
/* Its place among the names, pack_count when there is no such entry. */
size_t pack_find(const struct pack *p, const char *name);

/* The whole entry, hashed against the list, into the arena. ERR_IO: none or unreadable, ERR_LIMIT, ERR_TRUST. */
bool pack_read(struct pack *p, struct arena *a, const char *name, size_t limit, struct bytes *out, struct err *e);
/* As pack_read, but of a folder's file only the first n bytes, where that is enough to tell what it is. */
bool pack_read_start(
    struct pack *p, struct arena *a, const char *name, size_t n, size_t limit, struct bytes *out, struct err *e);

/* Reads entry i, for nothing but its hash. */
bool pack_verify_entry(struct pack *p, size_t i, struct err *e);
/* Reads every entry; the first wrong one fails. progress may be NULL. */
bool pack_verify_all(struct pack *p, void (*progress)(void *, size_t done, size_t of), void *context, struct err *e);

/*
 * A foreign zip (.obz): not canonical, but overlaps, sizes, ratio (1000:1), counts, encryption and duplicate names
 * are refused, and names are only looked up, never used as paths. Same handle, PACK_UNSIGNED, no hash list.
 */
bool zip_import(struct pack **out, const char *path, struct err *e);

/* The text of a hash list: "hex  name\n" for each, names sorted. Used by the packager and by tests. */
struct manifest_entry {
	const char *name;
	char hash[SEAL_HEX];
};
const char *manifest_text(struct arena *a, const struct manifest_entry *entry, size_t n);
/* Strict reader of the same; the entries are in the arena, in the list's order, unique names. */
bool manifest_parse(
    struct arena *a, const struct bytes *text, const struct manifest_entry **out, size_t *n, struct err *e);

/* Reads every *.pub in a folder (missing folder: none) into the ring's array in the arena; bad files are skipped. */
size_t keyring_read(struct arena *a, const char *folder, const struct seal_public **out);

#endif
