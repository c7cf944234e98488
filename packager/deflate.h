/*
 * Reads, hashes and compresses files on all cores and hands them out in order. What is read ahead is bounded by
 * bytes, so a course of any size packs in the same memory. The compressed bytes depend on the file alone, never on
 * how many worked. A file that an older pack holds already is compared with it byte for byte instead.
 */
#ifndef PACKAGER_DEFLATE_H
#define PACKAGER_DEFLATE_H

#include "base/base.h"
#include "base/seal.h"
#include "packager/packed.h"

struct deflate_job {
	const char *name, *path;
	int64_t size;          /* when the folder was walked: only what memory is planned by */
	const char *base_hash; /* of this name in the base's hash list; NULL: the base has no such entry */
	size_t base_index;     /* its place in the base */
};
struct deflated {
	struct packed packed;
	char hash[SEAL_HEX];
	bool same; /* the base's entry holds these very bytes: what is packed and its hash are the base's */
};

struct deflate_queue;

/*
 * The jobs are lent. workers 0: one a processor; whoever calls deflate_next is one of them. base: an older pack whose
 * entries may be used again (pack_open has accepted it), NULL for none.
 */
struct deflate_queue *deflate_start(const struct deflate_job *job, size_t n, int workers, const char *base);
/* The next file in order, waiting for it or working on those after it; lent until the next call. False: it could not
 * be read. packed.p NULL: too large to hold, so copy it from the base (same) or open a stream. */
bool deflate_next(struct deflate_queue *q, struct deflated *out, struct err *e);
void deflate_end(struct deflate_queue *q); /* NULL is fine */

/* A file too large to hold, in pieces: reads path again, gives its bytes as packed says, and ends false if they
 * changed. */
struct deflate_stream;
struct deflate_stream *deflate_stream_open(const char *path, const struct packed *want, struct err *e);
/* Up to n bytes; 0 at the end, -1 on failure (e says why). */
int64_t deflate_stream_read(struct deflate_stream *s, void *p, size_t n, struct err *e);
void deflate_stream_close(struct deflate_stream *s); /* NULL is fine */

/* Whether a file of this name is compressed: by its ending alone, so that the zip's directory is known before its
 * contents. */
bool deflate_is_for(const char *name);

/* One text from memory, compressed into the arena. */
struct packed deflate_text(struct arena *a, const void *p, size_t n);
/* The same bytes stored as they are, lent. */
struct packed deflate_stored(const void *p, size_t n);

#endif
