/*
 * How the screen reads and sounds: one table of settings, so that what is kept, what is carried to another laptop and
 * what is read back are the same list. The learner's own come before the laptop's.
 */
#include "app_parts.h"

static const struct settings first_settings = {
	.theme = THEME_PAPER,
	.face = FACE_INTER,
	.text = 100,
	.spacing = 100,
	.speed = 165,
	.pitch = 50,
	.volume = 100,
	.letters = true,
	.scan = { .switches = 0, .step_ms = 2000, .first_permille = 1500, .loops = 3, .debounce_ms = 300 },
};

enum which {
	WHICH_THEME,
	WHICH_FACE,
	WHICH_TEXT,
	WHICH_SPACING,
	WHICH_SPEED,
	WHICH_PITCH,
	WHICH_VOLUME,
	WHICH_ACCENT,
	WHICH_SPEECH,
	WHICH_LETTERS,
	WHICH_SWITCHES,
	WHICH_STEP,
	WHICH_COUNT
};

/* words: what a carried file writes in place of numbers. */
static const char *const face_words[] = { "inter", "andika", "opendyslexic", NULL };
static const char *const theme_words[] = { "paper", "dusk", "contrast", "yellow", NULL };
static const char *const accent_words[] = { "england", "scotland", "rp", "america", NULL };
static const char *const off_on[] = { "off", "on", NULL };
static const struct {
	const char *key;
	int low, high;
	const char *const *words;
} rows[WHICH_COUNT] = {
	[WHICH_THEME] = { "theme", 0, THEME_COUNT - 1, theme_words },
	[WHICH_FACE] = { "face", 0, FACE_COUNT - 1, face_words },
	[WHICH_TEXT] = { "text", 100, 300, NULL },
	[WHICH_SPACING] = { "spacing", 90, 140, NULL },
	[WHICH_SPEED] = { "speed", 80, 400, NULL },
	[WHICH_PITCH] = { "pitch", 0, 100, NULL },
	[WHICH_VOLUME] = { "volume", 10, 100, NULL },
	[WHICH_ACCENT] = { "accent", 0, ACCENT_COUNT - 1, accent_words },
	[WHICH_SPEECH] = { "speech", 0, 1, off_on },
	[WHICH_LETTERS] = { "letters", 0, 1, off_on },
	[WHICH_SWITCHES] = { "switches", 0, 2, NULL },
	[WHICH_STEP] = { "scan-step", 200, 20000, NULL },
};

static int value_of(const struct settings *s, enum which w)
{
	switch (w) {
	case WHICH_THEME:
		return (int)s->theme;
	case WHICH_FACE:
		return (int)s->face;
	case WHICH_TEXT:
		return s->text;
	case WHICH_SPACING:
		return s->spacing;
	case WHICH_SPEED:
		return s->speed;
	case WHICH_PITCH:
		return s->pitch;
	case WHICH_VOLUME:
		return s->volume;
	case WHICH_ACCENT:
		return (int)s->accent;
	case WHICH_SPEECH:
		return s->speech;
	case WHICH_LETTERS:
		return s->letters;
	case WHICH_SWITCHES:
		return s->scan.switches;
	case WHICH_STEP:
		return s->scan.step_ms;
	case WHICH_COUNT:
		break;
	}
	return 0;
}

static void value_set(struct settings *s, enum which w, int n)
{
	switch (w) {
	case WHICH_THEME:
		s->theme = (enum theme_id)n;
		break;
	case WHICH_FACE:
		s->face = (enum face)n;
		break;
	case WHICH_TEXT:
		s->text = n;
		break;
	case WHICH_SPACING:
		s->spacing = n;
		break;
	case WHICH_SPEED:
		s->speed = n;
		break;
	case WHICH_PITCH:
		s->pitch = n;
		break;
	case WHICH_VOLUME:
		s->volume = n;
		break;
	case WHICH_ACCENT:
		s->accent = (enum accent)n;
		break;
	case WHICH_SPEECH:
		s->speech = n != 0;
		break;
	case WHICH_LETTERS:
		s->letters = n != 0;
		break;
	case WHICH_SWITCHES:
		s->scan.switches = n;
		break;
	case WHICH_STEP:
		s->scan.step_ms = n;
		break;
	case WHICH_COUNT:
		break;
	}
}

/* --- kept --- */

