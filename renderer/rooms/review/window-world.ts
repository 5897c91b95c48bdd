import { demarc, Refusal } from '../../app/client.ts'
import { setJournal } from '../../app/journal.ts'
import { go } from '../../app/navigation.ts'
import { dismissToast, toast } from '../../app/toast.ts'
import { createReview, type ReviewActions } from './review-session.ts'

/** A review room on this window: its client, clock, toasts and navigation. */
export function reviewInWindow(): ReviewActions {
  let said = 0
  return createReview({
    calls: demarc.review,
    clock: () => performance.now(),
    isVisible: () => document.visibilityState === 'visible',
    refusalOf: error => (error instanceof Refusal ? error : null),
    say: (text, action) => {
      said = toast(text, action)
    },
    hush: () => dismissToast(said),
    keepJournal: setJournal,
    leave: () => go('today'),
    scroll: heights => {
      const stage = document.querySelector('.review-stage')
      stage?.scrollBy({ top: heights * stage.clientHeight })
    },
  })
}
