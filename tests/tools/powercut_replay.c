/*
 * Makes the disks a power cut could have left, from a log of powercut_log.c, and opens the records on each.
 * What was flushed is there; of the rest each 512-byte sector got to the disk or not, by chance. Changes of
 * the folder that were not flushed: in model 'journal' the first few are there, and flushing any file flushes
 * them too (ext4, NTFS); in model 'posix' any of them. Lost is an answer that was acknowledged before the cut
 * and is not in the records after; the records must also open as sound, with a whole chain.
 *
 * powercut_replay LOG FOLDER-LOGGED STATES SCRATCH-FOLDER
 */
#include "base/base.h"
#include "records/records.h"
#include "tests/tools/powercut.h"

/* A rollback journal is a new file at each commit: many files, few names. */
enum { NAMES_MAX = 64, INODES_MAX = 2048, CHANGES_MAX = 4096, PENDING_MAX = 1536, SECTOR = 512 };

struct pending {
	const struct powercut_op *op;
	const unsigned char *data;
};
/* A file by what it is, not by its name. */
struct inode {
	unsigned char *p;
	size_t n, cap;
	struct pending pending[PENDING_MAX];
	size_t pending_n;
};
struct name {
	char path[POWERCUT_PATH];
	int inode; /* -1: no such name */
};
/* One change of the folder: path is now inode. */
struct change {
	char path[POWERCUT_PATH];
	int inode;
	int pair; /* index of the change that comes and goes with this one (a rename's other half), -1 none */
};
struct disk {
	struct inode inode[INODES_MAX];
	int inode_n;
	struct name now[NAMES_MAX], durable[NAMES_MAX];
	struct change change[CHANGES_MAX];
	int change_n;
	int acknowledged;
};

static uint64_t chance_state = 88172645463325252u;

static unsigned chance(unsigned n)
{
	chance_state ^= chance_state << 13;
	chance_state ^= chance_state >> 7;
	chance_state ^= chance_state << 17;
	return (unsigned)(chance_state >> 33) % n;
}

static int name_get(const struct name *list, const char *path)
{
	for (int i = 0; i < NAMES_MAX; i++)
		if (list[i].path[0] != '\0' && streq(list[i].path, path))
			return list[i].inode;
	return -1;
}

/* The place of this path in the list, or a free one. */
static struct name *name_slot(struct name *list, const char *path)
{
	struct name *empty = NULL;
	for (int i = 0; i < NAMES_MAX; i++) {
		if (streq(list[i].path, path))
			return &list[i];
		if (list[i].path[0] == '\0' && empty == NULL)
			empty = &list[i];
	}
	assert(empty != NULL);
	return empty;
}

static void name_set(struct name *list, const char *path, int inode)
{
	struct name *n = name_slot(list, path);
	snprintf(n->path, sizeof n->path, "%s", path);
	n->inode = inode;
}

static int change_add(struct disk *d, const char *path, int inode, int pair)
{
	assert(d->change_n < CHANGES_MAX);
	struct change *c = &d->change[d->change_n];
	snprintf(c->path, sizeof c->path, "%s", path);
	c->inode = inode;
	c->pair = pair;
	name_set(d->now, path, inode);
	return d->change_n++;
}

static void changes_flush(struct disk *d)
{
	for (int i = 0; i < d->change_n; i++)
		name_set(d->durable, d->change[i].path, d->change[i].inode);
	d->change_n = 0;
}

static void inode_size(struct inode *f, size_t n)
{
	if (n > f->cap) {
		f->cap = 2 * n;
		f->p = realloc(f->p, f->cap);
		if (f->p == NULL)
			abort();
	}
	if (n > f->n)
		memset(f->p + f->n, 0, n - f->n);
	f->n = n;
}

static void inode_write(struct inode *f, size_t offset, const unsigned char *p, size_t n)
{
	if (offset + n > f->n)
		inode_size(f, offset + n);
	memcpy(f->p + offset, p, n);
}

