/* What the parts of the board reader share; private to player/course/board*.c. */
#ifndef COURSE_BOARD_IN_H
#define COURSE_BOARD_IN_H

#include "course/board.h"
#include "course/json.h"

/* Things found by id, sorted; of a doubled id the first counts. */
struct named {
	const char *id;
	size_t index;
	const struct json *json;
	const struct bytes *data; /* of an image: decoded once, however many buttons show it */
};
struct named_list {
	struct named *list;
	size_t n;
};

struct board_reader {
	struct arena *a;
	const char *file;
	const struct bytes *obf;
	struct findings *f;
	const struct json *root;
	struct named_list strings; /* the words in the board's language, by key */
	struct board *board;
	struct button *button;
	struct named_list buttons, images, sounds;
	bool foreign;
	int lines_sought; /* each search walks the file, so only the first findings get a line */
};

/* A finding; id (may be NULL) is the button or image it is about, whose line is looked for in the file. */
void board_say(struct board_reader *r, enum severity severity, const char *id, const char *code, const char *format,
    ...) __attribute__((format(printf, 5, 6)));
/* Every member of an array that is an object with an id (string or number); others are findings. */
struct named_list named_read(struct board_reader *r, const struct json *array, const char *what);
struct named *named_find(const struct named_list *l, const char *id);

/* board_button.c: all buttons, in the order of the file. */
void buttons_read(struct board_reader *r);
/* board_image.c: the picture of one button. */
void button_image_read(struct board_reader *r, struct button *b, const char *image_id);
/* The bytes of a data: URI of a PNG or JPEG in base64, NULL when it is none. */
const struct bytes *board_data(struct arena *a, const char *uri);
/* 0xRRGGBB blended over white, -1 for none; false when it cannot be read. */
bool board_colour(const char *s, int *out);
/* board_grid.c: rows, columns, cell, strip. */
void grid_read(struct board_reader *r);
/* board_mark.c: the canonical text of what is on the board, and its mark. */
const char *board_canonical(struct arena *a, const struct board *b);
void board_fingerprint(struct arena *a, struct board *b);

#endif
