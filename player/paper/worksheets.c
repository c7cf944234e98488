/*
 * Worksheets as forms to print: blank, every one of a course from a page of its own; or one of the learner's own with
 * what they filled in. Lines to write on are drawn, not tagged: a voice reads the questions and, where there are any,
 * the answers. A case worksheet is only ever blank (decisions.md, 'Records and privacy').
 */
#include "learning/score.h"
#include "paper/handout.h"
#include "paper/sheet.h"

enum { RULE = 9 * MM, LINES_OF_TEXT = 4, BOX = 4200, OPTION_INDENT = 7 * MM };

/* Of the sheet being drawn: the answers, NULL blank; and which field comes next. */
struct form {
	struct flow *f;
	const char *const *value;
	size_t index;
};

static void rule_draw(struct flow *f)
{
	f->y += RULE;
	pdf_line(f->pdf, f->x, f->y, f->x + f->width, f->y, 200, COLOUR_SOFT, LINE_PLAIN);
}

struct filled {
	const struct field *field;
	const char *value;
};

static void answer_draw(struct flow *f, const void *what)
{
	const struct filled *w = what;
	flow_text(f, TAG_P, handout_body(), w->value);
}

static void words_draw(struct flow *f, const struct field *field, const char *value)
{
	flow_rich(f, TAG_P, handout_strong(), &field->label);
	if (value[0] != '\0') {
		flow_space(f, MM);
		handout_panel(f, COLOUR_NONE, COLOUR_LINE, answer_draw, &(struct filled){ field, value });
		return;
	}
	for (int i = 0; i < (field->kind == FIELD_TEXT ? LINES_OF_TEXT : 1); i++)
		rule_draw(f);
	f->y += 1500;
}

/* A box to tick, or a ring where only one is chosen; with its mark when it is. */
static void mark_draw(struct flow *f, int y, bool round, bool chosen)
{
	struct area at = { f->x, y, BOX, BOX };
	if (chosen) {
		pdf_tag(f->pdf, TAG_MARK, NULL);
		pdf_tag(f->pdf, TAG_FIGURE, "chosen");
	}
	if (round) {
		pdf_circle(f->pdf, at.x + BOX / 2, at.y + BOX / 2, BOX / 2, COLOUR_NONE, COLOUR_INK, 300);
		if (chosen)
			pdf_circle(f->pdf, at.x + BOX / 2, at.y + BOX / 2, BOX / 4, COLOUR_INK, COLOUR_NONE, 0);
	} else {
		pdf_box(f->pdf, at, 600, COLOUR_NONE, COLOUR_INK, 300, LINE_PLAIN);
		if (chosen) {
			pdf_line(
			    f->pdf, at.x + 900, at.y + 2200, at.x + 1800, at.y + 3200, 500, COLOUR_INK, LINE_PLAIN);
			pdf_line(
			    f->pdf, at.x + 1800, at.y + 3200, at.x + 3400, at.y + 900, 500, COLOUR_INK, LINE_PLAIN);
		}
	}
	if (chosen) {
		pdf_tag_end(f->pdf);
		pdf_tag_end(f->pdf);
	}
}

static void option_draw(struct flow *f, const struct rich *text, bool round, bool chosen)
{
	struct style style = handout_body();
	flow_need(f, 2 * style.line);
	pdf_tag(f->pdf, TAG_ITEM, NULL);
	mark_draw(f, f->y + (style.line - BOX) / 2, round, chosen);
	f->x += OPTION_INDENT;
	f->width -= OPTION_INDENT;
	flow_rich(f, TAG_BODY, style, text);
	f->x -= OPTION_INDENT;
	f->width += OPTION_INDENT;
	pdf_tag_end(f->pdf);
	f->y += 800;
}

/* Short choices stand side by side: numbers, and yes, partly, no. */
static bool choices_in_a_row(struct flow *f, const struct field *field, int *width)
{
	*width = f->width / (field->choice_n > 0 ? (int)field->choice_n : 1);
	for (size_t i = 0; i < field->choice_n; i++) {
		const char *text = field->choice[i].text.plain;
		struct style style = handout_body();
		if (pdf_text_width(f->pdf, style.weight, style.size, text, strlen(text)) > *width - BOX - 4 * MM)
			return false;
	}
	return true;
}

