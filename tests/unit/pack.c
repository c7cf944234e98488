/*
 * pack promises: what is opened is canonical, or refused with a sentence; a signed pack gives exactly the names and
 * bytes that were signed; a stranger's pack opens for its card and gives nothing; a folder gives what a build would
 * take.
 */
#include "tests/test.h"

#include "course/limits.h"
#include "course/name.h"
#include "course/pack.h"
#include "tests/unit/zipmake.h"

static const struct zip_entry content[] = {
	{ .name = "0/digits-sort-before-meta-inf.xml", .p = "<zero/>", .n = 7 },
	{ .name = "a/one.xml", .p = "<one/>", .n = 6, .deflate = true },
	{ .name = "a/two.xml", .p = "<two>deux</two>", .n = 15 },
	{ .name = "course.xml", .p = "<course/>", .n = 9, .deflate = true },
};
enum { CONTENT = 4 };

/* A file with these bytes, quickly: no flush to the disk. */
static const char *bytes_file(struct arena *a, const char *dir, struct bytes b)
{
	const char *path = path_join(a, dir, "x.zip");
	if (os_stat(path, NULL) != OS_NONE)
		os_remove(path, NULL);
	FILE *f = os_open_new(path, false);
	if (f == NULL)
		return path;
	fwrite(b.p, 1, b.n, f);
	fclose(f);
	return path;
}

/* Opens the zip made of these entries; the error, or one of kind ERR_NONE. */
static struct err try_zip(const struct zip_entry *entry, size_t n, bool foreign)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct pack *p = NULL;
	const char *path = bytes_file(&a, test_dir(), zipmake(&a, entry, n));
	if (foreign ? zip_import(&p, path, &e) : pack_open(&p, path, NULL, &e))
		pack_close(p);
	arena_release(&a);
	return e;
}

static struct err try_pack(const struct zip_entry *entry, size_t n)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct pack *p = NULL;
	if (pack_open(&p, bytes_file(&a, test_dir(), packmake(&a, entry, n, NULL)), NULL, &e)) {
		pack_verify_all(p, NULL, NULL, &e);
		pack_close(p);
	}
	arena_release(&a);
	return e;
}

static bool says(const struct err *e, const char *words)
{
	if (e->kind != ERR_NONE && strstr(e->text, words) != NULL)
		return true;
	return test_fail(__FILE__, __LINE__, "the error is \"%s\", expected \"%s\"", e->text, words);
}

TEST(a_signed_pack_opens_and_gives_what_was_signed)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct seal_secret secret;
	struct seal_public public;
	struct pack *p = NULL;
	EXPECT(keymake(&secret, &public));
	struct keyring ring = { &public, 1 };
	struct bytes zip = packmake(&a, content, CONTENT, &secret);
	EXPECT_OK(pack_open(&p, bytes_file(&a, test_dir(), zip), &ring, &e), e);
	const struct pack_info *info = pack_info(p);
	EXPECT_INT(info->trust, PACK_SIGNED);
	EXPECT_STR(info->signer, "Test Publisher");
	EXPECT_INT(info->entries, CONTENT);
	EXPECT_INT(info->bytes, zip.n);
	EXPECT_INT(strlen(info->manifest_hash), 64);
	EXPECT_INT(strlen(info->key_id), 16);
	EXPECT_INT(pack_count(p), CONTENT);
	for (size_t i = 0; i < CONTENT; i++) {
		struct bytes b = { 0 };
		EXPECT_STR(pack_name(p, i), content[i].name);
		EXPECT_INT(pack_size(p, content[i].name), content[i].n);
		EXPECT_OK(pack_read(p, &a, content[i].name, 100, &b, &e), e);
		EXPECT(b.n == content[i].n && memcmp(b.p, content[i].p, b.n) == 0 && b.p[b.n] == '\0');
	}
	struct bytes b = { 0 };
	EXPECT_INT(pack_size(p, NAME_MANIFEST), -1);
	EXPECT(!pack_read(p, &a, NAME_MANIFEST, 1000, &b, &e) && e.kind == ERR_IO);
	e = (struct err){ 0 };
	EXPECT(!pack_read(p, &a, "a/two.xml", 14, &b, &e) && e.kind == ERR_LIMIT);
	e = (struct err){ 0 };
	EXPECT_OK(pack_verify_all(p, NULL, NULL, &e), e);
	pack_close(p);
	arena_release(&a);
}

