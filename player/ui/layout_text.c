/*
 * Text into lines. A node's words (its text, its inline children, a button's shortcut) are one run of text for the
 * line breaker, cut into pieces at every place where a line may end, the type or the direction changes; each piece
 * is measured once, and lines are filled from the pieces. A word longer than the line is broken between letters:
 * nothing is ever cut off. Pieces and fragments follow each other as they are read; only x knows where they stand.
 */
#include "ui/layout.h"

struct piece {
	const struct node *node;
	enum type type;
	const char *p; /* without the white space after it */
	size_t n;
	int w, space_w;                   /* its own width, and that of the white space after it */
	int before;                       /* px before it when it does not start a line */
	bool may, must;                   /* a line may, must end after it */
	unsigned char level, space_level; /* of its direction: odd from right to left */
};
struct words {
	struct piece *piece;
	size_t n, cap;
	enum type most; /* the type of an empty line */
	bool turns;     /* some of it runs from right to left */
};
struct run {
	const struct node *node;
	enum type type;
	const char *text;
	size_t length;
	bool shortcut;
};

int type_line(enum type t, int scale, int spacing)
{
	return (type_style(t)->line_px * scale * spacing + 5000) / 10000;
}

static int type_size(enum type t, int scale)
{
	return (type_style(t)->size_px * scale + 50) / 100;
}

/* Where letters stand in a line box, from its top: centred, as the faces' ascent and descent (about 0.97 and 0.24)
 * say. */
static int type_base(const struct layout *l, enum type t)
{
	return type_line(t, l->view.scale, l->view.spacing) / 2 + type_size(t, l->view.scale) * 36 / 100;
}

/* --- direction --- */

static bool shows_value(const struct node *n)
{
	return n->role == ROLE_FIELD || n->role == ROLE_SLIDER;
}

static enum direction direction_of(const struct node *n)
{
	const char *own = shows_value(n) ? n->value : n->text;
	enum direction d = own != NULL ? ui_direction(own, strlen(own)) : DIRECTION_NONE;
	for (const struct node *c = n->first; d == DIRECTION_NONE && c != NULL; c = c->next)
		if (!(c->flags & NODE_GRAPHIC)) /* the letter in a disc says nothing about the words beside it */
			d = direction_of(c);
	return d;
}

void direction_set(struct node *n, bool around)
{
	enum direction d = direction_of(n);
	n->rtl = d == DIRECTION_RIGHT_TO_LEFT || (d == DIRECTION_NONE && around);
	for (struct node *c = n->first; c != NULL; c = c->next)
		direction_set(c, n->rtl);
}

/* --- pieces --- */

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static int run_width(const struct layout *l, enum type t, const char *p, size_t n, bool rtl)
{
	return n > 0 ? l->fonts->width(l->fonts->context, t, l->view.scale, p, n, rtl) : 0;
}

/* The runs of a node in order; returns how many, at most most. */
static size_t runs_of(const struct node *n, struct run *run, size_t most)
{
	size_t count = 0;
	const char *own = shows_value(n) ? n->value : n->text;
	if (own != NULL && own[0] != '\0')
		run[count++] = (struct run){ n, n->type, own, strlen(own), false };
	for (const struct node *c = n->first; c != NULL && count + 1 < most; c = c->next)
		if ((c->flags & NODE_INLINE) && c->text != NULL && c->text[0] != '\0')
			run[count++] = (struct run){ c, c->type, c->text, strlen(c->text), false };
	if (n->shortcut != NULL && n->shortcut[0] != '\0')
		run[count++] = (struct run){ n, TYPE_HINT, n->shortcut, strlen(n->shortcut), true };
	return count;
}

static size_t runs_most(const struct node *n)
{
	size_t most = 3;
	for (const struct node *c = n->first; c != NULL; c = c->next)
		most += (c->flags & NODE_INLINE) != 0;
	return most;
}

