/*
 * The name policy. Names are what every system under a council's desks can hold and nothing can mistake: lower-case
 * ASCII, no way out of a folder, no Windows device. Two names that differ only in case or in Unicode form cannot
 * exist.
 */
#include "course/name.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/str.h"
#include "course/limits.h"

static bool no(const char **why, const char *reason)
{
	if (why != NULL)
		*why = reason;
	return false;
}

/* con, prn, aux, nul, com1..9, lpt1..9, whatever follows the first dot: Windows opens the device, not the file. */
static bool is_device(const char *part, size_t n)
{
	static const char *const name[] = { "con", "prn", "aux", "nul", "com", "lpt" };
	char c = part[0];
	if (n < 3 || (c != 'c' && c != 'p' && c != 'a' && c != 'n' && c != 'l')) /* most names */
		return false;
	const char *dot = memchr(part, '.', n);
	size_t stem = dot != NULL ? (size_t)(dot - part) : n;
	for (size_t i = 0; i < sizeof name / sizeof name[0]; i++) {
		if (stem < 3 || memcmp(part, name[i], 3) != 0)
			continue;
		if (i < 4 ? stem == 3 : stem == 4 && part[3] >= '0' && part[3] <= '9')
			return true;
	}
	return false;
}

static bool part_ok(const char *part, size_t n, const char **why)
{
	if (n == 0)
		return no(why, "has an empty part: no slash at the ends, none doubled");
	if (part[n - 1] == '.')
		return no(why, "has a part that is '.' or '..' or ends in a dot; rename it");
	if (is_device(part, n))
		return no(why, "is the name of a Windows device (con, nul, com1 ...); rename it");
	return true;
}

/* One bit a character: '-', '.' and the digits; '_' and the small letters. Opening a pack asks thousands of times. */
static bool is_allowed(char c)
{
	static const uint64_t allowed[4] = { UINT64_C(0x03ff600000000000), UINT64_C(0x07fffffe80000000) };
	unsigned code = (unsigned char)c;
	return (allowed[code >> 6] >> (code & 63) & 1) != 0;
}

bool name_ok(const char *name, const char **why)
{
	if (name[0] == 'M' && (streq(name, NAME_MANIFEST) || streq(name, NAME_SIGNATURE)))
		return true;
	const char *part = name, *p = name;
	for (; *p != '\0'; p++) {
		if (is_allowed(*p))
			continue;
		if (*p >= 'A' && *p <= 'Z')
			return no(why, "has a capital letter; names are in lower case");
		if (*p != '/')
			return no(why, "has a character that is not allowed; use a-z, 0-9, '_', '-' and '.'");
		if (!part_ok(part, (size_t)(p - part), why))
			return false;
		part = p + 1;
	}
	if (p - name > LIMIT_NAME)
		return no(why, "is longer than 200 bytes; shorten it");
	return part_ok(part, (size_t)(p - part), why);
}
