import type { Migration } from './migration.ts'

/**
 * Exams that were sat. A question is kept as it was shown, so that a report stays true when its note is edited or
 * deleted; where an unfinished attempt stands is kept apart, in rows small enough to be written with every key.
 * And cards that are asked for on a day though they are not due.
 */
export const exam: Migration = {
  version: 3,
  up: db =>
    db.exec(`
-- An attempt. id: when it was started, ms since 1970, made unique by counting on. plan: JSON, what the blueprint was
-- and what the banks could not give. limit_ms: the time it may take. ended: when it was over, null before.
-- revised: when its misses were put into a day's queue, null before.
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
-- A question as it was drawn. position: from 1. guid: of its note. chance: how likely the notes it rests on were all
-- remembered then, 0..1, of those that were learnt; null when none was. unlearnt: how many of them were not learnt.
-- is_right: set when the attempt is over. content: JSON, texts and options in the order shown.
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
-- What was done with a question; no row before anything was. chosen, struck, first_chosen: letters in the order of the
-- alphabet, such as 'AC'; first_chosen: the first complete answer. is_shown: its answer was shown (practice).
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
-- Where an attempt stands: the time left, and the question on screen.
CREATE TABLE exam_sitting (
  exam_id INTEGER PRIMARY KEY REFERENCES exam (id) ON DELETE CASCADE,
  left_ms INTEGER NOT NULL CHECK (left_ms >= 0),
  position INTEGER NOT NULL DEFAULT 1,
  is_paused INTEGER NOT NULL DEFAULT 0 CHECK (is_paused IN (0, 1))
) STRICT;
-- Cards asked for on a study day beyond what is due then, such as those behind a missed question. since: when they were
-- asked for, ms since 1970; a review after it has done what was asked. Their schedule and memory stay as they are.
CREATE TABLE wanted (
  card_id INTEGER PRIMARY KEY REFERENCES card (id) ON DELETE CASCADE,
  study_day INTEGER NOT NULL,
  since INTEGER NOT NULL
) STRICT;
`),
}
