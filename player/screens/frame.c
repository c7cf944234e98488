/*
 * The frame of every screen: a bar above with the way back and 'Hide screen', content that scrolls, a bar below with
 * the way on. Under 480 logical px of height, text size counted in, the bars fold into one Menu button and the way on
 * stands at the end of the content, so that nothing is ever cut (decisions.md, 'Screens and keys').
 */
#include "screens/screen.h"

/* Blanks that keep "· 5 of 18" in one line; one of them stays open, so that the whole can go to the next line. */
static const char *held_together(struct arena *a, const char *text, bool open_first)
{
	struct buf b = { .a = a };
	size_t n = text != NULL ? strlen(text) : 0;
	if (text == NULL)
		return NULL;
	for (size_t i = 0; i < n; i++)
		if (text[i] == ' ' && i != (open_first ? 0 : n - 1))
			buf_add(&b, "\xC2\xA0");
		else
			buf_add_n(&b, text + i, 1);
	return buf_text(&b);
}

/* Around a screen that names itself in its heading: the course, or before one is open the laptop. Nothing is said
 * twice. */
static const char *where_around(const struct app *app)
{
	if (app->course == NULL || app->open == NULL || app->open->boards_only)
		return FRAME_LAPTOP;
	return app->course->short_title != NULL ? app->course->short_title : app->course->title;
}

static struct node *where_text(const struct app *app, struct ui *u, struct node *parent, const struct frame_options *o)
{
	struct node *p = w_text(u, parent, "where", TYPE_SMALL, COLOUR_SOFT, NULL);
	const char *strong = o->where_strong != NULL ? o->where_strong : where_around(app);
	const struct {
		const char *key, *text;
		bool strong;
	} part[] = { { "a", held_together(u->a, o->where, false), false }, { "b", strong, true },
		{ "c", held_together(u->a, o->where_after, true), false } };
	p->pad_x = o->back != NULL ? 6 : 0;
	for (size_t i = 0; i < COUNT(part); i++) {
		if (part[i].text == NULL)
			continue;
		struct node *n = ui_node(u, p, ROLE_PARAGRAPH, part[i].key);
		n->flags = NODE_INLINE;
		n->type = part[i].strong ? TYPE_SMALL_STRONG : TYPE_SMALL;
		n->ink = part[i].strong ? COLOUR_INK : COLOUR_SOFT;
		n->text = part[i].text;
	}
	return p;
}

static void hide_button(struct ui *u, struct node *parent)
{
	struct node *n = w_button(u, parent, "hide", BUTTON_DANGER, "Hide screen", act_of(ACTION_HIDE));
	n->shortcut = "F9";
	n->hint = "a plain screen at once";
}

static void top_wide(struct frame *f, const struct frame_options *o)
{
	struct ui *u = f->u;
	if (o->back != NULL)
		w_icon_button(u, f->top, "back", BUTTON_QUIET, "back", o->back, act_of(o->back_act));
	where_text(f->app, u, f->top, o)->grow = 1;
	if (f->app->view.w * 100 / f->app->view.scale < 1100) {
		/* no room for all of them in one line: the menu has them */
		w_icon_button(u, f->top, "menu", BUTTON_QUIET, "menu", "Menu", act_of(ACTION_MENU));
		hide_button(u, f->top);
		return;
	}
	if (app_may_look_up(f->app) && f->app->screen != SCREEN_SEARCH &&
	    f->app->view.w * 100 / f->app->view.scale >= 1200) {
		struct node *n =
		    w_icon_button(u, f->top, "search", BUTTON_QUIET, "search", NULL, act_of(ACTION_SEARCH));
		n->name = "Search";
		n->hint = "Control F";
	}
	if (o->read_aloud) {
		struct node *n =
		    w_icon_button(u, f->top, "read", BUTTON_QUIET, "speaker", "Read aloud", act_of(ACTION_READ));
		n->shortcut = f->app->settings.letters ? "R" : NULL;
	}
	w_button(u, f->top, "settings", BUTTON_QUIET, "Reading and sound", act_of(ACTION_SETTINGS));
	if (f->app->course != NULL)
		w_button(u, f->top, "support", BUTTON_QUIET, "Support", act_of(ACTION_SUPPORT));
	hide_button(u, f->top);
}

