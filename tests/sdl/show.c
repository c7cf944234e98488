/*
 * Promises: what a window shows is what painting the whole picture would give, pixel for pixel, whether only the
 * difference was painted or the picture was foreseen; nothing is painted twice; differences lie within what is called
 * damaged. On SDL's dummy screen.
 */
#include "sdl/internal.h"
#include "tests/test.h"

enum { W = 640, H = 480, OPS = 12 };

struct stage {
	struct fonts *fonts;
	struct paint *paint;
	struct window *window;
	struct show *show;
	struct surface *whole;
	struct err e;
};

static bool stage_open(struct stage *s)
{
	char assets[600];
	memset(s, 0, sizeof *s);
	snprintf(assets, sizeof assets, "%s/assets", test_root());
	SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
	s->whole = surface_new(W, H, &s->e);
	return s->whole != NULL && sdl_start(true, &s->e) && fonts_open(&s->fonts, assets, &s->e) &&
	    paint_open(&s->paint, s->fonts, &s->e) && window_open(&s->window, W, H, &s->e) &&
	    show_open(&s->show, s->window, s->paint, &s->e);
}

static void stage_close(struct stage *s)
{
	show_close(s->show);
	window_close(s->window);
	paint_close(s->paint);
	fonts_close(s->fonts);
	surface_free(s->whole);
	sdl_stop();
}

/* Page n: a bar that stays, n lines of words that do not, a button whose ring moves. */
static struct draw_list page(struct draw_op *op, int n, int ring)
{
	static const char *const words[] = { "Children tell when they are asked", "Ågot, fjord", "and believed",
		"(gently)" };
	struct rect all = { 0, 0, W, H };
	struct draw_list list = { op, 0 };
	op[list.n++] =
	    (struct draw_op){ .kind = DRAW_BOX, .rect = all, .clip = all, .has_fill = true, .fill = 0xfaf8f4 };
	op[list.n++] = (struct draw_op){
		.kind = DRAW_BOX, .rect = { 0, 0, W, 60 }, .clip = all, .has_fill = true, .fill = 0xffffff
	};
	for (int i = 0; i < n && i < 6; i++)
		op[list.n++] = (struct draw_op){ .kind = DRAW_TEXT,
			.rect = { 40, 80 + 40 * i, 300, 30 },
			.clip = all,
			.type = i % 2 ? TYPE_EM : TYPE_BODY,
			.ink = 0x1b2330,
			.p = words[(n + i) % 4],
			.n = strlen(words[(n + i) % 4]) };
	op[list.n++] = (struct draw_op){ .kind = DRAW_BOX,
		.rect = { 400, 400, 120, 48 },
		.clip = all,
		.has_fill = true,
		.fill = 0x0b6663,
		.radius_px = 10 };
	op[list.n++] = (struct draw_op){ .kind = DRAW_BOX,
		.rect = { 390 - 200 * ring, 390, 140, 68 },
		.clip = all,
		.has_border = true,
		.border = 0x1f4fd8,
		.border_px = 4,
		.radius_px = 14 };
	return list;
}

static bool shows(struct stage *s, const struct draw_list *list)
{
	char want[65], got[65];
	paint_list(s->paint, s->whole, list, theme_get(THEME_PAPER), 100, 100);
	surface_hash(s->whole, want);
	surface_hash(window_surface(s->window), got);
	return streq(want, got);
}

static bool turn_to(struct stage *s, const struct draw_list *list)
{
	show_list(s->show, list, theme_get(THEME_PAPER), 100, 100);
	return shows(s, list);
}

TEST(show_gives_the_whole_picture_from_its_differences)
{
	struct stage s;
	struct draw_op a[OPS], b[OPS];
	EXPECT_OK(stage_open(&s), s.e);
	bool same = true;
	for (int n = 0; n < 20; n++) {
		struct draw_list one = page(a, n % 7, n % 2), two = page(b, (n * 3) % 7, n % 3);
		same = same && turn_to(&s, &one) && turn_to(&s, &two);
	}
	stage_close(&s);
	EXPECT(same);
}

TEST(show_gives_the_foreseen_picture_and_any_other)
{
	struct stage s;
	struct draw_op a[OPS], b[OPS], c[OPS];
	EXPECT_OK(stage_open(&s), s.e);
	struct draw_list one = page(a, 3, 0), two = page(b, 5, 1), three = page(c, 2, 1);
	bool same = turn_to(&s, &one);
	show_ahead(s.show, &two);
	same = same && shows(&s, &one) && turn_to(&s, &two);
	show_ahead(s.show, &three); /* and then something else */
	same = same && turn_to(&s, &one);
	show_ahead(s.show, &two);
	one = page(a, 3, 2); /* the ring moved meanwhile */
	same = same && turn_to(&s, &one) && turn_to(&s, &two);
	show_forget(s.show);
	same = same && turn_to(&s, &two);
	stage_close(&s);
	EXPECT(same);
}

TEST(damage_is_where_pictures_differ_and_little_more)
{
	struct draw_op a[OPS], b[OPS];
	struct draw_list one = page(a, 3, 0), two = page(b, 3, 0);
	struct trace now = { 0 }, next = { 0 };
	trace_set(&now, &one);
	trace_set(&next, &two);
	EXPECT(trace_same(&now, &next));
	EXPECT_INT(trace_damage(&now, &next).n, 0);
	b[3].ink = 0x535c6b;
	trace_set(&next, &two);
	struct damage d = trace_damage(&now, &next);
	EXPECT_INT(d.n, 1);
	EXPECT(d.part[0].x <= 40 && d.part[0].y <= 120 && d.part[0].x + d.part[0].w >= 340 && d.part[0].h < 100);
	/* a line more: what follows it stands where it stood, and is not damaged */
	two = page(b, 3, 0);
	struct draw_op more[OPS] = { two.op[0], two.op[1], two.op[2], two.op[2] };
	more[3].rect.y = 300;
	memcpy(more + 4, two.op + 3, (two.n - 3) * sizeof *more);
	trace_set(&next, &(struct draw_list){ more, two.n + 1 });
	d = trace_damage(&now, &next);
	EXPECT_INT(d.n, 1);
	EXPECT(d.part[0].y > 250 && d.part[0].y + d.part[0].h < 380);
	/* photographs are not compared */
	b[3].kind = DRAW_IMAGE;
	trace_set(&now, &two);
	trace_set(&next, &two);
	EXPECT(!trace_same(&now, &next));
	trace_release(&now);
	trace_release(&next);
}
