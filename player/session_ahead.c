/* A page turn shows first and writes then; and the next page is drawn before it is asked for. */
#include "session_ahead.h"
#include "screens/screen.h"

bool session_keep(struct session *s)
{
	struct session_voice voice = s->voice;
	if (!app_keep_place(s->app))
		return false;
	if (s->app->saved)
		s->voice = (struct session_voice){ 0 }; /* 'Saved' on each slide is not news */
	session_refresh(s);
	s->voice = voice;
	return true;
}

const struct draw_list *ahead_page(struct ahead *h, const struct session *s)
{
	arena_reset(&h->arena);
	struct app *app = arena_alloc(&h->arena, sizeof *app);
	if (!app_ahead(s->app, app))
		return NULL;
	struct ui u = { .a = &h->arena };
	struct ui_view view = app->view;
	view.scale = app->settings.text;
	view.spacing = app->settings.spacing;
	screen_build(app, &u, &h->arena);
	ui_layout(&u, &s->fonts.measure, view, NULL, 0);
	h->list = ui_draw(&h->arena, &u, theme_get(app->settings.theme), view, focus_start(&u), s->focus_visible, NULL);
	return &h->list;
}

void ahead_release(struct ahead *h)
{
	arena_release(&h->arena);
	h->list = (struct draw_list){ NULL, 0 };
}
