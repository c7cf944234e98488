/*
 * coursepack inspect: what a pack (or a course folder) holds, for people as lines 'name: value' and for scripts as
 * JSON. It reads a pack whoever signed it; whether to believe it is a question for verify.
 */
#include "packager/args.h"
#include "packager/inspect_local.h"
#include "packager/look.h"
#include "packager/measure.h"
#include "packager/talk.h"

#include "course/json.h"

struct totals {
	size_t modules, ready, items[ITEM_WORKSHEET + 1], pairs, boards;
	int minutes; /* of ready modules */
};

static struct totals totals_of(const struct course *c)
{
	struct totals t = { .modules = c->module_n, .boards = c->board_n };
	for (size_t m = 0; m < c->module_n; m++) {
		t.ready += c->module[m].ready;
		t.minutes += c->module[m].ready ? c->module[m].minutes : 0;
		for (size_t i = 0; i < c->module[m].item_n; i++)
			t.items[c->module[m].item[i].kind]++;
	}
	t.pairs = c->test != NULL ? c->test->pair_n : 0;
	return t;
}

static const char *signature_sentence(struct arena *a, const struct look *l)
{
	switch (l->trust) {
	case PACK_FOLDER:
		return "none (a folder)";
	case PACK_UNSIGNED:
		return "none";
	case PACK_UNKNOWN_KEY:
		return arena_printf(a, "key %s, not checked", l->key_id);
	case PACK_SIGNED:
		return arena_printf(a, "key %s (%s), valid", l->key_id, l->signer);
	}
	return "";
}

static void line(FILE *out, struct arena *a, const char *name, const char *value)
{
	if (value != NULL)
		fprintf(out, "%-11s %s\n", name, str_printable(a, value));
}

static void summary_print(FILE *out, struct arena *a, const struct look *l, const struct course *c)
{
	struct totals t = totals_of(c);
	line(out, a, "id:", c->id);
	line(out, a, "version:", c->version);
	line(out, a, "release:", arena_printf(a, "%d", c->release));
	line(out, a, "title:", c->title);
	line(out, a, "publisher:", c->publisher);
	line(out, a, "language:", c->language);
	line(out, a, "review by:", c->review_by);
	line(out, a, "modules:", arena_printf(a, "%zu (%zu ready)", t.modules, t.ready));
	line(out, a, "slides:", arena_printf(a, "%zu", t.items[ITEM_SLIDE]));
	line(out, a, "questions:", arena_printf(a, "%zu", t.items[ITEM_QUESTION]));
	line(out, a, "scenarios:", arena_printf(a, "%zu", t.items[ITEM_SCENARIO]));
	line(out, a, "worksheets:", arena_printf(a, "%zu", t.items[ITEM_WORKSHEET]));
	line(out, a, "test:", arena_printf(a, "%zu pairs", t.pairs));
	line(out, a, "boards:", arena_printf(a, "%zu", t.boards));
	line(out, a, "minutes:", arena_printf(a, "%d", t.minutes));
	line(out, a, "files:", arena_printf(a, "%zu", l->entries));
	if (l->bytes != 0)
		line(out, a, "size:", arena_printf(a, "%lld bytes", (long long)l->bytes));
	line(out, a, "signature:", signature_sentence(a, l));
	if (l->manifest_hash[0] != '\0')
		line(out, a, "list:", l->manifest_hash);
}

static const char *item_kind_name(const struct item *i)
{
	static const char *const names[] = { "slide", "question", "scenario", "worksheet" };
	return names[i->kind];
}

static void measure_line(FILE *out, struct arena *a, const char *name, const struct measure *m)
{
	int sentence = measure_sentence_tenths(m), grade = measure_grade_tenths(m);
	fprintf(out, "%-8s %6zu %6zu %8s %6s %7d %9zu %7zu %6zu %7zu %9zu\n", name, m->slides, m->words,
	    arena_printf(a, "%d.%d", sentence / 10, sentence % 10),
	    arena_printf(a, "%s%d.%d", grade < 0 ? "-" : "", abs(grade) / 10, abs(grade) % 10), m->minutes,
	    m->questions, m->figures, m->cited, m->sourced, m->unsourced);
}

