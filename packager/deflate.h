/*
 * Reads, hashes and compresses files on all cores and hands them out in order. What is read ahead is bounded by
 * bytes, so a course of any size packs in the same memory. The compressed bytes depend on the file alone, never on
 * how many worked.
 */
#ifndef PACKAGER_DEFLATE_H
#define PACKAGER_DEFLATE_H

#include "base/base.h"
#include "base/seal.h"

/* An entry as it will stand in the zip. */
struct packed {
	bool deflated; /* else stored */
	uint32_t crc;
	int64_t size;           /* of the file */
	int64_t packed_size;    /* -1: known only when it has been streamed */
	const unsigned char *p; /* packed_size bytes; NULL: streamed */
};

struct deflate_job {
	const char *name, *path;
	const char
	    *known_hash; /* when the file hashes to this, it is not compressed (it will be copied); NULL none */
};
struct deflated {
	struct packed packed;
	char hash[SEAL_HEX];
	bool known; /* the hash is known_hash: packed holds nothing but size and crc */
};

struct deflate_queue;

/* The jobs are lent. workers 0: one a processor. */
struct deflate_queue *deflate_start(const struct deflate_job *job, size_t n, int workers);
/* The next file in order, waiting for it; lent until the next call. False: it could not be read, or changed
 * meanwhile. */
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
