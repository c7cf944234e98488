/* A strict reader: an element or attribute it does not know means that somebody wanted something this player would not
 * do. */
#include "policy.h"

#include "course/xml.h"

enum { POLICY_BYTES = 64 << 10, RETENTION_MOST = 36500 };

const struct policy_feature_row policy_features[POLICY_FEATURES] = {
	[POLICY_BOARDS] = { "boards", "Communication boards" },
	[POLICY_ERASE] = { "erase", "Erasing one's own record" },
	[POLICY_EXPORT] = { "export", "Saving everything about oneself" },
	[POLICY_ADD_PACKS] = { "add-packs", "Adding course packs" },
	[POLICY_PINS] = { "pins", "PINs for learners" },
};

struct policy_reader {
	struct arena *a;
	struct policy *out;
	struct err *e;
};

/* Each attribute of x is one of names, the first of them there. */
static bool attributes(const struct policy_reader *r, const struct xml *x, const char *first, const char *second)
{
	for (size_t i = 0; i < x->attr_n; i++)
		if (!streq(x->attr[i].name, first) && !streq(x->attr[i].name, second))
			return fail(
			    r->e, ERR_FORMAT, r->out->path, x->line, "<%s> takes no %s", x->tag, x->attr[i].name);
	const char *value = xml_attr(x, first);
	if (value == NULL || value[0] == '\0')
		return fail(r->e, ERR_FORMAT, r->out->path, x->line, "<%s> needs %s=\"...\"", x->tag, first);
	if (xml_child(x, NULL) != NULL || xml_text(r->a, x)[0] != '\0')
		return fail(
		    r->e, ERR_FORMAT, r->out->path, x->line, "<%s> holds nothing: its values are attributes", x->tag);
	return true;
}

static bool keys_read(const struct policy_reader *r, const struct xml *x)
{
	const char *only = xml_attr(x, "only");
	if (!attributes(r, x, "folder", "only"))
		return false;
	if (only != NULL && !streq(only, "yes") && !streq(only, "no"))
		return fail(r->e, ERR_FORMAT, r->out->path, x->line, "only=\"%s\": write yes or no", only);
	r->out->keys_folder = arena_string(r->a, xml_attr(x, "folder"));
	r->out->only_these_keys = streq(only, "yes");
	return true;
}

static bool results_read(const struct policy_reader *r, const struct xml *x)
{
	if (!attributes(r, x, "folder", NULL))
		return false;
	r->out->results_folder = arena_string(r->a, xml_attr(x, "folder"));
	return true;
}

static bool retention_read(const struct policy_reader *r, const struct xml *x)
{
	int64_t days;
	if (!attributes(r, x, "days", NULL))
		return false;
	if (!parse_int(xml_attr(x, "days"), 1, RETENTION_MOST, &days))
		return fail(r->e, ERR_FORMAT, r->out->path, x->line, "days=\"%s\": write a whole number of days from 1",
		    xml_attr(x, "days"));
	r->out->retention_days = (int)days;
	return true;
}

static bool off_read(const struct policy_reader *r, const struct xml *x)
{
	const char *names[POLICY_FEATURES + 1] = { NULL };
	if (!attributes(r, x, "feature", NULL))
		return false;
	const char *word = xml_attr(x, "feature");
	for (int i = 0; i < POLICY_FEATURES; i++) {
		names[i] = policy_features[i].word;
		if (streq(word, names[i])) {
			r->out->off[i] = true;
			return true;
		}
	}
	const char *near = str_nearest(word, names);
	return fail(r->e, ERR_FORMAT, r->out->path, x->line, "\"%s\" is nothing that can be switched off%s%s%s", word,
	    near != NULL ? "; did you mean \"" : "", near != NULL ? near : "", near != NULL ? "\"?" : "");
}

static bool element_read(const struct policy_reader *r, const struct xml *x)
{
	static const struct {
		const char *tag;
		bool (*read)(const struct policy_reader *r, const struct xml *x);
		bool many;
	} known[] = { { "keys", keys_read, false }, { "results", results_read, false },
		{ "retention", retention_read, false }, { "off", off_read, true } };
	for (size_t i = 0; i < COUNT(known); i++) {
		if (!streq(x->tag, known[i].tag))
			continue;
		if (!known[i].many && xml_next(x, x->tag) != NULL)
			return fail(
			    r->e, ERR_FORMAT, r->out->path, xml_next(x, x->tag)->line, "<%s> stands twice", x->tag);
		return known[i].read(r, x);
	}
	return fail(r->e, ERR_FORMAT, r->out->path, x->line,
	    "<%s> is nothing this player knows: write keys, results, retention or off", x->tag);
}

static bool file_parse(const struct policy_reader *r)
{
	struct bytes text;
	if (!file_read(r->a, r->out->path, POLICY_BYTES, &text, r->e))
		return false;
	const struct xml *root = xml_parse(r->a, r->out->path, &text, r->e);
	if (root == NULL)
		return false;
	if (!streq(root->tag, "policy") || root->attr_n > 0)
		return fail(
		    r->e, ERR_FORMAT, r->out->path, root->line, "the file must be one <policy> without attributes");
	for (const struct xml *x = root->first; x != NULL; x = x->next) {
		if (x->tag == NULL && str_squeeze(r->a, x->text, strlen(x->text))[0] != '\0')
			return fail(r->e, ERR_FORMAT, r->out->path, x->line, "no words may stand between the elements");
		if (x->tag != NULL && !element_read(r, x))
			return false;
	}
	return true;
}

struct policy policy_read(struct arena *a, const char *folder)
{
	struct policy read = { .path = path_join(a, folder, "policy.xml") };
	const char *own_keys = path_join(a, folder, "keys");
	struct err e = { 0 };
	read.keys_folder = own_keys;
	read.there = os_stat(read.path, NULL) != OS_NONE;
	if (!read.there || file_parse(&(struct policy_reader){ a, &read, &e }))
		return read;
	return (struct policy){
		.path = read.path, .there = true, .problem = e, .keys_folder = own_keys, .only_these_keys = true
	};
}
