/* The name policy: which entry names a pack may hold. One function, used by both programs. */
#ifndef COURSE_NAME_H
#define COURSE_NAME_H

#include <stdbool.h>

/*
 * [a-z0-9_./-], 1 to 200 bytes, relative, no empty part, no '.' or '..' part, no part ending in '.', no Windows device
 * name; or exactly META-INF/contents.sha256 or META-INF/contents.sha256.minisig. *why gets the reason when not NULL.
 */
bool name_ok(const char *name, const char **why);

#define NAME_MANIFEST "META-INF/contents.sha256"
#define NAME_SIGNATURE "META-INF/contents.sha256.minisig"

#endif
