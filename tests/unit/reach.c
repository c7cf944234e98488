/*
 * Promises of access on every screen, to the millisecond of the session's clock: touch when let go, at once or held;
 * dwelling with its ring and its pause; switches by any key, button or mouse button, found by pressing them; what is
 * lit comes into view; the five presses; the practice with one switch. At rest nothing is due.
 */
#include "screens/screen.h"
#include "session.h"
#include "test.h"
#include "tests/unit/invariants.h"

struct reached {
	struct app app;
	struct session s;
	struct records *records;
	struct arena a;
	struct buf said;
	int64_t clock;
};

static void note(void *context, const char *text, const struct say_how *how)
{
	struct reached *t = context;
	(void)how;
	buf_addf(&t->said, "%s\n", text);
}

static bool start(struct reached *t, const char *screen)
{
	struct err e = { 0 };
	const char *why;
	memset(t, 0, sizeof *t);
	t->said.a = &t->a;
	t->clock = 1000;
	if (!records_open(&t->records, &t->a, test_dir(), &why, &e))
		return test_fail(__FILE__, __LINE__, "%s", e.text);
	struct app_services with = { .records = t->records,
		.data_dir = test_dir(),
		.today = "2026-11-25",
		.voice_ready = true,
		.theme = THEME_COUNT,
		.face = FACE_COUNT };
	app_init(&t->app, &with);
	(void)app_shelve(&t->app, path_join(&t->a, test_root(), "content/one-day"));
	app_start(&t->app, "AMY");
	app_update(&t->app, (struct act){ ACTION_OPEN_COURSE, 0, NULL });
	session_start(&t->s, &t->app, (struct session_fonts){ .measure = fake_fonts() },
	    (struct session_voice){ .context = t, .say = note }, 1366, 768, t->clock);
	for (size_t i = 0; screen != NULL && i < t->app.course->board_n; i++)
		if (streq(t->app.course->board[i].id, screen))
			app_update(&t->app, (struct act){ ACTION_BOARD, (int)i, NULL });
	session_refresh(&t->s);
	return true;
}

static void stop(struct reached *t)
{
	session_release(&t->s);
	app_release(&t->app);
	records_close(t->records);
	arena_release(&t->a);
}

static bool input(struct reached *t, struct input in)
{
	return session_input(&t->s, &in, t->clock);
}

static bool key(struct reached *t, enum input_kind kind, const char *name)
{
	struct input in = { .kind = kind };
	snprintf(in.key, sizeof in.key, "%s", name);
	return input(t, in);
}

/* Time passes, and each deadline in it is met at its moment. */
static void until(struct reached *t, int64_t end)
{
	for (int64_t due = session_due(&t->s); due != 0 && due <= end; due = session_due(&t->s)) {
		t->clock = due > t->clock ? due : t->clock;
		if (!input(t, (struct input){ .kind = INPUT_TIMEOUT }) && session_due(&t->s) == due)
			break;
	}
	t->clock = end;
}

static void act(struct reached *t, enum action what, int n, const char *s)
{
	t->app.clock = t->clock;
	app_update(&t->app, (struct act){ (int)what, n, s });
	session_refresh(&t->s);
}

static const struct node *named(struct reached *t, const char *name)
{
	const struct ui *u = session_ui(&t->s);
	for (const struct node *n = ui_top(u); n != NULL; n = node_after(ui_top(u), n))
		if (node_enabled_target(n) && streq(node_name(&t->a, n), name))
			return n;
	return NULL;
}

static void point(struct reached *t, enum input_kind kind, const char *name)
{
	int x = 5, y = 300;
	const struct node *n = named(t, name);
	if (n != NULL)
		node_point(n, &x, &y);
	(void)input(t, (struct input){ .kind = kind, .x = x, .y = y });
}

static const char *message(struct reached *t)
{
	const struct node *n = node_find(session_ui(&t->s)->root, "message/words");
	return n != NULL ? n->name : "no board";
}

/* --- touch --- */

