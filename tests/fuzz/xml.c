/* xml: whatever comes, either a failure with a sentence or a tree whose texts are UTF-8 and whose lines never go
 * back. */
#include "fuzz.h"

#include "course/xml.h"

static void tree_check(const struct xml *x, int *line)
{
	for (; x != NULL; x = x->next) {
		if (x->line < *line || (x->tag == NULL) == (x->text == NULL))
			abort();
		*line = x->line;
		if (x->text != NULL && !utf8_ok(x->text, strlen(x->text)))
			abort();
		for (size_t i = 0; i < x->attr_n; i++)
			if (!utf8_ok(x->attr[i].value, strlen(x->attr[i].value)))
				abort();
		tree_check(x->first, line);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct bytes b = { arena_alloc(&a, size + 1), size };
	if (size > 0)
		memcpy(b.p, data, size);
	const struct xml *x = xml_parse(&a, "fuzz.xml", &b, &e);
	int line = 1;
	if ((x == NULL) != (e.kind != ERR_NONE) || strstr(e.text, "cannot be read from here") != NULL)
		abort(); /* the second: mxml and the gate did not agree on what the gate let through */
	tree_check(x, &line);
	arena_release(&a);
	return 0;
}
