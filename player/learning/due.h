/* When the survey asks again: two weeks, six weeks and six months after the course, by the laptop's date. Pure. */
#ifndef LEARNING_DUE_H
#define LEARNING_DUE_H

#include "base/base.h"
#include "course/model.h"

/* Days from one date ("2026-11-25") to another; false when one is no date. */
bool days_between(const char *from, const char *to, int *days);

/* Which follow-up is due: the latest one whose time has come, since one who comes back late is asked once.
 * OCCASION_COUNT: none. */
enum occasion occasion_due(const char *completed, const char *today);

#endif