TEST(reach_touch_chooses_at_once_or_when_held)
{
	static struct reached t;
	EXPECT(start(&t, "board-feelings"));
	EXPECT_INT(session_due(&t.s), 0); /* at rest nobody is woken */
	point(&t, INPUT_PRESS, "sad");
	EXPECT_STR(message(&t), "Message: empty");
	point(&t, INPUT_RELEASE, "sad");
	EXPECT_STR(message(&t), "Message: sad");
	act(&t, ACTION_SET, TOUCH_PRESS, "touch");
	point(&t, INPUT_PRESS, "calm");
	EXPECT_STR(message(&t), "Message: sad, calm");
	point(&t, INPUT_RELEASE, "calm");
	EXPECT_STR(message(&t), "Message: sad, calm");
	act(&t, ACTION_SET, TOUCH_HOLD, "touch");
	act(&t, ACTION_SET, 700, "touch-hold");
	point(&t, INPUT_PRESS, "ill");
	EXPECT_INT(session_due(&t.s), t.clock + 700);
	until(&t, t.clock + 699);
	point(&t, INPUT_RELEASE, "ill");
	EXPECT_INT(session_due(&t.s), 0);
	EXPECT_STR(message(&t), "Message: sad, calm");
	point(&t, INPUT_PRESS, "ill");
	until(&t, t.clock + 700);
	EXPECT_STR(message(&t), "Message: sad, calm, ill");
	point(&t, INPUT_RELEASE, "ill");
	/* slid off before the time: nothing */
	point(&t, INPUT_PRESS, "okay");
	point(&t, INPUT_MOVE, "ill");
	until(&t, t.clock + 2000);
	EXPECT_STR(message(&t), "Message: sad, calm, ill");
	stop(&t);
}

/* --- dwelling --- */

TEST(reach_dwell_chooses_on_a_board_and_pauses)
{
	static struct reached t;
	EXPECT(start(&t, "board-feelings"));
	act(&t, ACTION_SET, 1, "dwell");
	EXPECT(named(&t, "Pause") != NULL);
	int64_t from = t.clock;
	point(&t, INPUT_MOVE, "sad");
	until(&t, from + 1499);
	EXPECT_STR(message(&t), "Message: empty");
	EXPECT_INT(t.s.dwell.shown, 9);
	until(&t, from + 1500);
	EXPECT_STR(message(&t), "Message: sad");
	EXPECT(strstr(buf_text(&t.said), "sad\n") != NULL);
	until(&t, from + 9000); /* it stays there: nothing more, and nobody is woken */
	EXPECT_STR(message(&t), "Message: sad");
	EXPECT_INT(session_due(&t.s), 0);
	point(&t, INPUT_MOVE, "Pause");
	until(&t, t.clock + 1500);
	EXPECT(t.app.resting);
	point(&t, INPUT_MOVE, "calm");
	until(&t, t.clock + 5000);
	EXPECT_STR(message(&t), "Message: sad");
	point(&t, INPUT_MOVE, "Go on");
	until(&t, t.clock + 1500);
	EXPECT(!t.app.resting);
	point(&t, INPUT_MOVE, "calm");
	until(&t, t.clock + 1500);
	EXPECT_STR(message(&t), "Message: sad, calm");
	stop(&t);
}

TEST(reach_dwell_works_on_any_screen_and_its_dialogs)
{
	static struct reached t;
	EXPECT(start(&t, NULL));
	act(&t, ACTION_SET, 1, "dwell");
	point(&t, INPUT_MOVE, "Open boards");
	until(&t, t.clock + 1500);
	EXPECT_INT(t.app.screen, SCREEN_BOARDS);
	until(&t, t.clock + 9000); /* whatever is under the pointer now is not chosen by it */
	EXPECT_INT(t.app.screen, SCREEN_BOARDS);
	point(&t, INPUT_MOVE, "Feelings");
	until(&t, t.clock + 1500);
	EXPECT_INT(t.app.screen, SCREEN_BOARD);
	/* 'I want to stop' is one dwell away, and the dialog is as dwelled on as the rest */
	point(&t, INPUT_MOVE, "I want to stop");
	until(&t, t.clock + 1500);
	EXPECT_INT(t.app.dialog, DIALOG_FROZEN);
	EXPECT(named(&t, "Pause") != NULL);
	point(&t, INPUT_MOVE, "nowhere");
	point(&t, INPUT_MOVE, "Open the board again");
	until(&t, t.clock + 1500);
	EXPECT_INT(t.app.dialog, DIALOG_NONE);
	stop(&t);
}

