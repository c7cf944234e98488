/*
 * The gate before mxml: strict UTF-8, limits, and every rule of XML 1.0 that a course needs and mxml does not hold
 * to. It walks the text once with a cursor that counts lines, and lists tags and texts as it goes. DOCTYPE, and
 * with it every entity of one's own, is refused, so there is nothing to expand.
 */
#include "course/xml_gate.h"

#include "course/limits.h"

/* The open element: which token, for the message when it is closed wrongly. */
struct gate {
	struct arena *a;
	const char *file;
	const char *p, *start, *end;
	const char *root_end;
	int line;
	size_t open[LIMIT_XML_DEPTH]; /* indices into out->token */
	size_t depth, tags;
	bool root_done;
	struct xml_gated *out;
	struct err *e;
};

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* Names are ASCII: every name of the grammar is, so anything else is a slip of the keyboard. */
static bool is_name_start(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_name(char c)
{
	return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
}

/* Steps n bytes on, counting lines. */
static void step(struct gate *g, size_t n)
{
	for (const char *to = g->p + n; g->p < to; g->p++)
		if (*g->p == '\n')
			g->line++;
}

static void skip_space(struct gate *g)
{
	while (g->p < g->end && is_space(*g->p))
		step(g, 1);
}

static bool at(const struct gate *g, const char *s)
{
	size_t n = strlen(s);
	return (size_t)(g->end - g->p) >= n && memcmp(g->p, s, n) == 0;
}

static size_t name_length(const struct gate *g)
{
	size_t n = 0, left = (size_t)(g->end - g->p);
	if (left > 0 && is_name_start(g->p[0]))
		while (n < left && is_name(g->p[n]))
			n++;
	return n;
}

static struct xml_token *token_add(struct gate *g, enum xml_token_kind kind, int line)
{
	struct xml_gated *o = g->out;
	if (o->n == o->cap) {
		size_t cap = o->cap == 0 ? 256 : 2 * o->cap;
		struct xml_token *t = arena_array(g->a, cap, sizeof *t);
		if (o->n > 0)
			memcpy(t, o->token, o->n * sizeof *t);
		o->token = t;
		o->cap = cap;
	}
	o->token[o->n] = (struct xml_token){ .kind = kind, .line = line };
	return &o->token[o->n++];
}

/* The character a numeric reference means, 0 when it is none that may stand in a text. p: after "&#". */
static uint32_t reference_code(const char *p, size_t n)
{
	bool hex = n > 0 && p[0] == 'x';
	uint32_t code = 0;
	size_t i = hex ? 1 : 0;
	if (i == n || n - i > 8)
		return 0;
	for (; i < n; i++) {
		char c = p[i];
		uint32_t digit = c >= '0' && c <= '9' ? (uint32_t)(c - '0')
		    : hex && c >= 'a' && c <= 'f'     ? (uint32_t)(c - 'a' + 10)
		    : hex && c >= 'A' && c <= 'F'     ? (uint32_t)(c - 'A' + 10)
						      : 99;
		if (digit == 99 || code > 0x10ffff)
			return 0;
		code = code * (hex ? 16 : 10) + digit;
	}
	bool control = (code < 0x20 && code != 9 && code != 10) || (code >= 0x7f && code < 0xa0);
	if (control || (code >= 0xd800 && code <= 0xdfff) || (code & 0xfffe) == 0xfffe || code == 0xfeff ||
	    code > 0x10ffff)
		return 0;
	return code;
}

/* At '&': steps over the reference and adds to *bytes what it will become. */
static bool reference(struct gate *g, size_t *bytes)
{
	static const char *const known[] = { "amp", "lt", "gt", "quot", "apos" };
	size_t left = (size_t)(g->end - g->p), n = 1;
	while (n < left && n < 40 && (is_name(g->p[n]) || (n == 1 && g->p[n] == '#')))
		n++;
	if (n == left || g->p[n] != ';' || n < 2)
		return fail(g->e, ERR_FORMAT, g->file, g->line, "a lone & stands here: write &amp;");
	const char *name = g->p + 1;
	size_t name_n = n - 1;
	if (name[0] == '#') {
		uint32_t code = reference_code(name + 1, name_n - 1);
		if (code == 0)
			return fail(g->e, ERR_FORMAT, g->file, g->line,
			    "&%.*s; is not a character that may stand here: take it out or write the right number",
			    (int)name_n, name);
		*bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
		step(g, n + 1);
		return true;
	}
	for (size_t i = 0; i < COUNT(known); i++) {
		if (strlen(known[i]) != name_n || memcmp(known[i], name, name_n) != 0)
			continue;
		*bytes += 1;
		step(g, n + 1);
		return true;
	}
	return fail(g->e, ERR_FORMAT, g->file, g->line,
	    "&%.*s; has no meaning in XML: write the character itself (only &amp; &lt; &gt; &quot; &apos; have names)",
	    (int)name_n, name);
}

/* The value of an attribute, from its quotation mark on. */
static bool attribute_value(struct gate *g, const char *name, size_t name_n, struct xml_token *t)
{
	int n = (int)name_n;
	if (g->p == g->end || (*g->p != '"' && *g->p != '\''))
		return fail(g->e, ERR_FORMAT, g->file, g->line,
		    "the value of %.*s= has no quotation marks: write %.*s=\"...\"", n, name, n, name);
	char quote = *g->p;
	int line = g->line;
	step(g, 1);
	while (g->p < g->end && *g->p != quote) {
		if (*g->p == '<')
			return fail(g->e, ERR_FORMAT, g->file, line,
			    "a < stands in the value of %.*s=: close the quotation marks, or write &lt;", n, name);
		if (*g->p == '&') {
			if (!reference(g, &t->value_n))
				return false;
			continue;
		}
		t->value_n++;
		step(g, 1);
	}
	if (g->p == g->end)
		return fail(g->e, ERR_FORMAT, g->file, line, "the value of %.*s= is never closed: write the second %c",
		    n, name, quote);
	step(g, 1);
	if (g->p < g->end && !is_space(*g->p) && *g->p != '/' && *g->p != '>')
		return fail(g->e, ERR_FORMAT, g->file, g->line, "leave a blank after the value of %.*s=", n, name);
	return true;
}

/* One attribute. seen: where the names of this tag's attributes begin and how long they are; each may stand once. */
static bool attribute(struct gate *g, struct xml_token *t, struct str *seen)
{
	size_t n = name_length(g);
	if (n == 0)
		return fail(g->e, ERR_FORMAT, g->file, g->line,
		    "<%.*s> is not closed well: here an attribute, > or /> is expected", (int)t->n, t->name);
	const char *name = g->p;
	for (size_t i = 0; i < t->attr_n; i++)
		if (seen[i].n == n && memcmp(seen[i].p, name, n) == 0)
			return fail(g->e, ERR_FORMAT, g->file, g->line, "%.*s= stands twice in <%.*s>: keep one",
			    (int)n, name, (int)t->n, t->name);
	seen[t->attr_n++] = (struct str){ name, n };
	step(g, n);
	skip_space(g);
	if (g->p == g->end || *g->p != '=')
		return fail(g->e, ERR_FORMAT, g->file, g->line, "%.*s has no value: write %.*s=\"...\"", (int)n, name,
		    (int)n, name);
	step(g, 1);
	skip_space(g);
	return attribute_value(g, name, n, t);
}

/* Where the tag that begins at g->p ends, at the most LIMIT_XML_TAG_BYTES on; quotation marks are respected. */
static bool tag_fits(struct gate *g)
{
	char quote = '\0';
	size_t left = (size_t)(g->end - g->p);
	for (size_t i = 0; i < left; i++) {
		char c = g->p[i];
		if (i >= LIMIT_XML_TAG_BYTES)
			return fail(g->e, ERR_LIMIT, g->file, g->line,
			    "a tag is longer than %d bytes: close it, or divide what it says among several",
			    LIMIT_XML_TAG_BYTES);
		if (quote != '\0')
			quote = c == quote ? '\0' : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '>')
			return true;
	}
	return true; /* the end of the file says more in its own place */
}

