/*
 * Files -> compressed on all cores -> one zip, whose hash list and signature come last -> opened again with the
 * player's own reader, every entry read -> only then given its name. So a pack that exists is one that opens.
 */
#include "packager/make.h"

#include "packager/keys.h"
#include "packager/pack_raw.h"
#include "packager/pack_write.h"
#include "packager/read_back.h"
#include "packager/talk.h"

#include "course/limits.h"
#include "course/name.h"

/* The pack on its way. */
struct build {
	const struct making *m;
	const struct io *io;
	struct arena *a;
	const struct deflate_job *job;
	size_t n; /* jobs; the hash list is entry n, the signature n + 1 */
	struct deflate_queue *queue;
	struct manifest_entry *entry;  /* grows with what was read */
	const char *list;              /* the hash list, once all is read */
	const struct seal_secret *key; /* NULL: unsigned */
	struct deflate_stream *stream; /* the large file on its way */
	struct pack_raw *base;         /* --base, NULL none */
	bool copying;                  /* the entry on its way comes from base */
	size_t copied;
	int64_t packed; /* by os_ms */
};

static int by_name(const void *x, const void *y)
{
	const struct manifest_entry *a = x, *b = y;
	return strcmp(a->name, b->name);
}

static void meta_entry(struct build *b, size_t i, struct packed *out)
{
	if (i == b->n) {
		qsort(b->entry, b->n, sizeof *b->entry, by_name);
		b->list = manifest_text(b->a, b->entry, b->n);
		*out = deflate_stored(b->list, strlen(b->list)); /* read at every opening, and hashes hardly shrink */
		return;
	}
	const char *text = seal_sign(b->a, b->key, b->list, strlen(b->list), b->m->comment);
	*out = deflate_stored(text, strlen(text));
}

static bool file_entry(struct build *b, size_t i, struct packed *out, struct err *e)
{
	struct deflated d;
	if (!deflate_next(b->queue, &d, e))
		return false;
	b->entry[i].name = b->job[i].name;
	memcpy(b->entry[i].hash, d.hash, sizeof d.hash);
	b->copied += d.same;
	talk_progress(b->io, "packing", i + 1, b->n);
	*out = d.packed;
	if (d.packed.p != NULL)
		return true;
	b->copying = d.same;
	if (d.same)
		return pack_raw_start(b->base, b->job[i].base_index, out, e);
	b->stream = deflate_stream_open(b->job[i].path, &d.packed, e);
	return b->stream != NULL;
}

static bool feed_entry(void *context, size_t i, struct packed *out, struct err *e)
{
	struct build *b = context;
	deflate_stream_close(b->stream);
	b->stream = NULL;
	b->copying = false;
	if (i < b->n)
		return file_entry(b, i, out, e);
	meta_entry(b, i, out);
	return true;
}

static int64_t feed_more(void *context, size_t i, void *p, size_t n, struct err *e)
{
	struct build *b = context;
	(void)i;
	return b->copying ? pack_raw_more(b->base, p, n, e) : deflate_stream_read(b->stream, p, n, e);
}

/* What the old pack has under the job's name. */
static void base_find(struct build *b, const struct manifest_entry *list, size_t n, struct deflate_job *job)
{
	struct manifest_entry wanted = { .name = job->name };
	const struct manifest_entry *found = n != 0 ? bsearch(&wanted, list, n, sizeof *list, by_name) : NULL;
	if (found != NULL && pack_raw_find(b->base, job->name, &job->base_index))
		job->base_hash = found->hash;
}

/* The old pack and the hashes it has for the files of the new one. */
static bool base_open(struct build *b, const char *path, struct err *e)
{
	struct keyring none = { NULL, 0 };
	struct pack *pack = NULL;
	struct bytes text;
	const struct manifest_entry *parsed;
	size_t n;
	if (!pack_open(&pack, path, &none, e)) /* canonical, or not to be copied from */
		return false;
	pack_close(pack);
	b->base = pack_raw_open(path, e);
	if (b->base == NULL || !pack_raw_text(b->base, b->a, NAME_MANIFEST, LIMIT_MANIFEST_BYTES, &text, e) ||
	    !manifest_parse(b->a, &text, &parsed, &n, e))
		return false;
	struct manifest_entry *list = arena_array(b->a, n, sizeof *list);
	if (n != 0)
		memcpy(list, parsed, n * sizeof *list);
	qsort(list, n, sizeof *list, by_name);
	for (size_t i = 0; i < b->n; i++)
		base_find(b, list, n, &b->m->job[i]);
	return true;
}

