/*
 * The board in use: a message of words and spelled letters, spoken on request, and pages that lead to each other.
 * Nothing said on it is ever kept: this file writes nothing, what was said is held in struct board_state alone, and
 * leaving empties it after a warning (communication-boards.md 2.6).
 */
#include "app_parts.h"
#include "course/obz.h"

static const struct board *board_at(const struct app *app, size_t index)
{
	return app->course != NULL && index < app->course->board_n ? app->course->board[index].board : NULL;
}

const struct board *app_board(const struct app *app)
{
	return board_at(app, app->board.index);
}

/* --- what is on offer --- */

/* 'something else', 'someone else', 'somewhere else': in every list, and never taken away (2.5, rule 6). */
static bool is_something_else(const struct button *b)
{
	size_t n = strlen(b->label);
	return str_starts(b->label, "some") && n > 5 && streq(b->label + n - 5, " else");
}

/* What can be masked: not the strip, not what every list keeps, not the way home, not what works on the message. */
static bool can_mask(const struct button *b)
{
	return !b->strip && (b->action == BOARD_SAY || b->action == BOARD_SPELL || b->action == BOARD_OTHER) &&
	    !is_something_else(b);
}

static bool is_hidden(const struct app *app, const struct button *b)
{
	return b->hidden && !(b->body && app->settings.looks.body && !app_body_words_off(app));
}

/* Masked are the cells after the first so many in reading order; none of them moves. */
bool board_shows(const struct app *app, int button)
{
	const struct board *b = app_board(app);
	int mask = app->settings.looks.mask, before = 0;
	if (b == NULL || button < 0 || (size_t)button >= b->button_n || is_hidden(app, &b->button[button]))
		return false;
	if (mask == 0 || !can_mask(&b->button[button]))
		return true;
	for (size_t i = 0; i < b->rows * b->columns; i++) {
		if (b->cell[i] == button)
			return before < mask;
		if (b->cell[i] >= 0 && can_mask(&b->button[b->cell[i]]) && !is_hidden(app, &b->button[b->cell[i]]))
			before++;
	}
	return false;
}

size_t board_shown(const struct app *app, size_t *of)
{
	const struct board *b = app_board(app);
	size_t n = 0;
	*of = 0;
	for (size_t i = 0; b != NULL && i < b->rows * b->columns; i++) {
		if (b->cell[i] < 0 || !can_mask(&b->button[b->cell[i]]) || is_hidden(app, &b->button[b->cell[i]]))
			continue;
		++*of;
		n += board_shows(app, b->cell[i]);
	}
	return n;
}

/* --- entering, turning pages, leaving --- */

void board_enter(struct app *app, size_t index)
{
	if (board_at(app, index) == NULL)
		return;
	memset(&app->board, 0, sizeof app->board);
	app->board.index = index;
	app_show(app, SCREEN_BOARD);
}

static void board_leave(struct app *app)
{
	memset(&app->board, 0, sizeof app->board);
	app->effects.stop_speech = true;
	app_show(app, app->course->board_n > 1 ? SCREEN_BOARDS : SCREEN_HOME);
}

/* Leaving with words in the bar asks first: write it down, since nothing is kept. */
static void board_leave_ask(struct app *app)
{
	if (app->board.message.n > 0)
		app->dialog = DIALOG_LEAVE_BOARD;
	else
		board_leave(app);
}

void board_escape(struct app *app)
{
	if (++app->board.escapes < 4)
		return;
	app->board.escapes = 0;
	board_leave_ask(app);
}

/* Another board, with the message as it is. */
static void page_turn(struct app *app, size_t index)
{
	app->board.index = index;
	app_show(app, SCREEN_BOARD);
}

static void page_back(struct app *app)
{
	struct board_state *s = &app->board;
	if (s->behind_n > 0)
		page_turn(app, s->behind[--s->behind_n]);
}

