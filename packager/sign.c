/*
 * coursepack sign: adds the signature of a key, or puts it in place of another. Every entry is read against the hash
 * list first, since whoever signs answers for all of it; then the entries are copied as they are, so nothing but the
 * signature changes.
 */
#include "packager/args.h"
#include "packager/copy.h"
#include "packager/keys.h"
#include "packager/look.h"
#include "packager/pack_raw.h"
#include "packager/pack_write.h"
#include "packager/sign.h"
#include "packager/talk.h"

#include "course/limits.h"
#include "course/name.h"

const char *sign_comment(struct arena *a, const char *id, const char *version, int release)
{
	return str_printable(a, arena_printf(a, "course=%s version=%s release=%d", id, version, release));
}

const char *sign_comment_local(struct arena *a, const char *id, int release)
{
	return str_printable(a, arena_printf(a, "local=%s release=%d", id, release));
}

/* What the signature will say of what is in the pack; NULL when it cannot be read. */
static const char *comment_of(struct arena *a, struct look *l, struct err *e)
{
	const struct course *course;
	const struct local *local;
	if (local_is(l->pack))
		return look_local(a, l, &local, e) ? sign_comment_local(a, local->id, local->release) : NULL;
	return look_course(a, l, &course, e) ? sign_comment(a, course->id, course->version, course->release) : NULL;
}

static bool list_read(struct arena *a, const char *path, struct bytes *out, struct err *e)
{
	struct pack_raw *raw = pack_raw_open(path, e);
	bool ok = raw != NULL && pack_raw_text(raw, a, NAME_MANIFEST, LIMIT_MANIFEST_BYTES, out, e);
	pack_raw_close(raw);
	return ok;
}

/* The new pack beside the old one, opened again, then put in its place. */
static bool signed_put(
    struct arena *a, const char *path, const struct seal_secret *key, const char *comment, struct err *e)
{
	struct bytes list;
	struct pack *pack = NULL;
	struct seal_public public;
	if (!list_read(a, path, &list, e))
		return false;
	const char *signature = seal_sign(a, key, list.p, list.n, comment), *temporary = pack_temporary(a, path);
	if (!pack_copy(path, temporary, signature, e))
		return false;
	key_public_of(key, &public);
	struct keyring ring = { &public, 1 };
	bool ok = pack_open(&pack, temporary, &ring, e) && pack_verify_all(pack, NULL, NULL, e);
	ok = ok &&
	    (pack_info(pack)->trust == PACK_SIGNED ||
		fail(e, ERR_TRUST, path, 0, "the new signature does not verify; the pack was left as it is"));
	pack_close(pack);
	if (!ok) {
		os_remove(temporary, NULL);
		return false;
	}
	return pack_put(temporary, path, e);
}

static bool pack_sign(struct arena *a, const char *path, const struct seal_secret *key, struct err *e)
{
	struct look look = { .pack = NULL };
	struct keyring none = { NULL, 0 };
	if (os_stat(path, NULL) == OS_FOLDER)
		return fail(e, ERR_IO, path, 0, "is a folder; build it, then sign the pack");
	bool ok = look_open(a, path, &none, &look, e) && pack_verify_all(look.pack, NULL, NULL, e);
	const char *comment = ok ? comment_of(a, &look, e) : NULL;
	look_close(&look);
	return comment != NULL && signed_put(a, path, key, comment, e);
}

int verb_sign(const struct io *io, int argc, char **argv)
{
	const char *path, *key_path = NULL;
	const struct args_option options[] = { { "--key", &key_path, NULL }, { NULL, NULL, NULL } };
	if (!args_read(io, argc, argv, options, "PACK", &path, 1, 1))
		return 2;
	if (key_path == NULL) {
		talk_usage(io, argv[0], "--key is missing; name the secret key, as --key trainer.key");
		return 2;
	}
	struct arena a = { 0 };
	struct seal_secret key = { .id = { 0 } };
	struct seal_public public;
	struct err e = { 0 };
	char id[17];
	int code = 0;
	if (!key_secret_read(io, key_path, &key, &e)) {
		talk_error(io, &e);
		code = 2; /* not the pack's fault */
	} else if (!pack_sign(&a, path, &key, &e)) {
		code = talk_error(io, &e);
	} else {
		key_public_of(&key, &public);
		seal_public_id(&public, id);
		talk_say(io, "%s is signed by key %s", path, id);
	}
	seal_secret_wipe(&key);
	arena_release(&a);
	return talk_end(io, code);
}
