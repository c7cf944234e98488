/*
 * local.xml. A field may stand there empty, as in the template, so that whoever fills the sheet sees what is still
 * missing: only what nobody can do without is an error, and each such place is named (content-facts, 'block publishing
 * when front door or out-of-hours is blank').
 */
#include "course/read_in.h"

#include "course/image.h"
#include "course/limits.h"
#include "course/local.h"

enum { KEYS_MOST = 8, STEPS_MOST = 12, COURSES_MOST = 50, DAYS_MOST = 36500 };

/* The value with white space squeezed; NULL when it is absent or empty, which is for the caller to judge. */
static const char *filled(struct reader *r, const struct xml *x, const char *name)
{
	const char *value = x != NULL ? xml_attr(x, name) : NULL;
	if (value == NULL)
		return NULL;
	value = str_squeeze(r->a, value, strlen(value));
	return *value != '\0' ? value : NULL;
}

/* As filled, of something the sheet cannot do without: "lado: number= is empty: write ...". */
static const char *essential(struct reader *r, const struct xml *x, const char *name, const char *what)
{
	const char *value = filled(r, x, name);
	if (value == NULL)
		wrong(r, x->line, "local-empty", "%s= is empty: write %s", name, what);
	return value;
}

/* The plain words of an element; NULL when it is absent or empty. */
static const char *words_filled(struct reader *r, const struct xml *x, const char *const *known)
{
	if (x == NULL)
		return NULL;
	const char *text = xml_text(r->a, x);
	if (*text == '\0') {
		attrs_known(r, x, known);
		children_known(r, x, no_attributes);
		return NULL;
	}
	return words_read(r, x, known);
}

static const char *web_filled(struct reader *r, const struct xml *x)
{
	return filled(r, x, "web") != NULL ? attr_url(r, x, "web", MAYBE) : NULL;
}

static const char *number_filled(struct reader *r, const struct xml *x)
{
	const char *number = filled(r, x, "number"), *why;
	if (number != NULL && !phone_ok(number, &why))
		wrong(r, x->line, "local-number", "number=\"%s\" %s", number, why);
	return number;
}

static const char *email_filled(struct reader *r, const struct xml *x)
{
	const char *email = filled(r, x, "email"), *at = email != NULL ? strchr(email, '@') : NULL;
	if (email != NULL && (at == NULL || at == email || strchr(at, '.') == NULL || strchr(email, ' ') != NULL))
		wrong(r, x->line, "local-email", "email=\"%s\" is no address: write it as team@example.gov.uk", email);
	return email;
}

static void steps_read(struct reader *r, const struct xml *x, struct local_entry *entry)
{
	size_t n = child_count(x, "step");
	if (n > STEPS_MOST)
		wrong(r, x->line, "local-steps", "there are %zu steps: keep to %d, and name the document for the rest",
		    n, STEPS_MOST);
	const char **list = arena_array(r->a, n, sizeof *list);
	for (const struct xml *c = xml_child(x, "step"); c != NULL; c = xml_next(c, "step")) {
		const char *step = words_filled(r, c, no_attributes);
		if (step != NULL)
			list[entry->step_n++] = step;
	}
	entry->step = list;
}

/* The words of an element whose other children are read elsewhere. */
static const char *note_read(struct reader *r, const struct xml *x)
{
	const struct xml *note = child_one(r, x, "note", MAYBE);
	return words_filled(r, note, no_attributes);
}

static void entry_read(
    struct reader *r, const struct xml *x, const struct local_field *field, struct local_entry *entry)
{
	static const char *const contact_attributes[] = { "id", "name", "number", "hours", "email", "web", NULL };
	static const char *const contact_children[] = { "note", NULL };
	static const char *const procedure_attributes[] = { "id", "name", "web", NULL };
	static const char *const procedure_children[] = { "note", "step", NULL };
	bool contact = field->kind == LOCAL_CONTACT;
	attrs_known(r, x, contact ? contact_attributes : procedure_attributes);
	children_known(r, x, contact ? contact_children : procedure_children);
	entry->line = x->line;
	entry->name = filled(r, x, "name");
	entry->web = web_filled(r, x);
	entry->note = note_read(r, x);
	if (contact) {
		entry->number = number_filled(r, x);
		entry->hours = filled(r, x, "hours");
		entry->email = email_filled(r, x);
	} else {
		steps_read(r, x, entry);
	}
}

/* One <contact> or <procedure>, put where its id says. */
static void field_read(struct reader *r, const struct xml *x, enum local_kind kind, struct local *l)
{
	const char *id = attr_text(r, x, "id", NEED);
	size_t at = local_field_of(id);
	if (id == NULL)
		return;
	if (at == LOCAL_FIELDS) {
		wrong(r, x->line, "local-field", "id=\"%s\" is no field of a local sheet%s", id,
		    hint(r, id, local_field_ids(r->a)));
		return;
	}
	if (local_fields[at].kind != kind) {
		wrong(r, x->line, "local-field", "\"%s\" is a <%s>, not a <%s>", id,
		    kind == LOCAL_CONTACT ? "procedure" : "contact", x->tag);
		return;
	}
	if (l->entry[at].line != 0) {
		wrong(r, x->line, "local-field", "\"%s\" stands twice, first in line %d: keep one", id,
		    l->entry[at].line);
		return;
	}
	entry_read(r, x, &local_fields[at], &l->entry[at]);
}

