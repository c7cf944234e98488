/* The looks, composed once (mockups/style.css): every screen takes its buttons, cards and texts from here. */
#include "course/figure.h"
#include "embedded.h"
#include "screens/screen.h"

enum { THICKER = 200 }; /* of a line of 3 on a field of 96, in 1/100 */

struct act act_of(enum action what)
{
	return (struct act){ (int)what, 0, NULL };
}

struct act act_n(enum action what, int n)
{
	return (struct act){ (int)what, n, NULL };
}

struct act act_s(enum action what, const char *s)
{
	return (struct act){ (int)what, 0, s };
}

struct node *w_column(struct ui *u, struct node *parent, const char *key, int gap)
{
	struct node *n = ui_node(u, parent, ROLE_GROUP, key);
	n->box = BOX_COLUMN;
	n->align = ALIGN_STRETCH;
	n->gap = gap;
	return n;
}

struct node *w_row(struct ui *u, struct node *parent, const char *key, int gap)
{
	struct node *n = ui_node(u, parent, ROLE_GROUP, key);
	n->box = BOX_ROW;
	n->align = ALIGN_CENTER;
	n->gap = gap;
	return n;
}

struct node *w_wrap(struct ui *u, struct node *parent, const char *key, int gap)
{
	struct node *n = w_row(u, parent, key, gap);
	n->box = BOX_WRAP;
	return n;
}

struct node *w_heading(struct ui *u, struct node *parent, const char *key, int level, enum type type, const char *text)
{
	struct node *n = ui_node(u, parent, ROLE_HEADING, key);
	n->level = level;
	n->type = type;
	n->ink = COLOUR_INK;
	n->text = text;
	return n;
}

struct node *w_text(
    struct ui *u, struct node *parent, const char *key, enum type type, enum colour ink, const char *text)
{
	struct node *n = ui_node(u, parent, ROLE_PARAGRAPH, key);
	n->type = type;
	n->ink = ink;
	n->text = text;
	return n;
}

struct node *w_button(
    struct ui *u, struct node *parent, const char *key, enum button_kind kind, const char *text, struct act act)
{
	static const struct {
		enum colour fill, border, ink;
	} look[] = {
		[BUTTON_PLAIN] = { COLOUR_CARD, COLOUR_SOFT, COLOUR_INK },
		[BUTTON_PRIMARY] = { COLOUR_ACCENT, COLOUR_ACCENT, COLOUR_ACCENT_INK },
		[BUTTON_QUIET] = { COLOUR_NONE, COLOUR_NONE, COLOUR_ACCENT },
		[BUTTON_DANGER] = { COLOUR_CARD, COLOUR_BAD, COLOUR_BAD },
	};
	struct node *n = ui_node(u, parent, ROLE_BUTTON, key);
	n->flags = NODE_FOCUSABLE;
	n->text = text;
	n->type = TYPE_LABEL;
	n->act[ACT_ACTIVATE] = act;
	n->fill = look[kind].fill;
	n->border = look[kind].border;
	n->ink = look[kind].ink;
	n->border_px = kind == BUTTON_QUIET ? 0 : kind == BUTTON_PLAIN ? 1 : 2;
	n->radius_px = 10;
	n->pad_x = kind == BUTTON_QUIET ? 14 : 22;
	n->pad_y = 9;
	n->min_h = TARGET_PX + 4;
	n->text_align = ALIGN_CENTER;
	return n;
}

struct node *w_icon_button(struct ui *u, struct node *parent, const char *key, enum button_kind kind, const char *name,
    const char *text, struct act act)
{
	struct node *n = w_button(u, parent, key, kind, text, act);
	n->picture = icon(u->a, name);
	n->picture_w = n->picture_h = 22;
	n->picture_ink = n->ink;
	n->gap = 8;
	return n;
}

struct node *w_card(struct ui *u, struct node *parent, const char *key)
{
	struct node *n = w_column(u, parent, key, 8);
	n->fill = COLOUR_CARD;
	n->border = COLOUR_LINE;
	n->border_px = 1;
	n->radius_px = 14;
	n->pad_x = 24;
	n->pad_y = 20;
	return n;
}

struct node *w_note(struct ui *u, struct node *parent, const char *key, enum colour fill, const char *title)
{
	struct node *n = w_column(u, parent, key, 6);
	n->fill = fill;
	n->radius_px = 14;
	n->pad_x = 22;
	n->pad_y = 18;
	if (title != NULL)
		w_heading(u, n, "title", 3, TYPE_H3, title);
	return n;
}

