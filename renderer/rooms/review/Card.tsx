import { memo, useEffect, useMemo, useRef } from 'react'
import type { ShownCard } from '../../../electron/contract/review.ts'
import { SafeHtml } from '../../app/notes/SafeHtml.tsx'
import { Answer } from './Answer.tsx'
import { Attempt } from './Attempt.tsx'
import { CardSigns } from './CardSigns.tsx'
import { hasSound, ImportedFront } from './ImportedSide.tsx'
import { lengthOfHtml, questionSize } from './question-size.ts'
import type { ReviewActions } from './review-session.ts'
import { cardOf, isBeforeOptions, type ReviewState } from './review-state.ts'
import './card.css'

/** The card: its question, what can be typed or chosen, then its answer. It hangs from a fixed height. */
export function Card({ review, state }: { review: ReviewActions; state: ReviewState }) {
  const card = cardOf(state)
  const stage = useStageScrolling(state.isAnswerShown, state.areOptionsAskedFor)
  if (card === null) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long card is scrolled by keys
    <div ref={stage} className="review-stage" role="group" aria-label="Card" tabIndex={0}>
      <article className="card">
        <header className="card-head">
          <span dir="auto">{card.context}</span>
          <CardSigns flag={card.flag} isMarked={card.isMarked} isLeech={card.isLeech} wrong={card.wrong} />
        </header>
        <Question content={card.content} isAnswerShown={state.isAnswerShown} replays={state.replays} />
        {!state.isAnswerShown && (
          <Attempt
            review={review}
            card={card}
            given={state.given}
            isHintShown={state.isHintShown}
            isBeforeOptions={isBeforeOptions(state)}
          />
        )}
        <div aria-live="polite">
          {state.isAnswerShown && (
            <Answer review={review} card={card} given={state.given} replays={state.replays} />
          )}
        </div>
      </article>
    </div>
  )
}

type QuestionProps = { content: ShownCard['content']; isAnswerShown: boolean; replays: number }

const Question = memo(function Question({ content, isAnswerShown, replays }: QuestionProps) {
  if (content.kind !== 'html') return <OwnQuestion content={content} />
  // A back that can't be told from its front takes its place, as in Anki.
  const isReplaced = isAnswerShown && content.rest === null
  const playing =
    isAnswerShown && (replays === 0 || hasSound(content)) ? 0 : replays + (isAnswerShown ? 0 : 1)
  return (
    <section id="review-question" aria-label="Question" className="question-imported" hidden={isReplaced}>
      <ImportedFront content={content} playing={playing} />
    </section>
  )
})

type OwnContent = Exclude<ShownCard['content'], { kind: 'html' }>

const OwnQuestion = memo(function OwnQuestion({ content }: { content: OwnContent }) {
  const html = content.kind === 'error' ? content.statement : content.question
  const size = useMemo(() => questionSize(lengthOfHtml(html)), [html])
  return (
    <section id="review-question" aria-label="Question" className={`question question-${size}`}>
      {content.kind === 'error' && <p className="question-task">What is wrong here?</p>}
      <SafeHtml html={html} side={content.kind === 'cloze' ? 'asked' : 'plain'} />
      {content.kind === 'choice' && content.choose > 1 && <span className="unseen">Several are right.</span>}
    </section>
  )
})

/** Options or an answer that begin below the window's edge are brought into view; otherwise nothing moves. */
function useStageScrolling(isAnswerShown: boolean, areOptionsAskedFor: boolean) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const stage = ref.current
    const shown = isAnswerShown ? '.answer' : areOptionsAskedFor ? '.options' : null
    const begun = shown === null ? null : stage?.querySelector(shown)
    if (!stage || !begun) return
    const hidden = begun.getBoundingClientRect().top + 96 - stage.getBoundingClientRect().bottom
    if (hidden > 0) stage.scrollTop += hidden + stage.clientHeight / 2
  }, [isAnswerShown, areOptionsAskedFor])
  return ref
}
