import type { PackageDeck, PackageWarning } from '../../exchange/deck-package.ts'
import { defaultOptions, problemOfOptions, type SchedulingOptions } from '../../scheduling/options.ts'
import { upgradedParameters } from '../../scheduling/parameters.ts'
import { all, type Reader, run, type Writer } from '../db.ts'
import { deckTree, optionsFrom } from '../revising/deck-tree.ts'
import { settingsOf } from '../settings.ts'
import { ownId } from './exact-rows.ts'

/** What becomes of a deck of a package. */
export type DeckPlan = {
  deck: PackageDeck
  /** Its full name here. */
  path: string
  /** Its row; null as long as it is still to be added. */
  targetId: number | null
  /** How its cards are scheduled. */
  options: SchedulingOptions
  /** Whether a card or a note lies in it, so that it has to be there. */
  isNeeded: boolean
}

export type DeckPlans = { plans: DeckPlan[]; warnings: PackageWarning[] }

/**
 * Finds the decks of a package by their full names.
 * @param under  the deck that all of them go into; null to leave them where they were
 * @param used   indexes of the decks in which cards or notes lie
 */
export function deckPlans(
  db: Reader,
  decks: readonly PackageDeck[],
  under: string | null,
  used: ReadonlySet<number>,
): DeckPlans {
  const settings = settingsOf(db)
  const tree = deckTree(db, settings)
  const present = new Map([...tree.values()].map(deck => [deck.fullName, deck]))
  const builtIn = builtInDecks(db)
  const warnings: PackageWarning[] = []
  const plans = decks.map((deck, index): DeckPlan => {
    const path = pathOf(deck, under, used)
    const id = typeof deck.row?.built_in === 'string' ? builtIn.get(deck.row.built_in) : undefined
    const target = (id === undefined ? undefined : tree.get(id)) ?? present.get(path)
    const own = soundOptions(deck, warnings)
    return {
      deck,
      path: target?.fullName ?? path,
      targetId: target?.id ?? null,
      options: target?.options ?? { ...optionsFrom(settings), ...own },
      // A filtered deck is a search that Anki keeps; without cards nothing is left of it. Nor of an empty default.
      isNeeded: used.has(index) || !(deck.isFiltered || deck.name === 'Default'),
    }
  })
  return { plans, warnings }
}

function builtInDecks(db: Reader) {
  const rows = all<{ id: Parameters<ReturnType<typeof deckTree>['get']>[0]; builtIn: string }>(
    db,
    'SELECT id, built_in AS builtIn FROM deck WHERE built_in IS NOT NULL',
  )
  return new Map(rows.map(({ id, builtIn }) => [builtIn, id]))
}

/** Into a deck that was asked for: the only deck of the file becomes it, several become its sub-decks. */
function pathOf(deck: PackageDeck, under: string | null, used: ReadonlySet<number>): string {
  const path = tidyPath(deck.name)
  if (under === null) return path
  const home = tidyPath(under)
  if (used.size <= 1 || path === home || path.startsWith(`${home}::`)) return used.size <= 1 ? home : path
  return `${home}::${path}`
}

/** Deeper than anyone nests; whoever walks the tree need not fear for it. */
const deepest = 40
const longestName = 300

/**
 * A deck's full name with each level trimmed; an empty level is named as Anki names it, and what lies deeper than
 * decks are nested here is one level.
 */
export function tidyPath(name: string): string {
  const levels = name
    .split('::')
    .map(level => level.trim().replaceAll(/\s+/g, ' ').slice(0, longestName).trim() || 'blank')
  if (levels.length <= deepest) return levels.join('::')
  const rest = levels
    .slice(deepest - 1)
    .join(' ')
    .slice(0, longestName)
    .trim()
  return [...levels.slice(0, deepest - 1), rest].join('::')
}

/** The options that a deck brings and that make sense; the others are told of and left out. */
function soundOptions(
  { name, options }: PackageDeck,
  warnings: PackageWarning[],
): Partial<SchedulingOptions> {
  const sound: Record<string, unknown> = {}
  for (const [key, given] of Object.entries(options)) {
    if (given === undefined) continue
    const value = key === 'parameters' ? upgraded(given) : given
    const problem =
      value === null
        ? 'FSRS has 17, 19 or 21 parameters.'
        : problemOfOptions({ ...defaultOptions, [key]: value })
    if (problem !== null)
      warnings.push({ where: `deck ${name}`, what: `${problem} The option was left out.` })
    // What is as everywhere is not set, so that it goes on following the settings.
    else if (JSON.stringify(value) !== JSON.stringify(defaultOptions[key as keyof SchedulingOptions])) {
      sound[key] = value
    }
  }
  return sound
}

function upgraded(given: unknown): readonly number[] | null {
  if (!Array.isArray(given)) return null
  try {
    return upgradedParameters(given)
  } catch {
    return null
  }
}

/** Adds the decks that are missing, with those above them. The user's own are left as they are. */
export function addDecks(db: Writer, plans: readonly DeckPlan[]): void {
  const ids = new Map<string, number>([...deckTree(db, settingsOf(db)).values()].map(d => [d.fullName, d.id]))
  for (const plan of plans) {
    if (!plan.isNeeded) continue
    plan.targetId ??= addPath(db, plan, ids)
  }
  const tree = deckTree(db, settingsOf(db))
  for (const plan of plans) {
    const deck = [...tree.values()].find(({ id }) => id === plan.targetId)
    if (deck !== undefined) plan.options = deck.options
  }
}

function addPath(db: Writer, plan: DeckPlan, ids: Map<string, number>): number {
  const levels = plan.path.split('::')
  let parentId: number | null = null
  let path = ''
  for (const [index, name] of levels.entries()) {
    path = index === 0 ? name : `${path}::${name}`
    let id = ids.get(path)
    if (id === undefined) {
      id = addDeck(db, parentId, name, index === levels.length - 1 ? plan.deck : null)
      ids.set(path, id)
    }
    parentId = id
  }
  return parentId ?? 0
}

function addDeck(db: Writer, parentId: number | null, name: string, deck: PackageDeck | null): number {
  const other = deck === null || Object.keys(deck.other).length === 0 ? {} : { other: deck.other }
  const options = deck === null ? {} : { ...soundOptions(deck, []), ...other }
  const row = deck?.row
  return run(
    db,
    `INSERT INTO deck (id, parent_id, name, about, position, options)
     VALUES (:id, :parentId, :name, :about,
       coalesce(:position, (SELECT coalesce(max(position), -1) + 1 FROM deck WHERE parent_id IS :parentId)),
       :options)`,
    {
      id: ownId(db, 'deck', row),
      parentId,
      name,
      about: deck?.description ?? '',
      position: typeof row?.position === 'number' ? row.position : null,
      options: typeof row?.options === 'string' ? row.options : JSON.stringify(options),
    },
  ).lastId
}
