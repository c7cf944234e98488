/*
 * Letters: which shapes of which file stand for a text, and how far each moves the pen. The one place that
 * knows HarfBuzz; kerning, accents and joined letters are the files' own tables, which FreeType alone does not
 * read. All in the font's units, so that nothing depends on a size. A word that Inter has no letters for takes
 * those of the first face for other scripts that has, as on screen.
 */
#ifndef PAPER_LETTERS_H
#define PAPER_LETTERS_H

#include "base/base.h"
#include "ui/faces.h"

struct glyph {
	unsigned long index; /* 0: the file has no such character */
	int x, y;            /* where it stands, from the start of the run, y upwards */
	size_t from;         /* the byte of the run's text it begins to stand for */
};
/* A part of a text in one file. */
struct run {
	int face;           /* of FACES_ALL */
	enum weight weight; /* as the face has it */
	size_t from, n;     /* bytes of the text */
	bool backward;      /* runs from right to left: from falls from glyph to glyph, else it never falls */
	const struct glyph *glyph;
	size_t glyph_n;
	int advance, em; /* em: units to the em */
};
struct runs {
	const struct run *run; /* from left to right */
	size_t n;
};

struct letters;

/* Opens no file yet. faces is lent until letters_close. */
struct letters *letters_new(const struct faces *faces);
void letters_free(struct letters *l); /* NULL is fine */
/*
 * Shapes n bytes of UTF-8 that run one way (ui/break.h's levels); rtl: even signs without a way of their own
 * run from right to left, brackets turned. Lent until the next call. Without runs when a file cannot be read: e
 * says why.
 */
struct runs letters_shape(struct letters *l, enum weight weight, const char *text, size_t n, bool rtl, struct err *e);
/* The bytes of a run's file. */
const struct bytes *letters_file(const struct letters *l, const struct run *run);

#endif
