/*
 * Where a line of text may end: Unicode's line breaking through libunibreak, the one place that knows it. Text is never
 * hyphenated, so a soft hyphen offers no break (it would end a line without its hyphen).
 */
#include "ui/break.h"

#include <linebreak.h>
#include <stdbool.h>

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
