/*
 * local sheets promise: what nobody can do without is there, and a number is one that can be rung; a sheet is trusted,
 * refused or previewed by the rules of a course; it lies over the courses it names and no other, the newest of an
 * authority's, a signed one before any that is not; what it decides for boards and records holds, and IT's policy comes
 * first.
 */
#include "app.h"
#include "test.h"
#include "tests/unit/zipmake.h"

TEST(local_numbers_are_those_that_can_be_rung)
{
	static const char *const good[] = { "999", "101", "116 123", "0800 1111", "01632 960101", "020 8123 4567",
		"+44 (0)1632 960101", "01632 960101 ext. 12", "01632 960101 ext 4" };
	static const char *const bad[] = { "", "12", "ring us", "O1632 960101", "01632 9601", "01632 960101 96",
		"00000 000000", "01234 567890", "0000 0000 000", "01632 960101 ext.", "01632 960101 or 2",
		"1234567890123456" };
	const char *why;
	for (size_t i = 0; i < COUNT(good); i++)
		if (!phone_ok(good[i], &why))
			test_fail(__FILE__, __LINE__, "%s: %s", good[i], why);
	for (size_t i = 0; i < COUNT(bad); i++)
		if (phone_ok(bad[i], &why) || why == NULL)
			test_fail(__FILE__, __LINE__, "%s may be rung", bad[i]);
	EXPECT(phone_is_drama("01632 960101") && phone_is_drama("+44 1632 960 101") && phone_is_drama("020 7946 0123"));
	EXPECT(!phone_is_drama("01633 960101") && !phone_is_drama("0800 1111"));
}

TEST(local_fields_have_names_of_their_own)
{
	for (size_t i = 0; i < LOCAL_FIELDS; i++) {
		EXPECT_INT(local_field_of(local_fields[i].id), i);
		EXPECT(local_fields[i].title[0] != '\0' && local_fields[i].use[0] != '\0');
		EXPECT(local_fields[i].kind == LOCAL_CONTACT || !local_fields[i].number_needed);
	}
	EXPECT_INT(local_field_of("front-dor"), LOCAL_FIELDS);
	EXPECT_INT(local_field_of(NULL), LOCAL_FIELDS);
}

/* --- sheets in a player --- */

struct desk {
	struct app app;
	struct policy policy;
	struct records *records;
	struct arena a;
	const char *dir;
	struct seal_secret secret[2];
	struct seal_public public[2];
};

static bool start(struct desk *d)
{
	struct err e = { 0 };
	const char *note;
	d->dir = test_dir();
	if (!seal_start() || !keymake(&d->secret[0], &d->public[0]) || !keymake(&d->secret[1], &d->public[1]) ||
	    !records_open(&d->records, &d->a, d->dir, &note, &e))
		return test_fail(__FILE__, __LINE__, "%s", e.text);
	struct app_services with = { .records = d->records,
		.data_dir = d->dir,
		.today = "2026-11-25",
		.theme = THEME_COUNT,
		.face = FACE_COUNT,
		.policy = &d->policy,
		.ring = { d->public, 2 } };
	app_init(&d->app, &with);
	return true;
}

static void stop(struct desk *d)
{
	app_release(&d->app);
	records_close(d->records);
	arena_release(&d->a);
}

struct wanted {
	const char *id, *authority, *course, *rest;
	int release;
	int key;      /* -1: unsigned */
	bool damaged; /* a byte of it is another than was signed */
};

