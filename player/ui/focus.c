/*
 * Where the keyboard is: Tab order is tree order, a radio group is one stop, arrows move inside radio groups, menus
 * and grids, and a dialog keeps the focus inside. Everything is computed from the tree, so there is no list of
 * widgets to keep in step.
 */
#include "ui/tree.h"

static struct node *target_after(const struct node *root, struct node *n)
{
	do
		n = node_after(root, n);
	while (n != NULL && !node_enabled_target(n));
	return n;
}

static struct node *target_first(struct node *root)
{
	return node_enabled_target(root) ? root : target_after(root, root);
}

/* The radio that stands for its group in the Tab order: the checked one, else the first. */
static struct node *group_stop(struct node *group)
{
	struct node *first = NULL;
	for (struct node *n = group; n != NULL; n = target_after(group, n)) {
		if (n->role != ROLE_RADIO || !node_enabled_target(n))
			continue;
		if (n->flags & NODE_CHECKED)
			return n;
		first = first != NULL ? first : n;
	}
	return first;
}

static bool is_stop(struct node *n)
{
	struct node *group = n->role == ROLE_RADIO ? node_up(n, ROLE_RADIOGROUP) : NULL;
	return group == NULL || group_stop(group) == n;
}

/* The stop after or before from, around the ends; from may be a heading, or NULL for neither end. */
static struct node *stop_step(struct node *top, struct node *from, int by)
{
	struct node *group = from != NULL && from->role == ROLE_RADIO ? node_up(from, ROLE_RADIOGROUP) : NULL;
	struct node *first = NULL, *before = NULL, *last = NULL;
	bool passed = false;
	for (struct node *n = top; n != NULL; n = node_after(top, n)) {
		if (n == from || (group != NULL && n->role == ROLE_RADIO && node_up(n, ROLE_RADIOGROUP) == group)) {
			passed = true;
			continue;
		}
		if (!node_enabled_target(n) || !is_stop(n))
			continue;
		if (passed && by > 0)
			return n;
		if (!passed)
			before = n;
		first = first != NULL ? first : n;
		last = n;
	}
	if (first == NULL)
		return from != NULL && node_enabled_target(from) ? from : NULL;
	return by > 0 ? first : before != NULL ? before : last;
}

const char *focus_first(const struct ui *u)
{
	struct node *top = ui_top(u);
	for (struct node *n = top; n != NULL; n = node_after(top, n)) {
		if (!(n->flags & NODE_FIRST) || node_inert(n))
			continue;
		struct node *target = target_first(n);
		while (target != NULL && target != n && !is_stop(target))
			target = target_after(n, target);
		if (target != NULL)
			return target->id;
	}
	return focus_step(u, NULL, 1);
}

const char *focus_start(const struct ui *u)
{
	for (const struct node *n = u->root; n != NULL; n = node_after(u->root, n))
		if ((n->flags & NODE_FIRST) != 0 && node_enabled_target(n))
			return n->id;
	return focus_first(u);
}

const char *focus_step(const struct ui *u, const char *id, int by)
{
	struct node *top = ui_top(u);
	const struct node *to = stop_step(top, node_find(top, id), by);
	return to != NULL ? to->id : NULL;
}

/* --- arrows --- */

/* Around the targets of this role below group. */
static struct node *arrow_around(struct node *group, struct node *from, int by, enum role role)
{
	struct node *first = NULL, *before = NULL, *last = NULL;
	bool passed = false;
	for (struct node *n = target_first(group); n != NULL; n = target_after(group, n)) {
		if (role != ROLE_COUNT && n->role != role)
			continue;
		if (n == from) {
			passed = true;
			continue;
		}
		if (passed && by > 0)
			return n;
		if (!passed)
			before = n;
		first = first != NULL ? first : n;
		last = n;
	}
	return by > 0 ? first : before != NULL ? before : last;
}

/* The target a grid's direct child is or holds. */
static struct node *cell_target(struct node *cell)
{
	return cell != NULL ? target_first(cell) : NULL;
}

