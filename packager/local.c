/*
 * coursepack local: the authority's own sheet, from a blank one to a signed pack. Checking it is the player's reader
 * first, then what an author should be told; building is that of a course.
 */
#include "packager/args.h"
#include "packager/check/check.h"
#include "packager/check_verb.h"
#include "packager/keys.h"
#include "packager/local_template.h"
#include "packager/make.h"
#include "packager/sign.h"
#include "packager/starter.h"
#include "packager/talk.h"

#include "course/local.h"

struct sheet {
	const struct local *local; /* NULL when it could not be read: then there are error findings */
	struct source_list source; /* used is marked */
	struct findings findings;  /* sorted */
};

static void source_mark(struct source_list *s, const char *name)
{
	struct source_file *file = source_find(s, name);
	if (file != NULL)
		file->used = true;
}

static void sheet_mark_used(struct sheet *s)
{
	source_mark(&s->source, LOCAL_FILE);
	source_mark(&s->source, s->local->logo);
	for (size_t i = 0; i < s->local->results_key_n; i++)
		source_mark(&s->source, s->local->results_key[i].file);
	for (size_t i = 0; i < s->source.n; i++)
		if (!s->source.file[i].used)
			findings_add(&s->findings, SEVERITY_WARNING, s->source.file[i].name, 0, "unused-file",
			    "nothing in the sheet refers to this file, so it is not packed; use it or remove it");
}

static void sheet_read_all(struct arena *a, struct pack *pack, const char *today, struct sheet *out)
{
	struct err e = { 0 };
	out->local = local_read(a, pack, &out->findings, &e);
	if (e.kind != ERR_NONE)
		findings_add(&out->findings, SEVERITY_ERROR, LOCAL_FILE, e.line, "unreadable", "%s", e.text);
	if (out->local == NULL)
		return;
	sheet_mark_used(out);
	check_local(out->local, today, &out->findings);
}

/* Reads and checks the folder; all in the arena. False: it could not be looked at (e says why). */
static bool sheet_check(struct arena *a, const char *folder, const char *today, struct sheet *out, struct err *e)
{
	struct keyring none = { NULL, 0 };
	struct pack *pack = NULL;
	enum os_kind kind = os_stat(folder, NULL);
	*out = (struct sheet){ .findings = { .a = a } };
	if (kind != OS_FOLDER)
		return fail(e, ERR_IO, folder, 0,
		    kind == OS_NONE ? "there is no such folder; give the folder of a local sheet"
				    : "is not a folder; give the folder that " LOCAL_FILE " is in");
	if (!source_read(a, folder, &out->source, &out->findings, e))
		return false;
	struct err open = { 0 };
	if (source_find(&out->source, LOCAL_FILE) == NULL)
		findings_add(&out->findings, SEVERITY_ERROR, LOCAL_FILE, 0, "no-sheet",
		    "there is no " LOCAL_FILE "; 'coursepack local new' makes a blank one");
	else if (pack_open(&pack, folder, &none, &open))
		sheet_read_all(a, pack, today, out);
	else if (out->findings.errors == 0)
		findings_add(&out->findings, SEVERITY_ERROR, LOCAL_FILE, 0, "unreadable", "%s", open.text);
	pack_close(pack);
	findings_sort(&out->findings);
	return true;
}

/* --- new --- */

static int local_new(const struct io *io, int argc, char **argv)
{
	const char *folder;
	const struct args_option options[] = { { NULL, NULL, NULL } };
	if (!args_read(io, argc, argv, options, "DIR", &folder, 1, 1))
		return 2;
	struct arena a = { 0 };
	struct err e = { 0 };
	bool ok = starter_folder_free(&a, folder, &e) && local_template_make(&a, folder, &e);
	int code = ok ? 0 : talk_error(io, &e);
	if (ok)
		talk_say(io, "%s has a blank sheet, %s; 'coursepack local check %s' names what must not stay empty",
		    folder, LOCAL_FILE, folder);
	arena_release(&a);
	return code;
}

/* --- check --- */

static void gaps_say(const struct io *io, const struct local *l)
{
	size_t n = 0;
	for (size_t i = 0; l != NULL && i < LOCAL_FIELDS; i++)
		n += !local_says(l, i) && !local_fields[i].name_needed && !local_fields[i].number_needed;
	if (n > 0)
		talk_say(io,
		    "%zu more field%s may stay empty: where a course asks for one it says 'Ask your safeguarding lead'",
		    n, n == 1 ? "" : "s");
}

