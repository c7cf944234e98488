/*
 * courseplayer: options, then the loop: wait, hand the input to the session, paint what changed, do what was asked. The
 * one file that knows both SDL and the player; with --drive the same session is run by a script and paints on a
 * surface.
 */
#include "base/base.h"
#include "base/seal.h"
#include "course/limits.h"
#include "course/read.h"
#include "drive.h"
#include "sdl/sdl.h"
#include "session.h"
#include "session_ahead.h"
#include "ui/faces.h"

struct options {
	const char *records, *learner, *face, *drive, *voice, *theme;
	int width, height, text;
	const char *trust[16];
	size_t trust_n;
	const char *pack[64];
	size_t pack_n;
};

struct player {
	struct arena arena;
	struct app app;
	struct session session;
	struct records *records;
	struct fonts *fonts;
	struct paint *paint;
	struct voice *voice;
	struct window *window;
	struct show *show;
	struct ahead ahead;
	const char *assets;
	struct speech_log log;
	struct policy policy;
	struct os_place stick[8];
	size_t stick_n;
	int density;
};

static const char no_display[] = "there is no display to open a window on; with --drive FILE a script runs without one";

static const char usage[] =
    "usage: courseplayer [options] [PACK.zip | BOARDS.obz | COURSE-FOLDER ...]\n"
    "  --records DIR     where the records live (default: your own data folder)\n"
    "  --learner NAME    start as this learner, made if new\n"
    "  --size WxH        size of the window\n"
    "  --text PERCENT    text size, 100 to 300\n"
    "  --theme NAME      paper, dusk, contrast or yellow\n"
    "  --face NAME       inter, andika or opendyslexic\n"
    "  --motion on|off   nothing moves by itself either way; kept for scripts\n"
    "  --voice MODE      auto, log (with --drive) or none\n"
    "  --trust FILE.pub  trust this key for this run\n"
    "  --drive FILE      a script in place of a person, then exit; needs no display (-: standard input)\n"
    "  --help, --version\n"
    "example: courseplayer dist/packs/csa-families-0.1.0.zip\n";

static bool usage_wrong(const char *what, const char *value)
{
	fprintf(stderr, "courseplayer: %s%s%s; see courseplayer --help\n", what, value != NULL ? " " : "",
	    value != NULL ? value : "");
	return false;
}

static bool size_read(const char *text, struct options *o)
{
	int64_t w, h;
	char left[16];
	const char *x = strchr(text, 'x');
	if (x == NULL || (size_t)(x - text) >= sizeof left)
		return usage_wrong("--size takes WIDTHxHEIGHT, not", text);
	memcpy(left, text, (size_t)(x - text));
	left[x - text] = '\0';
	if (!parse_int(left, 320, 7680, &w) || !parse_int(x + 1, 256, 4320, &h))
		return usage_wrong("--size takes WIDTHxHEIGHT from 320x256, not", text);
	o->width = (int)w;
	o->height = (int)h;
	return true;
}

static bool option_read(struct options *o, const char *name, const char *value)
{
	int64_t n;
	if (value == NULL)
		return usage_wrong("a value is missing after", name);
	if (streq(name, "--records"))
		o->records = value;
	else if (streq(name, "--learner"))
		o->learner = value;
	else if (streq(name, "--theme") && theme_find(value) != THEME_COUNT)
		o->theme = value;
	else if (streq(name, "--face"))
		o->face = value;
	else if (streq(name, "--motion") && (streq(value, "on") || streq(value, "off")))
		return true;
	else if (streq(name, "--voice") && (streq(value, "auto") || streq(value, "log") || streq(value, "none")))
		o->voice = value;
	else if (streq(name, "--drive"))
		o->drive = value;
	else if (streq(name, "--size"))
		return size_read(value, o);
	else if (streq(name, "--text") && parse_int(value, 100, 300, &n))
		o->text = (int)n;
	else if (streq(name, "--trust") && o->trust_n < COUNT(o->trust))
		o->trust[o->trust_n++] = value;
	else
		return usage_wrong("this option or its value is not known:", name);
	return true;
}

