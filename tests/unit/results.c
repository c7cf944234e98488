/*
 * results promises: the same rows from the same set of files, whatever their order and however often each
 * comes; first complete sittings count, practice never; a changed, cut or foreign file is refused with a
 * reason; two histories of one learner are named, not counted.
 */
#include "tests/unit/handin_of.h"

#include "results/results.h"

static const char *rows_text(struct arena *a, struct results *s)
{
	struct buf b = { .a = a };
	struct err e = { 0 };
	const struct result_row *row = NULL;
	const char *const *conflict = NULL;
	size_t n = 0, conflicts;
	results_rows(s, a, &row, &n, &e);
	for (size_t i = 0; i < n; i++) {
		const struct result_row *r = &row[i];
		buf_addf(&b, "%s %s %s %d %d %d '%s' %d/%d%c %d/%d%c %zu", r->registration, r->course, r->version,
		    r->release, r->unsigned_pack, r->completed, r->completed_on, r->pre, r->pre_max,
		    r->pre_form ? r->pre_form : '-', r->post, r->post_max, r->post_form ? r->post_form : '-',
		    r->answers);
		for (size_t t = 0; t < r->topic_n; t++)
			buf_addf(&b, " %s %d>%d of %d", r->topic[t].topic, r->topic[t].before, r->topic[t].now,
			    r->topic[t].of);
		buf_add(&b, "\n");
	}
	conflicts = results_conflicts(s, a, &conflict);
	for (size_t i = 0; i < conflicts; i++)
		buf_addf(&b, "conflict %s\n", conflict[i]);
	return buf_text(&b);
}

static const char *rows_of(struct arena *a, const struct bytes *file, const size_t *order, size_t n)
{
	struct results *s = NULL;
	struct err e = { 0 };
	const char *text = "refused";
	bool ok = results_open(&s);
	for (size_t i = 0; ok && i < n; i++)
		ok = results_add(s, "file", &file[order[i]], &e);
	if (ok)
		text = rows_text(a, s);
	results_close(s);
	return text;
}

TEST(results_rows_hold_completion_and_scores)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct records *r = NULL;
	const char *note = NULL;
	struct handin_learner l;
	struct bytes b = { 0 };
	struct results *s = NULL;
	const struct result_row *row = NULL;
	size_t n = 0;
	EXPECT_OK(records_open(&r, &a, test_dir(), &note, &e), e);
	EXPECT_OK(handin_learner_make(r, &a, "Ada", &l, &e), e);
	EXPECT_OK(handin_sitting(r, &a, &l, "pre", 'b', 1, &e), e);
	EXPECT_OK(handin_event(r, &l, "q1", "answered", "", 1, -1, -1, &e), e);
	EXPECT_OK(handin_event(r, &l, "m5", "completed", "", -1, -1, -1, &e), e);
	EXPECT_OK(handin_sitting(r, &a, &l, "post", 'a', 5, &e), e);
	EXPECT_OK(handin_event(r, &l, "csa", "completed", "", -1, -1, -1, &e), e);
	EXPECT_OK(handin_sitting(r, &a, &l, "post", 'a', 7, &e),
	    e); /* a second one, from a player that did not say practice */
	EXPECT_OK(handin_bytes(r, &a, &l, &b, &e), e);
	EXPECT(results_open(&s));
	EXPECT_OK(results_add(s, "file", &b, &e), e);
	EXPECT_OK(results_rows(s, &a, &row, &n, &e), e);
	EXPECT_INT(n, 1);
	EXPECT_STR(row->registration, l.registration.id);
	EXPECT(row->completed && row->release == 3 && !row->unsigned_pack);
	EXPECT_STR(row->completed_on, "2026-11-25");
	EXPECT(row->pre == 1 && row->pre_max == 3 && row->pre_form == 'b');
	EXPECT(row->post == 2 && row->post_max == 3 && row->post_form == 'a');
	EXPECT_INT(row->topic_n, 2);
	EXPECT_STR(row->topic[0].topic, "signs");
	EXPECT(row->topic[0].before == 0 && row->topic[0].now == 1 && row->topic[0].of == 1);
	EXPECT(row->topic[1].before == 1 && row->topic[1].now == 1 && row->topic[1].of == 2);
	results_close(s);
	records_close(r);
	arena_release(&a);
}