static int local_check(const struct io *io, int argc, char **argv)
{
	const char *folder, *on = NULL;
	bool json = false, strict = false;
	const struct args_option options[] = { { "--on", &on, NULL }, { "--json", NULL, &json },
		{ "--strict", NULL, &strict }, { NULL, NULL, NULL } };
	if (!args_read(io, argc, argv, options, "DIR", &folder, 1, 1) || !args_on(io, argv[0], on))
		return 2;
	struct arena a = { 0 };
	struct sheet sheet;
	struct err e = { 0 };
	int code;
	if (!sheet_check(&a, folder, on != NULL ? on : io->today, &sheet, &e))
		code = talk_error(io, &e);
	else {
		code = findings_report(io, &a, &sheet.findings, folder, json, strict);
		gaps_say(io, sheet.local);
	}
	arena_release(&a);
	return code;
}

/* --- build --- */

static bool sheet_same(const void *context, struct pack *pack)
{
	const struct local *was = context;
	struct arena a = { 0 };
	struct findings f = { .a = &a };
	struct err ignored = { 0 };
	const struct local *l = local_read(&a, pack, &f, &ignored);
	bool same = l != NULL && f.errors == 0 && streq(l->id, was->id) && l->release == was->release;
	arena_release(&a);
	return same;
}

static int sheet_pack(
    const struct io *io, struct arena *a, const char *folder, const char *out, const struct seal_secret *key)
{
	struct sheet sheet;
	struct err e = { 0 };
	struct making m = { .io = io, .a = a, .key = key, .out = out, .same = sheet_same, .started = os_ms() };
	if (!sheet_check(a, folder, io->today, &sheet, &e))
		return talk_error(io, &e);
	findings_print(io->out, &sheet.findings);
	if (sheet.findings.errors != 0) {
		talk_say(io, "%s has %zu error%s; nothing was built", folder, sheet.findings.errors,
		    sheet.findings.errors == 1 ? "" : "s");
		return 1;
	}
	m.context = sheet.local;
	m.name = arena_printf(a, "local-%s-%d.zip", sheet.local->id, sheet.local->release);
	m.comment = sign_comment_local(a, sheet.local->id, sheet.local->release);
	making_files(&m, &sheet.source);
	m.checked = os_ms();
	return pack_make(&m, &e) ? 0 : talk_error(io, &e);
}

static int local_build(const struct io *io, int argc, char **argv)
{
	const char *folder, *out = NULL, *key_path = NULL;
	const struct args_option options[] = { { "-o", &out, NULL }, { "--key", &key_path, NULL },
		{ NULL, NULL, NULL } };
	if (!args_read(io, argc, argv, options, "DIR", &folder, 1, 1))
		return 2;
	struct arena a = { 0 };
	struct seal_secret key = { .id = { 0 } };
	struct err e = { 0 };
	int code = 2;
	if (key_path != NULL && !key_secret_read(io, key_path, &key, &e))
		talk_error(io, &e);
	else
		code = sheet_pack(io, &a, folder, out, key_path != NULL ? &key : NULL);
	seal_secret_wipe(&key);
	arena_release(&a);
	return code;
}

/* --- the verb --- */

int verb_local(const struct io *io, int argc, char **argv)
{
	static const struct {
		const char *name, *called;
		int (*run)(const struct io *io, int argc, char **argv);
	} rows[] = { { "new", "local new", local_new }, { "check", "local check", local_check },
		{ "build", "local build", local_build } };
	static const char *const names[] = { "new", "check", "build", NULL };
	for (size_t i = 0; argc > 1 && i < COUNT(rows); i++) {
		if (!streq(argv[1], rows[i].name))
			continue;
		char called[16];
		snprintf(called, sizeof called, "%s", rows[i].called);
		argv[1] = called; /* what messages name, until this returns */
		return talk_end(io, rows[i].run(io, argc - 1, argv + 1));
	}
	const char *near = argc > 1 ? str_nearest(argv[1], names) : NULL;
	if (near != NULL)
		talk_usage(io, argv[0], "there is no '%s'; did you mean 'local %s'?", argv[1], near);
	else
		talk_usage(io, argv[0], "say what to do: local new, local check or local build");
	return 2;
}
