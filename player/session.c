/*
 * Inputs to acts. After each, the tree is built afresh and compared with the one before: that difference is what is
 * painted and said.
 */
#include "session_in.h"
#include "course/limits.h"
#include "screens/screen.h"
#include "ui/say.h"

enum { LINE_SCROLL = 60, DRAG_PX = 12 /* further than a finger slips */, SCROLLBAR_PX = 20 /* the room kept for it */ };

const struct ui *session_ui(const struct session *s)
{
	return &s->ui[s->now];
}

static struct say_how how_of(const struct session *s)
{
	const struct settings *set = &s->app->settings;
	return (struct say_how){ set->speed, set->pitch, set->volume, set->accent };
}

void session_say(struct session *s, const char *text)
{
	struct say_how how = how_of(s);
	if (s->voice.say != NULL && text != NULL && text[0] != '\0')
		s->voice.say(s->voice.context, text, &how);
}

void session_hush(struct session *s)
{
	s->reading = false;
	if (s->voice.stop != NULL)
		s->voice.stop(s->voice.context);
}

/* A recorded word of the open course: the bytes that its hash vouches for are those that sound. */
static void sound_play(struct session *s, const char *path, const char *text)
{
	struct arena scratch = { 0 };
	struct bytes sound;
	struct err e = { 0 };
	const struct app *app = s->app;
	struct say_how how = how_of(s);
	if (s->voice.play != NULL && app->open != NULL &&
	    pack_read(app->open->pack, &scratch, path, LIMIT_SOUND_BYTES, &sound, &e))
		s->voice.play(s->voice.context, &sound, text, &how);
	else
		session_say(s, text);
	arena_release(&scratch);
}

bool session_speaks(const struct session *s)
{
	return s->voice.always || s->app->settings.speech;
}

static void set_id(char out[160], const char *id)
{
	snprintf(out, 160, "%s", id != NULL ? id : "");
}

/* --- building --- */

static void build_again(struct session *s)
{
	arena_reset(&s->arena[s->now]);
	s->ui[s->now] = (struct ui){ .a = &s->arena[s->now] };
	s->drawn = (struct draw_list){ 0 };
	screen_build(s->app, &s->ui[s->now], &s->arena[s->now]);
}

static void build(struct session *s)
{
	s->now = 1 - s->now;
	build_again(s);
}

/* The field that has the focus is the one that is typed in, until another has it. True: what shows under it changes. */
static bool field_follow(struct session *s)
{
	const struct node *at = node_find(s->ui[s->now].root, s->focus);
	if (at == NULL || at->role != ROLE_FIELD || !str_starts(at->id, FIELD_ID) ||
	    streq(at->id + strlen(FIELD_ID), s->app->fields.at))
		return false;
	app_field(s->app, at->id + strlen(FIELD_ID));
	return true;
}

/* Where focus belongs in the new tree. */
static void focus_settle(struct session *s, bool fresh)
{
	struct app *app = s->app;
	const struct ui *u = &s->ui[s->now];
	const struct node *wish = app->focus_wish[0] != '\0' ? node_find(u->root, app->focus_wish) : NULL;
	if (wish != NULL && node_enabled_target(wish))
		set_id(s->focus, wish->id);
	else if (fresh)
		set_id(s->focus, focus_start(u));
	else if (app->dialog != DIALOG_NONE && s->dialog == DIALOG_NONE) {
		memcpy(s->focus_behind, s->focus, sizeof s->focus_behind);
		set_id(s->focus, focus_start(u));
	} else {
		if (app->dialog == DIALOG_NONE && s->dialog != DIALOG_NONE)
			memcpy(s->focus, s->focus_behind, sizeof s->focus);
		set_id(s->focus, focus_after(&s->ui[1 - s->now], u, s->focus));
	}
	app->focus_wish[0] = '\0';
}

