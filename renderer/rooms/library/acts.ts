import type { DeckId, NoteId } from '../../../electron/contract/core.ts'
import type { Acted } from '../../../electron/contract/library.ts'
import { demarc } from '../../app/client.ts'
import { runCommand } from '../../app/commands.ts'
import { setJournal } from '../../app/journal.ts'
import { toast } from '../../app/toast.ts'
import { counted } from '../../ui/words.ts'

/** Says what was done, with the way back. */
export function tell(acted: Acted, sentence: string): void {
  setJournal(acted.journal)
  const undo = { label: 'Undo', keys: 'Ctrl+Z', run: () => void runCommand('app.undo') }
  toast(sentence, acted.count === 0 ? undefined : undo)
}

const notes = (count: number) => counted(count, 'note')

/** Deletes notes, all at once. */
export async function deleteNotes(noteIds: NoteId[]): Promise<void> {
  const acted = await demarc.library.deleteNotes({ noteIds })
  tell(acted, `${notes(acted.count)} deleted.`)
}

export async function moveNotes(noteIds: NoteId[], deckId: DeckId, deck: string): Promise<void> {
  const acted = await demarc.library.moveNotes({ noteIds, deckId })
  tell(
    acted,
    acted.count === 0 ? `Every card is in ${deck} already.` : `${notes(acted.count)} moved to ${deck}.`,
  )
}

export async function suspendNotes(noteIds: NoteId[], isSuspended: boolean): Promise<void> {
  const acted = await demarc.library.suspendNotes({ noteIds, isSuspended })
  const nothing = isSuspended ? 'Every card rests already.' : 'No card was suspended.'
  tell(
    acted,
    acted.count === 0 ? nothing : `${notes(acted.count)} ${isSuspended ? 'suspended' : 'unsuspended'}.`,
  )
}

export async function resetNotes(noteIds: NoteId[]): Promise<void> {
  const acted = await demarc.library.resetNotes({ noteIds })
  tell(
    acted,
    acted.count === 0
      ? 'Every card is new already.'
      : `${notes(acted.count)} reset: new again, with the reviews kept in the log.`,
  )
}

export async function makeCards(noteIds: NoteId[]): Promise<void> {
  const acted = await demarc.library.makeCards({ noteIds })
  tell(
    acted,
    acted.count === 0
      ? 'Only exam questions without a card can be given one.'
      : `${counted(acted.count, 'card')} made.`,
  )
}

/** Reads what undo would take back, after a change whose reply does not say. */
export async function readJournal(): Promise<void> {
  setJournal(await demarc.library.journal({}))
}