static struct node *cell_at(struct node *grid, int index)
{
	struct node *c = grid->first;
	while (c != NULL && index-- > 0)
		c = c->next;
	return c;
}

/* From the edge of one grid to the nearest cell of another that lies that way. */
static struct node *arrow_beyond(const struct ui *u, const struct node *from, int dx, int dy)
{
	struct node *top = ui_top(u), *best = NULL;
	const struct node *own = node_up(from, ROLE_GRID);
	int best_distance = 0, cx = from->rect.x + from->rect.w / 2, cy = from->rect.y + from->rect.h / 2;
	for (struct node *n = target_first(top); n != NULL; n = target_after(top, n)) {
		const struct node *grid = node_up(n, ROLE_GRID);
		if (grid == NULL || grid == own || n->rect.w == 0)
			continue;
		int x = n->rect.x + n->rect.w / 2 - cx, y = n->rect.y + n->rect.h / 2 - cy;
		int along = dx != 0 ? x * dx : y * dy, across = dx != 0 ? abs(y) : abs(x);
		if (along <= 0 || across > 2 * along)
			continue;
		int distance = along + 2 * across;
		if (best == NULL || distance < best_distance) {
			best = n;
			best_distance = distance;
		}
	}
	return best;
}

static struct node *arrow_grid(const struct ui *u, struct node *grid, struct node *from, int dx, int dy)
{
	const struct node *cell = from;
	while (cell->parent != grid)
		cell = cell->parent;
	int index = 0, count = 0, columns = node_columns(grid);
	for (const struct node *c = grid->first; c != NULL; c = c->next, count++)
		if (c == cell)
			index = count;
	for (;;) {
		int column = index % columns + dx;
		if (column < 0 || column >= columns)
			break;
		index += dx + dy * columns;
		if (index < 0 || index >= count)
			break;
		struct node *target = cell_target(cell_at(grid, index));
		if (target != NULL)
			return target;
	}
	return arrow_beyond(u, from, dx, dy);
}

const char *focus_arrow(const struct ui *u, const char *id, int dx, int dy)
{
	struct node *from = node_find(ui_top(u), id), *to = NULL;
	if (from == NULL || (dx == 0 && dy == 0) || from->role == ROLE_FIELD || from->role == ROLE_SLIDER)
		return NULL;
	int by = dx + dy > 0 ? 1 : -1;
	struct node *group = from->role == ROLE_RADIO ? node_up(from, ROLE_RADIOGROUP) : NULL;
	struct node *menu = node_up(from, ROLE_MENU), *grid = node_up(from, ROLE_GRID);
	if (group != NULL)
		to = arrow_around(group, from, by, ROLE_RADIO);
	else if (menu != NULL)
		to = arrow_around(menu, from, by, ROLE_COUNT);
	else if (grid != NULL)
		to = arrow_grid(u, grid, from, dx, dy);
	return to != NULL && to != from ? to->id : NULL;
}

/* --- after a rebuild --- */

static size_t targets_before(const struct node *root, const struct node *n)
{
	size_t count = 0;
	for (struct node *t = root->first; t != NULL; t = node_after(root, t)) {
		if (t == n)
			break;
		count += node_enabled_target(t);
	}
	return count;
}

const char *focus_after(const struct ui *before, const struct ui *now, const char *id)
{
	struct node *top = ui_top(now);
	struct node *same = node_find(top, id);
	if (same != NULL && node_enabled_target(same))
		return same->id;
	const struct node *old = before != NULL ? node_find(before->root, id) : NULL;
	for (const struct node *p = old != NULL ? old->parent : NULL; p != NULL && p->parent != NULL; p = p->parent) {
		struct node *place = node_find(top, p->id);
		size_t index = targets_before(p, old);
		struct node *n = place != NULL ? target_first(place) : NULL, *last = n;
		for (size_t i = 0; n != NULL && i < index; i++) {
			last = n;
			n = target_after(place, n);
		}
		n = n != NULL ? n : last;
		if (n != NULL)
			return n->id;
	}
	return focus_first(now);
}
