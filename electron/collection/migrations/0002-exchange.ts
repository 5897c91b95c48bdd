import { searchText } from '../note-text.ts'
import type { Migration } from './migration.ts'

/** Enough for the widest journalled table; a migration that makes a wider one adds columns. */
const undoColumns = Array.from({ length: 24 }, (_, index) => `v${index}`)

/**
 * What decks that come in and go out need: media, what a note was when it came, what other programs know of a
 * card or a review beyond ours, the notes' text for searching, and a line of undo for many rows at once.
 */
export const exchange: Migration = {
  version: 2,
  up: db => {
    db.exec(`
-- The names that notes call their media by. A file lies beside the collection, in media/, under its SHA-256.
CREATE TABLE media (
  name TEXT PRIMARY KEY CHECK (name <> ''),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX media_by_hash ON media (hash);

-- What the note's texts and tags were when it came in last: hash of the texts, a point, hash of the tags.
ALTER TABLE note ADD COLUMN imported_hash TEXT;
-- What another program knows of a card and gets back on the way out, such as its SM-2 ease.
ALTER TABLE card ADD COLUMN other TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(other));
-- What Anki wrote beside a review: ease in thousandths, or difficulty in its coding for FSRS.
ALTER TABLE review_log ADD COLUMN factor INTEGER;

-- The notes' texts without markup, by note id. Kept by triggers of whoever writes (search-index.ts).
CREATE VIRTUAL TABLE note_text USING fts5 (
  text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

-- 'clear' takes back many insertions at once: v0 rows whose key lies from k0 to k1. The rest is as before.
DROP TABLE undo;
CREATE TABLE undo (
  id INTEGER PRIMARY KEY,
  change TEXT NOT NULL CHECK (change IN ('insert', 'delete', 'update', 'clear')),
  of TEXT NOT NULL,
  k0 ANY,
  k1 ANY,
${undoColumns.map(name => `  ${name} ANY`).join(',\n')}
) STRICT;
`)
    const index = db.prepare('INSERT INTO note_text (rowid, text) VALUES (?, ?)')
    const notes = db.prepare<[], { id: number; fields: string }>('SELECT id, fields FROM note').all()
    for (const { id, fields } of notes) index.run(id, searchText(fields))
  },
}
