/*
 * The operating system on Linux and its kin. Everything the C standard lacks is here and nowhere else; os_windows.c
 * is its twin. Every descriptor is closed on exec, so that a speech engine inherits nothing but its own pipes.
 */
#define _FILE_OFFSET_BITS 64 /* old 32-bit laptops read packs of up to 4 GiB */

#include "base/os.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <pthread.h>
#include <pwd.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"

#define MOUNTS "/proc/self/mounts"
enum { MOUNTS_BYTES = 1 << 20, PLACES_MAX = 24 };

void os_start(void)
{
	/* Without TZ the C library looks at /etc/localtime for every date in a zip: most of opening one. */
	setenv("TZ", ":/etc/localtime", 0);
}

static enum os_kind kind_of(const struct stat *s, int64_t *size)
{
	if (size != NULL)
		*size = S_ISREG(s->st_mode) ? (int64_t)s->st_size : 0;
	return S_ISREG(s->st_mode) ? OS_FILE : S_ISDIR(s->st_mode) ? OS_FOLDER : OS_OTHER;
}

enum os_kind os_stat(const char *path, int64_t *size)
{
	struct stat s;
	return stat(path, &s) == 0 ? kind_of(&s, size) : OS_NONE;
}

enum os_kind os_lstat(const char *path, int64_t *size)
{
	struct stat s;
	return lstat(path, &s) == 0 ? kind_of(&s, size) : OS_NONE;
}

