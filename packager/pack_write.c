/*
 * The one place where zips are written. libzip writes through a source of ours into a file that base/os.h opened, so
 * that the disk is flushed and the name is put in place by us; entries come from sources that give bytes compressed
 * already (libzip then writes them as they are). Times are set as DOS constants: zip_file_set_mtime would go through
 * the local time zone.
 */
#include "packager/pack_write.h"

#include <errno.h>
#include <zip.h>

#include "course/limits.h"

enum {
	DOS_TIME = 0,                       /* midnight */
	DOS_DATE = (0 << 9) | (1 << 5) | 1, /* 1 January 1980: the first date a zip can hold */
	BUFFER_BYTES = 256 << 10,
	STEP = 1 << 30,
};
#define UNIX_FILE_0644 (0100644u << 16)

/*
 * The zip on its way to the disk. libzip writes an entry's header, its content, then its header once more: the bytes
 * written last are held here, so that going back to a header is mostly a copy in memory (through stdio it is two
 * flushes and two seeks an entry).
 */
struct target {
	FILE *file;
	const char *path;
	int64_t at, end; /* of the zip */
	int64_t file_at; /* where the file stands; buffer[0] belongs there */
	size_t held;     /* bytes in buffer */
	struct err *e;
	zip_error_t error;
	unsigned char *buffer;
};

static bool target_failed(struct target *t, const char *what)
{
	zip_error_set(&t->error, ZIP_ER_WRITE, errno);
	return fail(t->e, ERR_IO, t->path, 0, "%s: %s", what, strerror(errno));
}

static bool target_flush(struct target *t)
{
	errno = 0;
	if (fwrite(t->buffer, 1, t->held, t->file) != t->held)
		return target_failed(t, "could not be written; make room on the disk");
	t->file_at += (int64_t)t->held;
	t->held = 0;
	return true;
}

/* fseek takes a long, which on some systems is too short for a pack: go in steps. */
static bool target_seek(struct target *t, int64_t to)
{
	if (!target_flush(t))
		return false;
	while (t->file_at != to) {
		int64_t step = to - t->file_at;
		step = step > STEP ? STEP : step < -STEP ? -STEP : step;
		if (fseek(t->file, (long)step, SEEK_CUR) != 0)
			return target_failed(t, "could not be written");
		t->file_at += step;
	}
	return true;
}

static bool target_put(struct target *t, const unsigned char *p, size_t n)
{
	while (n != 0) {
		bool inside = t->at >= t->file_at && t->at <= t->file_at + (int64_t)t->held;
		if (!inside && !target_seek(t, t->at))
			return false;
		size_t from = (size_t)(t->at - t->file_at);
		if (from == BUFFER_BYTES) {
			if (!target_flush(t))
				return false;
			from = 0;
		}
		size_t part = n < BUFFER_BYTES - from ? n : BUFFER_BYTES - from;
		memcpy(t->buffer + from, p, part);
		t->held = from + part > t->held ? from + part : t->held;
		t->at += (int64_t)part;
		p += part;
		n -= part;
	}
	return true;
}

static zip_int64_t target_write(struct target *t, const void *data, size_t n)
{
	if (t->at + (int64_t)n > LIMIT_PACK_BYTES) {
		fail(t->e, ERR_LIMIT, t->path, 0,
		    "would be larger than 4 GB, which no FAT32 stick holds; split the course");
		zip_error_set(&t->error, ZIP_ER_WRITE, EFBIG);
		return -1;
	}
	if (!target_put(t, data, n))
		return -1;
	if (t->at > t->end)
		t->end = t->at;
	return (zip_int64_t)n;
}

static zip_int64_t target_seek_write(struct target *t, void *data, zip_uint64_t n)
{
	zip_int64_t to = zip_source_seek_compute_offset((zip_uint64_t)t->at, (zip_uint64_t)t->end, data, n, &t->error);
	if (to < 0)
		return -1;
	t->at = to;
	return 0;
}

