/*
 * A set of boards from anywhere: an .obz, which is a zip of .obf boards with their pictures, read strictly but kindly
 * (communication-boards.md 1.3). Names in it are looked up, never used as paths; nothing is fetched; boards may lead
 * to each other in circles.
 */
#ifndef COURSE_OBZ_H
#define COURSE_OBZ_H

#include "course/findings.h"
#include "course/model.h"
#include "course/pack.h"

struct obz {
	/* The first page first, then in the manifest's order; src is the name in the zip. board is NULL when the board
	 * could not be read or would lose a word: the findings say why. */
	const struct board_ref *board;
	size_t n, bad; /* bad: how many are NULL */
};

/*
 * Reads every board of a zip opened with zip_import. A zip without manifest.json may hold one board. ERR_FORMAT or
 * ERR_LIMIT when it is no set of boards; what is wrong with one board is a finding, and so is a way that leads
 * nowhere.
 */
bool obz_read(struct arena *a, struct pack *p, struct obz *out, struct findings *f, struct err *e);

/* A board by itself, without a zip around it; file is what to call it. */
bool obz_read_alone(
    struct arena *a, const char *file, const struct bytes *obf, struct obz *out, struct findings *f, struct err *e);

/* Where a link of one of these boards leads, by file or by the board's own id; n: nowhere. */
size_t obz_link(const struct board_ref *board, size_t n, const char *to);

/* A course that is nothing but the boards that could be read, called after the first. NULL: none could. */
struct course *obz_course(struct arena *a, const struct obz *z);

#endif
