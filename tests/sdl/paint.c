/*
 * Promises: the same list gives the same pixels, run after run; nothing is painted outside a clip; figures
 * take the theme's colours; what is saved as PNG is what was painted; what cannot be shown is a frame, not a
 * failure; upside down is exactly that.
 */
#include "sdl/internal.h"
#include "tests/test.h"

enum { W = 320, H = 200 };

struct scene {
	struct fonts *fonts;
	struct paint *paint;
	struct surface *s;
	struct draw_op op[8];
	struct draw_list list;
	struct err e;
};

static bool scene_open(struct scene *c)
{
	memset(c, 0, sizeof *c);
	char assets[600];
	snprintf(assets, sizeof assets, "%s/assets", test_root());
	c->list.op = c->op;
	c->s = surface_new(W, H, &c->e);
	return c->s != NULL && sdl_start(false, &c->e) && fonts_open(&c->fonts, assets, &c->e) &&
	    paint_open(&c->paint, c->fonts, &c->e);
}

static void scene_close(struct scene *c)
{
	paint_close(c->paint);
	fonts_close(c->fonts);
	surface_free(c->s);
}

static struct draw_op *add(struct scene *c, enum draw_kind kind, struct rect r)
{
	struct draw_op *o = &c->op[c->list.n++];
	*o = (struct draw_op){ .kind = kind, .rect = r, .clip = { 0, 0, W, H } };
	return o;
}

static struct draw_op *add_fill(struct scene *c, struct rect r, uint32_t colour, int radius)
{
	struct draw_op *o = add(c, DRAW_BOX, r);
	o->has_fill = true;
	o->fill = colour;
	o->radius_px = radius;
	return o;
}

static struct draw_op *add_text(struct scene *c, struct rect r, const char *words)
{
	struct draw_op *o = add(c, DRAW_TEXT, r);
	o->type = TYPE_BODY;
	o->ink = 0x1b2330;
	o->p = words;
	o->n = strlen(words);
	return o;
}

static void paint(struct scene *c, enum theme_id theme)
{
	paint_list(c->paint, c->s, &c->list, theme_get(theme), 100, 100);
}

static uint32_t pixel(const struct scene *c, int x, int y)
{
	const uint32_t *row = (const uint32_t *)((const uint8_t *)c->s->s->pixels + (ptrdiff_t)y * c->s->s->pitch);
	return row[x];
}

static const char square[] = "<svg viewBox=\"0 0 24 24\">\n"
			     "<path d=\"M0 0L24 0L24 24L0 24Z\" fill=\"#pal006\" stroke=\"none\"/>\n"
			     "<path d=\"M4 4L20 4L20 20L4 20Z\" fill=\"#pal001\" stroke=\"none\"/>\n</svg>\n";

static void all_kinds(struct scene *c)
{
	add_fill(c, (struct rect){ 0, 0, W, H }, 0xfaf8f4, 0);
	struct draw_op *o = add_fill(c, (struct rect){ 10, 10, 120, 60 }, 0xffffff, 14);
	o->has_border = true;
	o->border = 0x535c6b;
	o->border_px = 2;
	o = add(c, DRAW_BOX, (struct rect){ 140, 10, 60, 60 });
	o->has_border = true;
	o->border = 0x1f4fd8;
	o->border_px = 4;
	o->radius_px = 30;
	o = add(c, DRAW_CORNER, (struct rect){ 220, 10, 40, 40 });
	o->fill = 0x1f4fd8;
	o->radius_px = 10;
	o = add(c, DRAW_PICTURE, (struct rect){ 10, 90, 48, 48 });
	o->picture = "<svg viewBox=\"0 0 24 24\">"
		     "<path d=\"M5 12.5L10 17.5L19 7\" fill=\"none\" stroke=\"#pal001\" stroke-width=\"2\" "
		     "stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>";
}

