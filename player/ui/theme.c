/*
 * The colour tables of the four themes, the type sizes, and the pairs screens may use, with what each promises. In
 * paper and dusk every pair holds but the line colour's, which is too faint for a control's border (1.4:1): it is
 * promised for nothing, and controls take COLOUR_SOFT.
 */
#include "ui/theme.h"

static const struct theme themes[THEME_COUNT] = {
	[THEME_PAPER] = { "paper", "Paper",
	    { [COLOUR_INK] = 0x1B2330,
		[COLOUR_SOFT] = 0x535C6B,
		[COLOUR_PAPER] = 0xFAF8F4,
		[COLOUR_CARD] = 0xFFFFFF,
		[COLOUR_LINE] = 0xDDD7CC,
		[COLOUR_ACCENT] = 0x0A6464,
		[COLOUR_ACCENT_WEAK] = 0xE2EFED,
		[COLOUR_ACCENT_INK] = 0xFFFFFF,
		[COLOUR_WARM] = 0x9A4B00,
		[COLOUR_WARM_WEAK] = 0xFBEEDD,
		[COLOUR_GOOD] = 0x1C6B43,
		[COLOUR_GOOD_WEAK] = 0xE3F2E8,
		[COLOUR_BAD] = 0xA3261C,
		[COLOUR_BAD_WEAK] = 0xFBE7E4,
		[COLOUR_FOCUS] = 0x1F4FD8,
		[COLOUR_WHITE] = 0xFFFFFF,
		[COLOUR_BLACK] = 0x000000,
		[COLOUR_SKIN] = 0xFFFFFF,
		[COLOUR_TONE_1] = 0xFBE6D4,
		[COLOUR_TONE_2] = 0xEBBF96,
		[COLOUR_TONE_3] = 0xC98F63,
		[COLOUR_TONE_4] = 0x8A5A38,
		[COLOUR_TONE_5] = 0x5C3A24,
		[COLOUR_PEOPLE] = 0x9C6A00,
		[COLOUR_PEOPLE_WEAK] = 0xFBF1D9,
		[COLOUR_DOING] = 0x0A6464,
		[COLOUR_DOING_WEAK] = 0xE2EFED,
		[COLOUR_DESCRIBING] = 0x2C63B8,
		[COLOUR_DESCRIBING_WEAK] = 0xE3ECF9,
		[COLOUR_THING] = 0xB05010,
		[COLOUR_THING_WEAK] = 0xFBEADD,
		[COLOUR_SOCIAL] = 0x843A8C,
		[COLOUR_SOCIAL_WEAK] = 0xF3E6F5 } },
	[THEME_DUSK] = { "dusk", "Dusk",
	    { [COLOUR_INK] = 0xEEF1F5,
		[COLOUR_SOFT] = 0xAEB7C4,
		[COLOUR_PAPER] = 0x161B22,
		[COLOUR_CARD] = 0x1F2630,
		[COLOUR_LINE] = 0x37414F,
		[COLOUR_ACCENT] = 0x5FD0C5,
		[COLOUR_ACCENT_WEAK] = 0x1D3A3A,
		[COLOUR_ACCENT_INK] = 0x08211F,
		[COLOUR_WARM] = 0xFFB870,
		[COLOUR_WARM_WEAK] = 0x3A2C1B,
		[COLOUR_GOOD] = 0x7BDCA3,
		[COLOUR_GOOD_WEAK] = 0x193526,
		[COLOUR_BAD] = 0xFF9C92,
		[COLOUR_BAD_WEAK] = 0x44211E,
		[COLOUR_FOCUS] = 0x8FB1FF,
		[COLOUR_WHITE] = 0xFFFFFF,
		[COLOUR_BLACK] = 0x000000,
		[COLOUR_SKIN] = 0x1F2630,
		[COLOUR_TONE_1] = 0xFBE6D4,
		[COLOUR_TONE_2] = 0xEBBF96,
		[COLOUR_TONE_3] = 0xC98F63,
		[COLOUR_TONE_4] = 0x8A5A38,
		[COLOUR_TONE_5] = 0x5C3A24,
		[COLOUR_PEOPLE] = 0xF2C14E,
		[COLOUR_PEOPLE_WEAK] = 0x3A3118,
		[COLOUR_DOING] = 0x5FD0C5,
		[COLOUR_DOING_WEAK] = 0x1D3A3A,
		[COLOUR_DESCRIBING] = 0x8FB1FF,
		[COLOUR_DESCRIBING_WEAK] = 0x1E2C4A,
		[COLOUR_THING] = 0xFFB070,
		[COLOUR_THING_WEAK] = 0x3E2A19,
		[COLOUR_SOCIAL] = 0xE3A0EA,
		[COLOUR_SOCIAL_WEAK] = 0x38233B } },
	[THEME_CONTRAST] = { "contrast", "White on black",
	    { [COLOUR_INK] = 0xFFFFFF,
		[COLOUR_SOFT] = 0xD9D9D9,
		[COLOUR_PAPER] = 0x000000,
		[COLOUR_CARD] = 0x000000,
		[COLOUR_LINE] = 0xA6A6A6,
		[COLOUR_ACCENT] = 0x9BE7FF,
		[COLOUR_ACCENT_WEAK] = 0x002B38,
		[COLOUR_ACCENT_INK] = 0x000000,
		[COLOUR_WARM] = 0xFFD27A,
		[COLOUR_WARM_WEAK] = 0x2E2000,
		[COLOUR_GOOD] = 0x9DF5B8,
		[COLOUR_GOOD_WEAK] = 0x00260F,
		[COLOUR_BAD] = 0xFFB3AB,
		[COLOUR_BAD_WEAK] = 0x3A0A06,
		[COLOUR_FOCUS] = 0xFFE600,
		[COLOUR_WHITE] = 0xFFFFFF,
		[COLOUR_BLACK] = 0x000000,
		[COLOUR_SKIN] = 0x000000,
		[COLOUR_TONE_1] = 0xFBE6D4,
		[COLOUR_TONE_2] = 0xEBBF96,
		[COLOUR_TONE_3] = 0xC98F63,
		[COLOUR_TONE_4] = 0x8A5A38,
		[COLOUR_TONE_5] = 0x5C3A24,
		[COLOUR_PEOPLE] = 0xFFE27A,
		[COLOUR_PEOPLE_WEAK] = 0x2E2600,
		[COLOUR_DOING] = 0x7FE5C8,
		[COLOUR_DOING_WEAK] = 0x00261E,
		[COLOUR_DESCRIBING] = 0x9DC3FF,
		[COLOUR_DESCRIBING_WEAK] = 0x00163A,
		[COLOUR_THING] = 0xFFC08A,
		[COLOUR_THING_WEAK] = 0x331A00,
		[COLOUR_SOCIAL] = 0xF0B6F5,
		[COLOUR_SOCIAL_WEAK] = 0x2C0030 } },
	[THEME_YELLOW] = { "yellow", "Yellow on black",
	    { [COLOUR_INK] = 0xFFFF00,
		[COLOUR_SOFT] = 0xE6E600,
		[COLOUR_PAPER] = 0x000000,
		[COLOUR_CARD] = 0x000000,
		[COLOUR_LINE] = 0xB3B300,
		[COLOUR_ACCENT] = 0xFFFF00,
		[COLOUR_ACCENT_WEAK] = 0x2B2B00,
		[COLOUR_ACCENT_INK] = 0x000000,
		[COLOUR_WARM] = 0xFFC966,
		[COLOUR_WARM_WEAK] = 0x332600,
		[COLOUR_GOOD] = 0xB3FF66,
		[COLOUR_GOOD_WEAK] = 0x1A2B00,
		[COLOUR_BAD] = 0xFFB3A6,
		[COLOUR_BAD_WEAK] = 0x3D0F08,
		[COLOUR_FOCUS] = 0xFFFFFF,
		[COLOUR_WHITE] = 0xFFFFFF,
		[COLOUR_BLACK] = 0x000000,
		[COLOUR_SKIN] = 0x000000,
		[COLOUR_TONE_1] = 0xFBE6D4,
		[COLOUR_TONE_2] = 0xEBBF96,
		[COLOUR_TONE_3] = 0xC98F63,
		[COLOUR_TONE_4] = 0x8A5A38,
		[COLOUR_TONE_5] = 0x5C3A24,
		[COLOUR_PEOPLE] = 0xFFE27A,
		[COLOUR_PEOPLE_WEAK] = 0x2E2600,
		[COLOUR_DOING] = 0x7FE5C8,
		[COLOUR_DOING_WEAK] = 0x00261E,
		[COLOUR_DESCRIBING] = 0x9DC3FF,
		[COLOUR_DESCRIBING_WEAK] = 0x00163A,
		[COLOUR_THING] = 0xFFC08A,
		[COLOUR_THING_WEAK] = 0x331A00,
		[COLOUR_SOCIAL] = 0xF0B6F5,
		[COLOUR_SOCIAL_WEAK] = 0x2C0030 } },
};

