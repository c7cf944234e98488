/*
 * Scanning with one or two switches, as a state machine over the tree: targets in reading order fall into groups,
 * the highlight goes through groups, then through the items of the one chosen. No clock: the time is given, and
 * each step is due exactly one step after the last, so the same presses at the same times always choose the same
 * things.
 */
#include "ui/scan.h"

enum { LINEAR_MOST = 10, HELD_LOST_MS = 10000 };

/* --- groups: runs of targets that share a key --- */

/* What a target is scanned with: the same node and line for all of a group. */
struct key {
	const struct node *node;
	int line; /* row or column of a grid; -1 not in a grid */
};

static bool scanned(const struct node *n)
{
	return node_enabled_target(n) && (n->flags & NODE_UNSCANNED) == 0;
}

static bool targets_two(const struct node *n)
{
	int count = 0;
	for (const struct node *t = node_after(n, n); t != NULL; t = node_after(n, t))
		if (scanned(t) && ++count > 1)
			return true;
	return false;
}

static struct key key_of(const struct scan *s, const struct node *t)
{
	const struct node *below = t;
	for (const struct node *p = t->parent; p != NULL; below = p, p = p->parent) {
		if (p->role == ROLE_GRID) {
			int index = 0;
			for (const struct node *c = p->first; c != below; c = c->next)
				index++;
			return (struct key){ p, s->columns ? index % node_columns(p) : index / node_columns(p) };
		}
		if (p->role == ROLE_RADIOGROUP || targets_two(p))
			return (struct key){ p, -1 };
	}
	return (struct key){ NULL, -1 };
}

static bool same_key(struct key a, struct key b)
{
	return a.node == b.node && a.line == b.line;
}

static struct node *target_after(const struct ui *u, struct node *n)
{
	const struct node *top = ui_top(u);
	do
		n = n == NULL ? ui_top(u) : node_after(top, n);
	while (n != NULL && !scanned(n));
	return n;
}

static bool is_linear(const struct ui *u, const struct scan_settings *set)
{
	int count = 0;
	if (set->pattern == SCAN_ROWS || set->pattern == SCAN_COLUMNS)
		return false;
	if (set->pattern == SCAN_LINEAR)
		return true;
	for (struct node *n = target_after(u, NULL); n != NULL && count <= LINEAR_MOST; n = target_after(u, n))
		count++;
	return count <= LINEAR_MOST;
}

static struct node *target_find(const struct ui *u, const char *id)
{
	struct node *n = id[0] != '\0' ? node_find(ui_top(u), id) : NULL;
	return n != NULL && scanned(n) ? n : NULL;
}

static bool in_column(const struct scan *s, struct key key)
{
	return s->columns && key.line >= 0;
}

/* The next item of the same group, NULL at its end. The items of a column are not neighbours in reading order. */
static struct node *item_after(const struct scan *s, const struct ui *u, struct node *item)
{
	struct key key = key_of(s, item);
	struct node *n = target_after(u, item);
	while (n != NULL && in_column(s, key) && key_of(s, n).node == key.node && !same_key(key_of(s, n), key))
		n = target_after(u, n);
	return n != NULL && same_key(key_of(s, n), key) ? n : NULL;
}

/*
 * The first item of the first column of this grid that lies beyond the given one and has any; NULL when there is none.
 */
static struct node *column_after(const struct scan *s, const struct ui *u, const struct node *grid, int column)
{
	struct node *found = NULL;
	int best = 0;
	for (struct node *n = target_after(u, NULL); n != NULL; n = target_after(u, n)) {
		struct key key = key_of(s, n);
		if (key.node != grid || key.line <= column || (found != NULL && key.line >= best))
			continue;
		found = n;
		best = key.line;
	}
	return found;
}

/* The first item of the group that begins at this target: in a grid scanned by columns, of its first column. */
static struct node *group_at(const struct scan *s, const struct ui *u, struct node *n)
{
	struct key key = n != NULL ? key_of(s, n) : (struct key){ NULL, -1 };
	return n != NULL && in_column(s, key) ? column_after(s, u, key.node, -1) : n;
}

