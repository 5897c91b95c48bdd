import { useCallback, useEffect, useState } from 'react'
import type { ImportSource } from '../../../electron/contract/exchange.ts'
import { demarc, Refusal } from '../../app/client.ts'
import { useCommands } from '../../app/commands.ts'
import { chooseImport, useImportSource } from '../../app/importing.ts'
import { setJournal } from '../../app/journal.ts'
import { useKeptFocus } from '../../app/kept-focus.ts'
import { go } from '../../app/navigation.ts'
import { useStore } from '../../app/store.ts'
import { toast } from '../../app/toast.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { importCommands } from './commands.ts'
import { ImportDone } from './ImportDone.tsx'
import { ImportLook } from './ImportLook.tsx'
import { createImport, type ImportSession } from './import-session.ts'
import { JobProgress } from './JobProgress.tsx'
import { newJob, useJobEvents } from './jobs.ts'
import './exchange.css'

/** What an import would do, its progress, and what it did. */
export function ImportRoom() {
  const source = useImportSource()
  if (source === null) return <NothingChosen />
  return <Import key={keyOf(source)} source={source} />
}

function NothingChosen() {
  return (
    <div className="exchange">
      <h1>Import</h1>
      <Empty
        action={
          <Button look="primary" onClick={() => void chooseImport()}>
            Choose a file
          </Button>
        }
      >
        Choose a deck from Anki, a table, a text or one of Demarc’s own. You can also drop a file on the
        window, or paste a table.
      </Empty>
    </div>
  )
}

function Import({ source }: { source: ImportSource }) {
  const [session] = useState(() => inWindow(source))
  const state = useStore(session.state)
  useJobEvents(useCallback((job, progress) => session.hear(job, progress), [session]))
  useCommands('Import', importCommands, { state, session })
  useKeptFocus(state.stage)
  useEffect(() => {
    void session.begin()
    return session.close
  }, [session])
  switch (state.stage) {
    case 'looking':
      return <Looking source={source} session={session} share={state.progress?.share ?? 0} />
    case 'refused':
      return <Refused source={source} problem={state.problem} />
    case 'importing':
      return (
        <div className="exchange">
          <JobProgress
            title="Importing"
            progress={state.progress}
            onCancel={session.cancel}
            about="You can go on revising meanwhile. Until it is done, nothing is changed."
          />
        </div>
      )
    case 'looked':
      return state.look === null ? null : <ImportLook state={state} look={state.look} session={session} />
    case 'done':
      return state.summary === null ? null : <ImportDone summary={state.summary} session={session} />
  }
}

function Looking({
  source,
  session,
  share,
}: {
  source: ImportSource
  session: ImportSession
  share: number
}) {
  return (
    <div className="exchange" aria-busy="true">
      <h1>Looking at {nameOf(source)}</h1>
      <p className="muted" role="status">
        {share > 0 ? `Reading, ${Math.round(share * 100)} of 100.` : 'Nothing is changed yet.'}
      </p>
      <Skeleton height="14rem" />
      <div>
        <Button onClick={session.cancel}>Cancel</Button>
      </div>
    </div>
  )
}

function Refused({ source, problem }: { source: ImportSource; problem: Refusal | null }) {
  return (
    <div className="exchange">
      <h1>{nameOf(source)} can’t be imported</h1>
      <div role="alert" className="exchange-problem">
        <p>{problem?.sentence}</p>
        {problem?.where != null && <p className="small">{problem.where}</p>}
      </div>
      <div className="exchange-go">
        <Button look="primary" onClick={() => void chooseImport()}>
          Choose another file
        </Button>
        <Button look="quiet" onClick={() => go('library')}>
          Cancel
        </Button>
      </div>
    </div>
  )
}

function inWindow(source: ImportSource): ImportSession {
  return createImport(source, {
    look: args => demarc.exchange.look(args),
    import: args => demarc.exchange.import(args),
    undo: batch => demarc.exchange.undoImport({ batch }),
    stop: job => demarc.jobs.cancel({ job }),
    forget: () => demarc.exchange.forget({}),
    newJob,
    refusalOf: error => (error instanceof Refusal ? error : null),
    say: sentence => void toast(sentence),
    leave: () => go('library'),
    changed: () => void demarc.library.journal({}).then(setJournal),
  })
}

function nameOf(source: ImportSource): string {
  return 'file' in source ? (source.file.split(/[\\/]/).at(-1) ?? source.file) : source.name
}

const keyOf = (source: ImportSource) => ('file' in source ? source.file : source.text)