/* --- switches --- */

TEST(reach_switch_is_found_by_pressing_it)
{
	static struct reached t;
	EXPECT(start(&t, "board-feelings"));
	act(&t, ACTION_SWITCHES, 2, NULL);
	act(&t, ACTION_CAPTURE, 1, NULL);
	(void)key(&t, INPUT_KEY, "F9");
	EXPECT_INT(t.app.dialog, DIALOG_SWITCH);
	EXPECT(t.app.capture_refused);
	(void)key(&t, INPUT_KEY, "J");
	EXPECT_INT(t.app.dialog, DIALOG_NONE);
	EXPECT_STR(t.app.settings.reach.key[0], "J");
	act(&t, ACTION_CAPTURE, 2, NULL);
	(void)key(&t, INPUT_KEY, "J"); /* the other one has it */
	EXPECT(t.app.capture_refused);
	(void)input(&t, (struct input){ .kind = INPUT_SWITCH, .n = 7 });
	EXPECT_STR(t.app.settings.reach.key[1], "Button 7");
	/* 1 steps, 2 chooses: bar, strip, then the first row and its first word */
	act(&t, ACTION_CLOSE, 0, NULL);
	for (int i = 0; i < 2; i++) {
		t.clock += 1000;
		(void)key(&t, INPUT_KEY, "J");
		(void)key(&t, INPUT_KEY_UP, "J");
	}
	for (int i = 0; i < 2; i++) {
		t.clock += 1000;
		(void)input(&t, (struct input){ .kind = INPUT_SWITCH, .n = 7 });
		(void)input(&t, (struct input){ .kind = INPUT_SWITCH_UP, .n = 7 });
	}
	EXPECT_STR(message(&t), "Message: happy");
	/* a held key repeats, and is one press */
	t.clock += 1000;
	(void)key(&t, INPUT_KEY, "J");
	char at[sizeof t.s.scan.at];
	memcpy(at, t.s.scan.at, sizeof at);
	struct input again = { .kind = INPUT_KEY, .key = "J", .repeat = true };
	t.clock += 1000;
	(void)input(&t, again);
	EXPECT_STR(t.s.scan.at, at);
	/* they are kept for this learner */
	static struct app next;
	struct app_services with = t.app.with;
	app_init(&next, &with);
	app_start(&next, "AMY");
	EXPECT_STR(next.settings.reach.key[0], "J");
	EXPECT_STR(next.settings.reach.key[1], "Button 7");
	app_release(&next);
	act(&t, ACTION_CAPTURE_USUAL, 0, NULL);
	EXPECT_STR(t.app.settings.reach.key[0], "");
	stop(&t);
}

TEST(reach_mouse_button_can_be_the_switch)
{
	static struct reached t;
	EXPECT(start(&t, "board-feelings"));
	act(&t, ACTION_SWITCHES, 1, NULL);
	act(&t, ACTION_CAPTURE, 1, NULL);
	point(&t, INPUT_PRESS, "Leave it as it is"); /* a button that can be clicked is no switch */
	EXPECT_INT(t.app.capture, 1);
	point(&t, INPUT_RELEASE, "Leave it as it is");
	EXPECT_STR(t.app.settings.reach.key[0], "");
	act(&t, ACTION_CAPTURE, 1, NULL);
	(void)input(&t, (struct input){ .kind = INPUT_PRESS, .x = 3, .y = 3 });
	EXPECT_STR(t.app.settings.reach.key[0], "Mouse Left");
	(void)input(&t, (struct input){ .kind = INPUT_RELEASE, .x = 3, .y = 3 });
	/* a click anywhere is the switch now, and a finger still points */
	t.clock += 1000;
	enum scan_level level = t.s.scan.level;
	EXPECT_INT(level, SCAN_GROUPS);
	point(&t, INPUT_PRESS, "sad");
	point(&t, INPUT_RELEASE, "sad");
	EXPECT_INT(t.s.scan.level, SCAN_ITEMS);
	EXPECT_STR(message(&t), "Message: empty");
	int x, y;
	node_point(named(&t, "sad"), &x, &y);
	(void)input(&t, (struct input){ .kind = INPUT_PRESS, .x = x, .y = y, .touch = true });
	(void)input(&t, (struct input){ .kind = INPUT_RELEASE, .x = x, .y = y, .touch = true });
	EXPECT_STR(message(&t), "Message: sad");
	stop(&t);
}

