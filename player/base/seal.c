/*
 * Signing: libsodium and minisign's file formats. Three files, each a comment line and a line of base64
 * of a packed struct; the structs are read by offset, since packing is the compiler's business. What is signed is the
 * BLAKE2b-512 of the bytes (minisign's prehashed 'ED'); a second signature covers the first one and the trusted
 * comment.
 */
#include "base/seal.h"

#include <sodium.h>

#include "base/base.h"

enum {
	PUBLIC_BYTES = 2 + 8 + 32,                           /* "Ed", key id, key */
	SIGNATURE_BYTES = 2 + 8 + 64,                        /* "ED", key id, signature */
	SECRET_BYTES = 2 + 2 + 2 + 32 + 8 + 8 + 8 + 64 + 32, /* see below */
	COMMENT_MAX = 1024,                                  /* minisign's own limits, with its prefix */
	TRUSTED_MAX = 8192,
	TEXT_MAX = 16384,
};
/* Offsets in a secret key. The first two bytes are "Ed"; what is locked is the id, the key and the checksum. */
enum {
	SECRET_KDF = 2,   /* how it is locked: "Sc" with scrypt, zeros not */
	SECRET_CHECK = 4, /* "B2" */
	SECRET_SALT = 6,
	SECRET_OPS = 38, /* scrypt's two limits */
	SECRET_MEMORY = 46,
	SECRET_LOCKED = 54,
	SECRET_KEY = 62,
	SECRET_SUM = 126,
	LOCKED_BYTES = 104,
};

static const char untrusted_prefix[] = "untrusted comment: ";
static const char trusted_prefix[] = "trusted comment: ";

/* Reading a key file must not eat the machine: minisign writes 1 GiB, and no more is granted. */
#define SCRYPT_MEMORY_MAX ((uint64_t)1 << 30)
#define SCRYPT_OPS_MAX ((uint64_t)1 << 27)

_Static_assert(
    crypto_sign_SECRETKEYBYTES == 64 && crypto_sign_PUBLICKEYBYTES == 32 && crypto_sign_BYTES == 64, "Ed25519");
_Static_assert(SECRET_BYTES == 158 && SECRET_LOCKED + LOCKED_BYTES == SECRET_BYTES, "minisign's layout");

bool seal_start(void)
{
	return sodium_init() >= 0;
}

_Static_assert(crypto_pwhash_STRBYTES == SEAL_PIN, "Argon2id's own text form");

bool seal_pin_hash(char out[SEAL_PIN], const char *pin)
{
	return crypto_pwhash_str(
		   out, pin, strlen(pin), crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0;
}

bool seal_pin_fits(const char *hash, const char *pin)
{
	char whole[SEAL_PIN] = { 0 };
	/* the library reads all of its buffer; a longer text is none of its hashes */
	if (strlen(hash) >= sizeof whole)
		return false;
	memcpy(whole, hash, strlen(hash));
	return crypto_pwhash_str_verify(whole, pin, strlen(pin)) == 0;
}

/* Takes a line off the text, without its LF or CR LF; false when there is none. */
static bool line_take(struct str *text, struct str *line)
{
	const char *end = text->n != 0 ? memchr(text->p, '\n', text->n) : NULL;
	if (text->n == 0)
		return false;
	size_t n = end != NULL ? (size_t)(end - text->p) : text->n;
	line->p = text->p;
	line->n = n;
	size_t taken = end != NULL ? n + 1 : n;
	text->p += taken;
	text->n -= taken;
	if (line->n > 0 && line->p[line->n - 1] == '\r')
		line->n--;
	return true;
}

/* Takes a line that starts with prefix and gives the rest, text of at most max bytes. */
static bool comment_take(struct str *text, const char *prefix, size_t max, struct str *comment)
{
	size_t n = strlen(prefix);
	if (!line_take(text, comment) || comment->n < n || comment->n > max || memcmp(comment->p, prefix, n) != 0)
		return false;
	comment->p += n;
	comment->n -= n;
	return utf8_ok(comment->p, comment->n);
}

/* Takes a line that is base64 of exactly n bytes, n at most SECRET_BYTES, in the one spelling an encoder gives. */
static bool base64_take(struct str *text, unsigned char *out, size_t n)
{
	struct str line;
	char again[sodium_base64_ENCODED_LEN(SECRET_BYTES, sodium_base64_VARIANT_ORIGINAL)];
	size_t got = 0;
	if (!line_take(text, &line) ||
	    sodium_base642bin(out, n, line.p, line.n, NULL, &got, NULL, sodium_base64_VARIANT_ORIGINAL) != 0 ||
	    got != n)
		return false;
	sodium_bin2base64(again, sizeof again, out, n, sodium_base64_VARIANT_ORIGINAL);
	bool same = strlen(again) == line.n && memcmp(again, line.p, line.n) == 0;
	sodium_memzero(again, sizeof again);
	return same;
}

/* Nothing but line ends that an editor may have added. */
static bool is_end(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != '\r' && text.p[i] != '\n')
			return false;
	return true;
}

