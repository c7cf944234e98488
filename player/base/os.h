/*
 * The operating system, in one header with two bodies: os_posix.c and os_windows.c; the Makefile chooses, no #if.
 * Nothing here prints or exits. The clock and the environment are read here and only main calls those.
 */
#ifndef BASE_OS_H
#define BASE_OS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/* Once, first in main, before any thread: settles what the C library would otherwise look up again and again. */
void os_start(void);

enum os_kind { OS_NONE, OS_FILE, OS_FOLDER, OS_OTHER };

/* What stands at path; a link is followed. OS_OTHER: a device, socket, pipe. */
enum os_kind os_stat(const char *path, int64_t *size);
/* As os_stat, but a symbolic link is OS_OTHER. */
enum os_kind os_lstat(const char *path, int64_t *size);

/* The names in a folder, sorted by bytes, without . and .. ; in the arena. */
bool os_list(struct arena *a, const char *path, const char *const **names, size_t *n, struct err *e);

/* Makes the folder and its parents; there already is fine. */
bool os_mkdirs(const char *path, struct err *e);
bool os_remove(const char *path, struct err *e);

/* For file.c. os_open_new: a file that must not exist. os_sync_close: flush to the disk, then close. */
FILE *os_open_read(const char *path);
FILE *os_open_new(const char *path, bool private_mode);
bool os_sync_close(FILE *f);
bool os_replace(const char *from, const char *to);
bool os_sync_dir(const char *path);

/* A read-only file for random access; reads never map memory, since a pulled stick would then kill the program. */
struct os_file;
struct os_file *os_file_open(const char *path, int64_t *size, struct err *e);
/* Exactly n bytes at offset, or false. */
bool os_file_read(struct os_file *f, int64_t offset, void *p, size_t n);
void os_file_close(struct os_file *f);

/* n random bytes from the system; stops the program if there are none. */
void os_random(void *p, size_t n);

/* "2026-11-25", local. */
void os_today(char out[11]);
/* Milliseconds from a steady clock. */
int64_t os_ms(void);

/* DATA of decisions.md, in the arena: $XDG_DATA_HOME/coursepack or %LOCALAPPDATA%\Coursepack. */
char *os_data_dir(struct arena *a);
/* Where IT's policy.xml and keys folder live. */
char *os_policy_dir(struct arena *a);
/* The folder the running program lies in. */
char *os_program_dir(struct arena *a);

/* What is left on the disk that holds this path; -1: unknown. */
int64_t os_free_bytes(const char *path);

/* Places to save to: sticks first, then the learner's own folders. free_bytes -1: unknown. */
struct os_place {
	const char *path, *name;
	bool removable;
	int64_t free_bytes;
};
/* Only folders that can be written to. The list is in the arena. */
size_t os_places(struct arena *a, const struct os_place **out);

/*
 * A child process with pipes: what is written reaches its standard input, what it prints is read; what it complains is
 * dropped. A child that prints while it still reads needs a second thread for os_child_read, or both wait once a pipe
 * is full (64 KB).
 */
struct os_child;
struct os_child *os_child_start(const char *const *argv, struct err *e);
/* Writes all and closes its input. False when it died first; that is no signal to us. */
bool os_child_write_end(struct os_child *c, const void *p, size_t n);
/* Up to n bytes of its output; 0 at the end, -1 on failure. Blocks. */
long os_child_read(struct os_child *c, void *p, size_t n);
/* Ends it at once, so that a reader in another thread sees the end. The only call allowed beside a running read. */
void os_child_kill(struct os_child *c);
/* Ends it if it still runs, waits for it, frees. NULL is fine. */
void os_child_close(struct os_child *c);
/* Whether a program of this name can be found. */
bool os_program_exists(const char *name);

/*
 * One piece of work beside the caller, which must not touch what the work touches until os_work_wait has come back. It
 * runs in the C locale, whatever libraries set for the process meanwhile. Where there is no second thread it is done at
 * once.
 */
struct os_work;
struct os_work *os_work_start(void (*work)(void *context), void *context);
void os_work_wait(struct os_work *w);

/* How many processors, at least 1. */
int os_processors(void);

#endif
