/* The buttons of a board: what each shows, says and does. */
#include "course/board_in.h"

#include "course/limits.h"
#include "course/name.h"

/* The word in the board's own table of words, or as it is. */
static const char *translated(const struct board_reader *r, const char *s)
{
	const struct named *n = s == NULL ? NULL : named_find(&r->strings, s);
	return n == NULL || n->json->kind != JSON_STRING || *n->json->text == '\0' ? s : n->json->text;
}

static bool is_true(const struct json *object, const char *key)
{
	const struct json *j = json_get(object, key);
	return j != NULL && j->kind == JSON_BOOL && j->yes;
}

static const char *text_of(const struct json *object, const char *key)
{
	const char *text = json_text(object, key);
	return text == NULL || *text == '\0' ? NULL : text;
}

/* "action", or the first of "actions"; OBF wants the first to be the fallback of the second. */
static const char *action_text(struct board_reader *r, const struct json *j, const char *id)
{
	const char *action = text_of(j, "action");
	const struct json *more = json_get(j, "actions");
	if (more == NULL || more->kind != JSON_ARRAY || more->n == 0)
		return action;
	if (more->n > 1)
		board_say(r, SEVERITY_WARNING, id, "board-actions",
		    "button \"%s\" has several actions: only the first is done", id);
	if (action == NULL && more->first->kind == JSON_STRING && *more->first->text != '\0')
		action = more->first->text;
	return action;
}

static void action_read(struct board_reader *r, const struct json *j, struct button *b)
{
	static const struct {
		const char *name;
		enum board_action action;
	} known[] = { { ":home", BOARD_HOME }, { ":speak", BOARD_SPEAK }, { ":clear", BOARD_CLEAR },
		{ ":backspace", BOARD_BACKSPACE }, { ":space", BOARD_SPACE } };
	const char *text = action_text(r, j, b->id);
	b->action = BOARD_SAY;
	b->action_text = text;
	if (text == NULL)
		return;
	b->action = text[0] == '+' && text[1] != '\0' ? BOARD_SPELL : BOARD_OTHER;
	for (size_t i = 0; i < COUNT(known); i++)
		if (streq(text, known[i].name))
			b->action = known[i].action;
	if (b->action == BOARD_OTHER)
		board_say(r, SEVERITY_WARNING, b->id, "board-action",
		    "button \"%s\" has the action \"%s\", which means nothing here", b->id, text);
}

/* A link by file, else by id. An address is never opened; CommuniKate's "special::" links were broken when they
 * were written. */
static void link_read(struct board_reader *r, const struct json *j, struct button *b)
{
	const struct json *link = json_get(j, "load_board");
	if (link == NULL || link->kind != JSON_OBJECT)
		return;
	b->load_board = text_of(link, "path");
	if (b->load_board == NULL)
		b->load_board = text_of(link, "id");
	if (b->load_board == NULL)
		board_say(r, SEVERITY_WARNING, b->id, "board-link-address",
		    "button \"%s\" leads to an address: nothing is ever fetched, so it leads nowhere", b->id);
	else if (str_starts(b->load_board, "special::"))
		board_say(r, SEVERITY_WARNING, b->id, "board-link-broken",
		    "button \"%s\" leads to \"%s\", which is no board", b->id, b->load_board);
}

static int colour_read(struct board_reader *r, const struct json *j, const char *key, const char *id)
{
	const char *text = text_of(j, key);
	int colour = -1;
	if (text != NULL && !board_colour(text, &colour))
		board_say(r, SEVERITY_WARNING, id, "board-colour",
		    "button \"%s\": %s \"%s\" cannot be read: write rgb(91, 100, 114)", id, key, text);
	return colour;
}

/* Only a file of the pack: sounds inside the board or at an address are not played. */
static void sound_read(struct board_reader *r, struct button *b, const char *sound_id)
{
	const struct named *sound = sound_id == NULL ? NULL : named_find(&r->sounds, sound_id);
	const char *path = sound == NULL ? NULL : text_of(sound->json, "path"), *why = "";
	if (path != NULL && (r->foreign || name_ok(path, &why)))
		b->sound_path = path;
	else if (sound_id != NULL)
		board_say(r, SEVERITY_WARNING, b->id, "board-sound",
		    "button \"%s\" has the sound \"%s\", which is no file here: the voice speaks instead", b->id,
		    sound_id);
}

static void button_read(struct board_reader *r, const struct named *n, struct button *b)
{
	const struct json *j = n->json;
	b->id = n->id;
	const char *label = translated(r, text_of(j, "label"));
	const char *say = translated(r, text_of(j, "vocalization"));
	b->hidden = is_true(j, "hidden");
	b->strip = is_true(j, "ext_coursepack_strip");
	b->stop = is_true(j, "ext_coursepack_stop");
	b->blank = is_true(j, "ext_coursepack_blank");
	b->body = is_true(j, "ext_coursepack_body");
	action_read(r, j, b);
	link_read(r, j, b);
	if (label == NULL && say == NULL && b->action == BOARD_SAY)
		board_say(r, r->foreign ? SEVERITY_WARNING : SEVERITY_ERROR, b->id, "board-label",
		    "button \"%s\" has no label: write the word it says", b->id);
	else if (label == NULL)
		board_say(r, SEVERITY_WARNING, b->id, "board-label", "button \"%s\" has no label, so it cannot be read",
		    b->id);
	if ((label != NULL && strlen(label) > LIMIT_TEXT_RUN) || (say != NULL && strlen(say) > LIMIT_TEXT_RUN))
		board_say(r, SEVERITY_ERROR, b->id, "board-label", "button \"%s\" says more than %d bytes: shorten it",
		    b->id, LIMIT_TEXT_RUN);
	b->label = label != NULL ? label : say != NULL ? say : b->id;
	b->say = say != NULL ? say : b->label;
	b->background = colour_read(r, j, "background_color", b->id);
	b->border = colour_read(r, j, "border_color", b->id);
	button_image_read(r, b, text_of(j, "image_id"));
	sound_read(r, b, text_of(j, "sound_id"));
}

void buttons_read(struct board_reader *r)
{
	r->buttons = named_read(r, json_get(r->root, "buttons"), "button");
	r->images = named_read(r, json_get(r->root, "images"), "image");
	r->sounds = named_read(r, json_get(r->root, "sounds"), "sound");
	r->button = arena_array(r->a, r->buttons.n, sizeof *r->button);
	for (size_t i = 0; i < r->buttons.n; i++)
		button_read(r, &r->buttons.list[i], &r->button[r->buttons.list[i].index]);
	r->board->button = r->button;
	r->board->button_n = r->buttons.n;
}
