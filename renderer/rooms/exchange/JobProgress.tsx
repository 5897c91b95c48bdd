import { Button } from '../../ui/Button.tsx'
import { Progress as Bar } from '../../ui/Progress.tsx'
import { percent } from '../../ui/words.ts'
import type { Progress } from './import-session.ts'
import { phaseWords } from './import-words.ts'

type Props = { title: string; progress: Progress | null; onCancel: () => void; about: string }

/** How far long work is, and the way to stop it. */
export function JobProgress({ title, progress, onCancel, about }: Props) {
  const share = progress?.share ?? 0
  return (
    <div className="job">
      <h1>{title}</h1>
      <p role="status" className="muted">
        {progress === null ? 'Beginning' : phaseWords[progress.phase]} · {percent(share)}
      </p>
      <Bar label={title} value={Math.round(share * 100)} max={100} />
      <p className="muted">{about}</p>
      <div>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </div>
  )
}
