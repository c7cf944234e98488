/* A slide: its title, its blocks, and the list of sources in the order they are first used. */
#include "course/read_in.h"

/* Sources named for the slide as a whole come after those its text cites. */
static void sources_read(struct reader *r, const struct xml *x)
{
	static const char *const attributes[] = { "ref", NULL };
	for (const struct xml *c = xml_child(x, "source"); c != NULL; c = xml_next(c, "source")) {
		attrs_known(r, c, attributes);
		children_known(r, c, no_attributes);
		source_used(r, attr_ref(r, c, "ref", ID_SOURCE, NEED));
	}
}

static void summary_read(struct reader *r, const struct xml *x, struct slide *s)
{
	const struct xml *summary = child_one(r, x, "summary", MAYBE);
	if (summary != NULL) {
		attrs_known(r, summary, no_attributes);
		s->summary = rich_read(r, summary, NULL);
	}
	if (s->sensitive && summary == NULL)
		wrong(r, x->line, "summary-missing",
		    "a sensitive slide needs a <summary> for those who take the short way past");
	if (!s->sensitive && summary != NULL)
		wrong(r, summary->line, "summary-unused",
		    "only a sensitive slide has a <summary>: write sensitive=\"yes\" or take it out");
}

/* Any block, and what a slide alone has. */
static const char *const *slide_children(struct reader *r)
{
	static const char *const own[] = { "title", "summary", "source", "notes" };
	size_t n = 0, blocks = 0;
	while (block_tags[blocks] != NULL)
		blocks++;
	const char **all = arena_array(r->a, COUNT(own) + blocks + 1, sizeof *all);
	for (size_t i = 0; i < COUNT(own); i++)
		all[n++] = own[i];
	for (size_t i = 0; i < blocks; i++)
		all[n++] = block_tags[i];
	return all;
}

const struct slide *slide_read(struct reader *r, const struct xml *x)
{
	static const char *const attributes[] = { "id", "sensitive", "strand", "practice", NULL };
	static const char *const strands[] = { "further", NULL };
	static const char *const practices[] = { "partner", NULL };
	struct slide *s = arena_alloc(r->a, sizeof *s);
	sources_start(r, s);
	attrs_known(r, x, attributes);
	children_known(r, x, slide_children(r));
	s->file = r->file;
	s->line = x->line;
	s->id = attr_id(r, x, ID_SLIDE, 0);
	s->sensitive = attr_yes(r, x, "sensitive", false);
	s->stretch = xml_attr(x, "strand") != NULL && attr_word(r, x, "strand", strands, -1) == 0;
	s->practice = xml_attr(x, "practice") != NULL && attr_word(r, x, "practice", practices, -1) == 0;
	s->title = child_words(r, x, "title", NEED);
	summary_read(r, x, s);
	s->block = blocks_read(r, x, &s->block_n);
	if (s->block_n == 0)
		wrong(r, x->line, "slide-empty", "the slide has no blocks: write a <p>, a <list> or a <figure> in it");
	sources_read(r, x);
	s->notes = child_words(r, x, "notes", MAYBE);
	s->source = sources_end(r, &s->source_n);
	return s;
}
