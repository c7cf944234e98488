/* Open addressing, at most half full; FNV-1a is enough, since a name costs its bytes in the file it came from. */
#include "packager/map.h"

struct map_slot {
	const char *name; /* NULL: free */
	int64_t number;
};

static struct map_slot *slot_of(struct map_slot *slot, size_t cap, const char *name)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);
	for (const char *p = name; *p != '\0'; p++)
		hash = (hash ^ (unsigned char)*p) * UINT64_C(0x100000001b3);
	hash ^= hash >> 32;
	size_t i = (size_t)hash & (cap - 1);
	while (slot[i].name != NULL && !streq(slot[i].name, name))
		i = (i + 1) & (cap - 1);
	return &slot[i];
}

int64_t map_get(const struct map *m, const char *name)
{
	if (m->n == 0)
		return -1;
	const struct map_slot *s = slot_of(m->slot, m->cap, name);
	return s->name != NULL ? s->number : -1;
}

void map_put(struct map *m, const char *name, int64_t number)
{
	if (2 * (m->n + 1) > m->cap) {
		size_t cap = m->cap == 0 ? 64 : 2 * m->cap;
		struct map_slot *slot = arena_array(m->a, cap, sizeof *slot);
		for (size_t i = 0; i < m->cap; i++)
			if (m->slot[i].name != NULL)
				*slot_of(slot, cap, m->slot[i].name) = m->slot[i];
		m->slot = slot;
		m->cap = cap;
	}
	struct map_slot *s = slot_of(m->slot, m->cap, name);
	m->n += s->name == NULL ? 1 : 0;
	*s = (struct map_slot){ s->name != NULL ? s->name : name, number };
}