TEST(a_pack_by_an_unknown_key_opens_for_its_card_only)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct seal_secret secret, other_secret;
	struct seal_public public, other;
	struct pack *p = NULL;
	struct bytes b;
	char id[17];
	EXPECT(keymake(&secret, &public) && keymake(&other_secret, &other));
	struct keyring ring = { &other, 1 };
	EXPECT_OK(pack_open(&p, bytes_file(&a, test_dir(), packmake(&a, content, CONTENT, &secret)), &ring, &e), e);
	seal_public_id(&public, id);
	EXPECT_INT(pack_info(p)->trust, PACK_UNKNOWN_KEY);
	EXPECT_STR(pack_info(p)->key_id, id);
	EXPECT_STR(pack_info(p)->signer, NULL);
	EXPECT(!pack_read(p, &a, "course.xml", 100, &b, &e) && e.kind == ERR_TRUST);
	e = (struct err){ 0 };
	EXPECT(!pack_verify_all(p, NULL, NULL, &e) && e.kind == ERR_TRUST);
	pack_close(p);
	arena_release(&a);
}

TEST(two_keys_with_one_id_are_both_tried)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct seal_secret secret, other_secret;
	struct seal_public key[2];
	struct pack *p = NULL;
	EXPECT(keymake(&secret, &key[1]) && keymake(&other_secret, &key[0]));
	memcpy(key[0].id, key[1].id, sizeof key[0].id);
	const char *path = bytes_file(&a, test_dir(), packmake(&a, content, CONTENT, &secret));
	EXPECT_OK(pack_open(&p, path, &(struct keyring){ key, 2 }, &e), e);
	EXPECT_INT(pack_info(p)->trust, PACK_SIGNED);
	pack_close(p);
	EXPECT(!pack_open(&p, path, &(struct keyring){ key, 1 }, &e) && e.kind == ERR_TRUST);
	arena_release(&a);
}

TEST(an_unsigned_pack_opens_as_unsigned)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct pack *p = NULL;
	EXPECT_OK(pack_open(&p, bytes_file(&a, test_dir(), packmake(&a, content, CONTENT, NULL)), NULL, &e), e);
	EXPECT_INT(pack_info(p)->trust, PACK_UNSIGNED);
	EXPECT_STR(pack_info(p)->key_id, "");
	EXPECT_OK(pack_verify_all(p, NULL, NULL, &e), e);
	pack_close(p);
	arena_release(&a);
}

/* The pack with its list signed, but list and directory not the same. */
static struct err try_listed(const struct zip_entry *entry, size_t n, const char *list, bool sign)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct seal_secret secret;
	struct seal_public public;
	struct pack *p = NULL;
	struct zip_entry all[8];
	size_t meta = 0;
	if (!keymake(&secret, &public) || n + 2 > COUNT(all))
		return e;
	struct keyring ring = { &public, 1 };
	all[meta++] = (struct zip_entry){ .name = NAME_MANIFEST, .p = list, .n = strlen(list) };
	if (sign) {
		const char *signature = seal_sign(&a, &secret, list, strlen(list), "");
		all[meta++] = (struct zip_entry){ .name = NAME_SIGNATURE, .p = signature, .n = strlen(signature) };
	}
	memcpy(all + meta, entry, n * sizeof *entry);
	if (pack_open(&p, bytes_file(&a, test_dir(), zipmake(&a, all, n + meta)), &ring, &e)) {
		pack_verify_all(p, NULL, NULL, &e);
		pack_close(p);
	}
	arena_release(&a);
	return e;
}

TEST(the_directory_must_hold_exactly_what_the_list_names)
{
	struct arena a = { 0 };
	struct manifest_entry listed[CONTENT];
	EXPECT(seal_start());
	for (size_t i = 0; i < CONTENT; i++) {
		listed[i].name = content[i].name;
		seal_hash_hex(listed[i].hash, content[i].p, content[i].n);
	}
	for (int sign = 0; sign < 2; sign++) {
		struct err e = try_listed(content, CONTENT, manifest_text(&a, listed, CONTENT), sign);
		EXPECT_INT(e.kind, ERR_NONE);
		e = try_listed(content, CONTENT, manifest_text(&a, listed, CONTENT - 1), sign);
		EXPECT(e.kind == ERR_TRUST && says(&e, "is not in the pack's hash list"));
		EXPECT_STR(e.file, "course.xml");
		e = try_listed(content, CONTENT - 1, manifest_text(&a, listed, CONTENT), sign);
		EXPECT(e.kind == ERR_TRUST && says(&e, "but not in the pack"));
		struct zip_entry other[CONTENT];
		memcpy(other, content, sizeof other);
		other[2].p = "<two>drei</two>";
		e = try_listed(other, CONTENT, manifest_text(&a, listed, CONTENT), sign);
		EXPECT(e.kind == ERR_TRUST && says(&e, "forged or damaged"));
		EXPECT_STR(e.file, "a/two.xml");
	}
	arena_release(&a);
}

