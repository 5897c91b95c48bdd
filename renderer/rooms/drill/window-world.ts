import { demarc, Refusal } from '../../app/client.ts'
import { setJournal } from '../../app/journal.ts'
import { go } from '../../app/navigation.ts'
import { toast } from '../../app/toast.ts'
import { createDrill, type DrillActions } from './drill-session.ts'

/** A drill on this window: its client, clock, toasts and navigation. */
export function drillInWindow(): DrillActions {
  return createDrill({
    calls: demarc.map,
    clock: () => performance.now(),
    isVisible: () => document.visibilityState === 'visible',
    refusalOf: error => (error instanceof Refusal ? { code: error.code, sentence: error.message } : null),
    say: text => void toast(text),
    keepJournal: setJournal,
    leave: () => go('map'),
  })
}
