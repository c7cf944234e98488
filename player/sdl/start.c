/*
 * Starting SDL with no more of it than is needed. Each hint here was measured or is a promise: no OpenGL for a still page (+100 ms,
 * +100 MB), no signal handlers, the screen saver works as everywhere, no second process for a message bus that we never use.
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
	/* Without a session bus SDL would have libdbus start one: a fork, an exec and a process that stays behind. */
	SDL_setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 0);
}

static bool video_start(void)
{
	return SDL_WasInit(SDL_INIT_VIDEO) != 0 || SDL_InitSubSystem(SDL_INIT_VIDEO) == 0;
}

static bool set(const char *variable)
{
	const char *value = SDL_getenv(variable);
	return value != NULL && value[0] != '\0';
}

bool sdl_has_display(void)
{
	/* On a bare Linux console SDL would take the whole screen (KMSDRM): that is no display for us. */
	if (streq(SDL_GetPlatform(), "Linux") && !set("DISPLAY") && !set("WAYLAND_DISPLAY"))
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
