/*
 * The blocks of a slide on paper, in the order and with the words of the screen (screens/blocks.c).
 */
#include "paper/handout.h"

#include "course/limits.h"
#include "course/local.h"

enum { PANEL_PAD = 4 * MM, PANEL_RADIUS = 2 * MM, INDENT = 6 * MM, FIGURE_WIDTH = 112 * MM, FIGURE_HEIGHT = 82 * MM };

struct style handout_body(void)
{
	return style_of(WEIGHT_REGULAR, 100, 148, COLOUR_INK);
}

struct style handout_strong(void)
{
	return style_of(WEIGHT_SEMIBOLD, 100, 148, COLOUR_INK);
}

struct style handout_small(enum colour ink)
{
	return style_of(WEIGHT_REGULAR, 85, 122, ink);
}

struct style handout_heading(int level)
{
	if (level == 1)
		return style_of(WEIGHT_DISPLAY_BOLD, 240, 290, COLOUR_INK);
	return level == 2 ? style_of(WEIGHT_DISPLAY_SEMIBOLD, 155, 200, COLOUR_INK)
			  : style_of(WEIGHT_SEMIBOLD, 110, 150, COLOUR_INK);
}

void handout_panel(struct flow *f, enum colour fill, enum colour border, void (*draw)(struct flow *f, const void *what),
    const void *what)
{
	int x = f->x, width = f->width;
	f->x += PANEL_PAD;
	f->width -= 2 * PANEL_PAD;
	int h = flow_measure(f, draw, what) + 2 * PANEL_PAD;
	if (h <= FLOW_PAGE) {
		flow_need(f, h);
		pdf_box(f->pdf, (struct area){ x, f->y, width, h }, PANEL_RADIUS, fill, border, 250, LINE_PLAIN);
		f->y += PANEL_PAD;
	}
	draw(f, what);
	f->y += h <= FLOW_PAGE ? PANEL_PAD : 0;
	f->x = x;
	f->width = width;
}

/* --- words --- */

/* Before the words, on the side where they start. */
static void mark_draw(struct flow *f, const struct block *list, size_t i)
{
	bool rtl = text_rtl(list->child[i].text.plain);
	struct style style = handout_body();
	style.ink = list->ordered ? COLOUR_INK : COLOUR_ACCENT;
	struct lines l =
	    text_wrap_one(f->a, f->pdf, style, list->ordered ? arena_printf(f->a, "%zu.", i + 1) : "\u2022", INDENT);
	pdf_tag(f->pdf, TAG_MARK, NULL);
	lines_draw(f->pdf, &l, 0, 1, rtl ? f->x + f->width - INDENT : f->x, f->y, INDENT, rtl ? TEXT_END : TEXT_START);
	pdf_tag_end(f->pdf);
}

static void list_draw(struct flow *f, const struct block *b)
{
	int x = f->x, width = f->width;
	pdf_tag(f->pdf, b->ordered ? TAG_LIST_NUMBERS : TAG_LIST, NULL);
	for (size_t i = 0; i < b->child_n; i++) {
		const struct block *item = &b->child[i];
		flow_space(f, i > 0 ? MM : 0);
		flow_need(f, 2 * handout_body().line);
		pdf_tag(f->pdf, TAG_ITEM, NULL);
		mark_draw(f, b, i);
		f->x += text_rtl(item->text.plain) ? 0 : INDENT;
		f->width -= INDENT;
		pdf_tag(f->pdf, TAG_BODY, NULL);
		flow_rich(f, TAG_P, handout_body(), &item->text);
		if (item->child_n > 0) {
			flow_space(f, MM);
			list_draw(f, &item->child[0]);
		}
		pdf_tag_end(f->pdf);
		pdf_tag_end(f->pdf);
		f->x = x;
		f->width = width;
	}
	pdf_tag_end(f->pdf);
}

