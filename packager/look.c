/*
 * The copy without a signature lies beside the pack or, when that place cannot be written, in the data folder. Its
 * entries are those of the pack, byte for byte, and are hashed against the pack's own list like any others.
 */
#include "packager/look.h"

#include "course/name.h"
#include "course/read.h"
#include "packager/copy.h"

static bool copy_make(struct arena *a, const char *path, const char **out, struct err *e)
{
	struct err first = { 0 };
	const char *beside = pack_temporary(a, path);
	if (pack_copy(path, beside, NULL, &first)) {
		*out = beside;
		return true;
	}
	const char *data = os_data_dir(a);
	const char *there = pack_temporary(a, path_join(a, data, path_base(path)));
	if (first.kind != ERR_IO || !os_mkdirs(data, e) || !pack_copy(path, there, NULL, e))
		return fail(e, first.kind, first.file, first.line, "%s", first.text);
	*out = there;
	return true;
}

bool look_open(struct arena *a, const char *path, const struct keyring *ring, struct look *out, struct err *e)
{
	struct look l = { .pack = NULL };
	if (!pack_open(&l.pack, path, ring, e))
		return false;
	const struct pack_info *info = pack_info(l.pack);
	l.trust = info->trust;
	l.signer = arena_string(a, info->signer);
	l.bytes = info->bytes;
	l.entries = info->entries;
	memcpy(l.key_id, info->key_id, sizeof l.key_id);
	memcpy(l.manifest_hash, info->manifest_hash, sizeof l.manifest_hash);
	if (l.trust == PACK_UNKNOWN_KEY) {
		pack_close(l.pack);
		l.pack = NULL;
		if (!copy_make(a, path, &l.temporary, e) || !pack_open(&l.pack, l.temporary, ring, e)) {
			look_close(&l);
			return false;
		}
	}
	*out = l;
	return true;
}

void look_close(struct look *l)
{
	pack_close(l->pack);
	if (l->temporary != NULL)
		os_remove(l->temporary, NULL);
	*l = (struct look){ .pack = NULL };
}

/* The first error among the findings, if there is one. */
static bool look_clean(struct findings *f, struct err *e)
{
	findings_sort(f);
	for (size_t i = 0; i < f->n; i++)
		if (f->list[i].severity == SEVERITY_ERROR)
			return fail(e, ERR_FORMAT, f->list[i].file, f->list[i].line, "%s", f->list[i].text);
	return true;
}

bool look_course(struct arena *a, struct look *l, const struct course **out, struct err *e)
{
	struct findings f = { .a = a };
	if (local_is(l->pack))
		return fail(e, ERR_FORMAT, LOCAL_FILE, 0, "this is a local sheet; it holds no course");
	const struct course *course = course_read(a, l->pack, &f, e);
	if (!look_clean(&f, e))
		return false;
	if (course == NULL)
		return fail(e, ERR_FORMAT, "course.xml", 0, "cannot be read; the pack holds no course");
	*out = course;
	return true;
}

bool look_local(struct arena *a, struct look *l, const struct local **out, struct err *e)
{
	struct findings f = { .a = a };
	const struct local *local = local_read(a, l->pack, &f, e);
	if (!look_clean(&f, e))
		return false;
	if (local == NULL)
		return fail(e, ERR_FORMAT, LOCAL_FILE, 0, "cannot be read; the pack holds no local sheet");
	*out = local;
	return true;
}
