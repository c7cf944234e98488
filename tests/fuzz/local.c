/*
 * local: any bytes as a local sheet, read from a folder as a player would. Either there is a finding or a failure with
 * a sentence, or the sheet has all that nobody can do without, in numbers that can be rung.
 */
#include "fuzz.h"

#include <unistd.h>

#include "course/local.h"

static void sheet_check(const struct local *l)
{
	const char *why;
	if (l->id == NULL || l->authority == NULL || l->partnership == NULL || l->owner == NULL || l->checked == NULL ||
	    l->by == NULL || l->course_n == 0 || l->release < 1)
		abort();
	for (size_t i = 0; i < LOCAL_FIELDS; i++) {
		const struct local_entry *x = &l->entry[i];
		if ((local_fields[i].name_needed && x->name == NULL) ||
		    (local_fields[i].number_needed && x->number == NULL) ||
		    (x->number != NULL && !phone_ok(x->number, &why)))
			abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char folder[600], path[700];
	struct arena a = { 0 };
	struct err e = { 0 };
	struct findings f = { .a = &a };
	struct keyring none = { NULL, 0 };
	struct pack *p = NULL;
	if (path[0] == '\0') {
		snprintf(folder, sizeof folder, "%s/coursepack-sheet-%d",
		    getenv("TMPDIR") != NULL ? getenv("TMPDIR") : "/tmp", (int)getpid());
		snprintf(path, sizeof path, "%s/" LOCAL_FILE, folder);
		if (!os_mkdirs(folder, &e))
			abort();
	}
	if (!file_write(path, data, size, false, &e) || !pack_open(&p, folder, &none, &e))
		abort();
	const struct local *l = local_read(&a, p, &f, &e);
	if (l == NULL && f.errors == 0 && e.kind == ERR_NONE)
		abort();
	if (l != NULL && f.errors == 0)
		sheet_check(l);
	pack_close(p);
	arena_release(&a);
	return 0;
}
