/**
 * The file that a package is prepared in. It knows nothing of the collection: rows are the package's, numbered
 * anew, so that notes, cards and reviews can be gone through together in the order of their notes.
 *
 * A card's key is its note's number times `cardsPerNote` plus its ordinal.
 */
export const stagingSchema = `
CREATE TABLE part (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE note (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  guid TEXT,
  type INTEGER NOT NULL,
  fields TEXT NOT NULL,
  tags TEXT NOT NULL,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  is_marked INTEGER NOT NULL,
  deck INTEGER,
  place TEXT NOT NULL,
  twin_of INTEGER,
  row TEXT
) STRICT;
CREATE TABLE card (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  deck INTEGER NOT NULL,
  state INTEGER NOT NULL,
  position INTEGER NOT NULL,
  step INTEGER NOT NULL,
  due_at INTEGER,
  due_in_days INTEGER,
  interval_days REAL NOT NULL,
  reps INTEGER NOT NULL,
  lapses INTEGER NOT NULL,
  flag INTEGER NOT NULL,
  is_suspended INTEGER NOT NULL,
  is_buried INTEGER NOT NULL,
  stability REAL,
  difficulty REAL,
  ease REAL NOT NULL,
  last_review INTEGER,
  other TEXT NOT NULL,
  row TEXT
) STRICT;
CREATE TABLE review (
  card INTEGER,
  card_id TEXT,
  at INTEGER NOT NULL,
  grade INTEGER,
  kind TEXT NOT NULL,
  interval_days REAL NOT NULL,
  last_interval_days REAL NOT NULL,
  factor INTEGER NOT NULL,
  took_ms INTEGER NOT NULL,
  row TEXT
) STRICT;
CREATE TABLE media (name TEXT PRIMARY KEY, hash TEXT NOT NULL, bytes INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`

/** More ordinals than any note has: Anki's clozes go to 499. */
export const cardsPerNote = 4096
