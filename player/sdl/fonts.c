/*
 * Fonts. The idea: the word is the unit. A word is shaped, measured and drawn once, as 8-bit coverage, and
 * kept; a line is words and blanks. Layout therefore measures exactly what paint will paint, colours and
 * themes cost nothing, and a new page draws only the words not met before. Letters are drawn four times as
 * wide and averaged, so that they stand where they belong to a quarter of a pixel; on whole pixels words fall
 * apart. Each file is read once (SDL_ttf on a path seeks and reads for every glyph, which costs half of all
 * the time), each size opened when it is first needed.
 */
#include <SDL_ttf.h>

#include "sdl/internal.h"
#include "ui/faces.h"

enum {
	SLOTS = 64,           /* open sizes */
	WORDS = 1 << 13,      /* a power of two; kept at most three quarters full */
	WORD_BYTES = 3 << 20, /* words kept; then all is forgotten and met again */
	WORD_LONGEST = 256,   /* a longer word is cut: no line holds it */
	FONT_FILE_BYTES = 16 << 20,
};

struct font_file {
	const char *path;   /* NULL: not on this machine */
	struct bytes bytes; /* read when first needed */
	bool broken;
};
struct slot {
	TTF_Font *font;
	int face; /* of FACES_ALL */
	enum weight weight;
	int px, blank; /* blank: in quarters, as a word's width */
};
struct fonts {
	struct arena a;       /* the list and the files */
	struct arena words_a; /* the words */
	struct font_file file[FACES_ALL][WEIGHT_COUNT];
	enum face face;
	int density;
	struct slot slot[SLOTS];
	int slot_n;
	struct word *word[WORDS];
	size_t word_n;
};

bool fonts_open(struct fonts **out, const char *asset_dir, struct err *e)
{
	struct fonts *f = calloc(1, sizeof *f);
	struct faces faces;
	if (f == NULL)
		return fail(e, ERR_LIMIT, NULL, 0, "out of memory");
	f->density = 100;
	if (!faces_read(&f->a, asset_dir, &faces, e)) {
		fonts_close(f);
		return false;
	}
	for (int i = 0; i < FACES_ALL; i++)
		for (int j = 0; j < WEIGHT_COUNT; j++)
			f->file[i][j].path = faces.path[i][j];
	*out = f;
	return true;
}

/* --- slots: a file at a size --- */

static void words_forget(struct fonts *f)
{
	memset(f->word, 0, sizeof f->word);
	f->word_n = 0;
	arena_release(&f->words_a);
}

static void slots_close(struct fonts *f)
{
	words_forget(f);
	for (int i = 0; i < f->slot_n; i++)
		if (f->slot[i].font != NULL)
			TTF_CloseFont(f->slot[i].font);
	f->slot_n = 0;
}

void fonts_close(struct fonts *f)
{
	if (f == NULL)
		return;
	slots_close(f);
	arena_release(&f->a);
	free(f);
}

void fonts_set(struct fonts *f, enum face face, int density)
{
	if (f->density != density)
		slots_close(f); /* all sizes change */
	f->face = face;
	f->density = density;
}

/* What a face has for a weight: the next of its own, then Inter's. */
static struct font_file *file_for(struct fonts *f, int *face, enum weight w)
{
	static const enum weight second[WEIGHT_COUNT] = { WEIGHT_REGULAR, WEIGHT_REGULAR, WEIGHT_REGULAR, WEIGHT_BOLD,
		WEIGHT_SEMIBOLD, WEIGHT_BOLD, WEIGHT_BOLD };
	struct font_file *of_face = f->file[*face];
	if (of_face[w].path != NULL && !of_face[w].broken)
		return &of_face[w];
	if (of_face[second[w]].path != NULL && !of_face[second[w]].broken)
		return &of_face[second[w]];
	*face = FACE_INTER;
	return &f->file[FACE_INTER][w];
}

