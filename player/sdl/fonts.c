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

enum {
	SLOTS = 40,               /* open sizes */
	FILES = FACE_COUNT * WEIGHT_COUNT,
	WORDS = 1 << 13,          /* a power of two; kept at most three quarters full */
	WORD_BYTES = 3 << 20,     /* words kept; then all is forgotten and met again */
	WORD_LONGEST = 256,       /* a longer word is cut: no line holds it */
	FONT_FILE_BYTES = 16 << 20,
};

struct font_file {
	const char *path; /* NULL: not on this machine */
	struct bytes bytes; /* read when first needed */
	bool broken;
};
struct slot {
	TTF_Font *font;
	enum face face;
	enum weight weight;
	int px, blank; /* blank: in quarters, as a word's width */
};
struct fonts {
	struct arena a;       /* the list and the files */
	struct arena words_a; /* the words */
	struct font_file file[FACE_COUNT][WEIGHT_COUNT];
	enum face face;
	int density;
	struct slot slot[SLOTS];
	int slot_n;
	struct word *word[WORDS];
	size_t word_n;
};

static const char *const face_names[] = { "inter", "andika", "opendyslexic", NULL };
static const char *const weight_names[] = { "regular", "italic", "medium", "semibold", "bold", "display-semibold",
	"display-bold", NULL };

/* --- the list --- */

static int name_index(const char *name, size_t n, const char *const *names)
{
	for (int i = 0; names[i] != NULL; i++)
		if (strlen(names[i]) == n && memcmp(names[i], name, n) == 0)
			return i;
	return -1;
}

/*
 * The next blank-separated field of a line; the last one is taken whole by the caller, since paths may
 * hold blanks.
 */
static struct str field(const char **p)
{
	while (**p == ' ')
		(*p)++;
	struct str f = { *p, strcspn(*p, " \n\r") };
	*p += f.n;
	return f;
}

static bool line_read(struct fonts *f, const char *dir, const char *list, int number, const char *p, struct err *e)
{
	struct str face = field(&p), weight = field(&p), package = field(&p);
	int i = name_index(face.p, face.n, face_names), j = name_index(weight.p, weight.n, weight_names);
	while (*p == ' ')
		p++;
	size_t n = strcspn(p, "\r\n");
	if (i < 0 || j < 0 || package.n == 0 || n == 0)
		return fail(e, ERR_FORMAT, list, number, "write: face, weight, package, path");
	if (f->file[i][j].path != NULL)
		return true;
	char *path = arena_copy(&f->a, p, n);
	if (path[0] != '/' && strchr(path, ':') == NULL)
		path = path_join(&f->a, dir, path);
	if (os_stat(path, NULL) == OS_FILE)
		f->file[i][j].path = path;
	return true;
}

static bool list_read(struct fonts *f, const char *dir, struct err *e)
{
	struct bytes text;
	char *list = path_join(&f->a, dir, "fonts.list");
	if (!file_read(&f->a, list, 1 << 16, &text, e))
		return false;
	int number = 1;
	for (const char *p = (const char *)text.p; *p != '\0'; number++) {
		if (*p != '#' && *p != '\n' && *p != '\r' && !line_read(f, dir, list, number, p, e))
			return false;
		p += strcspn(p, "\n");
		p += *p == '\n';
	}
	return true;
}

bool fonts_open(struct fonts **out, const char *asset_dir, struct err *e)
{
	struct fonts *f = calloc(1, sizeof *f);
	if (f == NULL)
		return fail(e, ERR_LIMIT, NULL, 0, "out of memory");
	f->density = 100;
	bool ok = list_read(f, asset_dir, e);
	for (int j = 0; ok && j < WEIGHT_COUNT; j++)
		if (f->file[FACE_INTER][j].path == NULL)
			ok = fail(e, ERR_IO, NULL, 0,
			    "the typeface Inter (%s) is not on this computer: install the package fonts-inter",
			    weight_names[j]);
	if (!ok) {
		fonts_close(f);
		return false;
	}
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
static struct font_file *file_for(struct fonts *f, enum face *face, enum weight w)
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

static TTF_Font *font_open(struct fonts *f, struct font_file *file, int px)
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
	return font;
}

