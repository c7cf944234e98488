/*
 * cases promise: every way through every case of the course comes to an ending, every ending can be come to, and from
 * every scene the strong choices alone lead out; a way is kept while the case is open and leaves no trace behind it;
 * names are drawn once for a learner.
 */
#include "app.h"
#include "learning/due.h"
#include "learning/scenario.h"
#include "tests/test.h"

#define test test
#include "course/read.h"
#undef test

static const struct course *course_open(struct arena *a, struct pack **p, const char *folder, struct err *e)
{
	struct keyring none = { NULL, 0 };
	struct findings f = { .a = a };
	if (!pack_open(p, path_join(a, test_root(), folder), &none, e))
		return NULL;
	const struct course *c = course_read(a, *p, &f, e);
	return c != NULL && f.errors == 0 ? c : NULL;
}

/* --- every path --- */

struct walk {
	const struct scenario *s;
	struct arena a;
	bool met[128];
	size_t ways, scenes_met, longest;
};

/* Follows the text of the path itself, as a learner's record would; a scene met again is not gone into twice on one
 * way. */
static bool walk_from(struct walk *w, const char *path, size_t depth)
{
	struct scenario_state state;
	if (!scenario_follow(w->s, path, &state) || state.scene == NULL)
		return false;
	size_t at = (size_t)(state.scene - w->s->scene);
	w->scenes_met += !w->met[at];
	w->met[at] = true;
	w->longest = depth > w->longest ? depth : w->longest;
	if (state.scene->ending) {
		w->ways++;
		return true;
	}
	for (size_t i = 0; i < state.past_n; i++)
		if (state.past[i].scene == state.scene)
			return true; /* a loop: its other ways out are walked from where it was first met */
	for (size_t i = 0; i < state.scene->option_n; i++) {
		const char *marked = scenario_mark(&w->a, w->s, path, state.scene->option[i].id);
		const char *decided = scenario_decide(&w->a, w->s, marked);
		if (streq(decided, marked) || !walk_from(w, scenario_go_on(&w->a, w->s, decided), depth + 1))
			return false;
	}
	return true;
}

/* Only strong choices: an ending within as many decisions as there are scenes. */
static bool strong_leads_out(struct walk *w, size_t from)
{
	for (size_t step = 0; step <= w->s->scene_n; step++) {
		const struct scene *scene = &w->s->scene[from];
		if (scene->ending)
			return true;
		for (size_t i = 0; i < scene->option_n; i++)
			if (scene->option[i].quality == QUALITY_STRONG)
				from = scene->option[i].target;
	}
	return false;
}

static bool walk_all(struct walk *w)
{
	if (!walk_from(w, scenario_begin(&w->a, ""), 0))
		return test_fail(__FILE__, __LINE__, "%s: a way through it breaks off", w->s->id);
	for (size_t i = 0; i < w->s->scene_n; i++) {
		if (!w->met[i])
			return test_fail(__FILE__, __LINE__, "%s: no way comes to %s", w->s->id, w->s->scene[i].id);
		if (!strong_leads_out(w, i))
			return test_fail(__FILE__, __LINE__, "%s: strong choices from %s go round in a ring", w->s->id,
			    w->s->scene[i].id);
	}
	return true;
}

/*
 * How often the strong choice is the longest or the shortest of its scene: who guesses by length should learn nothing.
 */
struct lengths {
	int scenes, longest, shortest;
};

static void lengths_count(const struct scene *scene, struct lengths *l)
{
	size_t strong = 0, most = 0, least = SIZE_MAX;
	for (size_t k = 0; k < scene->option_n; k++) {
		size_t n = utf8_count(scene->option[k].text.plain);
		strong = scene->option[k].quality == QUALITY_STRONG ? n : strong;
		most = n > most ? n : most;
		least = n < least ? n : least;
	}
	l->scenes++;
	l->longest += strong == most;
	l->shortest += strong == least;
}

