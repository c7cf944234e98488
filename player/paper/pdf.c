/*
 * cairo's PDF surface behind our own few words. cairo writes the structure tree but neither the words for a
 * figure nor what a table head heads; those are remembered here, tag by tag, and put in at the end by
 * pdf_amend.c. A typeface is a file given to FreeType as bytes, so fontconfig is never asked; its letters are
 * placed by letters.c.
 */
/* Before our own: FreeType's headers name functions that base.h poisons. */
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include "paper/letters.h"
#include "paper/pdf.h"
#include "paper/png.h"

enum { PDF_TAGS_DEEP = 32, PDF_LINK_LONGEST = 2000 };

/* What FreeType holds for a face of cairo's; freed when cairo lets go of it, which may be after the document is
 * closed. */
struct held {
	FT_Library library;
	FT_Face face;
	unsigned char *bytes;
};
struct begun {
	const char *tag, *extra;
};
struct pdf {
	struct arena a;
	struct err e;
	struct faces faces;
	struct letters *letters;
	cairo_font_face_t *face[FACES_ALL][WEIGHT_COUNT]; /* NULL: not used yet */
	cairo_surface_t *surface;
	cairo_t *cr;
	struct buf out;
	struct begun *begun;
	size_t begun_n, begun_cap;
	const char *open[PDF_TAGS_DEEP]; /* NULL: a link that was no link */
	size_t open_n;
	const char *language;
	bool quiet, paged;
	int pages, outline; /* outline: the last line of level 1 */
	size_t missing;
	uint32_t missing_first;
};

static const cairo_user_data_key_t held_key;

static double points(int um)
{
	return um * 72.0 / 25400;
}

/* --- the document --- */

static cairo_status_t write_out(void *context, const unsigned char *data, unsigned n)
{
	buf_add_n(context, (const char *)data, n);
	return CAIRO_STATUS_SUCCESS;
}

bool pdf_open(struct pdf **out, const char *assets, const struct pdf_about *about, struct err *e)
{
	struct pdf *p = calloc(1, sizeof *p);
	if (p == NULL)
		return fail(e, ERR_LIMIT, NULL, 0, "out of memory");
	if (!faces_read(&p->a, assets, &p->faces, e)) {
		pdf_close(p);
		return false;
	}
	p->letters = letters_new(&p->faces);
	if (p->letters == NULL) {
		pdf_close(p);
		return fail(e, ERR_LIMIT, NULL, 0, "out of memory");
	}
	p->out.a = &p->a;
	p->language = arena_string(&p->a, about->language);
	p->surface = cairo_pdf_surface_create_for_stream(write_out, &p->out, points(A4_SHORT), points(A4_LONG));
	/* 1.4 keeps every object in the open, where pdf_amend finds it. */
	cairo_pdf_surface_restrict_to_version(p->surface, CAIRO_PDF_VERSION_1_4);
	const char *date = arena_printf(&p->a, "%sT00:00:00Z", about->date);
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_TITLE, about->title);
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_AUTHOR, about->author);
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_SUBJECT, about->subject);
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATOR, "Coursepack");
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_MOD_DATE, date);
	p->cr = cairo_create(p->surface);
	*out = p;
	return true;
}

/* cairo's own word for its failure. */
static void failure_note(struct pdf *p, cairo_status_t status)
{
	if (status != CAIRO_STATUS_SUCCESS)
		fail(&p->e, status == CAIRO_STATUS_NO_MEMORY ? ERR_LIMIT : ERR_FORMAT, NULL, 0,
		    "the PDF could not be made: %s", cairo_status_to_string(status));
}

