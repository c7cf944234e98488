/*
 * Promises: what is said can be heard, the end of each utterance is reported, stop silences within 100 ms and
 * forgets what waited, and no device stays open; recorded words (Ogg Opus, WAV) are played as they are, cut as quickly,
 * and what is no such sound, or damaged, is said by the voice instead, never more than half a minute of it. SDL's disk
 * driver writes what would sound to a file, so this needs no sound card.
 */
#include "sdl/internal.h"
#include "tests/test.h"

enum { LONG_MS = 20000 };

static const struct say_how normal = { 175, 50, 100, ACCENT_ENGLAND };

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
	voice_say(h.v, "Yes.", &normal);
	voice_say(h.v, "No.", &normal);
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
		voice_say(h.v, sentence, &normal);
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
	voice_say(h.v, "Wait, I am thinking.", &normal);
	voice_stop(h.v);
	voice_say(h.v, "Help.", &normal);
	bool quiet = voice_wait(h.v, LONG_MS);
	int most = loudest(&h, 0, &size), events = spoken_events();
	heard_close(&h);
	EXPECT(quiet);
	EXPECT(most > 2000);
	EXPECT_INT(events, 1);
}

/* --- recorded words --- */

static struct bytes tone(struct heard *h)
{
	struct bytes b = { NULL, 0 };
	(void)file_read(&h->a, path_join(&h->a, test_root(), "tests/media/tone.opus"), 1 << 20, &b, NULL);
	return b;
}

static void put(unsigned char *p, uint32_t v, int n)
{
	for (int i = 0; i < n; i++, v >>= 8)
		p[i] = (unsigned char)v;
}

/* A square wave of 100 Hz that claims to be of this kind, after a chunk that nobody knows. */
static struct bytes wav(struct heard *h, int format, int bits, int channels, int rate, int ms)
{
	size_t width = (size_t)(bits / 8 * channels), n = (size_t)rate * (size_t)ms / 1000 * width;
	struct bytes b = { arena_alloc(&h->a, 56 + n), 56 + n };
	memcpy(b.p, "RIFF\0\0\0\0WAVELIST\3\0\0\0abc\0fmt \20\0\0\0", 32);
	put(b.p + 32, (uint32_t)format, 2);
	put(b.p + 34, (uint32_t)channels, 2);
	put(b.p + 36, (uint32_t)rate, 4);
	put(b.p + 40, (uint32_t)rate * (uint32_t)width, 4);
	put(b.p + 44, (uint32_t)width, 2);
	put(b.p + 46, (uint32_t)bits, 2);
	memcpy(b.p + 48, "data", 4);
	put(b.p + 52, (uint32_t)n, 4);
	for (size_t i = 0; i < n / width; i++)
		memset(b.p + 56 + i * width, i / ((size_t)rate / 200) % 2 == 0 ? 0x20 : 0xD0, width);
	return b;
}

/* What is heard of a sound; SIZE_MAX where it is none, so that the word would be said. */
static size_t samples_of(const struct bytes *b, int *most)
{
	int16_t piece[4096];
	struct sound *s = NULL;
	size_t n = 0;
	*most = 0;
	if (!sound_open(&s, b))
		return SIZE_MAX;
	for (size_t got = 1; got > 0; n += got) {
		got = sound_read(s, piece, COUNT(piece));
		for (size_t i = 0; i < got; i++)
			*most = abs(piece[i]) > *most ? abs(piece[i]) : *most;
	}
	sound_close(s);
	return n;
}

TEST(voice_plays_recorded_words)
{
	struct heard h;
	struct err e = { 0 };
	size_t size;
	EXPECT_OK(heard_open(&h, &e), e);
	struct bytes opus = tone(&h), word = wav(&h, 1, 16, 1, 22050, 300);
	EXPECT(opus.n > 0);
	voice_play(h.v, &opus, "tone", &normal);
	bool quiet = voice_wait(h.v, LONG_MS);
	int most = loudest(&h, 0, &size);
	EXPECT(quiet);
	EXPECT(most > 8000);
	EXPECT(size >= 48000 * 4 * 14 / 10); /* its second and a half, in stereo */
	voice_play(h.v, &word, "word", &normal);
	quiet = voice_wait(h.v, LONG_MS);
	most = loudest(&h, 0, &size);
	int events = spoken_events();
	heard_close(&h);
	EXPECT(quiet);
	EXPECT(most > 8000);
	EXPECT(size >= 22050 * 2 * 3 / 10);
	EXPECT_INT(events, 2);
}

TEST(voice_cuts_a_recorded_word_at_once)
{
	struct heard h;
	struct err e = { 0 };
	size_t before = 0, after;
	EXPECT_OK(heard_open(&h, &e), e);
	struct bytes word = wav(&h, 1, 16, 1, 22050, 20000);
	voice_play(h.v, &word, "word", &normal);
	voice_play(h.v, &word, "word", &normal);
	int64_t until = os_ms() + LONG_MS;
	while (loudest(&h, 0, &before) < 1000 && os_ms() < until)
		voice_wait(h.v, 50);
	voice_stop(h.v);
	bool quiet = voice_wait(h.v, LONG_MS);
	loudest(&h, 0, &after);
	int events = spoken_events();
	heard_close(&h);
	EXPECT(quiet);
	EXPECT(before > 0);
	EXPECT(after - before < 4410 + 4096);
	EXPECT_INT(events, 0);
}