static struct ui_view view_of(const struct session *s)
{
	struct ui_view v = s->app->view;
	v.scale = s->app->settings.text;
	v.spacing = s->app->settings.spacing;
	return v;
}

void session_lay(struct session *s, const char *focus)
{
	struct ui *u = &s->ui[s->now];
	ui_layout(u, &s->fonts.measure, view_of(s), focus, s->scroll);
	const struct node *scroller = ui_scroller(u);
	s->scroll = scroller != NULL ? scroller->scroll : 0;
	s->drawn = (struct draw_list){ 0 };
}

static void speak(struct session *s, const char *focus_before, bool fresh)
{
	struct app *app = s->app;
	struct effects fx = app->effects;
	memset(&app->effects, 0, sizeof app->effects);
	app->effects.quit = fx.quit;
	app->effects.fullscreen = fx.fullscreen;
	if (fx.stop_speech)
		session_hush(s);
	for (size_t i = 0; i < fx.say_n; i++)
		if (fx.sound[i] != NULL)
			sound_play(s, fx.sound[i], fx.say[i]);
		else
			session_say(s, fx.say[i]);
	const struct ui *u = &s->ui[s->now];
	const char *const *line;
	size_t n = 0;
	if (fx.read_aloud) {
		bool reading = s->reading;
		session_hush(s);
		if (!reading)
			n = say_from(u->a, u, NULL, &line);
		s->reading = !reading;
	} else if (fx.repeat) {
		const struct node *at = node_find(u->root, s->focus);
		if (at != NULL)
			session_say(s, say_node(u->a, u, at));
	} else if (session_speaks(s))
		n = ui_say(u->a, &s->ui[1 - s->now], focus_before, u, s->focus, fresh ? SAY_SCREEN : SAY_CHANGE, &line);
	for (size_t i = 0; i < n; i++)
		session_say(s, line[i]);
}

/* before: where the focus was when the last tree was said. */
static void refresh(struct session *s, const char *before)
{
	struct app *app = s->app;
	app->view.scale = app->settings.text;
	app->view.spacing = app->settings.spacing;
	if (s->fonts.face != NULL && (s->face != app->settings.face || s->ui[1 - s->now].root == NULL))
		s->fonts.face(s->fonts.context, app->settings.face);
	s->face = app->settings.face;
	build(s);
	bool fresh = app->visit != s->visit || app->hidden != s->hidden || s->ui[1 - s->now].root == NULL;
	bool dialog = app->dialog != s->dialog;
	focus_settle(s, fresh);
	if (field_follow(s))
		build_again(s);
	if (fresh)
		s->scroll = 0;
	bool moved = !streq(before, s->focus);
	session_lay(s, moved && !fresh ? s->focus : NULL);
	if (access_overflow(s)) {
		build_again(s);
		session_lay(s, moved && !fresh ? s->focus : NULL);
	}
	s->visit = app->visit;
	s->hidden = app->hidden;
	s->dialog = app->dialog;
	access_rebuilt(s, fresh || dialog);
	speak(s, before, fresh);
}

void session_refresh(struct session *s)
{
	char before[160];
	memcpy(before, s->focus, sizeof before);
	refresh(s, before);
}

void session_start(struct session *s, struct app *app, struct session_fonts fonts, struct session_voice voice, int w,
    int h, int64_t clock)
{
	memset(s, 0, sizeof *s);
	s->app = app;
	s->fonts = fonts;
	s->voice = voice;
	s->clock = clock;
	app->view.w = w;
	app->view.h = h;
	app->view.scale = app->settings.text;
	app->view.spacing = app->settings.spacing;
	if (!app->privacy_seen && !app->settings.speech)
		session_say(s, "Press F2 for speech.");
	session_refresh(s);
}

void session_release(struct session *s)
{
	arena_release(&s->arena[0]);
	arena_release(&s->arena[1]);
}

