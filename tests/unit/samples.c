/* See samples.h. Written as screens are: top to bottom, plain calls. */
#include "tests/unit/samples.h"

static const char *const face = "<svg/>";

struct node *sample_text(
    struct ui *u, struct node *parent, enum role role, const char *key, const char *text, enum type type)
{
	struct node *n = ui_node(u, parent, role, key);
	n->text = text;
	n->type = type;
	return n;
}

static struct node *paragraph(struct ui *u, struct node *parent, const char *key, const char *text)
{
	return sample_text(u, parent, ROLE_PARAGRAPH, key, text, TYPE_BODY);
}

static struct node *heading(struct ui *u, struct node *parent, const char *text, enum type type)
{
	struct node *n = sample_text(u, parent, ROLE_HEADING, "title", text, type);
	n->level = 1;
	return n;
}

struct node *sample_button(struct ui *u, struct node *parent, const char *key, const char *text)
{
	struct node *n = sample_text(u, parent, ROLE_BUTTON, key, text, TYPE_LABEL);
	n->flags = NODE_FOCUSABLE;
	n->act[ACT_ACTIVATE].what = 1;
	n->pad_x = 20;
	n->pad_y = 8;
	n->min_h = 48;
	n->border_px = 2;
	n->border = COLOUR_SOFT;
	n->fill = COLOUR_CARD;
	n->radius_px = 10;
	n->text_align = ALIGN_CENTER;
	return n;
}

static struct node *quiet(struct ui *u, struct node *parent, const char *key, const char *text)
{
	struct node *n = sample_button(u, parent, key, text);
	n->border = n->fill = COLOUR_NONE;
	n->ink = COLOUR_ACCENT;
	return n;
}

static struct node *spacer(struct ui *u, struct node *parent, const char *key)
{
	struct node *n = ui_node(u, parent, ROLE_GROUP, key);
	n->grow = 1;
	return n;
}

static struct node *screen(struct ui *u)
{
	struct node *root = ui_node(u, NULL, ROLE_WINDOW, "screen");
	root->name = "Course";
	root->align = ALIGN_STRETCH;
	return root;
}

static struct node *bar(struct ui *u, struct node *root, const char *key)
{
	struct node *n = ui_node(u, root, ROLE_GROUP, key);
	n->box = BOX_ROW;
	n->align = ALIGN_CENTER;
	n->gap = 16;
	n->pad_x = 20;
	n->pad_y = 8;
	n->fill = COLOUR_CARD;
	return n;
}

static void top_bar(struct ui *u, struct node *root, bool small)
{
	struct node *top = bar(u, root, "top");
	if (small) {
		quiet(u, top, "menu", "Menu");
		return;
	}
	quiet(u, top, "course", "‹ Course");
	struct node *where = ui_node(u, top, ROLE_PARAGRAPH, "where");
	where->type = TYPE_SMALL;
	where->ink = COLOUR_SOFT;
	where->grow = 1;
	sample_text(u, where, ROLE_GROUP, "module", "Module 5 · ", TYPE_SMALL)->flags = NODE_INLINE;
	struct node *name = sample_text(u, where, ROLE_GROUP, "name", "Helping children to tell", TYPE_SMALL_STRONG);
	name->flags = NODE_INLINE;
	name->ink = COLOUR_INK;
	sample_text(u, where, ROLE_GROUP, "place", " · slide 5 of 12", TYPE_SMALL)->flags = NODE_INLINE;
	struct node *read = quiet(u, top, "read", "Read aloud");
	read->picture = face;
	read->picture_w = read->picture_h = 24;
	read->shortcut = "R";
	struct node *hide = sample_button(u, top, "hide", "Hide screen");
	hide->shortcut = "F9";
	hide->border = hide->ink = COLOUR_BAD;
	struct node *line = ui_node(u, root, ROLE_PROGRESS, "progress");
	line->name = "Module";
	line->value = "42%";
	line->value_n = 42;
	line->value_max = 100;
	line->fixed_h = 4;
}

static struct node *content(struct ui *u, struct node *root, bool small)
{
	struct node *n = ui_node(u, root, ROLE_GROUP, "content");
	n->flags = NODE_SCROLL;
	n->grow = 1;
	n->align = ALIGN_STRETCH;
	n->pad_x = small ? 12 : 40;
	n->pad_y = small ? 12 : 30;
	n->gap = 16;
	return n;
}

