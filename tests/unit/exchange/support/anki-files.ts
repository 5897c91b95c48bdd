import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import Database from 'better-sqlite3'
import yazl from 'yazl'

const noteType = {
  id: 1,
  name: 'Basic',
  type: 0,
  mod: 0,
  usn: 0,
  sortf: 0,
  did: null,
  css: '',
  flds: [
    { name: 'Front', ord: 0 },
    { name: 'Back', ord: 1 },
  ],
  tmpls: [{ name: 'Card 1', ord: 0, qfmt: '{{Front}}', afmt: '{{Back}}' }],
}
const deck = { id: 1, name: 'Default', dyn: 0, desc: '', conf: 1 }

/** The bytes of a small collection of Anki's, schema 11, with two notes; `change` spoils it; `type`: of number columns. */
export function collectionBytes(
  change: (db: Database.Database) => void = () => undefined,
  type: 'INTEGER' | '' = 'INTEGER',
): Buffer {
  const folder = mkdtempSync(path.join(tmpdir(), 'demarc-anki-'))
  try {
    const file = path.join(folder, 'collection.anki2')
    const db = new Database(file)
    db.exec(`
      CREATE TABLE col (id INTEGER, crt, mod, scm, ver, dty, usn, ls, conf, models, decks, dconf, tags);
      CREATE TABLE notes (id INTEGER PRIMARY KEY, guid TEXT, mid ${type}, mod ${type}, usn, tags TEXT, flds TEXT,
        sfld, csum, flags, data);
      CREATE TABLE cards (id INTEGER PRIMARY KEY, nid ${type}, did ${type}, ord ${type}, mod ${type}, usn,
        type ${type}, queue ${type}, due ${type}, ivl ${type}, factor ${type}, reps ${type}, lapses ${type},
        left ${type}, odue ${type}, odid ${type}, flags ${type}, data TEXT);
      CREATE TABLE revlog (id INTEGER PRIMARY KEY, cid ${type}, usn, ease ${type}, ivl ${type}, lastIvl ${type},
        factor ${type}, time ${type}, type ${type});`)
    db.prepare(
      'INSERT INTO col (id, crt, ver, conf, models, decks, dconf) VALUES (1, ?, 11, ?, ?, ?, ?)',
    ).run(1_600_000_000, '{}', JSON.stringify({ 1: noteType }), JSON.stringify({ 1: deck }), '{}')
    for (const id of [1_600_000_000_001, 1_600_000_000_002]) {
      db.prepare(
        "INSERT INTO notes (id, guid, mid, mod, tags, flds) VALUES (?, ?, 1, 1600000000, '', 'Front' || char(31) || 'Back')",
      ).run(id, `guid${id}`)
      db.prepare(
        `INSERT INTO cards (id, nid, did, ord, mod, type, queue, due, ivl, factor, reps, lapses, left, odue, odid,
           flags, data) VALUES (?, ?, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, '')`,
      ).run(id, id)
    }
    change(db)
    db.close()
    return readFileSync(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export type Entry = readonly [name: string, content: Buffer | string]

/** Writes a zip with these entries, whatever they are called. */
export async function zipOf(file: string, entries: readonly Entry[]): Promise<string> {
  const zip = new yazl.ZipFile()
  const renames: [string, string][] = []
  for (const [index, [name, content]] of entries.entries()) {
    // yazl refuses names that lead elsewhere; they are written over afterwards, in the same length.
    const stand = `${index}`.padEnd(name.length, 'x')
    const isPlain = !/\.\.|^[/\\]|\\|:/.test(name) && entries.findIndex(([other]) => other === name) === index
    if (!isPlain) renames.push([stand, name])
    zip.addBuffer(Buffer.from(content), isPlain ? name : stand)
  }
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(file))
  if (renames.length > 0) {
    const { writeFileSync } = await import('node:fs')
    let bytes = readFileSync(file).toString('latin1')
    for (const [stand, name] of renames) bytes = bytes.replaceAll(stand, name)
    writeFileSync(file, bytes, 'latin1')
  }
  return file
}
