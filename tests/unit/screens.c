/*
 * Promises of the screens: every screen of both courses, in each state a learner can bring it to, keeps the invariants
 * of ui.md at every size, text scale, theme and face: unique ids, names, nothing cut, no overlap, targets, Tab cycle,
 * contrast. Each state is looked at in all sizes and scales. What is sampled: at each the themes take turns, and so do
 * the faces, of which only the width is taken over, so that over all states every theme meets every face at every size;
 * NIGHTLY=1 tries every theme each time. Every kind of screen and dialog must have been met at the end, so that a new
 * one cannot be left out.
 */
#include "app.h"
#include "invariants.h"
#include "learning/scenario.h"
#include "learning/score.h"
#include "screens/screen.h"
#include "test.h"

struct walk {
	struct app app;
	struct arena screen;
	const char *course;
	size_t looked, wrong, turn;
	bool nightly;
};

/* What was met in any course. */
static struct {
	int courses;
	bool screen[SCREEN_COUNT], dialog[DIALOG_COUNT];
} met;

static size_t no_places(void *context, struct arena *a, const struct os_place **out)
{
	struct os_place *p = arena_array(a, 3, sizeof *p);
	(void)context;
	p[0] = (struct os_place){ "/media/stick", "A blue stick with a long name", true, 3900000000 };
	p[1] = (struct os_place){ "/home/somebody/Documents", "Documents", false, -1 };
	p[2] = (struct os_place){ test_dir(), "A folder with packs", false, 1000000 };
	*out = p;
	return 3;
}

static void look_at(struct walk *w, const char *state, struct ui_view view, enum theme_id theme)
{
	static char report[4000];
	struct app *app = &w->app;
	struct ui u = { 0 };
	enum face face = (enum face)(w->turn % FACE_COUNT);
	struct ui_fonts fonts = fake_fonts_of(face);
	struct settings kept = app->settings;
	app->view = view;
	app->settings.text = view.scale;
	app->settings.theme = theme;
	app->settings.face = face;
	met.screen[app->screen] = met.dialog[app->dialog] = true;
	arena_reset(&w->screen);
	screen_build(app, &u, &w->screen);
	size_t wrong = ui_invariants(&u, &fonts, view, theme_get(theme), report, sizeof report);
	app->settings = kept;
	w->looked++;
	if (wrong == 0)
		return;
	if (w->wrong == 0 || w->wrong < 12)
		printf("%s: %s at %dx%d, %d%%, %s, face %d:\n%s", w->course, state, view.w, view.h, view.scale,
		    theme_get(theme)->name, (int)face, report);
	w->wrong++;
}

/* The state in view, at every size and scale. */
static void look(struct walk *w, const char *state)
{
	static const int sizes[][2] = { { 800, 600 }, { 1366, 768 }, { 1920, 1080 }, { 3840, 2160 }, { 320, 256 } };
	static const int scales[] = { 100, 200, 300 };
	for (size_t s = 0; s < COUNT(sizes); s++)
		for (size_t t = 0; t < COUNT(scales); t++) {
			struct ui_view view = { sizes[s][0], sizes[s][1], scales[t], 100 };
			if (sizes[s][0] == 320 && scales[t] > 100)
				continue;
			for (int theme = 0; theme < THEME_COUNT; theme++)
				if (w->nightly || (size_t)theme == w->turn % THEME_COUNT)
					look_at(w, state, view, (enum theme_id)theme);
			w->turn++;
		}
}

static void act(struct walk *w, enum action what, int n, const char *s)
{
	app_update(&w->app, (struct act){ (int)what, n, s });
}

