/*
 * Compression: libdeflate for whole files, zlib in pieces for files too large to hold, threads for all cores. Workers
 * take files strictly in order and put them into a ring; the writer takes them out in order. A worker waits while the
 * bytes ahead of the writer exceed the budget, unless it holds the very file the writer wants next, so nothing can
 * lock up.
 */
#include "packager/deflate.h"

#include <libdeflate.h>
#include <pthread.h>
#include <zlib.h>

enum {
	LEVEL = 6,
	RING = 64,
	WORKERS_MOST = 16,
	PIECE = 256 << 10,
};
#define HOLD_BYTES   (8 << 20)  /* larger files are streamed */
#define BUDGET_BYTES (10 << 20) /* read ahead at most this much, or one file */

enum slot_state { SLOT_EMPTY, SLOT_TAKEN, SLOT_READY };
struct slot {
	enum slot_state state;
	bool ok;
	struct deflated result;
	unsigned char *data;
	int64_t charge;
	struct err e;
};

struct deflate_queue {
	const struct deflate_job *job;
	size_t n, taken, given;
	int64_t charged;
	bool stop;
	struct slot slot[RING];
	pthread_mutex_t lock;
	pthread_cond_t room, ready;
	pthread_t worker[WORKERS_MOST];
	int workers;
	struct libdeflate_compressor *own; /* when no thread could be started */
};

/* Memory of the queue lives as long as one file, so it is not an arena's; when it is gone the program stops, as
 * arenas do. */
static void *memory(size_t n)
{
	void *p = malloc(n == 0 ? 1 : n);
	if (p == NULL)
		abort();
	return p;
}

static struct libdeflate_compressor *compressor(void)
{
	struct libdeflate_compressor *c = libdeflate_alloc_compressor(LEVEL);
	if (c == NULL)
		abort();
	return c;
}

/* Pictures and sounds are compressed already by their own format. */
bool deflate_is_for(const char *name)
{
	static const char *const stored[] = { ".png", ".jpg", ".jpeg", ".opus" };
	for (size_t i = 0; i < COUNT(stored); i++)
		if (str_ends(name, stored[i]))
			return false;
	return true;
}

/* First pass over a large file: its hash, sum and size in pieces. */
static bool file_scan(struct os_file *f, int64_t size, const char *path, struct deflated *out, struct err *e)
{
	unsigned char *piece = memory(PIECE), hash[SEAL_HASH];
	struct seal_hasher h;
	uint32_t crc = 0;
	bool ok = true;
	seal_hasher_start(&h);
	for (int64_t at = 0; ok && at < size; at += PIECE) {
		size_t n = size - at < PIECE ? (size_t)(size - at) : PIECE;
		ok = os_file_read(f, at, piece, n);
		if (ok) {
			seal_hasher_add(&h, piece, n);
			crc = libdeflate_crc32(crc, piece, n);
		}
	}
	seal_hasher_end(&h, hash);
	free(piece);
	if (!ok)
		return fail(e, ERR_IO, path, 0, "could not be read to its end; try again");
	hex_encode(out->hash, hash, sizeof hash);
	out->packed.crc = crc;
	out->packed.size = size;
	return true;
}

/* Compresses p into out, which has room for any outcome. */
static size_t shrink(struct libdeflate_compressor *c, const void *p, size_t n, void *out, size_t room)
{
	size_t m = libdeflate_deflate_compress(c, p, n, out, room);
	if (m == 0)
		abort(); /* libdeflate promises that the bound suffices */
	return m;
}

static void slot_compress(struct slot *s, struct libdeflate_compressor *c, const char *name)
{
	struct packed *p = &s->result.packed;
	size_t n = (size_t)p->size;
	p->packed_size = p->size;
	p->deflated = deflate_is_for(name);
	if (p->deflated) {
		size_t room = libdeflate_deflate_compress_bound(c, n);
		unsigned char *out = memory(room);
		size_t m = shrink(c, s->data, n, out, room);
		free(s->data);
		s->data = realloc(out, m);
		if (s->data == NULL)
			s->data = out;
		p->packed_size = (int64_t)m;
	}
	p->p = s->data;
}

