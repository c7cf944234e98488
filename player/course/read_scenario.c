/*
 * A scenario: a case that unfolds by decisions. What is read here is also walked here, since a learner must not be led
 * into a scene that ends nowhere: every scene can be reached and leads to an ending, every decision holds a strong
 * option, and the numbers of decisions do not run backwards.
 */
#include "course/read_in.h"

#include "course/limits.h"

static const char *const qualities[] = { "strong", "partial", "poor", NULL };

const struct block *child_blocks(struct reader *r, const struct xml *x, const char *tag, enum need need, size_t *n)
{
	const struct xml *child = child_one(r, x, tag, need);
	*n = 0;
	if (child == NULL)
		return NULL;
	attrs_known(r, child, no_attributes);
	children_known(r, child, block_tags);
	const struct block *block = blocks_read(r, child, n);
	if (*n == 0)
		wrong(r, child->line, "blocks-empty", "<%s> is empty: write a <p> in it or take it out", tag);
	return block;
}

enum { NAMES_MOST = 40, SETS_MOST = 100 };

/* A set of names for one person: all distinct, so that two people of a case are never called alike. */
static void set_read(struct reader *r, const struct xml *x, struct name_set *set, size_t index)
{
	static const char *const attributes[] = { "id", NULL };
	static const char *const children[] = { "name", NULL };
	attrs_known(r, x, attributes);
	children_known(r, x, children);
	set->id = attr_id(r, x, ID_NAMES, index);
	size_t n = child_count(x, "name");
	if (n == 0 || n > NAMES_MOST) {
		wrong(r, x->line, "names-number", "a <set> has from one to %d <name>s", NAMES_MOST);
		return;
	}
	const char **name = arena_array(r->a, n, sizeof *name);
	set->name = name;
	for (const struct xml *c = xml_child(x, "name"); c != NULL; c = xml_next(c, "name")) {
		const char *text = words_read(r, c, no_attributes);
		for (size_t s = 0; s <= index; s++) {
			const struct name_set *other = &r->course->name_set[s];
			for (size_t i = 0; i < other->n; i++)
				if (streq(other->name[i], text))
					wrong(r, c->line, "name-twice",
					    "\"%s\" stands twice: two people must not be called alike", text);
		}
		name[set->n++] = text;
	}
}

void names_read(struct reader *r, const struct xml *x)
{
	static const char *const children[] = { "set", NULL };
	attrs_known(r, x, no_attributes);
	children_known(r, x, children);
	size_t n = child_count(x, "set");
	if (n == 0 || n > SETS_MOST) {
		wrong(r, x->line, "sets-number", "<names> has from one to %d <set>s", SETS_MOST);
		return;
	}
	struct name_set *list = arena_array(r->a, n, sizeof *list);
	r->course->name_set = list;
	for (const struct xml *c = xml_child(x, "set"); c != NULL; c = xml_next(c, "set"), r->course->name_set_n++)
		set_read(r, c, &list[r->course->name_set_n], r->course->name_set_n);
}

static void option_read(struct reader *r, const struct xml *x, struct option *o)
{
	static const char *const attributes[] = { "id", "to", "quality", NULL };
	attrs_known(r, x, attributes);
	o->line = x->line;
	o->id = attr_local_id(r, x);
	o->to = attr_text(r, x, "to", NEED);
	int quality = attr_word(r, x, "quality", qualities, -1);
	o->quality = quality < 0 ? QUALITY_STRONG : (enum quality)quality;
	o->text = rich_read(r, x, "feedback");
	const struct xml *feedback = child_one(r, x, "feedback", NEED);
	if (feedback != NULL) {
		attrs_known(r, feedback, no_attributes);
		o->feedback = rich_read(r, feedback, NULL);
	}
}

enum { OPTIONS_MOST = 8 };

static void options_read(struct reader *r, const struct xml *x, struct scene *s)
{
	size_t n = child_count(x, "option");
	bool strong = false;
	if (n > OPTIONS_MOST) {
		wrong(r, x->line, "options-many", "a scene has at most %d <option>s", OPTIONS_MOST);
		n = OPTIONS_MOST;
	}
	struct option *option = arena_array(r->a, n, sizeof *option);
	s->option = option;
	for (const struct xml *c = xml_child(x, "option"); c != NULL && s->option_n < n; c = xml_next(c, "option")) {
		struct option *o = &option[s->option_n++];
		option_read(r, c, o);
		strong = strong || o->quality == QUALITY_STRONG;
		for (size_t i = 0; i + 1 < s->option_n; i++)
			if (o->id != NULL && streq(o->id, option[i].id))
				wrong(r, c->line, "option-twice",
				    "id=\"%s\" stands twice in this scene: give each option its own", o->id);
	}
	if (n < 2)
		wrong(r, x->line, "options-few",
		    "a scene needs two <option>s or more: without a choice it leads nowhere");
	else if (!strong)
		wrong(r, x->line, "no-strong-option",
		    "no option of this scene is quality=\"strong\": a learner must be able to do well");
}

