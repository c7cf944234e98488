/*
 * The strip: the ten cells that stand on every board, in this order, so that a child can always refuse, correct, or
 * say 'I don't know' and 'I want to stop'. A board without them can put words into a child's mouth
 * (communication-boards.md, rule 1).
 */
#include "packager/check/check.h"

struct cell {
	const char *name;    /* as we speak of it */
	const char *word[4]; /* the label, in lower case, holds one of these */
};
static const struct cell cells[] = {
	{ "yes", { "yes" } },
	{ "no", { "no" } },
	{ "I don't know", { "don't know", "don\u2019t know", "not sure" } },
	{ "I don't understand", { "don't understand", "don\u2019t understand" } },
	{ "something else", { "something else", "not on here", "not here" } },
	{ "I want to stop", { "stop" } },
	{ "help", { "help" } },
	{ "wait", { "wait", "thinking" } },
	{ "not finished", { "not finished", "more to say" } },
	{ "you got it wrong", { "got it wrong", "that's wrong", "that\u2019s wrong", "not right" } },
};

static bool cell_is(struct arena *a, const struct cell *cell, const struct button *b)
{
	const char *label = str_lower(a, b->label != NULL ? b->label : "");
	if (streq(cell->name, "no") || streq(cell->name, "yes"))
		return streq(label, cell->name);
	for (size_t i = 0; i < COUNT(cell->word) && cell->word[i] != NULL; i++)
		if (strstr(label, cell->word[i]) != NULL)
			return true;
	return false;
}

/* The place in the strip where this cell stands, -1 when nowhere. */
static int cell_place(struct arena *a, const struct board *board, const struct cell *cell)
{
	for (size_t i = 0; i < board->strip_n && i < COUNT(board->strip); i++)
		if (board->strip[i] >= 0 && cell_is(a, cell, &board->button[board->strip[i]]))
			return (int)i;
	return -1;
}

static void cell_check(struct check *c, const struct board_ref *ref, size_t i)
{
	const struct board *board = ref->board;
	int place = cell_place(c->a, board, &cells[i]);
	if (place < 0) {
		findings_add(c->findings, SEVERITY_ERROR, ref->src, 0, "strip-missing",
		    "the strip has no cell '%s'; add a button with \"ext_coursepack_strip\": true", cells[i].name);
		return;
	}
	if (place != (int)i)
		findings_add(c->findings, SEVERITY_ERROR, ref->src, 0, "strip-order",
		    "the strip's cell '%s' is number %d; it must be number %zu, as on every board", cells[i].name,
		    place + 1, i + 1);
	const struct button *b = &board->button[board->strip[place]];
	if (b->hidden)
		findings_add(c->findings, SEVERITY_ERROR, ref->src, 0, "strip-hidden",
		    "the strip's cell '%s' is hidden; a child must always have it", cells[i].name);
	if (streq(cells[i].name, "I want to stop") && !b->stop)
		findings_add(c->findings, SEVERITY_ERROR, ref->src, 0, "strip-stop",
		    "the cell '%s' does not stop anything; add \"ext_coursepack_stop\": true", b->label);
}

/* We know the words in English only; of a board in another language the cells are counted. */
static void board_check(struct check *c, const struct board_ref *ref)
{
	const char *locale = ref->board->locale;
	if (locale == NULL || str_starts(locale, "en")) {
		for (size_t i = 0; i < COUNT(cells); i++)
			cell_check(c, ref, i);
	} else if (ref->board->strip_n != COUNT(cells)) {
		findings_add(c->findings, SEVERITY_ERROR, ref->src, 0, "strip-missing",
		    "the strip has %zu cells; it must have the ten of content/README.md, in their order",
		    ref->board->strip_n);
	}
}

static void place_check(struct check *c, const struct board_ref *ref)
{
	if (ref->board->strip_n > 0 && ref->board->strip_moved)
		findings_add(c->findings, SEVERITY_ERROR, ref->src, 0, "strip-place",
		    "the strip must stand in the first two columns, row by row, so that a child finds it in the same "
		    "place on every board");
}

void check_strip(struct check *c)
{
	for (size_t i = 0; i < c->course->board_n; i++) {
		if (c->course->board[i].board == NULL)
			continue;
		board_check(c, &c->course->board[i]);
		place_check(c, &c->course->board[i]);
	}
}
