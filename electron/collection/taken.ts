import type { z } from 'zod'
import { contract } from '../contract/contract.ts'
import { Refused } from '../contract/refused.ts'

/** The arguments of a call, parsed. Throws Refused `arguments_invalid` for any other call or arguments. */
export function takenBy(name: string, args: unknown): unknown {
  const [area, verb] = name.split('.')
  const calls: Record<string, { takes: z.ZodType }> =
    Object.entries(contract).find(([key]) => key === area)?.[1] ?? {}
  const call = Object.entries(calls).find(([key]) => key === verb)?.[1]
  if (call === undefined) throw new Refused('arguments_invalid', `There is no call named ${name}.`)
  const parsed = call.takes.safeParse(args)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue?.path.join('.') ?? ''
  throw new Refused(
    'arguments_invalid',
    `The call ${name} was given something it does not take: ${issue?.message} (${where}).`,
    where,
  )
}
