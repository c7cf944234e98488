/*
 * A communication board (mockups/5-board.png): the message above, the strip of ten always in the same place, the words
 * in their grid. The same tree, focus and scanning as every other screen. A word has one place: masking, hiding and
 * another look never move it. Rows of a grid scroll rather than shrink under a finger's size.
 */
#include "course/image.h"
#include "course/limits.h"
#include "screens/screen.h"

static void cell_picture(const struct app *app, struct ui *u, struct node *n, const struct button *b)
{
	struct err e = { 0 };
	struct image_head head;
	if (b->symbol != NULL && streq(b->symbol_set, "coursepack"))
		n->picture = symbol(u->a, b->symbol, &app->settings.looks, &n->picture_w, &n->picture_h);
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

/* --- colours --- */

/* The strip is no group, and a way to another page has none of its own. */
static enum colour group_of(const struct button *b)
{
	enum colour group = b->strip ? COLOUR_NONE : colour_group(b->border >= 0 ? b->border : b->background);
	if (group != COLOUR_NONE)
		return group;
	return !b->strip && b->load_board != NULL ? COLOUR_INK : COLOUR_SOFT;
}

static void cell_colours(struct node *n, const struct button *b, enum cell_colour how)
{
	enum colour group = how == CELL_PLAIN ? COLOUR_SOFT : group_of(b);
	n->fill = how == CELL_FULL && group >= COLOUR_PEOPLE ? (enum colour)(group + 1) : COLOUR_CARD;
	n->border = group;
	n->corner = how == CELL_PLAIN ? COLOUR_NONE : group;
	n->border_px = 3;
	n->radius_px = 14;
}

/* --- cells --- */

/* How high each of so many rows is: the window shared out, but never under a finger's size. */
static int cell_height(const struct app *app, int rows)
{
	int bars = 108 + 60 + 32 + (app->settings.reach.dwell.on ? 56 : 0);
	int height = (app->view.h - bars - 10 * (rows - 1)) / rows, least = 56 + 36 * app->view.scale / 100;
	return height > least ? height : least;
}

static struct node *board_cell(
    const struct app *app, struct ui *u, struct node *parent, const struct board *board, int index, int rows)
{
	const struct button *b = &board->button[index];
	const struct looks *looks = &app->settings.looks;
	bool tight = app->view.w * 100 / app->view.scale < 1000;
	struct node *n = ui_node(u, parent, ROLE_BUTTON, arena_printf(u->a, "%s", b->id));
	n->flags = NODE_FOCUSABLE | NODE_PICTURE_ABOVE | (looks->label == LABEL_ABOVE ? NODE_WORDS_ABOVE : 0);
	n->name = b->label;
	n->hint = streq(b->say, b->label) ? NULL : b->say;
	n->type = b->strip ? (tight ? TYPE_TAG : TYPE_SMALL_STRONG) : tight ? TYPE_SMALL_STRONG : TYPE_LABEL;
	n->ink = COLOUR_INK;
	n->text_align = ALIGN_CENTER;
	n->pad_x = tight ? 4 : 8;
	n->pad_y = 4;
	n->gap = 4;
	n->min_h = cell_height(app, rows);
	n->grow = 1;
	n->act[ACT_ACTIVATE] = act_n(ACTION_PRESS, index);
	cell_colours(n, b, (enum cell_colour)looks->colour);
	cell_picture(app, u, n, b);
	bool pictured = n->picture != NULL || n->image != NULL;
	if (looks->label != LABEL_NONE || !pictured)
		n->text = b->label;
	else
		n->fixed_h = n->min_h;
	return n;
}

/* --- the message --- */

static const char *part_label(const struct app *app, const struct message_part *p)
{
	const struct button *b = board_part(app, p);
	return b != NULL ? b->label : p->letters;
}

static const char *message_text(const struct app *app, struct ui *u)
{
	const struct message *m = &app->board.message;
	struct buf words = { .a = u->a };
	for (size_t i = 0; i < m->n; i++)
		buf_addf(&words, "%s%s", i > 0 ? ", " : "", part_label(app, &m->part[i]));
	return buf_text(&words);
}

static void message_part(const struct app *app, struct ui *u, struct node *box, size_t i)
{
	const struct message_part *p = &app->board.message.part[i];
	const struct button *b = board_part(app, p);
	struct node *n = ui_node(u, box, ROLE_FIGURE, arena_printf(u->a, "m%zu", i));
	n->flags = NODE_GRAPHIC | NODE_DECORATIVE;
	n->text = part_label(app, p);
	n->type = TYPE_SMALL;
	n->ink = COLOUR_INK;
	n->text_align = ALIGN_CENTER;
	n->min_h = 66;
	n->min_w = 70;
	if (b != NULL)
		cell_picture(app, u, n, b);
	if (n->picture == NULL && n->image == NULL)
		n->pad_y = 21; /* in the middle, as high as the pictures */
}

/* The words in a box of this width: the last ones that fit in a line, so that a long message never pushes the board
 * away; all of it is in the box's name, in what is said and in 'Show large'. */
static void message_words(const struct app *app, struct ui *u, struct node *parent, int width)
{
	const struct message *m = &app->board.message;
	struct node *box = w_row(u, parent, "words", 14);
	box->role = ROLE_STATUS;
	box->flags |= NODE_LIVE;
	box->grow = 1;
	box->min_h = 84;
	box->border = COLOUR_LINE;
	box->border_px = 2;
	box->radius_px = 12;
	box->pad_x = 14;
	box->pad_y = 6;
	box->name = m->n > 0 ? arena_printf(u->a, "Message: %s", message_text(app, u)) : "Message: empty";
	int scale = app->view.scale, room = width - 32;
	size_t first = m->n;
	while (first > 0) {
		int letters = (int)utf8_count(part_label(app, &m->part[first - 1]));
		int wide = letters * 9 * scale / 100, more = first > 1 ? 50 * scale / 100 : 0;
		room -= (wide < 70 ? 70 : wide) + 14;
		if (room < more && first < m->n)
			break;
		first--;
	}
	if (first > 0) {
		struct node *n = w_text(u, box, "more", TYPE_SMALL, COLOUR_SOFT, arena_printf(u->a, "%zu + ", first));
		n->name = arena_printf(u->a, "and %zu before", first);
	}
	for (size_t i = first; i < m->n; i++)
		message_part(app, u, box, i);
}

static void message_bar(const struct app *app, struct ui *u, struct node *parent)
{
	/* in a narrow window the message has a line of its own, and the buttons the next */
	const struct board_state *s = &app->board;
	int scale = app->view.scale;
	bool narrow = app->view.w * 100 / scale < 1240, wide = app->view.w * 100 / scale >= 1600;
	struct node *bar = narrow ? w_column(u, parent, "/message", 8) : w_row(u, parent, "/message", 10);
	bar->name = "Message";
	bar->pad_x = 20;
	bar->pad_y = 12;
	bar->fill = COLOUR_CARD;
	struct node *buttons = narrow ? w_wrap(u, bar, "buttons", 8) : bar;
	w_button(u, buttons, "home", BUTTON_PLAIN, "Leave", act_of(ACTION_LEAVE_BOARD))->hint =
	    "or press Escape four times";
	struct node *page = w_icon_button(
	    u, buttons, "page", BUTTON_PLAIN, "back", wide ? "Page back" : NULL, act_of(ACTION_PAGE_BACK));
	page->name = "Page back";
	if (s->behind_n == 0)
		page->flags = NODE_DISABLED;
	message_words(app, u, bar, app->view.w - 40 - (narrow ? 0 : (wide ? 850 : 745) * scale / 100));
	w_icon_button(u, buttons, "say", BUTTON_PRIMARY, "speaker", "Say it", act_of(ACTION_SAY_MESSAGE));
	w_button(u, buttons, "again", BUTTON_PLAIN, "Repeat", act_of(ACTION_SAY_AGAIN))->hint =
	    "says the last thing again";
	w_button(u, buttons, "undo", BUTTON_PLAIN, "Undo", act_of(ACTION_UNDO));
	w_button(u, buttons, "clear", BUTTON_PLAIN, "Clear", act_of(ACTION_CLEAR))->hint = "Undo brings it back";
	/* in one line in a narrow window: the board below needs the height */
	w_button(u, buttons, "large", BUTTON_PLAIN, narrow ? "Large" : "Show large", act_of(ACTION_LARGE))->name =
	    "Show large";
	for (struct node *n = narrow ? buttons->first : NULL; n != NULL; n = n->next)
		n->pad_x = 14;
}

/* --- around them --- */

/* What an adult writes down beside what was said: which board, how much of it showed, and how it was used. */
static const char *which_text(const struct app *app, struct ui *u, const struct board *board)
{
	static const char *const patterns[] = { "", " one by one", " by row", " by column" };
	const struct scan_settings *scan = &app->settings.scan;
	const struct reach *reach = &app->settings.reach;
	struct buf b = { .a = u->a };
	size_t of, shown = board_shown(app, &of);
	buf_addf(&b, "%s \xC2\xB7 code %s", board->name, board->fingerprint);
	if (shown < of)
		buf_addf(&b, " \xC2\xB7 masked: %zu of %zu cells show", shown, of);
	if (app->settings.looks.body)
		buf_add(&b, " \xC2\xB7 body words on");
	if (scan->switches > 0)
		buf_addf(
		    &b, " \xC2\xB7 scanning%s, %s a step", patterns[scan->pattern], seconds_text(u->a, scan->step_ms));
	if (reach->dwell.on)
		buf_addf(&b, " \xC2\xB7 dwelling, %s", seconds_text(u->a, reach->dwell.complete_ms));
	return buf_text(&b);
}

static void footer(const struct app *app, struct ui *u, struct node *root, const struct board *board)
{
	struct node *foot = w_row(u, root, "/foot", 12);
	foot->fill = COLOUR_CARD;
	foot->pad_x = 24;
	foot->pad_y = 6;
	w_text(u, foot, "which", TYPE_SMALL, COLOUR_SOFT, which_text(app, u, board));
	struct node *note = ui_node(u, foot, ROLE_STATUS, "note");
	note->flags = NODE_LIVE;
	note->type = TYPE_SMALL_STRONG;
	note->ink = COLOUR_WARM;
	note->text = app->board.note != NULL ? app->board.note : "";
	w_space(u, foot, "space");
	w_text(u, foot, "promise", TYPE_SMALL, COLOUR_SOFT,
	    "Nothing said here is kept \xC2\xB7 symbols: draft, not yet tested with children");
	if (!app->with.voice_ready)
		w_text(u, foot, "voice", TYPE_SMALL, COLOUR_WARM, "No voice on this laptop: use Show large");
	struct node *hide = w_button(u, foot, "hide", BUTTON_QUIET, "Hide", act_of(ACTION_HIDE));
	hide->ink = COLOUR_BAD;
	hide->name = "Hide screen";
}

static void strip(const struct app *app, struct ui *u, struct node *row, const struct board *board)
{
	if (board->strip_n == 0) /* a board of another program */
		return;
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
	int scale = app->view.scale,
	    width = app->view.w * 100 / scale < 560 ? app->view.w - 40 : (app->view.w - 60) * 10 / 13;
	while (columns > 1 && width / columns < 118 * scale / 100)
		columns = (columns + 1) / 2;
	return columns;
}

static void grid(const struct app *app, struct ui *u, struct node *row, const struct board *board)
{
	struct node *g = ui_node(u, row, ROLE_GRID, "/grid");
	g->name = board->name;
	g->box = BOX_GRID;
	g->columns = columns_that_fit(app, (int)board->columns);
	g->gap = 10;
	g->grow = 10;
	bool whole = g->columns == (int)board->columns, first = true;
	/* a folded grid is longer than the strip, which keeps the size of its cells */
	row->align = whole ? ALIGN_STRETCH : ALIGN_START;
	for (size_t i = 0; i < board->rows * board->columns; i++) {
		int cell = board->cell[i];
		if (cell >= 0 && board_shows(app, cell)) {
			board_cell(app, u, g, board, cell, (int)board->rows)->flags |= first ? NODE_FIRST : 0;
			first = false;
			continue;
		}
		/* what does not show keeps its place; where the grid is folded, only what is masked does */
		struct node *empty = ui_node(u, g, ROLE_GROUP, arena_printf(u->a, "empty%zu", i));
		empty->flags = NODE_GRAPHIC | NODE_DECORATIVE;
		bool masked = cell >= 0 && !board->button[cell].hidden;
		empty->min_h = whole || masked ? cell_height(app, (int)board->rows) : 0;
	}
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
		message_bar(app, u, u->root);
	struct node *body = ui_node(u, u->root, ROLE_GROUP, "/body");
	body->flags = NODE_SCROLL;
	body->box = BOX_COLUMN;
	body->align = ALIGN_STRETCH;
	body->grow = 1;
	body->name = board->name;
	if (compact)
		message_bar(app, u, body);
	struct node *row = w_row(u, body, "/cells", 20);
	row->pad_x = 20;
	row->pad_y = app->settings.reach.dwell.on ? 8 : 16;
	row->stack_below = 560;
	strip(app, u, row, board);
	grid(app, u, row, board);
	footer(app, u, compact ? body : u->root, board);
}

void screen_boards(const struct app *app, struct ui *u)
{
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = "Communication boards",
		.back = app->open->boards_only ? "Courses" : "Course",
		.back_act = ACTION_HOME,
		.permille = -1 });
	w_heading(u, f.body, "title", 1, TYPE_H1, "Communication boards");
	w_text(u, f.body, "lead", TYPE_BODY, COLOUR_SOFT,
	    "For everyday talk with a child, never for an interview. Nothing said on a board is kept.")
	    ->max_w = 860;
	struct node *for_adults = w_wrap(u, f.body, "adults", 10);
	for_adults->name = "For the adult";
	w_button(u, for_adults, "partner", BUTTON_PLAIN, "Practise being a partner", act_of(ACTION_PARTNER));
	w_button(u, for_adults, "looks", BUTTON_QUIET, "How boards look", act_of(ACTION_LOOKS));
	w_button(u, for_adults, "access", BUTTON_QUIET, "Switches and pointing", act_of(ACTION_ACCESS));
	struct node *boards = w_wrap(u, f.body, "boards", 12);
	boards->name = "Boards";
	boards->max_w = 1000 * app->view.scale / 100;
	for (size_t i = 0; i < app->course->board_n; i++)
		if (app->course->board[i].board != NULL)
			w_button(u, boards, arena_printf(u->a, "board%zu", i), BUTTON_PLAIN,
			    app->course->board[i].board->name, act_n(ACTION_BOARD, (int)i))
			    ->min_h = 64;
}

