import { type ComponentType, useEffect, useState } from 'react'
import { useCommands } from '../../app/commands.ts'
import type { RoomArgs } from '../../app/navigation.ts'
import { useStore } from '../../app/store.ts'
import { Card } from './Card.tsx'
import { reviewCommands } from './commands.ts'
import { Footer } from './Footer.tsx'
import type { ReviewActions } from './review-session.ts'
import { cardOf, type ReviewState, stageOf } from './review-state.ts'
import { SessionSummary } from './SessionSummary.tsx'
import { TopBar } from './TopBar.tsx'
import { Waiting } from './Waiting.tsx'
import { reviewInWindow } from './window-world.ts'
import './review.css'

/** The room in which cards are revised: nothing but the card, what it wants to know, and the four grades. */
export function Review({ args }: { args: RoomArgs['review'] }) {
  const [review] = useState(reviewInWindow)
  const state = useStore(review.state)
  const Dialogs = useDialogs()
  const { filter = null, ahead = false, beyond = false } = args
  useCommands('Review', reviewCommands, review)
  useEffect(() => {
    void review.begin({ filter, ahead, beyond })
  }, [review, filter, ahead, beyond])
  useEffect(() => followWindow(review), [review])
  if (state.fault !== null) throw state.fault
  const { session, problem } = state
  const stage = stageOf(state)
  return (
    <div className="review" data-stage={stage}>
      <TopBar review={review} session={session} />
      {problem !== null && (
        <p className="review-problem" role="alert">
          {problem.sentence}
          {problem.where !== null && <span className="muted"> {problem.where}</span>}
        </p>
      )}
      {stage === 'card' && (
        <>
          <Card key={state.showing} review={review} state={state} />
          <Footer key={`${state.showing}-${state.isAnswerShown}`} review={review} state={state} />
        </>
      )}
      {session !== null && stage === 'waiting' && (
        <Waiting review={review} until={session.waitingUntil ?? 0} />
      )}
      {stage === 'finished' && <SessionSummary review={review} isFiltered={filter !== null} />}
      {Dialogs !== null && state.dialog !== null && cardOf(state) !== null && (
        <Dialogs review={review} state={state} />
      )}
    </div>
  )
}

type DialogsPart = ComponentType<{ review: ReviewActions; state: ReviewState }>

/**
 * The dialogs, read while the first card is being looked at. Not by Suspense: that would hold the first of them
 * back for a third of a second.
 */
function useDialogs(): DialogsPart | null {
  const [part, setPart] = useState<{ Dialogs: DialogsPart } | null>(null)
  useEffect(() => {
    const idle = requestIdleCallback(() => void import('./Dialogs.tsx').then(setPart), { timeout: 500 })
    return () => cancelIdleCallback(idle)
  }, [])
  return part?.Dialogs ?? null
}

/** The card is read again when the day turns or it changes elsewhere; no time counts while nobody can see it. */
function followWindow(review: ReviewActions): () => void {
  const stop = window.demarc.on(event => {
    const concerns = event.is === 'changed' && event.kinds.some(kind => kind !== 'setting')
    if (concerns || event.is === 'day_rolled_over') void review.refresh()
  })
  document.addEventListener('visibilitychange', review.visibilityChanged)
  return () => {
    stop()
    document.removeEventListener('visibilitychange', review.visibilityChanged)
  }
}