const struct theme *theme_get(enum theme_id id)
{
	assert(id < THEME_COUNT);
	return &themes[id];
}

enum theme_id theme_find(const char *name)
{
	int i = 0;
	while (i < THEME_COUNT && !streq(themes[i].name, name))
		i++;
	return (enum theme_id)i;
}

/* What carries text: the surfaces of a screen, and discs and buttons filled with a strong colour. */
static bool is_ground(enum colour c)
{
	static const bool grounds[COLOUR_COUNT] = { [COLOUR_PAPER] = true,
		[COLOUR_CARD] = true,
		[COLOUR_ACCENT_WEAK] = true,
		[COLOUR_WARM_WEAK] = true,
		[COLOUR_GOOD_WEAK] = true,
		[COLOUR_BAD_WEAK] = true };
	return grounds[c];
}

static bool is_strong(enum colour c)
{
	return c == COLOUR_ACCENT || c == COLOUR_WARM || c == COLOUR_GOOD || c == COLOUR_BAD;
}

static bool is_group(enum colour c)
{
	return c >= COLOUR_PEOPLE && c < COLOUR_COUNT && (c - COLOUR_PEOPLE) % 2 == 0;
}

static bool is_group_weak(enum colour c)
{
	return c > COLOUR_PEOPLE && c < COLOUR_COUNT && (c - COLOUR_PEOPLE) % 2 == 1;
}

