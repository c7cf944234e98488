/*
 * Pictures and colours of buttons. Of a picture given in several ways the format's own order holds: data, path, url,
 * symbol; but where we wrote "ext_coursepack_drawing": true, the data or path is only our own symbol drawn as a PNG
 * for others' programs: the symbol is what is on the board, and the rest is for a player that does not have it yet.
 */
#include "course/board_in.h"

#include "course/limits.h"
#include "course/name.h"

static int base64_value(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* Standard alphabet; blanks and line ends may stand between, padding may be left out. */
static struct bytes *base64_read(struct arena *a, const char *s)
{
	size_t length = strlen(s);
	struct bytes *out = arena_alloc(a, sizeof *out);
	out->p = arena_alloc(a, length / 4 * 3 + 4);
	uint32_t bits = 0;
	int held = 0;
	for (; *s != '\0' && *s != '='; s++) {
		if (*s == ' ' || *s == '\n' || *s == '\r' || *s == '\t')
			continue;
		int value = base64_value(*s);
		if (value < 0)
			return NULL;
		bits = bits << 6 | (uint32_t)value;
		held += 6;
		if (held >= 8) {
			held -= 8;
			out->p[out->n++] = (unsigned char)(bits >> held);
		}
	}
	while (*s == '=')
		s++;
	return *s == '\0' && out->n > 0 ? out : NULL;
}

const struct bytes *board_data(struct arena *a, const char *uri)
{
	const char *comma = strchr(uri, ',');
	bool picture = str_starts(uri, "data:image/png;") || str_starts(uri, "data:image/jpeg;") ||
	    str_starts(uri, "data:image/jpg;");
	if (comma == NULL || !picture || comma - uri < 7 || memcmp(comma - 7, ";base64", 7) != 0)
		return NULL;
	return base64_read(a, comma + 1);
}

/* Decoded once for all buttons that show it. */
static bool data_read(struct board_reader *r, struct button *b, struct named *image, const char *data)
{
	if (image->data == NULL)
		image->data = board_data(r->a, data);
	b->image_data = image->data;
	return b->image_data != NULL;
}

static bool symbol_read(struct board_reader *r, struct button *b, const struct json *symbol)
{
	const char *set = json_text(symbol, "set"), *name = json_text(symbol, "filename");
	if (set == NULL || name == NULL || *set == '\0' || *name == '\0')
		return false;
	b->symbol_set = set;
	b->symbol = name;
	if (streq(set, "coursepack") && (!name_ok(name, NULL) || !str_ends(name, ".svg")))
		board_say(r, SEVERITY_ERROR, b->id, "board-symbol",
		    "button \"%s\": the symbol \"%s\" cannot be one of our set: write a name like happy.svg", b->id,
		    name);
	return true;
}

static bool is_our_drawing(const struct json *image)
{
	const struct json *drawing = json_get(image, "ext_coursepack_drawing");
	return drawing != NULL && drawing->kind == JSON_BOOL && drawing->yes &&
	    streq(json_text(json_get(image, "symbol"), "set"), "coursepack");
}

static void path_read(struct board_reader *r, struct button *b, const char *path, const char *image_id)
{
	const char *why = "";
	if (r->foreign || name_ok(path, &why))
		b->image_path = path;
	else
		board_say(r, SEVERITY_WARNING, image_id, "board-image",
		    "the path \"%s\" of image \"%s\" is not used: it %s", path, image_id, why);
}

void button_image_read(struct board_reader *r, struct button *b, const char *image_id)
{
	if (image_id == NULL)
		return;
	struct named *image = named_find(&r->images, image_id);
	if (image == NULL) {
		board_say(r, SEVERITY_WARNING, b->id, "board-image",
		    "button \"%s\" shows the image \"%s\", which is not in \"images\"", b->id, image_id);
		return;
	}
	const char *data = json_text(image->json, "data"), *path = json_text(image->json, "path");
	if (is_our_drawing(image->json))
		symbol_read(r, b, json_get(image->json, "symbol"));
	if (data != NULL && *data != '\0') {
		if (!data_read(r, b, image, data))
			board_say(r, SEVERITY_WARNING, image_id, "board-image",
			    "the data of image \"%s\" cannot be used: give a PNG or JPEG in base64", image_id);
		return;
	}
	if (path != NULL && *path != '\0') {
		path_read(r, b, path, image_id);
		return;
	}
	if (!symbol_read(r, b, json_get(image->json, "symbol")))
		board_say(r, SEVERITY_WARNING, image_id, "board-image",
		    "image \"%s\" has neither data, nor a path, nor a symbol: nothing is ever "
		    "fetched, so it is not shown",
		    image_id);
}

/* A share in permille, "0.5" or "1"; false when it is none. */
static bool alpha_read(const char **s, int *out)
{
	int n = 0, scale = 1000;
	const char *p = *s;
	if (*p < '0' || *p > '9')
		return false;
	for (; *p >= '0' && *p <= '9' && n < 2; p++)
		n = n * 10 + (*p - '0');
	n *= 1000;
	if (*p == '.')
		for (p++; *p >= '0' && *p <= '9'; p++) {
			scale /= 10;
			n += scale * (*p - '0');
		}
	*s = p;
	*out = n;
	return n <= 1000;
}

static void blanks(const char **s)
{
	while (**s == ' ' || **s == '\t')
		++*s;
}

/* One part, 0 to 255, and what must follow it. */
static bool part_read(const char **s, int *out)
{
	int n = 0;
	blanks(s);
	const char *start = *s;
	for (; **s >= '0' && **s <= '9' && n < 1000; ++*s)
		n = n * 10 + (**s - '0');
	*out = n;
	bool digits = *s > start;
	blanks(s);
	return digits && n <= 255;
}

/* Over white, since a board has no other ground that we know of. */
static int blended(const int rgb[3], int alpha)
{
	int out = 0;
	for (int i = 0; i < 3; i++)
		out = out << 8 | ((rgb[i] * alpha + 255 * (1000 - alpha) + 500) / 1000);
	return out;
}

static bool hex_colour(const char *s, int *out)
{
	size_t n = strlen(s);
	unsigned char byte[4] = { 0, 0, 0, 255 };
	char full[9] = { 0 };
	if (n == 3 || n == 4)
		for (size_t i = 0; i < n; i++)
			full[2 * i] = full[2 * i + 1] = s[i];
	else if (n == 6 || n == 8)
		memcpy(full, s, n);
	else
		return false;
	if (!hex_decode(byte, strlen(full) / 2, full))
		return false;
	int rgb[3] = { byte[0], byte[1], byte[2] };
	*out = blended(rgb, byte[3] * 1000 / 255);
	return true;
}

bool board_colour(const char *s, int *out)
{
	int rgb[3] = { 0 }, alpha = 1000;
	blanks(&s);
	if (*s == '#')
		return hex_colour(s + 1, out);
	bool with_alpha = str_starts(s, "rgba(");
	if (!with_alpha && !str_starts(s, "rgb("))
		return false;
	s += with_alpha ? 5 : 4;
	for (int i = 0; i < 3; i++) {
		if (!part_read(&s, &rgb[i]) || (*s != ',' && (i < 2 || with_alpha)))
			return false;
		s += *s == ',' ? 1 : 0;
	}
	blanks(&s);
	if (with_alpha && !alpha_read(&s, &alpha))
		return false;
	blanks(&s);
	if (*s != ')')
		return false;
	*out = alpha == 0 ? -1 : blended(rgb, alpha);
	return true;
}