/*
 * Three learners at several stages, each stage a file: eight files, two of them from one learner with a
 * copied disk.
 */
static bool stages_make(struct arena *a, struct bytes file[8], struct err *e)
{
	struct records *r = NULL, *copy = NULL;
	const char *note = NULL, *dir = test_dir();
	const char *twin = arena_printf(a, "%s-copy", dir);
	struct handin_learner l[3];
	bool ok = records_open(&r, a, dir, &note, e);
	for (int i = 0; ok && i < 3; i++)
		ok = handin_learner_make(r, a, "Ada", &l[i], e);
	ok = ok && handin_bytes(r, a, &l[0], &file[0], e) && handin_sitting(r, a, &l[0], "pre", 'a', 1, e) &&
	    handin_bytes(r, a, &l[0], &file[1], e) && handin_sitting(r, a, &l[0], "post", 'b', 3, e) &&
	    handin_bytes(r, a, &l[0], &file[2], e) && handin_sitting(r, a, &l[1], "pre", 'b', 7, e) &&
	    handin_bytes(r, a, &l[1], &file[3], e) && handin_event(r, &l[1], "csa", "completed", "", -1, -1, -1, e) &&
	    handin_bytes(r, a, &l[1], &file[4], e) && handin_sitting(r, a, &l[2], "pre", 'a', 0, e) &&
	    handin_bytes(r, a, &l[2], &file[5], e);
	records_close(r);
	struct bytes disk = { 0 };
	ok = ok && file_read(a, path_join(a, dir, "records.db"), 1u << 20, &disk, e) && os_mkdirs(twin, e) &&
	    file_write(path_join(a, twin, "records.db"), disk.p, disk.n, true, e);
	r = NULL;
	ok = ok && records_open(&r, a, dir, &note, e) && records_open(&copy, a, twin, &note, e) &&
	    handin_sitting(r, a, &l[2], "post", 'b', 1, e) && handin_bytes(r, a, &l[2], &file[6], e) &&
	    handin_sitting(copy, a, &l[2], "post", 'b', 2, e) && handin_bytes(copy, a, &l[2], &file[7], e);
	records_close(r);
	records_close(copy);
	return ok;
}

static bool next_permutation(size_t *p, size_t n)
{
	size_t i = n - 1, j = n - 1;
	while (i > 0 && p[i - 1] >= p[i])
		i--;
	if (i == 0)
		return false;
	while (p[j] <= p[i - 1])
		j--;
	size_t t = p[i - 1];
	p[i - 1] = p[j];
	p[j] = t;
	for (j = n - 1; i < j; i++, j--) {
		t = p[i];
		p[i] = p[j];
		p[j] = t;
	}
	return true;
}

TEST(results_survey_is_in_the_chain_and_in_the_row)
{
	static const struct {
		const char *item, *attempt, *response;
	} given[] = { { "survey.sure-notice", "survey-start", "3" }, { "survey.sector", "survey-end", "health" },
		{ "survey.sure-notice", "survey-end", "7" }, { "survey.sector", "survey-end", "education" } };
	struct arena a = { 0 };
	struct err e = { 0 };
	struct records *r = NULL;
	const char *note = NULL;
	struct handin_learner l;
	struct bytes b = { 0 };
	struct results *s = NULL;
	const struct result_row *row = NULL;
	size_t n = 0;
	EXPECT_OK(records_open(&r, &a, test_dir(), &note, &e), e);
	EXPECT_OK(handin_learner_make(r, &a, "Ada", &l, &e), e);
	EXPECT_OK(handin_sitting(r, &a, &l, "pre", 'a', 1, &e), e);
	for (size_t i = 0; i < COUNT(given); i++) {
		struct event ev = { .course = "csa",
			.release = 3,
			.item = given[i].item,
			.verb = "answered",
			.response = given[i].response,
			.success = -1,
			.score = -1,
			.score_max = -1,
			.attempt = given[i].attempt,
			.date = "2026-11-25" };
		EXPECT_OK(event_add(r, l.registration.id, &ev, &e), e);
	}
	EXPECT_OK(worksheet_set(r, l.registration.id, "survey-end", "example", "heliotrope", &e), e);
	EXPECT_OK(worksheet_set(r, l.registration.id, "m8-plan", "week", "heliotrope", &e), e);
	EXPECT_OK(handin_bytes(r, &a, &l, &b, &e), e);
	EXPECT(strstr((const char *)b.p, "heliotrope") == NULL);
	results_open(&s);
	EXPECT_OK(results_add(s, "file", &b, &e), e);
	EXPECT_OK(results_rows(s, &a, &row, &n, &e), e);
	EXPECT_INT(n, 1);
	EXPECT_INT(row[0].answers, 3);
	EXPECT_INT(row[0].survey_n, 3);
	EXPECT_STR(row[0].survey[0].occasion, "start");
	EXPECT_STR(row[0].survey[0].response, "3");
	EXPECT_STR(row[0].survey[1].field, "sector");
	EXPECT_STR(row[0].survey[1].response, "education");
	EXPECT_STR(row[0].survey[2].response, "7");
	results_close(s);
	records_close(r);
	arena_release(&a);
}

