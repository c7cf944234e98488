/*
 * The tree itself: making nodes, walking them in reading order, and the few questions every reader asks (what is it
 * called, does it act, where can it be hit). Nothing here knows pixels beyond the rectangles that layout wrote.
 */
#include "ui/tree.h"

static const char *const role_names[ROLE_COUNT] = {
	[ROLE_WINDOW] = "window",
	[ROLE_DIALOG] = "dialog",
	[ROLE_GROUP] = "group",
	[ROLE_HEADING] = "heading",
	[ROLE_PARAGRAPH] = "paragraph",
	[ROLE_LIST] = "list",
	[ROLE_ITEM] = "item",
	[ROLE_TABLE] = "table",
	[ROLE_ROW] = "row",
	[ROLE_CELL] = "cell",
	[ROLE_COLUMNHEADER] = "columnheader",
	[ROLE_ROWHEADER] = "rowheader",
	[ROLE_GRID] = "grid",
	[ROLE_GRIDCELL] = "gridcell",
	[ROLE_FIGURE] = "figure",
	[ROLE_LINK] = "link",
	[ROLE_BUTTON] = "button",
	[ROLE_RADIOGROUP] = "radiogroup",
	[ROLE_RADIO] = "radio",
	[ROLE_CHECK] = "check",
	[ROLE_FIELD] = "field",
	[ROLE_SLIDER] = "slider",
	[ROLE_PROGRESS] = "progress",
	[ROLE_STATUS] = "status",
	[ROLE_SEPARATOR] = "separator",
	[ROLE_MENU] = "menu",
};

const char *role_name(enum role r)
{
	return role_names[r];
}

static void node_append(struct node *parent, struct node *n)
{
	n->parent = parent;
	if (parent->last != NULL)
		parent->last->next = n;
	else
		parent->first = n;
	parent->last = n;
}

struct node *ui_node(struct ui *u, struct node *parent, enum role role, const char *key)
{
	struct node *n = arena_alloc(u->a, sizeof *n);
	n->role = role;
	if (key[0] == '/')
		n->id = arena_string(u->a, key + 1);
	else if (parent != NULL)
		n->id = arena_printf(u->a, "%s/%s", parent->id, key);
	else
		n->id = arena_string(u->a, key);
	if (parent != NULL)
		node_append(parent, n);
	else
		u->root = n;
	return n;
}

struct node *node_past(const struct node *root, const struct node *n)
{
	while (n != root && n != NULL) {
		if (n->next != NULL)
			return n->next;
		n = n->parent;
	}
	return NULL;
}

struct node *node_after(const struct node *root, const struct node *n)
{
	if (n->first != NULL)
		return n->first;
	return node_past(root, n);
}

struct node *node_find(const struct node *root, const char *id)
{
	if (root == NULL || id == NULL)
		return NULL;
	if (streq(root->id, id))
		return (struct node *)(uintptr_t)root; /* lent as const only so that readers may pass theirs */
	for (struct node *n = node_after(root, root); n != NULL; n = node_after(root, n))
		if (streq(n->id, id))
			return n;
	return NULL;
}

struct node *node_up(const struct node *n, enum role role)
{
	for (struct node *p = n->parent; p != NULL; p = p->parent)
		if (p->role == role)
			return p;
	return NULL;
}

/* Words of inline children only, or of everything below that has words. */
static void name_join(struct buf *b, const struct node *n, bool inline_only)
{
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		const char *own = c->name != NULL ? c->name : c->text;
		if (c->flags & NODE_INLINE) {
			if (own != NULL)
				buf_add(b, own);
			continue;
		}
		if (inline_only || ((c->flags & (NODE_DECORATIVE | NODE_GRAPHIC)) && c->name == NULL))
			continue;
		if (own != NULL) {
			if (b->n > 0)
				buf_add(b, " ");
			buf_add(b, own);
		}
		if (c->name == NULL)
			name_join(b, c, false);
	}
}

static bool has_inline(const struct node *n)
{
	for (const struct node *c = n->first; c != NULL; c = c->next)
		if (c->flags & NODE_INLINE)
			return true;
	return false;
}

static const struct node *node_root(const struct node *n)
{
	while (n->parent != NULL)
		n = n->parent;
	return n;
}

const char *node_name(struct arena *a, const struct node *n)
{
	if (n->name != NULL)
		return n->name;
	if (n->labelled_by != NULL && !streq(n->labelled_by, n->id)) {
		const struct node *label = node_find(node_root(n), n->labelled_by);
		if (label != NULL && label->labelled_by == NULL)
			return node_name(a, label);
	}
	bool target = n->flags & NODE_FOCUSABLE;
	if (n->first == NULL || (!has_inline(n) && !target))
		return n->text != NULL ? n->text : "";
	struct buf b = { a, NULL, 0, 0 };
	if (n->text != NULL)
		buf_add(&b, n->text);
	name_join(&b, n, !target);
	return buf_text(&b);
}

bool node_inert(const struct node *n)
{
	for (; n != NULL; n = n->parent)
		if (n->flags & NODE_INERT)
			return true;
	return false;
}

bool node_enabled_target(const struct node *n)
{
	if (!(n->flags & NODE_FOCUSABLE) || (n->flags & NODE_DISABLED))
		return false;
	if (n->act[ACT_ACTIVATE].what == 0 && n->role != ROLE_FIELD && n->role != ROLE_SLIDER)
		return false;
	return !node_inert(n);
}

void node_point(const struct node *n, int *x, int *y)
{
	struct rect r = n->rect;
	if ((n->flags & NODE_INLINE) && n->parent != NULL) {
		for (size_t i = 0; i < n->parent->fragment_n; i++) {
			const struct fragment *f = &n->parent->fragment[i];
			if (f->node != n)
				continue;
			r = (struct rect){ n->parent->text_x + f->x, n->parent->text_y + f->y, f->w, f->h };
			break;
		}
	}
	*x = r.x + r.w / 2;
	*y = r.y + r.h / 2;
}

struct node *ui_top(const struct ui *u)
{
	struct node *top = u->root;
	for (struct node *n = u->root; n != NULL; n = node_after(u->root, n))
		if (n->role == ROLE_DIALOG && !node_inert(n))
			top = n;
	return top;
}

int node_columns(const struct node *n)
{
	int columns = n->columns > 0 ? n->columns : 1;
	if (n->first == NULL || n->first->rect.w == 0)
		return columns;
	int seen = 0;
	for (const struct node *c = n->first; c != NULL && c->rect.y == n->first->rect.y; c = c->next)
		seen++;
	return seen < columns && seen > 0 ? seen : columns;
}
