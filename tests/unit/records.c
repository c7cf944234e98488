/*
 * records promises: what was said to be saved is there after reopening; events are only added, and a changed
 * one shows; a damaged file is kept aside and said; two players at once lose nothing; an erased learner's
 * name is in no file and does not come back.
 */
#include "course/model.h"
#include "tests/test.h"

#include "records/store.h"

static const char today[] = "2026-11-25";

static struct event answer(const char *item, const char *response, int success)
{
	return (struct event){ .course = "csa",
		.release = 3,
		.item = item,
		.verb = "answered",
		.response = response,
		.success = success,
		.score = -1,
		.score_max = -1,
		.attempt = "",
		.date = today };
}

/* A learner with a registration and n answers. */
static bool learner_with(struct records *r, struct arena *a, const char *name, int n, struct learner *l,
    struct registration *reg, struct err *e)
{
	bool ok = learner_add(r, a, name, l, e) && registration_open(r, a, l, "csa", reg, e);
	for (int i = 0; ok && i < n; i++) {
		struct event ev = answer(arena_printf(a, "q%d", i), "a", i % 2);
		ok = event_add(r, reg->id, &ev, e);
	}
	return ok;
}

static bool folder_holds(struct arena *a, const char *dir, const char *text)
{
	const char *const *name = NULL;
	size_t n = 0, length = strlen(text);
	struct err e = { 0 };
	os_list(a, dir, &name, &n, &e);
	for (size_t i = 0; i < n; i++) {
		struct bytes b = { 0 };
		if (!file_read(a, path_join(a, dir, name[i]), 64u << 20, &b, &e))
			continue;
		for (size_t k = 0; k + length <= b.n; k++)
			if (memcmp(b.p + k, text, length) == 0)
				return true;
	}
	return false;
}

TEST(records_keep_everything_over_a_restart)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct records *r = NULL;
	const char *note = NULL, *dir = test_dir();
	struct learner l;
	struct registration reg, again;
	EXPECT_OK(records_open(&r, &a, dir, &note, &e), e);
	EXPECT(note == NULL);
	EXPECT_STR(db_journal(r->db), "wal");
	EXPECT_OK(learner_with(r, &a, "Zoë", 3, &l, &reg, &e), e);
	EXPECT_OK(setting_set(r, l.id, "theme", "dusk", &e), e);
	EXPECT_OK(setting_set(r, "", "face", "Andika", &e), e);
	EXPECT_OK(progress_set(r, reg.id, "m5", (struct module_progress){ 7, false }, &e), e);
	EXPECT_OK(progress_set(r, reg.id, "m5", (struct module_progress){ 9, true }, &e), e);
	EXPECT_OK(place_set(r, reg.id, &(struct place){ "m5", "m5-a", "", 0 }, &e), e);
	EXPECT_OK(place_set(r, reg.id, &(struct place){ "m5", "m5-b", "pre", 4 }, &e), e);
	EXPECT_OK(draft_set(r, reg.id, "pre/p01", "a[,]c", &e), e);
	EXPECT_OK(seen_set(r, "csa", &(struct seen){ true, "0123456789ABCDEF", 3, "ff" }, &e), e);
	records_close(r);

	EXPECT_OK(records_open(&r, &a, dir, &note, &e), e);
	const struct learner *list = NULL;
	const struct event *ev = NULL;
	size_t n = 0;
	struct module_progress m;
	struct place p;
	struct seen seen;
	EXPECT_OK(learner_list(r, &a, &list, &n, &e), e);
	EXPECT(n == 1 && list[0].number == 0);
	EXPECT_STR(list[0].name, "Zoë");
	EXPECT_STR(list[0].id, l.id);
	EXPECT_OK(registration_open(r, &a, &list[0], "csa", &again, &e), e);
	EXPECT_STR(again.id, reg.id);
	EXPECT_INT(again.first_form, reg.first_form);
	EXPECT_STR(setting_get(r, &a, l.id, "theme"), "dusk");
	EXPECT_STR(setting_get(r, &a, "", "face"), "Andika");
	EXPECT(setting_get(r, &a, l.id, "face") == NULL);
	EXPECT(progress_get(r, reg.id, "m5", &m) && m.furthest == 9 && m.done);
	EXPECT(!progress_get(r, reg.id, "m6", &m) && m.furthest == 0 && !m.done);
	EXPECT(place_get(r, &a, reg.id, &p) && p.pair == 4);
	EXPECT_STR(p.item, "m5-b");
	EXPECT_STR(p.attempt, "pre");
	EXPECT_STR(draft_get(r, &a, reg.id, "pre/p01"), "a[,]c");
	EXPECT(seen_get(r, "csa", &seen) && seen.ever_signed && seen.release == 3);
	EXPECT_STR(seen.key_id, "0123456789ABCDEF");
	EXPECT(!seen_get(r, "other", &seen));
	EXPECT_OK(event_list(r, &a, reg.id, &ev, &n, &e), e);
	EXPECT_INT(n, 3);
	for (size_t i = 0; i < n; i++)
		EXPECT(event_follows(reg.id, i > 0 ? &ev[i - 1] : NULL, &ev[i]));
	records_close(r);
	arena_release(&a);
}

