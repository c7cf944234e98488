/*
 * The whole state of the player, and the only thing that changes it: app_update(app, act). Knows neither SDL nor
 * pixels; the clock and the places to save to are given. Screens read this and build a tree; session.c turns keys and
 * clicks into acts.
 */
#ifndef PLAYER_APP_H
#define PLAYER_APP_H

#include "access.h"
#include "action.h"
#include "base/seal.h"
#include "course/local.h"
#include "course/model.h"
#include "course/pack.h"
#include "field.h"
#include "learning/partner.h"
#include "learning/pace.h"
#include "learning/pause.h"
#include "learning/progress.h"
#include "learning/reaction.h"
#include "learning/search.h"
#include "learning/taken.h"
#include "policy.h"
#include "records/records.h"
#include "ui/scan.h"
#include "ui/say.h"
#include "ui/tree.h"

enum screen {
	SCREEN_PRIVACY,
	SCREEN_LEARNER,
	SCREEN_LIBRARY,
	SCREEN_HOME,
	SCREEN_SLIDE,
	SCREEN_QUESTION,
	SCREEN_SCENARIO,
	SCREEN_WORKSHEET,
	SCREEN_TEST,
	SCREEN_SURVEY,
	SCREEN_BOARDS,
	SCREEN_SEARCH,
	SCREEN_GLOSSARY,
	SCREEN_RESOURCES,
	SCREEN_REFERENCES,
	SCREEN_REVIEW,
	SCREEN_CHANGES,
	SCREEN_PIN,
	SCREEN_OPEN,
	SCREEN_ABOUT,
	SCREEN_LOCAL,
	SCREEN_BOARD,
	SCREEN_LARGE,
	SCREEN_RESULTS,
	SCREEN_PLACES,
	SCREEN_SUPPORT,
	SCREEN_SETTINGS,
	SCREEN_ACCESS,
	SCREEN_LOOKS,
	SCREEN_REACTION,
	SCREEN_PARTNER,
	SCREEN_HELP,
	SCREEN_ERROR,
	SCREEN_COUNT,
};
enum dialog {
	DIALOG_NONE,
	DIALOG_TERM,
	DIALOG_NOTES,
	DIALOG_SOURCES,
	DIALOG_MENU,
	DIALOG_LEAVE_BOARD,
	DIALOG_FROZEN,
	DIALOG_ERASE,
	DIALOG_FORGET,
	DIALOG_SWITCH,
	DIALOG_RESOURCE,
	DIALOG_FORGOTTEN,
	DIALOG_OVERDUE,
	DIALOG_COUNT,
};

/* One pack or folder that was found: openable, or with the reason why not. */
struct shelf_item {
	struct arena arena;
	const char *path;
	struct pack *pack;     /* NULL when it could not be opened */
	struct course *course; /* NULL when it could not be read, or is a local sheet */
	struct local *local;   /* the sheet, when it is one */
	bool openable;
	bool unsigned_preview; /* the quiet banner */
	bool held_in_data;     /* read from DATA/packs; else in place */
	bool boards_only; /* a school's own .obz: its course is nothing but boards, and nothing of it is recorded */
	size_t boards_left_out; /* of those: could not be read */
	struct err problem;
};

/* What changed in a module since it was finished. */
struct module_changes {
	size_t module, n;
	const struct changed *list;
};

/* A sitting of the test. */
struct sitting {
	char attempt[24]; /* "pre", "post", "practice-1"; "" none */
	int form;         /* 0 a, 1 b */
	size_t pair;
	const char **response; /* pair_n, in answers' arena */
};

/* What the record says about the open course, read again after each change of it. */
struct history {
	bool pre_done, post_done, complete;
	bool surveyed[OCCASION_COUNT + 1]; /* the last: of an occasion of a newer version */
	struct test_score pre, post;
	int practice; /* how many practice sittings are finished */
	const char *completed_on;
	const struct event *event;
	size_t event_n;
};

/* The survey in view, or half done. */
struct survey_state {
	bool open; /* half done: 'Continue' goes on with it */
	enum occasion when;
	size_t page; /* among the parts of this occasion */
};

