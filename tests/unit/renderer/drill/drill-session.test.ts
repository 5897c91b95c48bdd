import { describe, expect, test } from 'vitest'
import type { CardId, NoteId, Owner } from '../../../../electron/contract/core.ts'
import type { Placed, Tile } from '../../../../electron/contract/map.ts'
import { createDrill, type DrillCalls } from '../../../../renderer/rooms/drill/drill-session.ts'
import { isAsking, outcomeOf, rightIn, tileOf } from '../../../../renderer/rooms/drill/drill-state.ts'
import { countedAs } from '../../../../renderer/rooms/drill/drill-words.ts'

const journal = { undo: null, redo: null }
const aTile = (id: number): Tile => ({
  ...{ cardId: id as CardId, noteId: id as NoteId, turn: `${id}-1`, state: 'new' },
  ...{ context: 'Amazon S3', question: `Duty ${id}` },
})
const aPlaced = (isRight: boolean): Placed => ({
  ...{ isRight, owner: 'aws', reason: 'Because.', awsPart: '', customerPart: '', source: null },
  ...{ grade: isRight ? 3 : 1, days: 1, dueAt: 0, journal, notice: null },
})

/** A drill of three duties of AWS, on a collection that exists in the test alone. */
async function aDrill(calls: Partial<DrillCalls> = {}) {
  const asked: { owner: Owner; tookMs: number }[] = []
  const said: string[] = []
  let clock = 0
  const drill = createDrill({
    calls: {
      drill: async () => [aTile(1), aTile(2), aTile(3)],
      place: async ({ owner, tookMs }) => {
        asked.push({ owner, tookMs })
        return aPlaced(owner === 'aws')
      },
      undo: async () => ({ label: 'Place on AWS', cardIds: [1 as CardId], journal }),
      redo: async () => ({ label: 'Place on AWS', cardIds: [1 as CardId], journal }),
      ...calls,
    },
    clock: () => clock,
    isVisible: () => true,
    refusalOf: error => (error instanceof Error ? { code: 'turn_over', sentence: error.message } : null),
    say: text => said.push(text),
    keepJournal: () => undefined,
    leave: () => undefined,
  })
  await drill.begin({ services: [], layer: null, count: 3, again: false })
  const wait = (ms: number) => {
    clock += ms
  }
  return { drill, asked, said, wait, state: () => drill.state.get() }
}

describe('placing', () => {
  test('gives the verdict at once and asks the next duty when told to', async () => {
    const { drill, state, asked, wait } = await aDrill()
    wait(1200)
    await drill.place('aws')
    expect(asked).toEqual([{ owner: 'aws', tookMs: 1200 }])
    expect(outcomeOf(state())?.placed.isRight).toBe(true)
    await drill.place('customer')
    expect(asked).toHaveLength(1)
    wait(9000)
    drill.next()
    wait(700)
    await drill.place('shared')
    expect(asked.at(-1)).toEqual({ owner: 'shared', tookMs: 700 })
    expect(rightIn(state())).toBe(1)
  })

  test('against the clock goes on by itself after a right one, and waits after a wrong one', async () => {
    const { drill, state } = await aDrill()
    drill.time()
    await drill.place('aws')
    expect([tileOf(state())?.cardId, isAsking(state())]).toEqual([2, true])
    await drill.place('customer')
    expect([tileOf(state())?.cardId, isAsking(state())]).toEqual([2, false])
  })

  test('a second press while the first is under way counts for nothing', async () => {
    const { drill, asked } = await aDrill()
    await Promise.all([drill.place('aws'), drill.place('aws')])
    expect(asked).toHaveLength(1)
  })

  test('a duty whose card has changed is left out, with a sentence', async () => {
    const { drill, state, said } = await aDrill({ place: () => Promise.reject(new Error('It has changed.')) })
    await drill.place('aws')
    expect(said).toEqual(['It has changed.'])
    expect(state().tiles?.map(({ cardId }) => cardId)).toEqual([2, 3])
  })
})

describe('undo', () => {
  test('leads back to the duty, and redo past it again', async () => {
    const { drill, state } = await aDrill()
    await drill.place('aws')
    drill.next()
    await drill.undo()
    expect([tileOf(state())?.cardId, isAsking(state())]).toEqual([1, true])
    await drill.redo()
    expect(outcomeOf(state())?.tile.cardId).toBe(1)
  })

  test('of something else says what it was', async () => {
    const { drill, said, state } = await aDrill({
      undo: async () => ({ label: 'Edit note', cardIds: [], journal }),
    })
    await drill.place('aws')
    await drill.undo()
    expect(said).toEqual(['Undone: Edit note'])
    expect(state().outcomes).toHaveLength(1)
  })
})

test('what a placement counted as', () => {
  expect(countedAs({ grade: 1, days: 0.01 })).toBe('Counted as Again, back tomorrow')
  expect(countedAs({ grade: 3, days: 9 })).toBe('Counted as Good, back in 9 days')
})
