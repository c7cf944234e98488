/* decisions.md, 'Trust', as one pure function: what the player does with a pack, given what it has seen of that course
 * before. */
#ifndef PLAYER_TRUST_H
#define PLAYER_TRUST_H

#include "course/pack.h"
#include "records/records.h"

/* What the pack holds; NULL where a stranger signed it and nothing was read. */
struct trust_subject {
	const char *noun; /* "course", "local sheet" */
	int release;
};

/* True: it may be opened (*preview: with the 'Unsigned' banner). False: e says why not, in a sentence for a learner. */
bool trust_decide(const struct pack_info *info, const struct trust_subject *what, const struct seen *seen,
    bool seen_before, bool *preview, struct err *e);
/* What to remember once it is opened; false: nothing to remember. */
bool trust_remember(const struct pack_info *info, int release, struct seen *seen);

#endif
