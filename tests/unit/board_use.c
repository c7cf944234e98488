/*
 * Promises of a board in use: the message says exactly what was chosen; clearing asks nothing and can be undone;
 * letters join into words; links lead on and back with the message kept; masks hide without moving and never the strip,
 * 'something else' or the way home; body words show only when an adult switched them on, and never by themselves at the
 * next start; stopping freezes; leaving forgets; a recorded word is heard instead of the voice, as it stands in the
 * pack, and the voice says the word when it is not there.
 */
#include "app.h"
#include "screens/screen.h"
#include "session.h"
#include "test.h"
#include "tests/unit/invariants.h"

struct use {
	struct app app;
	struct records *records;
	struct arena a, screen;
};

static bool open_board(struct use *t, const char *id)
{
	struct err e = { 0 };
	const char *note;
	memset(t, 0, sizeof *t);
	if (!records_open(&t->records, &t->a, test_dir(), &note, &e))
		return test_fail(__FILE__, __LINE__, "%s", e.text);
	struct app_services with = { .records = t->records,
		.data_dir = test_dir(),
		.today = "2026-11-25",
		.voice_ready = true,
		.theme = THEME_COUNT,
		.face = FACE_COUNT };
	app_init(&t->app, &with);
	(void)app_shelve(&t->app, path_join(&t->a, test_root(), "content/one-day"));
	app_start(&t->app, "AMY");
	if (t->app.course == NULL)
		app_update(&t->app, (struct act){ ACTION_OPEN_COURSE, 0, NULL });
	if (t->app.course == NULL)
		return test_fail(__FILE__, __LINE__, "the course does not open");
	for (size_t i = 0; i < t->app.course->board_n; i++)
		if (streq(t->app.course->board[i].id, id)) {
			app_update(&t->app, (struct act){ ACTION_BOARD, (int)i, NULL });
			return t->app.screen == SCREEN_BOARD;
		}
	return test_fail(__FILE__, __LINE__, "no board %s", id);
}

static void close_board(struct use *t)
{
	app_release(&t->app);
	records_close(t->records);
	arena_release(&t->screen);
	arena_release(&t->a);
}

static void act(struct use *t, enum action what, int n, const char *s)
{
	memset(&t->app.effects, 0, sizeof t->app.effects);
	app_update(&t->app, (struct act){ (int)what, n, s });
}

/* Presses the cell with this label, outside the strip unless it is only there; what was said, NULL nothing. */
static const char *press(struct use *t, const char *label)
{
	const struct board *b = app_board(&t->app);
	int found = -1;
	for (size_t i = 0; b != NULL && i < b->button_n; i++)
		if (streq(b->button[i].label, label) && (found < 0 || !b->button[i].strip))
			found = (int)i;
	act(t, ACTION_PRESS, found, NULL);
	return t->app.effects.say_n > 0 ? t->app.effects.say[0] : NULL;
}

static const struct ui *build(struct use *t)
{
	static struct ui u;
	struct ui_fonts fonts = fake_fonts();
	u = (struct ui){ 0 };
	t->app.view = (struct ui_view){ 1366, 768, 100, 100 };
	arena_reset(&t->screen);
	screen_build(&t->app, &u, &t->screen);
	ui_layout(&u, &fonts, t->app.view, NULL, 0);
	return &u;
}

static const char *message(struct use *t)
{
	return node_find(build(t)->root, "message/words")->name;
}

static const struct node *cell(struct use *t, const char *label)
{
	const struct ui *u = build(t);
	const struct node *grid = node_find(u->root, "grid");
	for (const struct node *n = grid; n != NULL; n = node_after(grid, n))
		if (n->role == ROLE_BUTTON && streq(n->name, label))
			return n;
	return NULL;
}

TEST(board_message_is_what_was_chosen)
{
	static struct use t;
	EXPECT(open_board(&t, "board-feelings"));
	EXPECT_STR(message(&t), "Message: empty");
	EXPECT_STR(press(&t, "sad"), "sad");
	EXPECT_STR(press(&t, "help"), "I want help");
	EXPECT_STR(message(&t), "Message: sad, help");
	act(&t, ACTION_SAY_MESSAGE, 0, NULL);
	EXPECT(t.app.effects.stop_speech);
	EXPECT_STR(t.app.effects.say[0], "sad, I want help");
	EXPECT_STR(message(&t), "Message: sad, help"); /* speaking clears nothing */
	act(&t, ACTION_UNDO, 0, NULL);
	EXPECT_STR(message(&t), "Message: sad");
	act(&t, ACTION_SAY_AGAIN, 0, NULL);
	EXPECT_STR(t.app.effects.say[0], "sad, I want help");
	close_board(&t);
}

