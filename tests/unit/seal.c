/*
 * seal promises: files that the stock minisign reads and writes, in every direction; a signature is good only whole
 * and only for the bytes, the comment and the key it was made with; old 'Ed' signatures are refused; a wrong
 * passphrase is told from damage.
 */
#include "tests/test.h"

#include "base/seal.h"

/* Made for this test with scrypt's least memory, so that it is quick to unlock with "only for tests". */
static const char locked_key[] =
    "untrusted comment: a throw-away key for tests\n"
    "RWRTY0Iy8t1XE+iiDTOQajdSRJuNYbipBwiC5EVKkXweEfrTgT0AgAAAAAAAAAAAAAEAAAAAyaHVsr7ilAYlKa0mJOHGNUYaAoBFTPu6eOfMwM"
    "cd9XsmyKXNjs1ofBaVSq2PwrbywT4UJTdlPsp4VTl6KL5bNzUm29svABdQAbpxEuKy2oY9X3qwTv1mo1oT8hJIPV7mgaCElqzih10=\n";
static const char locked_public[] = "untrusted comment: a throw-away key for tests\r\n"
				    "RWR0ZXN0dGVzdPWA9rGKYXRAs6ilZuiypKAJ0KwUW+SlRlG4Q5Q1JB8H\r\n";

struct pair {
	struct arena a;
	const char *secret_text, *public_text;
	struct seal_secret secret;
	struct seal_public public;
};

static bool pair_make(struct pair *p, const char *passphrase)
{
	*p = (struct pair){ 0 };
	seal_start();
	seal_keygen(&p->a, "Example Council", passphrase, &p->secret_text, &p->public_text);
	return seal_secret_parse(p->secret_text, strlen(p->secret_text), "k.key", passphrase, &p->secret, NULL) &&
	    seal_public_parse(p->public_text, strlen(p->public_text), "k.pub", &p->public, NULL);
}

/* The program's output to its end, and whether it said yes is judged by that output. */
static const char *run(struct arena *a, const char *input, const char *const *argv)
{
	struct err e = { 0 };
	struct buf out = { .a = a };
	char piece[512];
	struct os_child *c = os_child_start(argv, &e);
	if (c == NULL)
		return "";
	os_child_write_end(c, input, strlen(input));
	for (long n; (n = os_child_read(c, piece, sizeof piece)) > 0;)
		buf_add_n(&out, piece, (size_t)n);
	os_child_close(c);
	return buf_text(&out);
}

static bool write_text(const char *path, const char *text)
{
	return file_write(path, text, strlen(text), true, NULL);
}

static const char *read_text(struct arena *a, const char *path)
{
	struct bytes b = { NULL, 0 };
	return file_read(a, path, 1 << 20, &b, NULL) ? (const char *)b.p : "";
}