bool pdf_finish(struct pdf *p, struct arena *a, struct bytes *out, struct err *e)
{
	if (p->open_n > 0)
		pdf_tag_end(p);
	assert(p->open_n == 0 && !p->paged && !p->quiet);
	failure_note(p, cairo_status(p->cr));
	cairo_destroy(p->cr);
	p->cr = NULL;
	cairo_surface_finish(p->surface);
	failure_note(p, cairo_surface_status(p->surface));
	if (p->e.kind != ERR_NONE)
		return fail(e, p->e.kind, p->e.file, p->e.line, "%s", p->e.text);
	const char **tag = arena_array(&p->a, p->begun_n, sizeof *tag),
		   **extra = arena_array(&p->a, p->begun_n, sizeof *extra);
	for (size_t i = 0; i < p->begun_n; i++) {
		tag[i] = p->begun[i].tag;
		extra[i] = p->begun[i].extra;
	}
	struct bytes in = { (unsigned char *)p->out.p, p->out.n };
	const char *catalog =
	    arena_printf(&p->a, "   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n", p->language);
	return pdf_amend(a, &in, tag, extra, p->begun_n, catalog, out, e);
}

void pdf_close(struct pdf *p)
{
	if (p == NULL)
		return;
	if (p->cr != NULL)
		cairo_destroy(p->cr);
	if (p->surface != NULL)
		cairo_surface_destroy(p->surface);
	for (int face = 0; face < FACES_ALL; face++)
		for (int weight = 0; weight < WEIGHT_COUNT; weight++)
			if (p->face[face][weight] != NULL)
				cairo_font_face_destroy(p->face[face][weight]);
	letters_free(p->letters);
	arena_release(&p->a);
	free(p);
}

bool pdf_quiet(struct pdf *p, bool quiet)
{
	bool before = p->quiet;
	p->quiet = quiet;
	return before;
}

size_t pdf_missing(const struct pdf *p, uint32_t *first)
{
	*first = p->missing_first;
	return p->missing;
}

void pdf_page_begin(struct pdf *p, int w, int h)
{
	assert(!p->paged);
	p->paged = true;
	p->pages++;
	if (p->quiet)
		return;
	/* Forgets what was begun on the page, so nothing is before it. */
	cairo_pdf_surface_set_size(p->surface, points(w), points(h));
	if (p->open_n == 0)
		pdf_tag(p, TAG_DOCUMENT, NULL);
}

void pdf_page_end(struct pdf *p)
{
	assert(p->paged);
	p->paged = false;
	if (!p->quiet)
		cairo_show_page(p->cr);
}

int pdf_pages(const struct pdf *p)
{
	return p->pages;
}

/* --- structure --- */

static void tag_begin(struct pdf *p, const char *name, const char *attributes, const char *extra)
{
	assert(p->open_n < PDF_TAGS_DEEP);
	p->open[p->open_n++] = name;
	if (p->quiet || name == NULL)
		return;
	if (p->begun_n == p->begun_cap) {
		size_t cap = p->begun_cap == 0 ? 256 : 2 * p->begun_cap;
		struct begun *list = arena_array(&p->a, cap, sizeof *list);
		if (p->begun_n > 0)
			memcpy(list, p->begun, p->begun_n * sizeof *list);
		p->begun = list;
		p->begun_cap = cap;
	}
	p->begun[p->begun_n++] = (struct begun){ name, extra };
	cairo_tag_begin(p->cr, name, attributes);
}

void pdf_tag(struct pdf *p, enum tag tag, const char *alt)
{
	tag_begin(p, pdf_tag_name(tag), NULL, p->quiet ? NULL : pdf_tag_extra(&p->a, tag, alt));
}

void pdf_tag_end(struct pdf *p)
{
	assert(p->open_n > 0);
	const char *name = p->open[--p->open_n];
	if (!p->quiet && name != NULL)
		cairo_tag_end(p->cr, name);
}

/* Only what cannot break out of the attribute it is written into. */
static bool link_ok(const char *to)
{
	if (to[0] != '#' && !str_starts(to, "https://") && !str_starts(to, "http://"))
		return false;
	for (const char *s = to; *s != '\0'; s++)
		if ((unsigned char)*s <= ' ' || (unsigned char)*s >= 0x7f || strchr("'\"\\<>()", *s) != NULL)
			return false;
	return strlen(to) < PDF_LINK_LONGEST;
}

void pdf_link(struct pdf *p, const char *to)
{
	const char *attributes = !link_ok(to) ? NULL
	    : to[0] == '#'                    ? arena_printf(&p->a, "dest='%s'", to + 1)
					      : arena_printf(&p->a, "uri='%s'", to);
	tag_begin(p, attributes != NULL ? CAIRO_TAG_LINK : NULL, attributes, NULL);
}

