/*
 * xml promises: a document is well-formed XML 1.0 within limits.h, in UTF-8, without DOCTYPE, or it is refused,
 * with the line where it goes wrong and what to do; nothing is dropped silently; every node knows its line. Each
 * row of the table in library-facts.md, what mxml accepts and must not, stands here.
 */
#include "tests/test.h"

#include "course/limits.h"
#include "course/xml.h"

static struct bytes bytes_of(struct arena *a, const char *s, size_t n)
{
	return (struct bytes){ (unsigned char *)arena_copy(a, s, n), n };
}

static struct xml *parse(struct arena *a, const char *s, struct err *e)
{
	struct bytes b = bytes_of(a, s, strlen(s));
	return xml_parse(a, "t.xml", &b, e);
}

/* What is refused: the text, its length (0: up to the NUL), the line, words of the sentence. */
static const struct {
	const char *text;
	size_t n;
	int line;
	const char *words;
} refused[] = {
	/* library-facts.md: what mxml 3.3.1 does is in the comment */
	{ "<a>\nx</a>\nlost words\n", 0, 3, "text stands after the root" }, /* dropped silently */
	{ "<?xml version=\"1.0\"?>\n<a>\n\xc3(</a>", 0, 3, "not UTF-8" },   /* stops, gives a tree */
	{ "<a>\n\n\xc0\xaf</a>", 0, 3, "not UTF-8" },                       /* overlong: a tree */
	{ "<a>\n\xe0\x80\xaf</a>", 0, 2, "not UTF-8" },
	{ "<a>\nx\x01y</a>", 0, 2, "control character" }, /* a tree */
	{ "<a>\n\n\x7f</a>", 0, 3, "control character" },
	{ "<a>\n\xc2\x85</a>", 0, 2, "control character" },
	{ "<a>\n<b c=1/></a>", 0, 2, "no quotation marks" },           /* accepted */
	{ "<a>\nx&nbsp;y</a>", 0, 2, "&nbsp; has no meaning in XML" }, /* accepted */
	{ "<a>\n&wrong;</a>", 0, 2, "&wrong; has no meaning in XML" },
	{ "<a>&#0;</a>", 0, 1, "&#0; is not a character" },
	{ "<!DOCTYPE a [<!ENTITY b \"c\">]>\n<a>&b;</a>", 0, 1, "DOCTYPE" },
	{ "\n<!doctype a>\n<a/>", 0, 2, "DOCTYPE" },
	{ "<a>\n<b c=\"1\"\n   c=\"2\"/></a>", 0, 3, "c= stands twice in <b>" },
	{ "<a>\n<b>\n</c></a>", 0, 3, "</c> stands where <b> of line 2 is still open" },
	{ "<a>\n<b>\n", 0, 2, "<b> is never closed" },
	{ "<a/>\n<b/>", 0, 2, "a file has one root" },
	{ "<?xml version=\"1.0\"?>\n<a/>\n<b/>", 0, 3, "a file has one root" }, /* accepted */
	/* security.md 3.2 */
	{ "\xff\xfe", 0, 1, "UTF-16" }, /* reads past the end */
	{ "\xfe\xff\0a", 4, 1, "UTF-16" },
	{ "<a>\n\xff\xfe</a>", 0, 2, "not UTF-8" },
	{ "<a>\nb\0c</a>", 10, 2, "control character" },            /* cut off silently */
	{ "<a>&#xD800;</a>", 0, 1, "&#xD800; is not a character" }, /* makes invalid UTF-8 */
	{ "<a>&#x110000;</a>", 0, 1, "is not a character" },
	{ "<a b=\"&#x7fffffff;\"/>", 0, 1, "is not a character" },
	{ "<a>&#x100000041;</a>", 0, 1, "is not a character" }, /* becomes A */
	{ "<a>\n&#8;</a>", 0, 2, "is not a character" },
	{ "<a>&#x85;</a>", 0, 1, "is not a character" },
	{ "<a>&#;</a>", 0, 1, "is not a character" },
	{ "<a>&#x;</a>", 0, 1, "is not a character" },
	{ "<a>&#12a;</a>", 0, 1, "is not a character" },
	{ "<a>&#xFFFE;</a>", 0, 1, "is not a character" },
	/* the rest of XML 1.0 */
	{ "", 0, 1, "holds no element" },
	{ "  \n", 0, 1, "holds no element" },
	{ "<!-- only this -->", 0, 1, "holds no element" },
	{ "words", 0, 1, "text stands before the root" },
	{ "<a>\nfish & chips</a>", 0, 2, "write &amp;" },
	{ "<a>&amp</a>", 0, 1, "write &amp;" },
	{ "<a>1 < 2</a>", 0, 1, "write &lt;" },
	{ "<a b=\"1 < 2\"/>", 0, 1, "write &lt;" },
	{ "<a b/>", 0, 1, "b has no value" },
	{ "<a b=>", 0, 1, "no quotation marks" },
	{ "<a b=\"1\"c=\"2\"/>", 0, 1, "leave a blank" },
	{ "<a b=\"1", 0, 1, "never closed" },
	{ "<a\n b=\"1\">\n<c d='x>\n</c></a>", 0, 3, "a < stands in the value of d=" },
	{ "<a b=\"1\"", 0, 1, "<a is never closed: write >" },
	{ "<a>\n\xef\xbb\xbf</a>", 0, 2, "byte order mark" }, /* dropped silently */
	{ "\xef\xbb\xbf\xef\xbb\xbf<a/>", 0, 1, "byte order mark" },
	{ "<a ?>", 0, 1, "not closed well" },
	{ "<a></a", 0, 1, "not closed well" },
	{ "<a></b ></a>", 0, 1, "</b> stands where <a>" },
	{ "</a>", 0, 1, "closes nothing" },
	{ "<a/></a>", 0, 1, "closes nothing" },
	{ "<a>]]></a>", 0, 1, "]]&gt;" },
	{ "<a>\n<!-- b", 0, 2, "<!-- is never closed" },
	{ "<a><!-- b -- c --></a>", 0, 1, "-- stands inside a comment" },
	{ "<a><!----></a>", 0, 1, "comment is empty" }, /* mxml cannot read it */
	{ "<a><!-- b ---></a>", 0, 1, "--->" },
	{ "<a><![CDATA[b", 0, 1, "never closed" },
	{ "<![CDATA[b]]><a/>", 0, 1, "outside the root" },
	{ "<a><?b", 0, 1, "never closed" },
	{ "<a><? b?></a>", 0, 1, "without a name" },
	{ "<a>\n<?xml version=\"1.0\"?></a>", 0, 2, "the very beginning" },
	{ " <?xml version=\"1.0\"?><a/>", 0, 1, "the very beginning" },
	{ "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>", 0, 1, "encoding is not UTF-8" },
	{ "<?xml version=\"1.1\"?><a/>", 0, 1, "write <?xml version=\"1.0\"" },
	{ "<?xml?><a/>", 0, 1, "write <?xml version=\"1.0\"" },
	{ "<\xc3\xa9t\xc3\xa9/>", 0, 1, "lone <" },
	{ "<a>\r\n\r\n</b>", 0, 3, "</b>" },
	{ "<a>\r\r</b>", 0, 3, "</b>" },
};

