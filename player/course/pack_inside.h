/*
 * Between the files of the pack room only. A pack is a sorted table of entries over one of two stores: a zip (pack.c,
 * the only place that knows libzip) or a folder (pack_folder.c). What a pack may hold and who is believed is decided
 * in pack_open.c.
 */
#ifndef COURSE_PACK_INSIDE_H
#define COURSE_PACK_INSIDE_H

#include "course/pack.h"

struct pack_entry {
	const char *name;
	int64_t size;     /* unpacked, as the directory claims */
	uint64_t index;   /* in the zip */
	const char *hash; /* hex from the hash list, NULL: none to compare with */
};

/* An open zip whose directory has been read and checked. */
struct zip_store;

enum zip_rule {
	ZIP_CANONICAL, /* ours: the size sum is exact, names by name_ok */
	ZIP_FOREIGN,   /* anybody's: the size sum is an upper bound, names are any text without a way out */
};

/* All entries in byte order of their names; names are lent until the store closes, the table lies in the arena. */
struct zip_store *zip_store_open(struct arena *a, const char *path, enum zip_rule rule, struct pack_entry **entry,
    size_t *n, int64_t *bytes, struct err *e);
void zip_store_close(struct zip_store *z);

/* A piece of an entry's content, in order. */
typedef void zip_piece(void *context, const unsigned char *p, size_t n);
/*
 * Hands over an entry's content in pieces, never more than size + 1 bytes; false when it is not exactly size bytes,
 * is damaged or the medium fails. Pieces are not to be trusted before the whole was hashed.
 */
bool zip_store_read(
    struct zip_store *z, const struct pack_entry *entry, zip_piece *piece, void *context, struct err *e);

/*
 * As manifest_parse, but the names stay in the text, whose line ends become NULs, and are not checked: only for a
 * list that is then matched name by name with a checked directory.
 */
bool manifest_split(struct arena *a, struct bytes *text, const struct manifest_entry **out, size_t *n, struct err *e);

/* The files below a folder in byte order of their names, in the arena. */
bool folder_walk(struct arena *a, const char *path, struct pack_entry **entry, size_t *n, struct err *e);

/* False, naming the first doubled name or the name that is a file and a folder at once. The table is sorted. */
bool entries_distinct(const struct pack_entry *entry, size_t n, struct err *e);
void entries_sort(struct pack_entry *entry, size_t n);
/* The entry named by the first name_n bytes of name, NULL: none. */
const struct pack_entry *entries_find(const struct pack_entry *entry, size_t n, const char *name, size_t name_n);

#endif
