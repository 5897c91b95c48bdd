import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newCard } from '../../../electron/scheduling/card.ts'
import { memoryAfter, memoryOf } from '../../../electron/scheduling/fsrs.ts'
import { disagreementOf, replay } from '../../../electron/scheduling/replay.ts'
import type { ReviewLine } from '../../../electron/scheduling/review-line.ts'
import { DAY_MS } from '../../../electron/scheduling/study-day.ts'
import { anyCard, graded, someOptions } from './builders.ts'

const options = someOptions()
const { card, lines } = graded(
  newCard(1),
  [
    { grade: 3, afterMs: 0 },
    { grade: 3, afterMs: 600_000 },
    { grade: 1, afterMs: 3 * DAY_MS },
  ],
  options,
)

function aLine(given: Partial<ReviewLine>): ReviewLine {
  const last = lines.at(-1)
  if (!last) throw new Error('no lines')
  return { ...last, ...given }
}

test('a log replayed gives the card’s memory, after any reviews', () => {
  fc.assert(
    fc.property(anyCard, one => {
      expect(replay(one.lines, one.options)).toEqual(memoryOf(one.card))
      expect(disagreementOf(one.card, one.lines, one.options)).toBeNull()
    }),
    { numRuns: 300 },
  )
})

describe('in a replay', () => {
  test('no reviews leave no memory', () => {
    expect(replay([], options)).toBeNull()
  })

  test('an imported line sets the memory it carries', () => {
    const imported = aLine({ kind: 'imported', grade: null, stabilityAfter: 30, difficultyAfter: 4 })
    expect(replay([...lines, imported], options)).toEqual({ stability: 30, difficulty: 4 })
    const review = aLine({ kind: 'review', grade: 3, elapsedDays: 30 })
    expect(replay([imported, review], options)).toEqual(
      memoryAfter({ stability: 30, difficulty: 4 }, 30, 3, options.parameters),
    )
  })

  test('a reset by hand empties the memory, another due day does not', () => {
    const manual = { kind: 'manual' as const, grade: null }
    expect(replay([...lines, aLine({ ...manual, stateAfter: 'new' })], options)).toBeNull()
    expect(replay([...lines, aLine({ ...manual, stateAfter: 'review' })], options)).toEqual(memoryOf(card))
  })

  test('a day given by hand to a card never reviewed brings its memory along', () => {
    const manual = aLine({ kind: 'manual', grade: null, stateAfter: 'review', stabilityAfter: 7 })
    expect(replay([manual], options)?.stability).toBe(7)
  })

  test('cramming changes nothing', () => {
    expect(replay([...lines, aLine({ kind: 'cram' })], options)).toEqual(memoryOf(card))
  })

  test('new parameters give another memory from the same log', () => {
    const parameters = options.parameters.map((w, index) => (index === 11 ? w / 2 : w))
    expect(replay(lines, { parameters })?.stability).not.toBe(card.stability)
  })
})

describe('a card that disagrees with its log is told in a sentence', () => {
  test('about memory', () => {
    expect(disagreementOf({ ...card, stability: 99 }, lines, options)).toContain('stability 99')
    expect(disagreementOf({ ...card, stability: null, difficulty: null }, lines, options)).toContain('empty')
  })

  test('about state and step', () => {
    expect(disagreementOf({ ...card, state: 'review' }, lines, options)).toContain('relearning')
    expect(disagreementOf({ ...card, step: 2 }, lines, options)).toContain('step 2')
  })

  test('about its last review', () => {
    expect(disagreementOf({ ...card, lastReview: 1 }, lines, options)).toContain('last review')
  })

  test('but the last digit of a memory is no disagreement', () => {
    expect(
      disagreementOf({ ...card, stability: (card.stability ?? 0) * (1 + 1e-9) }, lines, options),
    ).toBeNull()
  })

  test('a new card agrees with an empty log', () => {
    expect(disagreementOf(newCard(1), [], options)).toBeNull()
  })
})
