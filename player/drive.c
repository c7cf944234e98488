/*
 * One command a line: its word, its arguments, what it does. A line that does not hold ends the script with its place.
 */
#include "drive.h"
#include "session_ahead.h"
#include "ui/say.h"

enum { GOLDEN_BYTES = 4 << 20 };

struct drive {
	struct session *s;
	struct speech_log *log;
	const struct drive_host *host;
	const char *file;
	int line;
	int64_t clock;
	struct arena *a; /* reset after each line */
	struct err *e;
};

static void log_say(void *context, const char *text, const struct say_how *how)
{
	struct speech_log *log = context;
	(void)how;
	buf_addf(&log->text, "%s\n", text);
}

struct session_voice speech_log_voice(struct speech_log *log)
{
	log->text.a = &log->arena;
	return (struct session_voice){ .context = log, .say = log_say, .always = true };
}

static bool wrong(struct drive *d, const char *expected, const char *there)
{
	return fail(d->e, ERR_FORMAT, d->file, d->line, "expected %s, there was %s", expected, there);
}

static const char *rest_word(struct drive *d, const char **rest)
{
	const char *p = *rest;
	while (*p == ' ' || *p == '\t')
		p++;
	size_t n = strcspn(p, " \t");
	*rest = p + n;
	return arena_copy(d->a, p, n);
}

/* A "quoted" text; NULL when there is none. */
static const char *rest_quoted(struct drive *d, const char **rest)
{
	const char *p = *rest;
	while (*p == ' ' || *p == '\t')
		p++;
	if (*p != '"')
		return NULL;
	const char *end = strchr(p + 1, '"');
	if (end == NULL)
		return NULL;
	*rest = end + 1;
	return arena_copy(d->a, p + 1, (size_t)(end - p - 1));
}

/* --- what is there --- */

static const char *names_there(struct drive *d)
{
	const struct ui *u = session_ui(d->s);
	struct buf b = { .a = d->a };
	const struct node *top = ui_top(u);
	for (const struct node *n = top; n != NULL && b.n < 400; n = node_after(top, n))
		if (node_enabled_target(n))
			buf_addf(&b, "%s%s \"%s\"", b.n > 0 ? ", " : "", role_name(n->role), node_name(d->a, n));
	return b.n > 0 ? buf_text(&b) : "nothing to choose";
}

/* As a script writes it: a blank that keeps a line together is a blank. */
static const char *written(struct drive *d, const char *text)
{
	char *copy = text != NULL ? arena_string(d->a, text) : NULL, *to = copy;
	for (const char *from = copy; from != NULL && *from != '\0'; from++) {
		bool no_break = from[0] == '\xC2' && from[1] == '\xA0';
		*to++ = no_break ? ' ' : *from;
		from += no_break;
	}
	if (to != NULL)
		*to = '\0';
	return copy;
}

/* role:"Name"#2: the n-th node of this name; those that can be chosen come first. */
static const struct node *node_named(struct drive *d, const char **rest)
{
	const char *p = *rest, *role = NULL;
	int64_t number = 1;
	while (*p == ' ' || *p == '\t')
		p++;
	size_t n = strcspn(p, ":\" ");
	if (p[n] == ':') {
		role = arena_copy(d->a, p, n);
		p += n + 1;
	}
	const char *name = rest_quoted(d, &p);
	if (name == NULL) {
		fail(d->e, ERR_FORMAT, d->file, d->line, "write the name in quotes");
		return NULL;
	}
	if (*p == '#') {
		p++;
		const char *digits = rest_word(d, &p);
		if (!parse_int(digits, 1, 1000, &number)) {
			fail(d->e, ERR_FORMAT, d->file, d->line, "after # comes a number");
			return NULL;
		}
	}
	*rest = p;
	const struct ui *u = session_ui(d->s);
	const struct node *top = ui_top(u);
	for (int pass = 0; pass < 2; pass++) {
		int64_t left = number;
		for (const struct node *x = top; x != NULL; x = node_after(top, x))
			if ((pass == 1 || node_enabled_target(x)) &&
			    (role == NULL || streq(role_name(x->role), role)) &&
			    streq(written(d, node_name(d->a, x)), name) && --left == 0)
				return x;
	}
	wrong(d, arena_printf(d->a, "a node called \"%s\"", name), names_there(d));
	return NULL;
}

