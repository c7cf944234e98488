/* The fields of a local sheet as one table (content-facts, 'local fields the authority must fill'), and what is asked
 * of a sheet. */
#include "course/local.h"

const struct local_field local_fields[LOCAL_FIELDS] = {
	{ "front-door", LOCAL_CONTACT, true, true, true, "Front door of children\xE2\x80\x99s social care",
	    "a worry about a child, on weekdays" },
	{ "out-of-hours", LOCAL_CONTACT, false, true, true, "Emergency duty team",
	    "a worry about a child at night, at weekends and on holidays" },
	{ "lado", LOCAL_CONTACT, false, true, false, "Designated officer for allegations (LADO)",
	    "a worry about somebody who works or volunteers with children" },
	{ "police", LOCAL_CONTACT, false, false, false, "Police child abuse team",
	    "a crime against a child; in danger now, ring 999" },
	{ "sarc", LOCAL_CONTACT, false, false, false, "Sexual assault referral centre (SARC)",
	    "health care for a child who was sexually abused, and the way to it" },
	{ "designated-doctor", LOCAL_CONTACT, false, false, false, "Designated doctor",
	    "health advice on safeguarding" },
	{ "designated-nurse", LOCAL_CONTACT, false, false, false, "Designated nurse", "health advice on safeguarding" },
	{ "disabled-children", LOCAL_CONTACT, false, false, false, "Disabled children\xE2\x80\x99s team",
	    "who knows the child, and what the child needs to take part" },
	{ "speech-therapy", LOCAL_CONTACT, false, false, false, "Speech and language therapy",
	    "how a child communicates" },
	{ "practice-leads", LOCAL_CONTACT, false, false, false, "Child Sexual Abuse Practice Leads",
	    "a colleague to think with" },
	{ "isva", LOCAL_CONTACT, false, false, false, "Independent adviser for children (ISVA)",
	    "support for a child through the investigation and the court" },
	{ "therapy", LOCAL_CONTACT, false, false, false, "Therapy for a child", "help that need not wait for a trial" },
	{ "staff-support", LOCAL_CONTACT, false, false, true, "Support for staff", "you, when the work is hard" },
	{ "threshold", LOCAL_PROCEDURE, false, false, false, "Threshold document", "which help for which need" },
	{ "escalation", LOCAL_PROCEDURE, true, false, false, "Escalation policy", "what to do when services disagree" },
	{ "pathway", LOCAL_PROCEDURE, false, false, false, "Local pathway for child sexual abuse",
	    "who does what here, and in which order" },
};

size_t local_field_of(const char *id)
{
	size_t i = 0;
	while (i < LOCAL_FIELDS && (id == NULL || !streq(local_fields[i].id, id)))
		i++;
	return i;
}

const char *const *local_field_ids(struct arena *a)
{
	const char **ids = arena_array(a, LOCAL_FIELDS + 1, sizeof *ids);
	for (size_t i = 0; i < LOCAL_FIELDS; i++)
		ids[i] = local_fields[i].id;
	return ids;
}

bool local_is(const struct pack *p)
{
	return pack_size(p, LOCAL_FILE) >= 0 && pack_size(p, "course.xml") < 0;
}

bool local_serves(const struct local *l, const char *course)
{
	for (size_t i = 0; i < l->course_n; i++)
		if (streq(l->course[i], course))
			return true;
	return false;
}

bool local_says(const struct local *l, size_t field)
{
	if (l == NULL || field >= LOCAL_FIELDS)
		return false;
	const struct local_entry *x = &l->entry[field];
	return x->name != NULL || x->number != NULL || x->email != NULL || x->web != NULL || x->note != NULL ||
	    x->step_n > 0;
}

bool local_is_past(const struct local *l, const char *today)
{
	return l->by != NULL && strcmp(l->by, today) < 0;
}

/* --- telephone numbers --- */

enum { PHONE_DIGITS = 20, PHONE_SHORT = 3 };

/* The digits before any extension; the length, 0 when there are too many or something else stands among them. */
static size_t phone_digits(const char *number, char digit[PHONE_DIGITS])
{
	const char *end = strstr(number, "ext");
	size_t n = 0, length = end != NULL ? (size_t)(end - number) : strlen(number);
	for (size_t i = 0; i < length; i++) {
		char c = number[i];
		if (c >= '0' && c <= '9') {
			if (n + 1 >= PHONE_DIGITS)
				return 0;
			digit[n++] = c;
		} else if (!(c == ' ' || c == '-' || c == '(' || c == ')' || (c == '+' && n == 0)))
			return 0;
	}
	digit[n] = '\0';
	return n;
}

static bool extension_ok(const char *number)
{
	const char *ext = strstr(number, "ext");
	if (ext == NULL)
		return true;
	ext += strlen("ext");
	ext += *ext == '.';
	ext += strspn(ext, " ");
	size_t n = strspn(ext, "0123456789");
	return n >= 1 && n <= 8 && ext[n] == '\0';
}

/* "0000 000000", "01234 567890": what people write when they have no number yet. */
static bool is_placeholder(const char *digit, size_t n)
{
	size_t same = 1, rising = 1;
	for (size_t i = n; i > 1; i--) {
		same += digit[i - 1] == digit[n - 1] && same == n - i + 1;
		rising += digit[i - 1] == (digit[i - 2] == '9' ? '0' : digit[i - 2] + 1) && rising == n - i + 1;
	}
	return n >= 6 && (same >= 6 || rising >= 8);
}

bool phone_ok(const char *number, const char **why)
{
	char digit[PHONE_DIGITS];
	size_t n = phone_digits(number, digit);
	*why = NULL;
	if (n < PHONE_SHORT || n > 15 || !extension_ok(number))
		*why = "is no telephone number: write its digits, as 020 8123 4567, and an extension as 'ext. 12'";
	else if (is_placeholder(digit, n))
		*why = "looks like a placeholder: write the number somebody answers, or leave it empty";
	else if (number[0] != '+' && digit[0] == '0' && (n < (digit[1] == '8' ? 8u : 10u) || n > 11)) /* 0800 1111 */
		*why = "has too many or too few digits for a number in this country: count them again";
	return *why == NULL;
}

bool phone_is_drama(const char *number)
{
	static const char *const kept[] = { "01632960", "441632960", "02079460", "07700900", "08081570" };
	char digit[PHONE_DIGITS];
	if (phone_digits(number, digit) == 0)
		return false;
	for (size_t i = 0; i < COUNT(kept); i++)
		if (str_starts(digit, kept[i]))
			return true;
	return false;
}
