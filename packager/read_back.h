/*
 * Reading a pack back that was just written, as a learner's player would, on all cores: each worker opens it for itself
 * and they share the entries.
 */
#ifndef PACKAGER_READ_BACK_H
#define PACKAGER_READ_BACK_H

#include "course/pack.h"

struct read_back {
	const struct keyring *ring;                              /* p was opened with */
	int workers;                                             /* 0: one a processor */
	void (*progress)(void *context, size_t done, size_t of); /* only ever called by the caller; may be NULL */
	void *context;
};

/* As pack_verify_all of p, a zip that nobody else writes to. */
bool read_back(struct pack *p, const struct read_back *how, struct err *e);

#endif
