import { ExchangeRefused } from '../refusal.ts'
import { text, whole } from './cells.ts'
import type { Cell, Row, Source } from './database.ts'
import { type CollectionJson, decksFrom, noteTypesFrom, presetsFrom } from './legacy-json.ts'
import { type Message, readMessage } from './protobuf.ts'
import { deckJson, fieldJson, noteTypeJson, presetJson, templateJson } from './schema-18-messages.ts'

/**
 * Note types, decks, presets and settings of schema 15 to 18: tables of their own with protobuf in them. Names are
 * only ever selected, never sorted by or compared: see collation.ts.
 * @throws ExchangeRefused  `file_damaged`
 * @see Anki, proto/anki/notetypes.proto, decks.proto, deck_config.proto
 */
export function readSchema18(source: Source): CollectionJson {
  const { entry } = source
  for (const [table, columns] of schema18Tables) source.check(table, columns)
  const fields = grouped(
    source,
    'SELECT CAST(ntid AS TEXT) AS owner, ord, name, config FROM fields',
    'fields',
    fieldJson,
  )
  const templates = grouped(
    source,
    'SELECT CAST(ntid AS TEXT) AS owner, ord, name, config FROM templates',
    'templates',
    templateJson,
  )
  const noteTypes = named(source, 'SELECT CAST(id AS TEXT) AS id, name, config FROM notetypes', 'config').map(
    ([id, name, config]): [string, unknown] => [
      id,
      { ...noteTypeJson(id, name, config), flds: fields.get(id) ?? [], tmpls: templates.get(id) ?? [] },
    ],
  )
  const decks = source
    .few('SELECT CAST(id AS TEXT) AS id, name, common, kind FROM decks')
    .map((row): [string, unknown] => {
      const id = String(row.id)
      const where = `${entry}, deck ${id}`
      const name = text(row.name, () => where).replaceAll('\u001f', '::')
      return [id, deckJson(id, name, messageIn(row.common, where), messageIn(row.kind, where))]
    })
  const presets = named(source, 'SELECT CAST(id AS TEXT) AS id, name, config FROM deck_config', 'config').map(
    ([id, name, config]): [string, unknown] => [id, presetJson(id, name, config)],
  )
  return {
    noteTypes: noteTypesFrom(noteTypes, entry),
    decks: decksFrom(decks, entry),
    presets: presetsFrom(presets, entry),
    config: settings(source),
  }
}

/** The tables that schema 18 has in place of the JSON. */
const schema18Tables: [string, string[]][] = [
  ['notetypes', ['id', 'name', 'config']],
  ['fields', ['ntid', 'ord', 'name', 'config']],
  ['templates', ['ntid', 'ord', 'name', 'config']],
  ['decks', ['id', 'name', 'common', 'kind']],
  ['deck_config', ['id', 'name', 'config']],
  ['config', ['KEY', 'val']],
]

function named(source: Source, sql: string, column: string): [string, string, Message][] {
  return source.few(sql).map(row => {
    const id = String(row.id)
    const where = `${source.entry}, id ${id}`
    return [id, text(row.name, () => where), messageIn(row[column], where)]
  })
}

/** Rows of a table in their order, by the note type they belong to. */
function grouped(
  source: Source,
  sql: string,
  table: string,
  toJson: (name: string, ord: number, config: Message) => unknown,
): Map<string, unknown[]> {
  const place = (row: Row) => `${source.entry}, ${table} of note type ${row.owner}`
  const found = new Map<string, [number, unknown][]>()
  for (const row of source.few(sql)) {
    const ord = whole(row.ord, () => place(row))
    const json = toJson(
      text(row.name, () => place(row)),
      ord,
      messageIn(row.config, place(row)),
    )
    const owner = String(row.owner)
    const mates = found.get(owner)
    if (mates) mates.push([ord, json])
    else found.set(owner, [[ord, json]])
  }
  return new Map(
    [...found].map(([owner, mates]) => [owner, mates.sort(([a], [b]) => a - b).map(([, json]) => json)]),
  )
}

function settings(source: Source): Map<string, unknown> {
  const found = new Map<string, unknown>()
  for (const row of source.few('SELECT KEY AS name, val FROM config')) {
    const bytes = row.val
    try {
      found.set(String(row.name), JSON.parse(Buffer.isBuffer(bytes) ? bytes.toString('utf8') : String(bytes)))
    } catch {
      // A setting that cannot be read has its default, as in Anki.
    }
  }
  return found
}

function messageIn(cell: Cell | undefined, where: string): Message {
  if (Buffer.isBuffer(cell)) return readMessage(cell, where)
  // An empty message has no bytes, and some programs write that as text or nothing.
  if (cell === null || cell === undefined || cell === '') return readMessage(new Uint8Array(0), where)
  throw new ExchangeRefused(
    'file_damaged',
    `${where} cannot be read. Export the deck from Anki again.`,
    where,
  )
}
