import type { Migration } from './migration.ts'

/** Enough for the widest journalled table; a migration that makes a wider one adds columns. */
const undoColumns = Array.from({ length: 24 }, (_, index) => `v${index}`)

/**
 * The collection's first form.
 *
 * Days are study days: whole days since 1970-01-01 of the local day that begins at the rollover hour.
 * Times are ms since 1970 (UTC), intervals and stability days, difficulty 1..10.
 * Card states: 0 new, 1 learning, 2 review, 3 relearning. Grades: 1 again, 2 hard, 3 good, 4 easy.
 */
export const start: Migration = {
  version: 1,
  up: db =>
    db.exec(`
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

-- A deck's own name; the full name joins those of its parents with '::'. options: JSON, what is not set is inherited.
CREATE TABLE deck (
  id INTEGER PRIMARY KEY,
  parent_id INTEGER REFERENCES deck (id) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (name <> ''),
  about TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  built_in TEXT UNIQUE,
  options TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(options))
) STRICT;
CREATE UNIQUE INDEX deck_by_name ON deck (coalesce(parent_id, 0), name);

-- kind: how the app shows it: basic, reversed, cloze, typed, choice, whose, error, exam, or anki for any other.
CREATE TABLE note_type (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL,
  css TEXT NOT NULL DEFAULT '',
  sort_field INTEGER NOT NULL DEFAULT 0,
  built_in TEXT UNIQUE,
  other TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(other))
) STRICT;
CREATE TABLE field (
  note_type_id INTEGER NOT NULL REFERENCES note_type (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  other TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(other)),
  PRIMARY KEY (note_type_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE template (
  note_type_id INTEGER NOT NULL REFERENCES note_type (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  front TEXT NOT NULL,
  back TEXT NOT NULL,
  other TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(other)),
  PRIMARY KEY (note_type_id, ordinal)
) STRICT, WITHOUT ROWID;

-- fields: JSON array of HTML texts, in the note type's order. built_in_hash: hash of the text as it was
-- delivered, null for the user's own; a note whose text no longer has it was edited. built_in_tags, built_in_deck:
-- the tags (JSON array) and the deck it was delivered with, so that an update moves only what the user left there.
-- wrong: the user's report.
CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE CHECK (guid <> ''),
  note_type_id INTEGER NOT NULL REFERENCES note_type (id),
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  is_marked INTEGER NOT NULL DEFAULT 0 CHECK (is_marked IN (0, 1)),
  wrong TEXT,
  built_in_hash TEXT,
  built_in_tags TEXT CHECK (json_valid(built_in_tags)),
  built_in_deck TEXT,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
CREATE INDEX note_by_type ON note (note_type_id);
CREATE TABLE note_tag (
  note_id INTEGER NOT NULL REFERENCES note (id) ON DELETE CASCADE,
  tag TEXT NOT NULL CHECK (tag <> ''),
  PRIMARY KEY (note_id, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX note_tag_by_tag ON note_tag (tag, note_id);

-- due: when a learning card comes due, ms; for a review card the start of its due day as seen when it was graded.
-- due_day: the study day a card falls due; null for a new card and for a step within the day.
-- buried_until: the study day it comes back; 0 when not buried. version: counts the card's changes.
CREATE TABLE card (
  id INTEGER PRIMARY KEY,
  note_id INTEGER NOT NULL REFERENCES note (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  deck_id INTEGER NOT NULL REFERENCES deck (id),
  state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 3),
  step INTEGER NOT NULL DEFAULT 0,
  position INTEGER NOT NULL DEFAULT 0,
  due INTEGER,
  due_day INTEGER,
  stability REAL,
  difficulty REAL,
  last_review INTEGER,
  last_review_day INTEGER,
  interval_days REAL NOT NULL DEFAULT 0,
  reps INTEGER NOT NULL DEFAULT 0,
  lapses INTEGER NOT NULL DEFAULT 0,
  flag INTEGER NOT NULL DEFAULT 0 CHECK (flag BETWEEN 0 AND 7),
  is_suspended INTEGER NOT NULL DEFAULT 0 CHECK (is_suspended IN (0, 1)),
  buried_until INTEGER NOT NULL DEFAULT 0,
  created INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  UNIQUE (note_id, ordinal),
  CHECK (state = 0 OR (stability > 0 AND difficulty BETWEEN 1 AND 10 AND due IS NOT NULL))
) STRICT;
-- Each holds all that choosing the day's cards needs, so that it reads no table row. By day the reviews, by
-- time the cards on a step, those on a step of days too: they come first, whatever their memory.
CREATE INDEX card_by_due_day ON card (due_day, deck_id, note_id, buried_until, stability, last_review_day)
  WHERE state = 2 AND is_suspended = 0;
CREATE INDEX card_by_due ON card (due, due_day, deck_id, note_id, buried_until)
  WHERE state IN (1, 3) AND is_suspended = 0;
CREATE INDEX card_by_position ON card (deck_id, position, note_id, buried_until)
  WHERE state = 0 AND is_suspended = 0;

-- Append only, but for undo. id: when the answer was given, ms since 1970, made unique by counting on.
-- kind: learning, review, relearning, early, imported (carries memory, counts nowhere as a review), manual.
-- scheduled_days: the interval the card had; interval_days: the one it was given (parts of a day below 1).
CREATE TABLE review_log (
  id INTEGER PRIMARY KEY,
  card_id INTEGER NOT NULL,
  grade INTEGER CHECK (grade BETWEEN 1 AND 4),
  kind TEXT NOT NULL,
  study_day INTEGER NOT NULL,
  state_before INTEGER NOT NULL,
  state_after INTEGER NOT NULL,
  step_before INTEGER NOT NULL,
  step_after INTEGER NOT NULL,
  stability_before REAL,
  difficulty_before REAL,
  stability_after REAL,
  difficulty_after REAL,
  scheduled_days REAL NOT NULL,
  elapsed_days INTEGER NOT NULL,
  interval_days REAL NOT NULL,
  took_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX review_log_by_card ON review_log (card_id, id);
CREATE INDEX review_log_by_day ON review_log (study_day, kind, state_before, grade, took_ms, card_id);

-- A step is one user action; undoing one turns it into a step of redo. Its changes are those from first on,
-- up to the next step's first.
CREATE TABLE undo_step (
  id INTEGER PRIMARY KEY,
  is_redo INTEGER NOT NULL CHECK (is_redo IN (0, 1)),
  label TEXT NOT NULL,
  at INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL
) STRICT;
-- What takes one row's change back: insert the row v0, v1, …; delete the row whose key is k0, k1; or update that
-- row to v0, v1, …. Values are kept as they are, in the order of the table's columns, so that nothing is lost on
-- the way. Written by triggers made from the schema.
CREATE TABLE undo (
  id INTEGER PRIMARY KEY,
  change TEXT NOT NULL CHECK (change IN ('insert', 'delete', 'update')),
  of TEXT NOT NULL,
  k0 ANY,
  k1 ANY,
${undoColumns.map(name => `  ${name} ANY`).join(',\n')}
) STRICT;
`),
}
