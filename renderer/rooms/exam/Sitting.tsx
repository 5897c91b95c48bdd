import { useEffect, useState } from 'react'
import { demarc, Refusal } from '../../app/client.ts'
import { useCommands } from '../../app/commands.ts'
import { useData } from '../../app/data.ts'
import { go } from '../../app/navigation.ts'
import { useStore } from '../../app/store.ts'
import { toast } from '../../app/toast.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { sittingCommands } from './commands.ts'
import { LookOver } from './LookOver.tsx'
import { Navigator } from './Navigator.tsx'
import { QuestionView } from './QuestionView.tsx'
import { SittingFoot } from './SittingFoot.tsx'
import { SittingHead } from './SittingHead.tsx'
import { createSitting } from './sitting-session.ts'
import type { Attempt } from './sitting-state.ts'
import './sitting.css'

/** The unfinished exam, in the whole window. */
export function Sitting() {
  const { data, isSuccess, error } = useData(demarc.exam.current, {})
  // What the room was opened with stays: the sitting itself knows what has become of it.
  const [attempt, setAttempt] = useState<Attempt | null>(null)
  useEffect(() => {
    if (data) setAttempt(before => before ?? data)
  }, [data])
  if (error) throw error
  if (attempt !== null) return <SittingPage attempt={attempt} />
  if (!isSuccess || data !== null) return null
  return (
    <div className="sitting-none">
      <Empty action={<Button onClick={() => go('exam')}>To Exam</Button>}>No exam is under way.</Empty>
    </div>
  )
}

function SittingPage({ attempt }: { attempt: Attempt }) {
  const [sitting] = useState(() =>
    createSitting(attempt, {
      calls: demarc.exam,
      clock: () => performance.now(),
      refusalOf: error => (error instanceof Refusal ? error : null),
      ended: examId => go('report', { examId }),
      left: () => {
        toast('The exam was given up. It counts nowhere.')
        go('exam')
      },
    }),
  )
  const state = useStore(sitting.state)
  useCommands('Exam', sittingCommands, sitting)
  useEffect(() => {
    const timer = setInterval(sitting.tick, 500)
    window.addEventListener('pagehide', sitting.keep)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pagehide', sitting.keep)
      // Leaving by the keyboard's Back is no reason to lose the last seconds.
      sitting.keep()
    }
  }, [sitting])
  if (state.fault !== null) throw state.fault
  return (
    <div className="sitting" data-reviewing={state.isReviewing}>
      <SittingHead sitting={sitting} state={state} />
      {state.problem !== null && (
        <p className="sitting-problem" role="alert">
          {state.problem.sentence}
          {state.problem.where !== null && <span className="muted"> {state.problem.where}</span>}
        </p>
      )}
      {state.isPaused ? (
        <div className="sitting-none">
          <Empty
            action={
              <Button look="primary" keys="Z" autoFocus onClick={() => void sitting.pause()}>
                Go on
              </Button>
            }
          >
            Paused. The questions are out of sight, and the time stands still.
          </Empty>
        </div>
      ) : (
        <div className="sitting-body">
          {state.isReviewing ? (
            <LookOver sitting={sitting} state={state} />
          ) : (
            <QuestionView key={state.position} sitting={sitting} state={state} />
          )}
          <Navigator sitting={sitting} state={state} />
        </div>
      )}
      {!state.isPaused && <SittingFoot sitting={sitting} state={state} />}
    </div>
  )
}
