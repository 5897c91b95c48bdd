import { useState } from 'react'
import type { CustomExam, ExamMode } from '../../../electron/contract/exam-attempt.ts'
import { demarc } from '../../app/client.ts'
import { useCommands } from '../../app/commands.ts'
import { useChange, useData } from '../../app/data.ts'
import { go } from '../../app/navigation.ts'
import { Button } from '../../ui/Button.tsx'
import { Blueprints } from './Blueprints.tsx'
import { CustomDialog } from './CustomDialog.tsx'
import { examCommands } from './commands.ts'
import { GoalDialog } from './GoalDialog.tsx'
import { History } from './History.tsx'
import { goalLine } from './home-words.ts'
import { Levers } from './Levers.tsx'
import { Topics } from './Topics.tsx'
import { Unfinished } from './Unfinished.tsx'
import type { ExamHome } from './views.ts'
import './exam-room.css'

/** Between exams: would a pass be likely, what would help, and what can be sat now. */
export function ExamRoom() {
  const { data: home, error } = useData(demarc.exam.home, {})
  if (error) throw error
  return home ? <ExamPage home={home} /> : null
}

/** What is laid over the page. */
type Open = 'goal' | 'custom' | null

function ExamPage({ home }: { home: ExamHome }) {
  const [blueprint, setBlueprint] = useState(home.blueprints.find(({ drawn }) => drawn > 0)?.id ?? '')
  const [mode, setMode] = useState<ExamMode>('exam')
  const [open, setOpen] = useState<Open>(null)
  const starting = useChange(demarc.exam.start)
  const start = (custom?: CustomExam) => {
    const given = custom === undefined ? { blueprint, mode } : { blueprint: 'custom', mode, custom }
    starting.run(given, { onSuccess: () => go('sitting') })
  }
  // Under a dialog the button stays as it is: disabled it would lose the focus that comes back to it.
  const isReady = home.unfinished === null && blueprint !== '' && !starting.isRunning
  const canStart = isReady && open === null
  useCommands('Exam', examCommands, { canStart, start: () => start(), custom: () => setOpen('custom') })
  const { readiness } = home
  return (
    <div className="exam-room">
      <header className="exam-lead">
        <p className="muted">
          {goalLine(home)}{' '}
          <button type="button" className="link-button" onClick={() => setOpen('goal')}>
            {home.date === null ? 'Choose the exam and its date' : 'Change'}
          </button>
        </p>
        <h1>{readiness.headline}</h1>
        <p className="exam-sentence">{readiness.sentence}</p>
        {home.unfinished === null && (
          <div className="exam-go">
            <Button
              look="primary"
              keys="Space"
              data-command="exam.start"
              disabled={!isReady}
              autoFocus
              onClick={() => start()}
            >
              Start exam
            </Button>
            <Button look="quiet" keys="C" onClick={() => setOpen('custom')}>
              Put one together
            </Button>
          </div>
        )}
      </header>
      {home.unfinished !== null && <Unfinished unfinished={home.unfinished} />}
      {starting.refusal !== null && open === null && (
        <p className="exam-problem" role="alert">
          {starting.refusal.sentence}
        </p>
      )}
      <div className="exam-panels">
        <Blueprints home={home} chosen={blueprint} mode={mode} onChoose={setBlueprint} onMode={setMode} />
        <div className="exam-side">
          <Levers readiness={readiness} />
          {readiness.topics.length > 0 && <Topics readiness={readiness} />}
        </div>
        <History history={home.history} trend={home.trend} pass={readiness.pass} />
      </div>
      {open === 'goal' && <GoalDialog home={home} onClose={() => setOpen(null)} />}
      {open === 'custom' && (
        <CustomDialog
          home={home}
          mode={mode}
          onMode={setMode}
          problem={starting.refusal?.sentence ?? null}
          isStarting={starting.isRunning}
          onStart={start}
          onClose={() => {
            starting.forget()
            setOpen(null)
          }}
        />
      )}
    </div>
  )
}
