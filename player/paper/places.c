/*
 * The layout of a board, so that a child's hand and eye find a word on paper where it is on the screen. The
 * screen shares the width between strip and words as 3 to 10, parts cells by 10 pixels and both groups by 20,
 * in 1306 x 577 pixels at 1366 x 768; the same numbers here, scaled to the area, each way for itself, since a
 * window's shape changes too. A test holds the two together.
 */
#include "paper/paper.h"

enum {
	WIDTH_PX = 1306,
	HEIGHT_PX = 577,
	GAP_PX = 10,
	MIDDLE_PX = 20,
	STRIP_SHARE = 3,
	WORDS_SHARE = 10,
	STRIP_COLUMNS = 2,
	STRIP_ROWS = 5
};

/* Cell (row, column) of a group of equal cells that fills the box. */
static struct area cell_at(struct area box, int rows, int columns, int gap_x, int gap_y, int row, int column)
{
	int64_t w = box.w + gap_x, h = box.h + gap_y;
	int x = (int)(w * column / columns), y = (int)(h * row / rows);
	return (struct area){ box.x + x, box.y + y, (int)(w * (column + 1) / columns) - gap_x - x,
		(int)(h * (row + 1) / rows) - gap_y - y };
}

bool button_printed(const struct button *b, bool body_words)
{
	return !b->hidden || (b->body && body_words);
}

struct board_places board_places(struct arena *a, const struct board *b, struct area area, bool body_words)
{
	struct board_places out = { .cell = arena_array(a, b->rows * b->columns, sizeof *out.cell) };
	int gap_x = (int)((int64_t)area.w * GAP_PX / WIDTH_PX), gap_y = (int)((int64_t)area.h * GAP_PX / HEIGHT_PX);
	int middle = (int)((int64_t)area.w * MIDDLE_PX / WIDTH_PX);
	struct area strip = area, words = area;
	strip.w = (area.w - middle) * STRIP_SHARE / (STRIP_SHARE + WORDS_SHARE);
	words.x = area.x + strip.w + middle;
	words.w = area.x + area.w - words.x;
	for (int i = 0; i < (int)COUNT(out.strip); i++)
		if (b->strip[i] >= 0)
			out.strip[i] = cell_at(
			    strip, STRIP_ROWS, STRIP_COLUMNS, gap_x, gap_y, i / STRIP_COLUMNS, i % STRIP_COLUMNS);
	for (size_t i = 0; i < b->rows * b->columns; i++)
		if (b->cell[i] >= 0 && button_printed(&b->button[b->cell[i]], body_words))
			out.cell[i] = cell_at(words, (int)b->rows, (int)b->columns, gap_x, gap_y, (int)(i / b->columns),
			    (int)(i % b->columns));
	return out;
}
