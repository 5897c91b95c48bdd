import { existsSync } from 'node:fs'
import { type BrowserWindow, dialog, shell } from 'electron'
import type { Taken } from '../contract/contract.ts'
import { askWhere } from './saving.ts'

/** Endings of files that can be imported. */
const deckEndings = ['apkg', 'colpkg', 'csv', 'tsv', 'txt', 'md', 'json', 'demarc']

/** Lets the user choose a file to import; null when they cancelled. */
export async function chosenDeck(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Import',
    buttonLabel: 'Import',
    filters: [
      { name: 'Decks', extensions: deckEndings },
      { name: 'All files', extensions: ['*'] },
    ],
    properties: ['openFile'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

/** Lets the user choose where an export goes; null when they cancelled. */
export async function chosenTarget(
  window: BrowserWindow,
  { format, name }: Taken<'exchange.chooseTarget'>,
): Promise<string | null> {
  return await askWhere(window, { what: 'deck', title: 'Export', name, ending: format })
}

/** Shows a file in its folder. False when it is gone. */
export function showFile({ file }: Taken<'exchange.showFile'>): boolean {
  if (!existsSync(file)) return false
  shell.showItemInFolder(file)
  return true
}
