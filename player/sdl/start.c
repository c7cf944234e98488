/*
 * Starting SDL with no more of it than is needed. Each hint here was measured or is a promise: no OpenGL for
 * a still page (+100 ms, +100 MB), no signal handlers, the screen saver works as everywhere, no second
 * process for a message bus that we never use.
 */
#include <SDL_ttf.h>

#include "sdl/internal.h"

static void hints_set(void)
{
	SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
	SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
	SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
	SDL_SetHint(SDL_HINT_WINDOWS_DPI_SCALING, "1");
	/* Neutral wherever a desktop shows a name (task bar, sound settings). What the user has set stays. */
	SDL_SetHint(SDL_HINT_APP_NAME, "Learning");
	SDL_setenv("SDL_VIDEO_X11_WMCLASS", "Learning", 0);
	/*
	 * Without a session bus SDL would have libdbus start one: a fork, an exec and a process that stays
	 * behind.
	 */
	SDL_setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 0);
}

static bool set(const char *variable)
{
	const char *value = SDL_getenv(variable);
	return value != NULL && value[0] != '\0';
}

/* The locale for typing, by POSIX's order. */
static const char *typing_locale(void)
{
	static const char *const variables[] = { "LC_ALL", "LC_CTYPE", "LANG" };
	for (size_t i = 0; i < COUNT(variables); i++)
		if (set(variables[i]))
			return SDL_getenv(variables[i]);
	return "C";
}

/*
 * On X11 SDL opens an input method before it can show anything, and that reads five thousand key sequences: 9 ms
 * of processor time of 45 before the first picture, measured. Our own table has the accents of Latin letters. People
 * who have a table of their own, or write another language, keep what they have.
 */
void sdl_assets(const char *asset_dir)
{
	hints_set();
	static const char *const ours[] = { "C", "POSIX", "C.", "en", "cy" };
	struct arena a = { 0 };
	const char *locale = typing_locale(), *home = SDL_getenv("HOME");
	const char *table = path_join(&a, asset_dir, "compose");
	bool own = home != NULL && os_stat(path_join(&a, home, ".XCompose"), NULL) != OS_NONE, latin = false;
	for (size_t i = 0; i < COUNT(ours); i++)
		latin = latin || streq(locale, ours[i]) || (strlen(ours[i]) == 2 && str_starts(locale, ours[i]));
	if (latin && !own && os_stat(table, NULL) == OS_FILE)
		SDL_setenv("XCOMPOSEFILE", table, 0);
	arena_release(&a);
}

static bool video_start(void)
{
	return SDL_WasInit(SDL_INIT_VIDEO) != 0 || SDL_InitSubSystem(SDL_INIT_VIDEO) == 0;
}

bool sdl_names_display(void)
{
	/* On a bare Linux console SDL would take the whole screen (KMSDRM): that is no display for us. */
	return !streq(SDL_GetPlatform(), "Linux") || set("DISPLAY") || set("WAYLAND_DISPLAY");
}

bool sdl_has_display(void)
{
	if (!sdl_names_display())
		return false;
	hints_set();
	if (!video_start())
		return false;
	const char *driver = SDL_GetCurrentVideoDriver();
	return driver != NULL && !streq(driver, "dummy") && !streq(driver, "offscreen");
}

bool sdl_start(bool with_window, struct err *e)
{
	hints_set();
	SDL_SetMainReady();
	if (SDL_InitSubSystem(SDL_INIT_EVENTS) != 0)
		return fail(e, ERR_IO, NULL, 0, "SDL did not start: %s", SDL_GetError());
	if (with_window && !video_start())
		return fail(e, ERR_IO, NULL, 0, "no window can be opened here: %s", SDL_GetError());
	if (TTF_WasInit() == 0 && TTF_Init() != 0)
		return fail(e, ERR_IO, NULL, 0, "typefaces cannot be used: %s", TTF_GetError());
	return true;
}

void sdl_stop(void)
{
	if (TTF_WasInit() != 0)
		TTF_Quit();
	SDL_Quit();
}
