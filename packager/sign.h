/* What a signature says of the course besides the hash list: the line that minisign shows as its trusted comment. */
#ifndef PACKAGER_SIGN_H
#define PACKAGER_SIGN_H

#include "base/base.h"

/* "course=ID version=V release=N", in the arena. */
const char *sign_comment(struct arena *a, const char *id, const char *version, int release);

/* The same of a local sheet: "local=ID release=N". */
const char *sign_comment_local(struct arena *a, const char *id, int release);

#endif