TEST(xml_refuses_with_the_line_and_what_to_do)
{
	struct arena a = { 0 };
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct err e = { 0 };
		const char *text = refused[i].text;
		struct bytes b = bytes_of(&a, text, refused[i].n != 0 ? refused[i].n : strlen(text));
		struct xml *x = xml_parse(&a, "t.xml", &b, &e);
		if (x != NULL || e.line != refused[i].line || strstr(e.text, refused[i].words) == NULL)
			test_fail(__FILE__, __LINE__, "row %zu: %s, line %d (%d), \"%s\" (%s)", i,
			    x == NULL ? "refused" : "accepted", e.line, refused[i].line, e.text, refused[i].words);
		arena_reset(&a);
	}
	arena_release(&a);
}

static const char *const accepted[] = {
	"<a/>",
	"\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?>\n<a/>\n",
	"<?xml version=\"1.0\"?>\n<?xml-model href=\"x\"?>\n<!-- c --><a><b c='1' d = \"2\"/> <b/></a >\n<!-- d --><?e f?>\n",
	"<!-- c --><a>t</a>",
	"\n\n <a/>",
	"<a>&amp;&lt;&gt;&quot;&apos;&#x2019;&#10;&#x1F600;</a>",
	"<a b=\"it's > &amp;\" c='say \"x\"'/>",
	"<a><![CDATA[1 < 2 && ]] ]]></a>",
	"<a><?x y > z?>w<!-- - - --></a>",
	"<a>\xc2\xa0\xe2\x80\x94\xf0\x9f\x98\x80</a>",
};

TEST(xml_accepts_what_is_xml)
{
	struct arena a = { 0 };
	for (size_t i = 0; i < COUNT(accepted); i++) {
		struct err e = { 0 };
		if (parse(&a, accepted[i], &e) == NULL)
			test_fail(__FILE__, __LINE__, "row %zu: line %d, %s", i, e.line, e.text);
	}
	arena_release(&a);
}

