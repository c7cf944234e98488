/*
 * Dwelling as a state machine over the tree. One idea: a dwell is the moment it started; all else follows from the time
 * that is given. A glance away keeps how far it was and, back in time, the start is set so that it goes on from there.
 */
#include "ui/dwell.h"

static bool rect_has(struct rect r, int x, int y)
{
	return x >= r.x && x < r.x + r.w && y >= r.y && y < r.y + r.h;
}

static void copy_id(char out[160], const char *id)
{
	snprintf(out, 160, "%s", id);
}

static struct node *target(const struct dwell *d, const struct ui *u, const char *only)
{
	struct node *n = ui_hit(u, d->x, d->y);
	return n != NULL && (only == NULL || streq(n->id, only)) ? n : NULL;
}

/* Leaves what it was on; how far it was is remembered for a moment. */
static void leave(struct dwell *d, const struct dwell_settings *set, int64_t now)
{
	if (d->at[0] != '\0' && now > d->start) {
		memcpy(d->kept, d->at, sizeof d->kept);
		d->kept_ms = (int)(now - d->start);
		d->kept_until = now + set->memory_ms;
	}
	d->at[0] = '\0';
	d->shown = 0;
}

static void enter(struct dwell *d, const struct dwell_settings *set, const struct node *n, int64_t now)
{
	copy_id(d->at, n->id);
	d->start = now + set->lock_ms;
	if (streq(d->kept, d->at) && now <= d->kept_until) {
		d->start = now - d->kept_ms;
		d->shown = (int)((int64_t)d->kept_ms * DWELL_RING_STEPS / set->complete_ms);
	}
	if (streq(d->kept, d->at))
		d->kept[0] = '\0';
}

static void look(struct dwell *d, const struct ui *u, const struct dwell_settings *set, const char *only, int64_t now)
{
	struct node *n = set->on && d->there && !d->spent ? target(d, u, only) : NULL;
	if (n != NULL && streq(n->id, d->at))
		return;
	leave(d, set, now);
	if (n != NULL)
		enter(d, set, n, now);
}

bool dwell_move(
    struct dwell *d, const struct ui *u, const struct dwell_settings *set, const char *only, int x, int y, int64_t now)
{
	int shown = d->shown;
	d->x = x;
	d->y = y;
	d->there = true;
	d->spent = d->spent && rect_has(d->spent_rect, x, y);
	look(d, u, set, only, now);
	return d->shown != shown;
}

void dwell_spend(struct dwell *d, const struct ui *u)
{
	const struct node *n = target(d, u, NULL);
	if (n == NULL)
		return;
	d->at[0] = d->kept[0] = '\0';
	d->shown = 0;
	d->spent = true;
	d->spent_rect = n->rect;
}

void dwell_keep(struct dwell *d, const struct ui *u, const struct dwell_settings *set, const char *only, int64_t now)
{
	look(d, u, set, only, now);
}

/* When the ring shows so many steps; the last of them is the choice. */
static int64_t step_at(const struct dwell *d, const struct dwell_settings *set, int step)
{
	return d->start + ((int64_t)set->complete_ms * step + DWELL_RING_STEPS - 1) / DWELL_RING_STEPS;
}

int64_t dwell_next(const struct dwell *d, const struct dwell_settings *set)
{
	return set->on && d->at[0] != '\0' ? step_at(d, set, d->shown + 1) : 0;
}

bool dwell_tick(
    struct dwell *d, const struct ui *u, const struct dwell_settings *set, int64_t now, struct node **chosen)
{
	int64_t next = dwell_next(d, set);
	*chosen = NULL;
	if (next == 0 || now < next)
		return false;
	d->shown++;
	if (d->shown < DWELL_RING_STEPS)
		return true;
	struct node *n = node_find(ui_top(u), d->at);
	d->at[0] = d->kept[0] = '\0';
	d->shown = 0;
	d->spent = true;
	if (n == NULL)
		return true;
	d->spent_rect = n->rect;
	*chosen = n;
	return true;
}
