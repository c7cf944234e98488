/*
 * PNG and JPEG, by SDL2_image, which is loaded at the first photograph and not before: linked directly it
 * costs every start 5 ms and 1.6 MB for TIFF, WebP and others that we never use. Only its PNG and JPEG
 * readers are asked for, by name, never the one that guesses (security.md, finding 5); the header was capped
 * by course/image.c before.
 */
#include "sdl/internal.h"

struct decoder {
	void *library;
	SDL_Surface *(SDLCALL *png)(SDL_RWops *from);
	SDL_Surface *(SDLCALL *jpeg)(SDL_RWops *from);
	int(SDLCALL *save)(SDL_Surface *s, SDL_RWops *to, int close);
};

/* C has no cast from an object's to a function's address; both systems promise that they are alike. */
static bool function_get(void *library, const char *name, void *out)
{
	void *p = SDL_LoadFunction(library, name);
	if (p != NULL)
		memcpy(out, &p, sizeof p);
	return p != NULL;
}

static bool decoder_open(struct decoder *d)
{
	static const char *const names[] = { "libSDL2_image-2.0.so.0", "SDL2_image.dll" };
	memset(d, 0, sizeof *d);
	for (size_t i = 0; i < COUNT(names) && d->library == NULL; i++)
		d->library = SDL_LoadObject(names[i]);
	return d->library != NULL && function_get(d->library, "IMG_LoadPNG_RW", &d->png) &&
	    function_get(d->library, "IMG_LoadJPG_RW", &d->jpeg) &&
	    function_get(d->library, "IMG_SavePNG_RW", &d->save);
}

static void decoder_close(struct decoder *d)
{
	if (d->library != NULL)
		SDL_UnloadObject(d->library);
}

/* --- scaling --- */

/* Which source pixels a target pixel covers, in 1/256: [from, to), at least one pixel wide. */
static void cover_of(int i, int source, int target, int64_t *from, int64_t *to)
{
	*from = (int64_t)i * source * 256 / target;
	*to = (int64_t)(i + 1) * source * 256 / target;
	if (*to - *from < 256) {
		/* Enlarging: between the two nearest, weighted by where the middle lies. */
		int64_t middle = (*from + *to) / 2;
		*from = middle - 128 < 0 ? 0 : middle - 128;
		if (*from + 256 > (int64_t)source * 256)
			*from = (int64_t)source * 256 - 256;
		*to = *from + 256;
	}
}

struct sum {
	uint64_t a, r, g, b, weight;
};

/* RGBA bytes of one line, from and to in 1/256 pixel, with the line's own weight. */
static void line_sum(struct sum *s, const uint8_t *line, int64_t from, int64_t to, uint64_t weight)
{
	for (int64_t x = from / 256; x * 256 < to; x++) {
		int64_t left = x * 256 < from ? from : x * 256, right = x * 256 + 256 > to ? to : x * 256 + 256;
		uint64_t w = weight * (uint64_t)(right - left), a = w * line[4 * x + 3];
		s->a += a;
		s->r += a * line[4 * x];
		s->g += a * line[4 * x + 1];
		s->b += a * line[4 * x + 2];
		s->weight += w;
	}
}

static uint32_t *scaled(const SDL_Surface *s, int w, int h)
{
	uint32_t *out = calloc((size_t)w * (size_t)h, sizeof *out);
	if (out == NULL)
		return NULL;
	for (int y = 0; y < h; y++) {
		int64_t top, bottom;
		cover_of(y, s->h, h, &top, &bottom);
		for (int x = 0; x < w; x++) {
			int64_t left, right;
			struct sum all = { 0 };
			cover_of(x, s->w, w, &left, &right);
			for (int64_t line = top / 256; line * 256 < bottom; line++) {
				int64_t up = line * 256 < top ? top : line * 256;
				int64_t down = line * 256 + 256 > bottom ? bottom : line * 256 + 256;
				const uint8_t *p = (const uint8_t *)s->pixels + (ptrdiff_t)line * s->pitch;
				line_sum(&all, p, left, right, (uint64_t)(down - up));
			}
			uint64_t colour = all.weight * 255; /* colours were weighted by alpha */
			out[(ptrdiff_t)y * w + x] = (uint32_t)(all.a / all.weight) << 24 |
			    (uint32_t)(all.r / colour) << 16 | (uint32_t)(all.g / colour) << 8 |
			    (uint32_t)(all.b / colour);
		}
	}
	return out;
}

uint32_t *image_pixels(const struct bytes *image, int w, int h)
{
	static const unsigned char png[] = { 0x89, 'P', 'N', 'G' }, jpeg[] = { 0xff, 0xd8, 0xff };
	struct decoder d;
	SDL_Surface *raw = NULL, *rgba = NULL;
	uint32_t *out = NULL;
	if (image->n < 8 || image->n > INT32_MAX || w < 1 || h < 1 || !decoder_open(&d))
		return NULL;
	SDL_RWops *from = SDL_RWFromConstMem(image->p, (int)image->n);
	if (from != NULL && memcmp(image->p, png, sizeof png) == 0)
		raw = d.png(from);
	else if (from != NULL && memcmp(image->p, jpeg, sizeof jpeg) == 0)
		raw = d.jpeg(from);
	if (from != NULL)
		SDL_RWclose(from);
	if (raw != NULL)
		rgba = SDL_ConvertSurfaceFormat(raw, SDL_PIXELFORMAT_RGBA32, 0);
	if (rgba != NULL)
		out = scaled(rgba, w, h);
	SDL_FreeSurface(rgba);
	SDL_FreeSurface(raw);
	decoder_close(&d);
	return out;
}

/* --- saving --- */

static size_t SDLCALL buf_write(SDL_RWops *to, const void *p, size_t size, size_t n)
{
	buf_add_n(to->hidden.unknown.data1, p, size * n);
	return n;
}

static Sint64 SDLCALL buf_seek(SDL_RWops *to, Sint64 offset, int whence)
{
	(void)offset;
	(void)whence;
	return (Sint64)((const struct buf *)to->hidden.unknown.data1)->n;
}

static int SDLCALL buf_close(SDL_RWops *to)
{
	(void)to;
	return 0;
}

bool image_save_png(SDL_Surface *s, const char *path, struct err *e)
{
	struct decoder d;
	struct arena a = { 0 };
	struct buf all = { .a = &a };
	bool ok = false;
	SDL_RWops *to = SDL_AllocRW();
	if (!decoder_open(&d) || to == NULL) {
		fail(e, ERR_IO, path, 0, "SDL2_image is missing: install the package libsdl2-image-2.0-0");
		goto done;
	}
	to->type = SDL_RWOPS_UNKNOWN;
	to->write = buf_write;
	to->seek = buf_seek;
	to->close = buf_close;
	to->hidden.unknown.data1 = &all;
	if (d.save(s, to, 0) != 0) {
		fail(e, ERR_IO, path, 0, "the picture could not be written as PNG: %s", SDL_GetError());
		goto done;
	}
	ok = file_write(path, all.p, all.n, false, e);
done:
	if (to != NULL)
		SDL_FreeRW(to);
	decoder_close(&d);
	arena_release(&a);
	return ok;
}
