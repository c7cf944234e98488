/* How boards look, and how much of them shows: for the adult, before the board is used. */
#include "screens/screen.h"

void screen_looks(const struct app *app, struct ui *u)
{
	static const struct setting_value masks[] = { { "All", 0 }, { "2", 2 }, { "4", 4 }, { "6", 6 }, { "12", 12 },
		{ "24", 24 } };
	static const struct setting_value labels[] = { { "Below the picture", LABEL_BELOW },
		{ "Above it", LABEL_ABOVE }, { "None", LABEL_NONE } };
	static const struct setting_value colours[] = { { "Border", CELL_BORDER }, { "Full", CELL_FULL },
		{ "None", CELL_PLAIN } };
	static const struct setting_value skins[] = { { "None", 0 }, { "1, lightest", 1 }, { "2", 2 }, { "3", 3 },
		{ "4", 4 }, { "5, darkest", 5 } };
	static const struct setting_value lines[] = { { "As drawn", 0 }, { "Thick", 1 } };
	static const struct setting_value off_on[] = { { "Off", 0 }, { "On", 1 } };
	const struct looks *l = &app->settings.looks;
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = "Boards", .back = "Back", .back_act = ACTION_BACK, .permille = -1 });
	w_heading(u, f.body, "title", 1, TYPE_H1, "Boards");
	w_options_set(&f, "board-mask", "Cells that show", masks, COUNT(masks), l->mask);
	w_text(u, f.body, "mask-note", TYPE_SMALL, COLOUR_SOFT,
	    "The first ones, row by row. The others are hidden where they are, so no word changes its place. The ten "
	    "cells at the side, the way home and "
	    "\xE2\x80\x98something else\xE2\x80\x99 always show. The board says how many show; write that down with "
	    "what was said.")
	    ->max_w = 900;
	w_options_set(&f, "board-label", "Words stand", labels, COUNT(labels), l->label);
	w_options_set(&f, "board-colour", "Colours of groups", colours, COUNT(colours), l->colour);
	w_options_set(&f, "board-thick", "Lines", lines, COUNT(lines), l->thick);
	w_options_set(&f, "board-skin", "Skin of people and hands", skins, COUNT(skins), l->skin);
	struct node *note = w_note(u, f.body, "/adult", COLOUR_WARM_WEAK, "An adult switches this on");
	note->max_w = 900 * app->view.scale / 100;
	w_text(u, note, "text", TYPE_SMALL, COLOUR_INK,
	    "Words for parts of the body, as words only, on the board \xE2\x80\x98"
	    "Body and safety\xE2\x80\x99. Switch them on only where your "
	    "policy says so, and only to teach them as everyday words before there is any worry. Never to ask what "
	    "happened: that is for "
	    "trained interviewers. They are off again when the program starts.");
	struct frame within = f;
	within.body = note;
	const struct local *local = app_local(app);
	if (app_body_words_off(app)) {
		w_text(u, note, "never", TYPE_SMALL_STRONG, COLOUR_INK,
		    arena_printf(u->a, "The local sheet of %s says that they stay off here.", local->authority));
		return;
	}
	if (local != NULL && local->body_words == LOCAL_BODY_ALLOWED)
		w_text(u, note, "allowed", TYPE_SMALL_STRONG, COLOUR_INK,
		    arena_printf(u->a, "The local sheet of %s allows them.", local->authority));
	w_options_set(&within, "board-body", "Body words", off_on, COUNT(off_on), l->body);
}
