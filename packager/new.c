/* coursepack new: a folder with a course to start from. */
#include "packager/args.h"
#include "packager/starter.h"
#include "packager/talk.h"

int verb_new(const struct io *io, int argc, char **argv)
{
	const char *folder;
	const struct args_option options[] = { { NULL, NULL, NULL } };
	if (!args_read(io, argc, argv, options, "DIR", &folder, 1, 1))
		return 2;
	struct arena a = { 0 };
	struct err e = { 0 };
	bool ok = starter_folder_free(&a, folder, &e) && starter_make(&a, folder, io->today, NULL, &e);
	int code = ok ? 0 : talk_error(io, &e);
	if (ok)
		talk_say(io, "%s has a course to start from; 'coursepack check %s' says what is wrong as you change it",
		    folder, folder);
	arena_release(&a);
	return talk_end(io, code);
}