static bool pack_run(struct build *b, const char *path, struct err *e)
{
	size_t n = b->n + (b->key != NULL ? 2 : 1);
	struct pack_part *part = arena_array(b->a, n, sizeof *part);
	for (size_t i = 0; i < b->n; i++)
		part[i] = (struct pack_part){ b->job[i].name, deflate_is_for(b->job[i].name) };
	part[b->n] = (struct pack_part){ NAME_MANIFEST, false };
	if (b->key != NULL)
		part[b->n + 1] = (struct pack_part){ NAME_SIGNATURE, false };
	struct pack_feed feed = { b, feed_entry, feed_more };
	bool ok = b->m->base == NULL || base_open(b, b->m->base, e);
	if (ok) {
		b->queue = deflate_start(b->job, b->n, b->m->workers, b->m->base);
		ok = pack_write(path, part, n, &feed, e);
	}
	deflate_stream_close(b->stream);
	deflate_end(b->queue);
	pack_raw_close(b->base);
	talk_progress_end(b->io);
	return ok;
}

static void verify_progress(void *context, size_t done, size_t of)
{
	const struct build *b = context;
	talk_progress(b->io, "reading back", done, of);
}

/* The finished file, as a learner's player would meet it: opened, every entry read, its content the one that was
 * checked. */
static bool pack_prove(struct build *b, const char *path, struct pack_info *info, struct err *e)
{
	struct seal_public public;
	struct keyring ring = { NULL, 0 };
	struct pack *pack = NULL;
	if (b->key != NULL) {
		key_public_of(b->key, &public);
		ring = (struct keyring){ &public, 1 };
	}
	if (!pack_open(&pack, path, &ring, e))
		return false;
	struct read_back how = { .ring = &ring, .workers = b->m->workers, .progress = verify_progress, .context = b };
	bool ok = read_back(pack, &how, e);
	talk_progress_end(b->io);
	ok = ok &&
	    (b->m->same(b->m->context, pack) ||
		fail(e, ERR_IO, path, 0, "what is packed changed while it was being packed; build again"));
	*info = *pack_info(pack);
	pack_close(pack);
	return ok;
}

/* -o as a file, or the usual name in it when it is a folder, or ends as one. */
static const char *output_path(const struct making *m, struct err *e)
{
	if (m->out == NULL)
		return m->name;
	bool folder = str_ends(m->out, "/") || str_ends(m->out, "\\") || os_stat(m->out, NULL) == OS_FOLDER;
	if (!folder)
		return m->out;
	return os_mkdirs(m->out, e) ? path_join(m->a, m->out, m->name) : NULL;
}

static void success_say(const struct build *b, const char *path, const struct pack_info *info)
{
	int64_t now = os_ms();
	talk_say(b->io, "%s: %zu files, %lld KB, %s%s", path, b->n, (long long)((info->bytes + 1023) / 1024),
	    b->key != NULL ? "signed by key " : "unsigned", b->key != NULL ? info->key_id : "");
	talk_say(b->io, "checked in %lld ms, packed in %lld ms, read back in %lld ms",
	    (long long)(b->m->checked - b->m->started), (long long)(b->packed - b->m->checked),
	    (long long)(now - b->packed));
	if (b->copied != 0)
		talk_say(b->io, "%zu files are unchanged and were copied from the base", b->copied);
	if (b->key == NULL)
		talk_say(b->io, "players will show it as 'Unsigned: preview only'; 'coursepack sign' adds a signature");
}

bool pack_make(const struct making *m, struct err *e)
{
	struct build b = { .m = m, .io = m->io, .a = m->a, .job = m->job, .n = m->n, .key = m->key };
	struct pack_info info;
	const char *path = output_path(m, e);
	if (path == NULL)
		return false;
	b.entry = arena_array(m->a, m->n, sizeof *b.entry);
	const char *temporary = pack_temporary(m->a, path);
	if (!pack_run(&b, temporary, e))
		return false;
	b.packed = os_ms();
	if (!pack_prove(&b, temporary, &info, e)) {
		os_remove(temporary, NULL);
		return false;
	}
	if (!pack_put(temporary, path, e))
		return false;
	success_say(&b, path, &info);
	return true;
}

void making_files(struct making *m, const struct source_list *source)
{
	m->job = arena_array(m->a, source->n, sizeof *m->job);
	for (size_t i = 0; i < source->n; i++)
		if (source->file[i].used)
			m->job[m->n++] = (struct deflate_job){ .name = arena_string(m->a, source->file[i].name),
				.path = arena_string(m->a, source->file[i].path),
				.size = source->file[i].size };
}

const char *pack_file_safe(struct arena *a, const char *s)
{
	char *copy = arena_string(a, s);
	for (char *p = copy; *p != '\0'; p++)
		if (strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-+_", *p) == NULL)
			*p = '-';
	return copy;
}
