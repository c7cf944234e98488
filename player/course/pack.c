/*
 * The zip side of packs: libzip behind checks of our own, since libzip opens almost anything (security.md 3.1). It
 * reads through our source, which reads the file by position: a pulled stick is an error, where mapped memory would
 * be a signal. One sum over the directory, sum of (compressed + 76 + 2 x name) + 22, equals the file's size exactly
 * when nothing overlaps, hides or is appended.
 */
#include <zip.h>

#include "base/base.h"
#include "course/limits.h"
#include "course/name.h"
#include "course/pack_inside.h"

enum {
	END_BYTES = 22,        /* the end record, without a comment */
	ENTRY_BYTES = 30 + 46, /* an entry's two headers, without its two names */
	WINDOW_BYTES = 64 << 10,
	PIECE_BYTES = 64 << 10,
	DEFLATE_RATIO = 1032, /* the most deflate can do: 258 bytes for 2 bits */
	FOREIGN_RATIO = 1000,
};

struct zip_store {
	zip_t *zip;
	struct os_file *file;
	const char *path;
	int64_t size, at;
	bool broken; /* the medium failed, not the zip */
	zip_error_t error;
	/* libzip reads the directory in bits of 46 bytes: one window saves 20,000 system calls. */
	int64_t window_at;
	size_t window_n;
	unsigned char window[WINDOW_BYTES];
	unsigned char piece[PIECE_BYTES];
};

/* n bytes at z->at, which lie within the file. */
static bool bytes_get(struct zip_store *z, unsigned char *p, size_t n)
{
	if (n > WINDOW_BYTES / 2)
		return os_file_read(z->file, z->at, p, n);
	bool inside = z->at >= z->window_at && z->at + (int64_t)n <= z->window_at + (int64_t)z->window_n;
	if (!inside) {
		int64_t left = z->size - z->at;
		z->window_n = 0;
		size_t fill = left < WINDOW_BYTES ? (size_t)left : WINDOW_BYTES;
		if (!os_file_read(z->file, z->at, z->window, fill))
			return false;
		z->window_at = z->at;
		z->window_n = fill;
	}
	memcpy(p, z->window + (z->at - z->window_at), n);
	return true;
}

static zip_int64_t source_read(struct zip_store *z, void *data, zip_uint64_t length)
{
	uint64_t left = (uint64_t)(z->size - z->at);
	size_t n = (size_t)(length < left ? length : left);
	if (!bytes_get(z, data, n)) {
		z->broken = true;
		zip_error_set(&z->error, ZIP_ER_READ, 0);
		return -1;
	}
	z->at += (int64_t)n;
	return (zip_int64_t)n;
}

static zip_int64_t source_seek(struct zip_store *z, void *data, zip_uint64_t length)
{
	zip_int64_t to =
	    zip_source_seek_compute_offset((zip_uint64_t)z->at, (zip_uint64_t)z->size, data, length, &z->error);
	if (to < 0)
		return -1;
	z->at = to;
	return 0;
}

static zip_int64_t source_stat(struct zip_store *z, zip_stat_t *s)
{
	zip_stat_init(s);
	s->valid = ZIP_STAT_SIZE;
	s->size = (zip_uint64_t)z->size;
	return sizeof *s;
}

static zip_int64_t source(void *context, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
	struct zip_store *z = context;
	if (command == ZIP_SOURCE_OPEN)
		z->at = 0;
	else if (command == ZIP_SOURCE_READ)
		return source_read(z, data, length);
	else if (command == ZIP_SOURCE_SEEK)
		return source_seek(z, data, length);
	else if (command == ZIP_SOURCE_TELL)
		return z->at;
	else if (command == ZIP_SOURCE_STAT)
		return source_stat(z, data);
	else if (command == ZIP_SOURCE_ERROR)
		return zip_error_to_data(&z->error, data, length);
	else if (command == ZIP_SOURCE_SUPPORTS)
		return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
		    ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
		    ZIP_SOURCE_SUPPORTS, -1);
	else if (command != ZIP_SOURCE_CLOSE && command != ZIP_SOURCE_FREE) {
		zip_error_set(&z->error, ZIP_ER_OPNOTSUPP, 0);
		return -1;
	}
	return 0;
}

static bool medium_failed(const struct zip_store *z, struct err *e)
{
	return fail(
	    e, ERR_IO, z->path, 0, "cannot be read; was the stick taken out? Put it back and open the pack again");
}

