/*
 * json promises: JSON in UTF-8, strict, within limits.h, no key twice, no control characters, and the line of what
 * is wrong; numbers keep a text; what json_quote writes is read back the same.
 */
#include "tests/test.h"

#include "course/json.h"
#include "course/limits.h"

static struct json *parse_n(struct arena *a, const char *s, size_t n, struct err *e)
{
	struct bytes b = { (unsigned char *)arena_copy(a, s, n), n };
	return json_parse(a, "t.obf", &b, e);
}

static struct json *parse(struct arena *a, const char *s, struct err *e)
{
	return parse_n(a, s, strlen(s), e);
}

TEST(json_reads_every_kind)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	const struct json *j = parse(&a,
	    "\xef\xbb\xbf{\"a\": 7, \"b\": [true, false, null], \"c\": {\"d\": \"\\u00e9\\n\"}, \"e\": 0.1, "
	    "\"f\": -12}",
	    &e);
	EXPECT_OK(j != NULL, e);
	EXPECT_INT(j->kind, JSON_OBJECT);
	EXPECT_INT(j->n, 5);
	EXPECT_STR(json_text(j, "a"), "7");
	EXPECT_STR(json_text(j, "e"), "0.1");
	EXPECT_STR(json_text(j, "f"), "-12");
	EXPECT_STR(json_text(json_get(j, "c"), "d"), "\xc3\xa9\n");
	const struct json *list = json_get(j, "b");
	EXPECT_INT(list->kind, JSON_ARRAY);
	EXPECT_INT(list->n, 3);
	EXPECT(list->first->yes && !list->first->next->yes);
	EXPECT_INT(list->first->next->next->kind, JSON_NULL);
	EXPECT(json_text(j, "b") == NULL && json_get(j, "z") == NULL && json_get(list, "a") == NULL &&
	    json_get(NULL, "a") == NULL);
	EXPECT_STR(j->first->key, "a");
	EXPECT_STR(j->first->next->key, "b");
	arena_release(&a);
}

TEST(json_refuses_with_the_line)
{
	static const struct {
		const char *text;
		int line;
	} rows[] = { { "", 1 }, { "{", 1 }, { "{\n\"a\": 1,\n}", 3 }, { "[1, 2] 3", 1 }, { "{\"a\": 1,\n\"a\": 2}", 2 },
		{ "[\"\xff\"]", 1 }, { "[\"\xc0\xaf\"]", 1 }, { "['a']", 1 }, { "[01]", 1 }, { "[1e999]", 1 },
		{ "[NaN]", 1 }, { "[\"a\x01\"]", 1 }, { "[99999999999999999999]", 1 }, { "[\"\\u0000\"]", 1 },
		{ "[\"\\ud800\"]", 1 } };
	struct arena a = { 0 };
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct err e = { 0 };
		struct json *j = parse(&a, rows[i].text, &e);
		if (j != NULL || e.kind != ERR_FORMAT || e.line != rows[i].line)
			test_fail(__FILE__, __LINE__, "row %zu: line %d, %s", i, e.line, e.text);
	}
	struct err e = { 0 };
	EXPECT(parse(&a, "[\"bell \\u0007\"]", &e) == NULL);
	EXPECT(strstr(e.text, "control character") != NULL);
	arena_release(&a);
}

TEST(json_holds_to_its_limits)
{
	struct arena a = { 0 };
	for (int over = 0; over < 2; over++) {
		struct err e = { 0 };
		struct buf b = { .a = &a };
		for (int i = 0; i < LIMIT_JSON_DEPTH + over; i++)
			buf_add(&b, "[");
		buf_add(&b, "\"]]]]\"");
		for (int i = 0; i < LIMIT_JSON_DEPTH + over; i++)
			buf_add(&b, "]");
		EXPECT((parse(&a, buf_text(&b), &e) == NULL) == (over == 1));
		EXPECT_INT(e.kind, over == 1 ? ERR_LIMIT : ERR_NONE);
	}
	struct err e = { 0 };
	struct buf many = { .a = &a };
	buf_add(&many, "[0");
	for (int i = 0; i < LIMIT_JSON_NODES; i++)
		buf_add(&many, ",0");
	buf_add(&many, "]");
	EXPECT(parse(&a, buf_text(&many), &e) == NULL);
	EXPECT_INT(e.kind, ERR_LIMIT);
	arena_release(&a);
}

TEST(json_refuses_towers_of_accents)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct buf b = { .a = &a };
	buf_add(&b, "[\"a");
	for (int i = 0; i <= LIMIT_TEXT_MARKS; i++)
		buf_add(&b, "\xCC\x81");
	buf_add(&b, "\"]");
	struct bytes text = { (unsigned char *)arena_string(&a, buf_text(&b)), b.n };
	EXPECT(json_parse(&a, "b.obf", &text, &e) == NULL);
	EXPECT_INT(e.kind, ERR_LIMIT);
	arena_release(&a);
}

TEST(json_quote_is_read_back)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	const char *words = "say \"it\" \\ twice\n\tthen \xe2\x80\x99 \xf0\x9f\x98\x80 <&>";
	const struct json *j = parse(&a, arena_printf(&a, "[%s]", json_quote(&a, words)), &e);
	EXPECT_OK(j != NULL, e);
	EXPECT_STR(j->first->text, words);
	arena_release(&a);
}