TEST(a_pack_without_a_list_or_with_a_foreign_signature_is_refused)
{
	struct arena a = { 0 };
	struct err e = try_zip(content, CONTENT, false);
	EXPECT(e.kind == ERR_FORMAT && says(&e, "is not a course pack"));
	struct zip_entry all[2] = { { .name = NAME_MANIFEST, .p = "", .n = 0 },
		{ .name = NAME_SIGNATURE, .p = "nonsense", .n = 8 } };
	e = try_zip(all, 2, false);
	EXPECT(e.kind == ERR_TRUST && says(&e, "signature is damaged"));
	e = try_zip(all + 1, 1, false);
	EXPECT(says(&e, "is not a course pack"));
	e = try_zip(all, 1, false);
	EXPECT_INT(e.kind, ERR_NONE); /* empty, but whole */
	arena_release(&a);
}

TEST(every_lie_of_a_directory_is_refused)
{
	static const struct {
		struct zip_entry lie;
		const char *words;
	} cases[] = {
		{ { .name = "x", .p = "0123456789", .n = 10, .claim_size = 9 }, "cannot hold" },
		{ { .name = "x", .p = "0123456789", .n = 10, .deflate = true, .claim_size = 9 }, "damaged" },
		{ { .name = "x", .p = "0123456789", .n = 10, .deflate = true, .claim_size = 11 }, "damaged" },
		{ { .name = "x", .p = "0123456789", .n = 10, .deflate = true, .claim_size = 4000000000u },
		    "cannot hold" },
		{ { .name = "x", .p = "0123456789", .n = 10, .claim_packed = 4000000000u },
		    "larger than the whole pack" },
		{ { .name = "x", .p = "0123456789", .n = 10, .claim_packed = 11, .claim_size = 11 }, "overlap" },
		{ { .name = "x", .p = "0123456789", .n = 10, .claim_packed = 9, .claim_size = 9 },
		    "belong to no entry" },
		{ { .name = "x", .p = "0123456789", .n = 10, .extra = 8 }, "belong to no entry" },
		{ { .name = "x", .p = "0123456789", .n = 10, .flags = 1 }, "encrypted" },
		{ { .name = "x", .p = "0123456789", .n = 10, .method = 12 }, "compressed in a way" },
		{ { .name = "x", .p = "0123456789", .n = 10, .method = 98 }, "compressed in a way" },
		{ { .name = "../x", .p = "", .n = 0 }, "'..'" },
		{ { .name = "X", .p = "", .n = 0 }, "capital" },
		{ { .name = "x/", .p = "", .n = 0 }, "empty part" },
		{ { .name = "/x", .p = "", .n = 0 }, "empty part" },
		{ { .name = "", .p = "", .n = 0 }, "empty part" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct err e = try_pack(&cases[i].lie, 1);
		if (e.kind == ERR_NONE || strstr(e.text, cases[i].words) == NULL)
			test_fail(__FILE__, __LINE__, "case %zu: \"%s\"", i, e.text);
	}
}

TEST(doubled_names_and_files_that_are_folders_are_refused)
{
	struct zip_entry twice[2] = { { .name = "x", .p = "1", .n = 1 }, { .name = "x", .p = "2", .n = 1 } };
	struct zip_entry both[3] = { { .name = "x", .p = "1", .n = 1 }, { .name = "x-y", .p = "1", .n = 1 },
		{ .name = "x/y", .p = "2", .n = 1 } };
	struct err e = try_pack(twice, 2);
	EXPECT(says(&e, "twice"));
	e = try_zip(twice, 2, true);
	EXPECT(says(&e, "twice"));
	e = try_pack(both, 3);
	EXPECT(says(&e, "also a file"));
}

TEST(a_local_name_that_differs_changes_nothing)
{
	struct zip_entry entry = { .name = "x", .p = "right", .n = 5, .local_name = "y" };
	struct err e = try_pack(&entry, 1);
	EXPECT_INT(e.kind, ERR_NONE); /* the bytes are what the list says */
}

TEST(bytes_before_after_or_in_a_comment_are_refused)
{
	struct arena a = { 0 };
	struct pack *p = NULL;
	struct err e = { 0 };
	const char *dir = test_dir();
	EXPECT(seal_start());
	struct bytes zip = packmake(&a, content, CONTENT, NULL);
	struct buf b = { .a = &a };
	buf_add_n(&b, (const char *)zip.p, zip.n);
	buf_add_n(&b, (const char *)zip.p, zip.n);
	EXPECT(!pack_open(&p, bytes_file(&a, dir, (struct bytes){ (unsigned char *)b.p, b.n }), NULL, &e));
	EXPECT(e.kind == ERR_FORMAT);
	for (size_t n = 0; n < zip.n; n++)
		EXPECT(!pack_open(&p, bytes_file(&a, dir, (struct bytes){ zip.p, n }), NULL, NULL));
	b.n = 0;
	buf_add_n(&b, (const char *)zip.p, zip.n);
	buf_add(&b, "x");
	b.p[zip.n - 2] = 1;
	e = (struct err){ 0 };
	EXPECT(!pack_open(&p, bytes_file(&a, dir, (struct bytes){ (unsigned char *)b.p, b.n }), NULL, &e));
	EXPECT(says(&e, "does not end as a plain zip"));
	arena_release(&a);
}

/* Counts, with the lies told: everything the pack gives must be as signed. */
static bool gives_only_what_was_signed(struct pack *p)
{
	struct arena a = { 0 };
	bool same = pack_count(p) == CONTENT;
	for (size_t i = 0; same && i < CONTENT; i++) {
		struct bytes b = { 0 };
		same = streq(pack_name(p, i), content[i].name);
		if (same && pack_read(p, &a, content[i].name, 1000, &b, NULL))
			same = b.n == content[i].n && memcmp(b.p, content[i].p, b.n) == 0;
	}
	arena_release(&a);
	return same;
}

TEST(no_flipped_byte_of_a_signed_pack_changes_a_name_or_a_content)
{
	struct arena a = { 0 };
	struct seal_secret secret;
	struct seal_public public;
	struct pack *p = NULL;
	const char *dir = test_dir();
	size_t opened = 0, tried = 0;
	EXPECT(keymake(&secret, &public));
	struct keyring ring = { &public, 1 };
	struct bytes zip = packmake(&a, content, CONTENT, &secret);
	/* Each byte of the pack, with a seeded other value; every night each of its bits. */
	uint32_t seed = 20261125;
	int times = getenv("NIGHTLY") != NULL ? 8 : 1;
	for (size_t i = 0; i < zip.n; i++)
		for (int bit = 0; bit < times; bit++) {
			seed = seed * 1664525u + 1013904223u;
			unsigned char flip = (unsigned char)(times == 8 ? 1u << bit : 1 + seed / 16777216u % 255);
			zip.p[i] = (unsigned char)(zip.p[i] ^ flip);
			tried++;
			if (pack_open(&p, bytes_file(&a, dir, zip), &ring, NULL)) {
				opened++;
				if (!gives_only_what_was_signed(p))
					test_fail(__FILE__, __LINE__, "byte %zu flipped by %d", i, flip);
				pack_close(p);
			}
			zip.p[i] = (unsigned char)(zip.p[i] ^ flip);
		}
	EXPECT(tried >= 1000);
	EXPECT(opened < tried); /* dates and the like may change, nothing that is used */
	arena_release(&a);
}

TEST(a_stick_pulled_while_a_pack_is_open_is_an_error)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct pack *p = NULL;
	struct bytes b = { 0 };
	EXPECT(seal_start());
	struct zip_entry large = { .name = "x.png", .p = arena_alloc(&a, 300000), .n = 300000 };
	const char *path = bytes_file(&a, test_dir(), packmake(&a, &large, 1, NULL));
	EXPECT_OK(pack_open(&p, path, NULL, &e), e);
	FILE *gone = fopen(path, "wb"); /* the same file, now empty */
	EXPECT(gone != NULL);
	fclose(gone);
	bool got = pack_read(p, &a, "x.png", 300000, &b, &e);
	pack_close(p);
	EXPECT(!got && e.kind == ERR_IO && says(&e, "was the stick taken out"));
	arena_release(&a);
}