const struct draw_list *session_draw(struct session *s)
{
	struct ui *u = &s->ui[s->now];
	if (s->drawn.op == NULL) {
		const char *const *scan = app_scan(s->app)->switches > 0 ? scan_highlight(u->a, &s->scan, u) : NULL;
		s->drawn =
		    ui_draw(u->a, u, theme_get(s->app->settings.theme), view_of(s), s->focus, s->focus_visible, scan);
		s->drawn = ui_draw_ring(u->a, s->drawn, u, s->dwell.at, s->dwell.shown);
	}
	return &s->drawn;
}

bool session_scroll(struct session *s, int by)
{
	int before = s->scroll;
	s->scroll += by;
	session_lay(s, NULL);
	return s->scroll != before;
}

static int page_height(const struct session *s)
{
	const struct node *n = ui_scroller(&s->ui[s->now]);
	return n != NULL ? n->rect.h - LINE_SCROLL : 0;
}

/* --- acting --- */

void session_act(struct session *s, struct act a)
{
	if (a.what == ACTION_NONE)
		return;
	if (a.what == ACTION_SCROLL) {
		(void)session_scroll(s, a.n * page_height(s));
		return;
	}
	s->app->clock = s->clock;
	app_update(s->app, a);
	session_refresh(s);
}

void session_activate(struct session *s, const struct node *n)
{
	if (n == NULL || (n->flags & (NODE_DISABLED | NODE_INERT)) != 0)
		return;
	set_id(s->focus, n->id);
	session_act(s, n->act[ACT_ACTIVATE]);
}

void session_focus(struct session *s, const char *id)
{
	char before[160];
	if (id == NULL)
		return;
	memcpy(before, s->focus, sizeof before);
	set_id(s->focus, id);
	s->focus_visible = true;
	session_lay(s, s->focus);
	const struct node *at = node_find(s->ui[s->now].root, s->focus);
	/* what was typed is kept as soon as the focus leaves its field, and the screen then says so */
	if ((at != NULL && at->role == ROLE_FIELD) || app_settle(s->app)) {
		refresh(s, before);
		return;
	}
	if (!session_speaks(s) || streq(before, s->focus))
		return;
	/* the same tree, another focus: said as such */
	struct ui *u = &s->ui[s->now];
	const char *const *line;
	session_hush(s);
	size_t n = ui_say(u->a, u, before, u, s->focus, SAY_CHANGE, &line);
	for (size_t i = 0; i < n; i++)
		session_say(s, line[i]);
}

void session_choose(struct session *s, const struct node *n)
{
	s->focus_visible = n->role == ROLE_FIELD;
	if (n->act[ACT_ACTIVATE].what == ACTION_NONE || n->role == ROLE_FIELD)
		session_focus(s, n->id);
	else
		session_activate(s, n);
}

/* The n-th answer of the screen, 1-based. */
static const struct node *answer_number(const struct session *s, int number)
{
	const struct ui *u = &s->ui[s->now];
	for (const struct node *n = u->root; n != NULL; n = node_after(u->root, n))
		if ((n->role == ROLE_RADIO || n->role == ROLE_CHECK) && node_enabled_target(n) &&
		    (n->act[ACT_ACTIVATE].what == ACTION_CHOOSE || n->act[ACT_ACTIVATE].what == ACTION_UNSURE) &&
		    --number == 0)
			return n;
	return NULL;
}

static bool field_edit(struct app *app, const char *key)
{
	static const struct {
		const char *key;
		enum field_move move;
	} moves[] = { { "Left", FIELD_LEFT }, { "Right", FIELD_RIGHT }, { "Home", FIELD_START }, { "End", FIELD_END } };
	if (streq(key, "Backspace"))
		app_rub_out(app);
	else if (streq(key, "Delete"))
		app_delete(app);
	else {
		for (size_t i = 0; i < COUNT(moves); i++)
			if (streq(moves[i].key, key)) {
				app_caret(app, moves[i].move);
				return true;
			}
		return false;
	}
	return true;
}

