import type { ExamMode } from '../../../electron/contract/exam-attempt.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { sizeLine } from './home-words.ts'
import type { ExamHome } from './views.ts'

type Props = {
  home: ExamHome
  chosen: string
  mode: ExamMode
  onChoose: (id: string) => void
  onMode: (mode: ExamMode) => void
}

export const modes: readonly { value: ExamMode; label: string }[] = [
  { value: 'exam', label: 'As the real one' },
  { value: 'practice', label: 'Practice' },
]

/** What can be sat now, and how. */
export function Blueprints({ home, chosen, mode, onChoose, onMode }: Props) {
  const warning = home.exams.find(({ code }) => code === home.exam)?.warning ?? null
  return (
    <Panel title="Which exam" className="exam-blueprints">
      {warning !== null && <p className="exam-warning">{warning}</p>}
      <fieldset className="exam-kinds">
        <legend className="unseen">Kind of exam</legend>
        {home.blueprints.map(blueprint => (
          <label key={blueprint.id} className="exam-kind" data-off={blueprint.drawn === 0}>
            <input
              type="radio"
              name="exam-kind"
              className="check check-one"
              checked={blueprint.id === chosen}
              disabled={blueprint.drawn === 0}
              onChange={() => onChoose(blueprint.id)}
            />
            <span>
              <b>{blueprint.name}</b>
              <span className="exam-kind-size">{sizeLine(blueprint)}</span>
              <span className="small">{[`${blueprint.about}.`, ...blueprint.notes].join(' ')}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Segments label="How" options={modes} value={mode} onChange={onMode} />
      <p className="small exam-mode">
        {mode === 'exam'
          ? 'The clock runs, and reasons come with the report.'
          : 'The clock can be paused, and each question can show its reasons.'}
      </p>
    </Panel>
  )
}
