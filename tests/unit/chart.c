/*
 * Promises of charts: each kind is drawn as what it is, every number stands beside its mark in words, aloud with the
 * name of its series, and a curve whose labels have no room becomes bars.
 */
#include "app.h"
#include "screens/screen.h"
#include "test.h"

static const char *const one[] = { "" }, *const two[] = { "Before", "Now" },
			 *const places[] = { "Shop floor", "Store" };
static const int64_t parts[] = { 60000, 40000, 75000, INT64_MIN };
static const char *const shown[] = { "60", "40", "75", "" };

static struct ui u;
static struct arena a;

static const struct node *draw(struct chart c, struct ui_view view)
{
	static struct app app;
	struct block b = { .kind = BLOCK_CHART, .caption = "A chart", .chart = &c };
	arena_reset(&a);
	u = (struct ui){ 0 };
	app.view = view;
	u.a = &a;
	u.root = ui_node(&u, NULL, ROLE_WINDOW, "/window");
	struct frame f = { .u = &u, .app = &app, .root = u.root, .body = u.root };
	w_chart(&f, u.root, "/chart", &b, chart_top(&c));
	return u.root;
}

static const struct ui_view usual = { 1366, 768, 100, 100 };

TEST(chart_stacks_parts_in_one_bar)
{
	struct chart c = { CHART_STACKED, "%", 2, 2, two, places, parts, shown };
	EXPECT_INT(chart_top(&c), 100000);
	const struct node *root = draw(c, usual);
	const struct node *p0 = node_find(root, "chart/p0/track/part0"), *p1 = node_find(root, "chart/p0/track/part1");
	EXPECT(p0 != NULL && p1 != NULL && node_find(root, "chart/legend/s1") != NULL);
	EXPECT(p0->permille_w > p1->permille_w && p0->permille_w + p1->permille_w < 1000);
	EXPECT(node_find(root, "chart/p1/track/part1") == NULL); /* no number, no part */
	EXPECT_STR(node_find(root, "chart/p0/value")->text, "60% \xC2\xB7 40%");
	EXPECT_STR(node_find(root, "chart/p1/value")->name, "Before: 75%, Now: no number");
	EXPECT_INT(node_find(root, "chart/p0/value")->min_w, node_find(root, "chart/p1/value")->min_w);
	arena_release(&a);
}

TEST(chart_puts_dots_where_their_numbers_are)
{
	struct chart c = { CHART_DOT, "", 2, 2, two, places, parts, shown };
	EXPECT_INT(chart_top(&c), 75000);
	const struct node *root = draw(c, usual);
	const struct node *before = node_find(root, "chart/p0/track/dot0"),
			  *now = node_find(root, "chart/p0/track/dot1");
	const struct node *between = node_find(root, "chart/p0/track/between"),
			  *top = node_find(root, "chart/p1/track/dot0");
	EXPECT(before != NULL && now != NULL && between != NULL && top != NULL);
	EXPECT(now->place_x < before->place_x && before->place_x < top->place_x && top->place_x < 1000);
	EXPECT_INT(between->permille_w, before->place_x - now->place_x);
	EXPECT(before->fill != now->fill && now->fill == COLOUR_CARD); /* disc and ring */
	EXPECT(node_find(root, "chart/p1/track/between") == NULL && node_find(root, "chart/p1/track/dot1") == NULL);
	arena_release(&a);
}

TEST(chart_draws_a_curve_and_bars_where_its_labels_have_no_room)
{
	struct chart c = { CHART_LINE, "", 1, 2, one, places, parts, shown };
	const struct node *root = draw(c, usual), *picture = node_find(root, "chart/curve/picture");
	EXPECT(picture != NULL && picture->picture != NULL && strstr(picture->picture, "#pal") != NULL);
	EXPECT(node_find(root, "chart/curve/points/p1/value") != NULL);
	root = draw(c, (struct ui_view){ 320, 256, 300, 100 });
	EXPECT(node_find(root, "chart/curve") == NULL && node_find(root, "chart/p0-0/track/bar") != NULL);
	arena_release(&a);
}
