/*
 * Dwelling, to the millisecond: it locks on, goes round in steps, chooses; a glance away is remembered, a look away is
 * not; what was chosen must be left before anything is chosen again; on nothing it wakes nobody; while paused only one
 * target counts.
 */
#include "tests/test.h"
#include "tests/unit/samples.h"
#include "ui/draw.h"
#include "ui/dwell.h"
#include "tests/unit/invariants.h"

static const struct dwell_settings usual = { .on = 1, .lock_ms = 250, .complete_ms = 1250, .memory_ms = 750 };

#define CELL(word) "screen/content/board/cells/" word

struct place {
	struct arena a;
	struct ui u;
	struct dwell d;
	struct node *chosen;
};

static void place_open(struct place *p)
{
	struct ui_fonts fonts = fake_fonts();
	memset(p, 0, sizeof *p);
	p->u.a = &p->a;
	sample_board(&p->u, false);
	ui_layout(&p->u, &fonts, (struct ui_view){ 1366, 768, 100, 100 }, NULL, 0);
}

static bool look(struct place *p, const char *id, int64_t now)
{
	int x, y;
	node_point(node_find(p->u.root, id), &x, &y);
	return dwell_move(&p->d, &p->u, &usual, NULL, x, y, now);
}

/* Lets time pass as the session does; what was chosen by then, and when. */
static const char *pass(struct place *p, int64_t until, int64_t *at)
{
	for (int64_t next = dwell_next(&p->d, &usual); next != 0 && next <= until; next = dwell_next(&p->d, &usual)) {
		(void)dwell_tick(&p->d, &p->u, &usual, next, &p->chosen);
		*at = next;
		if (p->chosen != NULL)
			return p->chosen->id;
	}
	return NULL;
}

TEST(dwell_locks_on_and_chooses_on_time)
{
	struct place p;
	int64_t at = 0;
	place_open(&p);
	EXPECT_INT(dwell_next(&p.d, &usual), 0);
	(void)look(&p, CELL("happy"), 1000);
	EXPECT_INT(dwell_next(&p.d, &usual), 1375); /* 250 ms, then a tenth of 1,250 */
	EXPECT(!dwell_tick(&p.d, &p.u, &usual, 1374, &p.chosen));
	EXPECT(dwell_tick(&p.d, &p.u, &usual, 1375, &p.chosen));
	EXPECT_INT(p.d.shown, 1);
	EXPECT_STR(pass(&p, 2499, &at), NULL);
	EXPECT_STR(pass(&p, 2500, &at), CELL("happy"));
	EXPECT_INT(at, 2500);
	arena_release(&p.a);
}

TEST(dwell_forgives_a_glance_away)
{
	struct place p;
	int64_t at = 0;
	place_open(&p);
	(void)look(&p, CELL("happy"), 0);
	EXPECT_STR(pass(&p, 1000, &at), NULL); /* 750 of 1,250 */
	EXPECT(look(&p, CELL("sad"), 1000));
	EXPECT_INT(p.d.shown, 0);
	EXPECT(look(&p, CELL("happy"), 1100)); /* too short to lock on there */
	EXPECT_INT(p.d.shown, 6);
	EXPECT_STR(pass(&p, 1599, &at), NULL);
	EXPECT_STR(pass(&p, 1600, &at), CELL("happy")); /* the 500 that were left */
	arena_release(&p.a);
}

TEST(dwell_forgets_after_its_memory)
{
	struct place p;
	int64_t at = 0;
	place_open(&p);
	(void)look(&p, CELL("happy"), 0);
	(void)pass(&p, 1000, &at);
	(void)dwell_move(&p.d, &p.u, &usual, NULL, 0, 0, 1000);
	EXPECT_INT(dwell_next(&p.d, &usual), 0); /* resting on nothing wakes nobody */
	(void)look(&p, CELL("happy"), 1750);
	EXPECT_INT(p.d.start, 1000); /* the last moment of its memory */
	(void)dwell_move(&p.d, &p.u, &usual, NULL, 0, 0, 1760);
	(void)look(&p, CELL("happy"), 2511);
	EXPECT_INT(p.d.start, 2761); /* one too late: from the start */
	arena_release(&p.a);
}

TEST(dwell_must_leave_before_it_chooses_again)
{
	struct place p;
	int64_t at = 0;
	place_open(&p);
	(void)look(&p, CELL("happy"), 0);
	EXPECT_STR(pass(&p, 1500, &at), CELL("happy"));
	EXPECT_INT(dwell_next(&p.d, &usual), 0);
	(void)look(&p, CELL("happy"), 1600);
	EXPECT_INT(dwell_next(&p.d, &usual), 0);
	/* another screen under a pointer that stays chooses nothing by itself */
	dwell_keep(&p.d, &p.u, &usual, NULL, 1700);
	EXPECT_INT(dwell_next(&p.d, &usual), 0);
	(void)look(&p, CELL("sad"), 1800);
	(void)look(&p, CELL("happy"), 1900);
	EXPECT_STR(pass(&p, 3400, &at), CELL("happy"));
	EXPECT_INT(at, 3400);
	arena_release(&p.a);
}

TEST(dwell_pauses_but_for_one_target)
{
	struct place p;
	int64_t at = 0;
	int x, y;
	place_open(&p);
	node_point(node_find(p.u.root, CELL("happy")), &x, &y);
	(void)dwell_move(&p.d, &p.u, &usual, CELL("sad"), x, y, 0);
	EXPECT_INT(dwell_next(&p.d, &usual), 0);
	node_point(node_find(p.u.root, CELL("sad")), &x, &y);
	(void)dwell_move(&p.d, &p.u, &usual, CELL("sad"), x, y, 100);
	EXPECT_STR(pass(&p, 1600, &at), CELL("sad"));
	arena_release(&p.a);
}

TEST(dwell_ring_is_drawn_in_steps)
{
	struct place p;
	place_open(&p);
	struct draw_list list =
	    ui_draw(&p.a, &p.u, theme_get(THEME_PAPER), (struct ui_view){ 1366, 768, 100, 100 }, NULL, false, NULL);
	struct draw_list same = ui_draw_ring(&p.a, list, &p.u, CELL("happy"), 0);
	EXPECT_INT(same.n, list.n);
	struct draw_list ring = ui_draw_ring(&p.a, list, &p.u, CELL("happy"), 3);
	EXPECT_INT(ring.n, list.n + 1);
	EXPECT_INT(ring.op[list.n].kind, DRAW_PICTURE);
	EXPECT(strstr(ring.op[list.n].picture, "#pal015") != NULL); /* the focus colour */
	struct draw_list more = ui_draw_ring(&p.a, list, &p.u, CELL("happy"), 4);
	EXPECT(!draw_same(&ring, &more));
	arena_release(&p.a);
}

TEST(dwell_leaves_alone_what_a_click_chose)
{
	struct place p;
	int64_t at = 0;
	place_open(&p);
	(void)look(&p, CELL("happy"), 0);
	(void)pass(&p, 700, &at);
	dwell_spend(&p.d, &p.u);
	EXPECT_INT(dwell_next(&p.d, &usual), 0);
	(void)look(&p, CELL("happy"), 800);
	EXPECT_INT(dwell_next(&p.d, &usual), 0);
	(void)look(&p, CELL("sad"), 900);
	EXPECT_INT(p.d.start, 1150);
	arena_release(&p.a);
}
