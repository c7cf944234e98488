/*
 * The voice: a recorded word where the pack has one, else espeak-ng as a child process, so that it can be cut at once
 * and cannot take us down. Text goes in by pipe, sound comes out by pipe and is queued on an audio device that is open
 * only while something sounds (an open one wakes the machine 20 times a second, library-facts.md). One thread does it,
 * started at the first word; all it shares is behind one lock.
 */
#include "sdl/internal.h"

enum {
	HEADER = 44, /* of the WAV that espeak-ng writes */
	CHUNK = 4096,
	AHEAD_MS = 2000, /* how much sound may wait: a page is minutes of it */
	SAMPLES = 512,   /* of the device: 23 ms at 22,050 Hz */
	SPEED_LEAST = 80,
	SPEED_MOST = 450,
};

struct utterance {
	struct utterance *next;
	struct say_how how;
	struct bytes sound; /* a recorded word, played instead; its bytes stand after the text */
	char text[];
};
struct voice {
	SDL_mutex *lock;
	SDL_cond *changed;  /* something to say, to stop, or all is said */
	SDL_Thread *thread; /* NULL until the first word */
	struct utterance *first, *last;
	struct os_child *child; /* while one speaks, so that stop can end it */
	unsigned cuts;          /* grows at each stop: what began before is not to be heard */
	bool quit, busy, ready;
	SDL_AudioDeviceID device;
	SDL_AudioSpec spec; /* of the open device */
};

void voice_open(struct voice **out)
{
	struct voice *v = calloc(1, sizeof *v);
	assert(v != NULL); /* as in arenas */
	v->lock = SDL_CreateMutex();
	v->changed = SDL_CreateCond();
	v->ready = v->lock != NULL && v->changed != NULL && os_program_exists("espeak-ng");
	*out = v;
}

bool voice_ready(struct voice *v)
{
	SDL_LockMutex(v->lock);
	bool ready = v->ready;
	SDL_UnlockMutex(v->lock);
	return ready;
}

/* --- the device: used by the thread only, but silenced by stop --- */

static bool device_open(struct voice *v, int rate, int channels, SDL_AudioFormat format)
{
	SDL_AudioSpec want = { .freq = rate, .format = format, .channels = (Uint8)channels, .samples = SAMPLES };
	if (channels < 1 || channels > 2 || rate < 8000 || rate > 48000)
		return false;
	if (v->device != 0 && v->spec.freq == rate && v->spec.channels == channels && v->spec.format == format)
		return true;
	if (SDL_WasInit(SDL_INIT_AUDIO) == 0 && SDL_InitSubSystem(SDL_INIT_AUDIO) != 0)
		return false;
	SDL_AudioDeviceID old = v->device, device = SDL_OpenAudioDevice(NULL, 0, &want, NULL, 0);
	SDL_LockMutex(v->lock);
	v->device = device;
	v->spec = want;
	SDL_UnlockMutex(v->lock);
	if (old != 0)
		SDL_CloseAudioDevice(old);
	if (device != 0)
		SDL_PauseAudioDevice(device, 0);
	return device != 0;
}

static void device_close(struct voice *v)
{
	SDL_LockMutex(v->lock);
	SDL_AudioDeviceID device = v->device;
	v->device = 0;
	SDL_UnlockMutex(v->lock);
	if (device != 0)
		SDL_CloseAudioDevice(device);
}

static Uint32 device_waiting_ms(const struct voice *v)
{
	Uint32 a_second = (Uint32)v->spec.freq * v->spec.channels * 2;
	return a_second == 0 ? 0 : (Uint32)((uint64_t)SDL_GetQueuedAudioSize(v->device) * 1000 / a_second);
}

/* Waits until no more than that much sound is to come; false when it was cut. */
static bool device_drain(struct voice *v, unsigned cuts, Uint32 left_ms)
{
	bool more = true;
	SDL_LockMutex(v->lock);
	while (v->cuts == cuts && more) {
		Uint32 waiting = device_waiting_ms(v);
		more = waiting > left_ms;
		if (more)
			SDL_CondWaitTimeout(v->changed, v->lock, waiting - left_ms + 1);
	}
	bool whole = v->cuts == cuts;
	SDL_UnlockMutex(v->lock);
	return whole;
}

