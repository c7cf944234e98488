/*
 * Practising to be the partner of a child who uses a board: five short parts, each tried rather than read. What a child
 * would do is told in words as well as shown, so that it works by ear too. Nothing here is scored or kept.
 */
#include "screens/screen.h"

static const char *const titles[PARTNER_PARTS] = {
	[PARTNER_LIST] = "Practise being a partner",
	[PARTNER_WAIT] = "Waiting ten seconds",
	[PARTNER_PROMPTS] = "Leaving it open",
	[PARTNER_READ] = "Reading the choices aloud",
	[PARTNER_FEEL] = "One switch, yourself",
	[PARTNER_YES_NO] = "Can I rely on yes and no?",
};

static void lead(struct frame *f, const char *text)
{
	w_text(f->u, f->body, "lead", TYPE_BODY, COLOUR_SOFT, text)->max_w = 900;
}

/* What just happened, said as soon as it happens. */
static void happened(struct frame *f, const char *text)
{
	struct node *n = ui_node(f->u, f->body, ROLE_STATUS, "/happened");
	n->flags = NODE_LIVE;
	n->type = TYPE_STRONG;
	n->ink = COLOUR_INK;
	n->text = text;
	n->max_w = 900;
}

static struct node *do_button(
    struct frame *f, struct node *row, const char *key, enum button_kind kind, const char *text, int what)
{
	return w_button(f->u, row, key, kind, text, act_n(ACTION_PARTNER_DO, what));
}

static void note(struct frame *f, const char *key, const char *text)
{
	struct node *n = w_note(f->u, f->body, key, COLOUR_ACCENT_WEAK, NULL);
	n->max_w = 900 * f->app->view.scale / 100;
	w_text(f->u, n, "text", TYPE_BODY, COLOUR_INK, text);
}

/* --- waiting --- */

static const char *wait_text(const struct app *app, struct arena *a)
{
	const struct partner *p = &app->partner;
	if (p->wait.spoke_ms >= 0 && p->wait.spoke_ms < PARTNER_WAIT_MS)
		return arena_printf(a,
		    "You spoke again after %d.%d seconds. Robin was getting ready to answer, and now starts again.",
		    p->wait.spoke_ms / 1000, p->wait.spoke_ms % 1000 / 100);
	if (p->wait.spoke_ms >= 0)
		return "You gave ten seconds before you spoke. Robin was nearly there: some children need more.";
	if (p->wait.answered)
		return "Robin chooses \xE2\x80\x98painting\xE2\x80\x99. The answer took 13 seconds. It came because "
		       "you waited.";
	if (p->since != 0 && partner_seconds(p) >= 10)
		return "Ten seconds. Go on waiting.";
	return p->since != 0 ? "You asked. Now wait, and look interested." : "";
}

static void wait_part(struct frame *f)
{
	const struct app *app = f->app;
	const struct partner *p = &app->partner;
	struct ui *u = f->u;
	bool runs = p->since != 0 && p->wait.spoke_ms < 0 && !p->wait.answered;
	int seconds = partner_seconds(p);
	lead(f,
	    "Ask Robin \xE2\x80\x98What would you like to do?\xE2\x80\x99 and wait. The clock shows how long ten "
	    "seconds are. A child who finds a "
	    "picture with one switch may need a minute.");
	struct node *clock = w_text(u, f->body, "seconds", TYPE_HUGE, COLOUR_INK, arena_printf(u->a, "%d", seconds));
	clock->name = arena_printf(u->a, "%d seconds", seconds);
	struct node *bar = w_progress(u, f->body, "bar", "Ten seconds", seconds >= 10 ? 1000 : seconds * 100);
	bar->max_w = 640 * f->app->view.scale / 100;
	bar->value = arena_printf(u->a, "%d of 10 seconds", seconds);
	happened(f, wait_text(app, u->a));
	struct node *row = w_wrap(u, f->body, "row", 10);
	if (runs)
		do_button(f, row, "speak", BUTTON_PLAIN, "Ask again, or help", WAIT_SPEAK)->flags |= NODE_FIRST;
	else
		do_button(f, row, "ask", BUTTON_PRIMARY, p->since == 0 ? "Ask Robin" : "Try again", WAIT_ASK)->flags |=
		    NODE_FIRST;
}

/* --- prompts --- */

