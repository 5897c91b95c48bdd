import { z } from 'zod'
import type { DeckId } from '../../contract/core.ts'
import { Refused } from '../../contract/refused.ts'
import type { Settings } from '../../contract/settings.ts'
import { defaultOptions, problemOfOptions, type SchedulingOptions } from '../../scheduling/options.ts'
import { all, type Reader } from '../db.ts'

/**
 * What a deck's options may hold; what is not set comes from the parents, then from the settings.
 * The two limits are for the deck with its sub-decks, on top of the collection's.
 * Steps are ms. Other names, such as an import may bring, are left alone.
 */
const DeckOptions = z.looseObject({
  newPerDay: z.number().optional(),
  reviewsPerDay: z.number().optional(),
  desiredRetention: z.number().optional(),
  maximumIntervalDays: z.number().optional(),
  learningSteps: z.array(z.number()).optional(),
  relearningSteps: z.array(z.number()).optional(),
  parameters: z.array(z.number()).optional(),
  hasFuzz: z.boolean().optional(),
  leechThreshold: z.number().optional(),
  leechAction: z.enum(['suspend', 'tag']).optional(),
  buriesSiblings: z.boolean().optional(),
})

/** A deck with its place in the tree. */
export type Deck = {
  readonly id: DeckId
  /** Its own name, and with those of its parents, joined by `::`. */
  readonly name: string
  readonly fullName: string
  readonly about: string
  /** 0 for a deck without parent. */
  readonly depth: number
  /** Itself first, then its parents upwards. */
  readonly line: readonly DeckId[]
  readonly options: SchedulingOptions
  /** The limits set on this very deck. */
  readonly ownNew: number | null
  readonly ownReviews: number | null
}

/** All decks by id, in content order: a parent before its sub-decks, these by position. */
export type DeckTree = ReadonlyMap<DeckId, Deck>

type Row = {
  id: DeckId
  parentId: DeckId | null
  name: string
  about: string
  options: string
}

/** Reads all decks. Options that make no sense are left out, so that a bad import can't stop revising. */
export function deckTree(db: Reader, settings: Settings): DeckTree {
  const rows = all<Row>(
    db,
    'SELECT id, parent_id AS parentId, name, about, options FROM deck ORDER BY position, name, id',
  )
  const children = new Map<DeckId | null, Row[]>()
  for (const row of rows) {
    const siblings = children.get(row.parentId)
    if (siblings) siblings.push(row)
    else children.set(row.parentId, [row])
  }
  const tree = new Map<DeckId, Deck>()
  const add = (row: Row, parent: Deck | null): void => {
    const given = DeckOptions.safeParse(JSON.parse(row.options)).data ?? {}
    const wanted = { ...(parent?.options ?? optionsFrom(settings)), ...known(given) }
    const isSound = problemOfOptions(wanted) === null
    const deck: Deck = {
      id: row.id,
      name: row.name,
      fullName: parent ? `${parent.fullName}::${row.name}` : row.name,
      about: row.about,
      depth: parent ? parent.depth + 1 : 0,
      line: [row.id, ...(parent?.line ?? [])],
      options: isSound ? wanted : (parent?.options ?? optionsFrom(settings)),
      ownNew: isSound ? (given.newPerDay ?? null) : null,
      ownReviews: isSound ? (given.reviewsPerDay ?? null) : null,
    }
    tree.set(deck.id, deck)
    for (const child of children.get(deck.id) ?? []) add(child, deck)
  }
  for (const row of children.get(null) ?? []) add(row, null)
  return tree
}

/** How cards are scheduled where a deck says nothing else. */
export function optionsFrom(settings: Settings): SchedulingOptions {
  const { newPerDay, reviewsPerDay, desiredRetention, leechThreshold, leechAction } = settings
  return { ...defaultOptions, newPerDay, reviewsPerDay, desiredRetention, leechThreshold, leechAction }
}

/** A deck of the tree; an error of ours when it is missing, since cards can't be without. */
export function deckOf(tree: DeckTree, deckId: DeckId): Deck {
  const deck = tree.get(deckId)
  if (deck === undefined) throw new Error(`Deck ${deckId} is missing from the tree.`)
  return deck
}

/** The deck of a full name, or of a name of its own; refused with `deck_gone` when there is none. */
export function deckNamed(tree: DeckTree, name: string): DeckId {
  const decks = [...tree.values()]
  const found = decks.find(deck => deck.fullName === name) ?? decks.find(deck => deck.name === name)
  if (found === undefined) throw new Refused('deck_gone', `There is no deck named “${name}”.`, '--deck')
  return found.id
}

/** The decks with all their sub-decks, in content order. Refused with `deck_gone` when one is missing. */
export function withSubDecks(tree: DeckTree, deckIds: readonly DeckId[]): Deck[] {
  for (const deckId of deckIds) {
    if (!tree.has(deckId)) throw new Refused('deck_gone', 'This deck is no longer in the collection.')
  }
  const wanted = new Set(deckIds)
  return [...tree.values()].filter(deck => deck.line.some(deckId => wanted.has(deckId)))
}

function known(given: z.infer<typeof DeckOptions>): Partial<SchedulingOptions> {
  const names = Object.keys(DeckOptions.shape) as (keyof SchedulingOptions)[]
  return Object.fromEntries(names.filter(name => given[name] !== undefined).map(name => [name, given[name]]))
}
