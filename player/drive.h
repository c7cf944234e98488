/*
 * Drive scripts: a list of inputs in place of a person (commands.md, 'Drive scripts'), run through the very session a
 * window uses. The clock is the script's own.
 */
#ifndef PLAYER_DRIVE_H
#define PLAYER_DRIVE_H

#include "session.h"

/* All that was said, a line each; what a session's voice writes to in a script. */
struct speech_log {
	struct arena arena;
	struct buf text;
	size_t from; /* where the part begins that no 'speech' line has taken yet */
};
struct session_voice speech_log_voice(struct speech_log *log);

/* What a script needs of the outside. */
struct drive_host {
	void *context;
	/* The picture as a PNG. */
	bool (*picture)(
	    void *context, const struct draw_list *list, struct session *s, const char *path, struct err *e);
	/* A pretended stick for 'Choose a place'. */
	void (*stick)(void *context, const char *name, const char *folder);
	FILE *out; /* where 'tree -' and 'speech -' go, each closed by a line with a single dot */
};

/*
 * True when every line held; else e names file, line, what was expected and what was there. log may be NULL. Path "-"
 * reads the lines from standard input as they come, so that another program can look ('tree -') before it says what to
 * do next.
 */
bool drive_run(
    struct session *s, struct speech_log *log, const char *path, const struct drive_host *host, struct err *e);

#endif