/*
 * Our packs end in an end record without a comment whose directory reaches up to it. Looking first keeps libzip from
 * allocating for what a hostile end record claims.
 */
static bool end_check(struct zip_store *z, struct err *e)
{
	unsigned char end[END_BYTES];
	if (z->size < END_BYTES)
		return fail(e, ERR_FORMAT, z->path, 0, "is not a pack: it is not a zip");
	if (!os_file_read(z->file, z->size - END_BYTES, end, sizeof end))
		return medium_failed(z, e);
	if (memcmp(end, "PK\5\6\0\0\0\0", 8) != 0 || end[20] != 0 || end[21] != 0 || end[8] != end[10] ||
	    end[9] != end[11])
		return fail(
		    e, ERR_FORMAT, z->path, 0, "is not a pack: it does not end as a plain zip does; copy it again");
	if ((end[8] | end[9] << 8) > LIMIT_ENTRIES)
		return fail(e, ERR_LIMIT, z->path, 0, "has more than %d entries", LIMIT_ENTRIES);
	return true;
}

static bool directory_open(struct zip_store *z, struct err *e)
{
	zip_source_t *s = zip_source_function_create(source, z, &z->error);
	if (s == NULL)
		abort(); /* memory is gone */
	zip_error_t why;
	zip_error_init(&why);
	z->zip = zip_open_from_source(s, ZIP_RDONLY, &why);
	if (z->zip == NULL) {
		zip_source_free(s);
		if (z->broken)
			medium_failed(z, e);
		else
			fail(e, ERR_FORMAT, z->path, 0, "is not a whole zip (%s); copy it again",
			    zip_error_strerror(&why));
	}
	zip_error_fini(&why);
	if (z->zip == NULL)
		return false;
	if (zip_get_num_entries(z->zip, 0) > LIMIT_ENTRIES)
		return fail(e, ERR_LIMIT, z->path, 0, "has more than %d entries", LIMIT_ENTRIES);
	return true;
}

/* A name from anybody's zip: text, and no way out of a folder even if somebody made a path of it. */
static bool foreign_name_ok(const char *name)
{
	size_t n = strlen(name);
	if (n == 0 || n > LIMIT_NAME || !utf8_ok(name, n) || name[0] == '/' || strchr(name, '\\') != NULL ||
	    strchr(name, ':') != NULL)
		return false;
	for (const char *part = name; part != NULL; part = strchr(part, '/')) {
		part += *part == '/';
		if (str_starts(part, "../") || streq(part, ".."))
			return false;
	}
	return true;
}

static bool name_check(const char *name, enum zip_rule rule, struct err *e)
{
	const char *why = "has a name that is not allowed";
	if (rule == ZIP_CANONICAL ? name_ok(name, &why) : foreign_name_ok(name))
		return true;
	return fail(e, ERR_FORMAT, name[0] != '\0' ? name : "(no name)", 0, "%s", why);
}

/* What the directory says about one entry; *sum grows by what it takes in the file. */
static bool entry_check(
    const struct zip_store *z, const zip_stat_t *s, const char *name, enum zip_rule rule, int64_t *sum, struct err *e)
{
	zip_uint64_t need = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
	uint64_t ratio = rule == ZIP_CANONICAL ? DEFLATE_RATIO : FOREIGN_RATIO;
	if (!name_check(name, rule, e))
		return false;
	if ((s->valid & need) != need)
		return fail(e, ERR_FORMAT, name, 0, "is only half described; the pack is damaged");
	if (s->encryption_method != ZIP_EM_NONE)
		return fail(e, ERR_FORMAT, name, 0, "is encrypted; pack it without a password");
	if (s->comp_method != ZIP_CM_STORE && s->comp_method != ZIP_CM_DEFLATE)
		return fail(e, ERR_FORMAT, name, 0, "is compressed in a way that is not read here; use deflate");
	if (s->comp_size > (uint64_t)z->size)
		return fail(e, ERR_FORMAT, name, 0, "claims to be larger than the whole pack; the pack is damaged");
	if (s->comp_method == ZIP_CM_STORE ? s->size != s->comp_size : s->size > ratio * s->comp_size + 1024)
		return fail(
		    e, ERR_FORMAT, name, 0, "claims a size that its bytes cannot hold; the pack is forged or damaged");
	*sum += (int64_t)s->comp_size + ENTRY_BYTES + 2 * (int64_t)strlen(name);
	return true;
}

