/*
 * The practice as data and a few rules of time. One idea: a child of this practice answers when they are ready, never
 * sooner because someone spoke again.
 */
#include "learning/partner.h"

const struct prompt partner_prompts[PARTNER_PROMPT_N] = {
	{ "Robin comes in from playtime and looks at the board.",
	    { "\u2018Tell me about playtime.\u2019", "\u2018Did you play football with Sam?\u2019" },
	    { "It leaves everything to Robin: the words, the people, and whether to answer.",
		"It names a game and a person before Robin has. A yes may only mean: I would like to please you." },
	    0 },
	{ "Robin chooses \u2018tired\u2019.",
	    { "\u2018Because you stayed up late?\u2019", "\u2018Tired. You can tell me more, or stop here.\u2019" },
	    { "It gives a reason that Robin did not give.",
		"It says back what was chosen, adds nothing, and lets Robin stop." },
	    1 },
	{ "You asked Robin something five seconds ago. Robin has not moved.",
	    { "You wait, look interested and say nothing.", "You ask again in other words." },
	    { "Robin may be looking for the place on the board, or starting to move. Five seconds are short.",
		"A second question starts everything again. It also says: hurry." },
	    0 },
	{ "Robin chooses \u2018not on here\u2019.",
	    { "\u2018So is it swimming, or is it music?\u2019",
		"\u2018It is not on here. Shall I read you another page?\u2019" },
	    { "These are your guesses. With two to choose from, one of them gets chosen.",
		"It believes Robin, and offers more words without choosing among them." },
	    1 },
	{ "Robin chooses \u2018music\u2019. You expected \u2018swimming\u2019.",
	    { "\u2018Music.\u2019 You wait.", "\u2018Are you sure? You always say swimming.\u2019" },
	    { "It is Robin\u2019s word. Waiting leaves room for more, or for \u2018you got it wrong\u2019.",
		"It tells Robin which answer you would rather have." },
	    0 },
};

const char *const partner_words[PARTNER_WORDS] = { "swimming", "music", "cooking", "painting", "something else" };
/* What the child means in each round, and how long the sign takes them. */
static const int meant[PARTNER_ROUNDS] = { 2, 4, 0 }, ready_ms[PARTNER_ROUNDS] = { 4000, 5000, 3000 };

const char *const partner_cells[PARTNER_CELLS] = { "go", "come", "look", "open", "more", "again", "same", "different",
	"music", "book", "water", "something else" };
const int partner_cell_wanted = 6;

const char *const partner_children[PARTNER_CHILDREN] = { "Robin", "Ali" };
const struct fact partner_facts[PARTNER_FACTS] = {
	{ "You hold up a cup. \u2018Is this a cup?\u2019", ANSWER_YES, { ANSWER_YES, ANSWER_YES } },
	{ "Still the cup. \u2018Is this a shoe?\u2019", ANSWER_NO, { ANSWER_YES, ANSWER_NO } },
	{ "\u2018Are we in a room?\u2019", ANSWER_YES, { ANSWER_YES, ANSWER_YES } },
	{ "\u2018Are we in the sea?\u2019", ANSWER_NO, { ANSWER_YES, ANSWER_NO } },
	{ "You hide your hands. \u2018Do I have a pencil in my hand?\u2019", ANSWER_DONT_KNOW,
	    { ANSWER_YES, ANSWER_DONT_KNOW } },
	{ "\u2018Are you a grown-up?\u2019", ANSWER_NO, { ANSWER_YES, ANSWER_NO } },
};

void partner_open(struct partner *p, enum partner_part part)
{
	*p = (struct partner){ .part = part };
	p->wait.spoke_ms = -1;
	p->read.at = -1;
	p->yes_no.judged = -1;
	for (int i = 0; i < PARTNER_PROMPT_N; i++)
		p->prompt[i] = -1;
}

/* --- what the learner does --- */

static void wait_do(struct partner *p, int what, int64_t now)
{
	if (what == WAIT_ASK) {
		partner_open(p, PARTNER_WAIT);
		p->since = p->shown = now;
	} else if (what == WAIT_SPEAK && p->since != 0) {
		p->wait.spoke_ms = (int)(now - p->since);
		p->shown = now;
	}
}

