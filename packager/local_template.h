/* The blank local sheet, for 'coursepack local new'. */
#ifndef PACKAGER_LOCAL_TEMPLATE_H
#define PACKAGER_LOCAL_TEMPLATE_H

#include "base/base.h"

/* Writes local.xml into the folder, which is made. */
bool local_template_make(struct arena *a, const char *folder, struct err *e);

#endif
