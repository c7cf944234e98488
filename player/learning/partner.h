/*
 * Practice for the partner of a child who uses a board (communication-boards.md 2.1-2.3): waiting, open prompts,
 * reading choices aloud and watching for the child's sign, feeling what one switch is like, and finding out how far a
 * yes or no can be relied on. The children are made up and their answers neutral. Pure: the time is given. Nothing is
 * scored and nothing is kept.
 */
#ifndef LEARNING_PARTNER_H
#define LEARNING_PARTNER_H

#include "base/base.h"

enum partner_part {
	PARTNER_LIST,
	PARTNER_WAIT,
	PARTNER_PROMPTS,
	PARTNER_READ,
	PARTNER_FEEL,
	PARTNER_YES_NO,
	PARTNER_PARTS
};

/* What a learner does in each part. */
enum { WAIT_ASK, WAIT_SPEAK };
enum { READ_NEXT, READ_SAY_BACK, READ_AGAIN };
enum { FEEL_START, FEEL_STOP, FEEL_WORD /* + its place */ };
enum { YES_NO_ASK, YES_NO_TRUST, YES_NO_DOUBT, YES_NO_NEXT };

enum {
	PARTNER_WAIT_MS = 10000,
	PARTNER_ANSWER_MS = 13000,
	PARTNER_PROMPT_N = 5,
	PARTNER_WORDS = 5,
	PARTNER_ROUNDS = 3,
	PARTNER_CELLS = 12,
	PARTNER_FACTS = 6,
	PARTNER_CHILDREN = 2,
	PARTNER_YES_NO_MS = 2500
};

/* A moment, and two things a partner could say or do. */
struct prompt {
	const char *moment, *say[2], *why[2];
	int open; /* which of the two leaves the choice with the child */
};
extern const struct prompt partner_prompts[PARTNER_PROMPT_N];
/* The list that is read aloud; its last words are 'something else', as in every list. */
extern const char *const partner_words[PARTNER_WORDS];
/* What the learner is asked to say with one switch, and among what. */
extern const char *const partner_cells[PARTNER_CELLS];
extern const int partner_cell_wanted;

enum answer { ANSWER_NONE, ANSWER_YES, ANSWER_NO, ANSWER_DONT_KNOW };
struct fact {
	const char *ask;
	enum answer known; /* what all can see */
	enum answer given[PARTNER_CHILDREN];
};
extern const struct fact partner_facts[PARTNER_FACTS];
extern const char *const partner_children[PARTNER_CHILDREN];

struct partner {
	enum partner_part part;
	int64_t since; /* when the clock of this part started, 0 not running */
	int64_t shown; /* up to when it was shown last */
	struct {
		int spoke_ms; /* when the learner spoke again, -1 not */
		bool answered;
	} wait;
	int prompt[PARTNER_PROMPT_N]; /* what was chosen, -1 nothing */
	struct {
		int round, at; /* at: the word read last, -1 none */
		bool sign;     /* the child shows it: this one */
		bool missed;   /* they were on their way to show it when the next word came */
		bool passed;   /* they showed it, and the reading went on */
		bool guessed;  /* said back without a sign */
		bool done;
		int quickest_ms; /* the shortest wait between two words, 0 none */
	} read;
	struct {
		int took_ms, wrong; /* took_ms 0: not yet there */
	} feel;
	struct {
		int child, asked; /* asked: facts that were answered */
		int judged;       /* YES_NO_TRUST, YES_NO_DOUBT, -1 not yet */
	} yes_no;
};

void partner_open(struct partner *p, enum partner_part part);
void partner_do(struct partner *p, int what, int64_t now);
/* When partner_tick has something to do: each second of the ten, the child's sign, the child's answer; 0 never. */
int64_t partner_due(const struct partner *p);
bool partner_tick(struct partner *p, int64_t now);
/* Whole seconds that the clock of this part has run. */
int partner_seconds(const struct partner *p);
/* Whether one-switch scanning runs for the learner to feel it. */
bool partner_feels(const struct partner *p);

#endif