static int by_bytes(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

bool os_list(struct arena *a, const char *path, const char *const **names, size_t *n, struct err *e)
{
	DIR *d = opendir(path);
	if (d == NULL)
		return fail(e, ERR_IO, path, 0, "cannot be listed: %s", strerror(errno));
	const char **list = arena_array(a, 16, sizeof *list);
	size_t count = 0, cap = 16;
	struct dirent *entry;
	while (errno = 0, (entry = readdir(d)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		if (count == cap) {
			const char **larger = arena_array(a, 2 * cap, sizeof *larger);
			memcpy(larger, list, count * sizeof *list);
			list = larger;
			cap *= 2;
		}
		list[count++] = arena_string(a, entry->d_name);
	}
	int reason = errno;
	closedir(d);
	if (reason != 0)
		return fail(e, ERR_IO, path, 0, "cannot be listed: %s", strerror(reason));
	qsort(list, count, sizeof *list, by_bytes);
	*names = list;
	*n = count;
	return true;
}

static bool folder_make(const char *path)
{
	if (mkdir(path, 0777) == 0)
		return true;
	int reason = errno;
	bool there = os_stat(path, NULL) == OS_FOLDER;
	errno = reason;
	return there;
}

bool os_mkdirs(const char *path, struct err *e)
{
	struct arena scratch = { 0 };
	char *part = arena_string(&scratch, path);
	bool ok = true;
	for (char *p = part + (*part == '/'); ok && *p != '\0'; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		ok = folder_make(part);
		*p = '/';
	}
	ok = ok && folder_make(part);
	if (!ok)
		fail(e, ERR_IO, path, 0, "the folder cannot be made: %s", strerror(errno));
	arena_release(&scratch);
	return ok;
}

bool os_remove(const char *path, struct err *e)
{
	if (remove(path) == 0)
		return true;
	return fail(e, ERR_IO, path, 0, "cannot be removed: %s", strerror(errno));
}

static FILE *stream(int fd, const char *mode)
{
	FILE *f = fd >= 0 ? fdopen(fd, mode) : NULL;
	if (f == NULL && fd >= 0)
		close(fd);
	return f;
}

FILE *os_open_read(const char *path)
{
	return stream(open(path, O_RDONLY | O_CLOEXEC), "rb");
}

FILE *os_open_new(const char *path, bool private_mode)
{
	mode_t mode = private_mode ? 0600 : 0666;
	return stream(open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode), "wb");
}

bool os_sync_close(FILE *f)
{
	bool ok = fflush(f) == 0 && fsync(fileno(f)) == 0;
	int reason = errno;
	bool closed = fclose(f) == 0;
	if (!ok)
		errno = reason;
	return ok && closed;
}

bool os_replace(const char *from, const char *to)
{
	return rename(from, to) == 0;
}

bool os_sync_dir(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return false;
	/* EINVAL: some network file systems cannot flush a folder, and there is nothing more to do on them. */
	bool ok = fsync(fd) == 0 || errno == EINVAL;
	int reason = errno;
	close(fd);
	errno = reason;
	return ok;
}

struct os_file {
	int fd;
};

struct os_file *os_file_open(const char *path, int64_t *size, struct err *e)
{
	struct stat s;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a pipe must not make us wait */
	if (fd < 0) {
		fail(e, ERR_IO, path, 0, "cannot be opened: %s", strerror(errno));
		return NULL;
	}
	if (fstat(fd, &s) != 0 || !S_ISREG(s.st_mode)) {
		close(fd);
		fail(e, ERR_IO, path, 0, "is not a file");
		return NULL;
	}
	struct os_file *f = malloc(sizeof *f);
	if (f == NULL)
		abort();
	f->fd = fd;
	*size = (int64_t)s.st_size;
	return f;
}

bool os_file_read(struct os_file *f, int64_t offset, void *p, size_t n)
{
	unsigned char *to = p;
	while (n > 0) {
		ssize_t got = pread(f->fd, to, n, (off_t)offset);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		to += got;
		offset += got;
		n -= (size_t)got;
	}
	return true;
}

void os_file_close(struct os_file *f)
{
	if (f == NULL)
		return;
	close(f->fd);
	free(f);
}

void os_random(void *p, size_t n)
{
	unsigned char *to = p;
	while (n > 0) {
		ssize_t got = getrandom(to, n, 0);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			abort();
		to += got;
		n -= (size_t)got;
	}
}

void os_today(char out[11])
{
	time_t now = time(NULL);
	struct tm t;
	if (localtime_r(&now, &t) == NULL || strftime(out, 11, "%Y-%m-%d", &t) != 10)
		memcpy(out, "1970-01-01", 11);
}

int64_t os_ms(void)
{
	struct timespec t = { 0 };
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The user's home folder, NULL when the system knows none. */
static const char *home_dir(void)
{
	const char *home = getenv("HOME");
	if (home != NULL && home[0] == '/')
		return home;
	const struct passwd *user = getpwuid(getuid());
	return user != NULL && user->pw_dir != NULL && user->pw_dir[0] == '/' ? user->pw_dir : NULL;
}

char *os_data_dir(struct arena *a)
{
	const char *data = getenv("XDG_DATA_HOME"), *home = home_dir();
	if (data != NULL && data[0] == '/') /* the specification: a relative one is ignored */
		return path_join(a, data, "coursepack");
	return path_join(a, home != NULL ? home : ".", ".local/share/coursepack");
}

char *os_policy_dir(struct arena *a)
{
	return arena_string(a, "/etc/coursepack");
}

char *os_program_dir(struct arena *a)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
	if (n <= 0)
		return arena_string(a, ".");
	path[n] = '\0';
	return path_dir(a, path);
}

int64_t os_free_bytes(const char *path)
{
	struct statvfs s;
	return statvfs(path, &s) == 0 ? (int64_t)((uint64_t)s.f_bavail * (uint64_t)s.f_frsize) : -1;
}

static void place_add(struct os_place *list, size_t *n, const char *path, bool removable)
{
	if (*n == PLACES_MAX || os_stat(path, NULL) != OS_FOLDER || access(path, W_OK | X_OK) != 0)
		return;
	for (size_t i = 0; i < *n; i++)
		if (strcmp(list[i].path, path) == 0)
			return;
	list[*n].path = path;
	list[*n].name = path_base(path);
	list[*n].removable = removable;
	list[*n].free_bytes = os_free_bytes(path);
	(*n)++;
}

/* The kernel writes a blank in a mount point as \040, and tab, newline and backslash likewise. */
static void unescape(char *s)
{
	char *to = s;
	for (; *s != '\0'; s++) {
		bool octal = s[0] == '\\' && s[1] >= '0' && s[1] <= '3' && s[2] >= '0' && s[2] <= '7' && s[3] >= '0' &&
		    s[3] <= '7';
		*to++ = octal ? (char)((s[1] - '0') * 64 + (s[2] - '0') * 8 + (s[3] - '0')) : *s;
		s += octal ? 3 : 0;
	}
	*to = '\0';
}

/* Desktops mount sticks below these two and nothing else. */
static void places_removable(struct arena *a, struct os_place *list, size_t *n)
{
	struct bytes mounts = { 0 };
	if (!file_read(a, MOUNTS, MOUNTS_BYTES, &mounts, NULL))
		return;
	for (char *line = (char *)mounts.p, *end; *line != '\0'; line = end) {
		end = line + strcspn(line, "\n");
		if (*end != '\0')
			*end++ = '\0';
		char *path = strchr(line, ' ');
		if (path == NULL)
			continue;
		path++;
		path[strcspn(path, " ")] = '\0';
		unescape(path);
		if (str_starts(path, "/media/") || str_starts(path, "/run/media/"))
			place_add(list, n, path, true);
	}
}

size_t os_places(struct arena *a, const struct os_place **out)
{
	static const char *const own[] = { "Documents", "Desktop", "Downloads" };
	struct os_place *list = arena_array(a, PLACES_MAX, sizeof *list);
	size_t n = 0;
	places_removable(a, list, &n);
	const char *home = home_dir();
	for (size_t i = 0; home != NULL && i < sizeof own / sizeof own[0]; i++)
		place_add(list, &n, path_join(a, home, own[i]), false);
	if (home != NULL)
		place_add(list, &n, arena_string(a, home), false);
	*out = list;
	return n;
}

struct os_child {
	pid_t pid;
	int in, out; /* our ends: its standard input and output; -1 once closed */
};

static bool pipe_open(int ends[2])
{
	if (pipe(ends) != 0)
		return false;
	return fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0 && fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0;
}

static void descriptor_close(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

extern char **environ; /* POSIX gives it no header */

/* 0 or an errno. */
static int child_spawn(pid_t *pid, const char *const *argv, int in, int out)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t none, usual;
	sigemptyset(&none);
	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	int r = posix_spawn_file_actions_init(&actions);
	if (r != 0)
		return r;
	r = posix_spawnattr_init(&attributes);
	if (r != 0) {
		posix_spawn_file_actions_destroy(&actions);
		return r;
	}
	posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
	posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setsigdefault(&attributes, &usual);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	union {
		const char *const *list;
		char *const *plain; /* exec takes this type and changes nothing */
	} arguments = { argv };
	r = posix_spawnp(pid, argv[0], &actions, &attributes, arguments.plain, environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return r;
}

struct os_child *os_child_start(const char *const *argv, struct err *e)
{
	int in[2] = { -1, -1 }, out[2] = { -1, -1 };
	pid_t pid = 0;
	int r = pipe_open(in) && pipe_open(out) ? 0 : errno;
	if (r == 0)
		r = child_spawn(&pid, argv, in[0], out[1]);
	descriptor_close(&in[0]);
	descriptor_close(&out[1]);
	if (r != 0) {
		descriptor_close(&in[1]);
		descriptor_close(&out[0]);
		fail(e, ERR_IO, argv[0], 0, "cannot be started: %s", strerror(r));
		return NULL;
	}
	struct os_child *c = malloc(sizeof *c);
	if (c == NULL)
		abort();
	c->pid = pid;
	c->in = in[1];
	c->out = out[0];
	return c;
}

/* Writes without dying of SIGPIPE when the reader is gone: it is blocked for this thread and taken off again. */
static bool write_all(int fd, const unsigned char *p, size_t n)
{
	sigset_t broken, before, pending;
	sigemptyset(&broken);
	sigaddset(&broken, SIGPIPE);
	pthread_sigmask(SIG_BLOCK, &broken, &before);
	bool ok = true;
	while (ok && n > 0) {
		ssize_t put = write(fd, p, n);
		if (put < 0 && errno == EINTR)
			continue;
		ok = put > 0;
		if (ok) {
			p += put;
			n -= (size_t)put;
		}
	}
	sigemptyset(&pending);
	sigpending(&pending);
	if (!ok && sigismember(&pending, SIGPIPE) == 1) {
		struct timespec at_once = { 0, 0 };
		sigtimedwait(&broken, NULL, &at_once);
	}
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return ok;
}

bool os_child_write_end(struct os_child *c, const void *p, size_t n)
{
	bool ok = c->in >= 0 && write_all(c->in, p, n);
	descriptor_close(&c->in);
	return ok;
}

long os_child_read(struct os_child *c, void *p, size_t n)
{
	for (;;) {
		ssize_t got = read(c->out, p, n);
		if (got >= 0 || errno != EINTR)
			return (long)got;
	}
}

void os_child_kill(struct os_child *c)
{
	kill(c->pid, SIGKILL); /* not reaped before os_child_close, so the number is still its own */
}

void os_child_close(struct os_child *c)
{
	if (c == NULL)
		return;
	descriptor_close(&c->in);
	descriptor_close(&c->out);
	kill(c->pid, SIGKILL);
	while (waitpid(c->pid, NULL, 0) < 0 && errno == EINTR)
		continue;
	free(c);
}

bool os_program_exists(const char *name)
{
	if (strchr(name, '/') != NULL)
		return os_stat(name, NULL) == OS_FILE && access(name, X_OK) == 0;
	const char *path = getenv("PATH");
	if (path == NULL)
		path = "/usr/local/bin:/usr/bin:/bin";
	struct arena scratch = { 0 };
	bool found = false;
	while (!found && *path != '\0') {
		size_t n = strcspn(path, ":");
		const char *file = path_join(&scratch, n == 0 ? "." : arena_copy(&scratch, path, n), name);
		found = os_stat(file, NULL) == OS_FILE && access(file, X_OK) == 0;
		path += n + (path[n] == ':');
	}
	arena_release(&scratch);
	return found;
}

int os_processors(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);
	return n < 1 ? 1 : n > 256 ? 256 : (int)n;
}

/* --- work beside --- */

struct os_work {
	pthread_t thread;
	void (*work)(void *context);
	void *context;
};

static void *work_run(void *context)
{
	struct os_work *w = context;
	locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
	if (plain != (locale_t)0)
		uselocale(plain);
	w->work(w->context);
	if (plain != (locale_t)0) {
		uselocale(LC_GLOBAL_LOCALE);
		freelocale(plain);
	}
	return NULL;
}

struct os_work *os_work_start(void (*work)(void *context), void *context)
{
	struct os_work *w = calloc(1, sizeof *w);
	if (w != NULL) {
		w->work = work;
		w->context = context;
		if (pthread_create(&w->thread, NULL, work_run, w) == 0)
			return w;
		free(w);
	}
	work(context);
	return NULL;
}

void os_work_wait(struct os_work *w)
{
	if (w != NULL)
		pthread_join(w->thread, NULL);
	free(w);
}
