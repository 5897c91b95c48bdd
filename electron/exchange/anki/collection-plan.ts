import type { DeckPackage, PackageNoteType } from '../deck-package.ts'
import { configOf } from './collection-config.ts'
import { dayNumber, minutesEast } from './day-numbers.ts'
import { type DecksJson, toDecksJson } from './to-deck-json.ts'
import { idFromForm, toNoteTypeJson } from './to-note-type-json.ts'

/** All of a collection but its rows, and what rows are written against. */
export type CollectionPlan = {
  /** Start of day 0, ms since 1970. */
  createdAt: number
  /** The number of the present day. */
  today: number
  config: Record<string, unknown>
  models: Record<string, unknown>[]
  decks: DecksJson
  /** Ids of note types in the file by those in the package. */
  types: ReadonlyMap<string, number>
}

/**
 * @param now       ms since 1970
 * @param timeZone  IANA name; day numbers are counted in it
 */
export function planOf(pack: DeckPackage, now: number, timeZone: string): CollectionPlan {
  const createdAt = pack.collection?.createdAt ?? now
  const rolloverHour = pack.collection?.rolloverHour ?? 4
  const minutesWest = -minutesEast(createdAt, timeZone)
  const today = dayNumber({ createdAt, minutesWest, rolloverHour }, now, timeZone)
  const mod = Math.floor(now / 1000)
  const types = noteTypeIds(pack.noteTypes)
  const [first = 1] = types.values()
  return {
    createdAt,
    today,
    config: configOf({ minutesWest, rolloverHour }, first),
    models: pack.noteTypes.map(type => toNoteTypeJson(type, types.get(type.id) ?? 0, mod)),
    decks: toDecksJson(pack, mod, today),
    types,
  }
}

/** The only row of `col`, by position. */
export function columnsOf({ createdAt, config, models, decks }: CollectionPlan, now: number): unknown[] {
  const byId = Object.fromEntries(models.map(model => [String(model.id), model]))
  return [
    ...[1, Math.floor(createdAt / 1000), now, now, 11, 0, 0, 0, JSON.stringify(config)],
    ...[JSON.stringify(byId), JSON.stringify(decks.decks), JSON.stringify(decks.presets), '{}'],
  ]
}

/** The id from the program a type came from, else one that follows from its form. */
function noteTypeIds(types: readonly PackageNoteType[]): Map<string, number> {
  const taken = new Set<number>()
  return new Map(
    types.map(type => {
      let id = idFrom(type.sourceId) ?? idFromForm(type)
      while (taken.has(id)) id += 1
      taken.add(id)
      return [type.id, id]
    }),
  )
}

function idFrom(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{9,12}$/.test(text) ? Number(text) : null
}
