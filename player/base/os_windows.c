/*
 * The operating system on Windows; the twin of os_posix.c. Paths are UTF-8 everywhere else and become wide here, in
 * one function, with backslashes and, when long, the prefix that lifts the 260-character limit. Handles are not
 * inherited, except a child's own pipes.
 */
#include <windows.h>

#include <ntsecapi.h>

#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/os.h"

enum { LONG_PATH = 240, PLACES_MAX = 32 };

void os_start(void)
{
	/* A drive without a disk is an answer, not a box on the screen. */
	SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOOPENFILEERRORBOX);
}

static wchar_t *wide_text(struct arena *a, const char *s)
{
	int n = MultiByteToWideChar(CP_UTF8, 0, s, -1, NULL, 0);
	if (n <= 0)
		return arena_alloc(a, sizeof(wchar_t));
	wchar_t *w = arena_array(a, (size_t)n, sizeof *w);
	MultiByteToWideChar(CP_UTF8, 0, s, -1, w, n);
	return w;
}

static char *narrow_text(struct arena *a, const wchar_t *w)
{
	int n = WideCharToMultiByte(CP_UTF8, 0, w, -1, NULL, 0, NULL, NULL);
	if (n <= 0)
		return arena_string(a, "");
	char *s = arena_alloc(a, (size_t)n);
	WideCharToMultiByte(CP_UTF8, 0, w, -1, s, n, NULL, NULL);
	return s;
}

/* A path for the wide calls. */
static wchar_t *wide_path(struct arena *a, const char *path)
{
	wchar_t *w = wide_text(a, path);
	size_t n = wcslen(w);
	for (size_t i = 0; i < n; i++)
		if (w[i] == L'/')
			w[i] = L'\\';
	if (n < LONG_PATH || n < 3 || w[1] != L':' || w[2] != L'\\')
		return w;
	wchar_t *prefixed = arena_array(a, n + 5, sizeof *prefixed);
	wcscpy(prefixed, L"\\\\?\\");
	wcscpy(prefixed + 4, w);
	return prefixed;
}

/* The last system error as an errno, so that file.c can say why in the same words on both systems. */
static bool refused(void)
{
	DWORD code = GetLastError();
	if (code == ERROR_FILE_NOT_FOUND || code == ERROR_PATH_NOT_FOUND)
		errno = ENOENT;
	else if (code == ERROR_ACCESS_DENIED || code == ERROR_SHARING_VIOLATION || code == ERROR_WRITE_PROTECT)
		errno = EACCES;
	else if (code == ERROR_DISK_FULL || code == ERROR_HANDLE_DISK_FULL)
		errno = ENOSPC;
	else if (code == ERROR_ALREADY_EXISTS || code == ERROR_FILE_EXISTS)
		errno = EEXIST;
	else
		errno = EIO;
	return false;
}

