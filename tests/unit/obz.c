/*
 * obz promises: a set of boards in a zip is read with its first page first; what leads nowhere, is missing or would
 * lose a word is said, and the rest is there. And of the packager's way out and in: names that every system holds, no
 * two alike; a tree of JSON changed and written keeps what it does not know; a symbol drawn for others is our symbol
 * here. (tests/cli/obz.sh has the corpus.)
 */
#include "course/board.h"
#include "course/name.h"
#include "course/obz.h"
#include "packager/exchange.h"
#include "packager/json_edit.h"
#include "tests/test.h"
#include "tests/unit/zipmake.h"

#define BOARD(id, button)                                                                                              \
	"{\"format\": \"open-board-0.1\", \"id\": \"" id "\", \"locale\": \"en\", \"name\": \"" id                     \
	"\", \"buttons\": [" button                                                                                    \
	"], \"grid\": {\"rows\": 1, \"columns\": 1, \"order\": [[\"1\"]]}, \"images\": [], \"sounds\": []}"

static struct zip_entry text_entry(const char *name, const char *text)
{
	return (struct zip_entry){ .name = name, .p = text, .n = strlen(text) };
}

static bool set_read(
    struct arena *a, const struct zip_entry *entry, size_t n, struct obz *z, struct findings *f, struct err *e)
{
	struct pack *p = NULL;
	const char *path = path_join(a, test_dir(), "set.obz");
	struct bytes b = zipmake(a, entry, n);
	f->a = a;
	if (!file_write(path, b.p, b.n, false, e) || !zip_import(&p, path, e))
		return false;
	bool ok = obz_read(a, p, z, f, e);
	pack_close(p);
	return ok;
}

static size_t said(const struct findings *f, const char *code)
{
	size_t n = 0;
	for (size_t i = 0; i < f->n; i++)
		n += streq(f->list[i].code, code);
	return n;
}

TEST(obz_reads_the_first_page_first_and_says_the_rest)
{
	struct arena a = { 0 };
	struct findings f = { 0 };
	struct err e = { 0 };
	struct obz z = { 0 };
	const struct zip_entry entry[] = {
		text_entry(
		    "b/one.obf", BOARD("one", "{\"id\": \"1\", \"label\": \"x\", \"load_board\": {\"id\": \"two\"}}")),
		text_entry("b/three.obf", "{\"buttons\": 3}"),
		text_entry("b/two.obf", BOARD("two", "{\"id\": \"1\", \"load_board\": {\"path\": \"b/none.obf\"}}")),
		text_entry("manifest.json",
		    "{\"format\": \"open-board-0.1\", \"root\": \"b/two.obf\", \"paths\": {\"boards\": "
		    "{\"one\": \"b/one.obf\", \"gone\": \"b/gone.obf\"}}}"),
	};
	EXPECT_OK(set_read(&a, entry, COUNT(entry), &z, &f, &e), e);
	EXPECT_INT(z.n, 3);
	EXPECT_INT(z.bad, 1);
	EXPECT_STR(z.board[0].src, "b/two.obf");
	EXPECT_STR(z.board[1].id, "one");
	EXPECT(z.board[2].board == NULL);
	EXPECT_STR(z.board[0].board->button[0].label, "1");
	EXPECT_INT(obz_link(z.board, z.n, "two"), 0);
	EXPECT_INT(obz_link(z.board, z.n, "b/one.obf"), 1);
	EXPECT_INT(obz_link(z.board, z.n, "b/none.obf"), 3);
	EXPECT_INT(said(&f, "obz-missing"), 1);
	EXPECT_INT(said(&f, "board-link"), 1);
	EXPECT_INT(said(&f, "board-label"), 1);
	EXPECT_INT(f.errors, 1);
	const struct course *c = obz_course(&a, &z);
	EXPECT(c != NULL && c->board_n == 2 && c->module_n == 0);
	EXPECT_STR(c->title, "two");
	arena_release(&a);
}

TEST(obz_needs_a_manifest_for_more_than_one_board)
{
	struct arena a = { 0 };
	struct findings f = { 0 };
	struct err e = { 0 };
	struct obz z = { 0 };
	const struct zip_entry entry[] = { text_entry("one.obf", BOARD("one", "{\"id\": \"1\", \"label\": \"x\"}")),
		text_entry("two.obf", BOARD("two", "{\"id\": \"1\", \"label\": \"y\"}")) };
	EXPECT_OK(set_read(&a, entry, 1, &z, &f, &e), e);
	EXPECT_INT(z.n, 1);
	EXPECT_INT(f.errors, 0);
	EXPECT(!set_read(&a, entry, 2, &z, &f, &e) && e.kind == ERR_FORMAT);
	arena_release(&a);
}

