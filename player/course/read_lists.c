/* The three lists that stand in files of their own: support contacts, the glossary, resources. */
#include "course/read_in.h"

void support_read(struct reader *r, const struct xml *x)
{
	static const char *const children[] = { "contact", NULL };
	static const char *const attributes[] = { "id", "name", "for", "number", "checked", "source", "emergency",
		"shown", NULL };
	attrs_known(r, x, no_attributes);
	children_known(r, x, children);
	size_t n = child_count(x, "contact"), i = 0;
	struct contact *list = arena_array(r->a, n, sizeof *list);
	for (const struct xml *c = xml_child(x, "contact"); c != NULL; c = xml_next(c, "contact"), i++) {
		attrs_known(r, c, attributes);
		children_known(r, c, no_attributes);
		list[i].id = attr_id(r, c, ID_CONTACT, i);
		list[i].name = attr_text(r, c, "name", NEED);
		list[i].audience = attr_text(r, c, "for", NEED);
		list[i].number = attr_text(r, c, "number", NEED);
		list[i].checked = attr_date(r, c, "checked");
		list[i].source = attr_text(r, c, "source", NEED);
		list[i].emergency = attr_yes(r, c, "emergency", false);
		list[i].shown = attr_yes(r, c, "shown", true);
	}
	if (n == 0)
		wrong(r, x->line, "support-empty",
		    "<support> has no <contact>: a learner must find help on every screen");
	r->course->contact = list;
	r->course->contact_n = n;
}

void glossary_read(struct reader *r, const struct xml *x)
{
	static const char *const children[] = { "term", NULL };
	static const char *const attributes[] = { "id", "word", NULL };
	attrs_known(r, x, no_attributes);
	children_known(r, x, children);
	size_t n = child_count(x, "term"), i = 0;
	struct term *list = arena_array(r->a, n, sizeof *list);
	/* ids first: a term's meaning may use another term */
	for (const struct xml *c = xml_child(x, "term"); c != NULL; c = xml_next(c, "term"), i++)
		list[i].id = attr_id(r, c, ID_TERM, i);
	i = 0;
	for (const struct xml *c = xml_child(x, "term"); c != NULL; c = xml_next(c, "term"), i++) {
		list[i].word = attr_text(r, c, "word", NEED);
		list[i].text = prose_read(r, c, attributes);
	}
	r->course->term = list;
	r->course->term_n = n;
}

void resources_read(struct reader *r, const struct xml *x)
{
	static const char *const children[] = { "resource", NULL };
	static const char *const attributes[] = { "id", "module", "publisher", "year", "url", "title", NULL };
	attrs_known(r, x, no_attributes);
	children_known(r, x, children);
	size_t n = child_count(x, "resource"), i = 0;
	struct resource *list = arena_array(r->a, n, sizeof *list);
	for (const struct xml *c = xml_child(x, "resource"); c != NULL; c = xml_next(c, "resource"), i++) {
		list[i].id = attr_id(r, c, ID_RESOURCE, i);
		list[i].title = attr_text(r, c, "title", NEED);
		list[i].publisher = attr_text(r, c, "publisher", NEED);
		list[i].year = attr_text(r, c, "year", NEED);
		list[i].url = attr_url(r, c, "url", MAYBE);
		list[i].module = attr_ref_later(r, c, "module", ID_MODULE);
		list[i].text = prose_read(r, c, attributes);
	}
	r->course->resource = list;
	r->course->resource_n = n;
}
