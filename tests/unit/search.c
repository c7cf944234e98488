/*
 * Promises of search: every word of slides, questions' stems, glossary and resources is found, whatever its case,
 * accents and apostrophes, from its first letters on; all words asked for must be there; titles come first; the words
 * around show what was found.
 */
#include "learning/fold.h"
#include "learning/search.h"
#include "test.h"

static struct rich plain(const char *text)
{
	return (struct rich){ NULL, 0, text };
}

/* A course of two modules, by hand. */
static const struct course *course_of(struct arena *a)
{
	struct block *one = arena_array(a, 3, sizeof *one), *two = arena_array(a, 2, sizeof *two);
	one[0] = (struct block){ .kind = BLOCK_PARAGRAPH,
		.text = plain("Many children never tell. A child\xE2\x80\x99s caf\xC3\xA9 visit.") };
	one[1] = (struct block){
		.kind = BLOCK_CALLOUT, .title = "Stop and think", .text = plain(""), .child = two, .child_n = 1
	};
	two[0] = (struct block){ .kind = BLOCK_PARAGRAPH, .text = plain("Nested words about grooming.") };
	struct slide *slide = arena_array(a, 2, sizeof *slide);
	slide[0] = (struct slide){ .id = "s1",
		.title = "Telling is a process",
		.block = one,
		.block_n = 2,
		.notes = "Pause here.",
		.summary = plain("") };
	slide[1] = (struct slide){ .id = "s2",
		.title = "Signs",
		.sensitive = true,
		.block = two,
		.block_n = 1,
		.summary = plain("A short way past, and nobody tells.") };
	struct question *q = arena_alloc(a, sizeof *q);
	struct choice *choice = arena_alloc(a, sizeof *choice);
	*choice = (struct choice){ .id = "a", .text = plain("A secret answer") };
	*q = (struct question){ .id = "q1",
		.kind = QUESTION_SINGLE,
		.stem = plain("Who should Gwenllian tell first?"),
		.choice = choice,
		.choice_n = 1 };
	struct item *item = arena_array(a, 3, sizeof *item);
	item[0] = (struct item){ .kind = ITEM_SLIDE, .slide = &slide[0] };
	item[1] = (struct item){ .kind = ITEM_QUESTION, .question = q };
	item[2] = (struct item){ .kind = ITEM_SLIDE, .slide = &slide[1] };
	struct module *m = arena_array(a, 2, sizeof *m);
	m[0] = (struct module){ .id = "m1", .title = "One", .item = item, .item_n = 2 };
	m[1] = (struct module){ .id = "m2", .title = "Two", .item = item + 2, .item_n = 1 };
	struct term *term = arena_alloc(a, sizeof *term);
	*term = (struct term){ "dsl", "designated safeguarding lead (DSL)", "the person who is told" };
	struct resource *r = arena_alloc(a, sizeof *r);
	*r = (struct resource){ "r1", "Signs and indicators template", "CSA Centre", "2023", NULL, "to note a worry",
		"m2" };
	struct course *c = arena_alloc(a, sizeof *c);
	*c = (struct course){ .module = m, .module_n = 2, .term = term, .term_n = 1, .resource = r, .resource_n = 1 };
	return c;
}

/* The ids found, joined by blanks. */
static const char *found(struct arena *a, const char *query)
{
	const struct search_hit *hit;
	struct search *s = search_build(a, course_of(a));
	struct buf b = { .a = a };
	size_t n = search_find(s, a, query, &hit);
	for (size_t i = 0; i < n; i++)
		buf_addf(&b, "%s%s", i > 0 ? " " : "", hit[i].entry->id);
	return buf_text(&b);
}

TEST(search_finds_from_the_first_letters_titles_first)
{
	struct arena a = { 0 };
	EXPECT_STR(found(&a, "tell"), "q1 s1 s2");
	EXPECT_STR(found(&a, "TELLI"), "s1");
	EXPECT_STR(found(&a, "sign"), "s2 r1");
	EXPECT_STR(found(&a, "signs templ"), "r1");
	EXPECT_STR(found(&a, "dsl"), "dsl");
	EXPECT_STR(found(&a, "grooming"), "s1 s2");
	EXPECT_STR(found(&a, "pause"), "s1");
	EXPECT_STR(found(&a, "zebra"), "");
	EXPECT_STR(found(&a, "  "), "");
	EXPECT_STR(found(&a, "tell zebra"), "");
	arena_release(&a);
}

