/*
 * Search: a field, and what was found as it is typed, each with its place and the words around. Parts of the course
 * that come after the starting questions are counted and not shown.
 */
#include "learning/search.h"
#include "screens/screen.h"

enum { SHOWN_MOST = 20 };

static const char *place_of(const struct app *app, struct arena *a, const struct search_entry *e)
{
	const struct module *m = e->module < app->course->module_n ? &app->course->module[e->module] : NULL;
	switch (e->kind) {
	case SEARCH_TERM:
		return "Word explained";
	case SEARCH_RESOURCE:
		return m != NULL
		    ? arena_printf(a, "Resource \xC2\xB7 Module\xC2\xA0%d \xC2\xB7 %s", m->number, m->title)
		    : "Resource";
	case SEARCH_ITEM:
		return arena_printf(a, "Module\xC2\xA0%d \xC2\xB7 %s \xC2\xB7 %zu\xC2\xA0of\xC2\xA0%zu", m->number,
		    m->title, e->item + 1, m->item_n);
	}
	return "";
}

static struct act opens(const struct search_entry *e)
{
	return act_s(e->kind == SEARCH_TERM  ? ACTION_TERM
		: e->kind == SEARCH_RESOURCE ? ACTION_RESOURCE
					     : ACTION_GO_TO,
	    e->id);
}

/* The words around, those asked for in bold; said as one. */
static const char *around(struct ui *u, struct node *parent, const struct search_hit *hit, const char *query)
{
	const struct search_piece *piece;
	struct buf all = { .a = u->a };
	if (hit->entry->guarded) {
		const char *text = "This part may be hard to read. Its words are shown there.";
		w_text(u, parent, "around", TYPE_SMALL, COLOUR_SOFT, text);
		return text;
	}
	if (hit->entry->text[0] == '\0')
		return NULL;
	size_t n = search_around(u->a, hit->entry->text, hit->at, query, &piece);
	struct node *p = w_text(u, parent, "around", TYPE_SMALL, COLOUR_INK, NULL);
	for (size_t i = 0; i < n; i++) {
		struct node *part = ui_node(u, p, ROLE_PARAGRAPH, arena_printf(u->a, "p%zu", i));
		part->flags = NODE_INLINE;
		part->type = piece[i].found ? TYPE_SMALL_STRONG : TYPE_SMALL;
		part->ink = piece[i].found ? COLOUR_ACCENT : COLOUR_INK;
		part->text = arena_copy(u->a, piece[i].p, piece[i].n);
		buf_add_n(&all, piece[i].p, piece[i].n);
	}
	return buf_text(&all);
}

static void found_row(
    const struct app *app, struct ui *u, struct node *list, size_t i, const struct search_hit *hit, const char *query)
{
	struct node *n = ui_node(u, list, ROLE_BUTTON, arena_printf(u->a, "/found%zu", i));
	const char *where = place_of(app, u->a, hit->entry);
	n->box = BOX_COLUMN;
	n->align = ALIGN_STRETCH;
	n->gap = 2;
	n->pad_x = 20;
	n->pad_y = 12;
	n->fill = COLOUR_CARD;
	n->border = COLOUR_SOFT;
	n->border_px = 1;
	n->radius_px = 12;
	n->flags = NODE_FOCUSABLE;
	n->name = arena_printf(u->a, "%s, %s", hit->entry->title, where);
	n->act[ACT_ACTIVATE] = opens(hit->entry);
	w_text(u, n, "title", TYPE_LABEL, COLOUR_INK, hit->entry->title);
	w_text(u, n, "where", TYPE_SMALL, COLOUR_SOFT, where);
	n->hint = around(u, n, hit, query);
}

static const char *summary(struct arena *a, const char *query, size_t n, size_t shown, size_t later)
{
	const char *after = later == 0
	    ? ""
	    : arena_printf(a, " %zu more stand%s in parts that open after the starting questions.", later,
		  later == 1 ? "s" : "");
	if (query[0] == '\0')
		return "Slides, questions, words explained and resources are searched, from the first letters of a "
		       "word on.";
	if (n == 0)
		return arena_printf(a, "Nothing was found for this.%s", after);
	if (n > shown)
		return arena_printf(
		    a, "%zu places; the first %zu are shown. One word more makes them fewer.%s", n, shown, after);
	return arena_printf(a, "%zu place%s.%s", n, n == 1 ? "" : "s", after);
}

void w_bookmark(struct frame *f, struct node *bar)
{
	const struct item *it = app_item(f->app);
	bool set = it != NULL && app_bookmarked(f->app, item_id(it));
	struct node *n = w_icon_button(
	    f->u, bar, "bookmark", BUTTON_QUIET, "bookmark", set ? "Bookmarked" : "Bookmark", act_of(ACTION_BOOKMARK));
	n->role = ROLE_CHECK;
	n->name = "Bookmark";
	if (!set)
		return;
	n->flags |= NODE_CHECKED;
	n->fill = COLOUR_ACCENT_WEAK;
}

void screen_search(const struct app *app, struct ui *u)
{
	const char *typed = field_text(&app->fields, FIELD_OF_SEARCH), *query = str_squeeze(u->a, typed, strlen(typed));
	const struct search_hit *hit;
	size_t all = search_find(app->search, u->a, query, &hit), n = 0, later = 0;
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = "Search", .back = "Back", .back_act = ACTION_BACK, .permille = -1 });
	w_heading(u, f.body, "title", 1, TYPE_H1, "Search this course");
	struct node *column = w_column(u, f.body, "/search", 14);
	column->max_w = 980 * app->view.scale / 100;
	struct node *field = w_field(&f, column, FIELD_OF_SEARCH, "Words to find", FIELD_ONE_LINE);
	field->flags |= NODE_FIRST;
	struct node *status = ui_node(u, column, ROLE_STATUS, "count");
	status->flags = NODE_LIVE;
	status->type = TYPE_SMALL;
	status->ink = COLOUR_SOFT;
	struct node *list = ui_node(u, column, ROLE_LIST, "found");
	list->name = "Found";
	list->box = BOX_COLUMN;
	list->align = ALIGN_STRETCH;
	list->gap = 12;
	for (size_t i = 0; i < all; i++) {
		if (hit[i].entry->kind == SEARCH_ITEM && app_locked(app, hit[i].entry->module)) {
			later++;
			continue;
		}
		if (n < SHOWN_MOST)
			found_row(app, u, list, n, &hit[i], query);
		n++;
	}
	if (n > 0)
		field->act[ACT_ACTIVATE] = act_s(ACTION_FOCUS, "found0");
	status->text = summary(u->a, query, n, n < SHOWN_MOST ? n : SHOWN_MOST, later);
}
