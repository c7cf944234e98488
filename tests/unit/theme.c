/* The theme tables promise: every pair that screens may use meets WCAG 2.2 in every theme, 7:1 in the two contrast
 * themes. */
#include "tests/test.h"
#include "ui/theme.h"

TEST(theme_contrast_is_what_the_standard_says)
{
	EXPECT_INT(contrast_milli(0xFFFFFF, 0x000000), 21000);
	EXPECT_INT(contrast_milli(0x000000, 0xFFFFFF), 21000);
	EXPECT_INT(contrast_milli(0x123456, 0x123456), 1000);
	EXPECT_INT(contrast_milli(0x777777, 0xFFFFFF) / 10, 447); /* the well-known grey that just fails */
	EXPECT_INT(contrast_milli(0x767676, 0xFFFFFF) / 10, 454); /* and the one that just holds */
	EXPECT_INT(contrast_milli(0xFF0000, 0xFFFFFF) / 10, 399);
}

TEST(theme_every_promised_pair_holds)
{
	int pairs = 0;
	for (int t = 0; t < THEME_COUNT; t++) {
		const struct theme *theme = theme_get((enum theme_id)t);
		for (int i = 0; i < 2 * COLOUR_COUNT * COLOUR_COUNT; i++) {
			enum colour fore = (enum colour)(i / 2 / COLOUR_COUNT),
				    back = (enum colour)(i / 2 % COLOUR_COUNT);
			bool part = i % 2 != 0;
			if (!theme_pair_promised(fore, back, part))
				continue;
			pairs++;
			int contrast = contrast_milli(theme->colour[fore], theme->colour[back]);
			if (contrast < theme_promise(theme, part))
				test_fail(__FILE__, __LINE__, "%s: colour %d on %d is %d, promised %d", theme->name,
				    fore, back, contrast, theme_promise(theme, part));
		}
	}
	EXPECT(pairs > THEME_COUNT * 70);
	EXPECT(!theme_pair_promised(COLOUR_LINE, COLOUR_CARD, true));
	EXPECT(!theme_pair_promised(COLOUR_FOCUS, COLOUR_CARD, false));
}

TEST(theme_is_found_by_its_word)
{
	EXPECT_INT(theme_find("dusk"), THEME_DUSK);
	EXPECT_INT(theme_find("yellow"), THEME_YELLOW);
	EXPECT_INT(theme_find("pink"), THEME_COUNT);
	EXPECT_INT(theme_find(NULL), THEME_COUNT);
	EXPECT_STR(theme_get(THEME_CONTRAST)->title, "White on black");
	for (int t = 0; t < TYPE_COUNT; t++)
		EXPECT(type_style((enum type)t)->size_px >= 14 &&
		    type_style((enum type)t)->line_px > type_style((enum type)t)->size_px);
}