static const char *base64(struct arena *a, const unsigned char *p, size_t n)
{
	size_t size = sodium_base64_ENCODED_LEN(n, sodium_base64_VARIANT_ORIGINAL);
	return sodium_bin2base64(arena_alloc(a, size), size, p, n, sodium_base64_VARIANT_ORIGINAL);
}

/* The key id as minisign prints it: a little-endian number. */
static void id_print(char out[17], const unsigned char id[8])
{
	for (int i = 0; i < 8; i++)
		snprintf(out + 2 * i, 3, "%02X", (unsigned)id[7 - i]);
}

void seal_public_id(const struct seal_public *k, char out[17])
{
	id_print(out, k->id);
}

bool seal_public_parse(const char *text, size_t n, const char *file, struct seal_public *out, struct err *e)
{
	struct str rest = { text, n < TEXT_MAX ? n : 0 }, comment = { NULL, 0 };
	unsigned char raw[PUBLIC_BYTES];
	if (!comment_take(&rest, untrusted_prefix, COMMENT_MAX, &comment) || !base64_take(&rest, raw, sizeof raw) ||
	    memcmp(raw, "Ed", 2) != 0 || !is_end(rest))
		return fail(e, ERR_FORMAT, file, 0,
		    "is not a public key; it should be a .pub file as minisign or keygen writes it");
	memset(out, 0, sizeof *out);
	memcpy(out->id, raw + 2, sizeof out->id);
	memcpy(out->key, raw + 10, sizeof out->key);
	struct arena scratch = { 0 };
	str_clean(out->name, sizeof out->name, str_squeeze(&scratch, comment.p, comment.n));
	arena_release(&scratch);
	return true;
}

/* The 158 bytes behind a .key file's comment. */
static bool secret_raw(const char *text, size_t n, unsigned char raw[SECRET_BYTES])
{
	struct str rest = { text, n < TEXT_MAX ? n : 0 }, comment;
	return comment_take(&rest, untrusted_prefix, COMMENT_MAX, &comment) && base64_take(&rest, raw, SECRET_BYTES) &&
	    is_end(rest) && memcmp(raw, "Ed", 2) == 0 && memcmp(raw + SECRET_CHECK, "B2", 2) == 0 &&
	    (memcmp(raw + SECRET_KDF, "Sc", 2) == 0 || memcmp(raw + SECRET_KDF, "\0\0", 2) == 0);
}

bool seal_secret_is_encrypted(const char *text, size_t n)
{
	unsigned char raw[SECRET_BYTES];
	bool encrypted = secret_raw(text, n, raw) && raw[SECRET_KDF] == 'S';
	sodium_memzero(raw, sizeof raw);
	return encrypted;
}

static uint64_t number_get(const unsigned char *p)
{
	uint64_t v = 0;
	for (int i = 7; i >= 0; i--)
		v = v << 8 | p[i];
	return v;
}

static void number_put(unsigned char *p, uint64_t v)
{
	for (int i = 0; i < 8; i++, v >>= 8)
		p[i] = (unsigned char)v;
}

/* Locks or unlocks (the same act) the last part of a secret key with the passphrase; false when memory is short. */
static bool secret_lock(unsigned char raw[SECRET_BYTES], const char *passphrase)
{
	uint64_t operations = number_get(raw + SECRET_OPS), memory = number_get(raw + SECRET_MEMORY);
	unsigned char stream[LOCKED_BYTES];
	if (operations > SCRYPT_OPS_MAX || memory > SCRYPT_MEMORY_MAX || memory > SIZE_MAX ||
	    crypto_pwhash_scryptsalsa208sha256(stream, sizeof stream, passphrase, strlen(passphrase), raw + SECRET_SALT,
		operations, (size_t)memory) != 0)
		return false;
	for (size_t i = 0; i < sizeof stream; i++)
		raw[SECRET_LOCKED + i] ^= stream[i];
	sodium_memzero(stream, sizeof stream);
	return true;
}