static TTF_Font *font_open(struct fonts *f, struct font_file *file, int px, int face)
{
	TTF_Font *font = NULL;
	if (file->bytes.p == NULL && !file_read(&f->a, file->path, FONT_FILE_BYTES, &file->bytes, NULL))
		file->broken = true;
	if (!file->broken) {
		SDL_RWops *from = SDL_RWFromConstMem(file->bytes.p, (int)file->bytes.n);
		font = TTF_OpenFontDPIRW(from, 1, px, 72 * QUARTERS, 72); /* 72: points are pixels */
		file->broken = font == NULL;
	}
	/*
	 * Without hinting letters keep their shape at every size, and pixels do not depend on FreeType's
	 * settings.
	 */
	if (font != NULL)
		TTF_SetFontHinting(font, TTF_HINTING_NONE);
	/* Letters that change their form with their neighbours do so by the rules of their script. */
	if (font != NULL && face == FACE_ARABIC)
		TTF_SetFontScriptName(font, "Arab");
	if (font != NULL && face == FACE_BENGALI)
		TTF_SetFontScriptName(font, "Beng");
	return font;
}

static int slot_get(struct fonts *f, int face, enum weight weight, int px)
{
	for (int i = 0; i < f->slot_n; i++)
		if (f->slot[i].face == face && f->slot[i].weight == weight && f->slot[i].px == px)
			return i;
	if (f->slot_n == SLOTS)
		slots_close(f);
	struct slot *s = &f->slot[f->slot_n];
	int real = face;
	struct font_file *file = file_for(f, &real, weight);
	*s = (struct slot){ .font = font_open(f, file, px, real), .face = face, .weight = weight, .px = px };
	if (s->font == NULL && real != FACE_INTER) {
		/* The file is there but broken: now marked, so the next answer is another file. */
		file = file_for(f, &real, weight);
		s->font = font_open(f, file, px, real);
	}
	s->blank = px;
	int advance;
	if (s->font != NULL && TTF_GlyphMetrics32(s->font, ' ', NULL, NULL, NULL, NULL, &advance) == 0)
		s->blank = advance;
	return f->slot_n++;
}

int fonts_slot(struct fonts *f, enum type t, int scale)
{
	const struct type_style *style = type_style(t);
	int px = (style->size_px * scale * f->density + 5000) / 10000;
	return slot_get(f, (int)f->face, style->weight, px < 1 ? 1 : px);
}

int fonts_size(struct fonts *f, int slot)
{
	return f->slot[slot].px;
}

/* --- words --- */

static uint32_t word_hash(int slot, bool rtl, const char *p, size_t n)
{
	uint32_t h = 2166136261u ^ (uint32_t)slot ^ (rtl ? 1u << 16 : 0);
	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)p[i]) * 16777619u;
	return h ^ h >> 15;
}

static uint8_t some_mean(const uint8_t *p, int n)
{
	int sum = 0;
	for (int i = 0; i < n; i++)
		sum += p[i];
	return (uint8_t)((sum + QUARTERS / 2) / QUARTERS);
}

/*
 * Four columns of a row are one pixel: their mean, all four added at once. shift columns are missing before the first.
 */
static void quarters_mean(uint8_t *to, const uint8_t *row, int columns, int shift)
{
	int x = shift == 0 ? 0 : QUARTERS - shift;
	if (x > columns)
		x = columns;
	if (shift > 0)
		*to++ = some_mean(row, x);
	for (; x + QUARTERS <= columns; x += QUARTERS) {
		uint32_t four;
		memcpy(&four, row + x, sizeof four);
		four = (four & 0xff00ff) + (four >> 8 & 0xff00ff);
		*to++ = (uint8_t)(((four & 0xffff) + (four >> 16) + QUARTERS / 2) / QUARTERS);
	}
	if (x < columns)
		*to = some_mean(row + x, columns - x);
}

static bool row_empty(const SDL_Surface *s, int y)
{
	const uint8_t *row = (const uint8_t *)s->pixels + (ptrdiff_t)y * s->pitch;
	return row[0] == 0 && memcmp(row, row + 1, (size_t)s->w - 1) == 0;
}

/* Rows [first, last] of a surface at their real width, starting shift quarters into a pixel. */
static struct mask mask_copy(struct arena *a, const SDL_Surface *s, int first, int last, int shift)
{
	struct mask m = { (s->w + shift + QUARTERS - 1) / QUARTERS, last - first + 1, NULL };
	uint8_t *cover = arena_array(a, (size_t)m.w, (size_t)m.h);
	m.cover = cover;
	for (int y = first; y <= last; y++, cover += m.w)
		quarters_mean(cover, (const uint8_t *)s->pixels + (ptrdiff_t)y * s->pitch, s->w, shift);
	return m;
}

