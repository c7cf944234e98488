/*
 * Words for pictures. Whoever listens, or has the picture switched off, gets the alternative text in its place, so it
 * must say what the picture shows: not its file's name, not 'picture of', and not a page.
 */
#include "packager/check/check.h"

enum { ALT_LONGEST = 300 };

static bool is_file_name(const char *alt)
{
	return str_ends(alt, ".png") || str_ends(alt, ".svg") || str_ends(alt, ".jpg") || str_ends(alt, ".jpeg");
}

static bool is_announced(const char *alt)
{
	static const char *const openings[] = { "picture of ", "image of ", "photo of ", "photograph of ",
		"a picture of ", "an image of ", "graphic of " };
	for (size_t i = 0; i < COUNT(openings); i++) {
		size_t n = 0;
		while (alt[n] != '\0' && openings[i][n] == (alt[n] >= 'A' && alt[n] <= 'Z' ? alt[n] + 32 : alt[n]))
			n++;
		if (openings[i][n] == '\0')
			return true;
	}
	return false;
}

static void alt_check(struct check *c, const char *file, const struct block *b)
{
	if (b->decorative)
		return;
	if (check_blank(b->alt))
		findings_add(c->findings, SEVERITY_ERROR, file, b->line, "no-alt",
		    "the picture has no alt; say what it shows, or write decorative=\"yes\"");
	else if (is_file_name(b->alt))
		findings_add(c->findings, SEVERITY_WARNING, file, b->line, "alt-file-name",
		    "alt=\"%s\" is a file's name; say what the picture shows", b->alt);
	else if (is_announced(b->alt))
		findings_add(c->findings, SEVERITY_WARNING, file, b->line, "alt-picture-of",
		    "alt begins with 'picture of'; a listener is told that already, so begin with what it shows");
	else if (utf8_count(b->alt) > ALT_LONGEST)
		findings_add(c->findings, SEVERITY_WARNING, file, b->line, "alt-long",
		    "alt has %zu characters, over %d; say the rest in the slide's text", utf8_count(b->alt),
		    ALT_LONGEST);
}

static void block_check(void *context, const char *file, const struct block *b)
{
	struct check *c = context;
	if (b->kind == BLOCK_IMAGE || b->kind == BLOCK_FIGURE)
		alt_check(c, file, b);
	if ((b->kind == BLOCK_TABLE || b->kind == BLOCK_CHART) && check_blank(b->caption))
		findings_add(c->findings, SEVERITY_WARNING, file, b->line, "no-caption",
		    "the %s has no caption; say in one line what it shows", b->kind == BLOCK_TABLE ? "table" : "chart");
}

void check_alt(struct check *c)
{
	check_each_course_block(c->course, block_check, c);
}
