/*
 * coursepack build: folder -> checked -> made into a pack. With an error nothing is built.
 */
#include "packager/args.h"
#include "packager/check_verb.h"
#include "packager/keys.h"
#include "packager/make.h"
#include "packager/sign.h"
#include "packager/talk.h"

#include "course/read.h"

enum { JOBS_MOST = 16 };

/* What is kept of the checked course while it is packed. */
struct build {
	const char *id;
	int release;
};

/* What the command line says. */
struct order {
	const char *folder, *out, *key, *base;
	bool release;
	int jobs; /* 0: all processors */
};

/*
 * What packing needs of the checked course, copied, so that the whole model is given back before packing: the two
 * together would double the memory.
 */
static void build_fill(struct build *b, struct making *m, const struct checked *checked)
{
	const struct course *c = checked->course;
	b->id = arena_string(m->a, c->id);
	b->release = c->release;
	m->name = arena_printf(m->a, "%s-%s.zip", pack_file_safe(m->a, c->id), pack_file_safe(m->a, c->version));
	m->comment = sign_comment(m->a, c->id, c->version, c->release);
	making_files(m, &checked->source);
}

static bool course_same(const void *context, struct pack *pack)
{
	const struct build *b = context;
	struct arena a = { 0 };
	struct findings f = { .a = &a };
	struct err ignored = { 0 };
	const struct course *course = course_read(&a, pack, &f, &ignored);
	bool same = course != NULL && f.errors == 0 && streq(course->id, b->id) && course->release == b->release;
	arena_release(&a);
	return same;
}

/* 0 when the course may be packed; b and m are filled then. */
static int folder_check(struct build *b, struct making *m, const struct order *order)
{
	struct arena a = { 0 };
	struct checked checked;
	struct err e = { 0 };
	int code = 0;
	if (!course_check(&a, order->folder, m->io->today, order->release, &checked, &e)) {
		code = talk_error(m->io, &e);
	} else {
		findings_print(m->io->out, &checked.findings);
		if (checked.findings.errors == 0) {
			build_fill(b, m, &checked);
		} else {
			talk_say(m->io, "%s has %zu error%s; nothing was built", order->folder, checked.findings.errors,
			    checked.findings.errors == 1 ? "" : "s");
			code = 1;
		}
	}
	arena_release(&a);
	return code;
}

static int folder_build(const struct io *io, const struct order *order, const struct seal_secret *key)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct build b = { .id = NULL };
	struct making m = { .io = io,
		.a = &a,
		.key = key,
		.out = order->out,
		.base = order->base,
		.workers = order->jobs,
		.same = course_same,
		.context = &b,
		.started = os_ms() };
	int code = folder_check(&b, &m, order);
	m.checked = os_ms();
	if (code == 0 && !pack_make(&m, &e))
		code = talk_error(io, &e);
	arena_release(&a);
	return code;
}

static bool order_read(const struct io *io, int argc, char **argv, struct order *o)
{
	const char *jobs = NULL;
	int64_t n = 0;
	const struct args_option options[] = {
		{ "-o", &o->out, NULL },
		{ "--key", &o->key, NULL },
		{ "--base", &o->base, NULL },
		{ "--release", NULL, &o->release },
		{ "--jobs", &jobs, NULL },
		{ NULL, NULL, NULL },
	};
	if (!args_read(io, argc, argv, options, "DIR", &o->folder, 1, 1))
		return false;
	if (jobs != NULL && !parse_int(jobs, 1, JOBS_MOST, &n))
		return talk_usage(io, argv[0], "--jobs %s: write a number from 1 to %d", jobs, JOBS_MOST);
	o->jobs = (int)n;
	return true;
}

int verb_build(const struct io *io, int argc, char **argv)
{
	struct order order = { .folder = NULL };
	if (!order_read(io, argc, argv, &order))
		return 2;
	struct seal_secret key = { .id = { 0 } };
	struct err e = { 0 };
	int code = 2;
	if (order.key != NULL && !key_secret_read(io, order.key, &key, &e))
		talk_error(io, &e);
	else
		code = folder_build(io, &order, order.key != NULL ? &key : NULL);
	seal_secret_wipe(&key);
	return talk_end(io, code);
}
