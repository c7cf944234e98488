/* The waits before each sign differ, so that nobody presses by rhythm; they are fixed, so that a test knows them. */
#include "learning/reaction.h"

static const int wait_ms[REACTION_PRESSES] = { 2000, 3100, 2400, 3600, 2700 };

static void wait_again(struct reaction *r, int64_t now)
{
	r->shown_at = 0;
	r->next_at = now + wait_ms[r->n];
}

void reaction_start(struct reaction *r, int64_t now)
{
	*r = (struct reaction){ .running = true };
	wait_again(r, now);
}

int64_t reaction_due(const struct reaction *r)
{
	if (!r->running)
		return 0;
	return r->shown_at != 0 ? r->shown_at + REACTION_PATIENCE_MS : r->next_at;
}

bool reaction_tick(struct reaction *r, int64_t now)
{
	int64_t due = reaction_due(r);
	if (due == 0 || now < due)
		return false;
	if (r->shown_at == 0) {
		/* from now, not from when it was due: nobody can answer a sign that is not painted yet */
		r->shown_at = now;
		r->next_at = 0;
		r->early = false;
		return true;
	}
	r->missed++;
	r->running = r->missed < REACTION_MISSES;
	wait_again(r, now);
	return true;
}

void reaction_press(struct reaction *r, int64_t now)
{
	if (!r->running)
		return;
	r->early = r->shown_at == 0;
	r->missed = 0;
	if (!r->early)
		r->ms[r->n++] = (int)(now - r->shown_at);
	if (r->n < REACTION_PRESSES)
		wait_again(r, now);
	else
		r->running = false;
}

bool reaction_done(const struct reaction *r)
{
	return r->n == REACTION_PRESSES;
}

int reaction_mean_ms(const struct reaction *r)
{
	int sum = 0;
	for (int i = 0; i < r->n; i++)
		sum += r->ms[i];
	return r->n > 0 ? (sum + r->n / 2) / r->n : 0;
}

int reaction_step_ms(const struct reaction *r)
{
	if (!reaction_done(r))
		return 0;
	int64_t sum = 0;
	for (int i = 0; i < r->n; i++)
		sum += r->ms[i];
	/* sum / n / 0.65, up to the next 10 */
	int64_t step = (sum * 100 + 65 * r->n * 10 - 1) / (65 * r->n * 10) * 10;
	return step < 200 ? 200 : step > 20000 ? 20000 : (int)step;
}
