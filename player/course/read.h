/*
 * From a pack to a course. Readers are strict: an unknown element or attribute is an error with the nearest known name.
 * Reading goes on after an error, so that all findings come at once; with errors the course must not be played.
 */
#ifndef COURSE_READ_H
#define COURSE_READ_H

#include "course/findings.h"
#include "course/model.h"
#include "course/pack.h"

/* The player's own version, compared with min-player; the newest format it reads. */
#define PLAYER_VERSION "1.0"
enum { COURSE_FORMAT = 1 };

/*
 * The course, or NULL only when course.xml could not be read at all: e says why when there is none or it is for a
 * newer player, a finding when it is not well-formed XML or its root is another. Everything lies in the arena.
 * format and min-player are read first: a course for a newer player is ERR_FORMAT 'this course needs player X or
 * newer'.
 */
struct course *course_read(struct arena *a, struct pack *p, struct findings *f, struct err *e);

/*
 * Every figure parsed, every picture's header read, each file once: what 'check' wants and the player does slide by
 * slide. Missing or unreadable media are findings (of the figure's own file and line, or of the block that shows
 * the picture). True when nothing was found. May follow a course_read with errors.
 */
bool course_read_media(struct arena *a, struct pack *p, const struct course *c, struct findings *f);

#endif
