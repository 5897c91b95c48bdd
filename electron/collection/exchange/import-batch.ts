import type { Gives, Taken } from '../../contract/contract.ts'
import { Refused } from '../../contract/refused.ts'
import type { Collection } from '../collection.ts'
import { one, type Reader } from '../db.ts'

type Step = { id: number; label: string }

const lastStep = (db: Reader): Step | undefined =>
  one<Step>(db, 'SELECT id, label FROM undo_step WHERE is_redo = 0 ORDER BY id DESC LIMIT 1')

/** What names the import that was made just now. */
export const importBatch = (db: Reader): number | null => lastStep(db)?.id ?? null

/** Takes an import back, all of it. @throws Refused `nothing_to_undo` when it is not the last thing that was done */
export function undoImport(
  collection: Collection,
  { batch }: Taken<'exchange.undoImport'>,
): Gives<'exchange.undoImport'> {
  const last = lastStep(collection.read)
  if (last?.id === batch) {
    collection.undo()
    return true
  }
  const isThere = one(collection.read, 'SELECT 1 FROM undo_step WHERE id = :batch AND is_redo = 0', { batch })
  throw new Refused(
    'nothing_to_undo',
    isThere === undefined
      ? 'This import was taken back already.'
      : `Something was done since this import (${last?.label}). Undo that first, then the import.`,
  )
}
