/*
 * The pictures and sounds of a board on its way. Only what can be shown or played here is taken along, by what the
 * bytes are and not by what they are called; an address is left as it stands and never followed.
 */
#include "packager/exchange.h"

#include "course/board_in.h"
#include "course/image.h"
#include "course/limits.h"
#include "embedded.h"
#include "packager/json_edit.h"
#include "paper/png.h"

enum { PNG_SIDE = 512, SYMBOL_SIDE = 96 };
#define DRAWING "ext_coursepack_drawing"
#define OUR_LICENCE "https://creativecommons.org/licenses/by/4.0/"

static const char *const list_name[EXCHANGE_KINDS] = { "images", "sounds" };

/* --- what there is --- */

/* Our symbol that this picture is, NULL when it is none. */
static const struct embedded_picture *symbol_of(const struct json *image)
{
	const struct json *symbol = json_get(image, "symbol");
	const char *name = json_text(symbol, "filename");
	if (name == NULL || !streq(json_text(symbol, "set"), "coursepack") || !str_ends(name, ".svg"))
		return NULL;
	size_t n = strlen(name) - strlen(".svg");
	for (const struct embedded_picture *p = embedded_pictures; p->name != NULL; p++)
		if (streq(p->folder, "symbols") && strlen(p->name) == n && memcmp(p->name, name, n) == 0)
			return p;
	return NULL;
}

static const struct figure *symbol_figure(struct arena *a, const struct embedded_picture *p)
{
	struct findings f = { .a = a };
	struct bytes svg = { (unsigned char *)arena_string(a, p->text), strlen(p->text) };
	return figure_parse(a, p->name, &svg, &f);
}

static const char *sound_type(const char *path)
{
	static const char *const known[][2] = { { ".wav", "audio/wav" }, { ".opus", "audio/ogg" },
		{ ".ogg", "audio/ogg" } };
	for (size_t i = 0; i < COUNT(known); i++)
		if (str_ends(path, known[i][0]))
			return known[i][1];
	return NULL;
}

/* --- files that go along --- */

static size_t file_add(struct exchange *x, const char *from, const char *to, const struct figure *figure)
{
	if (x->file_n == x->file_cap) {
		size_t cap = x->file_cap == 0 ? 64 : 2 * x->file_cap;
		struct exchange_file *list = arena_array(x->a, cap, sizeof *list);
		if (x->file_n > 0)
			memcpy(list, x->file, x->file_n * sizeof *list);
		x->file = list;
		x->file_cap = cap;
	}
	x->file[x->file_n] = (struct exchange_file){ arena_string(x->a, from), to, figure };
	map_put(&x->files, x->file[x->file_n].from, (int64_t)x->file_n);
	map_put(&x->tos, to, (int64_t)x->file_n);
	return x->file_n++;
}

static const char *folder_of(const struct exchange *x, enum exchange_kind kind)
{
	return x->way == EXCHANGE_IN ? "media/" : kind == EXCHANGE_PICTURE ? "images/" : "sounds/";
}

