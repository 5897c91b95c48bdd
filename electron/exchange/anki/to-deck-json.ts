import type { DeckPackage, PackageDeck, PackageDeckOptions } from '../deck-package.ts'
import { toPresetJson } from './to-preset-json.ts'

type Json = Record<string, unknown>

/** The decks and presets of a collection in schema 11, and what rows need to know of them. */
export type DecksJson = {
  decks: Record<string, Json>
  presets: Record<string, Json>
  /** By the id in the package: the id in the file, how many steps there are, and how its cards are scheduled. */
  byId: Map<string, { id: number; options: PackageDeckOptions }>
}

/** The deck that always exists. */
const defaultName = 'Default'
/** Ids are moments in Anki: decks are numbered from this one, in March 2017. */
const firstDeck = 1_489_000_000_000

/**
 * Decks with their presets; what stands above one is made, and so is `Default`.
 * @param mod    s since 1970
 * @param today  the day number that counts as today
 */
export function toDecksJson({ decks }: DeckPackage, mod: number, today: number): DecksJson {
  const byName = new Map<string, PackageDeck | null>([[defaultName, null]])
  for (const deck of decks) {
    const levels = deck.name.split('::')
    for (const depth of levels.keys()) {
      const above = levels.slice(0, depth + 1).join('::')
      if (!byName.has(above)) byName.set(above, null)
    }
    byName.set(deck.name, deck)
  }
  const presets = new Presets(mod)
  const found: DecksJson = { decks: {}, presets: presets.byId, byId: new Map() }
  for (const [index, [name, deck]] of [...byName].entries()) {
    const id = name === defaultName ? 1 : firstDeck + index
    const conf = deck === null ? 1 : presets.idFor(deck)
    found.decks[String(id)] = toDeckJson(name, deck, { id, conf, mod, today })
  }
  const ids = new Map(Object.values(found.decks).map(({ name, id }) => [String(name), Number(id)]))
  for (const { id, name, options } of decks) found.byId.set(id, { id: ids.get(name) ?? 1, options })
  return found
}

function toDeckJson(
  name: string,
  deck: PackageDeck | null,
  { id, conf, mod, today }: { id: number; conf: number; mod: number; today: number },
): Json {
  const { conf: _conf, preset: _preset, ...other } = deck?.other ?? {}
  const done = [today, 0]
  return {
    browserCollapsed: true,
    collapsed: false,
    extendNew: 0,
    extendRev: 0,
    md: false,
    reviewLimit: null,
    newLimit: null,
    reviewLimitToday: null,
    newLimitToday: null,
    // A filtered deck is a search of Anki's own; here it is a deck like any other.
    ...(deck?.isFiltered ? {} : other),
    desiredRetention: ownRetention(deck),
    id,
    name,
    mod,
    usn: -1,
    newToday: done,
    revToday: done,
    lrnToday: done,
    timeToday: done,
    desc: deck?.description ?? '',
    dyn: 0,
    conf,
  }
}

/** Whole percent, for a deck that had a retention of its own beside its preset's. */
function ownRetention(deck: PackageDeck | null): number | null {
  const retention = deck?.options.desiredRetention
  if (typeof deck?.other.desiredRetention !== 'number' || retention === undefined) return null
  const percent = Math.round(retention * 100)
  return Math.abs(percent - retention * 100) < 1e-6 ? percent : null
}

/** Decks with the same options share a preset, the first of them gives it its name. */
class Presets {
  readonly byId: Record<string, Json>
  readonly #mod: number
  readonly #known = new Map<string, number>()

  constructor(mod: number) {
    this.#mod = mod
    const first = toPresetJson({})
    this.#known.set(JSON.stringify(first), 1)
    this.byId = { 1: { ...first, id: 1, name: defaultName, mod, usn: -1 } }
  }

  idFor(deck: PackageDeck): number {
    const { id: _id, name, mod: _mod, usn: _usn, ...before } = presetOf(deck)
    const { desiredRetention, ...rest } = deck.options
    const isOwn = ownRetention(deck) !== null
    const json = toPresetJson(isOwn ? rest : { ...rest, ...defined({ desiredRetention }) }, before)
    const key = JSON.stringify(json)
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const id = firstDeck + this.#known.size
    this.#known.set(key, id)
    const called = typeof name === 'string' && name !== '' ? name : deck.name
    this.byId[String(id)] = { ...json, id, name: called, mod: this.#mod, usn: -1 }
    return id
  }
}

function presetOf({ other: { preset } }: PackageDeck): Json {
  return typeof preset === 'object' && preset !== null ? { ...preset } : {}
}

function defined(options: { desiredRetention: number | undefined }): PackageDeckOptions {
  const { desiredRetention } = options
  return desiredRetention === undefined ? {} : { desiredRetention }
}
