import { useMemo, useState } from 'react'
import type { NoteId } from '../../../electron/contract/core.ts'
import type { NoteFilter } from '../../../electron/contract/library.ts'
import { demarc } from '../../app/client.ts'
import { useData } from '../../app/data.ts'
import { nothingChosen, type Selection, stillChosen } from './selection.ts'

/** Every note, the newest first. */
export const everything: NoteFilter = { words: '', deckId: null, tag: null, looked: null, order: 'added' }

/** The notes that match what is looked for, and which of them are chosen. */
export type FoundNotes = {
  /** Null until the first list is there. */
  ids: readonly NoteId[] | null
  /** While the list on screen is that of before. */
  isStale: boolean
  /** Why there is no list. */
  problem: string | null
  selection: Selection<NoteId>
  select: (selection: Selection<NoteId>) => void
}

/** Finds notes; what was chosen stays so as long as it is in the list. */
export function useFound(filter: NoteFilter): FoundNotes {
  const found = useData(demarc.library.find, filter, { keepsLast: true })
  const [chosen, setChosen] = useState<Selection<NoteId>>(nothingChosen)
  const ids = found.data ?? null
  const selection = useMemo(() => (ids === null ? chosen : stillChosen(chosen, ids)), [chosen, ids])
  return {
    ids,
    isStale: found.isPlaceholderData,
    problem: found.error?.message ?? null,
    selection,
    select: setChosen,
  }
}