TEST(a_symbol_drawn_for_others_is_our_symbol_here)
{
	static const char format[] =
	    "{\"format\": \"open-board-0.1\", \"id\": \"b\", \"locale\": \"en\", \"name\": \"b\", "
	    "\"buttons\": [{\"id\": \"1\", \"label\": \"x\", \"image_id\": \"i\"}], \"grid\": {\"rows\": 1, "
	    "\"columns\": 1, \"order\": [[\"1\"]]}, \"images\": [{\"id\": \"i\", %s\"symbol\": {\"set\": "
	    "\"coursepack\", \"filename\": \"happy.svg\"}}]}";
	static const char *const beside[] = { "", "\"path\": \"images/x.png\", \"ext_coursepack_drawing\": true, ",
		"\"data\": \"data:image/png;base64,aGVsbG8=\", \"ext_coursepack_drawing\": true, ",
		"\"path\": \"images/x.png\", " };
	struct arena a = { 0 };
	const struct board *b[4];
	for (size_t i = 0; i < COUNT(beside); i++) {
		struct findings f = { .a = &a };
		char *text = arena_string(&a, format), *mark = strstr(text, "%s");
		text = arena_printf(&a, "%.*s%s%s", (int)(mark - text), text, beside[i], mark + 2);
		struct bytes bytes = { (unsigned char *)text, strlen(text) };
		b[i] = board_parse(&a, "b.obf", &bytes, &f);
		EXPECT(b[i] != NULL);
		EXPECT_INT(f.n, 0);
	}
	EXPECT_STR(b[1]->fingerprint, b[0]->fingerprint);
	EXPECT_STR(b[2]->fingerprint, b[0]->fingerprint);
	EXPECT(!streq(b[3]->fingerprint, b[0]->fingerprint) && b[3]->button[0].symbol == NULL);
	EXPECT_STR(b[1]->button[0].symbol, "happy.svg");
	EXPECT_STR(b[1]->button[0].image_path, "images/x.png"); /* for a player that does not have the symbol */
	arena_release(&a);
}

TEST(exchange_names_fit_every_system)
{
	static const struct {
		const char *folder, *from, *ending, *name;
	} rows[] = { { "media/", "images/Foo Bar.PNG", ".png", "media/foo-bar.png" },
		{ "media/", "images/foo-bar.png", ".png", "media/foo-bar-2.png" },
		{ "media/", "images/foo_bar.png", ".png", "media/foo_bar.png" },
		{ "media/", "a/B/c.jpeg", ".jpg", "media/a/b/c.jpg" },
		{ "media/", "images/\u0635\u0631\u062e\u0629.png", ".png", "media/file.png" },
		{ "media/", "images/\u092f\u094b.png", ".png", "media/file-2.png" },
		{ "media/", "images/con.png", ".png", "media/file-3.png" },
		{ "media/", "images/.hidden..png", ".png", "media/hidden.png" },
		{ "boards/", "../x.obf", ".obf", "boards/x.obf" }, { "boards/", "", ".obf", "boards/file.obf" },
		{ "images/", "media/plaster.png", ".png", "images/plaster.png" } };
	struct arena a = { 0 };
	struct exchange x = { .a = &a, .taken = { .a = &a } };
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *name = exchange_name(&x, rows[i].folder, rows[i].from, rows[i].ending);
		EXPECT_STR(name, rows[i].name);
		EXPECT(name_ok(name, NULL));
	}
	char longest[1000];
	memset(longest, 'x', sizeof longest - 1);
	longest[sizeof longest - 1] = '\0';
	for (size_t i = 0; i < 200; i++)
		EXPECT(name_ok(exchange_name(&x, "media/", longest, ".png"), NULL));
	EXPECT_STR(exchange_slug(&a, "  First Page!  "), "first-page");
	EXPECT_STR(exchange_slug(&a, "\u8bf4"), "");
	arena_release(&a);
}

TEST(map_finds_what_was_put_last)
{
	struct arena a = { 0 };
	struct map m = { .a = &a };
	EXPECT_INT(map_get(&m, "x"), -1);
	for (int64_t i = 0; i < 5000; i++)
		map_put(&m, arena_printf(&a, "name %lld", (long long)i), i);
	map_put(&m, "name 7", 70);
	for (int64_t i = 0; i < 5000; i++)
		EXPECT_INT(map_get(&m, arena_printf(&a, "name %lld", (long long)i)), i == 7 ? 70 : i);
	EXPECT_INT(m.n, 5000);
	EXPECT_INT(map_get(&m, "name"), -1);
	arena_release(&a);
}

TEST(json_is_changed_in_place_and_written)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	static const char text[] = "{\"a\": 1, \"b\": [true, null, 2.5, \"x\\\"y\"], \"ext_other\": {\"k\": \"v\"}}";
	struct bytes bytes = { (unsigned char *)arena_string(&a, text), strlen(text) };
	struct json *j = json_parse(&a, "t", &bytes, &e);
	EXPECT(j != NULL);
	struct buf same = { .a = &a }, changed = { .a = &a };
	json_write(&same, j);
	EXPECT_STR(buf_text(&same), text);
	json_set_text(&a, j, "a", "one");
	json_set_number(&a, j, "c", 3);
	json_set_yes(&a, j, "d");
	json_drop(j, "b");
	json_drop(j, "none");
	json_write(&changed, j);
	EXPECT_STR(buf_text(&changed), "{\"a\": \"one\", \"ext_other\": {\"k\": \"v\"}, \"c\": 3, \"d\": true}");
	EXPECT_INT(j->n, 4);
	arena_release(&a);
}
