import { type IpcMainInvokeEvent, ipcMain } from 'electron'
import { z } from 'zod'
import { contract } from '../contract/contract.ts'
import type { Envelope } from '../contract/core.ts'
import { Refused } from '../contract/refused.ts'

/** Answers one call whose arguments have been parsed. */
export type Answer = (name: string, args: unknown, timeZone: string) => Promise<Envelope>

/**
 * Lets the window reach the app: checks who asks, takes only calls of the contract, parses their arguments,
 * and answers with an envelope whatever happens.
 * @param isSender  whether the asking frame is the app's own page
 */
export function listen(isSender: (event: IpcMainInvokeEvent) => boolean, answer: Answer): void {
  ipcMain.handle('demarc:call', async (event, name: unknown, args: unknown, timeZone: unknown) => {
    if (!isSender(event))
      return refusal(new Refused('arguments_invalid', 'Only the app’s own page may ask this.'))
    try {
      const call = callNamed(name)
      const parsed = call.takes.safeParse(args)
      if (!parsed.success) {
        const sentence = `The call ${String(name)} was given something else than it takes: ${z.prettifyError(parsed.error)}`
        return refusal(new Refused('arguments_invalid', sentence, String(name)))
      }
      return await answer(String(name), parsed.data, zoneOf(timeZone))
    } catch (error) {
      return error instanceof Refused ? refusal(error) : failure(error)
    }
  })
}

function callNamed(name: unknown): { takes: z.ZodType } {
  const [area, verb] = typeof name === 'string' ? name.split('.') : []
  const calls = Object.entries(contract).find(([key]) => key === area)?.[1]
  const call = Object.entries(calls ?? {}).find(([key]) => key === verb)?.[1]
  if (call === undefined) throw new Refused('arguments_invalid', `There is no call named ${String(name)}.`)
  return call
}

/** The page's time zone if it is one, else the computer's. */
function zoneOf(given: unknown): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: z.string().parse(given) }).resolvedOptions().timeZone
  } catch {
    return Intl.DateTimeFormat().resolvedOptions().timeZone
  }
}

/** The envelope of a request that was the input's fault. */
export function refusal(refused: Refused): Envelope {
  return { is: 'refused', refusal: refused.toRefusal() }
}

/** The envelope of a fault of ours: one sentence, and the whole of it to copy. */
export function failure(error: unknown): Envelope {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { is: 'failed', message: 'Something went wrong in Demarc. Nothing you did is lost.', details }
}