static void row_draw(struct flow *f, const struct field *field, const char *value, int width)
{
	struct style style = handout_body();
	int x = f->x, y = f->y;
	for (size_t i = 0; i < field->choice_n; i++) {
		const struct choice *c = &field->choice[i];
		struct lines l = text_wrap_one(f->a, f->pdf, style, c->text.plain, width - BOX - 2 * MM);
		f->x = x + (int)i * width;
		pdf_tag(f->pdf, TAG_ITEM, NULL);
		mark_draw(f, y + (style.line - BOX) / 2, field->kind != FIELD_MANY, response_has(value, c->id));
		pdf_tag(f->pdf, TAG_BODY, NULL);
		lines_draw(f->pdf, &l, 0, 1, f->x + BOX + 1500, y, width - BOX - 2 * MM, TEXT_START);
		pdf_tag_end(f->pdf);
		pdf_tag_end(f->pdf);
	}
	f->x = x;
	f->y = y + style.line + 800;
}

static void choices_draw(struct flow *f, const struct field *field, const char *value)
{
	int width;
	flow_rich(f, TAG_P, handout_strong(), &field->label);
	if (field->kind == FIELD_SCALE && field->low != NULL && field->high != NULL && field->choice_n > 0)
		flow_text(f, TAG_P, handout_small(COLOUR_SOFT),
		    arena_printf(f->a, "%s: %s \u00B7 %s: %s", field->choice[0].text.plain, field->low,
			field->choice[field->choice_n - 1].text.plain, field->high));
	f->y += MM;
	pdf_tag(f->pdf, TAG_LIST, NULL);
	if (choices_in_a_row(f, field, &width))
		row_draw(f, field, value, width);
	else
		for (size_t i = 0; i < field->choice_n; i++)
			option_draw(f, &field->choice[i].text, field->kind != FIELD_MANY,
			    response_has(value, field->choice[i].id));
	pdf_tag_end(f->pdf);
}

static void field_draw(struct flow *f, const void *what)
{
	const struct filled *w = what;
	const struct field *field = w->field;
	if (field_is_words(field))
		words_draw(f, field, w->value);
	else if (field->kind == FIELD_CHECK) {
		pdf_tag(f->pdf, TAG_LIST, NULL);
		option_draw(f, &field->label, false, streq(w->value, "yes"));
		pdf_tag_end(f->pdf);
	} else
		choices_draw(f, field, w->value);
}

static void section_head_draw(struct flow *f, const void *what)
{
	const struct section *s = what;
	if (s->title != NULL)
		flow_text(f, TAG_H2, handout_heading(2), s->title);
	if (s->block_n > 0) {
		f->y += MM;
		handout_blocks(f, s->block, s->block_n);
	}
}

static void section_draw(struct form *form, const struct section *s)
{
	struct flow *f = form->f;
	flow_space(f, 6 * MM);
	/* a heading is never far from its first question */
	int h = flow_measure(f, section_head_draw, s);
	if (s->field_n > 0)
		h += 4 * MM + flow_measure(f, field_draw, &(struct filled){ &s->field[0], "" });
	flow_need(f, h < FLOW_PAGE ? h : 40 * MM);
	section_head_draw(f, s);
	for (size_t i = 0; i < s->field_n; i++) {
		const char *value = form->value != NULL ? form->value[form->index] : "";
		const struct filled w = { &s->field[i], value };
		form->index++;
		flow_space(f, s->field[i].kind == FIELD_CHECK ? 1500 : 4 * MM);
		h = flow_measure(f, field_draw, &w);
		flow_need(f, h < FLOW_PAGE ? h : 0);
		field_draw(f, &w);
	}
}

static bool asks_for_words(const struct worksheet *w)
{
	for (size_t i = 0; i < w->section_n; i++)
		for (size_t k = 0; k < w->section[i].field_n; k++)
			if (field_is_words(&w->section[i].field[k]))
				return true;
	return false;
}