static enum os_kind kind_at(const char *path, int64_t *size, bool follow)
{
	struct arena scratch = { 0 };
	WIN32_FILE_ATTRIBUTE_DATA d;
	BOOL there = GetFileAttributesExW(wide_path(&scratch, path), GetFileExInfoStandard, &d);
	if (!there)
		refused();
	arena_release(&scratch);
	if (!there)
		return OS_NONE;
	bool folder = (d.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
	if (size != NULL)
		*size = folder ? 0 : (int64_t)((uint64_t)d.nFileSizeHigh << 32 | d.nFileSizeLow);
	if ((d.dwFileAttributes & FILE_ATTRIBUTE_DEVICE) != 0 ||
	    (!follow && (d.dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0))
		return OS_OTHER;
	return folder ? OS_FOLDER : OS_FILE;
}

enum os_kind os_stat(const char *path, int64_t *size)
{
	return kind_at(path, size, true);
}

enum os_kind os_lstat(const char *path, int64_t *size)
{
	return kind_at(path, size, false);
}

static int by_bytes(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

bool os_list(struct arena *a, const char *path, const char *const **names, size_t *n, struct err *e)
{
	WIN32_FIND_DATAW found;
	HANDLE h = FindFirstFileW(wide_path(a, path_join(a, path, "*")), &found);
	if (h == INVALID_HANDLE_VALUE) {
		refused();
		return fail(e, ERR_IO, path, 0, "cannot be listed: %s", strerror(errno));
	}
	size_t count = 0, cap = 16;
	const char **list = arena_array(a, cap, sizeof *list);
	do {
		if (wcscmp(found.cFileName, L".") == 0 || wcscmp(found.cFileName, L"..") == 0)
			continue;
		if (count == cap) {
			const char **larger = arena_array(a, 2 * cap, sizeof *larger);
			memcpy(larger, list, count * sizeof *list);
			list = larger;
			cap *= 2;
		}
		list[count++] = narrow_text(a, found.cFileName);
	} while (FindNextFileW(h, &found));
	bool ended = GetLastError() == ERROR_NO_MORE_FILES;
	FindClose(h);
	if (!ended)
		return fail(e, ERR_IO, path, 0, "cannot be listed to its end");
	qsort(list, count, sizeof *list, by_bytes);
	*names = list;
	*n = count;
	return true;
}

static bool folder_make(const char *path)
{
	struct arena scratch = { 0 };
	bool ok = CreateDirectoryW(wide_path(&scratch, path), NULL) || refused() || os_stat(path, NULL) == OS_FOLDER;
	arena_release(&scratch);
	return ok;
}

bool os_mkdirs(const char *path, struct err *e)
{
	struct arena scratch = { 0 };
	char *part = arena_string(&scratch, path);
	for (char *p = part; *p != '\0'; p++) {
		if ((*p != '/' && *p != '\\') || p == part || p[-1] == ':')
			continue;
		char slash = *p;
		*p = '\0';
		folder_make(part); /* a share's first parts cannot be made; the last one tells */
		*p = slash;
	}
	bool ok = folder_make(part);
	arena_release(&scratch);
	return ok || fail(e, ERR_IO, path, 0, "the folder cannot be made: %s", strerror(errno));
}

bool os_remove(const char *path, struct err *e)
{
	struct arena scratch = { 0 };
	const wchar_t *w = wide_path(&scratch, path);
	bool ok = (os_stat(path, NULL) == OS_FOLDER ? RemoveDirectoryW(w) : DeleteFileW(w)) || refused();
	arena_release(&scratch);
	return ok || fail(e, ERR_IO, path, 0, "cannot be removed: %s", strerror(errno));
}

static FILE *stream(const char *path, int flags, const char *mode)
{
	struct arena scratch = { 0 };
	int fd = _wopen(wide_path(&scratch, path), flags | _O_BINARY | _O_NOINHERIT, _S_IREAD | _S_IWRITE);
	arena_release(&scratch);
	FILE *f = fd >= 0 ? _fdopen(fd, mode) : NULL;
	if (f == NULL && fd >= 0)
		_close(fd);
	return f;
}

FILE *os_open_read(const char *path)
{
	return stream(path, _O_RDONLY, "rb");
}

FILE *os_open_new(const char *path, bool private_mode)
{
	(void)private_mode; /* a user's profile is closed to others already */
	return stream(path, _O_WRONLY | _O_CREAT | _O_EXCL, "wb");
}

bool os_sync_close(FILE *f)
{
	bool ok = fflush(f) == 0 && _commit(_fileno(f)) == 0;
	int reason = errno;
	bool closed = fclose(f) == 0;
	if (!ok)
		errno = reason;
	return ok && closed;
}

bool os_replace(const char *from, const char *to)
{
	struct arena scratch = { 0 };
	bool ok = MoveFileExW(wide_path(&scratch, from), wide_path(&scratch, to),
		      MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH) ||
	    refused();
	arena_release(&scratch);
	return ok;
}

bool os_sync_dir(const char *path)
{
	(void)path; /* the rename was written through */
	return true;
}

struct os_file {
	HANDLE h;
};

struct os_file *os_file_open(const char *path, int64_t *size, struct err *e)
{
	if (os_stat(path, size) != OS_FILE) {
		fail(e, ERR_IO, path, 0, "is not a file that can be opened");
		return NULL;
	}
	struct arena scratch = { 0 };
	LARGE_INTEGER n;
	HANDLE h = CreateFileW(wide_path(&scratch, path), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_DELETE, NULL,
	    OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
	arena_release(&scratch);
	if (h == INVALID_HANDLE_VALUE || !GetFileSizeEx(h, &n)) {
		refused();
		if (h != INVALID_HANDLE_VALUE)
			CloseHandle(h);
		fail(e, ERR_IO, path, 0, "cannot be opened: %s", strerror(errno));
		return NULL;
	}
	struct os_file *f = malloc(sizeof *f);
	if (f == NULL)
		abort();
	f->h = h;
	*size = n.QuadPart;
	return f;
}

bool os_file_read(struct os_file *f, int64_t offset, void *p, size_t n)
{
	unsigned char *to = p;
	while (n > 0) {
		OVERLAPPED at = { 0 };
		DWORD want = n > (1 << 30) ? 1 << 30 : (DWORD)n, got = 0;
		at.Offset = (DWORD)((uint64_t)offset & 0xffffffffu);
		at.OffsetHigh = (DWORD)((uint64_t)offset >> 32);
		if (!ReadFile(f->h, to, want, &got, &at) || got == 0)
			return false;
		to += got;
		offset += got;
		n -= got;
	}
	return true;
}

void os_file_close(struct os_file *f)
{
	if (f == NULL)
		return;
	CloseHandle(f->h);
	free(f);
}

void os_random(void *p, size_t n)
{
	unsigned char *to = p;
	while (n > 0) {
		ULONG want = n > (1 << 20) ? 1 << 20 : (ULONG)n;
		if (!RtlGenRandom(to, want))
			abort();
		to += want;
		n -= want;
	}
}

void os_today(char out[11])
{
	SYSTEMTIME t;
	GetLocalTime(&t);
	snprintf(out, 11, "%04u-%02u-%02u", t.wYear % 10000u, t.wMonth % 100u, t.wDay % 100u);
}

int64_t os_ms(void)
{
	return (int64_t)GetTickCount64();
}

/* An environment variable, NULL when it is not set. */
static char *environment(struct arena *a, const wchar_t *name)
{
	DWORD n = GetEnvironmentVariableW(name, NULL, 0);
	if (n == 0)
		return NULL;
	wchar_t *w = arena_array(a, n, sizeof *w);
	DWORD got = GetEnvironmentVariableW(name, w, n);
	return got > 0 && got < n ? narrow_text(a, w) : NULL;
}

char *os_data_dir(struct arena *a)
{
	const char *local = environment(a, L"LOCALAPPDATA");
	return path_join(a, local != NULL ? local : ".", "Coursepack");
}

char *os_policy_dir(struct arena *a)
{
	const char *data = environment(a, L"ProgramData");
	return path_join(a, data != NULL ? data : "C:/ProgramData", "Coursepack");
}

char *os_program_dir(struct arena *a)
{
	enum { PATH_CHARACTERS = 32768 };
	wchar_t *w = arena_array(a, PATH_CHARACTERS, sizeof *w);
	DWORD n = GetModuleFileNameW(NULL, w, PATH_CHARACTERS);
	return n > 0 && n < PATH_CHARACTERS ? path_dir(a, narrow_text(a, w)) : arena_string(a, ".");
}

static int64_t free_bytes(struct arena *a, const char *path)
{
	ULARGE_INTEGER available;
	return GetDiskFreeSpaceExW(wide_path(a, path), &available, NULL, NULL) ? (int64_t)available.QuadPart : -1;
}

int64_t os_free_bytes(const char *path)
{
	struct arena a = { 0 };
	int64_t bytes = free_bytes(&a, path);
	arena_release(&a);
	return bytes;
}

static void place_add(
    struct arena *a, struct os_place *list, size_t *n, const char *path, const char *name, bool removable)
{
	if (*n == PLACES_MAX || os_stat(path, NULL) != OS_FOLDER)
		return;
	list[(*n)++] = (struct os_place){ path, name, removable, free_bytes(a, path) };
}

static void places_removable(struct arena *a, struct os_place *list, size_t *n)
{
	DWORD drives = GetLogicalDrives();
	for (int i = 2; i < 26; i++) { /* A: and B: are diskettes */
		wchar_t root[] = L"A:\\", label[MAX_PATH + 1];
		root[0] = (wchar_t)(root[0] + i);
		if ((drives & 1u << i) == 0 || GetDriveTypeW(root) != DRIVE_REMOVABLE)
			continue;
		bool named =
		    GetVolumeInformationW(root, label, MAX_PATH + 1, NULL, NULL, NULL, NULL, 0) && label[0] != L'\0';
		const char *path = narrow_text(a, root);
		place_add(a, list, n, path, named ? narrow_text(a, label) : path, true);
	}
}

size_t os_places(struct arena *a, const struct os_place **out)
{
	static const char *const own[] = { "Documents", "Desktop", "Downloads" };
	struct os_place *list = arena_array(a, PLACES_MAX, sizeof *list);
	size_t n = 0;
	places_removable(a, list, &n);
	const char *home = environment(a, L"USERPROFILE");
	for (size_t i = 0; home != NULL && i < sizeof own / sizeof own[0]; i++)
		place_add(a, list, &n, path_join(a, home, own[i]), own[i], false);
	if (home != NULL)
		place_add(a, list, &n, home, path_base(home), false);
	*out = list;
	return n;
}

struct os_child {
	HANDLE process, in, out; /* our ends of its standard input and output; NULL once closed */
};

static void handle_close(HANDLE *h)
{
	if (*h != NULL)
		CloseHandle(*h);
	*h = NULL;
}

/* One argument as CommandLineToArgvW takes it apart: quoted, with backslashes doubled before a quote. */
static void argument_add(struct buf *b, const char *argument)
{
	size_t slashes = 0;
	buf_add(b, b->n == 0 ? "\"" : " \"");
	for (const char *p = argument; *p != '\0'; p++) {
		slashes = *p == '\\' ? slashes + 1 : slashes;
		if (*p == '\\')
			continue;
		for (size_t i = 0; i < (*p == '"' ? 2 * slashes + 1 : slashes); i++)
			buf_add(b, "\\");
		slashes = 0;
		buf_add_n(b, p, 1);
	}
	for (size_t i = 0; i < 2 * slashes; i++)
		buf_add(b, "\\");
	buf_add(b, "\"");
}

/* Starts the process with exactly these two handles inherited. */
static bool process_start(const char *const *argv, HANDLE in, HANDLE out, HANDLE *process)
{
	struct arena scratch = { 0 };
	struct buf line = { .a = &scratch };
	STARTUPINFOEXW start = { 0 };
	PROCESS_INFORMATION info = { 0 };
	HANDLE inherited[2] = { in, out };
	SIZE_T size = 0;
	for (size_t i = 0; argv[i] != NULL; i++)
		argument_add(&line, argv[i]);
	InitializeProcThreadAttributeList(NULL, 1, 0, &size);
	start.lpAttributeList = arena_alloc(&scratch, size);
	start.StartupInfo.cb = sizeof start;
	start.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
	start.StartupInfo.hStdInput = in;
	start.StartupInfo.hStdOutput = out;
	bool listed = InitializeProcThreadAttributeList(start.lpAttributeList, 1, 0, &size);
	bool ok = listed &&
	    UpdateProcThreadAttribute(
		start.lpAttributeList, 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, inherited, sizeof inherited, NULL, NULL) &&
	    CreateProcessW(NULL, wide_text(&scratch, buf_text(&line)), NULL, NULL, TRUE,
		CREATE_NO_WINDOW | EXTENDED_STARTUPINFO_PRESENT, NULL, NULL, &start.StartupInfo, &info);
	if (!ok)
		refused();
	if (listed)
		DeleteProcThreadAttributeList(start.lpAttributeList);
	if (ok)
		CloseHandle(info.hThread);
	*process = info.hProcess;
	arena_release(&scratch);
	return ok;
}

struct os_child *os_child_start(const char *const *argv, struct err *e)
{
	SECURITY_ATTRIBUTES inherit = { sizeof inherit, NULL, TRUE };
	HANDLE in[2] = { NULL, NULL }, out[2] = { NULL, NULL }, process = NULL;
	bool ok = CreatePipe(&in[0], &in[1], &inherit, 0) && CreatePipe(&out[0], &out[1], &inherit, 0) &&
	    SetHandleInformation(in[1], HANDLE_FLAG_INHERIT, 0) && SetHandleInformation(out[0], HANDLE_FLAG_INHERIT, 0);
	ok = ok ? process_start(argv, in[0], out[1], &process) : refused();
	handle_close(&in[0]);
	handle_close(&out[1]);
	if (!ok) {
		handle_close(&in[1]);
		handle_close(&out[0]);
		fail(e, ERR_IO, argv[0], 0, "cannot be started: %s", strerror(errno));
		return NULL;
	}
	struct os_child *c = malloc(sizeof *c);
	if (c == NULL)
		abort();
	*c = (struct os_child){ process, in[1], out[0] };
	return c;
}

bool os_child_write_end(struct os_child *c, const void *p, size_t n)
{
	const unsigned char *from = p;
	bool ok = c->in != NULL;
	while (ok && n > 0) {
		DWORD want = n > (1 << 20) ? 1 << 20 : (DWORD)n, put = 0;
		ok = WriteFile(c->in, from, want, &put, NULL) && put > 0;
		from += put;
		n -= put;
	}
	handle_close(&c->in);
	return ok;
}

long os_child_read(struct os_child *c, void *p, size_t n)
{
	DWORD want = n > (1 << 20) ? 1 << 20 : (DWORD)n, got = 0;
	if (ReadFile(c->out, p, want, &got, NULL))
		return (long)got;
	return GetLastError() == ERROR_BROKEN_PIPE ? 0 : -1;
}

void os_child_kill(struct os_child *c)
{
	TerminateProcess(c->process, 1);
}

void os_child_close(struct os_child *c)
{
	if (c == NULL)
		return;
	handle_close(&c->in);
	handle_close(&c->out);
	TerminateProcess(c->process, 1);
	WaitForSingleObject(c->process, INFINITE);
	handle_close(&c->process);
	free(c);
}

bool os_program_exists(const char *name)
{
	struct arena scratch = { 0 };
	bool found = SearchPathW(NULL, wide_path(&scratch, name), L".exe", 0, NULL, NULL) > 0;
	arena_release(&scratch);
	return found;
}

int os_processors(void)
{
	SYSTEM_INFO info;
	GetSystemInfo(&info);
	DWORD n = info.dwNumberOfProcessors;
	return n < 1 ? 1 : n > 256 ? 256 : (int)n;
}

/* --- work beside --- */

struct os_work {
	HANDLE thread;
	void (*work)(void *context);
	void *context;
};

static DWORD WINAPI work_run(LPVOID context)
{
	struct os_work *w = context;
	_configthreadlocale(_ENABLE_PER_THREAD_LOCALE);
	setlocale(LC_ALL, "C");
	w->work(w->context);
	return 0;
}

struct os_work *os_work_start(void (*work)(void *context), void *context)
{
	struct os_work *w = calloc(1, sizeof *w);
	if (w != NULL) {
		w->work = work;
		w->context = context;
		w->thread = CreateThread(NULL, 0, work_run, w, 0, NULL);
		if (w->thread != NULL)
			return w;
		free(w);
	}
	work(context);
	return NULL;
}

void os_work_wait(struct os_work *w)
{
	if (w != NULL) {
		WaitForSingleObject(w->thread, INFINITE);
		CloseHandle(w->thread);
	}
	free(w);
}
