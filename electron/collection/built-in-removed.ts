import { z } from 'zod'
import type { Reader, Writer } from './db.ts'
import { savedValue, saveValue } from './settings.ts'

const name = 'builtIn.removed'
const Guids = z.array(z.string())

/** Guids of the built-in notes that the user deleted: no update of the content brings them back. */
export function removedBuiltIn(db: Reader): Set<string> {
  return new Set(savedValue(db, name, Guids) ?? [])
}

/** Remembers that the user deleted built-in notes. */
export function forgetBuiltIn(db: Writer, guids: readonly string[]): void {
  if (guids.length === 0) return
  saveValue(db, name, [...new Set([...removedBuiltIn(db), ...guids])])
}