static void care_draw(struct flow *f, const void *what)
{
	const struct worksheet *w = what;
	flow_text(f, TAG_P, handout_small(COLOUR_INK),
	    w->kind == WORKSHEET_CASE
		? "Practice on an invented case. If you use this sheet at work, keep it where your service keeps its "
		  "safeguarding records, and nowhere else."
		: "Yours alone. Nobody marks it and nobody collects it.");
	if (asks_for_words(w))
		flow_text(f, TAG_P, handout_small(COLOUR_INK),
		    w->kind == WORKSHEET_CASE
			? "On a course, do not name or describe a real child, family or colleague."
			: "Do not name or describe a real child, family or colleague.");
}

static void worksheet_draw(struct flow *f, const struct module *m, const struct worksheet *w, const char *const *value)
{
	struct form form = { f, value, 0 };
	f->head_right = w->title;
	flow_page(f);
	pdf_outline(f->pdf, 1, w->title, pdf_pages(f->pdf));
	pdf_tag(f->pdf, TAG_SECTION, NULL);
	const char *kind = w->kind == WORKSHEET_CASE ? "Worksheet: practise on the case" : "Your own worksheet";
	flow_text(f, TAG_P, style_of(WEIGHT_SEMIBOLD, 85, 122, COLOUR_ACCENT),
	    arena_printf(f->a, "Module %d \u00B7 %s", m->number, kind));
	flow_text(f, TAG_H1, handout_heading(1), w->title);
	f->y += 3 * MM;
	handout_blocks(f, w->intro, w->intro_n);
	flow_space(f, HANDOUT_GAP);
	handout_panel(f, COLOUR_WARM_WEAK, COLOUR_NONE, care_draw, w);
	for (size_t i = 0; i < w->section_n; i++)
		section_draw(&form, &w->section[i]);
	pdf_tag_end(f->pdf);
}

/* only NULL: all of them. Gives how many there were. */
static size_t run(struct flow *f, const struct paper_filled *only)
{
	const struct course *c = f->job->course;
	size_t n = 0;
	f->x = FLOW_LEFT;
	f->width = FLOW_WIDTH;
	f->head_left = c->short_title != NULL ? c->short_title : c->title;
	for (size_t m = 0; m < c->module_n; m++)
		for (size_t i = 0; i < c->module[m].item_n; i++) {
			const struct worksheet *w = c->module[m].item[i].worksheet;
			if (w == NULL || (only != NULL && !streq(only->worksheet->id, w->id)))
				continue;
			arena_reset(f->a);
			bool own = only != NULL && only->worksheet->kind == WORKSHEET_OWN;
			worksheet_draw(f, &c->module[m], only != NULL ? only->worksheet : w, own ? only->value : NULL);
			n++;
		}
	if (n > 0)
		flow_page_end(f);
	f->pages = pdf_pages(f->pdf);
	return n;
}

bool paper_worksheets(struct arena *a, const struct paper_job *job, const struct paper_filled *only, struct bytes *out,
    struct paper_note *note, struct err *e)
{
	const struct course *c = job->course;
	struct arena scratch = { 0 };
	struct flow f = { .a = &scratch, .job = job };
	struct pdf_about about = { .title = only != NULL ? only->worksheet->title
							 : arena_printf(a, "Worksheets: %s", c->title),
		.author = c->publisher,
		.subject = c->title,
		.language = c->language,
		.date = job->date };
	f.foot = arena_printf(a, "version %s \u00B7 printed %s", c->version, date_words(a, job->date));
	bool ok = true;
	for (int drawn = 0; drawn < 2 && ok; drawn++) {
		ok = pdf_open(&f.pdf, job->assets, &about, e);
		if (!ok)
			break;
		pdf_quiet(f.pdf, drawn == 0);
		if (run(&f, only) == 0)
			ok = fail(e, ERR_FORMAT, NULL, 0, "this course has no worksheets to print");
		pdf_quiet(f.pdf, false);
		ok = ok && (drawn == 0 || pdf_finish(f.pdf, a, out, e));
		missing_note(note, f.pdf);
		pdf_close(f.pdf);
	}
	arena_release(&scratch);
	return ok;
}