/* A word of the message: a button of a board, or letters that were spelled. */
struct message_part {
	int board, button; /* button -1: letters */
	char letters[32];
};
struct message {
	struct message_part part[64];
	size_t n;
	bool spelling; /* the last part takes more letters */
};
/* All that a board in use holds. It lives here only, and leaving empties it. */
struct board_state {
	size_t index;
	struct message message, cleared; /* cleared: what 'Clear' took away, until something new is said */
	size_t behind[16];               /* the boards that led here by links */
	size_t behind_n;
	char said[2048];           /* what was said last, to say it again: texts, each with its end */
	const char *said_sound[8]; /* the recorded word that each of them is, NULL none; as many as app_say takes */
	size_t said_n;
	const char *note; /* what went otherwise than the child may think; NULL none */
	bool turned;      /* 'show large', turned to the partner */
	int escapes;      /* four leave child view */
};

/* Fields by their names; forms name theirs with their own id before a slash. */
#define FIELD_ID "field:" /* before its name: the id of its node */
#define FIELD_OF_NAME "name"
#define FIELD_OF_REFLECTION "reflection"
#define FIELD_OF_SEARCH "search"
#define FIELD_OF_PIN "pin"
#define FIELD_OF_PIN_AGAIN "pin-again"
/* The on-screen keyboard: open by itself while switches or touch are in use, or as the learner said. */
enum keyboard { KEYBOARD_BY_USE, KEYBOARD_SHOWN, KEYBOARD_HIDDEN };

/* Asking for a PIN, or setting one. */
enum { PIN_LEAST = 4 /* letters */ };
enum pin_says { PIN_SAYS_NOTHING, PIN_SAYS_WRONG, PIN_SAYS_SHORT, PIN_SAYS_OTHER };
struct pin_state {
	bool setting;
	struct learner who;
	int wrong; /* since it was asked */
	enum pin_says said;
};

/* A file that can be opened, found on a stick, in a folder, or beside the program. */
struct found_file {
	const char *path, *name, *place;
	int64_t bytes;
};

enum voice_mode { VOICE_AUTO, VOICE_LOG, VOICE_NONE };

struct settings {
	enum theme_id theme;
	enum face face;
	int text;          /* percent, 100-300 */
	int spacing;       /* percent */
	int speed;         /* words a minute */
	int pitch, volume; /* as struct say_how has them */
	enum accent accent;
	bool speech;  /* full self-voicing */
	bool letters; /* single-letter keys act */
	struct scan_settings scan;
	struct reach reach;
	struct looks looks;
	int breaks; /* whether a break is suggested after a while */
	int plan;   /* 0 one day, 1 three sittings */
};

struct app_services {
	struct records *records;
	const char *data_dir, *today;
	const char *asset_dir; /* where paper finds its typefaces */
	struct keyring ring;
	const struct policy *policy; /* NULL: none was looked for */
	const char *program_dir;     /* where packs may lie beside the program; NULL: nowhere */
	bool voice_ready;
	/* options of this run, which win over what was kept until the learner chooses otherwise; 0, THEME_COUNT,
	 * FACE_COUNT: none */
	int text;
	enum theme_id theme;
	enum face face;
	/* sticks first, then folders; the list in the arena */
	size_t (*places)(void *context, struct arena *a, const struct os_place **out);
	void *context;
};

/* What the update asks the loop to do; the loop clears it. */
struct effects {
	const char *say[8];   /* at once, whether self-voicing is on or not */
	const char *sound[8]; /* entry of the pack that is heard instead of say, NULL none */
	size_t say_n;
	bool stop_speech, read_aloud, repeat, fullscreen, quit;
};

struct app {
	struct app_services with;
	struct arena permanent;    /* shelf paths, learner names, notices */
	struct arena course_arena; /* what hangs on the open course: answers */
	struct arena history_arena;

	struct shelf_item *shelf;
	size_t shelf_n, shelf_cap;
	struct shelf_item *open; /* NULL: no course open */
	const struct course *course;

	const struct learner *learners;
	size_t learner_n;
	struct learner learner; /* id "" : nobody yet */
	struct registration registration;

