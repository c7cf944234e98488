/*
 * The packager's parts promise: compressed bytes depend on the file alone, whoever worked; memory read ahead is
 * bounded but nothing locks up; a zip is canonical, so that the player's pack_open takes it; a broken feed leaves no
 * file; words are read as they were meant or refused with the nearest name.
 */
#include "packager/args.h"
#include "packager/copy.h"
#include "packager/deflate.h"
#include "packager/pack_raw.h"
#include "packager/pack_write.h"
#include "packager/source.h"
#include "packager/talk.h"

#include <zlib.h>

#include "course/name.h"
#include "course/pack.h"
#include "test.h"

/* --- words --- */

struct talk {
	FILE *file;
	char text[2048];
};

static struct io talk_start(struct talk *t)
{
	t->file = tmpfile();
	return (struct io){ .out = t->file, .talk = t->file, .today = "2026-11-25" };
}

static const char *talk_text(struct talk *t)
{
	rewind(t->file);
	size_t n = fread(t->text, 1, sizeof t->text - 1, t->file);
	t->text[n] = '\0';
	fclose(t->file);
	return t->text;
}

static bool words_read(const char *const *word, const char **operand, const char **date, bool *json, struct talk *t)
{
	char copy[8][64];
	char *argv[8];
	int argc = 0;
	struct io io = talk_start(t);
	const struct args_option options[] = { { "--on", date, NULL }, { "--json", NULL, json }, { NULL, NULL, NULL } };
	for (; word[argc] != NULL; argc++) {
		snprintf(copy[argc], sizeof copy[argc], "%s", word[argc]);
		argv[argc] = copy[argc];
	}
	*date = NULL;
	*json = false;
	return args_read(&io, argc, argv, options, "DIR", operand, 1, 1);
}

TEST(args_take_options_anywhere)
{
	static const char *const lines[][7] = { { "check", "--json", "dir", "--on", "x" },
		{ "check", "dir", "--on=x", "--json" }, { "check", "--on", "x", "--json", "--", "dir" } };
	for (size_t i = 0; i < COUNT(lines); i++) {
		const char *dir, *date;
		struct talk t;
		bool json, ok = words_read(lines[i], &dir, &date, &json, &t);
		talk_text(&t);
		EXPECT(ok && json && date != NULL && dir != NULL);
	}
}