TEST(search_folds_case_accents_and_apostrophes)
{
	struct arena a = { 0 };
	EXPECT_STR(found(&a, "CAFE"), "s1");
	EXPECT_STR(found(&a, "caf\xC3\xA9"), "s1");
	EXPECT_STR(found(&a, "cafe\xCC\x81"), "s1");
	EXPECT_STR(found(&a, "child's"), "s1");
	EXPECT_STR(found(&a, "childs"), "s1");
	arena_release(&a);
}

TEST(search_does_not_tell_answers)
{
	struct arena a = { 0 };
	EXPECT_STR(found(&a, "secret"), "");
	EXPECT_STR(found(&a, "gwenllian"), "q1");
	arena_release(&a);
}

TEST(search_shows_the_words_around)
{
	struct arena a = { 0 };
	const struct search_hit *hit;
	const struct search_piece *piece;
	struct search *s = search_build(&a, course_of(&a));
	EXPECT_INT(search_find(s, &a, "never", &hit), 1);
	size_t n = search_around(&a, hit[0].entry->text, hit[0].at, "never", &piece);
	EXPECT_INT(n, 3);
	EXPECT(piece[1].found && piece[1].n == 5 && memcmp(piece[1].p, "never", 5) == 0);
	EXPECT(piece[0].n == 14 && memcmp(piece[0].p, "Many children ", 14) == 0);
	EXPECT(hit[0].entry->module == 0 && hit[0].entry->item == 0 && !hit[0].entry->guarded);
	EXPECT_INT(search_find(s, &a, "short", &hit), 1);
	EXPECT(hit[0].entry->guarded);
	/* a long text is cut at words on both sides */
	const char *longer =
	    "aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj kkkk llll mmmm nnnn needle oooo pppp qqqq rrrr ssss "
	    "tttt uuuu vvvv wwww "
	    "xxxx yyyy zzzz aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj kkkk llll mmmm nnnn oooo";
	n = search_around(&a, longer, (size_t)(strstr(longer, "needle") - longer), "need", &piece);
	EXPECT(n >= 5 && !piece[0].found && piece[0].n == 4 && piece[n - 1].n == 4);
	EXPECT(piece[2].found && piece[2].n == 6);
	arena_release(&a);
}

TEST(search_orders_words_as_a_dictionary)
{
	EXPECT(search_compare("Abuse", "abuser") < 0);
	EXPECT(search_compare("\xC3\x89lan", "elan") == 0);
	EXPECT(search_compare("zeal", "\xC3\x86gir") > 0);
	EXPECT(search_compare("child protection", "child") > 0);
	EXPECT(search_compare("", "") == 0);
}

TEST(fold_knows_letters_of_other_scripts)
{
	char word[FOLD_WORD];
	size_t at = 0, start, length;
	const char *text = "\xC5\xB4yn \xCE\x91\xCE\xB2\xCE\xB3 \xD0\x96\xD0\xB0 \xC5\x92uvre "
			   "\xD8\xA8\xD9\x8E\xD9\x8A\xD8\xAA\xD8\x8C \xE0\xA6\xAC\xE0\xA6\xBE 12";
	static const char *const want[] = { "wyn", "\xCE\xB1\xCE\xB2\xCE\xB3", "\xD0\xB6\xD0\xB0", "oeuvre",
		"\xD8\xA8\xD9\x8A\xD8\xAA", "\xE0\xA6\xAC\xE0\xA6\xBE", "12" };
	for (size_t i = 0; i < COUNT(want); i++) {
		EXPECT(fold_next(text, &at, word, &start, &length));
		EXPECT_STR(word, want[i]);
	}
	EXPECT(!fold_next(text, &at, word, &start, &length));
}