TEST(paint_gives_the_same_shapes_on_every_machine)
{
	struct scene c;
	char hash[65];
	EXPECT_OK(scene_open(&c), c.e);
	all_kinds(&c);
	paint(&c, THEME_PAPER);
	surface_hash(c.s, hash);
	scene_close(&c);
	/*
	 * Integers only, so one value for all compilers and processors. A change of the painter changes
	 * it: look at the gallery.
	 */
	EXPECT_STR(hash, "af8d94afc71e8e24a5fdc9d0fa53d0f8943931b0eb85a32d5b7c2300501551ca");
}

TEST(paint_gives_the_same_words_run_after_run)
{
	char hash[2][65];
	for (int i = 0; i < 2; i++) {
		struct scene c;
		EXPECT_OK(scene_open(&c), c.e);
		all_kinds(&c);
		add_text(&c, (struct rect){ 70, 100, 240, 30 }, "If you promise not to tell");
		paint(&c, THEME_PAPER);
		paint(&c, THEME_PAPER); /* the second time from what is kept */
		surface_hash(c.s, hash[i]);
		scene_close(&c);
	}
	EXPECT_STR(hash[0], hash[1]);
}

TEST(paint_keeps_inside_the_clip)
{
	struct scene c;
	EXPECT_OK(scene_open(&c), c.e);
	add_fill(&c, (struct rect){ 0, 0, W, H }, 0xffffff, 0);
	all_kinds(&c);
	add_text(&c, (struct rect){ -5, 90, 400, 30 },
	    "words that leave the window on both sides, as they do when scrolled");
	for (size_t i = 1; i < c.list.n; i++)
		c.op[i].clip = (struct rect){ 20, 20, 200, 100 };
	paint(&c, THEME_PAPER);
	int outside = 0, inside = 0;
	for (int y = 0; y < H; y++)
		for (int x = 0; x < W; x++) {
			bool in = x >= 20 && x < 220 && y >= 20 && y < 120;
			inside += in && pixel(&c, x, y) != 0xffffff;
			outside += !in && pixel(&c, x, y) != 0xffffff;
		}
	scene_close(&c);
	EXPECT_INT(outside, 0);
	EXPECT(inside > 100);
}

TEST(paint_survives_places_far_outside)
{
	struct scene c;
	EXPECT_OK(scene_open(&c), c.e);
	static const struct rect far[] = { { -100000, -100000, 10, 10 }, { 100000, 5, 10, 10 }, { 5, 100000, 10, 10 },
		{ 5, 5, 0, 0 }, { 5, 5, -3, -3 }, { -50000, -50000, 100000, 100000 } };
	for (size_t i = 0; i < COUNT(far); i++) {
		c.list.n = 0;
		all_kinds(&c);
		add_text(&c, far[i], "far");
		for (size_t j = 1; j < c.list.n; j++) {
			c.op[j].rect = far[i];
			c.op[j].clip = far[i];
			c.op[j].upside_down = i % 2 == 0;
			c.op[j].underline = true;
		}
		paint(&c, THEME_DUSK);
	}
	scene_close(&c);
}

TEST(paint_gives_figures_the_colours_of_the_theme)
{
	struct scene c;
	EXPECT_OK(scene_open(&c), c.e);
	add_fill(&c, (struct rect){ 0, 0, W, H }, 0xffffff, 0);
	add(&c, DRAW_PICTURE, (struct rect){ 0, 0, 48, 48 })->picture = square;
	uint32_t edge[THEME_COUNT], middle[THEME_COUNT];
	for (int t = 0; t < THEME_COUNT; t++) {
		paint(&c, (enum theme_id)t);
		edge[t] = pixel(&c, 2, 2);
		middle[t] = pixel(&c, 24, 24);
	}
	c.op[1].has_ink = true;
	c.op[1].picture_ink = 0x123456;
	paint(&c, THEME_DUSK);
	uint32_t own = pixel(&c, 24, 24);
	scene_close(&c);
	for (int t = 0; t < THEME_COUNT; t++) {
		EXPECT_INT(edge[t], theme_get((enum theme_id)t)->colour[COLOUR_ACCENT]);
		EXPECT_INT(middle[t], theme_get((enum theme_id)t)->colour[COLOUR_INK]);
	}
	EXPECT_INT(own, 0x123456);
}

