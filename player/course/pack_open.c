/*
 * Opening a pack and handing out its entries: who is believed, and in which order. The directory is checked, the hash
 * list read, its signature verified before one line of it is parsed, then list and directory must name the same
 * entries. An entry is read once, hashed, and those very bytes are handed over; until then nobody sees them.
 */
#include "base/base.h"
#include "course/limits.h"
#include "course/name.h"
#include "course/pack_inside.h"

struct pack {
	struct arena a;
	struct pack_info info;
	struct zip_store *zip;    /* NULL: a folder */
	struct pack_entry *entry; /* content only, sorted */
	size_t n;
};

struct sink {
	unsigned char *p; /* NULL: only hashed */
	size_t n;
	bool hashed; /* false: there is nothing to compare with */
	struct seal_hasher hasher;
};

static void sink_take(void *context, const unsigned char *p, size_t n)
{
	struct sink *s = context;
	if (s->p != NULL)
		memcpy(s->p + s->n, p, n);
	s->n += n;
	if (s->hashed)
		seal_hasher_add(&s->hasher, p, n);
}

static bool hash_check(const struct pack_entry *entry, struct seal_hasher *hasher, struct err *e)
{
	unsigned char hash[SEAL_HASH];
	char hex[SEAL_HEX];
	seal_hasher_end(hasher, hash);
	hex_encode(hex, hash, sizeof hash);
	if (streq(hex, entry->hash))
		return true;
	return fail(e, ERR_TRUST, entry->name, 0,
	    "is not what the pack's hash list says: forged or damaged; get the pack again");
}

static bool zip_entry_read(
    struct pack *p, struct arena *a, const struct pack_entry *entry, struct bytes *out, struct err *e)
{
	struct sink s = { .p = a != NULL ? arena_alloc(a, (size_t)entry->size + 1) : NULL,
		.hashed = entry->hash != NULL };
	seal_hasher_start(&s.hasher);
	if (!zip_store_read(p->zip, entry, sink_take, &s, e) || (s.hashed && !hash_check(entry, &s.hasher, e)))
		return false;
	if (out != NULL)
		*out = (struct bytes){ s.p, s.n };
	return true;
}

/* One of the two files of META-INF, which no list names. */
static bool meta_read(struct pack *p, const struct pack_entry *entry, size_t limit, struct bytes *out, struct err *e)
{
	if (entry->size > (int64_t)limit)
		return fail(e, ERR_LIMIT, entry->name, 0, "is larger than the %zu bytes allowed here", limit);
	return zip_entry_read(p, &p->a, entry, out, e);
}

/* Whether one of the ring's keys made the signature. Another key may bear the same id, so all with it are tried. */
static bool signature_check(
    struct pack *p, const struct keyring *ring, const struct bytes *list, const struct bytes *signature, struct err *e)
{
	unsigned char id[8];
	struct err why = { 0 };
	if (!seal_signature_id((const char *)signature->p, signature->n, id))
		return fail(e, ERR_TRUST, p->info.path, 0, "the signature is damaged; get the pack again");
	struct seal_public named = { 0 };
	memcpy(named.id, id, sizeof id);
	seal_public_id(&named, p->info.key_id);
	p->info.trust = PACK_UNKNOWN_KEY;
	for (size_t i = 0; i < (ring != NULL ? ring->n : 0); i++) {
		const struct seal_public *k = &ring->key[i];
		if (memcmp(k->id, id, sizeof id) != 0)
			continue;
		if (seal_verify(&p->a, k, list->p, list->n, (const char *)signature->p, signature->n, NULL, &why)) {
			p->info.trust = PACK_SIGNED;
			p->info.signer = arena_string(&p->a, k->name[0] != '\0' ? k->name : p->info.key_id);
			return true;
		}
	}
	return why.kind == ERR_NONE || fail(e, ERR_TRUST, p->info.path, 0, "%s", why.text);
}