TEST(args_refuse_with_a_sentence)
{
	static const struct {
		const char *words[6], *says;
	} cases[] = {
		{ { "check" }, "DIR is missing" },
		{ { "check", "a", "b" }, "one word too many" },
		{ { "check", "a", "--jsno" }, "did you mean --json?" },
		{ { "check", "a", "--frobnicate" }, "'coursepack check --help' lists them" },
		{ { "check", "a", "--json", "--json" }, "--json stands twice" },
		{ { "check", "a", "--json=yes" }, "--json takes no value" },
		{ { "check", "a", "--on" }, "--on needs a value" },
		{ { "check", "a", "--on=" }, "the value of --on is empty" },
		{ { "check", "" }, "a name is empty" },
		{ { "check", "a", "--\x1b[31m" }, "there is no option --?[31m" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *dir, *date;
		struct talk t;
		bool json, ok = words_read(cases[i].words, &dir, &date, &json, &t);
		if (strstr(talk_text(&t), cases[i].says) == NULL || ok ||
		    !str_starts(t.text, "coursepack check: error: "))
			test_fail(__FILE__, __LINE__, "%s: %s", cases[i].says, t.text);
	}
}

TEST(args_date_ok_knows_the_calendar)
{
	static const char *const good[] = { "2026-11-25", "2024-02-29", "2000-02-29" };
	static const char *const bad[] = { "2026-11-31", "2023-02-29", "1900-02-29", "2026-13-01", "2026-1-01",
		"26-11-2025", "2026-11-25 ", "", "2026/11/25" };
	for (size_t i = 0; i < COUNT(good); i++)
		EXPECT(args_date_ok(good[i]));
	for (size_t i = 0; i < COUNT(bad); i++)
		EXPECT(!args_date_ok(bad[i]));
}

TEST(talk_says_where_and_gives_the_exit_code)
{
	struct talk t;
	struct io io = talk_start(&t);
	struct err disk = { 0 }, format = { 0 };
	fail(&disk, ERR_IO, "a.zip", 0, "cannot be read");
	fail(&format, ERR_FORMAT, "b.xml", 7, "is wrong");
	EXPECT_INT(talk_error(&io, &disk), 2);
	EXPECT_INT(talk_error(&io, &format), 1);
	EXPECT_STR(talk_text(&t), "a.zip: error: cannot be read\nb.xml:7: error: is wrong\n");
}

/* --- files --- */

static const char *file_make(struct arena *a, const char *dir, const char *name, const void *p, size_t n)
{
	struct err e = { 0 };
	const char *path = path_join(a, dir, name);
	os_mkdirs(path_dir(a, path), &e);
	if (!file_write(path, p, n, false, &e))
		test_fail(__FILE__, __LINE__, "%s", e.text);
	return path;
}

/* Text that compresses by half or so, the same for the same seed. */
static unsigned char *noise(struct arena *a, size_t n, uint32_t seed)
{
	unsigned char *p = arena_alloc(a, n);
	for (size_t i = 0; i < n; i++) {
		seed = seed * 1664525u + 1013904223u;
		p[i] = (unsigned char)('a' + (seed >> 28));
	}
	return p;
}

TEST(source_leads_with_course_xml_and_goes_by_bytes)
{
	static const char *const made[] = { "modules/b/module.xml", "modules/b.xml", "course.xml", "a.xml", ".hidden",
		"old.xml~", "local/sheet.xml", "META-INF/contents.sha256" };
	static const char *const want[] = { "course.xml", "a.xml", "modules/b.xml", "modules/b/module.xml" };
	struct arena a = { 0 };
	struct err e = { 0 };
	struct findings f = { .a = &a };
	struct source_list source;
	const char *dir = arena_string(&a, test_dir());
	for (size_t i = 0; i < COUNT(made); i++)
		file_make(&a, dir, made[i], "x", 1);
	EXPECT_OK(source_read(&a, dir, &source, &f, &e), e);
	EXPECT_INT(source.n, COUNT(want));
	for (size_t i = 0; i < COUNT(want); i++)
		EXPECT_STR(source.file[i].name, want[i]);
	EXPECT_INT(f.n, 0);
	EXPECT(source_find(&source, "modules/b.xml") == &source.file[2]);
	EXPECT(source_find(&source, "none") == NULL);
	arena_release(&a);
}

TEST(source_names_every_file_it_cannot_take)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct findings f = { .a = &a };
	struct source_list source;
	const char *dir = arena_string(&a, test_dir());
	file_make(&a, dir, "course.xml", "x", 1);
	file_make(&a, dir, "My Notes.txt", "x", 1);
	file_make(&a, dir, "con.xml", "x", 1);
	EXPECT_OK(source_read(&a, dir, &source, &f, &e), e);
	EXPECT_INT(source.n, 1);
	EXPECT_INT(f.errors, 2);
	arena_release(&a);
}

/* --- compression --- */

enum { FILES = 200 };

/* Files of every size around the limits that matter, and their jobs. */
static void jobs_make(struct arena *a, const char *dir, struct deflate_job *job, size_t n)
{
	struct arena scratch = { 0 };
	for (size_t i = 0; i < n; i++) {
		size_t size = i == 0 ? 0 : i == 1 ? 1 : i == 2 ? 3 << 20 : (i * 7919) % 40000;
		const char *name = arena_printf(a, "f%zu.%s", i, i % 5 == 4 ? "png" : "xml");
		job[i] = (struct deflate_job){ .name = name,
			.size = (int64_t)size,
			.path = file_make(a, dir, name, noise(&scratch, size, (uint32_t)i), size) };
		arena_reset(&scratch);
	}
	arena_release(&scratch);
}