static void measure_print(FILE *out, struct arena *a, const struct course *c)
{
	const struct measure *m = measure_course(a, c);
	fprintf(out, "\n%-8s %6s %6s %8s %6s %7s %9s %7s %6s %7s %9s\n", "module", "slides", "words", "sentence",
	    "grade", "minutes", "questions", "figures", "cited", "sourced", "unsourced");
	for (size_t i = 0; i < c->module_n; i++)
		measure_line(out, a, arena_printf(a, "%d", c->module[i].number), &m[i]);
	measure_line(out, a, "all", &m[c->module_n]);
	fprintf(out,
	    "sentence: words in a sentence, on average. grade: Flesch-Kincaid (Kincaid and others 1975), syllables\n"
	    "estimated. cited: passages with a citation. sourced, unsourced: numbers that claim something, on slides\n"
	    "that name a source or none.\n");
}

static void content_print(FILE *out, struct arena *a, const struct look *l, const struct course *c)
{
	measure_print(out, a, c);
	for (size_t m = 0; m < c->module_n; m++) {
		const struct module *module = &c->module[m];
		fprintf(out, "\n%d %s (%s, %d minutes%s)\n", module->number, str_printable(a, module->title),
		    module->id, module->minutes, module->ready ? "" : ", in preparation");
		for (size_t i = 0; i < module->item_n; i++)
			fprintf(out, "  %-9s %-24s %s\n", item_kind_name(&module->item[i]), item_id(&module->item[i]),
			    str_printable(a, item_title(&module->item[i])));
	}
	fprintf(out, "\nfiles\n");
	for (size_t i = 0; i < pack_count(l->pack); i++)
		fprintf(
		    out, "  %10lld %s\n", (long long)pack_size(l->pack, pack_name(l->pack, i)), pack_name(l->pack, i));
}

static void text_json(FILE *out, struct arena *a, const char *name, const char *value)
{
	fprintf(out, "  \"%s\": %s,\n", name, value != NULL ? json_quote(a, value) : "null");
}

static void module_json(FILE *out, struct arena *a, const struct module *m)
{
	fprintf(out, "    {\"id\": %s, \"number\": %d, \"title\": %s, \"minutes\": %d, \"ready\": %s, \"items\": [",
	    json_quote(a, m->id), m->number, json_quote(a, m->title), m->minutes, m->ready ? "true" : "false");
	for (size_t i = 0; i < m->item_n; i++)
		fprintf(out, "%s\n      {\"kind\": \"%s\", \"id\": %s, \"title\": %s}", i == 0 ? "" : ",",
		    item_kind_name(&m->item[i]), json_quote(a, item_id(&m->item[i])),
		    json_quote(a, item_title(&m->item[i])));
	fprintf(out, "%s]}", m->item_n == 0 ? "" : "\n    ");
}

static void measure_json(FILE *out, const char *name, const struct measure *m, const char *end)
{
	int sentence = measure_sentence_tenths(m), grade = measure_grade_tenths(m);
	fprintf(out,
	    "    {\"module\": %s, \"slides\": %zu, \"words\": %zu, \"sentences\": %zu, \"syllables\": %zu, "
	    "\"words_a_sentence\": %d.%d, \"grade\": %s%d.%d, \"minutes\": %d, \"questions\": %zu, \"figures\": %zu, "
	    "\"cited\": %zu, \"numbers_sourced\": %zu, \"numbers_unsourced\": %zu}%s\n",
	    name, m->slides, m->words, m->sentences, m->syllables, sentence / 10, sentence % 10, grade < 0 ? "-" : "",
	    abs(grade) / 10, abs(grade) % 10, m->minutes, m->questions, m->figures, m->cited, m->sourced, m->unsourced,
	    end);
}

