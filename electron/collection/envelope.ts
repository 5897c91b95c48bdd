import type { Envelope } from '../contract/core.ts'
import { Refused } from '../contract/refused.ts'

/** The reply to a call that failed: refused when it was the input's fault, else failed with all there is to know. */
export function envelopeOf(error: unknown): Envelope {
  if (error instanceof Refused) return { is: 'refused', refusal: error.toRefusal() }
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { is: 'failed', message: 'Something went wrong in Demarc. Nothing you graded is lost.', details }
}

/** What a reply holds. Throws Refused or an error, as the work behind it did. */
export function openedReply(envelope: Envelope): unknown {
  if (envelope.is === 'done') return envelope.value
  if (envelope.is === 'failed') throw new Error(envelope.details)
  throw new Refused(envelope.refusal.code, envelope.refusal.message, envelope.refusal.where)
}
