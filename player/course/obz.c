/*
 * Reading a set of boards. manifest.json says which boards there are and which is the first page; real ones lack it,
 * or name boards that are not there, so what can be read is read and the rest is said.
 */
#include "course/obz.h"

#include "course/board.h"
#include "course/json.h"
#include "course/limits.h"

#define MANIFEST "manifest.json"

struct obz_reader {
	struct arena *a;
	struct pack *pack;
	struct findings *f;
	const char **path; /* of each board, in order */
	size_t n, cap;
};

static bool path_add(struct obz_reader *r, const char *path, struct err *e)
{
	if (r->n == LIMIT_OBZ_BOARDS)
		return fail(e, ERR_LIMIT, NULL, 0, "there are more than %d boards; split the set", LIMIT_OBZ_BOARDS);
	for (size_t i = 0; i < r->n; i++)
		if (streq(r->path[i], path))
			return true;
	if (r->n == r->cap) {
		size_t cap = r->cap == 0 ? 32 : 2 * r->cap;
		const char **list = arena_array(r->a, cap, sizeof *list);
		if (r->n > 0)
			memcpy(list, r->path, r->n * sizeof *list);
		r->path = list;
		r->cap = cap;
	}
	r->path[r->n++] = arena_string(r->a, path); /* the set outlives its zip */
	return true;
}

/* A board that the manifest names; one that is not there is missed, not mourned. */
static bool named_add(struct obz_reader *r, const char *path, struct err *e)
{
	if (pack_size(r->pack, path) >= 0)
		return path_add(r, path, e);
	findings_add(r->f, SEVERITY_WARNING, MANIFEST, 0, "obz-missing", "the board %s is not in the file", path);
	return true;
}

static bool manifest_boards(struct obz_reader *r, const struct json *boards, struct err *e)
{
	if (boards == NULL || boards->kind != JSON_OBJECT)
		return true;
	for (const struct json *j = boards->first; j != NULL; j = j->next) {
		if (j->kind != JSON_STRING)
			findings_add(r->f, SEVERITY_WARNING, MANIFEST, 0, "obz-manifest",
			    "the board \"%s\" has no path: write \"boards/name.obf\"", j->key);
		else if (!named_add(r, j->text, e))
			return false;
	}
	return true;
}

static bool manifest_read(struct obz_reader *r, struct err *e)
{
	struct bytes text;
	if (!pack_read(r->pack, r->a, MANIFEST, LIMIT_JSON_BYTES, &text, e))
		return false;
	const struct json *j = json_parse(r->a, MANIFEST, &text, e);
	if (j == NULL)
		return false;
	const struct json *root = json_get(j, "root");
	if (!streq(json_text(j, "format"), "open-board-0.1"))
		findings_add(
		    r->f, SEVERITY_WARNING, MANIFEST, 0, "obz-manifest", "\"format\" should be \"open-board-0.1\"");
	if (root == NULL || root->kind != JSON_STRING)
		findings_add(r->f, SEVERITY_WARNING, MANIFEST, 0, "obz-manifest",
		    "no \"root\" says which board is the first page; the first one is taken");
	else if (!named_add(r, root->text, e))
		return false;
	return manifest_boards(r, json_get(json_get(j, "paths"), "boards"), e);
}

/* Without a manifest every board of the zip is one of the set, but then which is the first page? */
static bool boards_find(struct obz_reader *r, bool with_manifest, struct err *e)
{
	for (size_t i = 0; i < pack_count(r->pack); i++)
		if (str_ends(pack_name(r->pack, i), ".obf") && !path_add(r, pack_name(r->pack, i), e))
			return false;
	if (r->n == 0)
		return fail(e, ERR_FORMAT, NULL, 0, "there is no board in this file: no name in it ends in .obf");
	if (!with_manifest && r->n > 1)
		return fail(e, ERR_FORMAT, NULL, 0,
		    "there are %zu boards and no manifest.json beside them to say which is the first page", r->n);
	return true;
}

static bool size_check(const struct obz_reader *r, struct err *e)
{
	int64_t sum = 0;
	for (size_t i = 0; i < r->n; i++)
		sum += pack_size(r->pack, r->path[i]);
	if (sum > LIMIT_OBZ_BYTES)
		return fail(e, ERR_LIMIT, NULL, 0,
		    "the boards have more than %u MB together: keep pictures beside them in images/",
		    LIMIT_OBZ_BYTES >> 20);
	return true;
}

/* NULL when it would lose a word. */
static const struct board *board_whole(struct obz_reader *r, const char *path, const struct bytes *text)
{
	size_t before = r->f->errors;
	const struct board *b = board_parse_foreign(r->a, path, text, r->f);
	return r->f->errors == before ? b : NULL;
}