/* What may be said once the name is known, before the attributes. */
static bool open_allowed(struct gate *g, const char *name, size_t n)
{
	if (g->root_done)
		return fail(g->e, ERR_FORMAT, g->file, g->line,
		    "<%.*s> stands after the end of the root element: a file has one root, move it inside", (int)n,
		    name);
	if (g->depth == LIMIT_XML_DEPTH)
		return fail(g->e, ERR_LIMIT, g->file, g->line, "elements are nested more than %d deep: close some",
		    LIMIT_XML_DEPTH);
	if (++g->tags > LIMIT_XML_TAGS)
		return fail(
		    g->e, ERR_LIMIT, g->file, g->line, "more than %d elements: divide the file", LIMIT_XML_TAGS);
	return true;
}

/* After a close tag or an empty element. */
static void element_closed(struct gate *g)
{
	if (g->depth > 0)
		return;
	g->root_done = true;
	g->root_end = g->p;
}

/* At "<name". */
static bool tag_open(struct gate *g)
{
	struct str seen[LIMIT_XML_ATTRIBUTES];
	int line = g->line;
	if (!tag_fits(g))
		return false;
	if (g->depth == 0 && !g->root_done)
		g->out->root = g->p;
	step(g, 1);
	size_t n = name_length(g);
	if (n == 0)
		return fail(
		    g->e, ERR_FORMAT, g->file, g->line, "a lone < stands here: write &lt;, or the name of an element");
	if (!open_allowed(g, g->p, n))
		return false;
	struct xml_token *t = token_add(g, XML_OPEN, line);
	size_t index = g->out->n - 1;
	t->name = g->p;
	t->n = n;
	step(g, n);
	for (;;) {
		skip_space(g);
		if (g->p == g->end)
			return fail(g->e, ERR_FORMAT, g->file, line, "<%.*s is never closed: write >", (int)n, t->name);
		if (at(g, ">")) {
			step(g, 1);
			g->open[g->depth++] = index;
			return true;
		}
		if (at(g, "/>")) {
			step(g, 2);
			struct xml_token *close = token_add(g, XML_CLOSE, line);
			close->name = g->out->token[index].name;
			close->n = n;
			element_closed(g);
			return true;
		}
		if (t->attr_n == COUNT(seen))
			return fail(g->e, ERR_LIMIT, g->file, line, "<%.*s> has more than %d attributes", (int)n,
			    t->name, LIMIT_XML_ATTRIBUTES);
		if (!attribute(g, t, seen))
			return false;
	}
}

