import type { Envelope } from '../contract/core.ts'
import type { Around } from './around.ts'
import type { Ask } from './ipc.ts'

/**
 * Answers the page. Its first question, `app.start`, is answered with what was asked for it ahead (`firstScreen`) if
 * the page lives in the same time zone. The contract and the library that parses by it are read while the page is
 * drawing that answer: earlier they would hold up the files the page is made of.
 */
export function answerFirst(firstScreen: Promise<Envelope>, around: Around): Ask {
  let answering: Promise<typeof import('./answering.ts')> | null = null
  const load = () => {
    answering ??= import('./answering.ts')
    return answering
  }
  let kept: Promise<Envelope> | null = firstScreen
  return async (name, args, timeZone) => {
    if (kept !== null && name === 'app.start') {
      const asked = kept
      kept = null
      if (timeZone === Intl.DateTimeFormat().resolvedOptions().timeZone) {
        const reply = await asked
        // What main has to know of the reply can wait until the page has it.
        setImmediate(() => void load().then(({ noticeReply }) => noticeReply(around, name, reply)))
        return reply
      }
    }
    const { answered } = await load()
    return answered(around, name, args, timeZone)
  }
}
