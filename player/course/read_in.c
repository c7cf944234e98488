/*
 * What the readers share: attributes, children, ids and references, each with its own sentence when it is wrong.
 * Hints are looked for only while findings are still kept and among few names, so that a hostile file cannot buy
 * time with them.
 */
#include "course/read_in.h"

#include <stdarg.h>

#include "course/limits.h"
#include "course/name.h"

enum { HINT_NAMES = 500, ID_BYTES = 64 };

const char *const no_attributes[] = { NULL };

void wrong(struct reader *r, int line, const char *code, const char *format, ...)
{
	char text[1024];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	findings_add(r->f, SEVERITY_ERROR, r->file, line, code, "%s", text);
}

const char *hint(struct reader *r, const char *s, const char *const *names)
{
	if (r->f->n >= LIMIT_FINDINGS)
		return "";
	const char *near = str_nearest(s, names);
	return near == NULL ? "" : arena_printf(r->a, " (did you mean %s?)", near);
}

/* "a, b and c", for messages. */
static const char *names_list(struct reader *r, const char *const *names)
{
	struct buf b = { .a = r->a };
	for (size_t i = 0; names[i] != NULL; i++)
		buf_addf(&b, "%s%s", i == 0 ? "" : names[i + 1] == NULL ? " or " : ", ", names[i]);
	return buf_text(&b);
}

static bool listed(const char *s, const char *const *names)
{
	for (; *names != NULL; names++)
		if (streq(s, *names))
			return true;
	return false;
}

void attrs_known(struct reader *r, const struct xml *x, const char *const *known)
{
	for (size_t i = 0; i < x->attr_n; i++) {
		const char *name = x->attr[i].name;
		if (listed(name, known))
			continue;
		if (known[0] == NULL)
			wrong(r, x->line, "unknown-attribute", "<%s> takes no attributes: take %s= out", x->tag, name);
		else
			wrong(r, x->line, "unknown-attribute", "<%s> has no attribute %s=%s", x->tag, name,
			    hint(r, name, known));
	}
}

const char *attr_text(struct reader *r, const struct xml *x, const char *name, enum need need)
{
	const char *value = xml_attr(x, name);
	if (value == NULL) {
		if (need == NEED)
			wrong(r, x->line, "attribute-missing", "<%s> needs %s=\"...\"", x->tag, name);
		return NULL;
	}
	value = str_squeeze(r->a, value, strlen(value));
	if (*value != '\0')
		return value;
	wrong(r, x->line, "attribute-empty", "%s=\"\" says nothing: write a value%s", name,
	    need == NEED ? "" : " or leave it out");
	return NULL;
}

bool attr_yes(struct reader *r, const struct xml *x, const char *name, bool fallback)
{
	static const char *const words[] = { "no", "yes", NULL };
	int word = attr_word(r, x, name, words, fallback);
	return word < 0 ? fallback : word == 1;
}

int attr_int(struct reader *r, const struct xml *x, const char *name, int low, int high, enum need need)
{
	const char *value = attr_text(r, x, name, need);
	int64_t n = low;
	if (value != NULL && !parse_int(value, low, high, &n))
		wrong(r, x->line, "attribute-value", "%s=\"%s\": write a whole number from %d to %d", name, value, low,
		    high);
	return (int)n;
}

int attr_word(struct reader *r, const struct xml *x, const char *name, const char *const *words, int fallback)
{
	const char *value = xml_attr(x, name);
	if (value == NULL && fallback >= 0)
		return fallback;
	if (value == NULL) {
		wrong(r, x->line, "attribute-missing", "<%s> needs %s=\"%s\"", x->tag, name, names_list(r, words));
		return -1;
	}
	for (int i = 0; words[i] != NULL; i++)
		if (streq(value, words[i]))
			return i;
	wrong(r, x->line, "attribute-value", "%s=\"%s\": write %s%s", name, value, names_list(r, words),
	    hint(r, value, words));
	return -1;
}

