/*
 * Fields and the letters for those who do not type on keys: they open under the field in use by themselves while
 * switches or touch are in use, and on request. A field's node is called after it, so that the session knows which text
 * a key belongs to.
 */
#include "screens/screen.h"

static void letters(struct frame *f, struct node *parent, bool lines)
{
	static const char *const rows[] = { "ABCDEFGHIJ", "KLMNOPQRST", "UVWXYZ'-.,", "1234567890", "?!:;()/@&+" };
	struct ui *u = f->u;
	struct node *grid = ui_node(u, parent, ROLE_GRID, "keyboard");
	grid->name = "Letters";
	grid->box = BOX_GRID;
	grid->columns = f->app->view.w * 100 / f->app->view.scale >= 700 ? 10 : 5;
	grid->gap = 8;
	for (size_t r = 0; r < COUNT(rows); r++)
		for (size_t c = 0; rows[r][c] != '\0'; c++) {
			char *letter = arena_copy(u->a, &rows[r][c], 1);
			struct node *n = w_button(u, grid, arena_printf(u->a, "k%zu-%zu", r, c), BUTTON_PLAIN, letter,
			    act_s(ACTION_TYPE, letter));
			n->pad_x = 6;
		}
	struct node *more = w_wrap(u, parent, "keyboard-more", 8);
	more->name = "More letters";
	w_button(u, more, "blank", BUTTON_PLAIN, "Blank", act_s(ACTION_TYPE, " "));
	w_button(u, more, "rub-out", BUTTON_PLAIN, "Rub out", act_of(ACTION_RUB_OUT));
	struct node *capital = w_option(u, more, "capital", "Capital", app_capitals(f->app), act_of(ACTION_CAPITALS));
	capital->role = ROLE_CHECK;
	if (lines)
		w_button(u, more, "line", BUTTON_PLAIN, "New line", act_s(ACTION_TYPE, "\n"));
	w_button(u, more, "left", BUTTON_PLAIN, "Left", act_n(ACTION_CARET, FIELD_LEFT));
	w_button(u, more, "right", BUTTON_PLAIN, "Right", act_n(ACTION_CARET, FIELD_RIGHT));
}

/* Shows that something is typed, and not what. */
static const char *stars(struct arena *a, const char *text)
{
	size_t n = utf8_count(text);
	char *out = arena_alloc(a, n + 1);
	memset(out, '*', n);
	return out;
}

static void letters_button(struct ui *u, struct node *row, bool open)
{
	struct node *n =
	    w_button(u, row, "letters", BUTTON_QUIET, open ? "Hide letters" : "Show letters", act_of(ACTION_KEYBOARD));
	n->hint = open ? NULL : "to type with a pointer or a switch";
}

struct node *w_field(struct frame *f, struct node *parent, const char *name, const char *label, enum field_look look)
{
	struct ui *u = f->u;
	struct node *column = w_column(u, parent, arena_printf(u->a, "with-%s", name), 8);
	bool here = streq(f->app->fields.at, name), open = here && app_keyboard_open(f->app);
	struct node *top = w_row(u, column, "top", 8);
	struct node *words = w_text(u, top, "label", TYPE_LABEL, COLOUR_INK, label);
	words->grow = 1;
	/* who works by switches types by these letters only: nothing to come to by mistake and hide them */
	if (here && f->app->settings.scan.switches == 0)
		letters_button(u, top, open);
	struct node *n = ui_node(u, column, ROLE_FIELD, arena_printf(u->a, "/" FIELD_ID "%s", name));
	const char *text = field_text(&f->app->fields, name);
	n->name = label;
	n->labelled_by = words->id;
	n->value = look == FIELD_SECRET ? stars(u->a, text) : text;
	n->value_n = look == FIELD_SECRET ? (int)strlen(n->value) : (int)field_caret(&f->app->fields, name);
	n->flags = NODE_FOCUSABLE | (look == FIELD_LINES ? NODE_MULTILINE : 0u);
	n->type = TYPE_BODY;
	n->ink = COLOUR_INK;
	n->fill = COLOUR_PAPER;
	n->border = COLOUR_SOFT;
	n->border_px = 2;
	n->radius_px = 10;
	n->pad_x = 16;
	n->pad_y = 10;
	n->min_h = look == FIELD_LINES ? 140 : TARGET_PX + 8;
	if (open)
		letters(f, column, look == FIELD_LINES);
	return n;
}