static bool file_hold(struct slot *s, struct os_file *f, int64_t size, const struct deflate_job *job)
{
	s->data = memory((size_t)size);
	if (!os_file_read(f, 0, s->data, (size_t)size))
		return fail(&s->e, ERR_IO, job->path, 0, "could not be read to its end; try again");
	seal_hash_hex(s->result.hash, s->data, (size_t)size);
	s->result.packed.crc = libdeflate_crc32(0, s->data, (size_t)size);
	s->result.packed.size = size;
	return true;
}

static void slot_fill(struct slot *s, struct libdeflate_compressor *c, const struct deflate_job *job)
{
	int64_t size = 0;
	struct os_file *f = os_file_open(job->path, &size, &s->e);
	s->ok = false;
	if (f == NULL)
		return;
	bool held = size <= HOLD_BYTES;
	s->ok = held ? file_hold(s, f, size, job) : file_scan(f, size, job->path, &s->result, &s->e);
	os_file_close(f);
	if (!s->ok)
		return;
	s->result.known = job->known_hash != NULL && streq(job->known_hash, s->result.hash);
	if (s->result.known) {
		free(s->data);
		s->data = NULL;
	} else if (held) {
		slot_compress(s, c, job->name);
	} else {
		s->result.packed.deflated = deflate_is_for(job->name);
		s->result.packed.packed_size = s->result.packed.deflated ? -1 : s->result.packed.size;
	}
}

/* What a file may hold of memory while it is worked on: itself, and its compressed twin. */
static int64_t charge_of(const struct deflate_job *job)
{
	int64_t size = 0;
	if (os_stat(job->path, &size) != OS_FILE || size > HOLD_BYTES)
		return PIECE;
	return deflate_is_for(job->name) ? 2 * size : size;
}

/* Waits, with the lock held, until the next file may be taken; false when there is none. */
static bool queue_wait_room(struct deflate_queue *q)
{
	for (;;) {
		if (q->stop || q->taken == q->n)
			return false;
		/* One slot of the ring is lent to the writer. */
		bool wanted = q->taken == q->given,
		     room = q->taken - q->given < RING - 1 && q->charged < BUDGET_BYTES;
		if (wanted || room)
			return true;
		pthread_cond_wait(&q->room, &q->lock);
	}
}

static void *work(void *context)
{
	struct deflate_queue *q = context;
	struct libdeflate_compressor *c = compressor();
	pthread_mutex_lock(&q->lock);
	while (queue_wait_room(q)) {
		const struct deflate_job *job = &q->job[q->taken];
		struct slot *s = &q->slot[q->taken++ % RING];
		s->state = SLOT_TAKEN;
		s->charge = charge_of(job);
		q->charged += s->charge;
		pthread_mutex_unlock(&q->lock);
		slot_fill(s, c, job);
		int64_t holds = s->data != NULL ? s->result.packed.packed_size : 0;
		pthread_mutex_lock(&q->lock);
		q->charged += holds - s->charge;
		s->charge = holds;
		s->state = SLOT_READY;
		pthread_cond_signal(&q->ready);
		pthread_cond_broadcast(&q->room);
	}
	pthread_mutex_unlock(&q->lock);
	libdeflate_free_compressor(c);
	return NULL;
}

struct deflate_queue *deflate_start(const struct deflate_job *job, size_t n, int workers)
{
	struct deflate_queue *q = calloc(1, sizeof *q);
	if (q == NULL)
		abort();
	q->job = job;
	q->n = n;
	pthread_mutex_init(&q->lock, NULL);
	pthread_cond_init(&q->room, NULL);
	pthread_cond_init(&q->ready, NULL);
	if (workers <= 0)
		workers = os_processors();
	if (workers > WORKERS_MOST)
		workers = WORKERS_MOST;
	while (q->workers < workers && pthread_create(&q->worker[q->workers], NULL, work, q) == 0)
		q->workers++;
	if (q->workers == 0)
		q->own = compressor();
	return q;
}

/* The slot given last is empty again. */
static void queue_take_back(struct deflate_queue *q)
{
	if (q->given == 0)
		return;
	struct slot *s = &q->slot[(q->given - 1) % RING];
	if (s->state != SLOT_READY)
		return;
	free(s->data);
	q->charged -= s->charge;
	*s = (struct slot){ .state = SLOT_EMPTY };
}

