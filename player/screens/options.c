/* The rows of settings screens: a name, and beside it a few choices that act at once. */
#include "screens/screen.h"

const char *seconds_text(struct arena *a, int ms)
{
	if (ms % 1000 == 0)
		return arena_printf(a, "%d s", ms / 1000);
	if (ms % 100 == 0)
		return arena_printf(a, "%d.%d s", ms / 1000, ms % 1000 / 100);
	return arena_printf(
	    a, ms % 10 == 0 ? "%d.%02d s" : "%d.%03d s", ms / 1000, ms % 10 == 0 ? ms % 1000 / 10 : ms % 1000);
}

const char *minutes_text(struct arena *a, int minutes)
{
	if (minutes < 60)
		return arena_printf(a, "%d\xC2\xA0min", minutes);
	return minutes % 60 == 0 ? arena_printf(a, "%d\xC2\xA0h", minutes / 60)
				 : arena_printf(a, "%d\xC2\xA0h %d\xC2\xA0min", minutes / 60, minutes % 60);
}

struct node *w_setting(struct frame *f, const char *key, const char *name, enum role role)
{
	struct ui *u = f->u;
	struct node *row = w_row(u, f->body, key, 20);
	row->stack_below = 640;
	struct node *label = w_text(u, row, "label", TYPE_LABEL, COLOUR_INK, name);
	label->min_w = 220;
	struct node *group = w_wrap(u, row, "choices", 10);
	group->role = role;
	group->name = name;
	group->grow = 1;
	return group;
}

void w_options(struct frame *f, const char *key, const char *name, const struct setting_value *option, size_t n,
    int now, enum action what)
{
	struct node *g = w_setting(f, key, name, ROLE_RADIOGROUP);
	for (size_t i = 0; i < n; i++)
		w_option(f->u, g, arena_printf(f->u->a, "o%d", option[i].value), option[i].text, option[i].value == now,
		    act_n(what, option[i].value));
}

void w_options_set(
    struct frame *f, const char *setting, const char *name, const struct setting_value *option, size_t n, int now)
{
	struct node *g = w_setting(f, setting, name, ROLE_RADIOGROUP);
	for (size_t i = 0; i < n; i++)
		w_option(f->u, g, arena_printf(f->u->a, "o%d", option[i].value), option[i].text, option[i].value == now,
		    (struct act){ ACTION_SET, option[i].value, setting });
}
