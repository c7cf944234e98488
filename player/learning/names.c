/*
 * The names of a case. An author writes a set for each person; a learner meets one of its names everywhere in the case,
 * drawn from the registration, so that two people who talk about it do not seem to know the same child. The model is
 * copied with the drawn names in place, and nothing after this knows that there was a choice.
 */
#include "learning/form.h"
#include "learning/scenario.h"

struct naming {
	struct arena *a;
	const struct course *course;
	const char *seed;
};

const char *name_drawn(const struct course *c, const char *set, const char *seed)
{
	const struct name_set *names = course_names(c, set);
	size_t order[64];
	if (names == NULL || names->n == 0 || names->n > COUNT(order))
		return names == NULL || names->n == 0 ? NULL : names->name[0];
	shuffle_order(seed, names->id, names->n, order);
	return names->name[order[0]];
}

static struct rich rich_named(const struct naming *n, const struct rich *text)
{
	bool any = false;
	for (size_t i = 0; i < text->n; i++)
		any = any || text->run[i].kind == RUN_NAME;
	if (!any)
		return *text;
	struct run *run = arena_array(n->a, text->n, sizeof *run);
	struct buf plain = { .a = n->a };
	for (size_t i = 0; i < text->n; i++) {
		run[i] = text->run[i];
		if (run[i].kind == RUN_NAME) {
			const char *name = name_drawn(n->course, run[i].ref, n->seed);
			run[i] = (struct run){ RUN_TEXT, name != NULL ? name : run[i].text, NULL };
		}
		if (run[i].kind != RUN_CITE)
			buf_add(&plain, run[i].text);
	}
	return (struct rich){ run, text->n, buf_text(&plain) };
}

static const struct block *blocks_named(const struct naming *n, const struct block *block, size_t count)
{
	struct block *out = arena_array(n->a, count, sizeof *out);
	for (size_t i = 0; i < count; i++) {
		out[i] = block[i];
		out[i].text = rich_named(n, &block[i].text);
		out[i].child = blocks_named(n, block[i].child, block[i].child_n);
	}
	return out;
}

static const struct option *options_named(const struct naming *n, const struct scene *s)
{
	struct option *out = arena_array(n->a, s->option_n, sizeof *out);
	for (size_t i = 0; i < s->option_n; i++) {
		out[i] = s->option[i];
		out[i].text = rich_named(n, &s->option[i].text);
		out[i].feedback = rich_named(n, &s->option[i].feedback);
	}
	return out;
}

static struct scene scene_named(const struct naming *n, const struct scene *s)
{
	struct scene out = *s;
	struct known *know = arena_array(n->a, s->know_n, sizeof *know);
	for (size_t i = 0; i < s->know_n; i++)
		know[i] = (struct known){ s->know[i].by, rich_named(n, &s->know[i].text) };
	out.know = know;
	out.unknown = rich_named(n, &s->unknown);
	out.block = blocks_named(n, s->block, s->block_n);
	out.debrief = blocks_named(n, s->debrief, s->debrief_n);
	out.option = options_named(n, s);
	return out;
}

const struct scenario *scenario_named(
    struct arena *a, const struct course *c, const struct scenario *s, const char *seed)
{
	const struct naming n = { a, c, seed };
	struct scenario *out = arena_alloc(a, sizeof *out);
	*out = *s;
	out->intro = blocks_named(&n, s->intro, s->intro_n);
	out->summary = blocks_named(&n, s->summary, s->summary_n);
	struct case_person *person = arena_array(a, s->person_n, sizeof *person);
	for (size_t i = 0; i < s->person_n; i++)
		person[i] = (struct case_person){ s->person[i].set, rich_named(&n, &s->person[i].name),
			rich_named(&n, &s->person[i].text) };
	out->person = person;
	struct scene *scene = arena_array(a, s->scene_n, sizeof *scene);
	for (size_t i = 0; i < s->scene_n; i++)
		scene[i] = scene_named(&n, &s->scene[i]);
	out->scene = scene;
	return out;
}

static const struct field *fields_named(const struct naming *n, const struct section *s)
{
	struct field *out = arena_array(n->a, s->field_n, sizeof *out);
	for (size_t i = 0; i < s->field_n; i++) {
		out[i] = s->field[i];
		out[i].label = rich_named(n, &s->field[i].label);
		out[i].model = rich_named(n, &s->field[i].model);
		struct choice *choice = arena_array(n->a, s->field[i].choice_n, sizeof *choice);
		for (size_t k = 0; k < s->field[i].choice_n; k++) {
			choice[k] = s->field[i].choice[k];
			choice[k].text = rich_named(n, &s->field[i].choice[k].text);
		}
		out[i].choice = choice;
	}
	return out;
}

const struct worksheet *worksheet_named(
    struct arena *a, const struct course *c, const struct worksheet *w, const char *seed)
{
	const struct naming n = { a, c, seed };
	struct worksheet *out = arena_alloc(a, sizeof *out);
	*out = *w;
	out->intro = blocks_named(&n, w->intro, w->intro_n);
	struct section *section = arena_array(a, w->section_n, sizeof *section);
	for (size_t i = 0; i < w->section_n; i++) {
		section[i] = w->section[i];
		section[i].block = blocks_named(&n, w->section[i].block, w->section[i].block_n);
		section[i].field = fields_named(&n, &w->section[i]);
	}
	out->section = section;
	return out;
}