static struct bytes sheet_bytes(struct desk *d, struct wanted w)
{
	const char *text = arena_printf(&d->a,
	    "<local id=\"%s\" release=\"%d\" format=\"1\" min-player=\"1.0\" lang=\"en-GB\"><authority>%s</authority>"
	    "<partnership>P</partnership><review owner=\"O\" checked=\"2026-11-20\" by=\"2027-05-20\"/>"
	    "<courses><course ref=\"%s\"/></courses><contacts><contact id=\"front-door\" name=\"Hub\" number=\"01632 "
	    "960101\"/>"
	    "<contact id=\"out-of-hours\" number=\"01632 960102\"/><contact id=\"lado\" number=\"01632 "
	    "960103\"/></contacts>"
	    "<procedures><procedure id=\"escalation\" name=\"Policy\"/></procedures>%s</local>",
	    w.id, w.release, w.authority, w.course != NULL ? w.course : "sample-shop", w.rest != NULL ? w.rest : "");
	struct zip_entry entry = { .name = LOCAL_FILE, .p = text, .n = strlen(text) };
	struct bytes zip = packmake(&d->a, &entry, 1, w.key >= 0 ? &d->secret[w.key] : NULL);
	for (size_t i = 0; w.damaged && i + 4 < zip.n; i++)
		if (memcmp(zip.p + i, "9601", 4) == 0)
			zip.p[i] = '8'; /* the number somebody would ring */
	return zip;
}

static const char *sheet_file(struct desk *d, const char *name, struct wanted w)
{
	struct err e = { 0 };
	struct bytes b = sheet_bytes(d, w);
	const char *path = path_join(&d->a, d->dir, name);
	if (!file_write(path, b.p, b.n, false, &e))
		test_fail(__FILE__, __LINE__, "%s", e.text);
	return path;
}

static const struct shelf_item *shelve(struct desk *d, const char *name, struct wanted w)
{
	return app_shelve(&d->app, sheet_file(d, name, w));
}

static const char *authority(struct desk *d)
{
	const struct local *l = app_local(&d->app);
	return l != NULL ? l->authority : "";
}

static void course_open(struct desk *d)
{
	(void)app_shelve(&d->app, path_join(&d->a, test_root(), "content/sample"));
	app_start(&d->app, "Ann");
}

TEST(local_sheet_lies_over_the_courses_it_names_and_no_other)
{
	struct desk d = { 0 };
	EXPECT(start(&d));
	EXPECT(shelve(
	    &d, "1.zip", (struct wanted){ .id = "north", .authority = "North", .course = "another", .release = 1 })
		   ->openable);
	course_open(&d);
	EXPECT(d.app.screen == SCREEN_HOME); /* a sheet is no second course to choose from */
	EXPECT_STR(authority(&d), "");
	EXPECT(shelve(&d, "2.zip", (struct wanted){ .id = "south", .authority = "South", .release = 1 })->openable);
	EXPECT_STR(authority(&d), "South");
	EXPECT(local_says(app_local(&d.app), local_field_of("front-door")));
	EXPECT(!local_says(app_local(&d.app), local_field_of("sarc")));
	app_update(&d.app, (struct act){ ACTION_OPEN_COURSE, 0, NULL }); /* and cannot be opened as one */
	EXPECT(d.app.screen == SCREEN_ERROR || d.app.course == NULL);
	stop(&d);
}

TEST(local_sheet_of_the_newest_release_counts_and_a_signed_one_before_all)
{
	struct desk d = { 0 };
	EXPECT(start(&d));
	course_open(&d);
	(void)shelve(&d, "2.zip", (struct wanted){ .id = "north", .authority = "North 2", .release = 2, .key = 0 });
	(void)shelve(&d, "1.zip", (struct wanted){ .id = "north", .authority = "North 1", .release = 1, .key = 0 });
	EXPECT_STR(authority(&d), "North 2");
	const struct shelf_item *s =
	    shelve(&d, "9.zip", (struct wanted){ .id = "south", .authority = "Nobody", .release = 9, .key = -1 });
	EXPECT(s->openable && s->unsigned_preview);
	EXPECT_STR(authority(&d), "North 2");
	stop(&d);
}

TEST(local_sheet_added_last_counts)
{
	struct desk d = { 0 };
	EXPECT(start(&d));
	course_open(&d);
	app_add_pack(&d.app,
	    sheet_file(
		&d, "north.zip", (struct wanted){ .id = "north", .authority = "North", .release = 1, .key = 0 }));
	app_add_pack(&d.app,
	    sheet_file(
		&d, "south.zip", (struct wanted){ .id = "south", .authority = "South", .release = 1, .key = 0 }));
	EXPECT_STR(authority(&d), "South");
	app_add_pack(&d.app,
	    sheet_file(
		&d, "north2.zip", (struct wanted){ .id = "north", .authority = "North", .release = 2, .key = 0 }));
	EXPECT_STR(authority(&d), "North");
	EXPECT(os_stat(path_join(&d.a, d.dir, "packs/local-north-2.zip"), NULL) == OS_FILE);
	stop(&d);
}