struct node *w_tag(struct ui *u, struct node *parent, const char *key, enum colour ink, enum colour fill,
    const char *name, const char *text)
{
	struct node *n = w_text(u, parent, key, TYPE_TAG, ink, text);
	n->fill = fill;
	n->flags |= NODE_ROUND;
	n->pad_x = 12;
	n->pad_y = 3;
	if (name != NULL) {
		n->picture = icon(u->a, name);
		n->picture_w = n->picture_h = 16;
		n->picture_ink = ink;
		n->gap = 6;
	}
	return n;
}

struct node *w_progress(struct ui *u, struct node *parent, const char *key, const char *name, int permille)
{
	struct node *n = ui_node(u, parent, ROLE_PROGRESS, key);
	n->name = name;
	n->value = arena_printf(u->a, "%d%%", permille / 10);
	n->value_n = permille;
	n->value_max = 1000;
	n->fixed_h = 10;
	n->fill = COLOUR_LINE;
	n->ink = COLOUR_ACCENT;
	n->radius_px = 5;
	return n;
}

struct node *w_space(struct ui *u, struct node *parent, const char *key)
{
	struct node *n = ui_node(u, parent, ROLE_GROUP, key);
	n->flags = NODE_GRAPHIC;
	n->grow = 1;
	return n;
}

struct node *w_option(struct ui *u, struct node *group, const char *key, const char *text, bool chosen, struct act act)
{
	struct node *n = w_button(u, group, key, BUTTON_PLAIN, text, act);
	n->role = ROLE_RADIO;
	if (chosen) {
		n->flags |= NODE_CHECKED;
		n->fill = COLOUR_ACCENT_WEAK;
		n->border = COLOUR_ACCENT;
		n->ink = COLOUR_ACCENT;
		n->picture = icon(u->a, "check");
		n->picture_w = n->picture_h = 18;
		n->picture_ink = COLOUR_ACCENT;
		n->gap = 6;
	}
	return n;
}

struct node *w_rich(struct ui *u, struct node *parent, const char *key, enum type type, const struct rich *text)
{
	struct node *p = w_text(u, parent, key, type, COLOUR_INK, NULL);
	bool small = type == TYPE_SMALL;
	for (size_t i = 0; i < text->n; i++) {
		const struct run *r = &text->run[i];
		struct node *n = ui_node(u, p, ROLE_PARAGRAPH, arena_printf(u->a, "r%zu", i));
		n->flags = NODE_INLINE;
		n->type = type;
		n->text = r->text;
		switch (r->kind) {
		case RUN_TEXT:
		case RUN_NAME:
			break;
		case RUN_STRONG:
			n->type = small ? TYPE_SMALL_STRONG : TYPE_STRONG;
			break;
		case RUN_EM:
			n->type = small ? TYPE_SMALL : TYPE_EM;
			break;
		case RUN_TERM:
			n->role = ROLE_LINK;
			n->flags |= NODE_FOCUSABLE;
			n->ink = COLOUR_ACCENT;
			n->hint = "explains this word";
			n->act[ACT_ACTIVATE] = act_s(ACTION_TERM, r->ref);
			break;
		case RUN_CITE:
			n->type = TYPE_HINT;
			n->ink = COLOUR_SOFT;
			n->text = arena_printf(u->a, "\xC2\xA0[%s]", r->text);
			break;
		}
	}
	return p;
}

/* --- pictures the player carries --- */

static const char *embedded(
    struct arena *a, const char *folder, const char *name, const struct figure_look *look, int *w, int *h)
{
	for (const struct embedded_picture *p = embedded_pictures; p->name != NULL; p++) {
		if (!streq(p->folder, folder) || !streq(p->name, name))
			continue;
		struct findings f = { .a = a };
		size_t n = strlen(p->text);
		struct bytes b = { arena_alloc(a, n + 1), n };
		memcpy(b.p, p->text, n);
		const struct figure *figure = figure_parse(a, name, &b, &f);
		if (figure == NULL)
			return NULL;
		*w = figure->width / 100;
		*h = figure->height / 100;
		return figure_svg_look(a, figure, look);
	}
	return NULL;
}

const char *icon(struct arena *a, const char *name)
{
	int w, h;
	return embedded(a, "icons", name, &(struct figure_look){ 0 }, &w, &h);
}

const char *symbol(struct arena *a, const char *file, const struct looks *looks, int *w, int *h)
{
	/* a light tone carries black lines, a dark one white: 3:1 on each (tests/unit/theme.c) */
	struct figure_look look = { .stroke_extra = looks->thick ? THICKER : 0 };
	if (looks->skin > 0) {
		look.skin = COLOUR_TONE_1 + looks->skin - 1;
		look.on_skin = look.skin <= COLOUR_TONE_3 ? COLOUR_BLACK : COLOUR_WHITE;
	}
	char name[128];
	snprintf(name, sizeof name, "%s", file);
	char *dot = strrchr(name, '.');
	if (dot != NULL)
		*dot = '\0';
	return embedded(a, "symbols", name, &look, w, h);
}
