/*
 * A field of a worksheet or of the survey: its question, and what one answers it with. Nothing must be answered, so
 * nothing here is wrong; whoever calls says what becomes of it.
 */
#include "learning/score.h"
#include "screens/screen.h"

#define NO_REAL_PERSON "Do not name or describe a real child, family or colleague."

static struct node *question(struct frame *f, struct node *parent, const char *key, const char *label)
{
	struct node *column = w_column(f->u, parent, key, 10);
	w_text(f->u, column, "label", TYPE_LABEL, COLOUR_INK, label);
	return column;
}

/* One of a few: a row of buttons with a tick, or, where the words are long, a list of them. */
static void choices(struct frame *f, struct node *parent, const struct field *field, size_t index, const char *value)
{
	struct ui *u = f->u;
	bool many = field->kind == FIELD_MANY, list = false;
	for (size_t i = 0; i < field->choice_n; i++)
		list = list || utf8_count(field->choice[i].text.plain) > 40;
	struct node *g = ui_node(u, parent, many ? ROLE_GROUP : ROLE_RADIOGROUP, "choices");
	g->name = field->label.plain;
	g->box = list ? BOX_COLUMN : BOX_WRAP;
	g->align = list ? ALIGN_STRETCH : ALIGN_START;
	g->gap = 10;
	for (size_t i = 0; i < field->choice_n; i++) {
		const struct choice *c = &field->choice[i];
		struct node *n = w_option(u, g, c->id, c->text.plain, response_has(value, c->id),
		    (struct act){ ACTION_FILL, (int)index, c->id });
		n->role = many ? ROLE_CHECK : ROLE_RADIO;
		n->min_w = TARGET_PX;
		n->text_align = list ? ALIGN_START : ALIGN_CENTER;
		/* the same words stand under many questions: what is said names the question's end, too */
		n->name = field->kind == FIELD_SCALE && (c->id == field->choice[0].id || i + 1 == field->choice_n)
		    ? arena_printf(u->a, "%s, %s", c->text.plain, i == 0 ? field->low : field->high)
		    : NULL;
	}
}

static void scale_ends(struct frame *f, struct node *parent, const struct field *field)
{
	w_text(f->u, parent, "ends", TYPE_SMALL, COLOUR_SOFT,
	    arena_printf(f->u->a, "%s: %s \xC2\xB7 %s: %s", field->choice[0].text.plain, field->low,
		field->choice[field->choice_n - 1].text.plain, field->high));
}

static void tick(struct frame *f, struct node *parent, const struct field *field, size_t index, const char *value)
{
	struct node *n = w_option(f->u, parent, "tick", field->label.plain, streq(value, "yes"),
	    (struct act){ ACTION_FILL, (int)index, "yes" });
	n->role = ROLE_CHECK;
	n->text_align = ALIGN_START;
}

static void words(struct frame *f, struct node *parent, const struct field *field, const char *name)
{
	struct node *n =
	    w_field(f, parent, name, field->label.plain, field->kind == FIELD_TEXT ? FIELD_LINES : FIELD_ONE_LINE);
	struct node *care = w_text(f->u, n->parent, "care", TYPE_SMALL, COLOUR_SOFT, NO_REAL_PERSON);
	n->described_by = care->id;
	if (field->kind == FIELD_TEXT)
		n->min_h = 96;
}

static const char *chosen_words(struct arena *a, const struct field *field, const char *value)
{
	struct buf b = { .a = a };
	for (size_t i = 0; i < field->choice_n; i++)
		if (response_has(value, field->choice[i].id))
			buf_addf(&b, "%s%s", b.n > 0 ? "; " : "", field->choice[i].text.plain);
	return b.n > 0 ? buf_text(&b) : NULL;
}

static void compare(struct frame *f, struct node *parent, const struct field *field, const char *value)
{
	if (field->model.n == 0 || !f->app->compared)
		return;
	struct node *note = w_note(f->u, parent, "model", COLOUR_GOOD_WEAK, NULL);
	w_text(f->u, note, "head", TYPE_SMALL_STRONG, COLOUR_INK, "One good answer");
	w_rich(f->u, note, "text", TYPE_SMALL, &field->model);
	const char *own = field_is_words(field) ? NULL : chosen_words(f->u->a, field, value);
	if (own != NULL)
		w_text(f->u, note, "own", TYPE_SMALL, COLOUR_INK, arena_printf(f->u->a, "You chose: %s.", own));
}

