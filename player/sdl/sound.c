/*
 * A recorded word out of a pack: Ogg Opus through opusfile, or plain PCM WAV, as 16-bit samples piece by piece, so that
 * the first of them sounds at once and a cut costs nothing. The bytes are a pack's: their kind is told by what they
 * are, never by a name, and what is too long or of another kind is refused; the voice then says the word.
 */
#include "sdl/internal.h"

#include <opusfile.h>

enum {
	SECONDS_MOST = 30 /* a word; what comes after is not played */,
	OPUS_RATE = 48000,
	WAV_RATE_LEAST = 8000,
	WAV_PCM = 1
};

struct sound {
	OggOpusFile *opus; /* NULL: the rest of a WAV's samples */
	const unsigned char *at, *end;
	int bits, rate, channels;
	size_t left; /* samples that may still come, of all channels: a file may say less than it holds */
};

static uint32_t number(const unsigned char *p, int n)
{
	uint32_t v = 0;
	while (n-- > 0)
		v = v << 8 | p[n];
	return v;
}

static bool opus_begin(struct sound *s, const struct bytes *b)
{
	int why = 0;
	s->opus = op_open_memory(b->p, b->n, &why);
	s->rate = OPUS_RATE;
	s->channels = 2; /* whatever it holds, opusfile mixes it to two */
	return s->opus != NULL;
}

/* The chunks of a WAV up to its samples. One after the other, padded to two bytes; a length past the end is the end. */
static bool wav_begin(struct sound *s, const struct bytes *b)
{
	const unsigned char *p = b->p + 12, *end = b->p + b->n;
	while (end - p >= 8) {
		size_t n = number(p + 4, 4), there = (size_t)(end - p) - 8;
		bool samples = memcmp(p, "data", 4) == 0, format = memcmp(p, "fmt ", 4) == 0;
		n = n < there ? n : there;
		p += 8;
		if (format && n >= 16) {
			s->channels = (int)number(p + 2, 2);
			s->rate = number(p + 4, 4) <= OPUS_RATE ? (int)number(p + 4, 4) : 0;
			s->bits = number(p, 2) == WAV_PCM ? (int)number(p + 14, 2) : 0;
		}
		if (samples) {
			s->at = p;
			s->end = p + n;
			return (s->bits == 8 || s->bits == 16) && s->rate >= WAV_RATE_LEAST &&
			    (s->channels == 1 || s->channels == 2);
		}
		n += n & 1;
		p = n < there ? p + n : end;
	}
	return false;
}

bool sound_open(struct sound **out, const struct bytes *b)
{
	struct sound *s = calloc(1, sizeof *s);
	assert(s != NULL); /* as in arenas */
	bool ok = false;
	if (b->n >= 12 && memcmp(b->p, "OggS", 4) == 0)
		ok = opus_begin(s, b);
	else if (b->n >= 12 && memcmp(b->p, "RIFF", 4) == 0 && memcmp(b->p + 8, "WAVE", 4) == 0)
		ok = wav_begin(s, b);
	if (!ok) {
		sound_close(s);
		return false;
	}
	s->left = (size_t)s->rate * (size_t)s->channels * SECONDS_MOST;
	*out = s;
	return true;
}

void sound_close(struct sound *s)
{
	if (s != NULL && s->opus != NULL)
		op_free(s->opus);
	free(s);
}

void sound_kind(const struct sound *s, int *rate, int *channels)
{
	*rate = s->rate;
	*channels = s->channels;
}

static size_t wav_read(struct sound *s, int16_t *out, size_t n)
{
	size_t width = (size_t)s->bits / 8, have = (size_t)(s->end - s->at) / width, whole = (size_t)s->channels;
	n = n < have ? n : have;
	n -= n % whole;
	for (size_t i = 0; i < n; i++, s->at += width)
		out[i] = s->bits == 8 ? (int16_t)((s->at[0] - 128) * 256) : (int16_t)(uint16_t)number(s->at, 2);
	return n;
}

size_t sound_read(struct sound *s, int16_t *out, size_t n)
{
	size_t got = 0;
	n = n < s->left ? n : s->left;
	if (s->opus == NULL) {
		got = wav_read(s, out, n);
	} else {
		/* a hole in the stream is skipped once; a stream that goes on failing has ended */
		int frames = op_read_stereo(s->opus, out, (int)n);
		if (frames == OP_HOLE)
			frames = op_read_stereo(s->opus, out, (int)n);
		got = frames > 0 ? 2 * (size_t)frames : 0;
	}
	s->left -= got;
	return got;
}
