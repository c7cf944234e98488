/*
 * Promises: a child's hand and eye find a word on paper where it is on the screen. Every board of the course, laid out
 * in the real typefaces, has each cell where the sheet has it, to one part in a hundred of the board's width and
 * height, in the windows of the laptops people have; and all of the board is in view there, so that nothing has to be
 * scrolled to be found.
 */
#include "app.h"
#include "base/seal.h"
#include "course/read.h"
#include "paper/paper.h"
#include "screens/screen.h"
#include "sdl/sdl.h"
#include "tests/test.h"

enum { SIDE = 1000000 };

struct laid {
	struct arena a, screen;
	struct pack *pack;
	struct fonts *fonts;
	struct ui_fonts measure;
	struct shelf_item item;
	struct app app;
};

static bool laid_open(struct laid *t, struct err *e)
{
	struct keyring none = { NULL, 0 };
	struct findings f = { .a = &t->a };
	const char *root = test_root();
	if (!sdl_start(false, e) || !seal_start() || !fonts_open(&t->fonts, path_join(&t->a, root, "assets"), e))
		return false;
	if (!pack_open(&t->pack, path_join(&t->a, root, "content/one-day"), &none, e))
		return false;
	fonts_set(t->fonts, FACE_INTER, 100);
	t->measure = fonts_measure(t->fonts);
	t->item.pack = t->pack;
	t->app = (struct app){ .open = &t->item,
		.screen = SCREEN_BOARD,
		.settings.text = 100,
		.course = course_read(&t->a, t->pack, &f, e) };
	return t->app.course != NULL;
}

static void laid_close(struct laid *t)
{
	pack_close(t->pack);
	fonts_close(t->fonts);
	arena_release(&t->screen);
	arena_release(&t->a);
}

/* How far off, in millionths of the board's own width or height. */
static int off_by(struct rect all, struct rect on_screen, struct area on_paper)
{
	const int64_t screen[] = { (int64_t)(on_screen.x - all.x) * SIDE / all.w,
		(int64_t)(on_screen.y - all.y) * SIDE / all.h, (int64_t)on_screen.w * SIDE / all.w,
		(int64_t)on_screen.h * SIDE / all.h };
	const int paper[] = { on_paper.x, on_paper.y, on_paper.w, on_paper.h };
	int most = 0;
	for (size_t i = 0; i < COUNT(paper); i++)
		most = llabs(screen[i] - paper[i]) > most ? (int)llabs(screen[i] - paper[i]) : most;
	return most;
}

/* The farthest any cell of the board in view is from its place on paper; SIDE when the two differ in kind, or not all
 * is in view. */
static int places_differ(struct laid *t, bool dwell)
{
	struct ui u = { 0 };
	const struct board *b = app_board(&t->app);
	arena_reset(&t->screen);
	t->app.settings.reach.dwell.on = dwell;
	screen_build(&t->app, &u, &t->screen);
	ui_layout(&u, &t->measure, t->app.view, NULL, 0);
	const struct node *strip = node_find(u.root, "strip"), *grid = node_find(u.root, "grid"),
			  *body = node_find(u.root, "body");
	if (strip == NULL || grid == NULL || body->content_h > body->rect.h)
		return SIDE;
	struct rect all = { strip->rect.x, strip->rect.y, grid->rect.x + grid->rect.w - strip->rect.x, grid->rect.h };
	struct board_places paper = board_places(&t->screen, b, (struct area){ 0, 0, SIDE, SIDE }, false);
	int most = 0, i = 0;
	for (const struct node *n = strip->first; n != NULL; n = n->next, i++) {
		int off = off_by(all, n->rect, paper.strip[i]);
		most = off > most ? off : most;
	}
	i = 0;
	for (const struct node *n = grid->first; n != NULL; n = n->next, i++) {
		int off = paper.cell[i].w > 0 ? off_by(all, n->rect, paper.cell[i]) : 0;
		most = off > most ? off : most;
	}
	return i == (int)(b->rows * b->columns) ? most : SIDE;
}

TEST(places_are_the_same_on_paper_and_on_the_screen)
{
	static const int sizes[][2] = { { 1366, 768 }, { 1600, 900 }, { 1920, 1080 }, { 2560, 1440 } };
	static struct laid t;
	struct err e = { 0 };
	EXPECT_OK(laid_open(&t, &e), e);
	EXPECT_INT(t.app.course->board_n, 14);
	int wrong = 0;
	for (size_t i = 0; i < t.app.course->board_n; i++)
		for (size_t s = 0; s < COUNT(sizes); s++) {
			t.app.board.index = i;
			t.app.view = (struct ui_view){ sizes[s][0], sizes[s][1], 100, 100 };
			int off = places_differ(&t, false);
			if (off > SIDE / 100)
				printf("%s at %dx%d: off by %d in a million\n", t.app.course->board[i].id, sizes[s][0],
				    sizes[s][1], off);
			wrong += off > SIDE / 100;
		}
	laid_close(&t);
	EXPECT_INT(wrong, 0);
}