/* likely: of 100, how many sectors get to the disk. */
static void pending_apply(struct inode *f, unsigned likely)
{
	for (size_t i = 0; i < f->pending_n; i++) {
		const struct powercut_op *op = f->pending[i].op;
		if (op->what == POWERCUT_TRUNCATE) {
			if (chance(100) < likely)
				inode_size(f, (size_t)op->offset);
			continue;
		}
		for (size_t at = 0; at < op->n;) {
			size_t offset = (size_t)op->offset + at, piece = SECTOR - offset % SECTOR;
			piece = piece < op->n - at ? piece : op->n - at;
			if (chance(100) < likely)
				inode_write(f, offset, f->pending[i].data + at, piece);
			at += piece;
		}
	}
	f->pending_n = 0;
}

static int inode_new(struct disk *d)
{
	assert(d->inode_n < INODES_MAX);
	struct inode *f = &d->inode[d->inode_n];
	f->n = 0;
	f->pending_n = 0;
	return d->inode_n++;
}

static void op_apply(
    struct disk *d, const struct powercut_op *op, const unsigned char *data, const char *folder, bool journal)
{
	int i = name_get(d->now, op->path);
	char to[POWERCUT_PATH];
	switch (op->what) {
	case POWERCUT_ACK:
		d->acknowledged++;
		break;
	case POWERCUT_CREATE:
		change_add(d, op->path, inode_new(d), -1);
		break;
	case POWERCUT_WRITE:
	case POWERCUT_TRUNCATE:
		assert(i >= 0 && d->inode[i].pending_n < PENDING_MAX);
		d->inode[i].pending[d->inode[i].pending_n++] = (struct pending){ op, data };
		break;
	case POWERCUT_SYNC:
		if (i >= 0)
			pending_apply(&d->inode[i], 100);
		if (journal || streq(op->path, folder))
			changes_flush(d);
		break;
	case POWERCUT_UNLINK:
		change_add(d, op->path, -1, -1);
		break;
	case POWERCUT_RENAME:
		snprintf(to, sizeof to, "%.*s", (int)op->n, (const char *)data);
		change_add(d, op->path, -1, d->change_n + 1);
		change_add(d, to, i, d->change_n - 1);
		break;
	}
}

static void cut(struct disk *d, bool journal)
{
	static const unsigned likely[] = { 0, 20, 50, 80, 100 };
	unsigned all = likely[chance(COUNT(likely))];
	int first = d->change_n > 0 ? (int)chance((unsigned)d->change_n + 1) : 0;
	static bool there[CHANGES_MAX];
	for (int i = 0; i < d->change_n; i++) {
		there[i] = journal ? i < first : chance(2) != 0;
		int pair = d->change[i].pair;
		if (pair >= 0 && pair < i)
			there[i] = there[pair];
	}
	for (int i = 0; i < d->change_n; i++)
		if (there[i])
			name_set(d->durable, d->change[i].path, d->change[i].inode);
	for (int i = 0; i < d->inode_n; i++)
		pending_apply(&d->inode[i], all);
}

static bool disk_write(struct arena *a, const struct disk *d, const char *scratch, struct err *e)
{
	const char *const *old = NULL;
	size_t n = 0;
	bool ok = os_mkdirs(scratch, e) && os_list(a, scratch, &old, &n, e);
	for (size_t i = 0; ok && i < n; i++)
		ok = os_remove(path_join(a, scratch, old[i]), e);
	for (int i = 0; ok && i < NAMES_MAX; i++) {
		const struct name *name = &d->durable[i];
		if (name->path[0] == '\0' || name->inode < 0 || str_ends(name->path, "-shm"))
			continue;
		const struct inode *f = &d->inode[name->inode];
		FILE *out = fopen(path_join(a, scratch, path_base(name->path)), "wb");
		ok = out != NULL && fwrite(f->p != NULL ? (const void *)f->p : "", 1, f->n, out) == f->n;
		ok = out != NULL && fclose(out) == 0 && ok;
	}
	return ok || fail(e, ERR_IO, scratch, 0, "cannot write");
}

