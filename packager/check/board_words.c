/*
 * Words by kind. Lists, not cleverness: an author must be able to see why a word counts as what it does. Endings are
 * taken off (touch, touched, touching), words that change inside stand in the list in each form.
 */
#include "packager/check/board_words.h"

enum { WORDS_MOST = 24 };

/* Each list ends with NULL. A blank within: these words in a row. */
static const char *const pleasant[] = { "happy", "excited", "proud", "loved", "cared for", "glad", "cheerful", "joyful",
	"delighted", "brave", "pleased", "hopeful", NULL };
static const char *const unpleasant[] = { "sad", "angry", "cross", "scared", "frightened", "afraid", "worried",
	"lonely", "embarrassed", "ill", "upset", "unhappy", "anxious", "nervous", "furious", "mad", "hurt", "disgusted",
	"guilty", "ashamed", "jealous", NULL };
static const char *const neither[] = { "okay", "ok", "surprised", "mixed up", "confused", "calm", "tired", "fine",
	NULL };
static const char *const school[] = { "teacher", "carer", "helper", "doctor", "nurse", "driver", "friend", "therapist",
	"assistant", "escort", "neighbour", "coach", "babysitter", "childminder", "priest", "imam", "vicar", "rabbi",
	"dentist", "police", "social worker", "head teacher", "key worker", "boyfriend", "girlfriend", NULL };
static const char *const family[] = { "mum", "mummy", "mam", "mother", "dad", "daddy", "father", "brother", "sister",
	"grandad", "grandpa", "grandfather", "grandma", "granny", "gran", "nan", "nana", "grandmother", "uncle",
	"auntie", "aunty", "aunt", "cousin", "stepdad", "stepmum", "stepbrother", "stepsister", "step-dad", "step-mum",
	"family", "parent", NULL };
static const char *const open_ended[] = { "someone else", "somebody else", "another person", "no one", "nobody",
	"no-one", NULL };
static const char *const act[] = { "touch", "hit", "hitting", "cuddle", "hug", "kiss", "smack", "kick", "punch", "slap",
	"bite", "bitten", "pinch", "tickle", "rub", "stroke", "grab", "wash", "get dressed", "undress", "bath", "lick",
	NULL };
static const char *const body[] = { "hair", "eye", "ear", "nose", "mouth", "neck", "chest", "tummy", "arm", "leg",
	"foot", "feet", "bottom", "bum", "penis", "willy", "vulva", "vagina", "breast", "boob", "private part", "wee",
	"poo", "testicle", "genital", NULL };
static const char *const grave[] = { "rape", "abuse", "abuser", "abusive", "molest", "sex", "sexual", "assault",
	"groom", "penetrate", "porn", "pervert", "victim", "naked", NULL };
static const char *const *const list_of[WORD_KINDS] = { pleasant, unpleasant, neither, school, family, open_ended, act,
	body, grave };

/* --- words of a text --- */

struct words {
	const char *word[WORDS_MOST]; /* in lower case, without signs but ' and - */
	size_t n;
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' || c == '-' || (unsigned char)c >= 0x80;
}

/* The curved apostrophe is written as the plain one, so that a list needs one form. */
static const char *plain_apostrophes(struct arena *a, const char *s)
{
	struct buf b = { .a = a };
	for (; *s != '\0'; s++) {
		bool curved = str_starts(s, "\u2019");
		buf_add_n(&b, curved ? "'" : s, 1);
		s += curved ? strlen("\u2019") - 1 : 0;
	}
	return buf_text(&b);
}

static struct words words_of(struct arena *a, const char *text)
{
	struct words w = { .n = 0 };
	const char *s = plain_apostrophes(a, str_lower(a, text));
	while (*s != '\0' && w.n < WORDS_MOST) {
		size_t n = 0;
		while (s[n] != '\0' && is_letter(s[n]))
			n++;
		if (n > 0)
			w.word[w.n++] = arena_copy(a, s, n);
		s += n + (s[n] != '\0' ? 1 : 0);
	}
	return w;
}

/* --- one word against one of a list --- */

static bool in(const char *word, const char *const *list)
{
	for (size_t i = 0; list[i] != NULL; i++)
		if (streq(word, list[i]))
			return true;
	return false;
}

/* touch: touch, touches, touched, touching; bite: biting; hug: hugged; dad: dad's. */
static bool same_word(const char *word, const char *base)
{
	static const char *const endings[] = { "", "s", "es", "ed", "d", "ing", "'s", "s'", NULL };
	size_t n = strlen(base);
	char last[2] = { base[n - 1], '\0' };
	if (strncmp(word, base, n) == 0 && in(word + n, endings))
		return true;
	if (strncmp(word, base, n) == 0 && str_starts(word + n, last) && in(word + n + 1, endings))
		return true;
	return last[0] == 'e' && strncmp(word, base, n - 1) == 0 && streq(word + n - 1, "ing");
}