TEST(a_foreign_zip_is_read_but_not_its_tricks)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct pack *p = NULL;
	struct bytes b = { 0 };
	struct zip_entry entry[] = { { .name = "Boards/", .p = "", .n = 0 },
		{ .name = "Boards/My Board.obf", .p = "{}", .n = 2, .extra = 12 },
		{ .name = "images/caf\xc3\xa9.png", .p = "x", .n = 1, .deflate = true } };
	EXPECT_OK(zip_import(&p, bytes_file(&a, test_dir(), zipmake(&a, entry, 3)), &e), e);
	EXPECT_INT(pack_count(p), 2);
	EXPECT_INT(pack_info(p)->trust, PACK_UNSIGNED);
	EXPECT_OK(pack_read(p, &a, "Boards/My Board.obf", 10, &b, &e), e);
	EXPECT_STR((const char *)b.p, "{}");
	pack_close(p);
	static const struct zip_entry bad[] = { { .name = "../x", .p = "", .n = 0 },
		{ .name = "a/../x", .p = "", .n = 0 }, { .name = "/x", .p = "", .n = 0 },
		{ .name = "a\\b", .p = "", .n = 0 }, { .name = "c:x", .p = "", .n = 0 },
		{ .name = "a/..", .p = "", .n = 0 }, { .name = "", .p = "", .n = 0 },
		{ .name = "\xff", .p = "", .n = 0 }, { .name = "x", .p = "1", .n = 1, .flags = 1 },
		{ .name = "x", .p = "1", .n = 1, .claim_packed = 5, .claim_size = 5 },
		{ .name = "x", .p = "1", .n = 1, .deflate = true, .claim_size = 100000 } };
	for (size_t i = 0; i < COUNT(bad); i++) {
		e = try_zip(&bad[i], 1, true);
		if (e.kind == ERR_NONE)
			test_fail(__FILE__, __LINE__, "case %zu is opened", i);
	}
	arena_release(&a);
}

