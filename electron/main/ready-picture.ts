import { writeFile } from 'node:fs/promises'
import { app, type BrowserWindow } from 'electron'

/**
 * Tells whoever started the app without a screen that Today is there: saves a picture of the window where
 * `DEMARC_READY_PICTURE` says, and prints what Today says in large. A packaged app does neither.
 */
export async function reportReady(window: BrowserWindow, headline: string): Promise<void> {
  const file = process.env.DEMARC_READY_PICTURE
  if (app.isPackaged || file === undefined || file === '') return
  const picture = await window.webContents.capturePage()
  await writeFile(file, picture.toPNG())
  console.log(`Demarc is ready: ${headline}`)
}