static void knows_read(struct reader *r, const struct xml *x, struct scene *s)
{
	static const char *const attributes[] = { "by", NULL };
	struct known *know = arena_array(r->a, child_count(x, "know"), sizeof *know);
	s->know = know;
	for (const struct xml *c = xml_child(x, "know"); c != NULL; c = xml_next(c, "know")) {
		attrs_known(r, c, attributes);
		know[s->know_n].by = attr_text(r, c, "by", MAYBE);
		know[s->know_n++].text = rich_read(r, c, NULL);
	}
}

static void scene_children(struct reader *r, const struct xml *x, const char *const *own)
{
	const char *known[32];
	size_t n = 0;
	for (; own[n] != NULL; n++)
		known[n] = own[n];
	for (size_t i = 0; block_tags[i] != NULL; i++)
		known[n++] = block_tags[i];
	known[n] = NULL;
	children_known(r, x, known);
}

static void scene_read(struct reader *r, const struct xml *x, struct scene *s)
{
	static const char *const scene_attributes[] = { "id", "step", "role", NULL },
				 *const ending_attributes[] = { "id", "kind", NULL };
	static const char *const scene_own[] = { "title", "know", "unknown", "option", NULL };
	static const char *const ending_own[] = { "title", "know", "debrief", NULL };
	s->ending = streq(x->tag, "ending");
	attrs_known(r, x, s->ending ? ending_attributes : scene_attributes);
	scene_children(r, x, s->ending ? ending_own : scene_own);
	s->line = x->line;
	s->id = attr_local_id(r, x);
	s->title = child_words(r, x, "title", NEED);
	s->block = blocks_read(r, x, &s->block_n);
	knows_read(r, x, s);
	if (s->ending) {
		int kind = attr_word(r, x, "kind", qualities, -1);
		s->quality = kind < 0 ? QUALITY_STRONG : (enum quality)kind;
		s->debrief = child_blocks(r, x, "debrief", NEED, &s->debrief_n);
		return;
	}
	s->step = attr_int(r, x, "step", 1, 20, NEED);
	s->role = attr_text(r, x, "role", MAYBE);
	const struct xml *unknown = child_one(r, x, "unknown", MAYBE);
	if (unknown != NULL) {
		attrs_known(r, unknown, no_attributes);
		s->unknown = rich_read(r, unknown, NULL);
	}
	options_read(r, x, s);
}

static void people_read(struct reader *r, const struct xml *x, struct scenario *s)
{
	static const char *const attributes[] = { "ref", NULL };
	struct case_person *person = arena_array(r->a, child_count(x, "person"), sizeof *person);
	s->person = person;
	for (const struct xml *c = xml_child(x, "person"); c != NULL; c = xml_next(c, "person")) {
		struct case_person *p = &person[s->person_n++];
		attrs_known(r, c, attributes);
		p->set = attr_ref(r, c, "ref", ID_NAMES, NEED);
		p->text = rich_read(r, c, NULL);
		const struct name_set *set = course_names(r->course, p->set);
		if (set == NULL || set->n == 0)
			continue;
		struct run *run = arena_alloc(r->a, sizeof *run);
		*run = (struct run){ RUN_NAME, set->name[0], p->set };
		p->name = (struct rich){ run, 1, run->text };
	}
}

static void targets_find(struct reader *r, const struct scenario *s, struct scene *scene)
{
	for (size_t i = 0; i < s->scene_n; i++) {
		struct option *option = arena_array(r->a, scene[i].option_n, sizeof *option);
		for (size_t k = 0; k < scene[i].option_n; k++) {
			struct option *o = &option[k];
			*o = scene[i].option[k];
			for (o->target = 0; o->target < s->scene_n; o->target++)
				if (o->to != NULL && scene[o->target].id != NULL && streq(scene[o->target].id, o->to))
					break;
			if (o->target < s->scene_n || o->to == NULL)
				continue;
			const char **names = arena_array(r->a, s->scene_n + 1, sizeof *names);
			size_t n = 0;
			for (size_t t = 0; t < s->scene_n; t++)
				if (scene[t].id != NULL)
					names[n++] = scene[t].id;
			wrong(r, o->line, "scene-unknown",
			    "to=\"%s\": this scenario has no scene or ending with this id%s", o->to,
			    hint(r, o->to, names));
		}
		scene[i].option = option;
	}
}

