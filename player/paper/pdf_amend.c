/*
 * The few things that cairo's PDF lacks for those who hear it: words for figures, what a head cell heads, the
 * language. cairo writes a structure element for every tag, in the order of the tags, each an object in the
 * open; so the file is copied object by object, the additions go before the object's end, and the table of
 * offsets is written anew. If the elements are not those we began, this is a cairo that we do not know, and
 * saying so is better than a picture with another's words.
 */
#include "paper/pdf.h"

/* --- what PDF calls our tags, and what it wants said of them --- */

static const char *const tag_names[] = { [TAG_DOCUMENT] = "Document",
	[TAG_SECTION] = "Sect",
	[TAG_H1] = "H1",
	[TAG_H2] = "H2",
	[TAG_H3] = "H3",
	[TAG_P] = "P",
	[TAG_LIST] = "L",
	[TAG_LIST_NUMBERS] = "L",
	[TAG_ITEM] = "LI",
	[TAG_MARK] = "Lbl",
	[TAG_BODY] = "LBody",
	[TAG_TABLE] = "Table",
	[TAG_ROW] = "TR",
	[TAG_HEAD_COLUMN] = "TH",
	[TAG_HEAD_ROW] = "TH",
	[TAG_CELL] = "TD",
	[TAG_FIGURE] = "Figure",
	[TAG_CAPTION] = "Caption",
	[TAG_QUOTE] = "BlockQuote",
	[TAG_NOTE] = "Note",
	[TAG_SPAN] = "Span" };

const char *pdf_tag_name(enum tag tag)
{
	return tag_names[tag];
}

/* A text as PDF has it: UTF-16 in hex. */
static const char *text_hex(struct arena *a, const char *text)
{
	struct buf b = { .a = a };
	size_t n;
	buf_add(&b, "<FEFF");
	for (const char *s = text; *s != '\0'; s += n) {
		uint32_t c = utf8_next(s, &n);
		if (c >= 0x10000)
			buf_addf(&b, "%04X%04X", (unsigned)(0xD800 + ((c - 0x10000) >> 10)),
			    (unsigned)(0xDC00 + ((c - 0x10000) & 0x3FF)));
		else
			buf_addf(&b, "%04X", (unsigned)c);
	}
	buf_add(&b, ">");
	return buf_text(&b);
}

const char *pdf_tag_extra(struct arena *a, enum tag tag, const char *alt)
{
	if (tag == TAG_FIGURE)
		return arena_printf(a, "   /Alt %s\n", text_hex(a, alt != NULL ? alt : ""));
	if (tag == TAG_HEAD_COLUMN || tag == TAG_HEAD_ROW)
		return arena_printf(a, "   /A << /O /Table /Scope /%s >>\n", tag == TAG_HEAD_ROW ? "Row" : "Column");
	if (tag == TAG_LIST || tag == TAG_LIST_NUMBERS)
		return arena_printf(
		    a, "   /A << /O /List /ListNumbering /%s >>\n", tag == TAG_LIST ? "Disc" : "Decimal");
	return NULL;
}

/* --- the file --- */

struct object {
	size_t from, to; /* in the old file */
	size_t number;   /* in the new table */
};
struct amend {
	struct arena *a;
	const char *text;
	size_t n;
	struct object *object; /* in the order of the file */
	size_t object_n, entries;
	size_t table;   /* where the old table stands */
	size_t *offset; /* of each number in the new file, 0 free */
	struct buf out;
};

static bool unknown(struct err *e, const char *what)
{
	return fail(
	    e, ERR_FORMAT, NULL, 0, "this version of cairo writes its PDF otherwise than is known here (%s)", what);
}

/* A number at *at, which moves behind it. */
static bool number(const struct amend *m, size_t *at, size_t *out)
{
	size_t v = 0, from = *at;
	while (*at < m->n && m->text[*at] >= '0' && m->text[*at] <= '9' && *at - from < 12)
		v = v * 10 + (size_t)(m->text[(*at)++] - '0');
	*out = v;
	return *at > from;
}

static bool word(const struct amend *m, size_t *at, const char *text)
{
	size_t n = strlen(text);
	if (m->n - *at < n || memcmp(m->text + *at, text, n) != 0)
		return false;
	*at += n;
	return true;
}

static int object_order(const void *x, const void *y)
{
	const struct object *a = x, *b = y;
	return a->from < b->from ? -1 : a->from > b->from;
}

