/* Line breaks: after spaces and hyphens, never before closing punctuation or inside a letter, must at a newline,
 * not at a soft hyphen. */
#include "tests/test.h"
#include "ui/tree.h"

/* The text with | where a line may end and / where it must. */
static const char *broken(struct arena *a, const char *text)
{
	struct buf b = { a, NULL, 0, 0 };
	size_t n = strlen(text);
	char *brk = arena_alloc(a, n + 1);
	ui_breaks(text, n, NULL, brk);
	for (size_t i = 0; i < n; i++) {
		buf_add_n(&b, text + i, 1);
		if (brk[i] != 0)
			buf_add(&b, brk[i] == 2 ? "/" : "|");
	}
	return buf_text(&b);
}

TEST(break_after_spaces_hyphens_and_newlines)
{
	struct arena a = { 0 };
	EXPECT_STR(broken(&a, "ask, then listen."), "ask, |then |listen.|");
	EXPECT_STR(broken(&a, "multi-agency"), "multi-|agency|");
	EXPECT_STR(broken(&a, "one\ntwo"), "one\n/two|");
	EXPECT_STR(broken(&a, "“What if?” (yes)"), "“What |if?” |(yes)|");
	EXPECT_STR(broken(&a, "10%, 3.5"), "10%, |3.5|");
	EXPECT_STR(broken(&a,
		       "a\xC2\xA0"
		       "b"),
	    "a\xC2\xA0"
	    "b|");
	arena_release(&a);
}

TEST(break_is_not_offered_at_a_soft_hyphen)
{
	struct arena a = { 0 };
	EXPECT_STR(broken(&a,
		       "dis\xC2\xAD"
		       "close it"),
	    "dis\xC2\xAD"
	    "close |it|");
	EXPECT_STR(broken(&a, ""), "");
	arena_release(&a);
}