static bool date_ok(const char *s)
{
	static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	if (strlen(s) != 10 || s[4] != '-' || s[7] != '-')
		return false;
	int n[3] = { 0 };
	for (int i = 0, part = 0; i < 10; i++) {
		if (i == 4 || i == 7) {
			part++;
			continue;
		}
		if (s[i] < '0' || s[i] > '9')
			return false;
		n[part] = n[part] * 10 + (s[i] - '0');
	}
	if (n[0] < 1900 || n[1] < 1 || n[1] > 12 || n[2] < 1 || n[2] > days[n[1] - 1])
		return false;
	bool leap = (n[0] % 4 == 0 && n[0] % 100 != 0) || n[0] % 400 == 0;
	return leap || n[1] != 2 || n[2] != 29;
}

const char *attr_date(struct reader *r, const struct xml *x, const char *name)
{
	const char *value = attr_text(r, x, name, NEED);
	if (value == NULL || date_ok(value))
		return value;
	wrong(r, x->line, "attribute-value", "%s=\"%s\" is no date: write it as 2026-11-20", name, value);
	return NULL;
}

const char *attr_url(struct reader *r, const struct xml *x, const char *name, enum need need)
{
	const char *value = attr_text(r, x, name, need);
	if (value == NULL ||
	    ((str_starts(value, "https://") || str_starts(value, "http://")) && strchr(value, ' ') == NULL))
		return value;
	wrong(r, x->line, "attribute-value", "%s=\"%s\": write the whole address, from https:// on", name, value);
	return NULL;
}

/* The nearest entry name of the pack, as a hint. */
static const char *file_hint(struct reader *r, const char *name)
{
	size_t n = pack_count(r->pack);
	if (n > HINT_NAMES || r->f->n >= LIMIT_FINDINGS)
		return "";
	const char **names = arena_array(r->a, n + 1, sizeof *names);
	for (size_t i = 0; i < n; i++)
		names[i] = pack_name(r->pack, i);
	return hint(r, name, names);
}

const char *attr_file(struct reader *r, const struct xml *x, const char *name)
{
	const char *value = attr_text(r, x, name, NEED), *why = NULL;
	if (value == NULL)
		return NULL;
	if (!name_ok(value, &why)) {
		wrong(r, x->line, "file-name", "the file name %s=\"%s\" %s", name, value,
		    why != NULL ? why : "cannot be used");
		return NULL;
	}
	if (pack_size(r->pack, value) < 0) {
		wrong(r, x->line, "file-missing", "there is no file %s in the %s%s", value,
		    r->course != NULL ? "course" : "sheet's folder", file_hint(r, value));
		return NULL;
	}
	return value;
}

bool id_formed(const char *id)
{
	size_t n = strlen(id);
	if (n == 0 || n > ID_BYTES)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!((id[i] >= 'a' && id[i] <= 'z') || (id[i] >= '0' && id[i] <= '9') || id[i] == '-'))
			return false;
	return true;
}

/* Where id stands, or the empty slot where it would; FNV-1a. */
static size_t slot_of(const struct reader *r, const char *id)
{
	uint32_t h = 2166136261u;
	for (const char *p = id; *p != '\0'; p++)
		h = (h ^ (unsigned char)*p) * 16777619u;
	size_t i = h & (r->slot_n - 1);
	while (r->slot[i] != 0 && !streq(r->id[r->slot[i] - 1].id, id))
		i = (i + 1) & (r->slot_n - 1);
	return i;
}

static void ids_grow(struct reader *r)
{
	size_t cap = r->id_cap == 0 ? 128 : 2 * r->id_cap;
	struct id_entry *list = arena_array(r->a, cap, sizeof *list);
	if (r->id_n > 0)
		memcpy(list, r->id, r->id_n * sizeof *list);
	r->id = list;
	r->id_cap = cap;
	r->slot_n = 2 * cap;
	r->slot = arena_array(r->a, r->slot_n, sizeof *r->slot);
	for (size_t i = 0; i < r->id_n; i++)
		r->slot[slot_of(r, r->id[i].id)] = i + 1;
}

