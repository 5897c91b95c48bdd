import { closeSync, openSync, readSync } from 'node:fs'
import path from 'node:path'
import { ExchangeRefused } from '../refusal.ts'

/**
 * What yauzl, zlib or the file system had against a file, as a refusal with a remedy.
 * Faults that are not the file's are given back as they are.
 */
export function refusalOf(fault: unknown, file: string, where: string = file): unknown {
  if (fault instanceof ExchangeRefused || !(fault instanceof Error)) return fault
  const name = path.basename(file)
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : ''
  const refused = (as: ConstructorParameters<typeof ExchangeRefused>[0], sentence: string) =>
    new ExchangeRefused(as, sentence, where)
  if (code === 'ENOENT') return refused('file_missing', `${name} is not there. Choose another file.`)
  if (code === 'EISDIR') return refused('file_foreign', `${name} is a folder. Choose a file.`)
  if (code === 'EACCES' || code === 'EPERM') {
    return refused(
      'file_unreadable',
      `${name} may not be read. Change its permissions, or copy it elsewhere.`,
    )
  }
  if (code === 'ENOSPC')
    return refused('disk_full', `The disk is full. Make room, then import ${name} again.`)
  if (code === 'EIO' || code === 'ENXIO' || code === 'ESTALE') {
    return refused(
      'file_unreadable',
      `${name} could not be read from its disk. Copy it elsewhere and try again.`,
    )
  }
  const says = fault.message
  if (/^(absolute path|invalid relative path|invalid characters in fileName)/.test(says)) {
    return refused(
      'file_unsafe',
      `${name} holds an entry whose name leads outside of the archive (${says}), as a deck never does. Nothing was imported; get the deck from another source.`,
    )
  }
  if (/^End of central directory/i.test(says)) return withoutDirectory(file, name)
  if (/unsupported compression method|strong encryption|multi-disk/i.test(says)) {
    return refused(
      'file_unreadable',
      `${name} is packed in a way that is not read (${says}). Export it again.`,
    )
  }
  // Everything else that yauzl and zlib throw is about the bytes; programming faults have other classes.
  if (fault.constructor === Error || code.startsWith('Z_') || code.startsWith('ERR_BUFFER')) {
    return refused('file_damaged', `${name} is damaged (${says}). Export or download it again.`)
  }
  return fault
}

/** A zip ends with its directory: one that begins as a zip has lost it, any other file never had one. */
function withoutDirectory(file: string, name: string): ExchangeRefused {
  const beginning = Buffer.alloc(4)
  const opened = openSync(file, 'r')
  readSync(opened, beginning, 0, 4, 0)
  closeSync(opened)
  return beginning.toString('latin1') === 'PK\x03\x04'
    ? new ExchangeRefused(
        'file_damaged',
        `${name} is cut short: the end of the archive is missing. Export or download it again.`,
        file,
      )
    : new ExchangeRefused(
        'file_foreign',
        `${name} is not an Anki package, or its beginning is damaged. Choose a file that Anki exported as .apkg or .colpkg.`,
        file,
      )
}
