/* Which function builds which screen; a dialog lies over it and makes it inert. */
#include "screens/screen.h"

static void (*const builders[SCREEN_COUNT])(const struct app *, struct ui *) = {
	[SCREEN_PRIVACY] = screen_privacy,
	[SCREEN_LEARNER] = screen_learner,
	[SCREEN_LIBRARY] = screen_library,
	[SCREEN_HOME] = screen_home,
	[SCREEN_SLIDE] = screen_slide,
	[SCREEN_QUESTION] = screen_question,
	[SCREEN_SCENARIO] = screen_scenario,
	[SCREEN_WORKSHEET] = screen_worksheet,
	[SCREEN_SURVEY] = screen_survey,
	[SCREEN_TEST] = screen_test,
	[SCREEN_BOARDS] = screen_boards,
	[SCREEN_BOARD] = screen_board,
	[SCREEN_LARGE] = screen_large,
	[SCREEN_RESULTS] = screen_results,
	[SCREEN_PLACES] = screen_places,
	[SCREEN_SUPPORT] = screen_support,
	[SCREEN_SETTINGS] = screen_settings,
	[SCREEN_HELP] = screen_help,
	[SCREEN_ERROR] = screen_error,
	[SCREEN_ACCESS] = screen_access,
	[SCREEN_LOOKS] = screen_looks,
	[SCREEN_REACTION] = screen_reaction,
	[SCREEN_PARTNER] = screen_partner,
	[SCREEN_SEARCH] = screen_search,
	[SCREEN_GLOSSARY] = screen_glossary,
	[SCREEN_RESOURCES] = screen_resources,
	[SCREEN_REFERENCES] = screen_references,
	[SCREEN_REVIEW] = screen_review,
	[SCREEN_CHANGES] = screen_changes,
	[SCREEN_PIN] = screen_pin,
	[SCREEN_OPEN] = screen_open,
	[SCREEN_ABOUT] = screen_about,
	[SCREEN_LOCAL] = screen_local,
};

/* The window becomes a layer over everything else: the screen below is there to see, not to use. */
static void dialog_over(const struct app *app, struct ui *u)
{
	struct node *screen = u->root;
	struct node *root = arena_alloc(u->a, sizeof *root);
	*root = (struct node){ .id = "/all",
		.role = ROLE_WINDOW,
		.name = screen->name,
		.box = BOX_LAYER,
		.fill = COLOUR_PAPER,
		.align = ALIGN_CENTER };
	root->first = root->last = screen;
	screen->parent = root;
	screen->grow = 1;
	screen->role = ROLE_GROUP;
	for (struct node *n = screen; n != NULL; n = node_after(screen, n))
		n->flags |= NODE_INERT;
	u->root = root;
	screen_dialog(app, u);
}

void screen_build(const struct app *app, struct ui *u, struct arena *a)
{
	u->a = a;
	u->root = NULL;
	if (app->hidden) {
		screen_hidden(app, u);
		return;
	}
	builders[app->screen](app, u);
	if (app->dialog != DIALOG_NONE)
		dialog_over(app, u);
	reach_bar(app, u);
}
