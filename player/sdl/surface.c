/* Our own pixels: what is painted on when there is no window, and what tests save, hash and compare. */
#include "base/seal.h"
#include "sdl/internal.h"

struct surface *surface_new(int w, int h, struct err *e)
{
	struct surface *s = calloc(1, sizeof *s);
	if (s != NULL)
		s->s = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_RGB888);
	if (s == NULL || s->s == NULL) {
		free(s);
		fail(e, ERR_LIMIT, NULL, 0, "no memory for a picture of %d x %d", w, h);
		return NULL;
	}
	return s;
}

void surface_free(struct surface *s)
{
	if (s == NULL)
		return;
	if (!s->lent)
		SDL_FreeSurface(s->s);
	free(s);
}

bool surface_save_png(struct surface *s, const char *path, struct err *e)
{
	return image_save_png(s->s, path, e);
}

void surface_hash(struct surface *s, char out[65])
{
	struct seal_hasher h;
	unsigned char hash[SEAL_HASH];
	seal_hasher_start(&h);
	for (int y = 0; y < s->s->h; y++)
		seal_hasher_add(
		    &h, (const uint8_t *)s->s->pixels + (ptrdiff_t)y * s->s->pitch, (size_t)s->s->w * sizeof(uint32_t));
	seal_hasher_end(&h, hash);
	hex_encode(out, hash, sizeof hash);
}