static void bottom_bar(struct ui *u, struct node *root, struct node *inside, bool small)
{
	struct node *n = bar(u, small ? inside : root, "bottom");
	sample_button(u, n, "back", "‹ Back");
	if (!small) {
		quiet(u, n, "notes", "Notes");
		quiet(u, n, "sources", "Sources (3)");
	}
	spacer(u, n, "space");
	struct node *saved = sample_text(u, n, ROLE_STATUS, "saved", "Saved", TYPE_SMALL);
	saved->ink = COLOUR_SOFT;
	saved->flags = NODE_LIVE;
	struct node *next = sample_button(u, n, "next", "Next ›");
	next->fill = next->border = COLOUR_ACCENT;
	next->ink = COLOUR_ACCENT_INK;
}

static struct node *two_columns(struct ui *u, struct node *parent)
{
	struct node *n = ui_node(u, parent, ROLE_GROUP, "columns");
	n->box = BOX_ROW;
	n->stack_below = 900;
	n->gap = 40;
	return n;
}

static void chart(struct ui *u, struct node *card)
{
	static const struct {
		const char *label, *value;
		int permille;
	} rows[] = { { "Estimated harmed", "52", 1000 }, { "Recorded by police", "9", 173 },
		{ "Assessed by social care", "4", 77 }, { "Named on a plan", "0.2", 4 } };
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct node *row = ui_node(u, card, ROLE_ROW, arena_printf(u->a, "row%zu", i));
		row->box = BOX_ROW;
		row->align = ALIGN_CENTER;
		row->gap = 12;
		sample_text(u, row, ROLE_ROWHEADER, "label", rows[i].label, TYPE_SMALL)->fixed_w = 170;
		struct node *track = ui_node(u, row, ROLE_GROUP, "track");
		track->grow = 1;
		struct node *part = ui_node(u, track, ROLE_GROUP, "bar");
		part->flags = NODE_GRAPHIC;
		part->permille_w = rows[i].permille;
		part->fixed_h = 34;
		part->fill = COLOUR_ACCENT;
		part->radius_px = 6;
		sample_text(u, row, ROLE_CELL, "value", rows[i].value, TYPE_FIGURE)->min_w = 40;
	}
}

void sample_slide(struct ui *u, bool small)
{
	struct node *root = screen(u);
	top_bar(u, root, small);
	struct node *page = content(u, root, small), *columns = two_columns(u, page);
	struct node *left = ui_node(u, columns, ROLE_GROUP, "left");
	left->grow = 3;
	left->gap = 14;
	left->align = ALIGN_STRETCH;
	heading(u, left, "Most abuse is never seen by services", TYPE_H1);
	struct node *p =
	    paragraph(u, left, "p1", "The number of children who come to the notice of statutory services ");
	sample_text(u, p, ROLE_GROUP, "bold", "is a small part", TYPE_STRONG)->flags = NODE_INLINE;
	sample_text(u, p, ROLE_GROUP, "rest", ", of the number harmed each year: see ", TYPE_BODY)->flags = NODE_INLINE;
	struct node *link = sample_text(u, p, ROLE_LINK, "term", "what a disclosure is", TYPE_BODY);
	link->flags = NODE_INLINE | NODE_FOCUSABLE;
	link->act[ACT_ACTIVATE].what = 2;
	sample_text(u, p, ROLE_GROUP, "end", ".", TYPE_BODY)->flags = NODE_INLINE;
	struct node *list = ui_node(u, left, ROLE_LIST, "list");
	list->align = ALIGN_STRETCH;
	list->gap = 10;
	static const char *const items[] = { "Many children never tell, or tell only as adults.",
		"Signs are read as something else: behaviour, illness, disability.",
		"Multi-disciplinarycommunicationassessmentinterviews can be one very long word." };
	for (size_t i = 0; i < COUNT(items); i++) {
		struct node *item = ui_node(u, list, ROLE_ITEM, arena_printf(u->a, "%zu", i));
		item->box = BOX_ROW;
		item->gap = 12;
		struct node *dot = ui_node(u, item, ROLE_GROUP, "dot");
		dot->flags = NODE_GRAPHIC | NODE_ROUND;
		dot->fixed_w = dot->fixed_h = 8;
		dot->fill = COLOUR_INK;
		paragraph(u, item, "text", items[i])->grow = 1;
	}
	struct node *card = ui_node(u, columns, ROLE_FIGURE, "chart");
	card->name = "Children per 1,000, one year";
	card->grow = 2;
	card->align = ALIGN_STRETCH;
	card->gap = 10;
	card->pad_x = card->pad_y = 20;
	card->border_px = 1;
	card->border = COLOUR_LINE;
	card->fill = COLOUR_CARD;
	chart(u, card);
	bottom_bar(u, root, page, small);
}

