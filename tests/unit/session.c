/*
 * Promises of the session: a press acts where it is let go and only there; pressed and moved further than a finger
 * slips, it scrolls instead; the bar can be dragged; in a field the keys move its caret and letters open for a finger.
 */
#include "session.h"
#include "test.h"
#include "tests/unit/invariants.h"

struct stage {
	struct app app;
	struct session s;
	struct records *records;
	struct arena a;
};

static bool start(struct stage *t, int w, int h)
{
	struct err e = { 0 };
	const char *note;
	memset(t, 0, sizeof *t);
	if (!records_open(&t->records, &t->a, test_dir(), &note, &e))
		return test_fail(__FILE__, __LINE__, "%s", e.text);
	struct app_services with = { .records = t->records,
		.data_dir = test_dir(),
		.today = "2026-11-25",
		.theme = THEME_COUNT,
		.face = FACE_COUNT };
	app_init(&t->app, &with);
	(void)app_shelve(&t->app, path_join(&t->a, test_root(), "content/sample"));
	app_start(&t->app, NULL);
	session_start(
	    &t->s, &t->app, (struct session_fonts){ .measure = fake_fonts() }, (struct session_voice){ 0 }, w, h, 1000);
	return true;
}

static void stop(struct stage *t)
{
	session_release(&t->s);
	app_release(&t->app);
	records_close(t->records);
	arena_release(&t->a);
}

static bool input(struct stage *t, enum input_kind kind, int x, int y, bool touch)
{
	return session_input(&t->s, &(struct input){ .kind = kind, .x = x, .y = y, .touch = touch }, 2000);
}

static void key(struct stage *t, const char *name)
{
	struct input in = { .kind = INPUT_KEY };
	snprintf(in.key, sizeof in.key, "%s", name);
	(void)session_input(&t->s, &in, 2000);
}

static void type(struct stage *t, const char *text)
{
	struct input in = { .kind = INPUT_TEXT };
	snprintf(in.text, sizeof in.text, "%s", text);
	(void)session_input(&t->s, &in, 2000);
}

static struct rect rect_of(struct stage *t, const char *id)
{
	const struct node *n = node_find(session_ui(&t->s)->root, id);
	return n != NULL ? n->rect : (struct rect){ 0, 0, 0, 0 };
}

TEST(session_scrolls_under_a_finger_that_moves)
{
	static struct stage t;
	EXPECT(start(&t, 800, 600));
	struct input help = { .kind = INPUT_KEY, .key = "F1" };
	(void)session_input(&t.s, &help, 1500);
	EXPECT(t.app.screen == SCREEN_HELP && t.s.scroll == 0);
	(void)input(&t, INPUT_PRESS, 300, 400, true);
	EXPECT(!input(&t, INPUT_MOVE, 300, 392, true));
	EXPECT_INT(t.s.scroll, 0);
	EXPECT(input(&t, INPUT_MOVE, 300, 300, true));
	EXPECT_INT(t.s.scroll, 100);
	EXPECT(input(&t, INPUT_MOVE, 300, 350, true));
	EXPECT_INT(t.s.scroll, 50);
	(void)input(&t, INPUT_RELEASE, 300, 350, true);
	EXPECT(!input(&t, INPUT_MOVE, 300, 200, true));
	EXPECT_INT(t.s.scroll, 50);
	stop(&t);
}