static struct piece *piece_add(const struct layout *l, struct words *w)
{
	if (w->n == w->cap) {
		size_t cap = w->cap > 0 ? 2 * w->cap : 16;
		struct piece *bigger = arena_array(l->a, cap, sizeof *bigger);
		if (w->n > 0)
			memcpy(bigger, w->piece, w->n * sizeof *bigger);
		w->piece = bigger;
		w->cap = cap;
	}
	return &w->piece[w->n++];
}

/* A text for the breaker: the runs behind each other, with the breaks and the levels (NULL: all 0) of its bytes. */
struct joined {
	const char *text;
	size_t n;
	char *brk;
	unsigned char *level;
};

static unsigned char level_at(const unsigned char *level, size_t i)
{
	return level != NULL ? level[i] : 0;
}

/* How many bytes from i on, before end, run the same way. */
static size_t level_run(const unsigned char *level, size_t i, size_t end)
{
	size_t k = i + 1;
	while (k < end && level[k] == level[i])
		k++;
	return k - i;
}

/* The word of run's bytes [i, ink) and the blanks behind it up to end: one piece, or one for each direction in it. */
static void pieces_of_word(const struct layout *l, struct words *w, const struct run *run, size_t i, size_t ink,
    size_t end, const struct joined *at)
{
	while (at->level != NULL && i < ink) {
		size_t n = level_run(at->level, i, ink);
		if (i + n == ink)
			break;
		unsigned char level = at->level[i];
		*piece_add(l, w) = (struct piece){ .node = run->node,
			.type = run->type,
			.p = run->text + i,
			.n = n,
			.w = run_width(l, run->type, run->text + i, n, level & 1),
			.level = level,
			.space_level = level };
		i += n;
	}
	size_t spaces = 0;
	for (size_t k = ink; k < end; k++)
		spaces += run->text[k] != '\n' && run->text[k] != '\r';
	unsigned char level = level_at(at->level, i), space_level = ink < end ? level_at(at->level, ink) : level;
	*piece_add(l, w) = (struct piece){ .node = run->node,
		.type = run->type,
		.p = run->text + i,
		.n = ink - i,
		.w = run_width(l, run->type, run->text + i, ink - i, level & 1),
		.space_w = spaces > 0 ? (int)spaces * run_width(l, run->type, " ", 1, false) : 0,
		.may = at->brk[end - 1] != 0,
		.must = at->brk[end - 1] == 2,
		.level = level,
		.space_level = space_level };
}

/* Cuts one run; at: the breaks and levels of its own bytes. */
static void pieces_of_run(const struct layout *l, struct words *w, const struct run *run, const struct joined *at)
{
	for (size_t i = 0; i < run->length;) {
		size_t end = i;
		while (end + 1 < run->length && at->brk[end] == 0)
			end++;
		size_t ink = ++end, first = w->n;
		while (ink > i && is_space(run->text[ink - 1]))
			ink--;
		pieces_of_word(l, w, run, i, ink, end, at);
		if (run->shortcut && i == 0)
			w->piece[first].before = LAYOUT_ICON_GAP;
		i = end;
	}
}

/* One text for the breaker, so that 'bold' and the comma after it stay together. */
static struct joined runs_join(const struct layout *l, const struct run *run, size_t runs)
{
	struct joined all = { "", 0, NULL, NULL };
	for (size_t i = 0; i < runs; i++)
		all.n += run[i].length;
	if (runs == 1) {
		all.text = run[0].text;
	} else if (runs > 1) {
		struct buf b = { l->a, NULL, 0, 0 };
		for (size_t i = 0; i < runs; i++)
			buf_add_n(&b, run[i].text, run[i].length);
		all.text = buf_text(&b);
	}
	all.brk = arena_alloc(l->a, all.n + 1);
	return all;
}

