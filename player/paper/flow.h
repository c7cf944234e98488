/*
 * Reading matter on A4: words, lists, tables and figures one below the other, page after page, with a head and
 * a foot. A part that must stay whole is first run through quietly, which gives its height. Private to
 * player/paper/handout*.c and flow.c.
 */
#ifndef PAPER_FLOW_H
#define PAPER_FLOW_H

#include "paper/paper.h"
#include "paper/text.h"

enum {
	FLOW_TOP = 26 * MM,
	FLOW_BOTTOM = A4_LONG - 24 * MM,
	FLOW_LEFT = 25 * MM,
	FLOW_WIDTH = A4_SHORT - 2 * FLOW_LEFT,
	FLOW_PAGE = FLOW_BOTTOM - FLOW_TOP,
};

struct flow {
	struct arena *a;
	struct pdf *pdf;
	const struct paper_job *job;
	int x, width, y;                           /* of what comes next */
	bool measuring;                            /* pages have no end */
	int measured;                              /* how many runs that measure stand in each other */
	const char *head_left, *head_right, *foot; /* small print of each page; NULL none */
	int pages;                                 /* of the whole, for 'page 3 of 40'; 0 not known yet */
};

void flow_page(struct flow *f);     /* ends the page, if one is begun, and starts the next */
void flow_page_end(struct flow *f); /* the last */
/* A new page unless h more fits on this one. */
void flow_need(struct flow *f, int h);
void flow_space(struct flow *f, int h); /* nothing at the top of a page */

/* The height of what draw adds at the present x and width. */
int flow_measure(struct flow *f, void (*draw)(struct flow *f, const void *what), const void *what);

/* Words in the present column, over the page's end if need be, as one element of that tag. */
void flow_spans(struct flow *f, enum tag tag, const struct span *span, size_t n);
void flow_text(struct flow *f, enum tag tag, struct style style, const char *text);
void flow_rich(struct flow *f, enum tag tag, struct style style, const struct rich *text);

#endif
