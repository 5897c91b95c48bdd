import type Database from 'better-sqlite3'
import { searchText } from './note-text.ts'

/**
 * Keeps the index of the notes' text up to date on a connection that writes, whoever changes a note, undo too.
 * The triggers are the connection's own: one in the file could not call a function of ours.
 */
export function keepSearchIndex(connection: Database.Database): void {
  connection.function('demarc_search_text', { deterministic: true }, json => searchText(String(json)))
  indexAddedNotes(connection)
  connection.exec(`
    CREATE TEMP TRIGGER note_text_gone AFTER DELETE ON main.note BEGIN
      DELETE FROM note_text WHERE rowid = OLD.id;
    END;
    CREATE TEMP TRIGGER note_text_changed AFTER UPDATE OF id, fields ON main.note
    WHEN (OLD.id, OLD.fields) IS NOT (NEW.id, NEW.fields) BEGIN
      DELETE FROM note_text WHERE rowid = OLD.id;
      INSERT INTO note_text (rowid, text) VALUES (NEW.id, demarc_search_text(NEW.fields));
    END;`)
}

/** Notes that are added are indexed from now on. */
export function indexAddedNotes(connection: Database.Database): void {
  connection.exec(`
    CREATE TEMP TRIGGER note_text_added AFTER INSERT ON main.note BEGIN
      INSERT INTO note_text (rowid, text) VALUES (NEW.id, demarc_search_text(NEW.fields));
    END;`)
}

/**
 * Lets notes be added without indexing each: within a trigger the index writes what it gathered after every row,
 * which takes ten times as long as indexing many rows by one statement (`indexNotes`).
 */
export function leaveAddedNotes(connection: Database.Database): void {
  connection.exec('DROP TRIGGER temp.note_text_added')
}

/** Indexes the notes from `first` to `last`, none of which is indexed yet. */
export function indexNotes(connection: Database.Database, first: number, last: number): void {
  connection
    .prepare(
      `INSERT INTO note_text (rowid, text)
       SELECT id, demarc_search_text(fields) FROM note WHERE id BETWEEN ? AND ? ORDER BY id`,
    )
    .run(first, last)
}