static bool key_field(struct session *s, const struct node *field, const char *key)
{
	bool enter = streq(key, "Return") || streq(key, "Keypad Enter");
	if (enter && (field->flags & NODE_MULTILINE) == 0) {
		session_activate(s, field);
		return true;
	}
	if (enter)
		app_type(s->app, "\n");
	else if (!field_edit(s->app, key))
		return streq(key, "Space") || utf8_count(key) == 1; /* what types stays in the field */
	session_refresh(s);
	return true;
}

static bool key_activate(struct session *s, const struct node *at, const char *key)
{
	bool enter = streq(key, "Return") || streq(key, "Keypad Enter");
	if (!enter && !streq(key, "Space"))
		return false;
	/* 'Enter checks': on the answer that is chosen already */
	if (enter && at != NULL && at->role == ROLE_RADIO && (at->flags & NODE_CHECKED) != 0 &&
	    at->act[ACT_ACTIVATE].what != ACTION_NONE &&
	    (s->app->screen == SCREEN_QUESTION || s->app->screen == SCREEN_TEST || s->app->screen == SCREEN_SCENARIO))
		session_act(s, (struct act){ ACTION_CHECK, 0, NULL });
	else if (at != NULL)
		session_activate(s, at);
	return true;
}

static bool key_arrow(struct session *s, const char *key)
{
	const struct ui *u = &s->ui[s->now];
	int dx = streq(key, "Right") - streq(key, "Left"), dy = streq(key, "Down") - streq(key, "Up");
	if (dx == 0 && dy == 0)
		return false;
	const char *to = focus_arrow(u, s->focus, dx, dy);
	if (to != NULL)
		session_focus(s, to);
	else if (dy != 0)
		(void)session_scroll(s, dy * LINE_SCROLL);
	return to != NULL || dy != 0;
}

static bool key_move(struct session *s, const char *key)
{
	const struct ui *u = &s->ui[s->now];
	if (streq(key, "Tab") || streq(key, "Shift+Tab"))
		session_focus(s, focus_step(u, s->focus, streq(key, "Tab") ? 1 : -1));
	else if (streq(key, "Home"))
		(void)session_scroll(s, -1000000);
	else if (streq(key, "End"))
		(void)session_scroll(s, 1000000);
	/* a page of a long slide first, then the next slide */
	else if (!(streq(key, "PageDown") && session_scroll(s, page_height(s))) &&
	    !(streq(key, "PageUp") && session_scroll(s, -page_height(s))))
		return key_arrow(s, key);
	return true;
}

static void key_press(struct session *s, const char *key)
{
	struct ui *u = &s->ui[s->now];
	const struct node *at = node_find(u->root, s->focus);
	bool field = at != NULL && at->role == ROLE_FIELD && !s->app->hidden;
	if (session_speaks(s))
		session_hush(s);
	s->focus_visible = true;
	if (field && key_field(s, at, key))
		return;
	if (key_activate(s, at, key) || key_move(s, key))
		return;
	if (!field && key[0] >= '1' && key[0] <= '9' && key[1] == '\0') {
		const struct node *answer = answer_number(s, key[0] - '0');
		if (answer != NULL)
			session_activate(s, answer);
		return;
	}
	session_act(s, (struct act){ (int)action_of_key(key, s->app->settings.letters && !field), 0, NULL });
}

/*
 * Where a press could become a drag: on the content that scrolls it moves with the finger, on its bar it moves the bar.
 */
static void drag_start(struct session *s, int x, int y)
{
	const struct node *n = ui_scroller(&s->ui[s->now]);
	s->drag.how = DRAG_NONE;
	if (n == NULL || x < n->rect.x || x >= n->rect.x + n->rect.w || y < n->rect.y || y >= n->rect.y + n->rect.h)
		return;
	s->drag.how = x >= n->rect.x + n->rect.w - SCROLLBAR_PX ? DRAG_BAR : DRAG_READY;
	s->drag.y = y;
	s->drag.scroll = s->scroll;
}

