/*
 * libzip gives the entries compressed as they are (of a stored one it still compares the sum). It reads through a
 * source of ours, since mapped or plain paths are opened by base/os.h only; the directory, which libzip reads in bits
 * of 46 bytes, comes through a window.
 */
#include "packager/pack_raw.h"

#include <errno.h>
#include <zip.h>

enum { WINDOW_BYTES = 64 << 10 };

struct pack_raw {
	struct os_file *file;
	char *path;
	int64_t size, at;
	zip_error_t error;
	zip_t *zip;
	zip_file_t *open;
	int64_t left;
	int64_t window_at;
	size_t window_n;
	unsigned char window[WINDOW_BYTES];
};

/* n bytes at r->at, which lie within the file. */
static bool raw_bytes(struct pack_raw *r, void *p, size_t n)
{
	if (n > WINDOW_BYTES / 16) /* contents */
		return os_file_read(r->file, r->at, p, n);
	bool inside = r->at >= r->window_at && r->at + (int64_t)n <= r->window_at + (int64_t)r->window_n;
	if (!inside) {
		int64_t left = r->size - r->at;
		size_t fill = left < WINDOW_BYTES ? (size_t)left : WINDOW_BYTES;
		r->window_n = 0;
		if (!os_file_read(r->file, r->at, r->window, fill))
			return false;
		r->window_at = r->at;
		r->window_n = fill;
	}
	memcpy(p, r->window + (r->at - r->window_at), n);
	return true;
}

static zip_int64_t raw_read(struct pack_raw *r, void *data, size_t n)
{
	if ((int64_t)n > r->size - r->at)
		n = (size_t)(r->size - r->at);
	if (n != 0 && !raw_bytes(r, data, n)) {
		zip_error_set(&r->error, ZIP_ER_READ, EIO);
		return -1;
	}
	r->at += (int64_t)n;
	return (zip_int64_t)n;
}

static zip_int64_t raw_command(void *context, void *data, zip_uint64_t n, zip_source_cmd_t command)
{
	struct pack_raw *r = context;
	if (command == ZIP_SOURCE_SUPPORTS)
		return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
		    ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, -1);
	if (command == ZIP_SOURCE_READ)
		return raw_read(r, data, (size_t)n);
	if (command == ZIP_SOURCE_TELL)
		return r->at;
	if (command == ZIP_SOURCE_ERROR)
		return zip_error_to_data(&r->error, data, n);
	if (command == ZIP_SOURCE_SEEK) {
		int64_t to =
		    zip_source_seek_compute_offset((zip_uint64_t)r->at, (zip_uint64_t)r->size, data, n, &r->error);
		if (to >= 0)
			r->at = to;
		return to >= 0 ? 0 : -1;
	}
	if (command == ZIP_SOURCE_OPEN)
		r->at = 0;
	if (command == ZIP_SOURCE_STAT) {
		zip_stat_t *st = data;
		zip_stat_init(st);
		st->valid = ZIP_STAT_SIZE;
		st->size = (zip_uint64_t)r->size;
		return (zip_int64_t)sizeof *st;
	}
	return 0;
}

struct pack_raw *pack_raw_open(const char *path, struct err *e)
{
	int64_t size = 0;
	struct os_file *file = os_file_open(path, &size, e);
	if (file == NULL)
		return NULL;
	struct pack_raw *r = calloc(1, sizeof *r);
	size_t n = strlen(path) + 1;
	char *copy = malloc(n);
	if (r == NULL || copy == NULL)
		abort();
	memcpy(copy, path, n);
	*r = (struct pack_raw){ .file = file, .path = copy, .size = size };
	zip_error_t error;
	zip_error_init(&error);
	zip_error_init(&r->error);
	zip_source_t *source = zip_source_function_create(raw_command, r, &error);
	r->zip = source != NULL ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
	if (r->zip == NULL) {
		fail(e, ERR_FORMAT, path, 0, "is not a pack: %s", zip_error_strerror(&error));
		zip_source_free(source);
		pack_raw_close(r);
		r = NULL;
	}
	zip_error_fini(&error);
	return r;
}

void pack_raw_close(struct pack_raw *r)
{
	if (r == NULL)
		return;
	if (r->open != NULL)
		zip_fclose(r->open);
	if (r->zip != NULL)
		zip_discard(r->zip);
	zip_error_fini(&r->error);
	os_file_close(r->file);
	free(r->path);
	free(r);
}

size_t pack_raw_count(const struct pack_raw *r)
{
	return (size_t)zip_get_num_entries(r->zip, 0);
}

const char *pack_raw_name(const struct pack_raw *r, size_t i)
{
	return zip_get_name(r->zip, i, ZIP_FL_ENC_RAW);
}

bool pack_raw_deflated(const struct pack_raw *r, size_t i)
{
	zip_stat_t st;
	zip_stat_init(&st);
	return zip_stat_index(r->zip, i, 0, &st) == 0 && st.comp_method == ZIP_CM_DEFLATE;
}

bool pack_raw_find(const struct pack_raw *r, const char *name, size_t *i)
{
	zip_int64_t at = zip_name_locate(r->zip, name, ZIP_FL_ENC_RAW);
	if (at < 0)
		return false;
	*i = (size_t)at;
	return true;
}

bool pack_raw_start(struct pack_raw *r, size_t i, struct packed *out, struct err *e)
{
	zip_stat_t st;
	if (r->open != NULL)
		zip_fclose(r->open);
	r->open = NULL;
	zip_stat_init(&st);
	if (zip_stat_index(r->zip, i, 0, &st) != 0 || (r->open = zip_fopen_index(r->zip, i, ZIP_FL_COMPRESSED)) == NULL)
		return fail(e, ERR_FORMAT, r->path, 0, "an entry cannot be read: %s", zip_strerror(r->zip));
	*out = (struct packed){
		.deflated = st.comp_method == ZIP_CM_DEFLATE,
		.crc = st.crc,
		.size = (int64_t)st.size,
		.packed_size = (int64_t)st.comp_size,
	};
	r->left = out->packed_size;
	return true;
}

int64_t pack_raw_more(struct pack_raw *r, void *p, size_t n, struct err *e)
{
	if ((int64_t)n > r->left)
		n = (size_t)r->left;
	if (n == 0)
		return 0;
	zip_int64_t got = zip_fread(r->open, p, n);
	if (got <= 0) {
		fail(e, ERR_FORMAT, r->path, 0, "an entry ends too early; the pack is damaged");
		return -1;
	}
	r->left -= got;
	return got;
}

bool pack_raw_text(
    struct pack_raw *r, struct arena *a, const char *name, size_t limit, struct bytes *out, struct err *e)
{
	size_t i;
	zip_stat_t st;
	zip_stat_init(&st);
	if (!pack_raw_find(r, name, &i) || zip_stat_index(r->zip, i, 0, &st) != 0)
		return fail(e, ERR_FORMAT, r->path, 0, "has no %s; it is not a course pack", name);
	if (st.size > limit)
		return fail(e, ERR_LIMIT, r->path, 0, "%s is larger than the %zu bytes allowed", name, limit);
	zip_file_t *f = zip_fopen_index(r->zip, i, 0);
	size_t size = (size_t)st.size;
	unsigned char *p = arena_alloc(a, size + 1);
	zip_int64_t got = f != NULL ? zip_fread(f, p, size) : -1;
	if (f != NULL)
		zip_fclose(f);
	if (got < 0 || (size_t)got != size)
		return fail(e, ERR_FORMAT, r->path, 0, "%s is damaged; get the pack again", name);
	*out = (struct bytes){ p, size };
	return true;
}
