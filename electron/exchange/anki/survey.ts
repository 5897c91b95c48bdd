import type { PackageWarning } from '../deck-package.ts'
import { ExchangeRefused } from '../refusal.ts'
import { idSql } from './cells.ts'
import type { Source } from './database.ts'
import { dayMs } from './day-numbers.ts'
import type { CollectionJson } from './legacy-json.ts'

/** What was found in the tables before any of it is taken. */
export type Survey = {
  notes: number
  cards: number
  reviews: number
  /** The key of a note type by what notes call it: some programs have another id inside than outside. */
  typeKeys: Map<string, string>
  warnings: PackageWarning[]
}

/** The largest cell that is read, in bytes: pictures written into a field reach some megabytes. */
const largestCell = 64 * 1024 ** 2

/**
 * Looks over notes, cards and reviews as a whole, so that a file is refused before anything is taken from it.
 * Statements avoid the file's indexes, which may not say what its tables hold.
 * @throws ExchangeRefused  `file_damaged` (no note type for a note, wrong number of fields), `file_too_large`
 */
export function surveyOf(source: Source, json: CollectionJson, now: number): Survey {
  checkCells(source)
  const typeKeys = new Map([...json.noteTypes].map(([key, { id }]) => [String(id ?? key), key]))
  for (const key of json.noteTypes.keys()) typeKeys.set(key, key)
  const notes = checkNotes(source, json, typeKeys)
  const warnings: PackageWarning[] = []
  const { cards, orphans, strays } = cardsOf(source, json, typeKeys)
  const say = (count: number, table: string, what: string) => {
    if (count > 0) warnings.push({ where: `${source.entry}, table ${table}`, what: `${count} ${what}` })
  }
  say(orphans, 'cards', 'cards belong to no note and were left out.')
  say(strays, 'cards', 'cards belong to no template of their note type and were left out.')
  const tomorrow = now + dayMs
  say(
    count(source, `SELECT count(*) AS n FROM notes NOT INDEXED WHERE id > ${tomorrow}`),
    'notes',
    'notes were made in the future, by their ids.',
  )
  say(
    count(source, `SELECT count(*) AS n FROM revlog NOT INDEXED WHERE id > ${tomorrow}`),
    'revlog',
    'reviews lie in the future.',
  )
  return {
    notes,
    cards,
    reviews: count(source, 'SELECT count(*) AS n FROM revlog NOT INDEXED'),
    typeKeys,
    warnings,
  }
}

function count(source: Source, sql: string): number {
  return Number(source.few(sql)[0]?.n)
}

/** Lengths are looked up without loading what is measured. */
function checkCells(source: Source): void {
  for (const [table, column] of [
    ['notes', 'flds'],
    ['notes', 'tags'],
    ['notes', 'guid'],
    ['cards', 'data'],
  ] as const) {
    if (count(source, `SELECT max(octet_length(${column})) AS n FROM ${table} NOT INDEXED`) > largestCell) {
      throw new ExchangeRefused(
        'file_too_large',
        `A cell "${column}" in ${source.entry} holds more than 64 MB, which is the most that is read. Shorten the note in Anki and export again.`,
        `${source.entry}, table ${table}`,
      )
    }
  }
}

function checkNotes(source: Source, json: CollectionJson, typeKeys: Map<string, string>): number {
  let notes = 0
  const groups = source.few(`
    SELECT ${idSql('mid')} AS mid, typeof(flds) AS kind,
      length(flds) - length(replace(flds, char(31), '')) + 1 AS fields, count(*) AS n, ${idSql('min(id)')} AS id
    FROM notes NOT INDEXED GROUP BY 1, 2, 3`)
  for (const { mid, kind, fields, n, id } of groups) {
    notes += Number(n)
    const noteType = json.noteTypes.get(typeKeys.get(String(mid)) ?? '')
    const where = `${source.entry}, note ${id}`
    if (noteType === undefined) {
      throw new ExchangeRefused(
        'file_damaged',
        `Note ${id} is of note type ${mid}, which the package does not hold. Export the deck from the program that made it again.`,
        where,
      )
    }
    if (kind === 'blob' || kind === 'null') {
      throw new ExchangeRefused(
        'file_damaged',
        `The fields of note ${id} are not text. Run Tools > Check Database in Anki and export again.`,
        where,
      )
    }
    if (Number(fields) !== noteType.flds.length) {
      throw new ExchangeRefused(
        'file_damaged',
        `Note ${id} has ${fields} fields, but its note type "${noteType.name}" has ${noteType.flds.length}. Run Tools > Check Database in Anki and export again.`,
        where,
      )
    }
  }
  return notes
}

/** A cloze has a card per number, any other note type one per template at most. */
function cardsOf(source: Source, json: CollectionJson, typeKeys: Map<string, string>) {
  const cards = count(source, 'SELECT count(*) AS n FROM cards NOT INDEXED')
  let known = 0
  let strays = 0
  const groups = source.few(`
    SELECT ${idSql('n.mid')} AS mid, CAST(c.ord AS INTEGER) AS ord, count(*) AS n
    FROM cards c NOT INDEXED CROSS JOIN notes n ON n.id = c.nid GROUP BY 1, 2`)
  for (const { mid, ord, n } of groups) {
    known += Number(n)
    const noteType = json.noteTypes.get(typeKeys.get(String(mid)) ?? '')
    const isStray = Number(ord) < 0 || (noteType?.type !== 1 && Number(ord) >= (noteType?.tmpls.length ?? 0))
    if (isStray) strays += Number(n)
  }
  return { cards, orphans: cards - known, strays }
}
