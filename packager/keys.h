/*
 * Keys from files, for build, sign and verify; a passphrase is asked for only when there is a person to ask.
 */
#ifndef PACKAGER_KEYS_H
#define PACKAGER_KEYS_H

#include "base/seal.h"
#include "packager/verbs.h"

enum { PASSPHRASE_MOST = 256 };

/* The secret key in this file; wipe it after use. */
bool key_secret_read(const struct io *io, const char *path, struct seal_secret *out, struct err *e);
/* The public key in this file. */
bool key_public_read(const char *path, struct seal_public *out, struct err *e);
/* The public half of a secret key. */
void key_public_of(const struct seal_secret *secret, struct seal_public *out);
/* Forgets a passphrase, so that the compiler cannot leave it out. */
void key_forget(char *passphrase, size_t n);

#endif