TEST(results_same_rows_in_every_order)
{
	struct arena a = { 0 }, scratch = { 0 };
	struct err e = { 0 };
	struct bytes file[8] = { { 0 } };
	size_t order[5] = { 0, 2, 4, 6, 7 }, count = 0;
	EXPECT_OK(stages_make(&a, file, &e), e);
	const char *want = arena_string(&a, rows_of(&a, file, order, COUNT(order)));
	EXPECT(strstr(want, "conflict ") != NULL && strstr(want, "1/3a 2/3b") != NULL && strstr(want, "3/3b") != NULL);
	do {
		EXPECT_STR(rows_of(&scratch, file, order, COUNT(order)), want);
		arena_reset(&scratch);
		count++;
	} while (next_permutation(order, COUNT(order)));
	EXPECT_INT(count, 120);
	arena_release(&scratch);
	arena_release(&a);
}

TEST(results_same_rows_with_duplicates_and_earlier_files)
{
	struct arena a = { 0 }, scratch = { 0 };
	struct err e = { 0 };
	struct bytes file[8] = { { 0 } };
	const size_t all[8] = { 0, 1, 2, 3, 4, 5, 6, 7 };
	EXPECT_OK(stages_make(&a, file, &e), e);
	const char *want = rows_of(&a, file, all, 8);
	unsigned x = 1;
	for (int round = 0; round < 120; round++) {
		size_t order[20];
		memcpy(order, all, sizeof all);
		for (size_t i = 8; i < COUNT(order); i++)
			order[i] = (x = x * 1103515245u + 12345u) >> 16 & 7;
		for (size_t i = COUNT(order) - 1; i > 0; i--) {
			size_t j = ((x = x * 1103515245u + 12345u) >> 16) % (i + 1), t = order[i];
			order[i] = order[j];
			order[j] = t;
		}
		EXPECT_STR(rows_of(&scratch, file, order, COUNT(order)), want);
		arena_reset(&scratch);
	}
	arena_release(&scratch);
	arena_release(&a);
}

/* The text with one piece replaced by another of any length. */
static struct bytes edited(struct arena *a, struct bytes from, const char *old, const char *new)
{
	const char *at = strstr((const char *)from.p, old);
	if (at == NULL)
		return (struct bytes){ 0 };
	char *text =
	    arena_printf(a, "%.*s%s%s", (int)(at - (const char *)from.p), (const char *)from.p, new, at + strlen(old));
	return (struct bytes){ (unsigned char *)text, strlen(text) };
}

