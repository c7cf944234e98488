/*
 * Scanning with one or two switches, as a state machine over the tree: targets in reading order fall into groups,
 * the highlight steps through groups, then through the items of the one chosen. No clock: the time is given, and
 * each step is due exactly one step after the last, so the same presses at the same times always choose the same
 * things.
 */
#include "ui/scan.h"

enum { LINEAR_MOST = 10 };

/* --- groups: runs of targets that share a key --- */

/* What a target is scanned with: the same node and row for all of a group. */
struct key {
	const struct node *node;
	int row; /* of a grid; -1 not in a grid */
};

static bool targets_two(const struct node *n)
{
	int count = 0;
	for (const struct node *t = node_after(n, n); t != NULL; t = node_after(n, t))
		if (node_enabled_target(t) && ++count > 1)
			return true;
	return false;
}

static struct key key_of(const struct node *t)
{
	const struct node *below = t;
	for (const struct node *p = t->parent; p != NULL; below = p, p = p->parent) {
		if (p->role == ROLE_GRID) {
			int index = 0;
			for (const struct node *c = p->first; c != below; c = c->next)
				index++;
			return (struct key){ p, index / node_columns(p) };
		}
		if (p->role == ROLE_RADIOGROUP || targets_two(p))
			return (struct key){ p, -1 };
	}
	return (struct key){ NULL, -1 };
}

static bool same_key(struct key a, struct key b)
{
	return a.node == b.node && a.row == b.row;
}

static struct node *target_after(const struct ui *u, struct node *n)
{
	const struct node *top = ui_top(u);
	do
		n = n == NULL ? ui_top(u) : node_after(top, n);
	while (n != NULL && !node_enabled_target(n));
	return n;
}

static bool is_linear(const struct ui *u)
{
	int count = 0;
	for (struct node *n = target_after(u, NULL); n != NULL && count <= LINEAR_MOST; n = target_after(u, n))
		count++;
	return count <= LINEAR_MOST;
}

static struct node *target_find(const struct ui *u, const char *id)
{
	struct node *n = id[0] != '\0' ? node_find(ui_top(u), id) : NULL;
	return n != NULL && node_enabled_target(n) ? n : NULL;
}

/* The next item of the same group, NULL at its end. */
static struct node *item_after(const struct ui *u, struct node *item)
{
	struct node *n = target_after(u, item);
	return n != NULL && same_key(key_of(n), key_of(item)) ? n : NULL;
}

/* The first item of the group after this one's, NULL after the last. */
static struct node *group_after(const struct ui *u, struct node *item)
{
	struct key key = key_of(item);
	struct node *n = item;
	do
		n = target_after(u, n);
	while (n != NULL && same_key(key_of(n), key));
	return n;
}

/* The first item of the group that holds item. */
static struct node *group_first(const struct ui *u, const struct node *item)
{
	struct node *g = target_after(u, NULL);
	while (g != NULL) {
		for (struct node *n = g; n != NULL; n = item_after(u, n))
			if (n == item)
				return g;
		g = group_after(u, g);
	}
	return NULL;
}

/* --- the state --- */

static void copy_id(char out[160], const char *id)
{
	snprintf(out, 160, "%s", id);
}

/* Highlights at, from now on for one step; first: at the start of a round, a little longer. */
static void show(struct scan *s, const char *at, const struct scan_settings *set, int64_t since, bool first)
{
	copy_id(s->at, at);
	int64_t step = first ? (int64_t)set->step_ms * set->first_permille / 1000 : set->step_ms;
	s->due = set->switches == 1 ? since + step : 0;
}

static void scan_wait(struct scan *s)
{
	s->level = SCAN_WAITING;
	s->due = 0;
	s->loop = 0;
	s->group[0] = s->at[0] = '\0';
}

void scan_start(struct scan *s, const struct ui *u, const struct scan_settings *set, int64_t now)
{
	const struct node *first = set->switches > 0 ? target_after(u, NULL) : NULL;
	scan_wait(s);
	if (first == NULL)
		return;
	s->level = is_linear(u) ? SCAN_ITEMS : SCAN_GROUPS;
	show(s, first->id, set, now, true);
}

void scan_keep(struct scan *s, const struct ui *u, const struct scan_settings *set, int64_t now)
{
	bool linear = is_linear(u), was_linear = s->level == SCAN_ITEMS && s->group[0] == '\0';
	const struct node *at = target_find(u, s->at), *group = target_find(u, s->group);
	if (set->switches == 0 || s->level == SCAN_WAITING) {
		scan_wait(s);
		return;
	}
	bool lost = linear != was_linear || (at == NULL && s->at[0] != '\0');
	if (!lost && !linear && s->level == SCAN_ITEMS) {
		/* The group is named by its first item; when that one has gone, by the new first. */
		if (group == NULL && at != NULL)
			group = group_first(u, at);
		lost = group == NULL || (at != NULL && !same_key(key_of(at), key_of(group)));
		if (!lost)
			copy_id(s->group, group->id);
	} else if (!lost && s->level == SCAN_GROUPS && at != NULL) {
		const struct node *first = group_first(u, at);
		copy_id(s->at, first != NULL ? first->id : at->id);
	}
	if (lost)
		scan_start(s, u, set, now);
}

