/*
 * What the starting questions showed as known: a module all of whose tested topics were answered right may be taken the
 * short way, from its first screen to its questions, cases and worksheets and its last screen. Which way was taken is
 * kept nowhere. Pure.
 */
#ifndef LEARNING_KNOWN_H
#define LEARNING_KNOWN_H

#include "base/base.h"
#include "learning/progress.h"

/* One lucky answer is no knowledge: a topic asked about only once shows nothing. */
enum { KNOWN_LEAST = 2 };

/* Whether each tested topic of the module's outcomes was answered right throughout, and there is one. */
bool module_known(const struct course *c, const struct module *m, const struct test_score *before);
/* Whether the short way passes over this item: a slide that is neither the first item nor the last slide. */
bool known_passes_over(const struct module *m, size_t item);
/* The item before or after on the short way; item_n: none. */
size_t known_step(const struct module *m, size_t item, int by);
/* A slide in short: its own summary, else its first sentence; in a. */
const char *known_gist(struct arena *a, const struct slide *s);

#endif
