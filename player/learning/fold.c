/* Tables for Latin letters, steps for Greek and Cyrillic; every other script as it is written. */
#include "learning/fold.h"

enum { FOLD_BREAK = -1 };

/*
 * U+00C0 to U+00FF and U+0100 to U+017F as plain small letters; '1' to '5' stand for the pairs below, ' ' ends a word.
 */
static const char latin_1[] = "aaaaaa1ceeeeiiiidnooooo ouuuuy23aaaaaa1ceeeeiiiidnooooo ouuuuy2y";
static const char latin_a[] = "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii44jjkkkllllllllllnnnnnnnnnoooooo55rrrr"
			      "rrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static const char *const pairs[] = { "ae", "th", "ss", "ij", "oe" };

static int plain(char letter, char *out)
{
	if (letter == ' ')
		return FOLD_BREAK;
	if (letter < '1' || letter > '5') {
		out[0] = letter;
		return 1;
	}
	memcpy(out, pairs[letter - '1'], 2);
	return 2;
}

static bool within(uint32_t c, uint32_t low, uint32_t high)
{
	return c >= low && c <= high;
}

/* Marks that sit on a letter, apostrophes, and what only says where a word may be cut. */
static bool left_out(uint32_t c)
{
	return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0xAD || within(c, 0x300, 0x36F) ||
	    within(c, 0x64B, 0x65F) || c == 0x640 || c == 0x670 || within(c, 0x200B, 0x200F);
}

static bool parts_words(uint32_t c)
{
	return c < 0x80 || within(c, 0xA0, 0xA9) || within(c, 0xAB, 0xB4) || within(c, 0xB6, 0xB9) ||
	    within(c, 0xBB, 0xBF) || c == 0x60C || c == 0x61B || c == 0x61F || c == 0x6D4 || within(c, 0x964, 0x965) ||
	    within(c, 0x2000, 0x206F) || within(c, 0x2190, 0x2BFF) || within(c, 0x3000, 0x303F);
}

static uint32_t small(uint32_t c)
{
	if (within(c, 0x391, 0x3A9) || within(c, 0x410, 0x42F))
		return c + 0x20;
	if (within(c, 0x400, 0x40F))
		return c + 0x50;
	return c;
}

static int encode(uint32_t c, char *out)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	int n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	for (int i = n - 1; i > 0; i--) {
		out[i] = (char)(0x80 | (c & 0x3F));
		c >>= 6;
	}
	out[0] = (char)((0xF00 >> n & 0xFF) | c);
	return n;
}

/* How many bytes a letter folds to: 0 belongs to the word and is left out, FOLD_BREAK ends it. */
static int fold_letter(uint32_t c, char out[4])
{
	if (within(c, 'a', 'z') || within(c, '0', '9')) {
		out[0] = (char)c;
		return 1;
	}
	if (within(c, 'A', 'Z')) {
		out[0] = (char)(c - 'A' + 'a');
		return 1;
	}
	if (left_out(c))
		return 0;
	if (within(c, 0xC0, 0xFF))
		return plain(latin_1[c - 0xC0], out);
	if (within(c, 0x100, 0x17F))
		return plain(latin_a[c - 0x100], out);
	if (within(c, 0x1E80, 0x1E89) || within(c, 0x1EF2, 0x1EF9))
		return plain(c < 0x1E90 ? 'w' : 'y', out);
	if (parts_words(c))
		return FOLD_BREAK;
	return encode(small(c), out);
}

bool fold_next(const char *text, size_t *at, char out[FOLD_WORD], size_t *start, size_t *length)
{
	size_t n, used = 0, i = *at;
	char bytes[4];
	uint32_t c;
	for (; (c = utf8_next(text + i, &n)) != 0; i += n) {
		int got = fold_letter(c, bytes);
		if (got == FOLD_BREAK && used > 0)
			break;
		if (got <= 0)
			continue;
		if (used == 0)
			*start = i;
		if (used + (size_t)got < FOLD_WORD) {
			memcpy(out + used, bytes, (size_t)got);
			used += (size_t)got;
		}
	}
	*at = i;
	out[used] = '\0';
	*length = used > 0 ? i - *start : 0;
	return used > 0;
}