void pdf_link_end(struct pdf *p)
{
	pdf_tag_end(p);
}

void pdf_place(struct pdf *p, const char *name)
{
	if (p->quiet || !link_ok(arena_printf(&p->a, "#%s", name)))
		return;
	cairo_tag_begin(p->cr, CAIRO_TAG_DEST, arena_printf(&p->a, "name='%s'", name));
	cairo_tag_end(p->cr, CAIRO_TAG_DEST);
}

void pdf_outline(struct pdf *p, int level, const char *title, int page)
{
	if (p->quiet)
		return;
	int parent = level > 1 ? p->outline : CAIRO_PDF_OUTLINE_ROOT;
	int id = cairo_pdf_surface_add_outline(p->surface, parent, title, arena_printf(&p->a, "page=%d", page),
	    level > 1 ? (cairo_pdf_outline_flags_t)0 : CAIRO_PDF_OUTLINE_FLAG_OPEN);
	if (level == 1)
		p->outline = id;
}

/* --- shapes --- */

static void round_path(struct pdf *p, struct area b, int radius)
{
	const double right = 1.5707963267948966;
	double x = points(b.x), y = points(b.y), w = points(b.w), h = points(b.h), r = points(radius);
	if (radius <= 0) {
		cairo_rectangle(p->cr, x, y, w, h);
		return;
	}
	cairo_new_sub_path(p->cr);
	cairo_arc(p->cr, x + w - r, y + r, r, -right, 0);
	cairo_arc(p->cr, x + w - r, y + h - r, r, 0, right);
	cairo_arc(p->cr, x + r, y + h - r, r, right, 2 * right);
	cairo_arc(p->cr, x + r, y + r, r, 2 * right, 3 * right);
	cairo_close_path(p->cr);
}

static void line_set(struct pdf *p, int width, enum line_kind kind)
{
	const double dash[] = { points(2 * MM), points(1500) };
	cairo_set_line_width(p->cr, points(width));
	cairo_set_dash(p->cr, dash, kind == LINE_DASHED ? 2 : 0, 0);
	cairo_set_line_cap(p->cr, CAIRO_LINE_CAP_BUTT);
	cairo_set_line_join(p->cr, CAIRO_LINE_JOIN_MITER);
}

void pdf_box(struct pdf *p, struct area box, int radius, enum colour fill, enum colour border, int border_um,
    enum line_kind kind)
{
	if (p->quiet)
		return;
	if (fill != COLOUR_NONE) {
		round_path(p, box, radius);
		ink_set(p->cr, fill);
		cairo_fill(p->cr);
	}
	if (border == COLOUR_NONE || border_um <= 0)
		return;
	struct area inner = { box.x + border_um / 2, box.y + border_um / 2, box.w - border_um, box.h - border_um };
	round_path(p, inner, radius > border_um / 2 ? radius - border_um / 2 : 0);
	ink_set(p->cr, border);
	line_set(p, border_um, kind);
	cairo_stroke(p->cr);
}

void pdf_corner(struct pdf *p, struct area box, int radius, int size, enum colour fill)
{
	if (p->quiet)
		return;
	cairo_save(p->cr);
	round_path(p, box, radius);
	cairo_clip(p->cr);
	cairo_move_to(p->cr, points(box.x + box.w - size), points(box.y));
	cairo_line_to(p->cr, points(box.x + box.w), points(box.y));
	cairo_line_to(p->cr, points(box.x + box.w), points(box.y + size));
	cairo_close_path(p->cr);
	ink_set(p->cr, fill);
	cairo_fill(p->cr);
	cairo_restore(p->cr);
}

void pdf_line(struct pdf *p, int x0, int y0, int x1, int y1, int width, enum colour colour, enum line_kind kind)
{
	if (p->quiet)
		return;
	cairo_move_to(p->cr, points(x0), points(y0));
	cairo_line_to(p->cr, points(x1), points(y1));
	ink_set(p->cr, colour);
	line_set(p, width, kind);
	cairo_stroke(p->cr);
}