/* Told again with another program: the lines of records/event.c through sha256sum. */
TEST(records_chain_shows_any_change)
{
	struct event one = answer("q1", "a[,]b", 1), two = answer("q2", "?", 0);
	const char *const id = "00112233445566778899aabbccddeeff";
	one.seq = 1;
	memset(one.previous, '0', SEAL_HEX - 1);
	event_hash(id, &one, one.hash);
	EXPECT_STR(one.hash, "3e0cf15841d5a5bbf309aa63c4315c041e56fda80bc88bc275355b98d70fcf76");
	two.seq = 2;
	memcpy(two.previous, one.hash, SEAL_HEX);
	event_hash(id, &two, two.hash);
	EXPECT(event_follows(id, NULL, &one) && event_follows(id, &one, &two));
	EXPECT(!event_follows(id, NULL, &two) && !event_follows(id, &two, &one));
	struct event changed[10];
	for (size_t i = 0; i < COUNT(changed); i++)
		changed[i] = two;
	changed[0].success = 1;
	changed[1].response = "a";
	changed[2].release = 4;
	changed[3].item = "q3";
	changed[4].attempt = "pre";
	changed[5].date = "2026-11-26";
	changed[6].unsigned_pack = true;
	changed[7].score = 1;
	changed[8].verb = "completed";
	changed[9].course = "csb";
	for (size_t i = 0; i < COUNT(changed); i++)
		EXPECT(!event_follows(id, &one, &changed[i]));
	EXPECT(!event_follows("00112233445566778899aabbccddeefe", &one, &two));
	/* Two fields never pass for another two. */
	struct event left = answer("ab", "c", 1), right = answer("a", "bc", 1);
	char x[SEAL_HEX], y[SEAL_HEX];
	event_hash(id, &left, x);
	event_hash(id, &right, y);
	EXPECT(!streq(x, y));
}

TEST(records_events_are_only_added)
{
	struct arena a = { 0 };
	struct err e = { 0 }, refused = { 0 };
	struct records *r = NULL;
	const char *note = NULL;
	struct learner l;
	struct registration reg;
	EXPECT_OK(records_open(&r, &a, test_dir(), &note, &e), e);
	EXPECT_OK(learner_with(r, &a, "Ada", 2, &l, &reg, &e), e);
	EXPECT(!db_run(r->db, "UPDATE event SET success = 1", &refused));
	struct event ev = answer("q", "a", 1);
	struct err gone = { 0 };
	EXPECT(!event_add(r, "00000000000000000000000000000000", &ev, &gone));
	EXPECT(strstr(gone.text, "not here any more") != NULL);
	EXPECT_INT(ev.seq, 0);
	records_close(r);
	arena_release(&a);
}

