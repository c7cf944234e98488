/* Dates are counted as days since the first of March of year 0, so that a leap day is the last of its year. */
#include "learning/due.h"

static bool date_days(const char *s, int *days)
{
	int part[3] = { 0 };
	if (s == NULL || strlen(s) != 10)
		return false;
	for (int i = 0, k = 0; i < 10; i++) {
		bool dash = i == 4 || i == 7;
		if (dash ? s[i] != '-' : s[i] < '0' || s[i] > '9')
			return false;
		if (dash)
			k++;
		else
			part[k] = part[k] * 10 + (s[i] - '0');
	}
	if (part[1] < 1 || part[1] > 12 || part[2] < 1 || part[2] > 31)
		return false;
	int year = part[1] > 2 ? part[0] : part[0] - 1, month = (part[1] + 9) % 12;
	*days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + part[2] - 1;
	return true;
}

bool days_between(const char *from, const char *to, int *days)
{
	int a, b;
	if (!date_days(from, &a) || !date_days(to, &b))
		return false;
	*days = b - a;
	return true;
}

enum occasion occasion_due(const char *completed, const char *today)
{
	enum { TWO_WEEKS = 14, SIX_WEEKS = 42, SIX_MONTHS = 182 };
	int days;
	if (!days_between(completed, today, &days) || days < TWO_WEEKS)
		return OCCASION_COUNT;
	return days < SIX_WEEKS ? OCCASION_TWO_WEEKS : days < SIX_MONTHS ? OCCASION_SIX_WEEKS : OCCASION_SIX_MONTHS;
}
