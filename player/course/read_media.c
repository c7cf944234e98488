/*
 * The media of a course, for 'coursepack check'. A file shown on several slides is read once; what is wrong with a
 * figure is said at its own line, what is wrong with a picture at the block that shows it, since a picture has no
 * lines. Scratch memory is given back after each file, so that a course of a thousand pictures needs the memory of
 * the largest.
 */
#include "course/figure.h"
#include "course/image.h"
#include "course/limits.h"
#include "course/read.h"

/* What has been found out about an entry of the pack. */
struct seen {
	bool done;
	int width, height; /* of a figure that could be read */
};

struct media {
	struct pack *pack;
	struct findings *f;
	struct seen *seen; /* by the entry's place in the pack */
};

/* Its entry, NULL when the pack has none. */
static struct seen *seen_of(struct media *m, const char *src)
{
	size_t at = pack_find(m->pack, src);
	return at < pack_count(m->pack) ? &m->seen[at] : NULL;
}

static void figure_look(struct media *m, const char *src, struct seen *seen)
{
	struct arena scratch = { 0 };
	struct bytes text;
	struct err e = { 0 };
	const struct figure *figure = NULL;
	seen->done = true;
	if (pack_read(m->pack, &scratch, src, LIMIT_SVG_BYTES, &text, &e))
		figure = figure_parse(&scratch, src, &text, m->f);
	else
		findings_add(m->f, SEVERITY_ERROR, src, 0, "file", "the file %s", e.text);
	if (figure != NULL) {
		seen->width = figure->width;
		seen->height = figure->height;
	}
	arena_release(&scratch);
}

/* A figure's labels must stand on the figure. */
static void figure_check(struct media *m, const char *file, const struct block *b, struct seen *seen)
{
	if (!seen->done)
		figure_look(m, b->src, seen);
	for (size_t i = 0; seen->width > 0 && i < b->label_n; i++) {
		const struct label *l = &b->label[i];
		if (l->x < 0 || l->y < 0 || l->x > seen->width || l->y > seen->height)
			findings_add(m->f, SEVERITY_WARNING, file, b->line, "label-outside",
			    "the label \"%s\" stands outside the figure, which is %d by %d units", l->text,
			    seen->width / 100, seen->height / 100);
	}
}

static void image_check(struct media *m, const char *file, const struct block *b, struct seen *seen)
{
	struct image_head head;
	struct err e = { 0 };
	if (!seen->done && !image_look(m->pack, b->src, &head, &e))
		findings_add(m->f, SEVERITY_ERROR, file, b->line, "image", "the picture %s %s", b->src, e.text);
	seen->done = true;
}

/* Blocks nest three deep at most. */
static void blocks_check(struct media *m, const char *file, const struct block *b, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		/* course_read has said what is missing */
		struct seen *seen = b[i].src != NULL ? seen_of(m, b[i].src) : NULL;
		if (b[i].kind == BLOCK_FIGURE && seen != NULL)
			figure_check(m, file, &b[i], seen);
		else if (b[i].kind == BLOCK_IMAGE && seen != NULL)
			image_check(m, file, &b[i], seen);
		blocks_check(m, file, b[i].child, b[i].child_n);
	}
}

static void sections_check(struct media *m, const char *file, const struct section *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		blocks_check(m, file, s[i].block, s[i].block_n);
}

static void scenario_check(struct media *m, const struct scenario *s)
{
	blocks_check(m, s->file, s->intro, s->intro_n);
	blocks_check(m, s->file, s->summary, s->summary_n);
	for (size_t i = 0; i < s->scene_n; i++) {
		blocks_check(m, s->file, s->scene[i].block, s->scene[i].block_n);
		blocks_check(m, s->file, s->scene[i].debrief, s->scene[i].debrief_n);
	}
}

static void item_check(struct media *m, const struct item *item)
{
	switch (item->kind) {
	case ITEM_SLIDE:
		blocks_check(m, item->slide->file, item->slide->block, item->slide->block_n);
		break;
	case ITEM_SCENARIO:
		scenario_check(m, item->scenario);
		break;
	case ITEM_WORKSHEET:
		blocks_check(m, item->worksheet->file, item->worksheet->intro, item->worksheet->intro_n);
		sections_check(m, item->worksheet->file, item->worksheet->section, item->worksheet->section_n);
		break;
	case ITEM_QUESTION:
		break;
	}
}

static void boards_check(struct media *m, const struct course *c)
{
	for (size_t i = 0; i < c->board_n; i++) {
		const struct board *board = c->board[i].board;
		for (size_t k = 0; board != NULL && k < board->button_n; k++) {
			struct block picture = { .src = board->button[k].image_path };
			const char *sound = board->button[k].sound_path;
			if (sound != NULL && pack_size(m->pack, sound) < 0)
				findings_add(m->f, SEVERITY_ERROR, board->file, 0, "file-missing",
				    "there is no file %s in the course", sound);
			if (picture.src == NULL)
				continue;
			struct seen *seen = seen_of(m, picture.src);
			if (seen == NULL)
				findings_add(m->f, SEVERITY_ERROR, board->file, 0, "file-missing",
				    "there is no file %s in the course", picture.src);
			else
				image_check(m, board->file, &picture, seen);
		}
	}
}

bool course_read_media(struct arena *a, struct pack *p, const struct course *c, struct findings *f)
{
	struct media m = { .pack = p, .f = f, .seen = arena_array(a, pack_count(p), sizeof *m.seen) };
	size_t before = f->errors + f->warnings;
	for (size_t i = 0; i < c->module_n; i++)
		for (size_t k = 0; k < c->module[i].item_n; k++)
			item_check(&m, &c->module[i].item[k]);
	if (c->survey != NULL)
		sections_check(&m, c->survey->file, c->survey->part, c->survey->part_n);
	boards_check(&m, c);
	return f->errors + f->warnings == before;
}
