/*
 * Gamepads and joysticks as switches. Most switch boxes for children speak as a gamepad, and so do many adapters. SDL
 * polls what is open, so the whole subsystem starts only when a person chose it, and stops when they choose otherwise:
 * at rest the player stays at 0 wake-ups.
 */
#include "sdl/internal.h"

void joystick_open(int index)
{
	/* SDL keeps it; stopping the subsystem closes it */
	(void)SDL_JoystickOpen(index);
}

void joysticks_use(bool on)
{
	bool open = SDL_WasInit(SDL_INIT_JOYSTICK) != 0;
	if (on == open)
		return;
	if (!on) {
		SDL_QuitSubSystem(SDL_INIT_JOYSTICK);
		return;
	}
	/* the system's own driver is enough; the other asks every device on the bus what it is */
	SDL_SetHint(SDL_HINT_JOYSTICK_HIDAPI, "0");
	if (SDL_InitSubSystem(SDL_INIT_JOYSTICK) != 0)
		return;
	for (int i = 0; i < SDL_NumJoysticks(); i++)
		joystick_open(i);
}