/* The rows that hold something; above: the base line's distance from the first row. */
static void word_masks(struct fonts *f, struct word *w, const SDL_Surface *s, int above)
{
	int first = 0, last = s->h - 1;
	while (first <= last && row_empty(s, first))
		first++;
	while (last > first && row_empty(s, last))
		last--;
	w->width = s->w;
	w->top = first - above;
	for (int i = 0; i < STARTS && first <= last; i++)
		w->mask[i] = mask_copy(&f->words_a, s, first, last, i * QUARTERS / STARTS);
}

/* --- parts: a word is drawn by one typeface, or by several where none has all its letters --- */

struct part {
	const char *p;
	size_t n;
	TTF_Font *font;
	SDL_Surface *drawn; /* its pixels are the coverage itself */
};

/* Blanks, joiners and marks of direction need no picture. */
static bool unseen(uint32_t c)
{
	return c == 0xa0 || c == 0xad || (c >= 0x2000 && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || c == 0xfe0f;
}

/*
 * The typeface for a character: the chosen one, Inter, then those for other scripts. No slot may be closed meanwhile.
 */
static TTF_Font *font_for(struct fonts *f, const struct slot *own, uint32_t c)
{
	static const int others[] = { FACE_INTER, FACE_ARABIC, FACE_BENGALI };
	int px = own->px;
	enum weight weight = own->weight;
	if (c <= 0x7f || own->font == NULL || TTF_GlyphIsProvided32(own->font, c) != 0)
		return own->font;
	for (size_t i = 0; i < COUNT(others) && f->slot_n < SLOTS; i++) {
		TTF_Font *font = f->slot[slot_get(f, others[i], weight, px)].font;
		if (font != NULL && TTF_GlyphIsProvided32(font, c) != 0)
			return font;
	}
	return own->font;
}

/* Cuts a word where the typeface changes; returns how many parts, the last one all the rest. */
static int parts_of(struct fonts *f, const struct word *w, struct part *part, int most)
{
	const struct slot *own = &f->slot[w->slot];
	int n = 0;
	size_t length;
	for (const char *p = w->text; *p != '\0'; p += length) {
		uint32_t c = utf8_next(p, &length);
		TTF_Font *font = n > 0 && unseen(c) ? part[n - 1].font : font_for(f, own, c);
		if (n == 0 || (font != part[n - 1].font && n < most))
			part[n++] = (struct part){ p, 0, font, NULL };
		part[n - 1].n += length;
	}
	return n;
}

static void part_draw(struct part *part, bool rtl)
{
	static const SDL_Color ink = { 255, 255, 255, 255 }, paper = { 0, 0, 0, 255 };
	char text[WORD_LONGEST + 1];
	if (part->font == NULL)
		return;
	memcpy(text, part->p, part->n);
	text[part->n] = '\0';
	TTF_SetFontDirection(part->font, rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
	part->drawn = TTF_RenderUTF8_Shaded(part->font, text, ink, paper);
}

/* All parts on one surface, their base lines on one line; above: its distance from the top. */
static SDL_Surface *parts_join(const struct part *part, int n, bool rtl, int *above)
{
	int width = 0, below = 0;
	*above = 0;
	for (int i = 0; i < n; i++) {
		int ascent = part[i].drawn != NULL ? TTF_FontAscent(part[i].font) : 0;
		int rest = part[i].drawn != NULL ? part[i].drawn->h - ascent : 0;
		width += part[i].drawn != NULL ? part[i].drawn->w : 0;
		*above = ascent > *above ? ascent : *above;
		below = rest > below ? rest : below;
	}
	SDL_Surface *all =
	    width > 0 ? SDL_CreateRGBSurfaceWithFormat(0, width, *above + below, 8, SDL_PIXELFORMAT_INDEX8) : NULL;
	int x = 0;
	for (int k = 0; k < n && all != NULL; k++) {
		const struct part *p = &part[rtl ? n - 1 - k : k];
		if (p->drawn == NULL)
			continue;
		for (int y = 0; y < p->drawn->h; y++)
			memcpy(
			    (uint8_t *)all->pixels + (ptrdiff_t)(*above - TTF_FontAscent(p->font) + y) * all->pitch + x,
			    (const uint8_t *)p->drawn->pixels + (ptrdiff_t)y * p->drawn->pitch, (size_t)p->drawn->w);
		x += p->drawn->w;
	}
	return all;
}

static void word_draw(struct fonts *f, struct word *w)
{
	enum { PARTS = 16 };
	struct part part[PARTS];
	int n = parts_of(f, w, part, PARTS), above;
	for (int i = 0; i < n; i++)
		part_draw(&part[i], w->rtl);
	if (n == 1 && part[0].drawn != NULL) {
		word_masks(f, w, part[0].drawn, TTF_FontAscent(part[0].font));
	} else if (n > 1) {
		SDL_Surface *all = parts_join(part, n, w->rtl, &above);
		if (all != NULL)
			word_masks(f, w, all, above);
		SDL_FreeSurface(all);
	}
	for (int i = 0; i < n; i++)
		SDL_FreeSurface(part[i].drawn);
}

static struct word *word_get(struct fonts *f, int slot, bool rtl, const char *p, size_t n)
{
	uint32_t hash = word_hash(slot, rtl, p, n), at = hash & (WORDS - 1);
	for (; f->word[at] != NULL; at = (at + 1) & (WORDS - 1)) {
		struct word *w = f->word[at];
		if (w->hash == hash && w->slot == slot && w->rtl == rtl && w->n == n && memcmp(w->text, p, n) == 0)
			return w;
	}
	if (f->word_n >= WORDS / 4 * 3 || f->words_a.total > WORD_BYTES) {
		words_forget(f);
		at = hash & (WORDS - 1);
	}
	/* The text stands right behind: looking a word up touches memory once. */
	struct word *w = arena_alloc(&f->words_a, sizeof *w + n + 1);
	w->hash = hash;
	w->slot = slot;
	w->rtl = rtl;
	w->n = n;
	memcpy(w->text, p, n);
	word_draw(f, w);
	f->word[at] = w;
	f->word_n++;
	return w;
}

static bool blank(char c)
{
	return (unsigned char)c <= ' ';
}

const struct word *fonts_next(struct fonts *f, int slot, bool rtl, const char **p, const char *end, int *blank_px)
{
	const char *from = *p;
	*blank_px = 0;
	while (from < end && blank(*from)) {
		*blank_px += f->slot[slot].blank;
		from++;
	}
	*p = from;
	if (*blank_px > 0 || from == end)
		return NULL;
	while (*p < end && !blank(**p) && *p - from < WORD_LONGEST)
		(*p)++;
	/* Not in the middle of a character. */
	while (*p<end && * p - from> WORD_LONGEST - 4 && ((unsigned char)**p & 0xc0) == 0x80)
		(*p)--;
	return word_get(f, slot, rtl, from, (size_t)(*p - from));
}

int fonts_run(struct fonts *f, int slot, bool rtl, const char *p, size_t n)
{
	const char *end = p + n;
	int w = 0, blank_px;
	while (p < end) {
		const struct word *word = fonts_next(f, slot, rtl, &p, end, &blank_px);
		w += word != NULL ? word->width : blank_px;
	}
	return w;
}

/* Rounded up: what layout calls wide enough is wide enough in device pixels. */
static int logical_width(void *context, enum type t, int scale, const char *p, size_t n, bool rtl)
{
	struct fonts *f = context;
	int w = fonts_run(f, fonts_slot(f, t, scale), rtl, p, n);
	int unit = f->density * QUARTERS;
	return (w * 100 + unit - 1) / unit;
}

void fonts_warm(struct fonts *f, int scale)
{
	static const enum type types[] = { TYPE_SMALL, TYPE_SMALL_STRONG, TYPE_LABEL, TYPE_BODY, TYPE_H1 };
	static const char letters[] = "CHMRSTW abcdefghiklmnoprstuvwy 0123456789";
	for (size_t i = 0; i < COUNT(types); i++)
		(void)logical_width(f, types[i], scale, letters, sizeof letters - 1, false);
}

struct ui_fonts fonts_measure(struct fonts *f)
{
	return (struct ui_fonts){ f, logical_width };
}
