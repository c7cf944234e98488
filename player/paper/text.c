/*
 * Greedy line breaking, as on screen: every unit between two possible breaks is measured once and goes on the
 * line while it fits without its blank. The blank stays at the line's end, where it is not seen, so that words
 * do not run together for those who hear or copy them.
 */
#include "paper/text.h"

#include "ui/break.h"

struct wrapper {
	struct arena *a;
	struct pdf *pdf;
	const struct span *span;
	size_t span_n;
	const char *text;    /* all spans joined */
	const size_t *start; /* of each span in it, and its end */
	int width;
	struct piece *piece;
	size_t piece_n, piece_cap;
	int *line_width;
	size_t line, line_cap;
	int x; /* so far on the line */
	int widest;
	const unsigned char *level; /* of each byte; NULL: all runs from left to right */
	bool rtl;
};

/* Letters of a source's number, against the text's. */
static int size_of(const struct span *s)
{
	return s->raised ? s->style.size * 72 / 100 : s->style.size;
}

static int width_of(struct wrapper *w, const struct span *s, const char *p, size_t n)
{
	return pdf_text_width(w->pdf, s->style.weight, size_of(s), p, n);
}

static size_t trimmed(const char *p, size_t n)
{
	while (n > 0 && (p[n - 1] == ' ' || p[n - 1] == '\n'))
		n--;
	return n;
}

static void piece_add(struct wrapper *w, const struct span *s, const char *p, size_t n)
{
	struct piece *last = w->piece_n > 0 ? &w->piece[w->piece_n - 1] : NULL;
	int wide = width_of(w, s, p, n);
	unsigned char level = w->level != NULL ? w->level[w->start[s - w->span] + (size_t)(p - s->text)] : 0;
	if (last != NULL && last->line == w->line && last->span == s && last->p + last->n == p &&
	    last->level == level) {
		last->n += n; /* one piece a style and line: better kerned, and found whole by a search */
		last->w += wide;
		w->x += wide;
		return;
	}
	if (w->piece_n == w->piece_cap) {
		size_t cap = w->piece_cap == 0 ? 16 : 2 * w->piece_cap;
		struct piece *list = arena_array(w->a, cap, sizeof *list);
		if (w->piece_n > 0)
			memcpy(list, w->piece, w->piece_n * sizeof *list);
		w->piece = list;
		w->piece_cap = cap;
	}
	w->piece[w->piece_n++] = (struct piece){ s, p, n, w->x, wide, w->line, level };
	w->x += wide;
}

static void line_end(struct wrapper *w, int seen)
{
	if (w->line == w->line_cap) {
		size_t cap = w->line_cap == 0 ? 8 : 2 * w->line_cap;
		int *list = arena_array(w->a, cap, sizeof *list);
		if (w->line > 0)
			memcpy(list, w->line_width, w->line * sizeof *list);
		w->line_width = list;
		w->line_cap = cap;
	}
	w->line_width[w->line++] = seen;
	w->widest = seen > w->widest ? seen : w->widest;
	w->x = 0;
}

/* The end of what runs one way from a byte on. */
static size_t level_end(const struct wrapper *w, size_t from, size_t to)
{
	if (w->level == NULL)
		return to;
	size_t at = from + 1;
	while (at < to && w->level[at] == w->level[from])
		at++;
	return at;
}

/* Each part of text[from, to) of one span and one way. Gives the sum of the widths; add false only measures. */
static int unit_walk(struct wrapper *w, size_t from, size_t to, bool add)
{
	int sum = 0;
	size_t i = 0;
	while (from < to) {
		while (from >= w->start[i + 1])
			i++;
		const struct span *s = &w->span[i];
		size_t end = level_end(w, from, to < w->start[i + 1] ? to : w->start[i + 1]);
		const char *p = s->text + (from - w->start[i]);
		if (add)
			piece_add(w, s, p, end - from);
		else
			sum += width_of(w, s, p, end - from);
		from = end;
	}
	return sum;
}

