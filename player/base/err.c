/*
 * Filling in an error. Names and texts in it may come from a hostile pack and end on a terminal or a screen, so both
 * are made one printable line here, in the one place all of them pass.
 */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/str.h"

bool fail(struct err *e, enum err_kind kind, const char *file, int line, const char *format, ...)
{
	if (e == NULL || e->kind != ERR_NONE)
		return false;
	char raw[2 * sizeof e->text];
	va_list args;
	va_start(args, format);
	vsnprintf(raw, sizeof raw, format, args);
	va_end(args);
	e->kind = kind;
	e->line = line;
	str_clean(e->file, sizeof e->file, file != NULL ? file : "");
	str_clean(e->text, sizeof e->text, raw);
	return false;
}

const char *err_sentence(const struct err *e, char *out, unsigned out_size)
{
	if (e->file[0] != '\0' && e->line > 0)
		snprintf(out, out_size, "%s:%d: %s", e->file, e->line, e->text);
	else if (e->file[0] != '\0')
		snprintf(out, out_size, "%s: %s", e->file, e->text);
	else
		snprintf(out, out_size, "%s", e->text);
	return out;
}
