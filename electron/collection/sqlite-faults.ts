import path from 'node:path'
import type { RefusalCode } from '../contract/core.ts'
import { Refused } from '../contract/refused.ts'

/** The code of a fault of SQLite or of the file system, such as `SQLITE_FULL` or `ENOSPC`; null for any other. */
export function faultCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  return error.code
}

type Sentence = { starts: readonly string[]; code: RefusalCode; say: (name: string) => string }

const sentences: readonly Sentence[] = [
  {
    starts: ['SQLITE_FULL', 'SQLITE_IOERR', 'ENOSPC', 'EDQUOT', 'EIO'],
    code: 'disk_full',
    say: name =>
      `${name} could not be written: the disk is full or failing. Nothing was changed; make room on it, then try again.`,
  },
  {
    starts: ['SQLITE_READONLY', 'EROFS', 'EACCES', 'EPERM', 'SQLITE_PERM', 'SQLITE_AUTH'],
    code: 'file_read_only',
    say: name =>
      `${name} can’t be written: the file or its folder is read-only. Allow writing there, or choose another file.`,
  },
  {
    starts: ['SQLITE_BUSY', 'SQLITE_LOCKED'],
    code: 'collection_in_use',
    say: name => `${name} is in use by another window or program. Close that one, then try again.`,
  },
  {
    starts: ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_FORMAT'],
    code: 'collection_damaged',
    say: name => `${name} is damaged and was left as it is. Restore a backup, or choose another file.`,
  },
  {
    starts: ['SQLITE_CANTOPEN', 'EISDIR', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'],
    code: 'file_unreadable',
    say: name => `${name} can’t be opened. Check that it is a file you may read, or choose another file.`,
  },
]

/** A fault of the disk or the file as the refusal it is; anything else comes back as it was. */
export function refusedFor(error: unknown, file: string): unknown {
  const code = faultCode(error)
  if (code === null) return error
  const found = sentences.find(sentence => sentence.starts.some(start => code.startsWith(start)))
  return found === undefined ? error : new Refused(found.code, found.say(path.basename(file)), file)
}

/** Runs `work`; what fails because of the file is thrown as Refused with a sentence that names it. */
export function naming<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw refusedFor(error, file)
  }
}