/* The SHA-256 of all that comes out of a queue. */
static bool queue_hash(const struct deflate_job *job, size_t n, int workers, char out[SEAL_HEX])
{
	struct deflate_queue *q = deflate_start(job, n, workers, NULL);
	struct seal_hasher h;
	unsigned char hash[SEAL_HASH];
	struct deflated d;
	struct err e = { 0 };
	bool ok = true;
	seal_hasher_start(&h);
	for (size_t i = 0; ok && i < n; i++) {
		ok = deflate_next(q, &d, &e);
		if (!ok)
			break;
		seal_hasher_add(&h, d.hash, strlen(d.hash));
		seal_hasher_add(&h, d.packed.p, (size_t)d.packed.packed_size);
		ok = d.packed.deflated == deflate_is_for(job[i].name);
	}
	deflate_end(q);
	seal_hasher_end(&h, hash);
	hex_encode(out, hash, sizeof hash);
	return ok;
}

TEST(deflate_gives_the_same_bytes_whoever_works)
{
	struct arena a = { 0 };
	struct deflate_job job[FILES];
	char one[SEAL_HEX], other[SEAL_HEX];
	seal_start();
	jobs_make(&a, arena_string(&a, test_dir()), job, FILES);
	EXPECT(queue_hash(job, FILES, 1, one));
	for (int workers = 2; workers <= 8; workers += 3) {
		EXPECT(queue_hash(job, FILES, workers, other));
		EXPECT_STR(other, one);
	}
	arena_release(&a);
}

/* zlib gives back what was packed. */
static bool unpacks_to(const struct packed *packed, const unsigned char *want)
{
	struct arena a = { 0 };
	uLongf n = (uLongf)packed->size;
	unsigned char *out = arena_alloc(&a, (size_t)packed->size + 1);
	z_stream z = { .next_in = NULL };
	bool ok = inflateInit2(&z, -MAX_WBITS) == Z_OK;
	unsigned char *in = (unsigned char *)arena_copy(&a, (const char *)packed->p, (size_t)packed->packed_size);
	z.next_in = in;
	z.avail_in = (uInt)packed->packed_size;
	z.next_out = out;
	z.avail_out = (uInt)n + 1;
	ok = ok && inflate(&z, Z_FINISH) == Z_STREAM_END && z.total_out == n && memcmp(out, want, n) == 0 &&
	    crc32(0, out, (uInt)n) == packed->crc;
	inflateEnd(&z);
	arena_release(&a);
	return ok;
}

TEST(deflate_gives_what_zlib_reads_back)
{
	struct arena a = { 0 };
	static const size_t sizes[] = { 0, 1, 2, 100, 70000 };
	for (size_t i = 0; i < COUNT(sizes); i++) {
		unsigned char *p = noise(&a, sizes[i] + 1, (uint32_t)i);
		struct packed packed = deflate_text(&a, p, sizes[i]);
		EXPECT(packed.deflated && packed.size == (int64_t)sizes[i]);
		EXPECT(unpacks_to(&packed, p));
	}
	arena_release(&a);
}

TEST(deflate_stops_at_a_file_that_is_not_there)
{
	struct arena a = { 0 };
	struct deflate_job job[80];
	struct deflated d;
	struct err e = { 0 };
	const char *dir = arena_string(&a, test_dir());
	seal_start();
	jobs_make(&a, dir, job, 80);
	job[70].path = path_join(&a, dir, "gone");
	struct deflate_queue *q = deflate_start(job, 80, 2, NULL);
	size_t n = 0;
	while (n < 80 && deflate_next(q, &d, &e))
		n++;
	deflate_end(q);
	EXPECT_INT(n, 70);
	EXPECT(str_ends(e.file, "gone"));
	deflate_end(deflate_start(job, 80, 4, NULL)); /* nobody takes anything */
	arena_release(&a);
}

static bool stream_all(struct deflate_stream *s, unsigned char *out, size_t room, size_t *n, struct err *e)
{
	for (*n = 0; *n < room;) {
		int64_t got = deflate_stream_read(s, out + *n, room - *n < 8192 ? room - *n : 8192, e);
		if (got <= 0)
			return got == 0;
		*n += (size_t)got;
	}
	return false;
}

