/*
 * What is done on a slide and not read: a what-if, whose steps stand along a line and change what is shown below them,
 * and a pause that starts when the learner says so. Nothing of either is kept, and the way on is open at any time.
 */
#include "course/limits.h"
#include "screens/screen.h"

/* The line with its knob over the step that is chosen; for the eye only, since the steps are the control. */
static void line(struct frame *f, struct node *parent, int chosen, size_t n)
{
	struct node *s = ui_node(f->u, parent, ROLE_SLIDER, "line");
	s->flags = NODE_DECORATIVE | NODE_GRAPHIC;
	s->value_n = 2 * chosen + 1;
	s->value_max = 2 * (int)n;
}

static void steps(struct frame *f, struct node *card, const struct block *b, int chosen)
{
	struct ui *u = f->u;
	const struct ui_view *view = &f->app->view;
	bool wide = !f->narrow && view->w * 100 / view->scale >= 130 * (int)b->child_n + 200;
	if (wide)
		line(f, card, chosen, b->child_n);
	struct node *g = ui_node(u, card, ROLE_RADIOGROUP, "steps");
	g->name = b->title;
	g->box = wide ? BOX_GRID : BOX_WRAP;
	g->columns = (int)b->child_n;
	g->gap = 10;
	for (size_t i = 0; i < b->child_n; i++)
		w_option(u, g, arena_printf(u->a, "s%zu", i), b->child[i].title, (int)i == chosen,
		    act_n(ACTION_STEP, (int)i));
}

void w_what_if(struct frame *f, struct node *parent, const char *key, const struct block *b)
{
	struct ui *u = f->u;
	struct node *card = w_card(u, parent, key);
	int chosen = f->app->step >= 0 && (size_t)f->app->step < b->child_n ? f->app->step : 0;
	int64_t top = 1;
	card->gap = 14;
	w_heading(u, card, "title", 3, TYPE_H3, b->title);
	if (b->child_n == 0)
		return;
	steps(f, card, b, chosen);
	for (size_t i = 0; i < b->child_n; i++)
		if (b->child[i].child_n > 0 && chart_top(b->child[i].child->chart) > top)
			top = chart_top(b->child[i].child->chart);
	const struct block *step = &b->child[chosen];
	struct node *now = w_column(u, card, "now", 12);
	struct node *says = w_column(u, now, "says", 0);
	says->role = ROLE_STATUS;
	says->flags = NODE_LIVE;
	w_rich(u, says, "text", TYPE_BODY, &step->text);
	if (step->child_n > 0)
		w_chart(f, now, "chart", step->child, top);
}

void w_pause(struct frame *f, struct node *parent, const char *key, const struct block *b)
{
	struct ui *u = f->u;
	const struct pause *p = &f->app->pause;
	struct node *n = w_note(u, parent, key, COLOUR_ACCENT_WEAK, b->title);
	n->gap = 12;
	w_blocks(f, n, b->child, b->child_n, true);
	if (p->since != 0) {
		struct node *bar = w_progress(u, n, "bar", "The pause", (int)(p->gone_ms * 1000 / p->length_ms));
		bar->value = pause_left(p, u->a);
		bar->fill = COLOUR_CARD;
		w_text(u, n, "left", TYPE_SMALL, COLOUR_INK, bar->value);
	}
	struct node *over = ui_node(u, n, ROLE_STATUS, "over");
	over->flags = NODE_LIVE;
	over->type = TYPE_STRONG;
	over->ink = COLOUR_INK;
	over->text = p->over ? "The pause is over. Go on when you like." : "";
	struct node *row = w_wrap(u, n, "row", 10);
	const char *minutes =
	    b->minutes == 1 ? "Start the minute" : arena_printf(u->a, "Start the %d minutes", b->minutes);
	if (p->since != 0)
		w_button(u, row, "end", BUTTON_PLAIN, "End the pause", act_n(ACTION_PAUSE, 0));
	else
		w_button(
		    u, row, "start", BUTTON_PLAIN, p->over ? "Once more" : minutes, act_n(ACTION_PAUSE, b->minutes));
}
