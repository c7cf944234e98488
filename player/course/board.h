/*
 * A communication board: Open Board Format (open-board-0.1) as it stands, read strictly but kindly
 * (communication-boards.md 1.3). Our own symbols come by OBF's own means for symbol sets, image.symbol = {set:
 * "coursepack", filename: "happy.svg"}; the player carries that set (assets/symbols). The ten-cell strip is ours:
 * buttons with "ext_coursepack_strip": true.
 */
#ifndef COURSE_BOARD_H
#define COURSE_BOARD_H

#include "base/base.h"
#include "course/findings.h"

enum board_action {
	BOARD_SAY,
	BOARD_HOME,
	BOARD_SPEAK,
	BOARD_CLEAR,
	BOARD_BACKSPACE,
	BOARD_SPACE,
	BOARD_SPELL,
	BOARD_OTHER
};

struct button {
	const char *id, *label, *say; /* say: the vocalization, or the label */
	enum board_action action;
	const char *action_text;         /* as written; "+a" for BOARD_SPELL */
	const char *symbol_set, *symbol; /* file name within a symbol set, NULL none */
	const char *image_path;          /* entry in the pack, NULL none */
	const struct bytes *image_data;  /* decoded data: URI, NULL none */
	int background, border;          /* 0xRRGGBB, -1 none */
	const char *load_board;          /* path or id, NULL none */
	const char *sound_path;          /* entry in the pack, NULL none */
	bool hidden, strip, stop;        /* stop: ext_coursepack_stop, 'I want to stop' */
	bool body;  /* ext_coursepack_body: a name of a part of the body, hidden until an adult switches these on */
	bool blank; /* ext_coursepack_blank: empty on paper, for the child's own word */
};
struct board {
	const char *id, *name, *locale, *file, *version;
	const char *description; /* HTML stripped */
	size_t rows, columns;
	const struct button *button;
	size_t button_n;
	const int *cell; /* rows x columns: index into button, -1 empty. Strip buttons stand in strip[], not here */
	int strip[10];   /* index into button in the strip's own order; -1 when missing */
	size_t strip_n;
	bool strip_moved;     /* some of it stands elsewhere than row by row in the first two columns */
	char fingerprint[10]; /* "K7QM-4D9P": exactly what is on the board */
};

/* Reads one .obf; findings (errors) are added for file; NULL when it is no board at all. */
struct board *board_parse(struct arena *a, const char *file, const struct bytes *obf, struct findings *f);
/* The same of a board out of somebody's .obz: pictures may have any name (they are looked up in the zip, never used as
 * paths), and a button without a word is only a warning. */
struct board *board_parse_foreign(struct arena *a, const char *file, const struct bytes *obf, struct findings *f);

#endif