TEST(results_refuse_what_is_changed_or_foreign)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct bytes file[8] = { { 0 } };
	struct results *s = NULL;
	EXPECT_OK(stages_make(&a, file, &e), e);
	static const char *const edit[][3] = {
		{ "\"success\":0", "\"success\":1", "does not follow" },
		{ "\"score\":2", "\"score\":3", "does not follow" },
		{ "\"response\":\"a\"", "\"response\":\"b\"", "does not follow" },
		{ "2026-11-25", "2026-11-24", "does not follow" },
		{ "\"seq\":2", "\"seq\":3", "does not follow" },
		{ "\"unsigned\":false,\"previous\"", "\"unsigned\":true,\"previous\"", "does not follow" },
		{ "\"score\":2,\"score_max\":3", "\"score\":9,\"score_max\":3", "more than there was" },
		{ "2026-11-25", "2026-13-25", "not a date" },
		{ "2026-11-25", "=cmd|'calc'", "not a date" },
		{ "\"seq\":1", "\"seq\":1.5", "not a number" },
		{ "\"seq\":1", "\"seq\":99999999999999999999", "" },
		{ "\"version\":\"1.2.0\"", "\"version\":\"\"", "version" },
		{ "\"version\":\"1.2.0\"", "\"version\":7", "version" },
		{ "\"course\":\"csa\",\n", "\"course\":\"-1\",\n", "" },
		{ "\"course\":\"csa\",\n", "\"course\":\"other\",\n", "another course" },
		{ "\"verb\":\"answered\"", "\"verb\":\"adored\"", "newer coursepack" },
		{ "\"release\":3,\n", "\"release\":3,\n\"more\":1,\n", "not known here" },
		{ "\"seq\":1,", "\"seq\":1,\"more\":1,", "not known here" },
		{ "\"coursepack-results\":1", "\"coursepack-results\":2", "format 2" },
		{ "\"coursepack-results\":1", "\"something\":1", "not a hand-in file" },
		{ "\"registration\":\"", "\"registration\":\"0", "hex digits" },
		{ "\"topics\":[", "\"topics\":[7,", "no pairs" },
		{ "\"events\":[", "\"events\":[7,", "not an object" },
		{ "]}\n", "]", "" },
		{ "{", "[{", "" },
	};
	EXPECT(results_open(&s));
	for (size_t i = 0; i < COUNT(edit); i++) {
		struct err why = { 0 };
		struct bytes b = edited(&a, file[2], edit[i][0], edit[i][1]);
		EXPECT(b.n > 0);
		if (results_add(s, "file", &b, &why) || strstr(why.text, edit[i][2]) == NULL) {
			test_fail(__FILE__, __LINE__, "%s -> %s gave '%s'", edit[i][0], edit[i][1], why.text);
			return;
		}
	}
	EXPECT_STR(rows_text(&a, s), "");
	EXPECT_OK(results_add(s, "file", &file[2], &e), e);
	results_close(s);
	arena_release(&a);
}

TEST(results_refuse_an_event_left_out)
{
	struct arena a = { 0 };
	struct err e = { 0 }, why = { 0 };
	struct bytes file[8] = { { 0 } };
	struct results *s = NULL;
	EXPECT_OK(stages_make(&a, file, &e), e);
	const char *text = (const char *)file[2].p;
	const char *from = strstr(text, "{\"seq\":2"), *to = strstr(text, "{\"seq\":3");
	EXPECT(from != NULL && to != NULL);
	char *cut = arena_printf(&a, "%.*s%s", (int)(from - text), text, to);
	struct bytes b = { (unsigned char *)cut, strlen(cut) };
	EXPECT(results_open(&s));
	EXPECT(!results_add(s, "file", &b, &why) && why.kind == ERR_TRUST);
	results_close(s);
	arena_release(&a);
}

/* Every byte of a file changed in turn: refused, or no number of any row is other than it was. */
TEST(results_no_changed_byte_changes_a_score)
{
	struct arena a = { 0 }, scratch = { 0 };
	struct err e = { 0 };
	struct bytes file[8] = { { 0 } };
	EXPECT_OK(stages_make(&a, file, &e), e);
	size_t only[1] = { 2 }, accepted = 0;
	const char *want = rows_of(&a, file, only, 1);
	const char *events = strstr((const char *)file[2].p, "\"events\"");
	for (size_t i = 0; i < file[2].n; i++) {
		bool in_chain = (const char *)file[2].p + i > events;
		file[2].p[i] ^= 1;
		const char *got = rows_of(&scratch, file, only, 1);
		bool refused = streq(got, "refused");
		accepted += !refused;
		file[2].p[i] ^= 1;
		if (in_chain && !refused)
			EXPECT_STR(got, want);
		arena_reset(&scratch);
	}
	EXPECT(accepted < file[2].n / 20);
	arena_release(&scratch);
	arena_release(&a);
}
