/*
 * Promises of the practice for partners: the clock goes by seconds and the child answers after thirteen; who speaks
 * before makes the child start again; a sign comes in the child's own time and can be missed, passed or guessed; every
 * list ends with 'something else'; of each two prompts one is open; no part keeps a score.
 */
#include "learning/partner.h"
#include "test.h"

static int64_t pass(struct partner *p, int64_t until)
{
	int64_t last = 0;
	for (int64_t due = partner_due(p); due != 0 && due <= until; due = partner_due(p)) {
		(void)partner_tick(p, due);
		last = due;
	}
	return last;
}

TEST(partner_clock_shows_ten_seconds_and_the_answer_comes_after)
{
	struct partner p;
	partner_open(&p, PARTNER_WAIT);
	EXPECT_INT(partner_due(&p), 0);
	partner_do(&p, WAIT_ASK, 5000);
	EXPECT_INT(partner_due(&p), 6000);
	EXPECT_INT(pass(&p, 14999), 14000);
	EXPECT_INT(partner_seconds(&p), 9);
	EXPECT_INT(pass(&p, 15000), 15000);
	EXPECT_INT(partner_seconds(&p), 10);
	EXPECT(!p.wait.answered);
	EXPECT_INT(pass(&p, 100000), 18000);
	EXPECT(p.wait.answered);
	EXPECT_INT(partner_due(&p), 0);
}

TEST(partner_speaking_again_stops_the_answer)
{
	struct partner p;
	partner_open(&p, PARTNER_WAIT);
	partner_do(&p, WAIT_ASK, 0 + 1000);
	(void)pass(&p, 5400);
	partner_do(&p, WAIT_SPEAK, 5400);
	EXPECT_INT(p.wait.spoke_ms, 4400);
	EXPECT_INT(partner_due(&p), 0);
	EXPECT(!p.wait.answered);
	partner_do(&p, WAIT_ASK, 9000);
	EXPECT_INT(p.wait.spoke_ms, -1);
	EXPECT_INT(partner_due(&p), 10000);
}

TEST(partner_sign_comes_in_the_childs_own_time)
{
	struct partner p;
	partner_open(&p, PARTNER_READ);
	partner_do(&p, READ_NEXT, 1000);
	EXPECT_INT(partner_due(&p), 0); /* not that one: nothing will come */
	partner_do(&p, READ_NEXT, 4000);
	partner_do(&p, READ_SAY_BACK, 4500);
	EXPECT(p.read.guessed && !p.read.done);
	partner_do(&p, READ_NEXT, 6000);
	EXPECT_INT(p.read.at, 2);
	EXPECT_INT(partner_due(&p), 10000);
	partner_do(&p, READ_NEXT, 8000); /* too soon */
	EXPECT(p.read.missed);
	EXPECT_INT(p.read.quickest_ms, 2000);
	for (int i = 0; i < 4; i++)
		partner_do(&p, READ_NEXT, 10000 + 3000 * i);
	EXPECT_INT(p.read.at, 2);
	EXPECT_INT(pass(&p, 30000), 23000);
	EXPECT(p.read.sign);
	partner_do(&p, READ_SAY_BACK, 24000);
	EXPECT(p.read.done);
	partner_do(&p, READ_AGAIN, 25000);
	EXPECT_INT(p.read.round, 1);
	EXPECT_INT(p.read.at, -1);
}

TEST(partner_reading_on_past_a_sign_is_told)
{
	struct partner p;
	partner_open(&p, PARTNER_READ);
	for (int i = 0; i < 3; i++)
		partner_do(&p, READ_NEXT, 1000 + 5000 * i);
	(void)pass(&p, 15000);
	EXPECT(p.read.sign);
	partner_do(&p, READ_NEXT, 15500);
	EXPECT(p.read.passed && !p.read.missed && !p.read.sign);
}

TEST(partner_feels_one_switch_and_how_long_it_takes)
{
	struct partner p;
	partner_open(&p, PARTNER_FEEL);
	EXPECT(!partner_feels(&p));
	partner_do(&p, FEEL_START, 2000);
	EXPECT(partner_feels(&p));
	partner_do(&p, FEEL_WORD, 9000);
	EXPECT_INT(p.feel.wrong, 1);
	partner_do(&p, FEEL_WORD + partner_cell_wanted, 15500);
	EXPECT(!partner_feels(&p));
	EXPECT_INT(p.feel.took_ms, 13500);
}

TEST(partner_yes_and_no_are_asked_of_two_children)
{
	struct partner p;
	partner_open(&p, PARTNER_YES_NO);
	partner_do(&p, YES_NO_TRUST, 0);
	EXPECT_INT(p.yes_no.judged, -1); /* not before all are asked */
	for (int i = 0; i < PARTNER_FACTS; i++) {
		partner_do(&p, YES_NO_ASK, 1000 + 10000 * i);
		partner_do(&p, YES_NO_ASK, 1500 + 10000 * i); /* asking twice asks once */
		EXPECT_INT(partner_due(&p), 1000 + 10000 * i + PARTNER_YES_NO_MS);
		(void)pass(&p, 10000 + 10000 * i);
		EXPECT_INT(p.yes_no.asked, i + 1);
	}
	partner_do(&p, YES_NO_DOUBT, 90000);
	EXPECT_INT(p.yes_no.judged, YES_NO_DOUBT);
	partner_do(&p, YES_NO_NEXT, 91000);
	EXPECT_INT(p.yes_no.child, 1);
	EXPECT_INT(p.yes_no.asked, 0);
	int same[PARTNER_CHILDREN] = { 0 };
	for (int c = 0; c < PARTNER_CHILDREN; c++)
		for (int i = 0; i < PARTNER_FACTS; i++)
			same[c] += partner_facts[i].given[c] == partner_facts[i].known;
	EXPECT(same[0] < PARTNER_FACTS && same[1] == PARTNER_FACTS);
}

TEST(partner_lists_and_prompts_keep_the_rules)
{
	EXPECT_STR(partner_words[PARTNER_WORDS - 1], "something else");
	EXPECT_STR(partner_cells[PARTNER_CELLS - 1], "something else");
	int first = 0;
	for (int i = 0; i < PARTNER_PROMPT_N; i++) {
		const struct prompt *m = &partner_prompts[i];
		EXPECT(m->open == 0 || m->open == 1);
		first += m->open == 0;
		for (int c = 0; c < 2; c++)
			EXPECT(utf8_count(m->say[c]) > 5 && utf8_count(m->why[c]) > 10);
	}
	EXPECT(first > 0 && first < PARTNER_PROMPT_N); /* the open one is not always the first */
	EXPECT(partner_cell_wanted > 3 && partner_cell_wanted < PARTNER_CELLS);
}
