/*
 * Where the caret of a field stands, found from its lines: they leave out the white space at their ends and lines
 * without letters, and people type in both.
 */
#include "ui/layout.h"

/* The piece of text that the byte at p stands in or after, NULL before the first. */
static const struct fragment *fragment_of(const struct node *n, const char *p)
{
	const struct fragment *found = NULL;
	for (size_t i = 0; i < n->fragment_n; i++)
		if (n->fragment[i].p <= p)
			found = &n->fragment[i];
	return found;
}

/* How many lines end between two places, and where the last of them starts. */
static int lines_between(const char *from, const char *to, const char **start)
{
	int lines = 0;
	*start = from;
	for (const char *q = from; q < to; q++)
		if (*q == '\n') {
			lines++;
			*start = q + 1;
		}
	return lines;
}

int caret_place(const struct layout *l, struct node *n, int width, int height)
{
	const char *value = n->value != NULL ? n->value : "", *start;
	size_t length = strlen(value), at = n->value_n < 0 || (size_t)n->value_n > length ? length : (size_t)n->value_n;
	int line = type_line(n->type, l->view.scale, l->view.spacing);
	const struct fragment *on = fragment_of(n, value + at);
	int down = lines_between(on != NULL ? on->p : value, value + at, &start);
	bool rtl = on != NULL && (on->level & 1) != 0;
	int ink = at > (size_t)(start - value)
	    ? l->fonts->width(l->fonts->context, n->type, l->view.scale, start, (size_t)(value + at - start), rtl)
	    : 0;
	n->caret_y = (on != NULL ? on->y : 0) + down * line;
	n->caret_x = on == NULL || down > 0 ? ink : rtl ? on->x + on->w - ink : on->x + ink;
	n->caret_x = most_of(0, least_of(n->caret_x, width));
	const struct fragment *last = n->fragment_n > 0 ? &n->fragment[n->fragment_n - 1] : NULL;
	int below = lines_between(last != NULL ? last->p : value, value + length, &start);
	return most_of(height, (last != NULL ? last->y : 0) + (below + 1) * line);
}
