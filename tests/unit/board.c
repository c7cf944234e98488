/*
 * board promises: an Open Board Format board as people really write them is read, with warnings for what is untidy
 * and errors only for what loses or changes a word; the strip is taken out of the grid; nothing is fetched; the
 * mark changes exactly when what is on the board changes.
 */
#include "tests/test.h"

#include "course/board.h"
#include "course/board_in.h"
#include "course/limits.h"

static struct board *parse(struct arena *a, const char *s, struct findings *f)
{
	struct bytes b = { (unsigned char *)arena_string(a, s), strlen(s) };
	f->a = a;
	return board_parse(a, "boards/t.obf", &b, f);
}

static bool said(const struct findings *f, const char *code, enum severity severity)
{
	for (size_t i = 0; i < f->n; i++)
		if (streq(f->list[i].code, code) && f->list[i].severity == severity)
			return true;
	return test_fail(__FILE__, __LINE__, "no %s among %zu findings", code, f->n);
}

static const char untidy[] = "{ \"id\": 7, \"buttons\": [\n"
			     "  {\"id\": 0, \"label\": \"look\", \"border_color\": \"#444\", \"background_color\": "
			     "\"rgba(0, 0, 0, 0.5)\", \"image_id\": 3},\n"
			     "  {\"id\": 1, \"label\": \"this\", \"vocalization\": \"this one\", \"border_color\": "
			     "\"reddish\", \"load_board\": {\"path\": \"special::back\"}},\n"
			     "  {\"id\": 2, \"label\": \"hidden\", \"hidden\": true, \"action\": \"+oo\", "
			     "\"image_id\": \"none\"},\n"
			     "  {\"id\": 3, \"label\": \"go\", \"actions\": [\":home\", \":speak\"], "
			     "\"load_board\": {\"url\": \"https://example.org/x\"}, \"border_color\": null}\n"
			     " ], \"images\": [ {\"id\": 3, \"url\": \"https://example.org/x.png\", \"width\": "
			     "null} ],\n"
			     " \"grid\": {\"rows\": 2, \"columns\": 2, \"order\": [[0, 1], [\"2\", 3]]} }";

TEST(board_reads_untidy_boards)
{
	struct arena a = { 0 };
	struct findings f = { 0 };
	struct board *b = parse(&a, untidy, &f);
	EXPECT(b != NULL);
	EXPECT_INT(f.errors, 0);
	EXPECT_STR(b->id, "7");
	EXPECT_STR(b->name, "7");
	EXPECT_STR(b->locale, "en");
	EXPECT_INT(b->button_n, 4);
	EXPECT_INT(b->rows * b->columns, 4);
	EXPECT_INT(b->cell[2], 2);
	EXPECT_INT(b->strip_n, 0);
	EXPECT_INT(b->strip[9], -1);
	const struct button *look = &b->button[0], *this = &b->button[1];
	EXPECT_INT(look->border, 0x444444);
	EXPECT_INT(look->background, 0x808080);
	EXPECT_STR(look->say, "look");
	EXPECT_STR(this->say, "this one");
	EXPECT_INT(this->border, -1);
	EXPECT_STR(this->load_board, "special::back");
	EXPECT(b->button[2].hidden && b->button[2].action == BOARD_SPELL);
	EXPECT_STR(b->button[2].action_text, "+oo");
	EXPECT_INT(b->button[3].action, BOARD_HOME);
	EXPECT(b->button[3].load_board == NULL);
	said(&f, "board-format", SEVERITY_WARNING);
	said(&f, "board-no-name", SEVERITY_WARNING);
	said(&f, "board-no-locale", SEVERITY_WARNING);
	said(&f, "board-image", SEVERITY_WARNING);
	said(&f, "board-colour", SEVERITY_WARNING);
	said(&f, "board-link-broken", SEVERITY_WARNING);
	said(&f, "board-link-address", SEVERITY_WARNING);
	said(&f, "board-actions", SEVERITY_WARNING);
	for (size_t i = 0; i < f.n; i++)
		if (streq(f.list[i].code, "board-colour"))
			EXPECT_INT(f.list[i].line, 3);
	arena_release(&a);
}

