/*
 * Promises: what is said can be heard, the end of each utterance is reported, stop silences within 100 ms and
 * forgets what waited, and no device stays open. SDL's disk driver writes what would sound to a file, so this
 * needs no sound card.
 */
#include "sdl/internal.h"
#include "tests/test.h"

enum { SPEED = 175, LONG_MS = 20000 };

struct heard {
	struct arena a;
	struct voice *v;
	const char *path;
};

static bool heard_open(struct heard *h, struct err *e)
{
	memset(h, 0, sizeof *h);
	h->path = path_join(&h->a, test_dir(), "sound.raw");
	SDL_setenv("SDL_AUDIODRIVER", "disk", 1);
	SDL_setenv("SDL_DISKAUDIOFILE", h->path, 1);
	if (!sdl_start(false, e))
		return false;
	SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
	voice_open(&h->v);
	return true;
}

static const char sentence[] = "The number of children who come to the notice of statutory services is a small part.";

static bool not_run(void)
{
	bool missing = !os_program_exists("espeak-ng");
	if (missing)
		printf("not run: needs espeak-ng\n");
	return missing;
}

static void heard_close(struct heard *h)
{
	voice_close(h->v);
	arena_release(&h->a);
}

/* The loudest sample of the file from an offset on. */
static int loudest(struct heard *h, size_t from, size_t *size)
{
	struct bytes b = { 0 };
	int most = 0;
	file_read(&h->a, h->path, 64 << 20, &b, NULL);
	*size = b.n;
	for (size_t i = from & ~(size_t)1; i + 1 < b.n; i += 2) {
		int16_t sample;
		memcpy(&sample, b.p + i, 2);
		most = abs(sample) > most ? abs(sample) : most;
	}
	return most;
}

static int spoken_events(void)
{
	SDL_Event v;
	int n = 0;
	SDL_PumpEvents();
	while (SDL_PeepEvents(&v, 1, SDL_GETEVENT, EVENT_SPOKEN, EVENT_SPOKEN) == 1)
		n++;
	return n;
}

TEST(voice_can_be_heard_and_tells_when_it_ended)
{
	if (not_run())
		return;
	struct heard h;
	struct err e = { 0 };
	size_t size;
	EXPECT_OK(heard_open(&h, &e), e);
	voice_say(h.v, "Yes.", SPEED);
	voice_say(h.v, "No.", SPEED);
	bool quiet = voice_wait(h.v, LONG_MS);
	int most = loudest(&h, 0, &size), events = spoken_events();
	heard_close(&h);
	EXPECT(quiet);
	EXPECT(most > 2000);
	EXPECT(size > 22050);
	EXPECT_INT(events, 2);
}

TEST(voice_stops_at_once_and_forgets_the_rest)
{
	if (not_run())
		return;
	struct heard h;
	struct err e = { 0 };
	size_t before = 0, after;
	EXPECT_OK(heard_open(&h, &e), e);
	for (int i = 0; i < 20; i++)
		voice_say(h.v, sentence, SPEED);
	/* Until something is heard. */
	int64_t until = os_ms() + LONG_MS;
	while (loudest(&h, 0, &before) < 1000 && os_ms() < until)
		voice_wait(h.v, 50);
	int64_t start = os_ms();
	voice_stop(h.v);
	bool quiet = voice_wait(h.v, LONG_MS);
	int64_t took = os_ms() - start;
	loudest(&h, 0, &after);
	int events = spoken_events();
	heard_close(&h);
	EXPECT(quiet);
	EXPECT(before > 0);
	/* At 22,050 samples of two bytes: 100 ms of sound and one buffer more at most. */
	EXPECT(after - before < 4410 + 4096);
	EXPECT(took < 500); /* the device closes a little after it fell silent */
	EXPECT_INT(events, 0);
}

TEST(voice_speaks_again_after_a_stop)
{
	if (not_run())
		return;
	struct heard h;
	struct err e = { 0 };
	size_t size;
	EXPECT_OK(heard_open(&h, &e), e);
	voice_stop(h.v);
	voice_say(h.v, "Wait, I am thinking.", SPEED);
	voice_stop(h.v);
	voice_say(h.v, "Help.", SPEED);
	bool quiet = voice_wait(h.v, LONG_MS);
	int most = loudest(&h, 0, &size), events = spoken_events();
	heard_close(&h);
	EXPECT(quiet);
	EXPECT(most > 2000);
	EXPECT_INT(events, 1);
}
