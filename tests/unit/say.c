/*
 * Speech: a new screen says its title and the focus; a move says name, role, state, position, hint; a changed value
 * says itself; a live text says itself; nothing changed says nothing. Only role and state words are added.
 */
#include "tests/test.h"
#include "tests/unit/samples.h"
#include "ui/say.h"

static const char *joined(struct arena *a, const char *const *s, size_t n)
{
	struct buf b = { a, NULL, 0, 0 };
	for (size_t i = 0; i < n; i++)
		buf_addf(&b, "%s[%s]", i > 0 ? " " : "", s[i]);
	return buf_text(&b);
}

static const char *said(const struct ui *before, const char *focus_before, const struct ui *now, const char *focus_now,
    enum say_cause cause)
{
	const char *const *out;
	size_t n = ui_say(now->a, before, focus_before, now, focus_now, cause, &out);
	return joined(now->a, out, n);
}

TEST(say_new_screen_says_title_and_focus)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	sample_slide(&u, false);
	EXPECT_STR(said(NULL, NULL, &u, "screen/bottom/next", SAY_SCREEN),
	    "[Most abuse is never seen by services] [Next ›, button]");
	arena_release(&a);
}

TEST(say_focus_move_says_name_role_state_position_and_hint)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	sample_question(&u, false);
	struct node *answer = node_find(u.root, "screen/content/answers/b");
	answer->name = "Mercury";
	answer->hint = "Enter checks the answer";
	node_find(u.root, "screen/content/answers/a")->name = "Venus";
	EXPECT_STR(said(&u, "screen/top/hide", &u, answer->id, SAY_CHANGE),
	    "[Answers. Mercury, radio button, selected, 2 of 4. Enter checks the answer]");
	EXPECT_STR(said(&u, answer->id, &u, "screen/content/answers/a", SAY_CHANGE), "[Venus, radio button, 1 of 4]");
	EXPECT_STR(said(&u, "screen/bottom/next", &u, "screen/bottom/next", SAY_CHANGE), "");
	arena_release(&a);
}

TEST(say_kinds_of_nodes)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	sample_home(&u, false);
	struct node *n = node_find(u.root, "screen/content/modules/m3/open");
	EXPECT_STR(say_node(&a, &u, n), "How the impact shows in children 40 min 15 / 28, button, current, 4 of 9");
	EXPECT_STR(say_node(&a, &u, node_find(u.root, "screen/content/title")), "Good afternoon, Amina, heading 1");
	EXPECT_STR(say_node(&a, &u, node_find(u.root, "screen/progress")), "Module, progress, 42%");
	struct node *label = sample_text(&u, u.root, ROLE_PARAGRAPH, "label", "Your name", TYPE_BODY);
	struct node *note = sample_text(&u, u.root, ROLE_PARAGRAPH, "note", "Kept on this laptop.", TYPE_BODY);
	struct node *field = ui_node(&u, u.root, ROLE_FIELD, "field");
	field->labelled_by = label->id;
	field->described_by = note->id;
	field->value = "Amina";
	field->hint = "Return saves";
	EXPECT_STR(say_node(&a, &u, field), "Your name, text field, Amina. Kept on this laptop. Return saves");
	struct node *check = sample_text(&u, u.root, ROLE_CHECK, "check", "Speech", TYPE_BODY);
	EXPECT_STR(say_node(&a, &u, check), "Speech, check box, not checked");
	check->flags = NODE_CHECKED | NODE_DISABLED;
	EXPECT_STR(say_node(&a, &u, check), "Speech, check box, checked, unavailable");
	struct ui board = { &a, NULL };
	sample_board(&board, false);
	EXPECT_STR(
	    say_node(&a, &board, node_find(board.root, "screen/content/board/cells/okay")), "okay, row 2, column 3");
	EXPECT_STR(say_node(&a, &board, node_find(board.root, "screen/content/board/strip/no")), "no");
	arena_release(&a);
}

