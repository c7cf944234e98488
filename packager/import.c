/*
 * coursepack import: somebody's file as a course folder to go on with. All of it is read and judged before the first
 * file is written, and nothing is ever overwritten.
 */
#include "packager/import.h"

#include "packager/args.h"
#include "packager/check_verb.h"
#include "packager/starter.h"
#include "packager/talk.h"

struct format {
	const char *name;
	bool (*make)(struct imported *x, struct err *e);
};
static const struct format formats[] = {
	{ "obz", obz_import },
};

static const struct format *format_find(const struct io *io, const char *name)
{
	const char *names[COUNT(formats) + 1] = { NULL };
	for (size_t i = 0; i < COUNT(formats); i++) {
		if (streq(formats[i].name, name))
			return &formats[i];
		names[i] = formats[i].name;
	}
	const char *near = str_nearest(name, names);
	if (near != NULL)
		talk_usage(io, "import", "there is no format '%s'; did you mean '%s'?", name, near);
	else
		talk_usage(io, "import", "there is no format '%s'; the format is obz", name);
	return NULL;
}

int verb_import(const struct io *io, int argc, char **argv)
{
	const char *operand[2], *to = NULL;
	const struct args_option options[] = { { "-o", &to, NULL }, { NULL, NULL, NULL } };
	if (!args_read(io, argc, argv, options, "FORMAT FILE", operand, 2, 2))
		return 2;
	const struct format *format = format_find(io, operand[0]);
	if (format == NULL)
		return 2;
	if (to == NULL) {
		talk_usage(io, argv[0], "-o is missing; write -o DIR for the folder to make");
		return 2;
	}
	struct arena a = { 0 };
	struct err e = { 0 };
	struct imported x = { .a = &a, .from = operand[1], .to = to, .today = io->today, .findings = { .a = &a } };
	bool ok = starter_folder_free(&a, to, &e) && format->make(&x, &e);
	int code = ok ? 0 : 1;
	findings_sort(&x.findings);
	findings_print(io->out, &x.findings);
	if (e.kind != ERR_NONE)
		code = talk_error(io, &e);
	else if (!ok)
		talk_say(io, "%s: nothing was imported", operand[1]);
	else
		talk_say(io, "%s: %s", to, x.note);
	arena_release(&a);
	return talk_end(io, code);
}
