/*
 * Looking into a pack, whoever signed it. The player reads nothing of a pack by an unknown key; somebody who asks
 * what is in a pack may, as into an unsigned one, so here such a pack is read without its signature, from a copy that
 * lasts as long as the look.
 */
#ifndef PACKAGER_LOOK_H
#define PACKAGER_LOOK_H

#include "course/local.h"
#include "course/model.h"
#include "course/pack.h"

struct look {
	struct pack *pack;     /* readable; its trust is that of the copy */
	enum pack_trust trust; /* of the pack itself */
	const char *signer;    /* NULL unless PACK_SIGNED */
	char key_id[17];       /* "" without a signature */
	char manifest_hash[SEAL_HEX];
	int64_t bytes;
	size_t entries;
	const char *temporary; /* NULL: none */
};

/* Opens the pack or folder; strings in the arena. A zeroed look may be closed. */
bool look_open(struct arena *a, const char *path, const struct keyring *ring, struct look *out, struct err *e);
void look_close(struct look *l);

/* The course in it, without errors in it, or false. */
bool look_course(struct arena *a, struct look *l, const struct course **out, struct err *e);

/* The local sheet in it, when local_is; as look_course. */
bool look_local(struct arena *a, struct look *l, const struct local **out, struct err *e);

#endif