static void prompts_part(struct frame *f)
{
	const struct partner *p = &f->app->partner;
	struct ui *u = f->u;
	lead(f, "In each moment, which would you rather do? One of the two leaves the choice with Robin.");
	for (int i = 0; i < PARTNER_PROMPT_N; i++) {
		const struct prompt *m = &partner_prompts[i];
		struct node *card = w_card(u, f->body, arena_printf(u->a, "moment%d", i));
		card->max_w = 900 * f->app->view.scale / 100;
		w_heading(u, card, "moment", 2, TYPE_H3, m->moment);
		struct node *g = w_column(u, card, "choices", 8);
		g->role = ROLE_RADIOGROUP;
		g->name = m->moment;
		g->align = ALIGN_START;
		for (int c = 0; c < 2; c++)
			w_option(u, g, c == 0 ? "a" : "b", m->say[c], p->prompt[i] == c,
			    act_n(ACTION_PARTNER_DO, 2 * i + c));
		struct node *why = ui_node(u, card, ROLE_STATUS, "why");
		why->flags = NODE_LIVE;
		why->type = TYPE_BODY;
		why->ink = COLOUR_INK;
		why->text = p->prompt[i] < 0
		    ? ""
		    : arena_printf(
			  u->a, "%s %s", p->prompt[i] == m->open ? "Open." : "It leads.", m->why[p->prompt[i]]);
	}
}

/* --- reading aloud --- */

static const char *read_text(const struct partner *p, struct arena *a)
{
	const char *word = p->read.at >= 0 ? partner_words[p->read.at] : "";
	if (p->read.done)
		return arena_printf(
		    a, "You said back \xE2\x80\x98%s\xE2\x80\x99. Robin smiles a little and looks at you: yes.", word);
	if (p->read.guessed)
		return "Robin had shown nothing: that was your choice, not Robin\xE2\x80\x99s. Robin looks away.";
	if (p->read.sign)
		return arena_printf(a, "Robin looks up while \xE2\x80\x98%s\xE2\x80\x99 is the last word.", word);
	return p->read.at < 0
	    ? ""
	    : arena_printf(a, "You read \xE2\x80\x98%s\xE2\x80\x99. Robin\xE2\x80\x99s eyes are on the list.", word);
}

static void read_after(struct frame *f)
{
	const struct partner *p = &f->app->partner;
	struct buf b = { .a = f->u->a };
	buf_addf(&b, "The shortest time you left after a word was %s.", seconds_text(f->u->a, p->read.quickest_ms));
	if (p->read.missed)
		buf_add(&b,
		    " Once, Robin was on the way to look up when the next word came, and had to wait for the whole "
		    "list again.");
	if (p->read.passed)
		buf_add(&b, " Once, Robin had looked up and you read on.");
	if (!p->read.missed && !p->read.passed)
		buf_add(&b, " You missed no sign.");
	buf_add(&b,
	    " Always read in the same order, in the same voice, with \xE2\x80\x98something else\xE2\x80\x99 at the "
	    "end.");
	note(f, "after", buf_text(&b));
}

static void read_part(struct frame *f)
{
	const struct partner *p = &f->app->partner;
	struct ui *u = f->u;
	lead(f,
	    "Robin cannot point. Read one word, wait for Robin\xE2\x80\x99s sign, then read the next. Looking up "
	    "means: that one. Say back what "
	    "was chosen, so that Robin can say no.");
	struct node *list = ui_node(u, f->body, ROLE_LIST, "words");
	list->name = "The list";
	list->box = BOX_WRAP;
	list->gap = 8;
	for (int i = 0; i < PARTNER_WORDS; i++) {
		bool now = i == p->read.at;
		struct node *n = w_tag(u, list, arena_printf(u->a, "w%d", i), now ? COLOUR_ACCENT_INK : COLOUR_INK,
		    now ? COLOUR_ACCENT : COLOUR_CARD, NULL, partner_words[i]);
		n->type = TYPE_LABEL;
		n->flags |= now ? NODE_CURRENT : 0;
	}
	happened(f, read_text(p, u->a));
	if (p->read.done)
		read_after(f);
	struct node *row = w_wrap(u, f->body, "row", 10);
	if (p->read.done) {
		do_button(f, row, "again", BUTTON_PRIMARY, "Another time", READ_AGAIN)->flags |= NODE_FIRST;
		return;
	}
	const char *next = partner_words[(p->read.at + 1) % PARTNER_WORDS];
	do_button(f, row, "next", BUTTON_PLAIN, arena_printf(u->a, "Read \xE2\x80\x98%s\xE2\x80\x99", next), READ_NEXT)
	    ->flags |= NODE_FIRST;
	if (p->read.at >= 0)
		do_button(f, row, "back", BUTTON_PLAIN,
		    arena_printf(u->a, "Say back \xE2\x80\x98%s\xE2\x80\x99", partner_words[p->read.at]),
		    READ_SAY_BACK);
}

/* --- one switch --- */

