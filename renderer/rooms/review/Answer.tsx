import { memo } from 'react'
import type { ShownCard } from '../../../electron/contract/review.ts'
import { SafeHtml } from '../../app/notes/SafeHtml.tsx'
import { Strip } from '../../ui/Strip.tsx'
import { AnswerByKind } from './AnswerByKind.tsx'
import type { Given } from './answer-words.ts'
import { AnsweredOptions } from './Options.tsx'
import type { ReviewActions } from './review-session.ts'
import { SourceLine } from './SourceLine.tsx'
import './answer.css'

type Props = { review: ReviewActions; card: ShownCard; given: Given; replays: number }

/** The answer: what is right, why, where it stands in the service's layers, and where it comes from. */
export const Answer = memo(function Answer({ review, card, given, replays }: Props) {
  const { content, strip } = card
  return (
    <section aria-label="Answer" className={`answer answer-${content.kind}`}>
      {content.kind === 'choice' && <AnsweredOptions content={content} chosen={given.chosen} />}
      <div className={strip === null ? 'answer-parts' : 'answer-parts answer-with-strip'}>
        <div className="answer-words">
          <AnswerByKind content={content} given={given} replays={replays} />
          {card.reason !== '' && <SafeHtml className="reason" html={card.reason} />}
          <SourceLine review={review} source={card.source} wrong={card.wrong} />
        </div>
        {strip !== null && (
          <div className="answer-strip" aria-live="off">
            <Strip service={strip.service} layers={strip.layers} />
          </div>
        )}
      </div>
    </section>
  )
})