static void quote_draw(struct flow *f, const void *what)
{
	const struct block *b = what;
	struct style style = handout_body();
	style.weight = WEIGHT_ITALIC;
	const struct source *source = b->ref != NULL ? course_source(f->job->course, b->ref) : NULL;
	const char *by = b->by != NULL ? b->by : "";
	pdf_tag(f->pdf, TAG_QUOTE, NULL);
	flow_rich(f, TAG_P, style, &b->text);
	if (source != NULL)
		by = arena_printf(f->a, "%s [%d]", by, source->number);
	if (by[0] != '\0')
		flow_text(f, TAG_P, handout_small(COLOUR_SOFT), by);
	pdf_tag_end(f->pdf);
}

static void quote(struct flow *f, const struct block *b)
{
	int h = flow_measure(f, quote_draw, b);
	flow_need(f, h < FLOW_PAGE ? h : FLOW_PAGE);
	pdf_box(f->pdf, (struct area){ f->x, f->y, 1000, h }, 0, COLOUR_ACCENT, COLOUR_NONE, 0, LINE_PLAIN);
	f->x += INDENT;
	f->width -= INDENT;
	quote_draw(f, b);
	f->x -= INDENT;
	f->width += INDENT;
}

static void callout_draw(struct flow *f, const void *what)
{
	static const char *const titles[] = {
		[CALLOUT_THINK] = "Stop and think", [CALLOUT_PRACTICE] = "In practice", [CALLOUT_CAUTION] = "Take care"
	};
	const struct block *b = what;
	flow_text(f, TAG_H3, handout_heading(3), b->title != NULL ? b->title : titles[b->callout]);
	f->y += MM;
	handout_blocks(f, b->child, b->child_n);
}

static void definition_draw(struct flow *f, const void *what)
{
	const struct block *b = what;
	flow_text(f, TAG_H3, handout_heading(3), b->title);
	flow_rich(f, TAG_P, handout_body(), &b->text);
}

static void local_line(struct flow *f, const char *name, const char *value)
{
	if (value != NULL)
		flow_text(
		    f, TAG_P, handout_body(), name[0] != '\0' ? arena_printf(f->a, "%s: %s", name, value) : value);
}

/* What the local sheet says; without one, room to write it. */
static void local_draw(struct flow *f, const void *what)
{
	const struct block *b = what;
	size_t at = local_field_of(b->ref);
	const struct local *l = f->job->local;
	flow_text(f, TAG_H3, handout_heading(3), local_fields[at].title);
	if (!local_says(l, at)) {
		flow_text(f, TAG_P, handout_body(),
		    "Ask your safeguarding lead for this and write it here: ______________________________");
		return;
	}
	const struct local_entry *x = &l->entry[at];
	local_line(f, "", x->name);
	local_line(f, "Number", x->number);
	local_line(f, "Hours", x->hours);
	local_line(f, "Email", x->email);
	local_line(f, "On the web", x->web);
	local_line(f, "", x->note);
	for (size_t i = 0; i < x->step_n; i++)
		local_line(f, arena_printf(f->a, "%zu", i + 1), x->step[i]);
	flow_text(f, TAG_P, handout_small(COLOUR_SOFT),
	    arena_printf(f->a, "Local sheet of %s, checked on %s", l->authority, l->checked));
}

/* --- pictures --- */

static void caption_draw(struct flow *f, const char *caption)
{
	if (caption == NULL)
		return;
	f->y += MM;
	flow_text(f, TAG_CAPTION, handout_small(COLOUR_SOFT), caption);
}