static zip_int64_t target_command(void *context, void *data, zip_uint64_t n, zip_source_cmd_t command)
{
	struct target *t = context;
	if (command == ZIP_SOURCE_SUPPORTS)
		return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
		    ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
		    ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE,
		    ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE, -1);
	if (command == ZIP_SOURCE_WRITE)
		return target_write(t, data, (size_t)n);
	if (command == ZIP_SOURCE_SEEK_WRITE)
		return target_seek_write(t, data, n);
	if (command == ZIP_SOURCE_TELL_WRITE)
		return t->at;
	if (command == ZIP_SOURCE_ERROR)
		return zip_error_to_data(&t->error, data, n);
	if (command == ZIP_SOURCE_STAT || command == ZIP_SOURCE_OPEN || command == ZIP_SOURCE_READ) {
		/* There is no archive yet. */
		zip_error_set(&t->error, ZIP_ER_READ, ENOENT);
		return -1;
	}
	return 0;
}

/* The entries on their way into the zip: one is current at a time. */
struct writer {
	const struct pack_feed *feed;
	struct err *e;
	bool have;
	size_t current;
	struct packed packed;
	int64_t given;
	zip_error_t error;
};
struct turn {
	struct writer *w;
	const struct pack_part *part;
	size_t i;
};

static bool part_ready(struct turn *p)
{
	struct writer *w = p->w;
	if (w->have && w->current == p->i)
		return true;
	w->have = w->feed->entry(w->feed->context, p->i, &w->packed, w->e);
	w->current = p->i;
	w->given = 0;
	if (w->have && w->packed.deflated != p->part->deflated) /* libzip would compress it again */
		w->have = fail(w->e, ERR_FORMAT, p->part->name, 0,
		    "is compressed in another way than it should be; build it again");
	return w->have;
}

static zip_int64_t part_read(struct turn *p, void *data, size_t n)
{
	struct writer *w = p->w;
	if (w->packed.p == NULL)
		return w->feed->more(w->feed->context, p->i, data, n, w->e);
	int64_t left = w->packed.packed_size - w->given;
	if ((int64_t)n > left)
		n = (size_t)left;
	if (n != 0)
		memcpy(data, w->packed.p + w->given, n);
	w->given += (int64_t)n;
	return (zip_int64_t)n;
}

static void part_stat(const struct packed *packed, zip_stat_t *st)
{
	zip_stat_init(st);
	st->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
	st->size = (zip_uint64_t)packed->size;
	st->comp_method = packed->deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
	st->crc = packed->crc;
	if (packed->packed_size >= 0) {
		st->valid |= ZIP_STAT_COMP_SIZE;
		st->comp_size = (zip_uint64_t)packed->packed_size;
	}
}

static zip_int64_t part_command(void *context, void *data, zip_uint64_t n, zip_source_cmd_t command)
{
	struct turn *p = context;
	if (command == ZIP_SOURCE_SUPPORTS)
		return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
		    ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
	if (command == ZIP_SOURCE_ERROR)
		return zip_error_to_data(&p->w->error, data, n);
	if (command != ZIP_SOURCE_OPEN && command != ZIP_SOURCE_STAT && command != ZIP_SOURCE_READ)
		return 0;
	zip_int64_t got = part_ready(p) ? 0 : -1;
	if (got == 0 && command == ZIP_SOURCE_STAT)
		part_stat(&p->w->packed, data);
	if (got == 0 && command == ZIP_SOURCE_READ)
		got = part_read(p, data, (size_t)n);
	if (got < 0)
		zip_error_set(&p->w->error, ZIP_ER_READ, EIO);
	return command == ZIP_SOURCE_STAT && got == 0 ? (zip_int64_t)sizeof(zip_stat_t) : got;
}