TEST(records_practice_has_a_chain_of_its_own)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct records *r = NULL;
	const char *note = NULL;
	struct learner l;
	struct registration reg;
	const struct event *list = NULL;
	size_t n = 0;
	EXPECT_OK(records_open(&r, &a, test_dir(), &note, &e), e);
	EXPECT_OK(learner_with(r, &a, "Ada", 1, &l, &reg, &e), e);
	struct event practice = answer("p01.a", "a", 1), after = answer("q9", "a", 1);
	practice.attempt = "practice-1";
	EXPECT_OK(event_add(r, reg.id, &practice, &e), e);
	EXPECT_OK(event_add(r, reg.id, &after, &e), e);
	EXPECT(practice.seq == 1 && after.seq == 2);
	EXPECT_OK(event_list(r, &a, reg.id, &list, &n, &e), e);
	EXPECT(n == 3 && event_is_practice(&list[2]) && event_follows(reg.id, &list[0], &list[1]));
	EXPECT(event_follows(reg.id, NULL, &list[2]));
	records_close(r);
	arena_release(&a);
}

TEST(records_several_changes_are_one)
{
	struct arena a = { 0 };
	struct err e = { 0 }, undone = { 0 };
	struct records *r = NULL;
	const char *note = NULL;
	struct learner l;
	struct registration reg;
	const struct event *list = NULL;
	size_t n = 0;
	EXPECT_OK(records_open(&r, &a, test_dir(), &note, &e), e);
	EXPECT_OK(learner_with(r, &a, "Ada", 0, &l, &reg, &e), e);
	struct event one = answer("q1", "a", 1), two = answer("q2", "a", 1);
	EXPECT_OK(records_begin(r, &e), e);
	EXPECT_OK(event_add(r, reg.id, &one, &e), e);
	EXPECT_OK(draft_set(r, reg.id, "q1", "a", &e), e);
	EXPECT(!records_end(r, false, &undone));
	EXPECT_OK(event_list(r, &a, reg.id, &list, &n, &e), e);
	EXPECT(n == 0 && draft_get(r, &a, reg.id, "q1") == NULL);
	one = answer("q1", "a", 1);
	EXPECT_OK(records_begin(r, &e), e);
	EXPECT_OK(event_add(r, reg.id, &one, &e) && event_add(r, reg.id, &two, &e), e);
	EXPECT_OK(records_end(r, true, &e), e);
	EXPECT_OK(event_list(r, &a, reg.id, &list, &n, &e), e);
	EXPECT(n == 2 && event_follows(reg.id, &list[0], &list[1]));
	records_close(r);
	arena_release(&a);
}

TEST(records_drafts_are_cleared_by_name_or_folder)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct records *r = NULL;
	const char *note = NULL;
	struct learner l;
	struct registration reg;
	EXPECT_OK(records_open(&r, &a, test_dir(), &note, &e), e);
	EXPECT_OK(learner_with(r, &a, "Ada", 0, &l, &reg, &e), e);
	const char *const item[] = { "q1", "q10", "pre/p1", "pre/p2", "practice-1/p1", "%" };
	for (size_t i = 0; i < COUNT(item); i++)
		EXPECT_OK(draft_set(r, reg.id, item[i], "a", &e), e);
	EXPECT_OK(draft_clear(r, reg.id, "q1", &e), e);
	EXPECT(draft_get(r, &a, reg.id, "q1") == NULL && draft_get(r, &a, reg.id, "q10") != NULL);
	EXPECT_OK(draft_clear(r, reg.id, "pre/", &e), e);
	EXPECT(draft_get(r, &a, reg.id, "pre/p1") == NULL && draft_get(r, &a, reg.id, "pre/p2") == NULL);
	EXPECT_OK(draft_clear(r, reg.id, "%", &e), e);
	EXPECT(draft_get(r, &a, reg.id, "%") == NULL && draft_get(r, &a, reg.id, "practice-1/p1") != NULL);
	records_close(r);
	arena_release(&a);
}