/* One strong choice beside others, in every scene. */
static bool decisions_whole(const struct scenario *s, struct lengths *l)
{
	for (size_t i = 0; i < s->scene_n; i++) {
		int kinds[3] = { 0 };
		for (size_t k = 0; k < s->scene[i].option_n; k++)
			kinds[s->scene[i].option[k].quality]++;
		if (!s->scene[i].ending)
			lengths_count(&s->scene[i], l);
		if (!s->scene[i].ending &&
		    (kinds[QUALITY_STRONG] != 1 || kinds[QUALITY_PARTIAL] + kinds[QUALITY_POOR] < 1))
			return test_fail(
			    __FILE__, __LINE__, "%s: %s has no one strong choice beside others", s->id, s->scene[i].id);
	}
	return true;
}

static void course_walk(const char *folder, size_t least, struct lengths *l)
{
	struct arena a = { 0 };
	struct pack *p = NULL;
	struct err e = { 0 };
	const struct course *c = course_open(&a, &p, folder, &e);
	size_t n = 0;
	EXPECT_OK(c != NULL, e);
	for (size_t m = 0; m < c->module_n; m++)
		for (size_t i = 0; i < c->module[m].item_n; i++) {
			if (c->module[m].item[i].kind != ITEM_SCENARIO)
				continue;
			struct walk w = { .s = c->module[m].item[i].scenario };
			EXPECT(walk_all(&w));
			EXPECT(decisions_whole(w.s, l));
			EXPECT(w.ways >= 3 && w.longest < SCENARIO_DECISIONS / 2);
			arena_release(&w.a);
			n++;
		}
	EXPECT(n >= least);
	pack_close(p);
	arena_release(&a);
}

TEST(case_every_way_through_every_case_comes_to_an_ending)
{
	struct lengths course = { 0 }, sample = { 0 };
	course_walk("content/one-day", 4, &course);
	course_walk("content/sample", 1, &sample);
	EXPECT(course.longest * 10 <= course.scenes * 6 && course.shortest * 10 <= course.scenes * 6);
}

/* --- a way, as text --- */

static const struct option one_options[] = { { .id = "a", .to = "two", .target = 1, .quality = QUALITY_STRONG },
	{ .id = "b", .to = "one", .target = 0, .quality = QUALITY_POOR } };
static const struct option two_options[] = { { .id = "a", .to = "end", .target = 2, .quality = QUALITY_STRONG },
	{ .id = "ab", .to = "end", .target = 2, .quality = QUALITY_PARTIAL } };
static const struct scene scenes[] = { { .id = "one", .step = 1, .option = one_options, .option_n = 2 },
	{ .id = "two", .step = 2, .option = two_options, .option_n = 2 }, { .id = "end", .ending = true } };
static const struct scenario small = { .id = "small", .scene = scenes, .scene_n = 3, .steps = 2 };

TEST(case_a_way_is_text_that_can_be_followed_and_taken_back)
{
	struct arena a = { 0 };
	struct scenario_state s;
	EXPECT(scenario_follow(&small, "", &s) && !s.begun && s.scene == NULL);
	const char *path = scenario_begin(&a, "");
	EXPECT_STR(path, ">");
	EXPECT_STR(scenario_decide(&a, &small, path), ">");
	EXPECT_STR(scenario_mark(&a, &small, path, "zz"), ">");
	path = scenario_mark(&a, &small, path, "b");
	EXPECT_STR(path, ">?b");
	path = scenario_decide(&a, &small, scenario_mark(&a, &small, path, "a"));
	EXPECT_STR(path, ">a");
	EXPECT(scenario_follow(&small, path, &s) && s.chosen == &one_options[0] && s.past_n == 0);
	EXPECT_STR(scenario_mark(&a, &small, path, "b"), ">a"); /* decided: not changed by a stray act */
	path = scenario_go_on(&a, &small, path);
	EXPECT_STR(path, ">a>");
	path = scenario_decide(&a, &small, scenario_mark(&a, &small, path, "ab"));
	EXPECT_STR(path, ">a>ab");
	path = scenario_go_on(&a, &small, path);
	EXPECT(scenario_follow(&small, path, &s) && s.scene == &scenes[2] && s.past_n == 2);
	EXPECT_STR(scenario_mark(&a, &small, path, "a"), path);
	path = scenario_back(&a, &small, path);
	EXPECT_STR(path, ">a>?ab");
	EXPECT_STR(scenario_back(&a, &small, ">a>ab"), ">a>?ab");
	path = scenario_back(&a, &small, path);
	EXPECT_STR(path, ">?a");
	EXPECT_STR(scenario_back(&a, &small, path), "");
	arena_release(&a);
}

