import type { Envelope } from '../contract/core.ts'
import type { Around } from './answering.ts'
import type { Ask } from './ipc.ts'

/**
 * Answers the page. The contract and the library that parses by it are read while the page's own process is
 * starting, not before the window is there; the page's first question, `app.start`, is answered with what was asked
 * for it ahead (`firstScreen`) if the page lives in the same time zone.
 */
export function answerFirst(firstScreen: Promise<Envelope>, around: Around): Ask {
  const answering = import('./answering.ts')
  let kept: Promise<Envelope> | null = firstScreen
  return async (name, args, timeZone) => {
    if (kept !== null && name === 'app.start') {
      const asked = kept
      kept = null
      if (timeZone === Intl.DateTimeFormat().resolvedOptions().timeZone) {
        const reply = await asked
        // What main has to know of the reply can wait until the page has it.
        void answering.then(({ noticeReply }) => noticeReply(around, name, reply))
        return reply
      }
    }
    const { answered } = await answering
    return answered(around, name, args, timeZone)
  }
}