TEST(records_worksheets_stay_here_and_go_with_the_learner)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct records *r = NULL;
	const char *note = NULL, *json = NULL, *dir = test_dir();
	struct learner l;
	struct registration reg;
	EXPECT_OK(records_open(&r, &a, dir, &note, &e), e);
	EXPECT_OK(learner_with(r, &a, "Ada", 0, &l, &reg, &e), e);
	EXPECT(!worksheet_kept(r, reg.id, "plan") && worksheet_get(r, &a, reg.id, "plan", "first") == NULL);
	EXPECT_OK(worksheet_set(r, reg.id, "plan", "first", "ask the heliotrope question", &e), e);
	EXPECT_OK(worksheet_set(r, reg.id, "plan", "when", "Monday", &e), e);
	EXPECT_OK(worksheet_set(r, reg.id, "audit", "aids", "yes", &e), e);
	EXPECT_OK(worksheet_set(r, reg.id, "plan", "when", "Friday", &e), e);
	EXPECT_STR(worksheet_get(r, &a, reg.id, "plan", "when"), "Friday");
	EXPECT_OK(learner_export(r, &a, l.id, &json, &e), e);
	EXPECT(strstr(json, "\"plan/first\": \"ask the heliotrope question\"") != NULL);
	/* emptied: no row is left; cleared: none of that worksheet */
	EXPECT_OK(worksheet_set(r, reg.id, "audit", "aids", "", &e), e);
	EXPECT(!worksheet_kept(r, reg.id, "audit") && worksheet_kept(r, reg.id, "plan"));
	EXPECT_OK(worksheet_clear(r, reg.id, "plan", &e), e);
	EXPECT(!worksheet_kept(r, reg.id, "plan"));
	EXPECT_OK(worksheet_set(r, reg.id, "plan", "first", "ask the heliotrope question", &e), e);
	EXPECT(folder_holds(&a, dir, "heliotrope"));
	EXPECT_OK(learner_erase(r, l.id, &e), e);
	EXPECT(!folder_holds(&a, dir, "heliotrope"));
	records_close(r);
	arena_release(&a);
}

TEST(records_of_the_first_version_are_carried_over)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct records *r = NULL;
	const char *note = NULL, *dir = test_dir();
	struct learner l;
	struct registration reg;
	const struct event *ev = NULL;
	size_t n = 0;
	/* as the first version left it: without the tables of the later ones */
	EXPECT_OK(records_open(&r, &a, dir, &note, &e), e);
	EXPECT_OK(learner_with(r, &a, "Ada", 3, &l, &reg, &e), e);
	EXPECT_OK(db_run(r->db, "DROP TABLE worksheet; DROP TABLE taken; PRAGMA user_version=1", &e), e);
	records_close(r);
	EXPECT_OK(records_open(&r, &a, dir, &note, &e), e);
	EXPECT(note == NULL);
	EXPECT_OK(event_list(r, &a, reg.id, &ev, &n, &e), e);
	EXPECT(n == 3 && event_follows(reg.id, &ev[1], &ev[2]));
	EXPECT_OK(worksheet_set(r, reg.id, "plan", "first", "a line", &e), e);
	EXPECT_STR(worksheet_get(r, &a, reg.id, "plan", "first"), "a line");
	/* and from the second, with what it kept */
	EXPECT_OK(db_run(r->db, "DROP TABLE taken; PRAGMA user_version=2", &e), e);
	records_close(r);
	EXPECT_OK(records_open(&r, &a, dir, &note, &e), e);
	EXPECT_STR(worksheet_get(r, &a, reg.id, "plan", "first"), "a line");
	const struct taken *taken = NULL;
	EXPECT_OK(taken_list(r, &a, reg.id, &taken, &n, &e), e);
	EXPECT_INT(n, 0);
	EXPECT_OK(taken_set(r, reg.id, "m1", 1, "s1 0123456789abcdef One\n", &e), e);
	EXPECT_OK(taken_set(r, reg.id, "m1", 2, "s1 fedcba9876543210 One\n", &e), e);
	EXPECT_OK(taken_list(r, &a, reg.id, &taken, &n, &e), e);
	EXPECT(n == 1 && taken[0].release == 2);
	EXPECT_STR(taken[0].items, "s1 fedcba9876543210 One\n");
	records_close(r);
	arena_release(&a);
}

