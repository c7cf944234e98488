/* name promises: only names that every system can hold, that nothing can mistake, and that lead nowhere else. */
#include "tests/test.h"

#include "course/limits.h"
#include "course/name.h"

TEST(name_accepts_what_courses_use)
{
	static const char *const good[] = { "course.xml", "modules/05-telling/module.xml", "a", "0", "a_b-c.d/e",
		".hidden", "a/.b", "-x", "console.xml", "com10", "conx/nulls", "lpt.xml", NAME_MANIFEST,
		NAME_SIGNATURE };
	for (size_t i = 0; i < COUNT(good); i++)
		if (!name_ok(good[i], NULL))
			test_fail(__FILE__, __LINE__, "%s is refused", good[i]);
}

TEST(name_refuses_every_trick)
{
	static const char *const bad[] = { "", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/..", "a/../b", "a/./b",
		"a.", "a./b", "a...", "A", "a/B.xml", "a b", "a\\b", "..\\..\\x", "c:", "c:/x", "a:stream", "a\tb",
		"a\nb", "caf\xc3\xa9", "a\xe2\x80\xae", "con", "con.xml", "a/nul", "a/nul.tar.gz/b", "aux", "prn.txt",
		"com1", "com9.x", "lpt0", "~", "a~", "a*", "a?", "$x", "%41", "meta-inf/\x7f", "META-INF", "META-INF/",
		"META-INF/x", "META-INF/contents.sha256.minisig/", "META-INF/CONTENTS.SHA256",
		"x/META-INF/contents.sha256" };
	for (size_t i = 0; i < COUNT(bad); i++) {
		const char *why = NULL;
		if (name_ok(bad[i], &why))
			test_fail(__FILE__, __LINE__, "%s is accepted", bad[i]);
		else if (why == NULL)
			test_fail(__FILE__, __LINE__, "%s: no reason", bad[i]);
	}
}

TEST(name_is_at_most_200_bytes)
{
	char name[LIMIT_NAME + 2];
	memset(name, 'a', sizeof name);
	name[LIMIT_NAME] = '\0';
	EXPECT(name_ok(name, NULL));
	name[LIMIT_NAME] = 'a';
	name[LIMIT_NAME + 1] = '\0';
	EXPECT(!name_ok(name, NULL));
}
