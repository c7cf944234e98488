/*
 * What all sheets of a board share: the page with its head and foot, a cell with picture and label, the strip.
 * Private to player/paper/board*.c and sheet.c.
 */
#ifndef PAPER_SHEET_H
#define PAPER_SHEET_H

#include "paper/paper.h"
#include "paper/text.h"

enum {
	SHEET_EDGE = 10 * MM, /* printers leave less than this unprinted */
	SHEET_HEAD = 9 * MM,
	SHEET_FOOT = 11 * MM,
	SHEET_STRIP = 21 * MM, /* the strip as a row, where it does not stand at the side */
	CELL_BORDER = 700,
	CELL_RADIUS = 3500,
};

/* Whom a sheet is about: a board, or nobody's board (blanks), which has a name and a code of its own. */
struct sheets {
	struct arena *a;
	struct pdf *pdf;
	const struct paper_job *job;
	const struct board *board; /* NULL: blanks */
	const char *name, *version, *code;
	const struct board *strip; /* whose strip stands on the sheets */
	const int *word; /* indexes of the board's words, in its own order: no strip, no hidden, none that only
	                    turns pages */
	size_t word_n;
	bool spelling;      /* letters: needs the board itself, no cards or frames */
	int page_w, page_h; /* of the open page */
};

/* --- sheet.c --- */
/* Starts a page w x h; kind ("cards, 1 of 3") says which of the board's sheets; gives what lies between head
 * and foot. */
struct area sheet_begin(struct sheets *s, const char *kind, int w, int h);
void sheet_end(struct sheets *s);

/* A paragraph, wrapped to the width; gives its height. */
int sheet_text(struct sheets *s, struct style style, const char *text, int x, int y, int width, enum text_align align);
/* The characters that no face has, as a sentence; "" when there are none. */
void missing_note(struct paper_note *note, const struct pdf *p);
/* "25 November 2026" */
const char *date_words(struct arena *a, const char *date);

enum cell_look {
	CELL_WORD, /* the screen's look: border and corner */
	CELL_STRIP,
	CELL_CARD, /* picture and label alone; the card's lines are the sheet's */
};
/* What the labels of a group have in common, so that no word is larger than another. */
struct cell_style {
	enum cell_look look;
	int size, least;
	size_t most; /* lines of a label at most, and what the longest of the group takes */
	size_t lines;
};
struct cell_style cells_style(
    struct sheets *s, const struct board *b, enum cell_look look, const int *button, size_t n, int w, int h);
/* Whether it has a picture, as far as the board says. */
bool button_pictured(const struct button *b);
/* button NULL: a blank, only its border. */
void cell_draw(struct sheets *s, const struct cell_style *style, const struct button *button, struct area at);

/* The strip as one row of ten; mirrored: as seen from behind. */
void strip_draw(struct sheets *s, struct area at, bool mirrored);

/* --- the sheets: board_sheet.c, board_cards.c, board_gaze.c, board_mat.c, board_record.c --- */
void sheets_board(struct sheets *s, int w, int h);
void sheets_keyguard(struct sheets *s, int w, int h);
void sheets_cards(struct sheets *s);
/* places: 4 or 8. Without a board: one empty frame, both sides. */
void sheets_gaze(struct sheets *s, int places);
void sheets_mat(struct sheets *s);
void sheets_record(struct sheets *s);

#endif
