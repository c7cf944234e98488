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

struct media {
	struct pack *pack;
	struct arena *a;       /* for what is kept: the names done */
	struct findings *f;
	const char **done;
	size_t done_n, done_cap;
};

static bool is_new(struct media *m, const char *src)
{
	for (size_t i = 0; i < m->done_n; i++)
		if (streq(m->done[i], src))
			return false;
	if (m->done_n == m->done_cap) {
		size_t cap = m->done_cap == 0 ? 32 : 2 * m->done_cap;
		const char **list = arena_array(m->a, cap, sizeof *list);
		if (m->done_n > 0)
			memcpy(list, m->done, m->done_n * sizeof *list);
		m->done = list;
		m->done_cap = cap;
	}
	m->done[m->done_n++] = src;
	return true;
}

/* A figure's labels must stand on the figure; a figure that several blocks share is parsed for each, they are small. */
static void labels_check(struct media *m, const char *file, const struct block *b, const struct figure *figure)
{
	for (size_t i = 0; i < b->label_n; i++) {
		const struct label *l = &b->label[i];
		if (l->x < 0 || l->y < 0 || l->x > figure->width || l->y > figure->height)
			findings_add(m->f, SEVERITY_WARNING, file, b->line, "label-outside",
			    "the label \"%s\" stands outside the figure, which is %d by %d units", l->text,
			    figure->width / 100, figure->height / 100);
	}
}

static void figure_check(struct media *m, const char *file, const struct block *b)
{
	struct arena scratch = { 0 };
	struct bytes text;
	struct err e = { 0 };
	struct findings ignored = { .a = &scratch };
	bool first = is_new(m, b->src);
	if (!first && b->label_n == 0)
		return;
	if (!pack_read(m->pack, &scratch, b->src, LIMIT_SVG_BYTES, &text, &e)) {
		findings_add(m->f, SEVERITY_ERROR, b->src, 0, "file", "the file %s", e.text);
	} else {
		const struct figure *figure = figure_parse(&scratch, b->src, &text, first ? m->f : &ignored);
		if (figure != NULL)
			labels_check(m, file, b, figure);
	}
	arena_release(&scratch);
}

static void image_check(struct media *m, const char *file, const struct block *b)
{
	struct arena scratch = { 0 };
	struct bytes bytes;
	struct image_head head;
	struct err e = { 0 };
	if (!is_new(m, b->src))
		return;
	if (!pack_read(m->pack, &scratch, b->src, LIMIT_IMAGE_BYTES, &bytes, &e) ||
	    !image_head(&bytes, b->src, &head, &e))
		findings_add(m->f, SEVERITY_ERROR, file, b->line, "image", "the picture %s %s", b->src, e.text);
	arena_release(&scratch);
}

/* Blocks nest three deep at most. */
static void blocks_check(struct media *m, const char *file, const struct block *b, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool there = b[i].src != NULL &&
		    pack_size(m->pack, b[i].src) >= 0; /* course_read has said what is missing */
		if (b[i].kind == BLOCK_FIGURE && there)
			figure_check(m, file, &b[i]);
		else if (b[i].kind == BLOCK_IMAGE && there)
			image_check(m, file, &b[i]);
		blocks_check(m, file, b[i].child, b[i].child_n);
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
			if (pack_size(m->pack, picture.src) < 0)
				findings_add(m->f, SEVERITY_ERROR, board->file, 0, "file-missing",
				    "there is no file %s in the course", picture.src);
			else
				image_check(m, board->file, &picture);
		}
	}
}

bool course_read_media(struct arena *a, struct pack *p, const struct course *c, struct findings *f)
{
	struct media m = { .pack = p, .a = a, .f = f };
	size_t before = f->errors + f->warnings;
	for (size_t i = 0; i < c->module_n; i++) {
		const struct module *module = &c->module[i];
		for (size_t k = 0; k < module->item_n; k++)
			if (module->item[k].kind == ITEM_SLIDE)
				blocks_check(
				    &m, module->file, module->item[k].slide->block, module->item[k].slide->block_n);
	}
	boards_check(&m, c);
	return f->errors + f->warnings == before;
}
