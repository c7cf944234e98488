/*
 * Promises about a laptop that IT looks after: what the policy switches off cannot be done, however it is asked for;
 * results go first where it says; records that are too old are erased only when somebody says so. A PIN stays where it
 * is: no file that leaves holds it.
 */
#include "app.h"
#include "test.h"

struct desk {
	struct app app;
	struct policy policy;
	struct records *records;
	struct arena a;
	const char *dir;
};

static size_t one_place(void *context, struct arena *a, const struct os_place **out)
{
	struct os_place *p = arena_array(a, 1, sizeof *p);
	*p = (struct os_place){ context, "Stick", true, -1 };
	*out = p;
	return 1;
}

static void act(struct desk *d, enum action what, int n, const char *s)
{
	app_update(&d->app, (struct act){ (int)what, n, s });
}

static bool start(struct desk *d, const char *today, const char *learner)
{
	struct err e = { 0 };
	const char *note;
	d->dir = d->dir != NULL ? d->dir : test_dir();
	if (!seal_start() || !records_open(&d->records, &d->a, d->dir, &note, &e))
		return test_fail(__FILE__, __LINE__, "%s", e.text);
	struct app_services with = { .records = d->records,
		.data_dir = d->dir,
		.today = today,
		.theme = THEME_COUNT,
		.face = FACE_COUNT,
		.places = one_place,
		.context = arena_string(&d->a, d->dir),
		.policy = &d->policy };
	app_init(&d->app, &with);
	(void)app_shelve(&d->app, path_join(&d->a, test_root(), "content/sample"));
	app_start(&d->app, learner);
	return true;
}

static void stop(struct desk *d)
{
	app_release(&d->app);
	records_close(d->records);
}

static const char *file_text(struct desk *d, const char *path)
{
	struct bytes b = { 0 };
	struct err e = { 0 };
	return file_read(&d->a, path, 1 << 20, &b, &e) ? (const char *)b.p : "";
}

TEST(laptop_does_not_do_what_is_switched_off)
{
	struct desk d = { 0 };
	for (int i = 0; i < POLICY_FEATURES; i++)
		d.policy.off[i] = true;
	EXPECT(start(&d, "2026-11-25", "Ann"));
	EXPECT(d.app.screen == SCREEN_HOME);
	act(&d, ACTION_BOARDS, 0, NULL);
	act(&d, ACTION_BOARD, 0, NULL);
	EXPECT(d.app.screen == SCREEN_HOME);
	act(&d, ACTION_EXPORT_ME, 0, NULL);
	act(&d, ACTION_PIN_SET, 0, NULL);
	act(&d, ACTION_ADD_PACK, 0, NULL);
	EXPECT(d.app.screen == SCREEN_HOME);
	act(&d, ACTION_ERASE_ASK, 0, NULL);
	act(&d, ACTION_ERASE, 0, NULL);
	EXPECT(d.app.dialog == DIALOG_NONE && d.app.learner_n == 1);
	app_drop(&d.app, path_join(&d.a, test_root(), "content/one-day"));
	EXPECT(d.app.screen == SCREEN_ERROR && d.app.shelf_n == 1);
	stop(&d);
	arena_release(&d.a);
}

TEST(laptop_offers_the_results_folder_first_and_only_for_results)
{
	struct desk d = { 0 };
	EXPECT(start(&d, "2026-11-25", "Ann"));
	d.policy.results_folder = test_root();
	act(&d, ACTION_HAND_IN, 0, NULL);
	EXPECT(d.app.screen == SCREEN_PLACES && d.app.place_n == 2 && d.app.place_at == 0);
	EXPECT_STR(d.app.place[0].path, test_root());
	act(&d, ACTION_BACK, 0, NULL);
	act(&d, ACTION_EXPORT_ME, 0, NULL);
	EXPECT_INT(d.app.place_n, 1);
	act(&d, ACTION_BACK, 0, NULL);
	d.policy.results_folder = "/nowhere/at/all";
	act(&d, ACTION_HAND_IN, 0, NULL);
	EXPECT_INT(d.app.place_n, 1);
	stop(&d);
	arena_release(&d.a);
}

/* A learner with one event of that day. */
static void answer(struct desk *d)
{
	struct err e = { 0 };
	struct event ev = { .course = "sample-shop",
		.release = 1,
		.item = "q",
		.verb = "answered",
		.response = "a",
		.success = 1,
		.score = -1,
		.score_max = -1,
		.attempt = "",
		.date = d->app.with.today };
	if (!event_add(d->records, d->app.registration.id, &ev, &e))
		test_fail(__FILE__, __LINE__, "%s", e.text);
}

