/*
 * What both programs print: boards, certificates, handouts, as PDF. Each is one function from plain data to
 * bytes; the date is given. The course's pictures come out of its pack; assets is the folder of fonts.list
 * (ui/faces.h).
 */
#ifndef PAPER_PAPER_H
#define PAPER_PAPER_H

#include "course/local.h"
#include "course/model.h"
#include "course/pack.h"
#include "paper/pdf.h"

/* What a PDF is made from and for. */
struct paper_job {
	const char *assets;
	const char *date;  /* "2026-11-25", printed */
	struct pack *pack; /* pictures; NULL: none can be shown */
	const struct course *course;
	const struct local *local; /* the sheet laid over the course; NULL none */
	bool body_words;           /* boards: names of parts of the body, too, as an adult may switch on on screen */
};
/* What the maker should say to whoever asked: "" when there is nothing. */
struct paper_note {
	char text[200];
};

/*
 * The course's boards: for each a board sheet in A4 and A3, keyguards for both, cards, gaze frames, a
 * three-point mat and a record sheet. only: the id of one board, NULL all. ERR_FORMAT when the course has none
 * (or not that one).
 */
bool paper_boards(struct arena *a, const struct paper_job *job, const char *only, struct bytes *out,
    struct paper_note *note, struct err *e);

/* The course's slides, notes and cases to read on paper. */
bool paper_handout(
    struct arena *a, const struct paper_job *job, struct bytes *out, struct paper_note *note, struct err *e);

/* A worksheet with the learner's answers, one of each field in order, "" none; NULL blank, as a case worksheet always
 * is. */
struct paper_filled {
	const struct worksheet *worksheet;
	const char *const *value;
};
/* Worksheets as forms: this one, or with NULL all of the course, blank. ERR_FORMAT when it has none. */
bool paper_worksheets(struct arena *a, const struct paper_job *job, const struct paper_filled *only, struct bytes *out,
    struct paper_note *note, struct err *e);

struct paper_certificate {
	const char *name;         /* as the learner chose it */
	const char *completed_on; /* "2026-11-25" */
	const char *record;       /* the id of the learner's record on this laptop, which no hand-in file holds */
	bool preview;             /* from an unsigned pack: said on the sheet */
};
/* One A4 page: name, course, version, hours, date, check code; no score. */
bool paper_certificate(
    struct arena *a, const struct paper_job *job, const struct paper_certificate *c, struct bytes *out, struct err *e);
/* "K7QM-4D9P": the same for the same record, course and release. */
void certificate_code(char out[10], const char *record, const struct course *course);
/* "4 hours 35 minutes": the minutes of what counts, as the course's own list has them. */
const char *certificate_hours(struct arena *a, const struct course *course);

/*
 * Where a board's cells stand: the screen's own proportions at 1366 x 768 (screens/board.c), stretched to the
 * area. strip[i] and cell[row * columns + column]; w 0 where nothing stands.
 */
struct board_places {
	struct area strip[10];
	struct area *cell; /* rows x columns, in the arena */
};
struct board_places board_places(struct arena *a, const struct board *b, struct area area, bool body_words);
/* Whether a button of the grid is printed at all. */
bool button_printed(const struct button *b, bool body_words);

#endif
