/*
 * An entry as it stands in a zip: what reads, makes and writes entries shares this.
 */
#ifndef PACKAGER_PACKED_H
#define PACKAGER_PACKED_H

#include "base/base.h"

struct packed {
	bool deflated; /* else stored */
	uint32_t crc;
	int64_t size;           /* of the file */
	int64_t packed_size;    /* -1: known only when it has been streamed */
	const unsigned char *p; /* packed_size bytes; NULL: streamed */
};

#endif
