/*
 * The smallest harness: TEST(name) { ... } registers itself; main in tests/main.c runs all and prints 'N passed, N
 * failed'. A failed expectation names file, line and both values, and the test ends.
 */
#ifndef TEST_H
#define TEST_H

#include "base/base.h"

struct test_case {
	const char *name, *file;
	void (*run)(void);
	struct test_case *next;
};
void test_add(struct test_case *t);
/* Records a failure; returns false so that EXPECT can leave. */
bool test_fail(const char *file, int line, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* A folder of this test's own below $TMPDIR, removed at the end of the run. */
const char *test_dir(void);
/* Where the repository's files lie, from the environment variable ROOT, else ".". */
const char *test_root(void);

#define TEST(id)                                                                                                       \
	static void id(void);                                                                                          \
	static struct test_case test_##id = { #id, __FILE__, id, NULL };                                               \
	__attribute__((constructor)) static void add_##id(void)                                                        \
	{                                                                                                              \
		test_add(&test_##id);                                                                                  \
	}                                                                                                              \
	static void id(void)

#define EXPECT(condition)                                                                                              \
	do {                                                                                                           \
		if (!(condition)) {                                                                                    \
			test_fail(__FILE__, __LINE__, "%s", #condition);                                               \
			return;                                                                                        \
		}                                                                                                      \
	} while (0)
#define EXPECT_INT(got, want)                                                                                          \
	do {                                                                                                           \
		long long got_ = (long long)(got), want_ = (long long)(want);                                          \
		if (got_ != want_) {                                                                                   \
			test_fail(__FILE__, __LINE__, "%s is %lld, expected %lld", #got, got_, want_);                 \
			return;                                                                                        \
		}                                                                                                      \
	} while (0)
#define EXPECT_STR(got, want)                                                                                          \
	do {                                                                                                           \
		const char *got_ = (got), *want_ = (want);                                                             \
		if (!streq(got_, want_)) {                                                                             \
			test_fail(__FILE__, __LINE__, "%s is \"%s\", expected \"%s\"", #got, got_ ? got_ : "(null)",   \
			    want_ ? want_ : "(null)");                                                                 \
			return;                                                                                        \
		}                                                                                                      \
	} while (0)
#define EXPECT_OK(call, e)                                                                                             \
	do {                                                                                                           \
		if (!(call)) {                                                                                         \
			char text_[1024];                                                                              \
			test_fail(__FILE__, __LINE__, "%s: %s", #call, err_sentence(&(e), text_, sizeof text_));       \
			return;                                                                                        \
		}                                                                                                      \
	} while (0)

#endif