/* 9 MiB: over what is held in memory. */
TEST(deflate_streams_a_large_file)
{
	struct arena a = { 0 };
	struct deflated d;
	struct err e = { 0 };
	size_t size = 9 << 20, n;
	seal_start();
	unsigned char *p = noise(&a, size, 3), *out = arena_alloc(&a, size);
	struct deflate_job job = { .name = "a.txt",
		.path = file_make(&a, arena_string(&a, test_dir()), "a.txt", p, size),
		.size = (int64_t)size };
	struct deflate_queue *q = deflate_start(&job, 1, 1, NULL);
	EXPECT_OK(deflate_next(q, &d, &e), e);
	EXPECT(d.packed.p == NULL && d.packed.deflated && d.packed.packed_size == -1);
	struct deflate_stream *s = deflate_stream_open(job.path, &d.packed, &e);
	EXPECT_OK(stream_all(s, out, size, &n, &e), e);
	d.packed.p = out;
	d.packed.packed_size = (int64_t)n;
	EXPECT(unpacks_to(&d.packed, p));
	deflate_stream_close(s);
	d.packed.crc ^= 1; /* as if the file had changed since it was hashed */
	s = deflate_stream_open(job.path, &d.packed, &e);
	EXPECT(!stream_all(s, out, size, &n, &e));
	EXPECT(strstr(e.text, "changed") != NULL);
	deflate_stream_close(s);
	deflate_end(q);
	arena_release(&a);
}

/* --- the zip --- */

struct texts {
	struct arena *a;
	const char *text[4];
	size_t broken; /* this entry fails */
};

static bool texts_entry(void *context, size_t i, struct packed *out, struct err *e)
{
	struct texts *t = context;
	if (i == t->broken)
		return fail(e, ERR_IO, "entry", 0, "broke");
	*out = i % 2 == 0 ? deflate_text(t->a, t->text[i], strlen(t->text[i]))
			  : deflate_stored(t->text[i], strlen(t->text[i]));
	return true;
}

static bool texts_write(struct texts *t, const char *path, struct err *e)
{
	static const struct pack_part part[] = { { "course.xml", true }, { "a.png", false }, { NAME_MANIFEST, true } };
	struct pack_feed feed = { t, texts_entry, NULL };
	return pack_write(path, part, COUNT(part), &feed, e);
}

static struct texts texts_make(struct arena *a)
{
	struct texts t = { .a = a, .text = { "<course/>", "not a picture" }, .broken = SIZE_MAX };
	struct manifest_entry entry[] = { { .name = "a.png" }, { .name = "course.xml" } };
	seal_start();
	seal_hash_hex(entry[0].hash, t.text[1], strlen(t.text[1]));
	seal_hash_hex(entry[1].hash, t.text[0], strlen(t.text[0]));
	t.text[2] = manifest_text(a, entry, 2);
	return t;
}

TEST(pack_write_makes_what_pack_open_takes)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct keyring none = { NULL, 0 };
	struct pack *pack = NULL;
	struct bytes b;
	struct texts t = texts_make(&a);
	const char *path = path_join(&a, arena_string(&a, test_dir()), "p.zip");
	EXPECT_OK(texts_write(&t, path, &e), e);
	EXPECT_OK(pack_open(&pack, path, &none, &e), e);
	EXPECT_OK(pack_verify_all(pack, NULL, NULL, &e), e);
	EXPECT_OK(pack_read(pack, &a, "course.xml", 100, &b, &e), e);
	EXPECT_STR((const char *)b.p, "<course/>");
	pack_close(pack);
	arena_release(&a);
}

TEST(pack_write_leaves_nothing_when_it_fails)
{
	struct arena a = { 0 };
	struct texts t = texts_make(&a);
	const char *path = path_join(&a, arena_string(&a, test_dir()), "p.zip");
	for (t.broken = 0; t.broken < 3; t.broken++) {
		struct err e = { 0 };
		EXPECT(!texts_write(&t, path, &e));
		EXPECT_STR(e.text, "broke");
		EXPECT_INT(os_stat(path, NULL), OS_NONE);
	}
	struct err e = { 0 };
	EXPECT(!texts_write(&t, path_join(&a, path, "no/such/folder.zip"), &e));
	EXPECT_INT(e.kind, ERR_IO);
	arena_release(&a);
}

