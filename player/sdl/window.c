/*
 * The window: one, resizable, with a title that says nothing about the course. It sleeps in SDL until
 * something happens (0 wake-ups, library-facts.md); several movements of the pointer that wait are one.
 */
#include "sdl/internal.h"

enum { MIN_W = 320, MIN_H = 256 };

struct window {
	SDL_Window *w;
	struct surface shown;
	bool own;    /* shown.s is ours: the screen has another kind of pixels */
	int density; /* device pixels x 100 for one logical px */
	int ratio;   /* device pixels x 100 for one unit of SDL's window coordinates */
};

/* --- sizes --- */

/*
 * Where the system scales windows itself (Windows, Wayland), its ratio is the density. On X11 there is none:
 * then a screen that says it is fine-grained is believed only when it is large too, since many say nonsense.
 */
static void density_find(struct window *w)
{
	int points, pixels, display = SDL_GetWindowDisplayIndex(w->w);
	float dpi = 0;
	SDL_Rect bounds = { 0, 0, 0, 0 };
	SDL_GetWindowSize(w->w, &points, NULL);
	SDL_GetWindowSizeInPixels(w->w, &pixels, NULL);
	w->ratio = points > 0 ? pixels * 100 / points : 100;
	w->density = w->ratio;
	if (w->ratio != 100 || display < 0 || SDL_GetDisplayBounds(display, &bounds) != 0 || bounds.w < 2500)
		return;
	if (SDL_GetDisplayDPI(display, &dpi, NULL, NULL) == 0 && dpi >= 144)
		w->density = dpi >= 184 ? 200 : 150;
}

static void minimum_set(struct window *w)
{
	SDL_SetWindowMinimumSize(w->w, MIN_W * w->density / w->ratio, MIN_H * w->density / w->ratio);
}

/* Logical size to what SDL calls the window's size, no larger than the screen. */
static void size_fit(struct window *w, int wide, int high)
{
	SDL_Rect free_area;
	wide = wide * w->density / w->ratio;
	high = high * w->density / w->ratio;
	if (SDL_GetDisplayUsableBounds(SDL_GetWindowDisplayIndex(w->w), &free_area) == 0) {
		wide = wide > free_area.w ? free_area.w : wide;
		high = high > free_area.h ? free_area.h : high;
	}
	SDL_SetWindowSize(w->w, wide, high);
}

