/*
 * What the files of this room share; nobody else includes it. Everything here is in device pixels unless it
 * says logical.
 */
#ifndef SDL_INTERNAL_H
#define SDL_INTERNAL_H

#include <SDL.h>

#include "base/base.h"
#include "sdl/sdl.h"

/* Our one user event: an utterance ended. */
enum { EVENT_SPOKEN = SDL_USEREVENT };

/* A surface is 32-bit XRGB; lent: it belongs to the window. */
struct surface {
	SDL_Surface *s;
	bool lent;
};

/* --- shapes.c: integer coverage painting --- */
struct area {
	int x0, y0, x1, y1; /* x1, y1 are outside */
};
struct canvas {
	uint32_t *px;
	int stride; /* in pixels */
	int w, h;
};
/* 8-bit coverage, w x h, row after row. */
struct mask {
	int w, h;
	const uint8_t *cover;
};
/* Coverage of the quarter of a disc, kept by radius. A zeroed one is empty; corners_release gives back. */
enum { CORNERS = 24, CORNER_RADIUS_MAX = 1024 };
struct corners {
	struct corner {
		int radius;
		uint8_t *cover; /* radius x radius, the top left quarter */
	} at[CORNERS];
	int n;
};
void corners_release(struct corners *c);

struct area area_meet(struct area a, struct area b);
/* A full box with round corners. */
void shape_box(struct canvas *to, struct corners *c, struct area clip, struct area r, int radius, uint32_t colour);
/* The border only: what lies between the box and the same box made smaller by border on each side. */
void shape_ring(
    struct canvas *to, struct corners *c, struct area clip, struct area r, int radius, int border, uint32_t colour);
/* The upper right triangle of r, its outer corner round. */
void shape_tab(struct canvas *to, struct corners *c, struct area clip, struct area r, int radius, uint32_t colour);
/* Words: colour through a mask; turned: by half a turn, the top left of what is painted still at x, y. */
void shape_mask(struct canvas *to, struct area clip, int x, int y, struct mask m, uint32_t colour, bool turned);
/* A picture: premultiplied ARGB over what is there. */
void shape_pixels(struct canvas *to, struct area clip, int x, int y, const uint32_t *argb, int w, int h, bool turned);

/* --- paint.c --- */
/* The device pixels of s that a rectangle may touch. */
struct area paint_area(const struct surface *s, struct rect r, int density);
/* As paint_list, but nothing outside part: the same pixels there as the whole would give. */
void paint_part(struct paint *p, struct surface *s, const struct draw_list *list, const struct theme *theme, int scale,
    int density, struct area part);

/* --- window.c --- */
void window_present_parts(struct window *w, const struct area *part, int n);

/* --- damage.c: what differs between two pictures --- */
struct trace_op {
	uint64_t hash;
	struct rect extent; /* where it may have left pixels, logical */
	bool image;
};
/* A picture to compare others with. A zeroed one is empty. */
struct trace {
	struct trace_op *op;
	size_t n, cap;
};
enum { DAMAGE_PARTS = 6 };
struct damage {
	struct rect part[DAMAGE_PARTS]; /* logical; they may overlap */
	int n;
};
void trace_set(struct trace *s, const struct draw_list *list);
void trace_release(struct trace *s);
bool trace_same(const struct trace *a, const struct trace *b);
/* Everything that one of them has and the other has not lies in it. */
struct damage trace_damage(const struct trace *old, const struct trace *new);

/* --- fonts.c --- */
/*
 * A word drawn once: its width in quarters of a pixel, and its coverage relative to the start of the base
 * line, for a start on a pixel and on half a pixel: with one alone the gaps between words differ by a pixel.
 */
enum { QUARTERS = 4, STARTS = 2 };
struct word {
	uint32_t hash;
	int slot, width;
	bool rtl; /* its letters run from right to left; the mask is as it looks all the same */
	int top;  /* of the mask above (negative) or below the base line */
	struct mask mask[STARTS];
	size_t n;
	char text[]; /* n bytes and a NUL */
};
/* The font for a type at a text scale. */
int fonts_slot(struct fonts *f, enum type t, int scale);
/*
 * The next word of [*p, end), or NULL and *blank > 0 when blanks come first; *p is moved past it. Lent
 * until the next call.
 */
const struct word *fonts_next(struct fonts *f, int slot, bool rtl, const char **p, const char *end, int *blank);
/* Width of a text in quarters, as blanks are. */
int fonts_run(struct fonts *f, int slot, bool rtl, const char *p, size_t n);
int fonts_size(struct fonts *f, int slot);

/* --- vector.c: canonical SVG (course/figure.h) to pixels, without any library --- */
/*
 * Premultiplied ARGB of exactly w x h, the picture centred in it, in malloc'd memory; NULL when it is not
 * canonical.
 */
uint32_t *vector_pixels(const char *svg, int w, int h, const uint32_t palette[COLOUR_COUNT]);

/* --- picture.c: pictures ready to be painted, kept in bounded memory --- */
struct pictures;
struct pictures *pictures_new(void);
void pictures_free(struct pictures *p);
/* Premultiplied ARGB of w x h, lent until the next call; NULL when it cannot be shown. */
const uint32_t *pictures_svg(
    struct pictures *p, const char *svg, int w, int h, const struct theme *theme, bool has_ink, uint32_t ink);
const uint32_t *pictures_image(struct pictures *p, const struct bytes *image, int w, int h);

/* --- image.c: PNG and JPEG through SDL2_image --- */
/* Decoded and scaled to w x h, premultiplied ARGB, malloc'd. NULL when it cannot be decoded. */
uint32_t *image_pixels(const struct bytes *image, int w, int h);
bool image_save_png(SDL_Surface *s, const char *path, struct err *e);

/* --- sound.c: Ogg Opus and plain PCM WAV, decoded piece by piece --- */
struct sound;
/* The bytes are lent until it is closed. False: of no kind that is played here. */
bool sound_open(struct sound **out, const struct bytes *b);
void sound_close(struct sound *s); /* NULL is fine */
void sound_kind(const struct sound *s, int *rate, int *channels);
/* The next samples, at most n of all channels together; 0 at the end. n is at least 2. */
size_t sound_read(struct sound *s, int16_t *out, size_t n);

/* --- joystick.c --- */
/* One that was plugged in, by SDL's index. */
void joystick_open(int index);

/* --- keys.c --- */
/* SDL's name with modifiers before it; false: a key that means nothing by itself. */
bool key_name(char *out, size_t size, SDL_Keysym k);

/* --- voice.c, for tests --- */
/* Waits until nothing sounds and nothing is queued, at most that long. */
bool voice_wait(struct voice *v, int ms);

#endif
