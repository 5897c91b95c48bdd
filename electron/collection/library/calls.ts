import type { CallName } from '../../contract/contract.ts'
import type { Handler } from '../collection.ts'
import { journal } from './acted.ts'
import { deleteDeck, makeDeck, moveDeck, renameDeck } from './deck-acts.ts'
import { decks } from './decks.ts'
import { makeCards } from './exam-cards.ts'
import { find } from './find-notes.ts'
import { deleteNotes, moveNotes, suspendNotes } from './note-acts.ts'
import { rows } from './note-rows.ts'
import { preview } from './preview.ts'
import { resetNotes } from './reset-notes.ts'
import { tags } from './tags.ts'

/** Who answers each call of the library. */
export const libraryHandlers: { [N in Extract<CallName, `library.${string}`>]: Handler<N> } = {
  'library.decks': decks,
  'library.tags': tags,
  'library.find': find,
  'library.rows': rows,
  'library.preview': preview,
  'library.journal': journal,
  'library.deleteNotes': deleteNotes,
  'library.moveNotes': moveNotes,
  'library.suspendNotes': suspendNotes,
  'library.resetNotes': resetNotes,
  'library.makeCards': makeCards,
  'library.makeDeck': makeDeck,
  'library.renameDeck': renameDeck,
  'library.moveDeck': moveDeck,
  'library.deleteDeck': deleteDeck,
}