TEST(records_forms_go_in_blocks_of_two_also_after_an_erasure)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct records *r = NULL;
	const char *note = NULL;
	struct learner l[6];
	struct registration reg[6];
	EXPECT_OK(records_open(&r, &a, test_dir(), &note, &e), e);
	for (int i = 0; i < 6; i++) {
		EXPECT_OK(learner_with(r, &a, "Ada", 0, &l[i], &reg[i], &e), e);
		EXPECT_INT(l[i].number, i);
		if (i == 2)
			EXPECT_OK(learner_erase(r, l[0].id, &e), e);
		if (i % 2 == 1)
			EXPECT_INT(reg[i].first_form, 1 - reg[i - 1].first_form);
	}
	records_close(r);
	arena_release(&a);
}

/* --- damage --- */

static bool damage(struct arena *a, const char *path, size_t from, size_t n)
{
	struct bytes b = { 0 };
	struct err e = { 0 };
	if (!file_read(a, path, 64u << 20, &b, &e))
		return false;
	for (size_t i = from; i < from + n && i < b.n; i++)
		b.p[i] = (unsigned char)(b.p[i] ^ 0xa5);
	return file_write(path, b.p, b.n, true, &e);
}

TEST(records_damaged_file_is_kept_aside_and_said)
{
	const size_t from[] = { 0, 4096 };
	for (size_t i = 0; i < COUNT(from); i++) {
		struct arena a = { 0 };
		struct err e = { 0 };
		struct records *r = NULL;
		const char *note = NULL, *dir = test_dir();
		struct learner l;
		struct registration reg;
		const struct learner *list = NULL;
		size_t n = 1;
		EXPECT_OK(records_open(&r, &a, dir, &note, &e), e);
		EXPECT_OK(learner_with(r, &a, "Ada", 20, &l, &reg, &e), e);
		records_close(r);
		EXPECT(damage(&a, path_join(&a, dir, "records.db"), from[i], 4000));
		EXPECT_OK(records_open(&r, &a, dir, &note, &e), e);
		EXPECT(note != NULL && strstr(note, "records-damaged-1.db") != NULL);
		EXPECT_INT(os_stat(path_join(&a, dir, "records-damaged-1.db"), NULL), OS_FILE);
		EXPECT_OK(learner_list(r, &a, &list, &n, &e), e);
		EXPECT_INT(n, 0);
		records_close(r);
		EXPECT_OK(records_open(&r, &a, dir, &note, &e), e);
		EXPECT(note == NULL);
		records_close(r);
		arena_release(&a);
	}
}

TEST(records_a_log_without_its_file_is_kept)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct records *r = NULL;
	const char *note = NULL, *dir = test_dir();
	EXPECT_OK(os_mkdirs(dir, &e), e);
	EXPECT_OK(file_write(path_join(&a, dir, "records.db-wal"), "left over", 9, true, &e), e);
	EXPECT_OK(records_open(&r, &a, dir, &note, &e), e);
	EXPECT(note != NULL && folder_holds(&a, dir, "left over"));
	records_close(r);
	arena_release(&a);
}

TEST(records_of_a_newer_player_are_left_alone)
{
	struct arena a = { 0 };
	struct err e = { 0 }, newer = { 0 };
	struct records *r = NULL, *none = NULL;
	const char *note = NULL, *dir = test_dir();
	EXPECT_OK(records_open(&r, &a, dir, &note, &e), e);
	EXPECT_OK(db_run(r->db, "PRAGMA user_version=99", &e), e);
	records_close(r);
	EXPECT(!records_open(&none, &a, dir, &note, &newer));
	EXPECT(strstr(newer.text, "newer player") != NULL && none == NULL);
	EXPECT_INT(os_stat(path_join(&a, dir, "records-damaged-1.db"), NULL), OS_NONE);
	arena_release(&a);
}