static bool contains(struct drive *d, const char *text, const char *words)
{
	const char *there = written(d, text);
	return there != NULL && strstr(there, words) != NULL;
}

static bool is_there(struct drive *d, const char *words)
{
	const struct ui *u = session_ui(d->s);
	for (const struct node *n = u->root; n != NULL; n = node_after(u->root, n))
		if (contains(d, node_name(d->a, n), words) || contains(d, n->text, words) ||
		    contains(d, n->value, words))
			return true;
	return false;
}

/* --- commands --- */

static void input(struct drive *d, const struct input *in)
{
	(void)session_input(d->s, in, d->clock);
	(void)session_keep(d->s);
}

static bool do_key(struct drive *d, const char *rest)
{
	struct input in = { .kind = INPUT_KEY };
	for (const char *key = rest_word(d, &rest); key[0] != '\0'; key = rest_word(d, &rest)) {
		snprintf(in.key, sizeof in.key, "%s", key);
		in.kind = INPUT_KEY;
		input(d, &in);
		in.kind = INPUT_KEY_UP;
		input(d, &in);
	}
	return true;
}

static bool do_type(struct drive *d, const char *rest)
{
	struct input in = { .kind = INPUT_TEXT };
	while (*rest == ' ')
		rest++;
	for (size_t n; *rest != '\0'; rest += n) {
		(void)utf8_next(rest, &n);
		memcpy(in.text, rest, n);
		in.text[n] = '\0';
		input(d, &in);
	}
	return true;
}

static void press_at(struct drive *d, int x, int y)
{
	const enum input_kind kinds[] = { INPUT_MOVE, INPUT_PRESS, INPUT_RELEASE };
	for (size_t i = 0; i < COUNT(kinds); i++)
		input(d, &(struct input){ .kind = kinds[i], .x = x, .y = y });
}

static bool do_click(struct drive *d, const char *rest)
{
	int x, y;
	const struct node *n = node_named(d, &rest);
	if (n == NULL)
		return false;
	const char *id = arena_string(d->a, n->id);
	session_reveal(d->s, id);
	n = node_find(session_ui(d->s)->root, id);
	node_point(n, &x, &y);
	const struct node *hit = ui_hit(session_ui(d->s), x, y);
	if (hit == NULL || !streq(hit->id, id))
		return wrong(d, arena_printf(d->a, "\"%s\" under the pointer", node_name(d->a, n)),
		    hit != NULL                           ? arena_printf(d->a, "\"%s\"", node_name(d->a, hit))
			: (n->flags & NODE_DISABLED) != 0 ? "it, but it can't be chosen now"
							  : "nothing to choose");
	press_at(d, x, y);
	return true;
}

static bool numbers(struct drive *d, const char *rest, int64_t *x, int64_t *y)
{
	const char *a = rest_word(d, &rest), *b = rest_word(d, &rest);
	if (!parse_int(a, 0, 1000000, x) || (y != NULL && !parse_int(b, 0, 1000000, y)))
		return fail(d->e, ERR_FORMAT, d->file, d->line, "write whole numbers");
	return true;
}

static bool do_move(struct drive *d, const char *rest)
{
	int64_t x, y;
	if (!numbers(d, rest, &x, &y))
		return false;
	input(d, &(struct input){ .kind = INPUT_MOVE, .x = (int)x, .y = (int)y });
	return true;
}

static bool do_press(struct drive *d, const char *rest)
{
	(void)rest;
	input(d, &(struct input){ .kind = INPUT_PRESS, .x = d->s->pointer_x, .y = d->s->pointer_y });
	return true;
}

