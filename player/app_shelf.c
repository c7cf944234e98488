/* The shelf: which packs are here, which may be opened, and how another one is added without ever harming what was
 * there. */
#include "app_parts.h"
#include "course/limits.h"
#include "course/obz.h"
#include "course/read.h"
#include "trust.h"

static struct shelf_item *shelf_new(struct app *app, const char *path)
{
	if (app->shelf_n == app->shelf_cap) {
		size_t cap = app->shelf_cap == 0 ? 8 : app->shelf_cap * 2;
		struct shelf_item *grown = arena_array(&app->permanent, cap, sizeof *grown);
		if (app->shelf_n > 0)
			memcpy(grown, app->shelf, app->shelf_n * sizeof *grown);
		app->shelf = grown;
		app->shelf_cap = cap;
	}
	struct shelf_item *s = &app->shelf[app->shelf_n++];
	memset(s, 0, sizeof *s);
	s->path = arena_string(&app->permanent, path);
	return s;
}

static bool first_error(const struct findings *f, const char *otherwise, struct err *e)
{
	for (size_t i = 0; i < f->n && i < LIMIT_FINDINGS; i++)
		if (f->list[i].severity == SEVERITY_ERROR)
			return fail(e, ERR_FORMAT, f->list[i].file, f->list[i].line, "%s", f->list[i].text);
	return fail(e, ERR_FORMAT, NULL, 0, "%s", otherwise);
}

static bool is_obz(const char *path)
{
	size_t n = strlen(path);
	return n > 4 && path[n - 4] == '.' && (path[n - 3] | 32) == 'o' && (path[n - 2] | 32) == 'b' &&
	    (path[n - 1] | 32) == 'z';
}

/* Boards from anywhere: anybody may use them, since nothing hangs on them; whoever signs packs has not seen these. */
static bool boards_read(struct shelf_item *s)
{
	struct findings f = { .a = &s->arena };
	struct obz z = { 0 };
	s->boards_only = true;
	if (!zip_import(&s->pack, s->path, &s->problem) || !obz_read(&s->arena, s->pack, &z, &f, &s->problem))
		return false;
	s->course = obz_course(&s->arena, &z);
	s->boards_left_out = z.bad;
	findings_sort(&f);
	return s->course != NULL || first_error(&f, "there is no board in this file", &s->problem);
}

/* A local sheet: found good or not by the same table as a course, under a name no course can have. */
static bool sheet_read(struct app *app, struct shelf_item *s)
{
	struct findings f = { .a = &s->arena };
	struct seen seen = { 0 };
	s->local = local_read(&s->arena, s->pack, &f, &s->problem);
	if (s->local == NULL || f.errors > 0) {
		findings_sort(&f);
		return first_error(&f, "the local sheet in this pack cannot be read", &s->problem);
	}
	bool before = seen_get(app->with.records, local_seen_name(&s->arena, s->local), &seen);
	const struct trust_subject what = { "local sheet", s->local->release };
	return trust_decide(pack_info(s->pack), &what, &seen, before, &s->unsigned_preview, &s->problem);
}

/* Reads pack and course into s and decides whether it may be opened. */
static bool shelf_read(struct app *app, struct shelf_item *s)
{
	struct findings f = { .a = &s->arena };
	struct seen seen = { 0 };
	if (is_obz(s->path))
		return boards_read(s);
	if (!pack_open(&s->pack, s->path, &app->with.ring, &s->problem))
		return false;
	const struct pack_info *info = pack_info(s->pack);
	/* Nothing of a pack signed by a stranger is read, not even its title. */
	if (info->trust == PACK_UNKNOWN_KEY)
		return trust_decide(info, NULL, &seen, false, &s->unsigned_preview, &s->problem);
	if (local_is(s->pack))
		return sheet_read(app, s);
	s->course = course_read(&s->arena, s->pack, &f, &s->problem);
	if (s->course == NULL || f.errors > 0) {
		findings_sort(&f);
		return first_error(&f, "the course in this pack cannot be read", &s->problem);
	}
	bool before = seen_get(app->with.records, s->course->id, &seen);
	const struct trust_subject what = { "course", s->course->release };
	return trust_decide(info, &what, &seen, before, &s->unsigned_preview, &s->problem);
}

struct shelf_item *app_shelve(struct app *app, const char *path)
{
	/* growing moves the items, so whoever is open must be found again */
	size_t open = app->open != NULL ? (size_t)(app->open - app->shelf) : 0;
	struct shelf_item *s = shelf_new(app, path);
	if (app->open != NULL)
		app->open = &app->shelf[open];
	s->openable = shelf_read(app, s);
	s->held_in_data = app->with.data_dir != NULL && str_starts(path, app->with.data_dir);
	return s;
}

