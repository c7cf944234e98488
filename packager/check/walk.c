/*
 * How the checks get about in a course: every block, slide and question, and the line of what the model keeps no line
 * for.
 */
#include "packager/check/check.h"

#include "course/limits.h"
#include "course/xml.h"

void check_all(struct check *c)
{
	check_alt(c);
	check_media(c);
	check_answers(c);
	check_feedback(c);
	check_length(c);
	check_review(c);
	check_numbers(c);
	check_order(c);
	check_twice(c);
	check_unused(c);
	check_contrast(c);
	check_strip(c);
	check_boards(c);
}

typedef void block_visit(void *context, const char *file, const struct block *b);

static void blocks_visit(const char *file, const struct block *b, size_t n, block_visit *visit, void *context)
{
	for (size_t i = 0; i < n; i++) {
		visit(context, file, &b[i]);
		blocks_visit(file, b[i].child, b[i].child_n, visit, context);
	}
}

void check_each_block(const struct slide *s, block_visit *visit, void *context)
{
	blocks_visit(s->file, s->block, s->block_n, visit, context);
}

static void scenario_visit(const struct scenario *s, block_visit *visit, void *context)
{
	blocks_visit(s->file, s->intro, s->intro_n, visit, context);
	blocks_visit(s->file, s->summary, s->summary_n, visit, context);
	for (size_t i = 0; i < s->scene_n; i++) {
		blocks_visit(s->file, s->scene[i].block, s->scene[i].block_n, visit, context);
		blocks_visit(s->file, s->scene[i].debrief, s->scene[i].debrief_n, visit, context);
	}
}

static void sections_visit(const char *file, const struct section *section, size_t n, block_visit *visit, void *context)
{
	for (size_t i = 0; i < n; i++)
		blocks_visit(file, section[i].block, section[i].block_n, visit, context);
}

void check_each_item_block(const struct item *item, block_visit *visit, void *context)
{
	switch (item->kind) {
	case ITEM_SLIDE:
		check_each_block(item->slide, visit, context);
		break;
	case ITEM_SCENARIO:
		scenario_visit(item->scenario, visit, context);
		break;
	case ITEM_WORKSHEET:
		blocks_visit(item->worksheet->file, item->worksheet->intro, item->worksheet->intro_n, visit, context);
		sections_visit(
		    item->worksheet->file, item->worksheet->section, item->worksheet->section_n, visit, context);
		break;
	case ITEM_QUESTION:
		break;
	}
}

void check_each_course_block(const struct course *course, block_visit *visit, void *context)
{
	for (size_t m = 0; m < course->module_n; m++)
		for (size_t i = 0; i < course->module[m].item_n; i++)
			check_each_item_block(&course->module[m].item[i], visit, context);
	if (course->survey != NULL)
		sections_visit(course->survey->file, course->survey->part, course->survey->part_n, visit, context);
}

void check_each_slide(const struct course *course, void (*visit)(void *context, const struct slide *s), void *context)
{
	for (size_t m = 0; m < course->module_n; m++)
		for (size_t i = 0; i < course->module[m].item_n; i++)
			if (course->module[m].item[i].kind == ITEM_SLIDE)
				visit(context, course->module[m].item[i].slide);
}

void check_each_question(const struct course *course,
    void (*visit)(void *context, const struct module *m, const struct question *q), void *context)
{
	for (size_t m = 0; m < course->module_n; m++)
		for (size_t i = 0; i < course->module[m].item_n; i++)
			if (course->module[m].item[i].kind == ITEM_QUESTION)
				visit(context, &course->module[m], course->module[m].item[i].question);
	for (size_t p = 0; course->test != NULL && p < course->test->pair_n; p++)
		for (size_t form = 0; form < 2; form++)
			if (course->test->pair[p].form[form].id != NULL)
				visit(context, NULL, &course->test->pair[p].form[form]);
}

