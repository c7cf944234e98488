/*
 * The tables, one step a version. A step that has been released is never changed: the next version is a step
 * more. Events have no clock times and no row order but their own number, so two learners who answered alike
 * leave alike records.
 */
#include "records/store.h"

/*
 * WITHOUT ROWID where the key is what is looked up by: one tree and so one page to write a saved answer.
 * Practice attempts have a chain of their own (practice = 1), so that the chain that is handed in has no gaps
 * where they stay behind.
 */
static const char version_1[] =
    "CREATE TABLE learner("
    "  number INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  id TEXT NOT NULL UNIQUE,"
    "  name TEXT NOT NULL);"
    "CREATE TABLE setting("
    "  learner TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,"
    "  PRIMARY KEY(learner, key)) WITHOUT ROWID;"
    "CREATE TABLE registration("
    "  id TEXT PRIMARY KEY,"
    "  learner TEXT NOT NULL REFERENCES learner(id) ON DELETE CASCADE,"
    "  course TEXT NOT NULL,"
    "  first_form INTEGER NOT NULL,"
    "  UNIQUE(learner, course)) WITHOUT ROWID;"
    "CREATE TABLE draw("
    "  course TEXT PRIMARY KEY, n INTEGER NOT NULL, last_form INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE event("
    "  registration TEXT NOT NULL REFERENCES registration(id) ON DELETE CASCADE,"
    "  practice INTEGER NOT NULL,"
    "  seq INTEGER NOT NULL,"
    "  course TEXT NOT NULL,"
    "  release INTEGER NOT NULL,"
    "  item TEXT NOT NULL,"
    "  verb TEXT NOT NULL,"
    "  response TEXT NOT NULL,"
    "  success INTEGER NOT NULL,"
    "  score INTEGER NOT NULL,"
    "  score_max INTEGER NOT NULL,"
    "  attempt TEXT NOT NULL,"
    "  date TEXT NOT NULL,"
    "  unsigned INTEGER NOT NULL,"
    "  previous BLOB NOT NULL,"
    "  hash BLOB NOT NULL,"
    "  PRIMARY KEY(registration, practice, seq)) WITHOUT ROWID;"
    "CREATE TRIGGER event_append_only BEFORE UPDATE ON event"
    "  BEGIN SELECT RAISE(ABORT, 'events are only added'); END;"
    "CREATE TABLE progress("
    "  registration TEXT NOT NULL REFERENCES registration(id) ON DELETE CASCADE,"
    "  module TEXT NOT NULL,"
    "  furthest INTEGER NOT NULL,"
    "  done INTEGER NOT NULL,"
    "  PRIMARY KEY(registration, module)) WITHOUT ROWID;"
    "CREATE TABLE place("
    "  registration TEXT PRIMARY KEY REFERENCES registration(id) ON DELETE CASCADE,"
    "  module TEXT NOT NULL,"
    "  item TEXT NOT NULL,"
    "  attempt TEXT NOT NULL,"
    "  pair INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE draft("
    "  registration TEXT NOT NULL REFERENCES registration(id) ON DELETE CASCADE,"
    "  item TEXT NOT NULL,"
    "  response TEXT NOT NULL,"
    "  PRIMARY KEY(registration, item)) WITHOUT ROWID;"
    "CREATE TABLE seen("
    "  course TEXT PRIMARY KEY,"
    "  ever_signed INTEGER NOT NULL,"
    "  key_id TEXT NOT NULL,"
    "  release INTEGER NOT NULL,"
    "  manifest_hash TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE tombstone(registration TEXT PRIMARY KEY) WITHOUT ROWID;"
    "CREATE TABLE scrub_due(one INTEGER PRIMARY KEY CHECK(one = 1));";

/* What the learner writes for themselves and chooses to keep: no event, no hand-in, gone with the registration. */
static const char version_2[] = "CREATE TABLE worksheet("
				"  registration TEXT NOT NULL REFERENCES registration(id) ON DELETE CASCADE,"
				"  worksheet TEXT NOT NULL,"
				"  field TEXT NOT NULL,"
				"  value TEXT NOT NULL,"
				"  PRIMARY KEY(registration, worksheet, field)) WITHOUT ROWID;";

/*
 * What each finished module was in the release it was finished in: the same bytes for everybody who finished that one.
 */
static const char version_3[] = "CREATE TABLE taken("
				"  registration TEXT NOT NULL REFERENCES registration(id) ON DELETE CASCADE,"
				"  module TEXT NOT NULL,"
				"  release INTEGER NOT NULL,"
				"  items TEXT NOT NULL,"
				"  PRIMARY KEY(registration, module)) WITHOUT ROWID;";

const char *const records_schema[] = { version_1, version_2, version_3 };
const int records_version = (int)COUNT(records_schema);
