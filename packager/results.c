/*
 * coursepack results: reads hand-in files, says how many learners completed and how a group did, and writes
 * one row a learner only when asked for in so many words. A group's means are shown from RESULTS_SMALL_BASE
 * learners on: fewer could point at a person.
 */
#include "results/results.h"

#include "course/limits.h"
#include "learning/progress.h"
#include "packager/args.h"
#include "packager/talk.h"
#include "packager/verbs.h"

struct collection {
	struct arena a;
	struct results *results;
	size_t files, refused;
	const struct result_row *row;
	size_t row_n;
};

/* --- collecting --- */

/* 0 read or refused with a sentence, 2 unreadable. */
static int file_add(const struct io *io, struct collection *c, const char *path)
{
	struct arena scratch = { 0 };
	struct bytes text = { 0 };
	struct err e = { 0 };
	int code = 0;
	c->files++;
	if (!file_read(&scratch, path, LIMIT_RESULT_BYTES, &text, &e)) {
		code = talk_error(io, &e);
		c->refused += code != 2;
	} else if (!results_add(c->results, path, &text, &e)) {
		talk_error(io, &e);
		c->refused++;
	}
	arena_release(&scratch);
	return code == 2 ? 2 : 0;
}

static int folder_add(const struct io *io, struct collection *c, const char *path)
{
	const char *const *name = NULL;
	struct err e = { 0 };
	size_t n = 0, found = 0;
	int code = 0;
	if (!os_list(&c->a, path, &name, &n, &e))
		return talk_error(io, &e);
	for (size_t i = 0; i < n && code == 0; i++) {
		const char *file = path_join(&c->a, path, name[i]);
		if (!str_starts(name[i], "results-") || !str_ends(name[i], ".json") || os_stat(file, NULL) != OS_FILE)
			continue;
		found++;
		code = file_add(io, c, file);
	}
	if (found == 0 && code == 0) {
		fail(&e, ERR_IO, path, 0, "has no hand-in files (results-*.json): is it the right folder?");
		return talk_error(io, &e);
	}
	return code;
}

static int collect(const struct io *io, struct collection *c, const char *const *path, size_t n)
{
	struct err e = { 0 };
	int code = results_open(&c->results) ? 0 : 2;
	for (size_t i = 0; i < n && code == 0; i++) {
		talk_progress(io, "reading", i, n);
		code = os_stat(path[i], NULL) == OS_FOLDER ? folder_add(io, c, path[i]) : file_add(io, c, path[i]);
	}
	talk_progress_end(io);
	if (code == 0 && !results_rows(c->results, &c->a, &c->row, &c->row_n, &e))
		code = talk_error(io, &e);
	return code;
}

/* --- totals --- */

struct mean {
	int64_t got, of;
	size_t base;
};

static void mean_add(struct mean *m, int got, int of)
{
	if (got < 0 || of <= 0)
		return;
	m->got += got;
	m->of += of;
	m->base++;
}

/* To the nearest tenth of a percent, in whole numbers. */
static void mean_print(FILE *out, const char *title, struct mean m)
{
	if (m.base < RESULTS_SMALL_BASE) {
		fprintf(out, "  %-16s not shown: under %d learners a mean could point at a person\n", title,
		    RESULTS_SMALL_BASE);
		return;
	}
	long long tenths = (long long)((m.got * 1000 + m.of / 2) / m.of);
	fprintf(out, "  %-16s %lld.%lld%% (%d learners)\n", title, tenths / 10, tenths % 10, (int)m.base);
}

static void course_print(FILE *out, const struct collection *c, const char *course)
{
	struct mean pre = { 0 }, post = { 0 };
	int learners = 0, completed = 0, preview = 0;
	for (size_t i = 0; i < c->row_n; i++) {
		const struct result_row *row = &c->row[i];
		if (!streq(row->course, course))
			continue;
		learners++;
		completed += row->completed;
		preview += row->unsigned_pack;
		mean_add(&pre, row->pre, row->pre_max);
		mean_add(&post, row->post, row->post_max);
	}
	fprintf(out, "%s\n  %-16s %d\n  %-16s %d\n", course, "learners", learners, "completed", completed);
	mean_print(out, "mean pre-test", pre);
	mean_print(out, "mean post-test", post);
	if (preview > 0)
		fprintf(out, "  %-16s %d (from an unsigned pack)\n", "unsigned", preview);
}

