/*
 * What a screen reader would say, as the difference between two trees. Names, values and hints come from the nodes;
 * the only words added are the roles and states in the tables below.
 */
#include "ui/say.h"

static const char *const role_words[ROLE_COUNT] = {
	[ROLE_WINDOW] = "",
	[ROLE_DIALOG] = "dialogue",
	[ROLE_GROUP] = "",
	[ROLE_HEADING] = "heading",
	[ROLE_PARAGRAPH] = "",
	[ROLE_LIST] = "list",
	[ROLE_ITEM] = "",
	[ROLE_TABLE] = "table",
	[ROLE_ROW] = "",
	[ROLE_CELL] = "",
	[ROLE_COLUMNHEADER] = "column heading",
	[ROLE_ROWHEADER] = "row heading",
	[ROLE_GRID] = "",
	[ROLE_GRIDCELL] = "",
	[ROLE_FIGURE] = "picture",
	[ROLE_LINK] = "link",
	[ROLE_BUTTON] = "button",
	[ROLE_RADIOGROUP] = "",
	[ROLE_RADIO] = "radio button",
	[ROLE_CHECK] = "check box",
	[ROLE_FIELD] = "text field",
	[ROLE_SLIDER] = "slider",
	[ROLE_PROGRESS] = "progress",
	[ROLE_STATUS] = "",
	[ROLE_SEPARATOR] = "",
	[ROLE_MENU] = "menu",
};

struct list {
	struct arena *a;
	const char **s;
	size_t n, cap;
};

static void list_add(struct list *l, const char *s)
{
	if (s == NULL || s[0] == '\0')
		return;
	if (l->n == l->cap) {
		size_t cap = l->cap > 0 ? 2 * l->cap : 8;
		const char **bigger = arena_array(l->a, cap, sizeof *bigger);
		if (l->n > 0)
			memcpy(bigger, l->s, l->n * sizeof *bigger);
		l->s = bigger;
		l->cap = cap;
	}
	l->s[l->n++] = s;
}

static void add_part(struct buf *b, const char *s)
{
	if (s == NULL || s[0] == '\0')
		return;
	if (b->n > 0)
		buf_add(b, ", ");
	buf_add(b, s);
}

/* A further sentence, after whatever end the one before has. */
static void add_sentence(struct buf *b, const char *s)
{
	if (s == NULL || s[0] == '\0')
		return;
	if (b->n > 0) {
		char last = b->p[b->n - 1];
		buf_add(b, last == '.' || last == '?' || last == '!' || last == ':' ? " " : ". ");
	}
	buf_add(b, s);
}

/* --- one node --- */

static const char *state_word(const struct node *n)
{
	bool checked = n->flags & NODE_CHECKED;
	if (n->role == ROLE_CHECK)
		return checked ? "checked" : "not checked";
	return checked ? "selected" : NULL;
}

/* "2 of 4" among the same kind below a group; "row 2, column 3" in a grid. */
static const char *position(struct arena *a, const struct node *n)
{
	const struct node *group = NULL, *item = n;
	if (n->role == ROLE_RADIO) {
		group = node_up(n, ROLE_RADIOGROUP);
	} else if (node_up(n, ROLE_GRID) != NULL) {
		const struct node *grid = node_up(n, ROLE_GRID);
		int index = 0;
		while (item->parent != grid)
			item = item->parent;
		for (const struct node *c = grid->first; c != item; c = c->next)
			index++;
		int columns = node_columns(grid);
		return arena_printf(a, "row %d, column %d", index / columns + 1, index % columns + 1);
	} else if (n->parent != NULL && n->parent->role == ROLE_MENU) {
		group = n->parent;
	} else if (n->parent != NULL && n->parent->role == ROLE_ITEM && n->parent->parent != NULL) {
		item = n->parent;
		group = item->parent;
	}
	if (group == NULL)
		return NULL;
	int at = 0, count = 0;
	for (const struct node *c = node_after(group, group); c != NULL; c = node_after(group, c)) {
		if (c->role != item->role || (item->role != ROLE_RADIO && c->parent != group))
			continue;
		count++;
		if (c == item)
			at = count;
	}
	return arena_printf(a, "%d of %d", at, count);
}

static const char *described(struct arena *a, const struct ui *u, const struct node *n)
{
	const struct node *d = n->described_by != NULL ? node_find(u->root, n->described_by) : NULL;
	return d != NULL ? node_name(a, d) : NULL;
}

