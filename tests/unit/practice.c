/*
 * what is done on a slide promises: a pause waits for nothing until it is begun, moves on in steps, ends by itself or
 * at once, stands still for nobody who has left, and a what-if shows the step that was chosen by one measure; neither
 * outlives its slide. A figure's numbers stand once before its words.
 */
#include "app.h"
#include "screens/screen.h"
#include "tests/test.h"

TEST(practice_a_pause_moves_on_in_steps_and_ends)
{
	struct arena a = { 0 };
	struct pause p = { 0 };
	EXPECT(pause_due(&p) == 0 && !pause_tick(&p, 5000));
	pause_start(&p, 2, 1000);
	EXPECT(pause_due(&p) == 11000 && !pause_tick(&p, 10999));
	EXPECT_STR(pause_left(&p, &a), "about 2 minutes left");
	EXPECT(pause_tick(&p, 11000) && pause_due(&p) == 21000);
	EXPECT(pause_tick(&p, 95000) && pause_due(&p) == 101000); /* the laptop slept: steps are not made up for */
	EXPECT_STR(pause_left(&p, &a), "less than a minute left");
	EXPECT(pause_tick(&p, 121000) && p.over && pause_due(&p) == 0);
	pause_start(&p, 1, 0);
	EXPECT(!p.over && pause_due(&p) > 0);
	pause_stop(&p);
	EXPECT(!p.over && pause_due(&p) == 0);
	arena_release(&a);
}

struct reader {
	struct app app;
	struct records *records;
	struct arena a, screen;
	struct ui ui;
};

static bool reader_start(struct reader *r, const char *folder)
{
	struct err e = { 0 };
	const char *note;
	memset(r, 0, sizeof *r);
	if (!records_open(&r->records, &r->a, test_dir(), &note, &e))
		return test_fail(__FILE__, __LINE__, "%s", e.text);
	const struct app_services with = { .records = r->records,
		.data_dir = test_dir(),
		.today = "2026-11-25",
		.theme = THEME_COUNT,
		.face = FACE_COUNT };
	app_init(&r->app, &with);
	(void)app_shelve(&r->app, path_join(&r->a, test_root(), folder));
	app_start(&r->app, "Ada");
	r->app.view = (struct ui_view){ 1366, 768, 100, 100 };
	r->app.clock = 1000;
	return r->app.course != NULL || test_fail(__FILE__, __LINE__, "%s does not open", folder);
}

static void reader_end(struct reader *r)
{
	app_release(&r->app);
	records_close(r->records);
	arena_release(&r->screen);
	arena_release(&r->a);
}

static void act(struct reader *r, enum action what, int n, const char *s)
{
	app_update(&r->app, (struct act){ (int)what, n, s });
}

/* Whether a node of these words, or that name, is on the screen. */
static bool shows(struct reader *r, const char *words)
{
	arena_reset(&r->screen);
	screen_build(&r->app, &r->ui, &r->screen);
	for (const struct node *n = r->ui.root; n != NULL; n = node_after(r->ui.root, n))
		if (streq(node_name(&r->screen, n), words))
			return true;
	return false;
}

TEST(practice_a_pause_waits_for_nothing_until_begun_and_ends_with_its_slide)
{
	struct reader r;
	EXPECT(reader_start(&r, "content/sample"));
	act(&r, ACTION_GO_TO, 0, "sample-m1-injury");
	EXPECT(app_due(&r.app) == 0 && shows(&r, "Start the minute"));
	act(&r, ACTION_PAUSE, 1, NULL);
	EXPECT(app_due(&r.app) == 11000 && shows(&r, "End the pause") && !shows(&r, "Start the minute"));
	EXPECT(shows(&r, "Next")); /* nobody is held */
	EXPECT(app_time(&r.app, 61000) && app_due(&r.app) == 0);
	EXPECT(shows(&r, "The pause is over. Go on when you like.") && shows(&r, "Once more"));
	act(&r, ACTION_PAUSE, 1, NULL);
	act(&r, ACTION_PAUSE, 0, NULL);
	EXPECT(app_due(&r.app) == 0 && shows(&r, "Start the minute"));
	act(&r, ACTION_PAUSE, 1, NULL);
	act(&r, ACTION_HIDE, 0, NULL);
	EXPECT(app_due(&r.app) == 0);
	act(&r, ACTION_HIDE, 0, NULL);
	EXPECT(app_due(&r.app) != 0);
	act(&r, ACTION_NEXT, 0, NULL);
	EXPECT(app_due(&r.app) == 0);
	act(&r, ACTION_PREVIOUS, 0, NULL);
	EXPECT(app_due(&r.app) == 0 && shows(&r, "Start the minute"));
	reader_end(&r);
}

/* The widest bar on the screen, in permille of its track. */
static int bar_width(const struct reader *r)
{
	int most = 0;
	for (const struct node *n = r->ui.root; n != NULL; n = node_after(r->ui.root, n))
		most = n->permille_w > most ? n->permille_w : most;
	return most;
}

TEST(practice_a_what_if_shows_the_step_that_was_chosen_by_one_measure)
{
	struct reader r;
	EXPECT(reader_start(&r, "content/sample"));
	act(&r, ACTION_GO_TO, 0, "sample-m1-records");
	EXPECT(shows(&r, "How many people work with you?"));
	EXPECT_INT(bar_width(&r), 250); /* one, where another step has four */
	act(&r, ACTION_STEP, 1, NULL);
	EXPECT(shows(&r, "Four, so that one is always there."));
	EXPECT_INT(bar_width(&r), 1000);
	act(&r, ACTION_STEP, 2, NULL);
	EXPECT(shows(&r, "Ask whoever writes the rota.") && !shows(&r, "Show as a table"));
	act(&r, ACTION_STEP, 99, NULL);
	EXPECT(shows(&r, "Show as a table")); /* none of its steps: the first */
	act(&r, ACTION_STEP, 2, NULL);
	act(&r, ACTION_NEXT, 0, NULL);
	act(&r, ACTION_PREVIOUS, 0, NULL);
	EXPECT(shows(&r, "Show as a table"));
	reader_end(&r);
}

TEST(practice_a_label_that_has_its_number_is_not_numbered_again)
{
	struct reader r;
	EXPECT(reader_start(&r, "content/one-day"));
	r.app.view.scale = 200;
	size_t m, i;
	EXPECT(course_find(r.app.course, "m7-order", &m, &i));
	r.app.module = m;
	r.app.item = i;
	r.app.screen = SCREEN_SLIDE;
	EXPECT(shows(&r, "1. Danger? 999") && !shows(&r, "1. 1 Danger? 999"));
	EXPECT(course_find(r.app.course, "m5-ways", &m, &i));
	r.app.module = m;
	r.app.item = i;
	EXPECT(shows(&r, "1. words"));
	reader_end(&r);
}