static bool do_release(struct drive *d, const char *rest)
{
	(void)rest;
	input(d, &(struct input){ .kind = INPUT_RELEASE, .x = d->s->pointer_x, .y = d->s->pointer_y });
	return true;
}

/* Time passes at once, but every deadline in it is met at its own moment. */
static void time_pass(struct drive *d, int64_t ms)
{
	int64_t until = d->clock + ms;
	for (int64_t due = session_due(d->s); due > 0 && due <= until; due = session_due(d->s)) {
		d->clock = due > d->clock ? due : d->clock;
		if (!session_input(d->s, &(struct input){ .kind = INPUT_TIMEOUT }, d->clock) &&
		    session_due(d->s) == due)
			break;
	}
	d->clock = until;
}

static void switch_press(struct drive *d, int n)
{
	input(d, &(struct input){ .kind = INPUT_SWITCH, .n = n });
	input(d, &(struct input){ .kind = INPUT_SWITCH_UP, .n = n });
}

static bool do_switch(struct drive *d, const char *rest)
{
	int64_t n;
	if (!numbers(d, rest, &n, NULL))
		return false;
	switch_press(d, (int)n);
	return true;
}

/* hold N MS: switch N goes down, that much time passes, it comes up. */
static bool do_hold(struct drive *d, const char *rest)
{
	int64_t n, ms;
	if (!numbers(d, rest, &n, &ms))
		return false;
	input(d, &(struct input){ .kind = INPUT_SWITCH, .n = (int)n });
	time_pass(d, ms);
	input(d, &(struct input){ .kind = INPUT_SWITCH_UP, .n = (int)n });
	return true;
}

static bool do_wait(struct drive *d, const char *rest)
{
	int64_t ms;
	if (!numbers(d, rest, &ms, NULL))
		return false;
	time_pass(d, ms);
	return true;
}

/* Waits until the scan highlights what is named, then presses: what a person with one switch does. With two, the first
 * moves on and the second chooses. */
static bool do_scan(struct drive *d, const char *rest)
{
	const struct node *n = node_named(d, &rest);
	if (n == NULL)
		return false;
	const char *id = arena_string(d->a, n->id), *name = arena_string(d->a, node_name(d->a, n));
	if (d->s->app->settings.scan.switches == 0 || d->s->scan.level == SCAN_WAITING)
		switch_press(d, 1);
	for (int step = 0; step < 2000; step++) {
		const char *const *lit = scan_highlight(d->a, &d->s->scan, session_ui(d->s));
		bool there = false, alone = lit[0] != NULL && lit[1] == NULL;
		for (size_t i = 0; lit[i] != NULL; i++)
			there = there || streq(lit[i], id);
		unsigned visit = d->s->app->visit;
		if (there) {
			d->clock += 400;
			switch_press(d, app_scan(d->s->app)->switches == 2 ? 2 : 1);
			if (alone || d->s->app->visit != visit)
				return true;
			continue;
		}
		int64_t due = session_due(d->s);
		if (due == 0) {
			d->clock += 400;
			switch_press(d, 1);
		} else {
			d->clock = due;
			input(d, &(struct input){ .kind = INPUT_TIMEOUT });
		}
	}
	return wrong(d, arena_printf(d->a, "the scan to come to \"%s\"", name), "no such stop");
}

static bool do_expect(struct drive *d, const char *rest)
{
	const char *words = rest_quoted(d, &rest);
	if (words == NULL)
		return fail(d->e, ERR_FORMAT, d->file, d->line, "write the words in quotes");
	if (is_there(d, words))
		return true;
	return wrong(d, arena_printf(d->a, "\"%s\"", words),
	    arena_printf(d->a, "the screen \"%s\" with %s", node_name(d->a, session_ui(d->s)->root), names_there(d)));
}

static bool do_expect_not(struct drive *d, const char *rest)
{
	const char *words = rest_quoted(d, &rest);
	if (words == NULL)
		return fail(d->e, ERR_FORMAT, d->file, d->line, "write the words in quotes");
	return !is_there(d, words) || wrong(d, arena_printf(d->a, "nothing with \"%s\"", words), "it");
}