TEST(records_migrate_step_by_step_or_not_at_all)
{
	struct arena a = { 0 };
	struct err e = { 0 }, bad = { 0 };
	struct records *r = NULL;
	const char *note = NULL;
	struct learner l;
	struct registration reg;
	const struct event *list = NULL;
	size_t n = 0;
	EXPECT_OK(records_open(&r, &a, test_dir(), &note, &e), e);
	EXPECT_OK(learner_with(r, &a, "Ada", 5, &l, &reg, &e), e);
	const char *steps[8] = { NULL };
	int now = records_version;
	EXPECT((size_t)now + 2 <= COUNT(steps));
	for (int i = 0; i < now; i++)
		steps[i] = records_schema[i];
	steps[now] = "ALTER TABLE learner ADD COLUMN pin TEXT NOT NULL DEFAULT ''; CREATE TABLE extra(x)";
	steps[now + 1] = "CREATE TABLE more(x); CREATE TABLE learner(x)";
	EXPECT(!db_migrate(r->db, steps, now + 2, &bad));
	EXPECT(db_run(r->db, "SELECT 1 FROM extra", &bad) == false);
	EXPECT_OK(db_migrate(r->db, steps, now + 1, &e), e);
	EXPECT_OK(db_migrate(r->db, steps, now + 1, &e), e);
	EXPECT_OK(db_run(r->db, "SELECT pin FROM learner; SELECT x FROM extra", &e), e);
	EXPECT_OK(event_list(r, &a, reg.id, &list, &n, &e), e);
	EXPECT_INT(n, 5);
	records_close(r);
	arena_release(&a);
}

/* 'unix-dotfile' has no shared memory: what a network share looks like to SQLite. */
TEST(records_fall_back_where_a_shared_log_is_not_safe)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct records *r = NULL;
	const char *note = NULL, *dir = test_dir();
	struct learner l;
	struct registration reg;
	EXPECT_OK(records_open_on(&r, &a, dir, "unix-dotfile", &note, &e), e);
	EXPECT_STR(db_journal(r->db), "delete");
	EXPECT_OK(learner_with(r, &a, "Quillfeather", 5, &l, &reg, &e), e);
	EXPECT_OK(learner_erase(r, l.id, &e), e);
	EXPECT(!folder_holds(&a, dir, "Quillfeather"));
	records_close(r);
	arena_release(&a);
}

/* --- two players at once --- */

TEST(records_two_players_share_one_file)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct records *one = NULL, *two = NULL;
	const char *note = NULL, *dir = test_dir();
	struct learner l;
	struct registration reg, same;
	const struct event *list = NULL;
	size_t n = 0;
	EXPECT_OK(records_open(&one, &a, dir, &note, &e), e);
	EXPECT_OK(learner_with(one, &a, "Ada", 1, &l, &reg, &e), e);
	EXPECT_OK(records_open(&two, &a, dir, &note, &e), e);
	EXPECT(note == NULL);
	EXPECT_OK(registration_open(two, &a, &l, "csa", &same, &e), e);
	EXPECT_STR(same.id, reg.id);
	for (int i = 0; i < 20; i++) {
		struct event ev = answer("q", "a", 1);
		EXPECT_OK(event_add(i % 2 != 0 ? one : two, reg.id, &ev, &e), e);
		EXPECT_INT(ev.seq, i + 2);
	}
	EXPECT_OK(event_list(one, &a, reg.id, &list, &n, &e), e);
	EXPECT_INT(n, 21);
	for (size_t i = 0; i < n; i++)
		EXPECT(event_follows(reg.id, i > 0 ? &list[i - 1] : NULL, &list[i]));
	records_close(one);
	records_close(two);
	arena_release(&a);
}