bool deflate_next(struct deflate_queue *q, struct deflated *out, struct err *e)
{
	assert(q->given < q->n);
	struct slot *s = &q->slot[q->given % RING];
	pthread_mutex_lock(&q->lock);
	queue_take_back(q);
	pthread_cond_broadcast(&q->room);
	if (q->workers == 0) {
		slot_fill(s, q->own, &q->job[q->given]);
		s->state = SLOT_READY;
	}
	while (s->state != SLOT_READY)
		pthread_cond_wait(&q->ready, &q->lock);
	q->given++;
	pthread_mutex_unlock(&q->lock);
	if (!s->ok)
		return fail(e, s->e.kind, s->e.file, s->e.line, "%s", s->e.text);
	*out = s->result;
	return true;
}

void deflate_end(struct deflate_queue *q)
{
	if (q == NULL)
		return;
	pthread_mutex_lock(&q->lock);
	q->stop = true;
	pthread_cond_broadcast(&q->room);
	pthread_mutex_unlock(&q->lock);
	for (int i = 0; i < q->workers; i++)
		pthread_join(q->worker[i], NULL);
	for (size_t i = 0; i < RING; i++)
		free(q->slot[i].data);
	libdeflate_free_compressor(q->own);
	pthread_cond_destroy(&q->ready);
	pthread_cond_destroy(&q->room);
	pthread_mutex_destroy(&q->lock);
	free(q);
}

struct deflate_stream {
	struct os_file *file;
	const char *path;
	struct packed want;
	int64_t at;
	uint32_t crc;
	bool zlib, ended;
	z_stream z;
	unsigned char piece[PIECE];
};

struct deflate_stream *deflate_stream_open(const char *path, const struct packed *want, struct err *e)
{
	int64_t size = 0;
	struct os_file *f = os_file_open(path, &size, e);
	if (f == NULL)
		return NULL;
	struct deflate_stream *s = calloc(1, sizeof *s);
	if (s == NULL)
		abort();
	s->file = f;
	s->path = path;
	s->want = *want;
	s->zlib = want->deflated;
	if (s->zlib && deflateInit2(&s->z, LEVEL, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		abort();
	return s;
}

/* The next piece of the file itself into p; its sum is kept. */
static int64_t stream_raw(struct deflate_stream *s, void *p, size_t n, struct err *e)
{
	int64_t left = s->want.size - s->at;
	if ((int64_t)n > left)
		n = (size_t)left;
	if (n == 0) {
		if (s->crc == s->want.crc)
			return 0;
		fail(e, ERR_IO, s->path, 0, "changed while it was being packed; build again");
		return -1;
	}
	if (!os_file_read(s->file, s->at, p, n)) {
		fail(e, ERR_IO, s->path, 0, "could not be read to its end; build again");
		return -1;
	}
	s->crc = libdeflate_crc32(s->crc, p, n);
	s->at += (int64_t)n;
	return (int64_t)n;
}

int64_t deflate_stream_read(struct deflate_stream *s, void *p, size_t n, struct err *e)
{
	if (n > PIECE)
		n = PIECE;
	if (!s->zlib)
		return stream_raw(s, p, n, e);
	s->z.next_out = p;
	s->z.avail_out = (uInt)n;
	while (s->z.avail_out != 0 && !s->ended) {
		if (s->z.avail_in == 0) {
			int64_t got = stream_raw(s, s->piece, sizeof s->piece, e);
			if (got < 0)
				return -1;
			s->z.next_in = s->piece;
			s->z.avail_in = (uInt)got;
		}
		s->ended = deflate(&s->z, s->z.avail_in == 0 ? Z_FINISH : Z_NO_FLUSH) == Z_STREAM_END;
	}
	return (int64_t)(n - s->z.avail_out);
}

void deflate_stream_close(struct deflate_stream *s)
{
	if (s == NULL)
		return;
	if (s->zlib)
		deflateEnd(&s->z);
	os_file_close(s->file);
	free(s);
}

struct packed deflate_stored(const void *p, size_t n)
{
	return (
	    struct packed){ .crc = libdeflate_crc32(0, p, n), .size = (int64_t)n, .packed_size = (int64_t)n, .p = p };
}

struct packed deflate_text(struct arena *a, const void *p, size_t n)
{
	struct packed packed = deflate_stored(p, n);
	struct libdeflate_compressor *c = compressor();
	size_t room = libdeflate_deflate_compress_bound(c, n);
	unsigned char *out = arena_alloc(a, room);
	packed.packed_size = (int64_t)shrink(c, p, n, out, room);
	packed.deflated = true;
	packed.p = out;
	libdeflate_free_compressor(c);
	return packed;
}
