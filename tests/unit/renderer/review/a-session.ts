import type { Content, Session, ShownCard } from '../../../../electron/contract/review.ts'
import {
  createReview,
  type ReviewCalls,
  type World,
} from '../../../../renderer/rooms/review/review-session.ts'

const basic: Content = { kind: 'basic', question: 'Who?', answer: 'AWS' }

/** A card as the collection shows it; name only what matters. */
export function aCard(id: number, part: Partial<ShownCard> = {}): ShownCard {
  const next = { days: 1, dueAt: 0 }
  return {
    cardId: id as ShownCard['cardId'],
    noteId: id as ShownCard['noteId'],
    turn: `turn ${id}`,
    state: 'review',
    deck: 'Deck',
    context: '',
    content: basic,
    shouldAskBeforeOptions: false,
    reason: '',
    hint: '',
    source: null,
    strip: null,
    tags: [],
    flag: 0,
    isMarked: false,
    isLeech: false,
    wrong: null,
    intervals: { 1: next, 2: next, 3: next, 4: next },
    ...part,
  }
}

/** A session that shows `card`. */
export function aSession(card: ShownCard | null, part: Partial<Session> = {}): Session {
  return {
    card,
    counts: { new: 0, learning: 0, review: 1 },
    done: 0,
    total: 1,
    waitingUntil: null,
    journal: { undo: null, redo: null },
    notice: null,
    ...part,
  }
}

/** A refusal as the client throws it. */
export class FakeRefusal extends Error {
  readonly where = null
  readonly code: 'turn_over' | 'disk_full' | 'nothing_to_undo'
  readonly sentence = 'No.'
  constructor(code: FakeRefusal['code']) {
    super(code)
    this.code = code
  }
}

/** A room whose calls are answered in turn by `replies`; what it asks and says is written down. */
export function aRoom(replies: (Session | Error | Promise<Session>)[]) {
  const asked: [string, unknown][] = []
  const said: { text: string; action: string | undefined }[] = []
  const world = { now: 0, isVisible: true, leaves: 0 }
  const reply = (name: string) => async (args: unknown) => {
    asked.push([name, args])
    const next = replies.shift()
    if (next === undefined) throw new Error(`Nothing answers ${name}.`)
    if (next instanceof Error) throw next
    return next
  }
  const verbs = ['begin', 'current', 'answer', 'bury', 'suspend', 'flag', 'mark', 'undo', 'redo'] as const
  const calls = Object.fromEntries(verbs.map(verb => [verb, reply(verb)])) as ReviewCalls
  const from: World = {
    calls,
    clock: () => world.now,
    isVisible: () => world.isVisible,
    refusalOf: error => (error instanceof FakeRefusal ? error : null),
    say: (text, action) => said.push({ text, action: action?.label }),
    hush: () => undefined,
    keepJournal: () => undefined,
    leave: () => {
      world.leaves += 1
    },
    scroll: () => undefined,
  }
  const review = createReview(from)
  return { review, asked, said, world, state: () => review.state.get() }
}

export const everything = { filter: null, ahead: false, beyond: false }
