/*
 * A tagged PDF, page by page: the one adapter to cairo (and to FreeType and HarfBuzz, which shape its letters).
 * Lengths are micrometres (_um), x to the right, y downwards from the page's corner; colours are names of the
 * theme, as on paper. The same calls give the same bytes: dates are given, fonts come from files, nothing asks
 * the system for a font. The first failure is kept and said by pdf_finish, so that drawing code need not look.
 */
#ifndef PAPER_PDF_H
#define PAPER_PDF_H

#include "base/base.h"
#include "course/figure.h"
#include "course/image.h"
#include "ui/theme.h"

enum {
	MM = 1000,
	PT = 353, /* a point, 1/72 inch */
	A4_SHORT = 210 * MM,
	A4_LONG = 297 * MM,
	A3_SHORT = 297 * MM,
	A3_LONG = 420 * MM,
};

/* A rectangle on the page. */
struct area {
	int x, y, w, h;
};

struct pdf_about {
	const char *title, *author, *subject;
	const char *language; /* "en-GB" */
	const char *date;     /* "2026-11-25": written as made and changed on that day, whatever the clock says */
};

struct pdf;

/* assets: the folder of fonts.list. Fails only for want of that list or of the typeface. */
bool pdf_open(struct pdf **out, const char *assets, const struct pdf_about *about, struct err *e);
/* Ends the document; its bytes are in the arena. Once, before pdf_close. */
bool pdf_finish(struct pdf *p, struct arena *a, struct bytes *out, struct err *e);
void pdf_close(struct pdf *p); /* NULL is fine */

/* While quiet nothing is drawn, tagged or turned: a run that only measures. Gives what it was before. */
bool pdf_quiet(struct pdf *p, bool quiet);
/* How many characters no face of ours has (they show as empty boxes), and the first of them, 0 none. */
size_t pdf_missing(const struct pdf *p, uint32_t *first);

/* Every page is ended before the next begins. */
void pdf_page_begin(struct pdf *p, int w, int h);
void pdf_page_end(struct pdf *p);
int pdf_pages(const struct pdf *p); /* begun so far */

/*
 * --- structure, for those who hear the page ---
 * Only a tag without tags inside it carries what is drawn in it; all else that is drawn is decoration and is
 * not read: page numbers, lines, a panel's ground. So words beside a link, or words on both sides of a page's
 * end, stand in TAG_SPANs of their own.
 */
enum tag {
	TAG_DOCUMENT,
	TAG_SECTION,
	TAG_H1,
	TAG_H2,
	TAG_H3,
	TAG_P,
	TAG_LIST,
	TAG_LIST_NUMBERS,
	TAG_ITEM,
	TAG_MARK,
	TAG_BODY,
	TAG_TABLE,
	TAG_ROW,
	TAG_HEAD_COLUMN,
	TAG_HEAD_ROW,
	TAG_CELL,
	TAG_FIGURE,
	TAG_CAPTION,
	TAG_QUOTE,
	TAG_NOTE,
	TAG_SPAN,
};
/* alt says a figure in words; NULL for all others. */
void pdf_tag(struct pdf *p, enum tag tag, const char *alt);
void pdf_tag_end(struct pdf *p);
/* A link to a web page (http or https, else it is plain words), or with '#' to the place of that name. */
void pdf_link(struct pdf *p, const char *to);
void pdf_link_end(struct pdf *p);
/* Names the present page as a place for links. */
void pdf_place(struct pdf *p, const char *name);
/* A line of the reader's outline, to a page from 1; level 1 or 2, a 2 below the last 1. */
void pdf_outline(struct pdf *p, int level, const char *title, int page);

/* --- shapes --- */
enum line_kind { LINE_PLAIN, LINE_DASHED };
/* fill, border: COLOUR_NONE none. The border lies inside the box, as on screen. */
void pdf_box(struct pdf *p, struct area box, int radius, enum colour fill, enum colour border, int border_um,
    enum line_kind kind);
/* The corner tab of a board's cell: a triangle in the top right, rounded like the box. */
void pdf_corner(struct pdf *p, struct area box, int radius, int size, enum colour fill);
void pdf_line(struct pdf *p, int x0, int y0, int x1, int y1, int width, enum colour colour, enum line_kind kind);
void pdf_circle(struct pdf *p, int x, int y, int radius, enum colour fill, enum colour border, int border_um);
/* Fitted into the box and centred, aspect kept; gives where it is. */
struct area pdf_figure(struct pdf *p, struct area box, const struct figure *figure);
/* A PNG or JPEG whose header was checked; likewise. */
struct area pdf_image(struct pdf *p, struct area box, const struct bytes *bytes, const struct image_head *head);

/* --- words: Inter, shaped and kerned --- */
int pdf_text_width(struct pdf *p, enum weight weight, int size, const char *text, size_t n);
/* Words that run one way; rtl: from right to left. Gives the width. */
int pdf_text(struct pdf *p, int x, int baseline, enum weight weight, int size, enum colour colour, const char *text,
    size_t n, bool rtl);

/* --- pdf_amend.c: what cairo does not write itself --- */
/* The structure element's name in PDF, and what else belongs in it: NULL for most. */
const char *pdf_tag_name(enum tag tag);
const char *pdf_tag_extra(struct arena *a, enum tag tag, const char *alt);
/*
 * extra[i] (NULL none) goes into the i-th structure element in the order they were begun, catalog into the
 * document's catalog.
 */
bool pdf_amend(struct arena *a, const struct bytes *in, const char *const *tag, const char *const *extra, size_t n,
    const char *catalog, struct bytes *out, struct err *e);

#endif
