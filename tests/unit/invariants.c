/* The checks behind invariants.h, each its own function over one laid-out tree; none of them knows how layout works. */
#include "tests/unit/invariants.h"

#include <stdarg.h>

#include "ui/draw.h"
#include "ui/scan.h"

static int fake_width(void *context, enum type t, int scale, const char *p, size_t n, bool rtl)
{
	const int *width = context;
	(void)rtl;
	int letters = 0;
	for (size_t i = 0; i < n; i++)
		letters += ((unsigned char)p[i] & 0xC0) != 0x80;
	return (letters * type_style(t)->size_px * scale * *width + 5000) / 10000;
}

struct ui_fonts fake_fonts(void)
{
	static int width = 55;
	return (struct ui_fonts){ &width, fake_width };
}

struct ui_fonts fake_fonts_of(enum face face)
{
	static int width[FACE_COUNT] = { [FACE_INTER] = 50, [FACE_ANDIKA] = 49, [FACE_OPENDYSLEXIC] = 57 };
	return (struct ui_fonts){ &width[face], fake_width };
}

struct check {
	struct ui *u;
	const struct ui_fonts *fonts;
	struct ui_view view;
	const struct theme *theme;
	char *report;
	size_t size, used, wrong;
};

static void wrong(struct check *k, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void wrong(struct check *k, const char *format, ...)
{
	va_list args;
	k->wrong++;
	if (k->used + 2 >= k->size)
		return;
	va_start(args, format);
	int n = vsnprintf(k->report + k->used, k->size - k->used - 1, format, args);
	va_end(args);
	size_t room = k->size - k->used - 2;
	k->used += n < 0 ? 0 : (size_t)n < room ? (size_t)n : room;
	k->report[k->used++] = '\n';
	k->report[k->used] = '\0';
}

static const char *shown(struct rect r)
{
	static char text[4][64];
	static int turn;
	turn = (turn + 1) % 4;
	snprintf(text[turn], sizeof text[turn], "@%d,%d,%d,%d", r.x, r.y, r.w, r.h);
	return text[turn];
}

static bool holds(struct rect outer, struct rect inner)
{
	return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
	    inner.y + inner.h <= outer.y + outer.h;
}

static bool overlap(struct rect a, struct rect b)
{
	return a.w > 0 && a.h > 0 && b.w > 0 && b.h > 0 && a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h &&
	    b.y < a.y + a.h;
}

static struct node *next_node(struct check *k, struct node *n)
{
	return n == NULL ? k->u->root : node_after(k->u->root, n);
}

static struct node *next_target(struct check *k, struct node *n)
{
	do
		n = next_node(k, n);
	while (n != NULL && !node_enabled_target(n));
	return n;
}

/* --- ids and names --- */

static void check_names(struct check *k)
{
	for (struct node *n = next_node(k, NULL); n != NULL; n = next_node(k, n)) {
		if (n->id == NULL || n->id[0] == '\0') {
			wrong(k, "a %s has no id", role_name(n->role));
			continue;
		}
		const struct node *other = node_find(k->u->root, n->id);
		if (other != n)
			wrong(k, "%s: this id stands twice", n->id);
		bool needs = (n->flags & NODE_FOCUSABLE) || n->role == ROLE_DIALOG || n->role == ROLE_RADIOGROUP ||
		    n->role == ROLE_GRID || n->role == ROLE_FIELD || n->role == ROLE_PROGRESS ||
		    ((n->image != NULL || n->role == ROLE_FIGURE) && !(n->flags & NODE_DECORATIVE));
		if (needs && node_name(k->u->a, n)[0] == '\0')
			wrong(k, "%s: a %s without a name", n->id, role_name(n->role));
	}
}

/* --- rectangles --- */

static bool scrolled(const struct node *n)
{
	for (const struct node *p = n->parent; p != NULL; p = p->parent)
		if (p->flags & NODE_SCROLL)
			return true;
	return false;
}

static void check_inside(struct check *k, const struct node *n)
{
	const struct node *p = n->parent;
	struct rect window = { 0, 0, k->view.w, k->view.h };
	if (n->rect.w == 0 || n->rect.h == 0)
		return;
	if (!scrolled(n) && !holds(window, n->rect))
		wrong(k, "%s: %s is outside the window", n->id, shown(n->rect));
	if (p == NULL)
		return;
	struct rect outer = p->rect;
	if (p->flags & NODE_SCROLL) {
		outer.y -= p->scroll;
		outer.h = p->content_h;
	}
	if (!holds(outer, n->rect))
		wrong(k, "%s: %s is outside its parent %s %s", n->id, shown(n->rect), p->id, shown(outer));
}

static void check_siblings(struct check *k, const struct node *n)
{
	if (n->parent == NULL || n->parent->box == BOX_LAYER || (n->flags & NODE_INLINE))
		return;
	for (const struct node *s = n->next; s != NULL; s = s->next)
		if (!(s->flags & NODE_INLINE) && overlap(n->rect, s->rect))
			wrong(k, "%s: %s overlaps its sibling %s %s", n->id, shown(n->rect), s->id, shown(s->rect));
}

/* Placed labels may not cover each other either. */
static void check_placed(struct check *k, const struct node *n)
{
	for (const struct node *s = n->placed ? n->next : NULL; s != NULL; s = s->next)
		if (s->placed && n->fragment_n > 0 && s->fragment_n > 0 && overlap(n->rect, s->rect))
			wrong(
			    k, "%s: the label %s covers the label %s %s", n->id, shown(n->rect), s->id, shown(s->rect));
}

static void check_rects(struct check *k)
{
	for (struct node *n = next_node(k, NULL); n != NULL; n = next_node(k, n)) {
		check_inside(k, n);
		check_siblings(k, n);
		check_placed(k, n);
		bool small = n->rect.w < TARGET_PX || n->rect.h < TARGET_PX;
		if (node_enabled_target(n) && !(n->flags & NODE_INLINE) && small)
			wrong(k, "%s: a target of %s is under %d px", n->id, shown(n->rect), TARGET_PX);
	}
}

/* --- text --- */

/* The letters of s without white space. */
static void add_letters(struct buf *b, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[i] != ' ' && s[i] != '\n' && s[i] != '\t' && s[i] != '\r')
			buf_add_n(b, s + i, 1);
}