static struct node *group_start(const struct scan *s, const struct ui *u)
{
	return group_at(s, u, target_after(u, NULL));
}

/* The first item of the group after this one's, NULL after the last. */
static struct node *group_after(const struct scan *s, const struct ui *u, struct node *item)
{
	struct key key = key_of(s, item);
	struct node *n = in_column(s, key) ? column_after(s, u, key.node, key.line) : NULL;
	if (n != NULL)
		return n;
	n = item;
	do
		n = target_after(u, n);
	while (n != NULL && (in_column(s, key) ? key_of(s, n).node == key.node : same_key(key_of(s, n), key)));
	return group_at(s, u, n);
}

/* The first item of the group that holds item. */
static struct node *group_first(const struct scan *s, const struct ui *u, const struct node *item)
{
	for (struct node *g = group_start(s, u); g != NULL; g = group_after(s, u, g))
		for (struct node *n = g; n != NULL; n = item_after(s, u, n))
			if (n == item)
				return g;
	return NULL;
}

/* --- the state --- */

static enum scan_kind kind_of(const struct scan_settings *set)
{
	if (set->kind != SCAN_USUAL)
		return (enum scan_kind)set->kind;
	return set->switches == 2 ? SCAN_STEP : SCAN_AUTOMATIC;
}

/* One switch for both: a press moves on, and where it rests is chosen. */
static bool rests(const struct scan_settings *set)
{
	return kind_of(set) == SCAN_STEP && set->switches == 1;
}

static void copy_id(char out[160], const char *id)
{
	snprintf(out, 160, "%s", id);
}

/* What is lit stays so from now on for one step; first: at the start of a round, a little longer. */
static void stay(struct scan *s, const struct scan_settings *set, int64_t since, bool first)
{
	int64_t step = first ? (int64_t)set->step_ms * set->first_permille / 1000 : set->step_ms;
	enum scan_kind kind = kind_of(set);
	bool moves = kind == SCAN_AUTOMATIC || (kind == SCAN_INVERSE && s->held == 1 && s->counted);
	s->due = moves ? since + step : 0;
	s->choose_at = rests(set) ? since + step : 0;
}

static void show(struct scan *s, const char *at, const struct scan_settings *set, int64_t since, bool first)
{
	copy_id(s->at, at);
	stay(s, set, since, first);
}

static void scan_wait(struct scan *s)
{
	s->level = SCAN_WAITING;
	s->due = s->choose_at = 0;
	s->loop = 0;
	s->group[0] = s->at[0] = '\0';
}

static void begin(struct scan *s, const struct ui *u, const struct scan_settings *set, int64_t now)
{
	scan_wait(s);
	s->linear = is_linear(u, set);
	s->columns = set->pattern == SCAN_COLUMNS;
	const struct node *first = s->linear ? target_after(u, NULL) : group_start(s, u);
	if (set->switches == 0 || first == NULL)
		return;
	s->level = s->linear ? SCAN_ITEMS : SCAN_GROUPS;
	show(s, first->id, set, now, true);
}

void scan_start(struct scan *s, const struct ui *u, const struct scan_settings *set, int64_t now)
{
	/* where resting chooses, a new screen must not choose by itself: it waits for a press */
	if (rests(set))
		scan_wait(s);
	else
		begin(s, u, set, now);
}

void scan_keep(struct scan *s, const struct ui *u, const struct scan_settings *set, int64_t now)
{
	bool linear = is_linear(u, set), columns = set->pattern == SCAN_COLUMNS;
	const struct node *at = target_find(u, s->at), *group = target_find(u, s->group);
	if (set->switches == 0 || s->level == SCAN_WAITING) {
		scan_wait(s);
		return;
	}
	bool lost = linear != s->linear || columns != s->columns || (at == NULL && s->at[0] != '\0');
	if (!lost && !linear && s->level == SCAN_ITEMS) {
		/* The group is named by its first item; when that one has gone, by the new first. */
		if (group == NULL && at != NULL)
			group = group_first(s, u, at);
		lost = group == NULL || (at != NULL && !same_key(key_of(s, at), key_of(s, group)));
		if (!lost)
			copy_id(s->group, group->id);
	} else if (!lost && s->level == SCAN_GROUPS && at != NULL) {
		const struct node *first = group_first(s, u, at);
		copy_id(s->at, first != NULL ? first->id : at->id);
	}
	if (lost)
		scan_start(s, u, set, now);
}