bool theme_pair_promised(enum colour fore, enum colour back, bool part)
{
	/* a board's cells: the label in ink on the group's fill, its border on the paper around it and on the fill
	 * within */
	if (is_group_weak(back))
		return fore == COLOUR_INK || (part && (fore == COLOUR_FOCUS || (int)fore == (int)back - 1));
	if (is_group(fore))
		return part && (back == COLOUR_PAPER || back == COLOUR_CARD);
	if (back >= COLOUR_SKIN && back <= COLOUR_TONE_5)
		return part &&
		    fore ==
		    (back == COLOUR_SKIN            ? COLOUR_INK
			    : back <= COLOUR_TONE_3 ? COLOUR_BLACK
						    : COLOUR_WHITE);
	if (is_ground(back))
		return fore == COLOUR_INK || fore == COLOUR_SOFT || is_strong(fore) || (part && fore == COLOUR_FOCUS);
	if (is_strong(back))
		return fore == COLOUR_ACCENT_INK || (part && is_ground(fore) && fore != COLOUR_ACCENT_WEAK);
	return (fore == COLOUR_WHITE && back == COLOUR_BLACK) || (fore == COLOUR_BLACK && back == COLOUR_WHITE);
}

int theme_promise(const struct theme *t, bool part)
{
	if (part)
		return 3000;
	return t == &themes[THEME_CONTRAST] || t == &themes[THEME_YELLOW] ? 7000 : 4500;
}

/* 0-359; -1 for a grey. */
static int hue_of(int rgb)
{
	int r = rgb >> 16 & 255, g = rgb >> 8 & 255, b = rgb & 255;
	int most = r > g ? (r > b ? r : b) : g > b ? g : b, least = r < g ? (r < b ? r : b) : g < b ? g : b;
	int span = most - least;
	if (span < 40)
		return -1;
	int hue = most == r ? (g - b) * 60 / span : most == g ? 120 + (b - r) * 60 / span : 240 + (r - g) * 60 / span;
	return (hue + 360) % 360;
}

/* They sort words by kind, as Fitzgerald's key does; no colour means yes or no. */
enum colour colour_group(int rgb)
{
	static const struct {
		int below;
		enum colour group;
	} hues[] = { { 33, COLOUR_THING }, { 70, COLOUR_PEOPLE }, { 195, COLOUR_DOING }, { 260, COLOUR_DESCRIBING },
		{ 340, COLOUR_SOCIAL }, { 360, COLOUR_THING } };
	int hue = rgb >= 0 ? hue_of(rgb) : -1;
	size_t i = 0;
	if (hue < 0)
		return COLOUR_NONE;
	while (hue >= hues[i].below)
		i++;
	return hues[i].group;
}

/*
 * WCAG's relative luminance needs the sRGB curve, ((c + 0.055) / 1.055) ^ 2.4, which this table holds x 1,000,000,
 * rounded, since no floating point is used in this room; the test compares contrasts with published ones.
 */