TEST(reach_scan_speaks_and_brings_into_view)
{
	static struct reached t;
	EXPECT(start(&t, NULL));
	act(&t, ACTION_ACCESS, 0, NULL);
	act(&t, ACTION_SWITCHES, 1, NULL);
	act(&t, ACTION_SET, 1, "scan-cue");
	EXPECT(named(&t, "Page down") != NULL); /* longer than the window: its pages can be turned by switch */
	t.said.n = 0;
	int steps = 0;
	while (!streq(t.s.scan.at, "reach/up") && steps++ < 100) {
		until(&t, session_due(&t.s));
		const struct node *lit = node_find(session_ui(&t.s)->root, t.s.scan.at);
		if (lit != NULL)
			EXPECT(lit->rect.y >= lit->clip.y && lit->rect.y + lit->rect.h <= lit->clip.y + lit->clip.h);
	}
	EXPECT(steps < 100);
	EXPECT(strstr(buf_text(&t.said), "Pages: Page up, Page down\n") != NULL);
	int before = t.s.scroll;
	(void)key(&t, INPUT_KEY, "Space");
	(void)key(&t, INPUT_KEY_UP, "Space");
	EXPECT_INT(t.s.scan.level, SCAN_ITEMS);
	t.clock += 1000;
	(void)key(&t, INPUT_KEY, "Space");
	EXPECT(t.s.scroll < before);
	stop(&t);
}

TEST(reach_stop_is_two_presses_of_one_switch_away)
{
	static struct reached t;
	static const enum action from[] = { ACTION_NONE, ACTION_LARGE };
	for (size_t i = 0; i < COUNT(from); i++) {
		int presses = 0;
		EXPECT(start(&t, "board-home-core"));
		act(&t, ACTION_SWITCHES, 1, NULL);
		act(&t, from[i], 0, NULL);
		const char *stop_id = arena_string(&t.a, named(&t, "I want to stop")->id);
		for (int step = 0; step < 200 && t.app.dialog != DIALOG_FROZEN; step++) {
			const char *const *lit = scan_highlight(&t.a, &t.s.scan, session_ui(&t.s));
			bool there = false;
			for (size_t k = 0; lit[k] != NULL; k++)
				there = there || streq(lit[k], stop_id);
			if (!there) {
				until(&t, session_due(&t.s));
				continue;
			}
			t.clock += 500;
			(void)key(&t, INPUT_KEY, "Space");
			(void)key(&t, INPUT_KEY_UP, "Space");
			presses++;
		}
		EXPECT_INT(t.app.dialog, DIALOG_FROZEN);
		EXPECT(presses <= 2);
		EXPECT(strstr(buf_text(&t.said), "I want to stop\n") != NULL);
		stop(&t);
	}
}

TEST(reach_held_press_counts_on_the_sessions_clock)
{
	static struct reached t;
	EXPECT(start(&t, "board-feelings"));
	act(&t, ACTION_SWITCHES, 1, NULL);
	act(&t, ACTION_SET, 500, "scan-accept");
	int64_t from = t.clock;
	(void)key(&t, INPUT_KEY, "Space");
	EXPECT_INT(session_due(&t.s), from + 500);
	until(&t, from + 499);
	(void)key(&t, INPUT_KEY_UP, "Space");
	EXPECT_INT(t.s.scan.level, SCAN_GROUPS);
	(void)key(&t, INPUT_KEY, "Space");
	until(&t, from + 999);
	EXPECT_INT(t.s.scan.level, SCAN_ITEMS);
	stop(&t);
}

/* --- the five presses --- */

