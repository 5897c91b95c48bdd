import { open } from 'node:fs/promises'
import path from 'node:path'
import { ExchangeRefused } from './refusal.ts'

/** What a file is read as. */
export type FileKind = 'anki' | 'table' | 'markdown' | 'json' | 'demarc text'

const byEnding: Record<string, FileKind> = {
  '.apkg': 'anki',
  '.colpkg': 'anki',
  '.zip': 'anki',
  '.csv': 'table',
  '.tsv': 'table',
  '.tab': 'table',
  '.txt': 'table',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.mdown': 'markdown',
  '.json': 'json',
  '.demarc': 'demarc text',
}

/** How a zip begins: with a file, with its end when it is empty, or with a mark of one that was split. */
const archives = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08']

/**
 * Finds out what a file is: an archive by its first bytes, whatever it is called; a text by its ending, and one
 * with an ending that says nothing by how it begins.
 * @throws ExchangeRefused  `file_foreign` for what no reader is for; `file_missing`, `file_unreadable`
 */
export async function kindOfFile(file: string): Promise<FileKind> {
  const beginning = await beginningOf(file)
  const name = path.basename(file)
  if (archives.some(mark => beginning.startsWith(mark))) return 'anki'
  if (beginning.startsWith('SQLite format 3\0')) {
    throw new ExchangeRefused(
      'file_foreign',
      `${name} is a database and no deck. In Anki, export the deck as .apkg; a backup of Demarc is restored, not imported.`,
      file,
    )
  }
  const told = byEnding[path.extname(file).toLowerCase()]
  if (told !== undefined) return told
  return /^(?:\u00ef\u00bb\u00bf)?\s*[{[]/.test(beginning) ? 'json' : 'table'
}

/** The first bytes, one sign each. */
async function beginningOf(file: string): Promise<string> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    throw refusalFor(error, file)
  })
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(64), 0, 64, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } catch (error) {
    throw refusalFor(error as NodeJS.ErrnoException, file)
  } finally {
    await handle.close()
  }
}

function refusalFor(error: NodeJS.ErrnoException, file: string): ExchangeRefused {
  const name = path.basename(file)
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
    return new ExchangeRefused(
      'file_missing',
      `${name} is not there. Check its path, or choose another file.`,
      file,
    )
  }
  if (error.code === 'EISDIR') {
    return new ExchangeRefused(
      'file_foreign',
      `${name} is a folder. Choose a file in it, or pack it first.`,
      file,
    )
  }
  return new ExchangeRefused(
    'file_unreadable',
    `${name} can't be read (${error.code ?? 'unknown'}). Check that you may open it, or copy it elsewhere.`,
    file,
  )
}
