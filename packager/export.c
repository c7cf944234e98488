/*
 * coursepack export: a pack as something else. One table of formats; each is made from the whole course, so a
 * pack with an error in it is refused before anything is written. Whoever signed it, it may be printed.
 */
#include "packager/export.h"

#include "packager/args.h"
#include "packager/look.h"
#include "packager/talk.h"
#include "ui/faces.h"

static bool boards_export(struct exported *x, struct err *e)
{
	return paper_boards(x->a, x->job, x->board, &x->bytes, &x->note, e);
}

static bool handout_export(struct exported *x, struct err *e)
{
	return paper_handout(x->a, x->job, &x->bytes, &x->note, e);
}

static bool worksheets_export(struct exported *x, struct err *e)
{
	return paper_worksheets(x->a, x->job, NULL, &x->bytes, &x->note, e);
}

struct format {
	const char *name, *file; /* file: as -o may be written */
	bool has_boards;         /* takes --board */
	bool (*make)(struct exported *x, struct err *e);
};
static const struct format formats[] = {
	{ "boards", "boards.pdf", true, boards_export },
	{ "handout", "handout.pdf", false, handout_export },
	{ "obz", "boards.obz", true, obz_export },
	{ "worksheets", "worksheets.pdf", false, worksheets_export },
};

static const struct format *format_find(const char *name)
{
	for (size_t i = 0; i < COUNT(formats); i++)
		if (streq(formats[i].name, name))
			return &formats[i];
	return NULL;
}

static bool format_unknown(const struct io *io, const char *name)
{
	const char *names[COUNT(formats) + 1] = { NULL };
	for (size_t i = 0; i < COUNT(formats); i++)
		names[i] = formats[i].name;
	const char *near = str_nearest(name, names);
	if (near != NULL)
		return talk_usage(io, "export", "there is no format '%s'; did you mean '%s'?", name, near);
	return talk_usage(
	    io, "export", "there is no format '%s'; the formats are boards, handout, obz and worksheets", name);
}

static int export_run(
    const struct io *io, struct exported *x, const struct format *format, const char *pack, const char *to)
{
	struct look look = { .pack = NULL };
	struct keyring none = { NULL, 0 };
	struct paper_job job = *x->job;
	struct err e = { 0 };
	int code = 0;
	if (!look_open(x->a, pack, &none, &look, &e) || !look_course(x->a, &look, &job.course, &e)) {
		code = talk_error(io, &e);
	} else {
		job.pack = look.pack;
		x->job = &job;
		x->to = to;
		if (!format->make(x, &e) || (x->bytes.p != NULL && !file_write(to, x->bytes.p, x->bytes.n, false, &e)))
			code = talk_error(io, &e);
	}
	look_close(&look);
	return code;
}

int verb_export(const struct io *io, int argc, char **argv)
{
	const char *operand[2], *to = NULL, *on = NULL, *board = NULL;
	bool body_words = false;
	const struct args_option options[] = { { "-o", &to, NULL }, { "--board", &board, NULL },
		{ "--body-words", NULL, &body_words }, { "--on", &on, NULL }, { NULL, NULL, NULL } };
	if (!args_read(io, argc, argv, options, "FORMAT PACK", operand, 2, 2))
		return 2;
	const struct format *format = format_find(operand[0]);
	if (format == NULL) {
		format_unknown(io, operand[0]);
		return 2;
	}
	if (to == NULL) {
		talk_usage(io, argv[0], "-o is missing; write -o %s", format->file);
		return 2;
	}
	if (on != NULL && !args_date_ok(on)) {
		talk_usage(io, argv[0], "--on %s is not a date; write it as 2026-11-25", on);
		return 2;
	}
	if (body_words && !streq(format->name, "boards")) {
		talk_usage(io, argv[0], "--body-words goes with the format boards only");
		return 2;
	}
	if (board != NULL && !format->has_boards) {
		talk_usage(io, argv[0], "--board goes with the formats boards and obz only");
		return 2;
	}
	struct arena a = { 0 };
	struct paper_job job = { .assets = assets_find(&a, os_program_dir(&a)),
		.date = on != NULL ? on : io->today,
		.body_words = body_words };
	struct exported x = { .a = &a, .job = &job, .board = board };
	int code = export_run(io, &x, format, operand[1], to);
	if (code == 0 && x.note.text[0] != '\0')
		talk_say(io, "warning: %s", x.note.text);
	if (code == 0)
		talk_say(io, "%s: %zu KB", to, (x.bytes.n + 1023) / 1024);
	arena_release(&a);
	return talk_end(io, code);
}
