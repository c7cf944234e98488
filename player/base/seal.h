/*
 * Cryptography: libsodium, nettle for SHA-256, and minisign's own file formats (minisign.c: struct layouts), so that
 * the stock tools can check what we sign. Only prehashed 'ED' signatures are accepted (minisign 0.10 and later).
 */
#ifndef BASE_SEAL_H
#define BASE_SEAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

enum { SEAL_HASH = 32, SEAL_HEX = 2 * SEAL_HASH + 1 };

struct seal_public {
	unsigned char id[8];
	unsigned char key[32];
	char name[128]; /* from the file's untrusted comment: shown, never believed */
};

struct seal_secret {
	unsigned char id[8];
	unsigned char key[64];
};

/* Once, before anything else here. False: the library could not start. */
bool seal_start(void);

void seal_hash(unsigned char out[SEAL_HASH], const void *p, size_t n);
/* Lower-case hex of the SHA-256. */
void seal_hash_hex(char out[SEAL_HEX], const void *p, size_t n);
/* "K7QM-4D9P": its first 40 bits in Crockford's base 32, for people to compare by eye. Not proof against forgery. */
void seal_code(char out[10], const void *p, size_t n);

/* In pieces. */
struct seal_hasher {
	_Alignas(16) unsigned char state[128];
};
void seal_hasher_start(struct seal_hasher *h);
void seal_hasher_add(struct seal_hasher *h, const void *p, size_t n);
void seal_hasher_end(struct seal_hasher *h, unsigned char out[SEAL_HASH]);

/* Reads a .pub file's text (file is for messages). */
bool seal_public_parse(const char *text, size_t n, const char *file, struct seal_public *out, struct err *e);
/* A fingerprint people can compare: the key id as minisign prints it, 16 hex digits. */
void seal_public_id(const struct seal_public *k, char out[17]);

/* Reads a .key file's text; passphrase may be NULL, and then an encrypted key is an error that says so. */
bool seal_secret_parse(
    const char *text, size_t n, const char *file, const char *passphrase, struct seal_secret *out, struct err *e);
/* Whether the key text is encrypted, so that a passphrase must be asked. */
bool seal_secret_is_encrypted(const char *text, size_t n);
void seal_secret_wipe(struct seal_secret *k);

/* A new pair as the two files' texts in the arena; passphrase NULL: unencrypted. name goes into the comments. */
void seal_keygen(
    struct arena *a, const char *name, const char *passphrase, const char **secret_text, const char **public_text);

/*
 * A PIN or passphrase kept so that it can be checked and not read: Argon2id with the library's interactive cost (about
 * a tenth of a second and 64 MB). False: no memory for it.
 */
enum { SEAL_PIN = 128 };
bool seal_pin_hash(char out[SEAL_PIN], const char *pin);
bool seal_pin_fits(const char *hash, const char *pin);

/* The .minisig text for these bytes, in the arena. trusted: one printable line, covered by the signature. */
const char *seal_sign(struct arena *a, const struct seal_secret *k, const void *p, size_t n, const char *trusted);

/* The key id a .minisig text names; false when the text is not one. */
bool seal_signature_id(const char *text, size_t n, unsigned char id[8]);
/* True when text is a whole, valid signature of the bytes by k; *trusted (may be NULL) in the arena. ERR_TRUST
 * otherwise. */
bool seal_verify(struct arena *a, const struct seal_public *k, const void *p, size_t n, const char *text, size_t text_n,
    const char **trusted, struct err *e);

#endif