/* The quiet banner of an unsigned pack or local sheet, on every screen of its course. */
static void banner(struct frame *f, struct node *parent)
{
	const struct app *app = f->app;
	bool open = app->open != NULL && app->course != NULL;
	const struct shelf_item *sheet = open ? app_sheet(app, app->course) : NULL;
	bool course = open && app->open->unsigned_preview, local = sheet != NULL && sheet->unsigned_preview;
	if (!course && !local)
		return;
	struct node *n = w_text(f->u, parent, "/banner", TYPE_SMALL_STRONG, COLOUR_WARM,
	    !local       ? "Unsigned: preview only"
		: course ? "Unsigned, and so is the local sheet: preview only"
			 : "Unsigned local sheet: preview only");
	n->fill = COLOUR_WARM_WEAK;
	n->pad_x = 32;
	n->pad_y = 4;
}

static struct node *bar(struct frame *f, const char *key, const char *name)
{
	struct node *n = w_row(f->u, f->root, key, 10);
	n->name = name;
	n->fill = COLOUR_CARD;
	n->pad_x = 28;
	n->pad_y = 8;
	return n;
}

static void rule(struct frame *f, const char *key)
{
	struct node *n = ui_node(f->u, f->root, ROLE_SEPARATOR, key);
	n->flags = NODE_DECORATIVE | NODE_GRAPHIC;
	n->fill = COLOUR_LINE;
	n->fixed_h = 1;
}

struct frame frame_begin(const struct app *app, struct ui *u, const struct frame_options *o)
{
	struct frame f = { .u = u, .app = app };
	int scale = app->view.scale;
	f.compact = app->view.h * 100 / scale < 480 || app->view.w * 100 / scale < 640;
	f.narrow = app->view.w * 100 / scale < 900;
	f.root = ui_node(u, NULL, ROLE_WINDOW, "/window");
	f.root->name = o->title;
	f.root->fill = COLOUR_PAPER;
	f.root->box = BOX_COLUMN;
	f.root->align = ALIGN_STRETCH;
	if (!f.compact) {
		f.top = bar(&f, "/top", "Top");
		top_wide(&f, o);
		if (o->permille >= 0) {
			struct node *p = w_progress(u, f.root, "/line", "Progress", o->permille);
			p->fixed_h = 4;
			p->radius_px = 0;
		} else
			rule(&f, "/top-rule");
		banner(&f, f.root);
	}
	f.body = ui_node(u, f.root, ROLE_GROUP, "/body");
	f.body->name = o->title;
	f.body->flags = NODE_SCROLL;
	f.body->box = BOX_COLUMN;
	f.body->align = ALIGN_STRETCH;
	f.body->grow = 1;
	if (!o->flush) {
		f.body->pad_x = f.compact ? 14 : f.narrow ? 28 : 56;
		f.body->pad_y = f.compact ? 12 : 32;
	}
	f.body->gap = f.compact ? 12 : 20;
	if (f.compact) {
		struct node *menu = w_icon_button(u, f.body, "menu", BUTTON_PLAIN, "menu", "Menu", act_of(ACTION_MENU));
		menu->act[ACT_ACTIVATE].s = o->back;
		(void)where_text(app, u, f.body, o);
		banner(&f, f.body);
	}
	return f;
}

struct node *frame_bottom(struct frame *f)
{
	if (f->bottom != NULL)
		return f->bottom;
	if (f->compact) {
		f->bottom = w_wrap(f->u, f->body, "/bottom", 10);
		f->bottom->name = "Way on";
	} else {
		rule(f, "/bottom-rule");
		f->bottom = bar(f, "/bottom", "Way on");
		f->bottom->pad_y = 14;
	}
	return f->bottom;
}

void frame_saved(struct frame *f, struct node *parent)
{
	bool wrong = f->app->error.kind != ERR_NONE;
	struct node *n = ui_node(f->u, parent, ROLE_STATUS, "saved");
	n->flags = NODE_LIVE;
	n->type = TYPE_SMALL;
	n->ink = wrong ? COLOUR_BAD : COLOUR_SOFT;
	n->text = wrong ? arena_printf(f->u->a, "Not saved: %s", f->app->error.text) : f->app->saved ? "Saved" : "";
}