static bool do_expect_focus(struct drive *d, const char *rest)
{
	const struct node *want = node_named(d, &rest), *at = node_find(session_ui(d->s)->root, d->s->focus);
	if (want == NULL)
		return false;
	if (at == want)
		return true;
	return wrong(d, arena_printf(d->a, "focus on \"%s\"", node_name(d->a, want)),
	    at != NULL ? arena_printf(d->a, "focus on \"%s\"", node_name(d->a, at)) : "no focus");
}

static bool do_expect_state(struct drive *d, const char *rest)
{
	static const struct {
		const char *name;
		unsigned flag;
	} states[] = { { "checked", NODE_CHECKED }, { "disabled", NODE_DISABLED }, { "live", NODE_LIVE },
		{ "current", NODE_CURRENT }, { "expanded", NODE_EXPANDED } };
	const struct node *n = node_named(d, &rest);
	if (n == NULL)
		return false;
	const char *state = rest_word(d, &rest);
	if (streq(state, "focus"))
		return streq(n->id, d->s->focus) || wrong(d, "it to have the focus", "the focus elsewhere");
	for (size_t i = 0; i < COUNT(states); i++)
		if (streq(states[i].name, state))
			return (n->flags & states[i].flag) != 0 ||
			    wrong(
				d, arena_printf(d->a, "\"%s\" %s", node_name(d->a, n), state), "it without that state");
	return fail(d->e, ERR_FORMAT, d->file, d->line,
	    "\"%s\" is no state: write focus, checked, disabled, live, current or expanded", state);
}

static bool write_text(struct drive *d, const char *rest, const char *text)
{
	const char *path = rest_word(d, &rest);
	if (path[0] == '\0')
		return fail(d->e, ERR_FORMAT, d->file, d->line, "write the file's name");
	if (streq(path, "-")) {
		fprintf(d->host->out, "%s.\n", text);
		return fflush(d->host->out) == 0 ||
		    fail(d->e, ERR_IO, d->file, d->line, "standard output cannot be written");
	}
	return file_write(path, text, strlen(text), false, d->e);
}

static const char *tree_text(struct drive *d)
{
	return ui_dump(d->a, session_ui(d->s), d->s->focus);
}

static const char *speech_text(struct drive *d)
{
	if (d->log == NULL)
		return "";
	const char *all = buf_text(&d->log->text);
	const char *text = arena_string(d->a, all + d->log->from);
	d->log->from = d->log->text.n;
	return text;
}

static bool do_tree(struct drive *d, const char *rest)
{
	return write_text(d, rest, tree_text(d));
}

static bool do_speech(struct drive *d, const char *rest)
{
	return write_text(d, rest, speech_text(d));
}

static bool do_screenshot(struct drive *d, const char *rest)
{
	const char *path = rest_word(d, &rest);
	if (d->host == NULL || d->host->picture == NULL)
		return fail(d->e, ERR_IO, d->file, d->line, "no picture can be made here");
	return d->host->picture(d->host->context, session_draw(d->s), d->s, path, d->e);
}

/* The first line in which two texts differ, both told. */
static bool same_text(struct drive *d, const char *path, const char *there)
{
	struct bytes want;
	if (!file_read(d->a, path, GOLDEN_BYTES, &want, d->e))
		return false;
	const char *a = (const char *)want.p, *b = there;
	for (int line = 1; *a != '\0' || *b != '\0'; line++) {
		size_t na = strcspn(a, "\n"), nb = strcspn(b, "\n");
		if (na != nb || memcmp(a, b, na) != 0)
			return wrong(d, arena_printf(d->a, "%s:%d \"%.*s\"", path, line, (int)na, a),
			    arena_printf(d->a, "\"%.*s\"", (int)nb, b));
		a += na + (a[na] != '\0');
		b += nb + (b[nb] != '\0');
	}
	return true;
}

static bool do_expect_tree(struct drive *d, const char *rest)
{
	return same_text(d, rest_word(d, &rest), tree_text(d));
}

