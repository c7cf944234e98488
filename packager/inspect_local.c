/* coursepack inspect, of a local sheet: who it is from, for which courses, what it says and what it leaves open. */
#include "packager/inspect_local.h"

#include "course/json.h"

static const char *courses_of(struct arena *a, const struct local *l)
{
	struct buf b = { .a = a };
	for (size_t i = 0; i < l->course_n; i++)
		buf_addf(&b, "%s%s", i > 0 ? ", " : "", l->course[i]);
	return buf_text(&b);
}

static size_t said(const struct local *l)
{
	size_t n = 0;
	for (size_t i = 0; i < LOCAL_FIELDS; i++)
		n += local_says(l, i);
	return n;
}

static void line(FILE *out, struct arena *a, const char *name, const char *value)
{
	if (value != NULL)
		fprintf(out, "%-18s %s\n", name, str_printable(a, value));
}

void local_print(FILE *out, struct arena *a, const struct look *l, const struct local *s, const char *signature)
{
	static const char *const words[] = { "not said", "allowed", "never" };
	line(out, a, "local sheet:", s->id);
	line(out, a, "release:", arena_printf(a, "%d", s->release));
	line(out, a, "authority:", s->authority);
	line(out, a, "partnership:", s->partnership);
	line(out, a, "kept by:", s->owner);
	line(out, a, "checked:", s->checked);
	line(out, a, "next check:", s->by);
	line(out, a, "for courses:", courses_of(a, s));
	for (size_t i = 0; i < LOCAL_FIELDS; i++) {
		const struct local_entry *x = &s->entry[i];
		const char *number = x->number != NULL ? x->number : x->web != NULL ? x->web : x->email;
		if (local_says(s, i))
			line(out, a, arena_printf(a, "%s:", local_fields[i].id),
			    arena_printf(a, "%s%s%s", x->name != NULL ? x->name : local_fields[i].title,
				number != NULL ? ", " : "", number != NULL ? number : ""));
	}
	line(out, a, "fields:", arena_printf(a, "%zu of %d", said(s), LOCAL_FIELDS));
	line(out, a, "body words:", words[s->body_words]);
	if (s->retention_days > 0)
		line(out, a, "records are kept:", arena_printf(a, "%d days", s->retention_days));
	line(out, a, "results keys:", arena_printf(a, "%zu", s->results_key_n));
	line(out, a, "files:", arena_printf(a, "%zu", l->entries));
	if (l->bytes != 0)
		line(out, a, "size:", arena_printf(a, "%lld bytes", (long long)l->bytes));
	line(out, a, "signature:", signature);
	if (l->manifest_hash[0] != '\0')
		line(out, a, "list:", l->manifest_hash);
}

static void text_json(FILE *out, struct arena *a, const char *name, const char *value)
{
	fprintf(out, "  \"%s\": %s,\n", name, value != NULL ? json_quote(a, value) : "null");
}

void local_json(FILE *out, struct arena *a, const struct look *l, const struct local *s, const char *signature)
{
	fprintf(out, "{\n  \"kind\": \"local\",\n");
	text_json(out, a, "id", s->id);
	fprintf(out, "  \"release\": %d,\n", s->release);
	text_json(out, a, "authority", s->authority);
	text_json(out, a, "partnership", s->partnership);
	text_json(out, a, "owner", s->owner);
	text_json(out, a, "checked", s->checked);
	text_json(out, a, "by", s->by);
	fprintf(out, "  \"courses\": [");
	for (size_t i = 0; i < s->course_n; i++)
		fprintf(out, "%s%s", i > 0 ? ", " : "", json_quote(a, s->course[i]));
	fprintf(out, "],\n  \"fields\": {");
	for (size_t i = 0, n = 0; i < LOCAL_FIELDS; i++)
		if (local_says(s, i))
			fprintf(out, "%s\n    \"%s\": {\"name\": %s, \"number\": %s}", n++ > 0 ? "," : "",
			    local_fields[i].id, s->entry[i].name != NULL ? json_quote(a, s->entry[i].name) : "null",
			    s->entry[i].number != NULL ? json_quote(a, s->entry[i].number) : "null");
	fprintf(out,
	    "\n  },\n  \"retention_days\": %d,\n  \"results_keys\": %zu,\n  \"files\": %zu,\n  \"bytes\": %lld,\n",
	    s->retention_days, s->results_key_n, l->entries, (long long)l->bytes);
	text_json(out, a, "signature", signature);
	text_json(out, a, "key", l->key_id[0] != '\0' ? l->key_id : NULL);
	fprintf(out, "  \"list\": %s\n}\n", l->manifest_hash[0] != '\0' ? json_quote(a, l->manifest_hash) : "null");
}