static bool refused(const struct shelf_item *s, const char *words)
{
	if (!s->openable && strstr(s->problem.text, words) != NULL)
		return true;
	return test_fail(
	    __FILE__, __LINE__, "\"%s\", expected \"%s\"", s->openable ? "(opened)" : s->problem.text, words);
}

TEST(local_sheet_once_seen_is_followed_by_no_older_nor_foreign_one)
{
	struct desk d = { 0 };
	struct wanted w = { .id = "north", .authority = "North", .release = 3, .key = 0 };
	EXPECT(start(&d));
	(void)shelve(&d, "3.zip", w);
	course_open(&d);
	w.release = 2;
	EXPECT(refused(shelve(&d, "2.zip", w), "you already have release 3 of this local sheet"));
	w.release = 3;
	w.authority = "Norht";
	EXPECT(refused(shelve(&d, "3b.zip", w), "forged or damaged"));
	w.release = 4;
	w.key = 1;
	EXPECT(refused(shelve(&d, "4.zip", w), "signed by another key"));
	w.key = -1;
	EXPECT(refused(shelve(&d, "4b.zip", w), "this local sheet was signed before"));
	EXPECT_STR(authority(&d), "North");
	stop(&d);
}

TEST(local_sheet_that_is_damaged_or_a_strangers_is_not_opened)
{
	struct desk d = { 0 };
	struct wanted w = { .id = "north", .authority = "North", .release = 1, .key = 0, .damaged = true };
	EXPECT(start(&d));
	course_open(&d);
	EXPECT(!shelve(&d, "1.zip", w)->openable);
	w.damaged = false;
	w.key = 1;
	d.app.with.ring.n = 1;
	EXPECT(refused(shelve(&d, "2.zip", w), "does not know"));
	EXPECT_STR(authority(&d), "");
	w.key = 0;
	w.rest = "<retention days=\"many\"/>";
	EXPECT(refused(shelve(&d, "3.zip", w), "write a whole number"));
	EXPECT_STR(authority(&d), "");
	stop(&d);
}

TEST(local_sheet_says_what_boards_show_and_how_long_records_stay)
{
	struct desk d = { 0 };
	const char *who;
	EXPECT(start(&d));
	course_open(&d);
	EXPECT_INT(app_retention(&d.app, &who), 0);
	(void)shelve(&d, "0.zip",
	    (struct wanted){
		.id = "west", .authority = "West", .release = 1, .key = -1, .rest = "<retention days=\"1\"/>" });
	EXPECT_INT(app_retention(&d.app, &who), 0); /* nobody signed it */
	(void)shelve(&d, "1.zip",
	    (struct wanted){ .id = "north",
		.authority = "North",
		.release = 1,
		.key = 0,
		.rest = "<boards body-words=\"never\"/><retention days=\"400\"/>" });
	EXPECT_INT(app_retention(&d.app, &who), 400);
	EXPECT_STR(who, "North");
	EXPECT(app_body_words_off(&d.app));
	d.policy.retention_days = 30;
	EXPECT_INT(app_retention(&d.app, &who), 30);
	(void)shelve(&d, "2.zip",
	    (struct wanted){ .id = "north",
		.authority = "North",
		.release = 2,
		.key = 0,
		.rest = "<boards body-words=\"allowed\"/>" });
	EXPECT(!app_body_words_off(&d.app));
	stop(&d);
}

TEST(local_check_that_is_due_today_is_not_overdue)
{
	struct local l = { .by = "2026-11-25" };
	EXPECT(!local_is_past(&l, "2026-11-25"));
	EXPECT(local_is_past(&l, "2026-11-26"));
}
