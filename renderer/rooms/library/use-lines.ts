import type { NoteId } from '../../../electron/contract/core.ts'
import type { NoteRow } from '../../../electron/contract/library.ts'
import { demarc } from '../../app/client.ts'
import { useManyData } from '../../app/data.ts'

/** Notes read at a time. */
const PAGE = 100

/** The lines of the notes between two places, as far as they have been read; `lineAt` gives undefined until then. */
export function useLines(
  ids: readonly NoteId[],
  first: number,
  last: number,
): (place: number) => NoteRow | undefined {
  const firstPage = Math.floor(Math.max(0, first) / PAGE)
  const lastPage = ids.length === 0 ? -1 : Math.floor(Math.max(0, Math.min(last, ids.length - 1)) / PAGE)
  const pages = Array.from({ length: Math.max(0, lastPage - firstPage + 1) }, (_, index) => firstPage + index)
  const read = useManyData(
    demarc.library.rows,
    pages.map(page => ({ noteIds: ids.slice(page * PAGE, (page + 1) * PAGE) })),
  )
  const byId = new Map<NoteId, NoteRow>()
  for (const rows of read) for (const row of rows ?? []) byId.set(row.noteId, row)
  return place => {
    const id = ids[place]
    return id === undefined ? undefined : byId.get(id)
  }
}