TEST(voice_knows_the_sounds_it_can_play)
{
	struct heard h = { .v = NULL };
	int most;
	static const int plain[][3] = { { 16, 1, 22050 }, { 16, 2, 44100 }, { 8, 1, 8000 }, { 8, 2, 48000 } };
	for (size_t i = 0; i < COUNT(plain); i++) {
		struct bytes b = wav(&h, 1, plain[i][0], plain[i][1], plain[i][2], 100);
		EXPECT_INT(samples_of(&b, &most), plain[i][2] / 10 * plain[i][1]);
		EXPECT(most > 5000);
	}
	static const int other[][4] = { { 3, 16, 1, 22050 }, { 1, 24, 1, 22050 }, { 1, 16, 6, 22050 },
		{ 1, 16, 1, 96000 }, { 1, 16, 1, 4000 } };
	for (size_t i = 0; i < COUNT(other); i++) {
		struct bytes b = wav(&h, other[i][0], other[i][1], other[i][2], other[i][3], 100);
		EXPECT(samples_of(&b, &most) == SIZE_MAX);
	}
	struct bytes mp3 = { arena_alloc(&h.a, 64), 64 }, hour = wav(&h, 1, 8, 1, 8000, 60000);
	memset(mp3.p, 0, 64);
	memcpy(mp3.p, "ID3", 3);
	EXPECT(samples_of(&mp3, &most) == SIZE_MAX);
	EXPECT_INT(samples_of(&hour, &most), 30 * 8000);
	arena_release(&h.a);
}

TEST(voice_bears_damaged_sounds)
{
	struct heard h = { .v = NULL };
	struct bytes whole[] = { tone(&h), wav(&h, 1, 16, 1, 8000, 20) };
	int most;
	size_t most_samples = 30 * 48000 * 2;
	for (size_t k = 0; k < COUNT(whole); k++) {
		struct bytes b = { arena_alloc(&h.a, whole[k].n), whole[k].n };
		for (size_t n = 0; n < whole[k].n; n += 7) { /* cut */
			b.n = n;
			memcpy(b.p, whole[k].p, n);
			size_t samples = samples_of(&b, &most);
			EXPECT(samples == SIZE_MAX || samples <= most_samples);
		}
		b.n = whole[k].n;
		for (size_t i = 0; i < whole[k].n; i += i < 60 ? 1 : 13) { /* or changed */
			memcpy(b.p, whole[k].p, b.n);
			b.p[i] ^= 0xFF;
			size_t samples = samples_of(&b, &most);
			EXPECT(samples == SIZE_MAX || samples <= most_samples);
		}
	}
	arena_release(&h.a);
}

TEST(voice_says_the_word_when_its_sound_is_none)
{
	if (not_run())
		return;
	struct heard h;
	struct err e = { 0 };
	size_t size;
	EXPECT_OK(heard_open(&h, &e), e);
	struct bytes none = wav(&h, 3, 16, 1, 22050, 100);
	voice_play(h.v, &none, "Help.", &normal);
	bool quiet = voice_wait(h.v, LONG_MS);
	int most = loudest(&h, 0, &size), events = spoken_events();
	heard_close(&h);
	EXPECT(quiet);
	EXPECT(most > 2000);
	EXPECT_INT(events, 1);
}

/* How it sounds is heard: said with each setting changed, no two come out alike, and quieter is quieter. */
TEST(voice_has_volume_pitch_speed_and_accent)
{
	if (not_run())
		return;
	static const struct say_how how[] = { { 175, 50, 100, ACCENT_ENGLAND }, { 175, 50, 30, ACCENT_ENGLAND },
		{ 175, 80, 100, ACCENT_ENGLAND }, { 300, 50, 100, ACCENT_ENGLAND }, { 175, 50, 100, ACCENT_SCOTLAND },
		{ 175, 50, 100, ACCENT_RP }, { 175, 50, 100, ACCENT_AMERICA } };
	struct bytes out[COUNT(how)];
	int most[COUNT(how)];
	size_t size;
	struct heard h;
	struct err e = { 0 };
	EXPECT_OK(heard_open(&h, &e), e);
	for (size_t i = 0; i < COUNT(how); i++) {
		voice_say(h.v, "Not this car.", &how[i]);
		EXPECT(voice_wait(h.v, LONG_MS));
		most[i] = loudest(&h, 0, &size);
		EXPECT(file_read(&h.a, h.path, 64 << 20, &out[i], NULL));
	}
	struct bytes opus = tone(&h);
	voice_play(h.v, &opus, "tone", &how[1]);
	EXPECT(voice_wait(h.v, LONG_MS));
	int quiet_tone = loudest(&h, 0, &size);
	for (size_t i = 0; i < COUNT(how); i++)
		for (size_t k = 0; k < i; k++)
			EXPECT(out[i].n != out[k].n || memcmp(out[i].p, out[k].p, out[i].n) != 0);
	EXPECT(most[1] > 300 && most[1] < most[0] / 2);
	EXPECT(quiet_tone > 2000 && quiet_tone < 6000);
	heard_close(&h);
}
