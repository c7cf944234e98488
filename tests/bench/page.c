/*
 * From key to pixels: the real session turns the pages of a course of long slides on a real window, beside clearing
 * that window and presenting it, taken in turn. Going forward each slide is met for the first time, with the words that
 * it brings, after the player has done what it does while somebody reads; going back to the slide before nothing is
 * foreseen. Prints the medians' ratio, the slowest turn, where the time goes, and each turn forward, so that several
 * runs can tell a slow slide from a busy machine.
 *
 * page COURSE WIDTH HEIGHT RECORDS   needs a display
 */
#include "base/base.h"
#include "base/seal.h"
#include "sdl/sdl.h"
#include "session_ahead.h"

#include <time.h>

enum { TURNS = 200, WARM = 2, STAGES = 3 };

struct bench {
	struct arena a;
	struct app app;
	struct session session;
	struct records *records;
	struct fonts *fonts;
	struct paint *paint;
	struct window *window;
	struct show *show;
	struct ahead ahead;
	struct turns {
		double turn[TURNS], floor[TURNS], stage[STAGES][TURNS];
		size_t n;
	} forward, back;
};

static double now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1000000;
}

static int by_size(const void *x, const void *y)
{
	const double *a = x, *b = y;
	return (*a > *b) - (*a < *b);
}

static double median(const double *t, size_t n)
{
	double sorted[TURNS];
	memcpy(sorted, t, n * sizeof *t);
	qsort(sorted, n, sizeof *sorted, by_size);
	return n > 0 ? sorted[n / 2] : 0;
}

static bool bench_open(struct bench *b, char **argv, struct err *e)
{
	int64_t w, h;
	int shown_w, shown_h, density;
	const char *note = NULL;
	if (!parse_int(argv[2], 320, 7680, &w) || !parse_int(argv[3], 256, 4320, &h))
		return fail(e, ERR_FORMAT, NULL, 0, "page COURSE WIDTH HEIGHT RECORDS");
	sdl_assets("assets");
	if (!seal_start() || !sdl_start(true, e) || !fonts_open(&b->fonts, "assets", e) ||
	    !paint_open(&b->paint, b->fonts, e) || !window_open(&b->window, (int)w, (int)h, e) ||
	    !show_open(&b->show, b->window, b->paint, e) || !os_mkdirs(argv[4], e) ||
	    !records_open(&b->records, &b->a, argv[4], &note, e))
		return false;
	struct app_services with = { .records = b->records,
		.data_dir = argv[4],
		.today = "2026-11-25",
		.theme = THEME_COUNT,
		.face = FACE_COUNT };
	app_init(&b->app, &with);
	struct shelf_item *shelf = app_shelve(&b->app, argv[1]);
	if (!shelf->openable)
		return fail(e, ERR_FORMAT, argv[1], 0, "%s", shelf->problem.text);
	app_start(&b->app, "Bench");
	app_update(&b->app, (struct act){ ACTION_OPEN_COURSE, 0, NULL });
	app_update(&b->app, (struct act){ ACTION_MODULE, 0, NULL });
	window_size(b->window, &shown_w, &shown_h, &density);
	struct session_fonts fonts = { .measure = fonts_measure(b->fonts) };
	session_start(&b->session, &b->app, fonts, (struct session_voice){ 0 }, shown_w, shown_h, 1000);
	return true;
}

static void show(struct bench *b)
{
	show_list(b->show, session_draw(&b->session), theme_get(THEME_PAPER), 100, 100);
}

/* As main does after a picture is shown. */
static void settle(struct bench *b)
{
	if (session_keep(&b->session))
		show(b);
	const struct draw_list *next = ahead_page(&b->ahead, &b->session);
	if (next != NULL)
		show_ahead(b->show, next);
}

