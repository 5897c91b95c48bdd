import { writeFile } from 'node:fs/promises'
import { app, type BrowserWindow } from 'electron'
import type { Around } from './around.ts'

/** The first screen stands: tells whoever waits for it, and does what waited for it. */
export async function welcomeReady(around: Around, window: BrowserWindow, headline: string): Promise<void> {
  await reportReady(window, headline)
  around.firstShown(window)
}

/**
 * Tells whoever started the app from a terminal that Today is there: prints what Today says in large when
 * `DEMARC_READY_LINE` or `DEMARC_READY_PICTURE` is set, and saves a picture of the window where the latter says.
 * A packaged app does neither.
 */
async function reportReady(window: BrowserWindow, headline: string): Promise<void> {
  if (app.isPackaged) return
  const { DEMARC_READY_PICTURE: file, DEMARC_READY_LINE: isAsked } = process.env
  if (file !== undefined && file !== '') {
    const picture = await window.webContents.capturePage()
    await writeFile(file, picture.toPNG())
  }
  if (file || isAsked) console.log(`Demarc is ready: ${headline}`)
}