TEST(paint_knows_a_picture_by_its_bytes)
{
	/* A screen's arena lends the same address to another picture after a rebuild. */
	struct scene c;
	char svg[sizeof square];
	EXPECT_OK(scene_open(&c), c.e);
	memcpy(svg, square, sizeof svg);
	add(&c, DRAW_PICTURE, (struct rect){ 0, 0, 48, 48 })->picture = svg;
	paint(&c, THEME_PAPER);
	uint32_t before = pixel(&c, 2, 2);
	char *colour = strstr(svg, "#pal006");
	memcpy(colour, "#pal013", 7);
	paint(&c, THEME_PAPER);
	uint32_t after = pixel(&c, 2, 2);
	scene_close(&c);
	EXPECT_INT(before, theme_get(THEME_PAPER)->colour[COLOUR_ACCENT]);
	EXPECT_INT(after, theme_get(THEME_PAPER)->colour[COLOUR_BAD]);
}

TEST(paint_frames_what_it_cannot_show)
{
	struct scene c;
	unsigned char junk[] = "\x89PNG\r\n\x1a\nthis is no picture";
	struct bytes image = { junk, sizeof junk - 1 };
	EXPECT_OK(scene_open(&c), c.e);
	add_fill(&c, (struct rect){ 0, 0, W, H }, 0xffffff, 0);
	add(&c, DRAW_IMAGE, (struct rect){ 0, 0, 40, 40 })->image = &image;
	add(&c, DRAW_PICTURE, (struct rect){ 60, 0, 40, 40 })->picture = "<svg>not canonical</svg>";
	paint(&c, THEME_PAPER);
	uint32_t a = pixel(&c, 0, 0), b = pixel(&c, 60, 0), in = pixel(&c, 20, 20);
	scene_close(&c);
	EXPECT_INT(a, theme_get(THEME_PAPER)->colour[COLOUR_LINE]);
	EXPECT_INT(b, theme_get(THEME_PAPER)->colour[COLOUR_LINE]);
	EXPECT_INT(in, 0xffffff);
}

TEST(paint_reads_back_the_png_it_saved)
{
	struct scene c;
	struct arena a = { 0 };
	struct bytes png;
	char hash[2][65];
	EXPECT_OK(scene_open(&c), c.e);
	all_kinds(&c);
	paint(&c, THEME_PAPER);
	surface_hash(c.s, hash[0]);
	const char *path = path_join(&a, test_dir(), "picture.png");
	EXPECT_OK(surface_save_png(c.s, path, &c.e), c.e);
	EXPECT_OK(file_read(&a, path, 1 << 20, &png, &c.e), c.e);
	memset(c.s->s->pixels, 0, (size_t)c.s->s->pitch * H);
	c.list.n = 0;
	add(&c, DRAW_IMAGE, (struct rect){ 0, 0, W, H })->image = &png;
	paint(&c, THEME_PAPER);
	surface_hash(c.s, hash[1]);
	scene_close(&c);
	arena_release(&a);
	EXPECT_STR(hash[1], hash[0]);
}