static void feel_grid(struct frame *f)
{
	struct ui *u = f->u;
	struct node *g = ui_node(u, f->body, ROLE_GRID, "/feel-grid");
	g->name = "Board";
	g->box = BOX_GRID;
	g->columns = f->app->view.w * 100 / f->app->view.scale < 640 ? 2 : 4;
	g->gap = 10;
	for (int i = 0; i < PARTNER_CELLS; i++) {
		struct node *n =
		    do_button(f, g, arena_printf(u->a, "c%d", i), BUTTON_PLAIN, partner_cells[i], FEEL_WORD + i);
		n->flags |= NODE_PICTURE_ABOVE;
		n->pad_x = 4;
		n->min_h = 64;
	}
}

/* The bars are there for a mouse; a switch comes only to the board and to 'Stop', as it would for the child. */
static void feel_only(struct frame *f, const struct node *stop)
{
	for (struct node *n = f->root; n != NULL; n = node_after(f->root, n))
		if (n != stop && node_up(n, ROLE_GRID) == NULL)
			n->flags |= NODE_UNSCANNED;
}

static void feel_part(struct frame *f)
{
	const struct partner *p = &f->app->partner;
	struct ui *u = f->u;
	const char *wanted = partner_cells[partner_cell_wanted];
	lead(f,
	    arena_printf(u->a,
		"Say \xE2\x80\x98%s\xE2\x80\x99 with one switch. A highlight goes down the rows: press when it is on "
		"the right row, "
		"then when it is on the word. Your switch is Space, or the button below. 1.5 seconds a step is quick "
		"for a child.",
		wanted));
	if (!partner_feels(p)) {
		if (p->feel.took_ms > 0)
			note(f, "after",
			    arena_printf(u->a,
				"\xE2\x80\x98%s\xE2\x80\x99 took you %s%s. A child does this for each word of each "
				"sentence, "
				"every day, while people wait or do not. Waiting is the method, not politeness.",
				wanted, seconds_text(u->a, p->feel.took_ms / 100 * 100),
				p->feel.wrong == 0 ? ""
						   : arena_printf(u->a, ", with %d other word%s chosen on the way",
							 p->feel.wrong, p->feel.wrong == 1 ? "" : "s")));
		do_button(f, w_wrap(u, f->body, "row", 10), "start", BUTTON_PRIMARY,
		    p->feel.took_ms > 0 ? "Once more" : "Start", FEEL_START)
		    ->flags |= NODE_FIRST;
		return;
	}
	feel_grid(f);
	happened(f,
	    p->feel.wrong == 0 ? "" : arena_printf(u->a, "That was another word (%d so far). Go on.", p->feel.wrong));
	struct node *row = w_wrap(u, f->body, "row", 10);
	struct node *press = w_button(u, row, "press", BUTTON_PRIMARY, "My switch", act_of(ACTION_AS_SWITCH));
	press->flags |= NODE_FIRST;
	press->min_w = 240;
	press->min_h = 72;
	feel_only(f, do_button(f, row, "stop", BUTTON_PLAIN, "Stop", FEEL_STOP));
}

/* --- yes and no --- */

static const char *answer_text(enum answer a)
{
	switch (a) {
	case ANSWER_YES:
		return "yes";
	case ANSWER_NO:
		return "no";
	case ANSWER_DONT_KNOW:
		return "don\xE2\x80\x99t know";
	case ANSWER_NONE:
		break;
	}
	return "";
}

static const char *yes_no_advice(const struct partner *p)
{
	return p->yes_no.child == 0 ? "Robin says yes to everything, whatever is true. That is friendly, and no "
				      "answer. Do not ask Robin yes-or-no questions about "
				      "anything that matters: offer words to choose from, with \xE2\x80\x98something "
				      "else\xE2\x80\x99 and \xE2\x80\x98I don\xE2\x80\x99t "
				      "know\xE2\x80\x99, and tell colleagues."
				    : "Ali\xE2\x80\x99s yes and no follow what all can see, and Ali says \xE2\x80\x98"
				      "don\xE2\x80\x99t know\xE2\x80\x99 where nobody can know. Write "
				      "down how Ali shows each. Even so, a yes to a leading question stays a yes to "
				      "your words: leave questions open.";
}

static void yes_no_table(struct frame *f)
{
	const struct partner *p = &f->app->partner;
	struct ui *u = f->u;
	const char *child = partner_children[p->yes_no.child];
	struct node *list = ui_node(u, f->body, ROLE_LIST, "asked");
	list->name = "Asked so far";
	list->box = BOX_COLUMN;
	list->align = ALIGN_STRETCH;
	list->gap = 6;
	for (int i = 0; i < p->yes_no.asked; i++) {
		const struct fact *t = &partner_facts[i];
		struct node *item = ui_node(u, list, ROLE_ITEM, arena_printf(u->a, "f%d", i));
		item->type = TYPE_BODY;
		item->ink = COLOUR_INK;
		item->text = arena_printf(u->a, "%s  True answer: %s. %s: %s.", t->ask, answer_text(t->known), child,
		    answer_text(t->given[p->yes_no.child]));
	}
}