TEST(board_clear_asks_nothing_and_can_be_undone)
{
	static struct use t;
	EXPECT(open_board(&t, "board-feelings"));
	press(&t, "sad");
	press(&t, "tired");
	act(&t, ACTION_CLEAR, 0, NULL);
	EXPECT_INT(t.app.dialog, DIALOG_NONE);
	EXPECT_STR(message(&t), "Message: empty");
	act(&t, ACTION_CLEAR, 0, NULL); /* once more changes nothing */
	act(&t, ACTION_UNDO, 0, NULL);
	EXPECT_STR(message(&t), "Message: sad, tired");
	act(&t, ACTION_UNDO, 0, NULL);
	EXPECT_STR(message(&t), "Message: sad");
	act(&t, ACTION_CLEAR, 0, NULL);
	press(&t, "calm"); /* now the cleared words are gone */
	act(&t, ACTION_UNDO, 0, NULL);
	act(&t, ACTION_UNDO, 0, NULL);
	EXPECT_STR(message(&t), "Message: empty");
	close_board(&t);
}

TEST(board_letters_join_into_words)
{
	static struct use t;
	EXPECT(open_board(&t, "board-alphabet-and-numbers"));
	EXPECT_STR(press(&t, "c"), "c");
	press(&t, "a");
	press(&t, "t");
	EXPECT_STR(message(&t), "Message: cat");
	press(&t, "space");
	press(&t, "2");
	EXPECT_STR(message(&t), "Message: cat, 2");
	EXPECT_STR(press(&t, "say it"), "cat, 2");
	press(&t, "delete one");
	EXPECT_STR(message(&t), "Message: cat");
	press(&t, "delete one"); /* the word was finished: it goes as one */
	EXPECT_STR(message(&t), "Message: empty");
	press(&t, "d");
	press(&t, "o");
	press(&t, "delete one");
	EXPECT_STR(message(&t), "Message: d");
	press(&t, "yes");
	press(&t, "g");
	EXPECT_STR(message(&t), "Message: d, yes, g");
	close_board(&t);
}

TEST(board_links_lead_on_and_back_with_the_message)
{
	static struct use t;
	EXPECT(open_board(&t, "board-home-core"));
	press(&t, "like");
	EXPECT_STR(press(&t, "people"), "people"); /* said, not added */
	EXPECT_STR(app_board(&t.app)->name, "People");
	EXPECT_STR(message(&t), "Message: like");
	press(&t, "driver");
	EXPECT_STR(message(&t), "Message: like, driver");
	act(&t, ACTION_PAGE_BACK, 0, NULL);
	EXPECT_STR(app_board(&t.app)->name, "First page");
	EXPECT_STR(message(&t), "Message: like, driver");
	press(&t, "places");
	press(&t, "first page");
	EXPECT_STR(app_board(&t.app)->name, "First page");
	EXPECT_INT(t.app.board.behind_n, 0);
	act(&t, ACTION_PAGE_BACK, 0, NULL);
	EXPECT_STR(app_board(&t.app)->name, "First page");
	act(&t, ACTION_SAY_MESSAGE, 0, NULL);
	EXPECT_STR(t.app.effects.say[0], "like, driver");
	close_board(&t);
}

TEST(board_full_message_refuses_rather_than_drops)
{
	static struct use t;
	EXPECT(open_board(&t, "board-feelings"));
	press(&t, "happy");
	for (int i = 0; i < 80; i++)
		press(&t, "sad");
	EXPECT_INT(t.app.board.message.n, COUNT(t.app.board.message.part));
	EXPECT(t.app.board.note != NULL);
	EXPECT(str_starts(message(&t), "Message: happy, sad"));
	/* a long message stays one line: the board keeps its place */
	EXPECT(node_find(build(&t)->root, "message")->rect.h <= 110);
	act(&t, ACTION_SAY_MESSAGE, 0, NULL);
	EXPECT(str_starts(t.app.effects.say[0], "happy, sad"));
	close_board(&t);
}

