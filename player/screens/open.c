/* Files that were found, to open one of them: course packs to add, or settings carried from another laptop. */
#include "screens/screen.h"

static const char *size_words(struct arena *a, int64_t bytes)
{
	if (bytes >= 1000000)
		return arena_printf(a, "%lld MB", (long long)((bytes + 500000) / 1000000));
	return arena_printf(a, "%lld KB", (long long)((bytes + 999) / 1000));
}

static void found_row(const struct app *app, struct ui *u, struct node *group, size_t i)
{
	const struct found_file *file = &app->found[i];
	bool chosen = i == app->found_at;
	struct node *both = w_column(u, group, arena_printf(u->a, "row%zu", i), 4);
	struct node *n = w_option(u, both, "file", file->name, chosen, act_n(ACTION_FOUND, (int)i));
	n->text_align = ALIGN_START;
	n->name = arena_printf(u->a, "%s, %s", file->name, file->place);
	n->hint = size_words(u->a, file->bytes);
	if (chosen)
		n->flags |= NODE_FIRST;
	w_text(u, both, "where", TYPE_SMALL, COLOUR_SOFT,
	    arena_printf(u->a, "%s \xC2\xB7 %s", file->place, size_words(u->a, file->bytes)))
	    ->pad_x = 22;
}

void screen_open(const struct app *app, struct ui *u)
{
	const char *title = app->opens_settings ? "Choose your settings" : "Choose a course pack";
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = title,
		.back = "Back",
		.back_act = ACTION_BACK,
		.where_strong = FRAME_LAPTOP,
		.permille = -1 });
	w_heading(u, f.body, "title", 1, TYPE_H1, title);
	w_text(u, f.body, "lead", TYPE_BODY, COLOUR_SOFT,
	    app->opens_settings ? "Files of settings on sticks and in your own folders."
				: "Packs on sticks, in your own folders and beside this program. A pack is checked "
				  "before anything of it is "
				  "used, and copied to this laptop.")
	    ->max_w = 860;
	struct node *group = ui_node(u, f.body, ROLE_RADIOGROUP, "files");
	group->name = "Files";
	group->box = BOX_COLUMN;
	group->align = ALIGN_STRETCH;
	group->gap = 14;
	group->max_w = 860 * app->view.scale / 100;
	for (size_t i = 0; i < app->found_n; i++)
		found_row(app, u, group, i);
	if (app->found_n == 0)
		w_text(u, f.body, "none", TYPE_BODY, COLOUR_INK,
		    "None was found. Put in the USB stick and look again, or drop the file on this window.");
	struct node *b = frame_bottom(&f);
	w_button(u, b, "again", BUTTON_PLAIN, "Look again", act_of(ACTION_LOOK_AGAIN));
	w_space(u, b, "space");
	struct node *open = w_icon_button(u, b, "open", BUTTON_PRIMARY, "check",
	    app->opens_settings ? "Use these" : "Add this course", act_of(ACTION_OPEN_HERE));
	if (app->found_n == 0)
		open->flags = NODE_DISABLED;
}