TEST(xml_keeps_lines_attributes_and_text)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct xml *x = parse(&a,
	    "<?xml version=\"1.0\"?>\r\n<!-- one\ntwo -->\n<a\n  b=\"x &amp; y\"\n  c='&#x2019;'>\nhi <d/>\n"
	    "<![CDATA[<raw>]]><d\n>q</d></a>",
	    &e);
	EXPECT(x != NULL);
	EXPECT_INT(x->line, 4);
	EXPECT_STR(x->tag, "a");
	EXPECT_INT(x->attr_n, 2);
	EXPECT_STR(xml_attr(x, "b"), "x & y");
	EXPECT_STR(xml_attr(x, "c"), "\xe2\x80\x99");
	EXPECT(xml_attr(x, "d") == NULL);
	const struct xml *d = xml_child(x, "d");
	EXPECT(d != NULL && d->parent == x);
	EXPECT_INT(d->line, 7);
	const struct xml *cdata = d->next->next;
	EXPECT_STR(cdata->text, "<raw>");
	EXPECT_INT(cdata->line, 8);
	d = xml_next(d, "d");
	EXPECT_INT(d->line, 8);
	EXPECT_STR(xml_text(&a, d), "q");
	EXPECT(xml_next(d, NULL) == NULL);
	EXPECT_STR(xml_text(&a, x), "hi <raw>q");
	arena_release(&a);
}

TEST(xml_escape_can_be_read_back)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	const char *words = "a & b < c > d \"e\" 'f'";
	struct xml *x = parse(&a, arena_printf(&a, "<a b=\"%s\"/>", xml_escape(&a, words)), &e);
	EXPECT(x != NULL);
	EXPECT_STR(xml_attr(x, "b"), words);
	arena_release(&a);
}

static struct xml *parse_buf(struct arena *a, struct buf *b, struct err *e)
{
	struct bytes text = bytes_of(a, buf_text(b), b->n);
	return xml_parse(a, "t.xml", &text, e);
}

TEST(xml_holds_to_its_limits)
{
	struct arena a = { 0 };
	for (int over = 0; over < 2; over++) {
		struct err e = { 0 };
		struct buf depth = { .a = &a }, tag = { .a = &a }, attributes = { .a = &a };
		for (int i = 0; i < LIMIT_XML_DEPTH + over; i++)
			buf_add(&depth, "<a>\n");
		for (int i = 0; i < LIMIT_XML_DEPTH + over; i++)
			buf_add(&depth, "</a>");
		EXPECT((parse_buf(&a, &depth, &e) == NULL) == (over == 1));
		EXPECT_INT(e.kind, over == 1 ? ERR_LIMIT : ERR_NONE);
		EXPECT_INT(e.line, over == 1 ? LIMIT_XML_DEPTH + 1 : 0);

		e = (struct err){ 0 };
		buf_add(&tag, "\n<a b=\"");
		for (size_t i = sizeof "<a b=\"\">" - 1; i < LIMIT_XML_TAG_BYTES + (size_t)over; i++)
			buf_add(&tag, "x");
		buf_add(&tag, "\"></a>");
		EXPECT((parse_buf(&a, &tag, &e) == NULL) == (over == 1));
		EXPECT_INT(e.line, over == 1 ? 2 : 0);

		e = (struct err){ 0 };
		buf_add(&attributes, "<a");
		for (int i = 0; i < LIMIT_XML_ATTRIBUTES + over; i++)
			buf_addf(&attributes, " b%d=''", i);
		buf_add(&attributes, "/>");
		EXPECT((parse_buf(&a, &attributes, &e) == NULL) == (over == 1));
		EXPECT_INT(e.kind, over == 1 ? ERR_LIMIT : ERR_NONE);
	}
	arena_release(&a);
}

TEST(xml_bounds_elements_and_bytes)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct buf many = { .a = &a };
	buf_add(&many, "<a>");
	for (int i = 0; i < LIMIT_XML_TAGS; i++)
		buf_add(&many, "<b/>");
	buf_add(&many, "</a>");
	EXPECT(parse_buf(&a, &many, &e) == NULL);
	EXPECT_INT(e.kind, ERR_LIMIT);

	e = (struct err){ 0 };
	struct bytes large = { arena_alloc(&a, LIMIT_XML_BYTES + 2), LIMIT_XML_BYTES + 1 };
	memset(large.p, ' ', large.n);
	EXPECT(xml_parse(&a, "t.xml", &large, &e) == NULL);
	EXPECT_INT(e.kind, ERR_LIMIT);
	arena_release(&a);
}

/* Every cut of a document is refused, and every way of breaking one byte of it ends without harm. */
TEST(xml_survives_cuts_and_broken_bytes)
{
	struct arena a = { 0 };
	const char *text = "<?xml version=\"1.0\"?><a b='1'><!-- c --><d>e&amp;f</d><![CDATA[g]]></a>";
	size_t n = strlen(text);
	for (size_t i = 0; i < n; i++) {
		struct err e = { 0 };
		struct bytes cut = bytes_of(&a, text, i);
		EXPECT(xml_parse(&a, "t.xml", &cut, &e) == NULL);
		EXPECT(e.kind != ERR_NONE);
		for (int value = 0; value < 256; value += 3) {
			struct bytes broken = bytes_of(&a, text, n);
			broken.p[i] = (unsigned char)value;
			e = (struct err){ 0 };
			struct xml *x = xml_parse(&a, "t.xml", &broken, &e);
			EXPECT((x == NULL) == (e.kind != ERR_NONE));
		}
		arena_reset(&a);
	}
	arena_release(&a);
}
