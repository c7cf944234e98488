/*
 * 'Choose a place' the other way round: course packs and carried settings that lie on sticks, in the learner's folders
 * or beside the program. Only names are read until one is chosen; what may be opened is decided then, as for a dropped
 * file.
 */
#include "app_parts.h"

enum { FOUND_MOST = 200 };

/* Other endings would need the file to be read first, and a stick may hold thousands. */
static bool is_pack_name(const char *name)
{
	char end[5] = "";
	size_t n = strlen(name);
	for (size_t i = 0; n > 4 && i < 4; i++)
		end[i] =
		    name[n - 4 + i] >= 'A' && name[n - 4 + i] <= 'Z' ? (char)(name[n - 4 + i] + 32) : name[n - 4 + i];
	return streq(end, ".zip") || streq(end, ".obz");
}

static bool is_settings_name(const char *name)
{
	return strstr(name, "coursepack-settings") != NULL && str_ends(name, ".txt");
}

static bool known(const struct app *app, const struct found_file *list, size_t n, const char *path)
{
	for (size_t i = 0; i < n; i++)
		if (streq(list[i].path, path))
			return true;
	for (size_t i = 0; i < app->shelf_n; i++)
		if (streq(app->shelf[i].path, path))
			return true;
	return false;
}

static void folder_look(struct app *app, struct found_file *list, size_t *n, const char *folder, const char *place)
{
	struct err ignored = { 0 };
	struct arena *a = &app->place_arena;
	const char *const *name;
	size_t names = 0;
	if (os_stat(folder, NULL) != OS_FOLDER || !os_list(a, folder, &name, &names, &ignored))
		return;
	for (size_t i = 0; i < names && *n < FOUND_MOST; i++) {
		int64_t bytes = 0;
		const char *path = path_join(a, folder, name[i]);
		bool wanted = app->opens_settings ? is_settings_name(name[i]) : is_pack_name(name[i]);
		if (wanted && os_stat(path, &bytes) == OS_FILE && !known(app, list, *n, path))
			list[(*n)++] = (struct found_file){ path, name[i], place, bytes };
	}
}

static void look(struct app *app)
{
	struct arena *a = &app->place_arena;
	struct found_file *list;
	size_t n = 0;
	arena_reset(a);
	app->place_n = app->with.places != NULL ? app->with.places(app->with.context, a, &app->place) : 0;
	list = arena_array(a, FOUND_MOST, sizeof *list);
	for (size_t i = 0; i < app->place_n; i++) {
		folder_look(app, list, &n, app->place[i].path, app->place[i].name);
		folder_look(app, list, &n, path_join(a, app->place[i].path, "packs"), app->place[i].name);
	}
	if (app->with.program_dir != NULL) {
		static const char *const beside[] = { ".", "packs", "../packs" };
		for (size_t i = 0; i < COUNT(beside); i++)
			folder_look(app, list, &n,
			    i == 0 ? app->with.program_dir : path_join(a, app->with.program_dir, beside[i]),
			    "Beside the program");
	}
	app->found = list;
	app->found_n = n;
	app->found_at = 0;
}

static void open_here(struct app *app)
{
	if (app->found_at >= app->found_n)
		return;
	const char *path = arena_string(&app->permanent, app->found[app->found_at].path);
	if (app->opens_settings)
		carry_read(app, path);
	else
		app_add_pack(app, path);
}

void open_act(struct app *app, const struct act *act)
{
	switch (act->what) {
	case ACTION_ADD_PACK:
	case ACTION_BRING_SETTINGS:
		if (act->what == ACTION_ADD_PACK && app_off(app, POLICY_ADD_PACKS))
			return;
		app->opens_settings = act->what == ACTION_BRING_SETTINGS;
		look(app);
		app_show_over(app, SCREEN_OPEN);
		break;
	case ACTION_LOOK_AGAIN:
		look(app);
		break;
	case ACTION_FOUND:
		app->found_at = act->n >= 0 ? (size_t)act->n : 0;
		break;
	case ACTION_OPEN_HERE:
		open_here(app);
		break;
	default:
		break;
	}
}

/* A file dropped on the window: carried settings say so in their first line, all else is for the shelf. */
void app_drop(struct app *app, const char *path)
{
	if (carry_is_settings(path))
		carry_read(app, path);
	else if (!app_off(app, POLICY_ADD_PACKS))
		app_add_pack(app, path);
	else {
		struct err e = { 0 };
		(void)fail(&e, ERR_TRUST, NULL, 0, "adding course packs is switched off on this laptop. Ask IT");
		app_fail(app, &e);
	}
}
