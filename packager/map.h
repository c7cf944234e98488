/* Names to numbers, for sets of boards with thousands of pictures. A zeroed struct but for the arena is empty. */
#ifndef PACKAGER_MAP_H
#define PACKAGER_MAP_H

#include "base/base.h"

struct map {
	struct arena *a;
	struct map_slot *slot;
	size_t n, cap;
};
/* The number of this name, or -1. */
int64_t map_get(const struct map *m, const char *name);
/* The name, which is lent, has this number from now on. */
void map_put(struct map *m, const char *name, int64_t number);

#endif
