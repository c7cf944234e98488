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

static void sections_visit(
    const char *file, const struct section *section, size_t n, block_visit *visit, void *context)
{
	for (size_t i = 0; i < n; i++)
		blocks_visit(file, section[i].block, section[i].block_n, visit, context);
}

static void item_visit(const struct item *item, block_visit *visit, void *context)
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
			item_visit(&course->module[m].item[i], visit, context);
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

size_t check_words(const char *s)
{
	size_t n = 0;
	for (bool before = true; *s != '\0'; s++) {
		if (before && !is_space(*s))
			n++;
		before = is_space(*s);
	}
	return n;
}

static const struct xml *root_of(struct check *c, const char *file)
{
	struct err e = { 0 };
	struct bytes text;
	if (c->pack == NULL || !pack_read(c->pack, c->a, file, LIMIT_XML_BYTES, &text, &e))
		return NULL;
	return xml_parse(c->a, file, &text, &e);
}

static const struct xml *element_find(const struct xml *x, const char *tag, const char *id)
{
	if (streq(x->tag, tag) && (id == NULL || streq(xml_attr(x, "id"), id)))
		return x;
	for (const struct xml *child = xml_child(x, NULL); child != NULL; child = xml_next(child, NULL)) {
		const struct xml *found = element_find(child, tag, id);
		if (found != NULL)
			return found;
	}
	return NULL;
}

int check_line(struct check *c, const char *file, const char *tag, const char *id)
{
	const struct xml *root = file != NULL ? root_of(c, file) : NULL;
	const struct xml *found = root != NULL ? element_find(root, tag, id) : NULL;
	return found != NULL ? found->line : 0;
}

const char *check_file(struct check *c, const char *tag)
{
	const struct xml *root = root_of(c, "course.xml");
	const struct xml *found = root != NULL ? element_find(root, tag, NULL) : NULL;
	return found != NULL ? xml_attr(found, "src") : NULL;
}
