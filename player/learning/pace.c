/* Sums of silences between inputs; and the cheapest cut of a row of minutes, by trying all of them. */
#include "learning/pace.h"

void pace_input(struct pace *p, int64_t now)
{
	int64_t silence = p->last != 0 && now > p->last ? now - p->last : 0;
	p->last = now;
	if (silence >= PACE_REST_MS) {
		pace_rested(p);
		return;
	}
	int64_t counted = silence < PACE_READING_MS ? silence : PACE_READING_MS;
	p->active_ms += counted;
	p->since_ms += counted;
}

void pace_leave(struct pace *p)
{
	p->last = 0;
}

bool pace_break_due(const struct pace *p)
{
	return p->since_ms >= (p->from_ms != 0 ? p->from_ms : PACE_BREAK_MS);
}

void pace_rested(struct pace *p)
{
	p->since_ms = p->from_ms = 0;
	p->suggested = false;
}

void pace_later(struct pace *p)
{
	p->from_ms = p->since_ms + PACE_LATER_MS;
	p->suggested = false;
}

/* --- the plan --- */

/* The starting questions belong with what comes first, the closing ones with what comes last. */
static int minutes_of(const struct course *c, size_t first, size_t last)
{
	int minutes = 0;
	int test = c->test != NULL && c->test->pair_n > 0 ? c->test->minutes : 0;
	for (size_t i = first; i < last; i++)
		minutes += c->module[i].ready ? c->module[i].minutes : 0;
	return minutes + (first == 0 ? test : 0) + (last == c->module_n ? test : 0);
}

static int longest(const struct planned *p, size_t n)
{
	int most = 0;
	for (size_t i = 0; i < n; i++)
		most = p[i].minutes > most ? p[i].minutes : most;
	return most;
}

static void plan_try(const struct course *c, size_t n, const size_t *cut, struct planned *best)
{
	struct planned p[SITTINGS_MOST];
	for (size_t i = 0; i < n; i++) {
		p[i].first = i == 0 ? 0 : cut[i - 1];
		p[i].last = i + 1 == n ? c->module_n : cut[i];
		p[i].minutes = minutes_of(c, p[i].first, p[i].last);
	}
	if (best[0].last == 0 || longest(p, n) < longest(best, n))
		memcpy(best, p, n * sizeof *p);
}

size_t pace_plan(const struct course *c, size_t n, struct planned out[SITTINGS_MOST])
{
	struct planned best[SITTINGS_MOST] = { 0 };
	n = n > SITTINGS_MOST ? SITTINGS_MOST : n;
	n = n > c->module_n ? c->module_n : n;
	if (n == 1)
		plan_try(c, n, NULL, best);
	for (size_t i = 1; n == 2 && i < c->module_n; i++)
		plan_try(c, n, &i, best);
	for (size_t i = 1; n == 3 && i + 1 < c->module_n; i++)
		for (size_t k = i + 1; k < c->module_n; k++)
			plan_try(c, n, (const size_t[]){ i, k }, best);
	memcpy(out, best, sizeof best);
	return n;
}
