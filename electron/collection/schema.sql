CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

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
, imported_hash TEXT) STRICT;

CREATE INDEX note_by_type ON note (note_type_id);

CREATE TABLE note_tag (
  note_id INTEGER NOT NULL REFERENCES note (id) ON DELETE CASCADE,
  tag TEXT NOT NULL CHECK (tag <> ''),
  PRIMARY KEY (note_id, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX note_tag_by_tag ON note_tag (tag, note_id);

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
  version INTEGER NOT NULL DEFAULT 0, other TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(other)),
  UNIQUE (note_id, ordinal),
  CHECK (state = 0 OR (stability > 0 AND difficulty BETWEEN 1 AND 10 AND due IS NOT NULL))
) STRICT;

CREATE INDEX card_by_due_day ON card (due_day, deck_id, note_id, buried_until, stability, last_review_day)
  WHERE state = 2 AND is_suspended = 0;

CREATE INDEX card_by_due ON card (due, due_day, deck_id, note_id, buried_until)
  WHERE state IN (1, 3) AND is_suspended = 0;

CREATE INDEX card_by_position ON card (deck_id, position, note_id, buried_until)
  WHERE state = 0 AND is_suspended = 0;

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
, factor INTEGER) STRICT;

CREATE INDEX review_log_by_card ON review_log (card_id, id);

CREATE INDEX review_log_by_day ON review_log (study_day, kind, state_before, grade, took_ms, card_id);

CREATE TABLE undo_step (
  id INTEGER PRIMARY KEY,
  is_redo INTEGER NOT NULL CHECK (is_redo IN (0, 1)),
  label TEXT NOT NULL,
  at INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL
) STRICT;

CREATE TABLE media (
  name TEXT PRIMARY KEY CHECK (name <> ''),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX media_by_hash ON media (hash);

CREATE VIRTUAL TABLE note_text USING fts5 (
  text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE undo (
  id INTEGER PRIMARY KEY,
  change TEXT NOT NULL CHECK (change IN ('insert', 'delete', 'update', 'clear')),
  of TEXT NOT NULL,
  k0 ANY,
  k1 ANY,
  v0 ANY,
  v1 ANY,
  v2 ANY,
  v3 ANY,
  v4 ANY,
  v5 ANY,
  v6 ANY,
  v7 ANY,
  v8 ANY,
  v9 ANY,
  v10 ANY,
  v11 ANY,
  v12 ANY,
  v13 ANY,
  v14 ANY,
  v15 ANY,
  v16 ANY,
  v17 ANY,
  v18 ANY,
  v19 ANY,
  v20 ANY,
  v21 ANY,
  v22 ANY,
  v23 ANY
) STRICT;

CREATE TABLE exam (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  blueprint TEXT NOT NULL,
  name TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('exam', 'practice')),
  seed INTEGER NOT NULL,
  limit_ms INTEGER NOT NULL CHECK (limit_ms > 0),
  plan TEXT NOT NULL CHECK (json_valid(plan)),
  ended INTEGER,
  ended_by TEXT CHECK (ended_by IN ('submitted', 'time_up', 'abandoned')),
  revised INTEGER,
  CHECK ((ended IS NULL) = (ended_by IS NULL))
) STRICT;

CREATE TABLE exam_question (
  exam_id INTEGER NOT NULL REFERENCES exam (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  guid TEXT NOT NULL,
  domain INTEGER,
  topic TEXT NOT NULL,
  is_scored INTEGER NOT NULL CHECK (is_scored IN (0, 1)),
  chance REAL CHECK (chance BETWEEN 0 AND 1),
  unlearnt INTEGER NOT NULL DEFAULT 0,
  is_right INTEGER CHECK (is_right IN (0, 1)),
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (exam_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX exam_question_by_guid ON exam_question (guid, exam_id);

CREATE TABLE exam_answer (
  exam_id INTEGER NOT NULL REFERENCES exam (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  chosen TEXT NOT NULL DEFAULT '',
  struck TEXT NOT NULL DEFAULT '',
  first_chosen TEXT,
  is_flagged INTEGER NOT NULL DEFAULT 0 CHECK (is_flagged IN (0, 1)),
  confidence TEXT CHECK (confidence IN ('guess', 'unsure', 'sure')),
  took_ms INTEGER NOT NULL DEFAULT 0,
  is_shown INTEGER NOT NULL DEFAULT 0 CHECK (is_shown IN (0, 1)),
  PRIMARY KEY (exam_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE exam_sitting (
  exam_id INTEGER PRIMARY KEY REFERENCES exam (id) ON DELETE CASCADE,
  left_ms INTEGER NOT NULL CHECK (left_ms >= 0),
  position INTEGER NOT NULL DEFAULT 1,
  is_paused INTEGER NOT NULL DEFAULT 0 CHECK (is_paused IN (0, 1))
) STRICT;

CREATE TABLE wanted (
  card_id INTEGER PRIMARY KEY REFERENCES card (id) ON DELETE CASCADE,
  study_day INTEGER NOT NULL,
  since INTEGER NOT NULL
) STRICT;

CREATE INDEX card_by_deck ON card (deck_id, note_id);
