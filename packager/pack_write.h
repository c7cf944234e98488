/*
 * Writing a pack: one canonical zip, byte for byte determined by names, order and contents (fixed time and
 * attributes, no extra fields, no gaps), so that the player's pack_open accepts it. It appears under its name whole
 * and flushed, or not at all.
 */
#ifndef PACKAGER_PACK_WRITE_H
#define PACKAGER_PACK_WRITE_H

#include "packager/deflate.h"

/* Where entries come from; asked in order, one at a time. */
struct pack_feed {
	void *context;
	/* What entry i is; what p points to is lent until the next call. */
	bool (*entry)(void *context, size_t i, struct packed *out, struct err *e);
	/* When its p is NULL: the next bytes, 0 at the end, -1 on failure. */
	int64_t (*more)(void *context, size_t i, void *p, size_t n, struct err *e);
};

/* What is known of an entry before its turn comes. */
struct pack_part {
	const char *name;
	bool deflated;
};
/* Writes a zip of these entries, in this order, to a new file, flushed to the disk. On failure there is no file. */
bool pack_write(
    const char *path, const struct pack_part *part, size_t n, const struct pack_feed *feed, struct err *e);

/* A name beside path for the unfinished file. */
const char *pack_temporary(struct arena *a, const char *path);
/* Gives the finished file its name, in place of any older one, and flushes the folder. */
bool pack_put(const char *temporary, const char *path, struct err *e);

/*
 * An existing pack, to copy entries from as they are compressed. Its contents are not checked here: open it with
 * pack_open first, and what is made of it with pack_verify_all.
 */
struct pack_raw;
struct pack_raw *pack_raw_open(const char *path, struct err *e);
void pack_raw_close(struct pack_raw *r); /* NULL is fine */
size_t pack_raw_count(const struct pack_raw *r);
const char *pack_raw_name(const struct pack_raw *r, size_t i); /* in the zip's own order */
bool pack_raw_deflated(const struct pack_raw *r, size_t i);
/* False when there is no such entry. */
bool pack_raw_find(const struct pack_raw *r, const char *name, size_t *i);
/* Begins copying entry i: out->p is NULL, the bytes come from pack_raw_more. */
bool pack_raw_start(struct pack_raw *r, size_t i, struct packed *out, struct err *e);
int64_t pack_raw_more(struct pack_raw *r, void *p, size_t n, struct err *e);
/* The whole entry, decompressed, into the arena; larger than limit is an error. */
bool pack_raw_text(
    struct pack_raw *r, struct arena *a, const char *name, size_t limit, struct bytes *out, struct err *e);

#endif
