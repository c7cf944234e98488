/*
 * Memory by lifetime: a list of chunks, each handed out from front to back. Chunks double in size, so an arena of any
 * size is few calls to malloc; a thing too large for the rest of the newest chunk and large itself gets a chunk of
 * its own behind it, so that the rest is not wasted. When memory is gone the program stops here, once, for everybody.
 */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK_FIRST = 4096 - 64, CHUNK_LARGEST = 1 << 20 };

struct arena_chunk {
	struct arena_chunk *next;
	size_t used, size;
	_Alignas(max_align_t) unsigned char data[];
};

static struct arena_chunk *chunk_new(struct arena *a, size_t size)
{
	if (size > SIZE_MAX / 2)
		abort();
	struct arena_chunk *c = malloc(sizeof *c + size);
	if (c == NULL)
		abort();
	c->next = NULL;
	c->used = 0;
	c->size = size;
	a->total += sizeof *c + size;
	return c;
}

static struct arena_chunk *chunk_for(struct arena *a, size_t size)
{
	struct arena_chunk *head = a->head;
	if (head != NULL && size <= head->size - head->used)
		return head;
	size_t next = head == NULL ? CHUNK_FIRST : head->size >= CHUNK_LARGEST / 2 ? CHUNK_LARGEST : 2 * head->size;
	if (head != NULL && size > next / 2) {
		struct arena_chunk *own = chunk_new(a, size);
		own->next = head->next;
		head->next = own;
		return own;
	}
	struct arena_chunk *c = chunk_new(a, size > next ? size : next);
	c->next = head;
	a->head = c;
	return c;
}

void *arena_alloc(struct arena *a, size_t size)
{
	size_t unit = _Alignof(max_align_t);
	if (size > SIZE_MAX / 2)
		abort();
	size = size == 0 ? unit : (size + unit - 1) / unit * unit;
	struct arena_chunk *c = chunk_for(a, size);
	void *p = c->data + c->used;
	c->used += size;
	return memset(p, 0, size);
}

void *arena_array(struct arena *a, size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / 2 / size)
		abort();
	return arena_alloc(a, n * size);
}

char *arena_copy(struct arena *a, const char *p, size_t n)
{
	char *s = arena_alloc(a, n + 1);
	if (n != 0)
		memcpy(s, p, n);
	return s;
}

char *arena_string(struct arena *a, const char *s)
{
	return s == NULL ? NULL : arena_copy(a, s, strlen(s));
}

char *arena_vprintf(struct arena *a, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (n < 0)
		abort();
	char *s = arena_alloc(a, (size_t)n + 1);
	vsnprintf(s, (size_t)n + 1, format, args);
	return s;
}

char *arena_printf(struct arena *a, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	char *s = arena_vprintf(a, format, args);
	va_end(args);
	return s;
}

void arena_reset(struct arena *a)
{
	struct arena_chunk *keep = NULL;
	for (struct arena_chunk *c = a->head, *next; c != NULL; c = next) {
		next = c->next;
		if (keep == NULL || c->size > keep->size) {
			free(keep);
			keep = c;
		} else {
			free(c);
		}
	}
	a->head = keep;
	a->total = 0;
	if (keep != NULL) {
		keep->next = NULL;
		keep->used = 0;
		a->total = sizeof *keep + keep->size;
	}
}

void arena_release(struct arena *a)
{
	for (struct arena_chunk *c = a->head, *next; c != NULL; c = next) {
		next = c->next;
		free(c);
	}
	a->head = NULL;
	a->total = 0;
}