/* 0: go on; else leave with *code. */
static bool options_read(struct options *o, int argc, char **argv, int *code)
{
	*code = 2;
	for (int i = 1; i < argc; i++) {
		if (streq(argv[i], "--help") || streq(argv[i], "--version")) {
			if (streq(argv[i], "--help"))
				fputs(usage, stdout);
			else
				printf("courseplayer %s\n", PLAYER_VERSION);
			*code = 0;
			return false;
		}
		if (argv[i][0] == '-' && argv[i][1] == '-') { /* a lone - is only ever a value */
			if (!option_read(o, argv[i], i + 1 < argc ? argv[i + 1] : NULL))
				return false;
			i++;
		} else if (o->pack_n < COUNT(o->pack))
			o->pack[o->pack_n++] = argv[i];
	}
	if (o->voice != NULL && streq(o->voice, "log") && o->drive == NULL)
		return usage_wrong("--voice log goes only with --drive", NULL);
	return true;
}

static enum face face_of(const char *name, enum face otherwise)
{
	static const char *const names[] = { "inter", "andika", "opendyslexic" };
	for (size_t i = 0; name != NULL && i < COUNT(names); i++)
		if (streq(names[i], name))
			return (enum face)i;
	return otherwise;
}

/* --- what the session and the app call back --- */

static size_t places(void *context, struct arena *a, const struct os_place **out)
{
	struct player *p = context;
	const struct os_place *found;
	size_t n = os_places(a, &found);
	struct os_place *all = arena_array(a, n + p->stick_n, sizeof *all);
	if (p->stick_n > 0)
		memcpy(all, p->stick, p->stick_n * sizeof *all);
	if (n > 0)
		memcpy(all + p->stick_n, found, n * sizeof *all);
	*out = all;
	return n + p->stick_n;
}

static void stick_add(void *context, const char *name, const char *folder)
{
	struct player *p = context;
	if (p->stick_n < COUNT(p->stick))
		p->stick[p->stick_n++] = (struct os_place){ arena_string(&p->arena, folder),
			arena_string(&p->arena, name), true, 4000000000 };
}

static void face_change(void *context, enum face face)
{
	struct player *p = context;
	fonts_set(p->fonts, face, p->density);
}

static void voice_speak(void *context, const char *text, const struct say_how *how)
{
	voice_say(((struct player *)context)->voice, text, how);
}

static void voice_sound(void *context, const struct bytes *sound, const char *text, const struct say_how *how)
{
	voice_play(((struct player *)context)->voice, sound, text, how);
}

static void voice_hush(void *context)
{
	voice_stop(((struct player *)context)->voice);
}

static bool picture_save(
    void *context, const struct draw_list *list, struct session *s, const char *path, struct err *e)
{
	struct player *p = context;
	const struct app *app = s->app;
	struct surface *to = surface_new(app->view.w, app->view.h, e);
	if (to == NULL)
		return false;
	paint_list(p->paint, to, list, theme_get(app->settings.theme), app->settings.text, 100);
	bool ok = surface_save_png(to, path, e);
	surface_free(to);
	return ok;
}

/* --- start --- */

static bool key_file(struct player *p, const char *path, struct seal_public *out, struct err *e)
{
	struct bytes text;
	return file_read(&p->arena, path, LIMIT_SIGNATURE_BYTES, &text, e) &&
	    seal_public_parse((const char *)text.p, text.n, path, out, e);
}

/* IT's keys; and unless the policy says 'only these', those of the learner's data folder and of --trust. */
static bool keys_read(struct player *p, const struct options *o, const char *data, struct keyring *ring, struct err *e)
{
	const struct seal_public *found[2] = { NULL, NULL };
	bool only = p->policy.only_these_keys;
	size_t n[2] = { 0, 0 }, at = 0, trust = only ? 0 : o->trust_n;
	n[0] = keyring_read(&p->arena, p->policy.keys_folder, &found[0]);
	if (!only)
		n[1] = keyring_read(&p->arena, path_join(&p->arena, data, "keys"), &found[1]);
	else if (o->trust_n > 0)
		fputs("courseplayer: IT's policy trusts its own keys only; --trust was not used\n", stderr);
	struct seal_public *key = arena_array(&p->arena, n[0] + n[1] + trust + 1, sizeof *key);
	for (int i = 0; i < 2; i++)
		for (size_t k = 0; k < n[i]; k++)
			key[at++] = found[i][k];
	for (size_t i = 0; i < trust; i++)
		if (!key_file(p, o->trust[i], &key[at++], e))
			return false;
	*ring = (struct keyring){ key, at };
	return true;
}