static void look_over(struct walk *w)
{
	static const enum action over[] = { ACTION_HELP, ACTION_SETTINGS, ACTION_SUPPORT, ACTION_LOCAL,
		ACTION_PRIVACY_SHOW, ACTION_MENU, ACTION_ERASE_ASK };
	for (size_t i = 0; i < COUNT(over); i++) {
		act(w, over[i], 0, "Course");
		look(w, "a screen or dialog over another");
		act(w, ACTION_BACK, 0, NULL);
	}
	act(w, ACTION_HIDE, 0, NULL);
	look(w, "hidden");
	act(w, ACTION_HIDE, 0, NULL);
}

/* Gives the question in view a whole answer, right or not. */
static void give(struct walk *w, bool right)
{
	const struct question *q = app_question(&w->app);
	const char *key = response_key(&w->app.course_arena, q);
	if (!question_is_scored(q))
		return;
	for (size_t i = 0; i < q->choice_n; i++) {
		const struct choice *c = &q->choice[i];
		if (q->kind == QUESTION_MATCH)
			act(w, ACTION_JOIN, 0,
			    arena_printf(
				&w->app.course_arena, "%s=%s", c->id, q->choice[right ? i : (i + 1) % q->choice_n].id));
		else if (q->kind == QUESTION_ORDER)
			act(w, ACTION_MOVE_UP, 0, c->id);
		else if (response_has(key, c->id) == right)
			act(w, ACTION_CHOOSE, 0, c->id);
	}
}

static void sit(struct walk *w, const char *attempt, bool right)
{
	act(w, ACTION_TEST, 0, attempt);
	for (size_t i = 0; w->app.screen == SCREEN_TEST; i++) {
		if (i < 3 || w->nightly) {
			act(w, ACTION_NEXT, 0, NULL);
			look(w, "a question of the test, nothing chosen");
		}
		if (w->app.screen != SCREEN_TEST)
			break;
		give(w, right);
		if (i % 3 == 0 || w->nightly)
			look(w, "a question of the test, answered");
		act(w, ACTION_NEXT, 0, NULL);
		if (i > 200)
			break;
	}
}

/* Every scene of the case in view once, decided and not. */
static void walk_case(struct walk *w)
{
	const struct scenario *s = w->app.scenario;
	struct scenario_state state;
	bool seen[200] = { false };
	look(w, s->id);
	act(w, ACTION_SHORT_WAY, 0, NULL);
	look(w, "a case left out");
	act(w, ACTION_PREVIOUS, 0, NULL);
	for (int round = 0; round < 8; round++) {
		act(w, ACTION_BEGIN, 0, NULL);
		for (int step = 0; step < 40; step++) {
			scenario_follow(s, w->app.path, &state);
			size_t at = (size_t)(state.scene - s->scene);
			bool fresh = !seen[at];
			seen[at] = true;
			if (fresh)
				look(w, state.scene->id);
			if (state.scene->ending)
				break;
			act(w, ACTION_CHECK, 0, NULL);
			size_t pick = (size_t)(round + step * (round / 3)) % state.scene->option_n;
			const struct option *o = &state.scene->option[pick];
			act(w, ACTION_CHOOSE, 0, o->id);
			act(w, ACTION_CHECK, 0, NULL);
			if (fresh)
				look(w, o->id);
			act(w, ACTION_NEXT, 0, NULL);
		}
	}
	act(w, ACTION_BEGIN, 0, NULL);
	act(w, ACTION_SHORT_WAY, 0, NULL);
}

