/*
 * base promises: an arena's memory is zeroed, aligned and all given back; text is UTF-8 only after one strict check;
 * an error is one printable line and the first one wins; a file is the old or the new, never a half; a child that
 * dies is no signal to us.
 */
#include "tests/test.h"

TEST(arena_gives_zeroed_aligned_memory_again_after_a_reset)
{
	struct arena a = { 0 };
	for (int round = 0; round < 3; round++) {
		for (size_t size = 0; size < 3000; size += 7) {
			unsigned char *p = arena_alloc(&a, size);
			EXPECT_INT((uintptr_t)p % _Alignof(max_align_t), 0);
			for (size_t i = 0; i < size; i++)
				EXPECT_INT(p[i], 0);
			memset(p, 0xaa, size);
		}
		arena_reset(&a);
	}
	size_t kept = a.total;
	EXPECT(kept > 0);
	arena_alloc(&a, 1000);
	EXPECT_INT(a.total, kept); /* a rebuilt screen allocates nothing */
	arena_release(&a);
	EXPECT_INT(a.total, 0);
	arena_release(&a);
}

TEST(arena_puts_a_large_thing_aside_without_losing_the_rest)
{
	struct arena a = { 0 };
	char *small = arena_string(&a, "first");
	char *large = arena_alloc(&a, 3 << 20);
	size_t total = a.total;
	char *next = arena_string(&a, "second");
	large[(3 << 20) - 1] = 1;
	EXPECT_INT(a.total, total);
	EXPECT_STR(small, "first");
	EXPECT_STR(next, "second");
	EXPECT_STR(arena_printf(&a, "%d-%s", 7, "x"), "7-x");
	EXPECT_STR(arena_string(&a, NULL), NULL);
	arena_release(&a);
}

TEST(err_keeps_the_first_failure)
{
	struct err e = { 0 };
	char line[1024];
	EXPECT(!fail(&e, ERR_FORMAT, "a.xml", 3, "needs a %s", "key"));
	EXPECT(!fail(&e, ERR_IO, NULL, 0, "later"));
	EXPECT(!fail(NULL, ERR_IO, NULL, 0, "nobody listens"));
	EXPECT_INT(e.kind, ERR_FORMAT);
	EXPECT_STR(err_sentence(&e, line, sizeof line), "a.xml:3: needs a key");
	e = (struct err){ 0 };
	fail(&e, ERR_IO, "b", 0, "x");
	EXPECT_STR(err_sentence(&e, line, sizeof line), "b: x");
}

TEST(err_is_one_printable_line_whatever_the_pack_is_called)
{
	struct err e = { 0 };
	char line[1024], long_name[2000];
	fail(&e, ERR_IO, "a\033[2Jb\n\xff", 0, "it is \"%s\"",
	    "x\xe2\x80\xae"
	    "gpj.exe");
	EXPECT_STR(err_sentence(&e, line, sizeof line), "a?[2Jb??: it is \"x?gpj.exe\"");
	memset(long_name, 'n', sizeof long_name);
	for (size_t i = 0; i + 1 < sizeof long_name; i += 2)
		memcpy(long_name + i, "\xc3\xa9", 2);
	long_name[sizeof long_name - 1] = '\0';
	e = (struct err){ 0 };
	fail(&e, ERR_IO, long_name, 0, "%s", long_name);
	EXPECT(utf8_ok(e.file, strlen(e.file)));
	EXPECT(utf8_ok(e.text, strlen(e.text)));
	EXPECT(strlen(e.text) > 600);
}