static const char *base64_text(struct arena *a, const struct bytes *b)
{
	static const char digit[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	char *out = arena_alloc(a, (b->n + 2) / 3 * 4 + 1), *p = out;
	for (size_t i = 0; i < b->n; i += 3) {
		uint32_t bits = (uint32_t)b->p[i] << 16 | (i + 1 < b->n ? (uint32_t)b->p[i + 1] << 8 : 0) |
		    (i + 2 < b->n ? b->p[i + 2] : 0);
		*p++ = digit[bits >> 18];
		*p++ = digit[bits >> 12 & 63];
		*p++ = i + 1 < b->n ? digit[bits >> 6 & 63] : '=';
		*p++ = i + 2 < b->n ? digit[bits & 63] : '=';
	}
	return out;
}

/* Beside the board, or in it. */
static bool file_put(struct exchange_work *w, struct json *item, size_t file, const char *type, struct err *e)
{
	struct exchange *x = w->x;
	json_set_text(w->scratch, item, "content_type", type);
	if (x->way != EXCHANGE_ALONE) {
		json_set_text(w->scratch, item, "path", x->file[file].to);
		return true;
	}
	struct bytes bytes;
	if (!exchange_bytes(x, &x->file[file], w->scratch, &bytes, e))
		return false;
	json_drop(item, "path");
	json_set_text(w->scratch, item, "data",
	    arena_printf(w->scratch, "data:%s;base64,%s", type, base64_text(w->scratch, &bytes)));
	return true;
}

static void size_set(struct arena *a, struct json *item, const char *key, int pixels, bool always)
{
	int64_t n;
	const char *text = json_text(item, key);
	if (always || text == NULL || !parse_int(text, 1, LIMIT_IMAGE_SIDE, &n))
		json_set_number(a, item, key, pixels);
}

static void sizes_set(struct arena *a, struct json *item, int w, int h, bool always)
{
	size_set(a, item, "width", w, always);
	size_set(a, item, "height", h, always);
}

static void licence_set(struct exchange_work *w, struct json *item, bool ours)
{
	const struct json *there = json_get(item, "license");
	if (there != NULL && there->kind == JSON_OBJECT)
		return;
	struct json *licence = json_new(w->scratch, JSON_OBJECT);
	json_set_text(w->scratch, licence, "type", ours ? "CC BY 4.0" : "private");
	if (ours) {
		json_set_text(w->scratch, licence, "copyright_notice_url", OUR_LICENCE);
		json_set_text(w->scratch, licence, "author_name", "Coursepack contributors");
	}
	json_set(w->scratch, item, "license", licence);
}

/* --- one picture, one sound --- */

/* One of our symbols: drawn on the way out, only named on the way in. */
static bool symbol_put(
    struct exchange_work *w, struct json *image, const struct embedded_picture *symbol, struct err *e)
{
	struct exchange *x = w->x;
	licence_set(w, image, true);
	if (x->way == EXCHANGE_IN) {
		json_drop(image, "data");
		json_drop(image, "path");
		json_drop(image, DRAWING);
		json_set_text(w->scratch, image, "content_type", "image/svg+xml");
		sizes_set(w->scratch, image, SYMBOL_SIDE, SYMBOL_SIDE, true);
		return true;
	}
	const char *from = arena_printf(w->scratch, "symbol:%s", symbol->name);
	int64_t file = map_get(&x->files, from);
	if (file < 0)
		file = (int64_t)file_add(
		    x, from, exchange_name(x, "images/", symbol->name, ".png"), symbol_figure(x->a, symbol));
	json_set_yes(w->scratch, image, DRAWING);
	sizes_set(w->scratch, image, PNG_SIDE, PNG_SIDE, true);
	return file_put(w, image, (size_t)file, "image/png", e);
}

/* The file of this path; -1 when there is none that can be used, which is said. */
static int64_t picture_file(struct exchange_work *w, const char *path, struct image_head *head)
{
	struct exchange *x = w->x;
	struct arena a = { 0 };
	struct bytes bytes;
	struct err e = { 0 };
	int64_t file = -1;
	if (x->pack == NULL || pack_size(x->pack, path) < 0)
		findings_add(x->findings, SEVERITY_WARNING, x->board[w->index].src, 0, "obz-picture",
		    "there is no picture %s in the file, so its buttons have none", path);
	else if (!pack_read(x->pack, &a, path, LIMIT_IMAGE_BYTES, &bytes, &e) || !image_head(&bytes, path, head, &e))
		findings_add(x->findings, SEVERITY_WARNING, x->board[w->index].src, 0, "obz-picture",
		    "the picture %s cannot be used, so its buttons have none: it %s", path, e.text);
	else if ((file = map_get(&x->files, path)) < 0)
		file = (int64_t)file_add(x, path,
		    exchange_name(x, folder_of(x, EXCHANGE_PICTURE), path, head->kind == IMAGE_PNG ? ".png" : ".jpg"),
		    NULL);
	arena_release(&a);
	return file;
}

static const char *head_type(const struct image_head *head)
{
	return head->kind == IMAGE_PNG ? "image/png" : "image/jpeg";
}

/* Of a picture that is an address, somebody's symbol, or data that we cannot show, no more is known than it says. */
static bool picture_rest(struct exchange_work *w, struct json *image)
{
	const char *data = json_text(image, "data"), *type = json_text(image, "content_type");
	const struct bytes *bytes = data != NULL ? board_data(w->scratch, data) : NULL;
	struct image_head head;
	struct err e = { 0 };
	if (bytes != NULL && image_head(bytes, "data", &head, &e)) {
		sizes_set(w->scratch, image, head.width, head.height, false);
		json_set_text(w->scratch, image, "content_type", head_type(&head));
	} else if (type == NULL || !str_starts(type, "image/")) {
		json_set_text(w->scratch, image, "content_type", "image/png");
	}
	return (data != NULL && *data != '\0') || json_text(image, "url") != NULL || json_get(image, "symbol") != NULL;
}

/* False: nothing of it is left. */
static bool picture_write(struct exchange_work *w, struct json *image, bool *keep, struct err *e)
{
	const char *data = json_text(image, "data"), *path = json_text(image, "path");
	const struct json *drawing = json_get(image, DRAWING);
	bool bare = (data == NULL || *data == '\0') && (path == NULL || *path == '\0');
	bool drawn = drawing != NULL && drawing->kind == JSON_BOOL && drawing->yes;
	const struct embedded_picture *symbol = bare || drawn ? symbol_of(image) : NULL;
	*keep = true;
	if (symbol != NULL)
		return symbol_put(w, image, symbol, e);
	licence_set(w, image, false);
	if ((data == NULL || *data == '\0') && path != NULL && *path != '\0') {
		struct image_head head;
		int64_t file = picture_file(w, path, &head);
		if (file >= 0) {
			sizes_set(w->scratch, image, head.width, head.height, false);
			return file_put(w, image, (size_t)file, head_type(&head), e);
		}
		json_drop(image, "path");
	}
	*keep = picture_rest(w, image);
	return true;
}

static bool sound_write(struct exchange_work *w, struct json *sound, bool *keep, struct err *e)
{
	struct exchange *x = w->x;
	const char *path = json_text(sound, "path"), *type = path != NULL ? sound_type(path) : NULL;
	const struct json *duration = json_get(sound, "duration");
	*keep = true;
	licence_set(w, sound, false);
	if (duration != NULL && duration->kind == JSON_NUMBER && duration->number >= 0 && duration->number < 100000)
		json_set_number(w->scratch, sound, "duration", (int64_t)(duration->number + 0.999));
	else
		json_drop(sound, "duration");
	if (path == NULL || json_text(sound, "data") != NULL) {
		const char *said = json_text(sound, "content_type");
		if (said == NULL || !str_starts(said, "audio/"))
			json_set_text(w->scratch, sound, "content_type", "audio/wav");
		*keep = json_text(sound, "data") != NULL || json_text(sound, "url") != NULL;
		return true;
	}
	if (type == NULL || x->pack == NULL || pack_size(x->pack, path) < 0) {
		findings_add(x->findings, SEVERITY_WARNING, x->board[w->index].src, 0, "obz-sound",
		    type == NULL ? "the sound %s is left out: it is neither .wav nor .opus"
				 : "there is no sound %s in the file",
		    path);
		*keep = false;
		return true;
	}
	int64_t file = map_get(&x->files, path);
	if (file < 0)
		file = (int64_t)file_add(
		    x, path, exchange_name(x, folder_of(x, EXCHANGE_SOUND), path, strrchr(path, '.')), NULL);
	return file_put(w, sound, (size_t)file, type, e);
}

/* --- the list --- */

static void manifest_add(struct exchange *x, enum exchange_kind kind, const char *id, const char *path)
{
	struct json *j = json_new_text(x->a, arena_string(x->a, path));
	j->key = id;
	json_append(x->media[kind], &x->media_last[kind], j);
}

/* Ids of pictures and sounds are one's own in the whole set; the same id for the same file is the same picture. */
static const char *id_unique(struct exchange_work *w, enum exchange_kind kind, const char *id, const char *path)
{
	struct exchange *x = w->x;
	int64_t file = path != NULL ? map_get(&x->tos, path) : -1, there;
	const char *name = id;
	for (int number = 1; (there = map_get(&x->ids[kind], name)) >= 0; number++) {
		if (file >= 0 && there == file + 1)
			return name;
		name = number == 1 ? arena_printf(w->scratch, "%s-%s", x->id[w->index], id)
				   : arena_printf(w->scratch, "%s-%s-%d", x->id[w->index], id, number);
	}
	const char *kept = arena_string(x->a, name);
	map_put(&x->ids[kind], kept, file + 1);
	if (path != NULL)
		manifest_add(x, kind, kept, path);
	return kept;
}

static bool item_write(struct exchange_work *w, enum exchange_kind kind, struct json *item, bool *keep, struct err *e)
{
	const char *id = json_text(item, "id");
	*keep = false;
	if (item->kind != JSON_OBJECT || id == NULL || *id == '\0')
		return true; /* the reader has said so */
	if (!(kind == EXCHANGE_PICTURE ? picture_write : sound_write)(w, item, keep, e))
		return false;
	if (!*keep)
		return true;
	const char *now = w->x->way == EXCHANGE_OUT ? id_unique(w, kind, id, json_text(item, "path")) : id;
	json_set_text(w->scratch, item, "id", now);
	map_put(&w->id[kind], id, (int64_t)w->now_n[kind]);
	w->now[kind][w->now_n[kind]++] = now;
	return true;
}

bool exchange_media(struct exchange_work *w, struct json *root, enum exchange_kind kind, struct err *e)
{
	const struct json *list = json_get(root, list_name[kind]);
	struct json *out = json_new(w->scratch, JSON_ARRAY), *last = NULL;
	size_t n = list != NULL && list->kind == JSON_ARRAY ? list->n : 0;
	w->id[kind].a = w->scratch;
	w->now[kind] = arena_array(w->scratch, n, sizeof *w->now[kind]);
	for (struct json *j = n > 0 ? list->first : NULL, *next; j != NULL; j = next) {
		bool keep;
		next = j->next;
		if (!item_write(w, kind, j, &keep, e))
			return false;
		if (keep)
			json_append(out, &last, j);
	}
	json_set(w->scratch, root, list_name[kind], out);
	return true;
}

const char *exchange_media_id(const struct exchange_work *w, enum exchange_kind kind, const char *id)
{
	int64_t at = id != NULL ? map_get(&w->id[kind], id) : -1;
	return at < 0 ? NULL : w->now[kind][at];
}

bool exchange_bytes(
    struct exchange *x, const struct exchange_file *file, struct arena *a, struct bytes *out, struct err *e)
{
	if (file->figure != NULL)
		return png_figure(a, file->figure, PNG_SIDE, out, e);
	return pack_read(x->pack, a, file->from, LIMIT_AUDIO_BYTES, out, e);
}