/* Queues unless stop came in between, so that nothing is heard after it. */
static bool device_queue(struct voice *v, unsigned cuts, const void *p, long n)
{
	SDL_LockMutex(v->lock);
	bool ok = v->cuts == cuts;
	if (ok)
		SDL_QueueAudio(v->device, p, (Uint32)n);
	SDL_UnlockMutex(v->lock);
	return ok;
}

/* --- one utterance --- */

static bool header_read(struct os_child *c, unsigned char header[HEADER])
{
	for (long have = 0, got; have < HEADER; have += got) {
		got = os_child_read(c, header + have, (size_t)(HEADER - have));
		if (got <= 0)
			return false;
	}
	return true;
}

/* False: there is no way to make a sound. */
static bool speech(struct voice *v, struct os_child *c, unsigned cuts)
{
	unsigned char bytes[CHUNK];
	long got = 0, odd = 0;
	if (!header_read(c, bytes))
		return false;
	int rate = bytes[24] | bytes[25] << 8 | bytes[26] << 16;
	if (memcmp(bytes, "RIFF", 4) != 0 || bytes[34] != 16 || !device_open(v, rate, bytes[22], AUDIO_S16LSB))
		return false;
	/* A pipe may cut a sample in two: the odd byte waits for its other half. */
	while ((got = os_child_read(c, bytes + odd, sizeof bytes - (size_t)odd)) > 0) {
		got += odd;
		odd = got & 1;
		if (!device_queue(v, cuts, bytes, got - odd) || !device_drain(v, cuts, AHEAD_MS))
			return true;
		bytes[0] = bytes[got - 1];
	}
	device_drain(v, cuts, 0);
	return true;
}

static int between(int n, int low, int high)
{
	return n < low ? low : n > high ? high : n;
}

/* A recorded word. False: it is none that can be played, and nothing was heard of it. */
static bool recording(struct voice *v, const struct utterance *u, unsigned cuts)
{
	int16_t sample[CHUNK / 2];
	struct sound *s = NULL;
	int rate, channels;
	if (u->sound.n == 0 || !sound_open(&s, &u->sound))
		return false;
	sound_kind(s, &rate, &channels);
	size_t got = sound_read(s, sample, COUNT(sample));
	bool heard = got > 0 && device_open(v, rate, channels, AUDIO_S16SYS);
	while (heard && got > 0) {
		for (size_t i = 0; i < got; i++)
			sample[i] = (int16_t)(sample[i] * between(u->how.volume, 0, 100) / 100);
		if (!device_queue(v, cuts, sample, (long)(got * sizeof sample[0])) || !device_drain(v, cuts, AHEAD_MS))
			break;
		got = sound_read(s, sample, COUNT(sample));
	}
	if (heard)
		device_drain(v, cuts, 0);
	sound_close(s);
	return heard;
}

static void spoken_tell(void)
{
	SDL_Event done = { .type = EVENT_SPOKEN };
	SDL_PushEvent(&done);
}

/* By espeak-ng. */
static void utter(struct voice *v, const struct utterance *u, unsigned cuts)
{
	static const char *const voices[ACCENT_COUNT] = { "en-gb", "en-gb-scotland", "en-gb-x-rp", "en-us" };
	char speed[16], pitch[16], volume[16];
	snprintf(speed, sizeof speed, "%d", between(u->how.speed, SPEED_LEAST, SPEED_MOST));
	snprintf(pitch, sizeof pitch, "%d", between(u->how.pitch, 0, 99));
	snprintf(volume, sizeof volume, "%d", between(u->how.volume, 0, 100));
	const char *const argv[] = { "espeak-ng", "-v", voices[u->how.accent], "-b", "1", "-s", speed, "-p", pitch,
		"-a", volume, "--stdin", "--stdout", NULL };
	struct os_child *c = os_child_start(argv, NULL);
	bool ok = c != NULL;
	SDL_LockMutex(v->lock);
	v->child = c;
	bool cut = v->cuts != cuts;
	SDL_UnlockMutex(v->lock);
	if (ok && !cut && os_child_write_end(c, u->text, strlen(u->text)))
		ok = speech(v, c, cuts);
	SDL_LockMutex(v->lock);
	v->child = NULL;
	cut = v->cuts != cuts;
	v->ready = ok || cut;
	SDL_UnlockMutex(v->lock);
	os_child_close(c);
	if (!cut)
		spoken_tell();
}

