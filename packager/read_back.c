/*
 * The caller works too; a helper that cannot open the pack leaves its share to the others. Entries are given out one
 * by one, since one of them may be as large as a thousand others.
 */
#include "packager/read_back.h"

#include <pthread.h>

enum { HELPERS_MOST = 15 };

struct share {
	const char *path;
	const struct keyring *ring;
	size_t n, next, done;
	size_t broken; /* the first entry that is wrong; SIZE_MAX: none so far */
	struct err e;
	pthread_mutex_t lock;
};

/* The next entry for somebody to read; false when there is none or one was wrong. */
static bool share_take(struct share *s, size_t *i)
{
	pthread_mutex_lock(&s->lock);
	bool any = s->next < s->n && s->broken == SIZE_MAX;
	if (any)
		*i = s->next++;
	pthread_mutex_unlock(&s->lock);
	return any;
}

/* Whoever was quicker, the first wrong entry is the one that is named. Gives how many are done. */
static size_t share_put(struct share *s, size_t i, bool ok, const struct err *e)
{
	pthread_mutex_lock(&s->lock);
	if (!ok && i < s->broken) {
		s->broken = i;
		s->e = *e;
	}
	size_t done = ++s->done;
	pthread_mutex_unlock(&s->lock);
	return done;
}

static void share_work(struct share *s, struct pack *p, const struct read_back *how)
{
	for (size_t i; share_take(s, &i);) {
		struct err e = { 0 };
		bool ok = pack_verify_entry(p, i, &e);
		size_t done = share_put(s, i, ok, &e);
		if (ok && how != NULL && how->progress != NULL)
			how->progress(how->context, done, s->n);
	}
}

static void *help(void *context)
{
	struct share *s = context;
	struct pack *p = NULL;
	struct err e = { 0 };
	if (pack_open(&p, s->path, s->ring, &e) && pack_count(p) == s->n)
		share_work(s, p, NULL);
	pack_close(p);
	return NULL;
}

bool read_back(struct pack *p, const struct read_back *how, struct err *e)
{
	pthread_t helper[HELPERS_MOST];
	int helpers = 0, workers = how->workers > 0 ? how->workers : os_processors();
	struct share s = { .path = pack_info(p)->path, .ring = how->ring, .n = pack_count(p), .broken = SIZE_MAX };
	pthread_mutex_init(&s.lock, NULL);
	while (helpers < workers - 1 && helpers < HELPERS_MOST && pthread_create(&helper[helpers], NULL, help, &s) == 0)
		helpers++;
	share_work(&s, p, how);
	for (int i = 0; i < helpers; i++)
		pthread_join(helper[i], NULL);
	pthread_mutex_destroy(&s.lock);
	return s.broken == SIZE_MAX || fail(e, s.e.kind, s.e.file, s.e.line, "%s", s.e.text);
}