TEST(board_masks_hide_without_moving)
{
	static struct use t;
	static const int masks[] = { 2, 4, 6, 12, 24 };
	EXPECT(open_board(&t, "board-home-core"));
	const struct node *like = cell(&t, "like");
	struct rect before = like->rect, i_was = cell(&t, "I")->rect, else_was = cell(&t, "something else")->rect;
	for (size_t m = 0; m < COUNT(masks); m++) {
		size_t of, buttons = 0;
		act(&t, ACTION_SET, masks[m], "board-mask");
		EXPECT_INT(board_shown(&t.app, &of), masks[m]);
		EXPECT_INT(of, 38);
		const struct ui *u = build(&t);
		const struct node *grid = node_find(u->root, "grid"), *strip = node_find(u->root, "strip");
		for (const struct node *n = grid; n != NULL; n = node_after(grid, n))
			buttons += n->role == ROLE_BUTTON;
		EXPECT_INT(buttons, masks[m] + 1);
		buttons = 0;
		for (const struct node *n = strip; n != NULL; n = node_after(strip, n))
			buttons += n->role == ROLE_BUTTON;
		EXPECT_INT(buttons, 10);
		EXPECT(memcmp(&cell(&t, "I")->rect, &i_was, sizeof i_was) == 0);
		EXPECT(memcmp(&cell(&t, "something else")->rect, &else_was, sizeof else_was) == 0);
		bool shows = cell(&t, "like") != NULL;
		EXPECT_INT(shows, masks[m] >= 12);
		if (shows)
			EXPECT(memcmp(&cell(&t, "like")->rect, &before, sizeof before) == 0);
		EXPECT(strstr(node_find(build(&t)->root, "foot/which")->text,
			   arena_printf(&t.a, "masked: %d of 38 cells show", masks[m])) != NULL);
	}
	/* a masked cell cannot be pressed by any way */
	act(&t, ACTION_SET, 2, "board-mask");
	EXPECT_STR(press(&t, "like"), NULL);
	EXPECT_STR(message(&t), "Message: empty");
	/* every other board keeps its way home and its way out */
	EXPECT_STR(press(&t, "something else"), "something else");
	close_board(&t);
	EXPECT(open_board(&t, "board-people"));
	act(&t, ACTION_SET, 2, "board-mask");
	EXPECT(
	    cell(&t, "first page") != NULL && cell(&t, "someone else") != NULL && cell(&t, "something else") != NULL);
	EXPECT(cell(&t, "dad") == NULL);
	close_board(&t);
}

TEST(board_body_words_wait_for_an_adult)
{
	static struct use t;
	EXPECT(open_board(&t, "board-body-and-safety"));
	EXPECT(cell(&t, "my body") != NULL && cell(&t, "knee") == NULL && cell(&t, "arm") == NULL);
	EXPECT_STR(press(&t, "arm"), NULL);
	struct rect before = cell(&t, "safe")->rect;
	act(&t, ACTION_SET, 1, "board-body");
	EXPECT(cell(&t, "arm") != NULL);
	EXPECT(cell(&t, "arm")->picture == NULL);
	EXPECT(memcmp(&cell(&t, "safe")->rect, &before, sizeof before) == 0);
	EXPECT_STR(press(&t, "arm"), "arm");
	/* neither it nor a mask is kept for the next start */
	act(&t, ACTION_SET, 4, "board-mask");
	act(&t, ACTION_SET, 1, "board-thick");
	struct app_services with = t.app.with;
	static struct app next;
	app_init(&next, &with);
	app_start(&next, "AMY");
	EXPECT_INT(next.settings.looks.body, 0);
	EXPECT_INT(next.settings.looks.mask, 0);
	EXPECT_INT(next.settings.looks.thick, 1);
	app_release(&next);
	close_board(&t);
}