void text_prepare(const struct layout *l, struct node *n)
{
	size_t most = runs_most(n);
	struct run few[8], *run = most <= COUNT(few) ? few : arena_array(l->a, most, sizeof *run);
	size_t runs = runs_of(n, run, most);
	if (runs == 0 && n->role != ROLE_FIELD)
		return;
	struct words *w = arena_alloc(l->a, sizeof *w);
	w->most = n->type;
	n->words = w;
	struct joined all = runs_join(l, run, runs);
	ui_breaks(all.text, all.n, NULL, all.brk);
	w->turns = n->rtl || ui_turns(all.text, all.n);
	if (w->turns) {
		all.level = arena_alloc(l->a, all.n + 1);
		ui_levels(l->a, all.text, all.n, n->rtl, all.level);
	}
	struct joined at = all;
	for (size_t i = 0; i < runs; i++) {
		/* The shortcut stands apart. */
		if (run[i].length > 0 && i + 1 < runs && run[i + 1].shortcut)
			at.brk[run[i].length - 1] = 1;
		pieces_of_run(l, w, &run[i], &at);
		at.brk += run[i].length;
		at.level = at.level != NULL ? at.level + run[i].length : NULL;
	}
}

int text_natural(const struct layout *l, const struct node *n)
{
	(void)l;
	int widest = 0, x = 0, ink = 0;
	for (size_t i = 0; i < n->words->n; i++) {
		const struct piece *p = &n->words->piece[i];
		x += x > 0 ? p->before : 0;
		ink = x + p->w;
		x = ink + p->space_w;
		widest = ink > widest ? ink : widest;
		if (p->must)
			x = 0;
	}
	return widest;
}

/* Short texts that look broken when wrapped: a row would rather break into lines. */
static bool keeps_together(const struct node *n)
{
	/* a board's cell is narrow and its words may stand under each other */
	if (n->flags & NODE_PICTURE_ABOVE)
		return false;
	return n->role == ROLE_BUTTON || n->role == ROLE_LINK || (n->flags & NODE_ROUND) || n->type == TYPE_TAG ||
	    n->type == TYPE_LABEL || n->type == TYPE_HINT || n->type == TYPE_FIGURE;
}

int text_least(const struct layout *l, const struct node *n)
{
	int longest = 0, x = 0, natural = text_natural(l, n);
	for (size_t i = 0; i < n->words->n; i++) {
		const struct piece *p = &n->words->piece[i];
		x += p->w;
		longest = x > longest ? x : longest;
		x = p->may ? 0 : x + p->space_w;
	}
	/* About sixteen letters: narrower columns of prose do not read; or the whole of a short label. Cells of a
	 * grid have their width from the grid: only their longest word counts. */
	bool cell = n->parent != NULL && n->parent->box == BOX_GRID;
	int comfortable = cell ? 0 : type_size(n->type, l->view.scale) * (keeps_together(n) ? 16 : 9);
	if (comfortable > natural)
		comfortable = natural;
	return longest > comfortable ? longest : comfortable;
}

/* --- lines --- */

/* A place between letters: byte offset off within piece i. */
struct spot {
	size_t i, off;
};
struct filler {
	const struct layout *l;
	struct node *n;
	struct fragment *out;
	size_t count, cap;
};

/* How many bytes of the piece from off on fit; at least one letter. */
static size_t letters_that_fit(const struct layout *l, const struct piece *p, size_t off, int width)
{
	size_t fits = ui_letter_end(p->p, p->n, off);
	while (fits < p->n) {
		size_t next = ui_letter_end(p->p, p->n, fits);
		if (run_width(l, p->type, p->p + off, next - off, p->level & 1) > width)
			break;
		fits = next;
	}
	return fits - off;
}

static int piece_rest(const struct layout *l, const struct piece *p, size_t off)
{
	return off == 0 ? p->w : run_width(l, p->type, p->p + off, p->n - off, p->level & 1);
}

static size_t unit_end(const struct words *w, size_t i)
{
	while (i + 1 < w->n && !w->piece[i].may)
		i++;
	return i + 1;
}

