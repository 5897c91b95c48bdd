import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import { Refused } from '../contract/refused.ts'

/** A file to be saved. `what` is how a refusal calls it, such as `PDF`; `name` the one offered, without ending. */
export type Saving = { what: string; title: string; name: string; ending: string }

/** Characters that a file name can't have on one system or another. */
const unfit = /[\\/:*?"<>|\p{Cc}]/gu

/** Where the user wants a file, with its ending; null when they cancelled. */
export async function askWhere(window: BrowserWindow, saving: Saving): Promise<string | null> {
  const { title, name, ending } = saving
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title,
    defaultPath: path.join(app.getPath('documents'), `${name.replaceAll(unfit, ' ').trim()}.${ending}`),
    filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
  })
  if (canceled || filePath === '') return null
  return path.extname(filePath) === '' ? `${filePath}.${ending}` : filePath
}

/** Writes the file. Throws Refused `disk_full` or `file_not_written`. */
export async function writeTo(file: string, content: Buffer | string, { what }: Saving): Promise<void> {
  try {
    await writeFile(file, content)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOSPC') {
      throw new Refused(
        'disk_full',
        `The disk that ${file} lies on is full. Make room or choose another.`,
        file,
      )
    }
    throw new Refused(
      'file_not_written',
      `The ${what} could not be written to ${file}. Choose a folder you may write to.`,
      file,
    )
  }
}