/* How many words of w, from i, are this entry of a list; 0: none. */
static size_t entry_at(const struct words *w, size_t i, const char *entry)
{
	size_t taken = 0;
	if (w->word[i][0] != entry[0])
		return 0;
	for (const char *part = entry; part != NULL;) {
		char base[32];
		const char *blank = strchr(part, ' ');
		size_t n = blank != NULL ? (size_t)(blank - part) : strlen(part);
		snprintf(base, sizeof base, "%.*s", (int)n, part);
		if (i + taken >= w->n || !same_word(w->word[i + taken], base))
			return 0;
		taken++;
		part = blank != NULL ? blank + 1 : NULL;
	}
	return taken;
}

static size_t kind_at(const struct words *w, size_t i, enum word_kind kind)
{
	for (const char *const *entry = list_of[kind]; *entry != NULL; entry++) {
		size_t n = entry_at(w, i, *entry);
		if (n > 0)
			return n;
	}
	return 0;
}

bool word_is(struct arena *a, const char *label, enum word_kind kind)
{
	struct words w = words_of(a, label);
	for (size_t i = 0; i < w.n; i++)
		if (kind_at(&w, i, kind) > 0)
			return true;
	return false;
}

bool word_is_person(struct arena *a, const char *label)
{
	return word_is(a, label, WORD_SCHOOL) || word_is(a, label, WORD_FAMILY);
}

/* --- sentences --- */

/* A person as the one who does: by relation, or by a pronoun other than the child's own and the listener's. */
static bool doer_at(const struct words *w, size_t i)
{
	static const char *const pronouns[] = { "he", "she", "they", "him", "her", "them", "someone", "somebody",
		"he's", "she's", "they've", "man", "woman", "boy", "girl", "lady", "person", NULL };
	return in(w->word[i], pronouns) || kind_at(w, i, WORD_SCHOOL) > 0 || kind_at(w, i, WORD_FAMILY) > 0;
}

static bool act_at(const struct words *w, size_t i)
{
	static const char *const more[] = { "hurt", "hurts", "hurting", "bit", "hold", "holds", "held", "pushed",
		"push", NULL };
	return in(w->word[i], more) || kind_at(w, i, WORD_ACT) > 0;
}

static bool verb_at(const struct words *w, size_t i)
{
	static const char *const verbs[] = { "did", "does", "do", "is", "was", "are", "were", "has", "had", "have",
		"made", "makes", "make", "said", "says", "told", "tells", "went", "goes", "came", "comes", "took",
		"takes", "gave", "gives", "put", "puts", "will", "won't", "can", "can't", "always", "never", "keeps",
		"kept", "likes", "wants", "would", "didn't", "doesn't", "isn't", "wasn't", "saw", "sees", "let", "lets",
		"sent", NULL };
	size_t n = strlen(w->word[i]);
	return in(w->word[i], verbs) || (n > 3 && str_ends(w->word[i], "ed"));
}

/* "hit me" said of somebody: what comes before is a name, not a refusal, a wish or the child. */
static bool done_to_me(const struct words *w, size_t i)
{
	static const char *const mine[] = { "me", "my", "us", NULL };
	static const char *const before[] = { "don't", "do", "not", "stop", "please", "to", "you", "i", "never", "no",
		"can", "could", "will", "would", "want", "and", "or", "help", NULL };
	if (i + 1 >= w->n || !in(w->word[i + 1], mine))
		return false;
	return i > 0 ? !in(w->word[i - 1], before) : str_ends(w->word[i], "ed");
}

/* A person at the start, a verb behind, and more than three words: it tells what somebody did or is. */
static bool tells_of_somebody(const struct words *w)
{
	for (size_t i = 0; w->n > 3 && i < 2; i++)
		if (doer_at(w, i) && verb_at(w, i + 1))
			return true;
	return false;
}

bool words_accuse(struct arena *a, const char *words)
{
	struct words w = words_of(a, words);
	bool doer = false, acts = false;
	for (size_t i = 0; i < w.n; i++) {
		doer = doer || doer_at(&w, i);
		acts = acts || act_at(&w, i);
		if (act_at(&w, i) && done_to_me(&w, i))
			return true;
	}
	return (doer && acts) || tells_of_somebody(&w);
}

bool word_is_else(struct arena *a, const char *label)
{
	static const char *const known[] = { "something else", "somewhere else", "somebody else", "someone else",
		"not on here", "not here", "a different one", "another one" };
	const char *s = str_lower(a, label);
	for (size_t i = 0; i < COUNT(known); i++)
		if (strstr(s, known[i]) != NULL)
			return true;
	return false;
}

int word_pair(struct arena *a, const char *label)
{
	static const char *const pairs[][2] = { { "yes", "no" }, { "good", "bad" }, { "like", "don't like" },
		{ "i like it", "i don't like it" }, { "right", "wrong" }, { "safe", "not safe" }, { "happy", "sad" },
		{ "okay with me", "not okay with me" }, { "true", "not true" }, { "want", "don't want" } };
	const char *s = plain_apostrophes(a, str_lower(a, label));
	for (size_t i = 0; i < COUNT(pairs); i++)
		for (int side = 0; side < 2; side++)
			if (streq(s, pairs[i][side]))
				return side == 0 ? (int)i + 1 : -(int)i - 1;
	return 0;
}