bool window_open(struct window **out, int wide, int high, struct err *e)
{
	struct window *w = calloc(1, sizeof *w);
	if (w == NULL)
		return fail(e, ERR_LIMIT, NULL, 0, "out of memory");
	w->w = SDL_CreateWindow("Learning", SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED, wide, high,
	    SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
	if (w->w == NULL) {
		free(w);
		return fail(e, ERR_IO, NULL, 0, "no window can be opened here: %s", SDL_GetError());
	}
	density_find(w);
	minimum_set(w);
	if (w->density != w->ratio)
		size_fit(w, wide, high);
	/* Text comes only while a field has the focus; else every key would wake an input method. */
	SDL_StopTextInput();
	*out = w;
	return true;
}

void window_close(struct window *w)
{
	if (w == NULL)
		return;
	if (w->own)
		SDL_FreeSurface(w->shown.s);
	SDL_DestroyWindow(w->w);
	free(w);
}

void window_size(struct window *w, int *w_px, int *h_px, int *density)
{
	int wide, high;
	SDL_GetWindowSizeInPixels(w->w, &wide, &high);
	*w_px = wide * 100 / w->density;
	*h_px = high * 100 / w->density;
	*density = w->density;
}

void window_fullscreen(struct window *w, bool on)
{
	SDL_SetWindowFullscreen(w->w, on ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
}

/* --- pixels --- */

static SDL_Surface *screen(struct window *w)
{
	SDL_Surface *s = SDL_GetWindowSurface(w->w);
	if (s == NULL) {
		/* A desktop that takes pictures only through the graphics card (Wayland alone). */
		SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "1");
		s = SDL_GetWindowSurface(w->w);
	}
	return s;
}

struct surface *window_surface(struct window *w)
{
	SDL_Surface *s = screen(w);
	int wide, high;
	SDL_GetWindowSizeInPixels(w->w, &wide, &high);
	if (w->own && (w->shown.s->w != wide || w->shown.s->h != high)) {
		SDL_FreeSurface(w->shown.s);
		w->own = false;
	}
	if (s != NULL && s->format->format == SDL_PIXELFORMAT_RGB888) {
		w->shown = (struct surface){ s, true };
	} else if (!w->own) {
		SDL_Surface *mine = SDL_CreateRGBSurfaceWithFormat(0, wide, high, 32, SDL_PIXELFORMAT_RGB888);
		assert(mine != NULL); /* as in arenas: without memory for one picture nothing can go on */
		w->shown = (struct surface){ mine, true };
		w->own = true;
	}
	return &w->shown;
}

void window_present(struct window *w)
{
	SDL_Surface *s = screen(w);
	if (s == NULL)
		return;
	if (w->own)
		SDL_BlitSurface(w->shown.s, NULL, s, NULL);
	SDL_UpdateWindowSurface(w->w);
}

void window_present_parts(struct window *w, const struct area *part, int n)
{
	SDL_Surface *s = screen(w);
	SDL_Rect rect[DAMAGE_PARTS];
	if (s == NULL)
		return;
	for (int i = 0; i < n; i++) {
		rect[i] = (SDL_Rect){ part[i].x0, part[i].y0, part[i].x1 - part[i].x0, part[i].y1 - part[i].y0 };
		if (w->own) {
			SDL_Rect to = rect[i]; /* SDL writes what it clipped back into this one */
			SDL_BlitSurface(w->shown.s, &rect[i], s, &to);
		}
	}
	SDL_UpdateWindowSurfaceRects(w->w, rect, n);
}

/* --- input --- */

static int logical(const struct window *w, int n)
{
	return n * w->ratio / w->density;
}

static void window_event(struct window *w, const SDL_WindowEvent *v, struct input *out)
{
	switch (v->event) {
	case SDL_WINDOWEVENT_SIZE_CHANGED:
	case SDL_WINDOWEVENT_DISPLAY_CHANGED: {
		int density;
		density_find(w);
		minimum_set(w);
		out->kind = INPUT_RESIZE;
		window_size(w, &out->x, &out->y, &density);
		break;
	}
	case SDL_WINDOWEVENT_EXPOSED:
	case SDL_WINDOWEVENT_RESTORED:
		out->kind = INPUT_EXPOSE;
		break;
	case SDL_WINDOWEVENT_CLOSE:
		out->kind = INPUT_QUIT;
		break;
	default:
		break;
	}
}

/* All movements that wait behind this one count as the last of them. */
static void motion_event(struct window *w, SDL_Event *v, struct input *out)
{
	SDL_Event next;
	while (
	    SDL_PeepEvents(&next, 1, SDL_PEEKEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1 && next.type == SDL_MOUSEMOTION)
		SDL_PeepEvents(v, 1, SDL_GETEVENT, SDL_MOUSEMOTION, SDL_MOUSEMOTION);
	out->kind = INPUT_MOVE;
	out->x = logical(w, v->motion.x);
	out->y = logical(w, v->motion.y);
}

static void button_event(struct window *w, const SDL_MouseButtonEvent *b, struct input *out)
{
	/* the other buttons mean nothing by themselves, but each may be a switch */
	if (b->button != SDL_BUTTON_LEFT) {
		out->kind = b->state == SDL_PRESSED ? INPUT_KEY : INPUT_KEY_UP;
		snprintf(
		    out->key, sizeof out->key, b->button == SDL_BUTTON_RIGHT ? "Mouse Right" : "Mouse %d", b->button);
		return;
	}
	out->kind = b->state == SDL_PRESSED ? INPUT_PRESS : INPUT_RELEASE;
	out->x = logical(w, b->x);
	out->y = logical(w, b->y);
	out->touch = b->which == SDL_TOUCH_MOUSEID;
}

static void drop_event(const SDL_DropEvent *d, struct input *out)
{
	/* A path that does not fit cannot be opened by half. */
	if (d->file != NULL && strlen(d->file) < sizeof out->text) {
		out->kind = INPUT_DROP;
		snprintf(out->text, sizeof out->text, "%s", d->file);
	}
	SDL_free(d->file);
}

/* Out's kind stays INPUT_NONE for what is not ours. */
static void translate(struct window *w, SDL_Event *v, struct input *out)
{
	memset(out, 0, sizeof *out);
	switch (v->type) {
	case SDL_QUIT:
		out->kind = INPUT_QUIT;
		break;
	case SDL_WINDOWEVENT:
		window_event(w, &v->window, out);
		break;
	case SDL_KEYDOWN:
		if (key_name(out->key, sizeof out->key, v->key.keysym))
			out->kind = INPUT_KEY;
		out->repeat = v->key.repeat != 0;
		break;
	case SDL_KEYUP:
		if (key_name(out->key, sizeof out->key, v->key.keysym))
			out->kind = INPUT_KEY_UP;
		break;
	case SDL_JOYBUTTONDOWN:
	case SDL_JOYBUTTONUP:
		out->kind = v->jbutton.state == SDL_PRESSED ? INPUT_SWITCH : INPUT_SWITCH_UP;
		out->n = v->jbutton.button + 1;
		break;
	case SDL_JOYDEVICEADDED:
		joystick_open(v->jdevice.which);
		break;
	case SDL_TEXTINPUT:
		out->kind = INPUT_TEXT;
		snprintf(out->text, sizeof out->text, "%s", v->text.text);
		break;
	case SDL_MOUSEMOTION:
		motion_event(w, v, out);
		break;
	case SDL_MOUSEBUTTONDOWN:
	case SDL_MOUSEBUTTONUP:
		button_event(w, &v->button, out);
		break;
	case SDL_MOUSEWHEEL:
		out->kind = v->wheel.y != 0 ? INPUT_WHEEL : INPUT_NONE;
		out->n = v->wheel.direction == SDL_MOUSEWHEEL_FLIPPED ? -v->wheel.y : v->wheel.y;
		break;
	case SDL_DROPFILE:
		drop_event(&v->drop, out);
		break;
	case EVENT_SPOKEN:
		out->kind = INPUT_SPOKEN;
		break;
	default:
		break;
	}
}

static bool next_event(SDL_Event *v, int64_t until_ms)
{
	if (until_ms == 0)
		return SDL_WaitEvent(v) == 1;
	int64_t left = until_ms - os_ms();
	if (left <= 0)
		return SDL_PollEvent(v) == 1;
	return SDL_WaitEventTimeout(v, left > INT32_MAX ? INT32_MAX : (int)left) == 1;
}

void window_wait(struct window *w, int64_t until_ms, struct input *out)
{
	SDL_Event v;
	out->kind = INPUT_NONE;
	while (out->kind == INPUT_NONE) {
		if (next_event(&v, until_ms))
			translate(w, &v, out);
		else if (until_ms != 0 && os_ms() >= until_ms)
			out->kind = INPUT_TIMEOUT;
		else if (until_ms == 0)
			out->kind = INPUT_QUIT; /* the display is gone: better to leave than to spin */
	}
}

bool window_poll(struct window *w, struct input *out)
{
	SDL_Event v;
	memset(out, 0, sizeof *out);
	while (out->kind == INPUT_NONE && SDL_PollEvent(&v) == 1)
		translate(w, &v, out);
	return out->kind != INPUT_NONE;
}

void window_text_input(struct window *w, bool on)
{
	(void)w;
	if (on && !SDL_IsTextInputActive())
		SDL_StartTextInput();
	else if (!on && SDL_IsTextInputActive())
		SDL_StopTextInput();
}
