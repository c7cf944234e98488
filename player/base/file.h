/*
 * Files: read whole with a limit, written so that a power cut leaves the old or the new, never a half
 * (temporary file in the same folder, fsync, rename, fsync of the folder). Paths are UTF-8 on every system.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/err.h"
#include "base/str.h"

/* The whole file into the arena; larger than limit bytes is ERR_LIMIT, unreadable or a folder ERR_IO. */
bool file_read(struct arena *a, const char *path, size_t limit, struct bytes *out, struct err *e);

/* Replaces or makes path with these bytes. private_mode: only the owner may read it (0600). */
bool file_write(const char *path, const void *p, size_t n, bool private_mode, struct err *e);

/* As file_write, then reads it back and compares: only then may the screen say 'saved'. */
bool file_write_checked(const char *path, const void *p, size_t n, bool private_mode, struct err *e);

/* "dir/name" in the arena, one slash between. */
char *path_join(struct arena *a, const char *dir, const char *name);
/* The part after the last slash (or backslash), lent. */
const char *path_base(const char *path);
/* The part before the last slash, "." when there is none. */
char *path_dir(struct arena *a, const char *path);

#endif