/* As on screen: a label may use the room up to the figure's edge, and is centred on its height. */
static void label_draw(struct flow *f, const struct label *label, const struct figure *figure, struct area at)
{
	struct style style = style_of(WEIGHT_SEMIBOLD, 85, 105, COLOUR_INK);
	int x = (int)((int64_t)at.w * label->x / figure->width), y = (int)((int64_t)at.h * label->y / figure->height);
	int room = label->align < 0 ? at.w - x : label->align > 0 ? x : 2 * (x < at.w - x ? x : at.w - x);
	struct lines l = text_wrap_one(f->a, f->pdf, style, label->text, room);
	int left = label->align < 0 ? x : label->align > 0 ? x - room : x - room / 2;
	lines_draw(f->pdf, &l, 0, l.n, at.x + left, at.y + y - lines_height(&l) / 2, room,
	    label->align < 0       ? TEXT_START
		: label->align > 0 ? TEXT_END
				   : TEXT_MIDDLE);
}

/* The largest place of that aspect in the column, in its middle; a page that is nearly full is left for it. */
static struct area picture_place(struct flow *f, int64_t w, int64_t h)
{
	struct area at = { 0, 0, f->width < FIGURE_WIDTH ? f->width : FIGURE_WIDTH, 0 };
	at.h = (int)(h * at.w / w);
	if (at.h > FIGURE_HEIGHT) {
		at.h = FIGURE_HEIGHT;
		at.w = (int)(w * at.h / h);
	}
	flow_need(f, at.h + 12 * MM);
	at.x = f->x + (f->width - at.w) / 2;
	at.y = f->y;
	return at;
}

static void unseen(struct flow *f, const struct block *b, const char *why)
{
	flow_text(f, TAG_P, handout_small(COLOUR_BAD),
	    arena_printf(f->a, "This picture cannot be shown (%s). It shows: %s", why, b->alt));
}

static void figure(struct flow *f, const struct block *b)
{
	struct bytes svg;
	struct err e = { 0 };
	struct findings found = { .a = f->a };
	const struct figure *shapes = NULL;
	if (f->job->pack != NULL && pack_read(f->job->pack, f->a, b->src, LIMIT_SVG_BYTES, &svg, &e))
		shapes = figure_parse(f->a, b->src, &svg, &found);
	if (shapes == NULL) {
		unseen(f, b, b->src);
		return;
	}
	struct area at = picture_place(f, shapes->width, shapes->height);
	pdf_tag(f->pdf, TAG_FIGURE, b->alt);
	pdf_figure(f->pdf, at, shapes);
	for (size_t i = 0; i < b->label_n; i++)
		label_draw(f, &b->label[i], shapes, at);
	pdf_tag_end(f->pdf);
	f->y += at.h;
	caption_draw(f, b->caption);
}

static void image(struct flow *f, const struct block *b)
{
	struct bytes bytes;
	struct image_head head;
	struct err e = { 0 };
	if (f->job->pack == NULL || !pack_read(f->job->pack, f->a, b->src, LIMIT_IMAGE_BYTES, &bytes, &e) ||
	    !image_head(&bytes, b->src, &head, &e)) {
		unseen(f, b, b->src);
		return;
	}
	struct area at = picture_place(f, head.width, head.height);
	if (!b->decorative)
		pdf_tag(f->pdf, TAG_FIGURE, b->alt);
	pdf_image(f->pdf, at, &bytes, &head);
	if (!b->decorative)
		pdf_tag_end(f->pdf);
	f->y += at.h;
	caption_draw(f, b->caption);
}

/* --- blocks --- */

static void column_draw(struct flow *f, const void *what)
{
	const struct block *b = what;
	handout_blocks(f, b->child, b->child_n);
}

/* Side by side where both fit on a page, else one below the other. */
static void columns(struct flow *f, const struct block *b)
{
	int gap = 8 * MM, x = f->x, width = f->width, most = 0, n = (int)b->child_n;
	f->width = (width - gap * (n - 1)) / (n > 0 ? n : 1);
	for (size_t i = 0; i < b->child_n; i++) {
		int h = flow_measure(f, column_draw, &b->child[i]);
		most = h > most ? h : most;
	}
	bool beside = most <= FLOW_PAGE;
	if (beside)
		flow_need(f, most);
	else
		f->width = width;
	int y = f->y;
	for (size_t i = 0; i < b->child_n; i++) {
		if (beside) {
			f->x = x + (int)i * (f->width + gap);
			f->y = y;
		}
		column_draw(f, &b->child[i]);
	}
	f->x = x;
	f->width = width;
	f->y = beside ? y + most : f->y;
}