TEST(paint_scales_pictures_by_mean)
{
	/* A board of one-pixel squares, black and white, at a quarter of its size is grey everywhere. */
	struct scene c;
	struct arena a = { 0 };
	struct bytes png;
	EXPECT_OK(scene_open(&c), c.e);
	uint32_t *p = c.s->s->pixels;
	for (int y = 0; y < H; y++)
		for (int x = 0; x < W; x++)
			p[y * (c.s->s->pitch / 4) + x] = (x + y) % 2 ? 0xffffff : 0;
	const char *path = path_join(&a, test_dir(), "squares.png");
	EXPECT_OK(surface_save_png(c.s, path, &c.e), c.e);
	EXPECT_OK(file_read(&a, path, 1 << 20, &png, &c.e), c.e);
	add(&c, DRAW_IMAGE, (struct rect){ 0, 0, W / 4, H / 4 })->image = &png;
	paint(&c, THEME_PAPER);
	int grey = 0;
	for (int y = 0; y < H / 4; y++)
		for (int x = 0; x < W / 4; x++)
			grey += pixel(&c, x, y) == 0x7f7f7f;
	scene_close(&c);
	arena_release(&a);
	EXPECT_INT(grey, (W / 4) * (H / 4));
}

/* The first and the last column of the row of words at y that hold something other than white. */
static void extent(const struct scene *c, int y, int h, int *first, int *last)
{
	*first = W;
	*last = -1;
	for (int x = 0; x < W; x++)
		for (int k = y; k < y + h; k++)
			if (pixel(c, x, k) != 0xffffff) {
				*first = x < *first ? x : *first;
				*last = x;
			}
}

TEST(paint_starts_words_from_the_right_where_they_run_so)
{
	static const char words[] = "\xD8\xA7\xD8\xA8\xD9\x82 \xD9\x85\xD8\xB9", one[] = "\xD8\xA7\xD8\xA8\xD9\x82";
	struct scene c;
	int first, last, alone_first, alone_last;
	EXPECT_OK(scene_open(&c), c.e);
	struct ui_fonts m = fonts_measure(c.fonts);
	int w = m.width(m.context, TYPE_BODY, 100, words, strlen(words), true);
	int word_w = m.width(m.context, TYPE_BODY, 100, one, strlen(one), true);
	add_fill(&c, (struct rect){ 0, 0, W, H }, 0xffffff, 0);
	add_text(&c, (struct rect){ 300 - w, 10, w, 30 }, words)->rtl = true;
	add_text(&c, (struct rect){ 300 - word_w, 60, word_w, 30 }, one)->rtl = true;
	paint(&c, THEME_PAPER);
	extent(&c, 5, 40, &first, &last);
	extent(&c, 55, 40, &alone_first, &alone_last);
	/* the first word stands at the right end, just where it stands alone; nothing is painted beyond what was
	 * measured */
	bool same = true;
	for (int y = 0; y < 40; y++)
		for (int x = 300 - word_w; x < 300; x++)
			same = same && pixel(&c, x, 5 + y) == pixel(&c, x, 55 + y);
	scene_close(&c);
	EXPECT(same);
	EXPECT(alone_last > alone_first);
	EXPECT(first >= 300 - w && last < 300 && first < 300 - word_w);
}

TEST(paint_turns_words_by_half)
{
	struct scene c;
	static uint32_t kept[40][200];
	EXPECT_OK(scene_open(&c), c.e);
	add_fill(&c, (struct rect){ 0, 0, W, H }, 0xffffff, 0);
	struct draw_op *o = add_text(&c, (struct rect){ 10, 10, 200, 40 }, "I need help now");
	o->underline = true;
	paint(&c, THEME_PAPER);
	int ink = 0, wrong = 0;
	for (int y = 0; y < 40; y++)
		for (int x = 0; x < 200; x++) {
			kept[y][x] = pixel(&c, 10 + x, 10 + y);
			ink += kept[y][x] != 0xffffff;
		}
	o->upside_down = true;
	paint(&c, THEME_PAPER);
	for (int y = 0; y < 40; y++)
		for (int x = 0; x < 200; x++)
			wrong += kept[y][x] != pixel(&c, 10 + 199 - x, 10 + 39 - y);
	scene_close(&c);
	EXPECT(ink > 300);
	EXPECT_INT(wrong, 0);
}