/*
 * What the records hold after the cut: how many answers; sound says whether the file opened without being set
 * aside, chain whole.
 */
static int answers_after(struct arena *a, const char *scratch, bool *sound)
{
	struct err e = { 0 };
	struct records *r = NULL;
	const struct learner *l = NULL;
	const struct event *ev = NULL;
	struct registration reg;
	const char *note = NULL;
	size_t learners = 0, n = 0;
	*sound = records_open(&r, a, scratch, &note, &e) && note == NULL && learner_list(r, a, &l, &learners, &e);
	if (*sound && learners > 0)
		*sound = registration_open(r, a, &l[0], "csa", &reg, &e) && event_list(r, a, reg.id, &ev, &n, &e);
	for (size_t i = 0; *sound && i < n; i++)
		*sound = event_follows(reg.id, i > 0 ? &ev[i - 1] : NULL, &ev[i]);
	records_close(r);
	return (int)n;
}

static size_t op_read(const struct bytes *log, size_t at, struct powercut_op *op)
{
	/* Copied, since it need not lie aligned behind another's data. */
	memcpy(op, log->p + at, sizeof *op);
	return at + sizeof *op;
}

/* What the options name, and what was found. */
struct trial {
	const struct bytes *log;
	const char *folder, *scratch;
	int ops, lost, worst, unsound;
};

static bool cut_try(struct trial *t, struct disk *d, bool journal, struct err *e)
{
	struct arena a = { 0 };
	size_t at = 0;
	bool sound = false;
	d->inode_n = d->change_n = d->acknowledged = 0;
	memset(d->now, 0, sizeof d->now);
	memset(d->durable, 0, sizeof d->durable);
	int until = (int)chance((unsigned)t->ops) + 1;
	for (int k = 0; k < until; k++) {
		struct powercut_op *op = arena_alloc(&a, sizeof *op);
		at = op_read(t->log, at, op);
		op_apply(d, op, t->log->p + at, t->folder, journal);
		at += (size_t)op->n;
	}
	cut(d, journal);
	bool ok = disk_write(&a, d, t->scratch, e);
	int missing = ok ? d->acknowledged - answers_after(&a, t->scratch, &sound) : 0;
	t->lost += missing > 0;
	t->worst = missing > t->worst ? missing : t->worst;
	t->unsound += !sound;
	arena_release(&a);
	return ok;
}

static bool model_try(
    const struct bytes *log, const char *folder, const char *scratch, bool journal, int states, struct err *e)
{
	struct trial t = { .log = log, .folder = folder, .scratch = scratch };
	struct disk *d = calloc(1, sizeof *d);
	struct powercut_op op;
	if (d == NULL)
		abort();
	for (size_t at = 0; at < log->n; t.ops++)
		at = op_read(log, at, &op) + (size_t)op.n;
	bool ok = t.ops > 0;
	for (int i = 0; ok && i < states; i++)
		ok = cut_try(&t, d, journal, e);
	printf("%s: %d changes logged, %d cuts, %d lost an answer that was saved (worst %d), %d not sound\n",
	    journal ? "journal" : "posix", t.ops, states, t.lost, t.worst, t.unsound);
	for (int i = 0; i < INODES_MAX; i++)
		free(d->inode[i].p);
	free(d);
	return ok &&
	    (t.lost + t.unsound == 0 || fail(e, ERR_FORMAT, NULL, 0, "a power cut can lose what was said to be saved"));
}

int main(int argc, char **argv)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct bytes log = { 0 };
	int64_t states = 0;
	char text[1024];
	if (argc != 5 || !parse_int(argv[3], 1, 10000000, &states))
		return 2;
	bool ok = seal_start() && file_read(&a, argv[1], 1u << 30, &log, &e) &&
	    model_try(&log, argv[2], argv[4], true, (int)states, &e) &&
	    model_try(&log, argv[2], argv[4], false, (int)states, &e);
	if (!ok)
		printf("powercut_replay: %s\n", err_sentence(&e, text, sizeof text));
	arena_release(&a);
	return ok ? 0 : 1;
}