/* At "</". */
static bool tag_close(struct gate *g)
{
	int line = g->line;
	step(g, 2);
	const char *name = g->p;
	size_t n = name_length(g);
	step(g, n);
	skip_space(g);
	if (n == 0 || !at(g, ">"))
		return fail(g->e, ERR_FORMAT, g->file, line, "</%.*s is not closed well: write </name>", (int)n, name);
	step(g, 1);
	if (g->depth == 0)
		return fail(g->e, ERR_FORMAT, g->file, line, "</%.*s> closes nothing: take it out", (int)n, name);
	const struct xml_token *open = &g->out->token[g->open[g->depth - 1]];
	if (open->n != n || memcmp(open->name, name, n) != 0)
		return fail(g->e, ERR_FORMAT, g->file, line,
		    "</%.*s> stands where <%.*s> of line %d is still open: write </%.*s>", (int)n, name, (int)open->n,
		    open->name, open->line, (int)open->n, open->name);
	struct xml_token *t = token_add(g, XML_CLOSE, line);
	t->name = name;
	t->n = n;
	g->depth--;
	element_closed(g);
	return true;
}

/* From a mark to its end, "<!--" to "-->"; *inside gets what stands between. */
static bool passage(struct gate *g, const char *begin, const char *end, struct str *inside)
{
	int line = g->line;
	size_t n = strlen(end);
	step(g, strlen(begin));
	inside->p = g->p;
	while (g->p < g->end && !at(g, end))
		step(g, 1);
	if (g->p == g->end)
		return fail(g->e, ERR_FORMAT, g->file, line, "%s is never closed: write %s", begin, end);
	inside->n = (size_t)(g->p - inside->p);
	step(g, n);
	return true;
}

