import { useState } from 'react'
import type { RefusalCode } from '../../electron/contract/core.ts'
import { Button } from '../ui/Button.tsx'
import { Panel } from '../ui/Panel.tsx'
import { dateAndTime, size } from '../ui/words.ts'
import { BrandMark } from './BrandMark.tsx'
import { demarc, Refusal } from './client.ts'
import { useData } from './data.ts'
import { headlineOf } from './refusal-words.ts'
import { open, tellReady } from './start.ts'
import './whole-page.css'
import './cannot-open.css'

/** Trying again can't help with these: the file itself is the obstacle. */
const hopeless: readonly RefusalCode[] = ['collection_damaged', 'file_foreign', 'file_newer']

/** The collection can't be opened: the sentence, where, and every way out there is. Nothing is ever deleted. */
export function CannotOpen({ refusal }: { refusal: Refusal }) {
  const [problem, setProblem] = useState<string | null>(null)
  const [isTrying, setTrying] = useState(false)
  const attempt = async (way: () => Promise<unknown>) => {
    setTrying(true)
    setProblem(null)
    try {
      if ((await way()) !== false) await open()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setProblem(error.sentence)
    } finally {
      setTrying(false)
    }
  }
  const tryAgain = async () => {
    await demarc.app.reopen({})
    await open()
    setProblem('Tried again just now, with the same outcome.')
    return false
  }
  const isHopeless = hopeless.includes(refusal.code)
  const headline = headlineOf(refusal.code)
  const isMissing = refusal.code === 'collection_missing'
  return (
    <main
      className="whole-page"
      ref={element => {
        if (element) tellReady(headline)
      }}
    >
      <div className="whole-page-inside">
        <BrandMark />
        <h1>{headline}</h1>
        <p className="whole-page-sentence">{refusal.sentence}</p>
        {refusal.where && <p className="whole-page-where">{refusal.where}</p>}
        <div className="whole-page-ways">
          <Button
            look={isHopeless ? 'plain' : 'primary'}
            autoFocus={!isHopeless}
            disabled={isTrying}
            onClick={() => void attempt(tryAgain)}
          >
            Try again
          </Button>
          <Button
            look={isHopeless ? 'primary' : 'plain'}
            autoFocus={isHopeless}
            disabled={isTrying}
            onClick={() => void attempt(() => demarc.app.chooseCollection({}))}
          >
            Choose another file
          </Button>
          {isMissing && (
            <Button disabled={isTrying} onClick={() => void attempt(() => demarc.app.makeCollection({}))}>
              Make a new collection
            </Button>
          )}
        </div>
        <p className="cannot-open-problem" role="alert">
          {problem}
        </p>
        <Backups
          keepsWhatIsThere={!isMissing}
          isBusy={isTrying}
          restore={file => void attempt(() => demarc.app.restore({ file }))}
        />
      </div>
    </main>
  )
}

type BackupsProps = { keepsWhatIsThere: boolean; isBusy: boolean; restore: (file: string) => void }

function Backups({ keepsWhatIsThere, isBusy, restore }: BackupsProps) {
  const backups = useData(demarc.app.backups, {})
  if (!backups.data || backups.data.length === 0) {
    return <p className="small">{backups.isPending ? '' : 'There are no backups of this collection.'}</p>
  }
  return (
    <Panel title="Restore a backup">
      {keepsWhatIsThere && (
        <p className="small">What stands there now is kept beside it under another name.</p>
      )}
      <ul className="backups">
        {backups.data.map(({ file, at, bytes }) => (
          <li key={file}>
            <span>{dateAndTime(at)}</span>
            <span className="small">{size(bytes)}</span>
            <Button
              aria-label={`Restore the backup of ${dateAndTime(at)}`}
              disabled={isBusy}
              onClick={() => restore(file)}
            >
              Restore
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