	enum screen screen;
	struct {
		enum screen screen;
	} behind[16];
	size_t behind_n;
	enum dialog dialog;
	const char *dialog_arg;
	bool hidden;
	unsigned visit;       /* grows with each new screen or item: focus starts afresh, speech names the screen */
	char focus_wish[160]; /* set by an update that knows where focus belongs next; "" none */
	struct ui_view view;

	struct settings settings;
	bool privacy_seen;
	struct module_progress *progress; /* one a module */
	struct history history;
	struct module_changes *change; /* of modules finished under an older release */
	size_t change_n;
	const char *bookmarks; /* ids of items, joined as in learning/score.h */
	struct search *search; /* NULL until something is looked for */
	size_t module, item;
	const char *response; /* of the question in view */
	bool checked;
	bool saved;       /* 'Saved' may be shown */
	bool place_due;   /* the place is not written yet */
	size_t order[64]; /* of its choices as shown */
	bool table_shown;
	int step; /* of the what-if in view; kept nowhere, as the pause */
	struct pause pause;
	struct pace pace; /* of this learner since the program started; kept nowhere */
	bool skims;       /* the short way through module number skimmed; kept nowhere */
	size_t skimmed;
	bool short_way; /* this sensitive slide shows its summary: kept nowhere */
	struct sitting sitting;
	struct survey_state survey;
	struct arena case_arena;           /* what hangs on the case or form in view */
	const struct scenario *scenario;   /* with this learner's names */
	const char *path;                  /* the way through it: learning/scenario.h */
	const struct worksheet *worksheet; /* with this learner's names */
	bool form_kept;                    /* an own worksheet that is kept on this laptop: each change is saved */
	bool form_changed;                 /* words were typed since they were last saved */
	bool compared;                     /* the good answers of a case worksheet are in view */
	bool nudge;                        /* 'choose an answer first' */

	struct board_state board;

	int64_t clock;        /* ms; the session's, given before each act */
	int capture;          /* DIALOG_SWITCH waits for this switch; 0 not */
	bool capture_refused; /* that key must keep what it does */
	bool resting;         /* dwelling is paused */
	bool overflow;        /* the screen as it was laid out last has more than fits */
	struct reaction reaction;
	struct partner partner;

	struct fields fields; /* all that is typed: a private text is only ever here */
	enum keyboard keyboard;
	bool touch;           /* the last pointer was a finger */
	bool capitals_turned; /* 'Capital' on the on-screen keyboard, for one letter */

	const struct os_place *place;
	size_t place_n, place_at;
	struct arena place_arena;
	char saved_to[600];
	const struct found_file *found; /* in place_arena */
	size_t found_n, found_at;
	bool opens_settings; /* what was looked for: carried settings, else packs */
	struct pin_state pin;
	struct {
		int64_t used, free;
	} about;          /* bytes; -1 not known */
	size_t overdue_n; /* learners whose records are older than the policy keeps them */
	struct err error; /* SCREEN_ERROR and what went wrong last */
	const char *note; /* a sentence for the library, as after repair; NULL none */

	struct effects effects;
};

void app_init(struct app *app, const struct app_services *with);
void app_release(struct app *app);

/* Looks at a pack or folder and puts it on the shelf, openable or not. */
struct shelf_item *app_shelve(struct app *app, const char *path);
/* Everything in DATA/packs. */
void app_shelve_all(struct app *app);
/* Chooses the first screen. learner NULL: asks. */
void app_start(struct app *app, const char *learner);

/* The only writer of the state after start. */
void app_update(struct app *app, struct act act);
/* The field of this name is typed in from now on. */
void app_field(struct app *app, const char *name);
/* Typed text for that field, where its caret stands; keys within it. */
void app_type(struct app *app, const char *text);
void app_rub_out(struct app *app);
void app_delete(struct app *app);
void app_caret(struct app *app, enum field_move move);
/* What was typed is kept, where its form keeps it, when the learner turns to something else. True when there was
 * something to keep. */
bool app_settle(struct app *app);
/* Writes what could wait until the picture was shown: the place in the course. True when it was tried, so that 'Saved'
 * can show, or why not. app_update does it by itself, later. */
bool app_keep_place(struct app *app);
/* The state after 'Next', for drawing ahead: lends from app, is never updated or released. False when there is no
 * telling. */
