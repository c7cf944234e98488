/*
 * The program whose power is cut: a learner answers, and each time the records say 'saved' an acknowledgement
 * is written.
 *
 * powercut_writer FOLDER ACKS COUNT [FILE-LAYER]
 */
#include "base/base.h"
#include "records/store.h"

#include <fcntl.h>
#include <unistd.h>

static bool answers_add(struct records *r, const char *registration, int acks, int count, struct err *e)
{
	bool ok = true;
	for (int i = 1; ok && i <= count; i++) {
		char item[16], line[24];
		snprintf(item, sizeof item, "q%d", i);
		struct event ev = { .course = "csa",
			.release = 1,
			.item = item,
			.verb = "answered",
			.response = "a[,]b",
			.success = i % 2,
			.score = -1,
			.score_max = -1,
			.attempt = "",
			.date = "2026-11-25" };
		struct place place = { .module = "m5", .item = item, .attempt = "", .pair = 0 };
		ok = event_add(r, registration, &ev, e);
		snprintf(line, sizeof line, "%d\n", i);
		ok = ok && write(acks, line, strlen(line)) == (ssize_t)strlen(line) &&
		    place_set(r, registration, &place, e);
	}
	return ok;
}

int main(int argc, char **argv)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct records *r = NULL;
	struct learner l;
	struct registration reg;
	const char *note = NULL;
	char text[1024];
	int64_t count = 0;
	if (argc < 4 || !parse_int(argv[3], 1, 100000, &count))
		return 2;
	int acks = open(argv[2], O_WRONLY | O_CREAT | O_APPEND, 0600);
	bool ok = acks >= 0 && records_open_on(&r, &a, argv[1], argc > 4 ? argv[4] : NULL, &note, &e) &&
	    learner_add(r, &a, "Ada", &l, &e) && registration_open(r, &a, &l, "csa", &reg, &e) &&
	    answers_add(r, reg.id, acks, (int)count, &e);
	if (!ok)
		printf("powercut_writer: %s\n", err_sentence(&e, text, sizeof text));
	records_close(r);
	arena_release(&a);
	return ok ? 0 : 2;
}
