/* image promises: kind by the bytes, not the name; sizes capped before any decoder runs; no read past the end. */
#include "tests/test.h"

#include "course/image.h"
#include "course/limits.h"

static const unsigned char png[33] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0,
	0, 1, 0, 0, 0, 0, 200, 8, 6, 0, 0, 0, 1, 2, 3, 4 };
static const unsigned char jpeg[] = { 0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc0, 0, 17, 8, 0, 100, 1, 44, 3,
	1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xda };

/* A heap copy of exactly n bytes, so that a read past it is seen; one byte may be changed. */
static bool head(
    const unsigned char *p, size_t n, size_t at, unsigned char value, struct image_head *out, struct err *e)
{
	unsigned char *copy = malloc(n + 1);
	if (copy == NULL)
		return false;
	memcpy(copy, p, n);
	copy[n] = 0;
	if (at < n)
		copy[at] = value;
	struct bytes b = { copy, n };
	bool ok = image_head(&b, "x", out, e);
	free(copy);
	return ok;
}

TEST(image_reads_png_and_jpeg)
{
	struct image_head h = { 0 };
	struct err e = { 0 };
	EXPECT_OK(head(png, sizeof png, SIZE_MAX, 0, &h, &e), e);
	EXPECT(h.kind == IMAGE_PNG && h.width == 256 && h.height == 200);
	EXPECT_OK(head(jpeg, sizeof jpeg, SIZE_MAX, 0, &h, &e), e);
	EXPECT(h.kind == IMAGE_JPEG && h.width == 300 && h.height == 100);
}

TEST(image_caps_sides_and_pixels)
{
	struct image_head h;
	struct err e = { 0 };
	EXPECT(!head(png, sizeof png, 17, 1, &h, &e)); /* 65,792 wide */
	EXPECT_INT(e.kind, ERR_LIMIT);
	unsigned char large[sizeof png];
	memcpy(large, png, sizeof png);
	large[18] = 32; /* 8192 x 4096 is just 32 Mpx */
	large[22] = 16;
	large[23] = 0;
	e = (struct err){ 0 };
	EXPECT_OK(head(large, sizeof large, SIZE_MAX, 0, &h, &e), e);
	EXPECT(!head(large, sizeof large, 23, 1, &h, &e) && e.kind == ERR_LIMIT);
	e = (struct err){ 0 };
	EXPECT(!head(jpeg, sizeof jpeg, 14, 0x7f, &h, &e) && e.kind == ERR_LIMIT);
}

TEST(image_refuses_what_decoders_should_not_see)
{
	struct image_head h;
	struct err e = { 0 };
	static const struct {
		const unsigned char *p;
		size_t n, at;
		unsigned char value;
	} bad[] = {
		{ png, sizeof png, 18, 0 },
		{ png, sizeof png, 0, 0 },
		{ png, sizeof png, 11, 14 },
		{ png, sizeof png, 24, 3 },
		{ png, sizeof png, 25, 1 },
		{ png, sizeof png, 26, 1 },
		{ png, sizeof png, 28, 2 },
		{ jpeg, sizeof jpeg, 10, 0xc9 },
		{ jpeg, sizeof jpeg, 10, 0xc3 },
		{ jpeg, sizeof jpeg, 10, 0xda },
		{ jpeg, sizeof jpeg, 10, 0xd8 },
		{ jpeg, sizeof jpeg, 13, 12 },
		{ jpeg, sizeof jpeg, 18, 4 },
		{ jpeg, sizeof jpeg, 5, 1 },
		{ jpeg, sizeof jpeg, 4, 0xff },
		{ jpeg, sizeof jpeg, 8, 0 },
	};
	for (size_t i = 0; i < COUNT(bad); i++)
		if (head(bad[i].p, bad[i].n, bad[i].at, bad[i].value, &h, NULL))
			test_fail(__FILE__, __LINE__, "case %zu", i);
	EXPECT(!head((const unsigned char *)"<svg xmlns='x'/>", 16, SIZE_MAX, 0, &h, &e) && e.kind == ERR_FORMAT);
	for (size_t n = 0; n < 28; n++)
		EXPECT(!head(jpeg, n, SIZE_MAX, 0, &h, NULL) && !head(png, n, SIZE_MAX, 0, &h, NULL));
}

TEST(image_survives_any_change_of_a_byte)
{
	struct image_head h;
	for (size_t at = 0; at < sizeof jpeg; at++)
		for (int v = 0; v < 256; v++) {
			head(jpeg, sizeof jpeg, at, (unsigned char)v, &h, NULL);
			if (head(png, sizeof png, at, (unsigned char)v, &h, NULL))
				EXPECT(h.width <= LIMIT_IMAGE_SIDE && h.height <= LIMIT_IMAGE_SIDE);
		}
}