/* At the end of a round. False: that was the last one, and it waits. */
static bool round_again(struct scan *s, const struct scan_settings *set)
{
	s->loop++;
	if (kind_of(set) == SCAN_STEP || set->loops <= 0 || s->loop < set->loops)
		return true;
	scan_wait(s);
	return false;
}

/* On to the next group, item or back stop. */
static void step(struct scan *s, const struct ui *u, const struct scan_settings *set, int64_t since)
{
	struct node *at = target_find(u, s->at), *first = s->linear ? target_after(u, NULL) : group_start(s, u),
		    *next = NULL;
	if (first == NULL || (at == NULL && (s->at[0] != '\0' || s->level == SCAN_GROUPS || s->linear))) {
		begin(s, u, set, since);
		return;
	}
	if (s->level == SCAN_GROUPS) {
		next = group_after(s, u, at);
	} else if (s->linear) {
		next = at != NULL ? target_after(u, at) : NULL;
	} else {
		first = target_find(u, s->group);
		next = at != NULL ? item_after(s, u, at) : NULL;
		if (next == NULL && at != NULL && !set->no_back) {
			show(s, "", set, since, false); /* the back stop ends each round of a group */
			return;
		}
	}
	if (first == NULL)
		begin(s, u, set, since);
	else if (next != NULL)
		show(s, next->id, set, since, false);
	else if (round_again(s, set))
		show(s, first->id, set, since, true);
}

/* Out of a group, to where it was; from anywhere else to the start. */
static void go_back(struct scan *s, const struct ui *u, const struct scan_settings *set, int64_t now)
{
	struct node *group = s->level == SCAN_ITEMS ? target_find(u, s->group) : NULL;
	if (group == NULL) {
		begin(s, u, set, now);
		return;
	}
	s->level = SCAN_GROUPS;
	s->loop = 0;
	s->group[0] = '\0';
	show(s, group->id, set, now, true);
}

/* Goes into the group, or straight to its only item. Returns the item to activate or NULL. */
static struct node *choose(struct scan *s, const struct ui *u, const struct scan_settings *set, int64_t now)
{
	struct node *at = target_find(u, s->at);
	if (s->level == SCAN_ITEMS && s->at[0] == '\0') {
		go_back(s, u, set, now);
		return NULL;
	}
	if (at == NULL) {
		scan_start(s, u, set, now);
		return NULL;
	}
	if (s->level == SCAN_GROUPS && item_after(s, u, at) != NULL) {
		s->level = SCAN_ITEMS;
		s->loop = 0;
		copy_id(s->group, at->id);
		show(s, at->id, set, now, true);
		return NULL;
	}
	scan_start(s, u, set, now);
	return at;
}

/* --- switches and time --- */

static bool bounces(const struct scan *s, const struct scan_settings *set, int64_t now)
{
	int debounce = set->debounce_ms < set->step_ms / 2 ? set->debounce_ms : set->step_ms / 2;
	return s->last_press != 0 && now - s->last_press < debounce;
}

/* A switch was pressed and counts. */
static struct node *count(struct scan *s, const struct ui *u, const struct scan_settings *set, int which, int64_t now)
{
	enum scan_kind kind = kind_of(set);
	bool waiting = s->level == SCAN_WAITING;
	s->last_press = now != 0 ? now : 1; /* 0 means never */
	s->counted = true;
	if (waiting)
		begin(s, u, set, now);
	if (kind == SCAN_INVERSE && which == 1) {
		if (!waiting && s->level != SCAN_WAITING)
			stay(s, set, now, true);
		return NULL;
	}
	if (waiting)
		return NULL;
	if (kind == SCAN_STEP && which == (set->switches == 2 ? 1 : which)) {
		step(s, u, set, now);
		return NULL;
	}
	if (kind != SCAN_STEP && which == 2) {
		go_back(s, u, set, now);
		return NULL;
	}
	return choose(s, u, set, now);
}

