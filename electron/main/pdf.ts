import type { BrowserWindow } from 'electron'
import type { Gives, Taken } from '../contract/contract.ts'
import { askWhere, writeTo } from './saving.ts'

/** The page on screen as a PDF where the user wants it; `file` is null when they cancelled. */
export async function savePdf(
  window: BrowserWindow,
  { name, isLandscape }: Taken<'app.savePdf'>,
): Promise<Gives<'app.savePdf'>> {
  const saving = { what: 'PDF', title: 'Save as PDF', name, ending: 'pdf' }
  const file = await askWhere(window, saving)
  if (file === null) return { file }
  const pdf = await window.webContents.printToPDF({
    landscape: isLandscape,
    pageSize: 'A4',
    printBackground: true,
    generateTaggedPDF: true,
  })
  await writeTo(file, pdf, saving)
  return { file }
}