static bool comment(struct gate *g)
{
	int line = g->line;
	struct str inside;
	if (!passage(g, "<!--", "-->", &inside))
		return false;
	for (size_t i = 0; i + 1 < inside.n; i++)
		if (inside.p[i] == '-' && inside.p[i + 1] == '-')
			return fail(g->e, ERR_FORMAT, g->file, line, "-- stands inside a comment: take it out");
	/* "<!---->" is a comment to XML but not to mxml; "--->" to neither */
	if (inside.n == 0 || inside.p[inside.n - 1] == '-')
		return fail(
		    g->e, ERR_FORMAT, g->file, line, "the comment is empty or ends in --->: write <!-- words -->");
	return true;
}

/* The XML declaration may only name UTF-8, and only begin the file. */
static bool declaration(struct gate *g, const struct str *inside, int line, bool first)
{
	if (!first)
		return fail(g->e, ERR_FORMAT, g->file, line, "<?xml ...?> may only be the very beginning of the file");
	char text[128] = { 0 };
	if (inside->n >= sizeof text)
		return fail(g->e, ERR_FORMAT, g->file, line, "write <?xml version=\"1.0\" encoding=\"UTF-8\"?>");
	for (size_t i = 0; i < inside->n; i++) {
		char c = inside->p[i];
		text[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c == '\'' ? '"' : c;
	}
	if (strstr(text, "version=\"1.0\"") == NULL)
		return fail(g->e, ERR_FORMAT, g->file, line, "write <?xml version=\"1.0\" encoding=\"UTF-8\"?>");
	if (strstr(text, "encoding") != NULL && strstr(text, "encoding=\"utf-8\"") == NULL)
		return fail(g->e, ERR_FORMAT, g->file, line,
		    "the encoding is not UTF-8: save the file as UTF-8 and say so here");
	return true;
}

/* "<?...?>": only the XML declaration means anything; others (an editor's schema line) are passed over. */
static bool instruction(struct gate *g)
{
	int line = g->line;
	bool first = g->p == g->start;
	struct str inside;
	if (!passage(g, "<?", "?>", &inside))
		return false;
	if (inside.n >= 3 && memcmp(inside.p, "xml", 3) == 0 && (inside.n == 3 || is_space(inside.p[3])))
		return declaration(g, &inside, line, first);
	if (inside.n == 0 || !is_name_start(inside.p[0]))
		return fail(g->e, ERR_FORMAT, g->file, line, "<? stands without a name: take it out");
	return true;
}

static bool cdata(struct gate *g)
{
	int line = g->line;
	struct str inside;
	if (g->depth == 0)
		return fail(g->e, ERR_FORMAT, g->file, line, "text stands outside the root element: move it inside");
	if (!passage(g, "<![CDATA[", "]]>", &inside))
		return false;
	token_add(g, XML_CDATA, line)->n = inside.n;
	return true;
}

/* A run of text up to the next '<'. Outside the root only white space may stand. */
static bool words(struct gate *g)
{
	int line = g->line;
	size_t bytes = 0;
	while (g->p < g->end && *g->p != '<') {
		if (g->depth == 0 && !is_space(*g->p))
			return fail(g->e, ERR_FORMAT, g->file, g->line,
			    "text stands %s the root element: move it inside", g->root_done ? "after" : "before");
		if (*g->p == '&') {
			if (!reference(g, &bytes))
				return false;
			continue;
		}
		if (at(g, "]]>"))
			return fail(g->e, ERR_FORMAT, g->file, g->line, "]]> stands in the text: write ]]&gt;");
		bytes++;
		step(g, 1);
	}
	if (g->depth > 0)
		token_add(g, XML_TEXT, line)->n = bytes;
	return true;
}

static bool markup(struct gate *g)
{
	if (at(g, "<!--"))
		return comment(g);
	if (at(g, "<![CDATA["))
		return cdata(g);
	if (at(g, "<!"))
		return fail(
		    g->e, ERR_FORMAT, g->file, g->line, "<!DOCTYPE and its like are not used here: take it out");
	if (at(g, "<?"))
		return instruction(g);
	if (at(g, "</"))
		return tag_close(g);
	return tag_open(g);
}

/* U+FEFF after the beginning: invisible, and mxml drops it. */
static const unsigned char *stray_mark(const unsigned char *p, size_t n)
{
	for (size_t i = 3; i + 2 < n; i++)
		if (p[i] == 0xef && p[i + 1] == 0xbb && p[i + 2] == 0xbf)
			return p + i;
	return NULL;
}

static int line_at(const unsigned char *p, const unsigned char *at)
{
	int line = 1;
	for (; p < at; p++)
		line += *p == '\n' ? 1 : 0;
	return line;
}

static bool has_control(const unsigned char *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool c0 = (p[i] < 0x20 && p[i] != '\t' && p[i] != '\r') || p[i] == 0x7f;
		bool c1 = p[i] == 0xc2 && i + 1 < n && p[i + 1] >= 0x80 && p[i + 1] < 0xa0;
		if (c0 || c1)
			return true;
	}
	return false;
}

