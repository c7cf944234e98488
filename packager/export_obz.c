/*
 * Boards for other programs: an .obz with PNGs beside the boards, or one .obf with its pictures in it. The same pack
 * gives the same bytes. What was written is read back with the player's reader before it gets its name, and every
 * board must have the code it had.
 */
#include "course/limits.h"
#include "course/obz.h"
#include "packager/exchange.h"
#include "packager/export.h"
#include "packager/pack_write.h"

#define MANIFEST "manifest.json"

struct writer {
	struct exchange x;
	const char **text; /* of each board */
	struct pack_part *part;
	struct outgoing {
		const char *name, *text;
		const struct exchange_file *file; /* NULL: text */
	} * source;
	size_t n;
	struct arena scratch; /* the entry on its way */
};

static int source_order(const void *p, const void *q)
{
	const struct outgoing *x = p, *y = q;
	return strcmp(x->name, y->name);
}

/* manifest.json first, the rest by name. */
static void sources_list(struct writer *w)
{
	struct exchange *x = &w->x;
	w->source = arena_array(x->a, 1 + x->n + x->file_n, sizeof *w->source);
	w->source[w->n++] = (struct outgoing){ MANIFEST, exchange_manifest(x), NULL };
	for (size_t i = 0; i < x->n; i++)
		w->source[w->n++] = (struct outgoing){ x->to[i], w->text[i], NULL };
	for (size_t i = 0; i < x->file_n; i++)
		w->source[w->n++] = (struct outgoing){ x->file[i].to, NULL, &x->file[i] };
	qsort(w->source + 1, w->n - 1, sizeof *w->source, source_order);
	w->part = arena_array(x->a, w->n, sizeof *w->part);
	for (size_t i = 0; i < w->n; i++)
		w->part[i] = (struct pack_part){ w->source[i].name, deflate_is_for(w->source[i].name) };
}

static bool feed_entry(void *context, size_t i, struct packed *out, struct err *e)
{
	struct writer *w = context;
	const struct outgoing *s = &w->source[i];
	struct bytes b;
	arena_reset(&w->scratch);
	if (s->file != NULL && !exchange_bytes(&w->x, s->file, &w->scratch, &b, e))
		return false;
	const void *p = s->file != NULL ? (const void *)b.p : s->text;
	size_t n = s->file != NULL ? b.n : strlen(s->text);
	*out = w->part[i].deflated ? deflate_text(&w->scratch, p, n) : deflate_stored(p, n);
	return true;
}

/* A picture or sound by path has another name in the set, which is the one thing that a code may turn on. */
static bool has_own_media(const struct board *b)
{
	for (size_t i = 0; i < b->button_n; i++)
		if (b->button[i].image_path != NULL || b->button[i].sound_path != NULL)
			return true;
	return false;
}

static bool same_links(const struct writer *w, const struct board *b)
{
	for (size_t i = 0; i < b->button_n; i++) {
		const struct button *button = &b->button[i];
		size_t to = obz_link(w->x.board, w->x.n, button->load_board);
		if ((to < w->x.n && !streq(w->x.to[to], button->load_board)) ||
		    (button->load_board == NULL && button->action == BOARD_HOME))
			return false;
	}
	return true;
}

static bool board_prove(const struct writer *w, const struct obz *z, size_t i, struct err *e)
{
	const struct board *was = w->x.board[i].board;
	size_t at = obz_link(z->board, z->n, w->x.to[i]);
	const struct board *is = at < z->n ? z->board[at].board : NULL;
	bool same = is != NULL && is->button_n == was->button_n && is->rows == was->rows &&
	    is->columns == was->columns && is->strip_n == was->strip_n;
	for (size_t b = 0; same && b < was->button_n; b++)
		same = streq(is->button[b].label, was->button[b].label) && streq(is->button[b].say, was->button[b].say);
	if (same && !has_own_media(was) && same_links(w, was))
		same = streq(is->fingerprint, was->fingerprint);
	return same ||
	    fail(e, ERR_FORMAT, w->x.board[i].src, 0,
		"the board was not the same when it was read back; please report this");
}

