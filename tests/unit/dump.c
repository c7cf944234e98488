/* The dump: commands.md's tree format, to the letter. */
#include "tests/test.h"
#include "tests/unit/invariants.h"
#include "tests/unit/samples.h"

TEST(dump_writes_role_name_states_and_place)
{
	struct arena a = { 0 };
	struct ui u = { &a, NULL };
	struct ui_fonts fonts = fake_fonts();
	struct node *root = ui_node(&u, NULL, ROLE_WINDOW, "root");
	root->name = "Course";
	struct node *p = sample_text(&u, root, ROLE_PARAGRAPH, "p", "See ", TYPE_BODY);
	sample_text(&u, p, ROLE_GROUP, "b", "this", TYPE_STRONG)->flags = NODE_INLINE;
	struct node *link = sample_text(&u, p, ROLE_LINK, "l", " \"word\"", TYPE_BODY);
	link->flags = NODE_INLINE | NODE_FOCUSABLE;
	ui_node(&u, root, ROLE_GROUP, "space")->grow = 1;
	struct node *disc = sample_text(&u, root, ROLE_GROUP, "disc", "1", TYPE_BODY);
	disc->flags = NODE_GRAPHIC;
	struct node *list = ui_node(&u, root, ROLE_GROUP, "list");
	struct node *n = sample_button(&u, list, "go", "Next");
	n->flags |= NODE_CHECKED | NODE_DISABLED | NODE_LIVE | NODE_CURRENT | NODE_EXPANDED;
	ui_layout(&u, &fonts, (struct ui_view){ 400, 300, 100, 100 }, NULL, 0);
	EXPECT_STR(ui_dump(&a, &u, "root/list/go"),
	    "window \"Course\" @0,0,400,300\n"
	    "  paragraph \"See this \\\"word\\\"\" @0,0,165,30\n"
	    "    link \" \\\"word\\\"\" @99,0,66,30\n"
	    "  group \"\" @0,252,84,48\n"
	    "    button \"Next\" focus checked disabled live current expanded @0,252,84,48\n");
	arena_release(&a);
}