static int text_order(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static void totals_print(const struct io *io, FILE *out, struct collection *c)
{
	const char **course = arena_array(&c->a, c->row_n, sizeof *course);
	for (size_t i = 0; i < c->row_n; i++)
		course[i] = c->row[i].course;
	if (c->row_n > 1)
		qsort(course, c->row_n, sizeof *course, text_order);
	for (size_t i = 0; i < c->row_n; i++)
		if (i == 0 || !streq(course[i], course[i - 1]))
			course_print(out, c, course[i]);
	if (c->row_n == 0)
		talk_say(io, "no results");
}

/* --- one row a learner --- */

/* The topics of all rows, each once, in the order they first stand in. */
static size_t topics_list(struct collection *c, const char *const **out)
{
	size_t room = 0, n = 0;
	for (size_t i = 0; i < c->row_n; i++)
		room = c->row[i].topic_n > room ? c->row[i].topic_n : room;
	const char **topic = arena_array(&c->a, room, sizeof *topic);
	for (size_t i = 0; i < c->row_n; i++) {
		for (size_t t = 0; t < c->row[i].topic_n; t++) {
			size_t k = 0;
			while (k < n && !streq(topic[k], c->row[i].topic[t].topic))
				k++;
			if (k < n)
				continue;
			if (n == room) {
				const char **more = arena_array(&c->a, 2 * room, sizeof *more);
				memcpy(more, topic, n * sizeof *more);
				topic = more;
				room *= 2;
			}
			topic[n++] = c->row[i].topic[t].topic;
		}
	}
	*out = topic;
	return n;
}

/* Every question of the survey that any row answers, each once, in the order the rows have them. */
static size_t survey_list(struct collection *c, const struct result_answer **out)
{
	size_t room = 16, n = 0;
	struct result_answer *list = arena_array(&c->a, room, sizeof *list);
	for (size_t i = 0; i < c->row_n; i++) {
		for (size_t s = 0; s < c->row[i].survey_n; s++) {
			const struct result_answer *own = &c->row[i].survey[s];
			size_t k = 0;
			while (k < n && !(streq(list[k].occasion, own->occasion) && streq(list[k].field, own->field)))
				k++;
			if (k < n)
				continue;
			if (n == room) {
				struct result_answer *more = arena_array(&c->a, 2 * room, sizeof *more);
				memcpy(more, list, n * sizeof *more);
				list = more;
				room *= 2;
			}
			list[n++] = *own;
		}
	}
	*out = list;
	return n;
}

/* RFC 4180: quoted where it must be. What a spreadsheet would take for a formula gets an apostrophe first. */
static void csv_text(struct buf *b, const char *s)
{
	const char *mark = *s != '\0' && strchr("=+-@\t\r", *s) != NULL ? "'" : "";
	if (strpbrk(s, ",\"\r\n") == NULL) {
		buf_addf(b, "%s%s", mark, s);
		return;
	}
	buf_addf(b, "\"%s", mark);
	for (; *s != '\0'; s++)
		buf_add_n(b, *s == '"' ? "\"\"" : s, *s == '"' ? 2 : 1);
	buf_add(b, "\"");
}

/* A comma and the number; not taken: nothing after the comma. */
static void csv_int(struct buf *b, int v)
{
	buf_add(b, ",");
	if (v >= 0)
		buf_addf(b, "%d", v);
}

static void csv_form(struct buf *b, char form)
{
	buf_add(b, ",");
	if (form != 0)
		buf_add_n(b, &form, 1);
}

/* The share of what there was left to learn, as 0.462; nothing where it can't be told. */
static void csv_gain(struct buf *b, const struct result_row *row)
{
	buf_add(b, ",");
	if (row->pre < 0 || row->post < 0 || row->pre_max != row->post_max || row->pre >= row->pre_max)
		return;
	int gain = gain_permille(row->pre, row->post, row->pre_max);
	buf_addf(b, "%s%d.%03d", gain < 0 ? "-" : "", abs(gain) / 1000, abs(gain) % 1000);
}

static void csv_survey(struct buf *b, const struct result_row *row, const struct result_answer *asked, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		buf_add(b, ",");
		for (size_t i = 0; i < row->survey_n; i++)
			if (streq(row->survey[i].occasion, asked[k].occasion) &&
			    streq(row->survey[i].field, asked[k].field))
				csv_text(b, row->survey[i].response);
	}
}

