/* What the formats of 'coursepack export' have in common; export.c has their table. */
#ifndef PACKAGER_EXPORT_H
#define PACKAGER_EXPORT_H

#include "paper/paper.h"

struct exported {
	struct arena *a;
	const struct paper_job *job;
	const char *board;  /* --board, NULL all */
	const char *to;     /* -o */
	struct bytes bytes; /* what is made; p NULL: the maker wrote the file itself, of n bytes */
	struct paper_note note;
};

/* The boards for other programs: an .obz, or with a name that ends in .obf one board by itself. */
bool obz_export(struct exported *x, struct err *e);

#endif
