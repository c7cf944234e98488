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
bool pack_write(const char *path, const struct pack_part *part, size_t n, const struct pack_feed *feed, struct err *e);

/* A name beside path for the unfinished file. */
const char *pack_temporary(struct arena *a, const char *path);
/* Gives the finished file its name, in place of any older one, and flushes the folder. */
bool pack_put(const char *temporary, const char *path, struct err *e);

#endif
