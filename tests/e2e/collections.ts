import { rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { type App, copyOf, expect } from './app.ts'

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

let pristine: string | null = null

/**
 * A profile as its first start leaves it, for a test that changes the file before the app sees it. Only the first
 * of a process is started for that; the others are copies.
 */
export async function usedProfile(start: () => Promise<App>): Promise<{ profile: string; file: string }> {
  if (pristine === null) {
    const first = await start()
    await expect(first.page.getByRole('button', { name: 'Start revising' })).toBeVisible()
    await first.close()
    pristine = kept(copyOf(first.profile))
  }
  const profile = kept(copyOf(pristine))
  return { profile, file: path.join(profile, 'collection.db') }
}

const folders: string[] = []

/** Removed when the process ends. */
function kept(folder: string): string {
  if (folders.length === 0) {
    process.on('exit', () => {
      for (const one of folders) rmSync(one, { recursive: true, force: true })
    })
  }
  folders.push(folder)
  return folder
}

/** A note type as Anki has it, and notes of it: their fields in order. */
export type Imported = {
  fields: string[]
  templates: { front: string; back: string }[]
  css?: string
  isCloze?: boolean
  notes: string[][]
}

/** Adds notes of an imported type to a deck `Imported`, each with its new cards, and suspends all other cards. */
export function onlyImported(file: string, types: readonly Imported[]): void {
  inFile(file, db => {
    db.pragma('foreign_keys = on')
    db.prepare('UPDATE card SET is_suspended = 1').run()
    const deckId = db
      .prepare("INSERT INTO deck (name, position) VALUES ('Imported', 99)")
      .run().lastInsertRowid
    for (const type of types) addImported(db, type, Number(deckId))
  })
}

function addImported(db: Database.Database, type: Imported, deckId: number): void {
  const { fields, templates, css = '', isCloze = false, notes } = type
  const typeId = db
    .prepare("INSERT INTO note_type (name, kind, css, other) VALUES ('Imported', 'anki', ?, ?)")
    .run(css, JSON.stringify({ isCloze })).lastInsertRowid
  for (const [ordinal, name] of fields.entries())
    db.prepare('INSERT INTO field (note_type_id, ordinal, name) VALUES (?, ?, ?)').run(typeId, ordinal, name)
  for (const [ordinal, { front, back }] of templates.entries())
    db.prepare('INSERT INTO template (note_type_id, ordinal, name, front, back) VALUES (?, ?, ?, ?, ?)').run(
      typeId,
      ordinal,
      `Card ${ordinal + 1}`,
      front,
      back,
    )
  for (const texts of notes) {
    const noteId = db
      .prepare('INSERT INTO note (guid, note_type_id, fields, created, modified) VALUES (?, ?, ?, 1, 1)')
      .run(`imported-${typeId}-${JSON.stringify(texts)}`, typeId, JSON.stringify(texts)).lastInsertRowid
    // The index of words is kept by the app's own connection, which this is not.
    db.prepare('INSERT INTO note_text (rowid, text) VALUES (?, ?)').run(noteId, texts.join('\n'))
    for (const ordinal of isCloze ? [0] : templates.keys())
      db.prepare(
        'INSERT INTO card (note_id, ordinal, deck_id, position, created) VALUES (?, ?, ?, ?, 1)',
      ).run(noteId, ordinal, deckId, Number(noteId))
  }
}