static bool entry_add(zip_t *zip, struct turn *p)
{
	zip_source_t *source = zip_source_function(zip, part_command, p);
	if (source == NULL)
		return false;
	zip_int64_t at = zip_file_add(zip, p->part->name, source, ZIP_FL_ENC_UTF_8);
	if (at < 0) {
		zip_source_free(source);
		return false;
	}
	/* Left at its default, a stored entry would be deflated by libzip. */
	zip_int32_t method = p->part->deflated ? ZIP_CM_DEFAULT : ZIP_CM_STORE;
	return zip_set_file_compression(zip, (zip_uint64_t)at, method, 0) == 0 &&
	    zip_file_set_dostime(zip, (zip_uint64_t)at, DOS_TIME, DOS_DATE, 0) == 0 &&
	    zip_file_set_external_attributes(zip, (zip_uint64_t)at, 0, ZIP_OPSYS_UNIX, UNIX_FILE_0644) == 0;
}

static bool zip_write(struct target *t, struct turn *turn, size_t n, struct err *e)
{
	zip_error_t error;
	zip_error_init(&error);
	zip_source_t *source = zip_source_function_create(target_command, t, &error);
	zip_t *zip = source != NULL ? zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error) : NULL;
	if (zip == NULL) {
		fail(e, ERR_IO, t->path, 0, "could not be written: %s", zip_error_strerror(&error));
		zip_source_free(source);
		zip_error_fini(&error);
		return false;
	}
	bool ok = true;
	for (size_t i = 0; ok && i < n; i++)
		ok = entry_add(zip, &turn[i]);
	ok = ok && zip_close(zip) == 0;
	if (!ok) {
		fail(e, ERR_IO, t->path, 0, "could not be written: %s", zip_strerror(zip));
		zip_discard(zip);
	}
	zip_error_fini(&error);
	return ok;
}

bool pack_write(const char *path, const struct pack_part *part, size_t n, const struct pack_feed *feed, struct err *e)
{
	struct arena a = { 0 };
	struct writer w = { .feed = feed, .e = e };
	struct target t = { .path = path, .e = e };
	struct turn *turn = arena_array(&a, n, sizeof *turn);
	bool ok = false;
	for (size_t i = 0; i < n; i++)
		turn[i] = (struct turn){ &w, &part[i], i };
	errno = 0;
	t.file = os_open_new(path, false);
	if (t.file == NULL) {
		fail(e, ERR_IO, path, 0, "cannot be made: %s; choose another place with -o", strerror(errno));
		goto done;
	}
	setvbuf(t.file, NULL, _IONBF, 0); /* the buffer is ours */
	t.buffer = arena_alloc(&a, BUFFER_BYTES);
	zip_error_init(&t.error);
	zip_error_init(&w.error);
	ok = zip_write(&t, turn, n, e) && target_flush(&t);
	errno = 0;
	if (!os_sync_close(t.file) && ok)
		ok = fail(e, ERR_IO, path, 0, "could not be flushed to the disk: %s", strerror(errno));
	if (!ok)
		os_remove(path, NULL);
	zip_error_fini(&w.error);
	zip_error_fini(&t.error);
done:
	arena_release(&a);
	return ok;
}

const char *pack_temporary(struct arena *a, const char *path)
{
	unsigned char r[6];
	char hex[2 * sizeof r + 1];
	os_random(r, sizeof r);
	hex_encode(hex, r, sizeof r);
	return arena_printf(a, "%s.%s.part", path, hex);
}

bool pack_put(const char *temporary, const char *path, struct err *e)
{
	struct arena a = { 0 };
	errno = 0;
	bool ok = os_replace(temporary, path);
	if (!ok)
		fail(e, ERR_IO, path, 0, "could not be put in place: %s; the older file stands", strerror(errno));
	else if (!os_sync_dir(path_dir(&a, path)))
		ok = fail(e, ERR_IO, path, 0, "is there, but its folder could not be flushed to the disk; build again");
	if (!ok)
		os_remove(temporary, NULL);
	arena_release(&a);
	return ok;
}