/* Empty, filled in, compared or kept. */
static void walk_form(struct walk *w, const char *state)
{
	const struct field *f;
	look(w, state);
	for (size_t i = 0; (f = form_field(&w->app, i)) != NULL; i++) {
		const char *name = arena_string(&w->app.course_arena, form_name(&w->app, &w->app.course_arena, f));
		if (field_is_words(f)) {
			app_field(&w->app, name);
			app_type(
			    &w->app, "A few words, and a little more than a few so that the line breaks on any window");
		} else if (f->kind == FIELD_CHECK)
			act(w, ACTION_FILL, (int)i, "yes");
		else
			act(w, ACTION_FILL, (int)i, f->choice[f->choice_n - 1].id);
	}
	act(w, ACTION_KEYBOARD, 0, NULL);
	look(w, state);
	act(w, ACTION_KEYBOARD, 0, NULL);
	act(w, ACTION_SOURCES, 0, NULL);
	look(w, "the sources of a form");
	act(w, ACTION_BACK, 0, NULL);
	act(w, ACTION_COMPARE, 0, NULL);
	if (w->app.screen != SCREEN_WORKSHEET)
		return;
	act(w, ACTION_KEEP, 0, NULL);
	look(w, state);
	act(w, ACTION_FORGET_ASK, 0, NULL);
	look(w, "erasing a worksheet");
	act(w, ACTION_BACK, 0, NULL);
}

static void walk_survey(struct walk *w)
{
	for (int i = 0; w->app.screen == SCREEN_SURVEY && i < 20; i++) {
		walk_form(w, "a page of the survey");
		act(w, ACTION_NEXT, 0, NULL);
	}
}

/* Lets the app's own deadlines come. */
static void let(struct walk *w, int times)
{
	for (int i = 0; i < times && app_due(&w->app) != 0; i++) {
		w->app.clock = app_due(&w->app);
		(void)app_time(&w->app, w->app.clock);
	}
}

static void walk_module(struct walk *w, size_t m)
{
	char state[200];
	act(w, ACTION_MODULE, (int)m, NULL);
	const struct module *module = &w->app.course->module[m];
	for (size_t i = 0; i < module->item_n && w->app.screen != SCREEN_HOME; i++) {
		const struct item *item = app_item(&w->app);
		snprintf(state, sizeof state, "%s", item_id(item));
		if (item->kind == ITEM_SCENARIO)
			walk_case(w);
		else if (item->kind == ITEM_WORKSHEET)
			walk_form(w, state);
		else
			look(w, state);
		if (item->kind == ITEM_QUESTION) {
			give(w, i % 2 == 0);
			act(w, ACTION_CHECK, 0, NULL);
			look(w, state);
		} else if (item->kind == ITEM_SLIDE) {
			act(w, ACTION_STEP, 1, NULL);
			act(w, ACTION_PAUSE, 2, NULL);
			let(w, 1);
			look(w, state);
			let(w, 20);
			act(w, ACTION_TABLE, 0, NULL);
			act(w, ACTION_SHORT_WAY, 0, NULL);
			look(w, state);
			act(w, ACTION_NOTES, 0, NULL);
			look(w, state);
			act(w, ACTION_SOURCES, 0, NULL);
			look(w, state);
			act(w, ACTION_CLOSE, 0, NULL);
		}
		act(w, ACTION_NEXT, 0, NULL);
	}
}

static void walk_boards(struct walk *w)
{
	act(w, ACTION_BOARDS, 0, NULL);
	look(w, "the list of boards");
	for (size_t i = 0; i < w->app.course->board_n; i++) {
		act(w, ACTION_BOARD, (int)i, NULL);
		look(w, w->app.course->board[i].id);
		for (int b = 0; b < 4; b++)
			act(w, ACTION_PRESS, b, NULL);
		look(w, w->app.course->board[i].id);
		act(w, ACTION_LARGE, 0, NULL);
		look(w, "the message, large");
		act(w, ACTION_BACK, 0, NULL);
		act(w, ACTION_LEAVE_BOARD, 0, NULL);
		look(w, "leaving a board");
		act(w, ACTION_LEAVE_BOARD, 0, NULL);
	}
	act(w, ACTION_HOME, 0, NULL);
}

