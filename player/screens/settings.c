/* Reading and sound (mockups/9-settings.png): every choice acts at once, so that the screen itself is the preview. */
#include "screens/screen.h"

static void text_size(struct frame *f)
{
	struct ui *u = f->u;
	int text = f->app->settings.text;
	struct node *g = w_setting(f, "text", "Text size", ROLE_GROUP);
	w_button(u, g, "smaller", BUTTON_PLAIN, "Smaller", act_of(ACTION_SMALLER));
	w_text(u, g, "now", TYPE_LABEL, COLOUR_ACCENT, arena_printf(u->a, "%d%%", text));
	w_button(u, g, "larger", BUTTON_PLAIN, "Larger", act_of(ACTION_BIGGER));
}

static void speech(struct frame *f)
{
	static const struct setting_value speeds[] = { { "Slower", 130 }, { "Normal", 165 }, { "Faster", 220 } };
	static const struct setting_value pitches[] = { { "Lower", 30 }, { "Normal", 50 }, { "Higher", 75 } };
	static const struct setting_value volumes[] = { { "Quiet", 35 }, { "Medium", 65 }, { "Full", 100 } };
	static const struct setting_value accents[] = { { "English", ACCENT_ENGLAND }, { "Scottish", ACCENT_SCOTLAND },
		{ "Formal English", ACCENT_RP }, { "American", ACCENT_AMERICA } };
	const struct settings *s = &f->app->settings;
	struct ui *u = f->u;
	struct node *group = w_setting(f, "speech", "Speech", ROLE_GROUP);
	struct node *n =
	    w_option(u, group, "toggle", s->speech ? "Every screen reads itself aloud" : "Read every screen aloud",
		s->speech, act_of(ACTION_SPEECH));
	n->role = ROLE_CHECK;
	n->shortcut = "F2";
	if (f->app->with.voice_ready)
		w_button(u, group, "try", BUTTON_QUIET, "Try it", act_of(ACTION_TRY_VOICE));
	else
		w_text(
		    u, group, "none", TYPE_SMALL, COLOUR_WARM, "No voice was found on this laptop: install espeak-ng.");
	w_options(f, "speed", "Speed of speech", speeds, COUNT(speeds), s->speed, ACTION_SPEED);
	w_options(f, "pitch", "Pitch of speech", pitches, COUNT(pitches), s->pitch, ACTION_PITCH);
	w_options(f, "volume", "Volume of speech", volumes, COUNT(volumes), s->volume, ACTION_VOLUME);
	w_options(f, "accent", "Accent", accents, COUNT(accents), (int)s->accent, ACTION_ACCENT);
}

static void record(struct frame *f)
{
	const struct app *app = f->app;
	struct ui *u = f->u;
	struct node *mine = w_setting(f, "mine", "My record", ROLE_GROUP);
	if (!app_off(app, POLICY_EXPORT))
		w_button(
		    u, mine, "export", BUTTON_PLAIN, "Save everything about me\xE2\x80\xA6", act_of(ACTION_EXPORT_ME));
	bool pin = app_has_pin(app, app->learner.id);
	if (!app_off(app, POLICY_PINS))
		w_button(u, mine, "pin", BUTTON_PLAIN, pin ? "Change my PIN\xE2\x80\xA6" : "Set a PIN\xE2\x80\xA6",
		    act_of(ACTION_PIN_SET));
	if (pin)
		w_button(u, mine, "no-pin", BUTTON_PLAIN, "Take my PIN away", act_of(ACTION_PIN_NONE));
	if (!app_off(app, POLICY_ERASE))
		w_button(
		    u, mine, "erase", BUTTON_DANGER, "Erase me from this laptop\xE2\x80\xA6", act_of(ACTION_ERASE_ASK));
	else
		w_text(u, mine, "no-erase", TYPE_SMALL, COLOUR_SOFT, "To have your record erased, ask IT.");
}

