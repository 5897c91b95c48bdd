import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { ExchangeRefused } from '../refusal.ts'
import { type Decoded, decodeText } from './encoding.ts'

/** Larger than any text deck seen; a JSON package with media may come near it. */
export const LARGEST_TEXT = 400 * 1024 * 1024

export type TextFile = Decoded & {
  file: string
  /** File name with its ending, for messages. */
  name: string
  /** Ending in lower case, with its dot. */
  ending: string
  /** Name without ending: the deck's name where nothing else says one. */
  title: string
  /** When the file was last changed, ms since 1970. */
  modifiedAt: number
}

/**
 * A text file, whole and decoded.
 * @param encoding  null detects it
 * @throws ExchangeRefused when it is missing, empty, too large or no text
 */
export async function readTextFile(file: string, encoding: string | null = null): Promise<TextFile> {
  const name = basename(file)
  const about = await stat(file).catch(() => null)
  if (!about?.isFile()) {
    throw new ExchangeRefused('file_missing', `${name} was not found. Choose the file again.`, file)
  }
  if (about.size > LARGEST_TEXT) {
    const most = LARGEST_TEXT / 1024 / 1024
    throw new ExchangeRefused(
      'file_too_large',
      `${name} is larger than ${most} MB, the most a text deck may have. Split it, or use an .apkg package.`,
      name,
    )
  }
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new ExchangeRefused(
      'file_unreadable',
      `${name} can't be read (${error.code ?? 'unknown'}). Check that you may open it.`,
      file,
    )
  })
  const decoded = decodeText(bytes, encoding, name)
  if (decoded.text.trim() === '') {
    throw new ExchangeRefused(
      'file_empty',
      `${name} is empty, so there is nothing to import. Choose another file.`,
      name,
    )
  }
  const ending = extname(name).toLowerCase()
  return {
    ...decoded,
    file,
    name,
    ending,
    title: basename(name, extname(name)).trim() || 'Imported',
    modifiedAt: Math.round(about.mtimeMs),
  }
}
