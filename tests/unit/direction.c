/*
 * Words that run from right to left: levels as Unicode says; lines that read right, with numbers and Latin words inside
 * them turned round; boxes whose words start at the right start there themselves; marks stay with their letter. Letters
 * of 11 px.
 */
#include "tests/test.h"
#include "tests/unit/invariants.h"
#include "tests/unit/samples.h"
#include "ui/break.h"
#include "ui/draw.h"

/* Levels of the characters as digits. */
static const char *levels(struct arena *a, const char *text, bool rtl)
{
	size_t n = strlen(text), out = 0;
	unsigned char *level = arena_alloc(a, n + 1);
	char *digits = arena_alloc(a, n + 1);
	ui_levels(a, text, n, rtl, level);
	for (size_t i = 0; i < n; i++)
		if (((unsigned char)text[i] & 0xC0) != 0x80)
			digits[out++] = (char)('0' + level[i]);
	return digits;
}

TEST(direction_is_that_of_the_first_letter)
{
	static const char arabic[] = "(999) اتصل now", bengali[] = "- জরুরি", number[] = "14:05, 3%";
	EXPECT_INT(ui_direction("â dŵr", 7), DIRECTION_LEFT_TO_RIGHT);
	EXPECT_INT(ui_direction(arabic, strlen(arabic)), DIRECTION_RIGHT_TO_LEFT);
	EXPECT_INT(ui_direction(bengali, strlen(bengali)), DIRECTION_LEFT_TO_RIGHT);
	EXPECT_INT(ui_direction(number, strlen(number)), DIRECTION_NONE);
	EXPECT(!ui_turns(bengali, strlen(bengali)));
	EXPECT(!ui_turns("“gyda’r” – £5 …", strlen("“gyda’r” – £5 …")));
	EXPECT(ui_turns(arabic, strlen(arabic)));
	EXPECT(ui_turns("\xE2\x80\xAE"
			"abc",
	    6)); /* an override */
}

TEST(direction_levels_are_unicodes)
{
	struct arena a = { 0 };
	EXPECT_STR(levels(&a, "abc", false), "000");
	EXPECT_STR(levels(&a, "a ابق b", false), "0011100");
	EXPECT_STR(levels(&a, "ابق 12 مع", true), "111122111");
	EXPECT_STR(levels(&a, "ابق (ab).", true), "111112211");
	EXPECT_STR(levels(&a, "1.", true), "21");
	EXPECT_STR(levels(&a, "ab\nابق", true), "221111");
	arena_release(&a);
}

static struct node *laid(struct ui *u, struct arena *a, const char *text, int width)
{
	struct ui_fonts fonts = fake_fonts();
	*u = (struct ui){ a, NULL };
	struct node *root = ui_node(u, NULL, ROLE_WINDOW, "root");
	root->align = ALIGN_STRETCH;
	struct node *p = sample_text(u, root, ROLE_PARAGRAPH, "p", text, TYPE_BODY);
	ui_layout(u, &fonts, (struct ui_view){ width, 600, 100, 100 }, NULL, 0);
	return p;
}

/* "word@x" of each fragment, < for those from right to left. */
static const char *places(struct arena *a, const struct node *n)
{
	struct buf b = { a, NULL, 0, 0 };
	for (size_t i = 0; i < n->fragment_n; i++) {
		const struct fragment *f = &n->fragment[i];
		buf_addf(&b, "%s%.*s@%d%s", i > 0 ? "|" : "", (int)f->n, f->p, f->x, f->level & 1 ? "<" : "");
	}
	return buf_text(&b);
}

TEST(direction_turns_the_pieces_of_a_line_not_their_order)
{
	struct arena a = { 0 };
	struct ui u;
	/* from the right edge at 220: four letters and a blank, then the number, then a blank and two letters */
	EXPECT_STR(places(&a, laid(&u, &a, "ابق 999 مع", 220)), "ابق @176<|999@143| مع@110<");
	EXPECT_STR(places(&a, laid(&u, &a, "Call مرحبا بك now", 220)), "Call @0|مرحبا بك@55<| now@143");
	EXPECT_STR(places(&a, laid(&u, &a, "now", 220)), "now@0");
	/* two lines: each turned for itself */
	EXPECT_STR(places(&a, laid(&u, &a, "ابق مع 101", 77)), "ابق مع@11<|101@44");
	arena_release(&a);
}