TEST(case_a_way_that_does_not_fit_is_no_way)
{
	static const char *const bad[] = { "a", ">z", ">a>?z", ">a>a>a", "?a", ">?a>", ">a>>", ">a?b", ">>" };
	struct scenario_state s;
	for (size_t i = 0; i < COUNT(bad); i++)
		if (scenario_follow(&small, bad[i], &s) || s.begun)
			EXPECT(test_fail(__FILE__, __LINE__, "\"%s\" was followed", bad[i]));
	/* round and round: it ends, and stays followable */
	struct arena a = { 0 };
	const char *path = ">";
	for (int i = 0; i < 200; i++)
		path = scenario_go_on(&a, &small, scenario_decide(&a, &small, scenario_mark(&a, &small, path, "b")));
	EXPECT(scenario_follow(&small, path, &s) && s.scene == &scenes[0]);
	EXPECT(strlen(path) < 3 * SCENARIO_DECISIONS);
	arena_release(&a);
}

/* --- names --- */

TEST(case_names_are_drawn_once_for_a_learner_and_differ_between_learners)
{
	struct arena a = { 0 };
	struct pack *p = NULL;
	struct err e = { 0 };
	const struct course *c = course_open(&a, &p, "content/one-day", &e);
	EXPECT(c != NULL && c->name_set_n > 3);
	size_t module, item, other = 0;
	EXPECT(course_find(c, "m4-case", &module, &item));
	const struct scenario *s = c->module[module].item[item].scenario;
	for (int i = 0; i < 40; i++) {
		const char *seed = arena_printf(&a, "%032x", i + 1);
		const struct scenario *named = scenario_named(&a, c, s, seed);
		const char *name = name_drawn(c, s->person[0].set, seed);
		EXPECT_STR(named->person[0].name.plain, name);
		EXPECT_STR(name_drawn(c, s->person[0].set, seed), name);
		EXPECT(strstr(named->scene[0].block[0].text.plain, name) != NULL);
		for (size_t k = 0; k < named->scene[0].block[0].text.n; k++)
			EXPECT(named->scene[0].block[0].text.run[k].kind != RUN_NAME);
		other += !streq(name, c->name_set[0].name[0]);
	}
	EXPECT(other > 20 && other < 40);
	pack_close(p);
	arena_release(&a);
}

/* --- the app --- */

struct taker {
	struct app app;
	struct records *records;
	struct arena a;
};

static bool taker_start(struct taker *t, const char *dir, const char *name)
{
	struct err e = { 0 };
	const char *note;
	memset(t, 0, sizeof *t);
	if (!records_open(&t->records, &t->a, dir, &note, &e))
		return test_fail(__FILE__, __LINE__, "%s", e.text);
	const struct app_services with = {
		.records = t->records, .data_dir = dir, .today = "2026-11-25", .theme = THEME_COUNT, .face = FACE_COUNT
	};
	app_init(&t->app, &with);
	(void)app_shelve(&t->app, path_join(&t->a, test_root(), "content/sample"));
	app_start(&t->app, name);
	return t->app.course != NULL || test_fail(__FILE__, __LINE__, "the sample does not open");
}

static void taker_end(struct taker *t)
{
	app_release(&t->app);
	records_close(t->records);
	arena_release(&t->a);
}