const char *attr_id(struct reader *r, const struct xml *x, enum id_kind kind, size_t index)
{
	const char *id = attr_text(r, x, "id", NEED);
	if (id == NULL)
		return NULL;
	if (!id_formed(id)) {
		wrong(r, x->line, "id-form", "id=\"%s\": use only a-z, 0-9 and -, at most %d of them", id, ID_BYTES);
		return NULL;
	}
	if (r->id_n == r->id_cap)
		ids_grow(r);
	size_t slot = slot_of(r, id);
	if (r->slot[slot] != 0) {
		const struct id_entry *old = &r->id[r->slot[slot] - 1];
		wrong(r, x->line, "id-twice", "id=\"%s\" is taken already, at %s:%d: every id stands once in a course",
		    id, old->file, old->line);
		return NULL;
	}
	r->id[r->id_n++] = (struct id_entry){ id, r->file, x->line, kind, index, NULL };
	r->slot[slot] = r->id_n;
	return id;
}

const char *attr_local_id(struct reader *r, const struct xml *x)
{
	const char *id = attr_text(r, x, "id", NEED);
	if (id == NULL || id_formed(id))
		return id;
	wrong(r, x->line, "id-form", "id=\"%s\": use only a-z, 0-9 and -, at most %d of them", id, ID_BYTES);
	return NULL;
}

const struct id_entry *id_find(const struct reader *r, const char *id, enum id_kind kind)
{
	if (id == NULL || r->slot_n == 0)
		return NULL;
	size_t at = r->slot[slot_of(r, id)];
	return at != 0 && r->id[at - 1].kind == kind ? &r->id[at - 1] : NULL;
}

bool id_first_use(struct reader *r, const struct id_entry *entry, const void *by)
{
	struct id_entry *e = &r->id[entry - r->id];
	bool first = e->used_by != by;
	e->used_by = by;
	return first;
}

static const char *kind_name(enum id_kind kind)
{
	static const char *const names[] = { "course", "topic", "outcome", "source", "contact", "term", "resource",
		"module", "slide", "question", "test", "pair", "board", "set of names", "scenario", "worksheet",
		"survey" };
	return names[kind];
}

static bool ref_ok(struct reader *r, int line, const char *where, const char *id, enum id_kind kind)
{
	if (id_find(r, id, kind) != NULL)
		return true;
	const char *near = "";
	if (r->id_n <= HINT_NAMES) {
		const char **names = arena_array(r->a, r->id_n + 1, sizeof *names);
		size_t n = 0;
		for (size_t i = 0; i < r->id_n; i++)
			if (r->id[i].kind == kind)
				names[n++] = r->id[i].id;
		near = hint(r, id, names);
	}
	wrong(
	    r, line, "unknown-reference", "%s=\"%s\": there is no %s with this id%s", where, id, kind_name(kind), near);
	return false;
}

const char *attr_ref(struct reader *r, const struct xml *x, const char *name, enum id_kind kind, enum need need)
{
	const char *id = attr_text(r, x, name, need);
	return id != NULL && ref_ok(r, x->line, name, id, kind) ? id : NULL;
}

const char *attr_ref_later(struct reader *r, const struct xml *x, const char *name, enum id_kind kind)
{
	const char *id = attr_text(r, x, name, MAYBE);
	if (id == NULL)
		return NULL;
	if (r->later_n == r->later_cap) {
		size_t cap = r->later_cap == 0 ? 32 : 2 * r->later_cap;
		struct later *list = arena_array(r->a, cap, sizeof *list);
		if (r->later_n > 0)
			memcpy(list, r->later, r->later_n * sizeof *list);
		r->later = list;
		r->later_cap = cap;
	}
	r->later[r->later_n++] = (struct later){ r->file, id, name, x->line, kind };
	return id;
}

