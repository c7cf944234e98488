/*
 * A communication board (mockups/5-board.png): the message above, the strip of ten always in the same place, the words in their grid.
 * The same tree, focus and scanning as every other screen. Rows of a grid scroll rather than shrink under a finger's size.
 */
#include "course/image.h"
#include "course/limits.h"
#include "screens/screen.h"

static void cell_picture(const struct app *app, struct ui *u, struct node *n, const struct button *b)
{
	struct err e = { 0 };
	struct image_head head;
	if (b->symbol != NULL && streq(b->symbol_set, "coursepack"))
		n->picture = symbol(u->a, b->symbol, &n->picture_w, &n->picture_h);
	if (n->picture != NULL)
		return;
	struct bytes *bytes = arena_alloc(u->a, sizeof *bytes);
	if (b->image_data != NULL)
		*bytes = *b->image_data;
	else if (b->image_path == NULL ||
	    !pack_read(app->open->pack, u->a, b->image_path, LIMIT_IMAGE_BYTES, bytes, &e))
		return;
	if (!image_head(bytes, b->label, &head, &e))
		return;
	n->image = bytes;
	n->picture_w = head.width;
	n->picture_h = head.height;
}

/* rows: how many share the height that is there; cells never shrink under a finger's size. */
static struct node *board_cell(const struct app *app, struct ui *u, struct node *parent, const struct board *board, int index,
    int rows)
{
	const struct button *b = &board->button[index];
	bool strip = b->strip;
	int height = (app->view.h - 108 - 62 - 48 - 10 * (rows - 1)) / rows;
	struct node *n = ui_node(u, parent, ROLE_BUTTON, arena_printf(u->a, "%s", b->id));
	n->flags = NODE_FOCUSABLE | NODE_PICTURE_ABOVE;
	n->text = b->label;
	n->name = b->label;
	n->hint = streq(b->say, b->label) ? NULL : b->say;
	bool tight = app->view.w * 100 / app->view.scale < 1000;
	n->type = strip ? (tight ? TYPE_TAG : TYPE_SMALL_STRONG) : tight ? TYPE_SMALL_STRONG : TYPE_LABEL;
	n->ink = COLOUR_INK;
	n->text_align = ALIGN_CENTER;
	n->fill = COLOUR_CARD;
	n->border = strip ? COLOUR_SOFT : COLOUR_ACCENT;
	n->corner = n->border;
	n->border_px = 3;
	n->radius_px = 14;
	n->pad_x = tight ? 4 : 8;
	n->pad_y = 8;
	n->gap = 4;
	int least = 60 + 36 * app->view.scale / 100;
	n->min_h = height > least ? height : least;
	n->grow = 1;
	n->act[ACT_ACTIVATE] = act_n(ACTION_PRESS, index);
	cell_picture(app, u, n, b);
	return n;
}

static void message_bar(const struct app *app, struct ui *u, struct node *parent, const struct board *board)
{
	/* in a narrow window the message has a line of its own, and the buttons the next */
	bool narrow = app->view.w * 100 / app->view.scale < 1000;
	struct node *bar = narrow ? w_column(u, parent, "/message", 8) : w_row(u, parent, "/message", 12);
	bar->name = "Message";
	bar->pad_x = 20;
	bar->pad_y = 12;
	bar->fill = COLOUR_CARD;
	struct node *buttons = narrow ? w_wrap(u, bar, "buttons", 8) : bar;
	struct node *home = w_button(u, buttons, "home", BUTTON_PLAIN, "Leave", act_of(ACTION_LEAVE_BOARD));
	home->hint = "or press Escape four times";
	struct node *box = w_wrap(u, bar, "words", 14);
	box->role = ROLE_STATUS;
	box->flags |= NODE_LIVE;
	box->grow = 1;
	box->min_h = 84;
	box->border = COLOUR_LINE;
	box->border_px = 2;
	box->radius_px = 12;
	box->pad_x = 14;
	box->pad_y = 6;
	struct buf words = { .a = u->a };
	for (size_t i = 0; i < app->board.message_n; i++) {
		const struct button *b = &board->button[app->board.message[i]];
		buf_addf(&words, "%s%s", i > 0 ? ", " : "", b->label);
		struct node *n = ui_node(u, box, ROLE_FIGURE, arena_printf(u->a, "m%zu", i));
		n->flags = NODE_GRAPHIC | NODE_DECORATIVE;
		n->text = b->label;
		n->type = TYPE_SMALL;
		n->ink = COLOUR_INK;
		n->text_align = ALIGN_CENTER;
		n->min_h = 66;
		n->min_w = 70;
		cell_picture(app, u, n, b);
	}
	box->name = app->board.message_n > 0 ? arena_printf(u->a, "Message: %s", buf_text(&words)) : "Message: empty";
	w_icon_button(u, buttons, "say", BUTTON_PRIMARY, "speaker", "Say it", act_of(ACTION_SAY_MESSAGE));
	w_button(u, buttons, "undo", BUTTON_PLAIN, "Undo", act_of(ACTION_UNDO));
	w_button(u, buttons, "clear", BUTTON_PLAIN, "Clear", act_of(ACTION_CLEAR));
	w_button(u, buttons, "large", BUTTON_PLAIN, "Show large", act_of(ACTION_LARGE));
}

