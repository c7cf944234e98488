/*
 * Boards on their way to other programs and back: each is written again as everybody reads it (communication-boards.md
 * 1.2), nothing on it changed. Ids are strings, colours rgb(), a grid stands on every board, a licence on every board
 * and picture, and files have names that any system holds. What stands in images/ of a set stands in media/ of a
 * course, so that a board that went out and came back is the same, code and all.
 */
#ifndef PACKAGER_EXCHANGE_H
#define PACKAGER_EXCHANGE_H

#include "course/figure.h"
#include "course/findings.h"
#include "course/json.h"
#include "course/model.h"
#include "course/pack.h"
#include "packager/map.h"

enum exchange_way {
	EXCHANGE_OUT,   /* a set for other programs: our symbols become PNGs beside the boards */
	EXCHANGE_ALONE, /* one board by itself: the pictures stand in it */
	EXCHANGE_IN,    /* into a course folder */
};
enum exchange_kind { EXCHANGE_PICTURE, EXCHANGE_SOUND, EXCHANGE_KINDS };

struct exchange_file {
	const char *from, *to;
	const struct figure *figure; /* drawn, not copied */
};
struct exchange {
	struct arena *a;
	enum exchange_way way;
	struct pack *pack; /* NULL: a lone board, whose bytes are text */
	const struct bytes *text;
	const struct board_ref *board; /* none of them NULL */
	size_t n, root;
	struct findings *findings;

	const char **to, **id; /* of each board on the other side */
	struct exchange_file *file;
	size_t file_n, file_cap;
	struct json *media[EXCHANGE_KINDS]; /* for the manifest: id -> path */
	struct json *media_last[EXCHANGE_KINDS];
	struct map ids[EXCHANGE_KINDS], files /* by from */, tos /* by to */, taken, places;
};

/* The first five fields, n, root and findings are set; gives every board its name and id. */
void exchange_start(struct exchange *x);
/* Board i as it will be written; pictures and sounds it needs are added to file[]. */
bool exchange_board(struct exchange *x, size_t i, const char **text, struct err *e);
/* manifest.json, when all boards have been written. */
const char *exchange_manifest(struct exchange *x);
/* The bytes of one of file[]. */
bool exchange_bytes(
    struct exchange *x, const struct exchange_file *file, struct arena *a, struct bytes *out, struct err *e);

/* --- exchange_names.c --- */
/* Small letters, digits and hyphens of s, "" when there are none. */
const char *exchange_slug(struct arena *a, const char *s);
/* A name by name_ok that nothing else has: below folder, after from without the folder it was in; ending ".png". */
const char *exchange_name(struct exchange *x, const char *folder, const char *from, const char *ending);

/* --- exchange_media.c --- */
/* What one board's pictures and sounds are called from now on; scratch holds the tree. */
struct exchange_work {
	struct exchange *x;
	struct arena *scratch;
	size_t index;
	struct map id[EXCHANGE_KINDS]; /* old -> place in now */
	const char **now[EXCHANGE_KINDS];
	size_t now_n[EXCHANGE_KINDS];
};
/* Rewrites the board's "images" or "sounds"; what has nothing to show or play any more is taken out. */
bool exchange_media(struct exchange_work *w, struct json *root, enum exchange_kind kind, struct err *e);
/* The id from now on, NULL when it was taken out or never there. */
const char *exchange_media_id(const struct exchange_work *w, enum exchange_kind kind, const char *id);

#endif