static bool switch_up(
    struct scan *s, const struct ui *u, const struct scan_settings *set, int64_t now, struct node **chosen)
{
	bool counted = s->counted, moved = kind_of(set) == SCAN_INVERSE && s->held == 1;
	s->held = 0;
	s->counted = false;
	/* the stop it was at keeps the time that the short press took */
	if (!counted && s->due != 0)
		s->due += now - s->held_since;
	if (!counted && s->choose_at != 0)
		s->choose_at += now - s->held_since;
	if (!counted || !moved)
		return false;
	s->last_press = now != 0 ? now : 1;
	s->due = 0;
	if (s->level != SCAN_WAITING)
		*chosen = choose(s, u, set, now);
	return true;
}

bool scan_switch(struct scan *s, const struct ui *u, const struct scan_settings *set, int which, bool down, int64_t now,
    struct node **chosen)
{
	*chosen = NULL;
	if (set->switches == 0)
		return false;
	if (!down)
		return s->held == which && switch_up(s, u, set, now, chosen);
	/* one press at a time; of one that was never let go, as when the window lost the keyboard, nothing is left */
	bool lost = s->held == which || now - s->held_since >= HELD_LOST_MS;
	if ((s->held != 0 && !lost) || bounces(s, set, now))
		return false;
	s->held = which;
	s->held_since = now;
	s->counted = false;
	if (set->accept_ms > 0)
		return false;
	*chosen = count(s, u, set, which, now);
	return true;
}

bool scan_press(
    struct scan *s, const struct ui *u, const struct scan_settings *set, int which, int64_t now, struct node **chosen)
{
	struct node *after = NULL;
	bool down = scan_switch(s, u, set, which, true, now, chosen);
	bool up = scan_switch(s, u, set, which, false, now, &after);
	*chosen = *chosen != NULL ? *chosen : after;
	return down || up;
}

/* A switch that is down and does not count yet. */
static bool waits_to_count(const struct scan *s)
{
	return s->held != 0 && !s->counted;
}

int64_t scan_next(const struct scan *s, const struct scan_settings *set)
{
	if (set->switches == 0)
		return 0;
	if (waits_to_count(s))
		return s->held_since + set->accept_ms;
	if (s->level == SCAN_WAITING)
		return 0;
	return s->due != 0 ? s->due : s->choose_at;
}

bool scan_tick(struct scan *s, const struct ui *u, const struct scan_settings *set, int64_t now, struct node **chosen)
{
	int64_t next = scan_next(s, set);
	*chosen = NULL;
	if (next == 0 || now < next)
		return false;
	if (waits_to_count(s))
		*chosen = count(s, u, set, s->held, next);
	else if (s->due != 0)
		step(s, u, set, next);
	else
		*chosen = choose(s, u, set, next);
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
	for (struct node *c = first; c != NULL && (n == 0 || whole); c = item_after(s, u, c))
		n++;
	const char **ids = arena_array(a, n + 1, sizeof *ids);
	n = 0;
	for (struct node *c = first; c != NULL && (n == 0 || whole); c = item_after(s, u, c))
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
	struct key key = key_of(s, at);
	const char *group = key.node != NULL && key.line < 0 ? key.node->name : NULL;
	if (key.line >= 0)
		buf_add(&b, s->columns ? "column: " : "row: ");
	else if (group != NULL && item_after(s, u, at) != NULL)
		buf_addf(&b, "%s: ", group);
	for (struct node *c = at; c != NULL; c = item_after(s, u, c)) {
		if (c != at)
			buf_add(&b, ", ");
		buf_add(&b, node_name(a, c));
	}
	return buf_text(&b);
}
