import { z } from 'zod'
import { ExchangeRefused } from '../refusal.ts'
import { text } from './cells.ts'
import type { Row, Source } from './database.ts'
import { type CollectionJson, decksFrom, noteTypesFrom, presetsFrom } from './legacy-json.ts'

const ById = z.record(z.string(), z.unknown())

/**
 * Note types, decks, presets and settings of schema 11: JSON in the only row of `col`.
 * @throws ExchangeRefused  `file_damaged`, naming the column
 */
export function readSchema11(source: Source, col: Row): CollectionJson {
  const { entry } = source
  const column = (name: string) => Object.entries(parsed(col, name, entry))
  return {
    noteTypes: noteTypesFrom(column('models'), entry),
    decks: decksFrom(column('decks'), entry),
    presets: presetsFrom(column('dconf'), entry),
    config: new Map(column('conf')),
  }
}

function parsed(col: Row, name: string, entry: string): Record<string, unknown> {
  const where = `${entry}, column ${name}`
  const json = text(col[name], () => where)
  if (json.trim() === '') return {}
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    value = undefined
  }
  const found = ById.safeParse(value)
  if (found.success) return found.data
  throw new ExchangeRefused(
    'file_damaged',
    `The column "${name}" of ${entry} is not the JSON it should be. Export the deck from Anki again.`,
    where,
  )
}
