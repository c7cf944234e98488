/*
 * HarfBuzz over the files' bytes. Widths are whole font units, so that lines break alike on every computer.
 */
#include "paper/letters.h"

#include <hb.h>

enum { LETTERS_FILE_MOST = 16 << 20 };

struct font {
	struct bytes file;
	hb_font_t *font; /* NULL: not opened yet */
	int em;
};
struct letters {
	struct arena files, shaped;
	const struct faces *faces;
	struct font font[FACES_ALL][WEIGHT_COUNT];
	hb_buffer_t *buffer;
};

struct letters *letters_new(const struct faces *faces)
{
	struct letters *l = calloc(1, sizeof *l);
	if (l == NULL)
		return NULL;
	l->faces = faces;
	l->buffer = hb_buffer_create();
	return l;
}

void letters_free(struct letters *l)
{
	if (l == NULL)
		return;
	for (int face = 0; face < FACES_ALL; face++)
		for (int weight = 0; weight < WEIGHT_COUNT; weight++)
			if (l->font[face][weight].font != NULL)
				hb_font_destroy(l->font[face][weight].font);
	hb_buffer_destroy(l->buffer);
	arena_release(&l->shaped);
	arena_release(&l->files);
	free(l);
}

const struct bytes *letters_file(const struct letters *l, const struct run *run)
{
	return &l->font[run->face][run->weight].file;
}

static bool font_open(struct letters *l, struct font *f, const char *path, struct err *e)
{
	if (f->font != NULL)
		return true;
	if (!file_read(&l->files, path, LETTERS_FILE_MOST, &f->file, e))
		return false;
	hb_blob_t *blob =
	    hb_blob_create((const char *)f->file.p, (unsigned)f->file.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *face = hb_face_create(blob, 0);
	bool good = hb_face_get_glyph_count(face) > 0;
	if (good) {
		f->font = hb_font_create(face);
		f->em = (int)hb_face_get_upem(face);
	}
	hb_face_destroy(face);
	hb_blob_destroy(blob);
	return good || fail(e, ERR_FORMAT, path, 0, "is no typeface: install its package again");
}

static bool has_all(const struct font *f, const char *text, size_t n)
{
	hb_codepoint_t glyph;
	size_t length;
	for (size_t i = 0; i < n; i += length) {
		uint32_t c = utf8_next(text + i, &length);
		if (c >= 0x80 && !hb_font_get_nominal_glyph(f->font, c, &glyph))
			return false;
	}
	return true;
}

/* Faces for other scripts have two weights. */
static enum weight weight_of(int face, enum weight weight)
{
	if (face < FACE_COUNT)
		return weight;
	return weight == WEIGHT_REGULAR || weight == WEIGHT_ITALIC || weight == WEIGHT_MEDIUM ? WEIGHT_REGULAR
											      : WEIGHT_BOLD;
}

/* The face for a word; Inter when none has it all. */
static bool face_find(struct letters *l, enum weight weight, const char *word, size_t n, int *out, struct err *e)
{
	*out = FACE_INTER;
	if (!font_open(l, &l->font[FACE_INTER][weight], l->faces->path[FACE_INTER][weight], e))
		return false;
	if (has_all(&l->font[FACE_INTER][weight], word, n))
		return true;
	for (int face = FACE_COUNT; face < FACES_ALL; face++) {
		enum weight own = weight_of(face, weight);
		const char *path = l->faces->path[face][own];
		/* A file that is broken is no reason not to print the rest. */
		if (path == NULL || !font_open(l, &l->font[face][own], path, NULL))
			continue;
		if (has_all(&l->font[face][own], word, n)) {
			*out = face;
			return true;
		}
	}
	return true;
}

static void run_shape(struct letters *l, const char *text, bool rtl, struct run *r)
{
	const struct font *f = &l->font[r->face][r->weight];
	hb_buffer_clear_contents(l->buffer);
	hb_buffer_add_utf8(l->buffer, text + r->from, (int)r->n, 0, (int)r->n);
	hb_buffer_guess_segment_properties(l->buffer);
	if (rtl || r->face < FACE_COUNT)
		hb_buffer_set_direction(l->buffer, rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	r->backward = hb_buffer_get_direction(l->buffer) == HB_DIRECTION_RTL;
	hb_shape(f->font, l->buffer, NULL, 0);
	unsigned count = 0;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(l->buffer, &count);
	const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(l->buffer, NULL);
	struct glyph *list = arena_array(&l->shaped, count, sizeof *list);
	int x = 0, y = 0;
	for (unsigned i = 0; i < count; i++) {
		list[i] = (struct glyph){ info[i].codepoint, x + at[i].x_offset, y + at[i].y_offset, info[i].cluster };
		x += at[i].x_advance;
		y += at[i].y_advance;
	}
	r->glyph = list;
	r->glyph_n = count;
	r->advance = x;
	r->em = f->em;
}

/* In the order of the text. Words of one face are one run with the blanks between them; blanks before a run of
 * another face are Inter's.
 */
static bool runs_cut(
    struct letters *l, enum weight weight, const char *text, size_t n, struct run *run, size_t *count, struct err *e)
{
	size_t at = 0;
	while (at < n) {
		size_t blank = at, end;
		int face;
		while (blank < n && text[blank] == ' ')
			blank++;
		for (end = blank; end < n && text[end] != ' ';)
			end++;
		if (!face_find(l, weight, text + blank, end - blank, &face, e))
			return false;
		struct run *last = *count > 0 ? &run[*count - 1] : NULL;
		if (end == blank)
			face = FACE_INTER;
		if (last != NULL && last->face == face) {
			last->n = end - last->from;
		} else if (last != NULL && last->face == FACE_INTER) {
			last->n = blank - last->from;
			run[(*count)++] = (struct run){
				.face = face, .weight = weight_of(face, weight), .from = blank, .n = end - blank
			};
		} else {
			run[(*count)++] =
			    (struct run){ .face = face, .weight = weight_of(face, weight), .from = at, .n = end - at };
		}
		at = end;
	}
	return true;
}

struct runs letters_shape(struct letters *l, enum weight weight, const char *text, size_t n, bool rtl, struct err *e)
{
	size_t words = 1, count = 0;
	for (size_t i = 0; i < n; i++)
		words += text[i] == ' ' ? 1 : 0;
	arena_reset(&l->shaped);
	struct run *run = arena_array(&l->shaped, words, sizeof *run);
	if (!runs_cut(l, weight, text, n, run, &count, e))
		return (struct runs){ NULL, 0 };
	bool backward = false;
	for (size_t i = 0; i < count; i++) {
		run_shape(l, text, rtl, &run[i]);
		backward = backward || run[i].backward;
	}
	for (size_t i = 0; backward && i < count / 2; i++) {
		struct run keep = run[i];
		run[i] = run[count - 1 - i];
		run[count - 1 - i] = keep;
	}
	return (struct runs){ run, count };
}