/* The checksum that tells a right passphrase from a wrong one: BLAKE2b-256 of "Ed", id and key. */
static void secret_sum(const unsigned char raw[SECRET_BYTES], unsigned char sum[32])
{
	crypto_generichash_state state;
	crypto_generichash_init(&state, NULL, 0, 32);
	crypto_generichash_update(&state, raw, 2);
	crypto_generichash_update(&state, raw + SECRET_LOCKED, 8 + 64);
	crypto_generichash_final(&state, sum, 32);
}

/* A secret key is a seed and the public key that follows from it. */
static bool halves_agree(const unsigned char key[64])
{
	unsigned char public_key[32], secret_key[64];
	crypto_sign_seed_keypair(public_key, secret_key, key);
	bool agree = memcmp(secret_key, key, sizeof secret_key) == 0;
	sodium_memzero(secret_key, sizeof secret_key);
	return agree;
}

static bool secret_open(unsigned char raw[SECRET_BYTES], const char *file, const char *passphrase, struct err *e)
{
	unsigned char sum[32];
	bool locked = raw[SECRET_KDF] == 'S';
	if (locked && passphrase == NULL)
		return fail(e, ERR_TRUST, file, 0, "is protected by a passphrase; give the passphrase");
	if (locked && !secret_lock(raw, passphrase))
		return fail(e, ERR_LIMIT, file, 0,
		    "cannot be unlocked: that takes up to 1 GB of memory, or the file is damaged");
	secret_sum(raw, sum);
	/* minisign leaves the checksum of a key without a passphrase empty. */
	bool right = sodium_memcmp(sum, raw + SECRET_SUM, sizeof sum) == 0 ||
	    (!locked && sodium_is_zero(raw + SECRET_SUM, sizeof sum));
	if (!right && locked)
		return fail(e, ERR_TRUST, file, 0, "the passphrase is wrong");
	if (!right || !halves_agree(raw + SECRET_KEY))
		return fail(e, ERR_FORMAT, file, 0, "is damaged; use a copy of it");
	return true;
}

bool seal_secret_parse(
    const char *text, size_t n, const char *file, const char *passphrase, struct seal_secret *out, struct err *e)
{
	unsigned char raw[SECRET_BYTES];
	bool ok = secret_raw(text, n, raw);
	if (!ok)
		fail(e, ERR_FORMAT, file, 0,
		    "is not a secret key; it should be a .key file as minisign or keygen writes it");
	ok = ok && secret_open(raw, file, passphrase, e);
	if (ok) {
		memcpy(out->id, raw + SECRET_LOCKED, sizeof out->id);
		memcpy(out->key, raw + SECRET_KEY, sizeof out->key);
	}
	sodium_memzero(raw, sizeof raw);
	return ok;
}

void seal_secret_wipe(struct seal_secret *k)
{
	sodium_memzero(k, sizeof *k);
}

/* Names stand in a comment line: printable, and no longer than leaves room for the words before them. */
static const char *name_line(struct arena *a, const char *name)
{
	char line[129];
	str_clean(line, sizeof line, name);
	return arena_string(a, line);
}

static const char *secret_text(
    struct arena *a, const unsigned char id[8], const unsigned char key[64], const char *name, const char *passphrase)
{
	unsigned char raw[SECRET_BYTES] = { 'E', 'd', 0, 0, 'B', '2' };
	memcpy(raw + SECRET_LOCKED, id, 8);
	memcpy(raw + SECRET_KEY, key, 64);
	secret_sum(raw, raw + SECRET_SUM);
	if (passphrase != NULL) {
		memcpy(raw + SECRET_KDF, "Sc", 2);
		os_random(raw + SECRET_SALT, 32);
		/* minisign's own choice first; where memory is short a quarter of it, down to the library's least. */
		uint64_t operations = crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE;
		uint64_t memory = crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE;
		number_put(raw + SECRET_OPS, operations);
		number_put(raw + SECRET_MEMORY, memory);
		while (!secret_lock(raw, passphrase)) {
			operations /= 4;
			memory /= 4;
			if (memory < crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_MIN)
				abort();
			number_put(raw + SECRET_OPS, operations);
			number_put(raw + SECRET_MEMORY, memory);
		}
	}
	const char *text =
	    arena_printf(a, "%s%s: keep it secret\n%s\n", untrusted_prefix, name, base64(a, raw, sizeof raw));
	sodium_memzero(raw, sizeof raw);
	return text;
}

