import { type IpcMainInvokeEvent, ipcMain } from 'electron'
import type { Envelope } from '../contract/core.ts'

/** Answers whatever the page asked; must not reject. Nothing of what is given has been checked. */
export type Ask = (name: unknown, args: unknown, timeZone: unknown) => Promise<Envelope>

/**
 * Lets the window, and nothing else, reach the app.
 * @param isSender  whether the asking frame is the app's own page
 */
export function listen(isSender: (event: IpcMainInvokeEvent) => boolean, answer: Ask): void {
  ipcMain.handle(
    'demarc:call',
    (event, name: unknown, args: unknown, timeZone: unknown): Promise<Envelope> =>
      isSender(event) ? answer(name, args, timeZone) : Promise.resolve(stranger),
  )
}

const stranger: Envelope = {
  is: 'refused',
  refusal: { code: 'arguments_invalid', message: 'Only the app’s own page may ask this.', where: null },
}
