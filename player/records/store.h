/* What the files of this room share: the open database and where it lies. Private to the room and its tests. */
#ifndef RECORDS_STORE_H
#define RECORDS_STORE_H

#include "records/db.h"
#include "records/records.h"

struct records {
	struct db *db;
	char dir[1024];
};

/* records/schema.c: the SQL steps from an empty file to the present version, for db_migrate. */
extern const char *const records_schema[];
extern const int records_version;

/* As records_open, on another SQLite file layer (tests of the fallback); NULL: the system's. */
bool records_open_on(
    struct records **out, struct arena *a, const char *dir, const char *vfs, const char **note, struct err *e);

/* records/rights.c: finishes an erasure that was cut short or had to wait; nothing due: true at once. */
bool erase_finish(struct records *r, struct err *e);

#endif
