/*
 * Promises: keys have one name each, whatever the keyboard; waiting movements are one; what is not ours never
 * comes out; a resized window gives a surface of its new size. Uses SDL's dummy screen, so it needs no
 * display.
 */
#include "sdl/internal.h"
#include "tests/test.h"

static const char *name_of(SDL_Keycode sym, int mod)
{
	static char name[48];
	SDL_Keysym k = { .sym = sym, .mod = (Uint16)mod };
	return key_name(name, sizeof name, k) ? name : NULL;
}

TEST(keys_have_names)
{
	EXPECT_STR(name_of(SDLK_f, KMOD_LCTRL), "Ctrl+F");
	EXPECT_STR(name_of(SDLK_TAB, KMOD_RSHIFT), "Shift+Tab");
	EXPECT_STR(name_of(SDLK_PAGEDOWN, 0), "PageDown");
	EXPECT_STR(name_of(SDLK_ESCAPE, KMOD_SHIFT), "Shift+Escape");
	EXPECT_STR(name_of(SDLK_RETURN, 0), "Return");
	EXPECT_STR(name_of(SDLK_SPACE, KMOD_CAPS), "Space");
	EXPECT_STR(name_of(SDLK_F9, 0), "F9");
	EXPECT_STR(name_of(SDLK_LEFT, KMOD_ALT), "Alt+Left");
	EXPECT_STR(name_of(SDLK_1, 0), "1");
}

TEST(keys_of_the_number_pad_are_what_they_stand_for)
{
	EXPECT_STR(name_of(SDLK_KP_ENTER, 0), "Return");
	EXPECT_STR(name_of(SDLK_KP_3, KMOD_NUM), "3");
	EXPECT_STR(name_of(SDLK_KP_3, 0), "PageDown");
	EXPECT_STR(name_of(SDLK_KP_PLUS, KMOD_CTRL), "Ctrl++");
	EXPECT_STR(name_of(SDLK_EQUALS, KMOD_CTRL | KMOD_SHIFT), "Ctrl++");
	EXPECT_STR(name_of(SDLK_EQUALS, KMOD_CTRL), "Ctrl++");
	EXPECT_STR(name_of(SDLK_MINUS, KMOD_CTRL), "Ctrl+-");
}

TEST(keys_that_mean_nothing_alone_have_none)
{
	EXPECT(name_of(SDLK_LSHIFT, KMOD_SHIFT) == NULL);
	EXPECT(name_of(SDLK_CAPSLOCK, 0) == NULL);
	EXPECT(name_of(SDLK_l, KMOD_LGUI) == NULL);
	EXPECT(name_of(SDLK_UNKNOWN, 0) == NULL);
}

static struct window *open_window(struct err *e)
{
	struct window *w = NULL;
	SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
	if (!sdl_start(true, e) || !window_open(&w, 640, 480, e))
		return NULL;
	SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
	return w;
}

static void push_motion(int x, int y)
{
	SDL_Event v = { .motion = { .type = SDL_MOUSEMOTION, .x = x, .y = y } };
	SDL_PushEvent(&v);
}

static void push_key(SDL_Keycode sym)
{
	SDL_Event v = { .key = { .type = SDL_KEYDOWN, .state = SDL_PRESSED, .keysym = { .sym = sym } } };
	SDL_PushEvent(&v);
}

TEST(window_makes_one_movement_of_many)
{
	struct err e = { 0 };
	struct input in[3];
	struct window *w = open_window(&e);
	EXPECT_OK(w != NULL, e);
	for (int i = 1; i <= 50; i++)
		push_motion(i, 2 * i);
	push_key(SDLK_F9);
	push_motion(7, 8);
	for (int i = 0; i < 3; i++)
		window_wait(w, 0, &in[i]);
	window_close(w);
	sdl_stop();
	EXPECT_INT(in[0].kind, INPUT_MOVE);
	EXPECT_INT(in[0].x, 50);
	EXPECT_INT(in[0].y, 100);
	EXPECT_INT(in[1].kind, INPUT_KEY);
	EXPECT_STR(in[1].key, "F9");
	EXPECT_INT(in[2].x, 7);
}

TEST(window_passes_over_what_is_not_ours)
{
	struct err e = { 0 };
	struct input in;
	struct window *w = open_window(&e);
	EXPECT_OK(w != NULL, e);
	SDL_Event other = { .type = SDL_CLIPBOARDUPDATE };
	SDL_PushEvent(&other);
	push_key(SDLK_LCTRL);
	bool any = window_poll(w, &in);
	int64_t start = os_ms();
	window_wait(w, start + 20, &in);
	window_close(w);
	sdl_stop();
	EXPECT(!any);
	EXPECT_INT(in.kind, INPUT_TIMEOUT);
}

TEST(window_gives_text_drops_and_speech)
{
	struct err e = { 0 };
	struct input in[3];
	struct window *w = open_window(&e);
	EXPECT_OK(w != NULL, e);
	SDL_Event text = { .text = { .type = SDL_TEXTINPUT, .text = "\xC5\xB5" } };
	SDL_Event drop = { .drop = { .type = SDL_DROPFILE, .file = SDL_strdup("/media/stick/course.zip") } };
	SDL_Event spoken = { .type = EVENT_SPOKEN };
	SDL_PushEvent(&text);
	SDL_PushEvent(&drop);
	SDL_PushEvent(&spoken);
	for (int i = 0; i < 3; i++)
		window_wait(w, 0, &in[i]);
	window_close(w);
	sdl_stop();
	EXPECT_INT(in[0].kind, INPUT_TEXT);
	EXPECT_STR(in[0].text, "\xC5\xB5");
	EXPECT_INT(in[1].kind, INPUT_DROP);
	EXPECT_STR(in[1].text, "/media/stick/course.zip");
	EXPECT_INT(in[2].kind, INPUT_SPOKEN);
}

TEST(window_surface_follows_the_size)
{
	struct err e = { 0 };
	struct window *w = open_window(&e);
	EXPECT_OK(w != NULL, e);
	int before = window_surface(w)->s->w, wide, high, density;
	SDL_SetWindowSize(SDL_GetWindowFromID(1), 900, 700);
	SDL_PumpEvents();
	window_size(w, &wide, &high, &density);
	int after = window_surface(w)->s->w;
	window_present(w);
	window_close(w);
	sdl_stop();
	EXPECT_INT(before, 640);
	EXPECT_INT(after, wide * density / 100);
}

static const char *table_for(const char *locale)
{
	char assets[600];
	snprintf(assets, sizeof assets, "%s/assets", test_root());
	SDL_setenv("HOME", test_dir(), 1); /* without a table of one's own */
	SDL_setenv("LC_ALL", locale, 1);
	unsetenv("XCOMPOSEFILE");
	sdl_assets(assets);
	return SDL_getenv("XCOMPOSEFILE");
}

TEST(window_takes_our_accents_only_for_latin_letters)
{
	struct bytes b;
	struct arena a = { 0 };
	struct err e = { 0 };
	EXPECT(table_for("el_GR.UTF-8") == NULL);
	const char *table = table_for("cy_GB.UTF-8");
	EXPECT(table != NULL && str_ends(table, "compose"));
	EXPECT_OK(file_read(&a, table, 1 << 16, &b, &e), e);
	bool welsh = strstr((const char *)b.p, "<dead_circumflex> <w> : \"\xC5\xB5\"") != NULL;
	bool text = utf8_ok(b.p, b.n);
	arena_release(&a);
	EXPECT(welsh);
	EXPECT(text);
}
