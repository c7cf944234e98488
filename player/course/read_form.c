/*
 * What asks a learner to fill something in without right or wrong: worksheets, and the survey. Both are fields under
 * titles; what differs is what becomes of the answers, and so what may stand in them.
 */
#include "course/read_in.h"

struct field_rule {
	const char *name;
	bool choices, ends, model; /* what stands in it */
};
/* In the order of enum field_kind. */
static const struct field_rule field_rules[] = {
	{ "line", false, false, true },
	{ "text", false, false, true },
	{ "choice", true, false, true },
	{ "many", true, false, true },
	{ "check", false, false, false },
	{ "scale", false, true, false },
};
static const char *const field_kinds[] = { "line", "text", "choice", "many", "check", "scale", NULL };
static const char *const field_attributes[] = { "id", "kind", "low", "high", "from", "to", NULL };

enum { FIELD_CHOICES_MOST = 40, SCALE_MOST = 10, SECTIONS_MOST = 30, FIELDS_MOST = 40 };

static void field_choices_read(struct reader *r, const struct xml *x, struct field *f, const struct field_rule *rule)
{
	static const char *const attributes[] = { "id", NULL };
	size_t n = child_count(x, "choice");
	const struct xml *first = xml_child(x, "choice");
	if (!rule->choices) {
		if (first != NULL)
			wrong(r, first->line, "choice-unused", "a field of kind %s has no <choice>s: take them out",
			    rule->name);
		return;
	}
	if (n < 2 || n > FIELD_CHOICES_MOST) {
		wrong(r, x->line, "field-choices", "a field of kind %s has from 2 to %d <choice>s", rule->name,
		    FIELD_CHOICES_MOST);
		return;
	}
	struct choice *choice = arena_array(r->a, n, sizeof *choice);
	for (const struct xml *c = first; c != NULL; c = xml_next(c, "choice")) {
		struct choice *own = &choice[f->choice_n++];
		attrs_known(r, c, attributes);
		own->line = c->line;
		own->id = attr_local_id(r, c);
		own->text = rich_read(r, c, NULL);
		for (size_t i = 0; i + 1 < f->choice_n; i++)
			if (own->id != NULL && streq(own->id, choice[i].id))
				wrong(r, c->line, "choice-id-twice",
				    "id=\"%s\" stands twice in this field: give each choice its own", own->id);
	}
	f->choice = choice;
}

/* A scale's steps are choices whose ids are their numbers, so that what is answered is one kind of thing. */
static void steps_make(struct reader *r, const struct xml *x, struct field *f)
{
	int from = xml_attr(x, "from") != NULL ? attr_int(r, x, "from", 0, SCALE_MOST - 1, MAYBE) : 0;
	int to = xml_attr(x, "to") != NULL ? attr_int(r, x, "to", from + 1, SCALE_MOST, MAYBE) : SCALE_MOST;
	f->low = attr_text(r, x, "low", NEED);
	f->high = attr_text(r, x, "high", NEED);
	f->choice_n = (size_t)(to - from + 1);
	struct choice *choice = arena_array(r->a, f->choice_n, sizeof *choice);
	for (int i = from; i <= to; i++) {
		struct run *run = arena_alloc(r->a, sizeof *run);
		*run = (struct run){ RUN_TEXT, arena_printf(r->a, "%d", i), NULL };
		choice[i - from] = (struct choice){ .id = run->text, .line = x->line, .text = { run, 1, run->text } };
	}
	f->choice = choice;
}

static void field_read(struct reader *r, const struct xml *x, struct field *f, bool models)
{
	static const char *const children[] = { "label", "choice", "model", NULL };
	static const char *const ends[] = { "low", "high", "from", "to" };
	attrs_known(r, x, field_attributes);
	children_known(r, x, children);
	f->line = x->line;
	f->id = attr_local_id(r, x);
	const struct xml *label = child_one(r, x, "label", NEED);
	if (label != NULL) {
		attrs_known(r, label, no_attributes);
		f->label = rich_read(r, label, NULL);
	}
	int kind = attr_word(r, x, "kind", field_kinds, -1);
	if (kind < 0)
		return;
	const struct field_rule *rule = &field_rules[kind];
	f->kind = (enum field_kind)kind;
	field_choices_read(r, x, f, rule);
	for (size_t i = 0; i < COUNT(ends) && !rule->ends; i++)
		if (xml_attr(x, ends[i]) != NULL)
			wrong(r, x->line, "ends-unused", "%s= belongs to a scale, not to %s: take it out", ends[i],
			    rule->name);
	if (rule->ends)
		steps_make(r, x, f);
	const struct xml *model = child_one(r, x, "model", MAYBE);
	if (model == NULL)
		return;
	attrs_known(r, model, no_attributes);
	f->model = rich_read(r, model, NULL);
	if (!models || !rule->model)
		wrong(r, model->line, "model-unused",
		    "<model> is one good answer to a field of words or choices in a case worksheet: take it "
		    "out here");
}

