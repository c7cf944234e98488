/* decisions.md, 'Trust', as one pure function: what the player does with a pack, given what it has seen of that course before. */
#ifndef PLAYER_TRUST_H
#define PLAYER_TRUST_H

#include "course/model.h"
#include "course/pack.h"
#include "records/records.h"

/* True: it may be opened (*preview: with the 'Unsigned' banner). False: e says why not, in a sentence for a learner. */
bool trust_decide(const struct pack_info *info, const struct course *course, const struct seen *seen, bool seen_before,
    bool *preview, struct err *e);
/* What to remember once it is opened; false: nothing to remember. */
bool trust_remember(const struct pack_info *info, const struct course *course, struct seen *seen);

#endif
