/*
 * What people who look, point or use switches need on every screen and others do not: a place where the eyes can rest,
 * a pause, and the pages of what is longer than the screen. It stands below the screen, or in the dialog that is open,
 * so that it is never behind one.
 */
#include "screens/screen.h"

static void scroll_buttons(struct ui *u, struct node *bar)
{
	w_icon_button(u, bar, "up", BUTTON_PLAIN, "up", "Up", act_n(ACTION_SCROLL, -1))->name = "Page up";
	w_icon_button(u, bar, "down", BUTTON_PLAIN, "down", "Down", act_n(ACTION_SCROLL, 1))->name = "Page down";
}

static void rest(const struct app *app, struct ui *u, struct node *bar)
{
	struct node *zone = w_text(
	    u, bar, "zone", TYPE_SMALL_STRONG, COLOUR_SOFT, app->resting ? "Paused: nothing is chosen" : "Rest here");
	zone->border = COLOUR_LINE;
	zone->border_px = 2;
	zone->radius_px = 10;
	zone->text_align = ALIGN_CENTER;
	zone->pad_x = 14;
	zone->pad_y = 10;
	zone->grow = 1;
	w_button(u, bar, "rest", app->resting ? BUTTON_PRIMARY : BUTTON_PLAIN, app->resting ? "Go on" : "Pause",
	    act_of(ACTION_REST));
}

void reach_bar(const struct app *app, struct ui *u)
{
	bool dwells = app->settings.reach.dwell.on,
	     pages = app->overflow && (dwells || app->settings.scan.switches > 0);
	if (!dwells && !pages)
		return;
	struct node *under = app->dialog != DIALOG_NONE ? node_find(u->root, "dialog") : u->root;
	if (under == NULL)
		return;
	struct node *bar = w_row(u, under, "/reach", 10);
	bar->name = dwells ? "Resting" : "Pages";
	bar->fill = COLOUR_CARD;
	bar->pad_x = 20;
	bar->pad_y = 4;
	if (pages)
		scroll_buttons(u, bar);
	if (dwells)
		rest(app, u, bar);
}