TEST(records_held_by_another_program_says_so_and_loses_nothing)
{
	struct arena a = { 0 };
	struct err e = { 0 }, busy = { 0 };
	struct records *one = NULL, *two = NULL;
	const char *note = NULL, *dir = test_dir();
	struct learner l;
	struct registration reg;
	const struct event *list = NULL;
	size_t n = 0;
	EXPECT_OK(records_open(&one, &a, dir, &note, &e), e);
	EXPECT_OK(learner_with(one, &a, "Ada", 1, &l, &reg, &e), e);
	EXPECT_OK(records_open(&two, &a, dir, &note, &e), e);
	db_wait_ms(two->db, 10);
	EXPECT_OK(records_begin(one, &e), e);
	struct event held = answer("q1", "a", 1), waiting = answer("q2", "b", 0);
	EXPECT_OK(event_add(one, reg.id, &held, &e), e);
	EXPECT(!event_add(two, reg.id, &waiting, &busy));
	EXPECT(strstr(busy.text, "in use by another program") != NULL && busy.kind == ERR_IO && waiting.seq == 0);
	EXPECT_OK(records_end(one, true, &e), e);
	EXPECT_OK(event_add(two, reg.id, &waiting, &e), e);
	EXPECT_INT(waiting.seq, 3);
	EXPECT_OK(event_list(two, &a, reg.id, &list, &n, &e), e);
	EXPECT_INT(n, 3);
	records_close(one);
	records_close(two);
	arena_release(&a);
}

/* --- rights --- */

TEST(records_erased_learner_is_in_no_file)
{
	struct arena a = { 0 };
	struct err e = { 0 }, gone = { 0 };
	struct records *r = NULL;
	const char *note = NULL, *dir = test_dir();
	struct learner l, other;
	struct registration reg, kept;
	const struct event *list = NULL;
	size_t n = 0;
	EXPECT_OK(records_open(&r, &a, dir, &note, &e), e);
	EXPECT_OK(learner_with(r, &a, "Quillfeather", 300, &l, &reg, &e), e);
	EXPECT_OK(learner_with(r, &a, "Babbage", 300, &other, &kept, &e), e);
	EXPECT_OK(setting_set(r, l.id, "greeting", "Quillfeather!", &e), e);
	EXPECT_OK(draft_set(r, reg.id, "q1", "secretanswer", &e), e);
	EXPECT(folder_holds(&a, dir, "Quillfeather") && folder_holds(&a, dir, "secretanswer"));
	EXPECT_OK(learner_erase(r, l.id, &e), e);
	EXPECT(!folder_holds(&a, dir, "Quillfeather") && !folder_holds(&a, dir, "secretanswer"));
	EXPECT(!folder_holds(&a, dir, l.id) && folder_holds(&a, dir, "Babbage"));
	EXPECT(folder_holds(&a, dir, reg.id)); /* the tombstone */
	struct event ev = answer("q", "a", 1);
	struct registration again;
	EXPECT(!event_add(r, reg.id, &ev, &gone));
	EXPECT(!place_set(r, reg.id, &(struct place){ "m5", "x", "", 0 }, &gone));
	EXPECT(!registration_open(r, &a, &l, "csa", &again, &gone));
	EXPECT(setting_set(r, l.id, "theme", "dusk", &e) && setting_get(r, &a, l.id, "theme") == NULL);
	EXPECT(!learner_erase(r, l.id, &gone));
	EXPECT_OK(event_list(r, &a, kept.id, &list, &n, &e), e);
	EXPECT_INT(n, 300);
	records_close(r);
	EXPECT(!folder_holds(&a, dir, "Quillfeather"));
	arena_release(&a);
}

TEST(records_erasure_reaches_a_file_set_aside)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct records *r = NULL;
	const char *note = NULL, *dir = test_dir();
	struct learner l;
	struct registration reg;
	EXPECT_OK(records_open(&r, &a, dir, &note, &e), e);
	EXPECT_OK(learner_with(r, &a, "Quillfeather", 5, &l, &reg, &e), e);
	records_close(r);
	EXPECT(damage(&a, path_join(&a, dir, "records.db"), 0, 16));
	EXPECT_OK(records_open(&r, &a, dir, &note, &e), e);
	EXPECT(note != NULL && folder_holds(&a, dir, "Quillfeather"));
	EXPECT_OK(learner_with(r, &a, "Quillfeather", 1, &l, &reg, &e), e);
	EXPECT_OK(learner_erase(r, l.id, &e), e);
	EXPECT(!folder_holds(&a, dir, "Quillfeather"));
	records_close(r);
	arena_release(&a);
}

