/* Reading and sound (mockups/9-settings.png): every choice acts at once, so that the screen itself is the preview. */
#include "screens/screen.h"

static struct node *setting(struct frame *f, const char *key, const char *name, enum role role)
{
	struct ui *u = f->u;
	struct node *row = w_row(u, f->body, key, 20);
	row->stack_below = 640;
	struct node *label = w_text(u, row, "label", TYPE_LABEL, COLOUR_INK, name);
	label->min_w = 190;
	struct node *group = w_wrap(u, row, "choices", 10);
	group->role = role;
	group->name = name;
	group->grow = 1;
	return group;
}

static void text_size(struct frame *f)
{
	struct ui *u = f->u;
	int text = f->app->settings.text;
	struct node *g = setting(f, "text", "Text size", ROLE_GROUP);
	w_button(u, g, "smaller", BUTTON_PLAIN, "Smaller", act_of(ACTION_SMALLER));
	w_text(u, g, "now", TYPE_LABEL, COLOUR_ACCENT, arena_printf(u->a, "%d%%", text));
	w_button(u, g, "larger", BUTTON_PLAIN, "Larger", act_of(ACTION_BIGGER));
}

static void options(struct frame *f, const char *key, const char *name, const char *const *words, const int *values, size_t n,
    int now, enum action what)
{
	struct node *g = setting(f, key, name, ROLE_RADIOGROUP);
	for (size_t i = 0; i < n; i++)
		w_option(f->u, g, arena_printf(f->u->a, "o%d", values[i]), words[i], values[i] == now, act_n(what, values[i]));
}

void screen_settings(const struct app *app, struct ui *u)
{
	static const char *const themes[] = { "Paper", "Dusk", "White on black", "Yellow on black" };
	static const char *const faces[] = { "Inter", "Andika", "OpenDyslexic" };
	static const char *const spacings[] = { "Close", "Normal", "Wide" };
	static const char *const switches[] = { "None", "One switch", "Two switches" };
	static const char *const steps[] = { "1 s", "1.5 s", "2 s", "3 s", "5 s" };
	static const char *const speeds[] = { "Slower", "Normal", "Faster" };
	static const char *const letters[] = { "On", "Off" };
	static const int first[] = { 0, 1, 2, 3 }, spacing[] = { 90, 100, 130 }, step[] = { 1000, 1500, 2000, 3000, 5000 },
			 speed[] = { 130, 165, 220 }, letter[] = { 1, 0 };
	const struct settings *s = &app->settings;
	struct frame f = frame_begin(app, u, &(struct frame_options){ .title = "Reading and sound", .back = "Back",
		.back_act = ACTION_BACK, .where_strong = "Reading and sound", .permille = -1 });
	w_heading(u, f.body, "title", 1, TYPE_H1, "Reading and sound");
	text_size(&f);
	options(&f, "theme", "Colours", themes, first, 4, (int)s->theme, ACTION_THEME);
	options(&f, "face", "Typeface", faces, first, 3, (int)s->face, ACTION_FACE);
	options(&f, "spacing", "Line spacing", spacings, spacing, 3, s->spacing, ACTION_SPACING);
	struct node *speech = setting(&f, "speech", "Speech", ROLE_GROUP);
	struct node *n = w_option(u, speech, "toggle", s->speech ? "Every screen reads itself aloud" : "Read every screen aloud",
	    s->speech, act_of(ACTION_SPEECH));
	n->role = ROLE_CHECK;
	n->shortcut = "F2";
	if (!app->with.voice_ready)
		w_text(u, speech, "none", TYPE_SMALL, COLOUR_WARM, "No voice was found on this laptop: install espeak-ng.");
	options(&f, "speed", "Speed of speech", speeds, speed, 3, s->speed, ACTION_SPEED);
	options(&f, "switches", "Switches", switches, first, 3, s->scan.switches, ACTION_SWITCHES);
	if (s->scan.switches > 0)
		options(&f, "step", "Time for each step", steps, step, 5, s->scan.step_ms, ACTION_SCAN_STEP);
	options(&f, "letters", "Single-letter keys", letters, letter, 2, s->letters, ACTION_LETTER_KEYS);
	if (app->learner.id[0] != '\0') {
		struct node *mine = setting(&f, "mine", "My record", ROLE_GROUP);
		if (app->course != NULL)
			w_button(u, mine, "export", BUTTON_PLAIN, "Save everything about me\xE2\x80\xA6", act_of(ACTION_EXPORT_ME));
		w_button(u, mine, "erase", BUTTON_DANGER, "Erase me from this laptop\xE2\x80\xA6", act_of(ACTION_ERASE_ASK));
		w_button(u, mine, "privacy", BUTTON_QUIET, "Your privacy", act_of(ACTION_PRIVACY_SHOW));
	}
}