/* Name, role, value, state, position; the hint is the caller's. */
static void node_words(struct buf *b, const struct ui *u, const struct node *n)
{
	const struct node *header = n->header != NULL ? node_find(u->root, n->header) : NULL;
	if (header != NULL && header != n)
		add_part(b, node_name(b->a, header));
	add_part(b, node_name(b->a, n));
	if (n->role == ROLE_HEADING && n->level > 0)
		add_part(b, arena_printf(b->a, "heading %d", n->level));
	else
		add_part(b, role_words[n->role]);
	add_part(b, n->value);
	add_part(b, state_word(n));
	if (n->flags & NODE_CURRENT)
		add_part(b, "current");
	if (n->flags & NODE_EXPANDED)
		add_part(b, "open");
	if (n->flags & NODE_DISABLED)
		add_part(b, "unavailable");
	add_part(b, position(b->a, n));
}

const char *say_node(struct arena *a, const struct ui *u, const struct node *n)
{
	struct buf b = { a, NULL, 0, 0 };
	node_words(&b, u, n);
	add_sentence(&b, described(a, u, n));
	add_sentence(&b, n->hint);
	return buf_text(&b);
}

/* The nearest named group around n that did not hold the focus before: said first, as one enters it. */
static const char *entered(struct arena *a, const struct ui *before, const char *focus_before, const struct node *n)
{
	for (const struct node *p = n->parent; p != NULL; p = p->parent) {
		if (p->role != ROLE_RADIOGROUP && p->role != ROLE_GRID && p->role != ROLE_MENU)
			continue;
		const struct node *was = before != NULL ? node_find(before->root, p->id) : NULL;
		if (was != NULL && focus_before != NULL && node_find(was, focus_before) != NULL)
			return NULL;
		return node_name(a, p);
	}
	return NULL;
}

static const char *say_focus(
    struct arena *a, const struct ui *before, const char *focus_before, const struct ui *now, const struct node *n)
{
	struct buf b = { a, NULL, 0, 0 };
	add_sentence(&b, entered(a, before, focus_before, n));
	add_sentence(&b, say_node(a, now, n));
	return buf_text(&b);
}

/* --- the difference --- */

static bool silent(const struct node *n)
{
	return (n->flags & (NODE_DECORATIVE | NODE_INERT)) != 0;
}

/* All words below a live node. */
static const char *live_words(struct arena *a, const struct node *n)
{
	const char *own = node_name(a, n);
	if (own[0] != '\0')
		return own;
	struct buf b = { a, NULL, 0, 0 };
	for (const struct node *c = n->first; c != NULL; c = c->next)
		if (!silent(c) && !(c->flags & NODE_GRAPHIC))
			add_sentence(&b, live_words(a, c));
	return buf_text(&b);
}

static void say_live(struct list *out, const struct ui *before, const struct ui *now)
{
	for (const struct node *n = now->root; n != NULL;) {
		if (silent(n)) {
			n = node_past(now->root, n);
			continue;
		}
		if (!(n->flags & NODE_LIVE)) {
			n = node_after(now->root, n);
			continue;
		}
		const char *words = live_words(out->a, n);
		const struct node *old = node_find(before->root, n->id);
		if (old == NULL || !streq(words, live_words(out->a, old)))
			list_add(out, words);
		n = node_past(now->root, n);
	}
}

static const struct node *dialog_of(const struct ui *u)
{
	const struct node *top = u != NULL && u->root != NULL ? ui_top(u) : NULL;
	return top != NULL && top->role == ROLE_DIALOG ? top : NULL;
}

static const struct node *heading_first(const struct node *top)
{
	for (const struct node *n = top; n != NULL;) {
		if (silent(n)) {
			n = node_past(top, n);
			continue;
		}
		if (n->role == ROLE_HEADING)
			return n;
		n = node_after(top, n);
	}
	return NULL;
}

/* The focus is where it was: what about it is new. */
static const char *say_same(struct arena *a, const struct ui *now, const struct node *was, const struct node *is)
{
	if (!streq(was->value, is->value) && is->value != NULL)
		return is->value[0] != '\0' ? is->value : "";
	if (!streq(node_name(a, was), node_name(a, is)) || ((was->flags ^ is->flags) & NODE_DISABLED))
		return say_node(a, now, is);
	unsigned changed = (was->flags ^ is->flags) & (NODE_CHECKED | NODE_EXPANDED);
	if (changed & NODE_CHECKED)
		return is->flags & NODE_CHECKED || is->role == ROLE_CHECK ? state_word(is) : "not selected";
	if (changed & NODE_EXPANDED)
		return is->flags & NODE_EXPANDED ? "open" : "closed";
	return NULL;
}