/* The table of offsets at the end: "xref", "0 N", N lines of 20 bytes. */
static bool table_read(struct amend *m, struct err *e)
{
	static const char mark[] = "startxref\n";
	size_t at = m->n, first, generation, offset;
	while (at > 0 && (m->n - at < sizeof mark || memcmp(m->text + at, mark, sizeof mark - 1) != 0))
		at--;
	if (!word(m, &at, mark) || !number(m, &at, &m->table) || m->table >= m->n)
		return unknown(e, "no startxref");
	at = m->table;
	if (!word(m, &at, "xref\n") || !number(m, &at, &first) || first != 0 || !word(m, &at, " ") ||
	    !number(m, &at, &m->entries) || !word(m, &at, "\n") || m->entries > m->n / 20)
		return unknown(e, "no table of offsets");
	m->object = arena_array(m->a, m->entries, sizeof *m->object);
	m->offset = arena_array(m->a, m->entries, sizeof *m->offset);
	for (size_t i = 0; i < m->entries; i++) {
		if (!number(m, &at, &offset) || !word(m, &at, " ") || !number(m, &at, &generation) ||
		    !word(m, &at, " "))
			return unknown(e, "its table of offsets");
		bool used = word(m, &at, "n");
		if ((!used && !word(m, &at, "f")) || (!word(m, &at, " \n") && !word(m, &at, "\r\n")) ||
		    (used && offset >= m->table))
			return unknown(e, "its table of offsets");
		if (used)
			m->object[m->object_n++] = (struct object){ .from = offset, .number = i };
	}
	qsort(m->object, m->object_n, sizeof *m->object, object_order);
	for (size_t i = 0; i < m->object_n; i++)
		m->object[i].to = i + 1 < m->object_n ? m->object[i + 1].from : m->table;
	return m->object_n > 0 || unknown(e, "no objects");
}

/* Where an object's dictionary ends: before the ">>" that endobj follows. */
static bool dictionary_end(const struct amend *m, const struct object *o, size_t *out)
{
	static const char end[] = ">>\nendobj\n";
	size_t at = o->to;
	while (at > o->from && (o->to - at < sizeof end - 1 || memcmp(m->text + at, end, sizeof end - 1) != 0))
		at--;
	*out = at;
	return at > o->from;
}

/* Whether the object is a dictionary of that type; *at is then behind it. */
static bool object_is(const struct amend *m, const struct object *o, const char *type, size_t *at)
{
	size_t n;
	*at = o->from;
	return number(m, at, &n) && word(m, at, " 0 obj\n<< /Type /") && word(m, at, type) && word(m, at, "\n");
}

static bool object_copy(struct amend *m, const struct object *o, const char *extra, struct err *e)
{
	size_t split = o->to;
	m->offset[o->number] = m->out.n;
	if (extra != NULL && !dictionary_end(m, o, &split))
		return unknown(e, "an object without an end");
	buf_add_n(&m->out, m->text + o->from, split - o->from);
	if (extra != NULL)
		buf_add(&m->out, extra);
	buf_add_n(&m->out, m->text + split, o->to - split);
	return true;
}

static void table_write(struct amend *m)
{
	static const char start[] = "startxref\n";
	size_t table = m->out.n, at = m->table;
	buf_addf(&m->out, "xref\n0 %zu\n", m->entries);
	for (size_t i = 0; i < m->entries; i++)
		buf_addf(&m->out, m->offset[i] == 0 ? "%010zu 65535 f \n" : "%010zu 00000 n \n", m->offset[i]);
	while (at < m->n && memcmp(m->text + at, "trailer", 7) != 0)
		at++;
	size_t end = at;
	while (end < m->n && (m->n - end < sizeof start || memcmp(m->text + end, start, sizeof start - 1) != 0))
		end++;
	buf_add_n(&m->out, m->text + at, end - at);
	buf_addf(&m->out, "startxref\n%zu\n%%%%EOF\n", table);
}

bool pdf_amend(struct arena *a, const struct bytes *in, const char *const *tag, const char *const *extra, size_t n,
    const char *catalog, struct bytes *out, struct err *e)
{
	struct amend m = { .a = a, .text = (const char *)in->p, .n = in->n, .out = { .a = a } };
	size_t begun = 0, at;
	bool rooted = false;
	if (!table_read(&m, e))
		return false;
	buf_add_n(&m.out, m.text, m.object[0].from);
	for (size_t i = 0; i < m.object_n; i++) {
		const struct object *o = &m.object[i];
		const char *add = NULL;
		if (object_is(&m, o, "Catalog", &at)) {
			add = catalog;
			rooted = true;
		} else if (object_is(&m, o, "StructElem", &at)) {
			if (begun == n || !word(&m, &at, "   /S /") || !word(&m, &at, tag[begun]) ||
			    !word(&m, &at, "\n"))
				return unknown(e, "the order of its structure");
			add = extra[begun++];
		}
		if (!object_copy(&m, o, add, e))
			return false;
	}
	if (begun != n || !rooted)
		return unknown(e, "the number of its structure elements");
	table_write(&m);
	*out = (struct bytes){ (unsigned char *)arena_copy(a, m.out.p, m.out.n), m.out.n };
	return true;
}
