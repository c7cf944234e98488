/*
 * Two blocks that are done and not read: a what-if on data, and a pause. What a learner does with them is kept nowhere.
 */
#include "course/read_in.h"

#include "course/limits.h"

static void step_read(struct reader *r, const struct xml *x, struct block *b)
{
	static const char *const attributes[] = { "label", NULL };
	b->kind = BLOCK_STEP;
	b->line = x->line;
	attrs_known(r, x, attributes);
	b->title = attr_text(r, x, "label", NEED);
	b->text = rich_read(r, x, "chart");
	const struct xml *chart = xml_child(x, "chart");
	if (chart == NULL)
		return;
	struct block *inner = arena_alloc(r->a, sizeof *inner);
	inner->kind = BLOCK_CHART;
	inner->line = chart->line;
	chart_read(r, chart, inner);
	b->child = inner;
	b->child_n = 1;
}

void what_if_read(struct reader *r, const struct xml *x, struct block *b)
{
	static const char *const attributes[] = { "title", NULL };
	static const char *const children[] = { "step", NULL };
	size_t n = child_count(x, "step");
	attrs_known(r, x, attributes);
	children_known(r, x, children);
	b->title = attr_text(r, x, "title", NEED);
	if (n < 2 || n > LIMIT_STEPS)
		wrong(r, x->line, "what-if-steps", "<what-if> has %zu <step>s: give it 2 to %d", n, LIMIT_STEPS);
	if (x->parent != NULL && xml_child(x->parent, "what-if") != x)
		wrong(r, x->line, "what-if-twice", "a second <what-if> in one place: put it on a slide of its own");
	struct block *step = arena_array(r->a, n, sizeof *step);
	for (const struct xml *c = xml_child(x, "step"); c != NULL; c = xml_next(c, "step"))
		step_read(r, c, &step[b->child_n++]);
	b->child = step;
}

void pause_read(struct reader *r, const struct xml *x, struct block *b)
{
	static const char *const attributes[] = { "title", "minutes", NULL };
	static const char *const children[] = { "p", "list", NULL };
	attrs_known(r, x, attributes);
	children_known(r, x, children);
	b->title = attr_text(r, x, "title", NEED);
	b->minutes = attr_int(r, x, "minutes", 1, LIMIT_PAUSE_MINUTES, NEED);
	b->child = blocks_read(r, x, &b->child_n);
	if (b->child_n == 0)
		wrong(r, x->line, "pause-empty", "<pause> is empty: say in a <p> what may be done in it");
}