TEST(reach_reaction_time_sets_the_step)
{
	static struct reached t;
	EXPECT(start(&t, NULL));
	act(&t, ACTION_ACCESS, 0, NULL);
	act(&t, ACTION_SWITCHES, 1, NULL);
	act(&t, ACTION_REACTION, 0, NULL);
	act(&t, ACTION_REACTION_START, 0, NULL);
	for (int i = 0; i < REACTION_PRESSES; i++) {
		EXPECT(named(&t, "Wait") != NULL);
		until(&t, app_due(&t.app));
		EXPECT(named(&t, "Now") != NULL);
		t.clock += 500 + 20 * i;
		if (i == 2)
			point(&t, INPUT_PRESS, "Now"); /* a touch counts when it comes down */
		else
			(void)key(&t, INPUT_KEY, "Space");
		(void)key(&t, INPUT_KEY_UP, "Space");
	}
	EXPECT_INT(reaction_mean_ms(&t.app.reaction), 540);
	EXPECT(named(&t, "Use 0.84 s") != NULL); /* 540 / 0.65 = 830.8 */
	act(&t, ACTION_REACTION_USE, 0, NULL);
	EXPECT_INT(t.app.settings.scan.step_ms, 840);
	EXPECT_INT(t.app.screen, SCREEN_ACCESS);
	EXPECT(named(&t, "0.84 s") != NULL); /* its own place among the times */
	stop(&t);
}

TEST(reach_leaving_stops_the_five_presses)
{
	static struct reached t;
	EXPECT(start(&t, NULL));
	act(&t, ACTION_REACTION, 0, NULL);
	act(&t, ACTION_REACTION_START, 0, NULL);
	EXPECT(session_due(&t.s) != 0);
	act(&t, ACTION_BACK, 0, NULL);
	EXPECT_INT(session_due(&t.s), 0);
	stop(&t);
}

/* --- the partner's practice --- */

TEST(reach_partner_feels_one_switch)
{
	static struct reached t;
	EXPECT(start(&t, NULL));
	act(&t, ACTION_PARTNER, 0, NULL);
	act(&t, ACTION_PARTNER_PART, PARTNER_FEEL, NULL);
	EXPECT_INT(session_due(&t.s), 0);
	act(&t, ACTION_PARTNER_DO, FEEL_START, NULL);
	int64_t from = t.clock;
	EXPECT_INT(t.app.settings.scan.switches, 0); /* the learner's own settings stay as they are */
	EXPECT_INT(session_due(&t.s), from + 2250);
	EXPECT_STR(named(&t, "go")->id, t.s.scan.at);
	until(&t, from + 2250); /* the second row */
	EXPECT_STR(t.s.scan.at, named(&t, "more")->id);
	point(&t, INPUT_PRESS, "My switch");
	point(&t, INPUT_RELEASE, "My switch");
	EXPECT_INT(t.s.scan.level, SCAN_ITEMS);
	until(&t, t.clock + 2250 + 1500);
	EXPECT_STR(t.s.scan.at, named(&t, "same")->id);
	(void)key(&t, INPUT_KEY, "Space");
	(void)key(&t, INPUT_KEY_UP, "Space");
	EXPECT_INT(t.app.partner.feel.took_ms, 6000);
	EXPECT_INT(session_due(&t.s), 0);
	EXPECT(named(&t, "Once more") != NULL);
	stop(&t);
}

TEST(reach_partner_waits_by_the_clock)
{
	static struct reached t;
	EXPECT(start(&t, NULL));
	act(&t, ACTION_PARTNER, 0, NULL);
	act(&t, ACTION_PARTNER_PART, PARTNER_WAIT, NULL);
	act(&t, ACTION_PARTNER_DO, WAIT_ASK, NULL);
	int64_t from = t.clock;
	until(&t, from + 9999);
	EXPECT_STR(node_find(session_ui(&t.s)->root, "body/seconds")->text, "9");
	until(&t, from + 10000);
	EXPECT_STR(node_find(session_ui(&t.s)->root, "body/seconds")->text, "10");
	EXPECT(strstr(node_find(session_ui(&t.s)->root, "happened")->text, "Ten seconds") != NULL);
	until(&t, from + 13000);
	EXPECT(t.app.partner.wait.answered);
	EXPECT_INT(session_due(&t.s), 0);
	act(&t, ACTION_BACK, 0, NULL); /* to the five, then out */
	EXPECT_INT(t.app.partner.part, PARTNER_LIST);
	act(&t, ACTION_BACK, 0, NULL);
	EXPECT_INT(t.app.screen, SCREEN_HOME);
	stop(&t);
}
