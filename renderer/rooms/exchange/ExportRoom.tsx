import { type FormEvent, useState } from 'react'
import type { Gives } from '../../../electron/contract/contract.ts'
import type { DeckId, NoteId } from '../../../electron/contract/core.ts'
import type { ExportFormat, ExportScope } from '../../../electron/contract/exchange.ts'
import { demarc, Refusal } from '../../app/client.ts'
import { useData } from '../../app/data.ts'
import { useKeptFocus } from '../../app/kept-focus.ts'
import { go } from '../../app/navigation.ts'
import { toast } from '../../app/toast.ts'
import { Button } from '../../ui/Button.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { counted } from '../../ui/words.ts'
import { ExportDone } from './ExportDone.tsx'
import { ExportOptions, type ExportWish } from './ExportOptions.tsx'
import type { Progress } from './import-session.ts'
import { JobProgress } from './JobProgress.tsx'
import { newJob, useJobEvents } from './jobs.ts'
import './exchange.css'

type Written = Gives<'exchange.export'>
type Work = { job: string; progress: Progress | null }

/** What goes out, in which form, and where it went. */
export function ExportRoom({ args }: { args: { noteIds?: NoteId[] | null } }) {
  const noteIds = args.noteIds ?? null
  const [wish, setWish] = useState<ExportWish>({
    ...{ format: 'apkg', schedule: 'keep', plain: false, deckId: null },
    of: noteIds === null ? 'all' : 'notes',
  })
  const [work, setWork] = useState<Work | null>(null)
  const [written, setWritten] = useState<Written | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const decks = useData(demarc.library.decks, {}).data ?? []
  const asked = {
    ...{ format: wish.format, scope: scopeOf(wish, noteIds) },
    ...{ schedule: wish.schedule, plain: wish.plain && wish.format === 'apkg' },
  }
  const counts = useData(demarc.exchange.exportCounts, asked, { keepsLast: true })
  useJobEvents((job, progress) => {
    setWork(now => (now?.job === job ? { job, progress } : now))
  })
  const start = async (event: FormEvent) => {
    event.preventDefault()
    const name = nameOf(wish, decks.find(deck => deck.deckId === wish.deckId)?.name)
    const file = await demarc.exchange.chooseTarget({ format: wish.format, name })
    if (file === null) return
    const job = newJob()
    setWork({ job, progress: null })
    setProblem(null)
    try {
      setWritten(await demarc.exchange.export({ job, file, ...asked }))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.code === 'job_cancelled') toast('Export stopped. No file was written.')
      else setProblem(error.sentence)
    } finally {
      setWork(null)
    }
  }
  useKeptFocus(work !== null ? 'at work' : written !== null ? 'written' : 'asked')
  if (work !== null) {
    return (
      <div className="exchange">
        <JobProgress
          title="Exporting"
          progress={work.progress}
          onCancel={() => void demarc.jobs.cancel({ job: work.job })}
          about="The file appears when all of it is written."
        />
      </div>
    )
  }
  if (written !== null) return <ExportDone written={written} onAgain={() => setWritten(null)} />
  return (
    <form className="exchange" onSubmit={event => void start(event)}>
      <header>
        <p className="muted">Export</p>
        <h1 aria-live="polite">{headlineOf(counts.data)}</h1>
        <div className="exchange-go">
          <Button look="primary" type="submit" disabled={counts.data?.notes === 0}>
            Export
          </Button>
          <Button look="quiet" onClick={() => go('library')}>
            Cancel
          </Button>
        </div>
      </header>
      {(problem ?? counts.error?.message) !== undefined && (
        <p role="alert" className="exchange-problem">
          {problem ?? counts.error?.message}
        </p>
      )}
      <Panel title="What it contains" className="exchange-options">
        <ExportOptions
          wish={wish}
          decks={decks}
          chosen={noteIds?.length ?? 0}
          onWish={part => setWish({ ...wish, ...part })}
        />
      </Panel>
    </form>
  )
}

function scopeOf({ of, deckId }: ExportWish, noteIds: NoteId[] | null): ExportScope {
  if (of === 'notes' && noteIds !== null && noteIds.length > 0) return { of: 'notes', noteIds }
  return of === 'deck' && deckId !== null ? { of: 'deck', deckId: deckId as DeckId } : { of: 'all' }
}

function headlineOf(counts: Gives<'exchange.exportCounts'> | undefined): string {
  if (counts === undefined) return 'Counting'
  const { notes, cards, reviews, media } = counts
  const parts = [
    counted(notes, 'note'),
    counted(cards, 'card'),
    ...(reviews > 0 ? [counted(reviews, 'review')] : []),
    ...(media > 0 ? [counted(media, 'file')] : []),
  ]
  return parts.join(', ')
}

function nameOf({ of, format }: { of: ExportWish['of']; format: ExportFormat }, deck?: string): string {
  if (of === 'deck' && deck !== undefined) return deck
  return of === 'notes' ? 'Selection' : format === 'colpkg' ? 'Collection' : 'Demarc'
}
