/*
 * Compression: libdeflate for whole files, zlib in pieces for files too large to hold, threads for all cores. Workers
 * take files strictly in order and put them into a ring; the writer takes them out in order and, while the next one is
 * not ready, works too, so that nobody sleeps while there is work. A file is taken only while the bytes ahead of the
 * writer are within the budget, unless it is the very file the writer wants next, so nothing can lock up.
 *
 * With a base, 'unchanged' means the same bytes: the file is compared with what the base's entry unpacks to. That
 * costs less than any sum over it and cannot be wrong by chance, as size and CRC-32 can; the SHA-256 is then taken
 * from the base's hash list. Should that list lie, reading the finished pack back finds out, as it does for every
 * entry.
 */
#include "packager/deflate.h"

#include <libdeflate.h>
#include <pthread.h>
#include <zlib.h>

#include "packager/pack_raw.h"

enum {
	LEVEL = 6,
	RING = 64,
	WORKERS_MOST = 16,
	PIECE = 256 << 10,
};
#define HOLD_BYTES (8 << 20)    /* larger files are streamed */
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

/* What one worker works with. */
struct hand {
	struct libdeflate_compressor *compress;
	struct libdeflate_decompressor *expand;
	struct pack_raw *base; /* NULL: none, or it cannot be opened any more, and then nothing is the same */
	unsigned char *piece;
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
	int workers; /* without the caller */
	const char *base;
	struct hand own; /* the caller's */
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

static struct hand hand_open(const char *base)
{
	struct err e = { 0 };
	struct hand h = { .compress = compressor(), .piece = memory(PIECE) };
	if (base == NULL)
		return h;
	h.expand = libdeflate_alloc_decompressor();
	if (h.expand == NULL)
		abort();
	h.base = pack_raw_open(base, &e);
	return h;
}

static void hand_close(struct hand *h)
{
	libdeflate_free_compressor(h->compress);
	libdeflate_free_decompressor(h->expand);
	pack_raw_close(h->base);
	free(h->piece);
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

/* The base's entry for the job begins, when it may hold the file: of its size, and packed as we would. */
static bool base_start(struct hand *h, const struct deflate_job *job, int64_t size, struct packed *entry)
{
	struct err e = { 0 };
	return h->base != NULL && job->base_hash != NULL && pack_raw_start(h->base, job->base_index, entry, &e) &&
	    entry->size == size && entry->deflated == deflate_is_for(job->name);
}

/* The next n bytes of the entry that was begun, from a base that may be damaged. */
static bool base_read(struct hand *h, unsigned char *p, size_t n)
{
	struct err e = { 0 };
	for (size_t at = 0; at < n;) {
		int64_t got = pack_raw_more(h->base, p + at, n - at, &e);
		if (got <= 0)
			return false;
		at += (size_t)got;
	}
	return true;
}

/* Whether the stored entry that was begun holds what the file f holds (p NULL), or these bytes. */
static bool base_holds(struct hand *h, struct os_file *f, const unsigned char *p, int64_t size, uint32_t *crc)
{
	unsigned char *mine = p == NULL ? memory(PIECE) : NULL;
	bool same = true;
	*crc = 0;
	for (int64_t at = 0; same && at < size; at += PIECE) {
		size_t n = size - at < PIECE ? (size_t)(size - at) : PIECE;
		const unsigned char *piece = p != NULL ? p + at : mine;
		same = (p != NULL || os_file_read(f, at, mine, n)) && base_read(h, h->piece, n) &&
		    memcmp(piece, h->piece, n) == 0;
		if (same)
			*crc = libdeflate_crc32(*crc, piece, n);
	}
	free(mine);
	return same;
}

/* The packed bytes of the deflated entry that was begun, when they unpack to p and to nothing else; else NULL. */
static unsigned char *base_expands(struct hand *h, const struct packed *entry, const unsigned char *p, size_t n)
{
	size_t m = (size_t)entry->packed_size, in = 0, out = 0;
	if (m > libdeflate_deflate_compress_bound(h->compress, n))
		return NULL;
	unsigned char *packed = memory(m), *text = memory(n);
	bool same = base_read(h, packed, m) &&
	    libdeflate_deflate_decompress_ex(h->expand, packed, m, text, n, &in, &out) == LIBDEFLATE_SUCCESS &&
	    in == m && out == n && memcmp(text, p, n) == 0;
	free(text);
	if (same)
		return packed;
	free(packed);
	return NULL;
}

/* Compresses p into out, which has room for any outcome. */
static size_t shrink(struct libdeflate_compressor *c, const void *p, size_t n, void *out, size_t room)
{
	size_t m = libdeflate_deflate_compress(c, p, n, out, room);
	if (m == 0)
		abort(); /* libdeflate promises that the bound suffices */
	return m;
}

/* The slot's bytes are from now on these. */
static void slot_data(struct slot *s, unsigned char *p, size_t n)
{
	if (p != s->data)
		free(s->data);
	s->data = p;
	s->result.packed.p = p;
	s->result.packed.packed_size = (int64_t)n;
}

static void slot_compress(struct slot *s, struct libdeflate_compressor *c)
{
	size_t n = (size_t)s->result.packed.size;
	seal_hash_hex(s->result.hash, s->data, n);
	if (!s->result.packed.deflated) {
		slot_data(s, s->data, n);
		return;
	}
	size_t room = libdeflate_deflate_compress_bound(c, n);
	unsigned char *out = memory(room);
	size_t m = shrink(c, s->data, n, out, room);
	unsigned char *fit = realloc(out, m);
	slot_data(s, fit != NULL ? fit : out, m);
}

/* The file's bytes are in the slot: taken from the base when they are its own. */
static bool slot_same(struct slot *s, struct hand *h, const struct deflate_job *job)
{
	struct packed entry;
	struct packed *to = &s->result.packed;
	uint32_t crc = to->crc;
	size_t n = (size_t)to->size;
	if (!base_start(h, job, to->size, &entry))
		return false;
	if (!entry.deflated) {
		if (!base_holds(h, NULL, s->data, to->size, &crc))
			return false;
		slot_data(s, s->data, n);
	} else {
		unsigned char *packed = base_expands(h, &entry, s->data, n);
		if (packed == NULL)
			return false;
		crc = libdeflate_crc32(0, s->data, n);
		slot_data(s, packed, (size_t)entry.packed_size);
	}
	to->crc = crc;
	memcpy(s->result.hash, job->base_hash, sizeof s->result.hash);
	return true;
}

static bool slot_hold(struct slot *s, struct hand *h, const struct deflate_job *job, struct os_file *f, size_t n)
{
	s->data = memory(n);
	if (!os_file_read(f, 0, s->data, n))
		return fail(&s->e, ERR_IO, job->path, 0, "could not be read to its end; try again");
	s->result.same = slot_same(s, h, job);
	if (!s->result.same) {
		s->result.packed.crc = libdeflate_crc32(0, s->data, n);
		slot_compress(s, h->compress);
	}
	return true;
}

/* A file too large to hold: its hash and sum in pieces. */
static bool slot_scan(struct slot *s, struct hand *h, const struct deflate_job *job, struct os_file *f)
{
	unsigned char hash[SEAL_HASH];
	struct seal_hasher hasher;
	struct packed *to = &s->result.packed;
	to->crc = 0;
	seal_hasher_start(&hasher);
	for (int64_t at = 0; at < to->size; at += PIECE) {
		size_t n = to->size - at < PIECE ? (size_t)(to->size - at) : PIECE;
		if (!os_file_read(f, at, h->piece, n))
			return fail(&s->e, ERR_IO, job->path, 0, "could not be read to its end; try again");
		seal_hasher_add(&hasher, h->piece, n);
		to->crc = libdeflate_crc32(to->crc, h->piece, n);
	}
	seal_hasher_end(&hasher, hash);
	hex_encode(s->result.hash, hash, sizeof hash);
	return true;
}

/* A large file: compared in pieces when the base stores it. What is deflated and large (there is hardly such a file)
 * goes by its hash. */
static bool slot_pass(struct slot *s, struct hand *h, const struct deflate_job *job, struct os_file *f)
{
	struct packed entry, *to = &s->result.packed;
	bool begun = base_start(h, job, to->size, &entry);
	to->packed_size = to->deflated ? -1 : to->size;
	if (begun && !to->deflated && base_holds(h, f, NULL, to->size, &to->crc)) {
		memcpy(s->result.hash, job->base_hash, sizeof s->result.hash);
		s->result.same = true;
		return true;
	}
	if (!slot_scan(s, h, job, f))
		return false;
	s->result.same = begun && entry.crc == to->crc && streq(job->base_hash, s->result.hash);
	return true;
}

static void slot_fill(struct slot *s, struct hand *h, const struct deflate_job *job)
{
	int64_t size = 0;
	struct os_file *f = os_file_open(job->path, &size, &s->e);
	s->ok = false;
	if (f == NULL)
		return;
	s->result.packed.size = size;
	s->result.packed.deflated = deflate_is_for(job->name);
	s->ok = size <= HOLD_BYTES ? slot_hold(s, h, job, f, (size_t)size) : slot_pass(s, h, job, f);
	os_file_close(f);
}

/* What a file may hold of memory while it is worked on: itself, its compressed twin and, beside a base, what that
 * unpacks to. */
static int64_t charge_of(const struct deflate_queue *q, const struct deflate_job *job)
{
	if (job->size > HOLD_BYTES)
		return PIECE;
	return !deflate_is_for(job->name) ? job->size : q->base == NULL ? 2 * job->size : 3 * job->size;
}

/* With the lock held. One slot of the ring is lent to the writer. */
static bool queue_may_take(const struct deflate_queue *q)
{
	bool wanted = q->taken == q->given, room = q->taken - q->given < RING - 1 && q->charged < BUDGET_BYTES;
	return !q->stop && q->taken < q->n && (wanted || room);
}

/* Takes the next file and works on it; the lock is held before and after. */
static void queue_work(struct deflate_queue *q, struct hand *h)
{
	const struct deflate_job *job = &q->job[q->taken];
	struct slot *s = &q->slot[q->taken++ % RING];
	s->state = SLOT_TAKEN;
	s->charge = charge_of(q, job);
	q->charged += s->charge;
	pthread_mutex_unlock(&q->lock);
	slot_fill(s, h, job);
	int64_t holds = s->data != NULL && s->ok ? s->result.packed.packed_size : 0;
	pthread_mutex_lock(&q->lock);
	q->charged += holds - s->charge;
	s->charge = holds;
	s->state = SLOT_READY;
	pthread_cond_signal(&q->ready);
	pthread_cond_broadcast(&q->room);
}

static void *work(void *context)
{
	struct deflate_queue *q = context;
	struct hand h = hand_open(q->base);
	pthread_mutex_lock(&q->lock);
	while (!q->stop && q->taken < q->n) {
		if (queue_may_take(q))
			queue_work(q, &h);
		else
			pthread_cond_wait(&q->room, &q->lock);
	}
	pthread_mutex_unlock(&q->lock);
	hand_close(&h);
	return NULL;
}

struct deflate_queue *deflate_start(const struct deflate_job *job, size_t n, int workers, const char *base)
{
	struct deflate_queue *q = calloc(1, sizeof *q);
	if (q == NULL)
		abort();
	q->job = job;
	q->n = n;
	q->base = base;
	pthread_mutex_init(&q->lock, NULL);
	pthread_cond_init(&q->room, NULL);
	pthread_cond_init(&q->ready, NULL);
	q->own = hand_open(base);
	if (workers <= 0)
		workers = os_processors();
	if (workers > WORKERS_MOST)
		workers = WORKERS_MOST;
	while (q->workers < workers - 1 && pthread_create(&q->worker[q->workers], NULL, work, q) == 0)
		q->workers++;
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
	pthread_cond_broadcast(&q->room);
}

bool deflate_next(struct deflate_queue *q, struct deflated *out, struct err *e)
{
	assert(q->given < q->n);
	struct slot *s = &q->slot[q->given % RING];
	pthread_mutex_lock(&q->lock);
	queue_take_back(q);
	while (s->state != SLOT_READY) {
		if (queue_may_take(q))
			queue_work(q, &q->own);
		else
			pthread_cond_wait(&q->ready, &q->lock);
	}
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
	hand_close(&q->own);
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
