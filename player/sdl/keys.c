/*
 * Keys by name: "Ctrl+F", "Shift+Tab", "PageDown". The number pad counts as the keys it stands for, and Ctrl
 * with the key that carries + is "Ctrl++" whether Shift is needed for it or not, since people press what is
 * printed on the key.
 */
#include "sdl/internal.h"

/* The key that a key of the number pad stands for, else the key itself. */
static SDL_Keycode pad_key(SDL_Keycode sym, bool digits)
{
	static const struct {
		SDL_Keycode pad, digit, move;
	} pad[] = {
		{ SDLK_KP_0, SDLK_0, SDLK_INSERT },
		{ SDLK_KP_1, SDLK_1, SDLK_END },
		{ SDLK_KP_2, SDLK_2, SDLK_DOWN },
		{ SDLK_KP_3, SDLK_3, SDLK_PAGEDOWN },
		{ SDLK_KP_4, SDLK_4, SDLK_LEFT },
		{ SDLK_KP_5, SDLK_5, SDLK_CLEAR },
		{ SDLK_KP_6, SDLK_6, SDLK_RIGHT },
		{ SDLK_KP_7, SDLK_7, SDLK_HOME },
		{ SDLK_KP_8, SDLK_8, SDLK_UP },
		{ SDLK_KP_9, SDLK_9, SDLK_PAGEUP },
		{ SDLK_KP_PERIOD, SDLK_PERIOD, SDLK_DELETE },
		{ SDLK_KP_ENTER, SDLK_RETURN, SDLK_RETURN },
		{ SDLK_RETURN2, SDLK_RETURN, SDLK_RETURN },
		{ SDLK_KP_PLUS, SDLK_PLUS, SDLK_PLUS },
		{ SDLK_KP_MINUS, SDLK_MINUS, SDLK_MINUS },
		{ SDLK_KP_MULTIPLY, SDLK_ASTERISK, SDLK_ASTERISK },
		{ SDLK_KP_DIVIDE, SDLK_SLASH, SDLK_SLASH },
		{ SDLK_KP_EQUALS, SDLK_EQUALS, SDLK_EQUALS },
	};
	for (size_t i = 0; i < COUNT(pad); i++)
		if (pad[i].pad == sym)
			return digits ? pad[i].digit : pad[i].move;
	return sym;
}

static bool modifier(SDL_Keycode k)
{
	return (k >= SDLK_LCTRL && k <= SDLK_RGUI) || k == SDLK_MODE || k == SDLK_CAPSLOCK || k == SDLK_NUMLOCKCLEAR ||
	    k == SDLK_SCROLLLOCK;
}

bool key_name(char *out, size_t size, SDL_Keysym k)
{
	SDL_Keycode sym = pad_key(k.sym, (k.mod & KMOD_NUM) != 0);
	bool ctrl = (k.mod & KMOD_CTRL) != 0, shift = (k.mod & KMOD_SHIFT) != 0;
	/* Keys of the desktop are not ours. */
	if (modifier(sym) || (k.mod & KMOD_GUI) != 0)
		return false;
	if (ctrl && sym == SDLK_EQUALS) {
		sym = SDLK_PLUS;
		shift = false;
	}
	const char *name = SDL_GetKeyName(sym);
	if (name[0] == '\0')
		return false;
	const char *alt = (k.mod & KMOD_ALT) != 0 ? "Alt+" : "";
	snprintf(out, size, "%s%s%s%s", ctrl ? "Ctrl+" : "", alt, shift ? "Shift+" : "", name);
	return true;
}
