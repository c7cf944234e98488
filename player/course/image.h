/* The header of a PNG or JPEG, read by ourselves and capped before any decoder sees it (security.md, finding 5). */
#ifndef COURSE_IMAGE_H
#define COURSE_IMAGE_H

#include "course/pack.h"

enum image_kind { IMAGE_PNG, IMAGE_JPEG };
struct image_head {
	enum image_kind kind;
	int width, height; /* pixels, within LIMIT_IMAGE_* */
};
/* By magic, never by name. ERR_FORMAT or ERR_LIMIT. */
bool image_head(const struct bytes *b, const char *file, struct image_head *out, struct err *e);
/* The same of an entry; of a folder's file no more is read than it takes. */
bool image_look(struct pack *p, const char *name, struct image_head *out, struct err *e);

#endif