/* List and directory must name the same entries; both are sorted. */
static bool list_match(struct pack *p, const struct manifest_entry *list, size_t n, struct err *e)
{
	size_t i = 0, j = 0;
	while (i < p->n || j < n) {
		int order = i == p->n ? 1 : j == n ? -1 : strcmp(p->entry[i].name, list[j].name);
		if (order < 0)
			return fail(e, ERR_TRUST, p->entry[i].name, 0,
			    "is not in the pack's hash list: forged or damaged; get the pack again");
		if (order > 0)
			return fail(e, ERR_TRUST, list[j].name, 0,
			    "is in the pack's hash list but not in the pack; get the pack again");
		p->entry[i++].hash = list[j++].hash;
	}
	return true;
}

/* Takes one of the two files of META-INF out of the table, which is left with content; false when it is not there. */
static bool meta_take(struct pack *p, const char *name, struct pack_entry *out)
{
	const struct pack_entry *found = entries_find(p->entry, p->n, name, strlen(name));
	if (found == NULL)
		return false;
	size_t at = (size_t)(found - p->entry);
	*out = *found;
	p->n--;
	memmove(p->entry + at, p->entry + at + 1, (p->n - at) * sizeof *p->entry);
	return true;
}

static bool trust_check(struct pack *p, const struct keyring *ring, struct err *e)
{
	struct pack_entry list_entry, signature_entry;
	struct bytes list = { 0 }, signature = { 0 };
	const struct manifest_entry *listed = NULL;
	size_t listed_n = 0;
	bool is_signed = meta_take(p, NAME_SIGNATURE, &signature_entry);
	if (!meta_take(p, NAME_MANIFEST, &list_entry))
		return fail(e, ERR_FORMAT, p->info.path, 0, "is not a course pack: it has no " NAME_MANIFEST);
	if (!meta_read(p, &list_entry, LIMIT_MANIFEST_BYTES, &list, e))
		return false;
	seal_hash_hex(p->info.manifest_hash, list.p, list.n);
	p->info.trust = PACK_UNSIGNED;
	if (is_signed &&
	    (!meta_read(p, &signature_entry, LIMIT_SIGNATURE_BYTES, &signature, e) ||
		!signature_check(p, ring, &list, &signature, e)))
		return false;
	if (p->info.trust == PACK_UNKNOWN_KEY) /* not one line of a stranger's list is parsed */
		return true;
	return manifest_split(&p->a, &list, &listed, &listed_n, e) && list_match(p, listed, listed_n, e);
}

static struct pack *pack_new(const char *path)
{
	struct pack *p = calloc(1, sizeof *p);
	if (p == NULL)
		abort();
	p->info.path = arena_string(&p->a, path);
	return p;
}

/* Hands the pack over or closes it. */
static bool pack_finish(struct pack *p, bool ok, struct pack **out)
{
	if (!ok) {
		pack_close(p);
		return false;
	}
	p->info.entries = p->n;
	*out = p;
	return true;
}

bool pack_open(struct pack **out, const char *path, const struct keyring *ring, struct err *e)
{
	struct pack *p = pack_new(path);
	bool ok;
	if (os_stat(path, NULL) == OS_FOLDER) {
		p->info.trust = PACK_FOLDER;
		ok = folder_walk(&p->a, p->info.path, &p->entry, &p->n, e);
	} else {
		p->zip = zip_store_open(&p->a, path, ZIP_CANONICAL, &p->entry, &p->n, &p->info.bytes, e);
		ok = p->zip != NULL && trust_check(p, ring, e);
	}
	return pack_finish(p, ok, out);
}

bool zip_import(struct pack **out, const char *path, struct err *e)
{
	struct pack *p = pack_new(path);
	p->info.trust = PACK_UNSIGNED;
	p->zip = zip_store_open(&p->a, path, ZIP_FOREIGN, &p->entry, &p->n, &p->info.bytes, e);
	return pack_finish(p, p->zip != NULL, out);
}

void pack_close(struct pack *p)
{
	if (p == NULL)
		return;
	zip_store_close(p->zip);
	arena_release(&p->a);
	free(p);
}

const struct pack_info *pack_info(const struct pack *p)
{
	return &p->info;
}

size_t pack_count(const struct pack *p)
{
	return p->n;
}