/* A unit wider than a line: letter by letter. */
static void unit_cut(struct wrapper *w, size_t from, size_t to)
{
	size_t n, part = from;
	for (size_t i = from; i < to; i += n) {
		utf8_next(w->text + i, &n);
		if (i > part && w->x + unit_walk(w, part, i + n, false) > w->width) {
			unit_walk(w, part, i, true);
			line_end(w, w->x);
			part = i;
		}
	}
	unit_walk(w, part, to, true);
}

static void unit_add(struct wrapper *w, size_t from, size_t to, int *seen)
{
	size_t visible = from + trimmed(w->text + from, to - from);
	int wide = unit_walk(w, from, visible, false);
	if (w->x > 0 && w->x + wide > w->width) {
		line_end(w, *seen);
		*seen = 0;
	}
	if (wide > w->width) {
		unit_cut(w, from, visible);
		*seen = w->x;
		from = visible;
	} else if (wide > 0) {
		*seen = w->x + wide;
	}
	/* a must-break's own line feed is no letter */
	size_t end = to > from && w->text[to - 1] == '\n' ? to - 1 : to;
	unit_walk(w, from, end, true);
}

static void text_join(struct wrapper *w)
{
	struct buf b = { .a = w->a };
	size_t *start = arena_array(w->a, w->span_n + 1, sizeof *start);
	for (size_t i = 0; i < w->span_n; i++) {
		start[i] = b.n;
		buf_add(&b, w->span[i].text);
	}
	start[w->span_n] = b.n;
	w->text = buf_text(&b);
	w->start = start;
}

/*
 * Turns the places of a line's pieces to the order they are seen in; they stay in the order they are read. The
 * blank at the end of a line from right to left hangs out to the left.
 */
static void line_turn(struct wrapper *w, struct piece *piece, size_t n, int seen)
{
	unsigned char *level = arena_alloc(w->a, n);
	size_t *order = arena_array(w->a, n, sizeof *order);
	int total = 0;
	for (size_t i = 0; i < n; i++) {
		level[i] = piece[i].level;
		total += piece[i].w;
	}
	ui_visual_order(w->a, level, n, w->rtl, order);
	int x = w->rtl ? seen - total : 0;
	for (size_t i = 0; i < n; i++) {
		piece[order[i]].x = x;
		x += piece[order[i]].w;
	}
}

static void lines_turn(struct wrapper *w)
{
	for (size_t first = 0, end; first < w->piece_n; first = end) {
		end = first + 1;
		while (end < w->piece_n && w->piece[end].line == w->piece[first].line)
			end++;
		line_turn(w, &w->piece[first], end - first, w->line_width[w->piece[first].line]);
	}
}

/* Most texts simply run from left to right. */
static void levels_find(struct wrapper *w, size_t n)
{
	if (!ui_turns(w->text, n))
		return;
	unsigned char *level = arena_alloc(w->a, n + 1);
	w->rtl = ui_direction(w->text, n) == DIRECTION_RIGHT_TO_LEFT;
	ui_levels(w->a, w->text, n, w->rtl, level);
	w->level = level;
}

bool text_rtl(const char *text)
{
	size_t n = strlen(text);
	return ui_turns(text, n) && ui_direction(text, n) == DIRECTION_RIGHT_TO_LEFT;
}

struct lines text_wrap(struct arena *a, struct pdf *p, const struct span *span, size_t n, int width)
{
	struct wrapper w = { .a = a, .pdf = p, .span = span, .span_n = n, .width = width };
	int high = 0, seen = 0;
	text_join(&w);
	size_t length = w.start[n], from = 0;
	char *brk = arena_alloc(a, length + 1);
	if (length > 0)
		ui_breaks(w.text, length, NULL, brk);
	levels_find(&w, length);
	for (size_t i = 0; i < length; i++) {
		if (brk[i] == 0)
			continue;
		unit_add(&w, from, i + 1, &seen);
		from = i + 1;
		if (brk[i] == 2 && i + 1 < length) {
			line_end(&w, seen);
			seen = 0;
		}
	}
	if (length > 0)
		line_end(&w, seen);
	if (w.level != NULL)
		lines_turn(&w);
	bool linked = false;
	for (size_t i = 0; i < n; i++) {
		high = span[i].style.line > high ? span[i].style.line : high;
		linked = linked || span[i].link != NULL;
	}
	return (struct lines){ w.piece, w.piece_n, w.line, w.line_width, high, w.widest, w.rtl, linked };
}