static void check_words_kept(struct check *k, const struct node *n)
{
	struct buf want = { k->u->a, NULL, 0, 0 }, got = { k->u->a, NULL, 0, 0 };
	const char *own = n->role == ROLE_FIELD || n->role == ROLE_SLIDER ? n->value : n->text;
	if (own != NULL)
		add_letters(&want, own, strlen(own));
	for (const struct node *c = n->first; c != NULL; c = c->next)
		if ((c->flags & NODE_INLINE) && c->text != NULL)
			add_letters(&want, c->text, strlen(c->text));
	if (n->shortcut != NULL)
		add_letters(&want, n->shortcut, strlen(n->shortcut));
	for (size_t i = 0; i < n->fragment_n; i++)
		add_letters(&got, n->fragment[i].p, n->fragment[i].n);
	if (!streq(buf_text(&want), buf_text(&got)))
		wrong(k, "%s: its words are \"%s\", laid out are \"%s\"", n->id, buf_text(&want), buf_text(&got));
}

static void check_text(struct check *k)
{
	for (struct node *n = next_node(k, NULL); n != NULL; n = next_node(k, n)) {
		if (n->flags & NODE_INLINE)
			continue;
		check_words_kept(k, n);
		for (size_t i = 0; i < n->fragment_n; i++) {
			const struct fragment *f = &n->fragment[i];
			struct rect r = { n->text_x + f->x, n->text_y + f->y, f->w, f->h };
			if (!holds(n->rect, r))
				wrong(k, "%s: \"%.*s\" %s is outside its node %s", n->id, (int)f->n, f->p, shown(r),
				    shown(n->rect));
			for (size_t j = i + 1; j < n->fragment_n; j++) {
				const struct fragment *g = &n->fragment[j];
				struct rect s = { n->text_x + g->x, n->text_y + g->y, g->w, g->h };
				if (g->y != f->y && abs(g->y - f->y) < 4)
					continue; /* two sizes on one line */
				if (overlap(r, s))
					wrong(
					    k, "%s: \"%.*s\" covers \"%.*s\"", n->id, (int)f->n, f->p, (int)g->n, g->p);
			}
			bool boxes = false;
			for (const struct node *c = n->first; c != NULL; c = c->next)
				boxes =
				    boxes || (!(c->flags & NODE_INLINE) && n->box != BOX_LAYER && overlap(r, c->rect));
			if (boxes)
				wrong(k, "%s: a child covers its words", n->id);
		}
	}
}

/* --- targets --- */

static void check_target(struct check *k, const struct node *n)
{
	ui_layout(k->u, k->fonts, k->view, n->id, 0);
	struct rect r = n->rect, clip = n->clip;
	int x, y;
	node_point(n, &x, &y);
	if (n->rect.h > clip.h) { /* taller than the view: its top shows */
		if (r.y < clip.y)
			wrong(k, "%s: focused, but its top %s does not show", n->id, shown(r));
		y = y < clip.y + clip.h ? y : clip.y + clip.h - 1;
	} else if (!holds(clip, r)) {
		wrong(k, "%s: focused, but %s is outside %s", n->id, shown(r), shown(clip));
	}
	const struct node *hit = ui_hit(k->u, x, y);
	if (hit != n)
		wrong(k, "%s: its middle %d,%d hits %s", n->id, x, y, hit != NULL ? hit->id : "nothing");
}

