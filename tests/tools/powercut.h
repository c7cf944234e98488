/* What powercut_log.c writes and powercut_replay.c reads: a list of these, each followed by its n bytes. */
#ifndef POWERCUT_H
#define POWERCUT_H

#include <stdint.h>

enum { POWERCUT_PATH = 512 };
enum {
	POWERCUT_ACK = 'A', /* data: what was acknowledged */
	POWERCUT_CREATE = 'C',
	POWERCUT_WRITE = 'W',    /* data at offset */
	POWERCUT_TRUNCATE = 'T', /* to offset */
	POWERCUT_SYNC = 'S',     /* of a file or the folder */
	POWERCUT_UNLINK = 'U',
	POWERCUT_RENAME = 'R', /* data: the new path */
};
struct powercut_op {
	char what;
	char path[POWERCUT_PATH];
	int64_t offset;
	uint64_t n;
};

#endif
