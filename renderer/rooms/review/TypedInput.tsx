import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import type { ReviewActions } from './review-session.ts'

/** Where the answer is typed; Enter shows it. */
export function TypedInput({ review, typed }: { review: ReviewActions; typed: string }) {
  const ref = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => ref.current?.focus({ preventScroll: true }), [])
  const press = (event: KeyboardEvent) => {
    // While there is no typing to take back, the keys take back grades as everywhere.
    if (typed === '' && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      event.preventDefault()
      void (event.shiftKey ? review.redo() : review.undo())
    }
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.repeat) return
    // The grades get the focus now: the same press must not grade as well.
    event.preventDefault()
    review.showAnswer()
  }
  return (
    <input
      ref={ref}
      className="input typed-input"
      aria-label="Your answer"
      aria-describedby="review-question"
      placeholder="Type the answer"
      dir="auto"
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      maxLength={500}
      value={typed}
      onChange={event => review.type(event.target.value)}
      onKeyDown={press}
    />
  )
}