void sample_question(struct ui *u, bool small)
{
	static const char *const answers[] = { "“I promise. You can tell me anything.”",
		"“I can’t promise that. I will be honest about who needs to know so that you are safe. I’d like to listen.”",
		"“Wait until the designated lead is free, then tell her.”",
		"“Is it about somebody at home hurting you?”" };
	struct node *root = screen(u);
	top_bar(u, root, small);
	struct node *page = content(u, root, small);
	heading(u, page,
	    "A pupil says, “Can I tell you something, if you promise not to tell?” What is the best reply?",
	    TYPE_QUESTION);
	struct node *group = ui_node(u, page, ROLE_RADIOGROUP, "answers");
	group->name = "Answers";
	group->align = ALIGN_STRETCH;
	group->gap = 13;
	for (size_t i = 0; i < COUNT(answers); i++) {
		struct node *n = ui_node(u, group, ROLE_RADIO, arena_printf(u->a, "%c", (char)('a' + i)));
		n->name = answers[i];
		n->flags = NODE_FOCUSABLE | (i == 1 ? NODE_CHECKED : 0u);
		n->act[ACT_ACTIVATE].what = 3;
		n->box = BOX_ROW;
		n->align = ALIGN_CENTER;
		n->gap = 18;
		n->pad_x = 20;
		n->pad_y = 15;
		n->border_px = 2;
		n->border = i == 1 ? COLOUR_ACCENT : COLOUR_SOFT;
		n->fill = i == 1 ? COLOUR_ACCENT_WEAK : COLOUR_CARD;
		n->radius_px = 12;
		struct node *disc =
		    sample_text(u, n, ROLE_GROUP, "key", arena_printf(u->a, "%zu", i + 1), TYPE_SMALL_STRONG);
		disc->flags = NODE_GRAPHIC | NODE_ROUND | NODE_DECORATIVE;
		disc->name = disc->text;
		disc->fixed_w = disc->fixed_h = 34;
		disc->border_px = 2;
		disc->border = COLOUR_SOFT;
		disc->text_align = ALIGN_CENTER;
		paragraph(u, n, "text", answers[i])->grow = 1;
	}
	bottom_bar(u, root, page, small);
}

static struct node *cell(struct ui *u, struct node *parent, const char *text, enum colour colour)
{
	struct node *n = sample_text(u, parent, ROLE_GRIDCELL, text, text, TYPE_LABEL);
	n->flags = NODE_FOCUSABLE;
	n->act[ACT_ACTIVATE].what = 4;
	n->picture = face;
	n->picture_w = n->picture_h = 96;
	n->pad_x = n->pad_y = 5;
	n->border_px = 3;
	n->border = n->corner = colour;
	n->fill = COLOUR_CARD;
	n->radius_px = 14;
	n->text_align = ALIGN_CENTER;
	return n;
}

void sample_board(struct ui *u, bool small)
{
	static const char *const strip_words[] = { "yes", "no", "I don't know", "I don't understand", "not on here",
		"I want to stop", "help", "wait, I'm thinking", "not finished", "you got it wrong" };
	static const char *const words[] = { "happy", "sad", "calm", "angry", "excited", "scared", "okay", "worried",
		"proud", "lonely", "surprised", "embarrassed", "cared for", "tired", "mixed up", "ill" };
	struct node *root = screen(u);
	struct node *page = content(u, root, true);
	struct node *top = bar(u, page, "message");
	quiet(u, top, "home", "Home");
	struct node *said = sample_text(u, top, ROLE_STATUS, "said", "worried mixed up", TYPE_BODY);
	said->grow = 1;
	said->flags = NODE_LIVE;
	sample_button(u, top, "say", "Say it");
	struct node *both = ui_node(u, page, ROLE_GROUP, "board");
	both->box = BOX_ROW;
	both->align = ALIGN_STRETCH;
	both->gap = 20;
	both->grow = 1;
	both->stack_below = small ? 900 : 600;
	struct node *strip = ui_node(u, both, ROLE_GROUP, "strip");
	strip->name = "Always there";
	strip->box = BOX_GRID;
	strip->columns = 2;
	strip->grow = 1;
	strip->gap = 10;
	for (size_t i = 0; i < COUNT(strip_words); i++)
		cell(u, strip, strip_words[i], COLOUR_SOFT);
	struct node *grid = ui_node(u, both, ROLE_GRID, "cells");
	grid->name = "Feelings";
	grid->box = BOX_GRID;
	grid->columns = 4;
	grid->grow = 3;
	grid->gap = 10;
	for (size_t i = 0; i < COUNT(words); i++)
		cell(u, grid, words[i], COLOUR_FOCUS);
}