TEST(board_looks_change_pictures_and_colours)
{
	static struct use t;
	EXPECT(open_board(&t, "board-people"));
	const struct node *n = cell(&t, "teacher");
	const char *plain = arena_string(&t.a, n->picture);
	EXPECT_INT(n->border, COLOUR_PEOPLE);
	EXPECT(strstr(plain, "#pal018") != NULL); /* skin, which is the card's colour */
	act(&t, ACTION_SET, 5, "board-skin");
	n = cell(&t, "teacher");
	EXPECT(strstr(n->picture, arena_printf(&t.a, "#pal%03d", COLOUR_TONE_5)) != NULL);
	EXPECT(strstr(n->picture, "#pal016") != NULL); /* its lines are white */
	act(&t, ACTION_SET, 1, "board-skin");
	EXPECT(strstr(cell(&t, "teacher")->picture, "#pal017") != NULL); /* black on light */
	act(&t, ACTION_SET, 0, "board-skin");
	act(&t, ACTION_SET, 1, "board-thick");
	EXPECT(!streq(cell(&t, "teacher")->picture, plain));
	act(&t, ACTION_SET, CELL_FULL, "board-colour");
	EXPECT_INT(cell(&t, "teacher")->fill, COLOUR_PEOPLE_WEAK);
	act(&t, ACTION_SET, CELL_PLAIN, "board-colour");
	EXPECT_INT(cell(&t, "teacher")->border, COLOUR_SOFT);
	EXPECT_INT(cell(&t, "teacher")->corner, COLOUR_NONE);
	act(&t, ACTION_SET, LABEL_NONE, "board-label");
	EXPECT(cell(&t, "teacher")->text == NULL);
	EXPECT_STR(cell(&t, "teacher")->name, "teacher"); /* still said */
	EXPECT_STR(cell(&t, "mum")->text, "mum");         /* a word without a picture is never blank */
	act(&t, ACTION_SET, LABEL_ABOVE, "board-label");
	n = cell(&t, "teacher");
	EXPECT(n->text_y < n->picture_rect.y);
	act(&t, ACTION_SET, 9, "board-skin");
	EXPECT_INT(t.app.settings.looks.skin, 5);
	close_board(&t);
}

TEST(board_stop_freezes_and_leaving_forgets)
{
	static struct use t;
	static const struct board_state empty;
	EXPECT(open_board(&t, "board-feelings"));
	press(&t, "worried");
	EXPECT_STR(press(&t, "I want to stop"), "I want to stop");
	EXPECT_INT(t.app.dialog, DIALOG_FROZEN);
	act(&t, ACTION_BACK, 0, NULL); /* Escape does not thaw it */
	EXPECT_INT(t.app.dialog, DIALOG_FROZEN);
	EXPECT_STR(press(&t, "happy"), NULL);
	act(&t, ACTION_UNFREEZE, 0, NULL);
	EXPECT_STR(message(&t), "Message: worried");
	for (int i = 0; i < 3; i++)
		act(&t, ACTION_BACK, 0, NULL);
	EXPECT(t.app.screen == SCREEN_BOARD && t.app.dialog == DIALOG_NONE);
	press(&t, "sad"); /* anything between starts the four again */
	for (int i = 0; i < 3; i++)
		act(&t, ACTION_BACK, 0, NULL);
	EXPECT_INT(t.app.dialog, DIALOG_NONE);
	act(&t, ACTION_BACK, 0, NULL);
	EXPECT_INT(t.app.dialog, DIALOG_LEAVE_BOARD);
	act(&t, ACTION_LEAVE_BOARD, 0, NULL);
	EXPECT_INT(t.app.screen, SCREEN_BOARDS);
	EXPECT(memcmp(&t.app.board, &empty, sizeof empty) == 0);
	close_board(&t);
}

/* --- recorded words --- */

/* The open course, with these recordings on the first cells of the board in view. */
static void record(struct use *t, const char *const *path, size_t n)
{
	struct course *c = arena_alloc(&t->a, sizeof *c);
	struct board_ref *ref = arena_array(&t->a, t->app.course->board_n, sizeof *ref);
	struct board *b = arena_alloc(&t->a, sizeof *b);
	const struct board *was = app_board(&t->app);
	struct button *button = arena_array(&t->a, was->button_n, sizeof *button);
	memcpy(ref, t->app.course->board, t->app.course->board_n * sizeof *ref);
	memcpy(button, was->button, was->button_n * sizeof *button);
	for (size_t i = 0; i < n; i++)
		button[was->cell[i]].sound_path = path[i];
	*b = *was;
	b->button = button;
	*c = *t->app.course;
	ref[t->app.board.index].board = b;
	c->board = ref;
	t->app.course = c;
}