TEST(say_changes_of_the_focused_node_and_of_live_text)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL }, v = { &a, NULL };
	sample_question(&u, false);
	sample_question(&v, false);
	const char *b = "screen/content/answers/b", *a_id = "screen/content/answers/a";
	node_find(v.root, "screen/bottom/saved")->text = "Saved at last.";
	EXPECT_STR(said(&u, b, &v, b, SAY_CHANGE), "[Saved at last.]");
	node_find(v.root, b)->flags &= ~(unsigned)NODE_CHECKED;
	EXPECT_STR(said(&u, b, &v, b, SAY_CHANGE), "[not selected] [Saved at last.]");
	EXPECT_STR(said(&v, b, &u, b, SAY_CHANGE), "[selected] [Saved]");
	EXPECT_STR(said(&u, b, &v, a_id, SAY_CHANGE),
	    "[“I promise. You can tell me anything.”, radio button, 1 of 4] [Saved at last.]");
	struct node *was = ui_node(&u, u.root, ROLE_FIELD, "f"), *is = ui_node(&v, v.root, ROLE_FIELD, "f");
	was->name = is->name = "Name";
	was->value = "Am";
	is->value = "Ami";
	node_find(v.root, "screen/bottom/saved")->text = "Saved";
	EXPECT_STR(said(&u, "screen/f", &v, "screen/f", SAY_CHANGE), "[Ami]");
	/* A live node that appears is news; on a new screen it is not. */
	struct node *status = sample_text(&v, v.root, ROLE_STATUS, "right", "Right.", TYPE_BODY);
	status->flags = NODE_LIVE;
	EXPECT_STR(said(&u, "screen/f", &v, "screen/f", SAY_CHANGE), "[Ami] [Right.]");
	arena_release(&a);
}

TEST(say_dialog_that_opens_says_its_name)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL }, d = { &a, NULL };
	sample_slide(&u, false);
	sample_dialog(&d, false);
	EXPECT_STR(said(&u, "screen/bottom/next", &d, "both/leave/text/row/stay", SAY_CHANGE),
	    "[Leave this board?, dialogue] [Stay here, button]");
	EXPECT_STR(said(&d, "both/leave/text/row/stay", &d, "both/leave/text/row/go", SAY_CHANGE),
	    "[Leave the board, button]");
	arena_release(&a);
}

TEST(say_from_reads_the_content_and_no_bars)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	const char *const *out;
	sample_slide(&u, false);
	size_t n = say_from(&a, &u, NULL, &out);
	EXPECT_INT(n, 6);
	EXPECT_STR(out[0], "Most abuse is never seen by services");
	EXPECT(str_starts(out[1], "The number of children"));
	EXPECT(str_ends(out[1], "is a small part, of the number harmed each year: see what a disclosure is."));
	EXPECT_STR(out[5], "Children per 1,000, one year");
	n = say_from(&a, &u, "screen/content/columns/left/p1/term", &out);
	EXPECT_INT(n, 5);
	EXPECT(str_starts(out[0], "The number of children"));
	n = say_from(&a, &u, "screen/bottom/next", &out);
	EXPECT_INT(n, 6);
	struct ui q = { &a, NULL };
	sample_question(&q, false);
	say_from(&a, &q, NULL, &out);
	EXPECT_STR(out[1], "Answers");
	EXPECT_STR(out[2], "“I promise. You can tell me anything.”, radio button, 1 of 4");
	arena_release(&a);
}

TEST(say_from_reads_a_table_by_rows_with_its_headings)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	const char *const *out;
	struct node *root = ui_node(&u, NULL, ROLE_WINDOW, "root");
	struct node *table = ui_node(&u, root, ROLE_TABLE, "t");
	table->name = "Who told";
	struct node *head = ui_node(&u, table, ROLE_ROW, "head"), *row = ui_node(&u, table, ROLE_ROW, "r");
	sample_text(&u, head, ROLE_COLUMNHEADER, "who", "Who", TYPE_BODY);
	sample_text(&u, head, ROLE_COLUMNHEADER, "share", "Share", TYPE_BODY);
	sample_text(&u, row, ROLE_ROWHEADER, "who", "Girls", TYPE_BODY);
	sample_text(&u, row, ROLE_CELL, "share", "15%", TYPE_BODY)->header = "root/t/head/share";
	EXPECT_INT(say_from(&a, &u, NULL, &out), 3);
	EXPECT_STR(out[1], "Who, Share");
	EXPECT_STR(out[2], "Girls, Share: 15%");
	arena_release(&a);
}
