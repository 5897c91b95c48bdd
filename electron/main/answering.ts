import { z } from 'zod'
import { contract } from '../contract/contract.ts'
import type { Envelope } from '../contract/core.ts'
import { Refused } from '../contract/refused.ts'
import type { Around } from './around.ts'
import { answer, noticeOf } from './calls.ts'
import { logFault } from './faults.ts'

/** Takes only calls of the contract, parses their arguments, and answers with an envelope whatever happens. */
export async function answered(
  around: Around,
  name: unknown,
  args: unknown,
  timeZone: unknown,
): Promise<Envelope> {
  try {
    const call = callNamed(name)
    const parsed = call.takes.safeParse(args)
    if (!parsed.success) {
      const sentence = `The call ${String(name)} was given something else than it takes: ${z.prettifyError(parsed.error)}`
      throw new Refused('arguments_invalid', sentence, String(name))
    }
    return await answer(around, String(name), parsed.data, zoneOf(timeZone))
  } catch (error) {
    if (error instanceof Refused) return { is: 'refused', refusal: error.toRefusal() }
    const details = logFault(error)
    return { is: 'failed', message: 'Something went wrong in Demarc. Nothing you did is lost.', details }
  }
}

/** What the window and the profile have to know of a reply that was sent. */
export function noticeReply(around: Around, name: string, reply: Envelope): void {
  if (reply.is === 'done') noticeOf(around, name, reply.value)
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