static void field_node(struct frame *f, struct node *parent, const struct field *field, size_t index)
{
	struct arena *a = f->u->a;
	const char *name = form_name(f->app, a, field), *value = form_value(f->app, a, field),
		   *key = arena_printf(a, "q-%s", field->id);
	struct node *column = NULL;
	switch (field->kind) {
	case FIELD_LINE:
	case FIELD_TEXT:
		column = w_column(f->u, parent, key, 10);
		words(f, column, field, name);
		break;
	case FIELD_CHECK:
		column = w_column(f->u, parent, key, 10);
		tick(f, column, field, index, value);
		break;
	case FIELD_SCALE:
		column = question(f, parent, key, field->label.plain);
		choices(f, column, field, index, value);
		scale_ends(f, column, field);
		break;
	case FIELD_CHOICE:
	case FIELD_MANY:
		column = question(f, parent, key, field->label.plain);
		choices(f, column, field, index, value);
		break;
	}
	compare(f, column, field, value);
}

/* The sections of the form in view, each a card; shown: a title that stands above them already. */
static void sections(struct frame *f, struct node *parent, const char *shown)
{
	size_t n, index = 0;
	const struct section *s = form_sections(f->app, &n);
	for (size_t i = 0; i < n; i++) {
		struct node *card = w_card(f->u, parent, arena_printf(f->u->a, "section%zu", i));
		card->gap = 22;
		if (shown == NULL || !streq(shown, s[i].title))
			w_heading(f->u, card, "title", 2, TYPE_H2, s[i].title);
		if (s[i].block_n > 0)
			w_blocks(f, w_column(f->u, card, "about", 10), s[i].block, s[i].block_n, true);
		for (size_t k = 0; k < s[i].field_n; k++)
			field_node(f, card, &s[i].field[k], index++);
	}
}

/* --- the worksheet --- */

static void kept_note(struct frame *f, struct node *parent)
{
	const struct app *app = f->app;
	struct ui *u = f->u;
	bool is_case = app->worksheet->kind == WORKSHEET_CASE;
	struct node *note = w_note(u, parent, "kept",
	    is_case              ? COLOUR_ACCENT_WEAK
		: app->form_kept ? COLOUR_GOOD_WEAK
				 : COLOUR_WARM_WEAK,
	    NULL);
	if (is_case) {
		w_text(u, note, "text", TYPE_SMALL, COLOUR_INK,
		    "Practice on an invented case. What you write is never kept, and nobody marks it.");
		w_button(u, w_wrap(u, note, "row", 10), "print", BUTTON_PLAIN, "Save a blank sheet (PDF)\xE2\x80\xA6",
		    act_s(ACTION_SAVE, "worksheet"));
		return;
	}
	w_text(u, note, "text", TYPE_SMALL, COLOUR_INK,
	    app->form_kept ? "Kept on this laptop for you: each change is saved. It is never handed in, and goes when "
			     "you erase yourself."
			   : "Yours alone. Nothing of it is kept unless you say so, and it is never handed in.");
	struct node *row = w_wrap(u, note, "row", 10);
	if (!app->form_kept)
		w_button(u, row, "keep", BUTTON_PLAIN, "Keep it on this laptop", act_of(ACTION_KEEP));
	else
		w_button(u, row, "erase", BUTTON_PLAIN, "Erase this worksheet", act_of(ACTION_FORGET_ASK));
	w_button(u, row, "print", BUTTON_PLAIN, "Save as PDF\xE2\x80\xA6", act_s(ACTION_SAVE, "worksheet"));
}

void screen_worksheet(const struct app *app, struct ui *u)
{
	const struct module *m = app_module(app);
	const struct worksheet *w = app->worksheet;
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = w->title,
		.back = "Course",
		.back_act = ACTION_HOME,
		.where = arena_printf(u->a, "Module %d \xC2\xB7 ", m->number),
		.where_strong = m->title,
		.where_after = arena_printf(u->a, " \xC2\xB7 %zu of %zu", app->item + 1, m->item_n),
		.permille = (int)((app->item + 1) * 1000 / m->item_n),
		.read_aloud = true });
	struct node *column = w_column(u, f.body, "/worksheet", 18);
	column->max_w = 9 * app->view.scale;
	w_tag(u, w_wrap(u, column, "strand", 8), "tag", COLOUR_ACCENT, COLOUR_ACCENT_WEAK, "pencil",
	    w->kind == WORKSHEET_CASE ? "Worksheet: practise on the case" : "Your own worksheet");
	w_heading(u, column, "title", 1, TYPE_H1, w->title);
	w_blocks(&f, w_column(u, column, "intro", 12), w->intro, w->intro_n, true);
	kept_note(&f, column);
	sections(&f, column, NULL);
	struct node *b = frame_bottom(&f);
	w_icon_button(u, b, "previous", BUTTON_PLAIN, "back", "Back", act_of(ACTION_PREVIOUS));
	w_bookmark(&f, b);
	if (w->source_n > 0)
		w_button(u, b, "sources", BUTTON_QUIET, arena_printf(u->a, "Sources (%zu)", w->source_n),
		    act_of(ACTION_SOURCES));
	if (w->kind == WORKSHEET_CASE)
		w_button(u, b, "compare", BUTTON_PLAIN,
		    app->compared ? "Hide the good answers" : "Compare with a good answer", act_of(ACTION_COMPARE));
	w_space(u, b, "space");
	frame_saved(&f, b);
	bool last = app->item + 1 == m->item_n;
	w_icon_button(u, b, "next", BUTTON_PRIMARY, last ? "check" : "next", last ? "Finish module" : "Next",
	    act_of(ACTION_NEXT));
}

