/*
 * Pictures ready to be painted: drawn once for a size and a theme, kept until they are the longest unused and
 * the memory is wanted. A picture is known by its bytes, not its address, since a screen's arena lends the
 * same address to another picture later.
 */
#include "sdl/internal.h"

enum { KEPT_MAX = 96, KEPT_BYTES = 8 << 20 };

struct kept {
	uint64_t hash; /* of the bytes, the size and the colours */
	size_t n;
	int w, h;
	uint32_t *argb; /* NULL: it cannot be shown, and is not tried again */
	unsigned long used;
};
struct pictures {
	struct kept at[KEPT_MAX];
	int n;
	size_t bytes;
	unsigned long clock;
};

struct pictures *pictures_new(void)
{
	return calloc(1, sizeof(struct pictures));
}

void pictures_free(struct pictures *p)
{
	if (p == NULL)
		return;
	for (int i = 0; i < p->n; i++)
		free(p->at[i].argb);
	free(p);
}

/* FNV-1a over eight bytes at a time: pictures are megabytes and this runs on every repaint. */
static uint64_t hash_add(uint64_t h, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;
	uint64_t eight;
	for (; n >= sizeof eight; n -= sizeof eight, p += sizeof eight) {
		memcpy(&eight, p, sizeof eight);
		h = (h ^ eight) * 1099511628211u;
		h ^= h >> 29;
	}
	for (; n > 0; n--)
		h = (h ^ *p++) * 1099511628211u;
	return h;
}

static struct kept *kept_find(struct pictures *p, uint64_t hash, size_t n, int w, int h)
{
	for (int i = 0; i < p->n; i++) {
		struct kept *k = &p->at[i];
		if (k->hash == hash && k->n == n && k->w == w && k->h == h) {
			k->used = ++p->clock;
			return k;
		}
	}
	return NULL;
}

static size_t kept_bytes(const struct kept *k)
{
	return k->argb == NULL ? 0 : (size_t)k->w * (size_t)k->h * sizeof *k->argb;
}

static void kept_drop_oldest(struct pictures *p)
{
	int oldest = 0;
	for (int i = 1; i < p->n; i++)
		if (p->at[i].used < p->at[oldest].used)
			oldest = i;
	p->bytes -= kept_bytes(&p->at[oldest]);
	free(p->at[oldest].argb);
	p->at[oldest] = p->at[--p->n];
}

static const uint32_t *kept_add(struct pictures *p, struct kept k)
{
	size_t bytes = kept_bytes(&k);
	while (p->n > 0 && (p->n == KEPT_MAX || p->bytes + bytes > KEPT_BYTES))
		kept_drop_oldest(p);
	k.used = ++p->clock;
	p->bytes += bytes;
	p->at[p->n++] = k;
	return k.argb;
}

const uint32_t *pictures_svg(
    struct pictures *p, const char *svg, int w, int h, const struct theme *theme, bool has_ink, uint32_t ink)
{
	uint32_t palette[COLOUR_COUNT];
	memcpy(palette, theme->colour, sizeof palette);
	if (has_ink)
		palette[COLOUR_INK] = ink;
	size_t n = strlen(svg);
	uint64_t hash = hash_add(hash_add(14695981039346656037u, svg, n), palette, sizeof palette);
	const struct kept *old = kept_find(p, hash, n, w, h);
	if (old != NULL)
		return old->argb;
	return kept_add(p, (struct kept){ hash, n, w, h, vector_pixels(svg, w, h, palette), 0 });
}

const uint32_t *pictures_image(struct pictures *p, const struct bytes *image, int w, int h)
{
	uint64_t hash = hash_add(14695981039346656037u, image->p, image->n);
	const struct kept *old = kept_find(p, hash, image->n, w, h);
	if (old != NULL)
		return old->argb;
	return kept_add(p, (struct kept){ hash, image->n, w, h, image_pixels(image, w, h), 0 });
}