TEST(seal_hashes_as_sha256sum_does)
{
	char hex[SEAL_HEX], hex_pieces[SEAL_HEX];
	unsigned char hash[SEAL_HASH];
	struct seal_hasher h;
	EXPECT(seal_start());
	seal_hash_hex(hex, "abc", 3);
	EXPECT_STR(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	seal_hasher_start(&h);
	seal_hasher_add(&h, "a", 1);
	seal_hasher_add(&h, "bc", 2);
	seal_hasher_end(&h, hash);
	hex_encode(hex_pieces, hash, sizeof hash);
	EXPECT_STR(hex_pieces, hex);
	seal_hash_hex(hex, "", 0);
	EXPECT_STR(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(seal_verifies_what_it_signed)
{
	struct pair p;
	struct err e = { 0 };
	EXPECT(pair_make(&p, NULL));
	EXPECT_STR(p.public.name, "Example Council");
	EXPECT(!seal_secret_is_encrypted(p.secret_text, strlen(p.secret_text)));
	const char *text = seal_sign(&p.a, &p.secret, "bytes", 5, "course=x release=17"), *trusted = NULL;
	EXPECT_OK(seal_verify(&p.a, &p.public, "bytes", 5, text, strlen(text), &trusted, &e), e);
	EXPECT_STR(trusted, "course=x release=17");
	unsigned char id[8];
	EXPECT(seal_signature_id(text, strlen(text), id) && memcmp(id, p.public.id, 8) == 0);
	EXPECT(!seal_verify(&p.a, &p.public, "bytez", 5, text, strlen(text), NULL, &e) && e.kind == ERR_TRUST);
	EXPECT(!seal_verify(&p.a, &p.public, "bytes", 4, text, strlen(text), NULL, NULL));
	text = seal_sign(&p.a, &p.secret, "", 0, "");
	e = (struct err){ 0 };
	EXPECT_OK(seal_verify(&p.a, &p.public, "", 0, text, strlen(text), &trusted, &e), e);
	EXPECT_STR(trusted, "");
	seal_secret_wipe(&p.secret);
	EXPECT_INT(p.secret.key[5], 0);
	arena_release(&p.a);
}

TEST(seal_refuses_every_flipped_bit_of_a_signature_outside_its_untrusted_comment)
{
	struct pair p;
	EXPECT(pair_make(&p, NULL));
	const char *text = seal_sign(&p.a, &p.secret, "bytes", 5, "release=17");
	size_t n = strlen(text), first = (size_t)(strchr(text, '\n') - text) + 1;
	for (size_t i = first; i + 1 < n; i++) /* the very last byte is a line end, which may be missing */
		for (int bit = 0; bit < 8; bit++) {
			char *flipped = arena_copy(&p.a, text, n);
			flipped[i] = (char)(flipped[i] ^ 1 << bit);
			if (seal_verify(&p.a, &p.public, "bytes", 5, flipped, n, NULL, NULL))
				test_fail(__FILE__, __LINE__, "byte %zu bit %d", i, bit);
		}
	for (size_t cut = 0; cut + 1 < n; cut++)
		EXPECT(!seal_verify(&p.a, &p.public, "bytes", 5, text, cut, NULL, NULL));
	arena_release(&p.a);
}

TEST(seal_refuses_another_key_with_the_same_id)
{
	struct pair p, q;
	struct err e = { 0 };
	EXPECT(pair_make(&p, NULL) && pair_make(&q, NULL));
	const char *text = seal_sign(&q.a, &q.secret, "bytes", 5, "x");
	EXPECT(!seal_verify(&p.a, &p.public, "bytes", 5, text, strlen(text), NULL, &e));
	EXPECT(strstr(e.text, "another key") != NULL);
	memcpy(q.secret.id, p.public.id, 8);
	text = seal_sign(&q.a, &q.secret, "bytes", 5, "x");
	e = (struct err){ 0 };
	EXPECT(!seal_verify(&p.a, &p.public, "bytes", 5, text, strlen(text), NULL, &e) && e.kind == ERR_TRUST);
	arena_release(&p.a);
	arena_release(&q.a);
}

TEST(seal_unlocks_a_key_with_its_passphrase_only)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct seal_secret k;
	struct seal_public public;
	size_t n = sizeof locked_key - 1;
	EXPECT(seal_start() && seal_secret_is_encrypted(locked_key, n));
	EXPECT(!seal_secret_parse(locked_key, n, "k.key", NULL, &k, &e) && e.kind == ERR_TRUST);
	e = (struct err){ 0 };
	EXPECT(!seal_secret_parse(locked_key, n, "k.key", "wrong", &k, &e));
	EXPECT_STR(e.text, "the passphrase is wrong");
	e = (struct err){ 0 };
	EXPECT_OK(seal_secret_parse(locked_key, n, "k.key", "only for tests", &k, &e), e);
	EXPECT_OK(seal_public_parse(locked_public, sizeof locked_public - 1, "k.pub", &public, &e), e);
	const char *text = seal_sign(&a, &k, "x", 1, "");
	EXPECT_OK(seal_verify(&a, &public, "x", 1, text, strlen(text), NULL, &e), e);
	arena_release(&a);
}

TEST(seal_refuses_damaged_keys)
{
	struct pair p;
	struct err e = { 0 };
	struct seal_secret k;
	struct seal_public public;
	EXPECT(pair_make(&p, NULL));
	char *text = arena_string(&p.a, p.secret_text);
	char *byte = strchr(text, '\n') + 130;
	*byte = *byte == 'A' ? 'B' : 'A';
	EXPECT(!seal_secret_parse(text, strlen(text), "k.key", NULL, &k, &e) && e.kind == ERR_FORMAT);
	for (size_t n = 0; n + 1 < strlen(p.public_text); n++)
		EXPECT(!seal_public_parse(p.public_text, n, "k.pub", &public, NULL));
	e = (struct err){ 0 };
	EXPECT(!seal_public_parse(p.secret_text, strlen(p.secret_text), "k.pub", &public, &e) && e.kind == ERR_FORMAT);
	EXPECT(!seal_secret_parse(p.public_text, strlen(p.public_text), "k.key", NULL, &k, NULL));
	arena_release(&p.a);
}

TEST(seal_signs_for_minisign_and_reads_what_minisign_signed)
{
	struct pair p;
	struct err e = { 0 };
	if (!os_program_exists("minisign")) {
		printf("not run: needs minisign\n");
		return;
	}
	EXPECT(pair_make(&p, NULL));
	const char *dir = test_dir(), *file = path_join(&p.a, dir, "f"), *sig = path_join(&p.a, dir, "f.minisig");
	const char *pub = path_join(&p.a, dir, "k.pub"), *key = path_join(&p.a, dir, "k.key");
	EXPECT(write_text(file, "the list") && write_text(pub, p.public_text) && write_text(key, p.secret_text));
	EXPECT(write_text(sig, seal_sign(&p.a, &p.secret, "the list", 8, "course=x release=3")));
	const char *const check[] = { "minisign", "-V", "-H", "-Q", "-p", pub, "-m", file, NULL };
	EXPECT_STR(run(&p.a, "", check), "course=x release=3\n");
	EXPECT(write_text(file, "the lisp"));
	EXPECT_STR(run(&p.a, "", check), "");
	EXPECT(write_text(file, "the list"));
	os_remove(sig, NULL);
	const char *const sign[] = { "minisign", "-S", "-W", "-s", key, "-t", "by them", "-m", file, NULL };
	run(&p.a, "", sign);
	const char *text = read_text(&p.a, sig), *trusted = NULL;
	EXPECT_OK(seal_verify(&p.a, &p.public, "the list", 8, text, strlen(text), &trusted, &e), e);
	EXPECT_STR(trusted, "by them");
	const char *const sign_old[] = { "minisign", "-S", "-W", "-l", "-s", key, "-m", file, NULL };
	os_remove(sig, NULL);
	run(&p.a, "", sign_old);
	text = read_text(&p.a, sig);
	EXPECT(!seal_verify(&p.a, &p.public, "the list", 8, text, strlen(text), NULL, &e));
	EXPECT(strstr(e.text, "old kind") != NULL);
	arena_release(&p.a);
}

TEST(seal_reads_keys_that_minisign_made)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct seal_secret k;
	struct seal_public public;
	if (!os_program_exists("minisign")) {
		printf("not run: needs minisign\n");
		return;
	}
	EXPECT(seal_start());
	const char *dir = test_dir(), *file = path_join(&a, dir, "f"), *sig = path_join(&a, dir, "f.minisig");
	const char *pub = path_join(&a, dir, "k.pub"), *key = path_join(&a, dir, "k.key");
	const char *const make[] = { "minisign", "-G", "-W", "-p", pub, "-s", key, NULL };
	run(&a, "", make);
	const char *text = read_text(&a, key), *public_text = read_text(&a, pub);
	EXPECT_OK(seal_secret_parse(text, strlen(text), "k.key", NULL, &k, &e), e);
	EXPECT_OK(seal_public_parse(public_text, strlen(public_text), "k.pub", &public, &e), e);
	char id[17];
	seal_public_id(&public, id);
	EXPECT_STR(
	    public.name, arena_printf(&a, "minisign public key %s", id + strspn(id, "0"))); /* theirs is not padded */
	EXPECT(write_text(file, "theirs") && write_text(sig, seal_sign(&a, &k, "theirs", 6, "ours")));
	const char *const check[] = { "minisign", "-V", "-Q", "-p", pub, "-m", file, NULL };
	EXPECT_STR(run(&a, "", check), "ours\n");
	arena_release(&a);
}

TEST(seal_locked_keys_are_minisigns_own)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct seal_public public;
	if (!os_program_exists("minisign")) {
		printf("not run: needs minisign\n");
		return;
	}
	EXPECT(seal_start());
	const char *dir = test_dir(), *file = path_join(&a, dir, "f"), *key = path_join(&a, dir, "k.key");
	EXPECT(write_text(file, "bytes") && write_text(key, locked_key));
	const char *const sign[] = { "minisign", "-S", "-s", key, "-t", "unlocked", "-m", file, NULL };
	run(&a, "only for tests\n", sign);
	const char *text = read_text(&a, path_join(&a, dir, "f.minisig")), *trusted = NULL;
	EXPECT_OK(seal_public_parse(locked_public, sizeof locked_public - 1, "k.pub", &public, &e), e);
	EXPECT_OK(seal_verify(&a, &public, "bytes", 5, text, strlen(text), &trusted, &e), e);
	EXPECT_STR(trusted, "unlocked");
	arena_release(&a);
}