static void link_follow(struct app *app, const struct button *b)
{
	struct board_state *s = &app->board;
	size_t to = obz_link(app->course->board, app->course->board_n, b->load_board);
	bool home = b->action == BOARD_HOME;
	/* the first board of a course is its home */
	if (board_at(app, to) == NULL && home)
		to = 0;
	if (board_at(app, to) == NULL) {
		s->note = "This cell leads to a board that is not here.";
		return;
	}
	if (home)
		s->behind_n = 0;
	else if (to != s->index && s->behind_n < COUNT(s->behind))
		s->behind[s->behind_n++] = s->index;
	page_turn(app, to);
}

/* --- the message --- */

const struct button *board_part(const struct app *app, const struct message_part *p)
{
	const struct board *b = p->button >= 0 ? board_at(app, (size_t)p->board) : NULL;
	return b != NULL && (size_t)p->button < b->button_n ? &b->button[p->button] : NULL;
}

static const char *part_words(const struct app *app, const struct message_part *p)
{
	const struct button *b = board_part(app, p);
	return b != NULL ? b->say : p->letters;
}

static const char *part_sound(const struct app *app, const struct message_part *p)
{
	const struct button *b = board_part(app, p);
	return b != NULL ? b->sound_path : NULL;
}

/* What was said last, or is to be said now, in its order. */
static void say_again(struct app *app)
{
	const struct board_state *s = &app->board;
	const char *text = s->said;
	app->effects.stop_speech = true;
	for (size_t i = 0; i < s->said_n; i++, text += strlen(text) + 1)
		app_sound(app, s->said_sound[i], text);
}

/* Speaks, and remembers it for 'Repeat'. A recorded word stands by itself; others are joined to those before them.
 * Where that would be more pieces than can wait, the voice says the rest as one. */
static void say_parts(struct app *app, const struct message_part *p, size_t n)
{
	struct board_state *s = &app->board;
	size_t at = 0;
	s->said_n = 0;
	for (size_t i = 0; i < n && at < sizeof s->said; i++) {
		bool full = s->said_n == COUNT(s->said_sound), first = s->said_n == 0;
		const char *sound = part_sound(app, &p[i]);
		bool joins = !first && (full || (sound == NULL && s->said_sound[s->said_n - 1] == NULL));
		if (joins)
			s->said_sound[s->said_n - 1] = NULL;
		else
			s->said_sound[s->said_n++] = sound;
		at -= joins ? 1 : 0; /* over the end of the piece that it joins */
		int more =
		    snprintf(s->said + at, sizeof s->said - at, "%s%s", joins ? ", " : "", part_words(app, &p[i]));
		at += more > 0 ? (size_t)more + 1 : 1;
	}
	say_again(app);
}

/* Room for one more word; NULL when the message is full, since dropping what was said would be worse. */
static struct message_part *part_add(struct app *app, struct message_part p)
{
	struct board_state *s = &app->board;
	struct message *m = &s->message;
	m->spelling = false;
	memset(&s->cleared, 0, sizeof s->cleared);
	if (m->n == COUNT(m->part)) {
		s->note = "The message is full. Say it, write it down, and clear it.";
		return NULL;
	}
	m->part[m->n] = p;
	return &m->part[m->n++];
}

static void letters_add(struct app *app, const char *letters)
{
	struct message *m = &app->board.message;
	struct message_part *p = m->spelling && m->n > 0 ? &m->part[m->n - 1] : NULL;
	size_t have = p != NULL ? strlen(p->letters) : 0;
	if (p == NULL || have + strlen(letters) >= sizeof p->letters)
		p = part_add(app, (struct message_part){ .board = -1, .button = -1 });
	if (p == NULL)
		return;
	have = strlen(p->letters);
	snprintf(p->letters + have, sizeof p->letters - have, "%s", letters);
	m->spelling = true;
}

/* Takes back a clearing, else a letter of the word being spelled, else the last word. */
static void undo(struct app *app)
{
	struct board_state *s = &app->board;
	struct message *m = &s->message;
	if (s->cleared.n > 0) {
		*m = s->cleared;
		memset(&s->cleared, 0, sizeof s->cleared);
		return;
	}
	if (m->n == 0)
		return;
	char *letters = m->part[m->n - 1].letters;
	size_t end = strlen(letters);
	while (end > 0 && ((unsigned char)letters[--end] & 0xC0) == 0x80) { /* a letter may be several bytes */
	}
	letters[end] = '\0';
	if (!m->spelling || end == 0) {
		memset(&m->part[--m->n], 0, sizeof m->part[0]);
		m->spelling = false;
	}
}