static bool records_start(struct player *p, const char *data, const char **note, struct err *e)
{
	return os_mkdirs(data, e) && records_open(&p->records, &p->arena, data, note, e);
}

static bool player_start(struct player *p, const struct options *o, struct err *e)
{
	struct app_services with = { .places = places, .context = p, .asset_dir = p->assets };
	char *today = arena_alloc(&p->arena, 16);
	const char *note = NULL;
	os_today(today);
	with.today = today;
	with.data_dir = o->records != NULL ? o->records : os_data_dir(&p->arena);
	p->policy = policy_read(&p->arena, os_policy_dir(&p->arena));
	with.policy = &p->policy;
	with.program_dir = os_program_dir(&p->arena);
	if (!keys_read(p, o, with.data_dir, &with.ring, e) || !records_start(p, with.data_dir, &note, e))
		return false;
	with.records = p->records;
	with.text = o->text;
	with.theme = o->theme != NULL ? theme_find(o->theme) : THEME_COUNT;
	with.face = face_of(o->face, FACE_COUNT);
	with.voice_ready = o->voice == NULL || streq(o->voice, "auto") ? voice_ready(p->voice) : streq(o->voice, "log");
	app_init(&p->app, &with);
	p->app.note = note;
	app_shelve_all(&p->app);
	for (size_t i = 0; i < o->pack_n; i++)
		app_shelve(&p->app, o->pack[i]);
	app_start(&p->app, o->learner);
	return true;
}

/* The packs are read beside the window's opening: neither needs the other, and they take about as long. */
struct start {
	struct player *player;
	const struct options *options;
	struct err e;
	bool ok;
};

static void start_work(void *context)
{
	struct start *s = context;
	s->ok = player_start(s->player, s->options, &s->e);
}

static bool display_start(struct player *p, const struct options *o, struct err *e)
{
	p->density = 100;
	bool window = o->drive == NULL;
	if (window && !sdl_has_display())
		return fail(e, ERR_IO, NULL, 0, "%s", no_display);
	if (!sdl_start(window, e))
		return false;
	if (!fonts_open(&p->fonts, p->assets, e) || !paint_open(&p->paint, p->fonts, e))
		return false;
	if (window) {
		int w, h;
		if (!window_open(&p->window, o->width, o->height, e) || !show_open(&p->show, p->window, p->paint, e))
			return false;
		window_size(p->window, &w, &h, &p->density);
	}
	fonts_set(p->fonts, FACE_INTER, p->density);
	if (window) {
		fonts_warm(p->fonts, o->text > 0 ? o->text : 100);
		show_warm(p->show, theme_get(THEME_PAPER)->colour[COLOUR_PAPER]);
	}
	return true;
}

static bool both_start(struct player *p, const struct options *o, struct err *e)
{
	struct start start = { .player = p, .options = o };
	voice_open(&p->voice);
	if (!seal_start())
		return fail(e, ERR_IO, NULL, 0, "the cryptography library could not start");
	struct os_work *beside = os_work_start(start_work, &start);
	bool display = display_start(p, o, e);
	os_work_wait(beside);
	if (display && !start.ok)
		*e = start.e;
	return display && start.ok;
}

