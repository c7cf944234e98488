/* The modules and the paired test. */
#include "course/read_in.h"

/* Notes which outcomes a module teaches. */
static void outcomes_read(struct reader *r, const struct xml *x, struct module *m)
{
	static const char *const attributes[] = { "ref", NULL };
	const char **list = arena_array(r->a, child_count(x, "outcome"), sizeof *list);
	for (const struct xml *c = xml_child(x, "outcome"); c != NULL; c = xml_next(c, "outcome")) {
		attrs_known(r, c, attributes);
		children_known(r, c, no_attributes);
		const char *id = attr_ref(r, c, "ref", ID_OUTCOME, NEED);
		const struct id_entry *entry = id_find(r, id, ID_OUTCOME);
		if (entry == NULL)
			continue;
		if (id_first_use(r, entry, m))
			list[m->outcome_n++] = id;
		else
			wrong(r, c->line, "outcome-twice", "ref=\"%s\" stands twice in this module: keep one", id);
		if (r->outcome[entry->index].module == NULL)
			r->outcome[entry->index].module = m->id;
	}
	m->outcome = list;
	if (xml_child(x, "outcome") == NULL)
		wrong(r, x->line, "module-outcomes", "<module> names no <outcome ref=\"...\"/>: what does it teach?");
}

static void items_read(struct reader *r, const struct xml *x, struct module *m)
{
	size_t n = child_count(x, "slide") + child_count(x, "question") + child_count(x, "scenario") +
	    child_count(x, "worksheet");
	struct item *item = arena_array(r->a, n, sizeof *item);
	for (const struct xml *c = xml_child(x, NULL); c != NULL; c = xml_next(c, NULL)) {
		if (streq(c->tag, "slide"))
			item[m->item_n++] = (struct item){ .kind = ITEM_SLIDE, .slide = slide_read(r, c) };
		else if (streq(c->tag, "question"))
			item[m->item_n++] = (struct item){ .kind = ITEM_QUESTION, .question = question_read(r, c) };
		else if (streq(c->tag, "scenario"))
			item[m->item_n++] = (struct item){ .kind = ITEM_SCENARIO, .scenario = scenario_read(r, c) };
		else if (streq(c->tag, "worksheet"))
			item[m->item_n++] = (struct item){ .kind = ITEM_WORKSHEET, .worksheet = worksheet_read(r, c) };
	}
	m->item = item;
	if (m->ready && n == 0)
		wrong(r, x->line, "module-empty", "the module has no slides: write some, or state=\"preparation\"");
	if (!m->ready && n > 0)
		wrong(r, x->line, "module-preparation",
		    "a module in preparation has no slides or questions yet: write "
		    "state=\"ready\" or take them out");
}

void module_read(struct reader *r, const struct xml *x, struct module *m, size_t index)
{
	static const char *const attributes[] = { "id", "number", "minutes", "state", NULL };
	static const char *const children[] = { "title", "note", "outcome", "slide", "question", "scenario",
		"worksheet", NULL };
	static const char *const states[] = { "preparation", "ready", NULL };
	attrs_known(r, x, attributes);
	children_known(r, x, children);
	m->file = r->file;
	m->id = attr_id(r, x, ID_MODULE, index);
	m->number = attr_int(r, x, "number", 0, MODULE_NUMBER_MOST, NEED);
	m->minutes = attr_int(r, x, "minutes", 0, 999, NEED);
	m->ready = attr_word(r, x, "state", states, 1) != 0;
	m->title = child_words(r, x, "title", NEED);
	const struct xml *note = child_one(r, x, "note", MAYBE);
	if (note != NULL)
		m->note = prose_read(r, note, no_attributes);
	outcomes_read(r, x, m);
	items_read(r, x, m);
}

/* Both forms are there, are of one kind, and take what the pair says. */
static void forms_read(struct reader *r, const struct xml *x, struct test_pair *p)
{
	static const char *const forms[] = { "a", "b", NULL };
	bool there[2] = { false, false };
	for (const struct xml *c = xml_child(x, "question"); c != NULL; c = xml_next(c, "question")) {
		int form = attr_word(r, c, "form", forms, -1);
		struct question spare = { 0 };
		struct question *q = form < 0 || there[form] ? &spare : &p->form[form];
		if (form >= 0 && there[form])
			wrong(r, c->line, "form-twice",
			    "form=\"%s\" stands twice in this pair: a pair has one a and one b", forms[form]);
		else if (form >= 0)
			there[form] = true;
		question_read_form(r, c, q);
		q->id = p->id == NULL ? NULL : arena_printf(r->a, "%s.%s", p->id, form == 1 ? "b" : "a");
		q->outcome = p->outcome;
		q->critical = p->critical;
	}
	for (int i = 0; i < 2; i++)
		if (!there[i])
			wrong(r, x->line, "form-missing", "the pair has no <question form=\"%s\">", forms[i]);
	if (there[0] && there[1] && p->form[0].kind != p->form[1].kind)
		wrong(r, p->form[1].line, "form-kinds", "the two forms of a pair must be of the same kind");
}

static void pair_read(struct reader *r, const struct xml *x, struct test_pair *p, size_t index)
{
	static const char *const attributes[] = { "id", "outcome", "short", "critical", NULL };
	static const char *const children[] = { "question", NULL };
	attrs_known(r, x, attributes);
	children_known(r, x, children);
	p->id = attr_id(r, x, ID_PAIR, index);
	p->outcome = attr_ref(r, x, "outcome", ID_OUTCOME, NEED);
	p->short_form = attr_yes(r, x, "short", false);
	p->critical = attr_yes(r, x, "critical", false);
	forms_read(r, x, p);
}

const struct test *test_read(struct reader *r, const struct xml *x)
{
	static const char *const attributes[] = { "id", "minutes", "mastery", NULL };
	static const char *const children[] = { "title", "pair", NULL };
	struct test *t = arena_alloc(r->a, sizeof *t);
	attrs_known(r, x, attributes);
	children_known(r, x, children);
	t->file = r->file;
	t->id = attr_id(r, x, ID_TEST, 0);
	t->minutes = attr_int(r, x, "minutes", 1, 999, NEED);
	t->title = child_words(r, x, "title", NEED);
	size_t n = child_count(x, "pair");
	if (n == 0)
		wrong(r, x->line, "test-empty", "<test> has no <pair>");
	if (xml_attr(x, "mastery") != NULL)
		t->mastery = attr_int(r, x, "mastery", 1, n == 0 ? 1 : (int)n, MAYBE);
	struct test_pair *pair = arena_array(r->a, n, sizeof *pair);
	for (const struct xml *c = xml_child(x, "pair"); c != NULL; c = xml_next(c, "pair"), t->pair_n++)
		pair_read(r, c, &pair[t->pair_n], t->pair_n);
	t->pair = pair;
	return t;
}