static void yes_no_part(struct frame *f)
{
	const struct partner *p = &f->app->partner;
	struct ui *u = f->u;
	const char *child = partner_children[p->yes_no.child];
	bool all = p->yes_no.asked == PARTNER_FACTS;
	lead(f,
	    arena_printf(u->a,
		"Ask %s six things that everybody in the room can see or knows. %s shows yes by looking up, no by "
		"looking to the "
		"side, and can point to \xE2\x80\x98I don\xE2\x80\x99t know\xE2\x80\x99. There is no score.",
		child, child));
	yes_no_table(f);
	happened(f,
	    p->since != 0             ? "You asked. Wait\xE2\x80\xA6"
		: p->yes_no.asked > 0 ? arena_printf(u->a, "%s: %s.", child,
					    answer_text(partner_facts[p->yes_no.asked - 1].given[p->yes_no.child]))
				      : "");
	struct node *row = w_wrap(u, f->body, "row", 10);
	if (!all) {
		struct node *ask = do_button(f, row, "ask", BUTTON_PRIMARY,
		    arena_printf(u->a, "Ask: %s", partner_facts[p->yes_no.asked].ask), YES_NO_ASK);
		ask->flags |= NODE_FIRST;
		return;
	}
	w_text(u, f->body, "judge", TYPE_STRONG, COLOUR_INK,
	    arena_printf(u->a, "Would you rely on %s\xE2\x80\x99s yes and no?", child));
	struct node *judge = w_wrap(u, f->body, "judge-row", 10);
	judge->role = ROLE_RADIOGROUP;
	judge->name = arena_printf(u->a, "Would you rely on %s\xE2\x80\x99s yes and no?", child);
	w_option(u, judge, "trust", "Yes, with care", p->yes_no.judged == YES_NO_TRUST,
	    act_n(ACTION_PARTNER_DO, YES_NO_TRUST));
	w_option(
	    u, judge, "doubt", "Not yet", p->yes_no.judged == YES_NO_DOUBT, act_n(ACTION_PARTNER_DO, YES_NO_DOUBT));
	if (p->yes_no.judged < 0)
		return;
	note(f, "advice", yes_no_advice(p));
	do_button(f, w_wrap(u, f->body, "next-row", 10), "next", BUTTON_PLAIN,
	    arena_printf(u->a, "Ask %s", partner_children[(p->yes_no.child + 1) % PARTNER_CHILDREN]), YES_NO_NEXT);
}

/* --- the screen --- */

static void list_part(struct frame *f)
{
	static const char *const what[PARTNER_PARTS] = {
		[PARTNER_WAIT] = "How long is ten seconds? A child with a board needs them.",
		[PARTNER_PROMPTS] = "Five moments, two things to say in each.",
		[PARTNER_READ] = "Partner-assisted scanning with a made-up child.",
		[PARTNER_FEEL] = "Say one word with one switch.",
		[PARTNER_YES_NO] = "Six plain questions to two made-up children.",
	};
	struct ui *u = f->u;
	lead(f,
	    "The board is half of it; the other half is you. About ten minutes in all. Nothing is scored and nothing "
	    "is kept.");
	for (int i = PARTNER_WAIT; i < PARTNER_PARTS; i++) {
		struct node *card = w_card(u, f->body, arena_printf(u->a, "part%d", i));
		card->max_w = 900 * f->app->view.scale / 100;
		w_text(u, card, "what", TYPE_SMALL, COLOUR_SOFT, what[i]);
		w_button(u, w_wrap(u, card, "row", 8), "open", BUTTON_PLAIN, titles[i], act_n(ACTION_PARTNER_PART, i));
	}
}

void screen_partner(const struct app *app, struct ui *u)
{
	static void (*const parts[PARTNER_PARTS])(
	    struct frame *) = { list_part, wait_part, prompts_part, read_part, feel_part, yes_no_part };
	enum partner_part part = app->partner.part;
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = titles[part],
		.back = part == PARTNER_LIST ? "Back" : "All five",
		.back_act = ACTION_BACK,
		.where_strong = "Communication boards",
		.permille = -1 });
	w_heading(u, f.body, "title", 1, TYPE_H1, titles[part]);
	parts[part](&f);
}