/* Only the background: what any program pays for a picture. */
static double clear_and_present(struct bench *b)
{
	struct rect all = { 0, 0, b->app.view.w, b->app.view.h };
	struct draw_op op = { .kind = DRAW_BOX, .rect = all, .clip = all, .has_fill = true, .fill = 0xfaf8f4 };
	const struct draw_list list = { &op, 1 };
	double t0 = now_ms();
	paint_list(b->paint, window_surface(b->window), &list, theme_get(THEME_PAPER), 100, 100);
	window_present(b->window);
	return now_ms() - t0;
}

/* One page forward or back, noted in to. */
static void page_turn(struct bench *b, const char *key, struct turns *to)
{
	struct input next = { .kind = INPUT_KEY }, other;
	snprintf(next.key, sizeof next.key, "%s", key);
	double floor = clear_and_present(b), t[STAGES + 1];
	show_forget(b->show);
	show(b);
	settle(b);
	while (window_poll(b->window, &other)) {
		/* the window's own events are no part of a page turn */
	}
	t[0] = now_ms();
	session_input(&b->session, &next, 1000);
	t[1] = now_ms();
	session_draw(&b->session);
	t[2] = now_ms();
	show(b);
	t[3] = now_ms();
	if (to->n == TURNS)
		return;
	to->floor[to->n] = floor;
	to->turn[to->n] = t[STAGES] - t[0];
	for (int i = 0; i < STAGES; i++)
		to->stage[i][to->n] = t[i + 1] - t[i];
	to->n++;
}

/* To the next slide, back, and there again; false at the last one. */
static bool pages_turn(struct bench *b)
{
	const struct input again = { .kind = INPUT_KEY, .key = "Right" };
	if (b->app.screen != SCREEN_SLIDE || b->app.item + 1 == app_module(&b->app)->item_n)
		return false;
	page_turn(b, "Right", &b->forward);
	page_turn(b, "Left", &b->back);
	session_input(&b->session, &again, 1000);
	return true;
}

static void turns_print(const struct bench *b, const struct turns *t, const char *what)
{
	double worst = 0, ratio[TURNS];
	size_t first = t->n > WARM ? WARM : 0,
	       n = t->n - first; /* the first ones touch the surface for the first time */
	for (size_t i = first; i < t->n; i++) {
		worst = t->turn[i] > worst ? t->turn[i] : worst;
		ratio[i - first] = t->turn[i] / t->floor[i];
	}
	printf("%s %dx%d turns %zu ratio %.2f worst_ms %.2f turn_ms %.2f floor_ms %.2f\n", what, b->app.view.w,
	    b->app.view.h, n, median(ratio, n), worst, median(t->turn + first, n), median(t->floor + first, n));
	printf("  state, tree and layout %.2f ms, list %.2f, paint and present %.2f\n", median(t->stage[0] + first, n),
	    median(t->stage[1] + first, n), median(t->stage[2] + first, n));
}

int main(int argc, char **argv)
{
	static struct bench b;
	struct err e = { 0 };
	char text[1200];
	os_start();
	bool ok =
	    argc == 5 ? bench_open(&b, argv, &e) : fail(&e, ERR_FORMAT, NULL, 0, "page COURSE WIDTH HEIGHT RECORDS");
	while (ok && pages_turn(&b)) {
		/* until the course ends */
	}
	if (ok) {
		for (size_t i = WARM; i < b.forward.n; i++)
			printf("slide %zu %.2f\n", i, b.forward.turn[i]);
		turns_print(&b, &b.forward, "forward");
		turns_print(&b, &b.back, "back");
	}
	if (!ok)
		printf("page: %s\n", err_sentence(&e, text, sizeof text));
	ahead_release(&b.ahead);
	show_close(b.show);
	session_release(&b.session);
	app_release(&b.app);
	records_close(b.records);
	paint_close(b.paint);
	fonts_close(b.fonts);
	window_close(b.window);
	sdl_stop();
	arena_release(&b.a);
	return ok && b.forward.n > 0 ? 0 : 2;
}