static void fields_read(
    struct reader *r, const struct xml *x, const char *list, const char *tag, enum local_kind kind, struct local *l)
{
	const char *const children[] = { tag, NULL };
	const struct xml *all = child_one(r, x, list, NEED);
	if (all == NULL)
		return;
	attrs_known(r, all, no_attributes);
	children_known(r, all, children);
	for (const struct xml *c = xml_child(all, tag); c != NULL; c = xml_next(c, tag))
		field_read(r, c, kind, l);
}

/* Each needed thing that is not there, at the element, or where it should stand. */
static void needed_check(struct reader *r, const struct xml *root, const struct local *l)
{
	for (size_t i = 0; i < LOCAL_FIELDS; i++) {
		const struct local_field *field = &local_fields[i];
		const struct local_entry *entry = &l->entry[i];
		const char *tag = field->kind == LOCAL_CONTACT ? "contact" : "procedure";
		bool missing = entry->line == 0 && (field->name_needed || field->number_needed);
		if (missing)
			wrong(r, root->line, "local-empty", "there is no <%s id=\"%s\">: add it, for %s (%s)", tag,
			    field->id, field->title, field->use);
		if (!missing && field->name_needed && entry->name == NULL)
			wrong(r, entry->line, "local-empty", "%s: name= is empty: write what it is called here (%s)",
			    field->id, field->title);
		if (!missing && field->number_needed && entry->number == NULL)
			wrong(r, entry->line, "local-empty",
			    "%s: number= is empty: write the number that is answered for %s", field->id, field->use);
	}
}

/* A date, or a finding that says what it is for. */
static const char *date_essential(struct reader *r, const struct xml *x, const char *name, const char *what)
{
	return essential(r, x, name, what) != NULL ? attr_date(r, x, name) : NULL;
}

static void review_read(struct reader *r, const struct xml *x, struct local *l)
{
	static const char *const attributes[] = { "owner", "checked", "by", NULL };
	const struct xml *review = child_one(r, x, "review", NEED);
	if (review == NULL)
		return;
	attrs_known(r, review, attributes);
	children_known(r, review, no_attributes);
	l->review_line = review->line;
	l->owner = essential(r, review, "owner", "the post that keeps this sheet right");
	l->checked = date_essential(r, review, "checked", "the day every number was last rung, as 2026-11-20");
	l->by = date_essential(r, review, "by", "the day by which they are rung again, as 2027-05-20");
	if (l->checked != NULL && l->by != NULL && strcmp(l->checked, l->by) > 0)
		wrong(r, review->line, "local-dates", "by=\"%s\" is before checked=\"%s\": write the next check's day",
		    l->by, l->checked);
}

static void courses_read(struct reader *r, const struct xml *x, struct local *l)
{
	static const char *const children[] = { "course", NULL };
	static const char *const attributes[] = { "ref", NULL };
	const struct xml *courses = child_one(r, x, "courses", NEED);
	if (courses == NULL)
		return;
	attrs_known(r, courses, no_attributes);
	children_known(r, courses, children);
	size_t n = child_count(courses, "course");
	if (n == 0 || n > COURSES_MOST)
		wrong(r, courses->line, n == 0 ? "local-empty" : "local-courses",
		    n == 0 ? "<courses> is empty: write <course ref=\"ID\"/> for each course the sheet is for"
			   : "<courses> has too many courses: make a second sheet");
	const char **list = arena_array(r->a, n, sizeof *list);
	for (const struct xml *c = xml_child(courses, "course"); c != NULL; c = xml_next(c, "course")) {
		attrs_known(r, c, attributes);
		children_known(r, c, no_attributes);
		const char *ref = essential(r, c, "ref", "the id of a course, which 'coursepack inspect' shows");
		if (ref != NULL && !id_formed(ref))
			wrong(r, c->line, "id-form",
			    "ref=\"%s\" is no course id: ids are a-z, 0-9 and -, as csa-families", ref);
		else if (ref != NULL)
			list[l->course_n++] = ref;
	}
	l->course = list;
}

static void logo_read(struct reader *r, const struct xml *x, struct local *l)
{
	static const char *const attributes[] = { "src", "alt", NULL };
	const struct xml *logo = child_one(r, x, "logo", MAYBE);
	struct image_head head;
	struct err e = { 0 };
	if (logo == NULL)
		return;
	attrs_known(r, logo, attributes);
	children_known(r, logo, no_attributes);
	l->logo = attr_file(r, logo, "src");
	l->logo_alt = attr_text(r, logo, "alt", NEED);
	if (l->logo != NULL && !image_look(r->pack, l->logo, &head, &e))
		findings_add(r->f, SEVERITY_ERROR, l->logo, 0, "picture", "%s", e.text);
}

