/* Inside the session: what session.c and session_access.c call of each other. Nobody else includes this. */
#ifndef PLAYER_SESSION_IN_H
#define PLAYER_SESSION_IN_H

#include "session.h"

/* session.c */
void session_say(struct session *s, const char *text);
void session_hush(struct session *s);
bool session_speaks(const struct session *s);
/* Lays the tree out, this id (may be NULL) in view. */
void session_lay(struct session *s, const char *focus);
bool session_scroll(struct session *s, int by);
void session_act(struct session *s, struct act a);
void session_activate(struct session *s, const struct node *n);
void session_focus(struct session *s, const char *id);
/* What a click on it does: fields and what has no act take the focus. */
void session_choose(struct session *s, const struct node *n);

/* session_access.c: the tree was built again; fresh: another screen or dialog. */
void access_rebuilt(struct session *s, bool fresh);
/* Another layout of the tree is needed, since what stands below it hangs on whether all fits. */
bool access_overflow(struct session *s);
/* Each is true when the input was theirs; *changed then says whether there may be something new to paint. */
bool access_key(struct session *s, const struct input *in, bool *changed);
bool access_text(const struct session *s, const char *text);
bool access_pointer(struct session *s, const struct input *in, bool *changed);
/* A press or release at a target (NULL none), after where it was pressed has been noted. */
bool access_touch(struct session *s, const struct input *in, const struct node *hit);
bool access_move(struct session *s, int x, int y);
bool access_switch(struct session *s, int which, bool down);
bool access_time(struct session *s);
int64_t access_due(const struct session *s);

#endif
