/*
 * Dividing a length: children that grow take what the others leave, none below its least or above its most, and the
 * odd pixels go round so that the sizes add up. The same rule serves widths of a row and heights of a grid's rows.
 */
#include "ui/layout.h"

static int clamp(int v, int low, int high)
{
	return v < low ? low : v > high ? high : v;
}

/* Those that do not grow: natural, or less in proportion to what each can give. */
static int share_fixed(struct share *s, size_t n, int total)
{
	int natural = 0, least_growing = 0, give = 0;
	for (size_t i = 0; i < n; i++) {
		if (s[i].grow > 0) {
			least_growing += s[i].least;
			continue;
		}
		natural += s[i].natural;
		give += s[i].natural - s[i].least;
	}
	int need = clamp(natural + least_growing - total, 0, give);
	int used = 0, given = 0, seen = 0;
	for (size_t i = 0; i < n; i++) {
		if (s[i].grow > 0)
			continue;
		s[i].size = s[i].natural;
		if (need > 0) {
			seen += s[i].natural - s[i].least;
			int upto = (int)((int64_t)need * seen / give);
			s[i].size -= upto - given;
			given = upto;
		}
		used += s[i].size;
	}
	return used;
}

/* One round: each open one its share; those that hit a limit are closed at it. True when another round is needed. */
static bool share_round(struct share *s, bool *closed, size_t n, int left)
{
	int64_t grow = 0, seen = 0;
	for (size_t i = 0; i < n; i++)
		if (!closed[i])
			grow += s[i].grow;
		else if (s[i].grow > 0)
			left -= s[i].size;
	int given = 0;
	bool short_one = false, again = false;
	for (size_t i = 0; i < n; i++) {
		if (closed[i])
			continue;
		seen += s[i].grow;
		int upto = left > 0 ? (int)(left * seen / grow) : 0;
		s[i].size = upto - given;
		given = upto;
		short_one = short_one || s[i].size < s[i].least;
	}
	/* Those that need more are served first: only when none does may a limit above hand something on. */
	for (size_t i = 0; i < n; i++) {
		if (closed[i])
			continue;
		if (short_one ? s[i].size < s[i].least : s[i].most > 0 && s[i].size > s[i].most) {
			s[i].size = short_one ? s[i].least : s[i].most;
			closed[i] = again = true;
		}
	}
	return again;
}

void share_out(struct share *s, size_t n, int total)
{
	enum { MOST = 256 };
	bool closed[MOST];
	if (n > MOST) { /* such a row has no layout worth having; keep it whole */
		for (size_t i = 0; i < n; i++)
			s[i].size = s[i].least;
		return;
	}
	int left = total - share_fixed(s, n, total);
	bool any = false;
	for (size_t i = 0; i < n; i++) {
		closed[i] = s[i].grow == 0;
		any = any || !closed[i];
	}
	while (any && share_round(s, closed, n, left)) {
		any = false;
		for (size_t i = 0; i < n; i++)
			any = any || !closed[i];
	}
}
