/*
 * Promises of the measures: sentences end where a reader stops, not at a colon; syllables are near enough; the grade is
 * the published formula; a number on a slide without a source is counted as such, and an age or a telephone number is
 * no claim.
 */
#include "packager/measure.h"

#include "packager/check/check.h"
#include "test.h"

static struct rich said(const char *plain)
{
	return (struct rich){ .plain = plain };
}

TEST(measure_syllables_are_near_enough)
{
	static const struct {
		const char *word;
		size_t n;
	} known[] = { { "child", 1 }, { "children", 2 }, { "made", 1 }, { "asked", 1 }, { "wanted", 2 },
		{ "places", 2 }, { "homes", 1 }, { "people", 2 }, { "the", 1 }, { "record,", 2 },
		{ "communication", 5 }, { "2026", 1 }, { "be", 1 }, { "used.", 1 }, { "free", 1 } };
	for (size_t i = 0; i < COUNT(known); i++)
		EXPECT_INT(measure_syllables(known[i].word, strlen(known[i].word)), known[i].n);
}

TEST(measure_counts_sentences_words_and_numbers)
{
	struct arena a = { 0 };
	static const int64_t value[] = { 1000, INT64_MIN };
	const struct chart chart = { .series_n = 1, .point_n = 2, .value_milli = value };
	const struct block block[] = {
		{ .kind = BLOCK_HEADING, .text = said("Not a sentence") },
		{ .kind = BLOCK_PARAGRAPH,
		    .text = said("Ask one thing: what happened? Then wait, e.g. for ten breaths.") },
		{ .kind = BLOCK_PARAGRAPH, .text = said("Of 1,200 children aged 12, 5% told. Ring 999.") },
		{ .kind = BLOCK_CHART, .chart = &chart },
	};
	struct slide slide = { .id = "s", .title = "S", .block = block, .block_n = COUNT(block) };
	const struct item item = { .kind = ITEM_SLIDE, .slide = &slide };
	const struct module module = { .id = "m", .minutes = 5, .item = &item, .item_n = 1 };
	const struct course course = { .id = "c", .module = &module, .module_n = 1 };
	const struct measure *m = measure_course(&a, &course);
	EXPECT_INT(m[1].sentences, 4);
	EXPECT_INT(m[1].words, 5 + 6 + 7 + 2);
	EXPECT_INT(m[1].figures, 1);
	EXPECT_INT(m[1].minutes, 5);
	EXPECT_INT(m[1].unsourced, 3);
	EXPECT_INT(m[1].sourced, 0);
	static const char *const source[] = { "v1" };
	slide.source = source;
	slide.source_n = 1;
	m = measure_course(&a, &course);
	EXPECT_INT(m[1].sourced, 3);
	EXPECT_INT(m[1].unsourced, 0);
	arena_release(&a);
}

TEST(measure_grade_is_the_published_formula)
{
	const struct measure m = { .words = 100, .sentences = 10, .syllables = 150 };
	/* 0.39 * 10 + 11.8 * 1.5 - 15.59 = 6.01 */
	EXPECT_INT(measure_grade_tenths(&m), 60);
	EXPECT_INT(measure_sentence_tenths(&m), 100);
	EXPECT_INT(measure_grade_tenths(&(struct measure){ 0 }), 0);
}