TEST(session_does_not_click_what_was_dragged)
{
	static struct stage t;
	EXPECT(start(&t, 800, 600));
	struct rect r = rect_of(&t, "bottom/next");
	EXPECT(r.w > 0);
	/* pressed and let go elsewhere: nothing */
	(void)input(&t, INPUT_PRESS, r.x + 5, r.y + 5, false);
	(void)input(&t, INPUT_RELEASE, 10, 300, false);
	EXPECT(t.app.screen == SCREEN_PRIVACY);
	/* pressed, slipped a little, let go on it: a click */
	(void)input(&t, INPUT_PRESS, r.x + 5, r.y + 5, false);
	(void)input(&t, INPUT_MOVE, r.x + 8, r.y + 12, false);
	(void)input(&t, INPUT_RELEASE, r.x + 8, r.y + 12, false);
	EXPECT(t.app.screen == SCREEN_LEARNER);
	/* in content that scrolls: dragged and brought back is no click */
	key(&t, "F4");
	EXPECT(t.app.screen == SCREEN_SETTINGS);
	r = rect_of(&t, "body/theme/choices/o1");
	EXPECT(r.w > 0);
	(void)input(&t, INPUT_PRESS, r.x + 5, r.y + 5, true);
	(void)input(&t, INPUT_MOVE, r.x + 5, r.y - 40, true);
	(void)input(&t, INPUT_MOVE, r.x + 5, r.y + 5, true);
	(void)input(&t, INPUT_RELEASE, r.x + 5, r.y + 5, true);
	EXPECT(t.app.settings.theme == THEME_PAPER);
	(void)input(&t, INPUT_PRESS, r.x + 5, r.y + 5, true);
	(void)input(&t, INPUT_RELEASE, r.x + 5, r.y + 5, true);
	EXPECT(t.app.settings.theme == THEME_DUSK);
	stop(&t);
}

TEST(session_drags_the_bar)
{
	static struct stage t;
	EXPECT(start(&t, 800, 600));
	key(&t, "F1");
	const struct node *n = ui_scroller(session_ui(&t.s));
	EXPECT(n != NULL && n->content_h > n->rect.h);
	int most = n->content_h - n->rect.h;
	(void)input(&t, INPUT_PRESS, n->rect.x + n->rect.w - 5, n->rect.y + 20, false);
	(void)input(&t, INPUT_MOVE, n->rect.x + n->rect.w - 5, n->rect.y + 20 + n->rect.h, false);
	EXPECT_INT(t.s.scroll, most);
	(void)input(&t, INPUT_RELEASE, 10, 10, false);
	stop(&t);
}

TEST(session_moves_the_caret_in_a_field)
{
	static struct stage t;
	EXPECT(start(&t, 1366, 768));
	key(&t, "Return");
	EXPECT(t.app.screen == SCREEN_LEARNER);
	EXPECT_STR(t.s.focus, "field:name");
	type(&t, "A");
	type(&t, "n");
	type(&t, "a");
	key(&t, "Left");
	key(&t, "Left");
	key(&t, "Delete");
	EXPECT_STR(field_text(&t.app.fields, "name"), "Aa");
	type(&t, "l");
	key(&t, "End");
	key(&t, "Backspace");
	key(&t, "Home");
	type(&t, "Z");
	EXPECT_STR(field_text(&t.app.fields, "name"), "ZAl");
	key(&t, "Return");
	EXPECT(t.app.learner_n == 1);
	stop(&t);
}

TEST(session_opens_letters_for_a_finger_and_switches)
{
	static struct stage t;
	EXPECT(start(&t, 1366, 768));
	key(&t, "Return");
	const struct node *root = session_ui(&t.s)->root;
	EXPECT(node_find(root, "body/form/with-name/keyboard") == NULL);
	struct rect r = rect_of(&t, "field:name");
	(void)input(&t, INPUT_PRESS, r.x + 5, r.y + 5, true);
	(void)input(&t, INPUT_RELEASE, r.x + 5, r.y + 5, true);
	EXPECT(node_find(session_ui(&t.s)->root, "body/form/with-name/keyboard") != NULL);
	static const char *const letters[] = { "k0-0", "k0-1" };
	for (size_t i = 0; i < COUNT(letters); i++) {
		r = rect_of(&t, arena_printf(&t.a, "body/form/with-name/keyboard/%s", letters[i]));
		(void)input(&t, INPUT_PRESS, r.x + 5, r.y + 5, true);
		(void)input(&t, INPUT_RELEASE, r.x + 5, r.y + 5, true);
	}
	EXPECT_STR(field_text(&t.app.fields, "name"), "Ab");
	stop(&t);
}
