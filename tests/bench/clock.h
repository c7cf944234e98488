/* A clock and a median, for benchmarks. */
#ifndef BENCH_CLOCK_H
#define BENCH_CLOCK_H

#include "base/base.h"

#include <time.h>

static inline int64_t now_ns(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static inline int by_size(const void *x, const void *y)
{
	const int64_t *a = x, *b = y;
	return (*a > *b) - (*a < *b);
}

/* Sorts them. */
static inline int64_t median_ns(int64_t *t, size_t n)
{
	qsort(t, n, sizeof *t, by_size);
	return t[n / 2];
}

#endif
