/* It moves on in steps, and not by the second: nobody should watch a clock in a pause. */
#include "learning/pause.h"

void pause_start(struct pause *p, int minutes, int64_t now)
{
	/* a clock that stands at 0 must not look like no pause */
	*p = (struct pause){ .since = now > 0 ? now : 1, .length_ms = (int64_t)minutes * 60000 };
}

void pause_stop(struct pause *p)
{
	*p = (struct pause){ 0 };
}

int64_t pause_due(const struct pause *p)
{
	if (p->since == 0)
		return 0;
	int64_t next = p->gone_ms + PAUSE_STEP_MS;
	return p->since + (next < p->length_ms ? next : p->length_ms);
}

bool pause_tick(struct pause *p, int64_t now)
{
	if (p->since == 0 || now < pause_due(p))
		return false;
	int64_t gone = now - p->since;
	if (gone >= p->length_ms)
		*p = (struct pause){ .over = true };
	else
		p->gone_ms = gone / PAUSE_STEP_MS * PAUSE_STEP_MS;
	return true;
}

const char *pause_left(const struct pause *p, struct arena *a)
{
	int64_t left = p->length_ms - p->gone_ms;
	int minutes = (int)((left + 30000) / 60000);
	if (left < 60000)
		return "less than a minute left";
	return minutes == 1 ? "about a minute left" : arena_printf(a, "about %d minutes left", minutes);
}