static void walk_partner(struct walk *w)
{
	act(w, ACTION_PARTNER, 0, NULL);
	look(w, "the partner's practice");
	for (int part = PARTNER_WAIT; part < PARTNER_PARTS; part++) {
		act(w, ACTION_PARTNER_PART, part, NULL);
		look(w, "a part of the partner's practice");
		int acts = part == PARTNER_PROMPTS ? 2 * PARTNER_PROMPT_N : part == PARTNER_YES_NO ? PARTNER_FACTS : 3;
		for (int i = 0; i < acts; i++) {
			act(w, ACTION_PARTNER_DO, part == PARTNER_PROMPTS ? i : 0, NULL);
			let(w, 20);
		}
		look(w, "a part of the partner's practice, going on");
		act(w, ACTION_PARTNER_DO, 1, NULL);
		look(w, "a part of the partner's practice, done");
	}
	act(w, ACTION_PARTNER_PART, PARTNER_FEEL, NULL);
	act(w, ACTION_PARTNER_DO, FEEL_START, NULL);
	act(w, ACTION_PARTNER_DO, FEEL_WORD + partner_cell_wanted, NULL);
	look(w, "one switch, felt");
	act(w, ACTION_PARTNER_PART, PARTNER_LIST, NULL);
	act(w, ACTION_BACK, 0, NULL);
}

static void walk_reaction(struct walk *w)
{
	act(w, ACTION_REACTION, 0, NULL);
	look(w, "reaction time");
	act(w, ACTION_REACTION_START, 0, NULL);
	act(w, ACTION_REACT, 0, NULL);
	look(w, "reaction time, too early");
	for (int i = 0; i < REACTION_PRESSES; i++) {
		let(w, 1);
		if (i == 2)
			look(w, "reaction time, the sign");
		act(w, ACTION_REACT, 0, NULL);
	}
	look(w, "reaction time, done");
	act(w, ACTION_REACTION_USE, 0, NULL);
}

/* Everything at once that settings of access can open. */
static void walk_access(struct walk *w)
{
	static const char *const on[] = { "dwell", "scan-cue", "gamepad" };
	act(w, ACTION_ACCESS, 0, NULL);
	look(w, "switches and pointing");
	for (size_t i = 0; i < COUNT(on); i++)
		act(w, ACTION_SET, 1, on[i]);
	act(w, ACTION_SET, TOUCH_HOLD, "touch");
	act(w, ACTION_SET, 1000, "scan-debounce");
	act(w, ACTION_SWITCHES, 2, NULL);
	w->app.overflow = true;
	look(w, "switches and pointing, two switches");
	act(w, ACTION_SWITCHES, 1, NULL);
	act(w, ACTION_SCAN_STEP, 1230, NULL);
	act(w, ACTION_CAPTURE, 1, NULL);
	app_switch_is(&w->app, "F9");
	look(w, "press the switch now");
	app_switch_is(&w->app, "Button 12");
	act(w, ACTION_REST, 0, NULL);
	look(w, "switches and pointing, one switch, paused");
	walk_reaction(w);
	act(w, ACTION_BACK, 0, NULL);
}

static void walk_access_off(struct walk *w)
{
	w->app.overflow = false;
	act(w, ACTION_REST, 0, NULL);
	act(w, ACTION_SET, 0, "dwell");
	act(w, ACTION_SWITCHES, 0, NULL);
}

/* Boards in each look, with everything of access on. */
static void walk_looks(struct walk *w)
{
	static const struct {
		const char *setting;
		int value;
	} looks[] = { { "board-label", LABEL_ABOVE }, { "board-label", LABEL_NONE }, { "board-colour", CELL_FULL },
		{ "board-skin", 3 }, { "board-colour", CELL_PLAIN }, { "board-mask", 2 }, { "board-thick", 1 },
		{ "board-mask", 12 }, { "board-mask", 0 } };
	act(w, ACTION_SET, 1, "board-body");
	act(w, ACTION_LOOKS, 0, NULL);
	look(w, "how boards look");
	act(w, ACTION_BACK, 0, NULL);
	for (size_t i = 0; i < w->app.course->board_n; i++) {
		act(w, ACTION_SET, looks[i % COUNT(looks)].value, looks[i % COUNT(looks)].setting);
		act(w, ACTION_BOARD, (int)i, NULL);
		for (int b = 0; b < 70; b++)
			act(w, ACTION_PRESS, b % 30, NULL);
		if (w->app.dialog == DIALOG_FROZEN && i % 3 == 0)
			look(w, "the message is full");
		act(w, ACTION_UNFREEZE, 0, NULL);
		look(w, w->app.course->board[i].id);
		act(w, ACTION_LARGE, 0, NULL);
		act(w, ACTION_TURN, 0, NULL);
		look(w, "the message, large and turned");
		act(w, ACTION_BACK, 0, NULL);
		act(w, ACTION_LEAVE_BOARD, 0, NULL);
		act(w, ACTION_LEAVE_BOARD, 0, NULL);
	}
	act(w, ACTION_HOME, 0, NULL);
}