static void act(struct taker *t, enum action what, int n, const char *s)
{
	app_update(&t->app, (struct act){ (int)what, n, s });
}

static bool go_to(struct taker *t, enum item_kind kind)
{
	for (size_t m = 0; m < t->app.course->module_n; m++)
		for (size_t i = 0; i < t->app.course->module[m].item_n; i++)
			if (t->app.course->module[m].item[i].kind == kind) {
				act(t, ACTION_GO_TO, 0, item_id(&t->app.course->module[m].item[i]));
				return true;
			}
	return false;
}

static void case_take(struct taker *t)
{
	struct scenario_state state;
	act(t, ACTION_NEXT, 0, NULL);
	for (int i = 0; i < 40; i++) {
		scenario_follow(t->app.scenario, t->app.path, &state);
		if (state.scene == NULL || state.scene->ending)
			return;
		act(t, ACTION_CHOOSE, 0, state.scene->option[state.scene->option_n - 1].id);
		act(t, ACTION_CHECK, 0, NULL);
		act(t, ACTION_NEXT, 0, NULL);
	}
}

TEST(case_goes_on_where_it_was_left_and_leaves_no_trace_when_passed)
{
	struct taker t;
	const char *dir = test_dir();
	EXPECT(taker_start(&t, dir, "Ada") && go_to(&t, ITEM_SCENARIO));
	act(&t, ACTION_CHECK, 0, NULL);
	act(&t, ACTION_NEXT, 0, NULL);
	EXPECT(t.app.nudge); /* nothing chosen yet */
	act(&t, ACTION_CHOOSE, 0, t.app.scenario->scene[0].option[1].id);
	EXPECT(t.app.saved);
	const char *const id = "sample-case";
	char path[64];
	EXPECT_STR(t.app.scenario->id, id);
	snprintf(path, sizeof path, "%s", t.app.path);
	taker_end(&t);

	EXPECT(taker_start(&t, dir, "Ada"));
	act(&t, ACTION_CONTINUE, 0, NULL);
	EXPECT(go_to(&t, ITEM_SCENARIO));
	EXPECT_STR(t.app.path, path);
	case_take(&t);
	EXPECT(draft_get(t.records, &t.a, t.app.registration.id, id) != NULL);
	act(&t, ACTION_NEXT, 0, NULL);
	EXPECT(t.app.screen != SCREEN_SCENARIO);
	EXPECT(draft_get(t.records, &t.a, t.app.registration.id, id) == NULL);
	taker_end(&t);
}

/* All that is kept of a learner, without the random ids and the hashes that hang on them. */
static const char *record_of(struct taker *t)
{
	struct err e = { 0 };
	const char *json = NULL;
	if (!learner_export(t->records, &t->a, t->app.learner.id, &json, &e))
		return arena_string(&t->a, e.text);
	char *out = arena_string(&t->a, json);
	for (char *p = out; *p != '\0'; p++) {
		size_t n = strspn(p, "0123456789abcdef");
		if (n >= 32)
			memset(p, '#', n);
		p += n > 0 ? n - 1 : 0;
	}
	return out;
}

TEST(case_taken_and_left_out_leave_the_same_record)
{
	struct taker one, two;
	EXPECT(taker_start(&one, test_dir(), "Ada") && taker_start(&two, test_dir(), "Ada"));
	EXPECT(go_to(&one, ITEM_SCENARIO) && go_to(&two, ITEM_SCENARIO));
	case_take(&one);
	act(&one, ACTION_NEXT, 0, NULL);
	act(&two, ACTION_NEXT, 0, NULL); /* a look into the first scene, then left out after all */
	act(&two, ACTION_SHORT_WAY, 0, NULL);
	act(&two, ACTION_NEXT, 0, NULL);
	one.app.registration.first_form = two.app.registration.first_form;
	const char *a = record_of(&one), *b = record_of(&two);
	/* which form comes first is a draw of its own */
	const char *form_a = strstr(a, "\"first_form\""), *form_b = strstr(b, "\"first_form\"");
	EXPECT(form_a != NULL && form_b != NULL && form_a - a == form_b - b);
	EXPECT(strncmp(a, b, (size_t)(form_a - a)) == 0);
	EXPECT_STR(strchr(form_a, ','), strchr(form_b, ','));
	taker_end(&one);
	taker_end(&two);
}

