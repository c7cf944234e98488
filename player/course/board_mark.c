/*
 * The mark of a board: eight characters that are the same exactly when what is on the board is the same, so that a
 * note of a conversation can say which board was used. It is the start (40 bits) of the SHA-256 of this text, in
 * Crockford's base 32:
 *
 *   coursepack board 1
 *   grid ROWS COLUMNS
 *   button K LABEL SAY PICTURE ACTION LINK HIDDEN   before the first place that shows it; K counts from 0
 *   strip PLACE K                                   for each strip place from 0 that is filled
 *   cell ROW COLUMN K                               for each filled cell, row by row
 *
 * each line ended by LF, the six parts of a button as JSON strings. PICTURE is "symbol SET FILE", "path NAME",
 * "data HASH" (lower-case hex SHA-256) or ""; HIDDEN is "hidden" or "". Ids, colours, the board's name and its
 * description are not on the board in this sense. A button is written once however often it is shown, so the text
 * grows no faster than the file.
 */
#include "course/board_in.h"

#include "base/seal.h"

struct writer {
	struct buf out;
	const struct board *board;
	int *number; /* of each button, -1 not written yet */
	int next;
	struct { /* pictures hashed so far: many buttons may show one */
		const struct bytes *data;
		char hex[SEAL_HEX];
	} * picture;
	size_t picture_n;
};

static const char *data_hash(struct writer *w, const struct bytes *data)
{
	for (size_t i = 0; i < w->picture_n; i++)
		if (w->picture[i].data == data)
			return w->picture[i].hex;
	w->picture[w->picture_n].data = data;
	seal_hash_hex(w->picture[w->picture_n].hex, data->p, data->n);
	return w->picture[w->picture_n++].hex;
}

static const char *picture_text(struct writer *w, const struct button *b)
{
	if (b->symbol != NULL) /* data or a path beside it is the same picture, drawn */
		return arena_printf(w->out.a, "symbol %s %s", b->symbol_set, b->symbol);
	if (b->image_data != NULL)
		return arena_printf(w->out.a, "data %s", data_hash(w, b->image_data));
	if (b->image_path != NULL)
		return arena_printf(w->out.a, "path %s", b->image_path);
	return "";
}

/* The button's number; its line is written the first time. */
static int button_number(struct writer *w, int index)
{
	if (w->number[index] >= 0)
		return w->number[index];
	const struct button *b = &w->board->button[index];
	const char *const part[] = { b->label, b->say, picture_text(w, b), b->action_text, b->load_board,
		b->hidden ? "hidden" : "" };
	buf_addf(&w->out, "button %d", w->next);
	for (size_t i = 0; i < COUNT(part); i++) {
		buf_add(&w->out, " ");
		buf_add(&w->out, json_quote(w->out.a, part[i] == NULL ? "" : part[i]));
	}
	/* a recorded word may say something else than the label: only then is there one part more */
	if (b->sound_path != NULL)
		buf_addf(&w->out, " %s", json_quote(w->out.a, arena_printf(w->out.a, "sound %s", b->sound_path)));
	buf_add(&w->out, "\n");
	w->number[index] = w->next;
	return w->next++;
}

const char *board_canonical(struct arena *a, const struct board *b)
{
	struct writer w = { .out = { .a = a }, .board = b };
	w.number = arena_array(a, b->button_n, sizeof *w.number);
	w.picture = arena_array(a, b->button_n, sizeof *w.picture);
	for (size_t i = 0; i < b->button_n; i++)
		w.number[i] = -1;
	buf_addf(&w.out, "coursepack board 1\ngrid %zu %zu\n", b->rows, b->columns);
	for (size_t i = 0; i < COUNT(b->strip); i++) {
		if (b->strip[i] < 0)
			continue;
		int number = button_number(&w, b->strip[i]);
		buf_addf(&w.out, "strip %zu %d\n", i, number);
	}
	for (size_t i = 0; i < b->rows * b->columns; i++) {
		if (b->cell[i] < 0)
			continue;
		int number = button_number(&w, b->cell[i]);
		buf_addf(&w.out, "cell %zu %zu %d\n", i / b->columns, i % b->columns, number);
	}
	return buf_text(&w.out);
}

void board_fingerprint(struct arena *a, struct board *b)
{
	const char *text = board_canonical(a, b);
	seal_code(b->fingerprint, text, strlen(text));
}
