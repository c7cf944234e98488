/*
 * The list of findings. Everything in it is copied, and made printable, in one place: names and values come from a
 * file that may be hostile and end on a terminal or a screen. The list is bounded; the counts go on, so that a
 * course with a million faults still says how many.
 */
#include "course/findings.h"

#include <stdarg.h>

#include "course/limits.h"

/* The same file is named again and again: one copy serves. */
static const char *file_copy(struct findings *f, const char *file)
{
	if (file == NULL)
		file = "";
	for (size_t i = f->n; i > 0 && i + 4 > f->n; i--)
		if (streq(f->list[i - 1].file, file))
			return f->list[i - 1].file;
	return str_printable(f->a, file);
}

static void list_grow(struct findings *f)
{
	size_t cap = f->cap == 0 ? 16 : 2 * f->cap;
	struct finding *list = arena_array(f->a, cap, sizeof *list);
	if (f->n > 0)
		memcpy(list, f->list, f->n * sizeof *list);
	f->list = list;
	f->cap = cap;
}

void findings_add(
    struct findings *f, enum severity severity, const char *file, int line, const char *code, const char *format, ...)
{
	if (severity == SEVERITY_ERROR)
		f->errors++;
	else
		f->warnings++;
	if (f->n >= LIMIT_FINDINGS)
		return;
	if (f->n == f->cap)
		list_grow(f);
	char text[1024];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	const char *name = file_copy(f, file);
	f->list[f->n++] = (struct finding){ severity, name, line, str_printable(f->a, text), code };
}

static int finding_order(const void *p, const void *q)
{
	const struct finding *x = p, *y = q;
	int by = strcmp(x->file, y->file);
	if (by == 0 && x->line != y->line)
		by = x->line < y->line ? -1 : 1;
	if (by == 0)
		by = strcmp(x->text, y->text);
	if (by == 0)
		by = strcmp(x->code, y->code);
	if (by == 0 && x->severity != y->severity)
		by = x->severity > y->severity ? -1 : 1;
	return by;
}

void findings_sort(struct findings *f)
{
	if (f->n == 0)
		return;
	qsort(f->list, f->n, sizeof *f->list, finding_order);
	size_t kept = 1;
	for (size_t i = 1; i < f->n; i++) {
		if (finding_order(&f->list[kept - 1], &f->list[i]) != 0)
			f->list[kept++] = f->list[i];
		else if (f->list[i].severity == SEVERITY_ERROR)
			f->errors--;
		else
			f->warnings--;
	}
	f->n = kept;
}
