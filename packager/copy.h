/* A pack again with another signature or none: the same entries, in the same order, copied as they are compressed. */
#ifndef PACKAGER_COPY_H
#define PACKAGER_COPY_H

#include "packager/pack_write.h"

/* Writes a copy of the pack at from to the new file to, with this signature text; NULL: without one. */
bool pack_copy(const char *from, const char *to, const char *signature, struct err *e);

#endif
