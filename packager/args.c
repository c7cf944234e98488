/*
 * Options by table, so that every verb reads its words alike: each option at most once, a value never missing, and a
 * typing mistake answered with the name that was probably meant.
 */
#include "packager/args.h"

#include "packager/talk.h"

enum { OPTIONS_MOST = 16 };

static const struct args_option *option_find(const struct args_option *options, const char *word, size_t n)
{
	for (const struct args_option *o = options; o->name != NULL; o++)
		if (strlen(o->name) == n && strncmp(o->name, word, n) == 0)
			return o;
	return NULL;
}

static bool option_unknown(const struct io *io, const char *verb, const struct args_option *options, const char *word)
{
	const char *names[OPTIONS_MOST + 1] = { NULL };
	size_t n = 0;
	for (const struct args_option *o = options; o->name != NULL && n < OPTIONS_MOST; o++)
		names[n++] = o->name;
	const char *near = str_nearest(word, names);
	if (near != NULL)
		return talk_usage(io, verb, "there is no option %s; did you mean %s?", word, near);
	return talk_usage(io, verb, "there is no option %s; 'coursepack %s --help' lists them", word, verb);
}

/* Takes argv[*i], an option, and the value after it; *i is left at the last word taken. */
static bool option_take(
    const struct io *io, int argc, char **argv, int *i, const struct args_option *options, bool *seen)
{
	char *word = argv[*i];
	const char *equals = str_starts(word, "--") ? strchr(word, '=') : NULL;
	size_t n = equals != NULL ? (size_t)(equals - word) : strlen(word);
	const struct args_option *o = option_find(options, word, n);
	if (o == NULL)
		return option_unknown(io, argv[0], options, word);
	if (seen[o - options])
		return talk_usage(io, argv[0], "%s stands twice; give it once", o->name);
	seen[o - options] = true;
	if (o->yes != NULL) {
		if (equals != NULL)
			return talk_usage(io, argv[0], "%s takes no value", o->name);
		*o->yes = true;
		return true;
	}
	if (equals != NULL) {
		*o->value = equals + 1;
	} else {
		if (*i + 1 >= argc)
			return talk_usage(io, argv[0], "%s needs a value after it", o->name);
		*o->value = argv[++*i];
	}
	if (**o->value == '\0')
		return talk_usage(io, argv[0], "the value of %s is empty", o->name);
	return true;
}

bool args_read(const struct io *io, int argc, char **argv, const struct args_option *options, const char *what,
    const char **operand, size_t least, size_t most)
{
	bool seen[OPTIONS_MOST] = { false };
	bool ended = false;
	size_t n = 0;
	for (size_t i = 0; i < most; i++)
		operand[i] = NULL;
	for (int i = 1; i < argc; i++) {
		if (!ended && streq(argv[i], "--")) {
			ended = true;
		} else if (!ended && argv[i][0] == '-' && argv[i][1] != '\0') {
			if (!option_take(io, argc, argv, &i, options, seen))
				return false;
		} else if (n == most) {
			return talk_usage(io, argv[0], "'%s' is one word too many; it takes %s", argv[i], what);
		} else if (argv[i][0] == '\0') {
			return talk_usage(io, argv[0], "a name is empty; it takes %s", what);
		} else {
			operand[n++] = argv[i];
		}
	}
	if (n < least)
		return talk_usage(io, argv[0], "%s is missing; 'coursepack %s --help' shows an example", what, argv[0]);
	return true;
}

static bool leap(int64_t year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool args_date_ok(const char *s)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	char part[3][5] = { { 0 } };
	int64_t year, month, day;
	if (strlen(s) != 10 || s[4] != '-' || s[7] != '-')
		return false;
	memcpy(part[0], s, 4);
	memcpy(part[1], s + 5, 2);
	memcpy(part[2], s + 8, 2);
	if (!parse_int(part[0], 1, 9999, &year) || !parse_int(part[1], 1, 12, &month))
		return false;
	int last = days[month - 1] + (month == 2 && leap(year) ? 1 : 0);
	return parse_int(part[2], 1, last, &day);
}

bool args_on(const struct io *io, const char *verb, const char *on)
{
	return on == NULL || args_date_ok(on) ||
	    talk_usage(io, verb, "--on %s is not a date; write it as 2026-11-25", on);
}
