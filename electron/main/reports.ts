import type { BrowserWindow } from 'electron'
import type { Gives } from '../contract/contract.ts'
import { Refused } from '../contract/refused.ts'
import { askWhere, writeTo } from './saving.ts'

const saving = {
  what: 'list of reports',
  title: 'Export reports of wrong facts',
  name: 'Demarc reports of wrong facts',
  ending: 'txt',
}

/** Puts reports of wrong facts where the user wants them; `file` is null when they cancelled. */
export async function saveReports(
  window: BrowserWindow,
  { count, text }: Gives<'notes.wrongReports'>,
): Promise<Gives<'app.saveWrongReports'>> {
  if (count === 0) {
    throw new Refused(
      'nothing_reported',
      'No card is reported as wrong. While revising, choose Something wrong? below an answer.',
    )
  }
  const file = await askWhere(window, saving)
  if (file !== null) await writeTo(file, text, saving)
  return { file, count }
}
