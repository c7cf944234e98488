/*
 * What is said of pace: the minutes of today and a plan for one day or three sittings; a break, suggested in one calm
 * note that blocks nothing; and the short way through what was known before.
 */
#include "learning/known.h"
#include "screens/screen.h"

const char *pace_today(const struct app *app, struct arena *a)
{
	int minutes = (int)(app->pace.active_ms / 60000);
	return minutes > 0 ? arena_printf(a, "Today: %s.", minutes_text(a, minutes)) : "";
}

void w_break(const struct app *app, struct ui *u, struct node *parent)
{
	if (!app->pace.suggested || app->settings.breaks == 0)
		return;
	struct node *note = w_note(u, parent, "break", COLOUR_GOOD_WEAK, "Time for a break?");
	w_text(u, note, "text", TYPE_SMALL, COLOUR_INK,
	    arena_printf(u->a,
		"You have been here for %d minutes. A few minutes away help it settle. Your place is kept.",
		(int)(app->pace.since_ms / 60000)));
	struct node *row = w_wrap(u, note, "row", 8);
	w_button(u, row, "taken", BUTTON_PLAIN, "I have had a break", act_of(ACTION_REST_TAKEN));
	w_button(u, row, "later", BUTTON_PLAIN, "Later", act_of(ACTION_REST_LATER));
	w_button(u, row, "never", BUTTON_QUIET, "Do not suggest breaks", (struct act){ ACTION_SET, 0, "breaks" });
}

/* "Modules 1 to 4", "Module 8". */
static const char *modules_of(struct arena *a, const struct course *c, const struct planned *p)
{
	int first = c->module[p->first].number, last = c->module[p->last - 1].number;
	return first == last ? arena_printf(a, "Module %d", first) : arena_printf(a, "Modules %d to %d", first, last);
}

static bool all_done(const struct app *app, const struct planned *p)
{
	for (size_t i = p->first; i < p->last; i++)
		if (app->course->module[i].ready && !app->progress[i].done)
			return false;
	return true;
}

void w_pace_card(const struct app *app, struct ui *u, struct node *parent)
{
	static const char *const day[] = { "Before lunch", "After lunch" },
				 *const sittings[] = { "First sitting", "Second sitting", "Third sitting" };
	struct planned p[SITTINGS_MOST];
	bool three = app->settings.plan == 1;
	size_t n = pace_plan(app->course, three ? 3 : 2, p);
	if (app->history.complete || n < 2)
		return;
	struct node *card = w_card(u, parent, "pace");
	w_heading(u, card, "title", 2, TYPE_H3, "A plan");
	struct node *g = w_wrap(u, card, "plan", 8);
	g->role = ROLE_RADIOGROUP;
	g->name = "A plan";
	w_option(u, g, "one", "One day", !three, (struct act){ ACTION_SET, 0, "plan" });
	w_option(u, g, "three", "Three sittings", three, (struct act){ ACTION_SET, 1, "plan" });
	for (size_t i = 0; i < n; i++)
		w_text(u, card, arena_printf(u->a, "part%zu", i), TYPE_SMALL, COLOUR_INK,
		    arena_printf(u->a, "%s: %s, %s%s", n == 2 ? day[i] : sittings[i],
			modules_of(u->a, app->course, &p[i]), minutes_text(u->a, p[i].minutes),
			all_done(app, &p[i]) ? " \xC2\xB7 done" : ""));
	w_text(u, card, "note", TYPE_SMALL, COLOUR_SOFT,
	    arena_printf(u->a, "%s%sBreaks come on top. Your time is counted in memory only and kept nowhere.",
		pace_today(app, u->a), pace_today(app, u->a)[0] != '\0' ? " " : ""));
}

/* --- the short way --- */

static void in_short(const struct app *app, struct ui *u, struct node *parent)
{
	const struct module *m = app_module(app);
	struct node *list = ui_node(u, parent, ROLE_LIST, "in-short");
	list->name = "In short";
	list->box = BOX_COLUMN;
	list->align = ALIGN_STRETCH;
	list->gap = 6;
	for (size_t i = 0; i < m->item_n; i++) {
		const struct slide *s = m->item[i].slide;
		if (!known_passes_over(m, i))
			continue;
		struct node *row = ui_node(u, list, ROLE_ITEM, s->id);
		row->box = BOX_COLUMN;
		row->align = ALIGN_STRETCH;
		struct node *open = w_button(u, row, "open", BUTTON_QUIET, s->title, act_s(ACTION_GO_TO, s->id));
		open->text_align = ALIGN_START;
		open->pad_x = 0;
		w_text(u, row, "gist", TYPE_BODY, COLOUR_INK, known_gist(u->a, s));
	}
}

void w_known(const struct app *app, struct ui *u, struct node *parent)
{
	if (!app_known(app, app->module))
		return;
	bool skims = app_skims(app);
	if (app->item != 0) {
		if (skims) {
			struct node *row = w_wrap(u, parent, "short", 8);
			w_tag(u, row, "tag", COLOUR_GOOD, COLOUR_GOOD_WEAK, NULL, "The short way");
			w_button(u, row, "whole", BUTTON_QUIET, "Read the whole instead", act_of(ACTION_SKIM));
		}
		return;
	}
	struct node *note = w_note(u, parent, "known", COLOUR_GOOD_WEAK, skims ? "The short way" : "You knew this");
	w_text(u, note, "text", TYPE_SMALL, COLOUR_INK,
	    skims ? "Below is each slide in short; open any of them. \xE2\x80\x98Next\xE2\x80\x99 goes to the "
		    "questions and practice. It counts the same."
		  : "You had all the starting questions on this right. You may take the short way: each slide in "
		    "short, then the questions "
		    "and practice. Both count the same, and nothing notes which you take.");
	w_button(u, w_wrap(u, note, "row", 8), "turn", BUTTON_PLAIN, skims ? "Read the whole" : "Take the short way",
	    act_of(ACTION_SKIM));
	if (skims)
		in_short(app, u, w_column(u, parent, "short-list", 10));
}
