import type { Letter } from '../../../../electron/contract/exam-attempt.ts'
import { createSitting, type SittingCalls } from '../../../../renderer/rooms/exam/sitting-session.ts'
import type { Attempt, OpenQuestion } from '../../../../renderer/rooms/exam/sitting-state.ts'

const letters: readonly Letter[] = ['A', 'B', 'C', 'D', 'E', 'F']

/** A question as it stands in an attempt; name only what matters. */
export function aQuestion(position: number, part: Partial<OpenQuestion> = {}): OpenQuestion {
  return {
    position,
    context: '',
    stem: `Question ${position}?`,
    options: letters.slice(0, 4).map(letter => ({ letter, html: letter })),
    choose: 1,
    chosen: [],
    struck: [],
    isFlagged: false,
    confidence: null,
    tookMs: 0,
    revealed: null,
    ...part,
  }
}

/** An attempt of these questions with ten minutes. */
export function anAttempt(questions: OpenQuestion[], part: Partial<Attempt> = {}): Attempt {
  return {
    examId: 1 as Attempt['examId'],
    blueprint: 'short',
    name: 'Short',
    mode: 'exam',
    seed: 1,
    startedAt: 0,
    limitMs: 600_000,
    leftMs: 600_000,
    isPaused: false,
    position: 1,
    unscored: 0,
    notes: [],
    questions,
    ...part,
  }
}

/** A refusal as the client throws it. */
export class FakeRefusal extends Error {
  readonly sentence = 'No.'
  readonly where = null
}

/** A sitting whose calls are written down and answered, or refused while `refuses` says so. */
export function aSitting(attempt: Attempt) {
  const world = { now: 0, refuses: false, ended: 0, left: 0 }
  const asked: [string, Record<string, unknown>][] = []
  const standing = { leftMs: 0, isPaused: false, answered: 0 }
  const revealed = {
    position: 1,
    right: ['B'],
    isRight: false,
    whys: {},
    reason: '',
    source: null,
    strip: null,
  }
  const reply = (name: string) => async (args: unknown) => {
    asked.push([name, args as Record<string, unknown>])
    if (world.refuses) throw new FakeRefusal('no')
    return name === 'reveal' ? revealed : name === 'abandon' ? true : standing
  }
  const verbs = ['save', 'keepTime', 'pause', 'resume', 'reveal', 'submit', 'abandon'] as const
  const sitting = createSitting(attempt, {
    calls: Object.fromEntries(verbs.map(verb => [verb, reply(verb)])) as unknown as SittingCalls,
    clock: () => world.now,
    refusalOf: error => (error instanceof FakeRefusal ? error : null),
    ended: () => {
      world.ended += 1
    },
    left: () => {
      world.left += 1
    },
  })
  /** Waits until every call so far is answered. */
  const settled = async () => {
    for (let step = 0; step < 20; step += 1) await Promise.resolve()
  }
  return { sitting, asked, world, settled, state: () => sitting.state.get() }
}
