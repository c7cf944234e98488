/* What the parts of the handout share: how its words look, and the blocks of a slide. Private to
 * player/paper/handout*.c. */
#ifndef PAPER_HANDOUT_H
#define PAPER_HANDOUT_H

#include "paper/flow.h"

enum { HANDOUT_GAP = 3 * MM };

struct style handout_body(void);
struct style handout_strong(void);
struct style handout_small(enum colour ink);
struct style handout_heading(int level);

/* What draw adds, within a panel; kept on one page where it fits on one. */
void handout_panel(struct flow *f, enum colour fill, enum colour border, void (*draw)(struct flow *f, const void *what),
    const void *what);
void handout_blocks(struct flow *f, const struct block *block, size_t n);

/* handout_case.c */
void handout_case(struct flow *f, const struct scenario *s);

/* handout_table.c */
void handout_table(struct flow *f, const struct table *t, const char *caption);
/* The longest bar stands for top_milli: the greatest value of the chart, or of all that are to be compared. */
void handout_chart(struct flow *f, const struct chart *c, const char *caption, int64_t top_milli);
int64_t handout_chart_top(const struct chart *c);

#endif
