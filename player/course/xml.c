/*
 * The one adapter to mxml. The gate (xml_gate.c) has listed every tag and text with its line; mxml parses, and each
 * of its events must be the next one of that list, name for name and length for length. So nothing can be lost
 * silently, every node has its right line, and mxml's own messages, which come through a process-wide callback
 * without a context, need not be trusted: whatever makes mxml complain also makes it disagree with the list. Its
 * SAX loader keeps memory small; it gives no tree back when there is no XML declaration, so only the events count.
 */
#include "course/xml.h"

#include <mxml.h>

#include "course/xml_gate.h"

struct builder {
	struct arena *a;
	const struct xml_gated *gated;
	size_t next; /* the token that must come next */
	bool disagreed;
	struct xml *root, *open; /* open: innermost open element */
	struct xml **link;       /* where the next node is hung */
};

/* Every end of an element goes back to its parent's list, whose last link is kept in the element while it is open. */
struct frame {
	struct xml x; /* first, so that an element is its frame */
	struct xml **link;
};

static void silent(const char *message)
{
	(void)message;
}

static const struct xml_token *expect(struct builder *b, enum xml_token_kind kind)
{
	if (b->disagreed || b->next == b->gated->n || b->gated->token[b->next].kind != kind) {
		b->disagreed = true;
		return NULL;
	}
	return &b->gated->token[b->next++];
}

static bool name_agrees(const struct xml_token *t, const char *name)
{
	return name != NULL && strlen(name) == t->n && memcmp(name, t->name, t->n) == 0;
}

static void element_open(struct builder *b, mxml_node_t *node)
{
	const struct xml_token *t = expect(b, XML_OPEN);
	const char *name = mxmlGetElement(node);
	if (t == NULL || !name_agrees(t, name) || (size_t)mxmlElementGetAttrCount(node) != t->attr_n) {
		b->disagreed = true;
		return;
	}
	struct frame *f = arena_alloc(b->a, sizeof *f);
	struct xml *x = &f->x;
	x->tag = arena_string(b->a, name);
	x->line = t->line;
	x->parent = b->open;
	x->attr = arena_array(b->a, t->attr_n, sizeof *x->attr);
	size_t bytes = 0;
	for (size_t i = 0; i < t->attr_n; i++) {
		const char *key = NULL;
		const char *value = mxmlElementGetAttrByIndex(node, (int)i, &key);
		if (value == NULL || key == NULL) {
			b->disagreed = true;
			return;
		}
		bytes += strlen(value);
		x->attr[x->attr_n++] = (struct xml_attr){ arena_string(b->a, key), arena_string(b->a, value) };
	}
	b->disagreed = bytes != t->value_n;
	if (b->open == NULL)
		b->root = x;
	else
		*b->link = x;
	b->open = x;
	f->link = &x->next;
	b->link = &x->first;
}

static void element_close(struct builder *b, mxml_node_t *node)
{
	const struct xml_token *t = expect(b, XML_CLOSE);
	if (t == NULL || b->open == NULL || !name_agrees(t, mxmlGetElement(node)) ||
	    !streq(b->open->tag, mxmlGetElement(node))) {
		b->disagreed = true;
		return;
	}
	struct frame *f = (struct frame *)b->open;
	b->link = f->link;
	b->open = b->open->parent;
}

static void text_add(struct builder *b, enum xml_token_kind kind, const char *text)
{
	if (b->open == NULL)
		return; /* white space beside the root: the gate saw to it */
	const struct xml_token *t = expect(b, kind);
	if (t == NULL || text == NULL || strlen(text) != t->n || !utf8_ok(text, t->n)) {
		b->disagreed = true;
		return;
	}
	struct xml *x = arena_alloc(b->a, sizeof *x);
	x->text = arena_copy(b->a, text, t->n);
	x->line = t->line;
	x->parent = b->open;
	*b->link = x;
	b->link = &x->next;
}

static void event(mxml_node_t *node, mxml_sax_event_t event, void *context)
{
	struct builder *b = context;
	if (b->disagreed)
		return;
	switch (event) {
	case MXML_SAX_ELEMENT_OPEN:
		element_open(b, node);
		break;
	case MXML_SAX_ELEMENT_CLOSE:
		element_close(b, node);
		break;
	case MXML_SAX_DATA:
		text_add(b, XML_TEXT, mxmlGetOpaque(node));
		break;
	case MXML_SAX_CDATA:
		text_add(b, XML_CDATA, mxmlGetCDATA(node));
		break;
	case MXML_SAX_COMMENT:
	case MXML_SAX_DIRECTIVE:
		break;
	}
}

struct xml *xml_parse(struct arena *a, const char *file, const struct bytes *text, struct err *e)
{
	struct arena lists = { 0 }; /* the gate's: several times the text, and done with when the tree stands */
	struct xml_gated gated;
	struct xml *root = NULL;
	if (!xml_gate(&lists, file, text, &gated, e))
		goto done;
	struct builder b = { .a = a, .gated = &gated };
	mxmlSetErrorCallback(silent);
	mxmlDelete(mxmlSAXLoadString(NULL, gated.root, MXML_OPAQUE_CALLBACK, event, &b));
	if (b.disagreed || b.next != gated.n || b.open != NULL || b.root == NULL) {
		int line = b.next < gated.n ? gated.token[b.next].line : 0;
		fail(e, ERR_FORMAT, file, line, "the XML cannot be read from here on: write it more plainly");
		goto done;
	}
	root = b.root;
done:
	arena_release(&lists);
	return root;
}

const char *xml_attr(const struct xml *x, const char *name)
{
	for (size_t i = 0; i < x->attr_n; i++)
		if (streq(x->attr[i].name, name))
			return x->attr[i].value;
	return NULL;
}

static struct xml *element_from(struct xml *x, const char *tag)
{
	while (x != NULL && (x->tag == NULL || (tag != NULL && !streq(x->tag, tag))))
		x = x->next;
	return x;
}

struct xml *xml_child(const struct xml *x, const char *tag)
{
	return element_from(x->first, tag);
}

struct xml *xml_next(const struct xml *x, const char *tag)
{
	return element_from(x->next, tag);
}

/* Depth is at most LIMIT_XML_DEPTH. */
static void text_gather(struct buf *b, const struct xml *x)
{
	if (x->text != NULL)
		buf_add(b, x->text);
	for (const struct xml *c = x->first; c != NULL; c = c->next)
		text_gather(b, c);
}

const char *xml_text(struct arena *a, const struct xml *x)
{
	struct buf b = { .a = a };
	text_gather(&b, x);
	return str_squeeze(a, buf_text(&b), b.n);
}

const char *xml_escape(struct arena *a, const char *s)
{
	struct buf b = { .a = a };
	for (; *s != '\0'; s++) {
		if (*s == '&')
			buf_add(&b, "&amp;");
		else if (*s == '<')
			buf_add(&b, "&lt;");
		else if (*s == '>')
			buf_add(&b, "&gt;");
		else if (*s == '"')
			buf_add(&b, "&quot;");
		else
			buf_add_n(&b, s, 1);
	}
	return buf_text(&b);
}
