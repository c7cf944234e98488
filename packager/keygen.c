/*
 * coursepack keygen: a pair of keys in minisign's own files. On a terminal it asks for a passphrase, twice;
 * otherwise, as in a script, the secret key is written unencrypted, readable by its owner only, and that is said. An
 * existing file is never overwritten: a lost key cannot be made again.
 */
#include "packager/args.h"
#include "packager/keys.h"
#include "packager/talk.h"
#include "packager/terminal.h"

struct pair {
	const char *secret_path, *public_path, *name;
};

/* False: the two did not agree or none was given. An empty one means 'none'. */
static bool passphrase_ask(char out[PASSPHRASE_MOST], struct err *e)
{
	char again[PASSPHRASE_MOST];
	if (!terminal_ask_hidden("Passphrase (empty for none): ", out, PASSPHRASE_MOST) ||
	    (out[0] != '\0' && !terminal_ask_hidden("The same again: ", again, sizeof again)))
		return fail(e, ERR_IO, NULL, 0, "no passphrase was given; no key was made");
	bool same = out[0] == '\0' || streq(out, again);
	key_forget(again, sizeof again);
	return same || fail(e, ERR_IO, NULL, 0, "the two passphrases differ; no key was made");
}

/* A new file of its own, so that two runs at once cannot overwrite each other's. */
static bool file_new(const char *path, const char *text, bool private_mode, struct err *e)
{
	FILE *f = os_open_new(path, private_mode);
	if (f == NULL)
		return fail(e, ERR_IO, path, 0, "cannot be made; is the folder writable and the name new?");
	size_t n = strlen(text);
	bool written = fwrite(text, 1, n, f) == n;
	if (!os_sync_close(f) || !written) {
		os_remove(path, NULL);
		return fail(e, ERR_IO, path, 0, "could not be written; make room on the disk");
	}
	return true;
}

static bool pair_write(const struct pair *pair, const char *passphrase, char id[17], struct err *e)
{
	struct arena a = { 0 };
	struct seal_public public;
	const char *secret_text, *public_text;
	seal_keygen(&a, pair->name, passphrase, &secret_text, &public_text);
	bool ok = file_new(pair->secret_path, secret_text, true, e);
	if (ok && !file_new(pair->public_path, public_text, false, e)) {
		os_remove(pair->secret_path, NULL);
		ok = false;
	}
	ok = ok && key_public_read(pair->public_path, &public, e);
	if (ok)
		seal_public_id(&public, id);
	arena_release(&a);
	return ok;
}

static int pair_make(const struct io *io, const struct pair *pair)
{
	char passphrase[PASSPHRASE_MOST] = "", id[17];
	struct err e = { 0 };
	const char *paths[] = { pair->secret_path, pair->public_path };
	for (size_t i = 0; i < COUNT(paths); i++)
		if (os_lstat(paths[i], NULL) != OS_NONE) {
			fail(&e, ERR_IO, paths[i], 0, "is there already and is not overwritten; choose another name");
			return talk_error(io, &e);
		}
	bool ok = !io->terminal || passphrase_ask(passphrase, &e);
	bool encrypted = passphrase[0] != '\0';
	ok = ok && pair_write(pair, encrypted ? passphrase : NULL, id, &e);
	key_forget(passphrase, sizeof passphrase);
	if (!ok)
		return talk_error(io, &e);
	fprintf(io->out, "%s\n", id);
	talk_say(io, "made %s (secret: keep it) and %s (give it to whoever plays your packs); the key's id is %s",
	    pair->secret_path, pair->public_path, id);
	if (!encrypted)
		talk_say(
		    io, "warning: %s has no passphrase; whoever reads that file can sign as you", pair->secret_path);
	return 0;
}

int verb_keygen(const struct io *io, int argc, char **argv)
{
	const char *name;
	const struct args_option options[] = { { NULL, NULL, NULL } };
	if (!args_read(io, argc, argv, options, "NAME", &name, 1, 1))
		return 2;
	struct arena a = { 0 };
	struct pair pair = { arena_printf(&a, "%s.key", name), arena_printf(&a, "%s.pub", name), path_base(name) };
	int code = 2;
	if (pair.name[0] == '\0')
		talk_usage(io, argv[0], "'%s' ends in a slash; name a file", name);
	else
		code = pair_make(io, &pair);
	arena_release(&a);
	return talk_end(io, code);
}
