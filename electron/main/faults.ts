import { appendFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { app, type BrowserWindow, clipboard, dialog } from 'electron'

/** Keeps a fault whole in `DIR/logs/faults.log`; the user sees one sentence. */
export function logFault(error: unknown): string {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error)
  try {
    const folder = path.join(app.getPath('userData'), 'logs')
    mkdirSync(folder, { recursive: true })
    appendFileSync(path.join(folder, 'faults.log'), `${new Date().toISOString()} ${details}\n`)
  } catch {
    // Nowhere to write is no reason for a second fault.
  }
  console.error(details)
  return details
}

/** Shows faults of the app's own process as one sentence, with the details to copy. */
export function watchFaults(): void {
  process.on('uncaughtException', error => void showFault(error))
  process.on('unhandledRejection', error => void showFault(error))
}

async function showFault(error: unknown): Promise<void> {
  const details = logFault(error)
  if (!app.isReady()) return
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: 'Something went wrong in Demarc. Nothing you graded is lost.',
    buttons: ['Continue', 'Copy details'],
    noLink: true,
  })
  if (response === 1) clipboard.writeText(details)
}

/** A page that crashed is loaded again: all that counts is in the collection. */
export function reviveOnCrash(window: BrowserWindow): void {
  let last = 0
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    logFault(new Error(`The page's process ended: ${reason}`))
    const isRepeated = Date.now() - last < 10_000
    last = Date.now()
    if (reason !== 'clean-exit' && !isRepeated) window.webContents.reload()
  })
}