const char *pack_name(const struct pack *p, size_t i)
{
	assert(i < p->n);
	return p->entry[i].name;
}

int64_t pack_size(const struct pack *p, const char *name)
{
	const struct pack_entry *entry = entries_find(p->entry, p->n, name, strlen(name));
	return entry != NULL ? entry->size : -1;
}

size_t pack_find(const struct pack *p, const char *name)
{
	const struct pack_entry *entry = entries_find(p->entry, p->n, name, strlen(name));
	return entry != NULL ? (size_t)(entry - p->entry) : p->n;
}

static bool folder_entry_read(
    struct pack *p, struct arena *a, const struct pack_entry *entry, size_t limit, struct bytes *out, struct err *e)
{
	struct arena scratch = { 0 };
	struct err why = { 0 };
	const char *path = path_join(&scratch, p->info.path, entry->name);
	bool ok = os_lstat(path, NULL) == OS_FILE ||
	    fail(&why, ERR_IO, NULL, 0, "was there when the folder was opened and is not now");
	ok = ok && file_read(a, path, limit, out, &why);
	arena_release(&scratch);
	return ok || fail(e, why.kind, entry->name, 0, "%s", why.text);
}

/* Refused while the key is unknown: the card may be shown, the content not. */
static bool trusted_enough(const struct pack *p, struct err *e)
{
	if (p->info.trust != PACK_UNKNOWN_KEY)
		return true;
	return fail(e, ERR_TRUST, p->info.path, 0,
	    "is signed by an unknown key, %s; IT can add that key to the keys folder", p->info.key_id);
}

bool pack_read(struct pack *p, struct arena *a, const char *name, size_t limit, struct bytes *out, struct err *e)
{
	const struct pack_entry *entry = entries_find(p->entry, p->n, name, strlen(name));
	if (!trusted_enough(p, e))
		return false;
	if (entry == NULL)
		return fail(e, ERR_IO, name, 0, "is not in the pack");
	if (p->zip == NULL)
		return folder_entry_read(p, a, entry, limit, out, e);
	if ((uint64_t)entry->size > limit)
		return fail(e, ERR_LIMIT, name, 0, "is larger than the %zu bytes allowed here", limit);
	return zip_entry_read(p, a, entry, out, e);
}

bool pack_read_start(
    struct pack *p, struct arena *a, const char *name, size_t n, size_t limit, struct bytes *out, struct err *e)
{
	size_t at = pack_find(p, name);
	if (p->zip != NULL || at == p->n || p->entry[at].size <= (int64_t)n || (uint64_t)p->entry[at].size > limit)
		return pack_read(p, a, name, limit, out, e);
	int64_t size = 0;
	struct err why = { 0 };
	const char *path = path_join(a, p->info.path, name);
	struct os_file *f = os_lstat(path, NULL) == OS_FILE ? os_file_open(path, &size, &why) : NULL;
	unsigned char *head = arena_alloc(a, n);
	bool ok = f != NULL && size >= (int64_t)n && os_file_read(f, 0, head, n);
	os_file_close(f);
	if (!ok) /* it has changed since: the whole file says what is wrong */
		return pack_read(p, a, name, limit, out, e);
	*out = (struct bytes){ head, n };
	return true;
}

bool pack_verify_entry(struct pack *p, size_t i, struct err *e)
{
	struct arena scratch = { 0 };
	struct bytes b;
	assert(i < p->n);
	bool ok = trusted_enough(p, e);
	if (ok && p->zip != NULL)
		ok = zip_entry_read(p, NULL, &p->entry[i], NULL, e);
	else if (ok)
		ok = folder_entry_read(p, &scratch, &p->entry[i], LIMIT_AUDIO_BYTES, &b, e);
	arena_release(&scratch);
	return ok;
}

bool pack_verify_all(struct pack *p, void (*progress)(void *, size_t done, size_t of), void *context, struct err *e)
{
	bool ok = trusted_enough(p, e);
	for (size_t i = 0; ok && i < p->n; i++) {
		ok = pack_verify_entry(p, i, e);
		if (ok && progress != NULL)
			progress(context, i + 1, p->n);
	}
	return ok;
}
