/*
 * The hand-in file promises: what counts and nothing else; no name; the same bytes for the same record; a
 * chain that its reader can check; nothing of an erased or changed record.
 */
#include "tests/unit/handin_of.h"

#include "course/json.h"
#include "records/store.h"

TEST(handin_holds_what_counts_and_no_name)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct records *r = NULL;
	const char *note = NULL, *text = NULL, *again = NULL, *name = NULL;
	struct handin_learner l;
	EXPECT_OK(records_open(&r, &a, test_dir(), &note, &e), e);
	EXPECT_OK(handin_learner_make(r, &a, "Quillfeather", &l, &e), e);
	EXPECT_OK(handin_sitting(r, &a, &l, "pre", 'a', 1, &e), e);
	EXPECT_OK(handin_event(r, &l, "q1", "answered", "", 1, -1, -1, &e), e);
	EXPECT_OK(handin_sitting(r, &a, &l, "practice-1", 'a', 7, &e), e);
	EXPECT_OK(draft_set(r, l.registration.id, "m5-reflect", "my own thoughts", &e), e);
	EXPECT_OK(handin_build(r, &a, l.registration.id, &handin_course, &text, &name, &e), e);
	EXPECT_OK(handin_build(r, &a, l.registration.id, &handin_course, &again, &name, &e), e);
	EXPECT_STR(text, again);
	EXPECT_STR(name, arena_printf(&a, "results-csa-%.8s.json", l.registration.id));
	const char *const without[] = { "Quillfeather", "thoughts", "practice", l.learner.id, "reflect" };
	for (size_t i = 0; i < COUNT(without); i++)
		EXPECT(strstr(text, without[i]) == NULL);
	struct bytes b = { 0 };
	EXPECT_OK(handin_bytes(r, &a, &l, &b, &e), e);
	struct json *j = json_parse(&a, "handin", &b, &e);
	EXPECT_OK(j != NULL, e);
	EXPECT_STR(json_text(j, "coursepack-results"), "1");
	EXPECT_STR(json_text(j, "registration"), l.registration.id);
	EXPECT_STR(json_text(j, "version"), "1.2.0");
	EXPECT_INT(json_get(j, "events")->n, 5);
	const struct json *topics = json_get(j, "topics");
	EXPECT_INT(topics->n, 2);
	EXPECT_STR(json_text(topics->first, "id"), "signs");
	EXPECT_STR(json_get(topics->first, "pairs")->first->text, "p03");
	EXPECT_INT(json_get(topics->first->next, "pairs")->n, 2);
	records_close(r);
	arena_release(&a);
}

TEST(handin_refuses_what_is_erased_unknown_or_of_another_course)
{
	struct arena a = { 0 };
	struct err e = { 0 }, erased = { 0 }, unknown = { 0 }, other = { 0 };
	struct records *r = NULL;
	const char *note = NULL, *text = NULL, *name = NULL;
	struct handin_learner l;
	struct course elsewhere = handin_course;
	elsewhere.id = "other";
	EXPECT_OK(records_open(&r, &a, test_dir(), &note, &e), e);
	EXPECT_OK(handin_learner_make(r, &a, "Ada", &l, &e), e);
	EXPECT(!handin_build(r, &a, l.registration.id, &elsewhere, &text, &name, &other));
	EXPECT(strstr(other.text, "another course") != NULL);
	EXPECT_OK(learner_erase(r, l.learner.id, &e), e);
	EXPECT(!handin_build(r, &a, l.registration.id, &handin_course, &text, &name, &erased));
	EXPECT(strstr(erased.text, "was erased") != NULL);
	EXPECT(!handin_build(r, &a, "00000000000000000000000000000000", &handin_course, &text, &name, &unknown));
	EXPECT(strstr(unknown.text, "not on this laptop") != NULL && text == NULL);
	records_close(r);
	arena_release(&a);
}

TEST(handin_refuses_a_record_changed_outside)
{
	struct arena a = { 0 };
	struct err e = { 0 }, changed = { 0 };
	struct records *r = NULL;
	const char *note = NULL, *text = NULL, *name = NULL;
	struct handin_learner l;
	EXPECT_OK(records_open(&r, &a, test_dir(), &note, &e), e);
	EXPECT_OK(handin_learner_make(r, &a, "Ada", &l, &e), e);
	EXPECT_OK(handin_sitting(r, &a, &l, "pre", 'a', 1, &e), e);
	EXPECT_OK(db_run(r->db, "DROP TRIGGER event_append_only; UPDATE event SET success = 1 WHERE seq = 2", &e), e);
	EXPECT(!handin_build(r, &a, l.registration.id, &handin_course, &text, &name, &changed));
	EXPECT(strstr(changed.text, "changed outside the player at answer 2") != NULL);
	records_close(r);
	arena_release(&a);
}
