/*
 * A library to preload: logs, in order and with the data, every change a program makes to files under
 * $POWERCUT_DIR, every flush, and the acknowledgements it writes to $POWERCUT_ACKS, into $POWERCUT_LOG.
 * powercut_replay.c makes the disks from it that a power cut could have left. Real calls are logged, so what
 * the database's own layer does about folders and flushes is seen and not assumed.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/tools/powercut.h"

static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_ftruncate)(int, off64_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);
static int (*real_open)(const char *, int, ...);
static const char *dir, *acks;
static int log_fd = -1;

/* A function pointer out of a data pointer, which ISO C has no cast for. */
static void real_find(void *function, const char *name)
{
	void *p = dlsym(RTLD_NEXT, name);
	memcpy(function, &p, sizeof p);
}

__attribute__((constructor)) static void start(void)
{
	real_find(&real_pwrite, "pwrite64");
	real_find(&real_write, "write");
	real_find(&real_ftruncate, "ftruncate64");
	real_find(&real_fsync, "fsync");
	real_find(&real_fdatasync, "fdatasync");
	real_find(&real_unlink, "unlink");
	real_find(&real_rename, "rename");
	real_find(&real_open, "open64");
	dir = getenv("POWERCUT_DIR");
	acks = getenv("POWERCUT_ACKS");
	const char *path = getenv("POWERCUT_LOG");
	if (dir != NULL && acks != NULL && path != NULL)
		log_fd = real_open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
}

static int is_ours(const char *path)
{
	return log_fd >= 0 && strncmp(path, dir, strlen(dir)) == 0;
}

static int path_of(int fd, char path[POWERCUT_PATH])
{
	char link[64];
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	ssize_t n = log_fd >= 0 ? readlink(link, path, POWERCUT_PATH - 1) : -1;
	if (n < 0)
		return 0;
	path[n] = '\0';
	return is_ours(path) || strcmp(path, acks) == 0;
}

static void put(char what, const char *path, int64_t offset, const void *data, size_t n)
{
	struct powercut_op op = { .what = what, .offset = offset, .n = n };
	snprintf(op.path, sizeof op.path, "%s", path);
	if (real_write(log_fd, &op, sizeof op) != (ssize_t)sizeof op ||
	    (n > 0 && real_write(log_fd, data, n) != (ssize_t)n))
		abort();
}

static void put_write(int fd, int64_t offset, const void *data, ssize_t n)
{
	char path[POWERCUT_PATH];
	if (n > 0 && path_of(fd, path))
		put(strcmp(path, acks) == 0 ? POWERCUT_ACK : POWERCUT_WRITE, path, offset, data, (size_t)n);
}

static void put_plain(char what, int fd, int64_t offset)
{
	char path[POWERCUT_PATH];
	if (path_of(fd, path))
		put(what, path, offset, NULL, 0);
}

ssize_t pwrite64(int fd, const void *p, size_t n, off64_t offset)
{
	ssize_t done = real_pwrite(fd, p, n, offset);
	put_write(fd, offset, p, done);
	return done;
}

ssize_t pwrite(int fd, const void *p, size_t n, off_t offset)
{
	return pwrite64(fd, p, n, offset);
}

ssize_t write(int fd, const void *p, size_t n)
{
	struct stat s;
	int64_t at = lseek(fd, 0, SEEK_CUR);
	if ((fcntl(fd, F_GETFL) & O_APPEND) != 0 && fstat(fd, &s) == 0)
		at = s.st_size;
	ssize_t done = real_write(fd, p, n);
	put_write(fd, at, p, done);
	return done;
}

int ftruncate64(int fd, off64_t n)
{
	int rc = real_ftruncate(fd, n);
	if (rc == 0)
		put_plain(POWERCUT_TRUNCATE, fd, n);
	return rc;
}

int ftruncate(int fd, off_t n)
{
	return ftruncate64(fd, n);
}

int fsync(int fd)
{
	int rc = real_fsync(fd);
	put_plain(POWERCUT_SYNC, fd, 0);
	return rc;
}

int fdatasync(int fd)
{
	int rc = real_fdatasync(fd);
	put_plain(POWERCUT_SYNC, fd, 0);
	return rc;
}

int unlink(const char *path)
{
	int rc = real_unlink(path);
	if (rc == 0 && is_ours(path))
		put(POWERCUT_UNLINK, path, 0, NULL, 0);
	return rc;
}

int rename(const char *from, const char *to)
{
	int rc = real_rename(from, to);
	if (rc == 0 && is_ours(from))
		put(POWERCUT_RENAME, from, 0, to, strlen(to));
	return rc;
}

static int open_logged(const char *path, int flags, mode_t mode)
{
	struct stat s;
	int existed = stat(path, &s) == 0;
	int fd = real_open(path, flags, mode);
	if (fd < 0 || !is_ours(path))
		return fd;
	if (!existed && (flags & O_CREAT) != 0)
		put(POWERCUT_CREATE, path, 0, NULL, 0);
	else if ((flags & O_TRUNC) != 0)
		put(POWERCUT_TRUNCATE, path, 0, NULL, 0);
	return fd;
}

int open(const char *path, int flags, ...)
{
	va_list args;
	va_start(args, flags);
	mode_t mode = (flags & O_CREAT) != 0 ? va_arg(args, mode_t) : 0;
	va_end(args);
	return open_logged(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
	va_list args;
	va_start(args, flags);
	mode_t mode = (flags & O_CREAT) != 0 ? va_arg(args, mode_t) : 0;
	va_end(args);
	return open_logged(path, flags, mode);
}
