import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { Gives, Taken } from '../contract/contract.ts'
import { Refused } from '../contract/refused.ts'

/** Characters that a file name can't have on one system or another. */
const unfit = /[\\/:*?"<>|\p{Cc}]/gu

/** The page on screen as a PDF where the user wants it; `file` is null when they cancelled. */
export async function savePdf(
  window: BrowserWindow,
  { name, isLandscape }: Taken<'app.savePdf'>,
): Promise<Gives<'app.savePdf'>> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Save as PDF',
    defaultPath: path.join(app.getPath('documents'), `${name.replaceAll(unfit, ' ').trim()}.pdf`),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  })
  if (canceled || filePath === '') return { file: null }
  const file = path.extname(filePath) === '' ? `${filePath}.pdf` : filePath
  const pdf = await window.webContents.printToPDF({
    landscape: isLandscape,
    pageSize: 'A4',
    printBackground: true,
    generateTaggedPDF: true,
  })
  await written(file, pdf)
  return { file }
}

async function written(file: string, pdf: Buffer): Promise<void> {
  try {
    await writeFile(file, pdf)
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
      `The PDF could not be written to ${file}. Choose a folder you may write to.`,
      file,
    )
  }
}