/* A unit too long for a whole line: as many pieces as fit, or as many letters of the first. */
static struct spot line_break_inside(const struct layout *l, const struct words *w, struct spot from, int width)
{
	const struct piece *p = &w->piece[from.i];
	if (piece_rest(l, p, from.off) > width) {
		size_t take = letters_that_fit(l, p, from.off, width);
		return from.off + take < p->n ? (struct spot){ from.i, from.off + take }
					      : (struct spot){ from.i + 1, 0 };
	}
	size_t end = unit_end(w, from.i), i = from.i;
	int x = 0;
	do {
		x += piece_rest(l, &w->piece[i], i == from.i ? from.off : 0) + w->piece[i].space_w;
		i++;
	} while (i < end && x + w->piece[i].w <= width);
	return (struct spot){ i, 0 };
}

/* Where the line that starts at from ends, by the sum of its pieces. */
static struct spot line_end(const struct layout *l, const struct words *w, struct spot from, int width)
{
	int x = 0;
	size_t i = from.i;
	while (i < w->n) {
		size_t end = unit_end(w, i);
		int ink = x;
		for (size_t k = i; k < end; k++) {
			ink += k > from.i ? w->piece[k].before : 0;
			ink += piece_rest(l, &w->piece[k], k == from.i ? from.off : 0);
			x = ink + w->piece[k].space_w;
			if (k + 1 < end)
				ink = x;
		}
		if (ink > width)
			return i == from.i ? line_break_inside(l, w, from, width) : (struct spot){ i, 0 };
		i = end;
		if (w->piece[end - 1].must)
			break;
	}
	return (struct spot){ i, 0 };
}

static struct fragment *fragment_add(struct filler *f)
{
	if (f->count == f->cap) {
		size_t cap = f->cap > 0 ? 2 * f->cap : 8;
		struct fragment *bigger = arena_array(f->l->a, cap, sizeof *bigger);
		if (f->count > 0)
			memcpy(bigger, f->out, f->count * sizeof *bigger);
		f->out = bigger;
		f->cap = cap;
	}
	return &f->out[f->count++];
}

/* Whether the piece's words simply go on the fragment. */
static bool goes_on(const struct fragment *g, const struct piece *p)
{
	return g->node == p->node && g->type == p->type && p->before == 0 && g->level == p->level;
}

/* The pieces of one line from spot to spot as fragments, x: the px before each. */
static void line_fragments(struct filler *f, struct spot from, struct spot to)
{
	const struct words *w = f->n->words;
	size_t first = f->count, last = to.off > 0 ? to.i + 1 : to.i;
	int gap = 0;
	for (size_t i = from.i; i < last; i++) {
		const struct piece *p = &w->piece[i];
		size_t start = i == from.i ? from.off : 0, end = i == to.i ? to.off : p->n;
		struct fragment *g = f->count > first ? &f->out[f->count - 1] : NULL;
		if (g != NULL && goes_on(g, p)) {
			g->n = (size_t)(p->p + end - g->p);
		} else if (end == start) {
			/* nothing but white space: what a run begins with stands between it and the one before */
			gap = g != NULL ? p->space_w : 0;
			continue;
		} else {
			g = fragment_add(f);
			*g = (struct fragment){ .node = p->node,
				.p = p->p + start,
				.n = end - start,
				.type = p->type,
				.x = p->before + gap,
				.level = p->level };
			gap = 0;
		}
		if (p->space_level == p->level || p->space_w == 0 || i + 1 >= last)
			continue;
		/* Blanks that run another way than the word before them are a fragment of their own, for now. */
		g = fragment_add(f);
		*g = (struct fragment){
			.node = p->node, .p = p->p + p->n, .n = 1, .type = p->type, .level = p->space_level
		};
	}
}

static bool all_blank(const struct fragment *g)
{
	size_t i = 0;
	while (i < g->n && is_space(g->p[i]))
		i++;
	return i == g->n;
}

/*
 * Places where directions meet; blanks that stood for themselves have then done their work. Returns the line's width.
 */
