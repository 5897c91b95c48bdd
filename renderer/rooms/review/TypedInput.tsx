import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import type { ReviewActions } from './review-session.ts'

/** Where the answer is typed; Enter shows it. */
export function TypedInput({ review, typed }: { review: ReviewActions; typed: string }) {
  const ref = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => ref.current?.focus({ preventScroll: true }), [])
  const show = (event: KeyboardEvent) => {
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
      onKeyDown={show}
    />
  )
}
