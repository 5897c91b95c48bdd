import { z } from 'zod'
import type { PackageDeck } from '../../exchange/deck-package.ts'
import { all, type Reader } from '../db.ts'
import type { Deck, DeckTree } from '../revising/deck-tree.ts'
import type { Kept } from './collected-rows.ts'

type DeckRow = { id: number; options: string }
const Extra = z.looseObject({ other: z.record(z.string(), z.unknown()).optional() })

/**
 * Decks with how they are scheduled, what comes from above included.
 * @param used  decks in which something lies; those above them come along. Null: all decks.
 */
export function collectedDecks(
  db: Reader,
  tree: DeckTree,
  used: ReadonlySet<number> | null,
  { isWithRows, isScheduled }: Kept & { isScheduled: boolean },
): PackageDeck[] {
  const rows = new Map(all<DeckRow>(db, 'SELECT * FROM deck').map(row => [row.id, row]))
  const wanted = [...tree.values()]
  const needed =
    used === null ? null : new Set(wanted.filter(({ id }) => used.has(id)).flatMap(({ line }) => line))
  return wanted
    .filter(({ id }) => needed === null || needed.has(id))
    .map(deck => {
      const row = rows.get(deck.id)
      const extra = Extra.safeParse(JSON.parse(row?.options ?? '{}')).data ?? {}
      return {
        id: String(deck.id),
        name: deck.fullName,
        description: deck.about,
        isFiltered: false,
        options: isScheduled ? optionsOf(deck) : {},
        other: isScheduled ? (extra.other ?? {}) : {},
        ...(isWithRows && row !== undefined ? { row: { ...row } } : {}),
      }
    })
}

function optionsOf({ options }: Deck): PackageDeck['options'] {
  const {
    hasFuzz: _fuzz,
    buriesSiblings: _buries,
    parameters,
    learningSteps,
    relearningSteps,
    ...rest
  } = options
  return {
    ...rest,
    parameters: [...parameters],
    learningSteps: [...learningSteps],
    relearningSteps: [...relearningSteps],
  }
}
