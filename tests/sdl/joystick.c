/*
 * Promises: nothing of gamepads is open until a person chose them; then their buttons are switches by number, of one
 * that was plugged in later too; unchosen, all of it is closed again. Uses SDL's virtual joystick, so it needs none.
 */
#include "sdl/internal.h"
#include "tests/test.h"

static struct window *open_window(struct err *e)
{
	struct window *w = NULL;
	SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
	/* the dummy screen gives no window the keyboard */
	SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "1");
	if (!sdl_start(true, e) || !window_open(&w, 640, 480, e))
		return NULL;
	SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
	return w;
}

/* The next input that is no window's, INPUT_NONE when there is none. SDL ends each poll with a mark of its own, so one
 * look is not enough. */
static struct input next_input(struct window *w)
{
	struct input in;
	for (int i = 0; i < 20; i++)
		if (window_poll(w, &in) && in.kind != INPUT_EXPOSE && in.kind != INPUT_RESIZE)
			return in;
	return (struct input){ 0 };
}

TEST(joystick_is_closed_until_it_is_chosen)
{
	struct err e = { 0 };
	struct window *w = open_window(&e);
	EXPECT(w != NULL);
	EXPECT_INT(SDL_WasInit(SDL_INIT_JOYSTICK), 0);
	joysticks_use(false);
	EXPECT_INT(SDL_WasInit(SDL_INIT_JOYSTICK), 0);
	joysticks_use(true);
	if (SDL_WasInit(SDL_INIT_JOYSTICK) == 0) {
		printf("not run: needs joysticks in SDL\n");
		window_close(w);
		return;
	}
	joysticks_use(true);
	joysticks_use(false);
	EXPECT_INT(SDL_WasInit(SDL_INIT_JOYSTICK), 0);
	window_close(w);
}

TEST(joystick_buttons_are_switches)
{
	struct err e = { 0 };
	struct window *w = open_window(&e);
	EXPECT(w != NULL);
	joysticks_use(true);
	int index = SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_GAMECONTROLLER, 2, 8, 0);
	if (index < 0) {
		printf("not run: needs virtual joysticks in SDL\n");
		joysticks_use(false);
		window_close(w);
		return;
	}
	EXPECT_INT(next_input(w).kind, INPUT_NONE); /* plugged in: it is opened, and nothing is pressed */
	SDL_Joystick *j = SDL_JoystickFromInstanceID(SDL_JoystickGetDeviceInstanceID(index));
	EXPECT(j != NULL);
	SDL_JoystickSetVirtualButton(j, 2, 1);
	SDL_JoystickUpdate();
	struct input in = next_input(w);
	EXPECT_INT(in.kind, INPUT_SWITCH);
	EXPECT_INT(in.n, 3);
	SDL_JoystickSetVirtualButton(j, 2, 0);
	SDL_JoystickUpdate();
	in = next_input(w);
	EXPECT_INT(in.kind, INPUT_SWITCH_UP);
	EXPECT_INT(in.n, 3);
	SDL_JoystickDetachVirtual(index);
	joysticks_use(false);
	EXPECT_INT(SDL_WasInit(SDL_INIT_JOYSTICK), 0);
	window_close(w);
}

TEST(keys_and_mouse_buttons_come_up)
{
	struct err e = { 0 };
	struct window *w = open_window(&e);
	struct input in;
	EXPECT(w != NULL);
	SDL_Event up = { .key = { .type = SDL_KEYUP, .keysym = { .sym = SDLK_SPACE } } };
	SDL_PushEvent(&up);
	in = next_input(w);
	EXPECT_INT(in.kind, INPUT_KEY_UP);
	EXPECT_STR(in.key, "Space");
	SDL_Event right = { .button = {
				.type = SDL_MOUSEBUTTONDOWN, .button = SDL_BUTTON_RIGHT, .state = SDL_PRESSED } };
	SDL_PushEvent(&right);
	in = next_input(w);
	EXPECT_INT(in.kind, INPUT_KEY);
	EXPECT_STR(in.key, "Mouse Right");
	window_close(w);
}