/* --- the survey --- */

/* Whether the learner keeps the worksheet that a part looks back to. */
static bool can_look_back(const struct app *app, const char *id)
{
	size_t module, item;
	if (id == NULL || !course_find(app->course, id, &module, &item))
		return false;
	const struct item *it = &app->course->module[module].item[item];
	return it->kind == ITEM_WORKSHEET && app_keeps(app, it->worksheet);
}

/* After the course it is about the course; before it, and weeks later, what its first page is about. */
static const char *survey_title(const struct course *c, enum occasion when)
{
	for (size_t i = 0; when != OCCASION_END && i < c->survey->part_n; i++)
		if (c->survey->part[i].when == when)
			return c->survey->part[i].title;
	return c->survey->title;
}

void screen_survey(const struct app *app, struct ui *u)
{
	const char *title = survey_title(app->course, app->survey.when);
	size_t n, pages = survey_pages(app->course, app->survey.when);
	const struct section *part = form_sections(app, &n);
	const char *see = n > 0 ? part->see : NULL;
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = title,
		.back = "Course",
		.back_act = ACTION_LATER,
		.where_strong = title,
		.where_after = arena_printf(u->a, " \xC2\xB7 page %zu of %zu", app->survey.page + 1, pages),
		.permille = (int)((app->survey.page + 1) * 1000 / pages),
		.read_aloud = true });
	struct node *column = w_column(u, f.body, "/survey", 18);
	column->max_w = 9 * app->view.scale;
	w_heading(u, column, "title", 1, TYPE_H1, title);
	w_text(u, column, "care", TYPE_BODY, COLOUR_SOFT,
	    "You can leave out anything. What you choose goes with your results if you hand them in, without your "
	    "name. What you write "
	    "in words stays on this laptop.");
	sections(&f, column, title);
	struct node *b = frame_bottom(&f);
	w_icon_button(u, b, "previous", BUTTON_PLAIN, "back", "Back", act_of(ACTION_PREVIOUS));
	w_button(u, b, "later", BUTTON_QUIET, "Not now", act_of(ACTION_LATER));
	if (can_look_back(app, see))
		w_button(u, b, "see", BUTTON_QUIET, "See what you wrote", act_s(ACTION_GO_TO, see));
	w_space(u, b, "space");
	frame_saved(&f, b);
	bool last = app->survey.page + 1 == pages;
	w_icon_button(
	    u, b, "next", BUTTON_PRIMARY, last ? "check" : "next", last ? "Finish" : "Next", act_of(ACTION_NEXT));
}

static const char *const survey_leads[] = {
	[OCCASION_START] = "How sure do you feel today? A minute now shows what the course changes.",
	[OCCASION_END] = "What did the course do for you, and what was missing?",
	[OCCASION_TWO_WEEKS] = "Two weeks have gone by. Have you used something of it?",
	[OCCASION_SIX_WEEKS] = "Six weeks have gone by. What have you done?",
	[OCCASION_SIX_MONTHS] = "Six months have gone by. What stayed?",
};

struct node *w_survey_card(const struct app *app, struct ui *u, struct node *parent)
{
	enum occasion due = app_survey_due(app);
	if (due == OCCASION_COUNT)
		return NULL;
	struct node *card = w_card(u, parent, "survey");
	w_heading(u, card, "title", 2, TYPE_H3, survey_title(app->course, due));
	w_text(u, card, "text", TYPE_SMALL, COLOUR_SOFT, survey_leads[due]);
	w_button(u, w_wrap(u, card, "row", 8), "open", BUTTON_PLAIN, "Answer a few questions",
	    act_n(ACTION_SURVEY, (int)due));
	return card;
}

struct node *w_worksheets_card(const struct app *app, struct ui *u, struct node *parent)
{
	struct node *card = NULL, *list = NULL;
	for (size_t m = 0; m < app->course->module_n; m++)
		for (size_t i = 0; i < app->course->module[m].item_n; i++) {
			const struct item *it = &app->course->module[m].item[i];
			if (it->kind != ITEM_WORKSHEET || !app_keeps(app, it->worksheet))
				continue;
			if (card == NULL) {
				card = w_card(u, parent, "worksheets");
				w_heading(u, card, "title", 2, TYPE_H3, "Your worksheets");
				w_text(u, card, "text", TYPE_SMALL, COLOUR_SOFT, "Kept on this laptop, for you alone.");
				list = w_wrap(u, card, "list", 8);
			}
			w_button(u, list, it->worksheet->id, BUTTON_PLAIN, it->worksheet->title,
			    act_s(ACTION_GO_TO, it->worksheet->id));
		}
	return card;
}