static void footer(const struct app *app, struct ui *u, struct node *root, const struct board *board)
{
	const struct scan_settings *scan = &app->settings.scan;
	struct node *foot = w_row(u, root, "/foot", 12);
	foot->fill = COLOUR_CARD;
	foot->pad_x = 24;
	foot->pad_y = 6;
	const char *how = scan->switches == 0
	    ? ""
	    : arena_printf(u->a, " \xC2\xB7 scanning, %d.%d s a step", scan->step_ms / 1000, scan->step_ms % 1000 / 100);
	w_text(u, foot, "which", TYPE_SMALL, COLOUR_SOFT,
	    arena_printf(u->a, "%s \xC2\xB7 code %s%s", board->name, board->fingerprint, how));
	w_space(u, foot, "space");
	w_text(u, foot, "promise", TYPE_SMALL, COLOUR_SOFT, "Nothing said here is kept \xC2\xB7 symbols: draft, not yet tested with children");
	if (!app->with.voice_ready)
		w_text(u, foot, "voice", TYPE_SMALL, COLOUR_WARM, "No voice on this laptop: use Show large");
	struct node *hide = w_button(u, foot, "hide", BUTTON_QUIET, "Hide", act_of(ACTION_HIDE));
	hide->ink = COLOUR_BAD;
	hide->name = "Hide screen";
}

static void strip(const struct app *app, struct ui *u, struct node *row, const struct board *board)
{
	struct node *s = ui_node(u, row, ROLE_GROUP, "/strip");
	s->name = "Always there";
	s->box = BOX_GRID;
	s->columns = 2;
	s->gap = 10;
	s->grow = 3;
	for (size_t i = 0; i < COUNT(board->strip); i++)
		if (board->strip[i] >= 0)
			board_cell(app, u, s, board, board->strip[i], 5);
}

/* In a narrow window with large text fewer stand side by side, in the same reading order, so that no word is broken. */
static int columns_that_fit(const struct app *app, int columns)
{
	int scale = app->view.scale, width = app->view.w * 100 / scale < 560 ? app->view.w - 40 : (app->view.w - 60) * 10 / 13;
	while (columns > 1 && width / columns < 118 * scale / 100)
		columns = (columns + 1) / 2;
	return columns;
}

void screen_board(const struct app *app, struct ui *u)
{
	const struct board *board = app_board(app);
	u->root = ui_node(u, NULL, ROLE_WINDOW, "/window");
	u->root->name = board->name;
	u->root->fill = COLOUR_PAPER;
	u->root->box = BOX_COLUMN;
	u->root->align = ALIGN_STRETCH;
	bool compact = app->view.h * 100 / app->view.scale < 560;
	/* a small window scrolls it all; else the message and the footer stay */
	if (!compact)
		message_bar(app, u, u->root, board);
	struct node *body = ui_node(u, u->root, ROLE_GROUP, "/body");
	body->flags = NODE_SCROLL;
	body->box = BOX_COLUMN;
	body->align = ALIGN_STRETCH;
	body->grow = 1;
	body->name = board->name;
	if (compact)
		message_bar(app, u, body, board);
	struct node *row = w_row(u, body, "/cells", 20);
	row->align = ALIGN_STRETCH;
	row->pad_x = 20;
	row->pad_y = 16;
	row->stack_below = 560;
	strip(app, u, row, board);
	struct node *grid = ui_node(u, row, ROLE_GRID, "/grid");
	grid->name = board->name;
	grid->box = BOX_GRID;
	grid->columns = columns_that_fit(app, (int)board->columns);
	grid->gap = 10;
	grid->grow = 10;
	for (size_t i = 0; i < board->rows * board->columns; i++)
		if (board->cell[i] >= 0 && !board->button[board->cell[i]].hidden) {
			struct node *n = board_cell(app, u, grid, board, board->cell[i], (int)board->rows);
			if (i == 0)
				n->flags |= NODE_FIRST;
		} else
			ui_node(u, grid, ROLE_GROUP, arena_printf(u->a, "empty%zu", i))->flags = NODE_GRAPHIC | NODE_DECORATIVE;
	footer(app, u, compact ? body : u->root, board);
}

void screen_boards(const struct app *app, struct ui *u)
{
	struct frame f = frame_begin(app, u, &(struct frame_options){ .title = "Communication boards", .back = "Course",
		.back_act = ACTION_HOME, .where_strong = "Communication boards", .permille = -1 });
	w_heading(u, f.body, "title", 1, TYPE_H1, "Communication boards");
	w_text(u, f.body, "lead", TYPE_BODY, COLOUR_SOFT,
	    "For everyday talk with a child, never for an interview. Nothing said on a board is kept.")->max_w = 860;
	for (size_t i = 0; i < app->course->board_n; i++)
		w_button(u, w_wrap(u, f.body, arena_printf(u->a, "row%zu", i), 8), "open", BUTTON_PLAIN, app->course->board[i].board->name,
		    act_n(ACTION_BOARD, (int)i));
}

/* The message as large as it goes, to be read across a table; turned to face a partner on request. */
void screen_large(const struct app *app, struct ui *u)
{
	const struct board *board = app_board(app);
	struct buf words = { .a = u->a };
	for (size_t i = 0; i < app->board.message_n; i++)
		buf_addf(&words, "%s%s", i > 0 ? ", " : "", board->button[app->board.message[i]].label);
	struct frame f = frame_begin(app, u, &(struct frame_options){ .title = "Message, large", .back = "Board",
		.back_act = ACTION_BACK, .where_strong = "Message", .permille = -1 });
	struct node *n = w_text(u, f.body, "message", TYPE_HUGE, COLOUR_INK,
	    app->board.message_n > 0 ? buf_text(&words) : "Nothing yet");
	n->upside_down = app->board.turned;
	n->text_align = ALIGN_CENTER;
	struct node *b = frame_bottom(&f);
	w_button(u, b, "turn", BUTTON_PLAIN, app->board.turned ? "Turn back" : "Turn to face a partner", act_of(ACTION_TURN));
	w_space(u, b, "space");
	w_icon_button(u, b, "say", BUTTON_PRIMARY, "speaker", "Say it", act_of(ACTION_SAY_MESSAGE));
}
