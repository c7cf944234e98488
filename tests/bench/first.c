/*
 * From starting a program to its words on the screen, seen from outside: Xvfb keeps its screen in a file (-fbdir), and
 * this looks there for dark pixels on a white root, so that no program is asked anything. Then, when asked, the memory
 * of the program and all that it started (PSS, 1.5 s later). Ends them.
 *
 * first SCREEN-FILE [-m] PROGRAM ARGUMENT...   prints milliseconds, and with -m KiB
 */
#include "base/base.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	DARK = 80,
	EVERY = 4 /* lines */,
	ENOUGH = 500 /* dark pixels on those lines: some words */,
	LONGEST_MS = 20000,
	SETTLE_MS = 1500,
	TREE = 256
};

struct screen {
	const unsigned char *pixel;
	uint32_t width, height, stride;
};

static uint32_t big_endian(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* The file is an X window dump: its header, a table of colours, the pixels. */
static bool screen_open(struct screen *s, const char *path, struct err *e)
{
	int64_t size = 0;
	int f = open(path, O_RDONLY);
	if (f < 0 || os_stat(path, &size) != OS_FILE || size < 100)
		return fail(e, ERR_IO, path, 0, "this is not the file of a screen");
	const unsigned char *p = mmap(NULL, (size_t)size, PROT_READ, MAP_SHARED, f, 0);
	close(f);
	if (p == MAP_FAILED)
		return fail(e, ERR_IO, path, 0, "it cannot be mapped");
	*s = (struct screen){ p + big_endian(p) + big_endian(p + 76) * 12, big_endian(p + 16), big_endian(p + 20),
		big_endian(p + 48) };
	if ((int64_t)s->stride * s->height + (s->pixel - p) > size)
		return fail(e, ERR_FORMAT, path, 0, "its header and its size differ");
	return true;
}

static int dark_pixels(const struct screen *s)
{
	int n = 0;
	for (uint32_t y = 0; y < s->height; y += EVERY) {
		const unsigned char *row = s->pixel + (size_t)y * s->stride;
		for (uint32_t x = 0; x < s->width; x++, row += 4)
			n += row[0] < DARK && row[1] < DARK && row[2] < DARK;
	}
	return n;
}

static double now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1000000;
}

static void pause_us(long us)
{
	nanosleep(&(struct timespec){ us / 1000000, us % 1000000 * 1000 }, NULL);
}

/* Waits until there are words, or none; false: it takes too long. */
static bool words_wait(const struct screen *s, bool there)
{
	double start = now_ms();
	while ((dark_pixels(s) >= ENOUGH) != there) {
		if (now_ms() - start > LONGEST_MS)
			return false;
		pause_us(500);
	}
	return true;
}

/* --- all that the program started --- */

struct tree {
	pid_t pid[TREE];
	size_t n;
};

static bool tree_has(const struct tree *t, pid_t pid)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->pid[i] == pid)
			return true;
	return false;
}

static pid_t parent_of(pid_t pid)
{
	char path[64], text[512], *end;
	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	int f = open(path, O_RDONLY), parent = 0;
	ssize_t n = f >= 0 ? read(f, text, sizeof text - 1) : -1;
	if (f >= 0)
		close(f);
	text[n > 0 ? n : 0] = '\0';
	if ((end = strrchr(text, ')')) == NULL || sscanf(end, ") %*c %d", &parent) != 1)
		return 0;
	return parent;
}

/* Again and again, until a pass over /proc finds nobody new. */
static void tree_find(struct tree *t, pid_t root)
{
	t->pid[0] = root;
	t->n = 1;
	for (size_t before = 0; before != t->n;) {
		before = t->n;
		DIR *d = opendir("/proc");
		for (struct dirent *x; d != NULL && (x = readdir(d)) != NULL;) {
			pid_t pid = (pid_t)strtol(x->d_name, NULL, 10);
			if (pid > 0 && t->n < TREE && !tree_has(t, pid) && tree_has(t, parent_of(pid)))
				t->pid[t->n++] = pid;
		}
		if (d != NULL)
			closedir(d);
	}
}

static long pss_kib(const struct tree *t)
{
	long all = 0;
	for (size_t i = 0; i < t->n; i++) {
		char path[64], line[256];
		long one = 0;
		snprintf(path, sizeof path, "/proc/%d/smaps_rollup", (int)t->pid[i]);
		FILE *f = fopen(path, "r");
		while (f != NULL && fgets(line, sizeof line, f) != NULL)
			if (sscanf(line, "Pss: %ld", &one) == 1)
				all += one;
		if (f != NULL)
			fclose(f);
	}
	return all;
}

static void tree_end(struct tree *t, pid_t root)
{
	tree_find(t, root);
	for (size_t i = t->n; i > 0; i--)
		kill(t->pid[i - 1], SIGKILL);
	waitpid(root, NULL, 0);
}

static pid_t program_start(char **argv)
{
	pid_t pid = fork();
	if (pid != 0)
		return pid;
	int null = open("/dev/null", O_RDWR);
	dup2(null, 0);
	dup2(null, 1);
	dup2(null, 2);
	execvp(argv[0], argv);
	_exit(127);
}

int main(int argc, char **argv)
{
	struct screen s;
	struct err e = { 0 };
	struct tree tree = { { 0 }, 0 };
	char text[1200];
	bool memory = argc > 3 && streq(argv[2], "-m");
	char **program = argv + (memory ? 3 : 2);
	if (argc < 3 || !screen_open(&s, argv[1], &e)) {
		fprintf(stderr, "first: %s\n",
		    argc < 3 ? "first SCREEN-FILE [-m] PROGRAM..." : err_sentence(&e, text, sizeof text));
		return 2;
	}
	if (!words_wait(&s, false)) {
		fputs("first: the screen is not empty\n", stderr);
		return 2;
	}
	double start = now_ms();
	pid_t pid = program_start(program);
	bool shown = pid > 0 && words_wait(&s, true);
	double took = now_ms() - start;
	long kib = 0;
	if (shown && memory) {
		pause_us(SETTLE_MS * 1000L);
		tree_find(&tree, pid);
		kib = pss_kib(&tree);
	}
	if (pid > 0)
		tree_end(&tree, pid);
	if (!shown) {
		fprintf(stderr, "first: %s shows nothing\n", program[0]);
		return 1;
	}
	printf("%.1f", took);
	if (memory)
		printf(" %ld", kib);
	putchar('\n');
	return 0;
}