static bool do_expect_speech(struct drive *d, const char *rest)
{
	return same_text(d, rest_word(d, &rest), speech_text(d));
}

static bool do_stick(struct drive *d, const char *rest)
{
	const char *name = rest_quoted(d, &rest);
	const char *folder = rest_word(d, &rest);
	if (name == NULL || folder[0] == '\0')
		return fail(d->e, ERR_FORMAT, d->file, d->line, "write: stick \"NAME\" FOLDER");
	if (!os_mkdirs(folder, d->e))
		return false;
	d->host->stick(d->host->context, name, folder);
	return true;
}

static bool do_size(struct drive *d, const char *rest)
{
	int64_t w, h;
	if (!numbers(d, rest, &w, &h))
		return false;
	input(d, &(struct input){ .kind = INPUT_RESIZE, .x = (int)w, .y = (int)h });
	return true;
}

static bool do_drop(struct drive *d, const char *rest)
{
	struct input in = { .kind = INPUT_DROP };
	snprintf(in.text, sizeof in.text, "%s", rest_word(d, &rest));
	input(d, &in);
	return true;
}

/* As if the power went: no close, no flush, nothing. */
static bool do_kill(struct drive *d, const char *rest)
{
	(void)d;
	(void)rest;
	_Exit(0);
}

static const struct {
	const char *word;
	bool (*run)(struct drive *d, const char *rest);
} commands[] = {
	{ "key", do_key },
	{ "type", do_type },
	{ "click", do_click },
	{ "move", do_move },
	{ "press", do_press },
	{ "release", do_release },
	{ "switch", do_switch },
	{ "hold", do_hold },
	{ "wait", do_wait },
	{ "scan", do_scan },
	{ "expect", do_expect },
	{ "expect-not", do_expect_not },
	{ "expect-focus", do_expect_focus },
	{ "expect-state", do_expect_state },
	{ "screenshot", do_screenshot },
	{ "tree", do_tree },
	{ "speech", do_speech },
	{ "expect-tree", do_expect_tree },
	{ "expect-speech", do_expect_speech },
	{ "stick", do_stick },
	{ "size", do_size },
	{ "drop", do_drop },
	{ "kill", do_kill },
};

static bool run_line(struct drive *d, const char *text)
{
	const char *rest = text;
	const char *word = rest_word(d, &rest);
	if (word[0] == '\0' || word[0] == '#')
		return true;
	while (*rest == ' ' || *rest == '\t')
		rest++;
	for (size_t i = 0; i < COUNT(commands); i++)
		if (streq(commands[i].word, word))
			return commands[i].run(d, rest);
	return fail(d->e, ERR_FORMAT, d->file, d->line, "\"%s\" is no command of drive scripts", word);
}

bool drive_run(
    struct session *s, struct speech_log *log, const char *path, const struct drive_host *host, struct err *e)
{
	static const size_t longest = 8192;
	struct arena script = { 0 }, scratch = { 0 };
	struct drive d = { .s = s, .log = log, .host = host, .file = path, .clock = s->clock, .a = &scratch, .e = e };
	bool talk = streq(path, "-"), ok = true;
	FILE *f = talk ? stdin : os_open_read(path);
	if (f == NULL)
		return fail(e, ERR_IO, path, 0, "this script cannot be read");
	char *line = arena_alloc(&script, longest);
	while (ok && !s->app->effects.quit && fgets(line, (int)longest, f) != NULL) {
		d.line++;
		size_t n = strcspn(line, "\r\n");
		if (line[n] == '\0' && n + 1 == longest)
			ok = fail(e, ERR_LIMIT, path, d.line, "this line is too long");
		line[n] = '\0';
		ok = ok && run_line(&d, line);
		arena_reset(&scratch);
	}
	if (ferror(f) != 0)
		ok = fail(e, ERR_IO, path, d.line, "this script cannot be read on");
	if (!talk)
		fclose(f);
	arena_release(&script);
	arena_release(&scratch);
	return ok;
}
