/* The trust table. Order of the questions: is it known at all, was this course signed here before, is it older, is it
 * other. */
#include "trust.h"

bool trust_decide(const struct pack_info *info, const struct trust_subject *what, const struct seen *seen,
    bool seen_before, bool *preview, struct err *e)
{
	bool signed_before = seen_before && seen->ever_signed;
	*preview = false;
	switch (info->trust) {
	case PACK_UNKNOWN_KEY:
		return fail(e, ERR_TRUST, NULL, 0,
		    "this pack is signed by a key that this laptop does not know (%s). IT can add the key: put its "
		    ".pub file in the "
		    "keys folder. Nothing was opened",
		    info->key_id);
	case PACK_FOLDER:
	case PACK_UNSIGNED:
		if (signed_before)
			return fail(e, ERR_TRUST, NULL, 0,
			    "this pack is not signed, but this %s was signed before on this laptop. Ask whoever gave "
			    "it to you "
			    "for the signed pack. Your records are untouched",
			    what->noun);
		*preview = true;
		return true;
	case PACK_SIGNED:
		break;
	}
	if (!signed_before)
		return true;
	if (!streq(seen->key_id, info->key_id))
		return fail(e, ERR_TRUST, NULL, 0,
		    "this %s was signed by another key before on this laptop. Ask IT before you use it. Your records "
		    "are untouched",
		    what->noun);
	if (what->release < seen->release)
		return fail(e, ERR_TRUST, NULL, 0,
		    "you already have release %d of this %s; this is release %d, which is older. Nothing was changed",
		    seen->release, what->noun, what->release);
	if (what->release == seen->release && !streq(seen->manifest_hash, info->manifest_hash))
		return fail(e, ERR_TRUST, NULL, 0,
		    "this pack says it is release %d, which you have already, but its content is different: it is "
		    "forged or damaged. "
		    "Nothing was changed",
		    what->release);
	return true;
}

bool trust_remember(const struct pack_info *info, int release, struct seen *seen)
{
	if (info->trust != PACK_SIGNED)
		return false;
	memset(seen, 0, sizeof *seen);
	seen->ever_signed = true;
	memcpy(seen->key_id, info->key_id, sizeof seen->key_id);
	memcpy(seen->manifest_hash, info->manifest_hash, sizeof seen->manifest_hash);
	seen->release = release;
	return true;
}