TEST(laptop_erases_old_records_only_when_somebody_says_so)
{
	struct desk d = { 0 };
	d.policy.retention_days = 365;
	EXPECT(start(&d, "2025-01-10", "Old"));
	answer(&d);
	stop(&d);
	EXPECT(start(&d, "2026-01-10", "New"));
	answer(&d);
	EXPECT_INT(d.app.overdue_n, 0); /* 365 days are kept */
	stop(&d);
	EXPECT(start(&d, "2026-01-11", NULL));
	EXPECT(d.app.learner_n == 2 && d.app.overdue_n == 1);
	act(&d, ACTION_OVERDUE_ERASE, 0, NULL);
	EXPECT_INT(d.app.learner_n, 2);
	act(&d, ACTION_OVERDUE_ASK, 0, NULL);
	act(&d, ACTION_CLOSE, 0, NULL);
	EXPECT_INT(d.app.learner_n, 2);
	act(&d, ACTION_OVERDUE_ASK, 0, NULL);
	act(&d, ACTION_OVERDUE_ERASE, 0, NULL);
	EXPECT(d.app.learner_n == 1 && d.app.overdue_n == 0);
	EXPECT_STR(d.app.learners[0].name, "New");
	stop(&d);
	arena_release(&d.a);
}

static void pin_set(struct desk *d, const char *pin)
{
	act(d, ACTION_PIN_SET, 0, NULL);
	field_set(&d->app.fields, FIELD_OF_PIN, pin);
	field_set(&d->app.fields, FIELD_OF_PIN_AGAIN, pin);
	act(d, ACTION_PIN_KEEP, 0, NULL);
}

TEST(laptop_lets_nobody_in_without_the_pin)
{
	struct desk d = { 0 };
	EXPECT(start(&d, "2026-11-25", "Ann"));
	pin_set(&d, "heliotrope");
	EXPECT(app_has_pin(&d.app, d.app.learner.id));
	EXPECT_STR(field_text(&d.app.fields, FIELD_OF_PIN), "");
	stop(&d);
	/* by the option of a run, by the list, by the name */
	EXPECT(start(&d, "2026-11-25", "Ann"));
	EXPECT(d.app.screen == SCREEN_PIN && d.app.learner.id[0] == '\0');
	act(&d, ACTION_LIBRARY, 0, NULL);
	act(&d, ACTION_LEARNER, 0, NULL);
	EXPECT(d.app.screen == SCREEN_PIN && d.app.learner.id[0] == '\0');
	field_set(&d.app.fields, FIELD_OF_PIN, "heliotropes");
	act(&d, ACTION_PIN_TRY, 0, NULL);
	EXPECT(d.app.screen == SCREEN_PIN && d.app.pin.said == PIN_SAYS_WRONG);
	act(&d, ACTION_OPEN_COURSE, 0, NULL);
	EXPECT(d.app.learner.id[0] == '\0' && d.app.course == NULL);
	act(&d, ACTION_LIBRARY, 0, NULL);
	act(&d, ACTION_LEARNER, 0, NULL);
	field_set(&d.app.fields, FIELD_OF_PIN, "heliotrope");
	act(&d, ACTION_PIN_TRY, 0, NULL);
	EXPECT(d.app.screen == SCREEN_LIBRARY && d.app.note != NULL);
	EXPECT_STR(d.app.learner.name, "Ann");
	stop(&d);
	arena_release(&d.a);
}

TEST(laptop_carries_settings_without_name_or_pin)
{
	struct desk d = { 0 };
	struct err e = { 0 };
	EXPECT(start(&d, "2026-11-25", "Annabel"));
	pin_set(&d, "heliotrope");
	act(&d, ACTION_THEME, THEME_DUSK, NULL);
	act(&d, ACTION_CARRY_SETTINGS, 0, NULL);
	act(&d, ACTION_SAVE_HERE, 0, NULL);
	const char *text = file_text(&d, d.app.saved_to);
	EXPECT(str_starts(text, "coursepack-settings 1\n") && strstr(text, "\ntheme=1\n") != NULL);
	EXPECT(strstr(text, "Annabel") == NULL && strstr(text, "pin") == NULL && strstr(text, "argon") == NULL);
	act(&d, ACTION_BACK, 0, NULL);
	act(&d, ACTION_EXPORT_ME, 0, NULL);
	act(&d, ACTION_SAVE_HERE, 0, NULL);
	EXPECT(strstr(file_text(&d, d.app.saved_to), "\"pin\": \"set\"") != NULL);
	EXPECT(strstr(file_text(&d, d.app.saved_to), "argon") == NULL);
	/* a file that is wrong anywhere changes nothing, and none can bring a PIN */
	static const char *const bad[] = { "coursepack-settings 1\ntheme=2\nTheme!=1\n",
		"coursepack-settings 1\ntheme=2\nno sign\n", "coursepack-settings 2\ntheme=2\n" };
	const char *path = path_join(&d.a, d.dir, "x-coursepack-settings.txt");
	for (size_t i = 0; i < COUNT(bad); i++) {
		EXPECT_OK(file_write(path, bad[i], strlen(bad[i]), false, &e), e);
		app_drop(&d.app, path);
		EXPECT(d.app.screen == SCREEN_ERROR && d.app.settings.theme == THEME_DUSK);
		act(&d, ACTION_BACK, 0, NULL);
	}
	const char *good = "coursepack-settings 1\r\ntheme=3\r\npin=\r\ntext=99999\r\nsomething-new=7\r\n";
	EXPECT_OK(file_write(path, good, strlen(good), false, &e), e);
	app_drop(&d.app, path);
	EXPECT_INT(d.app.settings.theme, THEME_YELLOW);
	EXPECT_INT(d.app.settings.text, 100);
	EXPECT(app_has_pin(&d.app, d.app.learner.id));
	stop(&d);
	arena_release(&d.a);
}
