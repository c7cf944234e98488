/* Hits: the deepest node that acts, on its words when it is inline, nothing outside its clip, nothing behind a
 * dialog. */
#include "tests/test.h"
#include "tests/unit/invariants.h"
#include "tests/unit/samples.h"

static void lay(struct ui *u, const char *focus, int wish)
{
	struct ui_fonts fonts = fake_fonts();
	ui_layout(u, &fonts, (struct ui_view){ 800, 600, 100, 100 }, focus, wish);
}

static const char *hit_id(const struct ui *u, int x, int y)
{
	const struct node *n = ui_hit(u, x, y);
	return n != NULL ? n->id : NULL;
}

TEST(hit_finds_the_deepest_that_acts)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	struct node *card = sample_button(&u, NULL, "card", NULL);
	card->name = "Course";
	card->pad_y = 20;
	struct node *inner = sample_button(&u, card, "start", "Start");
	lay(&u, NULL, 0);
	int x, y;
	node_point(inner, &x, &y);
	EXPECT_STR(hit_id(&u, x, y), "card/start");
	EXPECT_STR(hit_id(&u, x + 300, y), "card");
	inner->flags |= NODE_DISABLED;
	EXPECT_STR(hit_id(&u, x, y), "card");
	EXPECT_STR(hit_id(&u, -1, 5), NULL);
	EXPECT_STR(hit_id(&u, 800, 5), NULL);
	arena_release(&a);
}

TEST(hit_on_a_link_of_two_lines_is_on_its_words_only)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	struct node *root = ui_node(&u, NULL, ROLE_WINDOW, "root");
	struct node *p = sample_text(&u, root, ROLE_PARAGRAPH, "p", "before the link there are words ", TYPE_BODY);
	p->max_w = 400;
	struct node *link = sample_text(&u, p, ROLE_LINK, "link", "a link long enough for two", TYPE_BODY);
	link->flags = NODE_INLINE | NODE_FOCUSABLE;
	link->act[ACT_ACTIVATE].what = 1;
	lay(&u, NULL, 0);
	EXPECT_INT(p->fragment_n, 3);
	EXPECT_STR(hit_id(&u, p->fragment[1].x + 5, 10), "root/p/link");
	EXPECT_STR(hit_id(&u, 5, 40), "root/p/link");
	EXPECT_STR(hit_id(&u, 5, 10), NULL); /* inside the box around both lines, but not a word of it */
	int x, y;
	node_point(link, &x, &y);
	EXPECT(ui_hit(&u, x, y) == link);
	arena_release(&a);
}

TEST(hit_sees_no_further_than_the_clip_or_a_dialog)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	sample_home(&u, false);
	lay(&u, NULL, 0);
	const struct node *last = node_find(u.root, "screen/content/modules/m8/open");
	EXPECT(last->rect.y + last->rect.h > last->clip.y + last->clip.h);
	EXPECT_STR(hit_id(&u, 100, 599), NULL);
	int x, y;
	lay(&u, last->id, 0);
	node_point(last, &x, &y);
	EXPECT(ui_hit(&u, x, y) == last);
	struct ui d = { &a, NULL };
	sample_dialog(&d, false);
	lay(&d, NULL, 0);
	node_point(node_find(d.root, "screen/bottom/next"), &x, &y);
	EXPECT(ui_hit(&d, x, y) == NULL);
	arena_release(&a);
}
