/*
 * The board in use: a message of pictures, spoken on request. Nothing said on it is ever kept: this file writes nothing, and
 * leaving clears the message after a warning (communication-boards.md 2.6).
 */
#include "app_parts.h"

const struct board *app_board(const struct app *app)
{
	if (app->course == NULL || app->board.index >= app->course->board_n)
		return NULL;
	return app->course->board[app->board.index].board;
}

void board_enter(struct app *app, size_t index)
{
	if (app->course == NULL || index >= app->course->board_n || app->course->board[index].board == NULL)
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
	if (app->board.message_n > 0)
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

static const char *message_words(struct app *app)
{
	const struct board *b = app_board(app);
	struct buf words = { .a = &app->course_arena };
	for (size_t i = 0; i < app->board.message_n; i++)
		buf_addf(&words, "%s%s", i > 0 ? ", " : "", b->button[app->board.message[i]].say);
	return buf_text(&words);
}

static void button_press(struct app *app, int n)
{
	const struct board *b = app_board(app);
	struct board_state *s = &app->board;
	if (n < 0 || (size_t)n >= b->button_n)
		return;
	const struct button *button = &b->button[n];
	app->effects.stop_speech = true;
	app_say(app, button->say);
	if (button->stop) {
		app->dialog = DIALOG_FROZEN;
		return;
	}
	if (s->message_n == COUNT(s->message)) {
		memmove(s->message, s->message + 1, (COUNT(s->message) - 1) * sizeof s->message[0]);
		s->message_n--;
	}
	s->message[s->message_n++] = n;
}

void board_act(struct app *app, const struct act *act)
{
	struct board_state *s = &app->board;
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
	switch (act->what) {
	case ACTION_PRESS: button_press(app, act->n); break;
	case ACTION_SAY_MESSAGE:
		app->effects.stop_speech = true;
		if (s->message_n > 0)
			app_say(app, message_words(app));
		break;
	case ACTION_UNDO:
		if (s->message_n > 0)
			s->message_n--;
		break;
	case ACTION_CLEAR: s->message_n = 0; break;
	case ACTION_LARGE: app_show(app, SCREEN_LARGE); break;
	case ACTION_TURN: s->turned = !s->turned; break;
	case ACTION_UNFREEZE: app->dialog = DIALOG_NONE; break;
	case ACTION_LEAVE_BOARD:
		if (app->dialog == DIALOG_LEAVE_BOARD)
			board_leave(app);
		else
			board_leave_ask(app);
		break;
	default: break;
	}
}
