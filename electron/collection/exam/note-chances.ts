import type { DeckId } from '../../contract/core.ts'
import type { FactMemory } from '../../exam/bank.ts'
import { elapsedDaysOf } from '../../scheduling/card.ts'
import { memoryAfter, memoryOf, retrievabilityAt } from '../../scheduling/fsrs.ts'
import { all, type Reader } from '../db.ts'
import { type DeckTree, deckOf } from '../revising/deck-tree.ts'

/** How likely a note is remembered on a day, 0..1; null when none of its cards was learnt. */
export type NoteChance = { readonly chance: number | null; readonly ifRevised: number }
/** By the note's guid; notes without cards are left out. */
export type NoteChances = ReadonlyMap<string, NoteChance>

type Row = {
  guid: string
  deckId: DeckId
  state: number
  stability: number | null
  difficulty: number | null
  lastReviewDay: number | null
}

const GOOD = 3

/**
 * How likely the notes with these guids are remembered on a study day: the mean over those of their cards that were
 * learnt, if they are not revised before, and over all of them if they are revised, with Good, today.
 * @param days  study days; `on` not before `today`
 */
export function noteChances(
  db: Reader,
  tree: DeckTree,
  guids: readonly string[],
  days: { today: number; on: number },
): NoteChances {
  const rows = all<Row>(
    db,
    `SELECT note.guid, card.deck_id AS deckId, card.state, card.stability, card.difficulty,
       card.last_review_day AS lastReviewDay
     FROM json_each(:guids) AS wanted JOIN note ON note.guid = wanted.value JOIN card ON card.note_id = note.id`,
    { guids: JSON.stringify(guids) },
  )
  const notes = new Map<string, { chances: number[]; ifRevised: number[] }>()
  for (const row of rows) {
    const note = notes.get(row.guid) ?? { chances: [], ifRevised: [] }
    notes.set(row.guid, note)
    const { parameters } = deckOf(tree, row.deckId).options
    const memory = row.state === 0 ? null : memoryOf(row)
    const revised = memoryAfter(memory, elapsedDaysOf(row, days.today), GOOD, parameters)
    note.ifRevised.push(retrievabilityAt(revised, days.on - days.today, parameters))
    if (memory !== null) note.chances.push(retrievabilityAt(memory, elapsedDaysOf(row, days.on), parameters))
  }
  return new Map(
    [...notes].map(([guid, { chances, ifRevised }]) => [
      guid,
      { chance: chances.length === 0 ? null : meanOf(chances), ifRevised: meanOf(ifRevised) },
    ]),
  )
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}

/** What is known of the notes a question rests on. Guids that lead to no card count as not learnt. */
export function memoryOfFacts(guids: readonly string[], chances: NoteChances): FactMemory {
  const known = guids.flatMap(guid => chances.get(guid)?.chance ?? [])
  return {
    chance: known.length === 0 ? null : known.reduce((all, chance) => all * chance, 1),
    unlearnt: guids.length === 0 ? 1 : guids.length - known.length,
  }
}