static bool sum_check(const struct zip_store *z, int64_t sum, int64_t unpacked, enum zip_rule rule, struct err *e)
{
	if (rule == ZIP_CANONICAL && sum < z->size)
		return fail(e, ERR_FORMAT, z->path, 0, "holds bytes that belong to no entry; build the pack again");
	if (sum > z->size)
		return fail(e, ERR_FORMAT, z->path, 0, "is not a pack to open: its entries overlap");
	if (unpacked > LIMIT_UNPACKED_BYTES)
		return fail(e, ERR_LIMIT, z->path, 0, "is too large when unpacked");
	return true;
}

/* The whole directory into the table. Folders of foreign zips are not entries. */
static bool directory_read(struct zip_store *z, struct pack_entry *entry, size_t *n, enum zip_rule rule, struct err *e)
{
	int64_t sum = END_BYTES, unpacked = 0;
	zip_uint64_t count = (zip_uint64_t)zip_get_num_entries(z->zip, 0);
	*n = 0;
	for (zip_uint64_t i = 0; i < count; i++) {
		zip_stat_t s;
		if (zip_stat_index(z->zip, i, ZIP_FL_ENC_RAW, &s) != 0 || (s.valid & ZIP_STAT_NAME) == 0)
			return fail(e, ERR_FORMAT, z->path, 0, "is damaged; copy it again");
		/* Every size is at most the file's times the ratio, so 20,000 of them do not overflow. */
		if (!entry_check(z, &s, s.name, rule, &sum, e))
			return false;
		unpacked += (int64_t)s.size;
		if (rule == ZIP_FOREIGN && str_ends(s.name, "/"))
			continue;
		entry[*n] = (struct pack_entry){ .name = s.name, .size = (int64_t)s.size, .index = i };
		(*n)++;
	}
	return sum_check(z, sum, unpacked, rule, e);
}

static bool store_start(
    struct arena *a, struct zip_store *z, enum zip_rule rule, struct pack_entry **entry, size_t *n, struct err *e)
{
	if (z->size > LIMIT_PACK_BYTES)
		return fail(e, ERR_LIMIT, z->path, 0, "is larger than 4 GiB");
	if (rule == ZIP_CANONICAL && !end_check(z, e))
		return false;
	if (!directory_open(z, e))
		return false;
	*entry = arena_array(a, (size_t)zip_get_num_entries(z->zip, 0), sizeof **entry);
	if (!directory_read(z, *entry, n, rule, e))
		return false;
	entries_sort(*entry, *n);
	return entries_distinct(*entry, *n, e);
}

struct zip_store *zip_store_open(struct arena *a, const char *path, enum zip_rule rule, struct pack_entry **entry,
    size_t *n, int64_t *bytes, struct err *e)
{
	struct zip_store *z = arena_alloc(a, sizeof *z);
	zip_error_init(&z->error);
	z->path = arena_string(a, path);
	z->file = os_file_open(path, &z->size, e);
	*bytes = z->size;
	if (z->file != NULL && store_start(a, z, rule, entry, n, e))
		return z;
	zip_store_close(z);
	return NULL;
}

void zip_store_close(struct zip_store *z)
{
	if (z == NULL)
		return;
	if (z->zip != NULL)
		zip_discard(z->zip);
	zip_error_fini(&z->error);
	os_file_close(z->file);
}

/* Reads to the end or one byte past size; how much came, or -1 on damage. */
static int64_t content_read(struct zip_store *z, zip_file_t *f, int64_t size, zip_piece *piece, void *context)
{
	int64_t total = 0;
	for (;;) {
		int64_t room = size + 1 - total;
		zip_int64_t got = zip_fread(f, z->piece, room < PIECE_BYTES ? (zip_uint64_t)room : PIECE_BYTES);
		if (got < 0)
			return -1;
		total += got;
		if (got == 0 || total > size)
			return total;
		piece(context, z->piece, (size_t)got);
	}
}

bool zip_store_read(struct zip_store *z, const struct pack_entry *entry, zip_piece *piece, void *context, struct err *e)
{
	z->broken = false;
	zip_file_t *f = zip_fopen_index(z->zip, entry->index, 0);
	int64_t got = f != NULL ? content_read(z, f, entry->size, piece, context) : -1;
	if (f != NULL)
		zip_fclose(f);
	if (z->broken)
		return medium_failed(z, e);
	if (got != entry->size)
		return fail(e, ERR_FORMAT, entry->name, 0, "is damaged in the pack; get the pack again");
	return true;
}
