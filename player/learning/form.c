/*
 * Chance that can be told again: every draw is read from a stream of SHA-256 blocks over the seed, so the
 * same learner meets the same form and the same order after a restart, on any machine, and a trainer can
 * re-compute both from the record.
 */
#include "learning/form.h"

#include "base/seal.h"

/* Blocks of SHA-256(purpose NUL seed NUL id NUL counter), read four bytes at a time. */
struct draw_stream {
	struct seal_hasher start;
	unsigned char block[SEAL_HASH];
	size_t used;
	uint32_t counter;
};

static void stream_start(struct draw_stream *s, const char *purpose, const char *seed, const char *id)
{
	seal_hasher_start(&s->start);
	seal_hasher_add(&s->start, purpose, strlen(purpose) + 1);
	seal_hasher_add(&s->start, seed, strlen(seed) + 1);
	seal_hasher_add(&s->start, id, strlen(id) + 1);
	s->used = SEAL_HASH;
	s->counter = 0;
}

static uint32_t stream_next(struct draw_stream *s)
{
	if (s->used == SEAL_HASH) {
		struct seal_hasher h = s->start;
		char counter[12];
		snprintf(counter, sizeof counter, "%u", (unsigned)s->counter++);
		seal_hasher_add(&h, counter, strlen(counter));
		seal_hasher_end(&h, s->block);
		s->used = 0;
	}
	const unsigned char *p = s->block + s->used;
	s->used += 4;
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* 0..n-1, each equally likely: what would favour the low numbers is thrown away and drawn again. */
static uint32_t stream_below(struct draw_stream *s, uint32_t n)
{
	uint32_t over = (UINT32_MAX % n + 1) % n; /* 2^32 mod n */
	uint32_t x;
	do
		x = stream_next(s);
	while (x > UINT32_MAX - over);
	return x % n;
}

int form_draw(const char *registration, int n, int previous)
{
	if (n % 2 != 0)
		return previous == 0 ? 1 : 0;
	struct draw_stream s;
	stream_start(&s, "coursepack form", registration, "");
	return (int)stream_below(&s, 2);
}

void shuffle_order(const char *seed, const char *id, size_t n, size_t *order)
{
	assert(n < UINT32_MAX);
	struct draw_stream s;
	stream_start(&s, "coursepack order", seed, id);
	for (size_t i = 0; i < n; i++)
		order[i] = i;
	for (size_t i = n; i > 1; i--) {
		size_t j = stream_below(&s, (uint32_t)i);
		size_t moved = order[i - 1];
		order[i - 1] = order[j];
		order[j] = moved;
	}
}

static bool order_is_plain(const size_t *order, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (order[i] != i)
			return false;
	return true;
}

void question_order(const char *seed, const struct question *q, size_t *order)
{
	size_t n = q->choice_n;
	if (q->kind == QUESTION_TRUE_FALSE || q->kind == QUESTION_SCALE) {
		for (size_t i = 0; i < n; i++)
			order[i] = i;
		return;
	}
	shuffle_order(seed, q->id, n, order);
	if (q->kind != QUESTION_ORDER || n < 2)
		return;
	/* Drawn anew rather than turned by one, so that every wrong order stays equally likely. */
	for (int again = 1; order_is_plain(order, n); again++) {
		char id[256];
		snprintf(id, sizeof id, "%s#%d", q->id, again);
		shuffle_order(seed, id, n, order);
	}
}