static void session_begin(struct player *p, const struct options *o, int w, int h)
{
	struct session_fonts fonts = { fonts_measure(p->fonts), p, face_change };
	struct session_voice voice = { .context = p, .say = voice_speak, .stop = voice_hush, .play = voice_sound };
	if (o->voice != NULL && streq(o->voice, "log"))
		voice = speech_log_voice(&p->log);
	else if ((o->voice != NULL && streq(o->voice, "none")) || o->drive != NULL)
		voice = (struct session_voice){ 0 };
	session_start(&p->session, &p->app, fonts, voice, w, h, o->drive != NULL ? 1000 : os_ms());
}

/* --- the loop of a window --- */

static void picture_show(struct player *p)
{
	show_list(
	    p->show, session_draw(&p->session), theme_get(p->app.settings.theme), p->app.settings.text, p->density);
}

/* The picture first, then what could wait for it; text input only while there is a field, else every key would wake an
 * input method. */
static void paint_window(struct player *p)
{
	picture_show(p);
	if (session_keep(&p->session))
		picture_show(p);
	const struct node *at = node_find(session_ui(&p->session)->root, p->session.focus);
	window_text_input(p->window, at != NULL && at->role == ROLE_FIELD);
	const struct draw_list *next = ahead_page(&p->ahead, &p->session);
	if (next != NULL)
		show_ahead(p->show, next);
}

static void follow_window(struct player *p, struct input *in)
{
	int density;
	if (in->kind == INPUT_EXPOSE || in->kind == INPUT_RESIZE)
		show_forget(p->show);
	if (in->kind != INPUT_RESIZE)
		return;
	window_size(p->window, &in->x, &in->y, &density);
	if (density == p->density)
		return;
	p->density = density;
	fonts_set(p->fonts, p->app.settings.face, density);
}

static void run_window(struct player *p)
{
	bool full = false;
	struct input in;
	paint_window(p);
	while (!p->app.effects.quit) {
		bool paint = false;
		joysticks_use(p->app.settings.reach.gamepad != 0);
		window_wait(p->window, session_due(&p->session), &in);
		do {
			follow_window(p, &in);
			paint = session_input(&p->session, &in, os_ms()) || paint;
		} while (!p->app.effects.quit && window_poll(p->window, &in));
		if (p->app.effects.fullscreen) {
			p->app.effects.fullscreen = false;
			full = !full;
			window_fullscreen(p->window, full);
		}
		if (paint)
			paint_window(p);
	}
}

static int run_script(struct player *p, const struct options *o)
{
	struct err e = { 0 };
	char text[1200];
	const struct drive_host host = { p, picture_save, stick_add, stdout };
	if (drive_run(&p->session, &p->log, o->drive, &host, &e))
		return 0;
	fprintf(stderr, "%s\n", err_sentence(&e, text, sizeof text));
	return 1;
}

static void player_stop(struct player *p)
{
	session_release(&p->session);
	app_release(&p->app);
	records_close(p->records);
	voice_close(p->voice);
	show_close(p->show);
	ahead_release(&p->ahead);
	paint_close(p->paint);
	fonts_close(p->fonts);
	window_close(p->window);
	sdl_stop();
	arena_release(&p->log.arena);
	arena_release(&p->arena);
}

int main(int argc, char **argv)
{
	static struct player player;
	struct player *p = &player;
	struct options o = { .width = 1366, .height = 768 };
	struct err e = { 0 };
	char text[1200];
	int code, w, h;
	os_start();
	if (!options_read(&o, argc, argv, &code))
		return code;
	p->assets = assets_find(&p->arena, os_program_dir(&p->arena));
	sdl_assets(p->assets);
	if (o.drive == NULL && !sdl_names_display()) {
		fprintf(stderr, "courseplayer: %s\n", no_display);
		return 2;
	}
	code = 2;
	if (!both_start(p, &o, &e)) {
		fprintf(stderr, "courseplayer: %s\n", err_sentence(&e, text, sizeof text));
		player_stop(p);
		return code;
	}
	w = o.width;
	h = o.height;
	if (p->window != NULL)
		window_size(p->window, &w, &h, &p->density);
	session_begin(p, &o, w, h);
	code = 0;
	if (o.drive != NULL)
		code = run_script(p, &o);
	else
		run_window(p);
	player_stop(p);
	return code;
}
