import type {
  Choice,
  ImportSource,
  ImportSummary,
  Look,
  ReadingOptions,
} from '../../../electron/contract/exchange.ts'
import type { Phase } from '../../../electron/contract/jobs.ts'
import type { Refusal } from '../../app/client.ts'
import { type Store, store } from '../../app/store.ts'
import { doneHeadline } from './import-words.ts'

/** How a file is read and where it goes, as the user wants it. */
export type Wanted = { reading: ReadingOptions; deck: string | null; schedule: 'keep' | 'drop' }

/** What becomes of notes that differ on both sides: those named by guid, and all others. */
export type Choices = { others: Choice; notes: Readonly<Record<string, Choice>> }

/** How far a job is. `share`: 0..1. */
export type Progress = { phase: Phase; share: number }

export type ImportState = {
  /** `looking` before there is anything to see; a look that is made anew keeps the last one on screen. */
  stage: 'looking' | 'looked' | 'refused' | 'importing' | 'done'
  wanted: Wanted
  choices: Choices
  look: Look | null
  isLookingAgain: boolean
  /** Why the file can't be read so, or the import could not be done. */
  problem: Refusal | null
  progress: Progress | null
  summary: ImportSummary | null
}

/** What a session needs of the window. */
export type ImportWorld = {
  look: (args: { job: string; source: ImportSource } & Wanted) => Promise<Look>
  import: (args: { job: string; source: ImportSource; choices: Choices } & Wanted) => Promise<ImportSummary>
  undo: (batch: number) => Promise<unknown>
  stop: (job: string) => Promise<unknown>
  forget: () => Promise<unknown>
  newJob: () => string
  /** A refusal of a call, or null for a fault of ours. */
  refusalOf: (error: unknown) => Refusal | null
  say: (sentence: string) => void
  leave: () => void
  changed: () => void
}

export type ImportSession = {
  state: Store<ImportState>
  /** Of the job that is at work: only it is followed. */
  hear: (job: string, progress: Progress) => void
  begin: () => Promise<void>
  /** Reads the file in another way; looks at it again. */
  want: (part: Partial<Wanted>) => Promise<void>
  settle: (guid: string, choice: Choice) => void
  settleAll: (choice: Choice) => void
  run: () => Promise<void>
  /** Stops what is at work; with nothing at work, leaves. */
  cancel: () => void
  undo: () => Promise<void>
  close: () => void
}

const first: ImportState = {
  stage: 'looking',
  wanted: { reading: {}, deck: null, schedule: 'keep' },
  choices: { others: 'mine', notes: {} },
  look: null,
  isLookingAgain: false,
  problem: null,
  progress: null,
  summary: null,
}

/** One import from its first look to its undo. */
export function createImport(source: ImportSource, world: ImportWorld): ImportSession {
  const state = store(first)
  const set = (part: Partial<ImportState>) => state.set({ ...state.get(), ...part })
  let job = ''
  let isClosed = false

  const look = async () => {
    job = world.newJob()
    const mine = job
    set({ isLookingAgain: state.get().look !== null, progress: null })
    try {
      const found = await world.look({ job: mine, source, ...state.get().wanted })
      if (mine === job) set({ stage: 'looked', look: found, problem: null, isLookingAgain: false })
    } catch (error) {
      const refusal = world.refusalOf(error)
      if (refusal === null) throw error
      // Another look took its place, or the user left.
      if (mine !== job) return
      // What can't be read so, such as in another encoding, can still be read otherwise.
      const stage = state.get().look === null ? 'refused' : 'looked'
      set({ stage, problem: refusal, isLookingAgain: false })
    }
  }

  const run = async () => {
    if (state.get().stage !== 'looked' || state.get().isLookingAgain) return
    job = world.newJob()
    set({ stage: 'importing', problem: null, progress: null })
    try {
      const { wanted, choices } = state.get()
      const summary = await world.import({ job, source, choices, ...wanted })
      world.changed()
      set({ stage: 'done', summary, progress: null })
      if (isClosed) world.say(`Import done: ${doneHeadline(summary)}.`)
    } catch (error) {
      const refusal = world.refusalOf(error)
      if (refusal === null) throw error
      const isStopped = refusal.code === 'job_cancelled'
      if (isStopped) world.say('Import stopped. Nothing was changed.')
      set({ stage: 'looked', problem: isStopped ? null : refusal, progress: null })
    }
  }

  return {
    state,
    hear: (name, progress) => {
      if (name === job) set({ progress })
    },
    begin: look,
    want: async part => {
      set({ wanted: { ...state.get().wanted, ...part } })
      await look()
    },
    settle: (guid, choice) => {
      const { others, notes } = state.get().choices
      set({ choices: { others, notes: { ...notes, [guid]: choice } } })
    },
    settleAll: others => set({ choices: { others, notes: {} } }),
    run,
    cancel: () => {
      if (state.get().stage === 'importing') void world.stop(job)
      else world.leave()
    },
    undo: async () => {
      const batch = state.get().summary?.batch ?? null
      if (batch === null) return
      await world.undo(batch)
      world.changed()
      world.say('The import was taken back.')
      world.leave()
    },
    close: () => {
      isClosed = true
      const wasAtWork = state.get().stage === 'looking' || state.get().isLookingAgain
      const left = job
      job = ''
      if (wasAtWork) void world.stop(left)
      if (state.get().stage !== 'importing') void world.forget()
    },
  }
}