size_t ui_say(struct arena *a, const struct ui *before, const char *focus_before, const struct ui *now,
    const char *focus_now, enum say_cause cause, const char *const **out)
{
	struct list list = { a, NULL, 0, 0 };
	const struct node *top = ui_top(now), *focus = node_find(now->root, focus_now);
	const struct node *was = before != NULL ? node_find(before->root, focus_before) : NULL;
	bool fresh = cause == SAY_SCREEN || before == NULL;
	const struct node *dialog = dialog_of(now), *dialog_was = dialog_of(before);
	bool opened = dialog != NULL && (fresh || dialog_was == NULL || !streq(dialog->id, dialog_was->id));
	if (opened) {
		struct buf b = { a, NULL, 0, 0 };
		node_words(&b, now, dialog);
		list_add(&list, buf_text(&b));
	} else if (fresh) {
		const struct node *title = heading_first(top);
		list_add(&list, title != NULL ? node_name(a, title) : top->name);
	}
	if (focus != NULL && (fresh || was == NULL || !streq(focus_before, focus_now)))
		list_add(&list, say_focus(a, fresh ? NULL : before, focus_before, now, focus));
	else if (focus != NULL)
		list_add(&list, say_same(a, now, was, focus));
	if (!fresh) /* what a new screen shows is not news; its title is */
		say_live(&list, before, now);
	*out = list.s;
	return list.n;
}

/* --- reading on --- */

/* A row of a table as one string: "Age: 15, Sex: girl". */
static const char *row_words(struct arena *a, const struct ui *u, const struct node *row)
{
	struct buf b = { a, NULL, 0, 0 };
	for (const struct node *c = row->first; c != NULL; c = c->next) {
		const struct node *header = c->header != NULL ? node_find(u->root, c->header) : NULL;
		const char *name = node_name(a, c);
		add_part(
		    &b, header != NULL && header != c ? arena_printf(a, "%s: %s", node_name(a, header), name) : name);
	}
	return buf_text(&b);
}

/* Whether a node is read as a whole, without going into it; *s gets its words. */
static bool block_words(struct arena *a, const struct ui *u, const struct node *n, const char **s)
{
	*s = NULL;
	/* one that can't be chosen now is a whole thing all the same */
	bool target = n->role == ROLE_BUTTON || n->role == ROLE_RADIO || n->role == ROLE_CHECK;
	if ((n->flags & NODE_FOCUSABLE) || target) {
		struct buf b = { a, NULL, 0, 0 };
		node_words(&b, u, n);
		*s = buf_text(&b);
		return true;
	}
	if (n->role == ROLE_ROW) {
		*s = row_words(a, u, n);
		return true;
	}
	const char *name = node_name(a, n);
	if (n->role == ROLE_PROGRESS && n->value != NULL) {
		*s = arena_printf(a, "%s, %s", name, n->value);
		return true;
	}
	*s = name;
	/* A named picture or chart is its name; a group's name stands before what is in it. */
	return n->role == ROLE_FIGURE && name[0] != '\0';
}

/* Where the content is: the scroller, else what the first heading stands in just below the top, else all. */
static const struct node *content_of(const struct node *top)
{
	for (const struct node *n = top; n != NULL; n = node_after(top, n))
		if ((n->flags & NODE_SCROLL) && !node_inert(n))
			return n;
	const struct node *heading = heading_first(top);
	while (heading != NULL && heading != top && heading->parent != top)
		heading = heading->parent;
	return heading != NULL && heading->first != NULL ? heading : top;
}

size_t say_from(struct arena *a, const struct ui *u, const char *id, const char *const **out)
{
	struct list list = { a, NULL, 0, 0 };
	const struct node *content = content_of(ui_top(u));
	const struct node *n = id != NULL ? node_find(content, id) : NULL;
	if (n != NULL && (n->flags & NODE_INLINE))
		n = n->parent; /* a link is read with its paragraph */
	/* A focus in the bars means: the content from its start. */
	for (n = n != NULL ? n : content; n != NULL;) {
		const char *s = NULL;
		if (silent(n) || ((n->flags & NODE_GRAPHIC) && n->name == NULL)) {
			n = node_past(content, n);
			continue;
		}
		if ((n->flags & NODE_INLINE) || n == content) {
			n = node_after(content, n);
			continue;
		}
		bool whole = block_words(a, u, n, &s);
		list_add(&list, s);
		n = whole ? node_past(content, n) : node_after(content, n);
	}
	*out = list.s;
	return list.n;
}
