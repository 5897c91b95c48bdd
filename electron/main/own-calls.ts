import { type BrowserWindow, clipboard, dialog, shell } from 'electron'
import type { Taken } from '../contract/contract.ts'
import { Refused } from '../contract/refused.ts'

/** Asks, then hands an address over to the system's browser. Only https leaves, and only after a yes. */
export async function openSource(window: BrowserWindow, { url }: Taken<'app.openSource'>): Promise<boolean> {
  const address = URL.canParse(url) ? new URL(url) : null
  if (address?.protocol !== 'https:' || address.username !== '') {
    throw new Refused('source_not_https', `Only https addresses can be opened, and this is none: ${url}`)
  }
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Open ${address.host} in your browser?`,
    detail: address.href,
    buttons: ['Open in browser', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  if (response !== 0) return false
  await shell.openExternal(address.href)
  return true
}

/** Lets the user choose a collection file; null when they cancelled. */
export async function chosenCollection(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Choose a collection',
    filters: [
      { name: 'Demarc collections', extensions: ['db'] },
      { name: 'All files', extensions: ['*'] },
    ],
    properties: ['openFile'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

/** Puts text on the clipboard. */
export function copyText({ text }: Taken<'app.copyText'>): boolean {
  clipboard.writeText(text)
  return true
}
