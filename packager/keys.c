/*
 * Reading key files. An encrypted secret key needs its passphrase, which comes from the terminal and never from the
 * command line, where every other user of the computer could read it.
 */
#include "packager/keys.h"

#include "packager/terminal.h"

#define KEY_BYTES_MOST 4096

void key_forget(char *passphrase, size_t n)
{
	volatile char *p = passphrase;
	while (n-- > 0)
		*p++ = '\0';
}

static bool encrypted_read(
    const struct io *io, const char *path, const struct bytes *text, struct seal_secret *out, struct err *e)
{
	char passphrase[PASSPHRASE_MOST];
	if (!io->terminal || !terminal_ask_hidden("Passphrase: ", passphrase, sizeof passphrase))
		return fail(e, ERR_IO, path, 0, "the key has a passphrase, which can only be asked for on a terminal");
	bool ok = seal_secret_parse((const char *)text->p, text->n, path, passphrase, out, e);
	key_forget(passphrase, sizeof passphrase);
	return ok;
}

bool key_secret_read(const struct io *io, const char *path, struct seal_secret *out, struct err *e)
{
	struct arena a = { 0 };
	struct bytes text = { NULL, 0 };
	bool ok = file_read(&a, path, KEY_BYTES_MOST, &text, e);
	if (ok && seal_secret_is_encrypted((const char *)text.p, text.n))
		ok = encrypted_read(io, path, &text, out, e);
	else if (ok)
		ok = seal_secret_parse((const char *)text.p, text.n, path, NULL, out, e);
	key_forget((char *)text.p, text.n);
	arena_release(&a);
	return ok;
}

bool key_public_read(const char *path, struct seal_public *out, struct err *e)
{
	struct arena a = { 0 };
	struct bytes text;
	bool ok = file_read(&a, path, KEY_BYTES_MOST, &text, e) &&
	    seal_public_parse((const char *)text.p, text.n, path, out, e);
	arena_release(&a);
	return ok;
}

void key_public_of(const struct seal_secret *secret, struct seal_public *out)
{
	*out = (struct seal_public){ .name = "this key" };
	memcpy(out->id, secret->id, sizeof out->id);
	memcpy(out->key, secret->key + 32, sizeof out->key); /* libsodium keeps the public half behind the seed */
}