static bool obz_prove(const struct writer *w, const char *path, struct err *e)
{
	struct arena a = { 0 };
	struct findings f = { .a = &a };
	struct pack *pack = NULL;
	struct obz z;
	bool ok = zip_import(&pack, path, e) && pack_verify_all(pack, NULL, NULL, e) && obz_read(&a, pack, &z, &f, e);
	if (ok && z.n != w->x.n)
		ok = fail(e, ERR_FORMAT, path, 0, "has another number of boards when read back; please report this");
	for (size_t i = 0; ok && i < w->x.n; i++)
		ok = board_prove(w, &z, i, e);
	pack_close(pack);
	arena_release(&a);
	return ok;
}

static bool obz_write(struct writer *w, struct exported *x, struct err *e)
{
	int64_t size = 0;
	sources_list(w);
	const char *temporary = pack_temporary(x->a, x->to);
	struct pack_feed feed = { w, feed_entry, NULL };
	bool ok = pack_write(temporary, w->part, w->n, &feed, e);
	arena_release(&w->scratch);
	if (!ok)
		return false;
	if (!obz_prove(w, temporary, e)) {
		os_remove(temporary, NULL);
		return false;
	}
	if (!pack_put(temporary, x->to, e))
		return false;
	os_stat(x->to, &size);
	x->bytes = (struct bytes){ NULL, (size_t)size };
	return true;
}

/* Where ':home' leads most plainly: the board that a home button names, else the first. */
static size_t root_of(const struct board_ref *board, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t b = 0; b < board[i].board->button_n; b++) {
			const struct button *button = &board[i].board->button[b];
			size_t to = obz_link(board, n, button->load_board);
			if (button->action == BOARD_HOME && to < n)
				return to;
		}
	return 0;
}

static bool is_named(const struct board_ref *r, const char *id)
{
	return streq(r->id, id) || streq(r->board->id, id);
}

/* The one board: --board, or the only one there is. */
static bool alone_find(struct exchange *x, const char *id, size_t *at, struct err *e)
{
	if (id == NULL && x->n > 1)
		return fail(e, ERR_FORMAT, NULL, 0,
		    "an .obf holds one board and the course has %zu: add --board ID (the first is %s), or write an "
		    ".obz",
		    x->n, x->board[0].id);
	for (*at = 0; *at < x->n; ++*at)
		if (id == NULL || is_named(&x->board[*at], id))
			return true;
	return fail(
	    e, ERR_FORMAT, NULL, 0, "the course has no board with the id %s; the first is %s", id, x->board[0].id);
}

static void note_first(struct exported *x, const struct findings *f)
{
	if (f->n > 0)
		snprintf(x->note.text, sizeof x->note.text, "%s: %s", f->list[0].file, f->list[0].text);
}

bool obz_export(struct exported *x, struct err *e)
{
	const struct course *c = x->job->course;
	struct findings f = { .a = x->a };
	bool alone = str_ends(x->to, ".obf");
	struct writer w = { .x = { .a = x->a,
				.way = alone ? EXCHANGE_ALONE : EXCHANGE_OUT,
				.pack = x->job->pack,
				.board = c->board,
				.n = c->board_n,
				.findings = &f } };
	size_t at = 0;
	const char *text;
	if (c->board_n == 0)
		return fail(e, ERR_FORMAT, NULL, 0, "the course has no boards");
	if (!alone && x->board != NULL)
		return fail(
		    e, ERR_FORMAT, NULL, 0, "--board writes one board by itself: give a name that ends in .obf");
	w.x.root = root_of(c->board, c->board_n);
	exchange_start(&w.x);
	if (alone) {
		if (!alone_find(&w.x, x->board, &at, e) || !exchange_board(&w.x, at, &text, e))
			return false;
		x->bytes = (struct bytes){ (unsigned char *)arena_string(x->a, text), strlen(text) };
		note_first(x, &f);
		return true;
	}
	w.text = arena_array(x->a, w.x.n, sizeof *w.text);
	for (size_t i = 0; i < w.x.n; i++)
		if (!exchange_board(&w.x, i, &w.text[i], e))
			return false;
	note_first(x, &f);
	return obz_write(&w, x, e);
}
