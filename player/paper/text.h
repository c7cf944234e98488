/*
 * Words in lines: spans of one or more styles are broken where Unicode allows, measured with the real letters,
 * and drawn line by line.
 */
#ifndef PAPER_TEXT_H
#define PAPER_TEXT_H

#include "course/model.h"
#include "paper/pdf.h"

struct style {
	enum weight weight;
	int size, line; /* um */
	enum colour ink;
};
struct span {
	const char *text;
	struct style style;
	const char *link; /* as pdf_link, NULL none */
	bool raised;      /* a source's number: small and above the line */
};

struct piece {
	const struct span *span;
	const char *p;
	size_t n;
	int x, w; /* from the start of its line */
	size_t line;
	unsigned char level; /* Unicode's: odd runs from right to left */
};
struct lines {
	const struct piece *piece;
	size_t piece_n, n; /* n lines */
	const int *width;  /* of each line, without the blank at its end */
	int line;          /* um from line to line: the highest of the spans' */
	int widest;
	bool rtl;    /* the first letter runs from right to left: TEXT_START is then the right */
	bool linked; /* some piece is a link: lines_draw then tags the words between as spans */
};

/* Wraps to the width; a word longer than that is cut. The spans must outlive the lines. */
struct lines text_wrap(struct arena *a, struct pdf *p, const struct span *span, size_t n, int width);
/* One style. */
struct lines text_wrap_one(struct arena *a, struct pdf *p, struct style style, const char *text, int width);
/* As wrap_one, in the largest of the style's size and smaller ones down to least where it needs no more than
 * most lines and no word is cut. */
struct lines text_fit(
    struct arena *a, struct pdf *p, struct style style, int least, const char *text, int width, size_t most);

/* Whether a text starts at the right. */
bool text_rtl(const char *text);
int lines_height(const struct lines *l);
enum text_align { TEXT_START, TEXT_MIDDLE, TEXT_END };
/* Lines first to first + n - 1 with their top at y, aligned within width. */
void lines_draw(
    struct pdf *p, const struct lines *l, size_t first, size_t n, int x, int y, int width, enum text_align align);

/* The runs of the course's running text as spans: strong, emphasis, sources' numbers as links to "source-N". */
size_t rich_spans(struct arena *a, const struct rich *text, struct style style, const struct span **out);

/* Text styles on paper: sizes in um from points x 10. */
struct style style_of(enum weight weight, int size_tenths, int line_tenths, enum colour ink);

#endif
