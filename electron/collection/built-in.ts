import type { BuiltIn } from '../../decks/types.ts'
import { loadDecks, removeEmptyDecks } from './built-in-decks.ts'
import { loadNotes } from './built-in-notes.ts'
import { loadNoteTypes } from './built-in-types.ts'
import type { Writer } from './db.ts'
import { saveValue } from './settings.ts'

/** Under which name the version of the content that was loaded last is kept. */
export const versionName = 'builtIn.version'

/**
 * Brings the built-in content of a collection to that of the app: what is new comes in, what the user left as
 * delivered follows, what the user changed stays, and no schedule is touched.
 * @param now  ms since 1970
 */
export function loadBuiltIn(db: Writer, content: BuiltIn, now: number): void {
  const deckIds = loadDecks(db, content.decks)
  const types = loadNoteTypes(db, content.noteTypes)
  loadNotes(db, content.notes, { deckIds, types, now })
  removeEmptyDecks(db, new Set(content.decks.map(({ id }) => id)))
  saveValue(db, versionName, content.version)
}
