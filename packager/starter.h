/* The course to start from, for 'coursepack new' and for what is imported. */
#ifndef PACKAGER_STARTER_H
#define PACKAGER_STARTER_H

#include "base/base.h"

/* What differs from the one that 'new' makes. */
struct starter_course {
	const char *id, *title;
	const char *boards; /* "\t<boards>...</boards>\n", as it will stand in course.xml */
};

/* False, with what to do, when something is in the folder already: nothing is ever overwritten. */
bool starter_folder_free(struct arena *a, const char *folder, struct err *e);
/* Writes the files. c NULL: as 'new' has it. */
bool starter_make(
    struct arena *a, const char *folder, const char *today, const struct starter_course *c, struct err *e);

#endif
