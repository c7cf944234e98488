/* Inside the app: what its own files call of each other. Nobody else includes this. */
#ifndef PLAYER_APP_PARTS_H
#define PLAYER_APP_PARTS_H

#include "app.h"

/* app.c: another screen; the one left is behind it when it is one of those that go back to where they were opened. */
void app_show(struct app *app, enum screen screen);
void app_show_over(struct app *app, enum screen screen);
void app_fail(struct app *app, const struct err *e);
/* Notes the outcome of a write: 'Saved', or why not. */
void app_saved(struct app *app, bool ok, const struct err *e);
void app_say(struct app *app, const char *text);
/* The same as a recorded word, an entry of the pack; its text where it cannot be played. */
void app_sound(struct app *app, const char *sound, const char *text);
/* One screen back, as Escape does where no dialog is open. */
void screen_back(struct app *app);
void dialog_open(struct app *app, enum dialog dialog, const char *arg);

/* app_settings.c */
void settings_act(struct app *app, const struct act *act);
void app_settings_load(struct app *app);
void app_settings_save(struct app *app);
/* What is kept under this key: the learner's own, else the laptop's; NULL or otherwise when there is nothing (in
 * range). */
const char *setting_read(struct app *app, const char *key);
int setting_number(struct app *app, const char *key, int low, int high, int otherwise);

/* app_access.c */
void access_load(struct app *app);
/* Within the records' transaction. */
bool access_save(struct app *app, struct err *e);
void access_act(struct app *app, const struct act *act);

/* app_people.c */
void learners_read(struct app *app);
void learner_save(struct app *app);
void learner_enter(struct app *app, const struct learner *l);
void learner_none(struct app *app);
void people_act(struct app *app, const struct act *act);

/* app_typing.c */
void typing_limits(struct app *app);
const char *typing_first(const struct app *app);
void typing_act(struct app *app, const struct act *act);

/* app_course.c */
bool course_enter(struct app *app, struct shelf_item *shelf);
void course_leave(struct app *app);
void course_history(struct app *app);
void course_continue(struct app *app);
void course_show_item(struct app *app, size_t module, size_t item);
void course_turn(struct app *app, int by);
void course_open_module(struct app *app, size_t module);
void course_go_to(struct app *app, const char *id);
void course_answer(struct app *app, const struct act *act);
void answer_check(struct app *app);
void course_complete_if_all_done(struct app *app);
/* An event of today with nothing but its item and verb. */
struct event event_blank(const struct app *app, const char *item, const char *verb);
/* The response after an act on the question in view; NULL when the act was none of those. */
const char *answered(struct app *app, const struct question *q, const struct act *act);

/* app_pace.c */
void pace_act(struct app *app, const struct act *act);
/* After an act that led to another screen. */
void pace_suggest(struct app *app);

/* app_changes.c */
void changes_read(struct app *app);
void changes_act(struct app *app, const struct act *act);
/* Keeps what the module is in this release, within a change of the caller's. */
bool taken_keep(struct app *app, const struct module *m, struct err *e);

/* app_find.c */
void bookmarks_read(struct app *app);
void find_go_to(struct app *app, const char *id);
void find_act(struct app *app, const struct act *act);

/* app_pin.c */
void pin_ask(struct app *app, const struct learner *l);
/* Whether a PIN is asked for: the look is then that person's already (large text, colours), but nothing of it can be
 * changed. */
bool pin_asks(const struct app *app);
void pin_leave(struct app *app);
void pin_act(struct app *app, const struct act *act);

/* app_local.c */
const char *local_seen_name(struct arena *a, const struct local *l);
/* A sheet was added: it is the one that counts from now on. */
void local_added(struct app *app, const struct shelf_item *s);
/* Notes which release of the sheet is in use, so that no older one takes its place. */
void local_remember(struct app *app);

/* app_open.c, app_carry.c */
void open_act(struct app *app, const struct act *act);
bool carry_write(struct app *app, struct arena *a, const char **text, struct err *e);
bool carry_is_settings(const char *path);
void carry_read(struct app *app, const char *path);

/* app_test.c */
void sitting_start(struct app *app, const char *attempt);
void sitting_answer(struct app *app, const struct act *act);
void sitting_turn(struct app *app, int by);

/* app_case.c: the scenario in view */
void case_enter(struct app *app, const struct scenario *scenario);
void case_turn(struct app *app, int by);
void case_decide(struct app *app);
void case_act(struct app *app, const struct act *act);
/* Takes away the ways through the cases of a module, within a change of the caller's. */
bool case_forget(struct app *app, const struct module *m, struct err *e);

/* app_form.c: the worksheet in view */
void worksheet_enter(struct app *app, const struct worksheet *w);
/* Brings what was kept of the form in view into the store of fields. */
void form_load(struct app *app);
bool form_value_fits(const struct field *f, const char *value);
void form_act(struct app *app, const struct act *act);
void form_typed(struct app *app);
/* The first field of the form in view that takes words; "" none. */
const char *form_first(const struct app *app, struct arena *a);

/* app_survey.c: "survey-" and the occasion is the attempt of its place, drafts and events */
#define SURVEY_ATTEMPT "survey-"
void survey_start(struct app *app, enum occasion when, size_t page);
void survey_turn(struct app *app, int by);
void survey_leave(struct app *app);
/* The place of the item one is at, no test or survey half done. */
struct place place_of_item(const struct app *app);

/* app_board.c */
void board_enter(struct app *app, size_t index);
void board_act(struct app *app, const struct act *act);
void board_escape(struct app *app);

/* app_save.c */
void save_act(struct app *app, const struct act *act);

#endif
