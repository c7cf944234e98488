/*
 * coursepack check: what is wrong with a course, all of it at once, by file and line. The folder is opened by the
 * player's own reader, so what passes here plays there.
 */
#include "packager/check_verb.h"

#include "course/json.h"
#include "course/read.h"
#include "packager/args.h"
#include "packager/check/check.h"
#include "packager/talk.h"

/* A course that cannot be read is a finding, too: the author mends it like any other. */
static void unreadable_add(struct findings *f, const struct err *e)
{
	if (e->kind != ERR_NONE)
		findings_add(f, SEVERITY_ERROR, e->file[0] != '\0' ? arena_string(f->a, e->file) : "course.xml",
		    e->line, "unreadable", "%s", e->text);
}

static void course_read_all(struct arena *a, struct pack *pack, const char *today, bool release, struct checked *out)
{
	struct err e = { 0 };
	struct course *course = course_read(a, pack, &out->findings, &e);
	unreadable_add(&out->findings, &e);
	out->course = course;
	if (course != NULL)
		course_read_media(a, pack, course, &out->findings);
	source_mark_used(&out->source, pack, course);
	if (course == NULL)
		return;
	struct check check = { a, pack, course, &out->source, &out->findings, today, release, NULL };
	check_all(&check);
}

bool course_check(
    struct arena *a, const char *folder, const char *today, bool release, struct checked *out, struct err *e)
{
	struct keyring none = { NULL, 0 };
	struct pack *pack = NULL;
	enum os_kind kind = os_stat(folder, NULL);
	*out = (struct checked){ .findings = { .a = a } };
	if (kind != OS_FOLDER)
		return fail(e, ERR_IO, folder, 0,
		    kind == OS_NONE ? "there is no such folder; give the folder of a course"
				    : "is not a folder; give the folder that course.xml is in");
	if (!source_read(a, folder, &out->source, &out->findings, e))
		return false;
	if (source_find(&out->source, "course.xml") == NULL) {
		findings_add(&out->findings, SEVERITY_ERROR, "course.xml", 0, "no-course",
		    source_find(&out->source, LOCAL_FILE) != NULL
			? "there is no course.xml; this is the folder of a local sheet, for 'coursepack local'"
			: "there is no course.xml; 'coursepack new' makes a folder to start from");
		return true;
	}
	struct err open = { 0 };
	if (pack_open(&pack, folder, &none, &open))
		course_read_all(a, pack, today, release, out);
	else if (out->findings.errors == 0) /* else the walk above has said it, for every such file */
		unreadable_add(&out->findings, &open);
	pack_close(pack);
	findings_sort(&out->findings);
	if (open.kind != ERR_IO)
		return true;
	return fail(e, open.kind, open.file, open.line, "%s", open.text);
}

static const char *severity_name(enum severity severity)
{
	return severity == SEVERITY_ERROR ? "error" : "warning";
}

/* A finding about a whole file stands at its first line, since scripts and editors expect a number. */
static int finding_line(const struct finding *f)
{
	return f->line > 0 ? f->line : 1;
}

void findings_print(FILE *out, const struct findings *f)
{
	struct arena a = { 0 };
	for (size_t i = 0; i < f->n; i++) {
		const struct finding *x = &f->list[i];
		fprintf(out, "%s:%d: %s: %s [%s]\n", str_printable(&a, x->file), finding_line(x),
		    severity_name(x->severity), str_printable(&a, x->text), x->code);
		arena_reset(&a);
	}
	arena_release(&a);
}

static void findings_json(FILE *out, const struct findings *f)
{
	struct arena a = { 0 };
	fprintf(out, "[");
	for (size_t i = 0; i < f->n; i++) {
		const struct finding *x = &f->list[i];
		fprintf(out, "%s\n  {\"file\": %s, \"line\": %d, \"severity\": \"%s\", \"code\": %s, \"text\": %s}",
		    i == 0 ? "" : ",", json_quote(&a, x->file), finding_line(x), severity_name(x->severity),
		    json_quote(&a, x->code), json_quote(&a, x->text));
		arena_reset(&a);
	}
	fprintf(out, "%s]\n", f->n == 0 ? "" : "\n");
	arena_release(&a);
}

static void findings_harden(struct findings *f)
{
	for (size_t i = 0; i < f->n; i++)
		f->list[i].severity = SEVERITY_ERROR;
	f->errors += f->warnings;
	f->warnings = 0;
}

static const char *counted(struct arena *a, size_t n, const char *thing)
{
	return arena_printf(a, "%zu %s%s", n, thing, n == 1 ? "" : "s");
}

static void summary_say(const struct io *io, struct arena *a, const char *folder, const struct findings *f)
{
	size_t all = f->errors + f->warnings;
	if (all == 0)
		talk_say(io, "%s: nothing to mend", folder);
	else
		talk_say(io, "%s: %s, %s%s", folder, counted(a, f->errors, "error"), counted(a, f->warnings, "warning"),
		    all > f->n ? "; the first are shown" : "");
}

int findings_report(
    const struct io *io, struct arena *a, struct findings *f, const char *folder, bool json, bool strict)
{
	if (strict)
		findings_harden(f);
	(json ? findings_json : findings_print)(io->out, f);
	summary_say(io, a, folder, f);
	return f->errors != 0;
}

int verb_check(const struct io *io, int argc, char **argv)
{
	const char *folder, *on = NULL;
	bool json = false, strict = false;
	const struct args_option options[] = { { "--json", NULL, &json }, { "--on", &on, NULL },
		{ "--strict", NULL, &strict }, { NULL, NULL, NULL } };
	if (!args_read(io, argc, argv, options, "DIR", &folder, 1, 1) || !args_on(io, argv[0], on))
		return 2;
	struct arena a = { 0 };
	struct checked checked;
	struct err e = { 0 };
	int code = 2;
	if (!course_check(&a, folder, on != NULL ? on : io->today, false, &checked, &e))
		code = talk_error(io, &e);
	else
		code = findings_report(io, &a, &checked.findings, folder, json, strict);
	arena_release(&a);
	return talk_end(io, code);
}
