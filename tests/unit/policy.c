/*
 * Promises of the policy file: no file changes nothing; a good one is obeyed; anything it does not know, twice or by
 * half makes the whole file count as bad, and then only IT's own keys are trusted and nothing is off.
 */
#include "policy.h"
#include "test.h"

static struct policy read_text(struct arena *a, const char *text)
{
	struct err e = { 0 };
	const char *dir = test_dir();
	if (text != NULL && !file_write(path_join(a, dir, "policy.xml"), text, strlen(text), false, &e))
		test_fail(__FILE__, __LINE__, "%s", e.text);
	return policy_read(a, dir);
}

TEST(policy_without_a_file_changes_nothing)
{
	struct arena a = { 0 };
	struct policy p = read_text(&a, NULL);
	EXPECT(!p.there && p.problem.kind == ERR_NONE && !p.only_these_keys);
	EXPECT(p.results_folder == NULL && p.retention_days == 0);
	EXPECT(str_ends(p.keys_folder, "/keys"));
	for (int i = 0; i < POLICY_FEATURES; i++)
		EXPECT(!p.off[i]);
	arena_release(&a);
}

TEST(policy_that_is_good_is_obeyed)
{
	struct arena a = { 0 };
	struct policy p = read_text(&a,
	    "<?xml version=\"1.0\"?>\n<!-- by IT -->\n<policy>\n <keys folder=\"/opt/keys\" only=\"yes\"/>\n <results "
	    "folder=\"/srv/results\"/>\n"
	    " <retention days=\"1095\"/>\n <off feature=\"boards\"/>\n <off feature=\"pins\"/>\n</policy>\n");
	EXPECT_STR(p.problem.text, "");
	EXPECT(p.there && p.only_these_keys);
	EXPECT_STR(p.keys_folder, "/opt/keys");
	EXPECT_STR(p.results_folder, "/srv/results");
	EXPECT_INT(p.retention_days, 1095);
	EXPECT(p.off[POLICY_BOARDS] && p.off[POLICY_PINS] && !p.off[POLICY_ERASE]);
	arena_release(&a);
}

TEST(policy_that_is_bad_is_careful_and_says_where)
{
	static const struct {
		const char *text, *says;
		int line;
	} bad[] = {
		{ "<policy>\n<off feature=\"board\"/>\n</policy>", "did you mean \"boards\"", 2 },
		{ "<policy>\n<off/>\n</policy>", "needs feature", 2 },
		{ "<policy>\n<of feature=\"boards\"/></policy>", "nothing this player knows", 2 },
		{ "<policy><keys folder=\"/k\" only=\"maybe\"/></policy>", "write yes or no", 1 },
		{ "<policy><keys folder=\"/k\" colour=\"red\"/></policy>", "takes no colour", 1 },
		{ "<policy><keys folder=\"\"/></policy>", "needs folder", 1 },
		{ "<policy><keys folder=\"/k\"/>\n<keys folder=\"/l\"/></policy>", "stands twice", 2 },
		{ "<policy><retention days=\"0\"/></policy>", "whole number of days", 1 },
		{ "<policy><retention days=\"3 years\"/></policy>", "whole number of days", 1 },
		{ "<policy><results folder=\"/r\">now</results></policy>", "holds nothing", 1 },
		{ "<policy>boards off</policy>", "no words", 1 },
		{ "<policy version=\"1\"/>", "without attributes", 1 },
		{ "<rules/>", "one <policy>", 1 },
		{ "<policy><off feature=\"boards\"/>", "", 0 },
		{ "", "", 0 },
	};
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct arena a = { 0 };
		struct policy p = read_text(&a, bad[i].text);
		if (p.problem.kind == ERR_NONE || strstr(p.problem.text, bad[i].says) == NULL ||
		    (bad[i].line > 0 && p.problem.line != bad[i].line))
			test_fail(
			    __FILE__, __LINE__, "%s: line %d: \"%s\"", bad[i].text, p.problem.line, p.problem.text);
		EXPECT(p.there && p.only_these_keys && str_ends(p.keys_folder, "/keys") && p.results_folder == NULL &&
		    p.retention_days == 0);
		for (int f = 0; f < POLICY_FEATURES; f++)
			EXPECT(!p.off[f]);
		arena_release(&a);
	}
}

/* What IT copies from the sheet works, and shows all that there is to switch off. */
TEST(policy_of_the_it_sheet_is_one)
{
	struct arena a = { 0 };
	struct bytes sheet;
	struct err e = { 0 };
	EXPECT(file_read(&a, path_join(&a, test_root(), "assets/documents/it-sheet.md"), 1 << 20, &sheet, &e));
	char *from = strstr((char *)sheet.p, "<policy>"), *to = from != NULL ? strstr(from, "</policy>") : NULL;
	EXPECT(to != NULL);
	struct policy p = read_text(&a, arena_copy(&a, from, (size_t)(to - from) + strlen("</policy>")));
	EXPECT_INT(p.problem.kind, ERR_NONE);
	EXPECT(p.only_these_keys && p.results_folder != NULL && p.retention_days > 0);
	for (int f = 0; f < POLICY_FEATURES; f++)
		EXPECT(p.off[f]);
	arena_release(&a);
}
