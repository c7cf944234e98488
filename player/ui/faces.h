/*
 * Where the typefaces' files lie: assets/fonts.list, read once for whoever draws letters, on screen or on paper.
 */
#ifndef UI_FACES_H
#define UI_FACES_H

#include "base/base.h"
#include "ui/theme.h"

/* After the faces a learner chooses from: those for scripts that these have no letters of. */
enum { FACE_ARABIC = FACE_COUNT, FACE_BENGALI, FACES_ALL };

/* NULL where this computer has no such file. */
struct faces {
	const char *path[FACES_ALL][WEIGHT_COUNT];
};

/* Reads assets/fonts.list; every weight of Inter must be there, else ERR_IO names the Debian package. Strings in the
 * arena. */
bool faces_read(struct arena *a, const char *assets, struct faces *out, struct err *e);

/* The folder of fonts.list for a program that lies in program_dir, installed or in its source tree; in the arena. */
char *assets_find(struct arena *a, const char *program_dir);

#endif
