/*
 * How much a course asks of its readers, and how much of what it says can be traced: counted from what is written, a
 * row a module and the sum. Pure.
 */
#ifndef PACKAGER_MEASURE_H
#define PACKAGER_MEASURE_H

#include "course/model.h"

struct measure {
	size_t slides, questions, figures;  /* figures: drawings, pictures and charts */
	size_t words, sentences, syllables; /* of the prose of slides, questions' feedback, cases and worksheets */
	size_t cited;                       /* passages with a citation of their own */
	size_t sourced, unsourced; /* numbers in slides that claim something: on slides that name a source, and not */
	int minutes;
};

/* One of each module, in order, and their sum last: module_n + 1 in the arena. */
const struct measure *measure_course(struct arena *a, const struct course *c);

/* Tenths of a word; 0 without sentences. */
int measure_sentence_tenths(const struct measure *m);
/*
 * The Flesch-Kincaid grade in tenths: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid, Fishburne, Rogers
 * and Chissom 1975, US Navy Research Branch Report 8-75). Syllables are told from spelling, so it is an estimate.
 */
int measure_grade_tenths(const struct measure *m);
/* Of one word as it is spelt; at least one. */
size_t measure_syllables(const char *word, size_t n);

#endif
