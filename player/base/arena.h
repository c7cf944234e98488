/*
 * Memory by lifetime. An arena hands out zeroed memory and gives it all back at once; the program stops
 * when memory is gone, so nobody checks for NULL. Sizes that come from outside are compared with
 * course/limits.h before they are multiplied or allocated.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_chunk;

/* A zeroed struct is an empty arena. */
struct arena {
	struct arena_chunk *head; /* newest chunk first */
	size_t total;             /* bytes held from the system, for tests and 'About' */
};

/* Zeroed memory aligned for any type, lent until the arena is reset or released. size 0 gives a valid pointer. */
void *arena_alloc(struct arena *a, size_t size);

/* Room for n things of size bytes each; stops the program when the product overflows. */
void *arena_array(struct arena *a, size_t n, size_t size);

/* A NUL-terminated copy of n bytes. */
char *arena_copy(struct arena *a, const char *p, size_t n);

/* A NUL-terminated copy of a string; NULL gives NULL. */
char *arena_string(struct arena *a, const char *s);

/* printf into the arena. */
char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *a, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

/* Forgets everything lent out; keeps the largest chunk, so that a rebuilt screen allocates nothing. */
void arena_reset(struct arena *a);

/* Gives all memory back. The arena is empty and may be used again. */
void arena_release(struct arena *a);

#endif