const char *check_plain(const struct rich *text)
{
	return text->plain != NULL ? text->plain : "";
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool check_blank(const char *s)
{
	return s == NULL || check_words(s) == 0;
}

size_t check_words_n(const char *s, size_t n)
{
	size_t words = 0;
	for (bool before = true; n > 0 && *s != '\0'; s++, n--) {
		if (before && !is_space(*s))
			words++;
		before = is_space(*s);
	}
	return words;
}

size_t check_words(const char *s)
{
	return check_words_n(s, SIZE_MAX);
}

static int by_name(const void *x, const void *y)
{
	const struct check_name *a = x, *b = y;
	int order = strcmp(a->name, b->name);
	return order != 0 ? order : a->at < b->at ? -1 : a->at > b->at;
}

void check_names_sort(struct check_name *list, size_t n)
{
	if (n != 0)
		qsort(list, n, sizeof *list, by_name);
}

const struct check_name *check_names_find(const struct check_name *list, size_t n, const char *name)
{
	size_t low = 0, high = n;
	while (name != NULL && low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(list[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return name != NULL && low < n && streq(list[low].name, name) ? &list[low] : NULL;
}

static const struct xml *root_of(struct check *c, struct arena *a, const char *file)
{
	struct err e = { 0 };
	struct bytes text;
	if (c->pack == NULL || file == NULL || !pack_read(c->pack, a, file, LIMIT_XML_BYTES, &text, &e))
		return NULL;
	return xml_parse(a, file, &text, &e);
}

static const struct xml *element_find(const struct xml *x, const char *tag)
{
	if (streq(x->tag, tag))
		return x;
	for (const struct xml *child = xml_child(x, NULL); child != NULL; child = xml_next(child, NULL)) {
		const struct xml *found = element_find(child, tag);
		if (found != NULL)
			return found;
	}
	return NULL;
}

/* The elements with an id of the file that was asked about last, as "tag id"; a file is often asked about again. */
struct check_places {
	const char *file;
	struct check_name *list; /* at: the line */
	size_t n, cap;
};

static void places_gather(struct check_places *p, struct arena *a, const struct xml *x)
{
	const char *id = xml_attr(x, "id");
	if (id != NULL && p->n == p->cap) {
		size_t cap = p->cap == 0 ? 64 : 2 * p->cap;
		struct check_name *list = arena_array(a, cap, sizeof *list);
		if (p->n != 0)
			memcpy(list, p->list, p->n * sizeof *list);
		p->list = list;
		p->cap = cap;
	}
	if (id != NULL)
		p->list[p->n++] = (struct check_name){ arena_printf(a, "%s %s", x->tag, id), (size_t)x->line };
	for (const struct xml *child = xml_child(x, NULL); child != NULL; child = xml_next(child, NULL))
		places_gather(p, a, child);
}

static const struct check_places *places_of(struct check *c, const char *file)
{
	if (c->places != NULL && streq(c->places->file, file))
		return c->places;
	struct arena tree = { 0 };
	const struct xml *root = root_of(c, &tree, file);
	c->places = arena_alloc(c->a, sizeof *c->places);
	c->places->file = file;
	if (root != NULL)
		places_gather(c->places, c->a, root);
	check_names_sort(c->places->list, c->places->n);
	arena_release(&tree);
	return c->places;
}

int check_line(struct check *c, const char *file, const char *tag, const char *id)
{
	if (file != NULL && id != NULL) {
		const struct check_places *p = places_of(c, file);
		const struct check_name *found = check_names_find(p->list, p->n, arena_printf(c->a, "%s %s", tag, id));
		return found != NULL ? (int)found->at : 0;
	}
	struct arena tree = { 0 };
	const struct xml *root = root_of(c, &tree, file), *found = root != NULL ? element_find(root, tag) : NULL;
	int line = found != NULL ? found->line : 0;
	arena_release(&tree);
	return line;
}

const char *check_file(struct check *c, const char *tag)
{
	struct arena tree = { 0 };
	const struct xml *root = root_of(c, &tree, "course.xml");
	const struct xml *found = root != NULL ? element_find(root, tag) : NULL;
	const char *src = found != NULL ? arena_string(c->a, xml_attr(found, "src")) : NULL;
	arena_release(&tree);
	return src;
}