static void check_targets(struct check *k)
{
	const struct node *top = ui_top(k->u);
	for (struct node *n = next_target(k, NULL); n != NULL; n = next_target(k, n)) {
		if (node_find(top, n->id) != n)
			wrong(k, "%s: acts behind the dialog", n->id);
		else
			check_target(k, n);
	}
	ui_layout(k->u, k->fonts, k->view, NULL, 0);
}

/* --- focus --- */

static void check_cycle(struct check *k, int by)
{
	int stops = 0, targets = 0;
	const char *start = focus_first(k->u), *id = start;
	for (struct node *n = next_target(k, NULL); n != NULL; n = next_target(k, n)) {
		const struct node *group = n->role == ROLE_RADIO ? node_up(n, ROLE_RADIOGROUP) : NULL;
		bool first = true; /* a radio group counts once */
		for (const struct node *m = group != NULL ? group : n; m != NULL && m != n; m = node_after(group, m))
			if (m->role == ROLE_RADIO && node_enabled_target(m))
				first = false;
		targets += first;
	}
	if (targets == 0)
		return;
	do {
		id = focus_step(k->u, id, by);
		stops++;
	} while (id != NULL && !streq(id, start) && stops <= targets);
	const struct node *n = node_find(k->u->root, start);
	bool inside_group = n != NULL && n->role == ROLE_RADIO && !streq(id, start);
	if (stops != targets && !inside_group)
		wrong(k, "%s makes %d stops, there are %d", by > 0 ? "Tab" : "Shift+Tab", stops, targets);
}

static void check_arrows(struct check *k)
{
	for (struct node *g = next_node(k, NULL); g != NULL; g = next_node(k, g)) {
		if (g->role != ROLE_RADIOGROUP || node_inert(g))
			continue;
		int radios = 0, steps = 0;
		const struct node *first = NULL;
		for (const struct node *n = node_after(g, g); n != NULL; n = node_after(g, n)) {
			if (n->role != ROLE_RADIO || !node_enabled_target(n))
				continue;
			first = first != NULL ? first : n;
			radios++;
		}
		if (radios < 2)
			continue;
		const char *id = first->id;
		do {
			id = focus_arrow(k->u, id, 0, 1);
			steps++;
		} while (id != NULL && !streq(id, first->id) && steps <= radios);
		if (steps != radios || id == NULL)
			wrong(k, "%s: arrows go through %d of %d radios", g->id, steps, radios);
	}
}

/* Two switches step through every group: together they hold each target once, and no group needs more than two
 * choices. */
static void check_scan(struct check *k)
{
	struct scan_settings set = { .switches = 2, .step_ms = 2000, .first_permille = 1500, .loops = 3 };
	struct scan scan = { 0 };
	struct node *chosen;
	size_t targets = 0, seen = 0;
	for (struct node *n = next_target(k, NULL); n != NULL; n = next_target(k, n))
		targets += (n->flags & NODE_UNSCANNED) == 0;
	scan_start(&scan, k->u, &set, 0);
	if (targets == 0)
		return;
	char start[sizeof scan.at];
	memcpy(start, scan.at, sizeof start);
	int64_t now = 1;
	do {
		for (const char *const *id = scan_highlight(k->u->a, &scan, k->u); *id != NULL; id++)
			seen++;
		scan_press(&scan, k->u, &set, 1, now++, &chosen);
	} while (!streq(start, scan.at) && now < 1000);
	if (seen != targets)
		wrong(k, "scanning goes through %zu of %zu targets", seen, targets);
}

/* --- colours and words, read from the draw list itself --- */

static struct rect visible(struct rect a, struct rect b)
{
	int x = a.x > b.x ? a.x : b.x, y = a.y > b.y ? a.y : b.y;
	int right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w,
	    bottom = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
	return (struct rect){ x, y, right - x, bottom - y };
}

/* The colour behind a rectangle: of the last filled box before op that holds what shows of it. */
static uint32_t behind(const struct draw_list *list, size_t at, struct rect r)
{
	r = visible(r, list->op[at].clip);
	uint32_t colour = 0;
	for (size_t i = 0; i < at; i++) {
		const struct draw_op *op = &list->op[i];
		if (op->kind == DRAW_BOX && op->has_fill && holds(op->rect, r))
			colour = op->fill;
	}
	return colour;
}