TEST(direction_of_a_paragraph_with_strong_words_and_links)
{
	struct arena a = { 0 };
	struct ui u;
	struct ui_fonts fonts = fake_fonts();
	struct node *p = laid(&u, &a, "اتصل ", 220);
	struct node *strong = sample_text(&u, p, ROLE_LINK, "b", "999", TYPE_BODY);
	struct node *rest = sample_text(&u, p, ROLE_GROUP, "c", " الآن.", TYPE_BODY);
	strong->flags = NODE_INLINE | NODE_FOCUSABLE;
	rest->flags = NODE_INLINE;
	ui_layout(&u, &fonts, (struct ui_view){ 220, 600, 100, 100 }, NULL, 0);
	EXPECT_STR(places(&a, p), "اتصل @165<|999@132|الآن.@66<");
	EXPECT_INT(strong->rect.x, 132);
	EXPECT_INT(strong->rect.w, 33);
	EXPECT_STR(node_name(&a, p), "اتصل 999 الآن.");
	struct draw_list list =
	    ui_draw(&a, &u, theme_get(THEME_PAPER), (struct ui_view){ 220, 600, 100, 100 }, NULL, false, NULL);
	EXPECT(list.op[1].rtl && !list.op[2].rtl && list.op[3].rtl);
	arena_release(&a);
}

TEST(direction_of_boxes_follows_their_words)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	struct ui_fonts fonts = fake_fonts();
	struct node *root = ui_node(&u, NULL, ROLE_WINDOW, "root");
	root->align = ALIGN_STRETCH;
	sample_text(&u, root, ROLE_PARAGRAPH, "first", "English first", TYPE_BODY);
	struct node *item = ui_node(&u, root, ROLE_ITEM, "item");
	item->box = BOX_ROW;
	item->gap = 10;
	struct node *mark = sample_text(&u, item, ROLE_PARAGRAPH, "mark", "1.", TYPE_BODY);
	struct node *words = sample_text(&u, item, ROLE_PARAGRAPH, "words", "ابق مع", TYPE_BODY);
	words->grow = 1;
	struct node *row = ui_node(&u, root, ROLE_ROW, "row");
	row->box = BOX_GRID;
	row->columns = 2;
	struct node *one = sample_text(&u, row, ROLE_CELL, "one", "ابق", TYPE_BODY);
	struct node *two = sample_text(&u, row, ROLE_CELL, "two", "2", TYPE_BODY);
	struct node *grid = ui_node(&u, root, ROLE_GRID, "grid");
	grid->box = BOX_GRID;
	grid->columns = 2;
	struct node *cell = sample_text(&u, grid, ROLE_GRIDCELL, "cell", "ابق", TYPE_BODY);
	sample_text(&u, grid, ROLE_GRIDCELL, "other", "مع", TYPE_BODY);
	ui_layout(&u, &fonts, (struct ui_view){ 300, 600, 100, 100 }, NULL, 0);
	EXPECT_INT(mark->rect.x, 300 - 22);
	EXPECT_INT(words->rect.x, 0);
	EXPECT_INT(words->rect.w, 300 - 22 - 10);
	EXPECT_STR(places(&a, mark), "1@11|.@0<");
	EXPECT_INT(one->rect.x, 150);
	EXPECT_INT(two->rect.x, 0);
	EXPECT_STR(places(&a, two), "2@139"); /* a number stands where its row starts */
	EXPECT_INT(cell->rect.x, 0);          /* a board's cells stay where their author put them */
	arena_release(&a);
}

TEST(direction_puts_a_buttons_icon_before_its_words)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	struct ui_fonts fonts = fake_fonts();
	struct node *root = ui_node(&u, NULL, ROLE_WINDOW, "root");
	struct node *b = sample_button(&u, root, "b", "ابق");
	b->picture = "<svg viewBox=\"0 0 24 24\"></svg>";
	b->picture_w = b->picture_h = 24;
	ui_layout(&u, &fonts, (struct ui_view){ 400, 600, 100, 100 }, NULL, 0);
	EXPECT_INT(b->fragment_n, 1);
	EXPECT(b->picture_rect.x >= b->text_x + b->fragment[0].x + b->fragment[0].w);
	EXPECT(b->picture_rect.x + b->picture_rect.w <= b->rect.x + b->rect.w);
	arena_release(&a);
}

TEST(direction_letters_keep_their_marks)
{
	static const char accent[] = "e\xCC\x81x", vowel[] = "কী", cluster[] = "ক্ষত", arabic[] = "بَّق";
	EXPECT_INT(ui_letter_end(accent, strlen(accent), 0), 3);
	EXPECT_INT(ui_letter_end(accent, strlen(accent), 3), 4);
	EXPECT_INT(ui_letter_end(vowel, strlen(vowel), 0), 6);
	EXPECT_INT(ui_letter_end(cluster, strlen(cluster), 0), 9);
	EXPECT_INT(ui_letter_end(arabic, strlen(arabic), 0), 6);
	EXPECT_INT(ui_letter_end("ab", 2, 0), 1);
}
