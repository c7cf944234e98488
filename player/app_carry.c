/*
 * 'Carry my settings to another laptop': a small text file, a setting a line, with no name in it. What it says is put
 * among the learner's settings and read from there as ever, so a number out of range falls back as it would in the
 * record.
 */
#include "app_parts.h"

enum { CARRY_BYTES = 64 << 10, CARRY_LINES = 500, CARRY_KEY = 40, CARRY_VALUE = 200 };

static const char header[] = "coursepack-settings 1";

/* Belongs to this laptop, or to nobody but the learner. */
static bool stays_here(const char *key)
{
	static const char *const keys[] = { "pin", "pin-wrong", "last-place", "privacy-seen" };
	for (size_t i = 0; i < COUNT(keys); i++)
		if (streq(key, keys[i]))
			return true;
	return false;
}

/* One line of printable text, so that a value can never look like another setting. */
static bool value_carries(const char *value)
{
	for (const char *p = value; *p != '\0'; p++)
		if ((unsigned char)*p < ' ')
			return false;
	return strlen(value) <= CARRY_VALUE;
}

bool carry_write(struct app *app, struct arena *a, const char **text, struct err *e)
{
	const struct setting *list;
	size_t n;
	struct buf b = { .a = a };
	app_settings_save(app);
	if (!setting_list(app->with.records, a, app->learner.id, &list, &n, e))
		return false;
	buf_addf(&b, "%s\n", header);
	for (size_t i = 0; i < n; i++)
		if (!stays_here(list[i].key) && value_carries(list[i].value))
			buf_addf(&b, "%s=%s\n", list[i].key, list[i].value);
	*text = buf_text(&b);
	return true;
}

bool carry_is_settings(const char *path)
{
	char first[sizeof header] = ""; /* and the end of its line, as some editors write it */
	int64_t size = 0;
	struct err e = { 0 };
	struct os_file *f = os_stat(path, NULL) == OS_FILE ? os_file_open(path, &size, &e) : NULL;
	bool is = f != NULL && size >= (int64_t)sizeof first && os_file_read(f, 0, first, sizeof first) &&
	    memcmp(first, header, sizeof header - 1) == 0 &&
	    (first[sizeof first - 1] == '\n' || first[sizeof first - 1] == '\r');
	if (f != NULL)
		os_file_close(f);
	return is;
}

static bool key_ok(const char *key, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!((key[i] >= 'a' && key[i] <= 'z') || (key[i] >= '0' && key[i] <= '9') || key[i] == '-'))
			return false;
	return n > 0 && n <= CARRY_KEY;
}

/* Takes in one line of the file. */
static bool line_take(struct app *app, struct arena *a, const char *path, int number, const char *line, struct err *e)
{
	const char *sign = strchr(line, '=');
	if (line[0] == '\0')
		return true;
	if (sign == NULL || !key_ok(line, (size_t)(sign - line)) || !value_carries(sign + 1))
		return fail(e, ERR_FORMAT, path, number, "this line is no setting: nothing was changed");
	const char *key = arena_copy(a, line, (size_t)(sign - line));
	return stays_here(key) || setting_set(app->with.records, app->learner.id, key, sign + 1, e);
}

static bool lines_take(struct app *app, struct arena *a, const char *path, char *text, struct err *e)
{
	bool ok = true;
	int number = 1;
	for (char *line = text; ok && *line != '\0' && number <= CARRY_LINES; number++) {
		size_t n = strcspn(line, "\r\n");
		char *next = line + n;
		next += *next == '\r';
		next += *next == '\n';
		line[n] = '\0';
		ok = number == 1 || line_take(app, a, path, number, line, e);
		line = next;
	}
	return ok;
}

static bool file_take(struct app *app, struct arena *a, const char *path, struct err *e)
{
	struct bytes text;
	if (!file_read(a, path, CARRY_BYTES, &text, e))
		return false;
	if (!utf8_ok(text.p, text.n) || !carry_is_settings(path))
		return fail(
		    e, ERR_FORMAT, path, 0, "this is no file of settings that were carried from another laptop");
	if (!records_begin(app->with.records, e))
		return false;
	bool ok = lines_take(app, a, path, (char *)text.p, e);
	return records_end(app->with.records, ok, e) && ok;
}

void carry_read(struct app *app, const char *path)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	bool ok = file_take(app, &a, path, &e);
	arena_release(&a);
	if (!ok) {
		app_fail(app, &e);
		return;
	}
	/* what was carried is the learner's own word, which outlasts the options of this run */
	app->with.theme = THEME_COUNT;
	app->with.face = FACE_COUNT;
	app->with.text = 0;
	app_settings_load(app);
	/* to the settings it was asked for in; 'Back' leads on from there as before */
	if (app->screen == SCREEN_OPEN)
		screen_back(app);
	app_show_over(app, SCREEN_SETTINGS);
	app->note = "The settings you brought are in use now.";
}