/* Names the line of the first byte that is not text. A line end is never part of a longer character, so lines can
 * be tried singly. */
static bool encoding_ok(const char *file, const unsigned char *p, size_t n, struct err *e)
{
	if (n >= 2 && ((p[0] == 0xff && p[1] == 0xfe) || (p[0] == 0xfe && p[1] == 0xff)))
		return fail(e, ERR_FORMAT, file, 1, "the file is UTF-16: save it as UTF-8");
	const unsigned char *mark = stray_mark(p, n);
	if (mark != NULL)
		return fail(e, ERR_FORMAT, file, line_at(p, mark),
		    "an invisible byte order mark stands in this line: take it out");
	if (utf8_ok(p, n))
		return true;
	int line = 1;
	size_t from = 0, to = 0;
	for (;; line++, from = to + 1) {
		for (to = from; to < n && p[to] != '\n';)
			to++;
		if (to == n || !utf8_ok(p + from, to - from))
			break;
	}
	if (has_control(p + from, to - from))
		return fail(e, ERR_FORMAT, file, line, "a control character stands in this line: take it out");
	return fail(e, ERR_FORMAT, file, line, "this line is not UTF-8: save the file as UTF-8");
}

/* A copy with every line end as LF (XML 1.0, 2.11), since mxml drops some carriage returns and keeps others. */
static char *lines_normal(struct arena *a, const unsigned char *p, size_t n, size_t *out_n)
{
	char *out = arena_alloc(a, n + 1);
	size_t used = 0;
	for (size_t i = 0; i < n; i++) {
		if (p[i] != '\r')
			out[used++] = (char)p[i];
		else if (i + 1 == n || p[i + 1] != '\n')
			out[used++] = '\n';
	}
	*out_n = used;
	return out;
}

bool xml_gate(struct arena *a, const char *file, const struct bytes *raw, struct xml_gated *out, struct err *e)
{
	if (raw->n > LIMIT_XML_BYTES)
		return fail(e, ERR_LIMIT, file, 0, "the file is larger than %u MB: divide it", LIMIT_XML_BYTES >> 20);
	if (!encoding_ok(file, raw->p, raw->n, e))
		return false;
	bool marked = raw->n >= 3 && memcmp(raw->p, "\xef\xbb\xbf", 3) == 0;
	size_t skip = marked ? 3 : 0, n = 0;
	*out = (struct xml_gated){ .root = NULL };
	char *text = lines_normal(a, raw->p + skip, raw->n - skip, &n);
	struct gate g = {
		.a = a, .file = file, .p = text, .start = text, .end = text + n, .line = 1, .out = out, .e = e
	};
	while (g.p < g.end)
		if (!(*g.p == '<' ? markup(&g) : words(&g)))
			return false;
	if (g.depth > 0) {
		const struct xml_token *t = &out->token[g.open[g.depth - 1]];
		return fail(e, ERR_FORMAT, file, t->line, "<%.*s> is never closed: write </%.*s>", (int)t->n, t->name,
		    (int)t->n, t->name);
	}
	if (!g.root_done)
		return fail(e, ERR_FORMAT, file, 1, "the file holds no element: it needs one root element");
	text[g.root_end - text] = '\0'; /* mxml trips over white space before a root and drops words after it */
	return true;
}
