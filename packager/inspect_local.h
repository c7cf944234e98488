/* What 'inspect' says of a local sheet. signature: the sentence of it, or for scripts its word. */
#ifndef PACKAGER_INSPECT_LOCAL_H
#define PACKAGER_INSPECT_LOCAL_H

#include <stdio.h>

#include "packager/look.h"

void local_print(FILE *out, struct arena *a, const struct look *l, const struct local *s, const char *signature);
void local_json(FILE *out, struct arena *a, const struct look *l, const struct local *s, const char *signature);

#endif
