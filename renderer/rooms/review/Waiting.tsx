import { useEffect, useState } from 'react'
import { now } from '../../app/clock.ts'
import { Button } from '../../ui/Button.tsx'
import { timeOfDay } from '../../ui/words.ts'
import { untilNextWords, untilWords } from './interval-words.ts'
import type { ReviewActions } from './review-session.ts'
import { useFirstFocus } from './use-first-focus.ts'

/** How soon to look again when the card that was due isn't there yet, ms. */
const AGAIN_MS = 3000

/** Only learning cards are left and none is due yet: when the next comes, and the way not to wait. */
export function Waiting({ review, until }: { review: ReviewActions; until: number }) {
  const left = useTimeLeft(until, () => void review.refresh())
  const ref = useFirstFocus()
  return (
    <div className="review-page">
      <h2 className="review-title">
        {left > 0 ? `The next card comes in ${untilWords(left)}` : 'The next card comes now'}
      </h2>
      <p className="muted">
        Everything else is done. What you have just learnt comes back at {timeOfDay(until)}, and appears here
        by itself.
      </p>
      <div className="review-page-buttons">
        <Button
          ref={ref}
          look="primary"
          keys="Space"
          data-command="review.learn-ahead"
          onClick={() => void review.learnAhead()}
        >
          Learn ahead
        </Button>
        <Button look="quiet" keys="Esc" onClick={review.leave}>
          Back to Today
        </Button>
      </div>
    </div>
  )
}

/** ms until a moment, redrawn when its words change. At the moment itself `whenDue` runs; nothing is asked before. */
function useTimeLeft(until: number, whenDue: () => void): number {
  const [at, setAt] = useState(now)
  const left = until - at
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest whenDue does the same as the first
  useEffect(() => {
    // A clock that was set, or a computer that slept, is noticed when the window is seen again.
    const look = () => setAt(now())
    const timer = setTimeout(
      () => {
        look()
        if (until - now() <= 0) whenDue()
      },
      left > 0 ? untilNextWords(left) : AGAIN_MS,
    )
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [at, until])
  return left
}
