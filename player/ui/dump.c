/*
 * The tree as text, for tests and bug reports: one node a line, `role "name" state... @x,y,w,h`, two spaces a
 * level. What has no words and no meaning of its own (spacers, discs, bars of a chart, runs of bold) is left out;
 * its children move up a level.
 */
#include "ui/tree.h"

static bool is_listed(const struct node *n)
{
	if ((n->flags & NODE_INLINE) && !(n->flags & NODE_FOCUSABLE))
		return false; /* its words are its paragraph's */
	if (n->name != NULL || (n->flags & NODE_FOCUSABLE))
		return true;
	if ((n->flags & (NODE_GRAPHIC | NODE_DECORATIVE)) != 0)
		return n->text != NULL && !(n->flags & NODE_GRAPHIC);
	return n->role != ROLE_GROUP || n->text != NULL || n->first != NULL;
}

static void quote(struct buf *b, const char *s)
{
	buf_add(b, "\"");
	for (; *s != '\0'; s++) {
		bool no_break = s[0] == '\xC2' && s[1] == '\xA0';
		if (*s == '"' || *s == '\\')
			buf_add(b, "\\");
		buf_add_n(b, *s == '\n' || no_break ? " " : s, 1);
		s += no_break;
	}
	buf_add(b, "\"");
}

static void states(struct buf *b, const struct node *n, const char *focus)
{
	static const struct {
		unsigned flag;
		const char *word;
	} words[] = { { NODE_CHECKED, " checked" }, { NODE_DISABLED, " disabled" }, { NODE_LIVE, " live" },
		{ NODE_CURRENT, " current" }, { NODE_EXPANDED, " expanded" } };
	if (focus != NULL && streq(n->id, focus))
		buf_add(b, " focus");
	for (size_t i = 0; i < COUNT(words); i++)
		if (n->flags & words[i].flag)
			buf_add(b, words[i].word);
}

static void dump(struct buf *b, const struct node *n, int level, const char *focus)
{
	bool listed = is_listed(n);
	if (listed) {
		for (int i = 0; i < level; i++)
			buf_add(b, "  ");
		buf_addf(b, "%s ", role_name(n->role));
		quote(b, node_name(b->a, n));
		states(b, n, focus);
		buf_addf(b, " @%d,%d,%d,%d\n", n->rect.x, n->rect.y, n->rect.w, n->rect.h);
	}
	for (const struct node *c = n->first; c != NULL; c = c->next)
		dump(b, c, listed ? level + 1 : level, focus);
}

const char *ui_dump(struct arena *a, const struct ui *u, const char *focus)
{
	struct buf b = { a, NULL, 0, 0 };
	if (u->root != NULL)
		dump(&b, u->root, 0, focus);
	return buf_text(&b);
}