/* At the end of a round. False: that was the last one, and it waits. */
static bool round_again(struct scan *s, const struct scan_settings *set)
{
	s->loop++;
	if (set->switches != 1 || set->loops <= 0 || s->loop < set->loops)
		return true;
	scan_wait(s);
	return false;
}

/* On to the next group, item or back stop. */
static void step(struct scan *s, const struct ui *u, const struct scan_settings *set, int64_t since)
{
	struct node *at = target_find(u, s->at), *first = target_after(u, NULL), *next = NULL;
	if (first == NULL || (at == NULL && s->at[0] != '\0')) {
		scan_start(s, u, set, since);
		return;
	}
	bool linear = s->level == SCAN_ITEMS && s->group[0] == '\0';
	if (s->level == SCAN_GROUPS) {
		next = group_after(u, at);
	} else if (linear) {
		next = at != NULL ? target_after(u, at) : NULL;
	} else {
		first = target_find(u, s->group);
		next = at != NULL ? item_after(u, at) : NULL;
		if (next == NULL && at != NULL) {
			show(s, "", set, since, false); /* the back stop ends each round of a group */
			return;
		}
	}
	if (first == NULL)
		scan_start(s, u, set, since);
	else if (next != NULL)
		show(s, next->id, set, since, false);
	else if (round_again(s, set))
		show(s, first->id, set, since, true);
}

bool scan_tick(struct scan *s, const struct ui *u, const struct scan_settings *set, int64_t now)
{
	if (s->level == SCAN_WAITING || s->due == 0 || now < s->due || set->switches != 1)
		return false;
	step(s, u, set, s->due);
	return true;
}

/* Goes into the group, or straight to its only item. Returns the item to activate or NULL. */
static struct node *choose(struct scan *s, const struct ui *u, const struct scan_settings *set, int64_t now)
{
	struct node *at = target_find(u, s->at);
	if (s->level == SCAN_ITEMS && s->at[0] == '\0') { /* back: to the groups, where it was */
		struct node *group = target_find(u, s->group);
		s->level = SCAN_GROUPS;
		s->loop = 0;
		s->group[0] = '\0';
		if (group != NULL)
			show(s, group->id, set, now, true);
		else
			scan_start(s, u, set, now);
		return NULL;
	}
	if (at == NULL) {
		scan_start(s, u, set, now);
		return NULL;
	}
	if (s->level == SCAN_GROUPS && item_after(u, at) != NULL) {
		s->level = SCAN_ITEMS;
		s->loop = 0;
		copy_id(s->group, at->id);
		show(s, at->id, set, now, true);
		return NULL;
	}
	scan_start(s, u, set, now);
	return at;
}

bool scan_press(struct scan *s, const struct ui *u, const struct scan_settings *set, int which, int64_t now,
    struct node **chosen)
{
	*chosen = NULL;
	int debounce = set->debounce_ms < set->step_ms / 2 ? set->debounce_ms : set->step_ms / 2;
	if (set->switches == 0 || (s->last_press != 0 && now - s->last_press < debounce))
		return false;
	s->last_press = now != 0 ? now : 1; /* 0 means never */
	if (s->level == SCAN_WAITING)
		scan_start(s, u, set, now);
	else if (set->switches == 2 && which == 1)
		step(s, u, set, now);
	else
		*chosen = choose(s, u, set, now);
	return true;
}

/* --- what shows and what is said --- */

const char *const *scan_highlight(struct arena *a, const struct scan *s, const struct ui *u)
{
	size_t n = 0;
	bool whole = s->level == SCAN_GROUPS || (s->level == SCAN_ITEMS && s->at[0] == '\0');
	struct node *first = target_find(u, s->level == SCAN_ITEMS && whole ? s->group : s->at);
	if (s->level == SCAN_WAITING || first == NULL)
		return arena_array(a, 1, sizeof(const char *));
	for (struct node *c = first; c != NULL && (n == 0 || whole); c = item_after(u, c))
		n++;
	const char **ids = arena_array(a, n + 1, sizeof *ids);
	n = 0;
	for (struct node *c = first; c != NULL && (n == 0 || whole); c = item_after(u, c))
		ids[n++] = c->id;
	return ids;
}

const char *scan_cue(struct arena *a, const struct scan *s, const struct ui *u)
{
	if (s->level == SCAN_WAITING)
		return "";
	if (s->level == SCAN_ITEMS && s->at[0] == '\0')
		return "back";
	struct node *at = target_find(u, s->at);
	if (at == NULL)
		return "";
	if (s->level == SCAN_ITEMS)
		return node_name(a, at);
	struct buf b = { a, NULL, 0, 0 };
	struct key key = key_of(at);
	const char *group = key.node != NULL && key.row < 0 ? key.node->name : NULL;
	if (key.row >= 0)
		buf_add(&b, "row: ");
	else if (group != NULL && item_after(u, at) != NULL)
		buf_addf(&b, "%s: ", group);
	for (struct node *c = at; c != NULL; c = item_after(u, c)) {
		if (c != at)
			buf_add(&b, ", ");
		buf_add(&b, node_name(a, c));
	}
	return buf_text(&b);
}