static int speak(void *context)
{
	struct voice *v = context;
	SDL_LockMutex(v->lock);
	while (!v->quit) {
		struct utterance *u = v->first;
		if (u == NULL) {
			SDL_UnlockMutex(v->lock);
			device_close(v);
			SDL_LockMutex(v->lock);
			v->busy = v->first != NULL;
			SDL_CondBroadcast(v->changed);
			if (v->first == NULL && !v->quit)
				SDL_CondWait(v->changed, v->lock);
			continue;
		}
		v->first = u->next;
		v->last = u->next == NULL ? NULL : v->last;
		v->busy = true;
		unsigned cuts = v->cuts;
		SDL_UnlockMutex(v->lock);
		bool played = recording(v, u, cuts);
		if (!played)
			utter(v, u, cuts);
		free(u);
		SDL_LockMutex(v->lock);
		if (played && v->cuts == cuts)
			spoken_tell();
	}
	SDL_UnlockMutex(v->lock);
	device_close(v);
	return 0;
}

/* --- what others call --- */

void voice_play(struct voice *v, const struct bytes *sound, const char *text, const struct say_how *how)
{
	size_t n = strlen(text) + 1;
	if (v->lock == NULL || v->changed == NULL || (n == 1 && sound->n == 0))
		return;
	struct utterance *u = malloc(sizeof *u + n + sound->n);
	assert(u != NULL);
	u->next = NULL;
	u->how = *how;
	memcpy(u->text, text, n);
	u->sound = (struct bytes){ (unsigned char *)u->text + n, sound->n };
	if (sound->n > 0)
		memcpy(u->text + n, sound->p, sound->n);
	SDL_LockMutex(v->lock);
	if (v->last != NULL)
		v->last->next = u;
	else
		v->first = u;
	v->last = u;
	v->busy = true;
	if (v->thread == NULL)
		v->thread = SDL_CreateThread(speak, "voice", v);
	SDL_CondBroadcast(v->changed);
	SDL_UnlockMutex(v->lock);
}

void voice_say(struct voice *v, const char *text, const struct say_how *how)
{
	voice_play(v, &(struct bytes){ 0 }, text, how);
}

static void queue_forget(struct voice *v)
{
	while (v->first != NULL) {
		struct utterance *u = v->first;
		v->first = u->next;
		free(u);
	}
	v->last = NULL;
}

void voice_stop(struct voice *v)
{
	if (v->thread == NULL)
		return;
	SDL_LockMutex(v->lock);
	v->cuts++;
	queue_forget(v);
	if (v->child != NULL)
		os_child_kill(v->child);
	if (v->device != 0)
		SDL_ClearQueuedAudio(v->device);
	SDL_CondBroadcast(v->changed);
	SDL_UnlockMutex(v->lock);
}

bool voice_wait(struct voice *v, int ms)
{
	int64_t until = os_ms() + ms;
	SDL_LockMutex(v->lock);
	for (int64_t left = ms; v->busy && left > 0; left = until - os_ms())
		SDL_CondWaitTimeout(v->changed, v->lock, (Uint32)left);
	bool quiet = !v->busy;
	SDL_UnlockMutex(v->lock);
	return quiet;
}

void voice_close(struct voice *v)
{
	if (v == NULL)
		return;
	voice_stop(v);
	if (v->thread != NULL) {
		SDL_LockMutex(v->lock);
		v->quit = true;
		SDL_CondBroadcast(v->changed);
		SDL_UnlockMutex(v->lock);
		SDL_WaitThread(v->thread, NULL);
	}
	queue_forget(v);
	if (SDL_WasInit(SDL_INIT_AUDIO) != 0)
		SDL_QuitSubSystem(SDL_INIT_AUDIO);
	SDL_DestroyCond(v->changed);
	SDL_DestroyMutex(v->lock);
	free(v);
}