struct lines text_wrap_one(struct arena *a, struct pdf *p, struct style style, const char *text, int width)
{
	struct span *span = arena_alloc(a, sizeof *span);
	*span = (struct span){ .text = text, .style = style };
	return text_wrap(a, p, span, 1, width);
}

/* The widest word of the text in this style. */
static int word_widest(struct pdf *p, struct style style, const char *text)
{
	int widest = 0;
	for (const char *s = text; *s != '\0';) {
		size_t n = strcspn(s, " ");
		int w = pdf_text_width(p, style.weight, style.size, s, n);
		widest = w > widest ? w : widest;
		s += n + (s[n] == ' ');
	}
	return widest;
}

struct lines text_fit(
    struct arena *a, struct pdf *p, struct style style, int least, const char *text, int width, size_t most)
{
	for (;;) {
		bool whole = word_widest(p, style, text) <= width;
		struct lines l = text_wrap_one(a, p, style, text, width);
		if ((whole && l.n <= most) || style.size <= least)
			return l;
		int size = style.size * 94 / 100 > least ? style.size * 94 / 100 : least;
		style.line = (int)((int64_t)style.line * size / style.size);
		style.size = size;
	}
}

int lines_height(const struct lines *l)
{
	return (int)l->n * l->line;
}

/* Inter's ascent and descent are 0.969 and 0.241 of its size: what is left of the line is shared above and
 * below. */
static int baseline_of(int line, int size)
{
	return (line - size * 1210 / 1000) / 2 + size * 969 / 1000;
}

static void piece_draw(struct pdf *p, const struct lines *l, const struct piece *piece, int x, int y)
{
	const struct span *s = piece->span;
	int base = y + baseline_of(l->line, s->style.size) - (s->raised ? s->style.size * 32 / 100 : 0);
	pdf_text(p, x + piece->x, base, s->style.weight, size_of(s), s->style.ink, piece->p, piece->n,
	    piece->level % 2 == 1);
}

void lines_draw(
    struct pdf *p, const struct lines *l, size_t first, size_t n, int x, int y, int width, enum text_align align)
{
	bool open = false; /* a span of words between links */
	if (l->rtl && align != TEXT_MIDDLE)
		align = align == TEXT_START ? TEXT_END : TEXT_START;
	for (size_t i = 0; i < l->piece_n; i++) {
		const struct piece *piece = &l->piece[i];
		const char *link = piece->span->link;
		if (piece->line < first || piece->line >= first + n)
			continue;
		int room = width - l->width[piece->line];
		int left = x + (align == TEXT_START ? 0 : align == TEXT_MIDDLE ? room / 2 : room);
		if (l->linked && open != (link == NULL)) {
			if (open)
				pdf_tag_end(p);
			else
				pdf_tag(p, TAG_SPAN, NULL);
			open = !open;
		}
		if (link != NULL)
			pdf_link(p, link);
		piece_draw(p, l, piece, left, y + (int)(piece->line - first) * l->line);
		if (link != NULL)
			pdf_link_end(p);
	}
	if (open)
		pdf_tag_end(p);
}

size_t rich_spans(struct arena *a, const struct rich *text, struct style style, const struct span **out)
{
	struct span *span = arena_array(a, text->n, sizeof *span);
	for (size_t i = 0; i < text->n; i++) {
		const struct run *r = &text->run[i];
		span[i] = (struct span){ .text = r->text, .style = style };
		if (r->kind == RUN_STRONG)
			span[i].style.weight = WEIGHT_SEMIBOLD;
		if (r->kind == RUN_EM)
			span[i].style.weight = WEIGHT_ITALIC;
		if (r->kind != RUN_CITE)
			continue;
		span[i].text = arena_printf(a, "\u00A0[%s]", r->text);
		span[i].style.ink = COLOUR_SOFT;
		span[i].link = arena_printf(a, "#source-%s", r->text);
		span[i].raised = true;
	}
	*out = span;
	return text->n;
}

struct style style_of(enum weight weight, int size_tenths, int line_tenths, enum colour ink)
{
	return (struct style){ weight, size_tenths * PT / 10, line_tenths * PT / 10, ink };
}