static void check_colours(struct check *k, const struct draw_list *list)
{
	int promise = theme_promise(k->theme, false);
	for (size_t i = 0; i < list->n; i++) {
		const struct draw_op *op = &list->op[i];
		if (op->kind != DRAW_TEXT)
			continue;
		int contrast = contrast_milli(op->ink, behind(list, i, op->rect));
		bool faint = contrast < promise;
		if (faint)
			wrong(k, "\"%.*s\": contrast %d.%02d in %s", (int)op->n, op->p, contrast / 1000,
			    contrast % 1000 / 10, k->theme->name);
	}
	for (struct node *n = next_target(k, NULL); n != NULL; n = next_target(k, n)) {
		if ((n->flags & NODE_INLINE) || n->border == COLOUR_NONE || n->border_px == 0)
			continue;
		for (size_t i = 0; i < list->n; i++) {
			const struct draw_op *op = &list->op[i];
			if (op->kind != DRAW_BOX || !op->has_border || memcmp(&op->rect, &n->rect, sizeof n->rect) != 0)
				continue;
			int contrast = contrast_milli(op->border, behind(list, i, op->rect));
			bool filled = op->has_fill && contrast_milli(op->fill, behind(list, i, op->rect)) >= 3000;
			if (contrast < 3000 && !filled)
				wrong(k, "%s: its border's contrast is %d.%02d in %s", n->id, contrast / 1000,
				    contrast % 1000 / 10, k->theme->name);
			break;
		}
	}
}

static void check_drawn(struct check *k, const struct draw_list *list)
{
	struct buf said = { k->u->a, NULL, 0, 0 };
	const char *dump = ui_dump(k->u->a, k->u, NULL);
	add_letters(&said, dump, strlen(dump));
	/* Shown otherwise than said, by intent: a key's name on a button, what is in a field, a text whose node has
	 * another name, and the bullet or number in a graphic. */
	for (const struct node *n = next_node(k, NULL); n != NULL; n = node_after(k->u->root, n)) {
		bool mark = (n->flags & (NODE_GRAPHIC | NODE_DECORATIVE)) != 0;
		if (n->shortcut != NULL)
			add_letters(&said, n->shortcut, strlen(n->shortcut));
		if (n->value != NULL)
			add_letters(&said, n->value, strlen(n->value));
		if (n->text != NULL && (n->name != NULL || (mark && utf8_count(n->text) <= 2)))
			add_letters(&said, n->text, strlen(n->text));
	}
	const char *all = buf_text(&said);
	for (size_t i = 0; i < list->n; i++) {
		const struct draw_op *op = &list->op[i];
		if (op->kind != DRAW_TEXT)
			continue;
		struct buf word = { k->u->a, NULL, 0, 0 };
		for (size_t j = 0; j < op->n; j++) { /* as the dump writes it */
			if (j + 1 < op->n && op->p[j] == '\xC2' && op->p[j + 1] == '\xA0') {
				j++;
				continue;
			}
			if (op->p[j] == '"' || op->p[j] == '\\')
				buf_add(&word, "\\");
			add_letters(&word, op->p + j, 1);
		}
		if (strstr(all, buf_text(&word)) == NULL)
			wrong(k, "\"%.*s\" is drawn but not in the dump", (int)op->n, op->p);
	}
}

static void check_picture(struct check *k)
{
	struct draw_list list = ui_draw(k->u->a, k->u, k->theme, k->view, NULL, false, NULL);
	check_colours(k, &list);
	check_drawn(k, &list);
	/* The ring itself, around each target, on what lies behind. */
	for (struct node *n = next_target(k, NULL); n != NULL; n = next_target(k, n)) {
		ui_layout(k->u, k->fonts, k->view, n->id, 0);
		struct draw_list ringed = ui_draw(k->u->a, k->u, k->theme, k->view, n->id, true, NULL);
		const struct draw_op *ring = &ringed.op[ringed.n - 1];
		bool there =
		    ring->kind == DRAW_BOX && ring->has_border && ring->border == k->theme->colour[COLOUR_FOCUS];
		if (!there)
			wrong(k, "%s: no focus ring is drawn", n->id);
		else if (contrast_milli(ring->border, behind(&ringed, ringed.n - 1, n->rect)) < 3000 &&
		    contrast_milli(ring->border, k->theme->colour[COLOUR_PAPER]) < 3000)
			wrong(k, "%s: its focus ring is too faint", n->id);
	}
	ui_layout(k->u, k->fonts, k->view, NULL, 0);
}

size_t ui_invariants(struct ui *u, const struct ui_fonts *fonts, struct ui_view view, const struct theme *theme,
    char *report, size_t size)
{
	struct check k = { u, fonts, view, theme, report, size, 0, 0 };
	report[0] = '\0';
	ui_layout(u, fonts, view, NULL, 0);
	check_names(&k);
	check_rects(&k);
	check_text(&k);
	check_targets(&k);
	check_cycle(&k, 1);
	check_cycle(&k, -1);
	check_arrows(&k);
	check_scan(&k);
	check_picture(&k);
	return k.wrong;
}