static void content_json(FILE *out, struct arena *a, const struct look *l, const struct course *c)
{
	const struct measure *counted = measure_course(a, c);
	fprintf(out, "  \"grade_formula\": \"Flesch-Kincaid\",\n  \"measured\": [\n");
	for (size_t i = 0; i <= c->module_n; i++)
		measure_json(out, i < c->module_n ? json_quote(a, c->module[i].id) : "null", &counted[i],
		    i < c->module_n ? "," : "");
	fprintf(out, "  ],\n");
	fprintf(out, "  \"content\": [");
	for (size_t m = 0; m < c->module_n; m++) {
		fprintf(out, "%s\n", m == 0 ? "" : ",");
		module_json(out, a, &c->module[m]);
	}
	fprintf(out, "\n  ],\n  \"entries\": [");
	for (size_t i = 0; i < pack_count(l->pack); i++)
		fprintf(out, "%s\n    {\"name\": %s, \"bytes\": %lld}", i == 0 ? "" : ",",
		    json_quote(a, pack_name(l->pack, i)), (long long)pack_size(l->pack, pack_name(l->pack, i)));
	fprintf(out, "\n  ],\n");
}

static const char *trust_name(enum pack_trust trust)
{
	switch (trust) {
	case PACK_FOLDER:
	case PACK_UNSIGNED:
		return "none";
	case PACK_UNKNOWN_KEY:
		return "not-checked";
	case PACK_SIGNED:
		return "valid";
	}
	return "";
}

static void summary_json(FILE *out, struct arena *a, const struct look *l, const struct course *c, bool content)
{
	struct totals t = totals_of(c);
	fprintf(out, "{\n");
	text_json(out, a, "id", c->id);
	text_json(out, a, "version", c->version);
	fprintf(out, "  \"release\": %d,\n  \"format\": %d,\n", c->release, c->format);
	text_json(out, a, "min_player", c->min_player);
	text_json(out, a, "title", c->title);
	text_json(out, a, "publisher", c->publisher);
	text_json(out, a, "language", c->language);
	text_json(out, a, "review_by", c->review_by);
	fprintf(out, "  \"modules\": %zu,\n  \"modules_ready\": %zu,\n  \"slides\": %zu,\n  \"questions\": %zu,\n",
	    t.modules, t.ready, t.items[ITEM_SLIDE], t.items[ITEM_QUESTION]);
	fprintf(
	    out, "  \"scenarios\": %zu,\n  \"worksheets\": %zu,\n", t.items[ITEM_SCENARIO], t.items[ITEM_WORKSHEET]);
	fprintf(out,
	    "  \"test_pairs\": %zu,\n  \"boards\": %zu,\n  \"minutes\": %d,\n  \"files\": %zu,\n  \"bytes\": %lld,\n",
	    t.pairs, t.boards, t.minutes, l->entries, (long long)l->bytes);
	text_json(out, a, "signature", trust_name(l->trust));
	text_json(out, a, "key", l->key_id[0] != '\0' ? l->key_id : NULL);
	if (content)
		content_json(out, a, l, c);
	fprintf(out, "  \"list\": %s\n}\n", l->manifest_hash[0] != '\0' ? json_quote(a, l->manifest_hash) : "null");
}

/* A pack that is no course but a local sheet. */
static int sheet_inspect(const struct io *io, struct arena *a, struct look *l, bool json)
{
	const struct local *sheet;
	struct err e = { 0 };
	if (!look_local(a, l, &sheet, &e))
		return talk_error(io, &e);
	if (json)
		local_json(io->out, a, l, sheet, trust_name(l->trust));
	else
		local_print(io->out, a, l, sheet, signature_sentence(a, l));
	return 0;
}

int verb_inspect(const struct io *io, int argc, char **argv)
{
	const char *path;
	bool json = false, content = false;
	const struct args_option options[] = { { "--json", NULL, &json }, { "--content", NULL, &content },
		{ NULL, NULL, NULL } };
	if (!args_read(io, argc, argv, options, "PACK", &path, 1, 1))
		return 2;
	struct arena a = { 0 };
	struct look look = { .pack = NULL };
	struct keyring none = { NULL, 0 };
	const struct course *course;
	struct err e = { 0 };
	int code = 0;
	if (!look_open(&a, path, &none, &look, &e)) {
		code = talk_error(io, &e);
	} else if (local_is(look.pack)) {
		code = sheet_inspect(io, &a, &look, json);
	} else if (!look_course(&a, &look, &course, &e)) {
		code = talk_error(io, &e);
	} else if (json) {
		summary_json(io->out, &a, &look, course, content);
	} else {
		summary_print(io->out, &a, &look, course);
		if (content)
			content_print(io->out, &a, &look, course);
	}
	look_close(&look);
	arena_release(&a);
	return talk_end(io, code);
}