void pdf_circle(struct pdf *p, int x, int y, int radius, enum colour fill, enum colour border, int border_um)
{
	pdf_box(p, (struct area){ x - radius, y - radius, 2 * radius, 2 * radius }, radius, fill, border, border_um,
	    LINE_PLAIN);
}

/* The largest place in the box that keeps the aspect, in its middle. */
static struct area fitted(struct area box, int64_t w, int64_t h)
{
	struct area in = box;
	if (w * box.h > h * box.w)
		in.h = (int)(h * box.w / w);
	else
		in.w = (int)(w * box.h / h);
	in.x += (box.w - in.w) / 2;
	in.y += (box.h - in.h) / 2;
	return in;
}

struct area pdf_figure(struct pdf *p, struct area box, const struct figure *figure)
{
	struct area in = fitted(box, figure->width, figure->height);
	if (p->quiet || in.w <= 0 || in.h <= 0)
		return in;
	double scale = points(in.w) / figure->width;
	cairo_save(p->cr);
	/* As on screen, nothing is seen beyond the viewBox. */
	cairo_rectangle(p->cr, points(in.x), points(in.y), points(in.w), points(in.h));
	cairo_clip(p->cr);
	cairo_translate(p->cr, points(in.x), points(in.y));
	cairo_scale(p->cr, scale, scale);
	cairo_set_dash(p->cr, NULL, 0, 0);
	for (size_t i = 0; i < figure->n; i++)
		shape_draw(p->cr, &figure->shape[i]);
	cairo_restore(p->cr);
	return in;
}

struct source {
	const struct bytes *bytes;
	size_t at;
};

static cairo_status_t png_read(void *context, unsigned char *out, unsigned n)
{
	struct source *s = context;
	if (n > s->bytes->n - s->at)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(out, s->bytes->p + s->at, n);
	s->at += n;
	return CAIRO_STATUS_SUCCESS;
}

/* A JPEG goes into the document as it is: cairo needs a surface of its size to hang it on. */
static cairo_surface_t *jpeg_surface(const struct bytes *bytes, const struct image_head *head)
{
	cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_A8, head->width, head->height);
	unsigned char *copy = malloc(bytes->n);
	if (copy == NULL)
		return s;
	memcpy(copy, bytes->p, bytes->n);
	if (cairo_surface_set_mime_data(s, CAIRO_MIME_TYPE_JPEG, copy, bytes->n, free, copy) != CAIRO_STATUS_SUCCESS)
		free(copy);
	return s;
}

struct area pdf_image(struct pdf *p, struct area box, const struct bytes *bytes, const struct image_head *head)
{
	struct area in = fitted(box, head->width, head->height);
	if (p->quiet || in.w <= 0 || in.h <= 0)
		return in;
	struct source from = { bytes, 0 };
	cairo_surface_t *s = head->kind == IMAGE_JPEG ? jpeg_surface(bytes, head)
						      : cairo_image_surface_create_from_png_stream(png_read, &from);
	if (cairo_surface_status(s) != CAIRO_STATUS_SUCCESS) {
		fail(&p->e, ERR_FORMAT, NULL, 0, "a picture cannot be read: %s",
		    cairo_status_to_string(cairo_surface_status(s)));
	} else {
		double scale = points(in.w) / head->width;
		cairo_save(p->cr);
		cairo_translate(p->cr, points(in.x), points(in.y));
		cairo_scale(p->cr, scale, scale);
		cairo_set_source_surface(p->cr, s, 0, 0);
		cairo_paint(p->cr);
		cairo_restore(p->cr);
	}
	cairo_surface_destroy(s);
	return in;
}

/* --- words --- */

static void held_free(void *context)
{
	struct held *h = context;
	if (h->face != NULL)
		FT_Done_Face(h->face);
	if (h->library != NULL)
		FT_Done_FreeType(h->library);
	free(h->bytes);
	free(h);
}