/* All steps of a what-if, one below the other and by one measure: paper cannot be asked. */
static void what_if_draw(struct flow *f, const void *what)
{
	const struct block *b = what;
	int64_t top = 1;
	for (size_t i = 0; i < b->child_n; i++)
		if (b->child[i].child_n > 0 && handout_chart_top(b->child[i].child->chart) > top)
			top = handout_chart_top(b->child[i].child->chart);
	flow_text(f, TAG_H3, handout_heading(3), b->title);
	for (size_t i = 0; i < b->child_n; i++) {
		const struct block *step = &b->child[i];
		flow_space(f, 2 * MM);
		flow_text(f, TAG_P, handout_strong(), step->title);
		flow_rich(f, TAG_P, handout_body(), &step->text);
		if (step->child_n == 0)
			continue;
		flow_space(f, MM);
		handout_chart(f, step->child->chart, step->child->caption, top);
	}
}

static void pause_draw(struct flow *f, const void *what)
{
	const struct block *b = what;
	flow_text(f, TAG_H3, handout_heading(3), b->title);
	f->y += MM;
	handout_blocks(f, b->child, b->child_n);
}

static void block_draw(struct flow *f, const struct block *b)
{
	static const enum colour fills[] = { [CALLOUT_THINK] = COLOUR_ACCENT_WEAK,
		[CALLOUT_PRACTICE] = COLOUR_GOOD_WEAK,
		[CALLOUT_CAUTION] = COLOUR_WARM_WEAK };
	switch (b->kind) {
	case BLOCK_HEADING:
		flow_need(f, handout_heading(3).line + 2 * handout_body().line);
		flow_text(f, TAG_H3, handout_heading(3), b->text.plain);
		break;
	case BLOCK_PARAGRAPH:
		flow_rich(f, TAG_P, handout_body(), &b->text);
		break;
	case BLOCK_LIST:
		list_draw(f, b);
		break;
	case BLOCK_IMAGE:
		image(f, b);
		break;
	case BLOCK_FIGURE:
		figure(f, b);
		break;
	case BLOCK_TABLE:
		handout_table(f, b->table, b->caption);
		break;
	case BLOCK_CHART:
		handout_chart(f, b->chart, b->caption, handout_chart_top(b->chart));
		break;
	case BLOCK_QUOTE:
		quote(f, b);
		break;
	case BLOCK_CALLOUT:
		handout_panel(f, fills[b->callout], COLOUR_NONE, callout_draw, b);
		break;
	case BLOCK_COLUMNS:
		columns(f, b);
		break;
	case BLOCK_DEFINITION:
		handout_panel(f, COLOUR_NONE, COLOUR_LINE, definition_draw, b);
		break;
	case BLOCK_WHAT_IF:
		handout_panel(f, COLOUR_NONE, COLOUR_LINE, what_if_draw, b);
		break;
	case BLOCK_PAUSE:
		handout_panel(f, COLOUR_ACCENT_WEAK, COLOUR_NONE, pause_draw, b);
		break;
	case BLOCK_LOCAL:
		handout_panel(f, COLOUR_ACCENT_WEAK, COLOUR_NONE, local_draw, b);
		break;
	case BLOCK_ITEM:
	case BLOCK_STEP:
	case BLOCK_COLUMN:
		break; /* inside their parents */
	}
}

void handout_blocks(struct flow *f, const struct block *block, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool after_heading = i > 0 && block[i - 1].kind == BLOCK_HEADING;
		if (i > 0)
			flow_space(f, block[i].kind == BLOCK_HEADING ? 5 * MM : after_heading ? MM : HANDOUT_GAP);
		block_draw(f, &block[i]);
	}
}
