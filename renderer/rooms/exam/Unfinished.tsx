import { demarc } from '../../app/client.ts'
import { go } from '../../app/navigation.ts'
import { Button } from '../../ui/Button.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { counted } from '../../ui/words.ts'
import { clockTime } from './sitting-state.ts'
import type { ExamHome } from './views.ts'

/** The exam that was left in the middle: it goes on with the time that was left. */
export function Unfinished({ unfinished }: { unfinished: NonNullable<ExamHome['unfinished']> }) {
  const { name, mode, answered, questions, leftMs, examId } = unfinished
  return (
    <Panel title="Under way" className="exam-unfinished">
      <p>
        <b>{name}</b>
        {mode === 'practice' && ', practice'}: {answered} of {counted(questions, 'question')} answered,{' '}
        {clockTime(leftMs)} left. The time stands still until you go on.
      </p>
      <div className="exam-go">
        <Button look="primary" autoFocus onClick={() => go('sitting')}>
          Resume
        </Button>
        <Button look="quiet" onClick={() => void demarc.exam.abandon({ examId })}>
          Give up this exam
        </Button>
      </div>
    </Panel>
  )
}