static void boards_read(struct reader *r, const struct xml *x, struct local *l)
{
	static const char *const attributes[] = { "body-words", NULL };
	static const char *const words[] = { "unsaid", "allowed", "never", NULL };
	const struct xml *boards = child_one(r, x, "boards", MAYBE);
	if (boards == NULL)
		return;
	attrs_known(r, boards, attributes);
	children_known(r, boards, no_attributes);
	int n = filled(r, boards, "body-words") != NULL ? attr_word(r, boards, "body-words", words, 0) : 0;
	l->body_words = n < 0 ? LOCAL_BODY_NEVER : (enum local_body_words)n;
}

static void retention_read(struct reader *r, const struct xml *x, struct local *l)
{
	static const char *const attributes[] = { "days", NULL };
	const struct xml *retention = child_one(r, x, "retention", MAYBE);
	if (retention == NULL)
		return;
	attrs_known(r, retention, attributes);
	children_known(r, retention, no_attributes);
	if (filled(r, retention, "days") != NULL)
		l->retention_days = attr_int(r, retention, "days", 1, DAYS_MOST, NEED);
}

static void key_read(struct reader *r, const char *file, struct local_key *out)
{
	struct bytes text;
	struct err e = { 0 };
	out->file = file;
	if (!pack_read(r->pack, r->a, file, LIMIT_SIGNATURE_BYTES, &text, &e) ||
	    !seal_public_parse((const char *)text.p, text.n, file, &out->key, &e))
		findings_add(r->f, SEVERITY_ERROR, file, e.line, "local-key", "%s", e.text);
}

static void results_read(struct reader *r, const struct xml *x, struct local *l)
{
	static const char *const children[] = { "key", NULL };
	static const char *const attributes[] = { "src", NULL };
	const struct xml *results = child_one(r, x, "results", MAYBE);
	if (results == NULL)
		return;
	attrs_known(r, results, no_attributes);
	children_known(r, results, children);
	size_t n = child_count(results, "key");
	if (n > KEYS_MOST)
		wrong(
		    r, results->line, "local-keys", "there are %zu keys: at most %d people open results", n, KEYS_MOST);
	struct local_key *list = arena_array(r->a, n, sizeof *list);
	for (const struct xml *c = xml_child(results, "key"); c != NULL && l->results_key_n < KEYS_MOST;
	     c = xml_next(c, "key")) {
		attrs_known(r, c, attributes);
		children_known(r, c, no_attributes);
		const char *file = attr_file(r, c, "src");
		if (file != NULL)
			key_read(r, file, &list[l->results_key_n++]);
	}
	l->results_key = list;
}

/* <authority>words</authority>, which must not be empty. */
static const char *name_essential(struct reader *r, const struct xml *x, const char *tag, const char *what)
{
	const struct xml *child = child_one(r, x, tag, NEED);
	const char *words = words_filled(r, child, no_attributes);
	if (child != NULL && words == NULL)
		wrong(r, child->line, "local-empty", "<%s> is empty: write %s", tag, what);
	return words;
}

static void sheet_read(struct reader *r, const struct xml *x, struct local *l)
{
	static const char *const attributes[] = { "id", "release", "format", "min-player", "lang", NULL };
	static const char *const children[] = { "authority", "partnership", "review", "courses", "logo", "contacts",
		"procedures", "boards", "retention", "results", NULL };
	attrs_known(r, x, attributes);
	children_known(r, x, children);
	if (essential(r, x, "id", "a short name of the authority in a-z, 0-9 and -, and never change it") != NULL)
		l->id = attr_local_id(r, x);
	l->release = attr_int(r, x, "release", 1, INT32_MAX, NEED);
	l->language = attr_language(r, x);
	l->authority = name_essential(r, x, "authority", "the name of the authority");
	l->partnership = name_essential(r, x, "partnership", "the name of the safeguarding partnership");
	review_read(r, x, l);
	courses_read(r, x, l);
	logo_read(r, x, l);
	fields_read(r, x, "contacts", "contact", LOCAL_CONTACT, l);
	fields_read(r, x, "procedures", "procedure", LOCAL_PROCEDURE, l);
	needed_check(r, x, l);
	boards_read(r, x, l);
	retention_read(r, x, l);
	results_read(r, x, l);
}

struct local *local_read(struct arena *a, struct pack *p, struct findings *f, struct err *e)
{
	struct local *l = arena_alloc(a, sizeof *l);
	struct reader r = { .a = a, .pack = p, .f = f, .file = LOCAL_FILE };
	struct arena tree = { 0 };
	if (pack_size(p, r.file) < 0) {
		fail(e, ERR_IO, r.file, 0, "there is no %s here: name the folder that holds it", r.file);
		return NULL;
	}
	const struct xml *x = root_read(&r, &tree, r.file, "local");
	bool ok = x != NULL && format_read(&r, x, "local sheet", &l->format, &l->min_player, e);
	if (ok)
		sheet_read(&r, x, l);
	arena_release(&tree);
	return ok ? l : NULL;
}
