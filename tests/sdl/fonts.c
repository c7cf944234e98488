/*
 * Promises: a missing typeface is a sentence that says what to install; a face that is missing or lacks a
 * sign falls back to Inter; widths are in logical pixels, the same at any density but for rounding, and never
 * too small for what is painted.
 */
#include "sdl/internal.h"
#include "tests/test.h"

static struct fonts *open_fonts(struct err *e)
{
	struct fonts *f = NULL;
	char assets[600];
	snprintf(assets, sizeof assets, "%s/assets", test_root());
	if (!sdl_start(false, e) || !fonts_open(&f, assets, e))
		return NULL;
	return f;
}

static int width(struct fonts *f, enum type t, int scale, const char *words)
{
	struct ui_fonts m = fonts_measure(f);
	return m.width(m.context, t, scale, words, strlen(words), false);
}

static bool fonts_from(const char *list, struct err *e)
{
	struct arena a = { 0 };
	struct fonts *f = NULL;
	const char *dir = test_dir();
	bool ok = file_write(path_join(&a, dir, "fonts.list"), list, strlen(list), false, e) && fonts_open(&f, dir, e);
	fonts_close(f);
	arena_release(&a);
	return ok;
}

TEST(fonts_missing_is_a_sentence_with_the_package)
{
	struct err e = { 0 };
	EXPECT(!fonts_from("inter regular fonts-inter /nowhere/Inter-Regular.otf\n", &e));
	EXPECT_INT(e.kind, ERR_IO);
	EXPECT_STR(e.text, "the typeface Inter (regular) is not on this computer: install the package fonts-inter");
}

TEST(fonts_list_says_the_line_that_is_wrong)
{
	struct err e = { 0 };
	EXPECT(!fonts_from("# fine\ninter regular fonts-inter /x\ncomic regular none /y\n", &e));
	EXPECT_INT(e.kind, ERR_FORMAT);
	EXPECT_INT(e.line, 3);
	memset(&e, 0, sizeof e);
	EXPECT(!fonts_from("inter regular\n", &e));
	EXPECT_INT(e.line, 1);
}

TEST(fonts_list_missing_is_an_error)
{
	struct err e = { 0 };
	struct fonts *f = NULL;
	EXPECT(!fonts_open(&f, test_dir(), &e));
	EXPECT(f == NULL);
}

TEST(fonts_measure_grows_with_text_and_scale)
{
	struct err e = { 0 };
	struct fonts *f = open_fonts(&e);
	EXPECT_OK(f != NULL, e);
	int one = width(f, TYPE_BODY, 100, "children"), two = width(f, TYPE_BODY, 100, "children who");
	int large = width(f, TYPE_BODY, 300, "children"), none = width(f, TYPE_BODY, 100, "");
	int strong = width(f, TYPE_STRONG, 100, "children");
	fonts_close(f);
	EXPECT(one > 60 && one < 90);
	EXPECT(two > one + 30);
	EXPECT(large > 3 * one - 4 && large < 3 * one + 4);
	EXPECT(strong > one);
	EXPECT_INT(none, 0);
}

TEST(fonts_measure_in_logical_pixels_at_any_density)
{
	static const char words[] = "The number of children who come to the notice of statutory services";
	struct err e = { 0 };
	struct fonts *f = open_fonts(&e);
	EXPECT_OK(f != NULL, e);
	fonts_set(f, FACE_INTER, 100);
	int normal = width(f, TYPE_BODY, 100, words);
	fonts_set(f, FACE_INTER, 200);
	int dense = width(f, TYPE_BODY, 100, words);
	fonts_set(f, FACE_INTER, 100);
	int again = width(f, TYPE_BODY, 100, words);
	fonts_close(f);
	EXPECT(abs(dense - normal) <= 3);
	EXPECT_INT(again, normal);
}