static cairo_font_face_t *face_make(const struct bytes *file)
{
	struct held *h = calloc(1, sizeof *h);
	if (h == NULL)
		return NULL;
	h->bytes = malloc(file->n);
	if (h->bytes != NULL)
		memcpy(h->bytes, file->p, file->n);
	if (h->bytes == NULL || FT_Init_FreeType(&h->library) != 0 ||
	    FT_New_Memory_Face(h->library, h->bytes, (FT_Long)file->n, 0, &h->face) != 0) {
		held_free(h);
		return NULL;
	}
	cairo_font_face_t *face = cairo_ft_font_face_create_for_ft_face(h->face, FT_LOAD_NO_HINTING);
	if (cairo_font_face_set_user_data(face, &held_key, h, held_free) == CAIRO_STATUS_SUCCESS)
		return face;
	cairo_font_face_destroy(face);
	held_free(h);
	return NULL;
}

/* cairo's face for a run; NULL once the document has failed. */
static cairo_font_face_t *face_get(struct pdf *p, const struct run *run)
{
	cairo_font_face_t **face = &p->face[run->face][run->weight];
	if (*face == NULL)
		*face = face_make(letters_file(p->letters, run));
	if (*face == NULL)
		fail(&p->e, ERR_FORMAT, p->faces.path[run->face][run->weight], 0,
		    "is no typeface: install its package again");
	return *face;
}

static int run_width(const struct run *run, int size)
{
	return (int)((int64_t)run->advance * size / run->em);
}

static int runs_width(const struct runs *runs, int size)
{
	int w = 0;
	for (size_t i = 0; i < runs->n; i++)
		w += run_width(&runs->run[i], size);
	return w;
}

int pdf_text_width(struct pdf *p, enum weight weight, int size, const char *text, size_t n)
{
	struct runs runs = letters_shape(p->letters, weight, text, n, false, &p->e);
	return runs_width(&runs, size);
}

/*
 * Which bytes glyphs stand for, so that words can be searched and read aloud: clusters in the text's order,
 * each some bytes and some glyphs. Gives how many.
 */
static int clusters_make(const struct run *run, cairo_text_cluster_t *cluster)
{
	const struct glyph *glyph = run->glyph;
	size_t n = run->glyph_n;
	int made = 0;
	for (size_t i = 0; i < n;) {
		size_t at = run->backward ? n - 1 - i : i, from = glyph[at].from, same = i + 1;
		while (same < n && glyph[run->backward ? n - 1 - same : same].from == from)
			same++;
		size_t end = same < n ? glyph[run->backward ? n - 1 - same : same].from : run->n;
		cluster[made++] = (cairo_text_cluster_t){ (int)(end - from), (int)(same - i) };
		i = same;
	}
	return made;
}

static void run_draw(struct pdf *p, const struct run *run, int x, int baseline, int size, const char *text)
{
	struct arena scratch = { 0 };
	cairo_glyph_t *placed = arena_array(&scratch, run->glyph_n, sizeof *placed);
	cairo_text_cluster_t *cluster = arena_array(&scratch, run->glyph_n, sizeof *cluster);
	double unit = points(size) / run->em;
	size_t used;
	for (size_t i = 0; i < run->glyph_n; i++) {
		const struct glyph *g = &run->glyph[i];
		placed[i] = (cairo_glyph_t){ g->index, points(x) + g->x * unit, points(baseline) - g->y * unit };
		if (g->index == 0 && p->missing++ == 0)
			p->missing_first = utf8_next(text + run->from + g->from, &used);
	}
	int clusters = clusters_make(run, cluster);
	cairo_set_font_size(p->cr, points(size));
	cairo_show_text_glyphs(p->cr, text + run->from, (int)run->n, placed, (int)run->glyph_n, cluster, clusters,
	    run->backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : (cairo_text_cluster_flags_t)0);
	arena_release(&scratch);
}

int pdf_text(struct pdf *p, int x, int baseline, enum weight weight, int size, enum colour colour, const char *text,
    size_t n, bool rtl)
{
	struct runs runs = letters_shape(p->letters, weight, text, n, rtl, &p->e);
	int width = runs_width(&runs, size);
	for (size_t i = 0; i < runs.n && !p->quiet; i++) {
		const struct run *run = &runs.run[i];
		cairo_font_face_t *face = face_get(p, run);
		if (face == NULL || run->glyph_n == 0)
			continue;
		ink_set(p->cr, colour);
		cairo_set_font_face(p->cr, face);
		run_draw(p, run, x, baseline, size, text);
		x += run_width(run, size);
	}
	return width;
}
