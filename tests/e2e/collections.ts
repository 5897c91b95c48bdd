import Database from 'better-sqlite3'

/** Changes a collection's file from outside while no app has it open. */
export function inFile(file: string, change: (db: Database.Database) => void): void {
  const db = new Database(file)
  try {
    change(db)
  } finally {
    db.close()
  }
}

/** Suspends all but the cards of notes of this kind (and, if given, whose deck has this name). */
export function onlyKind(file: string, kind: string): void {
  inFile(file, db => {
    db.prepare(
      `UPDATE card SET is_suspended = 1 WHERE note_id NOT IN (
         SELECT note.id FROM note JOIN note_type ON note_type.id = note.note_type_id WHERE note_type.kind = ?)`,
    ).run(kind)
  })
}

/** All rows of all tables the user's work lies in, as one text to compare. */
export function everyRow(file: string): string {
  const db = new Database(file, { readonly: true })
  try {
    const tables = ['deck', 'note_type', 'field', 'template', 'note', 'note_tag', 'card', 'review_log']
    return JSON.stringify(
      tables.map(table => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]),
    )
  } finally {
    db.close()
  }
}
