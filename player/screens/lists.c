/* What a course carries beside its slides: words explained, resources each beside its module, and the sources it rests
 * on. */
#include "learning/search.h"
#include "screens/screen.h"

static struct node *list_of(struct ui *u, struct node *parent, const char *key, const char *name, int scale)
{
	struct node *list = ui_node(u, parent, ROLE_LIST, key);
	list->name = name;
	list->box = BOX_COLUMN;
	list->align = ALIGN_STRETCH;
	list->gap = 14;
	list->max_w = 980 * scale / 100;
	return list;
}

static struct node *list_item(struct ui *u, struct node *list, const char *key)
{
	struct node *n = ui_node(u, list, ROLE_ITEM, key);
	n->box = BOX_COLUMN;
	n->align = ALIGN_STRETCH;
	n->gap = 2;
	return n;
}

/* --- glossary --- */

/* Places of the terms in a dictionary's order. */
static const size_t *terms_sorted(struct arena *a, const struct course *c)
{
	size_t *order = arena_array(a, c->term_n + 1, sizeof *order);
	for (size_t i = 0; i < c->term_n; i++) {
		size_t at = i;
		while (at > 0 && search_compare(c->term[order[at - 1]].word, c->term[i].word) > 0) {
			order[at] = order[at - 1];
			at--;
		}
		order[at] = i;
	}
	return order;
}

void screen_glossary(const struct app *app, struct ui *u)
{
	const struct course *c = app->course;
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = "Words explained",
		.back = "Back",
		.back_act = ACTION_BACK,
		.permille = -1,
		.read_aloud = true });
	w_heading(u, f.body, "title", 1, TYPE_H1, "Words explained");
	struct node *list = list_of(u, f.body, "terms", "Words explained", app->view.scale);
	const size_t *order = terms_sorted(u->a, c);
	for (size_t i = 0; i < c->term_n; i++) {
		const struct term *t = &c->term[order[i]];
		struct node *n = list_item(u, list, t->id);
		w_text(u, n, "word", TYPE_STRONG, COLOUR_INK, t->word);
		w_text(u, n, "text", TYPE_BODY, COLOUR_INK, t->text);
	}
	if (c->term_n == 0)
		w_text(u, f.body, "none", TYPE_BODY, COLOUR_INK, "This course explains no words apart.");
}

/* --- resources --- */

static size_t resources_of(const struct course *c, const char *module)
{
	size_t n = 0;
	for (size_t i = 0; i < c->resource_n; i++)
		n += streq(c->resource[i].module, module);
	return n;
}

void w_resource(struct ui *u, struct node *parent, const struct resource *r)
{
	struct node *n = list_item(u, parent, r->id);
	w_text(u, n, "title", TYPE_STRONG, COLOUR_INK, r->title);
	w_text(u, n, "by", TYPE_SMALL, COLOUR_SOFT, arena_printf(u->a, "%s, %s", r->publisher, r->year));
	w_text(u, n, "text", TYPE_BODY, COLOUR_INK, r->text);
	if (r->url != NULL)
		w_text(u, n, "url", TYPE_SMALL, COLOUR_INK, r->url);
}

void w_module_resources(struct frame *f, struct node *parent, const struct module *m)
{
	const struct course *c = f->app->course;
	if (resources_of(c, m->id) == 0)
		return;
	struct node *card = w_card(f->u, parent, "resources");
	card->gap = 14;
	w_heading(f->u, card, "title", 2, TYPE_H3, "Resources for this module");
	struct node *list = list_of(f->u, card, "list", "Resources for this module", f->app->view.scale);
	for (size_t i = 0; i < c->resource_n; i++)
		if (streq(c->resource[i].module, m->id))
			w_resource(f->u, list, &c->resource[i]);
}

static void resource_group(
    const struct app *app, struct ui *u, struct node *body, const char *module, const char *title)
{
	const struct course *c = app->course;
	if (resources_of(c, module) == 0)
		return;
	struct node *group = w_column(u, body, arena_printf(u->a, "of-%s", module != NULL ? module : "all"), 12);
	w_heading(u, group, "title", 2, TYPE_H2, title);
	struct node *list = list_of(u, group, "list", title, app->view.scale);
	for (size_t i = 0; i < c->resource_n; i++)
		if (streq(c->resource[i].module, module))
			w_resource(u, list, &c->resource[i]);
}

void screen_resources(const struct app *app, struct ui *u)
{
	const struct course *c = app->course;
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){
		.title = "Resources", .back = "Back", .back_act = ACTION_BACK, .permille = -1, .read_aloud = true });
	w_heading(u, f.body, "title", 1, TYPE_H1, "Resources by module");
	w_text(u, f.body, "lead", TYPE_BODY, COLOUR_SOFT,
	    "This program has no connection: note an address, and open it where you have one.")
	    ->max_w = 980;
	for (size_t i = 0; i < c->module_n; i++)
		resource_group(app, u, f.body, c->module[i].id,
		    arena_printf(u->a, "Module\xC2\xA0%d \xC2\xB7 %s", c->module[i].number, c->module[i].title));
	resource_group(app, u, f.body, NULL, "For the whole course");
	if (c->resource_n == 0)
		w_text(u, f.body, "none", TYPE_BODY, COLOUR_INK, "This course lists no resources.");
}

/* --- sources --- */

void screen_references(const struct app *app, struct ui *u)
{
	const struct course *c = app->course;
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){
		.title = "Sources", .back = "Back", .back_act = ACTION_BACK, .permille = -1, .read_aloud = true });
	w_heading(u, f.body, "title", 1, TYPE_H1, "Sources of this course");
	w_text(u, f.body, "lead", TYPE_BODY, COLOUR_SOFT, "The numbers in square brackets on slides are these.");
	struct node *list = list_of(u, f.body, "sources", "Sources", app->view.scale);
	for (size_t i = 0; i < c->source_n; i++) {
		const struct source *s = &c->source[i];
		struct node *n = list_item(u, list, s->id);
		w_text(u, n, "title", TYPE_BODY, COLOUR_INK, arena_printf(u->a, "[%d] %s", s->number, s->title));
		w_text(u, n, "by", TYPE_SMALL, COLOUR_SOFT, arena_printf(u->a, "%s, %s", s->publisher, s->year));
		if (s->url != NULL)
			w_text(u, n, "url", TYPE_SMALL, COLOUR_INK, s->url);
	}
	if (c->source_n == 0)
		w_text(u, f.body, "none", TYPE_BODY, COLOUR_INK, "This course names no sources.");
}