static int line_turn(struct filler *f, size_t first)
{
	size_t n = f->count - first, *order = arena_array(f->l->a, n, sizeof *order), kept = first;
	unsigned char *level = arena_alloc(f->l->a, n + 1);
	bool rtl = f->n->rtl;
	int x = 0;
	for (size_t k = 0; k < n; k++)
		level[k] = f->out[first + k].level;
	ui_visual_order(f->l->a, level, n, rtl, order);
	for (size_t k = 0; k < n; k++) {
		struct fragment *g = &f->out[first + order[k]];
		int before = order[k] > 0 ? g->x : 0;
		g->x = x + (rtl ? 0 : before);
		x += g->w + before;
	}
	for (size_t k = first; k < f->count; k++)
		if (!all_blank(&f->out[k]))
			f->out[kept++] = f->out[k];
	f->count = kept;
	return x;
}

static int line_straight(struct filler *f, size_t first)
{
	int x = 0;
	for (size_t k = first; k < f->count; k++) {
		struct fragment *g = &f->out[k];
		x += k > first ? g->x : 0;
		g->x = x;
		x += g->w;
	}
	return x;
}

/* The fragments of one line from spot to spot, measured as they will be drawn; returns the line's width. */
static int line_emit(struct filler *f, struct spot from, struct spot to)
{
	size_t first = f->count;
	line_fragments(f, from, to);
	for (size_t k = first; k < f->count; k++) {
		struct fragment *g = &f->out[k];
		/* White space between two types belongs to the first. */
		const char *end = g->p + g->n;
		if (k + 1 < f->count)
			while (is_space(*end) && end != f->out[k + 1].p)
				end++;
		g->n = (size_t)(end - g->p);
		while (k + 1 == f->count && g->n > 1 && is_space(g->p[g->n - 1]))
			g->n--;
		g->w = run_width(f->l, g->type, g->p, g->n, g->level & 1);
	}
	return f->n->words->turns ? line_turn(f, first) : line_straight(f, first);
}

/* The start of the last unit before to, or from when it is the only one. */
static struct spot line_shorter(const struct words *w, struct spot from, struct spot to)
{
	size_t i = to.off > 0 ? to.i : to.i - 1;
	while (i > from.i && !w->piece[i - 1].may)
		i--;
	return (struct spot){ i, 0 };
}

/* Sets x by the alignment and y by the baseline; returns the line's height. */
static int line_align(struct filler *f, size_t first, int line_w, int width, int y)
{
	const struct layout *l = f->l;
	int shift = 0, base = 0, height = 0;
	if (f->n->text_align == ALIGN_CENTER)
		shift = (width - line_w) / 2;
	else if ((f->n->text_align == ALIGN_END) != f->n->rtl)
		shift = width - line_w;
	for (size_t k = first; k < f->count; k++) {
		int own = type_base(l, f->out[k].type);
		base = own > base ? own : base;
	}
	for (size_t k = first; k < f->count; k++) {
		struct fragment *g = &f->out[k];
		int down = base - type_base(l, g->type);
		g->h = type_line(g->type, l->view.scale, l->view.spacing);
		g->x += shift > 0 ? shift : 0;
		g->y = y + down;
		height = down + g->h > height ? down + g->h : height;
	}
	return height > 0 ? height : type_line(f->n->words->most, l->view.scale, l->view.spacing);
}

int text_lines(const struct layout *l, struct node *n, int width)
{
	const struct words *w = n->words;
	struct filler f = { l, n, NULL, 0, 0 };
	struct spot at = { 0, 0 };
	int y = 0;
	if (width < 1)
		width = 1;
	while (at.i < w->n) {
		size_t first = f.count;
		struct spot end = line_end(l, w, at, width);
		int line_w = line_emit(&f, at, end);
		/* Pieces are measured apart; kerning and rounding may make the whole a little wider. */
		while (line_w > width) {
			struct spot shorter = line_shorter(w, at, end);
			if (shorter.i <= at.i)
				break;
			f.count = first;
			end = shorter;
			line_w = line_emit(&f, at, end);
		}
		y += line_align(&f, first, line_w, width, y);
		at = end;
	}
	n->fragment = f.out;
	n->fragment_n = f.count;
	y = y > 0 ? y : type_line(n->type, l->view.scale, l->view.spacing);
	return n->role == ROLE_FIELD ? caret_place(l, n, width, y) : y;
}
