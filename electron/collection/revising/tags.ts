import { all, type Reader, run, type Writer } from '../db.ts'

/** A note's tags, in order. */
export function tagsOf(db: Reader, noteId: number): string[] {
  const rows = all<{ tag: string }>(db, 'SELECT tag FROM note_tag WHERE note_id = :noteId ORDER BY tag', {
    noteId,
  })
  return rows.map(row => row.tag)
}

/** Tags a note; one that has the tag keeps it. */
export function addTag(db: Writer, noteId: number, tag: string): void {
  run(db, 'INSERT OR IGNORE INTO note_tag (note_id, tag) VALUES (:noteId, :tag)', { noteId, tag })
}

/** The tag of a note that has a leech among its cards. */
export const LEECH_TAG = 'leech'

/** Whether a note is tagged as a leech, however it is written. */
export function hasLeechTag(tags: readonly string[]): boolean {
  return tags.some(tag => tag.toLowerCase() === LEECH_TAG)
}