static void walk_start(struct walk *w)
{
	app_start(&w->app, NULL);
	look(w, "privacy");
	act(w, ACTION_PRIVACY_READ, 0, NULL);
	look(w, "who is learning");
	act(w, ACTION_LEARNER_SAVE, 0, NULL);
	act(w, ACTION_KEYBOARD, 0, NULL);
	look(w, "who is learning, with letters");
	app_type(&w->app, "Wilhelmina Featherstonehaugh-Cholmondeley");
	act(w, ACTION_LEARNER_SAVE, 0, NULL);
	look(w, "home");
}

/* Search with nothing, much and nothing found; the lists; a bookmark and what it leaves on the course's home. */
static void walk_find(struct walk *w)
{
	static const char *const words[] = { "", "a", "child", "zzz" };
	static const enum action lists[] = { ACTION_GLOSSARY, ACTION_RESOURCES, ACTION_REFERENCES, ACTION_LOCAL };
	act(w, ACTION_SEARCH, 0, NULL);
	for (size_t i = 0; i < COUNT(words); i++) {
		field_set(&w->app.fields, FIELD_OF_SEARCH, words[i]);
		look(w, "search");
	}
	if (w->app.course->resource_n > 0) {
		act(w, ACTION_RESOURCE, 0, w->app.course->resource[0].id);
		look(w, "a resource");
		act(w, ACTION_CLOSE, 0, NULL);
	}
	act(w, ACTION_BACK, 0, NULL);
	for (size_t i = 0; i < COUNT(lists); i++) {
		act(w, lists[i], 0, NULL);
		look(w, "a list of the course");
		act(w, ACTION_BACK, 0, NULL);
	}
	if (w->app.course->term_n > 0) {
		act(w, ACTION_TERM, 0, w->app.course->term[0].id);
		look(w, "a word explained");
		act(w, ACTION_CLOSE, 0, NULL);
	}
	act(w, ACTION_MODULE, 0, NULL);
	act(w, ACTION_BOOKMARK, 0, NULL);
	look(w, "an item with its bookmark");
	act(w, ACTION_HOME, 0, NULL);
	look(w, "home with a bookmark");
}

static void type_in(struct walk *w, const char *field, const char *text)
{
	field_set(&w->app.fields, field, text);
}

/* A PIN set, wrong, forgotten and right. */
static void walk_pin(struct walk *w)
{
	act(w, ACTION_SETTINGS, 0, NULL);
	act(w, ACTION_PIN_SET, 0, NULL);
	look(w, "setting a PIN");
	type_in(w, FIELD_OF_PIN, "2580");
	type_in(w, FIELD_OF_PIN_AGAIN, "2581");
	act(w, ACTION_PIN_KEEP, 0, NULL);
	look(w, "two PINs that differ");
	type_in(w, FIELD_OF_PIN_AGAIN, "2580");
	act(w, ACTION_PIN_KEEP, 0, NULL);
	look(w, "settings of a learner with a PIN");
	act(w, ACTION_LOCK, 0, NULL);
	look(w, "library, nobody chosen");
	act(w, ACTION_LEARNER, 0, NULL);
	type_in(w, FIELD_OF_PIN, "1111");
	act(w, ACTION_PIN_TRY, 0, NULL);
	look(w, "a wrong PIN");
	act(w, ACTION_PIN_FORGOTTEN, 0, NULL);
	look(w, "a forgotten PIN");
	act(w, ACTION_CLOSE, 0, NULL);
	type_in(w, FIELD_OF_PIN, "2580");
	act(w, ACTION_PIN_TRY, 0, NULL);
	look(w, "library, told of a wrong PIN");
}