void sample_home(struct ui *u, bool small)
{
	static const char *const modules[] = { "Before you start: what you know now", "Scale and nature",
		"How and why abuse happens in families", "How the impact shows in children", "Signs and indicators",
		"Helping children to tell", "Disabled children and other ways to communicate", "Responding together",
		"What you know now, and what you will do" };
	struct node *root = screen(u);
	top_bar(u, root, small);
	struct node *page = content(u, root, small);
	heading(u, page, "Good afternoon, Amina", TYPE_H1);
	struct node *list = ui_node(u, page, ROLE_LIST, "modules");
	list->align = ALIGN_STRETCH;
	for (size_t i = 0; i < COUNT(modules); i++) {
		struct node *item = ui_node(u, list, ROLE_ITEM, arena_printf(u->a, "m%zu", i));
		item->align = ALIGN_STRETCH;
		struct node *n = ui_node(u, item, ROLE_BUTTON, "open");
		n->flags = NODE_FOCUSABLE | (i == 3 ? NODE_CURRENT : 0u);
		n->act[ACT_ACTIVATE] = (struct act){ 5, (int)i, NULL };
		n->box = BOX_ROW;
		n->align = ALIGN_CENTER;
		n->gap = 18;
		n->pad_x = 18;
		n->pad_y = 7;
		n->fill = i == 3 ? COLOUR_ACCENT_WEAK : COLOUR_CARD;
		sample_text(u, n, ROLE_PARAGRAPH, "name", modules[i], TYPE_H3)->grow = 1;
		sample_text(u, n, ROLE_PARAGRAPH, "minutes", "40 min", TYPE_SMALL)->ink = COLOUR_SOFT;
		struct node *tag = sample_text(u, n, ROLE_PARAGRAPH, "tag", "15 / 28", TYPE_TAG);
		tag->pad_x = 12;
		tag->flags = NODE_ROUND;
		tag->fill = COLOUR_GOOD_WEAK;
		tag->ink = COLOUR_GOOD;
	}
	bottom_bar(u, root, page, small);
}

void sample_dialog(struct ui *u, bool small)
{
	struct ui slide = { u->a, NULL };
	sample_slide(&slide, small);
	struct node *root = ui_node(u, NULL, ROLE_WINDOW, "both");
	root->name = "Course";
	root->box = BOX_LAYER;
	root->align = ALIGN_CENTER;
	slide.root->parent = root;
	slide.root->flags |= NODE_INERT;
	slide.root->grow = 1;
	root->first = root->last = slide.root;
	struct node *dialog = ui_node(u, root, ROLE_DIALOG, "leave");
	dialog->name = "Leave this board?";
	dialog->align = ALIGN_STRETCH;
	dialog->max_w = 520;
	dialog->pad_x = dialog->pad_y = 20;
	dialog->gap = 16;
	dialog->fill = COLOUR_CARD;
	dialog->border = COLOUR_SOFT;
	dialog->border_px = 2;
	struct node *page = ui_node(u, dialog, ROLE_GROUP, "text");
	page->flags = NODE_SCROLL;
	page->align = ALIGN_STRETCH;
	paragraph(
	    u, page, "p", "What is in the message bar is not kept. Write it down first, in the child's own words.");
	struct node *row = ui_node(u, page, ROLE_GROUP, "row");
	row->box = BOX_WRAP;
	row->gap = 16;
	sample_button(u, row, "stay", "Stay here");
	sample_button(u, row, "go", "Leave the board");
}

void (*const samples[])(
    struct ui *u, bool small) = { sample_slide, sample_question, sample_board, sample_home, sample_dialog };
const size_t samples_n = COUNT(samples);
