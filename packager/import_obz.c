/*
 * Boards from another program as a course: the boards as our own are written, their pictures in media/, and around
 * them the course that 'new' makes. Their words stay as they are; what our rules miss on them, 'check' says.
 */
#include "course/board.h"
#include "course/limits.h"
#include "course/obz.h"
#include "packager/exchange.h"
#include "packager/import.h"
#include "packager/starter.h"

struct reader {
	struct imported *x;
	struct exchange ex;
	struct obz z;
	struct pack *pack; /* NULL: a lone board */
	struct bytes alone;
};

/* A zip begins with "PK"; a lone board does not. */
static bool is_zip(const char *path)
{
	int64_t size = 0;
	unsigned char head[2] = { 0 };
	struct os_file *f = os_file_open(path, &size, NULL);
	bool zip = f != NULL && size >= 2 && os_file_read(f, 0, head, sizeof head) && memcmp(head, "PK", 2) == 0;
	os_file_close(f);
	return zip;
}

static bool alone_read(struct reader *r, struct err *e)
{
	struct imported *x = r->x;
	if (!file_read(x->a, x->from, LIMIT_JSON_BYTES, &r->alone, e))
		return false;
	return obz_read_alone(x->a, path_base(x->from), &r->alone, &r->z, &x->findings, e);
}

static bool set_read(struct reader *r, struct err *e)
{
	if (!is_zip(r->x->from))
		return alone_read(r, e);
	return zip_import(&r->pack, r->x->from, e) && obz_read(r->x->a, r->pack, &r->z, &r->x->findings, e);
}

static const char *boards_xml(struct reader *r)
{
	struct exchange *ex = &r->ex;
	struct map used = { .a = r->x->a };
	struct buf b = { .a = r->x->a };
	buf_add(&b,
	    "\t<!-- What was imported. 'coursepack check' says what our rules for boards miss on them. "
	    "-->\n\t<boards>\n");
	for (size_t i = 0; i < ex->n; i++) {
		const char *stem = exchange_slug(b.a,
			       arena_copy(
				   b.a, ex->to[i] + strlen("boards/"), strlen(ex->to[i]) - strlen("boards/.obf"))),
			   *id = stem;
		for (int number = 2; map_get(&used, id) >= 0; number++)
			id = arena_printf(b.a, "%s-%d", stem, number);
		map_put(&used, id, 0);
		buf_addf(&b, "\t\t<board id=\"board-%s\" src=\"%s\"/>\n", id, ex->to[i]);
	}
	buf_add(&b, "\t</boards>\n");
	return buf_text(&b);
}

static bool bytes_write(struct reader *r, const char *name, const void *p, size_t n, struct err *e)
{
	struct arena a = { 0 };
	const char *path = path_join(&a, r->x->to, name);
	bool ok = os_mkdirs(path_dir(&a, path), e) && file_write(path, p, n, false, e);
	arena_release(&a);
	return ok;
}

static bool media_write(struct reader *r, struct err *e)
{
	struct arena a = { 0 };
	bool ok = true;
	for (size_t i = 0; ok && i < r->ex.file_n; i++) {
		struct bytes b;
		arena_reset(&a);
		ok = exchange_bytes(&r->ex, &r->ex.file[i], &a, &b, e) && bytes_write(r, r->ex.file[i].to, b.p, b.n, e);
	}
	arena_release(&a);
	return ok;
}

/* The course's name is the first page's, when it has one that is a name. */
static bool all_write(struct reader *r, const char **text, struct err *e)
{
	struct exchange *ex = &r->ex;
	const char *title = ex->board[0].board->name, *id = exchange_slug(r->x->a, title);
	struct starter_course course = { .id = id[0] != '\0' ? id : "boards", .title = title, .boards = boards_xml(r) };
	for (size_t i = 0; i < ex->n; i++)
		if (!bytes_write(r, ex->to[i], text[i], strlen(text[i]), e))
			return false;
	return media_write(r, e) && starter_make(r->x->a, r->x->to, r->x->today, &course, e);
}

static bool set_import(struct reader *r, struct err *e)
{
	struct exchange *ex = &r->ex;
	struct imported *x = r->x;
	if (!set_read(r, e) || x->findings.errors > 0)
		return false;
	*ex = (struct exchange){ .a = x->a,
		.way = EXCHANGE_IN,
		.pack = r->pack,
		.text = &r->alone,
		.board = r->z.board,
		.n = r->z.n,
		.findings = &x->findings };
	exchange_start(ex);
	const char **text = arena_array(x->a, ex->n, sizeof *text);
	for (size_t i = 0; i < ex->n; i++)
		if (!exchange_board(ex, i, &text[i], e))
			return false;
	if (!all_write(r, text, e))
		return false;
	size_t bare = 0;
	for (size_t i = 0; i < ex->n; i++)
		bare += ex->board[i].board->strip_n == 0 ? 1 : 0;
	x->note = arena_printf(x->a, "%zu board%s and %zu picture%s or sound%s%s", ex->n, ex->n == 1 ? "" : "s",
	    ex->file_n, ex->file_n == 1 ? "" : "s", ex->file_n == 1 ? "" : "s",
	    bare == 0 ? "" : arena_printf(x->a, "; %zu without the ten cells that every board must have", bare));
	return true;
}

bool obz_import(struct imported *x, struct err *e)
{
	struct reader r = { .x = x };
	bool ok = set_import(&r, e);
	pack_close(r.pack);
	return ok;
}
