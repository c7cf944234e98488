/*
 * What 'Saved' costs: event_add, the whole of it (chain, hash, commit), beside an append and fdatasync of as
 * many bytes to a plain file in the same folder, taken in turn so that the disk's moods strike both. Prints
 * the ratio of the medians and whether the goal of performance.md (at most 2.0) is met; and what opening
 * costs, empty and with a year of a busy laptop's records.
 *
 * saved [FOLDER]   FOLDER should be on a real disk; default: the present one.
 */
#include "base/base.h"
#include "clock.h"
#include "records/records.h"

#include <fcntl.h>
#include <unistd.h>

enum { ROUNDS = 400, WARM = 40, BUSY_LEARNERS = 50, BUSY_ANSWERS = 300 };

static bool answer_add(struct records *r, const char *registration, int i, struct err *e)
{
	char item[16];
	snprintf(item, sizeof item, "m5-q%d", i % 40);
	struct event ev = { .course = "csa-families",
		.release = 1,
		.item = item,
		.verb = "answered",
		.response = "a[,]c",
		.success = i % 2,
		.score = -1,
		.score_max = -1,
		.attempt = "",
		.date = "2026-11-25" };
	return event_add(r, registration, &ev, e);
}

static bool plain_add(int f)
{
	char line[300]; /* about what an event holds */
	memset(line, 'x', sizeof line);
	return write(f, line, sizeof line) == (ssize_t)sizeof line && fdatasync(f) == 0;
}

static bool saved_measure(struct records *r, struct arena *a, const char *dir, struct err *e)
{
	static int64_t ours[ROUNDS], plain[ROUNDS];
	struct learner l;
	struct registration reg;
	if (!learner_add(r, a, "bench", &l, e) || !registration_open(r, a, &l, "csa-families", &reg, e))
		return false;
	int f = open(path_join(a, dir, "plain"), O_WRONLY | O_CREAT | O_APPEND, 0600);
	bool ok = f >= 0;
	for (int i = 0; ok && i < ROUNDS + WARM; i++) {
		int64_t t0 = now_ns();
		ok = answer_add(r, reg.id, i, e);
		int64_t t1 = now_ns();
		ok = ok && plain_add(f);
		int64_t t2 = now_ns();
		if (i >= WARM) {
			ours[i - WARM] = t1 - t0;
			plain[i - WARM] = t2 - t1;
		}
	}
	close(f);
	if (!ok)
		return fail(e, ERR_IO, dir, 0, "cannot write here");
	double us = (double)median_ns(ours, ROUNDS) / 1e3, peer = (double)median_ns(plain, ROUNDS) / 1e3;
	printf("a saved answer: %.0f us, append + fdatasync %.0f us, ratio %.2f (goal <= 2.00) %s\n", us, peer,
	    us / peer, us <= 2 * peer ? "PASS" : "OVER");
	return true;
}

static bool busy_fill(struct records *r, struct arena *a, struct err *e)
{
	bool ok = records_begin(r, e);
	for (int i = 0; ok && i < BUSY_LEARNERS; i++) {
		struct learner l;
		struct registration reg;
		ok = learner_add(r, a, "bench", &l, e) && registration_open(r, a, &l, "csa-families", &reg, e);
		for (int k = 0; ok && k < BUSY_ANSWERS; k++)
			ok = answer_add(r, reg.id, k, e);
	}
	return records_end(r, ok, e);
}

static bool open_measure(struct arena *a, const char *dir, const char *what, struct err *e)
{
	enum { TIMES = 15 };
	int64_t t[TIMES];
	for (int i = 0; i < TIMES; i++) {
		struct records *r = NULL;
		const char *note = NULL;
		int64_t t0 = now_ns();
		if (!records_open(&r, a, dir, &note, e))
			return false;
		t[i] = now_ns() - t0;
		records_close(r);
	}
	int64_t size = 0;
	os_stat(path_join(a, dir, "records.db"), &size);
	printf("opening the records, %s (%lld KiB): %.1f ms\n", what, (long long)size / 1024,
	    (double)median_ns(t, TIMES) / 1e6);
	return true;
}

static bool folder_remove(struct arena *a, const char *dir, struct err *e)
{
	const char *const *name = NULL;
	size_t n = 0;
	bool ok = os_list(a, dir, &name, &n, e);
	for (size_t i = 0; ok && i < n; i++)
		ok = os_remove(path_join(a, dir, name[i]), e);
	return ok && os_remove(dir, e);
}

int main(int argc, char **argv)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct records *r = NULL;
	const char *note = NULL;
	char text[1024];
	const char *dir = path_join(&a, argc > 1 ? argv[1] : ".", "coursepack-bench-saved");
	bool ok = seal_start() && records_open(&r, &a, dir, &note, &e) && saved_measure(r, &a, dir, &e);
	records_close(r);
	r = NULL;
	ok = ok && open_measure(&a, dir, "one learner", &e) && records_open(&r, &a, dir, &note, &e) &&
	    busy_fill(r, &a, &e);
	records_close(r);
	ok = ok && open_measure(&a, dir, "a busy laptop", &e);
	struct err left = { 0 };
	folder_remove(&a, dir, &left);
	if (!ok)
		printf("saved: %s\n", err_sentence(&e, text, sizeof text));
	arena_release(&a);
	return ok ? 0 : 2;
}
