import { useId } from 'react'
import { demarc } from '../../app/client.ts'
import { runCommand } from '../../app/commands.ts'
import { useData } from '../../app/data.ts'
import { Button } from '../../ui/Button.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { reportsInWords } from './reports-in-words.ts'

/** What the user said is wrong with cards, as a file for those who write them. */
export function WrongReports() {
  const count = useData(demarc.notes.wrongReports, {}).data?.count
  const about = useId()
  return (
    <Panel title="Wrong facts">
      <p className="muted settings-sentence" id={about}>
        {reportsInWords(count ?? 0)}
      </p>
      <Button
        aria-describedby={about}
        disabled={count === undefined || count === 0}
        onClick={() => runCommand('app.export-reports')}
      >
        Export reports of wrong facts
      </Button>
    </Panel>
  )
}
