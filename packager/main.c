/*
 * coursepack: finds the verb and runs it. Time and the standard streams are read here and passed on; nothing below
 * depends on the locale or the umask.
 */
#include "packager/talk.h"
#include "packager/terminal.h"
#include "packager/verbs.h"

#include "base/seal.h"
#include "course/read.h"

static const char intro[] =
    "coursepack makes course packs: one file a course, checked, signed, the same bytes for the same source.\n\n";

static void usage_print(FILE *out)
{
	fprintf(out, "%sUsage:\n", intro);
	for (const struct verb *v = verbs; v->name != NULL; v++)
		fprintf(out, "  coursepack %s\n", v->usage);
	fprintf(out,
	    "  coursepack --help | --version\n\n"
	    "'coursepack VERB --help' explains one and shows an example.\n\n"
	    "Exit status: 0 done or yes; 1 the answer is no; 2 it could not be answered.\n");
}

static void verb_print(FILE *out, const struct verb *v)
{
	fprintf(out, "Usage: coursepack %s\n\n%s\nExample:\n  coursepack %s\n", v->usage, v->help, v->example);
}

static const struct verb *verb_find(const char *name)
{
	for (const struct verb *v = verbs; v->name != NULL; v++)
		if (streq(v->name, name))
			return v;
	return NULL;
}

static int verb_unknown(const struct io *io, const char *name)
{
	const char *names[32] = { NULL };
	size_t n = 0;
	for (const struct verb *v = verbs; v->name != NULL && n + 1 < COUNT(names); v++)
		names[n++] = v->name;
	const char *near = str_nearest(name, names);
	if (near != NULL)
		talk_usage(io, NULL, "there is no verb '%s'; did you mean '%s'?", name, near);
	else
		talk_usage(io, NULL, "there is no verb '%s'; 'coursepack --help' lists them", name);
	return 2;
}

/* --help anywhere before '--' asks for the verb's help, whatever else stands there. */
static bool asks_help(int argc, char **argv)
{
	for (int i = 1; i < argc && !streq(argv[i], "--"); i++)
		if (streq(argv[i], "--help") || streq(argv[i], "-h"))
			return true;
	return false;
}

static int run(const struct io *io, int argc, char **argv)
{
	if (argc < 2) {
		usage_print(io->talk);
		return 2;
	}
	if (streq(argv[1], "--help") || streq(argv[1], "-h")) {
		usage_print(io->out);
		return talk_end(io, 0);
	}
	if (streq(argv[1], "--version")) {
		fprintf(io->out, "coursepack %s (course format %d)\n", PLAYER_VERSION, COURSE_FORMAT);
		return talk_end(io, 0);
	}
	const struct verb *v = verb_find(argv[1]);
	if (v == NULL)
		return verb_unknown(io, argv[1]);
	if (asks_help(argc - 1, argv + 1)) {
		verb_print(io->out, v);
		return talk_end(io, 0);
	}
	return v->run(io, argc - 1, argv + 1);
}

int main(int argc, char **argv)
{
	char today[11];
	os_start();
	os_today(today);
	struct io io = { .out = stdout, .talk = stderr, .today = today, .terminal = terminal_is(stderr) };
	if (!seal_start()) {
		talk_usage(&io, NULL, "the cryptographic library could not start");
		return 2;
	}
	return run(&io, argc, argv);
}