TEST(board_takes_pictures_and_words_as_the_format_says)
{
	struct arena a = { 0 };
	struct findings f = { 0 };
	struct board *b = parse(&a,
	    "{\"format\": \"open-board-0.1\", \"id\": \"b\", \"locale\": \"cy-GB\", \"name\": \"n\", "
	    "\"ext_coursepack_version\": \"2\","
	    "\"description_html\": \"<p>One &amp; <b>two</b></p>\\n<script\", \"strings\": {\"cy\": {\"yes\": "
	    "\"ie\", \"say\": \"dweud\"}},"
	    "\"buttons\": [{\"id\": \"a\", \"label\": \"yes\", \"vocalization\": \"say\", \"image_id\": \"d\"}, "
	    "{\"id\": \"b\", \"label\": \"other\","
	    "\"image_id\": \"p\"}, {\"id\": \"c\", \"label\": \"s\", \"image_id\": \"s\"}],"
	    "\"images\": [{\"id\": \"d\", \"data\": \"data:image/png;base64,aGVs bG8=\", \"path\": \"x.png\"}, "
	    "{\"id\": \"p\", \"path\": \"images/x.png\","
	    "\"symbol\": {\"set\": \"coursepack\", \"filename\": \"x.svg\"}}, {\"id\": \"s\", \"symbol\": "
	    "{\"set\": \"coursepack\", \"filename\": \"happy.svg\"}}],"
	    "\"sounds\": [], \"grid\": {\"rows\": 1, \"columns\": 3, \"order\": [[\"a\", \"b\", \"c\"]]}}",
	    &f);
	EXPECT(b != NULL);
	EXPECT_INT(f.n, 0);
	EXPECT_STR(b->description, "One & two <script");
	EXPECT_STR(b->version, "2");
	EXPECT_STR(b->button[0].label, "ie");
	EXPECT_STR(b->button[0].say, "dweud");
	EXPECT_STR(b->button[1].label, "other");
	EXPECT_INT(b->button[0].image_data->n, 5);
	EXPECT(memcmp(b->button[0].image_data->p, "hello", 6) == 0);
	EXPECT(b->button[0].image_path == NULL);
	EXPECT_STR(b->button[1].image_path, "images/x.png");
	EXPECT(b->button[1].symbol == NULL);
	EXPECT_STR(b->button[2].symbol, "happy.svg");
	EXPECT_STR(b->button[2].symbol_set, "coursepack");
	arena_release(&a);
}

TEST(board_takes_the_strip_out_of_the_grid)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct bytes obf;
	struct findings f = { .a = &a };
	EXPECT_OK(
	    file_read(&a, path_join(&a, test_root(), "content/sample/boards/counter.obf"), LIMIT_JSON_BYTES, &obf, &e),
	    e);
	struct board *b = board_parse(&a, "counter.obf", &obf, &f);
	EXPECT(b != NULL);
	EXPECT_INT(f.n, 0);
	EXPECT_INT(b->strip_n, 10);
	EXPECT_STR(b->button[b->strip[0]].label, "yes");
	EXPECT_STR(b->button[b->strip[3]].label, "I don't understand");
	EXPECT(b->button[b->strip[5]].stop && !b->button[b->strip[4]].stop);
	EXPECT_STR(b->button[b->strip[9]].label, "you got it wrong");
	EXPECT_INT(b->rows, 3);
	EXPECT_INT(b->columns, 2);
	EXPECT_STR(b->button[b->cell[0]].label, "plaster");
	EXPECT_STR(b->button[b->cell[5]].label, "a");
	EXPECT_INT(b->button[b->cell[3]].action, BOARD_SPEAK);
	arena_release(&a);
}

TEST(board_places_become_the_nearest_grid)
{
	struct arena a = { 0 };
	struct findings f = { 0 };
	struct board *b = parse(&a,
	    "{\"id\": \"b\", \"buttons\": ["
	    "{\"id\": \"d\", \"label\": \"d\", \"left\": 0.5, \"top\": 0.52, \"width\": 0.45, \"height\": 0.4},"
	    "{\"id\": \"a\", \"label\": \"a\", \"left\": 0.02, \"top\": 0, \"width\": 0.45, \"height\": 0.48},"
	    "{\"id\": \"b\", \"label\": \"b\", \"left\": 0.51, \"top\": 0, \"width\": 0.45, \"height\": 0.48}]}",
	    &f);
	EXPECT(b != NULL);
	EXPECT_INT(f.errors, 0);
	said(&f, "board-places", SEVERITY_WARNING);
	EXPECT_INT(b->rows * 10 + b->columns, 22);
	EXPECT_STR(b->button[b->cell[0]].id, "a");
	EXPECT_STR(b->button[b->cell[1]].id, "b");
	EXPECT_INT(b->cell[2], -1);
	EXPECT_STR(b->button[b->cell[3]].id, "d");
	arena_release(&a);
}

