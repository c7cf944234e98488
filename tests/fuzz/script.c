/*
 * script: any keys, at any screen of the sample course. After each, focus is on something that is there, has a name and
 * can be seen, or nothing on the screen takes focus.
 */
#include "fuzz.h"

#include <unistd.h>

#include "base/seal.h"
#include "session.h"
#include "session_ahead.h"

static int width(void *context, enum type t, int scale, const char *p, size_t n, bool rtl)
{
	(void)context;
	(void)p;
	(void)rtl;
	return ((int)n * type_style(t)->size_px * scale * 55 + 5000) / 10000;
}

static void focus_check(struct session *s)
{
	const struct ui *u = session_ui(s);
	if (focus_first(u) == NULL)
		return;
	const struct node *n = node_find(u->root, s->focus);
	if (n == NULL || !node_enabled_target(n) || n->rect.w <= 0 || n->rect.h <= 0)
		abort();
	if (node_name(u->a, n)[0] == '\0')
		abort();
}

static void keys_press(struct session *s, const uint8_t *data, size_t size)
{
	static const char *const keys[] = { "Tab", "Shift+Tab", "Return", "Space", "Right", "Left", "Down", "Up",
		"Escape", "PageDown", "PageUp", "Home", "End", "F1", "F2", "F3", "F4", "F9", "F10", "1", "2", "3", "R",
		"Backspace", "Ctrl+=", "Ctrl+-" };
	for (size_t i = 0; i < size && i < 200 && !s->app->effects.quit; i++) {
		struct input in = { .kind = INPUT_KEY };
		if (data[i] >= 0xf0) {
			in.kind = INPUT_RESIZE;
			in.x = 320 + 100 * (data[i] & 7);
			in.y = 256 + 60 * (data[i] & 15);
		} else if (data[i] >= 0xe0) {
			in.kind = INPUT_TEXT;
			snprintf(in.text, sizeof in.text, "%c", 'a' + (data[i] & 15));
		} else {
			snprintf(in.key, sizeof in.key, "%s", keys[data[i] % COUNT(keys)]);
		}
		session_input(s, &in, 1000 + (int64_t)i);
		session_keep(s);
		session_draw(s);
		focus_check(s);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct app app;
	static struct session session;
	static struct records *records;
	static struct arena a;
	static char dir[600];
	const char *note = NULL;
	struct err e = { 0 };
	if (records == NULL) {
		snprintf(dir, sizeof dir, "%s/coursepack-fuzz-%d", getenv("TMPDIR") != NULL ? getenv("TMPDIR") : "/tmp",
		    (int)getpid());
		if (!seal_start() || !os_mkdirs(dir, &e) || !records_open(&records, &a, dir, &note, &e))
			abort();
	}
	struct app_services with = { .records = records,
		.data_dir = dir,
		.today = "2026-11-25",
		.voice_ready = true,
		.theme = THEME_COUNT,
		.face = FACE_COUNT };
	app_init(&app, &with);
	app_shelve(&app, "content/sample");
	app_start(&app, size > 0 && data[0] & 1 ? "Kay" : NULL);
	struct session_fonts fonts = { .measure = { NULL, width } };
	session_start(&session, &app, fonts, (struct session_voice){ 0 }, 1366, 768, 1000);
	keys_press(&session, data, size);
	session_release(&session);
	app_release(&app);
	return 0;
}
