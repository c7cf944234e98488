/*
 * Text: checking that bytes are UTF-8, walking it, small numbers, hex, and a growing buffer. utf8_one is the one
 * decoder; all else is built on it.
 */
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { NEAREST_MAX = 48 };

bool streq(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

bool str_starts(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

bool str_ends(const char *s, const char *suffix)
{
	size_t n = strlen(s), m = strlen(suffix);
	return n >= m && strcmp(s + n - m, suffix) == 0;
}

/* The length of the character at p with n > 0 bytes left, 0 when it is not UTF-8 (Unicode table 3-7). */
static size_t utf8_one(const unsigned char *p, size_t n, uint32_t *code)
{
	size_t length = p[0] < 0x80 ? 1 : p[0] < 0xc2 ? 0 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : p[0] < 0xf5 ? 4 : 0;
	if (length == 0 || length > n)
		return 0;
	uint32_t c = length == 1 ? p[0] : p[0] & (0xffu >> (length + 1));
	for (size_t i = 1; i < length; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 0;
		c = c << 6 | (p[i] & 0x3fu);
	}
	bool overlong = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
	if (overlong || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		return 0;
	*code = c;
	return length;
}

static bool is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

/* Characters that turn the direction of what follows: a name made of them shows as another name. */
static bool is_turning(uint32_t c)
{
	return c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
	    c == 0x2028 || c == 0x2029;
}

bool utf8_ok(const void *p, size_t n)
{
	const unsigned char *s = p;
	for (size_t i = 0; i < n;) {
		uint32_t c = 0;
		size_t length = utf8_one(s + i, n - i, &c);
		if (length == 0 || (is_control(c) && c != '\t' && c != '\n' && c != '\r'))
			return false;
		i += length;
	}
	return true;
}

uint32_t utf8_next(const char *s, size_t *n)
{
	*n = 0;
	if (*s == '\0')
		return 0;
	const unsigned char *p = (const unsigned char *)s;
	size_t left = 1;
	while (left < 4 && p[left] != '\0')
		left++;
	uint32_t c = 0xfffd;
	*n = utf8_one(p, left, &c);
	if (*n == 0)
		*n = 1;
	return c;
}

size_t utf8_count(const char *s)
{
	size_t count = 0, n;
	for (; utf8_next(s, &n) != 0; s += n)
		count++;
	return count;
}

/* Unicode's non-spacing and enclosing marks, by the blocks they stand in; a block's few letters do no harm here. */
static bool stands_on_a_letter(uint32_t c)
{
	static const struct {
		uint32_t first, last;
	} marks[] = { { 0x300, 0x36f }, { 0x483, 0x489 }, { 0x591, 0x5c7 }, { 0x610, 0x61a }, { 0x64b, 0x65f },
		{ 0x670, 0x670 }, { 0x6d6, 0x6ed }, { 0x730, 0x74a }, { 0x7a6, 0x7b0 }, { 0x8ca, 0x8ff },
		{ 0xe31, 0xe31 }, { 0xe34, 0xe3a }, { 0xe47, 0xe4e }, { 0xeb1, 0xeb1 }, { 0xeb4, 0xebc },
		{ 0xec8, 0xece }, { 0xf71, 0xf84 }, { 0x135d, 0x135f }, { 0x1ab0, 0x1aff }, { 0x1dc0, 0x1dff },
		{ 0x200b, 0x200d }, { 0x20d0, 0x20ff }, { 0x302a, 0x302f }, { 0x3099, 0x309a }, { 0xfe00, 0xfe0f },
		{ 0xfe20, 0xfe2f }, { 0xe0100, 0xe01ef } };
	if (c < 0x300)
		return false;
	/* the scripts of India have their signs at the same places of each block of 128 */
	if (c >= 0x900 && c < 0xe00)
		return (c & 0x7f) <= 3 || ((c & 0x7f) >= 0x3c && (c & 0x7f) <= 0x4d) ||
		    ((c & 0x7f) >= 0x51 && (c & 0x7f) <= 0x57);
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (c >= marks[i].first && c <= marks[i].last)
			return true;
	return false;
}

size_t utf8_marks(const char *s)
{
	size_t most = 0, row = 0, n;
	while (*s != '\0' && (unsigned char)*s < 0xcc) /* the first mark is U+0300 */
		s++;
	for (uint32_t c; (c = utf8_next(s, &n)) != 0; s += n) {
		row = stands_on_a_letter(c) ? row + 1 : 0;
		most = row > most ? row : most;
	}
	return most;
}

bool parse_int(const char *s, int64_t low, int64_t high, int64_t *out)
{
	if (s == NULL)
		return false;
	bool minus = *s == '-';
	if (minus)
		s++;
	if (*s == '\0')
		return false;
	int64_t v = 0; /* kept negative: the least number has no positive twin */
	for (; *s != '\0'; s++) {
		if (*s < '0' || *s > '9' || v < (INT64_MIN + (*s - '0')) / 10)
			return false;
		v = v * 10 - (*s - '0');
	}
	if (!minus && v == INT64_MIN)
		return false;
	v = minus ? v : -v;
	if (v < low || v > high)
		return false;
	*out = v;
	return true;
}

char *str_lower(struct arena *a, const char *s)
{
	char *copy = arena_string(a, s);
	for (char *p = copy; p != NULL && *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	return copy;
}

char *str_squeeze(struct arena *a, const char *s, size_t n)
{
	char *out = arena_alloc(a, n + 1);
	size_t length = 0;
	bool gap = false;
	for (size_t i = 0; i < n; i++) {
		if (s[i] == ' ' || s[i] == '\t' || s[i] == '\n' || s[i] == '\r') {
			gap = length > 0;
			continue;
		}
		if (gap)
			out[length++] = ' ';
		gap = false;
		out[length++] = s[i];
	}
	out[length] = '\0';
	return out;
}

void str_clean(char *out, size_t out_size, const char *s)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t n = strlen(s), used = 0;
	if (out_size == 0)
		return;
	for (size_t i = 0; i < n;) {
		uint32_t c = 0;
		size_t length = utf8_one(p + i, n - i, &c);
		bool bad = length == 0 || is_control(c) || is_turning(c);
		size_t width = bad ? 1 : length;
		if (used + width >= out_size)
			break;
		if (bad)
			out[used] = '?';
		else
			memcpy(out + used, p + i, length);
		used += width;
		i += length == 0 ? 1 : length;
	}
	out[used] = '\0';
}

char *str_printable(struct arena *a, const char *s)
{
	if (s == NULL)
		return NULL;
	size_t size = strlen(s) + 1;
	char *out = arena_alloc(a, size);
	str_clean(out, size, s);
	return out;
}

static int least(int x, int y)
{
	return x < y ? x : y;
}

/* Edits (insert, drop, change, swap two neighbours) from s to t; both shorter than NEAREST_MAX. */
static int distance(const char *s, size_t sn, const char *t, size_t tn)
{
	int row[3][NEAREST_MAX + 1] = { { 0 } };
	for (size_t j = 0; j <= tn; j++)
		row[0][j] = (int)j;
	for (size_t i = 1; i <= sn; i++) {
		int *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];
		now[0] = (int)i;
		for (size_t j = 1; j <= tn; j++) {
			int change = last[j - 1] + (s[i - 1] != t[j - 1]);
			now[j] = least(change, least(last[j], now[j - 1]) + 1);
			if (i > 1 && j > 1 && s[i - 1] == t[j - 2] && s[i - 2] == t[j - 1])
				now[j] = least(now[j], before[j - 2] + 1);
		}
	}
	return row[sn % 3][tn];
}

const char *str_nearest(const char *s, const char *const *names)
{
	const char *best = NULL;
	size_t n = strlen(s);
	if (n == 0 || n > NEAREST_MAX)
		return NULL;
	int best_distance = n < 4 ? 2 : n < 8 ? 3 : 4; /* one more than is near enough */
	for (; *names != NULL; names++) {
		size_t m = strlen(*names);
		if (m == 0 || m > NEAREST_MAX)
			continue;
		int d = distance(s, n, *names, m);
		if (d < best_distance && (size_t)d < m) {
			best = *names;
			best_distance = d;
		}
	}
	return best;
}

void hex_encode(char *out, const unsigned char *p, size_t n)
{
	static const char digit[] = "0123456789abcdef";
	for (size_t i = 0; i < n; i++) {
		out[2 * i] = digit[p[i] >> 4];
		out[2 * i + 1] = digit[p[i] & 15];
	}
	out[2 * n] = '\0';
}

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

bool hex_decode(unsigned char *out, size_t n, const char *hex)
{
	for (size_t i = 0; i < n; i++) {
		int high = hex_value(hex[2 * i]);
		int low = high < 0 ? -1 : hex_value(hex[2 * i + 1]);
		if (low < 0)
			return false;
		out[i] = (unsigned char)(high << 4 | low);
	}
	return hex[2 * n] == '\0';
}

/* Room for n more bytes and the NUL. */
static void buf_grow(struct buf *b, size_t n)
{
	if (b->p != NULL && n < b->cap - b->n)
		return;
	size_t cap = b->cap < 64 ? 128 : 2 * b->cap;
	if (cap - b->n <= n)
		cap = b->n + n + 1;
	char *p = arena_alloc(b->a, cap);
	if (b->n != 0)
		memcpy(p, b->p, b->n);
	b->p = p;
	b->cap = cap;
}

void buf_add_n(struct buf *b, const char *p, size_t n)
{
	buf_grow(b, n);
	if (n != 0)
		memcpy(b->p + b->n, p, n);
	b->n += n;
	b->p[b->n] = '\0';
}

void buf_add(struct buf *b, const char *s)
{
	buf_add_n(b, s, strlen(s));
}

void buf_addf(struct buf *b, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n <= 0)
		return;
	buf_grow(b, (size_t)n);
	va_start(args, format);
	vsnprintf(b->p + b->n, (size_t)n + 1, format, args);
	va_end(args);
	b->n += (size_t)n;
}

const char *buf_text(struct buf *b)
{
	return b->p != NULL ? b->p : "";
}