static void csv_row(struct buf *b, const struct result_row *row, const char *const *topic, size_t topic_n)
{
	csv_text(b, row->registration);
	buf_add(b, ",");
	csv_text(b, row->course);
	buf_add(b, ",");
	csv_text(b, row->version);
	buf_addf(b, ",%d,%s,%s,%s", row->release, row->unsigned_pack ? "yes" : "no", row->completed ? "yes" : "no",
	    row->completed_on);
	csv_form(b, row->pre_form);
	csv_int(b, row->pre);
	csv_int(b, row->pre_max);
	csv_form(b, row->post_form);
	csv_int(b, row->post);
	csv_int(b, row->post_max);
	csv_gain(b, row);
	for (size_t k = 0; k < topic_n; k++) {
		const struct result_topic *t = NULL;
		for (size_t i = 0; i < row->topic_n && t == NULL; i++)
			if (streq(row->topic[i].topic, topic[k]))
				t = &row->topic[i];
		csv_int(b, t != NULL ? t->before : -1);
		csv_int(b, t != NULL ? t->now : -1);
	}
}

static struct buf csv_build(struct collection *c)
{
	struct buf b = { .a = &c->a };
	const char *const *topic = NULL;
	const struct result_answer *asked = NULL;
	size_t topic_n = topics_list(c, &topic), asked_n = survey_list(c, &asked);
	buf_add(&b,
	    "registration,course,version,release,unsigned,completed,completed_on,"
	    "pre_form,pre,pre_max,post_form,post,post_max,gain");
	for (size_t k = 0; k < topic_n; k++)
		buf_addf(&b, ",pre:%s,post:%s", topic[k], topic[k]);
	for (size_t k = 0; k < asked_n; k++)
		buf_addf(&b, ",survey:%s:%s", asked[k].occasion, asked[k].field);
	buf_add(&b, "\r\n");
	for (size_t i = 0; i < c->row_n; i++) {
		csv_row(&b, &c->row[i], topic, topic_n);
		csv_survey(&b, &c->row[i], asked, asked_n);
		buf_add(&b, "\r\n");
	}
	return b;
}

static int csv_write(const struct io *io, struct collection *c, const char *path)
{
	struct err e = { 0 };
	struct buf b = csv_build(c);
	talk_say(io,
	    "row-level data is personal data, although it has no names: keep it where only those who need it "
	    "can read it, and delete it when it has been used");
	if (streq(path, "-"))
		return fwrite(b.p, 1, b.n, io->out) == b.n ? 0 : 2;
	if (!file_write_checked(path, b.p, b.n, true, &e))
		return talk_error(io, &e);
	talk_say(io, "%d rows in %s", (int)c->row_n, path);
	return 0;
}

/* --- the verb --- */

static bool options_ok(const struct io *io, bool row_level, const char *csv, const char *const *path, size_t n)
{
	if (csv != NULL && !row_level)
		return talk_usage(io, "results",
		    "--csv writes one row a learner, which is personal data: add --row-level if that "
		    "is what you need");
	if (row_level && csv == NULL)
		return talk_usage(io, "results", "--row-level needs --csv FILE, or --csv - for standard output");
	for (size_t i = 0; i < n && csv != NULL; i++)
		if (streq(path[i], csv))
			return talk_usage(
			    io, "results", "--csv would replace %s, which is one of the hand-in files", csv);
	return true;
}

static void conflicts_say(const struct io *io, struct collection *c, size_t *n)
{
	const char *const *name = NULL;
	*n = results_conflicts(c->results, &c->a, &name);
	for (size_t i = 0; i < *n; i++)
		talk_say(io,
		    "registration %s has two histories (a copied disk, or a change), and is not counted: ask its "
		    "learner which laptop is theirs",
		    name[i]);
}

int verb_results(const struct io *io, int argc, char **argv)
{
	bool row_level = false;
	const char *csv = NULL;
	const struct args_option options[] = {
		{ "--row-level", NULL, &row_level },
		{ "--csv", &csv, NULL },
		{ NULL, NULL, NULL },
	};
	struct collection c = { 0 };
	size_t most = argc > 1 ? (size_t)argc - 1 : 1, n = 0, conflicts = 0;
	const char **path = arena_array(&c.a, most + 1, sizeof *path);
	int code = 2;
	if (!args_read(io, argc, argv, options, "FILE", path, 1, most))
		goto done;
	while (n < most && path[n] != NULL)
		n++;
	if (!options_ok(io, row_level, csv, path, n))
		goto done;
	code = collect(io, &c, path, n);
	if (code != 0)
		goto done;
	conflicts_say(io, &c, &conflicts);
	if (csv == NULL || !streq(csv, "-"))
		totals_print(io, io->out, &c);
	if (csv != NULL)
		code = csv_write(io, &c, csv);
	if (c.refused > 0)
		talk_say(io, "%d of %d files not counted", (int)c.refused, (int)c.files);
	if (code == 0 && (c.refused > 0 || conflicts > 0))
		code = 1;
done:
	results_close(c.results);
	arena_release(&c.a);
	return talk_end(io, code);
}