TEST(fonts_change_face_and_fall_back_for_signs)
{
	struct err e = { 0 };
	struct fonts *f = open_fonts(&e);
	EXPECT_OK(f != NULL, e);
	int inter = width(f, TYPE_BODY, 100, "reading");
	int arrow = width(f, TYPE_BODY, 100, "\xE2\x86\x92");
	fonts_set(f, FACE_OPENDYSLEXIC, 100);
	int wide = width(f, TYPE_BODY, 100, "reading"), borrowed = width(f, TYPE_BODY, 100, "\xE2\x86\x92");
	fonts_set(f, FACE_ANDIKA, 100);
	int andika = width(f, TYPE_H1, 100, "reading");
	fonts_close(f);
	EXPECT(wide > inter); /* where OpenDyslexic is not installed this says so by failing */
	EXPECT_INT(borrowed, arrow);
	EXPECT(andika > 0);
}

static int width_rtl(struct fonts *f, const char *words)
{
	struct ui_fonts m = fonts_measure(f);
	return m.width(m.context, TYPE_BODY, 100, words, strlen(words), true);
}

TEST(fonts_join_the_letters_of_other_scripts)
{
	struct err e = { 0 };
	struct fonts *f = open_fonts(&e);
	EXPECT_OK(f != NULL, e);
	/*
	 * Arabic letters change their form with their neighbours, Bengali ones become one: not so wide as side by side.
	 */
	int apart = width_rtl(f, "\xD8\xB9") * 3, joined = width_rtl(f, "\xD8\xB9\xD8\xB9\xD8\xB9");
	int ka = width(f, TYPE_BODY, 100, "\xE0\xA6\x95"), sha = width(f, TYPE_BODY, 100, "\xE0\xA6\xB7");
	int kssa = width(f, TYPE_BODY, 100, "\xE0\xA6\x95\xE0\xA7\x8D\xE0\xA6\xB7");
	/* letters of two faces in one word: as wide as its parts, whatever face is chosen and whichever way it runs */
	int mixed = width(f, TYPE_BODY, 100, "\xE0\xA6\x95!"), sign = width(f, TYPE_BODY, 100, "!");
	fonts_set(f, FACE_OPENDYSLEXIC, 100);
	int dyslexic = width_rtl(f, "\xD8\xB9\xD8\xB9\xD8\xB9");
	fonts_close(f);
	EXPECT(joined < apart - 3);
	EXPECT(kssa < ka + sha - 3);
	EXPECT(abs(mixed - ka - sign) <= 1);
	EXPECT_INT(dyslexic, joined);
}

TEST(fonts_take_any_text)
{
	/*
	 * Long words, blanks of all kinds, half characters at the cut, nothing: never a crash, never
	 * negative.
	 */
	static char longest[5000];
	struct err e = { 0 };
	struct fonts *f = open_fonts(&e);
	EXPECT_OK(f != NULL, e);
	for (size_t i = 0; i + 3 < sizeof longest; i += 3)
		memcpy(longest + i, "\xE2\x82\xAC", 3);
	int w = width(f, TYPE_BODY, 100, longest), blanks = width(f, TYPE_BODY, 100, " \t\n  ");
	int joined = width(f, TYPE_BODY, 100,
	    "a\xC2\xA0"
	    "b\xC2\xAD"
	    "c");
	fonts_close(f);
	EXPECT(w > 10000);
	EXPECT(blanks > 20 && blanks < 60);
	EXPECT(joined > 20);
}

TEST(fonts_forget_when_there_are_too_many_words)
{
	struct err e = { 0 };
	struct fonts *f = open_fonts(&e);
	char word[32];
	EXPECT_OK(f != NULL, e);
	int first = width(f, TYPE_BODY, 100, "w0");
	for (int i = 0; i < 20000; i++) {
		snprintf(word, sizeof word, "w%d", i);
		width(f, i % 2 ? TYPE_SMALL : TYPE_BODY, 100, word);
	}
	/* More sizes than there are slots. */
	for (int scale = 100; scale < 400; scale += 5)
		width(f, TYPE_H1, scale, "heading");
	int again = width(f, TYPE_BODY, 100, "w0");
	fonts_close(f);
	EXPECT_INT(again, first);
}
