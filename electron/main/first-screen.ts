import type { Envelope } from '../contract/core.ts'
import type { Around } from './around.ts'
import type { Ask } from './ipc.ts'
import { welcomeReady } from './ready-picture.ts'

/** After how long main takes note of the first reply though the page never said that it is painted, ms. */
const patienceMs = 2000

/**
 * Answers the page. Its first question, `app.start`, is answered with what was asked for it ahead (`firstScreen`) if
 * the page lives in the same time zone. The contract and the library that parses by it are read once the page is
 * painted, or for the first other call: earlier they would hold up the page, which is drawn by way of this thread.
 */
export function answerFirst(firstScreen: Promise<Envelope>, around: Around): Ask {
  let answering: Promise<typeof import('./answering.ts')> | null = null
  const load = () => {
    answering ??= import('./answering.ts')
    return answering
  }
  let kept: Promise<Envelope> | null = firstScreen
  /** The first reply, until main has taken note of it. */
  let unnoticed: Envelope | null = null
  const takeNote = () => {
    const reply = unnoticed
    unnoticed = null
    if (reply !== null) void load().then(({ noticeReply }) => noticeReply(around, 'app.start', reply))
  }
  return async (name, args, timeZone) => {
    if (kept !== null && name === 'app.start') {
      const asked = kept
      kept = null
      if (timeZone === Intl.DateTimeFormat().resolvedOptions().timeZone) {
        unnoticed = await asked
        setTimeout(takeNote, patienceMs).unref()
        return unnoticed
      }
    }
    const window = around.window()
    if (name === 'app.ready' && unnoticed !== null && window !== null && hasHeadline(args)) {
      await welcomeReady(around, window, args.headline)
      takeNote()
      return { is: 'done', value: true, changed: [] }
    }
    takeNote()
    const { answered } = await load()
    return answered(around, name, args, timeZone)
  }
}

/** By hand, as long as nothing that parses is loaded. */
function hasHeadline(args: unknown): args is { headline: string } {
  return (
    typeof args === 'object' &&
    args !== null &&
    Object.keys(args).length === 1 &&
    'headline' in args &&
    typeof args.headline === 'string'
  )
}