TEST(board_says_what_loses_a_word)
{
	static const struct {
		const char *text, *code;
	} rows[] = {
		{ "{\"buttons\": 3}", "board-buttons" },
		{ "[]", "board-buttons" },
		{ "{\"buttons\": [], \"buttons\": []}", "board-json" },
		{ "{\"buttons\": [{\"label\": \"a\"}], \"grid\": {\"rows\": 1, \"columns\": 1, \"order\": "
		  "[[null]]}}",
		    "board-id" },
		{ "{\"buttons\": [{\"id\": 1, \"label\": \"a\"}, {\"id\": \"1\", \"label\": \"b\"}], \"grid\": "
		  "{\"rows\": 1, \"columns\": 1, \"order\": "
		  "[[1]]}}",
		    "board-id-twice" },
		{ "{\"buttons\": [{\"id\": 1}], \"grid\": {\"rows\": 1, \"columns\": 1, \"order\": [[1]]}}",
		    "board-label" },
		{ "{\"buttons\": [], \"grid\": {\"rows\": 1, \"columns\": 1, \"order\": [[5]]}}", "board-cell" },
		{ "{\"buttons\": [], \"grid\": {\"rows\": 1, \"columns\": 1, \"order\": [[{}]]}}", "board-cell" },
		{ "{\"buttons\": [], \"grid\": {\"rows\": 2, \"columns\": 1, \"order\": [[null]]}}", "board-grid" },
		{ "{\"buttons\": [], \"grid\": {\"rows\": 1, \"columns\": 1, \"order\": [[null, null]]}}",
		    "board-grid" },
		{ "{\"buttons\": [], \"grid\": {\"rows\": 101, \"columns\": 1, \"order\": [[null]]}}", "board-grid" },
		{ "{\"buttons\": [], \"grid\": {\"rows\": 1, \"columns\": 1, \"order\": [3]}}", "board-grid" },
		{ "{\"buttons\": [{\"id\": 1, \"label\": \"a\"}]}", "board-grid" },
		{ "{\"buttons\": [{\"id\": 1, \"label\": \"a\", \"image_id\": 1}], \"images\": [{\"id\": 1, "
		  "\"symbol\": {\"set\": \"coursepack\", "
		  "\"filename\": \"../x\"}}], \"grid\": {\"rows\": 1, \"columns\": 1, \"order\": [[1]]}}",
		    "board-symbol" },
	};
	struct arena a = { 0 };
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct findings f = { 0 };
		parse(&a, rows[i].text, &f);
		if (!said(&f, rows[i].code, SEVERITY_ERROR))
			test_fail(__FILE__, __LINE__, "row %zu", i);
	}
	arena_release(&a);
}

TEST(board_colours)
{
	static const struct {
		const char *text;
		int colour; /* -2: refused */
	} rows[] = { { "rgb(91, 100, 114)", 0x5b6472 }, { " rgb( 0,0 ,255 )", 0xff }, { "rgba(0,0,0,1)", 0 },
		{ "rgba(255,0,0,0.5)", 0xff8080 }, { "rgba(1,2,3,0)", -1 }, { "#fff", 0xffffff },
		{ "#12aBcd", 0x12abcd }, { "#00000080", 0x7f7f7f }, { "#12", -2 }, { "#12345g", -2 }, { "red", -2 },
		{ "rgb(1,2)", -2 }, { "rgb(1,2,256)", -2 }, { "rgb(,,)", -2 }, { "rgba(1,2,3)", -2 },
		{ "rgba(1,2,3,1.1)", -2 }, { "rgba(1,2,3,9999999999)", -2 }, { "", -2 } };
	for (size_t i = 0; i < COUNT(rows); i++) {
		int colour = -2;
		if (!board_colour(rows[i].text, &colour))
			colour = -2;
		if (colour != rows[i].colour)
			test_fail(__FILE__, __LINE__, "%s gives %x, expected %x", rows[i].text, (unsigned)colour,
			    (unsigned)rows[i].colour);
	}
}

/* The mark of a board of two buttons; the arguments are what stands where. */
static const char *mark(struct arena *a, const char *board, const char *first, const char *second, const char *order)
{
	struct findings f = { 0 };
	struct board *b = parse(a,
	    arena_printf(a,
		"{%s \"buttons\": [{\"id\": 1, %s}, {\"id\": 2, %s}], \"grid\": {\"rows\": 1, \"columns\": 3, "
		"\"order\": [[%s]]}}",
		board, first, second, order),
	    &f);
	return b == NULL ? "" : arena_string(a, b->fingerprint);
}