static size_t field_at_kind(struct taker *t, bool words)
{
	const struct field *f;
	for (size_t i = 0; (f = form_field(&t->app, i)) != NULL; i++)
		if (field_is_words(f) == words && f->kind != FIELD_CHECK)
			return i;
	return SIZE_MAX;
}

static bool worksheet_of(struct taker *t, enum worksheet_kind kind)
{
	for (size_t m = 0; m < t->app.course->module_n; m++)
		for (size_t i = 0; i < t->app.course->module[m].item_n; i++) {
			const struct item *it = &t->app.course->module[m].item[i];
			if (it->kind == ITEM_WORKSHEET && it->worksheet->kind == kind) {
				act(t, ACTION_GO_TO, 0, it->worksheet->id);
				return true;
			}
		}
	return false;
}

static void fill_in(struct taker *t, const char *words)
{
	size_t at = field_at_kind(t, true), choice = field_at_kind(t, false);
	app_field(&t->app, form_name(&t->app, &t->a, form_field(&t->app, at)));
	app_type(&t->app, words);
	if (choice != SIZE_MAX)
		act(t, ACTION_FILL, (int)choice, form_field(&t->app, choice)->choice[0].id);
}

TEST(worksheet_of_a_case_is_never_kept)
{
	struct taker t;
	EXPECT(taker_start(&t, test_dir(), "Ada") && worksheet_of(&t, WORKSHEET_CASE));
	fill_in(&t, "heliotrope");
	act(&t, ACTION_KEEP, 0, NULL);
	act(&t, ACTION_NEXT, 0, NULL);
	EXPECT(strstr(record_of(&t), "heliotrope") == NULL);
	/* while the course is open it stays on the screen */
	EXPECT(worksheet_of(&t, WORKSHEET_CASE));
	EXPECT_STR(form_value(&t.app, &t.a, form_field(&t.app, field_at_kind(&t, true))), "heliotrope");
	act(&t, ACTION_LIBRARY, 0, NULL);
	act(&t, ACTION_OPEN_COURSE, 0, NULL);
	EXPECT(worksheet_of(&t, WORKSHEET_CASE));
	EXPECT_STR(form_value(&t.app, &t.a, form_field(&t.app, field_at_kind(&t, true))), "");
	taker_end(&t);
}

TEST(worksheet_of_ones_own_is_kept_when_asked_and_then_at_each_change)
{
	struct taker t;
	const char *dir = test_dir();
	EXPECT(taker_start(&t, dir, "Ada") && worksheet_of(&t, WORKSHEET_OWN));
	fill_in(&t, "heliotrope");
	act(&t, ACTION_NEXT, 0, NULL);
	EXPECT(strstr(record_of(&t), "heliotrope") == NULL);
	EXPECT(worksheet_of(&t, WORKSHEET_OWN));
	act(&t, ACTION_KEEP, 0, NULL);
	EXPECT(t.app.saved && t.app.form_kept && strstr(record_of(&t), "heliotrope") != NULL);
	fill_in(&t, " and more");
	EXPECT(!app_settle(&t.app)); /* choosing has settled it */
	EXPECT(strstr(record_of(&t), "heliotrope and more") != NULL);
	app_type(&t.app, "!");
	EXPECT(!t.app.saved);
	act(&t, ACTION_HIDE, 0, NULL); /* turning away is enough */
	EXPECT(strstr(record_of(&t), "heliotrope and more!") != NULL);
	taker_end(&t);

	EXPECT(taker_start(&t, dir, "Ada") && worksheet_of(&t, WORKSHEET_OWN));
	EXPECT(t.app.form_kept);
	EXPECT_STR(form_value(&t.app, &t.a, form_field(&t.app, field_at_kind(&t, true))), "heliotrope and more!");
	act(&t, ACTION_FORGET_ASK, 0, NULL);
	EXPECT(t.app.dialog == DIALOG_FORGET);
	act(&t, ACTION_FORGET, 0, NULL);
	EXPECT(!t.app.form_kept && strstr(record_of(&t), "heliotrope") == NULL);
	EXPECT_STR(form_value(&t.app, &t.a, form_field(&t.app, field_at_kind(&t, true))), "");
	taker_end(&t);
}

