/*
 * The only room that knows SDL: window, fonts, pictures, paint, voice. main drives it; nothing else includes this
 * header. With no window (drive scripts) it paints on a surface and needs no display.
 */
#ifndef SDL_SDL_H
#define SDL_SDL_H

#include "ui/draw.h"
#include "ui/input.h"
#include "ui/say.h"
#include "ui/theme.h"
#include "ui/tree.h"

/* --- fonts: Inter, Andika, OpenDyslexic from the system, by assets/fonts.list's paths --- */
struct fonts;
/* asset_dir: where fonts.list lies. ERR_IO names the missing font and its Debian package. Inter is needed, others fall
 * back to it. */
bool fonts_open(struct fonts **out, const char *asset_dir, struct err *e);
void fonts_close(struct fonts *f);
/* Chooses face, and density: device pixels x 100 for one logical px. Widths stay in logical px. */
void fonts_set(struct fonts *f, enum face face, int density);
struct ui_fonts fonts_measure(struct fonts *f);
/* While there is nothing else to do: opens what most screens need and draws their letters once. */
void fonts_warm(struct fonts *f, int scale);

/* --- painting --- */
struct surface; /* pixels to paint on: a window's or our own */
struct paint;
bool paint_open(struct paint **out, struct fonts *f, struct err *e);
void paint_close(struct paint *p);
/* Paints the list; theme colours are in it, but pictures take theirs from theme. */
void paint_list(struct paint *p, struct surface *s, const struct draw_list *list, const struct theme *theme, int scale,
    int density);

struct surface *surface_new(int w, int h, struct err *e);
void surface_free(struct surface *s);
bool surface_save_png(struct surface *s, const char *path, struct err *e);
/* SHA-256 over the pixels, for tests. */
void surface_hash(struct surface *s, char out[65]);

/* --- the window --- */
struct window;
/* Opens with the neutral title; SDL_HINT_FRAMEBUFFER_ACCELERATION 0 first (performance.md). */
bool window_open(struct window **out, int w, int h, struct err *e);
void window_close(struct window *w);
struct surface *window_surface(struct window *w); /* of the present size; lent until the next event */
void window_present(struct window *w);
void window_size(struct window *w, int *w_px, int *h_px, int *density);
void window_fullscreen(struct window *w, bool on);

/* --- the picture on it: only what changes is painted and sent --- */
struct show;
bool show_open(struct show **out, struct window *w, struct paint *p, struct err *e);
void show_close(struct show *s);
void show_list(struct show *s, const struct draw_list *list, const struct theme *theme, int scale, int density);
/* Paints aside what probably comes next, in the looks of what is shown; then show_list only copies it. */
void show_ahead(struct show *s, const struct draw_list *list);
/* Touches the window's pixels, so that the first picture need not. */
void show_warm(struct show *s, uint32_t colour);
/* What is on the screen may be something else now: the next picture is painted whole. */
void show_forget(struct show *s);

/* Waits for one input: forever when until_ms is 0, else until that os_ms() time (then INPUT_TIMEOUT). */
void window_wait(struct window *w, int64_t until_ms, struct input *out);
/* Another one that is there already; false when none. */
bool window_poll(struct window *w, struct input *out);
void window_text_input(struct window *w, bool on);

/* Gamepads and joysticks: their buttons are INPUT_SWITCH. Nothing of them is opened before on, and all is closed again
 * after: SDL looks at them many times a second. May be called again and again. */
void joysticks_use(bool on);

/* --- voice: espeak-ng as a child process by pipe, and recorded words of a pack, played through SDL audio opened only
 * while something sounds --- */
struct voice;
/* Never fails: without espeak-ng, voice_ready says false and the screen says so. */
void voice_open(struct voice **out);
void voice_close(struct voice *v);
bool voice_ready(struct voice *v);
/* Queues. Text goes by pipe, never in argv or a file. */
void voice_say(struct voice *v, const char *text, const struct say_how *how);
/* Queues a recorded word (Ogg Opus, PCM WAV), copied; when it can't be played, the text is said instead. */
void voice_play(struct voice *v, const struct bytes *sound, const char *text, const struct say_how *how);
void voice_stop(struct voice *v); /* at once, and forgets the queue */

/* Before everything else of SDL and before any thread, since it writes to the environment: where the assets are. Makes
 * the start on X11 quicker (assets/compose). */
void sdl_assets(const char *asset_dir);
/* Starts SDL and TTF without video, for a surface only; with_window also video. Once. */
bool sdl_start(bool with_window, struct err *e);
void sdl_stop(void);
/* Whether the system says there is a screen, at a glance; and whether a window can really be opened on it. */
bool sdl_names_display(void);
bool sdl_has_display(void);

#endif