/* What was chosen, on a slide's words: beside the choices where there is room. */
static void preview(struct ui *u, struct node *parent)
{
	struct node *card = w_card(u, parent, "preview");
	card->grow = 1;
	card->gap = 10;
	w_text(u, card, "lead", TYPE_SMALL, COLOUR_SOFT, "This is how a slide will look");
	w_heading(u, card, "title", 2, TYPE_QUESTION, "Noticing is a skill");
	w_text(u, card, "text", TYPE_BODY, COLOUR_INK,
	    "A change that lasts is worth writing down, with the day and the words you heard.");
}

void screen_settings(const struct app *app, struct ui *u)
{
	static const struct setting_value themes[] = { { "Paper", THEME_PAPER }, { "Dusk", THEME_DUSK },
		{ "White on black", THEME_CONTRAST }, { "Yellow on black", THEME_YELLOW } };
	static const struct setting_value faces[] = { { "Inter", FACE_INTER }, { "Andika", FACE_ANDIKA },
		{ "OpenDyslexic", FACE_OPENDYSLEXIC } };
	static const struct setting_value spacings[] = { { "Close", 90 }, { "Normal", 100 }, { "Wide", 130 } };
	static const struct setting_value letters[] = { { "On", 1 }, { "Off", 0 } };
	static const struct setting_value breaks[] = { { "Suggest one after 50 minutes", 1 }, { "Do not", 0 } };
	const struct settings *s = &app->settings;
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){
		.title = "Reading and sound", .back = "Back", .back_act = ACTION_BACK, .permille = -1 });
	w_heading(u, f.body, "title", 1, TYPE_H1, "Reading and sound");
	if (app->note != NULL)
		w_text(u, w_note(u, f.body, "note", COLOUR_GOOD_WEAK, NULL), "text", TYPE_BODY, COLOUR_INK, app->note);
	if (app->view.w * 100 / app->view.scale >= 1200) {
		struct node *both = w_row(u, f.body, "both", 40);
		both->align = ALIGN_START;
		f.body = w_column(u, both, "/body-left", f.body->gap);
		f.body->grow = 2;
		preview(u, both);
	}
	text_size(&f);
	w_options(&f, "theme", "Colours", themes, COUNT(themes), (int)s->theme, ACTION_THEME);
	w_options(&f, "face", "Typeface", faces, COUNT(faces), (int)s->face, ACTION_FACE);
	w_options(&f, "spacing", "Line spacing", spacings, COUNT(spacings), s->spacing, ACTION_SPACING);
	speech(&f);
	struct node *access = w_setting(&f, "access", "Switches and pointing", ROLE_GROUP);
	w_button(u, access, "open", BUTTON_PLAIN, "Touch, switches, dwelling\xE2\x80\xA6", act_of(ACTION_ACCESS));
	if (app->course != NULL && app->course->board_n > 0)
		w_button(u, access, "boards", BUTTON_PLAIN, "Boards\xE2\x80\xA6", act_of(ACTION_LOOKS));
	w_options_set(&f, "breaks", "Breaks", breaks, COUNT(breaks), s->breaks);
	w_options(&f, "letters", "Single-letter keys", letters, COUNT(letters), s->letters, ACTION_LETTER_KEYS);
	w_text(u, w_setting(&f, "motion", "Movement", ROLE_GROUP), "still", TYPE_BODY, COLOUR_INK,
	    "Still: nothing moves by itself.");
	struct node *carry = w_setting(&f, "carry", "Another laptop", ROLE_GROUP);
	w_button(u, carry, "out", BUTTON_PLAIN, "Carry my settings\xE2\x80\xA6", act_of(ACTION_CARRY_SETTINGS))->hint =
	    "a small file without your name";
	w_button(u, carry, "in", BUTTON_PLAIN, "Bring my settings\xE2\x80\xA6", act_of(ACTION_BRING_SETTINGS));
	if (app->learner.id[0] != '\0')
		record(&f);
	struct node *more = w_setting(&f, "more", "More", ROLE_GROUP);
	w_button(u, more, "privacy", BUTTON_QUIET, "Your privacy", act_of(ACTION_PRIVACY_SHOW));
	w_button(u, more, "about", BUTTON_QUIET, "About this laptop", act_of(ACTION_ABOUT));
}
