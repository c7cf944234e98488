/* What the formats of 'coursepack import' have in common; import.c has their table. */
#ifndef PACKAGER_IMPORT_H
#define PACKAGER_IMPORT_H

#include "course/findings.h"

struct imported {
	struct arena *a;
	const char *from, *to, *today;
	struct findings findings; /* printed at the end; an error keeps all of it from being written */
	const char *note;         /* what came of it */
};

/* A set of boards, or one. False with e untouched when there are error findings. */
bool obz_import(struct imported *x, struct err *e);

#endif
