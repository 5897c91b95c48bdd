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
  await writeTo(file, await printed(window, isLandscape), saving)
  return { file }
}

async function printed(window: BrowserWindow, isLandscape: boolean): Promise<Buffer> {
  const background = window.getBackgroundColor()
  // What lies behind the page would tint the margins of the paper.
  window.setBackgroundColor('#ffffff')
  try {
    return await window.webContents.printToPDF({
      landscape: isLandscape,
      pageSize: 'A4',
      printBackground: true,
      generateTaggedPDF: true,
    })
  } finally {
    window.setBackgroundColor(background)
  }
}
