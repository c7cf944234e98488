/*
 * An existing pack, to copy entries from as they are compressed. Its contents are not checked here: open it with
 * pack_open first, and what is made of it with pack_verify_all. One handle is not for two threads at once.
 */
#ifndef PACKAGER_PACK_RAW_H
#define PACKAGER_PACK_RAW_H

#include "packager/packed.h"

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