bool app_ahead(const struct app *app, struct app *ahead);
/* Somebody pressed, typed or pointed: what time today is counted by. */
void app_here(struct app *app, int64_t now);
/* What was pressed while DIALOG_SWITCH waits for a switch. */
void app_switch_is(struct app *app, const char *key);
/* When the app wants to be told the time, 0 never; true when that changed something. */
int64_t app_due(const struct app *app);
bool app_time(struct app *app, int64_t now);
/* A dropped file: carried settings, else a pack. */
void app_drop(struct app *app, const char *path);
/* A dropped or chosen pack: copied to DATA/packs and shelved; the error screen says why not. */
void app_add_pack(struct app *app, const char *path);

/* --- for screens --- */
const struct module *app_module(const struct app *app);
const struct item *app_item(const struct app *app);
/* The question in view, of a slide run or of the sitting; NULL when none. */
const struct question *app_question(const struct app *app);
const struct board *app_board(const struct app *app);
/* Whether this button of the board in view is there to press: not hidden, not masked. How many of those that can be
 * masked show. */
bool board_shows(const struct app *app, int button);
size_t board_shown(const struct app *app, size_t *of);
/* The button that a part of the message is; NULL for spelled letters. */
const struct button *board_part(const struct app *app, const struct message_part *p);
/* How switches scan now. */
const struct scan_settings *app_scan(const struct app *app);
struct course_progress app_progress(const struct app *app);
/* The pages of the form in view: a worksheet's sections, one part of the survey; NULL and 0 elsewhere. */
const struct section *form_sections(const struct app *app, size_t *n);
/* The n-th field of all of them; NULL after the last. */
const struct field *form_field(const struct app *app, size_t index);
/* A field's name in the store of fields, and what stands there; the name in a. */
const char *form_name(const struct app *app, struct arena *a, const struct field *f);
const char *form_value(const struct app *app, struct arena *a, const struct field *f);
size_t survey_pages(const struct course *c, enum occasion when);
/* Which part of the survey is offered now; OCCASION_COUNT: none. */
enum occasion app_survey_due(const struct app *app);
/* Whether the learner keeps this worksheet on this laptop. */
bool app_keeps(const struct app *app, const struct worksheet *w);
/* Whether the letters on the screen show, and whether their next letter is a capital. */
bool app_keyboard_open(const struct app *app);
bool app_capitals(const struct app *app);
/* Whether IT switched it off; whether this learner is asked for a PIN. */
bool app_off(const struct app *app, enum policy_feature feature);
bool app_has_pin(const struct app *app, const char *learner);
/* Whether records of this learner are older than the policy keeps them. */
bool app_overdue(const struct app *app, struct arena *a, const struct learner *l);
/* Of several releases of one course on the shelf only the newest shows; what it updates, NULL: nothing. */
bool app_superseded(const struct app *app, const struct shelf_item *s);
const struct shelf_item *app_updates(const struct app *app, const struct shelf_item *s);
/* The local sheet that lies over a course, here the open one or, with none open, any; NULL when there is none. Of
 * several the signed come first, then the one added last on this laptop, then the newest. */
const struct local *app_local(const struct app *app);
const struct shelf_item *app_sheet(const struct app *app, const struct course *course);
/* How many days records are kept: by IT's policy, else by the sheets on the shelf; 0 not said. *who says it, for a
 * sentence. */
int app_retention(const struct app *app, const char **who);
/* Whether the sheet forbids names of parts of the body on boards. */
bool app_body_words_off(const struct app *app);
/* Whether a module waits for the starting questions; whether things may be looked up now; whether an item is
 * bookmarked. */
bool app_locked(const struct app *app, size_t module);
bool app_may_look_up(const struct app *app);
bool app_bookmarked(const struct app *app, const char *id);
/* Whether the starting questions showed a module as known; whether the short way is taken through the one in view; and
 * the item before or after this one on the way taken, item_n at the end. */
bool app_known(const struct app *app, size_t module);
bool app_skims(const struct app *app);
size_t app_step(const struct app *app, int by);
/* The words for 'Continue': "Continue: Module 5, slide 5 of 14"; in a. */
const char *app_continue(const struct app *app, struct arena *a);

#endif