TEST(a_folder_is_a_pack_of_its_files)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct pack *p = NULL;
	struct bytes b = { 0 };
	const char *dir = test_dir();
	static const char *const make[] = { "course.xml", "a-b/x.xml", "a/y.xml", ".hidden", "a/y.xml~", ".git/Config",
		NAME_MANIFEST };
	for (size_t i = 0; i < COUNT(make); i++) {
		const char *path = path_join(&a, dir, make[i]);
		EXPECT_OK(os_mkdirs(path_dir(&a, path), &e), e);
		EXPECT_OK(file_write(path, make[i], strlen(make[i]), false, &e), e);
	}
	EXPECT_OK(pack_open(&p, dir, NULL, &e), e);
	EXPECT_INT(pack_info(p)->trust, PACK_FOLDER);
	EXPECT_STR(pack_info(p)->manifest_hash, "");
	EXPECT_INT(pack_count(p), 3);
	EXPECT_STR(pack_name(p, 0), "a-b/x.xml");
	EXPECT_STR(pack_name(p, 1), "a/y.xml");
	EXPECT_STR(pack_name(p, 2), "course.xml");
	EXPECT_INT(pack_size(p, "course.xml"), 10);
	EXPECT_OK(pack_read(p, &a, "a/y.xml", 100, &b, &e), e);
	EXPECT_STR((const char *)b.p, "a/y.xml");
	EXPECT(!pack_read(p, &a, ".hidden", 100, &b, &e) && e.kind == ERR_IO);
	e = (struct err){ 0 };
	EXPECT(!pack_read(p, &a, "a/y.xml", 3, &b, &e) && e.kind == ERR_LIMIT);
	EXPECT_STR(e.file, "a/y.xml");
	e = (struct err){ 0 };
	EXPECT_OK(pack_verify_all(p, NULL, NULL, &e), e);
	os_remove(path_join(&a, dir, "course.xml"), NULL);
	EXPECT(!pack_verify_all(p, NULL, NULL, &e) && e.kind == ERR_IO);
	pack_close(p);
	arena_release(&a);
}