static void fields_read(struct reader *r, const struct xml *x, struct section *s, bool models)
{
	size_t n = child_count(x, "field");
	if (n == 0 || n > FIELDS_MOST) {
		wrong(r, x->line, "fields-number", "<%s> asks %zu things: write from one to %d <field>s in it", x->tag,
		    n, FIELDS_MOST);
		return;
	}
	struct field *field = arena_array(r->a, n, sizeof *field);
	for (const struct xml *c = xml_child(x, "field"); c != NULL; c = xml_next(c, "field"))
		field_read(r, c, &field[s->field_n++], models);
	s->field = field;
}

/* The field ids of one worksheet, or of one occasion, differ: a value hangs on each. */
static void fields_unique(struct reader *r, const struct section *section, size_t n)
{
	for (size_t s = 0; s < n; s++)
		for (size_t i = 0; i < section[s].field_n; i++) {
			const struct field *f = &section[s].field[i];
			for (size_t t = 0; t <= s && f->id != NULL; t++)
				for (size_t k = 0; k < (t == s ? i : section[t].field_n); k++)
					if (section[t].when == section[s].when && streq(f->id, section[t].field[k].id))
						wrong(r, f->line, "field-twice",
						    "id=\"%s\" stands twice: give each field its own", f->id);
		}
}

/* What a worksheet's section and a survey's part have in common. */
static void section_read(struct reader *r, const struct xml *x, struct section *s, bool models, enum need title)
{
	s->line = x->line;
	s->title = child_words(r, x, "title", title);
	s->block = blocks_read(r, x, &s->block_n);
	fields_read(r, x, s, models);
}

/* How many sections or parts there are to read; 0 after an error. */
static size_t sections_count(struct reader *r, const struct xml *x, const char *tag)
{
	size_t n = child_count(x, tag);
	if (n > 0 && n <= SECTIONS_MOST)
		return n;
	wrong(r, x->line, "sections-number", "<%s> has %zu <%s>s: write from one to %d", x->tag, n, tag, SECTIONS_MOST);
	return 0;
}

const struct worksheet *worksheet_read(struct reader *r, const struct xml *x)
{
	static const char *const attributes[] = { "id", "kind", NULL },
				 *const children[] = { "title", "intro", "section", NULL };
	static const char *const section_children[] = { "title", "p", "list", "field", NULL };
	static const char *const kinds[] = { "case", "own", NULL };
	struct worksheet *w = arena_alloc(r->a, sizeof *w);
	attrs_known(r, x, attributes);
	children_known(r, x, children);
	w->file = r->file;
	w->line = x->line;
	w->id = attr_id(r, x, ID_WORKSHEET, 0);
	w->title = child_words(r, x, "title", NEED);
	int kind = attr_word(r, x, "kind", kinds, -1);
	w->kind = kind == 0 ? WORKSHEET_CASE : WORKSHEET_OWN;
	bool is_case = w->kind == WORKSHEET_CASE;
	sources_start(r, w);
	r->names = is_case;
	w->intro = child_blocks(r, x, "intro", NEED, &w->intro_n);
	size_t n = sections_count(r, x, "section");
	struct section *section = arena_array(r->a, n, sizeof *section);
	for (const struct xml *c = xml_child(x, "section"); w->section_n < n; c = xml_next(c, "section")) {
		attrs_known(r, c, no_attributes);
		children_known(r, c, section_children);
		section_read(r, c, &section[w->section_n++], is_case, NEED);
	}
	r->names = false;
	w->section = section;
	w->source = sources_end(r, &w->source_n);
	fields_unique(r, section, w->section_n);
	return w;
}

void survey_read(struct reader *r, const struct xml *x)
{
	static const char *const attributes[] = { "id", "minutes", NULL },
				 *const children[] = { "title", "part", NULL };
	static const char *const part_attributes[] = { "when", "see", NULL };
	static const char *const part_children[] = { "title", "p", "field", NULL };
	const char *whens[OCCASION_COUNT + 1] = { NULL };
	struct survey *s = arena_alloc(r->a, sizeof *s);
	for (int i = 0; i < OCCASION_COUNT; i++)
		whens[i] = occasion_name((enum occasion)i);
	attrs_known(r, x, attributes);
	children_known(r, x, children);
	s->file = r->file;
	s->line = x->line;
	s->id = attr_id(r, x, ID_SURVEY, 0);
	s->minutes = attr_int(r, x, "minutes", 1, 60, NEED);
	s->title = child_words(r, x, "title", NEED);
	size_t n = sections_count(r, x, "part");
	struct section *part = arena_array(r->a, n, sizeof *part);
	for (const struct xml *c = xml_child(x, "part"); s->part_n < n; c = xml_next(c, "part")) {
		struct section *own = &part[s->part_n++];
		attrs_known(r, c, part_attributes);
		children_known(r, c, part_children);
		int when = attr_word(r, c, "when", whens, -1);
		own->when = when < 0 ? OCCASION_END : (enum occasion)when;
		own->see = attr_ref(r, c, "see", ID_WORKSHEET, MAYBE);
		section_read(r, c, own, false, NEED);
	}
	s->part = part;
	fields_unique(r, part, s->part_n);
	r->course->survey = s;
}