TEST(board_plays_recorded_words_in_their_order)
{
	static const char *const path[] = { "media/a.opus", NULL, NULL, "media/d.opus" };
	static struct use t;
	EXPECT(open_board(&t, "board-feelings"));
	record(&t, path, COUNT(path));
	const struct board *b = app_board(&t.app);
	const struct effects *fx = &t.app.effects;
	const char *said = press(&t, b->button[b->cell[0]].label);
	EXPECT_STR(said, b->button[b->cell[0]].say);
	EXPECT_STR(fx->sound[0], "media/a.opus");
	EXPECT(fx->stop_speech);
	for (int i = 1; i < 4; i++)
		(void)press(&t, b->button[b->cell[i]].label);
	for (int again = 0; again < 2; again++) {
		act(&t, again ? ACTION_SAY_AGAIN : ACTION_SAY_MESSAGE, 0, NULL);
		EXPECT_INT(fx->say_n, 3);
		EXPECT_STR(fx->sound[0], "media/a.opus");
		EXPECT(fx->sound[1] == NULL);
		EXPECT_STR(
		    fx->say[1], arena_printf(&t.a, "%s, %s", b->button[b->cell[1]].say, b->button[b->cell[2]].say));
		EXPECT_STR(fx->sound[2], "media/d.opus");
		EXPECT_STR(fx->say[2], b->button[b->cell[3]].say);
	}
	/* more pieces than can wait: nothing that was chosen is left out */
	for (int i = 0; i < 12; i++)
		(void)press(&t, b->button[b->cell[i % 2 == 0 ? 0 : 1]].label);
	act(&t, ACTION_SAY_MESSAGE, 0, NULL);
	EXPECT_INT(fx->say_n, COUNT(fx->say));
	EXPECT(fx->sound[COUNT(fx->say) - 1] == NULL);
	size_t words = 0;
	for (size_t i = 0; i < fx->say_n; i++)
		for (const char *p = fx->say[i]; p != NULL; p = strstr(p + 1, ", "))
			words++;
	EXPECT_INT(words, 16);
	close_board(&t);
}

struct ears {
	struct arena a;
	struct bytes sound;
	const char *text, *said;
};

static void hear(void *context, const struct bytes *sound, const char *text, const struct say_how *how)
{
	struct ears *e = context;
	(void)how;
	e->sound = (struct bytes){ arena_alloc(&e->a, sound->n), sound->n };
	memcpy(e->sound.p, sound->p, sound->n);
	e->text = arena_string(&e->a, text);
}

static void listen(void *context, const char *text, const struct say_how *how)
{
	struct ears *e = context;
	(void)how;
	e->said = arena_string(&e->a, text);
}

TEST(board_plays_the_bytes_of_the_pack_or_says_the_word)
{
	/* any entry does: whether it is a sound is for those who play it */
	static const char *const path[] = { "boards/feelings.obf", "media/not-there.opus" };
	static struct use t;
	static struct session s;
	struct ears e = { .sound = { NULL, 0 } };
	struct bytes wanted;
	EXPECT(open_board(&t, "board-feelings"));
	record(&t, path, COUNT(path));
	const struct board *b = app_board(&t.app);
	session_start(&s, &t.app, (struct session_fonts){ .measure = fake_fonts() },
	    (struct session_voice){ .context = &e, .say = listen, .play = hear }, 1366, 768, 1000);
	e.said = NULL; /* the one sentence of every start */
	(void)press(&t, b->button[b->cell[0]].label);
	session_refresh(&s);
	EXPECT(file_read(
	    &t.a, path_join(&t.a, test_root(), "content/one-day/boards/feelings.obf"), 4 << 20, &wanted, NULL));
	EXPECT(e.sound.n == wanted.n && memcmp(e.sound.p, wanted.p, wanted.n) == 0);
	EXPECT_STR(e.text, b->button[b->cell[0]].say);
	EXPECT(e.said == NULL);
	(void)press(&t, b->button[b->cell[1]].label);
	session_refresh(&s);
	EXPECT_STR(e.said, b->button[b->cell[1]].say);
	session_release(&s);
	arena_release(&e.a);
	close_board(&t);
}
