import { EditDialog } from '../../app/notes/EditDialog.tsx'
import { CardInfoDialog } from './CardInfoDialog.tsx'
import { FlagDialog } from './FlagDialog.tsx'
import { ReportDialog } from './ReportDialog.tsx'
import type { ReviewActions } from './review-session.ts'
import { cardOf, type ReviewState } from './review-state.ts'

/** What may lie over the card. Loaded when the first of them is opened. */
export function Dialogs({ review, state }: { review: ReviewActions; state: ReviewState }) {
  const card = cardOf(state)
  if (card === null) return null
  const close = () => review.open(null)
  const closeAndRefresh = () => {
    close()
    void review.refresh()
  }
  switch (state.dialog) {
    case 'edit':
      return <EditDialog noteId={card.noteId} onClose={close} onSaved={closeAndRefresh} />
    case 'info':
      return <CardInfoDialog cardId={card.cardId} onClose={close} />
    case 'report':
      return (
        <ReportDialog noteId={card.noteId} wrong={card.wrong} onClose={close} onSaved={closeAndRefresh} />
      )
    case 'flag':
      return <FlagDialog review={review} flag={card.flag} onClose={close} />
    case null:
      return null
  }
}
