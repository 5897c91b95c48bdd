import { useEffect, useState } from 'react'
import { go } from '../../app/navigation.ts'
import { store, useStore } from '../../app/store.ts'
import { Button } from '../../ui/Button.tsx'
import { counted } from '../../ui/words.ts'
import type { SittingActions } from './sitting-session.ts'
import { clockTime, type SittingState } from './sitting-state.ts'

type Props = { sitting: SittingActions; state: SittingState }

/** Whether the time is out of sight; kept from one exam to the next while the window is open. */
const isTimeHidden = store(false)

/** From here on the clock says in words, too, how little is left; ms. */
const soonMs = 5 * 60_000

/** What is sat, the time, and the way to the end. */
export function SittingHead({ sitting, state }: Props) {
  const { attempt, isReviewing, isPaused, isEnding } = state
  const isPractice = attempt.mode === 'practice'
  const unscored = attempt.unscored > 0 ? `, ${attempt.unscored} of them unscored` : ''
  const isHidden = useStore(isTimeHidden)
  return (
    <header className="sitting-head">
      <p className="sitting-name">
        <b>{attempt.name}</b>{' '}
        <span className="small">
          {counted(attempt.questions.length, 'question')}
          {unscored}
          {isPractice && ' · practice'}
        </span>
      </p>
      <Timer sitting={sitting} isHidden={isHidden} />
      <Button look="quiet" className="sitting-hide" onClick={() => isTimeHidden.set(!isHidden)}>
        {isHidden ? 'Show time' : 'Hide time'}
      </Button>
      {isPractice && !isPaused && (
        <Button look="quiet" keys="Z" onClick={() => void sitting.pause()}>
          Pause
        </Button>
      )}
      {isPractice && (
        <Button look="quiet" onClick={() => go('exam')}>
          Leave
        </Button>
      )}
      <Button
        keys="R"
        disabled={isReviewing || isPaused || isEnding}
        className="sitting-over"
        onClick={sitting.lookOver}
      >
        Review and submit
      </Button>
    </header>
  )
}

/** Counts down in figures that don't jump; read out only when asked, and once when little is left. */
function Timer({ sitting, isHidden }: { sitting: SittingActions; isHidden: boolean }) {
  const [left, setLeft] = useState(sitting.leftMs)
  useEffect(() => {
    const timer = setInterval(() => setLeft(sitting.leftMs()), 250)
    return () => clearInterval(timer)
  }, [sitting])
  const isSoon = left <= soonMs
  return (
    <>
      <span
        className="sitting-clock"
        role="timer"
        aria-label={`Time left, ${clockTime(left)}`}
        data-hidden={isHidden && !isSoon}
      >
        {isHidden && !isSoon ? 'Time hidden' : clockTime(left)}
      </span>
      <span className="unseen" aria-live="polite">
        {isSoon ? 'Five minutes are left.' : ''}
      </span>
    </>
  )
}