void app_shelve_all(struct app *app)
{
	struct err e = { 0 };
	const char *const *name;
	size_t n;
	char *folder = path_join(&app->permanent, app->with.data_dir, "packs");
	if (os_stat(folder, NULL) != OS_FOLDER || !os_list(&app->permanent, folder, &name, &n, &e))
		return;
	for (size_t i = 0; i < n; i++)
		if (str_ends(name[i], ".zip") || str_ends(name[i], ".obz"))
			app_shelve(app, path_join(&app->permanent, folder, name[i]));
}

/* Two schools may both have a boards.obz, so that the name is not enough. */
static const char *boards_file(struct arena *a, const char *path, const struct bytes *b)
{
	char hex[SEAL_HEX];
	struct buf name = { .a = a };
	seal_hash_hex(hex, b->p, b->n);
	for (const char *p = path_base(path); *p != '\0' && name.n < 40; p++) {
		char c = *p >= 'A' && *p <= 'Z' ? (char)(*p | 32) : *p;
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			buf_add_n(&name, &c, 1);
		else if (c == '.')
			break;
		else if (name.n > 0 && name.p[name.n - 1] != '-')
			buf_add(&name, "-");
	}
	return arena_printf(a, "%s-%.8s.obz", name.n > 0 ? buf_text(&name) : "boards", hex);
}

/* What its copy in DATA/packs is called. */
static const char *kept_name(struct arena *a, const struct shelf_item *s, const char *path, const struct bytes *b)
{
	if (s->boards_only)
		return boards_file(a, path, b);
	if (s->local != NULL)
		return arena_printf(a, "local-%s-%d.zip", s->local->id, s->local->release);
	return arena_printf(a, "%s-%s.zip", s->course->id, s->course->version);
}

static void shelf_drop_last(struct app *app)
{
	struct shelf_item *s = &app->shelf[--app->shelf_n];
	pack_close(s->pack);
	arena_release(&s->arena);
}

/* The file of DATA/packs that this pack is copied to; false: why it cannot be. */
static bool pack_copy(struct app *app, const struct shelf_item *s, char **to, struct err *e)
{
	struct arena scratch = { 0 };
	struct bytes b;
	char *folder = path_join(&scratch, app->with.data_dir, "packs");
	bool ok = os_mkdirs(folder, e) && file_read(&scratch, s->path, LIMIT_PACK_BYTES, &b, e);
	if (ok) {
		*to = path_join(&app->permanent, folder, kept_name(&scratch, s, s->path, &b));
		ok = streq(*to, s->path) || file_write_checked(*to, b.p, b.n, false, e);
	}
	arena_release(&scratch);
	return ok;
}

/* The copy takes the place of what was read before: a stick may be pulled out, and what is played is what was kept.
 * NULL: why not. */
static struct shelf_item *copy_shelve(struct app *app, const char *path, struct err *e)
{
	struct shelf_item *s = NULL;
	for (size_t i = 0; s == NULL && i < app->shelf_n; i++)
		if (streq(app->shelf[i].path, path))
			s = &app->shelf[i];
	if (s == NULL) {
		s = app_shelve(app, path);
		if (s->openable)
			return s;
		*e = s->problem;
		shelf_drop_last(app);
		return NULL;
	}
	if (s != app->open) { /* in use, what it reads is still there until it is closed */
		pack_close(s->pack);
		arena_release(&s->arena);
		*s = (struct shelf_item){ .path = s->path, .held_in_data = true };
		s->openable = shelf_read(app, s);
	}
	*e = s->problem;
	return s->openable ? s : NULL;
}

/* The bytes are copied only after the pack was found good, and checked again in the copy. */
void app_add_pack(struct app *app, const char *path)
{
	struct err e = { 0 };
	struct shelf_item *s = app_shelve(app, path);
	char *to;
	if (!s->openable) {
		e = s->problem;
		shelf_drop_last(app);
		s = NULL;
	} else if (pack_info(s->pack)->trust != PACK_FOLDER) {
		bool copied = pack_copy(app, s, &to, &e);
		shelf_drop_last(app);
		s = copied ? copy_shelve(app, to, &e) : NULL;
	}
	if (s == NULL) {
		app_fail(app, &e);
		return;
	}
	if (s->local != NULL)
		local_added(app, s);
	app_show(app, SCREEN_LIBRARY);
}