TEST(board_mark_is_what_is_on_the_board)
{
	struct arena a = { 0 };
	const char *one = "\"label\": \"a\"", *two = "\"label\": \"b\", \"vocalization\": \"bee\"",
		   *order = "1, null, 2";
	const char *base = mark(&a, "", one, two, order);
	EXPECT_INT(strlen(base), 9);
	EXPECT_INT(base[4], '-');
	EXPECT_INT(strspn(base, "0123456789ABCDEFGHJKMNPQRSTVWXYZ-"), 9);
	EXPECT_STR(mark(&a, "\"name\": \"other\", \"id\": 9,", one, two, order), base);
	EXPECT_STR(
	    mark(&a, "", "\"label\": \"a\", \"vocalization\": \"a\", \"border_color\": \"#000\"", two, order), base);
	EXPECT_STR(mark(&a, "", two, one, "2, null, 1"), base);
	const char *const others[] = {
		mark(&a, "", one, two, "2, null, 1"),
		mark(&a, "", one, two, "1, 2, null"),
		mark(&a, "", one, two, "1, 1, 2"),
		mark(&a, "", "\"label\": \"A\"", two, order),
		mark(&a, "", one, "\"label\": \"b\"", order),
		mark(&a, "", one, "\"label\": \"b\", \"vocalization\": \"bee\", \"action\": \":speak\"", order),
		mark(&a, "", one, "\"label\": \"b\", \"vocalization\": \"bee\", \"hidden\": true", order),
		mark(&a, "", one, "\"label\": \"b\", \"vocalization\": \"bee\", \"load_board\": {\"path\": \"x.obf\"}",
		    order),
		mark(&a, "\"images\": [{\"id\": 1, \"symbol\": {\"set\": \"s\", \"filename\": \"f\"}}],",
		    "\"label\": \"a\", \"image_id\": 1", two, order),
		mark(&a, "", "\"label\": \"a\", \"ext_coursepack_strip\": true", two, order),
		mark(&a, "\"sounds\": [{\"id\": 1, \"path\": \"media/a.opus\"}],", "\"label\": \"a\", \"sound_id\": 1",
		    two, order),
	};
	for (size_t i = 0; i < COUNT(others); i++) {
		EXPECT(!streq(others[i], base));
		for (size_t k = 0; k < i; k++)
			EXPECT(!streq(others[i], others[k]));
	}
	arena_release(&a);
}

/* The text behind the mark is part of the format: other programs may make it, too. */
TEST(board_canonical_text)
{
	struct arena a = { 0 };
	struct findings f = { 0 };
	struct board *b = parse(&a,
	    "{\"id\": \"b\", \"buttons\": [{\"id\": \"y\", \"label\": \"yes\", \"ext_coursepack_strip\": true, "
	    "\"image_id\": \"i\"}, {\"id\": \"w\", "
	    "\"label\": \"say \\\"it\\\"\", \"vocalization\": \"v\", \"action\": \"+x\"}], \"images\": [{\"id\": "
	    "\"i\", \"symbol\": {\"set\": "
	    "\"coursepack\", \"filename\": \"yes.svg\"}}], \"grid\": {\"rows\": 2, \"columns\": 3, \"order\": "
	    "[[\"y\", \"w\", null], [null, null, \"w\"]]}}",
	    &f);
	EXPECT(b != NULL);
	EXPECT_STR(board_canonical(&a, b),
	    "coursepack board 1\n"
	    "grid 2 2\n"
	    "button 0 \"yes\" \"yes\" \"symbol coursepack yes.svg\" \"\" \"\" \"\"\n"
	    "strip 0 0\n"
	    "button 1 \"say \\\"it\\\"\" \"v\" \"\" \"+x\" \"\" \"\"\n"
	    "cell 0 0 1\n"
	    "cell 1 1 1\n");
	arena_release(&a);
}

/* Many buttons that share one large picture, and one button in every cell, cost no more than the file's size. */
TEST(board_cost_does_not_multiply)
{
	struct arena a = { 0 };
	struct findings f = { 0 };
	struct buf b = { .a = &a };
	buf_add(&b, "{\"images\": [{\"id\": 0, \"data\": \"data:image/png;base64,");
	for (int i = 0; i < 100000; i++)
		buf_add(&b, "AAAAAAAA");
	buf_add(&b, "\"}], \"buttons\": [");
	for (int i = 0; i < 5000; i++)
		buf_addf(&b, "%s{\"id\": %d, \"label\": \"x\", \"image_id\": 0}", i == 0 ? "" : ",", i);
	buf_add(&b, "], \"grid\": {\"rows\": 100, \"columns\": 100, \"order\": [");
	for (int i = 0; i < 10000; i++)
		buf_addf(&b, "%s%d%s", i % 100 == 0 ? "[" : "", i % 5000, i % 100 < 99 ? "," : i < 9999 ? "]," : "]");
	buf_add(&b, "]}}");
	size_t before = a.total;
	struct board *board = parse(&a, buf_text(&b), &f);
	EXPECT(board != NULL);
	EXPECT_INT(f.errors, 0);
	EXPECT(a.total - before < (64u << 20));
	EXPECT(board->button[0].image_data == board->button[4999].image_data);
	arena_release(&a);
}