TEST(pack_write_never_overwrites)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct texts t = texts_make(&a);
	const char *path = file_make(&a, arena_string(&a, test_dir()), "p.zip", "mine", 4);
	EXPECT(!texts_write(&t, path, &e));
	arena_release(&a);
}

/* libzip writes each header twice, and the second time it may have left our buffer. */
TEST(pack_write_goes_back_beyond_its_buffer)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct keyring none = { NULL, 0 };
	struct pack *pack = NULL;
	for (size_t n = 1; n < 1 << 20; n = 4 * n + 65537) {
		struct texts t = texts_make(&a);
		char *text = arena_alloc(&a, n + 1);
		struct manifest_entry entry[] = { { .name = "a.png" }, { .name = "course.xml" } };
		memset(text, 'x', n);
		t.text[1] = text;
		seal_hash_hex(entry[0].hash, text, n);
		seal_hash_hex(entry[1].hash, t.text[0], strlen(t.text[0]));
		t.text[2] = manifest_text(&a, entry, 2);
		const char *path = path_join(&a, arena_string(&a, test_dir()), "p.zip");
		EXPECT_OK(texts_write(&t, path, &e), e);
		EXPECT_OK(pack_open(&pack, path, &none, &e), e);
		EXPECT_OK(pack_verify_all(pack, NULL, NULL, &e), e);
		pack_close(pack);
		os_remove(path, NULL);
	}
	arena_release(&a);
}

TEST(pack_copy_keeps_every_entry_and_takes_a_signature_in_and_out)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct bytes first, again;
	struct texts t = texts_make(&a);
	const char *dir = arena_string(&a, test_dir()), *path = path_join(&a, dir, "p.zip");
	const char *with = path_join(&a, dir, "signed.zip"), *without = path_join(&a, dir, "again.zip");
	EXPECT_OK(texts_write(&t, path, &e), e);
	EXPECT_OK(pack_copy(path, with, "a signature\n", &e), e);
	EXPECT_OK(pack_copy(with, without, NULL, &e), e);
	EXPECT_OK(file_read(&a, path, 100000, &first, &e), e);
	EXPECT_OK(file_read(&a, without, 100000, &again, &e), e);
	EXPECT(first.n == again.n && memcmp(first.p, again.p, first.n) == 0);
	struct pack_raw *raw = pack_raw_open(with, &e);
	EXPECT(raw != NULL && pack_raw_count(raw) == 4);
	EXPECT_OK(pack_raw_text(raw, &a, NAME_SIGNATURE, 100, &again, &e), e);
	EXPECT_STR((const char *)again.p, "a signature\n");
	EXPECT(!pack_raw_text(raw, &a, "course.xml", 3, &again, &e));
	pack_raw_close(raw);
	arena_release(&a);
}

/* --- an older pack --- */

static const char hash_of_base[SEAL_HEX] = "the base's";

/* Whether what is packed of one file is the base's own entry; the hash it is given. */
static bool taken_from(const char *base, const struct deflate_job *job, const struct packed *want, char hash[SEAL_HEX])
{
	struct deflated d;
	struct err e = { 0 };
	struct deflate_queue *q = deflate_start(job, 1, 1, base);
	bool ok = deflate_next(q, &d, &e) && d.same && d.packed.crc == want->crc &&
	    d.packed.packed_size == want->packed_size && d.packed.deflated == want->deflated && d.packed.p != NULL &&
	    memcmp(d.packed.p, want->p, (size_t)want->packed_size) == 0;
	memcpy(hash, d.hash, SEAL_HEX);
	deflate_end(q);
	return ok;
}