TEST(utf8_is_checked_strictly)
{
	static const struct {
		const char *bytes;
		size_t n;
		bool ok;
	} cases[] = {
		{ "", 0, true },
		{ "plain\t\r\n", 8, true },
		{ "caf\xc3\xa9", 5, true },
		{ "\xe2\x82\xac", 3, true },
		{ "\xf0\x9f\x94\x8a", 4, true },
		{ "\xf4\x8f\xbf\xbf", 4, true },
		{ "a\0b", 3, false },
		{ "\x1b", 1, false },
		{ "\x7f", 1, false },
		{ "\xc2\x85", 2, false },
		{ "\xc0\xaf", 2, false },
		{ "\xe0\x80\xaf", 3, false },
		{ "\xf0\x80\x80\xaf", 4, false },
		{ "\xed\xa0\x80", 3, false },
		{ "\xf4\x90\x80\x80", 4, false },
		{ "\xf5\x80\x80\x80", 4, false },
		{ "\xe2\x82", 2, false },
		{ "\x80", 1, false },
		{ "\xff\xfe", 2, false },
		{ "\xc3(", 2, false },
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		if (utf8_ok(cases[i].bytes, cases[i].n) != cases[i].ok)
			test_fail(__FILE__, __LINE__, "case %zu", i);
}

TEST(utf8_is_walked_by_character)
{
	size_t n = 9;
	EXPECT_INT(utf8_next("\xe2\x82\xac!", &n), 0x20ac);
	EXPECT_INT(n, 3);
	EXPECT_INT(utf8_next("", &n), 0);
	EXPECT_INT(n, 0);
	EXPECT_INT(utf8_next("\xe2", &n), 0xfffd);
	EXPECT_INT(n, 1);
	EXPECT_INT(utf8_count("caf\xc3\xa9 \xf0\x9f\x94\x8a"), 6);
}

TEST(marks_on_one_letter_are_counted)
{
	EXPECT_INT(utf8_marks("plain"), 0);
	EXPECT_INT(utf8_marks("d\xC5\xB5r, e\xCC\x81t"), 1);
	EXPECT_INT(utf8_marks("\xD8\xA8\xD9\x8E\xD9\x91"), 2);
	EXPECT_INT(utf8_marks("a\xCC\x81\xCC\x81\xCC\x81\xE2\x83\x9D"
			      "b\xCC\x81"),
	    4);
	EXPECT_INT(utf8_marks("\xE0\xA6\x95\xE0\xA7\x80"), 1);
}

TEST(numbers_are_whole_and_in_range)
{
	int64_t v = 99;
	EXPECT(parse_int("0", 0, 9, &v) && v == 0);
	EXPECT(parse_int("-5", -9, 9, &v) && v == -5);
	EXPECT(parse_int("9223372036854775807", 0, INT64_MAX, &v) && v == INT64_MAX);
	EXPECT(parse_int("-9223372036854775808", INT64_MIN, 0, &v) && v == INT64_MIN);
	v = 7;
	static const char *const bad[] = { "", "-", "+1", " 1", "1 ", "1x", "10", "-1", "9223372036854775808",
		"-9223372036854775809", "99999999999999999999", "0x1", NULL };
	for (size_t i = 0; i < COUNT(bad); i++)
		EXPECT(!parse_int(bad[i], 0, 9, &v) && v == 7);
	EXPECT(!parse_int("9223372036854775808", INT64_MIN, INT64_MAX, &v));
}

TEST(text_is_squeezed_lowered_and_made_printable)
{
	struct arena a = { 0 };
	EXPECT_STR(str_squeeze(&a, " \n a  b\tc \r", 11), "a b c");
	EXPECT_STR(str_squeeze(&a, "", 0), "");
	EXPECT_STR(str_lower(&a, "AbC-\xc3\x89"), "abc-\xc3\x89");
	EXPECT_STR(str_printable(&a, "a\tb\x1b[0m\xc2\x9b"), "a?b?[0m?");
	EXPECT(streq(NULL, NULL) && !streq("a", NULL) && streq("a", "a"));
	EXPECT(str_starts("abc", "ab") && !str_starts("a", "ab") && str_ends("abc", "bc") && !str_ends("c", "bc"));
	arena_release(&a);
}

TEST(the_nearest_name_is_suggested_only_when_near)
{
	static const char *const names[] = { "question", "choice", "slide", "alt", NULL };
	EXPECT_STR(str_nearest("qeustion", names), "question");
	EXPECT_STR(str_nearest("slides", names), "slide");
	EXPECT_STR(str_nearest("atl", names), "alt");
	EXPECT_STR(str_nearest("banana", names), NULL);
	EXPECT_STR(str_nearest("", names), NULL);
}

TEST(hex_goes_both_ways)
{
	unsigned char bytes[3] = { 0x00, 0xab, 0xff }, back[3];
	char hex[7];
	hex_encode(hex, bytes, 3);
	EXPECT_STR(hex, "00abff");
	EXPECT(hex_decode(back, 3, "00ABff") && memcmp(back, bytes, 3) == 0);
	EXPECT(!hex_decode(back, 3, "00abf") && !hex_decode(back, 3, "00abff0") && !hex_decode(back, 3, "00abfg"));
}

TEST(a_buffer_grows)
{
	struct arena a = { 0 };
	struct buf b = { .a = &a };
	EXPECT_STR(buf_text(&b), "");
	for (int i = 0; i < 1000; i++)
		buf_addf(&b, "%d,", i % 10);
	buf_add(&b, "end");
	buf_add_n(&b, "xyz", 1);
	EXPECT_INT(b.n, 2004);
	EXPECT(str_ends(buf_text(&b), "8,9,endx"));
	arena_release(&a);
}

TEST(paths_are_joined_and_parted)
{
	struct arena a = { 0 };
	EXPECT_STR(path_join(&a, "a", "b"), "a/b");
	EXPECT_STR(path_join(&a, "a/", "b"), "a/b");
	EXPECT_STR(path_base("a/b/c.txt"), "c.txt");
	EXPECT_STR(path_base("C:\\x\\c"), "c");
	EXPECT_STR(path_base("c"), "c");
	EXPECT_STR(path_dir(&a, "a/b/c"), "a/b");
	EXPECT_STR(path_dir(&a, "/c"), "/");
	EXPECT_STR(path_dir(&a, "c"), ".");
	arena_release(&a);
}

TEST(a_file_is_written_whole_and_read_whole)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct bytes b = { NULL, 0 };
	const char *dir = test_dir(), *path = path_join(&a, dir, "x");
	unsigned char *large = arena_alloc(&a, 300000);
	os_random(large, 300000);
	EXPECT_OK(file_write_checked(path, "old", 3, false, &e), e);
	EXPECT_OK(file_write_checked(path, large, 300000, true, &e), e);
	EXPECT_OK(file_read(&a, path, 300000, &b, &e), e);
	EXPECT(b.n == 300000 && memcmp(b.p, large, b.n) == 0 && b.p[b.n] == '\0');
	EXPECT(!file_read(&a, path, 299999, &b, &e));
	EXPECT_INT(e.kind, ERR_LIMIT);
	EXPECT_OK(file_write_checked(path, "", 0, false, &(struct err){ 0 }), e);
	e = (struct err){ 0 };
	EXPECT_OK(file_read(&a, path, 0, &b, &e), e);
	EXPECT_INT(b.n, 0);
	const char *const *names;
	size_t n;
	EXPECT_OK(os_list(&a, dir, &names, &n, &e), e);
	EXPECT_INT(n, 1); /* no temporary file stays */
	arena_release(&a);
}

