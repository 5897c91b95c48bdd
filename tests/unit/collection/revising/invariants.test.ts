import fc from 'fast-check'
import { expect, test } from 'vitest'
import { all } from '../../../../electron/collection/db.ts'
import { reviewLines } from '../../../../electron/collection/review-lines.ts'
import { cardById } from '../../../../electron/collection/revising/card-rows.ts'
import { flag, mark } from '../../../../electron/collection/revising/marks.ts'
import { saveValue } from '../../../../electron/collection/settings.ts'
import type { CardId, Grade } from '../../../../electron/contract/core.ts'
import type { Session } from '../../../../electron/contract/review.ts'
import { defaultOptions } from '../../../../electron/scheduling/options.ts'
import { disagreementOf } from '../../../../electron/scheduling/replay.ts'
import { HOUR, MINUTE } from './given-card.ts'
import { World } from './world.ts'

type Step =
  | { is: 'grade'; grade: Grade }
  | { is: 'bury' | 'suspend'; whole: 'card' | 'note' }
  | { is: 'flag'; flag: number }
  | { is: 'mark'; isMarked: boolean }
  | { is: 'undo' | 'redo' | 'ahead' }
  | { is: 'wait'; ms: number }

const whole = fc.constantFrom<'card' | 'note'>('card', 'note')
const steps = fc.array(
  fc.oneof<fc.WeightedArbitrary<Step>[]>(
    {
      weight: 8,
      arbitrary: fc.record({ is: fc.constant('grade'), grade: fc.constantFrom<Grade>(1, 2, 3, 4) }),
    },
    { weight: 1, arbitrary: fc.record({ is: fc.constant('bury'), whole }) },
    { weight: 1, arbitrary: fc.record({ is: fc.constant('suspend'), whole }) },
    { weight: 1, arbitrary: fc.record({ is: fc.constant('flag'), flag: fc.nat(7) }) },
    { weight: 1, arbitrary: fc.record({ is: fc.constant('mark'), isMarked: fc.boolean() }) },
    { weight: 3, arbitrary: fc.record({ is: fc.constant('undo') }) },
    { weight: 2, arbitrary: fc.record({ is: fc.constant('redo') }) },
    { weight: 1, arbitrary: fc.record({ is: fc.constant('ahead') }) },
    {
      weight: 2,
      arbitrary: fc.record({ is: fc.constant('wait'), ms: fc.constantFrom(MINUTE, 15 * MINUTE, 20 * HOUR) }),
    },
  ),
  { maxLength: 30 },
)

/** Every row of every table that a user's action may change. */
function everyRow(world: World): string {
  const tables = [
    'card',
    'note',
    'note_tag',
    'deck',
    'review_log',
    'setting',
    'note_type',
    'field',
    'template',
  ]
  return JSON.stringify(
    tables.map(name => [name, all(world.collection.read, `SELECT * FROM ${name} ORDER BY 1, 2`)]),
  )
}

/** New cards that were never seen and logs without a past: what replay must explain is made in the test. */
async function aWorld(): Promise<World> {
  const world = await World.open()
  // Not through the settings' own way, which would be a step of undo.
  world.collection.tend(db => {
    const settings = { newPerDay: 4, reviewsPerDay: 3, leechThreshold: 2 }
    for (const [name, value] of Object.entries(settings)) saveValue(db, `settings.${name}`, value)
  })
  for (let index = 0; index < 9; index++) {
    world.card({ note: `note ${index % 6}`, deck: index % 2 ? 'A' : 'B::C' })
  }
  return world
}

function take(world: World, session: Session, step: Step): Session {
  const { card } = session
  switch (step.is) {
    case 'wait':
      world.wait(step.ms)
      return world.current()
    case 'ahead':
      return world.begin({ ahead: true })
    case 'undo':
      return session.journal.undo === null ? session : world.undo()
    case 'redo':
      return session.journal.redo === null ? session : world.redo()
    case 'grade':
      return card ? world.grade(card, step.grade) : session
    case 'bury':
    case 'suspend':
      return card ? world.setAside(step.is, card, step.whole) : session
    case 'flag':
      return card ? world.call(flag, { cardId: card.cardId, flag: step.flag }) : session
    case 'mark':
      return card ? world.call(mark, { noteId: card.noteId, isMarked: step.isMarked }) : session
  }
}

/** Every card's memory, state and last review are what its log says. */
function checkLogs(world: World): void {
  for (const { id } of all<{ id: number }>(world.collection.read, 'SELECT id FROM card')) {
    const lines = reviewLines(world.collection.read, id)
    expect(disagreementOf(cardById(world.collection.read, id), lines, defaultOptions)).toBeNull()
  }
}

/** What the session counts is what a queue built anew would hold. */
function checkCounts(world: World, session: Session): void {
  const { counts, done, total } = session
  expect(total).toBe(done + counts.new + counts.learning + counts.review)
  const held = world.collection.session.held
  world.collection.session.held = null
  const fresh = world.begin()
  expect(counts).toEqual(fresh.counts)
  expect(world.todayView().counts).toEqual(fresh.counts)
  world.collection.session.held = held
}

test('any sequence of actions keeps log, cards and counts in agreement; undoing all gives the start back', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async given => {
      const world = await aWorld()
      const start = everyRow(world)
      let session = world.begin()
      for (const step of given) {
        const before = everyRow(world)
        const labels = session.journal
        session = take(world, session, step)
        checkCounts(world, session)
        if (step.is === 'undo' && labels.undo !== null) {
          const after = everyRow(world)
          world.redo()
          expect(everyRow(world)).toBe(before)
          session = world.undo()
          expect(everyRow(world)).toBe(after)
        }
      }
      checkLogs(world)
      while (session.journal.undo !== null) session = world.undo()
      expect(everyRow(world)).toBe(start)
      expect(session.done).toBe(0)
      while (session.journal.redo !== null) session = world.redo()
      checkLogs(world)
      world.close()
    }),
    { numRuns: 60 },
  )
}, 120_000)

test('every step of undo and redo over a real session gives exactly the rows of that moment', async () => {
  const world = await aWorld()
  const moments = [everyRow(world)]
  let session = world.begin()
  const grades: Grade[] = [3, 1, 4, 2, 3, 3, 1, 1]
  for (const grade of grades) {
    if (session.card === null) break
    const shown: CardId = session.card.cardId
    session = world.grade(session.card, grade)
    expect(world.log().at(-1)).toMatchObject({ card_id: shown })
    moments.push(everyRow(world))
    world.wait(MINUTE)
    session = world.current()
  }
  for (let index = moments.length - 2; index >= 0; index--) {
    world.undo()
    expect(everyRow(world)).toBe(moments[index])
  }
  for (let index = 1; index < moments.length; index++) {
    world.redo()
    expect(everyRow(world)).toBe(moments[index])
  }
})
