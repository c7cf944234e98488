/*
 * What is typed, by keys or by the letters on the screen, goes to the field that has the focus or had it last. Private
 * texts live only here and are wiped when their screen is left.
 */
#include "app_parts.h"

/* Short fields have a limit of their own: a name fits a card. */
void typing_limits(struct app *app)
{
	field_limit(&app->fields, FIELD_OF_NAME, 120);
	field_limit(&app->fields, FIELD_OF_REFLECTION, 2000);
	field_limit(&app->fields, FIELD_OF_SEARCH, 100);
	field_limit(&app->fields, FIELD_OF_PIN, 64);
	field_limit(&app->fields, FIELD_OF_PIN_AGAIN, 64);
}

/* The field a new screen types in before one was chosen; "" where none is. */
const char *typing_first(const struct app *app)
{
	if (app->screen == SCREEN_LEARNER)
		return FIELD_OF_NAME;
	if (app->screen == SCREEN_SEARCH)
		return FIELD_OF_SEARCH;
	if (app->screen == SCREEN_PIN)
		return FIELD_OF_PIN;
	const struct question *q = app->screen == SCREEN_QUESTION ? app_question(app) : NULL;
	if (q != NULL && q->kind == QUESTION_REFLECTION)
		return FIELD_OF_REFLECTION;
	return "";
}

void app_field(struct app *app, const char *name)
{
	(void)app_settle(app);
	field_at(&app->fields, name != NULL ? name : "");
}

bool app_keyboard_open(const struct app *app)
{
	if (app->keyboard != KEYBOARD_BY_USE)
		return app->keyboard == KEYBOARD_SHOWN;
	return app->settings.scan.switches > 0 || app->settings.reach.dwell.on || app->touch;
}

/* What follows from a text that changed. */
static void typed(struct app *app, bool changed)
{
	if (!changed)
		return;
	app->nudge = false;
	if (app->screen == SCREEN_WORKSHEET || app->screen == SCREEN_SURVEY)
		form_typed(app);
}

void app_type(struct app *app, const char *text)
{
	typed(app, field_insert(&app->fields, text));
}

void app_rub_out(struct app *app)
{
	typed(app, field_rub_out(&app->fields));
}

void app_delete(struct app *app)
{
	typed(app, field_delete(&app->fields));
}

void app_caret(struct app *app, enum field_move move)
{
	(void)field_move(&app->fields, move);
}

bool app_capitals(const struct app *app)
{
	return field_wants_capital(&app->fields) != app->capitals_turned;
}

/* A letter of the screen's keyboard: small, but where a sentence starts or 'Capital' was pressed. */
static void letter_type(struct app *app, const char *letter)
{
	char small[8];
	snprintf(small, sizeof small, "%s", letter);
	if (!app_capitals(app) && small[1] == '\0' && small[0] >= 'A' && small[0] <= 'Z')
		small[0] = (char)(small[0] - 'A' + 'a');
	app->capitals_turned = false;
	app_type(app, small);
}

void typing_act(struct app *app, const struct act *act)
{
	switch (act->what) {
	case ACTION_FIELD:
		app_field(app, act->s);
		break;
	case ACTION_KEYBOARD:
		app->keyboard = app_keyboard_open(app) ? KEYBOARD_HIDDEN : KEYBOARD_SHOWN;
		break;
	case ACTION_TYPE:
		letter_type(app, act->s);
		break;
	case ACTION_CAPITALS:
		app->capitals_turned = !app->capitals_turned;
		break;
	case ACTION_RUB_OUT:
		app_rub_out(app);
		break;
	case ACTION_CARET:
		app_caret(app, (enum field_move)act->n);
		break;
	default:
		break;
	}
}
