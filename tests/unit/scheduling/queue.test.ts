import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type DueReview,
  firstOfEachNote,
  limitsLeft,
  mixNew,
  mostUrgent,
  nextOf,
  orderNew,
  orderReviews,
} from '../../../electron/scheduling/queue.ts'

function due(id: number, topic: string, retrievability: number): DueReview {
  return { id, topic, retrievability }
}

const ids = (cards: readonly { id: number }[]) => cards.map(card => card.id)

const anyReviews = fc
  .array(
    fc.record({
      topic: fc.constantFrom('a', 'b', 'c', 'd'),
      retrievability: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { maxLength: 120 },
  )
  .map(cards => cards.map(({ topic, retrievability }, id) => due(id, topic, retrievability)))

describe('reviews', () => {
  test('come with those most likely forgotten first', () => {
    const cards = [due(1, 'a', 0.9), due(2, 'a', 0.5), due(3, 'b', 0.7)]
    expect(ids(orderReviews(cards))).toEqual([2, 3, 1])
  })

  test('change topics where another is about as urgent', () => {
    const cards = [
      due(1, 'a', 0.8),
      due(2, 'a', 0.81),
      due(3, 'a', 0.82),
      due(4, 'b', 0.83),
      due(5, 'c', 0.84),
    ]
    expect(ids(orderReviews(cards))).toEqual([1, 4, 2, 5, 3])
  })

  test('stay with a topic when no other is nearly as urgent', () => {
    const cards = [due(1, 'a', 0.4), due(2, 'a', 0.5), due(3, 'b', 0.9)]
    expect(ids(orderReviews(cards))).toEqual([1, 2, 3])
  })

  test('are cut to the most urgent before they are mixed', () => {
    const cards = [due(1, 'a', 0.5), due(2, 'a', 0.52), due(3, 'b', 0.54), due(4, 'c', 0.4)]
    expect(ids(orderReviews(cards, 2))).toEqual([4, 1])
    expect(orderReviews(cards, 0)).toEqual([])
    expect(orderReviews(cards, 99)).toHaveLength(4)
  })

  test('of equal urgency keep their order', () => {
    const cards = Array.from({ length: 50 }, (_, id) => due(id, 'a', 0.9))
    expect(ids(orderReviews(cards))).toEqual(ids(cards))
    expect(ids(orderReviews(cards, 7))).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  test('are all there, once each, and always in the same order', () => {
    fc.assert(
      fc.property(anyReviews, cards => {
        const ordered = orderReviews(cards)
        expect(ids(ordered).sort((one, other) => one - other)).toEqual(ids(cards))
        expect(orderReviews([...cards])).toEqual(ordered)
      }),
    )
  })

  test('repeat a topic only where nothing of another topic is near', () => {
    fc.assert(
      fc.property(anyReviews, cards => {
        const ordered = orderReviews(cards)
        for (const [index, card] of ordered.entries()) {
          if (card.topic !== ordered[index - 1]?.topic) continue
          const others = ordered.slice(index + 1).filter(later => later.topic !== card.topic)
          expect(others.every(other => other.retrievability > card.retrievability + 0.05)).toBe(true)
        }
      }),
    )
  })

  test('are never put off for cards much less urgent, nor twice in a row', () => {
    fc.assert(
      fc.property(anyReviews, cards => {
        const ordered = orderReviews(cards)
        for (const [index, card] of ordered.entries()) {
          const waiting = ordered.slice(index + 1).filter(later => later.retrievability < card.retrievability)
          if (waiting.length === 0) continue
          const next = Math.min(...waiting.map(one => one.retrievability))
          expect(card.retrievability).toBeLessThanOrEqual(next + 0.05)
          expect(ordered[index + 1]?.retrievability).toBe(next)
        }
      }),
    )
  })

  test('chosen as the most urgent are the first of all of them sorted', () => {
    fc.assert(
      fc.property(anyReviews, fc.integer({ min: 0, max: 130 }), (cards, limit) => {
        const sorted = [...cards].sort((one, other) => one.retrievability - other.retrievability)
        expect(mostUrgent(cards, limit)).toEqual(sorted.slice(0, limit))
      }),
    )
  })

  test('of a hundred thousand cards are ordered in a moment', () => {
    const cards = Array.from({ length: 100_000 }, (_, id) =>
      due(id, `topic ${(id * 7919) % 40}`, ((id * 31) % 9973) / 9973),
    )
    const start = performance.now()
    expect(orderReviews(cards, 200)).toHaveLength(200)
    expect(orderReviews(cards)).toHaveLength(100_000)
    // It takes some 70 ms; a step that is quadratic takes many seconds.
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

describe('new cards', () => {
  test('take turns by topic, each topic in its order', () => {
    const cards = ['a', 'a', 'a', 'b', 'c', 'b'].map((topic, id) => ({ id, topic }))
    expect(ids(orderNew(cards))).toEqual([0, 3, 4, 1, 5, 2])
  })

  test('are spread evenly among the reviews', () => {
    expect(mixNew([1, 2, 3, 4, 5, 6], [10, 20]).join(' ')).toBe('1 2 10 3 4 20 5 6')
    expect(mixNew([], [10, 20])).toEqual([10, 20])
    expect(mixNew([1, 2], [])).toEqual([1, 2])
    expect(mixNew([1, 2], [10, 20, 30, 40]).join(' ')).toBe('10 1 20 30 2 40')
  })

  test('leave no one out, and no gap more than one longer than another', () => {
    fc.assert(
      fc.property(fc.nat({ max: 80 }), fc.integer({ min: 1, max: 80 }), (reviewCount, newCount) => {
        const reviews = new Array<string>(reviewCount).fill('r')
        const mixed = mixNew(reviews, new Array<string>(newCount).fill('n')).join('')
        expect(mixed).toHaveLength(reviewCount + newCount)
        const gaps = mixed.split('n').map(gap => gap.length)
        expect(gaps).toHaveLength(newCount + 1)
        expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

test('of each note only the first card counts', () => {
  const cards = [7, 8, 7, 9, 8].map((noteId, id) => ({ id, noteId }))
  expect(ids(firstOfEachNote(cards))).toEqual([0, 1, 3])
})

test('limits left are never below nothing', () => {
  const limits = { newPerDay: 20, reviewsPerDay: 200 }
  expect(limitsLeft(limits, { new: 5, review: 300 })).toEqual({ new: 15, review: 0 })
})

describe('what comes next', () => {
  const now = 1_000_000

  test('is a learning card as soon as one is due', () => {
    expect(nextOf(now, false, now, 0)).toEqual({ is: 'learning' })
  })

  test('is the queue while no learning card is due', () => {
    expect(nextOf(now + 1, false, now, 60_000)).toEqual({ is: 'queue' })
    expect(nextOf(null, false, now, 0)).toEqual({ is: 'queue' })
  })

  test('is a learning card ahead of its time, or waiting for it, once the queue is empty', () => {
    expect(nextOf(now + 5000, true, now, 5000)).toEqual({ is: 'learning' })
    expect(nextOf(now + 5001, true, now, 5000)).toEqual({ is: 'wait', until: now + 5001 })
  })

  test('is nothing when nothing is left', () => {
    expect(nextOf(null, true, now, 5000)).toEqual({ is: 'done' })
  })
})
