import Database from 'better-sqlite3'

/**
 * Anki declares names with a collation of its own, `unicase`, without which SQLite refuses to read some tables at
 * all. In the private copy the declarations are taken back: rows are only ever gone through, never looked up by name.
 */
export function leaveCollation(file: string): void {
  const db = new Database(file, { fileMustExist: true })
  try {
    db.pragma('trusted_schema = OFF')
    db.pragma('journal_mode = OFF')
    const found = db.prepare("SELECT 1 FROM sqlite_schema WHERE sql LIKE '%unicase%' LIMIT 1").get()
    if (found === undefined) return
    db.unsafeMode(true)
    db.pragma('writable_schema = ON')
    db.prepare(
      "UPDATE sqlite_schema SET sql = replace(sql, 'COLLATE unicase', '') WHERE sql LIKE '%unicase%'",
    ).run()
  } finally {
    db.close()
  }
}
