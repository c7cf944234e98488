/*
 * Where a line of text may end, through libunibreak, and which way it runs, through fribidi: the one place that knows
 * the two. Text is never hyphenated, so a soft hyphen offers no break (it would end a line without its hyphen). Most
 * texts have no letter that runs from right to left; they are told by a glance at their bytes and cost nothing more.
 */
#include "ui/break.h"
#include "base/base.h"

#include <fribidi.h>
#include <linebreak.h>

/*
 * The library builds an index over its own tables; without it every look-up walks them from the start. It is the
 * library's state, not ours, and before main no thread can see it half built.
 */
__attribute__((constructor)) static void breaks_start(void)
{
	init_linebreak();
}

void ui_breaks(const char *text, size_t n, const char *language, char *brk)
{
	set_linebreaks_utf8((const utf8_t *)text, n, language != NULL ? language : "en", brk);
	for (size_t i = 0; i < n; i++) {
		bool soft_hyphen = i > 0 && (unsigned char)text[i - 1] == 0xC2 && (unsigned char)text[i] == 0xAD;
		if (brk[i] == LINEBREAK_MUSTBREAK && text[i] == '\n')
			brk[i] = 2;
		else
			brk[i] = brk[i] <= LINEBREAK_ALLOWBREAK && !soft_hyphen;
	}
	if (n > 0)
		brk[n - 1] = brk[n - 1] == 2 ? 2 : 1; /* the end of the text always ends a line */
}

/* --- letters --- */

/*
 * The scripts of India share one plan: each has 128 places, its vowel signs and its joiner (virama) at the same ones.
 */
static bool indic(uint32_t c)
{
	return c >= 0x900 && c < 0xE00;
}

static bool joiner(uint32_t c)
{
	return c == 0x200D || (indic(c) && (c & 0x7F) == 0x4D);
}

static bool mark(uint32_t c)
{
	uint32_t place = c & 0x7F;
	if (indic(c) &&
	    (place == 2 || place == 3 || (place >= 0x3E && place <= 0x4D) || (place >= 0x55 && place <= 0x57)))
		return true;
	return c >= 0x300 && (joiner(c) || fribidi_get_bidi_type(c) == FRIBIDI_TYPE_NSM);
}

size_t ui_letter_end(const char *text, size_t n, size_t at)
{
	size_t length;
	uint32_t before = utf8_next(text + at, &length);
	at += length;
	while (at < n) {
		uint32_t c = utf8_next(text + at, &length);
		if (!mark(c) && !(joiner(before) && c > 0x7F))
			break;
		before = c;
		at += length;
	}
	return at;
}

/* --- directions --- */

/*
 * By bytes: Hebrew to U+08FF, their old forms from U+FB1D on, the planes' old scripts (U+10800, U+1E800 and on), and
 * the marks that turn the direction. It may say yes for a sign near those.
 */
bool ui_turns(const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)text[i], next = i + 1 < n ? (unsigned char)text[i + 1] : 0;
		unsigned char third = i + 2 < n ? (unsigned char)text[i + 2] : 0;
		if (c < 0xD6)
			continue;
		if (c < 0xE0 || (c == 0xE0 && next < 0xA4) || c >= 0xF0 || (c == 0xEF && next >= 0xAC))
			return true;
		if (c == 0xE2 &&
		    ((next == 0x80 && (third == 0x8F || third >= 0xAA)) || (next == 0x81 && third >= 0xA6)))
			return true;
	}
	return false;
}

enum direction ui_direction(const char *text, size_t n)
{
	size_t length;
	for (size_t i = 0; i < n; i += length) {
		uint32_t c = utf8_next(text + i, &length);
		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
			return DIRECTION_LEFT_TO_RIGHT;
		FriBidiCharType type = c < 0x80 ? FRIBIDI_TYPE_ON : fribidi_get_bidi_type(c);
		if (FRIBIDI_IS_LETTER(type))
			return FRIBIDI_IS_RTL(type) ? DIRECTION_RIGHT_TO_LEFT : DIRECTION_LEFT_TO_RIGHT;
		length = length > 0 ? length : 1;
	}
	return DIRECTION_NONE;
}

/* One paragraph of the algorithm: text without a line end inside it. */
static void paragraph_levels(struct arena *a, const char *text, size_t n, bool rtl, unsigned char *level)
{
	FriBidiChar *letter = arena_array(a, n, sizeof *letter);
	FriBidiCharType *type = arena_array(a, n, sizeof *type);
	FriBidiBracketType *bracket = arena_array(a, n, sizeof *bracket);
	FriBidiLevel *of_letter = arena_array(a, n, sizeof *of_letter);
	FriBidiParType base = rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
	FriBidiStrIndex count = 0;
	size_t length;
	for (size_t i = 0; i < n; i += length) {
		letter[count++] = utf8_next(text + i, &length);
		length = length > 0 ? length : 1;
	}
	fribidi_get_bidi_types(letter, count, type);
	fribidi_get_bracket_types(letter, count, type, bracket);
	bool ok = fribidi_get_par_embedding_levels_ex(type, bracket, count, &base, of_letter) > 0;
	size_t at = 0;
	for (FriBidiStrIndex k = 0; k < count; k++) {
		utf8_next(text + at, &length);
		length = length > 0 ? length : 1;
		memset(level + at, ok ? of_letter[k] : rtl, length);
		at += length;
	}
}

void ui_levels(struct arena *a, const char *text, size_t n, bool rtl, unsigned char *level)
{
	for (size_t i = 0; i < n;) {
		const char *end = memchr(text + i, '\n', n - i);
		size_t length = end != NULL ? (size_t)(end - text) + 1 - i : n - i;
		paragraph_levels(a, text + i, length, rtl, level + i);
		i += length;
	}
}

void ui_visual_order(struct arena *a, const unsigned char *level, size_t n, bool rtl, size_t *order)
{
	FriBidiCharType *type = arena_array(a, n, sizeof *type);
	FriBidiLevel *of_piece = arena_array(a, n, sizeof *of_piece);
	FriBidiStrIndex *map = arena_array(a, n, sizeof *map), count = (FriBidiStrIndex)n;
	for (size_t i = 0; i < n; i++) {
		type[i] = FRIBIDI_TYPE_ON; /* a piece is no blank: the algorithm leaves its level alone */
		of_piece[i] = (FriBidiLevel)level[i];
		map[i] = (FriBidiStrIndex)i;
	}
	bool ok =
	    fribidi_reorder_line(0, type, count, 0, rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR, of_piece, NULL, map) > 0;
	for (size_t i = 0; i < n; i++)
		order[i] = ok ? (size_t)map[i] : i;
}