TEST(records_erasure_that_had_to_wait_is_finished_at_the_next_start)
{
	struct arena a = { 0 };
	struct err e = { 0 }, waiting = { 0 };
	struct records *one = NULL, *two = NULL;
	const char *note = NULL, *dir = test_dir();
	static const char read_sql[] = "SELECT name FROM learner";
	struct learner l;
	struct registration reg;
	EXPECT_OK(records_open(&one, &a, dir, &note, &e), e);
	EXPECT_OK(learner_with(one, &a, "Quillfeather", 5, &l, &reg, &e), e);
	EXPECT_OK(records_open(&two, &a, dir, &note, &e), e);
	db_wait_ms(one->db, 10);
	struct db_query *q = db_query(two->db, read_sql, &e);
	EXPECT(q != NULL && query_row(q, &e)); /* a reader keeps the log from being emptied */
	EXPECT(!learner_erase(one, l.id, &waiting));
	EXPECT(strstr(waiting.text, "is erased, but another program") != NULL);
	query_done(q);
	records_close(two);
	records_close(one);
	EXPECT_OK(records_open(&one, &a, dir, &note, &e), e);
	EXPECT(!folder_holds(&a, dir, "Quillfeather"));
	records_close(one);
	arena_release(&a);
}

TEST(records_export_is_all_that_is_kept)
{
	struct arena a = { 0 };
	struct err e = { 0 }, none = { 0 };
	struct records *r = NULL;
	const char *note = NULL, *json = NULL;
	struct learner l;
	struct registration reg;
	EXPECT_OK(records_open(&r, &a, test_dir(), &note, &e), e);
	EXPECT_OK(learner_with(r, &a, "Ada \"L\"", 2, &l, &reg, &e), e);
	EXPECT_OK(setting_set(r, l.id, "theme", "dusk", &e), e);
	EXPECT_OK(progress_set(r, reg.id, "m5", (struct module_progress){ 9, true }, &e), e);
	EXPECT_OK(draft_set(r, reg.id, "q7", "a[,]b", &e), e);
	EXPECT_OK(learner_export(r, &a, l.id, &json, &e), e);
	const char *const holds[] = { "Ada \\\"L\\\"", l.id, reg.id, "dusk", "\"m5\": \"9 (done)\"", "q7", "a[,]b",
		"\"q1\"", today };
	for (size_t i = 0; i < COUNT(holds); i++)
		EXPECT(strstr(json, holds[i]) != NULL);
	EXPECT(!learner_export(r, &a, "nobody", &json, &none));
	records_close(r);
	arena_release(&a);
}

/* decisions.md: a learner who takes the summary of a sensitive part leaves the same bytes as one who reads it. */
TEST(records_looking_again_writes_nothing)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct records *r = NULL;
	const char *note = NULL, *dir = test_dir();
	struct learner l;
	struct registration reg;
	int64_t before = 0, after = 0;
	EXPECT_OK(records_open(&r, &a, dir, &note, &e), e);
	EXPECT_OK(learner_with(r, &a, "Ada", 1, &l, &reg, &e), e);
	struct place p = { "m5", "m5-a", "", 0 };
	EXPECT_OK(
	    progress_set(r, reg.id, "m5", (struct module_progress){ 3, false }, &e) && place_set(r, reg.id, &p, &e), e);
	os_stat(path_join(&a, dir, "records.db-wal"), &before);
	for (int i = 0; i < 10; i++)
		EXPECT_OK(progress_set(r, reg.id, "m5", (struct module_progress){ 3, false }, &e) &&
			place_set(r, reg.id, &p, &e),
		    e);
	os_stat(path_join(&a, dir, "records.db-wal"), &after);
	EXPECT_INT(after, before);
	records_close(r);
	arena_release(&a);
}
