/*
 * What a PNG or JPEG says about itself, read before any decoder runs. SDL2_image 2.6.3 writes outside its buffer for
 * a wide picture and takes any kind of file for any name, so kind and size are settled here, by the bytes alone.
 */
#include "course/image.h"

#include "course/limits.h"

enum { START_BYTES = 16 << 10 }; /* in nearly every picture the size stands here */

static bool size_check(const char *file, uint32_t width, uint32_t height, struct err *e)
{
	if (width == 0 || height == 0)
		return fail(e, ERR_FORMAT, file, 0, "is a picture without width or height");
	if (width > LIMIT_IMAGE_SIDE || height > LIMIT_IMAGE_SIDE || (uint64_t)width * height > LIMIT_IMAGE_PIXELS)
		return fail(e, ERR_LIMIT, file, 0, "is %u by %u pixels; at most %d a side and 32 million in all",
		    (unsigned)width, (unsigned)height, LIMIT_IMAGE_SIDE);
	return true;
}

static uint32_t big_endian(const unsigned char *p, size_t n)
{
	uint32_t v = 0;
	for (size_t i = 0; i < n; i++)
		v = v << 8 | p[i];
	return v;
}

/* Bit depths a colour type may have (PNG specification, table 11.1). */
static bool png_depth_ok(unsigned depth, unsigned colour)
{
	if (depth == 8)
		return colour == 0 || colour == 2 || colour == 3 || colour == 4 || colour == 6;
	if (depth == 16)
		return colour == 0 || colour == 2 || colour == 4 || colour == 6;
	return (depth == 1 || depth == 2 || depth == 4) && (colour == 0 || colour == 3);
}

static bool png_head(const struct bytes *b, const char *file, struct image_head *out, struct err *e)
{
	const unsigned char *p = b->p;
	if (b->n < 33 || memcmp(p + 8, "\0\0\0\15IHDR", 8) != 0 || !png_depth_ok(p[24], p[25]) || p[26] != 0 ||
	    p[27] != 0 || p[28] > 1)
		return fail(e, ERR_FORMAT, file, 0, "is a damaged PNG; save it again");
	uint32_t width = big_endian(p + 16, 4), height = big_endian(p + 20, 4);
	if (!size_check(file, width, height, e))
		return false;
	*out = (struct image_head){ IMAGE_PNG, (int)width, (int)height };
	return true;
}

/* Start of frame: C0 to CF but DHT, JPG and DAC. */
static bool is_frame(unsigned marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static bool frame_read(
    const unsigned char *p, size_t n, unsigned marker, const char *file, struct image_head *out, struct err *e)
{
	if (marker > 0xc2)
		return fail(e, ERR_FORMAT, file, 0, "is a rare kind of JPEG; save it again as baseline or progressive");
	if (n < 8 || p[2] != 8 || n != 8 + 3 * (size_t)p[7])
		return fail(e, ERR_FORMAT, file, 0, "is a damaged JPEG; save it again");
	if (p[7] != 1 && p[7] != 3)
		return fail(e, ERR_FORMAT, file, 0, "is a JPEG for print (CMYK); save it again as RGB");
	uint32_t height = big_endian(p + 3, 2), width = big_endian(p + 5, 2);
	if (!size_check(file, width, height, e))
		return false;
	*out = (struct image_head){ IMAGE_JPEG, (int)width, (int)height };
	return true;
}

/* Segment by segment to the start of frame, which must come before the first scan. */
static bool jpeg_head(const struct bytes *b, const char *file, struct image_head *out, struct err *e)
{
	size_t i = 2;
	while (i + 4 <= b->n && b->p[i] == 0xff) {
		unsigned marker = b->p[i + 1];
		if (marker == 0xff) { /* fill */
			i++;
			continue;
		}
		size_t length = big_endian(b->p + i + 2, 2);
		bool alone = marker < 0xc0 || (marker >= 0xd0 && marker <= 0xda);
		if (alone || length < 2 || length > b->n - i - 2)
			break;
		if (is_frame(marker))
			return frame_read(b->p + i + 2, length, marker, file, out, e);
		i += 2 + length;
	}
	return fail(e, ERR_FORMAT, file, 0, "is a damaged JPEG; save it again");
}

bool image_head(const struct bytes *b, const char *file, struct image_head *out, struct err *e)
{
	if (b->n > LIMIT_IMAGE_BYTES)
		return fail(e, ERR_LIMIT, file, 0, "is larger than 16 MB; save it smaller");
	if (b->n >= 8 && memcmp(b->p, "\211PNG\r\n\032\n", 8) == 0)
		return png_head(b, file, out, e);
	if (b->n >= 3 && memcmp(b->p, "\377\330\377", 3) == 0)
		return jpeg_head(b, file, out, e);
	return fail(e, ERR_FORMAT, file, 0, "is not a PNG or JPEG picture, whatever its name says");
}

bool image_look(struct pack *p, const char *name, struct image_head *out, struct err *e)
{
	struct arena a = { 0 };
	struct bytes b;
	struct err start = { 0 };
	bool ok = pack_read_start(p, &a, name, START_BYTES, LIMIT_IMAGE_BYTES, &b, e);
	if (ok && !image_head(&b, name, out, &start))
		ok = ((int64_t)b.n == pack_size(p, name) || pack_read(p, &a, name, LIMIT_IMAGE_BYTES, &b, e)) &&
		    image_head(&b, name, out, e);
	arena_release(&a);
	return ok;
}