TEST(a_folder_with_a_bad_name_says_which_and_why)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct pack *p = NULL;
	const char *dir = test_dir();
	EXPECT(os_mkdirs(path_join(&a, dir, "modules"), &e));
	EXPECT(file_write(path_join(&a, dir, "modules/Lesson 1.xml"), "", 0, false, &e));
	EXPECT(!pack_open(&p, dir, NULL, &e) && e.kind == ERR_FORMAT);
	EXPECT_STR(e.file, "modules/Lesson 1.xml");
	EXPECT(says(&e, "capital letter"));
	e = (struct err){ 0 };
	EXPECT(!pack_open(&p, path_join(&a, dir, "none"), NULL, &e) && e.kind == ERR_IO);
	arena_release(&a);
}

TEST(a_link_in_a_folder_is_refused)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct pack *p = NULL;
	const char *dir = test_dir(), *link = path_join(&a, dir, "notes.xml");
	const char *const argv[] = { "ln", "-s", "/etc/passwd", link, NULL };
	char c;
	struct os_child *child = os_child_start(argv, &e);
	EXPECT(child != NULL);
	while (os_child_read(child, &c, 1) > 0)
		continue;
	os_child_close(child);
	EXPECT_INT(os_lstat(link, NULL), OS_OTHER);
	EXPECT(!pack_open(&p, dir, NULL, &e) && e.kind == ERR_FORMAT);
	EXPECT_STR(e.file, "notes.xml");
	EXPECT(says(&e, "is a link"));
	arena_release(&a);
}

TEST(a_hash_list_is_read_in_one_spelling)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	const struct manifest_entry *entry = NULL;
	size_t n = 0;
	char h[65];
	memset(h, 'a', 64);
	h[64] = '\0';
	struct manifest_entry two[2] = { { .name = "b" }, { .name = "a/c" } };
	memcpy(two[0].hash, h, 65);
	memcpy(two[1].hash, h, 65);
	const char *text = manifest_text(&a, two, 2);
	EXPECT_STR(text, arena_printf(&a, "%s  a/c\n%s  b\n", h, h));
	struct bytes b = { (unsigned char *)arena_string(&a, text), strlen(text) };
	EXPECT_OK(manifest_parse(&a, &b, &entry, &n, &e), e);
	EXPECT(n == 2 && streq(entry[0].name, "a/c") && streq(entry[1].hash, h));
	b = (struct bytes){ (unsigned char *)arena_string(&a, ""), 0 };
	EXPECT_OK(manifest_parse(&a, &b, &entry, &n, &e), e);
	EXPECT_INT(n, 0);
	static const char *const bad[] = { "%s  b\n%s  a\n", "%s  a\n%s  a\n", "%s  a", "%s *a\n", "%s a\n", "%s  \n",
		"\n", "%s  A\n", "%s  ../a\n", "%s  a\r\n", "x%s  a\n", "A%s  a\n", "%s  META-INF/contents.sha256\n",
		"# comment\n", "%s  a\n\n" };
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct buf t = { .a = &a };
		for (const char *s = bad[i]; *s != '\0'; s++)
			if (str_starts(s, "%s")) {
				buf_add(&t, h);
				s++;
			} else {
				buf_add_n(&t, s, 1);
			}
		b = (struct bytes){ (unsigned char *)t.p, t.n };
		e = (struct err){ 0 };
		if (manifest_parse(&a, &b, &entry, &n, &e) || e.line == 0)
			test_fail(__FILE__, __LINE__, "case %zu", i);
	}
	arena_release(&a);
}

TEST(a_keys_folder_gives_its_keys_and_skips_the_rest)
{
	struct arena a = { 0 };
	const struct seal_public *key;
	const char *dir = test_dir(), *secret, *public_text;
	EXPECT(seal_start());
	seal_keygen(&a, "Example Council", NULL, &secret, &public_text);
	EXPECT(file_write(path_join(&a, dir, "one.pub"), public_text, strlen(public_text), false, NULL));
	EXPECT(file_write(path_join(&a, dir, "one.key"), secret, strlen(secret), true, NULL));
	EXPECT(file_write(path_join(&a, dir, "bad.pub"), "hello", 5, false, NULL));
	EXPECT(file_write(path_join(&a, dir, "readme.txt"), public_text, strlen(public_text), false, NULL));
	EXPECT_INT(keyring_read(&a, dir, &key), 1);
	EXPECT_STR(key[0].name, "Example Council");
	EXPECT_INT(keyring_read(&a, path_join(&a, dir, "none"), &key), 0);
	arena_release(&a);
}
