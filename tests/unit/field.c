/*
 * Promises of typing: each field has its own text and caret; letters go in and out where the caret stands, whole
 * letters only; nothing grows past its limit; forgetting wipes.
 */
#include "field.h"
#include "test.h"

static void type(struct fields *f, const char *name, const char *text)
{
	field_at(f, name);
	(void)field_insert(f, text);
}

TEST(field_keeps_a_text_for_each_name)
{
	struct fields f = { 0 };
	EXPECT_STR(field_text(&f, "name"), "");
	type(&f, "name", "Amina");
	type(&f, "search", "signs");
	EXPECT_STR(field_text(&f, "name"), "Amina");
	EXPECT_STR(field_text(&f, "search"), "signs");
	EXPECT_INT(field_caret(&f, "name"), 5);
	fields_release(&f);
	EXPECT_STR(field_text(&f, "name"), "");
}

TEST(field_types_where_the_caret_stands)
{
	struct fields f = { 0 };
	type(&f, "t", "ac");
	EXPECT(field_move(&f, FIELD_LEFT));
	EXPECT(field_insert(&f, "b"));
	EXPECT_STR(field_text(&f, "t"), "abc");
	EXPECT(field_move(&f, FIELD_START));
	EXPECT(!field_move(&f, FIELD_LEFT));
	EXPECT(!field_rub_out(&f));
	EXPECT(field_delete(&f));
	EXPECT_STR(field_text(&f, "t"), "bc");
	EXPECT(field_move(&f, FIELD_END));
	EXPECT(!field_delete(&f));
	EXPECT(field_rub_out(&f));
	EXPECT_STR(field_text(&f, "t"), "b");
	fields_release(&f);
}

TEST(field_never_splits_a_letter)
{
	struct fields f = { 0 };
	type(&f, "t",
	    "a\xC3\xA9"
	    "e\xCC\x81"
	    "\xF0\x9F\x99\x82");
	EXPECT(field_rub_out(&f));
	EXPECT_STR(field_text(&f, "t"),
	    "a\xC3\xA9"
	    "e\xCC\x81");
	EXPECT(field_rub_out(&f));
	EXPECT_STR(field_text(&f, "t"), "a\xC3\xA9");
	EXPECT(field_move(&f, FIELD_LEFT));
	EXPECT_INT(field_caret(&f, "t"), 1);
	EXPECT(field_delete(&f));
	EXPECT_STR(field_text(&f, "t"), "a");
	EXPECT(!field_insert(&f, "\xC3"));
	EXPECT(!field_insert(&f, "\x01"));
	EXPECT_STR(field_text(&f, "t"), "a");
	fields_release(&f);
}

TEST(field_stops_at_its_limit)
{
	struct fields f = { 0 };
	field_limit(&f, "t", 4);
	type(&f, "t", "abcd");
	EXPECT(!field_insert(&f, "e"));
	EXPECT_STR(field_text(&f, "t"), "abcd");
	field_set(&f, "t", "abc\xC3\xA9");
	EXPECT_STR(field_text(&f, "t"), "abc");
	EXPECT_INT(field_caret(&f, "t"), 3);
	fields_release(&f);
}

TEST(field_wants_capitals_where_a_sentence_starts)
{
	struct fields f = { 0 };
	field_at(&f, "t");
	EXPECT(field_wants_capital(&f));
	(void)field_insert(&f, "Is it");
	EXPECT(!field_wants_capital(&f));
	(void)field_insert(&f, "? ");
	EXPECT(field_wants_capital(&f));
	(void)field_insert(&f, "No.");
	EXPECT(!field_wants_capital(&f));
	(void)field_insert(&f, "\n");
	EXPECT(field_wants_capital(&f));
	fields_release(&f);
}

TEST(field_forgets_by_name_and_by_folder)
{
	struct fields f = { 0 };
	type(&f, "w1/a", "one");
	type(&f, "w1/b", "two");
	type(&f, "w10/a", "three");
	const char *bytes = field_text(&f, "w1/a");
	field_forget(&f, "w1/");
	EXPECT(bytes[0] == '\0' && bytes[1] == '\0' && bytes[2] == '\0');
	EXPECT_STR(field_text(&f, "w1/b"), "");
	EXPECT_STR(field_text(&f, "w10/a"), "three");
	EXPECT_INT(field_caret(&f, "w1/a"), 0);
	field_forget(&f, "");
	EXPECT_STR(field_text(&f, "w10/a"), "");
	fields_release(&f);
}

/* The longest ids that a course may have: two fields of one form that differ in their last letter are two. */
TEST(field_tells_the_longest_names_apart)
{
	struct fields f = { 0 };
	struct arena a = { 0 };
	char id[65] = { 0 };
	memset(id, 'a', 64);
	const char *one = arena_printf(&a, "%s/%.63s1", id, id), *two = arena_printf(&a, "%s/%.63s2", id, id);
	EXPECT_INT(strlen(one), FIELD_NAME - 1);
	field_set(&f, one, "first");
	field_set(&f, two, "second");
	EXPECT_STR(field_text(&f, one), "first");
	EXPECT_STR(field_text(&f, two), "second");
	type(&f, two, "!");
	EXPECT_STR(field_text(&f, two), "second!");
	fields_release(&f);
	arena_release(&a);
}
