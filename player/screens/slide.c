/* A slide: prose, and beside it where there is room its figure or chart (mockups/3-slide.png). */
#include "screens/screen.h"

/* One figure or chart stands beside the prose; with more of them, or none, everything stands in one column. */
static const struct block *beside(const struct frame *f, const struct slide *s)
{
	const struct block *found = NULL;
	if (f->app->view.w * 100 / f->app->view.scale < 1080)
		return NULL;
	for (size_t i = 0; i < s->block_n; i++)
		if (block_stands_beside(&s->block[i])) {
			if (found != NULL)
				return NULL;
			found = &s->block[i];
		}
	return s->block_n > 1 ? found : NULL;
}

static void short_way(struct frame *f, struct node *prose)
{
	bool taken = f->app->short_way;
	struct node *note = w_note(
	    f->u, prose, "short-way", COLOUR_WARM_WEAK, taken ? "The short version" : "This part may be hard to read");
	if (!taken)
		w_text(f->u, note, "text", TYPE_SMALL, COLOUR_INK,
		    "You can read a short version instead. It counts the same, and nothing notes which one you read.");
	w_button(f->u, w_wrap(f->u, note, "row", 8), "turn", BUTTON_PLAIN,
	    taken ? "Read the whole part" : "Read the short version", act_of(ACTION_SHORT_WAY));
}

static void bottom(struct frame *f, const struct slide *s)
{
	struct ui *u = f->u;
	const struct app *app = f->app;
	const struct module *m = app_module(app);
	struct node *b = frame_bottom(f);
	w_icon_button(u, b, "previous", BUTTON_PLAIN, "back", "Back", act_of(ACTION_PREVIOUS));
	if (s->notes != NULL)
		w_button(u, b, "notes", BUTTON_QUIET, "Notes", act_of(ACTION_NOTES));
	if (s->source_n > 0)
		w_button(u, b, "sources", BUTTON_QUIET, arena_printf(u->a, "Sources (%zu)", s->source_n),
		    act_of(ACTION_SOURCES));
	w_bookmark(f, b);
	w_space(u, b, "space");
	frame_saved(f, b);
	bool last = app->item + 1 == m->item_n;
	struct node *next = w_icon_button(u, b, "next", BUTTON_PRIMARY, last ? "check" : "next",
	    last ? "Finish module" : "Next", act_of(ACTION_NEXT));
	next->flags |= NODE_FIRST;
}

/* The last slide of its module, whatever questions come after it. */
static bool last_slide(const struct module *m, size_t item)
{
	for (size_t i = item + 1; i < m->item_n; i++)
		if (m->item[i].kind == ITEM_SLIDE)
			return false;
	return true;
}

void screen_slide(const struct app *app, struct ui *u)
{
	const struct module *m = app_module(app);
	const struct slide *s = app_item(app)->slide;
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = s->title,
		.back = "Course",
		.back_act = ACTION_HOME,
		.where = arena_printf(u->a, "Module %d \xC2\xB7 ", m->number),
		.where_strong = m->title,
		.where_after = arena_printf(u->a, " \xC2\xB7 %zu of %zu", app->item + 1, m->item_n),
		.permille = (int)((app->item + 1) * 1000 / m->item_n),
		.read_aloud = true });
	const struct block *side = beside(&f, s);
	if (app->short_way)
		side = NULL;
	struct node *row = w_row(u, f.body, "row", 56);
	row->align = ALIGN_START;
	struct node *prose = w_column(u, row, "/prose", 16);
	prose->grow = side != NULL ? 5 : 1;
	prose->max_w = side != NULL ? 0 : 900 * app->view.scale / 100;
	w_break(app, u, prose);
	if (s->stretch)
		w_tag(
		    u, w_wrap(u, prose, "strand", 8), "tag", COLOUR_ACCENT, COLOUR_ACCENT_WEAK, NULL, "Going further");
	w_heading(u, prose, "title", 1, TYPE_H1, s->title);
	w_known(app, u, prose);
	if (s->summary.n > 0)
		short_way(&f, prose);
	if (app->short_way)
		w_rich(u, prose, "summary", TYPE_BODY, &s->summary);
	else
		w_blocks(&f, prose, s->block, s->block_n, side == NULL);
	if (s->practice)
		w_button(u, w_wrap(u, prose, "practice", 8), "open", BUTTON_PLAIN, "Practise being a partner",
		    act_of(ACTION_PARTNER));
	if (last_slide(m, app->item))
		w_module_resources(&f, prose, m);
	if (side != NULL) {
		struct node *right = w_column(u, row, "/beside", 16);
		right->grow = 4;
		w_blocks(&f, right, side, 1, true);
	}
	bottom(&f, s);
}