void refs_resolve(struct reader *r)
{
	for (size_t i = 0; i < r->later_n; i++) {
		r->file = r->later[i].file;
		ref_ok(r, r->later[i].line, r->later[i].where, r->later[i].id, r->later[i].kind);
	}
}

void children_known(struct reader *r, const struct xml *x, const char *const *known)
{
	for (const struct xml *c = x->first; c != NULL; c = c->next) {
		if (c->tag == NULL) {
			const char *text = str_squeeze(r->a, c->text, strlen(c->text));
			if (*text != '\0')
				wrong(r, c->line, "text-stray",
				    "words stand in <%s> where only elements may: \"%.40s\"", x->tag, text);
		} else if (!listed(c->tag, known)) {
			wrong(r, c->line, "unknown-element", "<%s> cannot stand in <%s>%s", c->tag, x->tag,
			    hint(r, c->tag, known));
		}
	}
}

const struct xml *child_one(struct reader *r, const struct xml *x, const char *tag, enum need need)
{
	const struct xml *child = xml_child(x, tag);
	if (child == NULL) {
		if (need == NEED)
			wrong(r, x->line, "element-missing", "<%s> needs a <%s>", x->tag, tag);
		return NULL;
	}
	for (const struct xml *c = xml_next(child, tag); c != NULL; c = xml_next(c, tag))
		wrong(r, c->line, "element-twice", "<%s> stands once in <%s>: keep one", tag, x->tag);
	return child;
}

size_t child_count(const struct xml *x, const char *tag)
{
	size_t n = 0;
	for (const struct xml *c = xml_child(x, tag); c != NULL; c = xml_next(c, tag))
		n++;
	return n;
}

/* Whether file is listed for the first time; the ids of a file read twice would all be double. */
static bool listed_once(struct reader *r, const char *file)
{
	size_t at = pack_find(r->pack, file);
	if (r->opened == NULL)
		r->opened = arena_array(r->a, pack_count(r->pack), sizeof *r->opened);
	if (at == pack_count(r->pack))
		return true;
	bool first = !r->opened[at];
	r->opened[at] = true;
	return first;
}

static void marks_of(struct reader *r, const struct xml *x, const char *text)
{
	if (text != NULL && utf8_marks(text) > LIMIT_TEXT_MARKS)
		wrong(r, x->line, "text-marks", "more than %d accents or signs stand on one letter: take some away",
		    LIMIT_TEXT_MARKS);
}

/* All texts and attributes of a file; the depth is at most LIMIT_XML_DEPTH. */
static void marks_check(struct reader *r, const struct xml *x)
{
	marks_of(r, x, x->text);
	for (size_t i = 0; i < x->attr_n; i++)
		marks_of(r, x, x->attr[i].value);
	for (const struct xml *c = x->first; c != NULL; c = c->next)
		marks_check(r, c);
}

const struct xml *root_read(struct reader *r, struct arena *tree, const char *file, const char *tag)
{
	struct bytes text;
	struct err e = { 0 };
	r->file = file;
	if (!listed_once(r, file)) {
		wrong(r, 0, "file-twice", "the file is listed more than once: each file is one part of the course");
		return NULL;
	}
	if (!pack_read(r->pack, tree, file, LIMIT_XML_BYTES, &text, &e)) {
		wrong(r, 0, "file", "the file %s", e.text);
		return NULL;
	}
	const struct xml *x = xml_parse(tree, file, &text, &e);
	if (x == NULL) {
		wrong(r, e.line, "xml", "%s", e.text);
		return NULL;
	}
	marks_check(r, x);
	if (streq(x->tag, tag))
		return x;
	wrong(r, x->line, "root", "the root element is <%s>: it must be <%s>", x->tag, tag);
	return NULL;
}
