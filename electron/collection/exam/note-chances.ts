import type { DeckId } from '../../contract/core.ts'
import type { FactMemory } from '../../exam/bank.ts'
import { retrievabilityOf } from '../../scheduling/fsrs.ts'
import { all, type Reader } from '../db.ts'
import { type DeckTree, deckOf } from '../revising/deck-tree.ts'

/** How likely a note's cards are remembered, 0..1, by its guid; null when none was learnt. */
export type NoteChances = ReadonlyMap<string, number | null>

type Row = {
  guid: string
  deckId: DeckId
  state: number
  stability: number | null
  difficulty: number | null
  lastReviewDay: number | null
}

/**
 * How likely the notes with these guids are remembered on a study day, if they are not revised before: the mean over
 * those of their cards that were learnt. Notes without cards are left out.
 */
export function noteChances(db: Reader, tree: DeckTree, guids: readonly string[], day: number): NoteChances {
  const rows = all<Row>(
    db,
    `SELECT note.guid, card.deck_id AS deckId, card.state, card.stability, card.difficulty,
       card.last_review_day AS lastReviewDay
     FROM json_each(:guids) AS wanted JOIN note ON note.guid = wanted.value JOIN card ON card.note_id = note.id`,
    { guids: JSON.stringify(guids) },
  )
  const learnt = new Map<string, { sum: number; cards: number } | null>()
  for (const row of rows) {
    const { parameters } = deckOf(tree, row.deckId).options
    const chance = row.state === 0 ? null : retrievabilityOf(row, day, parameters)
    const before = learnt.get(row.guid) ?? null
    if (chance === null) learnt.set(row.guid, before)
    else learnt.set(row.guid, { sum: (before?.sum ?? 0) + chance, cards: (before?.cards ?? 0) + 1 })
  }
  return new Map([...learnt].map(([guid, note]) => [guid, note && note.sum / note.cards]))
}

/** What is known of the notes a question rests on. Guids that lead to no card count as not learnt. */
export function memoryOfFacts(guids: readonly string[], chances: NoteChances): FactMemory {
  const known = guids.flatMap(guid => chances.get(guid) ?? [])
  return {
    chance: known.length === 0 ? null : known.reduce((all, chance) => all * chance, 1),
    unlearnt: guids.length === 0 ? 1 : guids.length - known.length,
  }
}