/* The message as large as it goes, to be read across a table; turned to face a partner on request. */
void screen_large(const struct app *app, struct ui *u)
{
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = "Message, large",
		.back = "Board",
		.back_act = ACTION_BACK,
		.where_strong = "Message",
		.permille = -1 });
	struct node *n = w_text(u, f.body, "message", TYPE_HUGE, COLOUR_INK,
	    app->board.message.n > 0 ? message_text(app, u) : "Nothing yet");
	n->upside_down = app->board.turned;
	n->text_align = ALIGN_CENTER;
	struct node *b = frame_bottom(&f);
	w_button(u, b, "turn", BUTTON_PLAIN, app->board.turned ? "Turn back" : "Turn to face a partner",
	    act_of(ACTION_TURN));
	w_space(u, b, "space");
	/* stopping is never more than two acts away, here too */
	const struct board *board = app_board(app);
	for (size_t i = 0; i < COUNT(board->strip); i++)
		if (board->strip[i] >= 0 && board->button[board->strip[i]].stop)
			w_button(u, b, "stop", BUTTON_PLAIN, board->button[board->strip[i]].label,
			    act_n(ACTION_PRESS, board->strip[i]));
	w_button(u, b, "again", BUTTON_PLAIN, "Repeat", act_of(ACTION_SAY_AGAIN));
	w_icon_button(u, b, "say", BUTTON_PRIMARY, "speaker", "Say it", act_of(ACTION_SAY_MESSAGE));
}
