import type { DeckId } from '../../contract/core.ts'
import type { SqlParameters } from '../db.ts'
import { type DeckTree, withSubDecks } from '../revising/deck-tree.ts'

/** What is collected: everything, a deck with its sub-decks, or some notes. */
export type Scope =
  | { of: 'all' }
  | { of: 'deck'; deckId: DeckId }
  | { of: 'notes'; noteIds: readonly number[] }

/** The notes of a scope as a condition on a note's id, with its parameters. A note brings all of its cards. */
export type Notes = { where: (id: string) => string; parameters: SqlParameters }

/** @throws Refused `deck_gone` */
export function notesOf(scope: Scope, tree: DeckTree): Notes {
  switch (scope.of) {
    case 'all':
      return { where: () => 'true', parameters: {} }
    case 'notes':
      return {
        where: id => `${id} IN (SELECT value FROM json_each(:noteIds))`,
        parameters: { noteIds: JSON.stringify(scope.noteIds) },
      }
    case 'deck': {
      const decks = withSubDecks(tree, [scope.deckId]).map(({ id }) => id)
      // A question that was never missed has no card; it lies where it was delivered.
      return {
        where: id => `${id} IN (
          SELECT note_id FROM card WHERE deck_id IN (SELECT value FROM json_each(:deckIds))
          UNION
          SELECT note.id FROM note JOIN deck ON deck.built_in = note.built_in_deck
          WHERE deck.id IN (SELECT value FROM json_each(:deckIds))
            AND NOT EXISTS (SELECT 1 FROM card WHERE card.note_id = note.id))`,
        parameters: { deckIds: JSON.stringify(decks) },
      }
    }
  }
}