/* Asks nothing: 'Undo' brings it back. */
static void clear(struct app *app)
{
	struct board_state *s = &app->board;
	if (s->message.n > 0)
		s->cleared = s->message;
	memset(&s->message, 0, sizeof s->message);
}

/* --- pressing --- */

static void word_press(struct app *app, const struct button *b, int n)
{
	struct message_part word = { .board = (int)app->board.index, .button = n };
	say_parts(app, &word, 1);
	if (b->stop)
		app->dialog = DIALOG_FROZEN;
	else
		(void)part_add(app, word);
}

static void letters_press(struct app *app, const struct button *b)
{
	struct message_part said = { .board = -1, .button = -1 };
	letters_add(app, b->action_text + 1);
	snprintf(said.letters, sizeof said.letters, "%s", b->action_text + 1);
	say_parts(app, &said, 1);
}

static void button_press(struct app *app, int n)
{
	const struct board *board = app_board(app);
	struct board_state *s = &app->board;
	if (board == NULL || !board_shows(app, n))
		return;
	const struct button *b = &board->button[n];
	struct message_part self = { .board = (int)s->index, .button = n };
	s->note = NULL;
	switch (b->action) {
	case BOARD_SAY:
	case BOARD_HOME:
		if (b->action == BOARD_SAY && b->load_board == NULL) {
			word_press(app, b, n);
		} else {
			/*
			 * a link says where it leads, which may be all that the child wanted to say, and adds nothing
			 */
			say_parts(app, &self, 1);
			link_follow(app, b);
		}
		break;
	case BOARD_SPEAK:
		say_parts(app, s->message.part, s->message.n);
		break;
	case BOARD_CLEAR:
		clear(app);
		break;
	case BOARD_BACKSPACE:
		undo(app);
		break;
	case BOARD_SPACE:
		s->message.spelling = false;
		break;
	case BOARD_SPELL:
		letters_press(app, b);
		break;
	case BOARD_OTHER:
		s->note = "This cell asks for something this program does not know.";
		break;
	}
}

static void message_act(struct app *app, const struct act *act)
{
	struct board_state *s = &app->board;
	switch (act->what) {
	case ACTION_PRESS:
		button_press(app, act->n);
		break;
	case ACTION_SAY_MESSAGE:
		if (s->message.n > 0)
			say_parts(app, s->message.part, s->message.n);
		break;
	case ACTION_SAY_AGAIN:
		say_again(app);
		break;
	case ACTION_UNDO:
		undo(app);
		break;
	case ACTION_CLEAR:
		clear(app);
		break;
	case ACTION_LARGE:
		app_show(app, SCREEN_LARGE);
		break;
	case ACTION_TURN:
		s->turned = !s->turned;
		break;
	case ACTION_PAGE_BACK:
		page_back(app);
		break;
	default:
		break;
	}
}

void board_act(struct app *app, const struct act *act)
{
	if (app_off(app, POLICY_BOARDS) && (act->what == ACTION_BOARDS || act->what == ACTION_BOARD))
		return;
	if (act->what == ACTION_BOARDS && app->course != NULL) {
		if (app->course->board_n == 1)
			board_enter(app, 0);
		else
			app_show(app, SCREEN_BOARDS);
		return;
	}
	if (act->what == ACTION_BOARD)
		board_enter(app, (size_t)act->n);
	if (app->screen != SCREEN_BOARD && app->screen != SCREEN_LARGE)
		return;
	if (act->what == ACTION_UNFREEZE)
		app->dialog = DIALOG_NONE;
	else if (act->what == ACTION_LEAVE_BOARD && app->dialog == DIALOG_LEAVE_BOARD)
		board_leave(app);
	else if (act->what == ACTION_LEAVE_BOARD)
		board_leave_ask(app);
	else if (app->dialog == DIALOG_NONE)
		message_act(app, act);
}
