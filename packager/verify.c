/*
 * coursepack verify: reads every part of a pack against its list of hashes, and with a key says whether the signature
 * is by it. The answer is a sentence and an exit code: 0 yes, 1 no.
 */
#include "packager/args.h"
#include "packager/keys.h"
#include "packager/look.h"
#include "packager/talk.h"

#include "course/json.h"

struct verdict {
	bool ok;
	const char *text;      /* why not, or what was found */
	const char *signature; /* "valid", "other-key", "none", "not-checked", "" when the pack did not open */
	char key_id[17];
	size_t entries;
	struct err e; /* IO: no answer */
};

static void verify_progress(void *context, size_t done, size_t of)
{
	const struct io *const *io = context; /* through one more pointer, since context is not const */
	talk_progress(*io, "reading", done, of);
}

static void signature_judge(struct arena *a, const struct look *l, bool with_key, struct verdict *v)
{
	v->ok = true;
	v->signature = "valid";
	v->text = arena_printf(a, "all %zu parts are as signed by %s (key %s)", l->entries, l->signer, l->key_id);
	if (l->trust == PACK_SIGNED)
		return;
	bool unsigned_pack = l->trust == PACK_UNSIGNED;
	v->ok = !with_key;
	v->signature = unsigned_pack ? "none" : with_key ? "other-key" : "not-checked";
	if (with_key)
		v->text = unsigned_pack
		    ? "the pack is not signed; anybody may have made it"
		    : arena_printf(a, "the pack is signed by another key, %s, not by the one given", l->key_id);
	else if (unsigned_pack)
		v->text = arena_printf(
		    a, "all %zu parts are as listed; the pack is not signed, so anybody may have made it", l->entries);
	else
		v->text = arena_printf(a,
		    "all %zu parts are as listed; it names key %s, and --key PUBLIC checks whether that is true",
		    l->entries, l->key_id);
}

static void pack_judge(
    const struct io *io, struct arena *a, const char *path, const struct keyring *ring, struct verdict *v)
{
	struct look l = { .pack = NULL };
	*v = (struct verdict){ .signature = "" };
	if (os_stat(path, NULL) == OS_FOLDER) {
		fail(
		    &v->e, ERR_IO, path, 0, "is a folder, which has no list of hashes; build it, then verify the pack");
		return;
	}
	if (look_open(a, path, ring, &l, &v->e)) {
		memcpy(v->key_id, l.key_id, sizeof v->key_id);
		v->entries = l.entries;
		if (pack_verify_all(l.pack, verify_progress, &io, &v->e))
			signature_judge(a, &l, ring->n != 0, v);
		talk_progress_end(io);
		look_close(&l);
	}
	if (v->e.kind != ERR_NONE)
		v->text =
		    v->e.file[0] != '\0' ? arena_printf(a, "%s: %s", v->e.file, v->e.text) : arena_string(a, v->e.text);
}

static void verdict_json(FILE *out, struct arena *a, const char *path, const struct verdict *v)
{
	fprintf(out, "{\"pack\": %s, \"ok\": %s, \"signature\": \"%s\", \"key\": %s, \"parts\": %zu, \"text\": %s}\n",
	    json_quote(a, path), v->ok ? "true" : "false", v->signature,
	    v->key_id[0] != '\0' ? json_quote(a, v->key_id) : "null", v->entries, json_quote(a, v->text));
}

int verb_verify(const struct io *io, int argc, char **argv)
{
	const char *path, *key_path = NULL;
	bool json = false;
	const struct args_option options[] = { { "--key", &key_path, NULL }, { "--json", NULL, &json },
		{ NULL, NULL, NULL } };
	if (!args_read(io, argc, argv, options, "PACK", &path, 1, 1))
		return 2;
	struct arena a = { 0 };
	struct seal_public key;
	struct err e = { 0 };
	struct verdict v;
	int code = 2;
	if (key_path != NULL && !key_public_read(key_path, &key, &e)) {
		talk_error(io, &e);
	} else {
		struct keyring ring = { &key, key_path != NULL ? 1 : 0 };
		pack_judge(io, &a, path, &ring, &v);
		code = v.e.kind == ERR_IO ? 2 : v.ok ? 0 : 1;
		if (code == 2)
			talk_error(io, &v.e);
		else if (json)
			verdict_json(io->out, &a, path, &v);
		else
			fprintf(io->out, "%s: %s: %s\n", str_printable(&a, path), v.ok ? "yes" : "no",
			    str_printable(&a, v.text));
	}
	arena_release(&a);
	return talk_end(io, code);
}
