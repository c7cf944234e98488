/* A hand-in file, read strictly and its chain checked. Private to this room and its tests. */
#ifndef RESULTS_HANDIN_READ_H
#define RESULTS_HANDIN_READ_H

#include "results/results.h"

struct handin_topic {
	const char *id;
	const char *const *pair;
	size_t pair_n;
};
struct handin {
	const char *registration, *course, *version;
	int release;
	bool unsigned_pack;
	const struct handin_topic *topic;
	size_t topic_n;
	const struct event *event;
	size_t event_n;
};

/*
 * Everything lies in the arena. ERR_TRUST: the chain does not hold; ERR_FORMAT: not such a file, or made by a
 * newer player.
 */
bool handin_read(struct arena *a, const char *file, const struct bytes *text, struct handin *out, struct err *e);

#endif
