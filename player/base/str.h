/*
 * Text. In the model text is const char *, NUL-terminated, valid UTF-8, in an arena. While parsing it is struct str.
 * Bytes become text in one function, utf8_ok, which checks.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Borrowed bytes, not NUL-terminated. */
struct str {
	const char *p;
	size_t n;
};

/* Bytes read from outside, not text yet. p[n] is always a NUL that is not counted, so a checked text needs no copy. */
struct bytes {
	unsigned char *p;
	size_t n;
};

/* Equal, both may be NULL (NULL equals only NULL). */
bool streq(const char *a, const char *b);
bool str_starts(const char *s, const char *prefix);
bool str_ends(const char *s, const char *suffix);

/* Strict UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF, no NUL, no control but tab, LF, CR. */
bool utf8_ok(const void *p, size_t n);

/*
 * The code point at s (valid UTF-8) and in *n its length in bytes, 1 to 4; at the end 0 and *n 0. A bad byte is U+FFFD.
 */
uint32_t utf8_next(const char *s, size_t *n);

/* How many code points. */
size_t utf8_count(const char *s);

/* The longest row of marks that stand on one letter (accents, vowel signs): towers of them cover the lines above and
 * below. */
size_t utf8_marks(const char *s);

/* Whole decimal number between low and high, nothing before or after it. False leaves *out untouched. */
bool parse_int(const char *s, int64_t low, int64_t high, int64_t *out);

/* Lower-case ASCII copy. */
char *str_lower(struct arena *a, const char *s);

/* White space collapsed to single blanks, ends trimmed. */
char *str_squeeze(struct arena *a, const char *s, size_t n);

/*
 * One printable line: '?' for every control character, every character that turns the direction of writing, and every
 * byte that is not UTF-8. str_clean cuts at a whole character to fit out_size; str_printable gives a copy in the arena
 * (NULL gives NULL).
 */
void str_clean(char *out, size_t out_size, const char *s);
char *str_printable(struct arena *a, const char *s);

/* The one of names (NULL-terminated list) nearest to s by edit distance, NULL when none is near enough to suggest. */
const char *str_nearest(const char *s, const char *const *names);

/* "abcdef..." for n bytes; out holds 2n+1. */
void hex_encode(char *out, const unsigned char *p, size_t n);
bool hex_decode(unsigned char *out, size_t n, const char *hex);

/* A growing text in an arena. Zeroed but for the arena it is empty; buf_text is NUL-terminated, lent until it grows. */
struct buf {
	struct arena *a;
	char *p;
	size_t n, cap;
};
void buf_add(struct buf *b, const char *s);
void buf_add_n(struct buf *b, const char *p, size_t n);
void buf_addf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
const char *buf_text(struct buf *b);

#endif