void seal_keygen(
    struct arena *a, const char *name, const char *passphrase, const char **secret, const char **public_text)
{
	unsigned char id[8], public_key[32], secret_key[64], raw[PUBLIC_BYTES] = { 'E', 'd' };
	os_random(id, sizeof id);
	crypto_sign_keypair(public_key, secret_key);
	memcpy(raw + 2, id, sizeof id);
	memcpy(raw + 10, public_key, sizeof public_key);
	const char *shown = name_line(a, name);
	*secret = secret_text(a, id, secret_key, shown, passphrase);
	*public_text = arena_printf(a, "%s%s\n%s\n", untrusted_prefix, shown, base64(a, raw, sizeof raw));
	sodium_memzero(secret_key, sizeof secret_key);
}

/* What the second signature covers, in the arena: the first one, then the trusted comment. */
static unsigned char *sealed_comment(struct arena *a, const unsigned char signature[64], struct str trusted, size_t *n)
{
	unsigned char *p = arena_alloc(a, 64 + trusted.n);
	memcpy(p, signature, 64);
	if (trusted.n != 0)
		memcpy(p + 64, trusted.p, trusted.n);
	*n = 64 + trusted.n;
	return p;
}

const char *seal_sign(struct arena *a, const struct seal_secret *k, const void *p, size_t n, const char *trusted)
{
	unsigned char hash[64], raw[SIGNATURE_BYTES] = { 'E', 'D' }, global[64];
	size_t sealed_n = 0;
	struct str comment = { trusted, strlen(trusted) };
	assert(utf8_ok(trusted, comment.n) && strpbrk(trusted, "\r\n") == NULL &&
	    comment.n < TRUSTED_MAX - sizeof trusted_prefix);
	crypto_generichash(hash, sizeof hash, p, n, NULL, 0);
	memcpy(raw + 2, k->id, sizeof k->id);
	crypto_sign_detached(raw + 10, NULL, hash, sizeof hash, k->key);
	unsigned char *sealed = sealed_comment(a, raw + 10, comment, &sealed_n);
	crypto_sign_detached(global, NULL, sealed, sealed_n, k->key);
	char id[17];
	id_print(id, k->id);
	return arena_printf(a, "%ssignature by key %s\n%s\n%s%s\n%s\n", untrusted_prefix, id,
	    base64(a, raw, sizeof raw), trusted_prefix, trusted, base64(a, global, sizeof global));
}

struct signature {
	unsigned char raw[SIGNATURE_BYTES], global[64];
	struct str trusted;
};

static bool signature_parse(const char *text, size_t n, struct signature *s)
{
	struct str rest = { text, n < TEXT_MAX ? n : 0 }, comment;
	return comment_take(&rest, untrusted_prefix, COMMENT_MAX, &comment) &&
	    base64_take(&rest, s->raw, sizeof s->raw) &&
	    comment_take(&rest, trusted_prefix, TRUSTED_MAX, &s->trusted) &&
	    base64_take(&rest, s->global, sizeof s->global) && is_end(rest);
}

bool seal_signature_id(const char *text, size_t n, unsigned char id[8])
{
	struct signature s;
	if (!signature_parse(text, n, &s))
		return false;
	memcpy(id, s.raw + 2, 8);
	return true;
}

bool seal_verify(struct arena *a, const struct seal_public *k, const void *p, size_t n, const char *text, size_t text_n,
    const char **trusted, struct err *e)
{
	struct signature s;
	unsigned char hash[64];
	size_t sealed_n = 0;
	if (!signature_parse(text, text_n, &s))
		return fail(e, ERR_TRUST, NULL, 0, "the signature is damaged");
	if (memcmp(s.raw, "ED", 2) != 0)
		return fail(
		    e, ERR_TRUST, NULL, 0, "the signature is of an old kind; sign again with minisign 0.10 or newer");
	if (memcmp(s.raw + 2, k->id, sizeof k->id) != 0)
		return fail(e, ERR_TRUST, NULL, 0, "the signature is by another key");
	crypto_generichash(hash, sizeof hash, p, n, NULL, 0);
	if (crypto_sign_verify_detached(s.raw + 10, hash, sizeof hash, k->key) != 0)
		return fail(e, ERR_TRUST, NULL, 0, "the signature is wrong: this is forged or damaged");
	const unsigned char *sealed = sealed_comment(a, s.raw + 10, s.trusted, &sealed_n);
	if (crypto_sign_verify_detached(s.global, sealed, sealed_n, k->key) != 0)
		return fail(e, ERR_TRUST, NULL, 0, "the signature's comment is wrong: this is forged or damaged");
	if (trusted != NULL)
		*trusted = arena_copy(a, s.trusted.p, s.trusted.n);
	return true;
}