/* a.png, which is stored, and course.xml, which is deflated. */
static void base_test(size_t i)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct texts t = texts_make(&a);
	const char *dir = arena_string(&a, test_dir()), *base = path_join(&a, dir, "base.zip");
	char hash[SEAL_HEX], own[SEAL_HEX], *text = arena_string(&a, t.text[i]);
	size_t n = strlen(text);
	struct packed want = i == 0 ? deflate_text(&a, text, n) : deflate_stored(t.text[i], n);
	EXPECT_OK(texts_write(&t, base, &e), e);
	struct deflate_job job = { .name = i == 0 ? "course.xml" : "a.png",
		.path = file_make(&a, dir, "one", text, n),
		.size = (int64_t)n,
		.base_hash = hash_of_base,
		.base_index = i };
	EXPECT(taken_from(base, &job, &want, hash));
	EXPECT_STR(hash, hash_of_base);
	job.base_index = 1 - i; /* packed in the other way */
	EXPECT(!taken_from(base, &job, &want, hash));
	job.base_index = 9;
	EXPECT(!taken_from(base, &job, &want, hash));
	job.base_index = i;
	text[n - 1] ^= 1; /* as long as before */
	job.path = file_make(&a, dir, "changed", text, n);
	seal_hash_hex(own, text, n);
	EXPECT(!taken_from(base, &job, &want, hash));
	EXPECT_STR(hash, own);
	job.path = file_make(&a, dir, "shorter", t.text[i], n - 1);
	EXPECT(!taken_from(base, &job, &want, hash));
	arena_release(&a);
}

TEST(deflate_takes_from_the_base_only_what_is_the_same_to_the_byte)
{
	base_test(0);
	base_test(1);
}

TEST(deflate_passes_over_a_damaged_base)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct bytes zip;
	struct texts t = texts_make(&a);
	const char *dir = arena_string(&a, test_dir()), *base = path_join(&a, dir, "base.zip");
	size_t n = strlen(t.text[1]);
	struct packed want = deflate_stored(t.text[1], n);
	struct deflate_job job = { .name = "a.png",
		.path = file_make(&a, dir, "a.png", t.text[1], n),
		.size = (int64_t)n,
		.base_hash = hash_of_base,
		.base_index = 1 };
	char hash[SEAL_HEX];
	EXPECT_OK(texts_write(&t, base, &e), e);
	EXPECT(taken_from(base, &job, &want, hash));
	EXPECT_OK(file_read(&a, base, 100000, &zip, &e), e);
	for (size_t i = 0; i + n <= zip.n; i++)
		if (memcmp(zip.p + i, t.text[1], n) == 0)
			zip.p[i + 2] ^= 4;
	EXPECT(!taken_from(file_make(&a, dir, "damaged.zip", zip.p, zip.n), &job, &want, hash));
	EXPECT(!taken_from(path_join(&a, dir, "gone.zip"), &job, &want, hash));
	arena_release(&a);
}

/* 9 MiB: compared in pieces, and copied by whoever writes. */
TEST(deflate_compares_a_large_file_with_the_base)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	size_t size = 9 << 20;
	struct texts t = texts_make(&a);
	const char *dir = arena_string(&a, test_dir()), *base = path_join(&a, dir, "base.zip");
	char *text = arena_alloc(&a, size + 1);
	memset(text, 'x', size);
	t.text[1] = text;
	EXPECT_OK(texts_write(&t, base, &e), e);
	struct deflate_job job = { .name = "a.png",
		.path = file_make(&a, dir, "a.png", text, size),
		.size = (int64_t)size,
		.base_hash = hash_of_base,
		.base_index = 1 };
	for (int changed = 0; changed < 2; changed++) {
		struct deflated d;
		struct deflate_queue *q = deflate_start(&job, 1, 2, base);
		EXPECT_OK(deflate_next(q, &d, &e), e);
		EXPECT(d.same == !changed && d.packed.p == NULL && d.packed.packed_size == (int64_t)size);
		EXPECT(streq(d.hash, hash_of_base) == !changed);
		EXPECT(d.packed.crc == crc32(0, (unsigned char *)text, (uInt)size));
		deflate_end(q);
		text[size - 1] = 'y';
		job.path = file_make(&a, dir, "changed", text, size);
	}
	arena_release(&a);
}
