import { memo, useLayoutEffect, useRef } from 'react'
import type { Grade } from '../../../electron/contract/core.ts'
import type { ShownCard } from '../../../electron/contract/review.ts'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { isTypedContent } from './answer-words.ts'
import { intervalWords } from './interval-words.ts'
import type { ReviewActions } from './review-session.ts'
import { cardOf, isBeforeOptions, type ReviewState, usualGrade } from './review-state.ts'
import './footer.css'

type Props = { review: ReviewActions; state: ReviewState }

const grades: readonly [Grade, string][] = [
  [1, 'Again'],
  [2, 'Hard'],
  [3, 'Good'],
  [4, 'Easy'],
]

/** What comes next: showing the answer, then one of the four grades. Always at the same place. */
export function Footer({ review, state }: Props) {
  const card = cardOf(state)
  if (card === null) return null
  return (
    <footer className="review-foot">
      {state.isAnswerShown ? (
        <Grades review={review} intervals={card.intervals} usual={usualGrade(state)} />
      ) : isBeforeOptions(state) ? (
        <Show
          key="options"
          command="review.show-options"
          describedBy="review-question review-task"
          run={review.showOptions}
        >
          Show options
        </Show>
      ) : (
        <Show
          key="answer"
          command="review.show-answer"
          isTyped={isTypedContent(card.content)}
          // Whoever has just heard the question hears the options.
          describedBy={state.areOptionsAskedFor ? 'review-task review-options' : 'review-question'}
          run={review.showAnswer}
        >
          Show answer
        </Show>
      )}
    </footer>
  )
}

type ShowProps = {
  command: string
  describedBy: string
  /** The focus stays in the field in which the answer is typed, where Space is a letter. */
  isTyped?: boolean
  run: () => void
  children: string
}

function Show({ command, describedBy, isTyped = false, run, children }: ShowProps) {
  const ref = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    if (!isTyped) ref.current?.focus({ preventScroll: true })
  }, [isTyped])
  return (
    <Button
      ref={ref}
      look="primary"
      className="review-show"
      keys={isTyped ? 'Enter' : 'Space'}
      data-command={command}
      aria-describedby={describedBy}
      onClick={run}
    >
      {children}
    </Button>
  )
}

type GradesProps = { review: ReviewActions; intervals: ShownCard['intervals']; usual: Grade }

const Grades = memo(function Grades({ review, intervals, usual }: GradesProps) {
  const ref = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => ref.current?.focus({ preventScroll: true }), [])
  return grades.map(([grade, word]) => {
    const words = intervalWords(intervals[grade].days)
    return (
      <button
        key={grade}
        ref={grade === usual ? ref : null}
        type="button"
        className="grade"
        data-command={grade === usual ? 'review.grade-as-usual' : undefined}
        onClick={() => void review.grade(grade)}
      >
        <Kbd keys={String(grade)} />
        <b>
          {word}
          {/* Read, not seen: the name of the button is `Good, 9 days`. */}
          <i>,</i>
        </b>
        <span>{words}</span>
      </button>
    )
  })
})