/* What IT and a trainer look at: the laptop, packs to add, a policy that is obeyed or cannot be read, records that are
 * too old. */
static void walk_laptop(struct walk *w, const char *dir)
{
	static struct policy policy = { .path = "/etc/coursepack/policy.xml",
		.there = true,
		.keys_folder = "/etc/coursepack/keys",
		.only_these_keys = true,
		.results_folder = "/srv/results",
		.retention_days = 1095 };
	static const char *const files[] = { "a-pack-with-a-long-name-1.2.0.zip", "boards.OBZ",
		"my-coursepack-settings.txt" };
	struct arena a = { 0 };
	struct err e = { 0 };
	act(w, ACTION_ADD_PACK, 0, NULL);
	look(w, "no pack found");
	for (size_t i = 0; i < COUNT(files); i++)
		if (!file_write(path_join(&a, dir, files[i]), "coursepack-settings 1\n", 22, false, &e))
			test_fail(__FILE__, __LINE__, "%s", e.text);
	act(w, ACTION_LOOK_AGAIN, 0, NULL);
	act(w, ACTION_FOUND, 1, NULL);
	look(w, "packs found");
	act(w, ACTION_BRING_SETTINGS, 0, NULL);
	look(w, "settings found");
	act(w, ACTION_OPEN_HERE, 0, NULL);
	look(w, "settings brought");
	act(w, ACTION_ABOUT, 0, NULL);
	look(w, "about, no policy");
	policy.off[POLICY_BOARDS] = policy.off[POLICY_ERASE] = policy.off[POLICY_PINS] = true;
	w->app.with.policy = &policy;
	look(w, "about, with a policy");
	act(w, ACTION_SETTINGS, 0, NULL);
	look(w, "settings, parts switched off");
	(void)fail(&policy.problem, ERR_FORMAT, policy.path, 3, "<of> is nothing this player knows");
	w->app.overdue_n = 1;
	act(w, ACTION_LIBRARY, 0, NULL);
	look(w, "library, a bad policy and old records");
	act(w, ACTION_OVERDUE_ASK, 0, NULL);
	look(w, "erasing old records");
	act(w, ACTION_CLOSE, 0, NULL);
	w->app.overdue_n = 0;
	w->app.with.policy = NULL;
	arena_release(&a);
}

/* As in a course that was taken long ago: every slide new or gone; and a break is due. */
static void walk_changes(struct walk *w, struct records *records)
{
	struct err e = { 0 };
	for (size_t m = 0; m < w->app.course->module_n; m++)
		if (w->app.course->module[m].ready &&
		    !taken_set(records, w->app.registration.id, w->app.course->module[m].id, 0,
			"gone 0123456789abcdef A slide that is there no longer, with a title that takes a line or "
			"two\n",
			&e))
			test_fail(__FILE__, __LINE__, "%s", e.text);
	act(w, ACTION_OPEN_COURSE, 0, NULL);
	w->app.pace.suggested = true;
	look(w, "home, changed, a break due");
	w->app.pace.suggested = false;
	act(w, ACTION_CHANGES, 0, NULL);
	look(w, "what has changed");
	act(w, ACTION_CHANGES_SEEN, 0, NULL);
	look(w, "home, changes seen");
}