const char *setting_read(struct app *app, const char *key)
{
	const char *v = NULL, *who = pin_asks(app) ? app->pin.who.id : app->learner.id;
	if (who[0] != '\0')
		v = setting_get(app->with.records, &app->permanent, who, key);
	return v != NULL ? v : setting_get(app->with.records, &app->permanent, "", key);
}

int setting_number(struct app *app, const char *key, int low, int high, int otherwise)
{
	int64_t n = otherwise;
	const char *v = setting_read(app, key);
	if (v != NULL)
		(void)parse_int(v, low, high, &n);
	return (int)n;
}

void app_settings_load(struct app *app)
{
	struct settings *s = &app->settings;
	*s = first_settings;
	access_load(app);
	if (app->with.records == NULL)
		return;
	for (enum which w = 0; w < WHICH_COUNT; w++)
		value_set(
		    s, w, setting_number(app, rows[w].key, rows[w].low, rows[w].high, value_of(&first_settings, w)));
	app->privacy_seen = setting_number(app, "privacy-seen", 0, 1, app->privacy_seen) != 0; /* once is for good */
	s->theme = app->with.theme != THEME_COUNT ? app->with.theme : s->theme;
	s->face = app->with.face != FACE_COUNT ? app->with.face : s->face;
	s->text = app->with.text > 0 ? app->with.text : s->text;
}

void app_settings_save(struct app *app)
{
	struct err e = { 0 };
	if (pin_asks(app)) /* it is not known yet whose hand that is */
		return;
	bool ok = records_begin(app->with.records, &e);
	if (ok) {
		for (enum which w = 0; ok && w < WHICH_COUNT; w++) {
			char number[24];
			snprintf(number, sizeof number, "%d", value_of(&app->settings, w));
			ok = setting_set(app->with.records, app->learner.id, rows[w].key, number, &e);
		}
		ok = ok && access_save(app, &e);
		ok = records_end(app->with.records, ok, &e) && ok;
	}
	if (!ok)
		app_saved(app, false, &e);
}

/* --- acting --- */

static void speech_turn(struct app *app)
{
	struct settings *s = &app->settings;
	s->speech = !s->speech;
	app->effects.stop_speech = true;
	app_say(app,
	    !app->with.voice_ready ? "No voice was found on this laptop."
		: s->speech        ? "Speech on."
				   : "Speech off.");
}

void settings_act(struct app *app, const struct act *act)
{
	struct settings *s = &app->settings;
	switch (act->what) {
	case ACTION_THEME:
		s->theme = (enum theme_id)act->n;
		break;
	case ACTION_FACE:
		s->face = (enum face)act->n;
		break;
	case ACTION_SPACING:
		s->spacing = act->n;
		break;
	case ACTION_SPEED:
		s->speed = act->n;
		break;
	case ACTION_PITCH:
		s->pitch = act->n;
		break;
	case ACTION_VOLUME:
		s->volume = act->n;
		break;
	case ACTION_ACCENT:
		s->accent = (enum accent)act->n;
		break;
	case ACTION_SWITCHES:
		s->scan.switches = act->n;
		break;
	case ACTION_SCAN_STEP:
		s->scan.step_ms = act->n;
		break;
	case ACTION_LETTER_KEYS:
		s->letters = act->n != 0;
		break;
	case ACTION_TEXT:
		s->text = act->n;
		break;
	case ACTION_BIGGER:
		s->text += s->text < 200 ? 10 : 25;
		break;
	case ACTION_SMALLER:
		s->text -= s->text <= 200 ? 10 : 25;
		break;
	case ACTION_SPEECH:
		speech_turn(app);
		break;
	case ACTION_TRY_VOICE:
		app->effects.stop_speech = true;
		app_say(app, app->with.voice_ready ? "This is how it sounds. You can stop at any time." : "");
		return;
	default:
		return;
	}
	/* the learner's own word outlasts the options of this run */
	app->with.theme = act->what == ACTION_THEME ? THEME_COUNT : app->with.theme;
	app->with.face = act->what == ACTION_FACE ? FACE_COUNT : app->with.face;
	app->with.text =
	    act->what == ACTION_TEXT || act->what == ACTION_BIGGER || act->what == ACTION_SMALLER ? 0 : app->with.text;
	if (s->text < 100)
		s->text = 100;
	if (s->text > 300)
		s->text = 300;
	app_settings_save(app);
}