/* --- the survey --- */

TEST(survey_choices_become_events_and_words_stay)
{
	struct taker t;
	const char *dir = test_dir();
	EXPECT(taker_start(&t, dir, "Ada"));
	act(&t, ACTION_SURVEY, OCCASION_END, NULL);
	EXPECT_INT(t.app.screen, SCREEN_SURVEY);
	fill_in(&t, "heliotrope");
	EXPECT(t.app.saved);
	taker_end(&t);

	/* the power went: it goes on with every choice */
	EXPECT(taker_start(&t, dir, "Ada"));
	act(&t, ACTION_CONTINUE, 0, NULL);
	EXPECT_INT(t.app.screen, SCREEN_SURVEY);
	const struct field *choice = form_field(&t.app, field_at_kind(&t, false));
	EXPECT_STR(form_value(&t.app, &t.a, choice), choice->choice[0].id);
	EXPECT_STR(form_value(&t.app, &t.a, form_field(&t.app, field_at_kind(&t, true))), "heliotrope");
	for (int i = 0; i < 20 && t.app.screen == SCREEN_SURVEY; i++)
		act(&t, ACTION_NEXT, 0, NULL);
	EXPECT(t.app.history.surveyed[OCCASION_END] && !t.app.survey.open);
	const struct event *ev = t.app.history.event;
	size_t n = t.app.history.event_n, answered = 0;
	for (size_t i = 0; i < n; i++) {
		EXPECT(event_follows(t.app.registration.id, i > 0 ? &ev[i - 1] : NULL, &ev[i]));
		EXPECT(strstr(ev[i].response, "heliotrope") == NULL);
		answered += streq(ev[i].attempt, "survey-end") && streq(ev[i].verb, "answered");
	}
	EXPECT_INT(answered, 1);
	EXPECT(strstr(record_of(&t), "heliotrope") != NULL);
	act(&t, ACTION_SURVEY, OCCASION_END, NULL); /* once is enough */
	EXPECT(t.app.screen != SCREEN_SURVEY);
	taker_end(&t);
}

TEST(survey_asks_again_when_it_is_due)
{
	int days = 0;
	EXPECT(days_between("2026-11-25", "2026-12-09", &days) && days == 14);
	EXPECT(days_between("2027-12-31", "2028-03-01", &days) && days == 61);
	EXPECT(days_between("2026-11-25", "2026-11-24", &days) && days == -1);
	EXPECT(!days_between("2026-11-25", "soon", &days) && !days_between("", "2026-11-25", &days));
	static const struct {
		const char *today;
		enum occasion due;
	} rows[] = { { "2026-11-25", OCCASION_COUNT }, { "2026-12-08", OCCASION_COUNT },
		{ "2026-12-09", OCCASION_TWO_WEEKS }, { "2027-01-05", OCCASION_TWO_WEEKS },
		{ "2027-01-06", OCCASION_SIX_WEEKS }, { "2027-05-25", OCCASION_SIX_WEEKS },
		{ "2027-05-26", OCCASION_SIX_MONTHS }, { "2029-01-01", OCCASION_SIX_MONTHS },
		{ "2020-01-01", OCCASION_COUNT } };
	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_INT(occasion_due("2026-11-25", rows[i].today), rows[i].due);
	EXPECT_INT(occasion_due(NULL, "2026-11-25"), OCCASION_COUNT);
}
