/* board: nothing with a finding, or a board all of whose places lead to buttons with words. */
#include "fuzz.h"

#include "course/board.h"

static void index_check(const struct board *b, int index, bool strip)
{
	if (index == -1)
		return;
	if (index < 0 || (size_t)index >= b->button_n || b->button[index].strip != strip)
		abort();
}

static void board_check(const struct board *b)
{
	if (b->id == NULL || b->name == NULL || b->locale == NULL || strlen(b->fingerprint) != 9)
		abort();
	for (size_t i = 0; i < b->rows * b->columns; i++)
		index_check(b, b->cell[i], false);
	for (size_t i = 0; i < COUNT(b->strip); i++)
		index_check(b, b->strip[i], true);
	for (size_t i = 0; i < b->button_n; i++)
		if (b->button[i].id == NULL || b->button[i].label == NULL || b->button[i].say == NULL)
			abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { 0 };
	struct findings f = { .a = &a };
	struct bytes b = { arena_alloc(&a, size + 1), size };
	if (size > 0)
		memcpy(b.p, data, size);
	const struct board *board = board_parse(&a, "fuzz.obf", &b, &f);
	if (board == NULL && f.errors == 0)
		abort();
	if (board != NULL)
		board_check(board);
	arena_release(&a);
	return 0;
}
