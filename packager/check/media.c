/*
 * Files. What nothing refers to is named, since it will not be packed; a picture larger than any screen here costs an
 * old laptop seconds and memory (what is too large for safety is an error of the course's reader).
 */
#include "packager/check/check.h"

#include "course/image.h"

enum { SIDE_MOST = 2000 };
#define BYTES_MOST (1 << 20)

static bool is_picture(const char *name)
{
	return str_ends(name, ".png") || str_ends(name, ".jpg") || str_ends(name, ".jpeg");
}

static void picture_check(struct check *c, const struct source_file *file)
{
	struct err e = { 0 };
	struct image_head head;
	if (file->size > BYTES_MOST)
		findings_add(c->findings, SEVERITY_WARNING, file->name, 0, "picture-heavy",
		    "the picture has %lld KB, over %d; save it smaller or as JPEG", (long long)(file->size >> 10),
		    BYTES_MOST >> 10);
	if (image_look(c->pack, file->name, &head, &e) && (head.width > SIDE_MOST || head.height > SIDE_MOST))
		findings_add(c->findings, SEVERITY_WARNING, file->name, 0, "picture-large",
		    "the picture measures %d x %d, over %d a side; no screen shows more, so scale it down", head.width,
		    head.height, SIDE_MOST);
}

void check_media(struct check *c)
{
	for (size_t i = 0; c->source != NULL && i < c->source->n; i++) {
		const struct source_file *file = &c->source->file[i];
		if (!file->used)
			findings_add(c->findings, SEVERITY_WARNING, file->name, 0, "unused-file",
			    "nothing in the course refers to this file, so it is not packed; use it or remove it");
		else if (c->pack != NULL && is_picture(file->name))
			picture_check(c, file);
	}
}