static const struct board *board_of(struct obz_reader *r, const char *path)
{
	struct bytes text;
	struct err e = { 0 };
	if (!pack_read(r->pack, r->a, path, LIMIT_JSON_BYTES, &text, &e)) {
		findings_add(r->f, SEVERITY_ERROR, path, 0, "obz-board", "the board %s", e.text);
		return NULL;
	}
	return board_whole(r, path, &text);
}

/* Links of a set this large are found by searching sorted names. */
struct place {
	const char *name;
	size_t index;
	bool id; /* else a file, which comes first */
};
static int place_order(const void *p, const void *q)
{
	const struct place *x = p, *y = q;
	int by = strcmp(x->name, y->name);
	if (by == 0 && x->id != y->id)
		by = x->id ? 1 : -1;
	return by != 0 ? by : x->index < y->index ? -1 : x->index > y->index;
}

static bool place_known(const struct place *list, size_t n, const char *name)
{
	size_t low = 0, high = n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(list[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && streq(list[low].name, name);
}

static void ids_check(struct obz_reader *r, const struct place *place, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (place[i].id && place[i - 1].id && streq(place[i].name, place[i - 1].name))
			findings_add(r->f, SEVERITY_WARNING, r->path[place[i].index], 0, "obz-id-twice",
			    "another board has the id \"%s\", too", place[i].name);
}

static void links_check(struct obz_reader *r, const struct board_ref *board)
{
	struct place *place = arena_array(r->a, 2 * r->n, sizeof *place);
	size_t n = 0;
	for (size_t i = 0; i < r->n; i++) {
		place[n++] = (struct place){ board[i].src, i, false };
		if (board[i].board != NULL)
			place[n++] = (struct place){ board[i].board->id, i, true };
	}
	qsort(place, n, sizeof *place, place_order);
	ids_check(r, place, n);
	for (size_t i = 0; i < r->n; i++)
		for (size_t b = 0; board[i].board != NULL && b < board[i].board->button_n; b++) {
			const struct button *button = &board[i].board->button[b];
			if (button->load_board != NULL && !str_starts(button->load_board, "special::") &&
			    !place_known(place, n, button->load_board))
				findings_add(r->f, SEVERITY_WARNING, board[i].src, 0, "board-link",
				    "button \"%s\" leads to the board %s, which is not in the file", button->label,
				    button->load_board);
		}
}

static void refs_fill(struct obz_reader *r, struct board_ref *board, struct obz *out)
{
	struct obz z = { .board = board, .n = r->n };
	for (size_t i = 0; i < r->n; i++) {
		board[i].src = r->path[i];
		board[i].id = board[i].board != NULL ? board[i].board->id : r->path[i];
		z.bad += board[i].board == NULL ? 1 : 0;
	}
	links_check(r, board);
	*out = z;
}

bool obz_read(struct arena *a, struct pack *p, struct obz *out, struct findings *f, struct err *e)
{
	struct obz_reader r = { .a = a, .pack = p, .f = f };
	bool manifest = pack_size(p, MANIFEST) >= 0;
	if (!manifest)
		findings_add(f, SEVERITY_WARNING, MANIFEST, 0, "obz-manifest", "there is no manifest.json in the file");
	if ((manifest && !manifest_read(&r, e)) || !boards_find(&r, manifest, e) || !size_check(&r, e))
		return false;
	struct board_ref *board = arena_array(a, r.n, sizeof *board);
	for (size_t i = 0; i < r.n; i++)
		board[i].board = board_of(&r, r.path[i]);
	refs_fill(&r, board, out);
	return true;
}

bool obz_read_alone(
    struct arena *a, const char *file, const struct bytes *obf, struct obz *out, struct findings *f, struct err *e)
{
	struct obz_reader r = { .a = a, .f = f };
	struct board_ref *board = arena_array(a, 1, sizeof *board);
	if (!path_add(&r, file, e))
		return false;
	board->board = board_whole(&r, file, obf);
	refs_fill(&r, board, out);
	return true;
}

size_t obz_link(const struct board_ref *board, size_t n, const char *to)
{
	for (size_t i = 0; to != NULL && i < n; i++)
		if (streq(board[i].src, to))
			return i;
	for (size_t i = 0; to != NULL && i < n; i++)
		if (board[i].board != NULL && streq(board[i].board->id, to))
			return i;
	return n;
}

struct course *obz_course(struct arena *a, const struct obz *z)
{
	static const struct test no_test;
	static const struct survey no_survey;
	struct course *c = arena_alloc(a, sizeof *c);
	struct board_ref *board = arena_array(a, z->n, sizeof *board);
	for (size_t i = 0; i < z->n; i++)
		if (z->board[i].board != NULL)
			board[c->board_n++] = z->board[i];
	if (c->board_n == 0)
		return NULL;
	c->id = "boards";
	c->title = c->short_title = board[0].board->name;
	c->version = c->summary = c->publisher = c->min_player = c->review_by = c->review_owner = "";
	c->language = board[0].board->locale;
	c->test = &no_test;
	c->survey = &no_survey;
	c->board = board;
	return c;
}
