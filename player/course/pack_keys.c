/*
 * The keys folder: one .pub file a key, put there by IT. A file that is not a key is passed over, so that a note
 * beside the keys does not lock everybody out; an absent folder is an empty ring.
 */
#include "base/base.h"
#include "course/pack.h"

enum { KEY_FILE_BYTES = 4096, KEYS_MAX = 1000 };

size_t keyring_read(struct arena *a, const char *folder, const struct seal_public **out)
{
	struct arena scratch = { 0 };
	const char *const *names = NULL;
	size_t count = 0, n = 0;
	*out = NULL;
	if (os_stat(folder, NULL) == OS_FOLDER && os_list(&scratch, folder, &names, &count, NULL)) {
		if (count > KEYS_MAX)
			count = KEYS_MAX;
		struct seal_public *key = arena_array(a, count, sizeof *key);
		for (size_t i = 0; i < count; i++) {
			struct bytes text = { 0 };
			const char *path = path_join(&scratch, folder, names[i]);
			if (str_ends(names[i], ".pub") && file_read(&scratch, path, KEY_FILE_BYTES, &text, NULL) &&
			    seal_public_parse((const char *)text.p, text.n, path, &key[n], NULL))
				n++;
		}
		*out = key;
	}
	arena_release(&scratch);
	return n;
}