static void prompts_do(struct partner *p, int what)
{
	if (what >= 0 && what < 2 * PARTNER_PROMPT_N)
		p->prompt[what / 2] = what % 2;
}

static bool read_meant(const struct partner *p)
{
	return p->read.at == meant[p->read.round];
}

static void read_next(struct partner *p, int64_t now)
{
	int waited = (int)(now - p->since);
	if (p->read.at >= 0 && (p->read.quickest_ms == 0 || waited < p->read.quickest_ms))
		p->read.quickest_ms = waited > 0 ? waited : 1;
	p->read.missed = p->read.missed || (read_meant(p) && !p->read.sign);
	p->read.passed = p->read.passed || p->read.sign;
	p->read.sign = p->read.guessed = false;
	p->read.at = (p->read.at + 1) % PARTNER_WORDS;
	p->since = now;
}

static void read_do(struct partner *p, int what, int64_t now)
{
	int round = p->read.round;
	if (what == READ_NEXT && !p->read.done) {
		read_next(p, now);
	} else if (what == READ_SAY_BACK && p->read.at >= 0 && !p->read.done) {
		p->read.done = p->read.sign;
		p->read.guessed = !p->read.sign;
		p->since = p->read.done ? 0 : p->since;
	} else if (what == READ_AGAIN && p->read.done) {
		partner_open(p, PARTNER_READ);
		p->read.round = (round + 1) % PARTNER_ROUNDS;
	}
}

static void feel_do(struct partner *p, int what, int64_t now)
{
	if (what == FEEL_START) {
		partner_open(p, PARTNER_FEEL);
		p->since = now;
	} else if (what == FEEL_STOP) {
		p->since = 0;
	} else if (p->since != 0 && what - FEEL_WORD == partner_cell_wanted) {
		p->feel.took_ms = (int)(now - p->since);
		p->since = 0;
	} else if (p->since != 0) {
		p->feel.wrong++;
	}
}

static void yes_no_do(struct partner *p, int what, int64_t now)
{
	int child = p->yes_no.child;
	if (what == YES_NO_ASK && p->since == 0 && p->yes_no.asked < PARTNER_FACTS) {
		p->since = now;
	} else if ((what == YES_NO_TRUST || what == YES_NO_DOUBT) && p->yes_no.asked == PARTNER_FACTS) {
		p->yes_no.judged = what;
	} else if (what == YES_NO_NEXT) {
		partner_open(p, PARTNER_YES_NO);
		p->yes_no.child = (child + 1) % PARTNER_CHILDREN;
	}
}

void partner_do(struct partner *p, int what, int64_t now)
{
	switch (p->part) {
	case PARTNER_WAIT:
		wait_do(p, what, now);
		break;
	case PARTNER_PROMPTS:
		prompts_do(p, what);
		break;
	case PARTNER_READ:
		read_do(p, what, now);
		break;
	case PARTNER_FEEL:
		feel_do(p, what, now);
		break;
	case PARTNER_YES_NO:
		yes_no_do(p, what, now);
		break;
	case PARTNER_LIST:
	case PARTNER_PARTS:
		break;
	}
}

/* --- time --- */

bool partner_feels(const struct partner *p)
{
	return p->part == PARTNER_FEEL && p->since != 0;
}

int partner_seconds(const struct partner *p)
{
	return p->since != 0 ? (int)((p->shown - p->since) / 1000) : 0;
}

int64_t partner_due(const struct partner *p)
{
	if (p->since == 0)
		return 0;
	if (p->part == PARTNER_WAIT && p->wait.spoke_ms < 0 && !p->wait.answered)
		return p->since + 1000 * (partner_seconds(p) + 1);
	if (p->part == PARTNER_READ && !p->read.sign && read_meant(p))
		return p->since + ready_ms[p->read.round];
	if (p->part == PARTNER_YES_NO)
		return p->since + PARTNER_YES_NO_MS;
	return 0;
}

bool partner_tick(struct partner *p, int64_t now)
{
	int64_t due = partner_due(p);
	if (due == 0 || now < due)
		return false;
	if (p->part == PARTNER_WAIT) {
		p->shown = due;
		p->wait.answered = p->shown - p->since >= PARTNER_ANSWER_MS;
	} else if (p->part == PARTNER_READ) {
		p->read.sign = true;
	} else {
		p->yes_no.asked++;
		p->since = 0;
	}
	return true;
}