TEST(a_file_that_cannot_be_written_leaves_the_old_one_and_no_litter)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	const char *dir = test_dir();
	EXPECT(!file_write(path_join(&a, dir, "no/x"), "a", 1, false, &e));
	EXPECT_INT(e.kind, ERR_IO);
	EXPECT_OK(os_mkdirs(path_join(&a, dir, "folder/in"), &(struct err){ 0 }), e);
	e = (struct err){ 0 };
	EXPECT(!file_write(path_join(&a, dir, "folder"), "a", 1, false, &e)); /* a folder is not replaced */
	const char *const *names;
	size_t n;
	EXPECT(os_list(&a, dir, &names, &n, NULL));
	EXPECT_INT(n, 1);
	struct bytes b;
	e = (struct err){ 0 };
	EXPECT(!file_read(&a, path_join(&a, dir, "folder"), 10, &b, &e) && e.kind == ERR_IO);
	EXPECT(!file_read(&a, path_join(&a, dir, "none"), 10, &b, NULL));
	arena_release(&a);
}

TEST(folders_are_listed_by_bytes)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	const char *dir = test_dir();
	static const char *const make[] = { "b", "a", "Z", "a.b", "a-b" };
	for (size_t i = 0; i < COUNT(make); i++)
		EXPECT_OK(file_write(path_join(&a, dir, make[i]), "", 0, false, &e), e);
	const char *const *names;
	size_t n;
	EXPECT_OK(os_list(&a, dir, &names, &n, &e), e);
	EXPECT_INT(n, 5);
	EXPECT_STR(names[0], "Z");
	EXPECT_STR(names[2], "a-b");
	EXPECT_STR(names[4], "b");
	int64_t size = -1;
	EXPECT(os_stat(dir, &size) == OS_FOLDER && size == 0);
	EXPECT(os_stat(path_join(&a, dir, "none"), NULL) == OS_NONE);
	EXPECT(!os_list(&a, path_join(&a, dir, "none"), &names, &n, &e));
	EXPECT_OK(os_mkdirs(dir, &(struct err){ 0 }), e);
	arena_release(&a);
}

