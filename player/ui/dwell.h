/*
 * Dwelling: who cannot press looks or points, and what the pointer rests on is chosen. A reader of the tree like
 * scanning, so it works on every screen with a mouse, a head pointer or an eye tracker that moves the pointer. Pure:
 * the time is given. Times of communication-boards.md 2.1: 250 ms until it locks on, 1,250 ms until it chooses, and 750
 * ms in which a glance away is forgiven.
 */
#ifndef UI_DWELL_H
#define UI_DWELL_H

#include "ui/tree.h"

enum { DWELL_RING_STEPS = 10 };

struct dwell_settings {
	int on;
	int lock_ms;     /* 250: passing over a target is not dwelling on it */
	int complete_ms; /* 1250, after it has locked on */
	int memory_ms;   /* 750 */
};
struct dwell {
	int x, y;       /* where the pointer is */
	bool there;     /* it has been seen at all */
	char at[160];   /* id of the target under it, "" none */
	int64_t start;  /* when it locks on, or would have had it not looked away */
	int shown;      /* steps of the ring that show, 0 none */
	char kept[160]; /* an unfinished dwell: whose, how far, and until when it is remembered */
	int kept_ms;
	int64_t kept_until;
	bool spent; /* it has chosen: nothing more until the pointer has left where that was */
	struct rect spent_rect;
};

/* The pointer is at x, y. only (may be NULL): the one target that counts while dwelling is paused. True: the ring
 * changed. */
bool dwell_move(
    struct dwell *d, const struct ui *u, const struct dwell_settings *set, const char *only, int x, int y, int64_t now);
/* What is under the pointer was chosen otherwise, as by a click: dwelling does not choose it a second time. */
void dwell_spend(struct dwell *d, const struct ui *u);
/* A rebuilt tree under a pointer that stays. */
void dwell_keep(struct dwell *d, const struct ui *u, const struct dwell_settings *set, const char *only, int64_t now);
/* When dwell_tick has something to do; 0 never: a pointer that rests on nothing wakes nobody. */
int64_t dwell_next(const struct dwell *d, const struct dwell_settings *set);
/* A step of the ring, or the choice (*chosen, else NULL); one thing at a time, until false. */
bool dwell_tick(
    struct dwell *d, const struct ui *u, const struct dwell_settings *set, int64_t now, struct node **chosen);

#endif