/* Each unlocking takes minisign's 1 GiB and some seconds: not for every run. */
TEST(seal_and_minisign_unlock_each_others_keys)
{
	struct pair p;
	struct err e = { 0 };
	struct seal_secret k;
	if (getenv("NIGHTLY") == NULL || !os_program_exists("minisign")) {
		printf("not run: needs NIGHTLY=1 and minisign (keys locked with 1 GiB of memory)\n");
		return;
	}
	EXPECT(pair_make(&p, "pass phrase"));
	EXPECT(seal_secret_is_encrypted(p.secret_text, strlen(p.secret_text)));
	const char *dir = test_dir(), *file = path_join(&p.a, dir, "f"), *sig = path_join(&p.a, dir, "f.minisig");
	const char *pub = path_join(&p.a, dir, "t.pub"), *key = path_join(&p.a, dir, "k.key"),
		   *theirs = path_join(&p.a, dir, "t.key");
	EXPECT(write_text(file, "bytes") && write_text(key, p.secret_text));
	const char *const sign[] = { "minisign", "-S", "-s", key, "-t", "unlocked", "-m", file, NULL };
	run(&p.a, "pass phrase\n", sign);
	const char *text = read_text(&p.a, sig), *trusted = NULL;
	EXPECT_OK(seal_verify(&p.a, &p.public, "bytes", 5, text, strlen(text), &trusted, &e), e);
	EXPECT_STR(trusted, "unlocked");
	const char *const make[] = { "minisign", "-G", "-p", pub, "-s", theirs, NULL };
	run(&p.a, "their words\ntheir words\n", make);
	text = read_text(&p.a, theirs);
	EXPECT_OK(seal_secret_parse(text, strlen(text), "t.key", "their words", &k, &e), e);
	arena_release(&p.a);
}

TEST(seal_keeps_a_pin_that_can_be_checked_and_not_read)
{
	char one[SEAL_PIN], two[SEAL_PIN];
	EXPECT(seal_start());
	EXPECT(seal_pin_hash(one, "2580") && seal_pin_hash(two, "2580"));
	EXPECT(!streq(one, two));
	EXPECT(strstr(one, "2580") == NULL && str_starts(one, "$argon2id$"));
	EXPECT(seal_pin_fits(one, "2580") && seal_pin_fits(two, "2580"));
	EXPECT(!seal_pin_fits(one, "2581") && !seal_pin_fits(one, "") && !seal_pin_fits("", "2580") &&
	    !seal_pin_fits("x", "x"));
}
