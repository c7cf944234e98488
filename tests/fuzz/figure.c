/* figure: a failure with a finding, or shapes whose canonical SVG is read back as the same canonical SVG. */
#include "fuzz.h"

#include "course/figure.h"
#include "course/limits.h"

/* The palette's names put back where the renderer's colours go. */
static const char *named(struct arena *a, const char *svg)
{
	struct buf b = { .a = a };
	for (const char *p = svg; *p != '\0';) {
		if (!str_starts(p, "#pal")) {
			buf_add_n(&b, p++, 1);
			continue;
		}
		buf_add(&b, figure_colour_names[(p[5] - '0') * 10 + (p[6] - '0')]);
		p += 7;
	}
	return buf_text(&b);
}

static void written_check(struct arena *a, const struct figure *figure)
{
	struct findings f = { .a = a };
	const char *svg = figure_svg(a, figure, 0), *text = named(a, svg);
	struct bytes b = { (unsigned char *)arena_string(a, text), strlen(text) };
	if (b.n > LIMIT_SVG_BYTES)
		return;
	const struct figure *again = figure_parse(a, "again.svg", &b, &f);
	if (again == NULL && f.n > 0 && (streq(f.list[0].code, "xml") || streq(f.list[0].code, "figure-large")))
		return; /* a path longer than one tag may be, or at the edge of a million units */
	if (again == NULL || !streq(figure_svg(a, again, 0), svg))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { 0 };
	struct findings f = { .a = &a };
	struct bytes b = { arena_alloc(&a, size + 1), size };
	if (size > 0)
		memcpy(b.p, data, size);
	const struct figure *figure = figure_parse(&a, "fuzz.svg", &b, &f);
	if ((figure == NULL) != (f.errors > 0))
		abort();
	if (figure != NULL)
		written_check(&a, figure);
	arena_release(&a);
	return 0;
}