/* Marks what follows from what is marked, forwards or backwards, until nothing new comes. */
static void marks_spread(const struct scenario *s, bool *mark, bool backwards)
{
	for (bool more = true; more;) {
		more = false;
		for (size_t i = 0; i < s->scene_n; i++)
			for (size_t k = 0; k < s->scene[i].option_n; k++) {
				size_t to = s->scene[i].option[k].target;
				if (to >= s->scene_n || mark[i] == mark[to] || (backwards ? mark[i] : mark[to]))
					continue;
				mark[backwards ? i : to] = more = true;
			}
	}
}

static void graph_check(struct reader *r, const struct xml *x, const struct scenario *s)
{
	bool *met = arena_array(r->a, s->scene_n, sizeof *met), *ends = arena_array(r->a, s->scene_n, sizeof *ends);
	bool broken = s->scene[0].ending, any_ending = false;
	for (size_t i = 0; i < s->scene_n; i++) {
		met[i] = i == 0;
		ends[i] = s->scene[i].ending;
		any_ending = any_ending || ends[i];
		broken = broken || (!s->scene[i].ending && s->scene[i].option_n < 2);
		for (size_t k = 0; k < s->scene[i].option_n; k++)
			broken = broken || s->scene[i].option[k].target >= s->scene_n;
		for (size_t k = 0; k < i; k++)
			broken = broken || s->scene[i].id == NULL || streq(s->scene[i].id, s->scene[k].id);
	}
	if (!any_ending)
		wrong(r, x->line, "no-ending", "the scenario has no <ending>");
	if (!any_ending || broken)
		return; /* said already; what follows from it is not worth a line each */
	marks_spread(s, met, false);
	marks_spread(s, ends, true);
	for (size_t i = 0; i < s->scene_n; i++) {
		const struct scene *scene = &s->scene[i];
		if (!met[i])
			wrong(r, scene->line, "scene-unreachable",
			    "no option leads to this %s: lead one here or take it out",
			    scene->ending ? "ending" : "scene");
		if (!ends[i] && scene->option_n > 0)
			wrong(r, scene->line, "scene-no-exit",
			    "from this scene no way leads to an ending: a learner would go round for ever");
		for (size_t k = 0; k < scene->option_n; k++) {
			const struct scene *to = &s->scene[scene->option[k].target];
			if (!to->ending && to->step < scene->step && scene->option[k].quality == QUALITY_STRONG)
				wrong(r, scene->option[k].line, "step-back",
				    "a strong option leads from step %d back to step %d", scene->step, to->step);
		}
	}
}

enum { SCENES_MOST = 100 };

static void scenes_read(struct reader *r, const struct xml *x, struct scenario *s)
{
	size_t n = child_count(x, "scene") + child_count(x, "ending");
	if (child_count(x, "scene") == 0 || n > SCENES_MOST) {
		wrong(r, x->line, "scenes", "a scenario has from one <scene> to %d scenes and endings", SCENES_MOST);
		return;
	}
	struct scene *scene = arena_array(r->a, n, sizeof *scene);
	for (const struct xml *c = xml_child(x, NULL); c != NULL; c = xml_next(c, NULL)) {
		if (!streq(c->tag, "scene") && !streq(c->tag, "ending"))
			continue;
		struct scene *own = &scene[s->scene_n++];
		scene_read(r, c, own);
		s->steps = own->step > s->steps ? own->step : s->steps;
		for (size_t i = 0; i + 1 < s->scene_n; i++)
			if (own->id != NULL && streq(own->id, scene[i].id))
				wrong(r, c->line, "scene-twice", "id=\"%s\" stands twice in this scenario", own->id);
	}
	s->scene = scene;
	if (scene[0].ending)
		wrong(r, scene[0].line, "ending-first", "a scenario starts with a <scene>: put the endings last");
	targets_find(r, s, scene);
	graph_check(r, x, s);
}

const struct scenario *scenario_read(struct reader *r, const struct xml *x)
{
	static const char *const attributes[] = { "id", "outcome", "minutes", NULL };
	static const char *const children[] = { "title", "intro", "summary", "person", "scene", "ending", NULL };
	struct scenario *s = arena_alloc(r->a, sizeof *s);
	attrs_known(r, x, attributes);
	children_known(r, x, children);
	s->file = r->file;
	s->line = x->line;
	s->id = attr_id(r, x, ID_SCENARIO, 0);
	s->outcome = attr_ref(r, x, "outcome", ID_OUTCOME, NEED);
	s->minutes = attr_int(r, x, "minutes", 1, 120, NEED);
	s->title = child_words(r, x, "title", NEED);
	r->names = true;
	sources_start(r, s);
	s->intro = child_blocks(r, x, "intro", NEED, &s->intro_n);
	s->summary = child_blocks(r, x, "summary", NEED, &s->summary_n);
	people_read(r, x, s);
	scenes_read(r, x, s);
	r->names = false;
	s->source = sources_end(r, &s->source_n);
	return s;
}
