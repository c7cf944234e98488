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

void screen_settings(const struct app *app, struct ui *u)
{
	static const struct setting_value themes[] = { { "Paper", THEME_PAPER }, { "Dusk", THEME_DUSK }, { "White on black", THEME_CONTRAST },
		{ "Yellow on black", THEME_YELLOW } };
	static const struct setting_value faces[] = { { "Inter", FACE_INTER }, { "Andika", FACE_ANDIKA }, { "OpenDyslexic", FACE_OPENDYSLEXIC } };
	static const struct setting_value spacings[] = { { "Close", 90 }, { "Normal", 100 }, { "Wide", 130 } };
	static const struct setting_value speeds[] = { { "Slower", 130 }, { "Normal", 165 }, { "Faster", 220 } };
	static const struct setting_value letters[] = { { "On", 1 }, { "Off", 0 } };
	const struct settings *s = &app->settings;
	struct frame f = frame_begin(app, u, &(struct frame_options){ .title = "Reading and sound", .back = "Back",
		.back_act = ACTION_BACK, .where_strong = "Reading and sound", .permille = -1 });
	w_heading(u, f.body, "title", 1, TYPE_H1, "Reading and sound");
	text_size(&f);
	w_options(&f, "theme", "Colours", themes, COUNT(themes), (int)s->theme, ACTION_THEME);
	w_options(&f, "face", "Typeface", faces, COUNT(faces), (int)s->face, ACTION_FACE);
	w_options(&f, "spacing", "Line spacing", spacings, COUNT(spacings), s->spacing, ACTION_SPACING);
	struct node *speech = w_setting(&f, "speech", "Speech", ROLE_GROUP);
	struct node *n = w_option(u, speech, "toggle", s->speech ? "Every screen reads itself aloud" : "Read every screen aloud",
	    s->speech, act_of(ACTION_SPEECH));
	n->role = ROLE_CHECK;
	n->shortcut = "F2";
	if (!app->with.voice_ready)
		w_text(u, speech, "none", TYPE_SMALL, COLOUR_WARM, "No voice was found on this laptop: install espeak-ng.");
	w_options(&f, "speed", "Speed of speech", speeds, COUNT(speeds), s->speed, ACTION_SPEED);
	struct node *access = w_setting(&f, "access", "Switches and pointing", ROLE_GROUP);
	w_button(u, access, "open", BUTTON_PLAIN, "Touch, switches, dwelling\xE2\x80\xA6", act_of(ACTION_ACCESS));
	if (app->course != NULL && app->course->board_n > 0)
		w_button(u, access, "boards", BUTTON_PLAIN, "Boards\xE2\x80\xA6", act_of(ACTION_LOOKS));
	w_options(&f, "letters", "Single-letter keys", letters, COUNT(letters), s->letters, ACTION_LETTER_KEYS);
	if (app->learner.id[0] != '\0') {
		struct node *mine = w_setting(&f, "mine", "My record", ROLE_GROUP);
		if (app->course != NULL)
			w_button(u, mine, "export", BUTTON_PLAIN, "Save everything about me\xE2\x80\xA6", act_of(ACTION_EXPORT_ME));
		w_button(u, mine, "erase", BUTTON_DANGER, "Erase me from this laptop\xE2\x80\xA6", act_of(ACTION_ERASE_ASK));
		w_button(u, mine, "privacy", BUTTON_QUIET, "Your privacy", act_of(ACTION_PRIVACY_SHOW));
	}
}
