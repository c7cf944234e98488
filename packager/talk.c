/*
 * One voice for all verbs, so that a script finds 'FILE:LINE: error: ' everywhere and a person finds what to do.
 */
#include "packager/talk.h"

bool talk_usage(const struct io *io, const char *verb, const char *format, ...)
{
	struct arena a = { 0 };
	va_list args;
	va_start(args, format);
	const char *text = str_printable(&a, arena_vprintf(&a, format, args));
	va_end(args);
	fprintf(io->talk, "coursepack%s%s: error: %s\n", verb != NULL ? " " : "", verb != NULL ? verb : "", text);
	arena_release(&a);
	return false;
}

int talk_error(const struct io *io, const struct err *e)
{
	struct arena a = { 0 };
	talk_progress_end(io);
	const char *text = str_printable(&a, e->text);
	if (e->file[0] == '\0')
		fprintf(io->talk, "coursepack: error: %s\n", text);
	else if (e->line == 0)
		fprintf(io->talk, "%s: error: %s\n", str_printable(&a, e->file), text);
	else
		fprintf(io->talk, "%s:%d: error: %s\n", str_printable(&a, e->file), e->line, text);
	arena_release(&a);
	return e->kind == ERR_IO ? 2 : 1;
}

void talk_say(const struct io *io, const char *format, ...)
{
	struct arena a = { 0 };
	va_list args;
	va_start(args, format);
	fprintf(io->talk, "coursepack: %s\n", str_printable(&a, arena_vprintf(&a, format, args)));
	va_end(args);
	arena_release(&a);
}

void talk_progress(const struct io *io, const char *what, size_t done, size_t of)
{
	if (!io->terminal)
		return;
	fprintf(io->talk, "\r%s %zu of %zu", what, done, of);
	fflush(io->talk);
}

void talk_progress_end(const struct io *io)
{
	if (!io->terminal)
		return;
	fprintf(io->talk, "\r\033[K");
	fflush(io->talk);
}

int talk_end(const struct io *io, int code)
{
	if (fflush(io->out) == 0 && !ferror(io->out))
		return code;
	talk_say(io, "error: what was found could not be written out; is the disk full?");
	return 2;
}