/* True when something moved. */
static bool drag_move(struct session *s, int y)
{
	const struct node *n = ui_scroller(&s->ui[s->now]);
	int moved = y - s->drag.y;
	if (s->drag.how == DRAG_NONE || n == NULL)
		return false;
	if (s->drag.how == DRAG_READY) {
		if (moved <= DRAG_PX && moved >= -DRAG_PX)
			return false;
		s->drag.how = DRAG_PAGE;
		s->pressed[0] = '\0';
	}
	int to = s->drag.scroll - moved;
	if (s->drag.how == DRAG_BAR)
		to = s->drag.scroll + (int)((int64_t)moved * n->content_h / (n->rect.h > 0 ? n->rect.h : 1));
	return session_scroll(s, (to > 0 ? to : 0) - s->scroll);
}

static void pointer(struct session *s, const struct input *in)
{
	const struct node *hit = ui_hit(&s->ui[s->now], in->x, in->y);
	s->pointer_x = in->x;
	s->pointer_y = in->y;
	s->app->touch = in->touch;
	if (in->kind == INPUT_PRESS) {
		set_id(s->pressed, hit != NULL ? hit->id : "");
		drag_start(s, in->x, in->y);
	} else
		s->drag.how = DRAG_NONE;
	if (access_touch(s, in, hit))
		return;
	/* acts on release, and only where it was pressed, so that a slip can be taken back (WCAG 2.5.2) */
	if (in->kind != INPUT_RELEASE || hit == NULL || !streq(hit->id, s->pressed))
		return;
	session_choose(s, hit);
}

/* Whether a person did it. */
static bool by_hand(enum input_kind kind)
{
	return kind == INPUT_KEY || kind == INPUT_SWITCH || kind == INPUT_TEXT || kind == INPUT_MOVE ||
	    kind == INPUT_PRESS || kind == INPUT_WHEEL;
}

bool session_input(struct session *s, const struct input *in, int64_t clock)
{
	const struct node *at = node_find(s->ui[s->now].root, s->focus);
	bool changed;
	s->clock = clock;
	if (by_hand(in->kind))
		app_here(s->app, clock);
	switch (in->kind) {
	case INPUT_KEY:
	case INPUT_KEY_UP:
	case INPUT_SWITCH:
	case INPUT_SWITCH_UP:
		if (access_key(s, in, &changed))
			return changed;
		key_press(s, in->key);
		return true;
	case INPUT_TEXT:
		if (at == NULL || at->role != ROLE_FIELD || access_text(s, in->text))
			return false;
		s->app->touch = false;
		app_type(s->app, in->text);
		session_refresh(s);
		return true;
	case INPUT_MOVE:
		s->pointer_x = in->x;
		s->pointer_y = in->y;
		changed = drag_move(s, in->y);
		return access_move(s, in->x, in->y) || changed;
	case INPUT_PRESS:
	case INPUT_RELEASE:
		if (access_pointer(s, in, &changed))
			return changed;
		pointer(s, in);
		return true;
	case INPUT_WHEEL:
		return session_scroll(s, -in->n * LINE_SCROLL);
	case INPUT_RESIZE:
		s->app->view.w = in->x;
		s->app->view.h = in->y;
		session_refresh(s);
		return true;
	case INPUT_DROP:
		app_drop(s->app, in->text);
		session_refresh(s);
		return true;
	case INPUT_QUIT:
		s->app->effects.quit = true;
		return false;
	case INPUT_TIMEOUT:
		return access_time(s);
	case INPUT_SPOKEN:
		s->reading = false;
		return false;
	case INPUT_EXPOSE:
		return true;
	case INPUT_NONE:
		return false;
	}
	return false;
}

int64_t session_due(const struct session *s)
{
	return access_due(s);
}

void session_reveal(struct session *s, const char *id)
{
	session_lay(s, id);
}