static int slot_get(struct fonts *f, enum face face, enum weight weight, int px)
{
	for (int i = 0; i < f->slot_n; i++)
		if (f->slot[i].face == face && f->slot[i].weight == weight && f->slot[i].px == px)
			return i;
	if (f->slot_n == SLOTS)
		slots_close(f);
	struct slot *s = &f->slot[f->slot_n];
	enum face real = face;
	struct font_file *file = file_for(f, &real, weight);
	*s = (struct slot){ .font = font_open(f, file, px), .face = face, .weight = weight, .px = px };
	if (s->font == NULL && real != FACE_INTER) {
		/* The file is there but broken: now marked, so the next answer is another file. */
		file = file_for(f, &real, weight);
		s->font = font_open(f, file, px);
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
	return slot_get(f, f->face, style->weight, px < 1 ? 1 : px);
}

int fonts_size(struct fonts *f, int slot)
{
	return f->slot[slot].px;
}

/* --- words --- */

static uint32_t word_hash(int slot, const char *p, size_t n)
{
	uint32_t h = 2166136261u ^ (uint32_t)slot;
	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)p[i]) * 16777619u;
	return h ^ h >> 15;
}

/* Whether the font has all of a word's characters. */
static bool font_has(TTF_Font *font, const char *text)
{
	size_t n;
	for (const char *p = text; *p != '\0'; p += n) {
		uint32_t c = utf8_next(p, &n);
		/* Blanks, joiners and variation marks need no picture. */
		bool shown = c > 0x7f && c != 0xa0 && c != 0xad && !(c >= 0x2000 && c <= 0x200f) && c != 0xfe0f;
		if (shown && TTF_GlyphIsProvided32(font, c) == 0)
			return false;
	}
	return true;
}

static uint8_t some_mean(const uint8_t *p, int n)
{
	int sum = 0;
	for (int i = 0; i < n; i++)
		sum += p[i];
	return (uint8_t)((sum + QUARTERS / 2) / QUARTERS);
}

/* Four columns of a row are one pixel: their mean, all four added at once. shift columns are missing before the first. */
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

/* Shapes and draws: in SDL_ttf's shaded surfaces a pixel is the coverage itself. */
static void word_draw(struct fonts *f, struct word *w)
{
	static const SDL_Color ink = { 255, 255, 255, 255 }, paper = { 0, 0, 0, 255 };
	const struct slot *own = &f->slot[w->slot], *s = own;
	if (own->font != NULL && own->face != FACE_INTER && !font_has(own->font, w->text)) {
		int px = own->px;
		enum weight weight = own->weight;
		/*
		 * Inter has most signs that the reading faces lack. No slot may be closed now, so a full
		 * table does without.
		 */
		if (f->slot_n < SLOTS)
			s = &f->slot[slot_get(f, FACE_INTER, weight, px)];
	}
	if (s->font == NULL)
		return;
	SDL_Surface *drawn = TTF_RenderUTF8_Shaded(s->font, w->text, ink, paper);
	if (drawn == NULL)
		return;
	word_masks(f, w, drawn, TTF_FontAscent(s->font));
	SDL_FreeSurface(drawn);
}

static struct word *word_get(struct fonts *f, int slot, const char *p, size_t n)
{
	uint32_t hash = word_hash(slot, p, n), at = hash & (WORDS - 1);
	for (; f->word[at] != NULL; at = (at + 1) & (WORDS - 1)) {
		struct word *w = f->word[at];
		if (w->hash == hash && w->slot == slot && w->n == n && memcmp(w->text, p, n) == 0)
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

const struct word *fonts_next(struct fonts *f, int slot, const char **p, const char *end, int *blank_px)
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
	while (*p < end && *p - from > WORD_LONGEST - 4 && ((unsigned char)**p & 0xc0) == 0x80)
		(*p)--;
	return word_get(f, slot, from, (size_t)(*p - from));
}

int fonts_run(struct fonts *f, int slot, const char *p, size_t n)
{
	const char *end = p + n;
	int w = 0, blank_px;
	while (p < end) {
		const struct word *word = fonts_next(f, slot, &p, end, &blank_px);
		w += word != NULL ? word->width : blank_px;
	}
	return w;
}

/* Rounded up: what layout calls wide enough is wide enough in device pixels. */
static int logical_width(void *context, enum type t, int scale, const char *p, size_t n)
{
	struct fonts *f = context;
	int w = fonts_run(f, fonts_slot(f, t, scale), p, n);
	int unit = f->density * QUARTERS;
	return (w * 100 + unit - 1) / unit;
}

struct ui_fonts fonts_measure(struct fonts *f)
{
	return (struct ui_fonts){ f, logical_width };
}