static const int linear_millionths[256] = {
	0,
	304,
	607,
	911,
	1214,
	1518,
	1821,
	2125,
	2428,
	2732,
	3035,
	3347,
	3677,
	4025,
	4391,
	4777,
	5182,
	5605,
	6049,
	6512,
	6995,
	7499,
	8023,
	8568,
	9134,
	9721,
	10330,
	10960,
	11612,
	12286,
	12983,
	13702,
	14444,
	15209,
	15996,
	16807,
	17642,
	18500,
	19382,
	20289,
	21219,
	22174,
	23153,
	24158,
	25187,
	26241,
	27321,
	28426,
	29557,
	30713,
	31896,
	33105,
	34340,
	35601,
	36889,
	38204,
	39546,
	40915,
	42311,
	43735,
	45186,
	46665,
	48172,
	49707,
	51269,
	52861,
	54480,
	56128,
	57805,
	59511,
	61246,
	63010,
	64803,
	66626,
	68478,
	70360,
	72272,
	74214,
	76185,
	78187,
	80220,
	82283,
	84376,
	86500,
	88656,
	90842,
	93059,
	95307,
	97587,
	99899,
	102242,
	104616,
	107023,
	109462,
	111932,
	114435,
	116971,
	119538,
	122139,
	124772,
	127438,
	130136,
	132868,
	135633,
	138432,
	141263,
	144128,
	147027,
	149960,
	152926,
	155926,
	158961,
	162029,
	165132,
	168269,
	171441,
	174647,
	177888,
	181164,
	184475,
	187821,
	191202,
	194618,
	198069,
	201556,
	205079,
	208637,
	212231,
	215861,
	219526,
	223228,
	226966,
	230740,
	234551,
	238398,
	242281,
	246201,
	250158,
	254152,
	258183,
	262251,
	266356,
	270498,
	274677,
	278894,
	283149,
	287441,
	291771,
	296138,
	300544,
	304987,
	309469,
	313989,
	318547,
	323143,
	327778,
	332452,
	337164,
	341914,
	346704,
	351533,
	356400,
	361307,
	366253,
	371238,
	376262,
	381326,
	386429,
	391572,
	396755,
	401978,
	407240,
	412543,
	417885,
	423268,
	428690,
	434154,
	439657,
	445201,
	450786,
	456411,
	462077,
	467784,
	473531,
	479320,
	485150,
	491021,
	496933,
	502886,
	508881,
	514918,
	520996,
	527115,
	533276,
	539479,
	545724,
	552011,
	558340,
	564712,
	571125,
	577580,
	584078,
	590619,
	597202,
	603827,
	610496,
	617207,
	623960,
	630757,
	637597,
	644480,
	651406,
	658375,
	665387,
	672443,
	679542,
	686685,
	693872,
	701102,
	708376,
	715694,
	723055,
	730461,
	737910,
	745404,
	752942,
	760525,
	768151,
	775822,
	783538,
	791298,
	799103,
	806952,
	814847,
	822786,
	830770,
	838799,
	846873,
	854993,
	863157,
	871367,
	879622,
	887923,
	896269,
	904661,
	913099,
	921582,
	930111,
	938686,
	947307,
	955973,
	964686,
	973445,
	982251,
	991102,
	1000000,
};

static int64_t luminance(uint32_t rgb)
{
	int64_t r = linear_millionths[rgb >> 16 & 255];
	int64_t g = linear_millionths[rgb >> 8 & 255];
	int64_t b = linear_millionths[rgb & 255];
	return (2126 * r + 7152 * g + 722 * b) / 10000;
}

int contrast_milli(uint32_t a, uint32_t b)
{
	int64_t x = luminance(a) + 50000, y = luminance(b) + 50000;
	return (int)(x > y ? x * 1000 / y : y * 1000 / x);
}

static const struct type_style styles[TYPE_COUNT] = {
	[TYPE_BODY] = { 20, 30, WEIGHT_REGULAR },
	[TYPE_STRONG] = { 20, 30, WEIGHT_SEMIBOLD },
	[TYPE_EM] = { 20, 30, WEIGHT_ITALIC },
	[TYPE_SMALL] = { 16, 24, WEIGHT_REGULAR },
	[TYPE_SMALL_STRONG] = { 16, 24, WEIGHT_SEMIBOLD },
	[TYPE_LABEL] = { 18, 26, WEIGHT_SEMIBOLD },
	[TYPE_HINT] = { 14, 20, WEIGHT_MEDIUM },
	[TYPE_TAG] = { 15, 22, WEIGHT_SEMIBOLD },
	[TYPE_H1] = { 34, 41, WEIGHT_DISPLAY_BOLD },
	[TYPE_H2] = { 24, 32, WEIGHT_DISPLAY_SEMIBOLD },
	[TYPE_H3] = { 19, 26, WEIGHT_SEMIBOLD },
	[TYPE_QUESTION] = { 28, 34, WEIGHT_DISPLAY_BOLD },
	[TYPE_FIGURE] = { 20, 26, WEIGHT_BOLD },
	[TYPE_HUGE] = { 96, 110, WEIGHT_DISPLAY_BOLD },
};

const struct type_style *type_style(enum type t)
{
	assert(t < TYPE_COUNT);
	return &styles[t];
}