static bool walk_course(struct walk *w, const char *folder)
{
	struct err e = { 0 };
	struct arena a = { 0 };
	const char *note;
	struct records *records = NULL;
	const char *dir = test_dir();
	const char *path = path_join(&a, test_root(), folder);
	if (!records_open(&records, &a, dir, &note, &e))
		return test_fail(__FILE__, __LINE__, "%s", e.text);
	struct app_services with = { .records = records,
		.data_dir = dir,
		.today = "2026-11-25",
		.voice_ready = true,
		.theme = THEME_COUNT,
		.face = FACE_COUNT,
		.places = no_places };
	app_init(&w->app, &with);
	w->course = folder;
	w->nightly = getenv("NIGHTLY") != NULL;
	(void)app_shelve(&w->app, path);
	(void)app_shelve(&w->app, "/nowhere/at-all.zip");
	(void)app_shelve(
	    &w->app, path_join(&a, test_root(), "content/one-day/local")); /* over the one, unused by the other */
	if (!w->app.shelf[0].openable)
		return test_fail(__FILE__, __LINE__, "%s: %s", folder, w->app.shelf[0].problem.text);
	walk_start(w);
	act(w, ACTION_OPEN_COURSE, 0, NULL);
	look(w, "home");
	look_over(w);
	w->app.with.today = "2031-01-01";
	look(w, "home, the local sheet overdue");
	act(w, ACTION_LOCAL, 0, NULL);
	look(w, "local procedures, overdue");
	act(w, ACTION_BACK, 0, NULL);
	w->app.with.today = "2026-11-25";
	walk_find(w);
	sit(w, "pre", false);
	walk_find(w);
	walk_survey(w);
	for (size_t m = 0; m < w->app.course->module_n; m++)
		if (w->app.course->module[m].ready)
			walk_module(w, m);
	walk_boards(w);
	walk_partner(w);
	walk_access(w);
	walk_looks(w);
	walk_partner(w);
	walk_access_off(w);
	sit(w, "post", false);
	look(w, "worth another look, or results");
	act(w, ACTION_RESULTS, 0, NULL);
	look(w, "results");
	act(w, ACTION_SURVEY, OCCASION_END, NULL);
	walk_survey(w);
	act(w, ACTION_HOME, 0, NULL);
	look(w, "home, when all is done");
	walk_changes(w, records);
	act(w, ACTION_RESULTS, 0, NULL);
	act(w, ACTION_HAND_IN, 0, NULL);
	look(w, "choose a place");
	act(w, ACTION_SAVE_HERE, 0, NULL);
	look(w, "a place that can't be written");
	act(w, ACTION_BACK, 0, NULL);
	act(w, ACTION_LIBRARY, 0, NULL);
	look(w, "library");
	walk_pin(w);
	walk_laptop(w, dir);
	app_add_pack(&w->app, "/nowhere/at-all.zip");
	look(w, "error");
	app_release(&w->app);
	records_close(records);
	arena_release(&w->screen);
	arena_release(&a);
	return true;
}

/* Once both courses were walked. */
static void all_met(void)
{
	if (++met.courses < 2)
		return;
	for (int i = 0; i < SCREEN_COUNT; i++)
		if (!met.screen[i])
			test_fail(__FILE__, __LINE__, "screen %d was never looked at", i);
	for (int i = 0; i < DIALOG_COUNT; i++)
		if (!met.dialog[i])
			test_fail(__FILE__, __LINE__, "dialog %d was never looked at", i);
}

TEST(every_screen_of_the_sample_course_keeps_the_invariants)
{
	static struct walk w;
	EXPECT(walk_course(&w, "content/sample"));
	EXPECT(w.looked > 500);
	all_met();
	EXPECT_INT(w.wrong, 0);
}

TEST(every_screen_of_the_course_keeps_the_invariants)
{
	static struct walk w;
	EXPECT(walk_course(&w, "content/one-day"));
	EXPECT(w.looked > 500);
	all_met();
	EXPECT_INT(w.wrong, 0);
}
