/*
 * Promises: the same module is the same lines; a changed word, choice or mark is a change, what only moved is none;
 * what is new and what is gone are told apart, and what is gone keeps its title.
 */
#include "learning/taken.h"

#include "base/seal.h"
#include "test.h"

TEST(taken_tells_new_changed_moved_and_gone)
{
	struct arena a = { 0 };
	EXPECT(seal_start());
	struct block block = { .kind = BLOCK_PARAGRAPH, .text = { .plain = "One." } };
	const struct slide one = { .id = "s1", .title = "First", .block = &block, .block_n = 1 },
			   two = { .id = "s10", .title = "Second, with words" },
			   three = { .id = "s3", .title = "Third" };
	struct choice choice[2] = { { .id = "a", .text = { .plain = "x" }, .right = true },
		{ .id = "b", .text = { .plain = "y" } } };
	const struct question q = { .id = "q", .stem = { .plain = "Which?" }, .choice = choice, .choice_n = 2 };
	const struct item before[] = { { ITEM_SLIDE, .slide = &one }, { ITEM_SLIDE, .slide = &two },
		{ ITEM_QUESTION, .question = &q } },
			  after[] = { { ITEM_QUESTION, .question = &q }, { ITEM_SLIDE, .slide = &three },
				  { ITEM_SLIDE, .slide = &one } };
	struct module m = { .id = "m", .item = before, .item_n = 3 };
	const struct course c = { .module = &m, .module_n = 1 };
	const struct changed *list;
	const char *was = taken_write(&a, &m);
	EXPECT_STR(taken_write(&a, &m), was);
	EXPECT_INT(taken_compare(&a, was, was, &c, &m, &list), 0);
	m.item = after;
	EXPECT_INT(taken_compare(&a, was, was, &c, &m, &list), 2);
	EXPECT(list[0].how == CHANGE_NEW && streq(list[0].id, "s3"));
	EXPECT(list[1].how == CHANGE_REMOVED && streq(list[1].id, "s10") && streq(list[1].title, "Second, with words"));
	choice[0].right = false;
	choice[1].right = true;
	block.text.plain = "One!";
	EXPECT_INT(taken_compare(&a, was, was, &c, &m, &list), 4);
	EXPECT(list[0].how == CHANGE_CHANGED && streq(list[0].id, "q"));
	EXPECT(list[2].how == CHANGE_CHANGED && streq(list[2].id, "s1"));
	/* what is kept is only looked at, whatever it holds */
	EXPECT_INT(taken_compare(&a, "rubbish", "rubbish", &c, &m, &list), 3);
	EXPECT_INT(taken_compare(&a, "\n\n \n", "", &c, &m, &list), 3);
	arena_release(&a);
}