TEST(random_access_reads_exactly_or_fails)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	const char *path = path_join(&a, test_dir(), "x");
	int64_t size = 0;
	char p[4];
	EXPECT_OK(file_write(path, "0123456789", 10, false, &e), e);
	struct os_file *f = os_file_open(path, &size, &e);
	EXPECT(f != NULL);
	bool right = size == 10 && os_file_read(f, 6, p, 4) && memcmp(p, "6789", 4) == 0 && !os_file_read(f, 7, p, 4) &&
	    os_file_read(f, 10, p, 0);
	os_file_close(f);
	EXPECT(right);
	EXPECT(os_file_open(test_dir(), &size, &e) == NULL && e.kind == ERR_IO);
	arena_release(&a);
}

TEST(a_child_gets_its_input_and_gives_its_output)
{
	static const char *const argv[] = { "cat", NULL };
	struct err e = { 0 };
	char got[100];
	size_t n = 0;
	struct os_child *c = os_child_start(argv, &e);
	EXPECT(c != NULL);
	bool wrote = os_child_write_end(c, "hello", 5);
	for (long r; (r = os_child_read(c, got + n, sizeof got - n)) > 0; n += (size_t)r)
		continue;
	os_child_close(c);
	EXPECT(wrote && n == 5 && memcmp(got, "hello", 5) == 0);
}

TEST(a_child_that_ends_early_or_never_harms_nobody)
{
	static const char *const none[] = { "no-such-program-here", NULL }, *const deaf[] = { "true", NULL },
				 *const endless[] = { "cat", NULL };
	struct err e = { 0 };
	char *large = calloc(1, 1 << 20), p[1];
	EXPECT(large != NULL);
	EXPECT(os_child_start(none, &e) == NULL && e.kind == ERR_IO);
	struct os_child *c = os_child_start(deaf, &e);
	bool wrote = c != NULL && os_child_write_end(c, large, 1 << 20);
	os_child_close(c);
	free(large);
	EXPECT(!wrote);
	c = os_child_start(endless, &e);
	EXPECT(c != NULL);
	os_child_kill(c);
	long r = os_child_read(c, p, 1);
	os_child_close(c);
	EXPECT_INT(r, 0);
	EXPECT(os_program_exists("cat") && !os_program_exists("no-such-program-here"));
}

TEST(the_system_has_a_date_a_clock_and_places)
{
	struct arena a = { 0 };
	char today[11];
	const struct os_place *place;
	os_today(today);
	EXPECT(strlen(today) == 10 && today[4] == '-' && today[7] == '-');
	int64_t then = os_ms();
	EXPECT(os_ms() >= then);
	EXPECT(os_processors() >= 1);
	EXPECT(str_ends(os_data_dir(&a), "/coursepack"));
	EXPECT(os_stat(os_program_dir(&a), NULL) == OS_FOLDER);
	size_t n = os_places(&a, &place);
	for (size_t i = 0; i < n; i++)
		EXPECT(os_stat(place[i].path, NULL) == OS_FOLDER);
	arena_release(&a);
}
