/*
 * What is done while the reader reads: writing what could wait, and laying out what probably comes next. The loop asks
 * for both after a picture is shown; nothing here is ever awaited.
 */
#ifndef PLAYER_SESSION_AHEAD_H
#define PLAYER_SESSION_AHEAD_H

#include "session.h"

/* Keeps the place in the course. True when there is something new to paint: 'Saved', or why not. */
bool session_keep(struct session *s);

/* A zeroed one is empty. */
struct ahead {
	struct arena arena;
	struct draw_list list;
};
/*
 * The picture after 'Next', its words measured and so drawn; lent until the next call. NULL when there is no telling.
 */
const struct draw_list *ahead_page(struct ahead *h, const struct session *s);
void ahead_release(struct ahead *h);

#endif
