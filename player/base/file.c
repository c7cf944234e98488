/*
 * Whole files. Reading has a limit; writing goes to a new file beside the old one, is flushed to the disk, then takes
 * the old name, then the folder is flushed: of the ways measured (security.md 4.1) the only one that never lost a
 * saved file.
 */
#include "base/base.h"

#include <errno.h>

static const char *why(void)
{
	return errno != 0 ? strerror(errno) : "the system gave no reason";
}

/* Reads to the end or one byte past the limit. p has room for cap bytes and a NUL. */
static bool read_all(struct arena *a, FILE *f, size_t cap, size_t limit, struct bytes *out)
{
	unsigned char *p = arena_alloc(a, cap + 1);
	size_t n = 0;
	for (;;) {
		n += fread(p + n, 1, cap - n, f);
		if (n < cap || n > limit)
			break;
		size_t more = cap > limit / 2 ? limit + 1 : 2 * cap;
		unsigned char *larger = arena_alloc(a, more + 1);
		memcpy(larger, p, n);
		p = larger;
		cap = more;
	}
	p[n] = '\0';
	out->p = p;
	out->n = n;
	return ferror(f) == 0;
}

bool file_read(struct arena *a, const char *path, size_t limit, struct bytes *out, struct err *e)
{
	int64_t size = 0;
	errno = 0;
	enum os_kind kind = os_stat(path, &size);
	if (kind == OS_NONE)
		return fail(e, ERR_IO, path, 0, "cannot be read: %s", why());
	if (kind == OS_FOLDER)
		return fail(e, ERR_IO, path, 0, "is a folder; name a file");
	if (kind == OS_FILE && (uint64_t)size > limit)
		return fail(e, ERR_LIMIT, path, 0, "is larger than the %zu bytes allowed here", limit);
	FILE *f = os_open_read(path);
	if (f == NULL)
		return fail(e, ERR_IO, path, 0, "cannot be read: %s", why());
	struct bytes got = { NULL, 0 };
	/* One byte more than it should have, so that the end is seen without a second round. */
	size_t cap = kind == OS_FILE && size > 0 ? (size_t)size + 1 : 4096;
	bool ok = read_all(a, f, cap, limit, &got);
	if (!ok)
		fail(e, ERR_IO, path, 0, "cannot be read: %s", why());
	else if (got.n > limit)
		ok = fail(e, ERR_LIMIT, path, 0, "is larger than the %zu bytes allowed here", limit);
	fclose(f);
	if (ok)
		*out = got;
	return ok;
}

/* A name nobody else uses, in the folder of path: a rename works only within one file system. */
static char *temporary_name(struct arena *a, const char *path)
{
	unsigned char random[8];
	char hex[2 * sizeof random + 1];
	os_random(random, sizeof random);
	hex_encode(hex, random, sizeof random);
	return path_join(a, path_dir(a, path), arena_printf(a, ".coursepack-%s.tmp", hex));
}

static bool write_new(const char *path, const void *p, size_t n, bool private_mode)
{
	FILE *f = os_open_new(path, private_mode);
	if (f == NULL)
		return false;
	bool ok = n == 0 || fwrite(p, 1, n, f) == n;
	int first = errno;
	if (!os_sync_close(f))
		return false;
	errno = first;
	return ok;
}

bool file_write(const char *path, const void *p, size_t n, bool private_mode, struct err *e)
{
	struct arena scratch = { 0 };
	const char *temporary = temporary_name(&scratch, path);
	errno = 0;
	bool ok = write_new(temporary, p, n, private_mode) && os_replace(temporary, path) &&
	    os_sync_dir(path_dir(&scratch, path));
	if (!ok) {
		fail(e, ERR_IO, path, 0, "cannot be written: %s", why());
		os_remove(temporary, NULL);
	}
	arena_release(&scratch);
	return ok;
}

bool file_write_checked(const char *path, const void *p, size_t n, bool private_mode, struct err *e)
{
	if (!file_write(path, p, n, private_mode, e))
		return false;
	struct arena scratch = { 0 };
	struct bytes back = { NULL, 0 };
	bool ok = file_read(&scratch, path, n, &back, e);
	if (ok && (back.n != n || (n != 0 && memcmp(back.p, p, n) != 0)))
		ok = fail(e, ERR_IO, path, 0, "reads back other than it was written; save to another place");
	arena_release(&scratch);
	return ok;
}

/* The last slash or, for Windows, backslash; NULL when there is none. */
static const char *last_slash(const char *path)
{
	const char *last = NULL;
	for (const char *p = path; *p != '\0'; p++)
		if (*p == '/' || *p == '\\')
			last = p;
	return last;
}

char *path_join(struct arena *a, const char *dir, const char *name)
{
	size_t n = strlen(dir);
	bool slash = n > 0 && (dir[n - 1] == '/' || dir[n - 1] == '\\');
	return arena_printf(a, "%s%s%s", dir, slash ? "" : "/", name);
}

const char *path_base(const char *path)
{
	const char *slash = last_slash(path);
	return slash != NULL ? slash + 1 : path;
}

char *path_dir(struct arena *a, const char *path)
{
	const char *slash = last_slash(path);
	if (slash == NULL)
		return arena_string(a, ".");
	return arena_copy(a, path, slash == path ? 1 : (size_t)(slash - path));
}
